import { Random } from './random.ts';

/** Keys and values that every process of a run makes anew from the same seed. A value carries its key, so that a reply can be checked against it. */
export interface Data {
	readonly keys: readonly string[];
	readonly values: readonly string[];
	/** The order in which keys are visited: random, with repeats, a power of two long. */
	readonly order: Int32Array;
}

/** Wire length of each key; fixed, so that the raw floor can count replies by their bytes. */
export const KEY_LENGTH = 12;

export function makeData(seed: number, count = 10_000, valueLength = 32): Data {
	const random = new Random(seed);
	const keys: string[] = [];
	const values: string[] = [];
	for (let i = 0; i < count; i++) {
		// The index makes it unique, the random part spreads it over the server's table.
		const key = `k${i.toString(36).padStart(3, '0')}${random.text(KEY_LENGTH - 4)}`;
		keys.push(flat(key));
		values.push(flat(key + random.text(valueLength - KEY_LENGTH)));
	}
	const order = new Int32Array(1 << 16);
	for (let i = 0; i < order.length; i++) order[i] = random.below(count);
	return { keys, values, order };
}

function flat(text: string): string {
	return Buffer.from(text, 'latin1').toString('latin1');
}
