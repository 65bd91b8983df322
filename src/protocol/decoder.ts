/**
 * RESP2 and RESP3, bytes to values: iterative, resumable at any byte, O(bytes) in time, bounded in memory.
 *
 *   line ──header of a bulk that does not fit──▶ bulk ──last byte──▶ line
 *    │  ▲
 *    │  └─ the unfinished tail of a chunk is kept (one line at most) and completed by the next chunk
 *    └──malformed──▶ dead (every further write throws the same error)
 *
 * This file reads lines and bulks, and leaves the plain ones to `plain.ts`; the assembler makes values of them and hands whole ones to the sink.
 * RESP3 specification: https://github.com/redis/redis-specifications/blob/master/protocol/RESP3.md
 */
import { constants } from 'node:buffer';
import { ProtocolError } from '../core/errors.ts';
import { Assembler } from './assembler.ts';
import { FrameKind, ModeCode, UNTIL_END } from './frame.ts';
import { endOfLine, lineEnd, MALFORMED, PartialLine, UNFINISHED } from './line.ts';
import { readMessages } from './messages.ts';
import { PendingBulk } from './pending-bulk.ts';
import { readPlain } from './plain.ts';
import { bigNumberOf, booleanOf, doubleOf, integerOf, lengthOf } from './scalars.ts';
import { ChunkWindow, textOf } from './text-window.ts';
import { type DecoderLimits, type DecoderSink, limitsOf, type RespValue } from './types.ts';

/**
 * A push decoder for RESP.
 *
 * Every complete top-level value is delivered to the sink during {@link write}. Nested pushes are delivered to `onPush` as they complete,
 * unless their kind is one of the six (un)subscribe words: those are elements of the surrounding reply, as servers send them inside EXEC.
 * Attributes are parsed and dropped.
 *
 * In mode `buffer`, values below 1 KiB are copied out of the chunk and larger ones may be views of it: do not reuse a chunk that was written.
 */
export class Decoder {
	readonly #assembler: Assembler;
	readonly #limits: Required<DecoderLimits>;
	readonly #window: ChunkWindow = new ChunkWindow();
	readonly #bulk: PendingBulk = new PendingBulk();
	#inBulk = false;
	#bulkIsError = false;
	#bulkIsVerbatim = false;
	#streamedLength = 0;

	readonly #line: PartialLine = new PartialLine();
	#position = 0;
	#writing = false;
	#dead: ProtocolError | undefined = undefined;
	/** Doubles are delivered as the text that came. */
	doublesAsText = false;

