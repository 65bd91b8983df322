/** `release`, once per busy→idle transition, and what Vercel's `attachDatabasePool` makes of it. */
import { expect } from 'chai';
import type { Client, ClientOptions } from '../../../src/index.ts';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { useServer } from '../../support/server.ts';
import { serverClients, untilBlocked, untilConnected } from './support/server-clients.ts';
import { turns, until } from './support/until.ts';

describe('the release event', () => {
	const server = useServer();
	const make = useClients();
	let redis: Client;
	let releases: number;

	const listening = (options: ClientOptions = {}): Client => {
		releases = 0;
		redis = make({ url: server().url, ...options });
		redis.on('release', () => void releases++);
		return redis;
	};

	/** How often it came for all of `work`. */
	async function during(work: () => Promise<unknown>): Promise<number> {
		const before = releases;
		await work();
		await turns(5);
		return releases - before;
	}

	const kinds: Readonly<Record<string, () => Promise<unknown>>> = {
		'a command': () => redis.get('k'),
		'a command that fails': () => redis.call('NOSUCHCOMMAND').catch(() => {}),
		'a thousand commands at once': () => Promise.all(Array.from({ length: 1000 }, () => redis.get('k'))),
		'a pipeline': () => redis.pipeline().get('k').get('k').exec(),
		'a block': () => redis.multi().get('k').exec(),
		'a lease': () => redis.use((lease) => lease.get('k')),
		'a lease on which nothing was done': () => redis.use(() => {}),
		'a lease that has to be cleaned up': () => redis.use((lease) => lease.watch('k')),
		'a lease that has to be destroyed': () => redis.use((lease) => lease.client('SETNAME', 'x')),
		'many leases at once': () => Promise.all(Array.from({ length: 30 }, () => redis.use((lease) => lease.get('k')))),
		'a transaction': () => redis.transaction({ watch: ['k'] }, (tx) => tx.multi().get('k')),
		'a blocking command': () => redis.blpop('none', 0.01),
		'a pipeline that blocks': () => redis.pipeline().blpop('none', 0.01).get('k').exec(),
		'everything at once': () =>
			Promise.all([redis.blpop('none', 0.05), redis.get('k'), redis.use((lease) => lease.blpop('none', 0.03))]),
	};
	for (const [name, work] of Object.entries(kinds)) {
		it(`comes once for ${name}`, async () => {
			listening({ pool: { max: 3, maxBlocking: 3 } });
			expect(await during(work)).equal(1);
			expect(await during(work)).equal(1);
		});
	}

	it('does not come while anything is out, waits, or is dialled', async () => {
		const proxy = await FaultProxy.start({ target: server() });
		listening({ url: proxy.url, pool: { max: 1, maxBlocking: 1 } });
		await redis.ping();
		await turns();
		releases = 0;
		const busy = async (): Promise<void> => {
			await redis.ping();
			await turns(5);
			expect(releases).equal(0);
		};
		proxy.stall('toClient');
		proxy.links[0]?.resume();
		const acquiring = redis.acquire();
		await proxy.link(1);
		await busy();
		proxy.resume();
		const lease = await acquiring;
		await busy();
		const waiting = redis.acquire();
		await busy();
		const popping = redis.blpop('q', 0);
		await untilBlocked(server(), 1);
		const queued = redis.blpop('q', 0);
		await lease.release();
		await (await waiting).release();
		await busy();
		await redis.rpush('q', 1);
		await popping;
		await busy();
		await redis.rpush('q', 2);
		await queued;
		await turns(5);
		expect(releases).equal(1);
		redis.destroy();
		await proxy.stop();
	});

	it('comes when the last thing that waited was given up', async () => {
		const proxy = await FaultProxy.start({ target: server() });
		listening({ url: proxy.url });
		proxy.stall('toClient');
		const given = new AbortController();
		const all = [redis.acquire({ signal: given.signal }), redis.with({ signal: given.signal }).blpop('none', 0)];
		const gone = all.map((each) => rejection(each));
		await turns();
		expect(releases).equal(0);
		given.abort();
		await Promise.all(gone);
		await until('it comes', () => releases > 0);
		proxy.resume();
		await turns(20);
		expect(releases).equal(1);
		redis.destroy();
		await proxy.stop();
	});

	it('comes once for views and for the client together', async () => {
		listening();
		let ofView = 0;
		redis.buffers.on('release', () => void ofView++);
		await during(() => Promise.all([redis.get('k'), redis.buffers.get('k')]));
		expect([releases, ofView]).deep.equal([1, 1]);
	});
});

/**
 * What `@vercel/functions` 3.9.9 does with a pool (db-connections/index.js): duck typing, then one timer for all pools.
 * Returns the promises that it would hand to `waitUntil`.
 */
function attachDatabasePool(pool: object): Promise<void>[] {
	const { options } = pool as { options?: { idleTimeoutMillis?: unknown } };
	if (!('on' in pool) || options === undefined || !('idleTimeoutMillis' in options)) {
		throw new Error('Unsupported database pool type');
	}
	const idle = typeof options.idleTimeoutMillis === 'number' ? options.idleTimeoutMillis : 10_000;
	const waited: Promise<void>[] = [];
	(pool.on as (event: string, listener: () => void) => void)('release', () => {
		waited.push(new Promise((resolve) => setTimeout(resolve, idle + 100)));
	});
	return waited;
}

describe('a client as a pool of Vercel’s', () => {
	const server = useServer();
	const make = useClients();

	it('is taken for one, by its shape', () => {
		const redis = make({ url: server().url, pool: { idleTimeout: 1234 } });
		expect(redis.options).deep.equal({ idleTimeoutMillis: 1234 });
		expect(make().options.idleTimeoutMillis).equal(60_000);
		for (const each of [redis, redis.buffers, redis.with({ timeout: 1 })]) void attachDatabasePool(each);
		// `on` is found with `in`, as it looks for it.
		expect('on' in redis && typeof redis.on).equal('function');
	});

	it('asks for one wait for a thousand commands, and has closed its leases when that is over', async () => {
		const redis = make({ url: server().url, pool: { idleTimeout: 50 } });
		const waited = attachDatabasePool(redis);
		const leases = Array.from({ length: 20 }, () => redis.use((lease) => lease.get('k')));
		await Promise.all([...leases, ...Array.from({ length: 1000 }, () => redis.get('k'))]);
		await turns();
		expect(waited).lengthOf.within(1, 2);
		await Promise.all(waited);
		expect(redis.stats().lanes.exclusive).include({ total: 0 });
		// The shared one stays: it is one, and it is unreferenced.
		await untilConnected(server(), 1);
		expect(await serverClients(server())).lengthOf(1);
	});
});
