/** Pooled connections that nobody uses are asked for a sign of life, as the shared one is; those that somebody uses never are. */
import { expect } from 'chai';
import type { Client, ClientOptions } from '../../src/index.ts';
import { type FaultConnection, FaultServer } from '../../src/testing/index.ts';
import { until } from '../integration/pool/support/until.ts';
import { useClients } from '../support/connection/clients.ts';

const options: ClientOptions = {
	staleAfter: 20,
	responseTimeout: 20,
	stallTimeout: 60_000,
	pool: { max: 1, maxBlocking: 1 },
};

describe('a pooled connection', () => {
	const make = useClients();
	let server: FaultServer;
	let redis: Client;
	/** Connections that hear and say nothing. */
	let mute: Set<FaultConnection>;

	beforeEach(async () => {
		mute = new Set();
		server = await FaultServer.start({
			onCommand: (args, connection) => {
				const name = String(args[0]).toUpperCase();
				if (mute.has(connection) || name === 'BLPOP') return '';
				return name === 'GET' ? '$1\r\nv\r\n' : undefined;
			},
		});
		redis = make({ url: server.url, ...options });
		// The shared connection is the first, and its signs of life tell the time.
		await redis.get('k');
	});
	afterEach(() => server.stop());

	const pings = (connection: FaultConnection): number =>
		connection.commands.filter(({ name }) => name === 'PING').length;
	const nth = (index: number): FaultConnection => server.connections[index] as FaultConnection;
	const lanes = () => redis.stats().lanes;
	/** Resolves when a connection that nobody uses has been asked so often since. */
	async function asked(connection: FaultConnection, times: number): Promise<void> {
		const before = pings(connection);
		await until(`${times} signs of life were asked for`, () => pings(connection) >= before + times);
	}

	it('that is idle is asked, again and again, and kept while it answers', async () => {
		await redis.use((lease) => lease.get('k'));
		await asked(nth(1), 3);
		expect(lanes().exclusive).include({ total: 1, idle: 1 });
		// The next one gets it.
		await redis.use((lease) => lease.get('mine'));
		expect(server.connections).lengthOf(2);
		expect(nth(1).commands.at(-1)?.name).equal('GET');
	});

	it('that is idle and silent is asked, doubted and closed, before anybody gets it', async () => {
		await redis.use((lease) => lease.get('k'));
		mute.add(nth(1));
		await nth(1).closed;
		expect(nth(1).commands.at(-1)?.name).equal('PING');
		await until('it is out of the pool', () => lanes().exclusive.total === 0);
		expect(await redis.use((lease) => lease.get('k'))).equal('v');
		expect(nth(0).open).equal(true);
	});

	it('of the blocking lane, idle and silent, goes the same way', async () => {
		const popped = redis.blpop('q', 0);
		await server.received('BLPOP');
		nth(1).send('*2\r\n$1\r\nq\r\n$1\r\nx\r\n');
		expect(await popped).deep.equal(['q', 'x']);
		await asked(nth(1), 2);
		mute.add(nth(1));
		await nth(1).closed;
		await until('it is out of the pool', () => lanes().blocking.total === 0);
	});

	it('that is leased is not asked, however long it is silent; from its release on it is', async () => {
		const lease = await redis.acquire();
		await lease.get('k');
		await asked(nth(0), 4);
		expect(pings(nth(1))).equal(0);
		await lease.release();
		await asked(nth(1), 1);
		// Nor is it when it is leased once more.
		const next = await redis.acquire();
		await next.get('k');
		const before = pings(nth(1));
		await asked(nth(0), 4);
		expect(pings(nth(1))).equal(before);
		await next.release();
	});

	it('that is blocked is not asked, nor doubted, on a lease or in its own lane', async () => {
		const lease = await redis.acquire();
		const waiting = [lease.blpop('q', 0), redis.blpop('q', 0)];
		await server.received('BLPOP', { count: 2 });
		await asked(nth(0), 4);
		expect(server.connections).lengthOf(3);
		for (const index of [1, 2]) {
			expect(nth(index).commands.at(-1)?.name).equal('BLPOP');
			nth(index).send('*2\r\n$1\r\nq\r\n$1\r\nx\r\n');
		}
		expect(await Promise.all(waiting)).deep.equal([
			['q', 'x'],
			['q', 'x'],
		]);
		await lease.release();
	});
});
