/** A consumer in a process of its own. Tells its parent of each entry that it gets and of each that is acknowledged; ends when it is told to. */
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '../../../../src/index.ts';
import type { Notice } from './restarts.ts';

const [url = '', consumer = '', protocol = ''] = process.argv.slice(2);
const tell = (notice: Notice): void => void process.send?.(notice);

const redis = createClient(url, { protocol: protocol === 'auto' ? 'auto' : protocol === '3' ? 3 : 2 });
const entries = redis.consume({
	group: 'workers',
	consumer,
	streams: ['work'],
	create: '0',
	count: 5,
	block: 1000,
	claimIdle: 600_000,
});
process.once('message', () => void entries.return());

for await (const entry of entries) {
	tell({ kind: 'got', id: entry.id, time: Date.now() });
	// Work takes a while, so that some of it is in hand whenever the server dies.
	await pause(Number(entry.message['n']) % 4);
	await entry.ack();
	tell({ kind: 'acknowledged', id: entry.id, time: Date.now() });
}
const { interruptions, resumed } = await entries.stats();
tell({ kind: 'end', interruptions, resumed });
await redis.close();
process.disconnect();
