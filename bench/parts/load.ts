/** What P1, P2 and P5 share: rounds of processes, one client in each, confirmed by the server's own counts. */
import type { LoadJob, LoadRequest, LoadResult } from '../children/load.ts';
import type { ClientName } from '../clients/index.ts';
import { Child } from '../lib/child.ts';
import type { Context } from '../lib/context.ts';
import { Control, processCpu } from '../lib/control.ts';
import { makeData } from '../lib/data.ts';
import { Random } from '../lib/random.ts';

export interface Workload extends LoadRequest {
	readonly name: string;
	/** How often a contender gets its turn in a round. */
	readonly slices: number;
}

export interface Measured extends LoadResult {
	/** Microseconds of server CPU for each command of the whole request, warm-up included. */
	readonly serverCpu: number;
	/** Commands that the server found in one read: how well the client batches, and how the waves between the two happen to run. */
	readonly batch: number;
}

/** One round: for each client its result for each workload. */
export type Round = Record<string, Record<string, Measured>>;

/** One who takes part: a client, and for our own the build of it. */
export interface Contender {
	readonly label: string;
	readonly client: ClientName;
	readonly dist: string;
}

export interface LoadRun {
	readonly rounds: readonly Round[];
	/** Labels. */
	readonly clients: readonly string[];
	/** Clients that could not run here at all, with the reason. */
	readonly absent: Readonly<Record<string, string>>;
}

/** What a run works on. */
export interface Sizes {
	readonly keys: number;
	readonly valueLength: number;
}

const SMALL: Sizes = { keys: 10_000, valueLength: 32 };

type LoadChild = Child<LoadJob, LoadRequest, LoadResult>;

/** Clients that go on working when they have nothing to do: timers by the ten thousand, threads. They get the machine for themselves. */
const restless: readonly ClientName[] = ['node-redis', 'glide'];

/**
 * A round starts a fresh process for each contender and lets them take turns: for each workload in random order, some slices,
 * and in each slice every contender once, in random order. So what a ratio compares lies within seconds, however the machine drifts,
 * and what differs from process to process (compiled code, heap layout) differs from round to round.
 */
export async function runRounds(
	context: Context,
	contenders: readonly (ClientName | Contender)[],
	workloads: readonly Workload[],
	count: number,
	sizes: Sizes = SMALL,
): Promise<LoadRun> {
	const { host, port, options } = context;
	const all = contenders.map((each) =>
		typeof each === 'string' ? { label: each, client: each, dist: context.dist } : each,
	);
	const groups = [
		all.filter(({ client }) => !restless.includes(client)),
		...all.filter(({ client }) => restless.includes(client)).map((contender) => [contender]),
	];
	const data = makeData(options.seed, sizes.keys, sizes.valueLength);
	const control = await Control.open(host, port);
	const random = new Random(options.seed + 1);
	const absent: Record<string, string> = {};
	const rounds: Round[] = [];
	try {
		await control.call('FLUSHALL');
		await control.setAll(data.keys, data.values);
		const server = await control.processId();
		for (let n = 0; n < count; n++) {
			const round: Round = {};
			for (const group of random.shuffled(groups)) {
				const children = new Map<string, LoadChild>();
				try {
					for (const contender of group) {
						if (contender.label in absent) continue;
						context.say(`round ${n + 1}/${count}: ${contender.label} warms up`);
						const child = await open(context, contender, sizes, n === 0, absent);
						if (child === null) continue;
						children.set(contender.label, child);
						// The optimising compiler and the heap take about a second to settle, the floor's as well as a client's.
						for (const workload of workloads) {
							await child.run({ ...workload, warm: options.quick ? 250 : 500, timed: 1 });
						}
					}
					for (const workload of random.shuffled(workloads)) {
						context.say(`round ${n + 1}/${count}: ${workload.name}, ${[...children.keys()].join(', ')}`);
						const slices = new Map([...children.keys()].map((label) => [label, [] as Measured[]]));
						for (let slice = 0; slice < workload.slices; slice++) {
							for (const [label, child] of random.shuffled([...children])) {
								slices.get(label)?.push(await one(child, workload, data.keys, control, server, label));
							}
						}
						for (const [label, taken] of slices) {
							round[label] ??= {};
							(round[label] as Record<string, Measured>)[workload.name] = together(taken);
						}
					}
				} finally {
					for (const child of children.values()) await child.stop();
				}
			}
			rounds.push(round);
		}
	} finally {
		control.close();
	}
	return { rounds, clients: all.map(({ label }) => label).filter((label) => !(label in absent)), absent };
}

