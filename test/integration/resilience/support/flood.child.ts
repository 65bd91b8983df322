/** A million commands to a server that does not answer: `flood.child.ts SCENARIO URL COUNT`. Says what became of them, in JSON. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createClient } from '../../../../src/index.ts';

const [, , scenario = '', url = '', amount = '0'] = process.argv;
const count = Number(amount);
setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;
const value = 'x'.repeat(100);

const told: Record<string, number> = {};
let written = 0;
const tell = (name: string): void => {
	told[name] = (told[name] ?? 0) + 1;
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const redis = createClient({
	url,
	maxInFlight: 20_000,
	maxPendingBytes: 1024 * 1024,
	maxQueue: 5000,
	maxQueueBytes: 1024 * 1024,
	maxWait: 60_000,
	responseTimeout: 30_000,
});
redis.on('error', () => {});
// What is idle keeps nothing alive, and there are times when nothing is pending.
const keeper = setInterval(() => {}, 1000);
await redis.ping();
if (scenario === 'away') {
	const closed = new Promise<void>((resolve) => redis.once('close', () => resolve()));
	process.send?.('lose');
	await closed;
} else {
	process.send?.('stall');
	await new Promise((resolve) => process.once('message', resolve));
}
gc();
const before = process.memoryUsage().heapUsed;
let peak = 0;
for (let i = 0; i < count; i++) {
	redis.set(`key:${i}`, value).then(
		() => tell('OK'),
		(error: Error & { maybeExecuted?: boolean }) => {
			tell(error.name);
			if (error.maybeExecuted === true) written++;
		},
	);
	if (i % 1000 === 999) await turn();
	if (i % 100_000 === 99_999) {
		gc();
		peak = Math.max(peak, process.memoryUsage().heapUsed - before);
	}
}
const refused = told['QueueFullError'] ?? 0;
const needsDrain = redis.writableNeedDrain;
const waiting = redis.stats().lanes.shared;
process.send?.('go on');
const drained = scenario === 'away' ? undefined : redis.writable();
await drained;
while (scenario !== 'away' && Object.values(told).reduce((all, each) => all + each, 0) < count) await turn();
console.log(
	JSON.stringify({
		refused,
		told,
		written,
		needsDrain,
		peak,
		waiting: waiting.waiting,
		inFlight: waiting.inFlight,
	}),
);
clearInterval(keeper);
redis.destroy();
process.disconnect();
