/**
 * Another client, in a process of its own: while it is told to, it sends a PING each millisecond, whether or not the one before was answered,
 * so that a server that stands still is seen by every PING of that time. Started by {@link PingProbe}, with the URL as its argument.
 */
import { createClient } from '../../src/index.ts';

/** What came of the PINGs between `start` and `stop`. Times are milliseconds. */
export interface PingSummary {
	readonly pings: number;
	readonly median: number;
	readonly p99: number;
	readonly slowest: number;
}

const redis = createClient(process.argv[2] as string);
let timer: NodeJS.Timeout | undefined;
let waiting: Promise<number>[] = [];

async function ping(): Promise<number> {
	const sent = performance.now();
	await redis.ping();
	return performance.now() - sent;
}

async function summary(): Promise<PingSummary> {
	const times = (await Promise.all(waiting)).sort((a, b) => a - b);
	const at = (share: number): number => times[Math.max(Math.ceil(share * times.length) - 1, 0)] ?? Number.NaN;
	return { pings: times.length, median: at(0.5), p99: at(0.99), slowest: at(1) };
}

process.on('message', (message) => {
	if (message === 'start') {
		waiting = [ping()];
		timer = setInterval(() => waiting.push(ping()), 1);
		return;
	}
	clearInterval(timer);
	summary().then(
		(found) => process.send?.(found),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
});
process.on('disconnect', () => process.exit());

await redis.connect();
process.send?.('ready');
