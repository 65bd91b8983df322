/** The pool in a storm, for longer: 4000 operations for each seed, server and protocol. */
import { eachServer } from '../../support/server.ts';
import { chaos } from './support/chaos.ts';

for (const protocol of [2, 3] as const) {
	eachServer(`the pool in a long storm, under RESP${protocol}`, ({ server }) => {
		for (const seed of [10, 20, 30]) {
			it(`settles everything and tells everybody the truth (seed ${seed})`, async function () {
				this.timeout(240_000);
				await chaos({ server: server(), protocol, operations: 4000, seed });
			});
		}
	});
}
