/**
 * Bytes from a client to commands, resumable at any byte.
 *
 *   idle ──'*n'──▶ arguments ──'$len'──▶ bulk ──bytes──▶ arguments … ──n-th──▶ idle
 *    ├──any other line──▶ an inline command
 *    └──malformed──▶ broken (nothing more is read)
 */
import type { ByteLog } from './byte-log.ts';

/** A command that a client sent. */
export interface ReceivedCommand {
	/** The first argument, upper case. */
	readonly name: string;
	/** All arguments, the name included. */
	readonly args: Buffer[];
	/** Offset of its first byte in what the connection has received. */
	readonly start: number;
	/** Offset behind its last byte. */
	readonly end: number;
}

/** Reads commands from a {@link ByteLog} as it grows. Each byte is looked at once. */
export class CommandReader {
	readonly #log: ByteLog;
	#start = 0;
	#position = 0;
	#searched = 0;
	#missing = 0;
	#bulk = -1;
	#args: Buffer[] = [];
	#broken: string | undefined = undefined;

	constructor(log: ByteLog) {
		this.#log = log;
	}

	/** What is wrong with the bytes at {@link position}, once something is. */
	get broken(): string | undefined {
		return this.#broken;
	}

	/** Offset up to which bytes have been understood. */
	get position(): number {
		return this.#start;
	}

	/** The next complete command, or `undefined` until more bytes come. */
	next(): ReceivedCommand | undefined {
		while (this.#broken === undefined) {
			if (this.#bulk >= 0) {
				if (!this.#takeBulk()) return undefined;
			} else {
				const line = this.#takeLine();
				if (line === undefined) return undefined;
				this.#header(line);
			}
			if (this.#broken === undefined && this.#missing === 0 && this.#bulk < 0) {
				const command = this.#complete();
				if (command !== undefined) return command;
			}
		}
		return undefined;
	}

	#header(line: string): void {
		if (this.#missing === 0) {
			if (line[0] === '*') this.#missing = this.#length(line, '*');
			else
				this.#args = line
					.split(/\s+/)
					.filter(Boolean)
					.map((word) => Buffer.from(word, 'latin1'));
		} else if (line[0] === '$') {
			this.#bulk = this.#length(line, '$');
		} else {
			this.#broken = `expected '$', got ${JSON.stringify(line.slice(0, 32))}`;
		}
	}

	#length(line: string, sign: string): number {
		const text = line.slice(1);
		if (/^\d{1,9}$/.test(text)) return Number(text);
		// The server ignores *-1 and *0 as it does an empty line.
		if (sign === '*' && text === '-1') return 0;
		this.#broken = `invalid length ${JSON.stringify(line.slice(0, 32))}`;
		return 0;
	}

	#takeLine(): string | undefined {
		const feed = this.#log.lineFeed(Math.max(this.#searched, this.#position));
		if (feed < 0) {
			this.#searched = this.#log.end;
			return undefined;
		}
		const line = this.#log.slice(this.#position, feed).toString('latin1');
		this.#position = feed + 1;
		if (line.endsWith('\r')) return line.slice(0, -1);
		if (/^[*$]/.test(line)) this.#broken = 'a line feed without a carriage return';
		return line;
	}

	#takeBulk(): boolean {
		const end = this.#position + this.#bulk;
		if (this.#log.end < end + 2) return false;
		if (this.#log.at(end) !== 13 || this.#log.at(end + 1) !== 10) {
			this.#broken = `a bulk string of ${this.#bulk} bytes that is longer or shorter`;
			return true;
		}
		this.#args.push(this.#log.slice(this.#position, end));
		this.#position = end + 2;
		this.#bulk = -1;
		this.#missing--;
		return true;
	}

	#complete(): ReceivedCommand | undefined {
		const args = this.#args;
		const start = this.#start;
		this.#args = [];
		this.#start = this.#position;
		const name = args[0]?.toString('latin1').toUpperCase();
		return name === undefined ? undefined : { name, args, start, end: this.#position };
	}
}
