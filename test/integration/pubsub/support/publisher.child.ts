/** `publisher.child.ts URL CHANNEL TOTAL PER_MILLISECOND`: publishes 100 bytes so many times at that rate, and ends. */
import { createClient } from '../../../../src/index.ts';

const [, , url = '', channel = '', total = '0', rate = '1'] = process.argv;
const redis = createClient({ url });
await redis.connect();
const body = 'x'.repeat(100);
const began = performance.now();
for (let sent = 0; sent < Number(total); ) {
	const due = Math.min(Number(total), Math.ceil((performance.now() - began) * Number(rate)));
	const all: Promise<unknown>[] = [];
	for (; sent < due; sent++) all.push(redis.publish(channel, body));
	await Promise.all(all);
	await new Promise((resolve) => setTimeout(resolve, 1));
}
await redis.close();
