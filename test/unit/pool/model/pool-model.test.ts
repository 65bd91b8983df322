import type { Manners } from './play.ts';
import { seasons } from './seasons.ts';

describe('a pool under random events', function () {
	this.timeout(300_000);
	const all: ReadonlyArray<readonly [manners: Manners, seeds: number]> = [
		['plain', 50],
		['reentrant', 20],
		['throwing', 10],
	];
	for (const [manners, seeds] of all) {
		it(`is what its model says after each of 20,000 steps, ${seeds} seeds, hooks ${manners}`, () =>
			seasons(seeds, 20_000, manners));
	}
});
