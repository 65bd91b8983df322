/** The default import, as bundlers and most applications have it. */

import * as ioredis from 'ioredis';
import Redis, { Cluster, type RedisOptions, type Result } from 'ioredis';

declare module 'ioredis' {
	interface RedisCommander<Context> {
		getset2(key: string, value: string): Result<string | null, Context>;
	}
}

const options: RedisOptions = {
	host: process.env['REDIS_HOST'] ?? 'localhost',
	port: Number(process.env['REDIS_PORT']),
};
const globalForRedis = globalThis as unknown as { redis: Redis | undefined };
export const redis: Redis = globalForRedis.redis ?? new Redis(options);
globalForRedis.redis = redis;

export const fromUrl: Redis = new Redis('redis://localhost:6379', { maxRetriesPerRequest: null });
export const cluster: Cluster = new Redis.Cluster([{ host: 'a', port: 7000 }], { redisOptions: { password: 'x' } });
export const named: ioredis.Redis = new ioredis.Redis();
export const isCluster = (client: Redis | Cluster): client is Cluster => client instanceof Cluster;

export async function limit(key: string): Promise<boolean> {
	const results = await redis.multi().incr(key).expire(key, 60).exec();
	const count = results?.[0]?.[1] as number;
	const before: string | null = await redis.getset2(key, String(count));
	return count > 10 && before !== null;
}

export async function subscribed(onMessage: (channel: string, message: string) => void): Promise<() => Promise<void>> {
	const subscriber = redis.duplicate();
	await subscriber.subscribe('events');
	subscriber.on('message', onMessage);
	return async () => {
		await subscriber.unsubscribe('events');
		subscriber.disconnect();
	};
}

export class Repository {
	private readonly client: Redis;

	constructor(client: Redis) {
		this.client = client;
	}

	async all(ids: readonly string[]): Promise<Record<string, string>[]> {
		const pipeline = this.client.pipeline();
		for (const id of ids) pipeline.hgetall(`user:${id}`);
		const results = (await pipeline.exec()) ?? [];
		return results.map(([error, hash]) => {
			if (error) throw error;
			return hash as Record<string, string>;
		});
	}

	async *keys(match: string): AsyncGenerator<string> {
		let cursor = '0';
		do {
			const [next, keys] = await this.client.scan(cursor, 'MATCH', match, 'COUNT', 100);
			cursor = next;
			yield* keys;
		} while (cursor !== '0');
	}
}
