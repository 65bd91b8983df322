/**
 * Values to RESP bytes, the way a server sends them: what a scripted server answers and what decoders are tested against.
 * Written apart from `src/protocol/`, so that the two can be held against each other.
 * RESP3 specification: https://github.com/redis/redis-specifications/blob/master/protocol/RESP3.md
 */
import { RespMap } from '../protocol/types.ts';

/** The protocol of a connection. */
export type Protocol = 2 | 3;

/**
 * A value of a server's reply. Plain values go out as the nearest type: strings and bytes as bulk strings, whole numbers and bigints of
 * 64 bits as integers, other numbers as doubles, larger bigints as big numbers, arrays, `Map`, `Set`, `null` and booleans as what they are, an `Error` as an error reply.
 * Everything else is made by {@link resp}. Under RESP2 types that it lacks become what servers make of them.
 */
export type ReplyValue =
	| string
	| Uint8Array
	| number
	| bigint
	| boolean
	| null
	| Error
	| RespMap
	| readonly ReplyValue[]
	| ReadonlySet<ReplyValue>
	| ReadonlyMap<ReplyValue, ReplyValue>
	| TaggedReply;

type Emit = (writer: ReplyWriter) => void;

/** A value of an explicit RESP type, made by {@link resp}. */
export class TaggedReply {
	/** Name of the type, for messages. */
	readonly type: string;
	readonly #emit: Emit;
	constructor(type: string, emit: Emit) {
		this.type = type;
		this.#emit = emit;
	}
	/** Writes the value; called by {@link encodeReply}. */
	writeTo(writer: ReplyWriter): void {
		this.#emit(writer);
	}
}

/** A reply in the making. */
export class ReplyWriter {
	readonly protocol: Protocol;
	readonly #parts: Buffer[] = [];
	constructor(protocol: Protocol) {
		this.protocol = protocol;
	}

	/** The bytes written so far. */
	bytes(): Buffer {
		return Buffer.concat(this.#parts);
	}

	/** A line: type, text, CR LF. @throws TypeError when the text has a line break. */
	line(type: string, text: string | number | bigint): void {
		if (/[\r\n]/.test(String(text))) throw new TypeError(`A line of RESP cannot hold ${JSON.stringify(text)}`);
		this.#parts.push(Buffer.from(`${type}${text}\r\n`));
	}

	/** Bytes as they stand. */
	raw(bytes: string | Uint8Array): void {
		this.#parts.push(Buffer.from(bytes));
	}

	/** A length, bytes, CR LF. */
	blob(type: string, value: string | Uint8Array): void {
		const bytes = typeof value === 'string' ? Buffer.from(value) : value;
		this.line(type, bytes.length);
		this.#parts.push(Buffer.from(bytes), Buffer.from('\r\n'));
	}

	/** A header with the number of elements, then these. */
	aggregate(type: string, count: number, items: Iterable<ReplyValue>): void {
		this.line(type, count);
		for (const item of items) this.value(item);
	}

	/** Any value. */
	value(value: ReplyValue): void {
		if (value instanceof TaggedReply) value.writeTo(this);
		else if (typeof value === 'string' || value instanceof Uint8Array) this.blob('$', value);
		else if (typeof value === 'number') this.#number(value);
		else if (typeof value === 'bigint') this.#bigint(value);
		else if (typeof value === 'boolean') resp.boolean(value).writeTo(this);
		else if (value === null) resp.null().writeTo(this);
		else if (value instanceof Error) this.line('-', value.message);
		else if (value instanceof RespMap) resp.map(pairs(value.flat as ReplyValue[])).writeTo(this);
		else if (value instanceof Map) resp.map(value).writeTo(this);
		else if (value instanceof Set) resp.set(value).writeTo(this);
		else if (Array.isArray(value)) this.aggregate('*', value.length, value);
		else throw new TypeError(`Not a reply value: ${String(value)}`);
	}

	#number(value: number): void {
		if (Number.isInteger(value) && !Object.is(value, -0)) this.line(':', BigInt(value));
		else resp.double(value).writeTo(this);
	}

	#bigint(value: bigint): void {
		if (BigInt.asIntN(64, value) === value) this.line(':', value);
		else resp.bigNumber(value).writeTo(this);
	}
}

