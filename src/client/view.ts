/** How one view of a client wants its replies, and how long it waits for them. */
import type { Command, ReplyView } from '../commands/command.ts';
import type { CommandSpec } from '../commands/descriptor.ts';
import { retryOf } from '../commands/retry.ts';
import { bigintsOf, type ShapeName } from '../commands/shape.ts';
import { shapeReply } from '../commands/shapes.ts';
import type { RespValue } from '../protocol/types.ts';

/** What {@link Client.with} takes. */
export interface ViewOptions {
	/** Gives up waiting commands of this view; `undefined` for none. */
	signal?: AbortSignal | undefined;
	/** Milliseconds from the call to the reply; `undefined` for no bound. */
	timeout?: number | undefined;
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

const known: ReadonlySet<string> = new Set(['signal', 'timeout', 'decode'] satisfies (keyof ViewOptions)[]);

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
	/** Commands of this view need watching: they may be given up. */
	readonly guarded: boolean;

	constructor(options: ViewOptions, parent?: View) {
		if (typeof options !== 'object' || options === null) throw new TypeError('with() takes an object of options');
		for (const key of Object.keys(options)) if (!known.has(key)) throw new TypeError(`Unknown option ${key}`);
		const { signal, timeout } = { signal: parent?.signal, timeout: parent?.timeout, ...options };
		if (signal !== undefined && !(signal instanceof AbortSignal)) throw new TypeError('signal must be an AbortSignal');
		if (timeout !== undefined && !(Number.isFinite(timeout) && timeout >= 0))
			throw new TypeError('timeout must be milliseconds from 0');
		const decode = decodeOptions(options.decode);
		this.signal = signal;
		this.timeout = timeout;
		this.mode = decode.bulk ?? parent?.mode ?? 'string';
		this.integers = decode.integer ?? parent?.integers ?? 'number';
		this.message = decode.message ?? parent?.message ?? 'object';
		this.plain = this.integers === 'number';
		this.guarded = signal !== undefined || timeout !== undefined;
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

	mayResend(command: Command): boolean {
		return retryOf(command.spec, command.args) === 'read';
	}
}
