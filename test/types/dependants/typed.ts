/** Clients handed to packages whose own types speak of ioredis. */
import fastifyRedis from '@fastify/redis';
import { createAdapter, createShardedAdapter } from '@socket.io/redis-adapter';
import Bull from 'bull';
import { FlowProducer, Queue, QueueEvents, Worker } from 'bullmq';
import { Queue as Queue5, Worker as Worker5 } from 'bullmq5';
import Fastify from 'fastify';
import { RedisPubSub } from 'graphql-redis-subscriptions';
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { Mutex } from 'redis-semaphore';
import Redlock from 'redlock';
import { Server } from 'socket.io';

const redis = new Redis({ maxRetriesPerRequest: null });

export const queue = new Queue<{ n: number }, number>('q', { connection: redis });
export const worker = new Worker<{ n: number }, number>('q', async (job) => job.data.n * 2, {
	connection: redis.duplicate(),
	concurrency: 5,
});
export const events = new QueueEvents('q', {
	connection: { host: 'localhost', port: 6379, maxRetriesPerRequest: null },
});
export const flows = new FlowProducer({ connection: redis });
export const queue5 = new Queue5('q', { connection: redis });
export const worker5 = new Worker5('q', async () => 1, { connection: { host: 'localhost' } });

export const bull = new Bull('q', {
	createClient(type, options) {
		return type === 'client' ? redis : new Redis({ ...options, maxRetriesPerRequest: null, enableReadyCheck: false });
	},
});

export const redlock = new Redlock([redis], { retryCount: 3 });
export const mutex = new Mutex(redis, 'key');
export const limiter = new RateLimiterRedis({ storeClient: redis, points: 5, duration: 1 });
export const pubsub = new RedisPubSub({ publisher: redis, subscriber: redis.duplicate() });

export const io = new Server({ adapter: createAdapter(redis, redis.duplicate()) });
export const sharded = new Server({ adapter: createShardedAdapter(redis, redis.duplicate()) });

export const app = Fastify();
await app.register(fastifyRedis, { client: redis });
export const value: string | null = await app.redis.get('k');
