/** Invariant 11: what is pending keeps the process, nothing else does. Each in a process of its own. */
import { expect } from 'chai';
import { freePort } from '../../../src/testing/free-port.ts';
import { runChild } from '../../support/connection/children.ts';
import { useServer } from '../../support/server.ts';

const program = new URL('support/leave.child.ts', import.meta.url).pathname;

const ends: Readonly<Record<string, readonly unknown[]>> = {
	'idle with every timer armed': ['done'],
	'backing off, with nobody waiting': ['reconnecting'],
	'backing off, while a command waits': ['ServerUnavailableError'],
	'waiting in the queue of a client that was lost': [1],
	'probing a connection that was idle': [1],
	'waiting for a reply that is late': [1],
	'waiting for a rest after a refusal': ['READONLY'],
};

describe('a process with a client that is', () => {
	const server = useServer();

	for (const [scenario, lines] of Object.entries(ends)) {
		it(`${scenario} hears ${lines.join()} and ends by itself`, async function () {
			this.timeout(25_000);
			const ended = await runChild(program, [scenario, server().url, String(await freePort())], 15_000);
			await server().cli('REPLICAOF', 'NO', 'ONE');
			await server().cli('FLUSHALL');
			expect(ended).deep.include({ stderr: '', signal: null, code: 0, lines });
		});
	}
});
