import type { Data } from '../lib/data.ts';
import { type BenchClient, type Connect, peer, stringChecks, type Target } from './client.ts';

/** Our own client, from the built package, with its defaults: through its typed methods, or by the names of commands. */
export function respool(through: 'methods' | 'call'): Connect {
	return async (target: Target, data: Data): Promise<BenchClient> => {
		const { createClient } = await peer(new URL('index.js', target.dist).href);
		const redis = createClient({ host: target.host, port: target.port });
		await redis.connect();
		const { keys, values } = data;
		const single: Pick<BenchClient, 'get' | 'set'> =
			through === 'methods'
				? { get: (i) => redis.get(keys[i]), set: (i) => redis.set(keys[i], values[i]) }
				: { get: (i) => redis.call('GET', keys[i]), set: (i) => redis.call('SET', keys[i], values[i]) };
		return {
			...single,
			pipeline(count, command = 'get', from = 0) {
				const pipeline = redis.pipeline();
				if (command === 'get') {
					for (let i = from; i < from + count; i++) pipeline.get(keys[i % keys.length]);
				} else {
					for (let i = from; i < from + count; i++) pipeline.set(keys[i % keys.length], values[i % keys.length]);
				}
				return pipeline.exec();
			},
			...stringChecks(data),
			close: () => redis.destroy(),
		};
	};
}
