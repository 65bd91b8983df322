/** Leases that never come back: who holds them is told, and with maxLeaseTime the capacity returns. */
import { expect } from 'chai';
import {
	type Client,
	ConnectionLostError,
	LeaseReleasedError,
	PoolDeadlockError,
	type PoolHolder,
	type PoolOptions,
	PoolTimeoutError,
} from '../../../src/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { useServer } from '../../support/server.ts';
import { serverClients, untilBlocked } from './support/server-clients.ts';
import { turns, until } from './support/until.ts';

describe('leases that leak', () => {
	const server = useServer();
	const make = useClients();
	const client = (pool: PoolOptions): Client => make({ url: server().url, pool });

	/** Named, so that it stands in the stack. */
	async function forgetfulHandler(redis: Client, label: string): Promise<unknown> {
		const lease = await redis.acquire({ label });
		await lease.ping();
		return lease;
	}

	it('from a pool of 2: the third acquire rejects in time and names both holders', async () => {
		const redis = client({ max: 2, acquireTimeout: 40 });
		const kept = [await forgetfulHandler(redis, 'orders'), await forgetfulHandler(redis, 'mails')];
		const error = await rejection(redis.acquire({ label: 'third' }), PoolTimeoutError);
		expect(error).include({ name: 'PoolTimeoutError', code: 'POOL_TIMEOUT' });
		expect(error.holders.map(({ label }) => label)).deep.equal(['orders', 'mails']);
		for (const { age, idle, stack } of error.holders) {
			expect(age).at.least(40);
			expect(idle).within(1, age);
			expect(stack).equal(undefined);
		}
		expect(error.message).match(/orders \(held \d+ ms, idle \d+ ms\), mails \(held \d+ ms, idle \d+ ms\)/);
		expect(error.stats).include({ total: 2, busy: 2, idle: 0, creating: 0 });
		expect(error.cause).equal(undefined);
		// All of them idle is what a nested use looks like.
		expect(error.message).match(/all of them are idle.*inside another/);
		expect(redis.stats().lanes.exclusive).include({ timeouts: 1, waiting: 0 });
		expect(kept).lengthOf(2);
	});

	it('does not say so of holders who are at work', async () => {
		const redis = client({ max: 1, acquireTimeout: 30 });
		const lease = await redis.acquire({ label: 'consumer' });
		const waiting = lease.blpop('none', 0).catch(() => {});
		await untilBlocked(server(), 1);
		const error = await rejection(redis.acquire(), PoolTimeoutError);
		expect(error.holders[0]).include({ label: 'consumer', idle: undefined });
		expect(error.message).not.match(/idle \d+ ms|inside another/);
		await lease.release();
		await waiting;
	});

	it('have their stacks told where these are kept', async () => {
		const redis = client({ max: 1, acquireTimeout: 30, leakThreshold: 60_000 });
		const lease = await forgetfulHandler(redis, 'stacked');
		const [holder] = (await rejection(redis.acquire(), PoolTimeoutError)).holders as [PoolHolder];
		expect(holder.stack).match(/forgetfulHandler/);
		expect(lease).not.equal(undefined);
	});

	it('own timeouts of acquire win over the pool’s', async () => {
		const redis = client({ max: 1, acquireTimeout: 60_000 });
		const lease = await redis.acquire();
		expect((await rejection(redis.acquire({ timeout: 20 }), PoolTimeoutError)).message).include('within 20 ms');
		const used = redis.use(() => 'never', { timeout: 20, label: 'impatient' });
		await rejection(used, PoolTimeoutError);
		await lease.release();
	});

	it('are told once by `leak`, with label, age, stack and count', async () => {
		const redis = client({ max: 3, leakThreshold: 30 });
		const leaks: unknown[] = [];
		redis.on('leak', (leak) => void leaks.push(leak));
		const lease = await redis.acquire({ label: 'slow' });
		const other = await redis.acquire({ label: 'slow too' });
		const quick = await redis.acquire();
		await quick.release();
		await until('both are told', () => leaks.length >= 2);
		const third = await redis.acquire();
		await until('the third is told', () => leaks.length >= 3);
		await turns();
		expect(leaks).lengthOf(3);
		const [first] = leaks as [PoolHolder & { count: number }];
		expect(first).include({ label: 'slow', count: 2 });
		expect(first.age).at.least(30);
		expect(first.stack).include('leaks.test.ts');
		expect(redis.stats()).include({ leaks: 3 });
		// They are told, not taken.
		expect(await lease.ping()).equal('PONG');
		await Promise.all([lease.release(), other.release(), third.release()]);
		expect(redis.stats().lanes.exclusive).include({ idle: 3, closed: 0 });
	});

	it('give their capacity back with maxLeaseTime; whoever comes back late is told', async () => {
		const redis = client({ max: 2, acquireTimeout: 5000, maxLeaseTime: 50 });
		const ids = await Promise.all([redis.acquire(), redis.acquire()]);
		const pending = rejection(ids[0].blpop('none', 0), ConnectionLostError);
		const [third, fourth] = await Promise.all([redis.acquire(), redis.acquire()]);
		expect(await pending).include({ written: true, maybeExecuted: true });
		for (const late of ids) {
			expect(late.released).equal(true);
			const error = await rejection(late.get('k'), LeaseReleasedError);
			expect(error.message).match(/too long/);
			await rejection(late.multi().set('k', 1).exec(), LeaseReleasedError);
			await late.release();
		}
		expect(await Promise.all([third.ping(), fourth.ping()])).deep.equal(['PONG', 'PONG']);
		await Promise.all([third.release(), fourth.release()]);
		expect(redis.stats().lanes.exclusive).include({ busy: 0, released: 4 });
		await untilBlocked(server(), 0);
	});

	it('within use(): what runs there is told, what it throws comes out', async () => {
		const redis = client({ max: 1, maxLeaseTime: 40 });
		const held = redis.use(async (lease) => {
			await lease.blpop('none', 0);
		});
		await rejection(held, ConnectionLostError);
		expect(await redis.use((lease) => lease.ping())).equal('PONG');
		expect(redis.stats().lanes.exclusive).include({ busy: 0 });
	});

	it('do not count for blocking commands, which may wait for ever', async () => {
		const redis = client({ maxLeaseTime: 20, leakThreshold: 10, acquireTimeout: 20 });
		const leaks: unknown[] = [];
		redis.on('leak', (leak) => void leaks.push(leak));
		const waiting = redis.blpop('q', 0);
		await untilBlocked(server(), 1);
		// Leases come and go by these bounds meanwhile.
		const lease = await redis.acquire();
		await until('the lease is told and taken', () => lease.released && leaks.length > 0);
		await redis.rpush('q', 'x');
		expect(await waiting).deep.equal(['q', 'x']);
		expect(leaks).lengthOf(1);
	});
});

