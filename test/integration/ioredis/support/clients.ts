/** Clients of the facade that are gone after each test. */
import { Redis, type RedisOptions } from '../../../../src/ioredis/index.ts';

/** Makes clients; has the surrounding `describe` end them. */
export function useRedis(): (options: RedisOptions) => Redis {
	const made: Redis[] = [];
	afterEach(() => {
		for (const redis of made.splice(0)) redis.disconnect();
	});
	return (options) => {
		const redis = new Redis(options);
		// A server that is stopped under a test is no reason to print.
		redis.on('error', () => {});
		made.push(redis);
		return redis;
	};
}

/** The arguments of the next such event. */
export function next(redis: Redis, event: string): Promise<unknown[]> {
	return new Promise((resolve) => {
		redis.once(event, (...args: unknown[]) => resolve(args));
	});
}
