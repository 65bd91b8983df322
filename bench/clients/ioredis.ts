import type { Data } from '../lib/data.ts';
import { type BenchClient, type Connect, peer, stringChecks, type Target } from './client.ts';

/** ioredis 6, or what has the same surface: its fork iovalkey, and our facade. */
export function ioredis(name: 'ioredis' | 'iovalkey' | 'facade', enableAutoPipelining: boolean): Connect {
	return async (target: Target, data: Data): Promise<BenchClient> => {
		const { Redis } = await peer(name === 'facade' ? new URL('ioredis/index.js', target.dist).href : name);
		const redis = new Redis({ host: target.host, port: target.port, lazyConnect: true, enableAutoPipelining });
		redis.on('error', (error: Error) => {
			throw error;
		});
		await redis.connect();
		const { keys, values } = data;
		return {
			get: (i) => redis.get(keys[i]),
			set: (i) => redis.set(keys[i], values[i]),
			async pipeline(count, command = 'get', from = 0) {
				const pipeline = redis.pipeline();
				if (command === 'get') {
					for (let i = from; i < from + count; i++) pipeline.get(keys[i % keys.length]);
				} else {
					for (let i = from; i < from + count; i++) pipeline.set(keys[i % keys.length], values[i % keys.length]);
				}
				// Pairs of error and reply, which whoever reads them has to take apart; in place, so that it costs next to nothing.
				const results: unknown[] = await pipeline.exec();
				for (let i = 0; i < results.length; i++) {
					const pair = results[i] as [Error | null, unknown];
					results[i] = pair[0] ?? pair[1];
				}
				return results;
			},
			...stringChecks(data),
			close: () => redis.disconnect(),
		};
	};
}
