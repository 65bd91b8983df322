import type { Data } from '../lib/data.ts';
import { type BenchClient, peer, stringChecks, type Target } from './client.ts';

/** Our own client, from the built package, with its defaults. */
export async function connectRespool(target: Target, data: Data): Promise<BenchClient> {
	const { createClient } = await peer(new URL('index.js', target.dist).href);
	const redis = createClient({ host: target.host, port: target.port });
	await redis.connect();
	const { keys, values } = data;
	const pipeline = (count: number): Promise<unknown[]> => {
		const builder = redis.pipeline();
		for (let i = 0; i < count; i++) builder.get(keys[i % keys.length]);
		return builder.exec();
	};
	return {
		get: (i) => redis.get(keys[i]),
		set: (i) => redis.set(keys[i], values[i]),
		pipeline,
		...stringChecks(data),
		close: () => redis.destroy(),
	};
}
