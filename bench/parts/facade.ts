/** `respool/ioredis` against ioredis 6: many in flight as in P1, and explicit pipelines of 10,000 commands as in P5. */
import type { ClientName } from '../clients/index.ts';
import type { Context } from '../lib/context.ts';
import { type Line, line, type PartResult } from '../lib/report.ts';
import { bestOf, ratios } from '../lib/stats.ts';
import { type LoadRun, type Measured, runRounds, type Sizes, series, type Workload } from './load.ts';
import { loadTable, workloads } from './single.ts';

const COMMANDS = 10_000;
const clients: readonly ClientName[] = ['facade', 'respool', 'ioredis', 'ioredis auto'];
const piped: readonly ClientName[] = ['facade', 'respool', 'ioredis'];
const sizes: ReadonlyArray<Sizes & { readonly label: string }> = [
	{ label: '32 B', keys: 10_000, valueLength: 32 },
	{ label: '1 KiB', keys: 10_000, valueLength: 1024 },
];
const cpu = (result: Measured): number => result.cpu;
const ops = (result: Measured): number => result.opsPerSecond;

function pipelines(label: string, quick: boolean): Workload[] {
	return (['get', 'set'] as const).map((command) => ({
		name: `pipeline of ${COMMANDS}, ${command.toUpperCase()} ${label}`,
		command,
		pipelined: true,
		inFlight: COMMANDS,
		warm: 1,
		timed: quick ? 250 : 500,
		slices: quick ? 2 : 3,
		latency: false,
	}));
}

/** The better of plain ioredis and of its auto-pipelining, in each round. */
function best(run: LoadRun, name: string, way: 'min' | 'max', figure: (result: Measured) => number): number[] {
	const plain = series(run, 'ioredis', name, figure);
	return run.clients.includes('ioredis auto') ? bestOf(way, plain, series(run, 'ioredis auto', name, figure)) : plain;
}

function targets(run: LoadRun, name: string, atMost: number): Line[] {
	const own = (figure: (result: Measured) => number): number[] => series(run, 'facade', name, figure);
	return [
		line('facade', `${name}: CPU against best ioredis`, ratios(own(cpu), best(run, name, 'min', cpu)), { atMost }),
		line('facade', `${name}: throughput against best ioredis`, ratios(own(ops), best(run, name, 'max', ops))),
		line('facade', `${name}: CPU against the native client`, ratios(own(cpu), series(run, 'respool', name, cpu))),
	];
}

export async function facade(context: Context): Promise<PartResult> {
	const { quick, peersOnly, rounds } = context.options;
	if (peersOnly) throw new Error('facade is our own client against one peer');
	const count = rounds ?? (quick ? 3 : 12);
	const list = workloads(quick);
	const single = await runRounds(context, [...clients], list, count);
	const all = list.map(({ name }) => ({ run: single, name, atMost: 0.3 }));
	for (const { label, ...size } of sizes) {
		const batches = pipelines(label, quick);
		const run = await runRounds(context, [...piped], batches, count, size);
		all.push(...batches.map(({ name }) => ({ run, name, atMost: 0.5 })));
	}
	return {
		part: 'facade',
		title: 'respool/ioredis against ioredis 6',
		lines: all.flatMap(({ run, name, atMost }) => targets(run, name, atMost)),
		tables: all.map(({ run, name }) => loadTable(run, name)),
		charts: [],
		notes: ['Every command is a patchable Command that goes through sendCommand, as in ioredis.'],
		rounds: [...new Set(all.map(({ run }) => run))].flatMap((run) => run.rounds),
	};
}
