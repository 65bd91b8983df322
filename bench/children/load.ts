/** A process with one client in it, driven over IPC: connect, run workloads, leave. P1, P2 and P5. */
import { performance } from 'node:perf_hooks';
import type { BenchClient, Target } from '../clients/client.ts';
import { type ClientName, clients } from '../clients/index.ts';
import { type Data, makeData } from '../lib/data.ts';
import { quantile } from '../lib/stats.ts';
import { serve } from './serve.ts';

export interface LoadJob {
	readonly client: ClientName;
	readonly target: Target;
	readonly seed: number;
	/** Keys, and bytes of each value. */
	readonly keys: number;
	readonly valueLength: number;
}

export interface LoadRequest {
	readonly command: 'get' | 'set';
	/** In explicit pipelines of `inFlight` commands, one after another. */
	readonly pipelined?: boolean;
	readonly inFlight: number;
	/** Milliseconds before the clock starts, and on the clock. */
	readonly warm: number;
	readonly timed: number;
	/** Take the time of each command: P2. */
	readonly latency: boolean;
}

export interface LoadResult {
	/** Commands answered within the timed region. */
	readonly commands: number;
	/** Commands answered in warm-up and timed region together, for the server's own count to confirm. */
	readonly total: number;
	readonly seconds: number;
	readonly opsPerSecond: number;
	/** Microseconds of user and system CPU of this process for each command. */
	readonly cpu: number;
	readonly latency: { readonly p50: number; readonly p99: number } | null;
	/** Of `cpu`, what comparing the replies of pipelines took. */
	readonly checkCpu: number;
	/** How often the scheduler took this process off a core: a measure of noise. */
	readonly involuntarySwitches: number;
	readonly rss: number;
}

interface Counts {
	commands: number;
	wrong: number;
	/** Microseconds of CPU. */
	checking: number;
}

/**
 * The same driver for every client: `inFlight` workers that each await one command at a time, until time is up.
 * What it costs itself is in everybody's figures, the floor's too.
 */
async function drive(
	client: BenchClient,
	data: Data,
	request: LoadRequest,
	milliseconds: number,
	counts: Counts,
): Promise<void> {
	const { order } = data;
	const mask = order.length - 1;
	const get = request.command === 'get';
	const end = performance.now() + milliseconds;
	let running = true;
	let next = 0;
	const worker = async (): Promise<void> => {
		while (running) {
			const n = next++;
			if ((n & 127) === 0 && performance.now() >= end) running = false;
			const i = order[n & mask] as number;
			const right = get ? client.isValue(i, await client.get(i)) : client.isOk(await client.set(i));
			if (!right) counts.wrong++;
			counts.commands++;
		}
	};
	await Promise.all(Array.from({ length: request.inFlight }, worker));
}

/** One worker that looks at the clock around each command. */
async function driveTimed(
	client: BenchClient,
	data: Data,
	request: LoadRequest,
	milliseconds: number,
	counts: Counts,
	samples: Float64Array,
): Promise<void> {
	const { order } = data;
	const mask = order.length - 1;
	const get = request.command === 'get';
	const end = performance.now() + milliseconds;
	for (let n = 0; n < samples.length; n++) {
		const i = order[n & mask] as number;
		const before = performance.now();
		const right = get ? client.isValue(i, await client.get(i)) : client.isOk(await client.set(i));
		const after = performance.now();
		samples[n] = after - before;
		if (!right) counts.wrong++;
		counts.commands++;
		if (after >= end) return;
	}
}

/** One explicit pipeline after another, each from another key on, so that the replies of the one before would be wrong ones. */
async function drivePipelines(
	client: BenchClient,
	data: Data,
	request: LoadRequest,
	milliseconds: number,
	counts: Counts,
): Promise<void> {
	const { inFlight, command } = request;
	const keys = data.keys.length;
	const end = performance.now() + milliseconds;
	do {
		const from = data.order[(counts.commands / inFlight) & (data.order.length - 1)] as number;
		const replies = await client.pipeline?.(inFlight, command, from);
		if (replies?.length !== inFlight) throw new Error(`void: ${replies?.length} replies to ${inFlight} commands`);
		const before = process.cpuUsage();
		for (let i = 0; i < inFlight; i++) {
			const right = command === 'get' ? client.isValue((from + i) % keys, replies[i]) : client.isOk(replies[i]);
			if (!right) counts.wrong++;
		}
		const { user, system } = process.cpuUsage(before);
		counts.checking += user + system;
		counts.commands += inFlight;
	} while (performance.now() < end);
}

async function measure(client: BenchClient, data: Data, request: LoadRequest): Promise<LoadResult> {
	const samples = request.latency ? new Float64Array(1_000_000) : null;
	const counts: Counts = { commands: 0, wrong: 0, checking: 0 };
	const run = (milliseconds: number): Promise<void> => {
		if (request.pipelined) return drivePipelines(client, data, request, milliseconds, counts);
		return samples === null
			? drive(client, data, request, milliseconds, counts)
			: driveTimed(client, data, request, milliseconds, counts, samples);
	};
	await run(request.warm);
	const warmed = counts.commands;
	counts.checking = 0;

	const switches = process.resourceUsage().involuntaryContextSwitches;
	const cpuBefore = process.cpuUsage();
	const before = performance.now();
	await run(request.timed);
	const seconds = (performance.now() - before) / 1000;
	const cpu = process.cpuUsage(cpuBefore);

	client.verify?.();
	const commands = counts.commands - warmed;
	if (counts.wrong > 0)
		throw new Error(`void: ${counts.wrong} of ${counts.commands} replies do not belong to their key`);
	if (request.command === 'set') await readBack(client, data);
	const taken = samples?.subarray(0, commands).sort();
	return {
		commands,
		total: counts.commands,
		seconds,
		opsPerSecond: commands / seconds,
		cpu: (cpu.user + cpu.system) / commands,
		latency: taken === undefined ? null : { p50: quantile(taken, 0.5) * 1000, p99: quantile(taken, 0.99) * 1000 },
		checkCpu: counts.checking / commands,
		involuntarySwitches: process.resourceUsage().involuntaryContextSwitches - switches,
		rss: process.memoryUsage.rss(),
	};
}

/** What SET wrote must be there, outside the clock. */
async function readBack(client: BenchClient, data: Data): Promise<void> {
	for (let i = 0; i < data.keys.length; i += 37) {
		if (!client.isValue(i, await client.get(i))) throw new Error(`void: key ${data.keys[i]} does not hold its value`);
	}
}

serve<LoadJob, LoadRequest, LoadResult>(async (job) => {
	const data = makeData(job.seed, job.keys, job.valueLength);
	const client = await clients[job.client](job.target, data);
	return { run: (request) => measure(client, data, request), close: () => client.close() };
});
