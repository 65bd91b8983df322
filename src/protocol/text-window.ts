/**
 * Cuts strings and small Buffers out of a chunk cheaply.
 *
 * One native call for each short value costs more than all the rest of parsing it, so a window of the chunk is decoded (or
 * copied) once and values are cut from that. The window is small because V8 keeps the parent of a substring of 13 characters
 * and more alive: a kept value then pins a window, never a chunk.
 */
import { isAscii } from 'node:buffer';
import { KeyCache } from './key-cache.ts';

/** Node's unchecked slices, present on every Buffer and several times cheaper than `toString` for short values. */
interface Slicing {
	latin1Slice(start: number, end: number): string;
	utf8Slice(start: number, end: number): string;
}

const TEXT_WINDOW = 1024;
const TEXT_MAX = 256;
const BYTES_WINDOW = 1024;
/** A Buffer from this length on is a view of its chunk. */
const BYTES_VIEW_FROM = 1024;

/** From this length on, asking first whether the bytes are ASCII is repaid by the cheaper decoder. */
const ASCII_CHECK_FROM = 4096;

/** Of a chunk: not looked at; all ASCII; not, or not worth a look. */
const UNKNOWN = 0;
const ASCII = 1;
const WIDE = 2;

const NOTHING = Buffer.alloc(0) as Buffer & Slicing;

/** Where fewer bytes than that begin with a bulk string of 1000 bytes and more, few values can follow. */
const VIEW_FROM = 4096;

/** `$` and four digits. */
function isLongBulk(chunk: Buffer, position: number): boolean {
	return chunk[position] === 36 && ((chunk[position + 4] as number) ^ 48) <= 9;
}

/** The bytes as a DataView. */
export function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

export class ChunkWindow {
	/** Only the first {@link end} bytes of it count. */
	chunk: Buffer & Slicing = NOTHING;
	end = 0;
	#view: DataView | undefined = undefined;
	#text = '';
	#textStart = 0;
	#textEnd = 0;
	// Up to here the chunk is known to hold characters of several bytes: values are decoded one by one.
	#wideUntil = 0;
	#ascii: number = UNKNOWN;
	readonly #keys: KeyCache = new KeyCache();
	#bytes: Buffer = NOTHING;
	#bytesStart = 0;
	#bytesEnd = 0;

	/** Points the window at a chunk of which the first `end` bytes count. */
	reset(chunk: Buffer, end: number): void {
		this.chunk = chunk as Buffer & Slicing;
		this.end = end;
		this.#view = undefined;
		this.#textStart = 0;
		this.#textEnd = 0;
		this.#wideUntil = 0;
		this.#ascii = UNKNOWN;
		this.#bytesStart = 0;
		this.#bytesEnd = 0;
	}

	/** Lets the chunk go: an idle connection keeps none. */
	release(): void {
		this.chunk = NOTHING;
		this.end = 0;
		this.#view = undefined;
		this.#textEnd = 0;
		this.#bytesEnd = 0;
		this.#text = '';
		this.#bytes = NOTHING;
	}

	/** The bytes of the chunk, to read in words. */
	get view(): DataView {
		this.#view ??= viewOf(this.chunk);
		return this.#view;
	}

	/** Whether it is worth its making, at about the price of three values, to read from `position` on in words. */
	repays(position: number): boolean {
		return this.#view !== undefined || this.end - position > VIEW_FROM || !isLongBulk(this.chunk, position);
	}

	/** The bytes from `start` to `stop` as UTF-8. */
	text(start: number, stop: number): string {
		if (stop <= this.#textEnd && start >= this.#textStart) {
			return this.#text.substring(start - this.#textStart, stop - this.#textStart);
		}
		return this.#textSlowly(start, stop);
	}

	/** As {@link text}, for a field name. */
	key(start: number, stop: number): string {
		const known = this.#keys.get(this.view, start, stop);
		if (known !== undefined) return known;
		const text = this.text(start, stop);
		this.#keys.put(this.view, start, stop, text);
		return text;
	}

	#textSlowly(start: number, stop: number): string {
		const length = stop - start;
		const isAscii = this.#isAscii();
		// A window pays only when more values follow in it.
		if (length > TEXT_MAX || start < this.#wideUntil || this.end - stop <= length + 16) {
			return isAscii ? this.chunk.latin1Slice(start, stop) : textOf(this.chunk, start, stop);
		}
		const windowEnd = start + TEXT_WINDOW < this.end ? start + TEXT_WINDOW : this.end;
		const text = isAscii ? this.chunk.latin1Slice(start, windowEnd) : this.chunk.utf8Slice(start, windowEnd);
		// No character takes less than a byte, so equal lengths mean one byte each: positions in the text are those in the chunk.
		if (text.length !== windowEnd - start) {
			this.#wideUntil = windowEnd;
			return textOf(this.chunk, start, stop);
		}
		this.#text = text;
		this.#textStart = start;
		this.#textEnd = windowEnd;
		return text.substring(0, length);
	}

	/** Whether the cheaper decoder will do. One look at a large chunk is repaid by its first few values. */
	#isAscii(): boolean {
		if (this.#ascii === UNKNOWN) this.#ascii = this.end >= ASCII_CHECK_FROM && isAscii(this.chunk) ? ASCII : WIDE;
		return this.#ascii === ASCII;
	}

	/** The bytes from `start` to `stop` as a Buffer that pins little more than itself: small ones are copied, large ones are views. */
	bytes(start: number, stop: number): Buffer {
		if (stop <= this.#bytesEnd && start >= this.#bytesStart) {
			return this.#bytes.subarray(start - this.#bytesStart, stop - this.#bytesStart);
		}
		const length = stop - start;
		if (length >= BYTES_VIEW_FROM) return this.chunk.subarray(start, stop);
		const windowEnd = Math.min(start + BYTES_WINDOW, this.end);
		// Node carves short Buffers out of a slab of 8 KiB, so that even a kept one pins little.
		const copy = Buffer.allocUnsafe(windowEnd - start);
		this.chunk.copy(copy, 0, start, windowEnd);
		this.#bytes = copy;
		this.#bytesStart = start;
		this.#bytesEnd = windowEnd;
		return copy.subarray(0, length);
	}
}

/** One value decoded on its own. */
export function textOf(buffer: Buffer, start: number, stop: number): string {
	const source = buffer as Buffer & Slicing;
	if (stop - start >= ASCII_CHECK_FROM && isAscii(buffer.subarray(start, stop))) return source.latin1Slice(start, stop);
	return source.utf8Slice(start, stop);
}
