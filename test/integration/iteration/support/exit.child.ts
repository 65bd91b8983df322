/** Programs whose end is the question: `exit.child.ts URL SCENARIO`. Each prints what became of it, one JSON value a line. None closes its client. */
import { type Client, createClient } from '../../../../src/index.ts';

const [, , url = '', scenario = ''] = process.argv;
const say = (value: unknown): void => console.log(JSON.stringify(value));
const ask = { group: 'g', consumer: 'c', streams: 's', create: '0' } as const;

const scenarios: Record<string, (redis: Client) => Promise<unknown>> = {
	async brokenOff(redis) {
		await redis.mset('a', 1, 'b', 2);
		for await (const key of redis.scanIterator({ match: 'a' })) {
			say(key);
			break;
		}
		await redis.xadd('s', '1-0', { n: 1 });
		for await (const entry of redis.consume({ ...ask, claimIdle: 60_000 })) {
			say(entry.id);
			await entry.ack();
			break;
		}
		for await (const entry of redis.tail('s', { from: '0' })) {
			say(entry.id);
			break;
		}
	},
	async consuming(redis) {
		for await (const entry of redis.consume({ ...ask, block: 0 })) {
			say(entry.id);
			break;
		}
	},
	async tailing(redis) {
		for await (const entry of redis.tail('s')) {
			say(entry.id);
			break;
		}
	},
	async aborting(redis) {
		const signal = AbortSignal.timeout(300);
		for await (const entry of redis.consume({ ...ask, block: 0, signal })) say(entry.id);
	},
};

scenarios[scenario]?.(createClient(url)).catch((error: Error) => say(error.name));
