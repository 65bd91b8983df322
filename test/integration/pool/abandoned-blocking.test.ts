/** D7: a blocking command that was given up takes nothing with it. Real servers, both protocols. */
import { expect } from 'chai';
import { AbortError, type Client, type ClientOptions, TimeoutError } from '../../../src/index.ts';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer } from '../../support/server.ts';
import { needs } from '../../support/skip.ts';
import { blockedClients, serverClients, untilBlocked } from './support/server-clients.ts';
import { turns, until } from './support/until.ts';

type Orphan = readonly [reply: unknown, command: { readonly name: string; readonly args: readonly unknown[] }];

/** Each blocking command that takes something, and what puts it there. */
interface Taker {
	readonly name: string;
	readonly since: string;
	take(redis: Client): Promise<unknown>;
	prepare?(admin: Client): Promise<unknown>;
	put(admin: Client): Promise<unknown>;
	/** How many are there that nobody took. */
	left(admin: Client): Promise<number>;
}

const list = { put: (admin: Client) => admin.rpush('q', 'item'), left: (admin: Client) => admin.llen('q') };
const sortedSet = { put: (admin: Client) => admin.zadd('q', 1, 'item'), left: (admin: Client) => admin.zcard('q') };
const takers: readonly Taker[] = [
	{ name: 'BLPOP', since: '6.0', take: (redis) => redis.blpop('q', 0), ...list },
	{ name: 'BRPOP', since: '6.0', take: (redis) => redis.brpop('q', 0), ...list },
	{ name: 'BRPOPLPUSH', since: '6.0', take: (redis) => redis.brpoplpush('q', 'taken', 0), ...list },
	{ name: 'BLMOVE', since: '6.2', take: (redis) => redis.blmove('q', 'taken', 'LEFT', 'RIGHT', 0), ...list },
	{ name: 'BLMPOP', since: '7.0', take: (redis) => redis.blmpop(0, 1, 'q', 'LEFT'), ...list },
	{ name: 'BZPOPMIN', since: '6.0', take: (redis) => redis.bzpopmin('q', 0), ...sortedSet },
	{ name: 'BZPOPMAX', since: '6.0', take: (redis) => redis.bzpopmax('q', 0), ...sortedSet },
	{ name: 'BZMPOP', since: '7.0', take: (redis) => redis.bzmpop(0, 1, 'q', 'MIN'), ...sortedSet },
	{
		name: 'XREADGROUP',
		since: '6.0',
		prepare: (admin) => admin.xgroup('CREATE', 'q', 'g', '$', 'MKSTREAM'),
		take: (redis) => redis.xreadgroup('GROUP', 'g', 'c', 'BLOCK', 0, 'STREAMS', 'q', '>'),
		put: (admin) => admin.xadd('q', '*', 'f', 'v'),
		left: async (admin) =>
			Number(await admin.xlen('q')) - Number(((await admin.call('XPENDING', 'q', 'g')) as unknown[])[0]),
	},
];

