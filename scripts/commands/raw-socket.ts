/**
 * A minimal RESP socket for the generator and its tests. It shares no code with `src`, so that what it sees of a
 * server can be used to check the client. One request at a time or many; replies come in order; no reconnecting.
 */
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';

/** An error reply. It is a value here: the caller decides whether it is a failure. */
export class RawError {
	readonly message: string;
	constructor(message: string) {
		this.message = message;
	}
}

/** What one reply is built from. `map` and `set` say what RESP3 aggregates become. */
export interface RawBuild {
	readonly buffers: boolean;
	map(flat: unknown[]): unknown;
	error(message: string): unknown;
}

const plain: RawBuild = {
	buffers: false,
	map: (flat) => {
		const object: Record<string, unknown> = Object.create(null);
		for (let i = 0; i < flat.length; i += 2) object[String(flat[i])] = flat[i + 1];
		return object;
	},
	error: (message) => new RawError(message),
};

/** Thrown inside the parser when the bytes end before the value does. */
const incomplete = Symbol('incomplete');

class Cursor {
	readonly bytes: Buffer;
	at: number;
	readonly build: RawBuild;
	constructor(bytes: Buffer, at: number, build: RawBuild) {
		this.bytes = bytes;
		this.at = at;
		this.build = build;
	}

	line(): string {
		const end = this.bytes.indexOf('\r\n', this.at, 'latin1');
		if (end < 0) throw incomplete;
		const text = this.bytes.toString('utf8', this.at, end);
		this.at = end + 2;
		return text;
	}

	bulk(length: number): Buffer {
		if (this.bytes.length < this.at + length + 2) throw incomplete;
		const part = Buffer.from(this.bytes.subarray(this.at, this.at + length));
		this.at += length + 2;
		return part;
	}

	many(count: number): unknown[] {
		const items: unknown[] = [];
		for (let i = 0; i < count; i++) items.push(this.value());
		return items;
	}

	/** Whether the value at the cursor is a push. */
	get isPush(): boolean {
		return this.bytes[this.at] === 0x3e;
	}

	value(): unknown {
		const line = this.line();
		const rest = line.slice(1);
		const count = Number(rest);
		const text = (bytes: Buffer): unknown => (this.build.buffers ? bytes : bytes.toString());
		switch (line[0]) {
			case '+':
				return rest;
			case '-':
				return this.build.error(rest);
			case ':':
				return Number.isSafeInteger(count) ? count : BigInt(rest);
			case '(':
				return BigInt(rest);
			case ',':
				return rest === 'inf' ? Infinity : rest === '-inf' ? -Infinity : Number(rest);
			case '#':
				return rest === 't';
			case '_':
				return null;
			case '$':
				return count < 0 ? null : text(this.bulk(count));
			case '=':
				return text(this.bulk(count).subarray(4));
			case '!':
				return this.build.error(this.bulk(count).toString());
			case '*':
				return count < 0 ? null : this.many(count);
			case '~':
			case '>':
				return this.many(count);
			case '%':
				return this.build.map(this.many(count * 2));
			case '|':
				this.many(count * 2);
				return this.value();
			default:
				throw new Error(`not RESP: ${JSON.stringify(line)}`);
		}
	}
}

export type RawArgument = string | number | Buffer;

/** Encodes one command as an array of bulk strings. */
export function encodeRaw(args: readonly RawArgument[]): Buffer {
	const parts: Buffer[] = [Buffer.from(`*${args.length}\r\n`)];
	for (const arg of args) {
		const bytes = typeof arg === 'object' ? arg : Buffer.from(String(arg));
		parts.push(Buffer.from(`$${bytes.length}\r\n`), bytes, Buffer.from('\r\n'));
	}
	return Buffer.concat(parts);
}

/** A reply, and the bytes that it was. */
export interface RawReply {
	readonly value: unknown;
	readonly wire: Buffer;
}

interface Waiter {
	readonly build: RawBuild;
	resolve(reply: RawReply): void;
	reject(error: Error): void;
}

/** One connection. */
export class RawSocket {
	readonly #socket: Socket;
	readonly #waiters: Waiter[] = [];
	#bytes: Buffer = Buffer.alloc(0);
	/** Pushes seen so far. */
	readonly pushes: unknown[] = [];

	private constructor(socket: Socket) {
		this.#socket = socket;
		socket.on('data', (chunk) => this.#receive(chunk));
		socket.on('error', (error) => this.#fail(error));
		socket.on('close', () => this.#fail(new Error('the connection was closed')));
	}

	/** Connects to 127.0.0.1 and, with `protocol` 3, says HELLO 3. */
	static async connect(port: number, protocol: 2 | 3 = 2): Promise<RawSocket> {
		const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
		await once(socket, 'connect');
		const raw = new RawSocket(socket);
		if (protocol === 3) await raw.call(['HELLO', 3]);
		return raw;
	}

	/** Sends one command; an error reply resolves to a {@link RawError}. */
	async send(args: readonly RawArgument[], build: RawBuild = plain): Promise<unknown> {
		return (await this.exchange(args, build)).value;
	}

	/** Sends one command and tells the bytes of the reply, too. */
	exchange(args: readonly RawArgument[], build: RawBuild = plain): Promise<RawReply> {
		return new Promise((resolve, reject) => {
			this.#waiters.push({ build, resolve, reject });
			this.#socket.write(encodeRaw(args));
		});
	}

	/** Sends one command; an error reply rejects. */
	async call(args: readonly RawArgument[], build: RawBuild = plain): Promise<unknown> {
		const value = await this.send(args, build);
		if (value instanceof RawError) throw new Error(`${args.join(' ')}: ${value.message}`);
		return value;
	}

	/** Writes bytes that will not be answered. */
	write(args: readonly RawArgument[]): void {
		this.#socket.write(encodeRaw(args));
	}

	close(): void {
		this.#socket.destroy();
	}

	#receive(chunk: Buffer): void {
		this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
		let at = 0;
		while (at < this.#bytes.length) {
			const cursor = new Cursor(this.#bytes, at, this.#waiters[0]?.build ?? plain);
			try {
				const push = cursor.isPush;
				const value = cursor.value();
				if (push) this.pushes.push(value);
				else this.#waiters.shift()?.resolve({ value, wire: Buffer.from(this.#bytes.subarray(at, cursor.at)) });
			} catch (error) {
				if (error !== incomplete) throw error;
				break;
			}
			at = cursor.at;
		}
		this.#bytes = this.#bytes.subarray(at);
	}

	#fail(error: Error): void {
		for (const waiter of this.#waiters.splice(0)) waiter.reject(error);
	}
}
