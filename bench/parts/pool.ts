/** P8: what a lease costs, with nothing behind it. */
import type { PoolJob, PoolName, PoolRequest, PoolResult } from '../children/pool.ts';
import { Child } from '../lib/child.ts';
import type { Context } from '../lib/context.ts';
import { Random } from '../lib/random.ts';
import { type Line, line, type PartResult, show, spread } from '../lib/report.ts';
import { ratios, summarise } from '../lib/stats.ts';

const TIMEOUT = 5000;
const works = [
	{ name: 'lease and return, uncontended', workers: 1 },
	{ name: '1000 at 10 resources', workers: 1000 },
] as const;

interface Contender {
	readonly label: string;
	readonly pool: PoolName;
	readonly acquireTimeout: number;
}

const own: Contender = { label: 'respool', pool: 'respool', acquireTimeout: TIMEOUT };
const ownEndless: Contender = { label: 'respool, no time-out', pool: 'respool', acquireTimeout: 0 };
const peer: Contender = { label: 'generic-pool', pool: 'generic-pool', acquireTimeout: 0 };
const peerSame: Contender = { label: 'generic-pool, same settings', pool: 'generic-pool', acquireTimeout: TIMEOUT };

const floor: Contender = { label: 'floor', pool: 'floor', acquireTimeout: 0 };

type Slices = Record<string, PoolResult[]>;
type Round = Record<string, { readonly cpu: number; readonly wall: number; readonly leases: number }>;
const keyOf = (work: string, { label }: Contender): string => `${work} | ${label}`;

/** One process for each contender and work, all alive at once, taking turns in short slices in random order. */
async function playRound(context: Context, contenders: readonly Contender[], random: Random): Promise<Round> {
	const { quick } = context.options;
	const warm = quick ? 300 : 1000;
	const timed = quick ? 100 : 200;
	const slices: Slices = {};
	const open: { key: string; workers: number; child: Child<PoolJob, PoolRequest, PoolResult> }[] = [];
	try {
		for (const { name, workers } of works) {
			for (const contender of contenders) {
				const key = keyOf(name, contender);
				const { pool, acquireTimeout } = contender;
				const job: PoolJob = { pool, acquireTimeout, dist: context.dist, max: 10 };
				const child = await Child.start<PoolJob, PoolRequest, PoolResult>(context.script('pool'), key, job);
				open.push({ key, workers, child });
				await child.run({ workers, warm, timed });
				slices[key] = [];
			}
		}
		for (let slice = 0; slice < (quick ? 4 : 8); slice++) {
			for (const { key, workers, child } of random.shuffled(open)) {
				slices[key]?.push(await child.run({ workers, warm: 0, timed }));
			}
		}
	} finally {
		for (const { child } of open) await child.stop();
	}
	return Object.fromEntries(
		Object.entries(slices).map(([key, results]) => [
			key,
			{
				cpu: summarise(results.map(({ cpuNanoseconds }) => cpuNanoseconds)).median,
				wall: summarise(results.map(({ wallNanoseconds }) => wallNanoseconds)).median,
				leases: results.reduce((sum, { leases }) => sum + leases, 0),
			},
		]),
	);
}

export async function pool(context: Context): Promise<PartResult> {
	const { quick, peersOnly, rounds: wanted, seed } = context.options;
	const count = wanted ?? (quick ? 3 : 12);
	const contenders = peersOnly ? [floor, peer, peerSame] : [own, ownEndless, floor, peer, peerSame];
	const random = new Random(seed + 8);
	const rounds: Round[] = [];
	for (let n = 0; n < count; n++) {
		context.say(`round ${n + 1}/${count}`);
		rounds.push(await playRound(context, contenders, random));
	}

	type Figure = 'cpu' | 'wall' | 'leases';
	const series = (work: string, contender: Contender, figure: Figure): number[] =>
		rounds.map((round) => (round[keyOf(work, contender)] as Round[string])[figure]);
	const faster = (work: string, ours: Contender, theirs: Contender): number[] =>
		ratios(series(work, theirs, 'cpu'), series(work, ours, 'cpu'));
	const lines: Line[] = [];
	for (const { name } of peersOnly ? [] : works) {
		// The target names no settings, so it stands on both: like for like, and as people have it who set nothing.
		// Both give up after five seconds and let idle ones go after a minute.
		lines.push(
			line('P8', `${name}: speed against generic-pool, same settings`, faster(name, own, peerSame), { atLeast: 5 }),
		);
		lines.push(line('P8', `${name}: the floor against that`, faster(name, floor, peerSame)));
		// Ours as in a lane; generic-pool waits for ever.
		lines.push(
			line('P8', `${name}: speed against generic-pool at its defaults`, faster(name, own, peer), { atLeast: 5 }),
		);
		lines.push(line('P8', `${name}: both without time-outs`, faster(name, ownEndless, peer)));
		lines.push(line('P8', `${name}: the floor against those`, faster(name, floor, peer)));
	}
	return {
		part: 'pool',
		title: 'P8 · the pool',
		lines,
		tables: works.map(({ name }) => ({
			title: `${name}: median [quartiles] over ${count} rounds`,
			head: ['pool', 'CPU ns/lease', 'wall ns/lease', 'leases/s'],
			rows: contenders.map((contender) => {
				const wall = summarise(series(name, contender, 'wall'));
				return [
					contender.label,
					spread(summarise(series(name, contender, 'cpu'))),
					spread(wall),
					show(1e9 / wall.median),
				];
			}),
		})),
		charts: [
			{
				name: 'pool',
				title: 'CPU of a lease (ns, less is better)',
				subtitle: 'Fake resources; each lease is held for one turn of the microtask queue',
				groups: works.map(({ name }) => ({
					title: name,
					bars: contenders.map((contender) => {
						const summary = summarise(series(name, contender, 'cpu'));
						return {
							label: contender.label,
							value: summary.median,
							text: show(summary.median),
							own: contender.pool === 'respool',
							low: summary.q1,
							high: summary.q3,
						};
					}),
				})),
			},
		],
		notes: [
			'CPU is user and system time of the process, collector threads included, over leases counted in it; a lease is acquire, one turn, release.',
			'A slice is void when something is lent twice, when some are served more often than others, or when fewer wait than should.',
			'The floor keeps a stack of idle things and a queue of promises, and does nothing else: two turns of the microtask queue are in every figure.',
			'respool is as in a lane: time-out of 5 s, idle time-out, 1000 may wait, last in first out, lifetime, check after a second. generic-pool has the first four of these with the same settings, and nothing of them at its defaults.',
			'A lease of respool reads the clock once, or twice if others wait: time lent, waited and idle have to be told, also after a freeze.',
		],
		rounds,
	};
}