for (const protocol of [2, 3] as const) {
	eachServer(`an abandoned blocking command under RESP${protocol}`, ({ server }) => {
		const make = useClients();
		let admin: Client;
		let redis: Client;
		let orphans: Orphan[];
		let given: AbortController;

		const client = (options: ClientOptions = {}): Client =>
			make({ url: server().url, protocol, onOrphan: (...orphan) => void orphans.push(orphan), ...options });

		beforeEach(async () => {
			orphans = [];
			given = new AbortController();
			admin = client();
			await admin.flushall();
			redis = client();
		});

		for (const taker of takers) {
			it(`${taker.name} that is aborted while it waits takes nothing`, async function () {
				needs(this, server(), taker.since);
				await taker.prepare?.(admin);
				const waiting = taker.take(redis.with({ signal: given.signal }));
				await untilBlocked(server(), 1);
				const reason = new Error('changed my mind');
				given.abort(reason);
				const error = await rejection(waiting, AbortError);
				expect(error).include({ code: 'ABORT_ERR', cause: reason, written: true, maybeExecuted: false });
				expect(await blockedClients(server())).deep.equal([]);
				await taker.put(admin);
				expect(await taker.left(admin)).equal(1);
				expect(orphans).deep.equal([]);
				// Nothing was destroyed: the connection waits for its next command.
				expect(redis.stats().lanes.blocking).include({ total: 1, idle: 1, busy: 0, closed: 0 });
				expect(await taker.take(redis)).not.equal(null);
				expect(redis.stats().lanes.blocking).include({ created: 1, closed: 0 });
			});
		}

		it('that times out by its view takes nothing, and says where it was', async () => {
			const waiting = redis.with({ timeout: 30 }).blpop('q', 0);
			const error = await rejection(waiting, TimeoutError);
			expect(error).include({ code: 'TIMEOUT', phase: 'reply', written: true, maybeExecuted: false });
			await admin.rpush('q', 'item');
			expect(await admin.llen('q')).equal(1);
			expect(redis.stats()).include({ orphans: 0 });
		});

		it('reports what it got in the last moment, with the command', async () => {
			const proxy = await FaultProxy.start({ target: server() });
			try {
				const slow = client({ url: proxy.url });
				const heard: Orphan[] = [];
				slow.on('orphan', (...orphan) => void heard.push(orphan));
				await slow.ping();
				const waiting = slow.with({ signal: given.signal }).blpop(['other', 'q'], 0);
				await untilBlocked(server(), 1);
				const link = await proxy.link(1);
				// The item is on its way when the caller goes.
				link.stall('toClient');
				await admin.rpush('q', 'item');
				given.abort();
				await turns();
				link.resume('toClient');
				const error = await rejection(waiting, AbortError);
				await turns();
				const taken: Orphan = [['q', 'item'], { name: 'BLPOP', args: ['other', 'q', 0] }];
				expect(orphans).deep.equal([taken]);
				expect(heard).deep.equal([taken]);
				expect(error).include({ written: true, maybeExecuted: true });
				expect(slow.stats()).include({ orphans: 1 });
				await until('the connection is free', () => slow.stats().lanes.blocking.idle === 1);
				expect(slow.stats().lanes.blocking).include({ closed: 0 });
			} finally {
				await proxy.stop();
			}
		});

		it('that is taken back in its own turn was never sent', async () => {
			await redis.blpop('none', 0.01);
			await server().cli('CONFIG', 'RESETSTAT');
			const waiting = redis.with({ signal: given.signal }).blpop('q', 0);
			await Promise.resolve();
			given.abort();
			expect(await rejection(waiting, AbortError)).include({ written: false, maybeExecuted: false });
			await admin.rpush('q', 'item');
			expect(await admin.llen('q')).equal(1);
			expect(await server().cli('INFO', 'commandstats')).not.include('cmdstat_blpop');
			expect(redis.stats().lanes.blocking).include({ idle: 1, created: 1, closed: 0 });
		});

		it('that waits for a connection of its lane is not sent, and the connection goes to the next one', async () => {
			const one = client({ pool: { maxBlocking: 1 } });
			const first = one.blpop('first', 0);
			await untilBlocked(server(), 1);
			const second = one.with({ signal: given.signal }).blpop('second', 0);
			const third = one.blpop('third', 0);
			expect(one.stats().lanes.blocking).include({ busy: 1, waiting: 2 });
			given.abort();
			expect(await rejection(second, AbortError)).include({ written: false, maybeExecuted: false });
			await admin.rpush('first', 1);
			await admin.rpush('third', 3);
			expect(await Promise.all([first, third])).deep.equal([
				['first', '1'],
				['third', '3'],
			]);
			expect(one.stats().lanes.blocking).include({ created: 1, waiting: 0 });
		});

		it('on a lease takes nothing either, and the lease goes on', async () => {
			const lease = await redis.acquire();
			const waiting = lease.with({ signal: given.signal }).blpop('q', 0);
			await untilBlocked(server(), 1);
			given.abort();
			expect(await rejection(waiting, AbortError)).include({ written: true, maybeExecuted: false });
			await admin.rpush('q', 'item');
			expect(await lease.blpop('q', 0)).deep.equal(['q', 'item']);
			await lease.release();
			expect(redis.stats().lanes.exclusive).include({ idle: 1, closed: 0 });
		});

		it('by the hundred under one signal: all go, nothing is taken', async () => {
			const many = client({ pool: { maxBlocking: 100 } });
			const view = many.with({ signal: given.signal });
			const waiting = Array.from({ length: 100 }, (_, i) => rejection(view.blpop(`q${i}`, 0), AbortError));
			await untilBlocked(server(), 100);
			given.abort();
			for (const error of await Promise.all(waiting)) expect(error).include({ maybeExecuted: false });
			expect(await blockedClients(server())).deep.equal([]);
			expect(many.stats().lanes.blocking).include({ idle: 100, closed: 0 });
		});

		it('in a pipeline of the client goes with its connection, at once', async () => {
			const waiting = redis.with({ signal: given.signal }).pipeline().blpop('q', 0).get('k').exec();
			await untilBlocked(server(), 1);
			given.abort();
			expect(await rejection(waiting, AbortError)).include({ written: true, maybeExecuted: true });
			await until('its socket is closed', () => redis.stats().lanes.blocking.closed === 1);
			await untilBlocked(server(), 0);
			await admin.rpush('q', 'item');
			expect(await admin.llen('q')).equal(1);
		});

		it('in a pipeline of a lease does not stay behind to take the next item', async () => {
			const lease = await redis.acquire();
			const waiting = lease.with({ signal: given.signal }).pipeline().blpop('q', 0).get('k').exec();
			await untilBlocked(server(), 1);
			given.abort();
			await rejection(waiting, AbortError);
			await untilBlocked(server(), 0);
			await admin.rpush('q', 'item');
			expect(Number(await admin.llen('q')) + orphans.length).equal(1);
			await lease.release();
		});

		it('after close() is gone from the server', async () => {
			const waiting = rejection(redis.blpop('q', 0));
			await untilBlocked(server(), 1);
			await redis.close({ timeout: 0 });
			expect(await waiting).include({ name: 'ClosedError', written: true, maybeExecuted: true });
			await until('it left', async () => (await serverClients(server())).every((each) => each['cmd'] !== 'blpop'));
			await admin.rpush('q', 'item');
			expect(await admin.llen('q')).equal(1);
		});
	});
}
