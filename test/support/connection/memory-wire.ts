/** A byte stream in memory: a connection holds one end of it, the test plays the server at the other. */
import { Duplex } from 'node:stream';
import { Decoder, type RespValue } from '../../../src/protocol/index.ts';
import { encodeReply, type ReplyValue, resp } from '../../../src/testing/index.ts';

/** What a server says to HELLO 3, and to the two CLIENT SETINFO behind it. */
export const WELCOME: string = [
	new Map<string, ReplyValue>([
		['server', 'redis'],
		['version', '7.4.0'],
		['proto', 3],
		['id', 7],
		['mode', 'standalone'],
		['role', 'master'],
		['modules', []],
	]),
	resp.simple('OK'),
	resp.simple('OK'),
]
	.map((value) => encodeReply(value, 3).toString('latin1'))
	.join('');

/** A command as it goes on the wire, in Latin-1. */
export function frame(...words: readonly (string | Uint8Array)[]): string {
	return encodeReply([...words]).toString('latin1');
}

export class MemoryWire extends Duplex {
	/** Looked for by the transport, as on a socket. */
	connecting: boolean;
	/** One element for each write that reached the stream, in Latin-1. */
	readonly writes: string[] = [];
	/** As `ref` and `unref` left it. */
	held = true;
	/** Thrown by the next write, synchronously. */
	refuseWith: Error | undefined = undefined;
	/** Called with each write. */
	onWrite: ((bytes: string) => void) | undefined = undefined;
	readonly #commands: string[][] = [];
	readonly #reader: Decoder = new Decoder({
		onReply: (value: RespValue) => void this.#commands.push(value as string[]),
		onError: () => {},
		onPush: () => {},
		mode: () => 'string',
	});

	#blocked = false;
	#unblock: (() => void) | undefined = undefined;

	constructor(connecting = false, writableHighWaterMark = 16_384) {
		super({ autoDestroy: false, writableHighWaterMark });
		this.connecting = connecting;
	}

	override _read(): void {}

	override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
		this.#wrote(chunk);
		this.#done(done);
	}

	override _writev(chunks: Array<{ chunk: Buffer }>, done: (error?: Error) => void): void {
		this.#wrote(Buffer.concat(chunks.map((each) => each.chunk)));
		this.#done(done);
	}

	/** The peer stops reading: one more write gets through, the others wait. */
	block(): void {
		this.#blocked = true;
	}

	/** The peer reads again. */
	unblock(): void {
		this.#blocked = false;
		const unblock = this.#unblock;
		this.#unblock = undefined;
		unblock?.();
	}

	/** Everything written so far. */
	get sent(): string {
		return this.writes.join('');
	}

	/** Whole commands written so far, words as strings. */
	get commands(): ReadonlyArray<readonly string[]> {
		return this.#commands;
	}

	/** The same as text, one command each. */
	get lines(): string[] {
		return this.#commands.map((words) => words.join(' '));
	}

	/** Looks no more at what was written so far. */
	forget(): void {
		this.writes.length = 0;
		this.#commands.length = 0;
	}

	/** The connection is made. */
	open(): void {
		this.connecting = false;
		this.emit('connect');
	}

	/** Bytes come from the server, in this very moment and in one piece. */
	say(bytes: string | Uint8Array): void {
		if (!this.destroyed)
			this.emit('data', typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes));
	}

	/** The server hangs up. */
	fin(): void {
		if (!this.destroyed) this.emit('end');
	}

	/** The socket fails. `close` follows in a turn of its own, as on a socket. */
	fail(error: Error): void {
		this.destroy(error);
	}

	ref(): this {
		this.held = true;
		return this;
	}

	unref(): this {
		this.held = false;
		return this;
	}

	#done(done: () => void): void {
		if (this.#blocked) this.#unblock = done;
		else done();
	}

	#wrote(chunk: Buffer): void {
		if (this.refuseWith !== undefined) throw this.refuseWith;
		const bytes = chunk.toString('latin1');
		this.writes.push(bytes);
		this.#reader.write(chunk);
		this.onWrite?.(bytes);
	}
}

/** Resolves after everything that is due in this turn of the event loop, next ticks and promises included. */
export function turn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
