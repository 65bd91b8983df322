import type { Data } from '../lib/data.ts';
import { type BenchClient, type Connect, peer, stringChecks, type Target } from './client.ts';

/**
 * node-redis 6. `fast` turns off the default `commandOptions.timeout`, which costs an AbortSignal for each command:
 * that is the mode to beat.
 */
export function nodeRedis(mode: 'default' | 'fast'): Connect {
	return async (target: Target, data: Data): Promise<BenchClient> => {
		const { createClient } = await peer('redis');
		const socket = { host: target.host, port: target.port };
		const redis = createClient(mode === 'fast' ? { socket, commandOptions: { timeout: undefined } } : { socket });
		redis.on('error', (error: Error) => {
			throw error;
		});
		await redis.connect();
		const { keys, values } = data;
		return {
			get: (i) => redis.get(keys[i]),
			set: (i) => redis.set(keys[i], values[i]),
			pipeline(count, command = 'get', from = 0) {
				const multi = redis.multi();
				if (command === 'get') {
					for (let i = from; i < from + count; i++) multi.get(keys[i % keys.length]);
				} else {
					for (let i = from; i < from + count; i++) multi.set(keys[i % keys.length], values[i % keys.length]);
				}
				return multi.execAsPipeline();
			},
			...stringChecks(data),
			close: () => redis.destroy(),
		};
	};
}
