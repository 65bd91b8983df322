/** How one view of a client wants its replies, and how long it waits for them. */
import type { Command, ReplyView } from '../commands/command.ts';
import type { CommandSpec } from '../commands/descriptor.ts';
import { retryOf } from '../commands/retry.ts';
import { bigintsOf, type ShapeName } from '../commands/shape.ts';
import { shapeReply } from '../commands/shapes.ts';
import { ReplyError } from '../core/errors.ts';
import type { RespValue } from '../protocol/types.ts';

/**
 * What is sent again when its connection was lost before the reply came.
 *
 * `'reads'`: read-only commands, and what was never written. `'idempotent'`: also what has the same effect twice (SET, DEL, HSET …, never
 * their NX, XX, GET or IF… forms). `'never'`: nothing, not even what was never written. A function decides for each command by its name,
 * its arguments and the cause; what it lets through may run twice. Pipelines and MULTI blocks are only sent again when no byte was written.
 *
 * A plain command that the server refused for the time being (LOADING, BUSY, MASTERDOWN, READONLY) did not run: it is sent again while
 * `maxWait` lasts, unless the policy says never.
 */
export type RetryPolicy =
	| 'reads'
	| 'idempotent'
	| 'never'
	| ((command: { readonly name: string; readonly args: readonly unknown[] }, cause: unknown) => boolean);

export const isRetryPolicy = (value: unknown): value is RetryPolicy =>
	typeof value === 'function' || value === 'reads' || value === 'idempotent' || value === 'never';

/** What {@link Client.with} takes. */
export interface ViewOptions {
	/** Gives up waiting commands of this view; `undefined` for none. */
	signal?: AbortSignal | undefined;
	/** Milliseconds from the call to the reply; `undefined` for no bound. */
	timeout?: number | undefined;
	/** What is sent again, and when; see {@link RetryPolicy}. @default that of the client */
	retry?: RetryPolicy;
	/** `'buffer'` gives bulk strings as Buffers; an object chooses in detail. */
	decode?: 'string' | 'buffer' | DecodeOptions;
}

export interface DecodeOptions {
	/** Bulk strings. @default 'string' */
	bulk?: 'string' | 'buffer';
	/** `'bigint'` gives every integer reply as bigint; else only those beyond 2^53. @default 'number' */
	integer?: 'number' | 'bigint';
	/** Fields of stream entries: an object, or pairs. @default 'object' */
	message?: 'object' | 'pairs';
}

const known: ReadonlySet<string> = new Set(['signal', 'timeout', 'retry', 'decode'] satisfies (keyof ViewOptions)[]);

function decodeOptions(given: ViewOptions['decode']): DecodeOptions {
	if (given === undefined) return {};
	const options: DecodeOptions = typeof given === 'string' ? { bulk: given } : given;
	const known: Record<string, readonly unknown[]> = {
		bulk: ['string', 'buffer'],
		integer: ['number', 'bigint'],
		message: ['object', 'pairs'],
	};
	for (const [key, value] of Object.entries(options)) {
		if (known[key]?.includes(value) !== true)
			throw new TypeError(`decode.${key} must be one of ${known[key]?.join(', ') ?? 'nothing: unknown option'}`);
	}
	return options;
}

export class View implements ReplyView {
	readonly mode: 'string' | 'buffer';
	readonly integers: 'number' | 'bigint';
	readonly message: 'object' | 'pairs';
	readonly plain: boolean;
	readonly signal: AbortSignal | undefined;
	readonly timeout: number | undefined;
	/** As `timeout`, for what does not block by its own words: that of the client where the view has none. */
	readonly commandTimeout: number | undefined;
	readonly #clientTimeout: number | undefined;
	readonly retry: RetryPolicy;
	/** Commands of this view need watching: they may be given up. */
	readonly guarded: boolean;

	/** `clientTimeout` is for the first view of a client, which has no parent. */
	constructor(options: ViewOptions, parent?: View, clientTimeout?: number) {
		if (typeof options !== 'object' || options === null) throw new TypeError('with() takes an object of options');
		for (const key of Object.keys(options)) if (!known.has(key)) throw new TypeError(`Unknown option ${key}`);
		const { signal, timeout } = { signal: parent?.signal, timeout: parent?.timeout, ...options };
		const retry = options.retry ?? parent?.retry ?? 'reads';
		if (!isRetryPolicy(retry)) throw new TypeError("retry must be 'reads', 'idempotent', 'never' or a function");
		if (signal !== undefined && !(signal instanceof AbortSignal)) throw new TypeError('signal must be an AbortSignal');
		if (timeout !== undefined && !(Number.isFinite(timeout) && timeout >= 0))
			throw new TypeError('timeout must be milliseconds from 0');
		const decode = decodeOptions(options.decode);
		this.signal = signal;
		this.timeout = timeout;
		this.#clientTimeout = parent === undefined ? clientTimeout : parent.#clientTimeout;
		this.commandTimeout = timeout ?? this.#clientTimeout;
		this.retry = retry;
		this.mode = decode.bulk ?? parent?.mode ?? 'string';
		this.integers = decode.integer ?? parent?.integers ?? 'number';
		this.message = decode.message ?? parent?.message ?? 'object';
		this.plain = this.integers === 'number';
		this.guarded = signal !== undefined || this.commandTimeout !== undefined;
	}

	derive(options: ViewOptions): View {
		return new View(options, this);
	}

	shape(spec: CommandSpec, args: readonly unknown[], value: RespValue): unknown {
		const shape = shapeReply(spec.shape as ShapeName);
		const { message, integers: integer } = this;
		const given = integer === 'bigint' ? bigintsOf(value) : value;
		return shape === undefined ? given : shape(given, { buffers: this.mode === 'buffer', message, integer, args });
	}

	get retries(): boolean {
		return this.retry !== 'never';
	}

	mayResend(command: Command, cause: unknown): boolean {
		const { retry } = this;
		if (retry === 'never') return false;
		if (typeof retry === 'function') return asked(retry, command, cause);
		// Refused with what proves that it did not run.
		if (cause instanceof ReplyError) return true;
		const category = retryOf(command.spec, command.args);
		return category === 'read' || (retry === 'idempotent' && category === 'last-wins');
	}
}

/** A policy that throws has not said yes. */
function asked(policy: Exclude<RetryPolicy, string>, command: Command, cause: unknown): boolean {
	try {
		return policy({ name: command.name, args: command.args }, cause) === true;
	} catch (error) {
		process.emitWarning(error as Error);
		return false;
	}
}
