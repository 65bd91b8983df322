/** As `trials` of the protocol's tests, for trials that wait. */
import { Chance, runs } from '../protocol/seeds.ts';

/** Runs `trial` with `count` seeds in a row; the message of a failure names the seed that repeats it alone. */
export async function asyncTrials(count: number, trial: (chance: Chance) => Promise<void>): Promise<void> {
	const given = process.env['RESPOOL_SEED'];
	const first = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
	for (let seed = first; seed < first + (given === undefined ? runs(count) : 1); seed++) {
		try {
			await trial(new Chance(seed));
		} catch (error) {
			if (error instanceof Error) error.message = `With RESPOOL_SEED=${seed}: ${error.message}`;
			throw error;
		}
	}
}
