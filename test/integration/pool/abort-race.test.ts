/** D7's race, short. The long one is `abort-race.all.test.ts`. */
import { expect } from 'chai';
import { eachServer } from '../../support/server.ts';
import { abortRace } from './support/abort-race.ts';

for (const protocol of [2, 3] as const) {
	eachServer(`consumers that go while items come, under RESP${protocol}`, ({ server }) => {
		it('lose none in 1500 tries', async function () {
			this.timeout(30_000);
			const end = await abortRace({ url: server().url, protocol, iterations: 1500, seed: 1 });
			// All three have happened, else nothing was tried; and nothing had to be destroyed.
			expect(end.delivered).greaterThan(100);
			expect(end.left).greaterThan(0);
			expect(end.orphans).greaterThan(0);
			expect(end.closed).equal(0);
		});
	});
}
