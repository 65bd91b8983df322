/**
 * What every client promises of its pool, whatever is at the other end: one suite, run against each topology and transport. Leases,
 * blocking commands, transactions, and an end that leaves nothing behind.
 */
import { expect } from 'chai';
import {
	AbortError,
	type Client,
	type ClientOptions,
	LeaseReleasedError,
	WatchConflictError,
} from '../../src/index.ts';
import type { RedisServer, StartRedisOptions } from '../../src/testing/index.ts';
import { useClients } from '../support/connection/clients.ts';
import { rejection } from '../support/rejection.ts';
import { eachServer } from '../support/server.ts';

interface Topology {
	readonly name: string;
	readonly start?: StartRedisOptions;
	options(server: RedisServer): ClientOptions;
}

const topologies: readonly Topology[] = [
	{ name: 'over TCP', options: ({ url }) => ({ url }) },
	{ name: 'over TCP, RESP2', options: ({ url }) => ({ url, protocol: 2 }) },
	{ name: 'over a unix socket', start: { unixSocket: true }, options: ({ path = '' }) => ({ path }) },
	{
		name: 'over TLS, with a password, in database 3',
		start: { tls: true, password: 'secret' },
		options: ({ tlsUrl = '', tls }) => ({ url: `${tlsUrl}/3`, tls: { ca: tls?.ca } }),
	},
	{
		name: 'with a user, a name and a prefix, RESP2',
		start: { acl: ['app on >pw ~app:* ~other:* +@all', 'default on nopass ~* +@all'] },
		options: ({ url }) => ({
			url,
			username: 'app',
			password: 'pw',
			name: 'app',
			keyPrefix: 'app:',
			protocol: 2,
		}),
	},
];

for (const { name, start = {}, options } of topologies) {
	eachServer(
		`the pool ${name}`,
		({ server }) => {
			const make = useClients();
			let redis: Client;
			const client = (pool: ClientOptions['pool'] = {}): Client => make({ ...options(server()), pool });

			beforeEach(async () => {
				redis = client();
				await redis.flushall();
			});

			/** Asked by a client of its own: connections of `app`, blocked ones. */
			const blocked = async (of: Client): Promise<number> =>
				String(await of.client('LIST'))
					.split('\n')
					.filter((line) => /flags=\S*b/.test(line)).length;
			async function untilBlocked(count: number): Promise<void> {
				const end = performance.now() + 8000;
				while ((await blocked(redis)) !== count) {
					if (performance.now() > end) throw new Error(`There are not ${count} blocked clients`);
				}
			}

			it('lends a connection and takes it back as it was', async () => {
				const one = client({ max: 1 });
				await one.use(async (lease) => {
					await lease.select(5);
					await lease.watch('k');
					await lease.call('MULTI');
				});
				await one.use(async (lease) => {
					await redis.set('k', 'by another');
					expect(await lease.get('k')).equal('by another');
					expect(await lease.multi().get('k').exec()).deep.equal(['by another']);
				});
				expect(one.stats().lanes.exclusive).include({ created: 1, idle: 1 });
			});

			it('ends a lease once', async () => {
				const lease = await redis.acquire();
				await Promise.all([lease.release(), lease.release()]);
				await rejection(lease.get('k'), LeaseReleasedError);
			});

			it('answers plain commands while blocking ones wait', async () => {
				const popped = redis.blpop('q', 0);
				const read = redis.xread('BLOCK', 0, 'STREAMS', 's', '$');
				await untilBlocked(2);
				expect(await redis.set('k', 'v')).equal('OK');
				await redis.rpush('q', 'item');
				expect(await popped).deep.equal([`${options(server()).keyPrefix ?? ''}q`, 'item']);
				await redis.xadd('s', '*', 'f', 'v');
				expect(Object.values((await read) ?? {})).lengthOf(1);
			});

			it('gives a blocking command up and takes nothing', async () => {
				const given = new AbortController();
				const waiting = rejection(redis.with({ signal: given.signal }).blpop('q', 0), AbortError);
				await untilBlocked(1);
				given.abort();
				expect(await waiting).include({ written: true, maybeExecuted: false });
				await redis.rpush('q', 'item');
				expect(await redis.llen('q')).equal(1);
				expect(redis.stats().lanes.blocking).include({ closed: 0, idle: 1 });
			});

			it('runs a transaction again after a conflict, and gives up in the end', async () => {
				let calls = 0;
				const results = await redis.transaction({ watch: ['k'] }, async (tx) => {
					if (++calls === 1) await redis.set('k', calls);
					return tx.multi().incr('k').get('k');
				});
				expect([calls, results]).deep.equal([2, [2, '2']]);
				const never = redis.transaction({ watch: ['k'], retries: 1 }, async (tx) => {
					await redis.incr('k');
					return tx.multi().ping();
				});
				await rejection(never, WatchConflictError);
				expect(redis.stats().lanes.exclusive).include({ busy: 0 });
			});

			it('moves money among contending transfers and makes none', async () => {
				await redis.mset('a', 100, 'b', 100);
				await Promise.all(
					Array.from({ length: 20 }, (_, i) =>
						redis.transaction({ watch: ['a', 'b'], retries: 1000 }, async (tx) => {
							const [from, to] = i % 2 === 0 ? ['a', 'b'] : ['b', 'a'];
							const [have, has] = [Number(await tx.get(from as string)), Number(await tx.get(to as string))];
							return tx
								.multi()
								.set(from as string, have - i)
								.set(to as string, has + i);
						}),
					),
				);
				const [a, b] = (await redis.mget('a', 'b')).map(Number) as [number, number];
				expect(a + b).equal(200);
				expect(a).equal(110);
			});

			it('leaves nothing behind', async () => {
				const before = String(await redis.client('LIST')).split('\n').length;
				const many = client();
				await Promise.all([
					...Array.from({ length: 20 }, () => many.use((lease) => lease.get('k'))),
					...Array.from({ length: 5 }, () => many.blpop('none', 0.01)),
				]);
				await many.close();
				const end = performance.now() + 8000;
				while (String(await redis.client('LIST')).split('\n').length > before) {
					if (performance.now() > end) throw new Error('Connections are left');
				}
			});
		},
		start,
	);
}
