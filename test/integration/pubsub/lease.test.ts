/** Raw SUBSCRIBE and MONITOR on a lease, the transcripts of pub/sub, and monitor(). */
import { expect } from 'chai';
import { AbortError, ClosedError, ConnectionLostError } from '../../../src/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer } from '../../support/server.ts';
import { needs } from '../../support/skip.ts';
import { serverClients } from '../pool/support/server-clients.ts';
import { until } from '../pool/support/until.ts';

for (const protocol of [2, 3] as const) {
	eachServer(`on a lease, RESP${protocol}`, ({ server }) => {
		const make = useClients();
		const client = () => make({ url: server().url, protocol });

		it('a raw subscribe settles with its last confirmation, every command around it gets its own reply', async () => {
			const redis = client();
			await redis.set('k', 'v');
			const pushes: unknown[] = [];
			await redis.use(async (lease) => {
				lease.onPush((items) => void pushes.push(items));
				const begun = [lease.get('k'), lease.subscribe('c1', 'c2'), lease.psubscribe('p*'), lease.ping()];
				expect((await Promise.all(begun)).slice(0, 3)).deep.equal(['v', 2, 3]);
				await redis.publish('c2', 'one');
				await redis.publish('px', 'two');
				await until('both have come', () => pushes.length === 2);
				const left = [lease.unsubscribe(), lease.punsubscribe(), lease.unsubscribe(), lease.get('k'), lease.ping()];
				expect(await Promise.all(left)).deep.equal([1, 0, 0, 'v', 'PONG']);
			});
			expect(pushes).deep.equal([
				['message', 'c2', 'one'],
				['pmessage', 'p*', 'px', 'two'],
			]);
		});

		it('is closed on release, so that nobody else hears of it', async () => {
			const redis = client();
			const id = await redis.use(async (lease) => {
				await lease.subscribe('c');
				await lease.unsubscribe();
				return lease.client('ID');
			});
			await until('it is gone', async () => !(await serverClients(server())).some((each) => each['id'] === String(id)));
			await redis.use(async (lease) => expect(await lease.client('ID')).not.equal(id));
		});

		it('Buffers are for a view with Buffers', async () => {
			const redis = client();
			const pushes: unknown[] = [];
			await redis.use(async (lease) => {
				lease.onPush((items) => void pushes.push(items));
				await lease.buffers.subscribe('c');
				await redis.publish('c', Buffer.from([0xff]));
				await until('it has come', () => pushes.length === 1);
			});
			expect(pushes).deep.equal([[Buffer.from('message'), Buffer.from('c'), Buffer.from([0xff])]]);
		});

		it('MULTI, SUBSCRIBE, SET, EXEC: the confirmation is an element, and messages come after it', async () => {
			const redis = client();
			const pushes: unknown[] = [];
			await redis.use(async (lease) => {
				lease.onPush((items) => void pushes.push(items));
				const said = [
					lease.call('MULTI'),
					lease.subscribe('c9'),
					lease.set('k', 'v'),
					lease.unsubscribe('other'),
					lease.call('EXEC'),
				];
				expect(await Promise.all(said)).deep.equal([
					'OK',
					'QUEUED',
					'QUEUED',
					'QUEUED',
					[['subscribe', 'c9', 1], 'OK', ['unsubscribe', 'other', 1]],
				]);
				await redis.publish('c9', 'x');
				await until('it has come', () => pushes.length === 1);
				expect(await lease.unsubscribe()).equal(0);
				expect(await lease.get('k')).equal('v');
			});
			expect(pushes).deep.equal([['message', 'c9', 'x']]);
		});

		it('inside MULTI more than one channel, or none, is refused: EXEC would send more than it says', async () => {
			const redis = client();
			await redis.use(async (lease) => {
				await lease.call('MULTI');
				await rejection(lease.subscribe('a', 'b'), TypeError);
				await rejection(lease.unsubscribe(), TypeError);
				expect(await lease.call('EXEC')).deep.equal([]);
			});
		});

		it('SUBSCRIBE, GET, PING: an error in the place of a reply is that of its command', async () => {
			const redis = client();
			await redis.use(async (lease) => {
				const [subscribed, got, ping] = await Promise.allSettled([lease.subscribe('c'), lease.get('k'), lease.ping()]);
				expect(subscribed).include({ status: 'fulfilled', value: 1 });
				expect(got.status).equal(protocol === 2 ? 'rejected' : 'fulfilled');
				expect(ping).deep.include({ status: 'fulfilled', value: protocol === 2 ? ['pong', ''] : 'PONG' });
				const wrong = await Promise.allSettled([lease.call('SUBSCRIBE'), lease.ping('x')]);
				expect(wrong[0].status).equal('rejected');
				expect(wrong[1]).deep.include({ status: 'fulfilled', value: protocol === 2 ? ['pong', 'x'] : 'x' });
			});
		});

		it('shard channels too', async function () {
			needs(this, server(), '7.0');
			const redis = client();
			const pushes: unknown[] = [];
			await redis.use(async (lease) => {
				lease.onPush((items) => void pushes.push(items));
				expect(await lease.ssubscribe('s', 't')).equal(2);
				await redis.spublish('t', 'x');
				await until('it has come', () => pushes.length === 1);
				expect(await lease.sunsubscribe()).equal(0);
			});
			expect(pushes).deep.equal([['smessage', 't', 'x']]);
		});

		it('one given up while it waits for its confirmations keeps its place in the queue', async () => {
			const redis = client();
			await redis.use(async (lease) => {
				const controller = new AbortController();
				const given = lease.with({ signal: controller.signal }).subscribe('a', 'b');
				given.catch(() => {});
				const next = lease.unsubscribe('a', 'b');
				setImmediate(() => controller.abort());
				await Promise.allSettled([given]);
				expect(await next).equal(0);
				expect(await lease.ping()).equal('PONG');
			});
		});

		it('a raw MONITOR gives its lines to the push listener', async () => {
			const redis = client();
			await redis.ping();
			const pushes: unknown[][] = [];
			await redis.use(async (lease) => {
				lease.onPush((items) => void pushes.push(items));
				const [before, ok] = await Promise.all([lease.get('none'), lease.monitor()]);
				expect([before, ok]).deep.equal([null, 'OK']);
				await redis.set('k', 'v');
				await until('it has come', () => pushes.some(([, line]) => /"SET" "k" "v"/.test(String(line))));
				expect(await lease.ping()).equal('PONG');
			});
			expect(new Set(pushes.map(([kind]) => kind))).deep.equal(new Set(['monitor']));
		});

		// RESP2 has no pushes.
		if (protocol === 3) {
			it('invalidations of CLIENT TRACKING come to the push listener, under RESP3', async () => {
				const redis = client();
				const pushes: unknown[] = [];
				await redis.set('k', 'v');
				await redis.use(async (lease) => {
					lease.onPush((items) => void pushes.push(items));
					await lease.client('TRACKING', 'ON');
					await lease.get('k');
					await redis.set('k', 'w');
					await until('it has come', () => pushes.length === 1);
				});
				expect(pushes).deep.equal([['invalidate', ['k']]]);
			});
		}

		it('a push listener that throws is reported', async () => {
			const redis = client();
			const errors: string[] = [];
			redis.on('error', ({ message }) => errors.push(message));
			await redis.use(async (lease) => {
				lease.onPush(() => {
					throw new Error('mine');
				});
				await lease.subscribe('c');
				await redis.publish('c', 'x');
				await until('it is told', () => errors.length === 1);
				expect(await lease.unsubscribe()).equal(0);
			});
			expect(errors).deep.equal(['mine']);
		});

		it('builders have none of it', async () => {
			const redis = client();
			await rejection(redis.pipeline([['SUBSCRIBE', 'a']]).exec(), TypeError);
			await rejection(redis.multi().call('MONITOR').exec(), TypeError);
			await redis.use(async (lease) => {
				await rejection(lease.pipeline([['SUBSCRIBE', 'a']]).exec(), TypeError);
				expect(await lease.ping()).equal('PONG');
			});
		});

		it('monitor() tells every command, taken apart, and leaving the loop closes its connection', async () => {
			const redis = client();
			await redis.ping();
			const lines = redis.monitor();
			await lines.ready();
			await redis.set('k', 'a "b"\n\u0000é');
			for await (const { command, args, database, source, time } of lines) {
				if (command !== 'SET') continue;
				expect({ args, database }).deep.equal({ args: ['k', 'a "b"\n\u0000é'], database: 0 });
				expect(source).match(/:\d+$/);
				expect(Math.abs(time - Date.now())).lessThan(60_000);
				break;
			}
			await until('one connection is left', async () => (await serverClients(server())).length === 1);
		});

		it('monitor() ends with its signal, with the client, and fails with its connection', async () => {
			const redis = client();
			const controller = new AbortController();
			const aborted = redis.monitor({ signal: controller.signal });
			await aborted.ready();
			controller.abort('enough');
			expect((await rejection(aborted.next(), AbortError)).cause).equal('enough');
			expect((await aborted.next()).done).equal(true);
			const lost = redis.monitor();
			await lost.ready();
			const others = new Set(
				(await serverClients(server())).filter((each) => each['flags']?.includes('O')).map((each) => each['id']),
			);
			for (const id of others) await server().cli('CLIENT', 'KILL', 'ID', String(id));
			await rejection(
				(async () => {
					for await (const line of lost) expect(line.command).a('string');
				})(),
				ConnectionLostError,
			);
			const closed = redis.monitor();
			await closed.ready();
			await redis.close();
			for await (const line of closed) expect(line.command).a('string');
			await rejection(
				redis.subscribe('a', () => {}),
				ClosedError,
			);
		});
	});
}
