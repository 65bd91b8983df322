/**
 * RESP2 and RESP3, bytes to values: iterative, resumable at any byte, O(bytes) in time, bounded in memory.
 *
 *   line ──header of a bulk that does not fit──▶ bulk ──last byte──▶ line
 *    │  ▲
 *    │  └─ the unfinished tail of a chunk is kept (one line at most) and completed by the next chunk
 *    └──malformed──▶ dead (every further write throws the same error)
 *
 * Open aggregates stand on a stack of parallel arrays; the innermost one is held in fields.
 * RESP3 specification: https://github.com/redis/redis-specifications/blob/master/protocol/RESP3.md
 */
import { ProtocolError, ReplyError } from '../core/errors.ts';
import { PendingBulk } from './pending-bulk.ts';
import { bigNumberOf, doubleOf, integerOf, lengthOf } from './scalars.ts';
import { ChunkWindow, textOf } from './text-window.ts';
import { type DecoderLimits, type DecoderSink, defaultLimits, RespMap, type RespValue } from './types.ts';

// Kinds of open aggregates. Sets are arrays here.
const ARRAY = 0;
const MAP = 1;
const PUSH = 2;
const ATTRIBUTE = 3;
const STREAMED_STRING = 4;

/** A nested push of one of these kinds is an element of its reply (MULTI; SUBSCRIBE; EXEC); any other came in between. */
const ELEMENT_PUSHES: ReadonlySet<string> = new Set([
	'subscribe',
	'unsubscribe',
	'psubscribe',
	'punsubscribe',
	'ssubscribe',
	'sunsubscribe',
]);

/** An array is allocated whole up to this many elements, provided that as many can already have arrived. */
const PREALLOCATE_MAX = 4096;
/** `#left` of a streamed aggregate: counted down from below zero, it never arrives there. */
const UNTIL_END = -1;
// Modes as small integers: storing one costs no write barrier.
const STRING = 0;
const BUFFER = 1;
const SKIP = 2;

const NO_TARGET: RespValue[] = [];

/**
 * A push decoder for RESP.
 *
 * Every complete top-level value is delivered to the sink during {@link write}. Nested pushes are delivered to `onPush` as they complete,
 * unless their kind is one of the six (un)subscribe words: those are elements of the surrounding reply, as servers send them inside EXEC.
 * Attributes are parsed and dropped.
 *
 * In mode `buffer`, values below 2 KiB are copied out of the chunk and larger ones may be views of it: do not reuse a chunk that was written.
 */
export class Decoder {
	readonly #sink: DecoderSink;
	readonly #limits: Required<DecoderLimits>;
	readonly #window: ChunkWindow = new ChunkWindow();
	readonly #bulk: PendingBulk = new PendingBulk();
	#inBulk = false;
	#bulkIsError = false;
	#bulkIsVerbatim = false;
	#streamedLength = 0;

	#line: Buffer = Buffer.alloc(0);
	#lineLength = 0;

	#position = 0;
	#writing = false;
	#dead: ProtocolError | undefined = undefined;
	#closed = false;
	// True while the short cuts of #run must not be taken: closed, or inside a streamed string.
	#gated = false;

	// The innermost open aggregate, and the ones around it.
	#mode: number = STRING;
	#depth = 0;
	#kind: number = ARRAY;
	#target: RespValue[] = NO_TARGET;
	#index = 0;
	#left = 0;
	readonly #kinds: number[] = [];
	readonly #targets: RespValue[][] = [];
	readonly #indexes: number[] = [];
	readonly #lefts: number[] = [];
	readonly #modes: number[] = [];

	constructor(sink: DecoderSink, limits?: DecoderLimits) {
		this.#sink = sink;
		this.#limits = { ...defaultLimits, ...limits };
	}

