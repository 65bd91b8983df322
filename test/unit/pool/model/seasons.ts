/** Plays one after the other by chance: a pool lives for some thousand steps, ends in peace or in the middle of things, and the next one comes. */
import { Chance } from '../../../support/protocol/seeds.ts';
import { type Manners, Play } from './play.ts';

/** Takes pools through `steps` events in all. The message of a failure names what repeats it, and the last events. */
export async function season(seed: number, steps: number, manners: Manners): Promise<void> {
	const chance = new Chance(seed);
	const limit = Error.stackTraceLimit;
	// Errors come by the million here, and nobody reads where from.
	Error.stackTraceLimit = 0;
	let play: Play | undefined;
	let step = 0;
	try {
		while (step < steps) {
			play = new Play(chance, manners);
			const end = Math.min(steps, step + 200 + chance.below(4000));
			while (step < end && !play.over) {
				step++;
				await play.step();
			}
			if (chance.below(2) === 0) await play.peace();
			await play.end();
		}
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		const [settings, ...last] = play?.log ?? [];
		error.message = `${manners}, RESPOOL_SEED=${seed}, step ${step}: ${error.message}\n  ${settings}\n  ${last.slice(-60).join('\n  ')}`;
		throw error;
	} finally {
		Error.stackTraceLimit = limit;
	}
}

/** With `count` seeds in a row from one by chance, or with the one of `RESPOOL_SEED`. */
export async function seasons(count: number, steps: number, manners: Manners): Promise<void> {
	const given = process.env['RESPOOL_SEED'];
	const first = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
	for (let seed = first; seed < first + (given === undefined ? count : 1); seed++) await season(seed, steps, manners);
}
