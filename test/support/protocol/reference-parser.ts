/**
 * A second RESP parser to hold the decoder against: recursive, over the whole input at once, slow, and written from the
 * specification without a look at the decoder. It has no state to get wrong: what does not fit is thrown.
 * https://github.com/redis/redis-specifications/blob/master/protocol/RESP3.md, limits as in `api.md`.
 */
import { type Mode, ReplyError, RespMap, type RespValue } from '../../../src/protocol/index.ts';
import { type Delivery, inMode } from './deliveries.ts';

/** What a stream holds, as mode `buffer` gives it, and how it ends: whole, in the middle of a value, or with a fault. */
export interface Reading {
	readonly deliveries: Delivery[];
	readonly end: 'whole' | 'unfinished' | 'malformed';
}

class Malformed extends Error {}
class Unfinished extends Error {}

const DEPTH = 128;
const BULK = 512 * 1024 * 1024;
const ELEMENTS = 2 ** 31;
const SIGNED = /^([+-]?[0-9]+)$/;
const SUBSCRIPTIONS = ['subscribe', 'unsubscribe', 'psubscribe', 'punsubscribe', 'ssubscribe', 'sunsubscribe'];

/** A value that has its place among elements, or something that has none. */
type Item = { readonly value: RespValue } | 'attribute' | 'out of band' | 'end';

class Parser {
	readonly deliveries: Delivery[] = [];
	readonly #bytes: Buffer;
	/** What is read is counted and thrown away: a reply in mode `skip`, or an attribute. */
	#skips: boolean;
	#at = 0;

	constructor(bytes: Buffer, mode: Mode) {
		this.#bytes = bytes;
		this.#skips = mode === 'skip';
	}

	get done(): boolean {
		return this.#at === this.#bytes.length;
	}

	/** One value at top level, or what stands there instead. */
	next(): void {
		const item = this.#item(0);
		if (item === 'end') throw new Malformed();
		if (typeof item === 'string') return;
		const { value } = item;
		this.deliveries.push(value instanceof ReplyError ? ['error', value.message] : ['reply', value]);
	}

