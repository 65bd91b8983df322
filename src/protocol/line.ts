/** Lines: where they end, and the unfinished one that a chunk may end in. */

/** The line goes on behind the chunk. */
export const UNFINISHED = -1;
/** A CR or LF stands alone. */
export const MALFORMED = -2;

/** The position of the CR that ends the line at `start`, {@link UNFINISHED} or {@link MALFORMED}. */
export function endOfLine(buffer: Buffer, start: number, end: number): number {
	const near = start + 32 < end ? start + 32 : end;
	let at = start;
	while (at < near && buffer[at] !== 13 && buffer[at] !== 10) at++;
	if (at === near) {
		if (near === end) return UNFINISHED;
		// Native searches win on long lines.
		const feed = buffer.indexOf(10, at);
		const carriage = buffer.indexOf(13, at);
		if (feed === -1 && (carriage === -1 || carriage === end - 1)) return UNFINISHED;
		at = carriage === -1 || (feed !== -1 && feed < carriage) ? feed : carriage;
	}
	if (buffer[at] !== 13) return MALFORMED;
	if (at + 1 === end) return UNFINISHED;
	return buffer[at + 1] === 10 ? at : MALFORMED;
}

/** Where the line proper ends in bytes that end with it unfinished: a CR at the very end is the beginning of its CR LF. */
export function lineEnd(buffer: Buffer, end: number): number {
	return buffer[end - 1] === 13 ? end - 1 : end;
}

const NOTHING: Buffer = Buffer.alloc(0);
const KEEP_CAPACITY = 4096;

/** The beginning of a line whose end has not come. Every byte is copied and searched once, however small the chunks are. */
export class PartialLine {
	#bytes: Buffer = NOTHING;
	length = 0;

	/** Type byte of the line. */
	get type(): number | undefined {
		return this.#bytes[0];
	}

	append(chunk: Buffer, start: number, end: number): void {
		const needed = this.length + end - start;
		if (needed > this.#bytes.length) {
			const grown = Buffer.allocUnsafe(Math.max(64, needed * 2));
			this.#bytes.copy(grown, 0, 0, this.length);
			this.#bytes = grown;
		}
		chunk.copy(this.#bytes, this.length, start, end);
		this.length = needed;
	}

	/** The bytes, once; valid until the next `append`. */
	take(): Buffer {
		const line = this.#bytes.subarray(0, this.length);
		this.length = 0;
		if (this.#bytes.length > KEEP_CAPACITY) this.#bytes = NOTHING;
		return line;
	}

	clear(): void {
		this.#bytes = NOTHING;
		this.length = 0;
	}
}
