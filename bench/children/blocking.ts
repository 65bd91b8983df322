/** A process with one client on which consumers sit in BLPOP while GETs are timed. P7. */
import { performance } from 'node:perf_hooks';
import { peer, type Target } from '../clients/client.ts';
import { makeData } from '../lib/data.ts';
import { quantile } from '../lib/stats.ts';
import { serve } from './serve.ts';

export type BlockingClient = 'respool' | 'ioredis' | 'node-redis fast';

export interface BlockingJob {
	readonly client: BlockingClient;
	readonly target: Target;
	readonly seed: number;
	/** How many consumers sit down at a time. */
	readonly consumers: number;
	readonly maxBlocking: number;
}

export type BlockingRequest =
	/** Consumers sit down, in BLPOP without a timeout, on keys that stay empty. */
	| { readonly step: 'sit' }
	/** They are sent away. */
	| { readonly step: 'leave' }
	/** GETs for so many milliseconds. */
	| { readonly step: 'get'; readonly inFlight: number; readonly timed: number }
	/** One GET right after one BLPOP of so many seconds. */
	| { readonly step: 'behind'; readonly seconds: number };

export interface BlockingResult {
	readonly commands: number;
	/** Milliseconds. */
	readonly p50: number;
	readonly p99: number;
	readonly longest: number;
	/** GETs that took more than 20 ms. */
	readonly late: number;
	/** Consumers that were answered, which none should be. */
	readonly answered: number;
	readonly involuntarySwitches: number;
}

const NOTHING: BlockingResult = {
	commands: 0,
	p50: 0,
	p99: 0,
	longest: 0,
	late: 0,
	answered: 0,
	involuntarySwitches: 0,
};
const LATE = 20;

interface Consumed {
	get(key: string): Promise<unknown>;
	blpop(key: string, seconds: number, signal?: AbortSignal): Promise<unknown>;
	close(): unknown;
}

async function open({ client, target, maxBlocking }: BlockingJob): Promise<Consumed> {
	const { host, port, dist } = target;
	switch (client) {
		case 'respool': {
			const { createClient } = await peer(new URL('index.js', dist).href);
			const redis = createClient({ host, port, pool: { maxBlocking } });
			await redis.connect();
			return {
				get: (key) => redis.get(key),
				blpop: (key, seconds, signal) => (signal === undefined ? redis : redis.with({ signal })).blpop(key, seconds),
				close: () => redis.destroy(),
			};
		}
		case 'ioredis': {
			const { Redis } = await peer('ioredis');
			const redis = new Redis({ host, port });
			return {
				get: (key) => redis.get(key),
				blpop: (key, seconds) => redis.blpop(key, seconds),
				close: () => redis.disconnect(),
			};
		}
		case 'node-redis fast': {
			const { createClient } = await peer('redis');
			const redis = createClient({ socket: { host, port }, commandOptions: { timeout: undefined } });
			await redis.connect();
			return {
				get: (key) => redis.get(key),
				blpop: (key, seconds) => redis.blPop(key, seconds),
				close: () => redis.destroy(),
			};
		}
	}
}

serve<BlockingJob, BlockingRequest, BlockingResult>(async (job) => {
	const { keys, values, order } = makeData(job.seed);
	const mask = order.length - 1;
	const client = await open(job);
	const samples = new Float64Array(2_000_000);
	let next = 0;
	let answered = 0;
	let sitting: { away: AbortController; all: Promise<unknown[]> } | undefined;

	const sit = (): BlockingResult => {
		const away = new AbortController();
		const all = Array.from({ length: job.consumers }, (_, i) =>
			client.blpop(`empty:${i}`, 0, away.signal).then(
				() => answered++,
				(error: Error) => {
					if (!away.signal.aborted) throw error;
				},
			),
		);
		sitting = { away, all: Promise.all(all) };
		return NOTHING;
	};
	const leave = async (): Promise<BlockingResult> => {
		sitting?.away.abort();
		await sitting?.all;
		sitting = undefined;
		return NOTHING;
	};
	const timeGets = async (inFlight: number, timed: number): Promise<BlockingResult> => {
		const end = performance.now() + timed;
		const switches = process.resourceUsage().involuntaryContextSwitches;
		let commands = 0;
		let late = 0;
		const worker = async (): Promise<void> => {
			for (;;) {
				const i = order[next++ & mask] as number;
				const before = performance.now();
				const value = await client.get(keys[i] as string);
				const after = performance.now();
				if (value !== values[i]) throw new Error(`void: the reply is not the value of ${keys[i]}`);
				if (after - before > LATE) late++;
				samples[commands++] = after - before;
				if (after >= end) return;
			}
		};
		await Promise.all(Array.from({ length: inFlight }, worker));
		const sorted = samples.subarray(0, commands).sort();
		return {
			commands,
			p50: quantile(sorted, 0.5),
			p99: quantile(sorted, 0.99),
			longest: sorted[commands - 1] as number,
			late,
			answered,
			involuntarySwitches: process.resourceUsage().involuntaryContextSwitches - switches,
		};
	};
	const behind = async (seconds: number): Promise<BlockingResult> => {
		const blocked = client.blpop('empty', seconds);
		const before = performance.now();
		await client.get(keys[0] as string);
		const took = performance.now() - before;
		await blocked;
		return { ...NOTHING, commands: 1, p50: took, p99: took, longest: took };
	};

	const run = (request: BlockingRequest): Promise<BlockingResult> | BlockingResult => {
		switch (request.step) {
			case 'sit':
				return sit();
			case 'leave':
				return leave();
			case 'get':
				return timeGets(request.inFlight, request.timed);
			case 'behind':
				return behind(request.seconds);
		}
	};
	return { run, close: () => client.close() };
});
