/** A bulk string whose body did not end in the chunk where it began. */
import { textOf } from './text-window.ts';
import type { Mode } from './types.ts';

const FIRST_CAPACITY = 64 * 1024;
/** The target of short strings is kept for the next: nothing refers to it when they are made. */
const KEPT_CAPACITY = 4096;
const NOTHING: Buffer = Buffer.alloc(0);

/**
 * idle ─begin─▶ body ─▶ CR ─▶ LF ─▶ idle (value taken)
 *
 * The target grows with the bytes that arrived, never by what the header promised: a lying header costs nothing.
 */
export class PendingBulk {
	#mode: Mode = 'string';
	#length = 0;
	#received = 0;
	#terminator = 0;
	#target: Buffer = NOTHING;
	#kept: Buffer = NOTHING;

	begin(length: number, mode: Mode): void {
		this.#mode = mode;
		this.#length = length;
		this.#received = 0;
		this.#terminator = 0;
		this.#target = mode === 'string' && length <= this.#kept.length ? this.#kept : NOTHING;
	}

	/** Consumes what belongs to the bulk and returns the position behind it, or -1 where CR LF is missing. Complete once {@link complete}. */
	feed(chunk: Buffer, start: number, end: number): number {
		let position = start;
		const missing = this.#length - this.#received;
		if (missing > 0) {
			const take = Math.min(missing, end - position);
			if (this.#mode !== 'skip' && take > 0) this.#append(chunk, position, take);
			this.#received += take;
			position += take;
			if (take < missing) return position;
		}
		while (this.#terminator < 2 && position < end) {
			if (chunk[position] !== (this.#terminator === 0 ? 13 : 10)) return -1;
			this.#terminator++;
			position++;
		}
		return position;
	}

	get complete(): boolean {
		return this.#terminator === 2;
	}

	/** The value, once; the target is let go. */
	take(): string | Buffer | undefined {
		if (this.#mode === 'skip') return undefined;
		const target = this.#target;
		this.#target = NOTHING;
		if (this.#mode === 'string' && target.length <= KEPT_CAPACITY) this.#kept = target;
		return this.#mode === 'buffer' ? target.subarray(0, this.#length) : textOf(target, 0, this.#length);
	}

	#append(chunk: Buffer, start: number, count: number): void {
		const needed = this.#received + count;
		if (needed > this.#target.length) {
			// Fourfold growth copies a third of the value at most; a short tail is rounded up to the length itself.
			const capacity = Math.min(this.#length, Math.max(FIRST_CAPACITY, needed * 4));
			const target = capacity <= FIRST_CAPACITY ? Buffer.allocUnsafe(capacity) : Buffer.allocUnsafeSlow(capacity);
			this.#target.copy(target, 0, 0, this.#received);
			this.#target = target;
		}
		chunk.copy(this.#target, this.#received, start, start + count);
	}
}
