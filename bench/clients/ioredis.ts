import type { Data } from '../lib/data.ts';
import { type BenchClient, type Connect, peer, stringChecks, type Target } from './client.ts';

/** ioredis 6, or its fork iovalkey, which has the same surface. */
export function ioredis(name: 'ioredis' | 'iovalkey', enableAutoPipelining: boolean): Connect {
	return async (target: Target, data: Data): Promise<BenchClient> => {
		const { Redis } = await peer(name);
		const redis = new Redis({ host: target.host, port: target.port, lazyConnect: true, enableAutoPipelining });
		redis.on('error', (error: Error) => {
			throw error;
		});
		await redis.connect();
		const { keys, values } = data;
		return {
			get: (i) => redis.get(keys[i]),
			set: (i) => redis.set(keys[i], values[i]),
			pipeline(count) {
				const pipeline = redis.pipeline();
				for (let i = 0; i < count; i++) pipeline.get(keys[i % keys.length]);
				return pipeline
					.exec()
					.then((results: [Error | null, unknown][]) => results.map(([error, value]) => error ?? value));
			},
			...stringChecks(data),
			close: () => redis.disconnect(),
		};
	};
}
