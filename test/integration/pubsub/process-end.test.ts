/** Invariant 11: a subscription keeps the process alive, unless it was told not to; without one nothing does. */
import { expect } from 'chai';
import { type Ends, itEnds, runChild } from '../../support/connection/children.ts';
import { useServer } from '../../support/server.ts';

const program = new URL('support/subscriber.child.ts', import.meta.url).pathname;

/** What each scenario prints, and then ends by itself. */
const ends: Ends = {
	free: ['ends while subscribed with keepAlive: false', 'subscribed'],
	left: ['ends when the last subscription was taken back', 'left'],
	listening: ['waits for messages while subscribed', 'subscribed', 'message', 'left'],
	reading: ['waits for messages while it iterates', 'subscribed', 'message'],
	restoring: ['waits for the next connection while subscribed', 'subscribed', 'gap', 'left'],
	monitoring: ['waits for lines while it monitors', 'SET'],
};

describe('a process', () => {
	const server = useServer();

	itEnds(program, () => server().url, ends);

	it('does not end by itself while subscribed', async function () {
		this.timeout(25_000);
		const end = await runChild(program, [server().url, 'forever'], 1500);
		expect(end).deep.include({ signal: 'SIGKILL', lines: ['subscribed'] });
	});
});
