/** Plays one after the other by chance: a pool lives for some thousand steps, ends in peace or in the middle of things, and the next one comes. */
import { Chance } from '../../../support/protocol/seeds.ts';
import { type Manners, Play } from './play.ts';

/** Takes pools through `steps` events in all. The message of a failure names what repeats it, and the last events. */
export async function season(seed: number, steps: number, manners: Manners): Promise<void> {
	const chance = new Chance(seed);
	let play = new Play(chance, manners);
	let step = 0;
	try {
		for (let left = 0; step < steps; step++, left--) {
			if (left === 0) left = 200 + chance.below(4000);
			await play.step();
			if (left > 1 && !play.over && step < steps - 1) continue;
			if (chance.below(2) === 0) await play.peace();
			await play.end();
			play = new Play(chance, manners);
			left = 0;
		}
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		const [settings, ...last] = play.log;
		error.message = `${manners}, RESPOOL_SEED=${seed}, step ${step}: ${error.message}\n  ${settings}\n  ${last.slice(-60).join('\n  ')}`;
		throw error;
	}
}