describe('uses inside uses', () => {
	const server = useServer();
	const make = useClients();
	const client = (pool: PoolOptions = {}): Client =>
		make({ url: server().url, pool: { max: 2, acquireTimeout: 5000, deadlockDetection: 'als', ...pool } });

	it('that wait for one another are told at once: the newest is refused, the others get on', async () => {
		const redis = client();
		const order: string[] = [];
		let entered = 0;
		const both = new Set<() => void>();
		const barrier = (): Promise<void> =>
			new Promise((resolve) => {
				both.add(resolve);
				if (++entered === 2) for (const each of both) each();
			});
		const nested = (name: string): Promise<string> =>
			redis
				.use(
					async () => {
						await barrier();
						return redis.use((lease) => lease.echo(name), { label: `${name} inner` });
					},
					{ label: `${name} outer` },
				)
				.then(
					(reply) => String(order.push(`${name} done`) && reply),
					(error: unknown) => {
						order.push(`${name} refused`);
						expect(error).instanceof(PoolDeadlockError).include({ code: 'POOL_DEADLOCK' });
						const { holders } = error as PoolDeadlockError;
						expect(holders.map(({ label }) => label).sort()).deep.equal(['a outer', 'b outer']);
						return 'refused';
					},
				);
		expect((await Promise.all([nested('a'), nested('b')])).sort()).deep.equal(['a', 'refused']);
		expect(order).deep.equal(['b refused', 'a done']);
		expect(redis.stats().lanes.exclusive).include({ busy: 0, waiting: 0, timeouts: 0 });
	});

	it('of a pool of one are told at once, transactions too', async () => {
		const redis = client({ max: 1 });
		await rejection(
			redis.use(() => redis.use(() => 1)),
			PoolDeadlockError,
		);
		await rejection(
			redis.use(() => redis.transaction({ watch: [] }, () => 1)),
			PoolDeadlockError,
		);
		await rejection(
			redis.transaction({ watch: [] }, () => redis.use(() => 1)),
			PoolDeadlockError,
		);
		expect(await redis.use((lease) => lease.ping())).equal('PONG');
	});

	it('side by side are none: each gets on as soon as the other is over', async () => {
		const redis = client();
		const inner = (name: string): Promise<unknown> => redis.use((lease) => lease.echo(name));
		const both = await redis.use(() => Promise.all([inner('a'), inner('b'), inner('c')]));
		expect(both).deep.equal(['a', 'b', 'c']);
	});

	it('of others are none: strangers wait for whoever works', async () => {
		const redis = client();
		const results = await Promise.all(
			Array.from({ length: 20 }, (_, i) =>
				redis.use(async (lease) => {
					await redis.set(`k${i}`, i);
					return lease.get(`k${i}`);
				}),
			),
		);
		expect(results).deep.equal(Array.from({ length: 20 }, (_, i) => String(i)));
	});

	it('where one holder stands outside are none: he may come back', async () => {
		const redis = client();
		const lease = await redis.acquire();
		const nested = redis.use(() => redis.use((inner) => inner.ping()));
		await until('it waits', () => redis.stats().lanes.exclusive.waiting === 1);
		await turns();
		await lease.release();
		expect(await nested).equal('PONG');
	});

	it('are no deadlock where blocking commands or plain ones wait', async () => {
		const redis = client({ max: 1 });
		const popped = redis.use(async (lease) => {
			const waiting = redis.blpop('q', 0);
			await lease.rpush('q', 'x');
			return waiting;
		});
		expect(await popped).deep.equal(['q', 'x']);
	});

	it('without detection time out, and the error says what it looks like', async () => {
		const redis = client({ max: 1, acquireTimeout: 30, deadlockDetection: 'off' });
		const error = await rejection(
			redis.use(() => redis.use(() => 1)),
			PoolTimeoutError,
		);
		expect(error.message).match(/all of them are idle.*inside another/);
		expect(await redis.use((lease) => lease.ping())).equal('PONG');
		expect((await serverClients(server())).length).greaterThan(0);
	});
});
