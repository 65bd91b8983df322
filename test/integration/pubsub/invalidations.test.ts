/** D21: whoever keeps values by the word of CLIENT TRACKING hears when no more words will come, so that nothing stale is trusted. */
import { expect } from 'chai';
import type { Client, ClientOptions } from '../../../src/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { useServer } from '../../support/server.ts';
import { until } from '../pool/support/until.ts';

describe('invalidations', () => {
	const server = useServer();
	const make = useClients();
	const client = (options: ClientOptions = {}): Client => make({ url: server().url, ...options });
	const kill = (id: unknown): Promise<string> => server().cli('CLIENT', 'KILL', 'ID', String(id));
	const lane = (redis: Client) => redis.stats().lanes.subscriber;

	for (const protocol of [2, 3] as const) {
		it(`whose subscriber connection is lost: all of them, at once, then the gap, RESP${protocol}`, async () => {
			const redis = client({ protocol });
			const cache = new Map<string, string | null>();
			const told: unknown[] = [];
			redis.on('invalidate', (keys) => {
				told.push(keys);
				if (keys === null) cache.clear();
				else for (const key of keys) cache.delete(key);
			});
			redis.on('gap', ({ reason }) => told.push(reason));
			await redis.subscribe('__redis__:invalidate', () => {});
			await redis.set('k', 'old');
			await redis.use(async (lease) => {
				await lease.client('TRACKING', 'ON', 'REDIRECT', lane(redis).clientId as number);
				cache.set('k', await lease.get('k'));
				// Its invalidation was on the way when the connection broke, or could not be sent any more.
				await kill(lane(redis).clientId);
				await redis.set('k', 'new');
				await until('the gap is told', () => told.includes('reconnect'));
				expect(cache.get('k') ?? (await redis.get('k'))).equal('new');
			});
			expect(told.filter((each) => !Array.isArray(each))).deep.equal([null, 'reconnect']);
		});
	}

	it('of a subscriber connection that was replaced before its credentials expire: all of them', async () => {
		const told: unknown[] = [];
		const redis = client({
			credentials: () => ({ username: 'default', password: '', expiresAt: Date.now() + 1100 }),
		});
		redis.on('invalidate', (keys) => told.push(keys));
		await redis.subscribe('news', () => {});
		const { clientId } = lane(redis);
		await until('another one has taken over', () => lane(redis).clientId !== clientId);
		expect(told).deep.equal([null]);
	});

	it('of a client that is closed: nothing is told', async () => {
		const told: unknown[] = [];
		const redis = client();
		redis.on('invalidate', (keys) => told.push(keys));
		await redis.subscribe('news', () => {});
		await redis.close();
		expect(told).deep.equal([]);
	});

	it('of a lease whose connection is lost: all of them, where it tracks', async () => {
		const redis = client({ protocol: 3 });
		const pushed: unknown[] = [];
		const lease = await redis.acquire();
		lease.onPush((items) => pushed.push(items));
		await lease.client('TRACKING', 'ON');
		await lease.get('k');
		await kill(await lease.call('CLIENT', 'ID'));
		await until('it is told', () => pushed.length > 0);
		expect(pushed).deep.equal([['invalidate', null]]);
		await lease.release();
		const plain = await redis.acquire();
		plain.onPush((items) => pushed.push(items));
		await kill(await plain.call('CLIENT', 'ID'));
		await until('it is lost', () =>
			plain.ping().then(
				() => false,
				() => true,
			),
		);
		await plain.release();
		expect(pushed).lengthOf(1);
	});
});
