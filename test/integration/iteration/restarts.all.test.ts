import { expect } from 'chai';
import { eachServer } from '../../support/server.ts';
import { restarts } from './support/restarts.ts';

const options = { args: ['--appendonly', 'yes', '--appendfsync', 'always'] };

eachServer(
	'consume, while the server is killed',
	({ server }) => {
		it('20 times: every entry is handled, none twice but those in hand at a kill', async function () {
			this.timeout(600_000);
			const { entries, duplicates, inHandAtKills, interruptions, resumed } = await restarts(server(), 20);
			console.log(
				`      ${entries} entries, ${inHandAtKills} in hand at 20 kills, ${resumed} deliveries lost and found, ${duplicates} handed out twice`,
			);
			expect(interruptions).at.least(20);
			expect(duplicates).equal(0);
		});
	},
	options,
);
