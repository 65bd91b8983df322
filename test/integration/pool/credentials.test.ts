/** Connections of their own whose credentials have expired: nobody gets them any more, and whoever has one keeps it. */
import { expect } from 'chai';
import type { Client } from '../../../src/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { useServer } from '../../support/server.ts';
import { serverClients, untilBlocked } from './support/server-clients.ts';
import { until } from './support/until.ts';

const VALID = 150;

describe('credentials that have expired', () => {
	const server = useServer({ acl: ['app on nopass ~* &* +@all'] });
	const make = useClients();
	let redis: Client;
	let expiresAt: number;
	let issued: number;

	beforeEach(() => {
		issued = 0;
		redis = make({
			host: server().host,
			port: server().port,
			// Nothing else closes, replaces or asks a connection.
			staleAfter: 60_000,
			pool: { max: 1, maxBlocking: 1, validateAfterIdle: 60_000 },
			credentials: () => {
				issued++;
				expiresAt = Date.now() + VALID;
				return { username: 'app', password: 'any', expiresAt };
			},
		});
	});
	const expired = (): Promise<unknown> => until('they have expired', () => Date.now() > expiresAt);
	const idOf = (): Promise<unknown> => redis.use((lease) => lease.call('CLIENT', 'ID'));
	const lanes = () => redis.stats().lanes;

	it('are asked for anew by the next lease, which does not get the idle connection', async () => {
		const first = await idOf();
		await expired();
		const second = await idOf();
		expect(second).not.equal(first);
		expect(issued).equal(2);
		expect(lanes().exclusive).include({ created: 2, closed: 1, total: 1 });
	});

	it('leave a lease alone, and its connection is closed when it comes back', async () => {
		const lease = await redis.acquire();
		const id = await lease.call('CLIENT', 'ID');
		await expired();
		expect(await lease.call('CLIENT', 'ID')).equal(id);
		await lease.release();
		await until('it is closed', () => lanes().exclusive.total === 0);
	});

	it('leave a BLPOP alone that outlives them: it is sent once, and what comes is its', async () => {
		const popped = redis.blpop('q', 0);
		await untilBlocked(server(), 1);
		const blocked = (await serverClients(server())).find((client) => client['flags']?.includes('b'));
		await expired();
		await redis.rpush('q', 'x');
		expect(await popped).deep.equal(['q', 'x']);
		// The next one has a connection of its own time.
		const next = redis.blpop('q', 0);
		await untilBlocked(server(), 1);
		const other = (await serverClients(server())).find((client) => client['flags']?.includes('b'));
		expect(other?.['id']).not.equal(blocked?.['id']);
		await redis.rpush('q', 'y');
		expect(await next).deep.equal(['q', 'y']);
		expect(lanes().blocking).include({ created: 2, busy: 0 });
	});

	it('leave a BLPOP alone whose server ends it for that: it says so, and was sent once', async () => {
		const popped = redis.blpop('q', 0).catch((error: unknown) => error);
		await untilBlocked(server(), 1);
		await expired();
		const blocked = (await serverClients(server())).find((client) => client['flags']?.includes('b'));
		await server().cli('CLIENT', 'KILL', 'ID', blocked?.['id'] as string);
		expect(await popped).include({ code: 'CONNECTION_LOST', maybeExecuted: true });
		expect(lanes().blocking).include({ created: 1 });
	});
});
