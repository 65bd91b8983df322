/**
 * Commands to bytes: https://redis.io/docs/latest/develop/reference/protocol-spec/#sending-commands-to-a-redis-server
 *
 * One command is encoded whole, or not at all: everything that can throw happens before the first byte is committed. Every length is
 * counted in the bytes that will be written; a length taken from `string.length` would let a value inject commands.
 */

import { isUint8Array } from 'node:util/types';

/** What a command is made of. Numbers and bigints are sent in decimal. */
export type CommandArgument = string | number | bigint | Uint8Array;

const TypedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const realLength = Object.getOwnPropertyDescriptor(TypedArray, 'byteLength')?.get as (this: Uint8Array) => number;

/** Bytes that will be written, whatever a property of that name says. */
const lengthOfBytes = (bytes: Uint8Array): number => realLength.call(bytes);

/** Strings from this length on, and all Buffers, travel as chunks of their own and are never copied into the text. */
const OWN_CHUNK_FROM = 4096;
const CACHED_LENGTHS = 1024;
const CACHED_HEADS = 64;

// '\r\n$12\r\n': ends the argument before it and heads the next one.
const separators: string[] = [];
for (let length = 0; length < CACHED_LENGTHS; length++) separators.push(`\r\n$${length}\r\n`);

const separatorOf = (length: number): string =>
	length < CACHED_LENGTHS ? (separators[length] as string) : `\r\n$${length}\r\n`;

/** The part of a frame that is the same for every call: `*3\r\n$3\r\nSET`. @throws TypeError for words outside ASCII */
export function headOf(words: readonly string[], argumentCount: number): string {
	let head = `*${words.length + argumentCount}`;
	for (const word of words) {
		if (word === '' || byteLengthOf(word) !== word.length) throw new TypeError('The name of a command is ASCII text');
		head += `${separatorOf(word.length)}${word}`;
	}
	return head;
}

/** Something with a fixed beginning; `heads[n]` caches it for `n` arguments. */
export interface Headed {
	readonly words: readonly string[];
	readonly heads: string[];
}

function cachedHead(headed: Headed, count: number): string {
	const cached = headed.heads[count];
	if (cached !== undefined) return cached;
	const head = headOf(headed.words, count);
	if (count < CACHED_HEADS) headed.heads[count] = head;
	return head;
}

/** Bytes of `text` in UTF-8, a lone surrogate counted as the U+FFFD that is written for it. */
function byteLengthOf(text: string): number {
	const length = text.length;
	if (length > 32) return Buffer.byteLength(text);
	for (let i = 0; i < length; i++) if (text.charCodeAt(i) > 127) return Buffer.byteLength(text);
	return length;
}

/** `index` counts from the name of a command, or from what comes after `command`. */
function notSendable(value: unknown, index: number, command?: Headed): TypeError {
	const what = value === null ? 'null' : Number.isNaN(value) ? 'NaN' : Array.isArray(value) ? 'an array' : typeof value;
	const place = command === undefined ? `Argument ${index}` : `${command.words.join(' ')}: argument ${index + 1}`;
	return new TypeError(`${place} is ${what}: a command takes strings, numbers, bigints, Buffers and Uint8Arrays`);
}

function numberText(value: number, index: number, command?: Headed): string {
	if (Number.isFinite(value)) return `${value}`;
	if (Number.isNaN(value)) throw notSendable(value, index, command);
	return value > 0 ? 'inf' : '-inf';
}

/** Checks arguments and counts their bytes, headers not included, without encoding them. @throws TypeError */
export function measure(args: readonly unknown[], command?: Headed): number {
	let bytes = 0;
	for (let i = 0; i < args.length; i++) {
		const value = args[i];
		if (typeof value === 'string') bytes += byteLengthOf(value);
		else if (typeof value === 'number') bytes += numberText(value, i, command).length;
		else if (typeof value === 'bigint') bytes += `${value}`.length;
		else if (isUint8Array(value)) bytes += lengthOfBytes(value);
		else throw notSendable(value, i, command);
	}
	return bytes;
}

/** Checks what a queued command would carry without encoding it. @throws TypeError naming the command and its place in the queue */
export function checkArguments(args: readonly unknown[], command: Headed, place: number): void {
	for (let i = 0; i < args.length; i++) {
		const value = args[i];
		if (typeof value === 'string' || typeof value === 'bigint' || isUint8Array(value)) continue;
		if (typeof value === 'number' && !Number.isNaN(value)) continue;
		throw new TypeError(`#${place} ${notSendable(value, i, command).message}`);
	}
}

/** The commands of one turn, joined for one write. */
export class WriteBatch {
	/** Bytes committed and not taken. */
	bytes = 0;
	#text = '';
	#ascii = true;
	#parts: Part[] = [];

