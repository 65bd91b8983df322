/** How many connections there are: what the server sees, sampled by somebody else. */
import { expect } from 'chai';
import { type Client, type ClientOptions, PoolTimeoutError, QueueFullError } from '../../../src/index.ts';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer } from '../../support/server.ts';
import { serverClients, untilBlocked } from './support/server-clients.ts';
import { turns, until } from './support/until.ts';

eachServer('connections to one server', ({ server }) => {
	const make = useClients();
	let made = 0;

	/** A client with a name of its own, and the count of its connections. */
	function named(options: ClientOptions = {}): { redis: Client; name: string; connected(): Promise<number> } {
		const name = `client-${++made}`;
		const redis = make({ url: server().url, name, ...options });
		const connected = async (): Promise<number> =>
			(await serverClients(server())).filter((client) => client['name'] === name).length;
		return { redis, name, connected };
	}

	/** Looks at CLIENT LIST again and again while `work` goes on. Returns the most it saw. */
	async function most(connected: () => Promise<number>, work: Promise<unknown>): Promise<number> {
		let over = false;
		const ended = work.finally(() => {
			over = true;
		});
		let seen = 0;
		while (!over) seen = Math.max(seen, await connected());
		await ended;
		return seen;
	}

	it('is one for 300 concurrent GETs', async () => {
		const proxy = await FaultProxy.start({ target: server() });
		const { redis, connected } = named({ url: proxy.url });
		const gets = Promise.all(Array.from({ length: 300 }, (_, i) => redis.get(`k${i}`)));
		expect(await most(connected, gets)).equal(1);
		expect(await connected()).equal(1);
		// Nor was there one that came and went.
		expect(proxy.stats()).include({ connections: 1, open: 1 });
		expect(redis.stats().lanes.exclusive).include({ created: 0 });
		await proxy.stop();
	});

	it('are none before the first command, and none for what needs none', async () => {
		const { redis, connected } = named({ pool: { min: 3 } });
		redis.multi().get('k');
		redis.with({ decode: 'buffer' });
		redis.stats();
		await turns();
		expect(await connected()).equal(0);
		await redis.close();
	});

	it('are never more than max and the shared one for 200 concurrent leases', async () => {
		const { redis, connected } = named({ pool: { max: 10 } });
		await redis.set('n', 0);
		let concurrent = 0;
		let peak = 0;
		const work = Array.from({ length: 200 }, () =>
			redis.use(async (lease) => {
				peak = Math.max(peak, ++concurrent);
				await lease.watch('n');
				await redis.get('n');
				await lease.unwatch();
				await lease.incr('n');
				concurrent--;
			}),
		);
		expect(await most(connected, Promise.all(work))).within(2, 11);
		expect(peak).equal(10);
		expect(await redis.get('n')).equal('200');
		expect(redis.stats().lanes.exclusive).include({ total: 10, idle: 10, busy: 0, waiting: 0, acquired: 200 });
		expect(redis.stats().lanes.exclusive.created).equal(10);
		await redis.close();
		await until('none is left', async () => (await connected()) === 0);
	});

	it('are no more than needed: one after another reuses one', async () => {
		const { redis, connected } = named();
		const ids = new Set<unknown>();
		for (let i = 0; i < 20; i++) ids.add(await redis.use((lease) => lease.call('CLIENT', 'ID')));
		expect(ids.size).equal(1);
		expect(await connected()).equal(1);
	});

	it('are none after close(), whatever was going on', async () => {
		const { redis, connected } = named({ pool: { max: 5, maxBlocking: 5 } });
		const lease = await redis.acquire();
		const outcomes = [
			lease.get('k'),
			redis.blpop('none', 0),
			redis.use((other) => other.blpop('none', 0)),
			redis.pipeline().blpop('none', 0).exec(),
			...Array.from({ length: 10 }, () => redis.use((other) => other.call('DEBUG', 'SLEEP', '0.01'))),
		].map((each) => each.catch((error: Error) => error.name));
		await untilBlocked(server(), 3);
		await redis.close({ timeout: 50 });
		for (const outcome of await Promise.all(outcomes))
			expect([null, 'OK', 'ClosedError', 'PipelineError']).include(outcome);
		await until('none is left', async () => (await connected()) === 0);
		expect(redis.stats().lanes.exclusive).include({ total: 0, busy: 0, waiting: 0 });
		expect(redis.stats().lanes.blocking).include({ total: 0, busy: 0, waiting: 0 });
	});

	it('are none after destroy() in the middle of dialling', async () => {
		const { redis, connected } = named({ pool: { max: 8, maxConcurrentDials: 8 } });
		const waiting = Array.from({ length: 8 }, () => rejection(redis.acquire()));
		redis.destroy();
		for (const error of await Promise.all(waiting)) expect(error).include({ name: 'ClosedError' });
		await until('none is left', async () => (await connected()) === 0);
	});

	it('are dialled two at a time, and as many as wait', async () => {
		const { redis } = named({ pool: { max: 10 } });
		const waiting = Array.from({ length: 6 }, () => redis.acquire());
		expect(redis.stats().lanes.exclusive).include({ creating: 2, waiting: 6 });
		const leases = await Promise.all(waiting);
		expect(redis.stats().lanes.exclusive).include({ total: 6, busy: 6 });
		await Promise.all(leases.map((lease) => lease.release()));
	});

	it('refuse more waiters than maxWaiting', async () => {
		const { redis } = named({ pool: { max: 1, maxWaiting: 2, acquireTimeout: 30 } });
		const lease = await redis.acquire();
		const waiting = [redis.acquire(), redis.acquire()].map((each) => rejection(each, PoolTimeoutError));
		expect(await rejection(redis.acquire(), QueueFullError)).include({ code: 'QUEUE_FULL' });
		await Promise.all(waiting);
		await lease.release();
		expect(redis.stats().lanes.exclusive).include({ rejections: 1, timeouts: 2, waiting: 0 });
	});

	it('that are dialled for one who gave up stay, for the next one', async () => {
		const { redis, connected } = named();
		const given = new AbortController();
		const gone = rejection(redis.acquire({ signal: given.signal }));
		given.abort();
		expect(await gone).include({ name: 'AbortError', written: false, maybeExecuted: false });
		await until('it is there', () => redis.stats().lanes.exclusive.idle === 1);
		await redis.use((lease) => lease.ping());
		expect(await connected()).equal(1);
	});

	describe('under maxConnections', () => {
		it('are never more than that in all lanes together', async () => {
			const { redis, connected } = named({ pool: { max: 10, maxBlocking: 10, maxConnections: 6 } });
			await redis.ping();
			const work = Array.from({ length: 100 }, async (_, i) => {
				if (i % 3 === 0) await redis.rpush(`q${i % 10}`, i);
				else if (i % 3 === 1) await redis.use((lease) => lease.incr('n'));
				else await redis.blpop('none', 0.01);
			});
			expect(await most(connected, Promise.all(work))).within(2, 6);
			const { exclusive, blocking } = redis.stats().lanes;
			expect(exclusive.waiting + blocking.waiting).equal(0);
			expect(exclusive.total + blocking.total).at.most(5);
		});

		it('give way: the one that is idle longest of another lane is closed, and one only', async () => {
			const { redis, connected } = named({ pool: { max: 4, maxBlocking: 4, maxConnections: 5 } });
			await redis.ping();
			const leases = await Promise.all([1, 2, 3, 4].map(() => redis.acquire()));
			const ids = await Promise.all(leases.map((lease) => lease.call('CLIENT', 'ID')));
			for (const lease of leases) await lease.release();
			const waiting = redis.blpop('q', 0);
			await untilBlocked(server(), 1);
			expect(await connected()).equal(5);
			expect(redis.stats().lanes.exclusive).include({ idle: 3, closed: 1 });
			const still = new Set((await serverClients(server())).map((client) => client['id']));
			expect(ids.map((id) => still.has(String(id)))).deep.equal([false, true, true, true]);
			await redis.rpush('q', 1);
			await waiting;
			// And back: leases take the place of the idle blocking one, when they need it.
			const again = await Promise.all([1, 2, 3, 4].map(() => redis.acquire()));
			expect(redis.stats().lanes.blocking).include({ total: 0, closed: 1 });
			await Promise.all(again.map((lease) => lease.release()));
		});

		it('go to a lane that starves as soon as one of the other comes back', async () => {
			const { redis, connected } = named({ pool: { max: 3, maxBlocking: 3, maxConnections: 3 } });
			await redis.ping();
			const leases = await Promise.all([redis.acquire(), redis.acquire()]);
			const waiting = redis.blpop('q', 0);
			await turns();
			expect(redis.stats().lanes.blocking).include({ total: 0, waiting: 1 });
			await leases[0]?.release();
			await untilBlocked(server(), 1);
			expect(await connected()).equal(3);
			// The other way round.
			const third = redis.acquire();
			await turns();
			expect(redis.stats().lanes.exclusive).include({ busy: 1, waiting: 1 });
			await redis.rpush('q', 1);
			await waiting;
			expect(await (await third).ping()).equal('PONG');
			expect(await connected()).equal(3);
		});

		it('go to a lane that starves also when one of the other dies, or is discarded', async () => {
			const { redis } = named({ pool: { max: 2, maxBlocking: 2, maxConnections: 3 } });
			const leases = await Promise.all([redis.acquire(), redis.acquire()]);
			const first = redis.blpop('q', 0);
			await leases[0]?.client('SETNAME', 'dirty');
			await leases[0]?.release();
			await untilBlocked(server(), 1);
			const second = redis.blpop('q', 0);
			await server().cli('CLIENT', 'KILL', 'ID', String(await leases[1]?.call('CLIENT', 'ID')));
			await leases[1]?.release();
			await untilBlocked(server(), 2);
			await redis.rpush('q', 1, 2);
			await Promise.all([first, second]);
		});

		it('let nobody starve: both lanes get on', async () => {
			const { redis } = named({ pool: { max: 4, maxBlocking: 4, maxConnections: 2, acquireTimeout: 8000 } });
			const done = { leases: 0, pops: 0 };
			await Promise.all(
				Array.from({ length: 60 }, async (_, i) => {
					if (i % 6 > 0) {
						await redis.use((lease) => lease.incr('n'));
						done.leases++;
					} else {
						await redis.blpop('none', 0.01);
						done.pops++;
					}
				}),
			);
			expect(done).deep.equal({ leases: 50, pops: 10 });
			expect(redis.stats().lanes.exclusive).include({ waiting: 0, busy: 0, timeouts: 0 });
		});
	});
});
