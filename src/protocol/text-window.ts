/**
 * Cuts strings and small Buffers out of a chunk cheaply.
 *
 * One native call for each short value costs more than all the rest of parsing it, so a window of the chunk is decoded (or
 * copied) once and values are cut from that. The window is small because V8 keeps the parent of a substring of 13 characters
 * and more alive: a kept value then pins a window, never a chunk.
 */
import { isAscii } from 'node:buffer';

/** Node's unchecked slices, present on every Buffer and several times cheaper than `toString` for short values. */
interface Slicing {
	latin1Slice(start: number, end: number): string;
	utf8Slice(start: number, end: number): string;
}

const TEXT_WINDOW = 1024;
const TEXT_MAX = 256;
const BYTES_WINDOW = 4096;
const BYTES_MAX = 2048;

export class ChunkWindow {
	#chunk: Buffer & Slicing = Buffer.alloc(0) as Buffer & Slicing;
	#end = 0;
	#text = '';
	#textStart = 0;
	#textEnd = 0;
	// Up to here the chunk is known to hold bytes beyond ASCII nearby: values are decoded one by one.
	#wideUntil = 0;
	#bytes: Buffer = this.#chunk;
	#bytesStart = 0;
	#bytesEnd = 0;

	/** Points the window at a chunk of which the first `end` bytes count. */
	reset(chunk: Buffer, end: number): void {
		this.#chunk = chunk as Buffer & Slicing;
		this.#end = end;
		this.#textStart = 0;
		this.#textEnd = 0;
		this.#wideUntil = 0;
		this.#bytesStart = 0;
		this.#bytesEnd = 0;
		this.#text = '';
	}

	/** The bytes from `start` to `stop` as UTF-8. */
	text(start: number, stop: number): string {
		if (stop <= this.#textEnd && start >= this.#textStart) {
			return this.#text.substring(start - this.#textStart, stop - this.#textStart);
		}
		const length = stop - start;
		// A window pays only when more values follow in it.
		if (length <= TEXT_MAX && start >= this.#wideUntil && this.#end - stop > length + 16) {
			const windowEnd = start + TEXT_WINDOW < this.#end ? start + TEXT_WINDOW : this.#end;
			if (isAscii(this.#chunk.subarray(start, windowEnd))) {
				this.#text = this.#chunk.latin1Slice(start, windowEnd);
				this.#textStart = start;
				this.#textEnd = windowEnd;
				return this.#text.substring(0, length);
			}
			this.#wideUntil = windowEnd;
		}
		return textOf(this.#chunk, start, stop);
	}

	/** The bytes from `start` to `stop` as a Buffer that pins little more than itself: small ones are copied, large ones are views. */
	bytes(start: number, stop: number): Buffer {
		if (stop <= this.#bytesEnd && start >= this.#bytesStart) {
			return this.#bytes.subarray(start - this.#bytesStart, stop - this.#bytesStart);
		}
		const length = stop - start;
		if (length * 2 >= this.#chunk.length) return this.#chunk.subarray(start, stop);
		let windowEnd = stop;
		if (length <= BYTES_MAX) windowEnd = start + BYTES_WINDOW < this.#end ? start + BYTES_WINDOW : this.#end;
		const copy = Buffer.allocUnsafeSlow(windowEnd - start);
		this.#chunk.copy(copy, 0, start, windowEnd);
		if (windowEnd === stop) return copy;
		this.#bytes = copy;
		this.#bytesStart = start;
		this.#bytesEnd = windowEnd;
		return copy.subarray(0, length);
	}
}

// Up to this length the UTF-8 decoder's own start-up is all of its cost, and asking first whether the bytes are ASCII does not pay.
const ASCII_CHECK_FROM = 192;

/** One value decoded on its own. */
export function textOf(buffer: Buffer, start: number, stop: number): string {
	const source = buffer as Buffer & Slicing;
	if (stop - start >= ASCII_CHECK_FROM && isAscii(buffer.subarray(start, stop))) return source.latin1Slice(start, stop);
	return source.utf8Slice(start, stop);
}
