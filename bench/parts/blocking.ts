/** P7: GETs while 100 consumers sit in BLPOP on the same client, against GETs without them, in turns within one run. */
import type { BlockingClient, BlockingJob, BlockingRequest, BlockingResult } from '../children/blocking.ts';
import { Child } from '../lib/child.ts';
import type { Context } from '../lib/context.ts';
import { Control } from '../lib/control.ts';
import { makeData } from '../lib/data.ts';
import { Random } from '../lib/random.ts';
import { type Line, line, type PartResult, show, spread } from '../lib/report.ts';
import { ratios, summarise } from '../lib/stats.ts';

const CONSUMERS = 100;
const MAX_BLOCKING = 128;
const BEHIND_SECONDS = 2;
const peers: readonly BlockingClient[] = ['ioredis', 'node-redis fast'];

type BlockingChild = Child<BlockingJob, BlockingRequest, BlockingResult>;

/** Two blocks, one after the other in random order. */
interface Pair {
	readonly inFlight: number;
	readonly first: 'with' | 'without';
	readonly with: BlockingResult;
	readonly without: BlockingResult;
}

/** Resolves when so many clients are blocked on the server. */
async function untilBlocked(control: Control, wanted: number): Promise<void> {
	const end = performance.now() + 10_000;
	for (;;) {
		const blocked = await blockedOn(control);
		if (blocked === wanted) return;
		if (performance.now() > end) throw new Error(`void: ${blocked} clients are blocked, not ${wanted}`);
	}
}

async function blockedOn(control: Control): Promise<number> {
	return Number(/^blocked_clients:(\d+)/m.exec(await control.call('INFO', 'clients'))?.[1]);
}

/** One block, confirmed by the server: its GETs, and that all consumers sat there from its beginning to its end. */
async function block(
	child: BlockingChild,
	control: Control,
	consumers: boolean,
	inFlight: number,
	timed: number,
): Promise<BlockingResult> {
	// What sitting down costs is paid before either kind of block.
	await child.run({ step: 'sit' });
	await untilBlocked(control, CONSUMERS);
	const wanted = consumers ? CONSUMERS : 0;
	if (!consumers) await child.run({ step: 'leave' });
	await untilBlocked(control, wanted);
	const gets = await control.calls('get');
	const result = await child.run({ step: 'get', inFlight, timed });
	const counted = (await control.calls('get')) - gets;
	if (counted !== result.commands) throw new Error(`void: ${result.commands} GETs, ${counted} by the server's count`);
	if ((await blockedOn(control)) !== wanted || result.answered > 0)
		throw new Error('void: consumers did not sit still');
	if (consumers) await child.run({ step: 'leave' });
	return result;
}

async function runPairs(context: Context, control: Control, rounds: number, timed: number): Promise<Pair[]> {
	const { host, port, dist, options, script, say } = context;
	const job = (client: BlockingClient): BlockingJob => ({
		client,
		target: { host, port, dist },
		seed: options.seed,
		consumers: CONSUMERS,
		maxBlocking: MAX_BLOCKING,
	});
	const random = new Random(options.seed);
	const child: BlockingChild = await Child.start(script('blocking'), 'respool', job('respool'));
	const pairs: Pair[] = [];
	try {
		// Compiles the code, and opens the connections that later consumers find idle.
		for (const consumers of [false, true, false]) await block(child, control, consumers, 100, 1000);
		for (let round = 0; round < rounds; round++) {
			say(`blocking: round ${round + 1} of ${rounds}`);
			for (const inFlight of random.shuffled([1, 100])) {
				const first = random.below(2) === 0 ? 'with' : 'without';
				const one = await block(child, control, first === 'with', inFlight, timed);
				const other = await block(child, control, first !== 'with', inFlight, timed);
				pairs.push(
					first === 'with'
						? { inFlight, first, with: one, without: other }
						: { inFlight, first, with: other, without: one },
				);
			}
		}
	} finally {
		await child.stop();
	}
	return pairs;
}

/** How long a GET waits that is issued right behind a BLPOP of 2 s on the same client. */
async function behind(context: Context, client: BlockingClient): Promise<number> {
	const { host, port, dist, options, script, say } = context;
	say(`blocking: ${client}, one GET behind BLPOP ${BEHIND_SECONDS}`);
	const job = { client, target: { host, port, dist }, seed: options.seed, consumers: 0, maxBlocking: MAX_BLOCKING };
	const child: BlockingChild = await Child.start(script('blocking'), client, job);
	try {
		return (await child.run({ step: 'behind', seconds: BEHIND_SECONDS })).longest;
	} finally {
		await child.stop();
	}
}

