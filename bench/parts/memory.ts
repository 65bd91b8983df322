/** P6: what stays on the heap for each command that waits for its reply. */
import type { MemoryJob, MemoryRequest, MemoryResult } from '../children/memory.ts';
import { EARLY } from '../children/serve.ts';
import type { ClientName } from '../clients/index.ts';
import { Child } from '../lib/child.ts';
import type { Context } from '../lib/context.ts';
import { Control } from '../lib/control.ts';
import { type Data, makeData } from '../lib/data.ts';
import { Random } from '../lib/random.ts';
import { type Line, line, type PartResult, spread } from '../lib/report.ts';
import { summarise } from '../lib/stats.ts';

const COMMANDS = 100_000;
const kinds = ['promise', 'pipeline'] as const;

/** One process and one server, which is of no use to anybody once it is paused. */
async function weigh(
	context: Context,
	client: ClientName,
	kind: (typeof kinds)[number],
	data: Data,
	pause = 3000,
): Promise<MemoryResult | null> {
	const server = await context.startServer();
	const { host, port } = server;
	try {
		const control = await Control.open(host, port);
		await control.setAll(data.keys, data.values);
		const job: MemoryJob = { client, target: { host, port, dist: context.dist }, seed: context.options.seed };
		const child = await Child.start<MemoryJob, MemoryRequest, MemoryResult>(context.script('memory'), client, job, [
			'--expose-gc',
		]);
		try {
			const { pipelines } = await child.run({ step: 'warm' });
			if (kind === 'pipeline' && !pipelines) return null;
			// The server goes on reading and answers nobody.
			await control.call('CLIENT', 'PAUSE', String(pause), 'ALL');
			control.close();
			return await child.run({ step: 'queue', kind, count: COMMANDS });
		} catch (error) {
			if (pause > 20_000 || !String(error).includes(EARLY)) throw error;
			return await weigh(context, client, kind, data, pause * 3);
		} finally {
			await child.stop();
		}
	} finally {
		await server.stop();
	}
}

export async function memory(context: Context): Promise<PartResult> {
	const { options } = context;
	const count = options.rounds ?? (options.quick ? 3 : 7);
	const clients: ClientName[] = ['raw', 'node-redis fast', 'ioredis', 'ioredis auto', 'iovalkey'];
	if (!options.peersOnly) clients.unshift('respool');
	const random = new Random(options.seed + 3);
	const data = makeData(options.seed);
	const rounds: Record<string, MemoryResult>[] = [];
	for (let n = 0; n < count; n++) {
		const round: Record<string, MemoryResult> = {};
		for (const kind of kinds) {
			for (const client of random.shuffled(clients)) {
				if (kind === 'pipeline' && (client === 'raw' || client === 'ioredis auto')) continue;
				context.say(`round ${n + 1}/${count}: ${client}, ${kind}`);
				const result = await weigh(context, client, kind, data);
				if (result !== null) round[`${client} | ${kind}`] = result;
			}
		}
		rounds.push(round);
	}

	const names = Object.keys(rounds[0] as Record<string, MemoryResult>).sort();
	const series = (name: string, figure: (result: MemoryResult) => number): number[] =>
		rounds.map((round) => figure(round[name] as MemoryResult));
	const kept = (result: MemoryResult): number => result.heap + result.external;
	const lines: Line[] = [];
	if (!options.peersOnly) {
		const notYet = !names.includes('respool | pipeline');
		if (notYet) context.say('respool has no pipeline() yet');
		else lines.push(line('P6', 'pipeline entry', series('respool | pipeline', kept), { atMost: 200, unit: 'B' }));
		lines.push(
			line('P6', 'command with its own promise', series('respool | promise', kept), { atMost: 450, unit: 'B' }),
		);
	}
	return {
		part: 'memory',
		title: 'P6 · memory of a command that waits',
		lines,
		tables: [
			{
				title: `Bytes for each of ${COMMANDS} waiting GETs; median [quartiles] over ${count} processes`,
				head: ['client | kind', 'heap', 'outside the heap', 'together'],
				rows: names.map((name) => [
					name,
					spread(summarise(series(name, (result) => result.heap))),
					spread(summarise(series(name, (result) => result.external))),
					spread(summarise(series(name, kept))),
				]),
			},
		],
		charts: [
			{
				name: 'memory',
				title: 'Bytes kept for each waiting GET (less is better)',
				subtitle: `${COMMANDS} commands, after full collections; the server is paused`,
				groups: kinds.map((kind) => ({
					title: kind === 'promise' ? 'command with its own promise' : 'entry of an explicit pipeline, sent',
					bars: names
						.filter((name) => name.endsWith(kind))
						.map((name) => {
							const summary = summarise(series(name, kept));
							return {
								label: name.split(' | ')[0] as string,
								value: Math.max(summary.median, 0),
								text: spread(summary),
								own: name.startsWith('respool'),
							};
						}),
				})),
			},
		],
		notes: [
			'The payload is not in these figures: the key strings exist before the weighing, and so does the caller’s array of promises. The promises are.',
			'A copy of the encoded command that a client keeps after it is written counts against it.',
		],
		rounds,
	};
}
