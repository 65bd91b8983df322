const alphabet = Buffer.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');
const scratch = Buffer.allocUnsafe(4096);

/** A small seeded generator, so that every process of a run works on the same keys, values and order. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** A 32-bit unsigned integer (mulberry32). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return (t ^ (t >>> 14)) >>> 0;
	}

	/** An integer from 0 to `bound` - 1. */
	below(bound: number): number {
		return this.next() % bound;
	}

	/** Letters and digits. Flat: a rope that the first client to see it flattens would favour the next. */
	text(length: number): string {
		const bytes = length <= scratch.length ? scratch : Buffer.allocUnsafe(length);
		for (let i = 0; i < length; i++) bytes[i] = alphabet[this.next() % alphabet.length] as number;
		return bytes.toString('latin1', 0, length);
	}

	/** A new array in random order. */
	shuffled<T>(items: readonly T[]): T[] {
		const copy = [...items];
		for (let i = copy.length - 1; i > 0; i--) {
			const j = this.below(i + 1);
			[copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
		}
		return copy;
	}
}
