/** What must have come of {@link restarts}, said on the console. */
import { expect } from 'chai';
import type { RedisServer } from '../../../../src/testing/index.ts';
import { restarts } from './restarts.ts';

export async function checkRestarts(server: RedisServer, kills: number): Promise<void> {
	const end = await restarts(server, kills);
	console.log(
		`      ${end.entries} entries, ${end.inHandAtKills} in flight at ${kills} kills, ${end.lost} deliveries lost, ${end.resumed} found again, ` +
			`handed out twice: ${end.duplicates} of a consumer that was killed, ${end.duplicatesOfTheLiving} of the others`,
	);
	// The kills were noticed.
	expect(end.interruptions).at.least(kills);
	// Two kills of three lose deliveries to two consumers; one of them lives on.
	expect(end.lost).at.least(kills);
	expect(end.resumedByTheOld).at.least(Math.floor((kills * 2) / 3));
	// Who lives on knows what is in his hands, who was killed does not.
	expect(end.duplicates).greaterThan(0);
	expect(end.duplicatesOfTheLiving).equal(0);
}