/** Null when a peer cannot run on this machine at all, for want of a binary: that must not stop the rest. */
async function open(
	context: Context,
	{ label, client, dist }: Contender,
	sizes: Sizes,
	first: boolean,
	absent: Record<string, string>,
): Promise<LoadChild | null> {
	const { host, port, options } = context;
	try {
		return await Child.start(context.script('load'), label, {
			client,
			target: { host, port, dist },
			seed: options.seed,
			...sizes,
		});
	} catch (error) {
		if (!first || client.startsWith('respool') || client === 'raw') throw error;
		absent[label] = String(error);
		context.say(`${label} cannot run here: ${String(error)}`);
		return null;
	}
}

/** The slices of one round as one measurement. */
function together(slices: readonly Measured[]): Measured {
	const sum = (figure: (slice: Measured) => number): number =>
		slices.reduce((total, slice) => total + figure(slice), 0);
	const mean = (figure: (slice: Measured) => number): number => sum(figure) / slices.length;
	const commands = sum((slice) => slice.commands);
	const total = sum((slice) => slice.total);
	const seconds = sum((slice) => slice.seconds);
	const timed = slices.every((slice) => slice.latency !== null);
	return {
		commands,
		total,
		seconds,
		opsPerSecond: commands / seconds,
		cpu: sum((slice) => slice.cpu * slice.commands) / commands,
		latency: timed
			? { p50: mean((slice) => slice.latency?.p50 ?? 0), p99: mean((slice) => slice.latency?.p99 ?? 0) }
			: null,
		checkCpu: sum((slice) => slice.checkCpu * slice.commands) / commands,
		involuntarySwitches: sum((slice) => slice.involuntarySwitches),
		rss: Math.max(...slices.map((slice) => slice.rss)),
		serverCpu: sum((slice) => slice.serverCpu * slice.total) / total,
		batch: total / sum((slice) => slice.total / slice.batch),
	};
}

async function one(
	child: LoadChild,
	{ name, slices: _, ...request }: Workload,
	keys: readonly string[],
	control: Control,
	server: number,
	label: string,
): Promise<Measured> {
	// A pipeline writes every key: what is read back afterwards cannot be what another client wrote.
	if (request.pipelined && request.command === 'set') await control.call('DEL', ...keys);
	const before = await control.calls(request.command);
	const readsBefore = await control.reads();
	const cpuBefore = await processCpu(server);
	const result = await child.run(request);
	const cpu = (await processCpu(server)) - cpuBefore;
	// Less the reads of our own questions.
	const reads = (await control.reads()) - readsBefore - 1;
	const ran = (await control.calls(request.command)) - before;
	if (ran !== result.total) {
		throw new Error(`void: ${label}, ${name}: claims ${result.total} commands, the server ran ${ran}`);
	}
	return { ...result, serverCpu: (cpu * 1e6) / result.total, batch: result.total / reads };
}

/** One figure of one client and workload, round by round. */
export function series(run: LoadRun, client: string, workload: string, figure: (result: Measured) => number): number[] {
	return run.rounds.map((round) => {
		const result = round[client]?.[workload];
		if (result === undefined) throw new Error(`${client} has no result for ${workload}`);
		return figure(result);
	});
}
