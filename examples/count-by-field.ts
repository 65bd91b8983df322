/**
 * How many hashes have this value in that field? Two ways to count, and what each costs everybody else.
 *
 *     npx tsx examples/count-by-field.ts            100,000 hashes on a server of its own
 *     npx tsx examples/count-by-field.ts 500000
 *
 * (a) A function on the server, FCALL_RO: exact at one moment, and nobody else is served until it is through.
 * (b) A loop here, SCAN and pipelined HGETs: others are served in between, and the count is of no single moment. Computed once for all who
 *     ask at the same time, and kept for five seconds.
 */
import { pathToFileURL } from 'node:url';
import { type Client, createClient, defineLibrary, ReplyError } from '../src/index.ts';
import { PingProbe } from './count-by-field/ping-probe.ts';
import type { PingSummary } from './count-by-field/ping-process.ts';
import { remembered } from './count-by-field/remembered.ts';
import { count as digits } from './demo/report.ts';
import { startServer } from './demo/server.ts';

/** SCAN may return a key twice, hence `seen`. */
const counting = defineLibrary<{ count_by_field: number }>({
	name: 'respool_examples',
	functions: { count_by_field: { keys: 0, readonly: true } },
	code: `#!lua name=respool_examples
local function count_by_field(_, args)
	local field, value = args[1], args[2]
	local seen, found, cursor = {}, 0, '0'
	repeat
		local page = redis.call('SCAN', cursor, 'TYPE', 'hash', 'COUNT', 1000)
		cursor = page[1]
		for _, key in ipairs(page[2]) do
			if not seen[key] and redis.call('HGET', key, field) == value then found = found + 1 end
			seen[key] = true
		end
	until cursor == '0'
	return found
end
redis.register_function{ function_name = 'count_by_field', callback = count_by_field, flags = { 'no-writes' } }
`,
});

/** (a) Atomic. Servers from 7.0 on. */
export function countAtomically(redis: Client, field: string, value: string): Promise<number> {
	return redis.library(counting).count_by_field([], [field, value]);
}

/** (b) Page by page. A hash that is there from the beginning to the end is counted once; what comes and goes meanwhile may be. */
export async function countByScan(redis: Client, field: string, value: string): Promise<number> {
	const seen = new Set<string>();
	let found = 0;
	let cursor = '0';
	do {
		const [next, page] = await redis.scan(cursor, 'TYPE', 'hash', 'COUNT', 500);
		cursor = next;
		const keys = page.filter((key) => !seen.has(key) && seen.add(key));
		const outcomes = await redis.pipeline(keys.map((key) => ['HGET', key, field] as const)).settle();
		for (let i = 0; i < keys.length; i++) {
			const outcome = outcomes[i] as PromiseSettledResult<unknown>;
			if (outcome.status === 'fulfilled') found += Number(outcome.value === value);
			// Replaced by a key of another type since SCAN: no hash any more.
			else if (!(outcome.reason instanceof ReplyError && outcome.reason.code === 'WRONGTYPE')) throw outcome.reason;
		}
	} while (cursor !== '0');
	return found;
}

/** (b) with its answer kept for five seconds and computed once by whoever asks meanwhile. */
export function sharedCount(redis: Client): (field: string, value: string) => Promise<number> {
	return remembered((field: string, value: string) => countByScan(redis, field, value), 5000);
}

/** Every tenth hash is open. */
export async function fill(redis: Client, hashes: number): Promise<void> {
	for (let from = 0; from < hashes; from += 10_000) {
		const rows = Array.from({ length: Math.min(10_000, hashes - from) }, (_, index) => {
			const number = from + index;
			return [
				'HSET',
				`ticket:${number}`,
				'state',
				number % 10 === 0 ? 'open' : 'closed',
				'title',
				`Ticket ${number}`,
			] as const;
		});
		await redis.pipeline(rows).exec();
	}
}

/** What one way of counting came to. */
export interface Line {
	readonly way: string;
	readonly found: number;
	readonly milliseconds: number;
	/** Of the other client, meanwhile. */
	readonly pings: PingSummary;
}

/** Counts in every way while another client sends PINGs. Without (a) where the server is older than functions. */
export async function compare(redis: Client, url: string): Promise<Line[]> {
	await using probe = await PingProbe.start(url);
	const lines: Line[] = [];
	const measure = async (way: string, work: () => Promise<number>): Promise<void> => {
		const { result, milliseconds, pings } = await probe.during(work);
		lines.push({ way, found: result, milliseconds, pings });
	};
	const shared = sharedCount(redis);
	const byHundred = async (): Promise<number> => {
		const answers = await Promise.all(Array.from({ length: 100 }, () => shared('state', 'open')));
		if (new Set(answers).size !== 1) throw new Error('One computation gave different answers');
		return answers[0] as number;
	};
	await measure('nothing (one second)', () => new Promise((resolve) => setTimeout(resolve, 1000, 0)));
	await measure('(a) FCALL_RO', () => countAtomically(redis, 'state', 'open')).catch((error: unknown) => {
		if (!(error instanceof ReplyError && /unknown command/i.test(error.message))) throw error;
	});
	await measure('(b) SCAN and HGET, 100 callers', byHundred);
	await measure('(b) again, from the cache', byHundred);
	return lines;
}

function print(hashes: number, lines: readonly Line[]): void {
	console.log(
		`${digits(hashes)} hashes. Meanwhile another client sends a PING each millisecond; times in milliseconds.\n`,
	);
	console.log(`${'count by'.padEnd(32)}    found  took  pings  median     p99  slowest`);
	if (!lines.some(({ way }) => way.startsWith('(a)'))) console.log('(a) FCALL_RO needs a server from 7.0 on');
	for (const { way, found, milliseconds, pings } of lines) {
		const numbers = [digits(found).padStart(9), digits(milliseconds).padStart(6), digits(pings.pings).padStart(7)];
		const times = [
			pings.median.toFixed(2).padStart(8),
			pings.p99.toFixed(2).padStart(8),
			pings.slowest.toFixed(2).padStart(9),
		];
		console.log(`${way.padEnd(32)}${[...numbers, ...times].join('')}`);
	}
}

async function main(hashes: number): Promise<void> {
	await using server = await startServer();
	const redis = createClient(server.url);
	try {
		await fill(redis, hashes);
		print(hashes, await compare(redis, server.url));
	} finally {
		await redis.close();
	}
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	await main(Number(process.argv[2] ?? 100_000));
}
