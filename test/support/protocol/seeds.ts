/**
 * Chance that can be repeated. A run takes a seed by chance, or from `RESPOOL_SEED`, and names it when it fails;
 * `npm run test:all` takes more and longer runs.
 */
/** Whether this is such a run. */
export const long: boolean = process.env['RESPOOL_MATRIX'] === 'all';

/** How often to try what would be tried `count` times in a quick run. */
export const runs = (count: number): number => (long ? count * 10 : count);

/** Milliseconds that a test of {@link runs} may take. */
export const patience: number = long ? 200_000 : 20_000;

/** Chance: mulberry32, a small generator with good spread. */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** From 0 up to, and not including, `bound`. */
	below(bound: number): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
	}

	pick<T>(from: readonly T[]): T {
		return from[this.below(from.length)] as T;
	}

	/** Cuts bytes into chunks, most of them short; empty ones are among them. */
	cut(bytes: Buffer, longest: number = this.pick([1, 3, 16, 200, 5000])): Buffer[] {
		const chunks: Buffer[] = [];
		for (let at = 0; at < bytes.length; ) {
			const length = this.below(longest + 1);
			chunks.push(Buffer.from(bytes.subarray(at, at + length)));
			at += length;
		}
		return chunks;
	}
}

/** Runs `trial` with `count` seeds in a row; the message of a failure names the seed that repeats it alone. */
export function trials(count: number, trial: (chance: Chance, seed: number) => void): void {
	const given = process.env['RESPOOL_SEED'];
	const first = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
	for (let seed = first; seed < first + (given === undefined ? runs(count) : 1); seed++) {
		try {
			trial(new Chance(seed), seed);
		} catch (error) {
			if (error instanceof Error) error.message = `With RESPOOL_SEED=${seed}: ${error.message}`;
			throw error;
		}
	}
}