	/** `depth` aggregates are open around it. */
	#item(depth: number): Item {
		const line = this.#line();
		const rest = line.slice(1);
		switch (line[0]) {
			case '+':
				return { value: utf8(rest) };
			case '-':
				return { value: new ReplyError(utf8(rest)) };
			case ':':
				return { value: integer(rest) };
			case '(':
				return { value: BigInt(matched(SIGNED, rest).replace('+', '')) };
			case ',':
				return { value: double(rest) };
			case '#':
				return { value: matched(/^([tf])$/, rest) === 't' };
			case '_':
				if (rest !== '') throw new Malformed();
				return { value: null };
			case '$':
				if (rest === '-1') return { value: null };
				return { value: rest === '?' ? this.#parts(depth) : this.#body(length(rest, BULK)) };
			case '!':
				return { value: new ReplyError(this.#body(length(rest, BULK)).toString()) };
			case '=':
				return { value: this.#verbatim(length(rest, BULK)) };
			case '*':
				if (rest === '-1') return { value: null };
				return { value: this.#items(rest === '?' ? undefined : length(rest, ELEMENTS), 1, depth) };
			case '~':
				return { value: this.#items(rest === '?' ? undefined : length(rest, ELEMENTS), 1, depth) };
			case '%':
				return { value: new RespMap(this.#items(rest === '?' ? undefined : length(rest, ELEMENTS), 2, depth)) };
			case '|':
				this.#within(true, () => this.#items(length(rest, ELEMENTS), 2, depth));
				return 'attribute';
			case '>':
				return this.#push(length(rest, ELEMENTS), depth);
			case '.':
				if (rest !== '') throw new Malformed();
				return 'end';
			default:
				throw new Malformed();
		}
	}

	/** The elements of an aggregate, `count` times `each` or up to the end mark. */
	#items(count: number | undefined, each: number, depth: number): RespValue[] {
		if (depth >= DEPTH) throw new Malformed();
		const items: RespValue[] = [];
		while (count === undefined || items.length < count * each) {
			const item = this.#item(depth + 1);
			if (item === 'end') {
				if (count !== undefined || items.length % each !== 0) throw new Malformed();
				return items;
			}
			if (typeof item === 'object') items.push(item.value);
		}
		return items;
	}

	#push(count: number, depth: number): Item {
		if (count === 0) throw new Malformed();
		// A push is never thrown away.
		const items = this.#within(false, () => this.#items(count, 1, depth));
		const kind = typeof items[0] === 'string' || Buffer.isBuffer(items[0]) ? items[0].toString() : '';
		if (depth > 0 && SUBSCRIPTIONS.includes(kind)) return { value: items };
		this.deliveries.push(['push', items]);
		return 'out of band';
	}

	#within<T>(skips: boolean, parse: () => T): T {
		const outer = this.#skips;
		this.#skips = skips;
		const result = parse();
		this.#skips = outer;
		return result;
	}

	#parts(depth: number): Buffer {
		if (depth >= DEPTH) throw new Malformed();
		const parts: Buffer[] = [];
		let total = 0;
		for (;;) {
			const line = this.#line();
			if (line[0] !== ';') throw new Malformed();
			const size = length(line.slice(1), BULK);
			if (size === 0) return Buffer.concat(parts);
			total += size;
			if (total > BULK) throw new Malformed();
			parts.push(this.#body(size));
		}
	}

	#verbatim(size: number): Buffer {
		if (size < 4) throw new Malformed();
		const body = this.#body(size);
		if (!this.#skips && body[3] !== 0x3a) throw new Malformed();
		return body.subarray(4);
	}

	#body(size: number): Buffer {
		const end = this.#at + size;
		this.#expect(end, 0x0d);
		this.#expect(end + 1, 0x0a);
		const body = this.#bytes.subarray(this.#at, end);
		this.#at = end + 2;
		return body;
	}

	#expect(at: number, byte: number): void {
		if (at >= this.#bytes.length) throw new Unfinished();
		if (this.#bytes[at] !== byte) throw new Malformed();
	}

	/** The line from here on, as Latin-1 and without its end. */
	#line(): string {
		let end = this.#at;
		while (end < this.#bytes.length && this.#bytes[end] !== 0x0d && this.#bytes[end] !== 0x0a) end++;
		this.#expect(end, 0x0d);
		this.#expect(end + 1, 0x0a);
		const line = this.#bytes.toString('latin1', this.#at, end);
		this.#at = end + 2;
		return line;
	}
}

const utf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');

function matched(pattern: RegExp, text: string): string {
	const group = pattern.exec(text)?.[1];
	if (group === undefined) throw new Malformed();
	return group;
}

function integer(text: string): number | bigint {
	const digits = matched(SIGNED, text).replace('+', '');
	if (digits.replace('-', '').length > 20) throw new Malformed();
	const value = Number(digits);
	return Number.isSafeInteger(value) ? value + 0 : BigInt(digits);
}

function length(text: string, limit: number): number {
	const value = Number(matched(/^(0|[1-9][0-9]{0,19})$/, text));
	if (value > limit) throw new Malformed();
	return value;
}

function double(text: string): number {
	const special = /^([+-]?)inf$/i.exec(text);
	if (special !== null) return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	if (/^-?nan$/i.test(text)) return Number.NaN;
	return Number(matched(/^([+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]+)?)$/i, text));
}

/** Reads a whole stream. */
export function read(bytes: Buffer, mode: Mode = 'buffer'): Reading {
	const parser = new Parser(bytes, mode);
	const reading = (end: Reading['end']): Reading => ({ deliveries: inMode(parser.deliveries, mode), end });
	try {
		while (!parser.done) parser.next();
		return reading('whole');
	} catch (error) {
		if (error instanceof Malformed) return reading('malformed');
		if (error instanceof Unfinished) return reading('unfinished');
		throw error;
	}
}
