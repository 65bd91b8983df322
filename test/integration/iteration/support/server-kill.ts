/**
 * Ways for a server to die while it has answered and nobody has heard it. What it did is in its append-only file: it has been asked since.
 *
 *   held back: its answers wait in the network when it dies ·· cut: they were broken off within the first bytes ·· in one breath: entries
 *   are added and it dies, wherever that finds it
 */
import type { Client } from '../../../../src/index.ts';
import type { FaultProxy, RedisServer } from '../../../../src/testing/index.ts';

export type Way = 'held back' | 'cut' | 'in one breath';

export interface KillSetting {
	readonly server: RedisServer;
	/** Between the server and the consumers. */
	readonly proxy: FaultProxy;
	/** Beside the proxy. */
	readonly admin: Client;
	/** An entry was handed out to somebody. */
	known(id: string): boolean;
	/** Gives up. */
	readonly guard: number;
}

/** Kills the server in this way; gives the ids that it had delivered to two consumers at least, and nobody had got. `meanwhile` is begun with the kill. */
export async function killServer(
	{ server, proxy, admin, known, guard }: KillSetting,
	way: Way,
	bytes: number,
	meanwhile: () => Promise<void>,
): Promise<readonly string[]> {
	let unheard: readonly string[] = [];
	if (way === 'held back') proxy.stall('toClient');
	if (way === 'cut') {
		await proxy.refuse();
		proxy.cutAfter(bytes, { direction: 'toClient', times: Number.POSITIVE_INFINITY });
	}
	if (way === 'in one breath') {
		const adding = admin
			.pipeline(Array.from({ length: 15 }, (_, i) => ['XADD', 'work', '*', 'n', i] as const))
			.settle();
		// Some of it is there, or none.
		void adding.catch(() => {});
		await new Promise((resolve) => setImmediate(resolve));
	} else unheard = await untilUnheard(admin, known, guard);
	await Promise.all([server.kill(), meanwhile()]);
	proxy.kill();
	proxy.heal();
	await server.restart();
	if (way === 'cut') await proxy.accept();
	return unheard;
}

/** Two consumers have been sent what they do not get. */
async function untilUnheard(admin: Client, known: KillSetting['known'], guard: number): Promise<readonly string[]> {
	const end = performance.now() + guard;
	for (;;) {
		const rows = (await admin.xpending('work', 'workers', '-', '+', 10_000)) as unknown as [string, string][];
		const unheard = rows.filter(([id]) => !known(id));
		if (new Set(unheard.map(([, consumer]) => consumer)).size > 1) return unheard.map(([id]) => id);
		if (performance.now() > end) throw new Error(`Nobody is left waiting: ${JSON.stringify(rows)}`);
	}
}
