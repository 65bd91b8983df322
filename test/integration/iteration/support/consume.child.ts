/**
 * A consumer in a process of its own, with several entries in hand at a time. Tells its parent of each that it gets and of each that is
 * acknowledged; ends when it is told to.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type ConsumedEntry, createClient } from '../../../../src/index.ts';
import type { Notice } from './consumer-process.ts';

const [url = '', consumer = '', protocol = ''] = process.argv.slice(2);
/** Resolves when the parent will hear it, whatever becomes of this process. */
const tell = (notice: Notice): Promise<void> =>
	new Promise((resolve, reject) => {
		process.send?.(notice, undefined, undefined, (error) => (error === null ? resolve() : reject(error)));
	});

const redis = createClient(url, { protocol: protocol === 'auto' ? 'auto' : protocol === '3' ? 3 : 2 });
const entries = redis.consume({
	group: 'workers',
	consumer,
	streams: ['work'],
	create: '0',
	count: 5,
	block: 5000,
	claimIdle: 600_000,
});
process.once('message', () => void entries.return());

/** Work takes a while, so that some of it is in hand whenever the server dies. */
async function work(entry: ConsumedEntry): Promise<void> {
	await tell({ kind: 'got', id: entry.id, time: Date.now() });
	await pause(20 + (Number(entry.message['n']) % 80));
	await entry.ack();
	await tell({ kind: 'acknowledged', id: entry.id, time: Date.now() });
}

const inHand = new Set<Promise<void>>();
for await (const entry of entries) {
	const working = work(entry).finally(() => inHand.delete(working));
	inHand.add(working);
}
await Promise.all(inHand);
const { interruptions, resumed } = await entries.stats();
await tell({ kind: 'end', interruptions, resumed });
await redis.close();
process.disconnect();
