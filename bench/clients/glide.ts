import type { Data } from '../lib/data.ts';
import { type BenchClient, peer, stringChecks, type Target } from './client.ts';

/** Valkey GLIDE 2: a Rust core behind a Node addon. Its work on threads of its own counts as CPU of the process. */
export async function connectGlide(target: Target, data: Data): Promise<BenchClient> {
	const { GlideClient } = await peer('@valkey/valkey-glide');
	const client = await GlideClient.createClient({
		addresses: [{ host: target.host, port: target.port }],
		requestTimeout: 60_000,
		// The default of 1000 would refuse commands with 1000 in flight.
		inflightRequestsLimit: 100_000,
	});
	const { keys, values } = data;
	return {
		get: (i) => client.get(keys[i]),
		set: (i) => client.set(keys[i], values[i]),
		...stringChecks(data),
		close: () => client.close(),
	};
}
