/** How a lease ends: by release in all its circumstances, by the end of its connection, by close. */
import { expect } from 'chai';
import {
	AbortError,
	type Client,
	ClosedError,
	ConnectionLostError,
	type Lease,
	LeaseReleasedError,
} from '../../../src/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer } from '../../support/server.ts';
import { serverClients, untilBlocked } from './support/server-clients.ts';
import { turns, until } from './support/until.ts';

eachServer('the end of a lease', ({ server }) => {
	const make = useClients();
	let admin: Client;
	let redis: Client;
	let lease: Lease;
	let id: number;

	const idOf = async (of: Lease): Promise<number> => Number(await of.call('CLIENT', 'ID'));

	beforeEach(async () => {
		admin = make({ url: server().url });
		await admin.flushall();
		redis = make({ url: server().url, pool: { max: 1 } });
		lease = await redis.acquire();
		id = await idOf(lease);
	});

	it('is its release: the connection goes to the next one', async () => {
		expect(lease.released).equal(false);
		const next = redis.acquire();
		await lease.release();
		expect(lease.released).equal(true);
		expect(await idOf(await next)).equal(id);
	});

	it('comes once, however often it is asked for', async () => {
		const first = lease.release();
		expect(lease.release()).equal(first);
		await first;
		const next = await redis.acquire();
		// Neither takes the connection away from whoever has it now.
		await Promise.all([lease.release(), lease.quit(), lease[Symbol.asyncDispose]()]);
		lease[Symbol.dispose]();
		await turns();
		expect(await idOf(next)).equal(id);
		expect(redis.stats().lanes.exclusive).include({ busy: 1, released: 1 });
	});

	it('ends every use of it, also of its views and builders, before anything is sent', async () => {
		const { buffers } = lease;
		const view = lease.with({ timeout: 1000 });
		const pipeline = lease.pipeline().set('k', 1);
		const block = lease.multi().set('k', 1);
		const releasing = lease.release();
		const late = [
			lease.set('k', 1),
			lease.call('SET', 'k', 1),
			lease.watch('k'),
			lease.blpop('none', 0),
			lease.wait(0, 0),
			lease.call('CLIENT', 'REPLY', 'OFF'),
			lease.pipeline().set('k', 1).exec(),
			lease.pipeline().blpop('none', 0).exec(),
			lease.multi().set('k', 1).exec(),
			buffers.set('k', 1),
			view.set('k', 1),
			pipeline.exec(),
			block.exec(),
		];
		for (const each of late) {
			const error = await rejection(each, LeaseReleasedError);
			expect(error).include({ name: 'LeaseReleasedError', code: 'LEASE_RELEASED' });
		}
		await releasing;
		expect(await admin.exists('k')).equal(0);
		expect(view.released && buffers.released).equal(true);
		expect(redis.stats().lanes.exclusive).include({ idle: 1, closed: 0 });
	});

	it('by a view of it is the end of all of it', async () => {
		await lease.buffers.release();
		expect(lease.released).equal(true);
		await rejection(lease.ping(), LeaseReleasedError);
		expect(redis.stats().lanes.exclusive).include({ idle: 1 });
	});

	it('waits for replies that are due, and gives the connection back', async () => {
		const replies: string[] = [];
		for (let i = 0; i < 100; i++) void lease.echo(i).then((reply) => replies.push(String(reply)));
		void lease
			.pipeline()
			.set('a', 1)
			.get('a')
			.exec()
			.then(([, a]) => replies.push(`pipeline ${a}`));
		await lease.release();
		await turns(1);
		expect(replies).lengthOf(101);
		expect(replies.at(-1)).equal('pipeline 1');
		expect(await idOf(await redis.acquire())).equal(id);
	});

	it('while a blocking command waits destroys the connection at once', async () => {
		const waiting = rejection(lease.blpop('q', 0), ConnectionLostError);
		await untilBlocked(server(), 1);
		await lease.release();
		expect(await waiting).include({ written: true, maybeExecuted: true });
		await untilBlocked(server(), 0);
		await admin.rpush('q', 'item');
		expect(await admin.llen('q')).equal(1);
		expect(await idOf(await redis.acquire())).not.equal(id);
		expect(redis.stats().lanes.exclusive).include({ created: 2, closed: 1 });
	});

	it('while a pipeline with a blocking command waits destroys the connection at once', async () => {
		const before = performance.now();
		const waiting = rejection(lease.pipeline().blpop('q', 0).get('k').exec());
		await untilBlocked(server(), 1);
		await lease.release();
		await waiting;
		// Not after the second that plain replies are waited for.
		expect(performance.now() - before).lessThan(900);
		expect(await idOf(await redis.acquire())).not.equal(id);
	});

	it('while an abort of a blocking command is under way leaves nothing blocked, and nothing is lost', async () => {
		const given = new AbortController();
		const waiting = rejection(lease.with({ signal: given.signal }).blpop('q', 0), AbortError);
		await untilBlocked(server(), 1);
		given.abort();
		await Promise.all([lease.release(), waiting]);
		await untilBlocked(server(), 0);
		await redis.use((next) => next.ping());
		await admin.rpush('q', 'item');
		expect(await admin.llen('q')).equal(1);
	});

	for (const dispose of ['dispose', 'asyncDispose'] as const) {
		it(`comes with Symbol.${dispose}`, async () => {
			await lease.watch('watched');
			await lease[Symbol[dispose]]();
			await until('it is back', () => redis.stats().lanes.exclusive.idle === 1);
			expect(lease.released).equal(true);
			const next = await redis.acquire();
			await admin.set('watched', 1);
			expect(await next.multi().ping().exec()).deep.equal(['PONG']);
		});
	}

	it('comes with the end of its block, on success and on throw, where `using` is compiled', async () => {
		await lease.release();
		const holders: Lease[] = [];
		const fails = async (fail: boolean): Promise<void> => {
			await using held = await redis.acquire();
			holders.push(held);
			await held.ping();
			if (fail) throw new Error('mine');
		};
		await fails(false);
		expect(redis.stats().lanes.exclusive).include({ busy: 0, idle: 1 });
		expect(await rejection(fails(true))).include({ message: 'mine' });
		expect(redis.stats().lanes.exclusive).include({ busy: 0, idle: 1 });
		for (const held of holders) expect(held.released).equal(true);
	});

	it('is no end of the lease when its connection is lost: its commands say so, the next one gets another', async () => {
		const waiting = rejection(lease.blpop('q', 0), ConnectionLostError);
		await untilBlocked(server(), 1);
		await server().cli('CLIENT', 'KILL', 'ID', id);
		expect(await waiting).include({ written: true, maybeExecuted: true });
		expect(await rejection(lease.get('k'), ConnectionLostError)).include({ written: false, maybeExecuted: false });
		const [piped] = await lease
			.pipeline()
			.get('k')
			.settle()
			.catch((error: unknown) => [{ reason: error }]);
		expect(piped).property('reason').instanceof(ConnectionLostError);
		await rejection(lease.multi().get('k').exec(), ConnectionLostError);
		await rejection(lease.watch('k'), ConnectionLostError);
		expect(lease.released).equal(false);
		expect(redis.stats().lanes.exclusive).include({ busy: 1 });
		await lease.release();
		expect(await idOf(await redis.acquire())).not.equal(id);
	});

	it('of a connection that was killed while idle is nobody’s error', async () => {
		await lease.release();
		const errors: unknown[] = [];
		redis.on('error', (error) => void errors.push(error));
		await server().cli('CLIENT', 'KILL', 'ID', id);
		await until('it is noticed', () => redis.stats().lanes.exclusive.total === 0);
		expect(await redis.use((next) => next.ping())).equal('PONG');
		expect(errors).deep.equal([]);
	});

	it('is waited for by close(), which then leaves nothing behind', async () => {
		const [reply] = await Promise.all([
			(async () => {
				await turns(5);
				const value = await lease.echo('still served');
				await lease.release();
				return value;
			})(),
			redis.close({ timeout: 5000 }),
		]);
		expect(reply).equal('still served');
		await until('it left', async () => (await serverClients(server())).every((each) => each['id'] !== String(id)));
		await rejection(redis.acquire(), ClosedError);
		await rejection(
			redis.use(() => 1),
			ClosedError,
		);
	});

	it('comes with the deadline of close(): what is under way hears that it may have run', async () => {
		const waiting = rejection(lease.blpop('q', 0));
		await untilBlocked(server(), 1);
		await redis.close({ timeout: 1 });
		expect(await waiting).include({ name: 'ClosedError', written: true, maybeExecuted: true });
		await rejection(lease.ping(), LeaseReleasedError);
		await lease.release();
		await untilBlocked(server(), 0);
	});

	it('comes with destroy(), at once', async () => {
		const pending = rejection(lease.get('k'), ClosedError);
		const queued = rejection(redis.acquire(), ClosedError);
		redis.destroy();
		await Promise.all([pending, queued]);
		await rejection(lease.ping());
		await lease.release();
		await until('all left', () => redis.stats().lanes.exclusive.total === 0);
	});
});
