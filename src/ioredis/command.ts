/**
 * One command of the facade: ioredis's `Command`, and at the same time what a connection carries.
 *
 *   waiting ──▶ sent ──reply──▶ resolved or rejected
 *      └── given up (time, disconnect, max retries) ──▶ rejected; if it was sent, its reply is eaten when it comes
 */
import calculateSlot from 'cluster-key-slot';
import type { Executable, Holder } from '../commands/command.ts';
import { blockMs, keyIndexes, patternIndexes, redact } from '../commands/spec.ts';
import type { ReplyError } from '../core/errors.ts';
import { encodeCommand, type WriteBatch } from '../protocol/encoder.ts';
import type { Mode, RespValue } from '../protocol/types.ts';
import { prefixed, textual } from './arguments.ts';
import type { Anything, NodeCallback } from './callback.ts';
import { mapped } from './reply-mapping.ts';
import type { ScriptMarks } from './script-marks.ts';
import { Settlement } from './settlement.ts';
import { type ArgumentTransformer, type Mapping, type ReplyTransformer, registry } from './transformers.ts';
import { hasFlag, type Verb, verbOf } from './verb.ts';
import { FLAGS } from './verbs.generated.ts';

/** What may stand among the arguments. Everything else is made text. */
export type ArgumentType = string | Buffer | number | bigint | null | undefined | object;

export interface CommandOptions {
	/** `"utf8"` for text; without it replies are Buffers. */
	replyEncoding?: BufferEncoding | null;
	/** The caller's stack, for `showFriendlyErrorStack`. */
	errorStack?: Error;
	keyPrefix?: string | Buffer | null;
	/** A replica may run it. */
	readOnly?: boolean;
}

/** What a command needs to know of the client that sends it. */
export interface ReplyContext extends Mapping {
	/** The server refused the command. True: it will be tried again, and nobody hears of it. */
	refused(command: Command, error: ReplyError): boolean;
}

/** A script that was defined as a command. */
export interface DefinedScript {
	/** Decides whether its text goes along. */
	prepare(command: Command, marks: ScriptMarks): void;
	/** Names the command as it would be sent now. */
	announce(command: Command, marks: ScriptMarks): void;
	/** The server refused it. True: it does not have the script, and the command is to be sent again. */
	refused(command: Command, error: ReplyError, marks: ScriptMarks): boolean;
	/** The same inside a transaction, where it cannot be sent again. */
	failed(error: ReplyError): void;
}

const LEGACY: Mapping = { protocol: 2, replyMapping: 'legacy', stringNumbers: false };

export class Command extends Settlement implements Executable {
	name: string;
	args: Array<string | Buffer>;
	verb: Verb;
	/** Between MULTI and EXEC. */
	inTransaction = false;
	isReadOnly: boolean;
	/** Its pipeline leaves its outcome out. */
	ignore = false;
	isTraced = false;
	replyEncoding: BufferEncoding | null;
	/** The script that it runs, if it runs one that was defined. */
	script: DefinedScript | undefined = undefined;
	context: ReplyContext | undefined = undefined;
	/** The database in which it was, or would have been, sent. */
	database = 0;
	holder: Holder | undefined = undefined;
	attempts = 0;
	deadline = 0;
	/** Names of sets of commands, as `checkFlag` knows them. */
	static FLAGS: Readonly<Record<string, readonly string[]>> = FLAGS;
	/** The registry, as some packages read it. */
	static _transformer: typeof registry = registry;

	/** Whether `commandName` is in the set `flagName`. */
	static checkFlag(flagName: string, commandName: string): boolean {
		return hasFlag(flagName, commandName);
	}

	/** Replaces what is done to the arguments of `name` before they are sent. */
	static setArgumentTransformer(name: string, transformer: ArgumentTransformer): void {
		registry.argument[name.toLowerCase()] = transformer;
	}

	/** Replaces what is done to replies of `name`. */
	static setReplyTransformer(name: string, transformer: ReplyTransformer): void {
		registry.reply[name.toLowerCase()] = transformer;
	}

	/** `args` are flattened by one level. Without `replyEncoding` replies are Buffers. */
	constructor(
		name: string,
		args: readonly unknown[] = [],
		options?: CommandOptions,
		callback?: NodeCallback<Anything>,
	) {
		super();
		const verb = verbOf(name);
		this.name = name;
		this.verb = verb;
		this.callback = callback;
		this.replyEncoding = options?.replyEncoding ?? null;
		this.isReadOnly = options?.readOnly === true;
		const transformer = registry.argument[verb.lower];
		let given = args;
		if (transformer !== undefined) given = transformer(args.flat());
		this.args = textual(given);
		if (options === undefined) return;
		const { keyPrefix, errorStack } = options;
		if (keyPrefix !== undefined && keyPrefix !== null && keyPrefix.length > 0) {
			this.getKeys((key) => prefixed(keyPrefix, key));
		}
		if (errorStack !== undefined) this.more().errorStack = errorStack.stack;
	}