function targets(pairs: readonly Pair[], inFlight: number): Line[] {
	const own = pairs.filter((pair) => pair.inFlight === inFlight);
	const withThem = own.map((pair) => pair.with);
	const without = own.map((pair) => pair.without);
	const ratio = (figure: (result: BlockingResult) => number): number[] =>
		ratios(withThem.map(figure), without.map(figure));
	const longest = (results: readonly BlockingResult[]): number[] => [Math.max(...results.map((each) => each.longest))];
	const what = `GET × ${inFlight}`;
	return [
		line(
			'P7',
			`${what}: p99 with ${CONSUMERS} consumers against without`,
			ratio((each) => each.p99),
			{ atMost: 1.3 },
		),
		line('P7', `${what}: the longest of all, with them`, longest(withThem), { atMost: 20, unit: 'ms' }),
		line('P7', `${what}: the longest of all, without them`, longest(without), { unit: 'ms' }),
		line(
			'P7',
			`${what}: median latency with against without`,
			ratio((each) => each.p50),
		),
		line(
			'P7',
			`${what}: GETs answered with against without`,
			ratio((each) => each.commands),
		),
	];
}

export async function blocking(context: Context): Promise<PartResult> {
	const { quick, peersOnly, rounds: wanted, seed } = context.options;
	const rounds = wanted ?? (quick ? 6 : 60);
	const timed = quick ? 150 : 250;
	const control = await Control.open(context.host, context.port);
	const waits = new Map<BlockingClient, number>();
	let pairs: Pair[] = [];
	try {
		const { keys, values } = makeData(seed);
		await control.setAll(keys, values);
		if (!peersOnly) {
			pairs = await runPairs(context, control, rounds, timed);
			waits.set('respool', await behind(context, 'respool'));
		}
		for (const each of peers) waits.set(each, await behind(context, each));
	} finally {
		control.close();
	}
	const column = (inFlight: number, side: 'with' | 'without', figure: (result: BlockingResult) => number): string =>
		spread(summarise(pairs.filter((pair) => pair.inFlight === inFlight).map((pair) => figure(pair[side]))));
	const sides =
		pairs.length === 0
			? []
			: ([1, 100] as const).flatMap((n) => (['without', 'with'] as const).map((side) => [n, side] as const));
	const total = (inFlight: number, side: 'with' | 'without', figure: (result: BlockingResult) => number): number =>
		pairs.filter((pair) => pair.inFlight === inFlight).reduce((sum, pair) => sum + figure(pair[side]), 0);
	return {
		part: 'blocking',
		title: `P7 · GET while ${CONSUMERS} consumers sit in BLPOP on the same client`,
		lines: pairs.length === 0 ? [] : [...targets(pairs, 1), ...targets(pairs, 100)],
		tables: [
			{
				title: `Blocks of ${timed} ms: median [quartiles] over ${rounds} pairs of blocks, milliseconds`,
				head: ['in flight', 'consumers', 'median', 'p99', 'longest of a block', 'over 20 ms', 'GETs'],
				rows: sides.map(([inFlight, side]) => [
					String(inFlight),
					side === 'with' ? String(CONSUMERS) : 'none',
					column(inFlight, side, (result) => result.p50),
					column(inFlight, side, (result) => result.p99),
					column(inFlight, side, (result) => result.longest),
					String(total(inFlight, side, (result) => result.late)),
					show(total(inFlight, side, (result) => result.commands)),
				]),
			},
			{
				title: `One GET right behind one BLPOP of ${BEHIND_SECONDS} s on the same client, defaults`,
				head: ['client', 'the GET waited, ms'],
				rows: [...waits].map(([client, ms]) => [client, show(ms)]),
			},
		],
		charts: [
			{
				name: 'blocking',
				title: `A GET behind a BLPOP of ${BEHIND_SECONDS} s on the same client (ms, less is better)`,
				subtitle: 'One GET, issued right behind it; every client with its defaults',
				groups: [
					{
						title: 'until the GET was answered',
						bars: [...waits].map(([label, value]) => ({ label, value, text: show(value), own: label === 'respool' })),
					},
				],
			},
		],
		notes: [
			`A block counts when the server had ${CONSUMERS} blocked clients before and after it (none in the other blocks), when no consumer was answered, and when its own count of GETs is the client's.`,
			'Before each block the consumers sit down; for one without them they are sent away again (AbortSignal, CLIENT UNBLOCK), and their connections stay open, idle.',
			'The longest of all is one figure of the whole run, pauses of this machine included; the line without consumers beside it says how much of it that is.',
		],
		rounds: pairs,
	};
}
