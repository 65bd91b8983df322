/** D7's race, long: 20,000 tries on each server and protocol. */
import { expect } from 'chai';
import { eachServer } from '../../support/server.ts';
import { abortRace } from './support/abort-race.ts';

const SEEDS = [1000, 2000];

for (const protocol of [2, 3] as const) {
	eachServer(`consumers that go while items come, 20,000 times, under RESP${protocol}`, ({ server }) => {
		for (const seed of SEEDS) {
			it(`lose none (seed ${seed})`, async function () {
				this.timeout(240_000);
				const end = await abortRace({ url: server().url, protocol, iterations: 10_000, seed });
				expect(end.orphans).greaterThan(0);
				expect(end.closed).equal(0);
			});
		}
	});
}