/** Makers of values whose RESP type must be exact. */
export const resp = {
	/** `+text`. Without line breaks. */
	simple(text: string): TaggedReply {
		return new TaggedReply('simple', (to) => to.line('+', text));
	},
	/** `-ERR text`. Without line breaks. */
	error(message: string): TaggedReply {
		return new TaggedReply('error', (to) => to.line('-', message));
	},
	/** `!length`, an error that may hold anything; under RESP2 an error line. */
	bulkError(message: string): TaggedReply {
		return new TaggedReply('bulkError', (to) =>
			to.protocol === 3 ? to.blob('!', message) : to.line('-', message.replace(/[\r\n]+/g, ' ')),
		);
	},
	/** `:number`. */
	integer(value: number | bigint): TaggedReply {
		return new TaggedReply('integer', (to) => to.line(':', BigInt(value)));
	},
	/** `,number`, infinities and NaN too; under RESP2 a bulk string. Text is sent as it stands. */
	double(value: number | string): TaggedReply {
		const text = typeof value === 'string' ? value : doubleText(value);
		return new TaggedReply('double', (to) => (to.protocol === 3 ? to.line(',', text) : to.blob('$', text)));
	},
	/** `(digits`; under RESP2 a bulk string. */
	bigNumber(value: bigint): TaggedReply {
		return new TaggedReply('bigNumber', (to) =>
			to.protocol === 3 ? to.line('(', value) : to.blob('$', String(value)),
		);
	},
	/** `#t` or `#f`; under RESP2 an integer. */
	boolean(value: boolean): TaggedReply {
		return new TaggedReply('boolean', (to) =>
			to.protocol === 3 ? to.line('#', value ? 't' : 'f') : to.line(':', value ? 1 : 0),
		);
	},
	/** `=length`, text with a format of three characters; under RESP2 a bulk string without it. */
	verbatim(text: string | Uint8Array, format = 'txt'): TaggedReply {
		if (Buffer.byteLength(format) !== 3) throw new TypeError('The format of a verbatim string has three bytes');
		return new TaggedReply('verbatim', (to) =>
			to.protocol === 3
				? to.blob('=', Buffer.concat([Buffer.from(`${format}:`), Buffer.from(text)]))
				: to.blob('$', text),
		);
	},
	/** `_`; RESP2's `$-1` and `*-1` on demand, and the former by itself under RESP2. */
	null(as?: 'null' | 'bulk' | 'array'): TaggedReply {
		return new TaggedReply('null', (to) => {
			const form = as ?? (to.protocol === 3 ? 'null' : 'bulk');
			if (form === 'null') to.line('_', '');
			else to.line(form === 'bulk' ? '$' : '*', -1);
		});
	},
	/** `*count`, as plain arrays are. */
	array(items: readonly ReplyValue[]): TaggedReply {
		return new TaggedReply('array', (to) => to.aggregate('*', items.length, items));
	},
	/** `%count`; under RESP2 a flat array. Duplicate keys are kept. */
	map(entries: Iterable<readonly [ReplyValue, ReplyValue]>): TaggedReply {
		const flat = flatten(entries);
		return new TaggedReply('map', (to) =>
			to.protocol === 3 ? to.aggregate('%', flat.length / 2, flat) : to.aggregate('*', flat.length, flat),
		);
	},
	/** `~count`; under RESP2 an array. */
	set(items: Iterable<ReplyValue>): TaggedReply {
		const all = [...items];
		return new TaggedReply('set', (to) => to.aggregate(to.protocol === 3 ? '~' : '*', all.length, all));
	},
	/** `>count`, its kind first; under RESP2 an array. */
	push(kind: string, ...items: readonly ReplyValue[]): TaggedReply {
		return new TaggedReply('push', (to) =>
			to.aggregate(to.protocol === 3 ? '>' : '*', items.length + 1, [kind, ...items]),
		);
	},
	/** `|count` before a value; under RESP2 only the value. */
	attribute(entries: Iterable<readonly [ReplyValue, ReplyValue]>, value: ReplyValue): TaggedReply {
		const flat = flatten(entries);
		return new TaggedReply('attribute', (to) => {
			if (to.protocol === 3) to.aggregate('|', flat.length / 2, flat);
			to.value(value);
		});
	},
	/** `$?`, then `;length` for each part that is not empty, then `;0`; under RESP2 a bulk string. */
	streamedString(parts: ReadonlyArray<string | Uint8Array>): TaggedReply {
		const blobs = parts.map((part) => Buffer.from(part)).filter((part) => part.length > 0);
		return new TaggedReply('streamedString', (to) => {
			if (to.protocol === 2) return to.blob('$', Buffer.concat(blobs));
			to.line('$', '?');
			for (const blob of blobs) to.blob(';', blob);
			return to.line(';', 0);
		});
	},
	/** `*?`, items, `.`; under RESP2 an array. */
	streamedArray(items: readonly ReplyValue[]): TaggedReply {
		return streamed('streamedArray', '*', items);
	},
	/** `~?`, items, `.`; under RESP2 an array. */
	streamedSet(items: Iterable<ReplyValue>): TaggedReply {
		return streamed('streamedSet', '~', [...items]);
	},
	/** `%?`, keys and values in turn, `.`; under RESP2 a flat array. */
	streamedMap(entries: Iterable<readonly [ReplyValue, ReplyValue]>): TaggedReply {
		const flat = flatten(entries);
		return streamed('streamedMap', '%', flat);
	},
	/** Bytes as they stand, right or wrong. */
	raw(bytes: string | Uint8Array): TaggedReply {
		return new TaggedReply('raw', (to) => to.raw(bytes));
	},
};

/**
 * The bytes of one reply.
 * @param protocol Default 3.
 * @throws TypeError for a value that RESP cannot express (a line break in a simple string, `undefined`).
 */
export function encodeReply(value: ReplyValue, protocol: Protocol = 3): Buffer {
	const writer = new ReplyWriter(protocol);
	writer.value(value);
	return writer.bytes();
}

function streamed(type: string, sign: string, items: readonly ReplyValue[]): TaggedReply {
	return new TaggedReply(type, (to) => {
		if (to.protocol === 2) return to.aggregate('*', items.length, items);
		to.line(sign, '?');
		for (const item of items) to.value(item);
		return to.line('.', '');
	});
}

function flatten(entries: Iterable<readonly [ReplyValue, ReplyValue]>): ReplyValue[] {
	const flat: ReplyValue[] = [];
	for (const [key, value] of entries) flat.push(key, value);
	return flat;
}

function doubleText(value: number): string {
	if (Number.isNaN(value)) return 'nan';
	if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
	return Object.is(value, -0) ? '-0' : String(value);
}

function* pairs(flat: readonly ReplyValue[]): Generator<[ReplyValue, ReplyValue]> {
	for (let i = 0; i < flat.length; i += 2) yield [flat[i] as ReplyValue, flat[i + 1] as ReplyValue];
}
