/** Invariant 11, and recovery by garbage collection: each in a process of its own. */
import { expect } from 'chai';
import { type Ends, itEnds, runChild } from '../../support/connection/children.ts';
import { useServer } from '../../support/server.ts';
import { untilConnected } from './support/server-clients.ts';

const program = new URL('support/exit.child.ts', import.meta.url).pathname;

/** What each scenario prints, and then ends by itself. */
const ends: Ends = {
	idle: ['ends when its connections are idle', 'done'],
	min: ['ends although a minimum of connections is kept', 'done'],
	held: ['ends while a lease is held and nothing runs on it, its timers notwithstanding', 'done'],
	dialling: ['waits for a lease that is being dialled', 'acquired'],
	waiting: ['waits for a lease that does not come, as long as that may take', ['PoolTimeoutError', null]],
	unavailable: [
		'waits for a lease of a server that is not there until that is known',
		['ServerUnavailableError', null],
	],
	blocked: ['waits for a blocking command', null],
	blockedOnLease: ['waits for a blocking command on a lease', null],
	aborting: ['waits for the end of a blocking command that was given up', ['AbortError', false]],
	releasing: ['waits for a release that cleans up', 'released'],
	conflict: ['waits between the tries of a transaction', [4, ['PONG']]],
	closing: ['waits for close()', 'closed'],
};

const collected: typeof ends = {
	lost: ['is reported, and its connection is replaced', ['leak', 'lost', 1], 1, ['PONG']],
	returned: ['is nobody’s business after its release', [0, 1]],
	viewed: ['is held by its views', 'PONG'],
	building: ['is held by its builders', ['PONG'], ['PONG']],
	pending: ['is reported, and keeps its connection until its last reply is in', ['leak', null, 1], null, 1],
};

describe('a process', () => {
	const server = useServer();

	itEnds(
		program,
		() => server().url,
		ends,
		() => untilConnected(server(), 0),
	);
});

describe('a lease that is collected as garbage', () => {
	const server = useServer();

	itEnds(program, () => server().url, collected);

	it('is not alone: listeners that are done go, too', async function () {
		this.timeout(25_000);
		expect(await runChild(program, [server().url, 'listeners'])).deep.include({ stderr: '', code: 0, lines: [true] });
	});

	it('never costs the pool its capacity', async function () {
		this.timeout(25_000);
		const { lines, code } = await runChild(program, [server().url, 'lostMany']);
		const [leaks, busy, created] = lines.at(-1) as [number, number, number];
		expect(code).equal(0);
		expect(leaks).within(9, 10);
		expect(created).equal(10);
		expect(busy).equal(10 - leaks);
	});
});
