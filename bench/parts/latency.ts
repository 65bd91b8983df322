/** P2: one command at a time. */
import type { ClientName } from '../clients/index.ts';
import type { Context } from '../lib/context.ts';
import { type Line, line, type PartResult, show, spread } from '../lib/report.ts';
import { ratios, summarise } from '../lib/stats.ts';
import { type LoadRun, type Measured, runRounds, series, type Workload } from './load.ts';

const peers: readonly ClientName[] = ['raw', 'node-redis fast', 'node-redis', 'ioredis'];
const cpu = (result: Measured): number => result.cpu;
const p50 = (result: Measured): number => result.latency?.p50 ?? Number.NaN;
const p99 = (result: Measured): number => result.latency?.p99 ?? Number.NaN;

function targets(run: LoadRun, name: string): Line[] {
	const against = (peer: string, figure: (result: Measured) => number): number[] =>
		ratios(series(run, 'respool', name, figure), series(run, peer, name, figure));
	return [
		line('P2', `${name}: CPU against raw floor`, against('raw', cpu), { atMost: 1.3 }),
		line('P2', `${name}: median latency against raw floor`, against('raw', p50), { atMost: 1.15 }),
		line('P2', `${name}: CPU against node-redis fast`, against('node-redis fast', cpu)),
		line('P2', `${name}: CPU against ioredis`, against('ioredis', cpu)),
		line('P2', `${name}: median latency against ioredis`, against('ioredis', p50)),
	];
}

export async function latency(context: Context): Promise<PartResult> {
	const { quick, peersOnly, rounds } = context.options;
	const list: Workload[] = (['get', 'set'] as const).map((command) => ({
		name: `${command.toUpperCase()} × 1`,
		command,
		inFlight: 1,
		warm: 30,
		timed: quick ? 100 : 150,
		slices: quick ? 4 : 8,
		latency: true,
	}));
	const clients: ClientName[] = peersOnly ? [...peers] : ['respool', ...peers];
	const run = await runRounds(context, clients, list, rounds ?? (quick ? 5 : 16));
	return {
		part: 'latency',
		title: 'P2 · one command at a time',
		lines: peersOnly ? [] : list.flatMap(({ name }) => targets(run, name)),
		tables: list.map(({ name }) => ({
			title: `${name}: median [quartiles] over ${run.rounds.length} rounds`,
			head: ['client', 'CPU µs/command', 'median µs', 'p99 µs', 'commands/s', 'CPU, × raw', 'median, × raw'],
			rows: run.clients.map((client) => [
				client,
				spread(summarise(series(run, client, name, cpu))),
				spread(summarise(series(run, client, name, p50))),
				show(summarise(series(run, client, name, p99)).median),
				show(summarise(series(run, client, name, (result) => result.opsPerSecond)).median),
				show(summarise(ratios(series(run, client, name, cpu), series(run, 'raw', name, cpu))).median),
				show(summarise(ratios(series(run, client, name, p50), series(run, 'raw', name, p50))).median),
			]),
		})),
		charts: [
			{
				name: 'latency',
				title: 'One command at a time: median latency (µs, less is better)',
				subtitle: 'Server on the same two cores; median and quartiles over the rounds',
				groups: list.map(({ name }) => ({
					title: name,
					bars: run.clients.map((client) => {
						const summary = summarise(series(run, client, name, p50));
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
			'Server and client share the two cores of this machine.',
			'Two readings of the clock for each command (about 0.1 µs) are in everybody’s CPU.',
		],
		rounds: run.rounds,
	};
}
