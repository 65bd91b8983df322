/** P1: GET and SET of 32 B values with 100 and 1000 in flight on one client. */
import type { ClientName } from '../clients/index.ts';
import type { Context } from '../lib/context.ts';
import { type Line, line, type PartResult, show, spread, type Table } from '../lib/report.ts';
import { bestOf, ratios, summarise } from '../lib/stats.ts';
import type { Chart } from '../lib/svg.ts';
import { type LoadRun, type Measured, runRounds, series, type Workload } from './load.ts';

const peers: readonly ClientName[] = [
	'raw',
	'node-redis fast',
	'node-redis',
	'ioredis',
	'ioredis auto',
	'iovalkey',
	'glide',
];
const cpu = (result: Measured): number => result.cpu;
const ops = (result: Measured): number => result.opsPerSecond;

export function workloads(quick: boolean): Workload[] {
	const list: Workload[] = [];
	for (const command of ['get', 'set'] as const) {
		for (const inFlight of [100, 1000]) {
			list.push({
				name: `${command.toUpperCase()} × ${inFlight}`,
				command,
				inFlight,
				warm: 50,
				timed: quick ? 150 : 250,
				slices: quick ? 3 : 4,
				latency: false,
			});
		}
	}
	return list;
}

function targets(run: LoadRun, name: string): Line[] {
	const of = (client: string, figure: (result: Measured) => number): number[] => series(run, client, name, figure);
	const own = 'respool';
	const bestCpu = bestOf('min', of('ioredis', cpu), of('ioredis auto', cpu));
	const bestOps = bestOf('max', of('ioredis', ops), of('ioredis auto', ops));
	return [
		line('P1', `${name}: CPU against node-redis fast`, ratios(of(own, cpu), of('node-redis fast', cpu)), {
			atMost: 0.4,
		}),
		line('P1', `${name}: CPU against best ioredis`, ratios(of(own, cpu), bestCpu), { atMost: 0.18 }),
		line('P1', `${name}: CPU against raw floor`, ratios(of(own, cpu), of('raw', cpu)), { atMost: 2 }),
		line('P1', `${name}: throughput against node-redis fast`, ratios(of(own, ops), of('node-redis fast', ops)), {
			atLeast: 1.8,
		}),
		line('P1', `${name}: throughput against best ioredis`, ratios(of(own, ops), bestOps), { atLeast: 4 }),
	];
}

export function loadTable(run: LoadRun, name: string): Table {
	const base = run.clients.includes('respool') ? 'respool' : 'raw';
	return {
		title: `${name}: median [quartiles] over ${run.rounds.length} rounds`,
		head: ['client', 'CPU µs/command', 'commands/s', 'server CPU µs', 'commands/read', `CPU, × ${base}`],
		rows: run.clients.map((client) => [
			client,
			spread(summarise(series(run, client, name, cpu))),
			spread(summarise(series(run, client, name, ops))),
			show(summarise(series(run, client, name, (result) => result.serverCpu)).median),
			show(summarise(series(run, client, name, (result) => result.batch)).median),
			spread(summarise(ratios(series(run, client, name, cpu), series(run, base, name, cpu)))),
		]),
	};
}

function chart(run: LoadRun, list: readonly Workload[], figure: 'cpu' | 'ops'): Chart {
	return {
		name: `single-${figure}`,
		title:
			figure === 'cpu'
				? 'CPU of the client process for each command (µs, less is better)'
				: 'Commands a second (more is better)',
		subtitle: '32 B values, one client, server on the same two cores; median and quartiles over the rounds',
		groups: list.map(({ name }) => ({
			title: name,
			bars: run.clients.map((client) => {
				const summary = summarise(series(run, client, name, figure === 'cpu' ? cpu : ops));
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
	};
}

export async function single(context: Context): Promise<PartResult> {
	const { quick, peersOnly, rounds } = context.options;
	const list = workloads(quick);
	const clients: ClientName[] = peersOnly ? [...peers] : ['respool', ...peers];
	const run = await runRounds(context, clients, list, rounds ?? (quick ? 3 : 12));
	return {
		part: 'single',
		title: 'P1 · one client, many in flight',
		lines: peersOnly ? [] : list.flatMap(({ name }) => targets(run, name)),
		tables: list.map(({ name }) => loadTable(run, name)),
		charts: [chart(run, list, 'cpu'), chart(run, list, 'ops')],
		notes: [
			'Server and client share the two cores of this machine: throughput saturates on the server, CPU for each command judges.',
			'The raw floor does not parse: it counts bytes. Its promise for each command and the driver are in its figure.',
			...Object.entries(run.absent).map(([client, reason]) => `${client} did not run: ${reason}`),
		],
		rounds: run.rounds,
	};
}