	/**
	 * Decodes a chunk, split anywhere.
	 *
	 * @throws ProtocolError on malformed input; the decoder is then dead and throws the same error on every call.
	 * @throws whatever a sink method threw, after the whole chunk was decoded: a listener cannot disturb the stream.
	 */
	write(chunk: Uint8Array): void {
		if (this.#dead !== undefined) throw this.#dead;
		if (this.#writing) throw new Error('Decoder.write was called from its own sink');
		if (this.#closed || chunk.length === 0) return;
		const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
		this.#writing = true;
		this.#position = 0;
		let thrown: unknown;
		let hasThrown = false;
		try {
			for (;;) {
				try {
					this.#consume(buffer);
					break;
				} catch (error) {
					if (this.#dead !== undefined) throw error;
					// The position was saved before the sink was called: go on behind that value.
					if (!hasThrown) thrown = error;
					hasThrown = true;
				}
			}
		} finally {
			this.#writing = false;
		}
		if (hasThrown) throw thrown;
	}

	/** Delivers nothing more, from inside a sink method too. */
	close(): void {
		this.#closed = true;
		this.#gated = true;
	}

	/** A value has begun and not ended. */
	get pending(): boolean {
		return this.#depth > 0 || this.#inBulk || this.#lineLength > 0;
	}

	#consume(chunk: Buffer): void {
		const end = chunk.length;
		if (this.#inBulk) {
			this.#position = this.#continueBulk(chunk, this.#position, end);
			if (this.#inBulk) return;
			this.#deliverBulk();
		}
		if (this.#lineLength > 0 && this.#position < end) this.#completeLine(chunk, end);
		if (this.#inBulk && this.#position < end) return this.#consume(chunk);
		if (this.#position >= end || this.#closed || this.#lineLength > 0) return;
		this.#window.reset(chunk, end);
		const position = this.#run(chunk, this.#position, end);
		this.#position = end;
		if (position < end && !this.#closed) this.#keepLine(chunk, position, end);
	}

	/** Parses values until the chunk ends or a line is incomplete, and returns the position of that line. */
	#run(buffer: Buffer, start: number, end: number): number {
		let position = start;
		while (position < end) {
			const type = buffer[position] as number;
			// Most of what servers send is read right here; whatever does not look plain and whole goes the long way below.
			if (this.#gated) {
				if (this.#closed) return end;
			} else if (type === 36 || type === 58) {
				// `$` and `:` of up to nine digits.
				let number = 0;
				let at = position + 1;
				let digit = 0;
				while (at < end && (digit = (buffer[at] as number) - 48) >= 0 && digit <= 9) {
					number = number * 10 + digit;
					at++;
				}
				const body = at + 2;
				const digits = at - position - 1;
				if (body <= end && buffer[at] === 13 && buffer[at + 1] === 10 && digits > 0 && digits < 10) {
					if (type === 58) {
						position = body;
						this.#position = body;
						if (this.#depth === 0) this.#sink.onReply(number);
						else this.#deliver(number);
						continue;
					}
					const stop = body + number;
					if (stop + 2 <= end && number <= this.#limits.bulk && (digits === 1 || buffer[position + 1] !== 48)) {
						if (buffer[stop] !== 13 || buffer[stop + 1] !== 10) throw this.#fail('bulk string without CR LF', buffer, stop);
						if (this.#depth === 0) this.#askMode(false);
						position = stop + 2;
						this.#position = position;
						const mode = this.#mode;
						const value = mode === STRING ? this.#window.text(body, stop) : mode === BUFFER ? this.#window.bytes(body, stop) : undefined;
						if (this.#depth === 0) this.#sink.onReply(value);
						else this.#deliver(value);
						continue;
					}
				}
			} else if (type === 43 && position + 5 <= end && buffer[position + 1] === 79 && buffer[position + 2] === 75) {
				if (buffer[position + 3] === 13 && buffer[position + 4] === 10) {
					position += 5;
					this.#position = position;
					if (this.#depth === 0) this.#sink.onReply('OK');
					else this.#deliver('OK');
					continue;
				}
			}
			const stop = this.#endOfLine(buffer, position, end);
			if (stop === -1) return position;
			if (this.#depth === 0) this.#askMode(type === 62);
			this.#position = stop + 2;
			this.#header(buffer, type, position + 1, stop, end);
			if (this.#inBulk) {
				position = this.#continueBulk(buffer, this.#position, end);
				this.#position = position;
				if (this.#inBulk) return position;
				this.#deliverBulk();
			}
			position = this.#position;
		}
		return position;
	}

	/** The position of the CR that ends the line, or -1 when the line is not complete. */
	#endOfLine(buffer: Buffer, start: number, end: number): number {
		const near = start + 32 < end ? start + 32 : end;
		let at = start;
		while (at < near && buffer[at] !== 13 && buffer[at] !== 10) at++;
		if (at === near) {
			if (near === end) return this.#unfinished(buffer, start, end);
			// Native searches win on long lines; the chunk's own end bounds both.
			const feed = buffer.indexOf(10, at);
			const carriage = buffer.indexOf(13, at);
			if (feed === -1 && (carriage === -1 || carriage === end - 1)) return this.#unfinished(buffer, start, end);
			at = carriage === -1 || (feed !== -1 && feed < carriage) ? feed : carriage;
		}
		if (at + 1 === end && buffer[at] === 13) return this.#unfinished(buffer, start, end);
		if (buffer[at] !== 13 || buffer[at + 1] !== 10) throw this.#fail('line without CR LF', buffer, at);
		this.#checkLine(buffer, start, at);
		return at;
	}

	#unfinished(buffer: Buffer, start: number, end: number): number {
		this.#checkLine(buffer, start, end);
		return -1;
	}

	#checkLine(buffer: Buffer, start: number, stop: number): void {
		const limit = buffer[start] === 45 ? this.#limits.errorLine : this.#limits.line;
		if (stop - start - 1 > limit) throw this.#fail(`line longer than ${limit} bytes`, buffer, start);
	}

	/** One complete line, `start` behind its type byte. Scalars are delivered, aggregates and bulks opened. */
	#header(buffer: Buffer, type: number, start: number, stop: number, end: number): void {
		if (this.#kind === STREAMED_STRING && type !== 59) throw this.#fail('expected a string part', buffer, start - 1);
		switch (type) {
			case 36: // $
				return this.#openBulk(buffer, start, stop, false, false);
			case 42: // *
			case 126: // ~
				return this.#open(ARRAY, buffer, type, start, stop, end);
			case 37: // %
				return this.#open(MAP, buffer, type, start, stop, end);
			case 62: // >
				return this.#open(PUSH, buffer, type, start, stop, end);
			case 124: // |
				return this.#open(ATTRIBUTE, buffer, type, start, stop, end);
			case 43: // +
				return this.#deliver(textOf(buffer, start, stop));
			case 45: // -
				return this.#deliverError(textOf(buffer, start, stop));
			case 58: // :
				return this.#scalar(integerOf(buffer, start, stop), 'integer', buffer, start);
			case 44: // ,
				return this.#scalar(doubleOf(buffer, start, stop), 'double', buffer, start);
			case 40: // (
				return this.#scalar(bigNumberOf(buffer, start, stop), 'big number', buffer, start);
			case 35: {
				// #
				const value = stop - start !== 1 ? undefined : buffer[start] === 116 ? true : buffer[start] === 102 ? false : undefined;
				return this.#scalar(value, 'boolean', buffer, start);
			}
			case 95: // _
				return this.#scalar(stop === start ? null : undefined, 'null', buffer, start);
			case 33: // !
				return this.#openBulk(buffer, start, stop, true, false);
			case 61: // =
				return this.#openBulk(buffer, start, stop, false, true);
			case 59: // ;
				return this.#stringPart(buffer, start, stop);
			case 46: // .
				return this.#endStreamed(buffer, start, stop);
			default:
				throw this.#fail('unknown type byte', buffer, start - 1);
		}
	}

	#scalar(value: RespValue, what: string, buffer: Buffer, start: number): void {
		if (value === undefined) throw this.#fail(`malformed ${what}`, buffer, start - 1);
		this.#deliver(value);
	}

	#openBulk(buffer: Buffer, start: number, stop: number, isError: boolean, isVerbatim: boolean): void {
		const length = lengthOf(buffer, start, stop);
		if (length === undefined) throw this.#fail('malformed length', buffer, start - 1);
		if (length < 0) {
			if (isError || isVerbatim) throw this.#fail('malformed length', buffer, start - 1);
			if (length === -1) return this.#deliver(null);
			this.#streamedLength = 0;
			return this.#push(STREAMED_STRING, [], UNTIL_END, buffer, start);
		}
		if (length > this.#limits.bulk) throw this.#fail(`bulk string longer than ${this.#limits.bulk} bytes`, buffer, start - 1);
		if (isVerbatim && length < 4) throw this.#fail('verbatim string without format', buffer, start - 1);
		this.#inBulk = true;
		this.#bulkIsError = isError;
		this.#bulkIsVerbatim = isVerbatim;
		// Errors are always built: even a reply that nobody waits for may have to be understood.
		const mode = isError || (this.#mode === STRING && this.#kind !== STREAMED_STRING) ? 'string' : this.#mode === SKIP ? 'skip' : 'buffer';
		this.#bulk.begin(length, mode);
	}

	#continueBulk(buffer: Buffer, start: number, end: number): number {
		const position = this.#bulk.feed(buffer, start, end);
		if (position === -1) throw this.#fail('bulk string without CR LF', buffer, start);
		this.#inBulk = !this.#bulk.complete;
		return position;
	}

	#deliverBulk(): void {
		let value: RespValue = this.#bulk.take();
		if (this.#bulkIsError) return this.#deliverError(value as string);
		if (this.#bulkIsVerbatim && value !== undefined) {
			const separator = typeof value === 'string' ? value.charCodeAt(3) : (value as Buffer)[3];
			if (separator !== 58) throw this.#fail('verbatim string without format', Buffer.from(value as string), 0);
			value = typeof value === 'string' ? value.slice(4) : (value as Buffer).subarray(4);
		}
		this.#deliver(value);
	}

	/** Opens an aggregate; an empty or null one is delivered at once. */
	#open(kind: number, buffer: Buffer, type: number, start: number, stop: number, end: number): void {
		const count = lengthOf(buffer, start, stop);
		if (count === undefined || (count === -1 && type !== 42)) throw this.#fail('malformed length', buffer, start - 1);
		if (count === -1) return this.#deliver(null);
		const perEntry = kind === MAP || kind === ATTRIBUTE ? 2 : 1;
		if (count > this.#limits.elements) throw this.#fail(`more than ${this.#limits.elements} elements`, buffer, start - 1);
		if (count === -2) {
			if (kind === PUSH || kind === ATTRIBUTE) throw this.#fail('malformed length', buffer, start - 1);
			return this.#push(kind, [], UNTIL_END, buffer, start);
		}
		const elements = count * perEntry;
		if (kind === PUSH && elements === 0) throw this.#fail('push without kind', buffer, start - 1);
		const fits = elements <= PREALLOCATE_MAX && elements <= (end - stop) / 3;
		const building = kind === PUSH || (kind !== ATTRIBUTE && this.#mode !== SKIP);
		this.#push(kind, building ? (fits ? new Array<RespValue>(elements) : []) : NO_TARGET, elements, buffer, start);
		if (elements === 0) this.#close();
	}

	#push(kind: number, target: RespValue[], left: number, buffer: Buffer, start: number): void {
		const depth = this.#depth;
		if (depth >= this.#limits.depth) throw this.#fail(`nested deeper than ${this.#limits.depth}`, buffer, start - 1);
		this.#kinds[depth] = this.#kind;
		this.#targets[depth] = this.#target;
		this.#indexes[depth] = this.#index;
		this.#lefts[depth] = this.#left;
		this.#modes[depth] = this.#mode;
		this.#depth = depth + 1;
		this.#kind = kind;
		this.#target = target;
		this.#index = 0;
		this.#left = left;
		if (kind === ATTRIBUTE) this.#mode = SKIP;
		else if (kind === PUSH && depth > 0) this.#askMode(true);
		else if (kind === STREAMED_STRING) this.#gated = true;
	}

	/** A value is complete: to the sink, or into the innermost aggregate and on outwards. */
	#deliver(value: RespValue): void {
		if (this.#depth === 0) {
			this.#sink.onReply(value);
			return;
		}
		if (this.#mode !== SKIP) this.#target[this.#index] = value;
		this.#index++;
		if (--this.#left === 0) this.#close();
	}

	#deliverError(message: string): void {
		const error = replyError(message);
		if (this.#depth === 0) this.#sink.onError(error);
		else this.#deliver(error);
	}

	/** The innermost aggregate is complete, and perhaps the ones around it with it. */
	#close(): void {
		for (;;) {
			const kind = this.#kind;
			const target = this.#target;
			const building = this.#mode !== SKIP;
			const depth = --this.#depth;
			this.#kind = this.#kinds[depth] as number;
			this.#target = this.#targets[depth] as RespValue[];
			this.#targets[depth] = NO_TARGET;
			this.#index = this.#indexes[depth] as number;
			this.#left = this.#lefts[depth] as number;
			this.#mode = this.#modes[depth] as number;
			if (kind === STREAMED_STRING) this.#gated = this.#closed;
			if (kind === ATTRIBUTE) return;
			if (kind === PUSH && (depth === 0 || !ELEMENT_PUSHES.has(String(target[0])))) {
				this.#sink.onPush(target);
				return;
			}
			let value: RespValue;
			if (building || kind === PUSH) value = kind === MAP ? new RespMap(target) : kind === STREAMED_STRING ? this.#joined(target) : target;
			if (depth === 0) {
				this.#sink.onReply(value);
				return;
			}
			if (this.#mode !== SKIP) this.#target[this.#index] = value;
			this.#index++;
			if (--this.#left !== 0) return;
		}
	}

	#askMode(push: boolean): void {
		const mode = this.#sink.mode === undefined ? 'string' : this.#sink.mode(push);
		// A push is delivered even where the reply around it is thrown away.
		this.#mode = mode === 'string' ? STRING : mode === 'buffer' ? BUFFER : push ? STRING : SKIP;
	}

	#stringPart(buffer: Buffer, start: number, stop: number): void {
		const length = lengthOf(buffer, start, stop);
		if (this.#kind !== STREAMED_STRING || length === undefined || length < 0) throw this.#fail('unexpected string part', buffer, start - 1);
		if (length === 0) return this.#close();
		this.#streamedLength += length;
		if (this.#streamedLength > this.#limits.bulk) throw this.#fail(`bulk string longer than ${this.#limits.bulk} bytes`, buffer, start - 1);
		this.#openBulk(buffer, start, stop, false, false);
	}

	#joined(parts: RespValue[]): RespValue {
		const whole = Buffer.concat(parts as Buffer[]);
		return this.#mode === BUFFER ? whole : textOf(whole, 0, whole.length);
	}

	#endStreamed(buffer: Buffer, start: number, stop: number): void {
		const streamed = this.#depth > 0 && this.#left < 0 && start === stop;
		if (!streamed || (this.#kind === MAP && this.#index % 2 === 1)) throw this.#fail('unexpected end of aggregate', buffer, start - 1);
		this.#close();
	}

	/** Keeps the unfinished line at the end of a chunk. */
	#keepLine(chunk: Buffer, start: number, end: number): void {
		const needed = this.#lineLength + end - start;
		if (needed > this.#line.length) {
			const grown = Buffer.allocUnsafe(Math.max(64, needed * 2));
			this.#line.copy(grown, 0, 0, this.#lineLength);
			this.#line = grown;
		}
		chunk.copy(this.#line, this.#lineLength, start, end);
		this.#lineLength = needed;
	}

	/** Completes the kept line from the new chunk and runs it alone; only the new bytes are searched. */
	#completeLine(chunk: Buffer, end: number): void {
		const feed = chunk.indexOf(10, this.#position);
		const stop = feed === -1 ? end : feed + 1;
		this.#keepLine(chunk, this.#position, stop);
		this.#position = stop;
		this.#checkLine(this.#line, 0, this.#lineLength - (feed === -1 ? 0 : 2));
		if (feed === -1) return;
		const line = this.#line.subarray(0, this.#lineLength);
		this.#lineLength = 0;
		this.#line = this.#line.length > 4096 ? Buffer.alloc(0) : this.#line;
		let reached: number;
		try {
			this.#window.reset(line, line.length);
			reached = this.#run(line, 0, line.length);
		} finally {
			// The run moved the position within the line, and a throwing sink must not lose the place in the chunk.
			this.#position = stop;
		}
		if (reached !== line.length) throw this.#fail('line without CR LF', line, 0);
	}

	#fail(message: string, buffer: Buffer, at: number): ProtocolError {
		const from = Math.max(0, at - 8);
		this.#dead = new ProtocolError(message, buffer.subarray(from, from + 32).toString('hex'));
		this.#line = Buffer.alloc(0);
		this.#target = NO_TARGET;
		this.#targets.length = 0;
		return this.#dead;
	}
}

/** An error reply's stack would show this decoder and cost more than parsing it: none is captured. */
function replyError(message: string): ReplyError {
	const limit = Error.stackTraceLimit;
	Error.stackTraceLimit = 0;
	try {
		return new ReplyError(message);
	} finally {
		Error.stackTraceLimit = limit;
	}
}
