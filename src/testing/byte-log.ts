/** A growing stretch of bytes addressed by their offset in a stream. */

const FIRST_CAPACITY = 4096;

/** Everything that one side of a connection sent, from the first byte or from where it was {@link discard}ed. */
export class ByteLog {
	#bytes: Buffer = Buffer.allocUnsafe(FIRST_CAPACITY);
	#start = 0;
	#end = 0;

	/** Offset of the first byte that is still there. */
	get start(): number {
		return this.#start;
	}

	/** Offset behind the last byte: how many have come in all. */
	get end(): number {
		return this.#end;
	}

	/** Adds bytes at the end. */
	append(chunk: Uint8Array): void {
		const length = this.#end - this.#start;
		if (length + chunk.length > this.#bytes.length) {
			const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, length + chunk.length));
			this.#bytes.copy(grown, 0, 0, length);
			this.#bytes = grown;
		}
		this.#bytes.set(chunk, length);
		this.#end += chunk.length;
	}

	/** A copy of the bytes from `from` to `to`, offsets in the stream. */
	slice(from: number, to: number): Buffer {
		return Buffer.from(this.#bytes.subarray(from - this.#start, to - this.#start));
	}

	/** The byte at an offset. */
	at(offset: number): number | undefined {
		return offset < this.#end ? this.#bytes[offset - this.#start] : undefined;
	}

	/** Offset of the first line feed at or behind `from`, or -1. */
	lineFeed(from: number): number {
		const found = this.#bytes.subarray(0, this.#end - this.#start).indexOf(10, from - this.#start);
		return found < 0 ? -1 : found + this.#start;
	}

	/** Forgets every byte before `offset`. */
	discard(offset: number): void {
		const count = Math.min(offset, this.#end) - this.#start;
		// Moving bytes down is worth it only when most of the buffer is free.
		if (count < this.#bytes.length / 2) return;
		this.#bytes.copyWithin(0, count, this.#end - this.#start);
		this.#start += count;
	}
}