	/** The hash slot of its first key; `null` without one. */
	getSlot(): number | null {
		const key = this.getKeys()[0];
		return key === undefined ? null : calculateSlot(key);
	}

	/** Its keys, as far as ioredis knows the command; each is replaced by what `replace` makes of it. */
	getKeys(replace?: (key: string | Buffer) => string | Buffer): Array<string | Buffer> {
		const { spec, isForeign } = this.verb;
		if (isForeign) return [];
		// Channels of shards count, as they do in ioredis.
		const places = [...keyIndexes(spec, this.args), ...patternIndexes(spec, this.args)];
		for (const { channel, begin } of spec.keys) {
			if (!channel) continue;
			const last = this.verb.kind === 0 ? begin : this.args.length - 1;
			for (let i = begin; i <= last; i++) places.push(i);
		}
		places.sort((a, b) => a - b);
		if (replace !== undefined) for (const place of places) this.args[place] = replace(this.args[place] as string);
		return places.map((place) => this.args[place] as string | Buffer);
	}

	/** Its bytes. */
	toWritable(): string | Buffer {
		const encoded = encodeCommand([this.name, ...this.args]);
		if (typeof encoded === 'string') return encoded;
		return Buffer.concat(encoded.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
	}

	/** The arguments are text and Buffers already. */
	stringifyArguments(): void {
		this.args = textual(this.args);
	}

	/** How its reply is to be read. */
	setReplyContext(context: ReplyContext): void {
		this.context = context;
	}

	/** Its reply is read by `unpack`, and by nothing else. */
	set unpack(unpack: (value: unknown, mapping: Mapping) => unknown) {
		this.more().unpack = unpack;
	}

	/** What the caller gets for this reply. */
	override transformReply(value: unknown, mapping: Mapping = this.context ?? LEGACY): unknown {
		const unpack = this.extras?.unpack;
		if (unpack !== undefined) return unpack(value, mapping);
		const natural = this.#mapped(value, mapping);
		const transformer = registry.reply[this.verb.lower];
		if (transformer === undefined) return natural;
		const { protocol, replyMapping } = mapping;
		return transformer(natural, { commandName: this.verb.lower, protocol, replyMapping });
	}

	/** Its own timeout in milliseconds, 0 for ever, `null` for a BLOCK option that is missing, `undefined` for what does not block. */
	extractBlockingTimeout(): number | null | undefined {
		if (!hasFlag('BLOCKING_COMMANDS', this.name)) return undefined;
		const own = blockMs(this.verb.spec, this.args);
		return own < 0 ? null : own;
	}

	// Executable

	get mode(): Mode {
		if (this.settled) return 'skip';
		return this.replyEncoding === null ? 'buffer' : 'string';
	}

	get follows(): boolean {
		return true;
	}

	get allowance(): number {
		return 0;
	}

	get mayWait(): boolean {
		return true;
	}

	/** Nothing here waits by this clock. */
	get since(): number {
		return 0;
	}

	set since(_time: number) {}

	get mayChange(): boolean {
		return true;
	}

	get mayRide(): boolean {
		return false;
	}

	measure(): number {
		let bytes = 0;
		for (const arg of this.args) bytes += arg.length;
		return bytes;
	}

	mayResend(): boolean {
		return false;
	}

	unsend(): boolean {
		return true;
	}

	encode(batch: WriteBatch): void {
		batch.append(this.verb, this.verb.isOdd ? [this.name, ...this.args] : this.args);
	}

	reply(value: RespValue): boolean {
		this.answered(value);
		return true;
	}

	refuse(error: ReplyError): boolean {
		if (!this.settled && this.context?.refused(this, error) === true) return true;
		if (this.remaining > 0) this.remaining = 0;
		this.fail(this.settled ? error : this.blamed(error));
		return true;
	}

	/** Its last confirmation: resolves with the count that it told. */
	conclude(count: unknown): void {
		this.remaining = 0;
		this.answered(count);
	}

	/** The error, with what it was the answer to; secrets left out. */
	blamed(error: Error): Error {
		const args = redact(this.verb.spec, this.args);
		Object.defineProperty(error, 'command', {
			value: { name: this.name, args },
			writable: true,
			enumerable: true,
			configurable: true,
		});
		const stack = this.extras?.errorStack;
		if (stack !== undefined) error.stack = `${error.name}: ${error.message}\n${stack.slice(stack.indexOf('\n') + 1)}`;
		return error;
	}

	#mapped(value: unknown, mapping: Mapping): unknown {
		const buffers = this.replyEncoding === null;
		return typeof value === 'string' && !buffers ? value : mapped(value as RespValue, mapping, buffers);
	}

	protected override asTold(value: unknown): unknown {
		return this.extras?.unpack === undefined ? this.#mapped(value, this.context ?? LEGACY) : value;
	}

	protected override letGo(): void {
		this.holder = undefined;
		// Confirmations that still come must be recognised.
		if (this.remaining === 0) this.context = undefined;
	}
}
