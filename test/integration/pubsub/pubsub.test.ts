/** Pub/sub on real servers, under both protocols: what is published arrives, once, in order, at those who asked for it and nobody else. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { expect } from 'chai';
import {
	AbortError,
	type Client,
	ClosedError,
	type Gap,
	parseKeyspaceEvent,
	QueueFullError,
} from '../../../src/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer } from '../../support/server.ts';
import { needs } from '../../support/skip.ts';
import { serverClients } from '../pool/support/server-clients.ts';
import { turns, until } from '../pool/support/until.ts';

const subscriberOf = (redis: Client) => redis.stats().lanes.subscriber;

for (const protocol of [2, 3] as const) {
	eachServer(`pub/sub, RESP${protocol}`, ({ server }) => {
		const make = useClients();
		const client = (options = {}): Client => make({ url: server().url, protocol, ...options });
		/** Publishes over one connection, so in this order. */
		const publish = async (
			redis: Client,
			channel: string | Buffer,
			...messages: (string | Buffer)[]
		): Promise<void> => {
			await redis.pipeline(messages.map((message) => ['PUBLISH', channel, message] as const)).exec();
		};

		for (const end of ['close', 'destroy'] as const) {
			it(`begins nothing after ${end}()`, async () => {
				const redis = client();
				const before = redis.monitor();
				await redis[end]();
				await rejection(before.next(), ClosedError);
				await rejection(redis.monitor().ready(), ClosedError);
				await rejection(
					redis.subscribe('a', () => {}),
					ClosedError,
				);
				await rejection(redis.messages('a').ready(), ClosedError);
			});
		}

		for (const end of ['close', 'destroy'] as const) {
			for (const phase of ['it dials', 'it waits for room'] as const) {
				it(`what is starting while ${phase} when ${end}() comes rejects with ClosedError`, async () => {
					const redis = client({ pool: { max: 1, maxBlocking: 1, maxConnections: 2 } });
					if (phase === 'it waits for room') {
						await redis.ping();
						await redis.acquire();
					}
					const feeds = [redis.monitor(), redis.messages('a')];
					const told = feeds.flatMap((feed) => [
						rejection(feed.ready(), ClosedError),
						rejection(feed.next(), ClosedError),
					]);
					await redis[end]({ timeout: 50 });
					await Promise.all(told);
					for (const feed of feeds) expect(await feed.next()).deep.equal({ done: true, value: undefined });
				});
			}
		}

		it('an iterator ends quietly by close(), and with ClosedError by destroy(), behind what waits', async () => {
			const [closed, destroyed] = [client(), client()];
			const feeds = [closed, destroyed].map((redis) => [redis.messages('a'), redis.monitor()] as const);
			await Promise.all(feeds.flat().map((feed) => feed.ready()));
			await publish(client(), 'a', '1');
			await until('both have it', () => feeds.every((pair) => pair.every(({ waiting }) => waiting > 0)));
			await closed.close();
			destroyed.destroy();
			const through = async (feed: AsyncIterable<unknown>): Promise<void> => {
				for await (const item of feed) expect(item).an('object');
			};
			const [quiet, loud] = feeds;
			await Promise.all([
				...(quiet?.map(through) ?? []),
				...(loud?.map((feed) => rejection(through(feed), ClosedError)) ?? []),
			]);
			const waiting = client();
			const waited = [waiting.messages('a'), waiting.monitor()];
			await Promise.all(waited.map((feed) => feed.ready()));
			const told = waited.map((feed) => rejection(through(feed), ClosedError));
			waiting.destroy();
			await Promise.all(told);
		});

		it('delivers in order, to listeners of channels and patterns', async () => {
			const redis = client();
			const heard: unknown[] = [];
			await redis.subscribe(['a', 'b'], (message, channel) => void heard.push([message, channel]));
			await redis.psubscribe('a*', (message, channel, pattern) => void heard.push([message, channel, pattern]));
			await publish(redis, 'a', '1', '2');
			await publish(redis, 'b', 'é漢');
			await until('all is heard', () => heard.length === 5);
			expect(heard).deep.equal([
				['1', 'a'],
				['1', 'a', 'a*'],
				['2', 'a'],
				['2', 'a', 'a*'],
				['é漢', 'b'],
			]);
		});

		it('delivers Buffers to a view with Buffers beside strings to others, names that are no text included', async () => {
			const redis = client();
			const name = Buffer.from([0xff, 0x00, 0x61]);
			const payload = Buffer.from([0x80, 0x81]);
			const [texts, bytes]: unknown[][] = [[], []];
			await redis.subscribe('plain', (message, channel) => void texts?.push([message, channel]));
			await publish(redis, 'plain', 'before');
			await redis.buffers.subscribe(['plain', name], (message, channel) => void bytes?.push([message, channel]));
			await redis.publish('plain', payload);
			await redis.publish(name, payload);
			await until('all is heard', () => texts?.length === 2 && bytes?.length === 2);
			expect(bytes).deep.equal([
				[payload, Buffer.from('plain')],
				[payload, name],
			]);
			expect(texts).deep.equal([
				['before', 'plain'],
				['\ufffd\ufffd', 'plain'],
			]);
		});

		it('delivers shard messages, where the server has them', async function () {
			needs(this, server(), '7.0');
			const redis = client();
			const heard: unknown[] = [];
			const sub = await redis.ssubscribe('shard', (message, channel) => void heard.push([message, channel]));
			await redis.subscribe('shard', () => void heard.push('no'));
			expect(await redis.spublish('shard', 'x')).equal(1);
			await until('it is heard', () => heard.length > 0);
			expect(heard).deep.equal([['x', 'shard']]);
			await sub.unsubscribe();
			expect(await redis.spublish('shard', 'x')).equal(0);
		});

		it('costs one subscription for many listeners, and none when the last has left', async () => {
			const redis = client();
			const count = async (): Promise<unknown> => (await redis.pubsub('NUMSUB', 'a'))['a'];
			const subs = await Promise.all([1, 2, 3].map(() => redis.subscribe('a', () => {})));
			expect(await count()).equal(1);
			await subs[0]?.unsubscribe();
			await subs[1]?.unsubscribe();
			expect(await count()).equal(1);
			await Promise.all([subs[2]?.unsubscribe(), subs[2]?.unsubscribe()]);
			expect(await count()).equal(0);
			expect(subscriberOf(redis)).include({ channels: 0, subscriptions: 0, idle: 1 });
		});

		it('closes the connection that nothing is subscribed on after idleTimeout, and makes another one', async () => {
			const redis = client({ pool: { idleTimeout: 30 } });
			await redis.connect();
			const sub = await redis.subscribe('a', () => {});
			expect(await serverClients(server())).lengthOf(2);
			await sub.unsubscribe();
			await until('it is closed', () => subscriberOf(redis).total === 0);
			const heard: string[] = [];
			await redis.subscribe('a', (message) => void heard.push(message));
			await publish(redis, 'a', 'x');
			await until('it is heard', () => heard.length === 1);
			expect(subscriberOf(redis).dials).equal(2);
		});

		it('takes the room of an idle lease, and gives up its own, where connections are few', async () => {
			const redis = client({ pool: { max: 1, maxBlocking: 1, maxConnections: 2 } });
			await redis.use((lease) => lease.ping());
			expect(redis.stats().lanes.exclusive.idle).equal(1);
			const sub = await redis.subscribe('a', () => {});
			expect(redis.stats().lanes.exclusive.total).equal(0);
			const leased = redis.use((lease) => lease.ping());
			const monitored = redis.monitor();
			void monitored.ready();
			await turns();
			expect(redis.stats().lanes.exclusive.waiting).equal(1);
			await monitored.return();
			await sub.unsubscribe();
			expect(await leased).equal('PONG');
			expect(subscriberOf(redis).total).equal(0);
		});

		it('keeps its bound with the smallest buffer, and a reader who keeps up still loses nothing', async () => {
			const redis = client();
			const heard: number[] = [];
			await redis.subscribe('flood', async (message) => void heard.push(Number(message)), { buffer: 1 });
			await publish(client(), 'flood', ...range(0, 20_000).map(String));
			await until('all is heard', () => heard.length === 20_000);
			expect(heard).deep.equal(range(0, 20_000));
			expect(subscriberOf(redis).dropped).equal(0);
		});

		it('isolates a listener that throws or rejects, and reports it', async () => {
			const redis = client();
			const errors: unknown[] = [];
			redis.on('error', (error) => errors.push(error.message));
			const heard: string[] = [];
			await redis.subscribe('a', (message) => {
				throw new Error(`thrown ${message}`);
			});
			await redis.subscribe('a', async (message) => {
				await Promise.reject(new Error(`rejected ${message}`));
			});
			await redis.subscribe('a', (message) => void heard.push(message));
			await Promise.all([redis.set('k1', 1), redis.set('k2', 2)]);
			const [, ...values] = await Promise.all([publish(redis, 'a', '1', '2'), redis.get('k1'), redis.get('k2')]);
			expect(values).deep.equal(['1', '2']);
			await until('all is told', () => heard.length === 2 && errors.length === 4);
			expect(errors.sort()).deep.equal(['rejected 1', 'rejected 2', 'thrown 1', 'thrown 2']);
		});

		it('runs a listener in the async context where it was registered', async () => {
			const redis = client();
			const context = new AsyncLocalStorage<string>();
			const heard: unknown[] = [];
			await context.run('first', () => redis.subscribe('a', () => void heard.push(context.getStore())));
			await context.run('second', () =>
				redis.subscribe(['a', 'b'], async () => {
					await turns(1);
					heard.push(context.getStore());
				}),
			);
			await context.run('publisher', () => publish(redis, 'a', '1'));
			await context.run('publisher', () => publish(redis, 'b', '1'));
			await until('all is heard', () => heard.length === 3);
			expect(heard).deep.equal(['first', 'second', 'second']);
		});

		it('iterates: an early break unsubscribes, a signal ends, patterns say what matched', async () => {
			const redis = client();
			const controller = new AbortController();
			const feed = redis.messages('a*', { pattern: true, signal: controller.signal });
			await feed.ready();
			await publish(redis, 'ab', '1', '2');
			const seen: unknown[] = [];
			for await (const item of feed) {
				seen.push(item);
				if (item.message === '2') break;
			}
			expect(seen).deep.equal([
				{ channel: 'ab', message: '1', pattern: 'a*' },
				{ channel: 'ab', message: '2', pattern: 'a*' },
			]);
			expect(await redis.pubsub('NUMPAT')).equal(0);
			const second = redis.messages(['a', 'b'], { signal: controller.signal });
			let count = 0;
			const reading = (async () => {
				for await (const { channel } of second) if (channel === 'b') count++;
			})();
			await second.ready();
			await publish(redis, 'b', '1');
			await until('it is read', () => count === 1);
			const lines = redis.monitor({ signal: controller.signal });
			const line = rejection(lines.next(), AbortError);
			await lines.ready();
			controller.abort('enough');
			expect([(await rejection(reading, AbortError)).cause, (await line).cause]).deep.equal(['enough', 'enough']);
			expect(count).equal(1);
			await until('nobody is subscribed', async () => (await redis.pubsub('CHANNELS')).length === 0);
		});

		it('is restored after the server has killed it, over and over, and nothing arrives twice', async () => {
			const redis = client();
			const gaps: Gap[] = [];
			redis.on('gap', (gap) => gaps.push(gap));
			const heard: string[] = [];
			await redis.subscribe('a', (message) => void heard.push(message));
			for (let round = 1; round <= 5; round++) {
				await server().cli('CLIENT', 'KILL', 'ID', String(subscriberOf(redis).clientId));
				await until('it is restored', () => gaps.length === round);
				await publish(redis, 'a', String(round));
				await until('it is heard', () => heard.length >= round);
			}
			expect(heard).deep.equal(['1', '2', '3', '4', '5']);
			expect(gaps[0]).include({ reason: 'reconnect', dropped: undefined });
			expect(subscriberOf(redis)).include({ losses: 5, gaps: 5, delivered: 5 });
		});

		for (const overflow of ['drop-oldest', 'drop-newest', 'error'] as const) {
			it(`100,000 messages to a slow listener and a slow reader stay within their bounds: ${overflow}`, async function () {
				this.timeout(60_000);
				const redis = client();
				const total = 100_000;
				const gaps: number[] = [];
				const errors: unknown[] = [];
				redis.on('gap', ({ dropped }) => gaps.push(dropped ?? Number.NaN));
				redis.on('error', (error) => errors.push(error));
				let go = (): void => {};
				const held = new Promise<void>((resolve) => {
					go = resolve;
				});
				const heard: number[] = [];
				const sub = await redis.subscribe(
					'flood',
					async (message) => {
						heard.push(Number(message));
						await held;
					},
					{ buffer: 100, overflow },
				);
				const feed = redis.messages('flood', { buffer: 50, overflow });
				await feed.ready();
				let counted = 0;
				await redis.subscribe('flood', () => void counted++);
				// The longest that a command waited while messages came in.
				let longest = 0;
				let flooding = true;
				const others = (async () => {
					while (flooding) {
						const begun = performance.now();
						await redis.ping();
						longest = Math.max(longest, performance.now() - begun);
					}
				})();
				const publisher = client();
				for (let from = 0; from < total; from += 5000) {
					await publish(publisher, 'flood', ...Array.from({ length: 5000 }, (_, i) => String(from + i)));
					expect(sub.waiting).at.most(100);
					expect(feed.waiting).at.most(50);
				}
				await until('everything has come', () => counted === total);
				flooding = false;
				await others;
				expect(longest).lessThan(5000);
				go();
				await until('the listener is through', () => sub.waiting === 0);
				await turns();
				const read: number[] = [];
				if (overflow === 'error') {
					for (let i = 0; i < 50; i++) read.push(Number((await feed.next()).value?.message));
					await rejection(feed.next(), QueueFullError);
					expect(read).deep.equal(Array.from({ length: 50 }, (_, i) => i));
					// What waited when it overflowed is gone with it.
					expect(heard).deep.equal([0]);
					expect(sub.active).equal(false);
					expect(errors.map((error) => (error as QueueFullError).code)).deep.equal(['QUEUE_FULL']);
					return;
				}
				for (let i = 0; i < 50; i++) read.push(Number((await feed.next()).value?.message));
				const newest = overflow === 'drop-newest';
				expect(heard).deep.equal(newest ? range(0, 101) : [0, ...range(total - 100, total)]);
				expect(read).deep.equal(newest ? range(0, 50) : range(total - 50, total));
				expect(sub.dropped).equal(total - 101);
				expect(gaps.reduce((sum, dropped) => sum + dropped, 0)).equal(total - 101 + total - 50);
				expect(subscriberOf(redis).dropped).equal(total - 101 + total - 50);
				expect(errors).deep.equal([]);
			});

			it(`100,000 messages stay within the bounds of whoever is slow in whichever way: ${overflow}`, async function () {
				this.timeout(60_000);
				const redis = client();
				const total = 100_000;
				redis.on('error', () => {});
				const loopTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
				let go = (): void => {};
				const held = new Promise<void>((resolve) => {
					go = resolve;
				});
				const listening = async (buffer: number, pace: (count: number) => Promise<unknown> | undefined) => {
					const told = { buffer, heard: 0 };
					const sub = await redis.subscribe('flood', () => pace(++told.heard), { buffer, overflow });
					return Object.assign(told, { sub });
				};
				const slow = await Promise.all([
					listening(1, loopTurn),
					listening(100, loopTurn),
					// In batches as large as the buffer.
					listening(100, (count) => (count % 100 === 0 ? loopTurn() : undefined)),
					listening(100, () => new Promise((resolve) => setTimeout(resolve, 1))),
					listening(100, () => held),
				]);
				const feed = redis.messages('flood', { buffer: 50, overflow });
				await feed.ready();
				const reading = (async () => {
					for await (const _ of feed) await loopTurn();
				})();
				const readingEnds = overflow === 'error' ? rejection(reading, QueueFullError) : reading;
				let counted = 0;
				await redis.subscribe('flood', () => void counted++);
				const publisher = client();
				const payload = 'x'.repeat(1000);
				/** The most that waited for any of them, those handed out and those dropped told apart: nothing is anywhere else. */
				const check = (): void => {
					expect(feed.waiting).at.most(50);
					for (const { sub, buffer, heard } of slow) {
						expect(sub.waiting).at.most(buffer);
						if (overflow !== 'error') expect(heard + sub.waiting + sub.dropped).equal(counted);
					}
				};
				for (let from = 0; from < total; from += 1000) {
					const publishing = publish(publisher, 'flood', ...Array.from({ length: 1000 }, () => payload));
					let published = false;
					void publishing.finally(() => {
						published = true;
					});
					while (!published) {
						await loopTurn();
						check();
					}
				}
				await until('everything has come', () => counted === total);
				check();
				go();
				if (overflow === 'error') {
					await readingEnds;
					for (const { sub } of slow) expect(sub.active).equal(false);
					return;
				}
				for (const { sub } of slow) expect(sub.dropped).greaterThan(0);
				await feed.return();
				await readingEnds;
			});
		}

		it('drops nothing of a reader or an async listener that keeps up, however many come at once', async () => {
			const redis = client();
			const gaps: unknown[] = [];
			redis.on('gap', (gap) => gaps.push(gap));
			const read: number[] = [];
			const heard: number[] = [];
			const feed = redis.messages('flood', { buffer: 10 });
			await feed.ready();
			void (async () => {
				for await (const { message } of feed) read.push(Number(message));
			})();
			await redis.subscribe('flood', async (message) => void heard.push(Number(message)), { buffer: 10 });
			await publish(client(), 'flood', ...range(0, 20_000).map(String));
			await until('all is read', () => read.length === 20_000 && heard.length === 20_000);
			expect(read).deep.equal(range(0, 20_000));
			expect(heard).deep.equal(range(0, 20_000));
			expect(gaps).deep.equal([]);
		});

		it('gets keyspace notifications', async () => {
			await server().cli('CONFIG', 'SET', 'notify-keyspace-events', 'KEA');
			const redis = client();
			const events: unknown[] = [];
			await redis.psubscribe(
				'__key*@0__:*',
				(message, channel) => void events.push(parseKeyspaceEvent(message, channel)),
			);
			await redis.set('note', 1);
			await until('both are told', () => events.length === 2);
			await server().cli('CONFIG', 'SET', 'notify-keyspace-events', '');
			const event = { database: 0, key: 'note', event: 'set' };
			expect(events).deep.equal([event, event]);
		});

		it('tells invalidations that CLIENT TRACKING redirects to it', async () => {
			const redis = client();
			const told: unknown[] = [];
			redis.on('invalidate', (keys) => told.push(keys));
			const sub = await redis.subscribe('__redis__:invalidate', () => {});
			await redis.use(async (lease) => {
				await lease.client('TRACKING', 'ON', 'REDIRECT', subscriberOf(redis).clientId as number, 'BCAST');
				await redis.mset('t1', 1);
				await until('it is told', () => told.length === 1);
				await redis.flushall();
				await until('all are told', () => told.length === 2);
			});
			expect(told).deep.equal([['t1'], null]);
			await sub.unsubscribe();
		});

		it('refuses what makes no sense, before anything is sent', async () => {
			const redis = client();
			const listener = (): void => {};
			for (const bad of [
				redis.subscribe([], listener),
				redis.subscribe(1 as never, listener),
				redis.subscribe('a', undefined as never),
				redis.subscribe('a', listener, { buffer: 0 }),
				redis.subscribe('a', listener, { overflow: 'drop' as never }),
				redis.subscribe('a', listener, { what: 1 } as never),
				redis.subscribe('a', listener, { keepAlive: 1 as never }),
			]) {
				await rejection(bad, TypeError);
			}
			expect(() => redis.messages([])).throws(TypeError);
			expect(() => redis.messages('a', { pattern: true, shard: true })).throws(TypeError);
			expect(() => redis.monitor({ buffer: -1 })).throws(TypeError);
			expect(subscriberOf(redis)).include({ total: 0, subscriptions: 0 });
		});
	});
}

function range(from: number, to: number): number[] {
	return Array.from({ length: to - from }, (_, i) => from + i);
}
