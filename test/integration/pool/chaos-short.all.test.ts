/** Leases, transactions and blocking commands over connections that are cut, killed, stalled and split; short. The long one is `chaos.all.test.ts`. */
import { eachServer } from '../../support/server.ts';
import { chaos } from './support/chaos.ts';

for (const protocol of [2, 3] as const) {
	eachServer(`the pool in a storm, under RESP${protocol}`, ({ server }) => {
		it('settles everything and tells everybody the truth', async function () {
			this.timeout(60_000);
			await chaos({ server: server(), protocol, operations: 600, seed: 1 });
		});
	});
}