	/**
	 * Commits one whole command.
	 *
	 * @throws TypeError for an argument that cannot be sent; the batch is then as before.
	 */
	append(command: Headed, args: readonly unknown[]): void {
		const count = args.length;
		let frame = cachedHead(command, count);
		// Characters of the frame; bytes beyond them belong to characters outside ASCII.
		let extra = 0;
		for (let i = 0; i < count; i++) {
			const value = args[i];
			if (typeof value === 'string') {
				const length = value.length;
				if (length >= OWN_CHUNK_FROM) return this.#appendParts(command, args);
				const bytes = byteLengthOf(value);
				extra += bytes - length;
				frame += separatorOf(bytes) + value;
			} else if (typeof value === 'number') {
				const text = numberText(value, i, command);
				frame += separatorOf(text.length) + text;
			} else return this.#appendParts(command, args);
		}
		if (extra > 0) this.#ascii = false;
		this.bytes += frame.length + 2 + extra;
		this.#text += `${frame}\r\n`;
	}

	/**
	 * Hands every part to `write`, in order, and empties the batch.
	 *
	 * @throws Error when a Buffer has fewer bytes than it had when it was committed; what follows it must not be written.
	 */
	take(write: (part: string | Buffer, encoding: 'latin1' | 'utf8') => void): void {
		const text = this.#text;
		const ascii = this.#ascii;
		const parts = this.#parts;
		this.clear();
		for (const { data, bytes, isAscii } of parts) {
			if (typeof data !== 'string' && lengthOfBytes(data) !== bytes) {
				throw new Error('A Buffer was detached or resized between the call and the write');
			}
			write(data, isAscii ? 'latin1' : 'utf8');
		}
		if (text !== '') write(text, ascii ? 'latin1' : 'utf8');
	}

	/** There are chunks beside the text: worth corking the socket for. */
	get hasParts(): boolean {
		return this.#parts.length > 0;
	}

	/** Forgets what was committed and not taken. */
	clear(): void {
		this.#text = '';
		this.#ascii = true;
		if (this.#parts.length > 0) this.#parts = [];
		this.bytes = 0;
	}

	#appendParts(command: Headed, args: readonly unknown[]): void {
		const parts = encodeParts(cachedHead(command, args.length), args, command);
		// Nothing throws from here on.
		for (const part of parts) {
			if (typeof part === 'string' && part.length < OWN_CHUNK_FROM) {
				const bytes = byteLengthOf(part);
				if (bytes !== part.length) this.#ascii = false;
				this.bytes += bytes;
				this.#text += part;
				continue;
			}
			if (this.#text !== '') {
				this.#parts.push({ data: this.#text, bytes: 0, isAscii: this.#ascii });
				this.#text = '';
				this.#ascii = true;
			}
			const bytes = typeof part === 'string' ? Buffer.byteLength(part) : lengthOfBytes(part);
			this.#parts.push({ data: part, bytes, isAscii: bytes === part.length });
			this.bytes += bytes;
		}
	}
}

/** A chunk of its own. `bytes` is what its header promises; for text it is not looked at again. */
interface Part {
	readonly data: string | Buffer;
	readonly bytes: number;
	readonly isAscii: boolean;
}

/** One frame as text and the chunks that stand on their own. @throws TypeError */
function encodeParts(head: string, args: readonly unknown[], command?: Headed): Array<string | Buffer> {
	const parts: Array<string | Buffer> = [];
	let text = head;
	for (let i = 0; i < args.length; i++) {
		const value = args[i];
		if (typeof value === 'string') {
			text += separatorOf(byteLengthOf(value));
			if (value.length < OWN_CHUNK_FROM) text += value;
			else {
				parts.push(text, value);
				text = '';
			}
		} else if (typeof value === 'number' || typeof value === 'bigint') {
			const digits = typeof value === 'number' ? numberText(value, i, command) : `${value}`;
			text += separatorOf(digits.length) + digits;
		} else if (isUint8Array(value)) {
			text += separatorOf(lengthOfBytes(value));
			parts.push(
				text,
				Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, lengthOfBytes(value)),
			);
			text = '';
		} else throw notSendable(value, i, command);
	}
	parts.push(`${text}\r\n`);
	return parts;
}

/**
 * Encodes one command, its name first: a string to be written as UTF-8, or, where it holds Buffers or long strings, an array of strings
 * (UTF-8) and Buffers to be written in order.
 *
 * @throws TypeError for null, undefined, booleans, NaN, symbols, functions and objects that are no Uint8Array; and for an empty command.
 */
export function encodeCommand(args: readonly CommandArgument[]): string | Array<string | Buffer> {
	if (args.length === 0) throw new TypeError('A command has a name');
	const parts = encodeParts(`*${args.length}`, args);
	return parts.length === 1 ? (parts[0] as string) : parts;
}
