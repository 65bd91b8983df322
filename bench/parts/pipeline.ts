/** P5: explicit pipelines of 10,000 commands, one after another, with values of 1 KiB and of 16 KiB. */
import type { ClientName } from '../clients/index.ts';
import type { Context } from '../lib/context.ts';
import { type Line, line, type PartResult, show, spread, type Table } from '../lib/report.ts';
import { ratios, summarise } from '../lib/stats.ts';
import { type LoadRun, type Measured, runRounds, type Sizes, series, type Workload } from './load.ts';

const COMMANDS = 10_000;
const peers: readonly ClientName[] = ['ioredis', 'node-redis fast'];
/** What no client can do without: the strings themselves. */
const floor: ClientName = 'raw strings';
/** Fewer keys than commands where the values are large: each process holds all values, and the server too. */
const sizes: ReadonlyArray<Sizes & { readonly label: string }> = [
	{ label: '1 KiB', keys: 10_000, valueLength: 1024 },
	{ label: '16 KiB', keys: 2500, valueLength: 16_384 },
];

const cpu = (result: Measured): number => result.cpu;
const ops = (result: Measured): number => result.opsPerSecond;
const unchecked = (result: Measured): number => result.cpu - result.checkCpu;

function workloads(label: string, quick: boolean): Workload[] {
	return (['get', 'set'] as const).map((command) => ({
		name: `${command.toUpperCase()} ${label}`,
		command,
		pipelined: true,
		inFlight: COMMANDS,
		// At least one pipeline each.
		warm: 1,
		timed: quick ? 250 : 500,
		slices: quick ? 2 : 3,
		latency: false,
	}));
}

function targets(run: LoadRun, name: string): Line[] {
	const against = (peer: string, figure: (result: Measured) => number): number[] =>
		ratios(series(run, 'respool', name, figure), series(run, peer, name, figure));
	return [
		line('P5', `${name}: CPU against ioredis`, against('ioredis', cpu), { atMost: 0.5 }),
		line('P5', `${name}: CPU against ioredis, less the comparing`, against('ioredis', unchecked)),
		line('P5', `${name}: CPU against node-redis fast`, against('node-redis fast', cpu)),
		line(
			'P5',
			`${name}: CPU of the floor against ioredis`,
			ratios(series(run, floor, name, cpu), series(run, 'ioredis', name, cpu)),
		),
		line('P5', `${name}: throughput against ioredis`, against('ioredis', ops)),
	];
}

function table(run: LoadRun, name: string): Table {
	const base = run.clients.includes('respool') ? 'respool' : 'ioredis';
	const median = (client: string, figure: (result: Measured) => number): string =>
		show(summarise(series(run, client, name, figure)).median);
	return {
		title: `${name}, ${COMMANDS} in a pipeline: median [quartiles] over ${run.rounds.length} rounds`,
		head: ['client', 'CPU µs/command', 'of it comparing', 'commands/s', 'server CPU µs', 'RSS MiB', `CPU, × ${base}`],
		rows: run.clients.map((client) => [
			client,
			spread(summarise(series(run, client, name, cpu))),
			median(client, (result) => result.checkCpu),
			spread(summarise(series(run, client, name, ops))),
			median(client, (result) => result.serverCpu),
			median(client, (result) => result.rss / 2 ** 20),
			spread(summarise(ratios(series(run, client, name, cpu), series(run, base, name, cpu)))),
		]),
	};
}

export async function pipeline(context: Context): Promise<PartResult> {
	const { quick, peersOnly, rounds } = context.options;
	const clients: ClientName[] = peersOnly ? [floor, ...peers] : ['respool', floor, ...peers];
	const count = rounds ?? (quick ? 3 : 12);
	const runs: { run: LoadRun; names: string[] }[] = [];
	for (const { label, ...size } of sizes) {
		const list = workloads(label, quick);
		const run = await runRounds(context, clients, list, count, size);
		runs.push({ run, names: list.map(({ name }) => name) });
	}
	const all = runs.flatMap(({ run, names }) => names.map((name) => ({ run, name })));
	return {
		part: 'pipeline',
		title: `P5 · explicit pipelines of ${COMMANDS} commands`,
		lines: peersOnly ? [] : all.flatMap(({ run, name }) => targets(run, name)),
		tables: all.map(({ run, name }) => table(run, name)),
		charts: [
			{
				name: 'pipeline',
				title: 'Explicit pipelines: CPU of the client process for each command (µs, less is better)',
				subtitle: `${COMMANDS} commands in each, server on the same two cores; median and quartiles over the rounds`,
				groups: all.map(({ run, name }) => ({
					title: name,
					bars: run.clients.map((client) => {
						const summary = summarise(series(run, client, name, cpu));
						return {
							label: client,
							value: summary.median,
							text: show(summary.median),
							own: client === 'respool',
							low: summary.q1,
							high: summary.q3,
						};
					}),
				})),
			},
		],
		notes: [
			'Server and client share the two cores of this machine: CPU for each command judges.',
			'Building the pipeline and comparing every reply with its key’s value are in everybody’s figure.',
			'raw strings: a socket, bytes of commands built before the clock starts, replies cut by their known length and made strings; no parser, no promise for each.',
			'ioredis: pipeline().exec(); node-redis: multi().execAsPipeline(), without target.',
		],
		// The rounds of one size after those of the other.
		rounds: runs.flatMap(({ run }) => run.rounds),
	};
}
