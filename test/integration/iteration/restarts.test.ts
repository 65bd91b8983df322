import { expect } from 'chai';
import { useServer } from '../../support/server.ts';
import { restarts } from './support/restarts.ts';

describe('consume, while the server is killed', function () {
	this.timeout(120_000);
	const server = useServer({ args: ['--appendonly', 'yes', '--appendfsync', 'always'] });

	it('3 times: every entry is handled, none twice but those in hand at a kill', async () => {
		const { entries, duplicates, inHandAtKills, interruptions, resumed } = await restarts(server(), 3);
		console.log(
			`      ${entries} entries, ${inHandAtKills} in hand at 3 kills, ${resumed} deliveries lost and found, ${duplicates} handed out twice`,
		);
		// The kills were noticed; and consumers that live on know what they have in hand.
		expect(interruptions).at.least(3);
		expect(duplicates).equal(0);
	});
});