	constructor(sink: DecoderSink, limits?: DecoderLimits) {
		this.#assembler = new Assembler(sink);
		this.#limits = limitsOf(limits);
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
		if (this.#assembler.closed || chunk.length === 0) return;
		const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
		this.#writing = true;
		this.#position = 0;
		try {
			this.#consume(buffer);
		} catch (error) {
			// Sinks cannot get here: whatever it is, the place in the stream is lost.
			this.#dead ??= new ProtocolError('The reply could not be built', '', { cause: error });
			throw this.#dead;
		} finally {
			this.#writing = false;
			this.#window.release();
		}
		const { thrown } = this.#assembler;
		if (thrown === undefined) return;
		this.#assembler.thrown = undefined;
		throw thrown[0];
	}

	/** Delivers nothing more, from inside a sink method too. */
	close(): void {
		this.#assembler.shut();
	}

	/** A value has begun and not ended. */
	get pending(): boolean {
		return this.#assembler.depth > 0 || this.#inBulk || this.#line.length > 0;
	}

	#consume(chunk: Buffer): void {
		const end = chunk.length;
		if (this.#inBulk) {
			this.#position = this.#continueBulk(chunk, this.#position, end);
			if (this.#inBulk) return;
			this.#deliverBulk();
		}
		if (this.#line.length > 0 && this.#position < end) this.#completeLine(chunk, end);
		if (this.#inBulk && this.#position < end) return this.#consume(chunk);
		if (this.#position >= end || this.#assembler.closed || this.#line.length > 0) return;
		this.#window.reset(chunk, end);
		const position = this.#run(chunk, this.#position, end);
		this.#position = end;
		if (position < end && !this.#assembler.closed) this.#line.append(chunk, position, end);
	}

	/** Parses values until the chunk ends or a line is incomplete, and returns the position of that line. */
	#run(buffer: Buffer, start: number, end: number): number {
		const assembler = this.#assembler;
		const window = this.#window;
		let position = start;
		while (position < end) {
			if (assembler.closed) return end;
			// A kept line that is completed is no part of the window.
			if (!assembler.gated && window.chunk === buffer && window.repays(position)) {
				position = readPlain(assembler, window, this.#limits, position);
				if (assembler.closed) return end;
				if (position >= end) break;
			}
			const type = buffer[position] as number;
			if (type === 62 && assembler.depth === 0 && !assembler.gated && window.chunk === buffer) {
				const reached = readMessages(assembler, window, this.#limits.bulk, position);
				if (reached > position) {
					position = reached;
					continue;
				}
			}
			const stop = endOfLine(buffer, position, end);
			if (stop === MALFORMED) throw this.#fail('line without CR LF', buffer, position);
			this.#checkLine(type, (stop === UNFINISHED ? lineEnd(buffer, end) : stop) - position - 1, buffer, position);
			if (stop === UNFINISHED) return position;
			// A push is asked about when it opens.
			if (assembler.depth === 0 && type !== 62) assembler.askMode(false);
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

	#checkLine(type: number | undefined, length: number, buffer: Buffer, start: number): void {
		const limit = type === 45 ? this.#limits.errorLine : this.#limits.line;
		if (length > limit) throw this.#fail(`line longer than ${limit} bytes`, buffer, start);
	}

	/** One complete line, `start` behind its type byte. Scalars are delivered, aggregates and bulks opened. */
	#header(buffer: Buffer, type: number, start: number, stop: number, end: number): void {
		if (this.#assembler.frame.kind === FrameKind.streamedString && type !== 59)
			throw this.#fail('expected a string part', buffer, start - 1);
		switch (type) {
			case 36: // $
				return this.#openBulk(buffer, start, stop, false, false);
			case 42: // *
			case 126: // ~
				return this.#open(FrameKind.array, buffer, type, start, stop, end);
			case 37: // %
				return this.#open(FrameKind.map, buffer, type, start, stop, end);
			case 62: // >
				return this.#open(FrameKind.push, buffer, type, start, stop, end);
			case 124: // |
				return this.#open(FrameKind.attribute, buffer, type, start, stop, end);
			case 43: // +
				return this.#assembler.deliver(textOf(buffer, start, stop));
			case 45: // -
				return this.#assembler.deliverError(textOf(buffer, start, stop));
			case 58: // :
				return this.#scalar(integerOf(buffer, start, stop), 'integer', buffer, start);
			case 44: // ,
				return this.#double(buffer, start, stop);
			case 40: // (
				return this.#scalar(bigNumberOf(buffer, start, stop), 'big number', buffer, start);
			case 35: // #
				return this.#scalar(booleanOf(buffer, start, stop), 'boolean', buffer, start);
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
		this.#assembler.deliver(value);
	}

	#double(buffer: Buffer, start: number, stop: number): void {
		const value = doubleOf(buffer, start, stop);
		const asText = this.doublesAsText && value !== undefined;
		this.#scalar(asText ? textOf(buffer, start, stop) : value, 'double', buffer, start);
	}

	#openBulk(buffer: Buffer, start: number, stop: number, isError: boolean, isVerbatim: boolean): void {
		const length = lengthOf(buffer, start, stop);
		if (length === undefined) throw this.#fail('malformed length', buffer, start - 1);
		if (length < 0) {
			if (isError || isVerbatim) throw this.#fail('malformed length', buffer, start - 1);
			if (length === -1) return this.#assembler.deliver(null);
			this.#streamedLength = 0;
			return this.#openStreamed(FrameKind.streamedString, buffer, start);
		}
		if (length > this.#limits.bulk)
			throw this.#fail(`bulk string longer than ${this.#limits.bulk} bytes`, buffer, start - 1);
		const mustBeText = isError || this.#assembler.frame.mode === ModeCode.string;
		if (length > constants.MAX_STRING_LENGTH && mustBeText) {
			throw this.#fail(`${length} bytes are too many for a string; ask for a Buffer`, buffer, start - 1);
		}
		if (isVerbatim && length < 4) throw this.#fail('verbatim string without format', buffer, start - 1);
		this.#inBulk = true;
		this.#bulkIsError = isError;
		this.#bulkIsVerbatim = isVerbatim;
		const { mode, kind } = this.#assembler.frame;
		const asText = mode === ModeCode.string && kind !== FrameKind.streamedString && !isVerbatim;
		// Errors are always built: even a reply that nobody waits for may have to be understood.
		this.#bulk.begin(length, isError || asText ? 'string' : mode === ModeCode.skip ? 'skip' : 'buffer');
	}

	#continueBulk(buffer: Buffer, start: number, end: number): number {
		const position = this.#bulk.feed(buffer, start, end);
		if (position === -1) throw this.#fail('bulk string without CR LF', buffer, start);
		this.#inBulk = !this.#bulk.complete;
		return position;
	}

	#deliverBulk(): void {
		const value = this.#bulk.take();
		if (this.#bulkIsError) return this.#assembler.deliverError(value as string);
		if (!this.#bulkIsVerbatim || !Buffer.isBuffer(value)) return this.#assembler.deliver(value);
		if (value[3] !== 58) throw this.#fail('verbatim string without format', value, 0);
		const isText = this.#assembler.frame.mode === ModeCode.string;
		this.#assembler.deliver(isText ? textOf(value, 4, value.length) : value.subarray(4));
	}

	/** Opens an aggregate; an empty or null one is delivered at once. */
	#open(kind: number, buffer: Buffer, type: number, start: number, stop: number, end: number): void {
		const count = lengthOf(buffer, start, stop);
		if (count === undefined || (count === -1 && type !== 42)) throw this.#fail('malformed length', buffer, start - 1);
		if (count === -1) return this.#assembler.deliver(null);
		const perEntry = kind === FrameKind.map || kind === FrameKind.attribute ? 2 : 1;
		if (count === -2) {
			if (kind === FrameKind.push || kind === FrameKind.attribute)
				throw this.#fail('malformed length', buffer, start - 1);
			return this.#openStreamed(kind, buffer, start);
		}
		this.#openCounted(kind, count, count * perEntry, buffer, start - 1, end - stop);
	}

	/** `available` bytes of the chunk may belong to its elements. */
	#openCounted(kind: number, count: number, elements: number, buffer: Buffer, start: number, available: number): void {
		if (count > this.#limits.elements) throw this.#fail(`more than ${this.#limits.elements} elements`, buffer, start);
		if (kind === FrameKind.push && elements === 0) throw this.#fail('push without kind', buffer, start);
		this.#checkDepth(buffer, start);
		this.#assembler.openCounted(kind, elements, available);
	}

	#checkDepth(buffer: Buffer, start: number): void {
		if (this.#assembler.depth >= this.#limits.depth)
			throw this.#fail(`nested deeper than ${this.#limits.depth}`, buffer, start);
	}

	/** Opens what ends where the server says so. */
	#openStreamed(kind: number, buffer: Buffer, start: number): void {
		this.#checkDepth(buffer, start - 1);
		this.#assembler.open(kind, [], UNTIL_END);
	}

	#stringPart(buffer: Buffer, start: number, stop: number): void {
		const length = lengthOf(buffer, start, stop);
		if (this.#assembler.frame.kind !== FrameKind.streamedString || length === undefined || length < 0)
			throw this.#fail('unexpected string part', buffer, start - 1);
		if (length === 0) return this.#assembler.close();
		this.#streamedLength += length;
		const longest =
			this.#assembler.frame.mode === ModeCode.string ? constants.MAX_STRING_LENGTH : Number.POSITIVE_INFINITY;
		if (this.#streamedLength > Math.min(this.#limits.bulk, longest))
			throw this.#fail(`bulk string longer than ${this.#limits.bulk} bytes`, buffer, start - 1);
		this.#openBulk(buffer, start, stop, false, false);
	}

	#endStreamed(buffer: Buffer, start: number, stop: number): void {
		const streamed = this.#assembler.depth > 0 && this.#assembler.frame.left < 0 && start === stop;
		if (!streamed || (this.#assembler.frame.kind === FrameKind.map && this.#assembler.frame.index % 2 === 1))
			throw this.#fail('unexpected end of aggregate', buffer, start - 1);
		this.#assembler.close();
	}

	/** Completes the kept line from the new chunk and runs it alone. */
	#completeLine(chunk: Buffer, end: number): void {
		const feed = chunk.indexOf(10, this.#position);
		const stop = feed === -1 ? end : feed + 1;
		this.#line.append(chunk, this.#position, stop);
		this.#position = stop;
		// The line itself: without its type byte, and without what has come of its CR LF.
		const terminator = feed === -1 ? stop - lineEnd(chunk, stop) : 2;
		this.#checkLine(this.#line.type, this.#line.length - 1 - terminator, chunk, stop);
		if (feed === -1) return;
		const line = this.#line.take();
		const reached = this.#run(line, 0, line.length);
		// The run moved the position within the line.
		this.#position = stop;
		if (reached !== line.length) throw this.#fail('line without CR LF', line, 0);
	}

	#fail(message: string, buffer: Buffer, at: number): ProtocolError {
		const from = Math.max(0, at - 8);
		this.#dead = new ProtocolError(message, buffer.subarray(from, from + 32).toString('hex'));
		this.#line.clear();
		this.#assembler.clear();
		return this.#dead;
	}
}
