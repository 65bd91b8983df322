import { seasons } from './seasons.ts';

describe('a pool under random events, for long', function () {
	this.timeout(600_000);
	for (const manners of ['plain', 'reentrant', 'throwing'] as const) {
		it(`is what its model says after each of 100,000 steps, 50 seeds, hooks ${manners}`, () =>
			seasons(50, 100_000, manners));
	}
});
