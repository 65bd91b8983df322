/** P3 and P4: decoders on their own. */
import type { DecodeJob, DecodeRequest, DecodeResult } from '../children/decode.ts';
import { corpusNames } from '../corpus.ts';
import type { DecoderName } from '../decoders/index.ts';
import { Child } from '../lib/child.ts';
import type { Context } from '../lib/context.ts';
import { Random } from '../lib/random.ts';
import { type Line, line, type PartResult, show, spread, type Table } from '../lib/report.ts';
import { ratios, summarise } from '../lib/stats.ts';

interface Goal {
	readonly id: string;
	readonly against: DecoderName;
	readonly atLeast?: number;
}

const large = (corpus: string): boolean => corpus.startsWith('1 ');
const isMap = (corpus: string): boolean => corpus === 'HGETALL map';
const chunks = [
	{ name: '64 KiB', bytes: 65_536 },
	{ name: '1460 B', bytes: 1460 },
] as const;

/** The rows of the target table. What it does not name is measured and shown without a target. */
function goal(corpus: string, bytes: number): Goal {
	if (isMap(corpus)) return { id: 'P3', against: '@redis/client', ...(bytes === 65_536 ? { atLeast: 4 } : {}) };
	if (large(corpus)) return { id: 'P4', against: 'redis-parser', atLeast: 1 };
	if (/Buffer|é|loop|mixed/.test(corpus)) return { id: '', against: 'redis-parser' };
	if (bytes !== 65_536) return { id: 'P4', against: 'redis-parser', atLeast: 1 };
	return { id: 'P3', against: 'redis-parser', atLeast: corpus.startsWith(':') ? 1.25 : 3 };
}

type Round = Record<string, DecodeResult>;
const keyOf = (corpus: string, chunk: string, decoder: string): string => `${corpus} | ${chunk} | ${decoder}`;

export async function decoder(context: Context): Promise<PartResult> {
	const { quick, peersOnly, rounds: wanted, seed } = context.options;
	const count = wanted ?? (quick ? 3 : 12);
	const names: DecoderName[] = ['redis-parser', '@redis/client', 'ioredis'];
	if (!peersOnly) names.unshift('respool');
	const speaks = (name: DecoderName, corpus: string): boolean => !(name === 'redis-parser' && isMap(corpus));
	const random = new Random(seed + 2);
	const rounds: Round[] = [];
	const checksums = new Map<string, { checksum: number; by: string }>();

	for (let n = 0; n < count; n++) {
		const round: Round = {};
		for (const corpus of random.shuffled(corpusNames)) {
			context.say(`round ${n + 1}/${count}: ${corpus}`);
			for (const name of random.shuffled(names.filter((candidate) => speaks(candidate, corpus)))) {
				const job: DecodeJob = { decoder: name, corpus, seed, dist: context.dist };
				const child = await Child.start<DecodeJob, DecodeRequest, DecodeResult>(
					context.script('decode'),
					`${name}, ${corpus}`,
					job,
				);
				try {
					for (const chunk of random.shuffled(chunks)) {
						const request = {
							chunk: chunk.bytes,
							warm: quick ? 80 : 150,
							batch: quick ? 25 : 50,
							batches: quick ? 5 : 9,
						};
						const result = await child.run(request);
						const first = checksums.get(corpus);
						if (first === undefined) checksums.set(corpus, { checksum: result.checksum, by: name });
						else if (first.checksum !== result.checksum) {
							throw new Error(
								`void: ${name} and ${first.by} read different values from ${corpus} in chunks of ${chunk.name}`,
							);
						}
						round[keyOf(corpus, chunk.name, name)] = result;
					}
				} finally {
					await child.stop();
				}
			}
		}
		rounds.push(round);
	}

	const series = (corpus: string, chunk: string, name: string, figure: (result: DecodeResult) => number): number[] =>
		rounds.map((round) => figure(round[keyOf(corpus, chunk, name)] as DecodeResult));
	const time = (result: DecodeResult): number => result.nanosecondsPerReply;
	const lines: Line[] = [];
	const tables: Table[] = [];
	for (const chunk of chunks) {
		tables.push({
			title: `Chunks of ${chunk.name}: ns for each reply, and MB/s; medians over ${count} rounds`,
			head: ['corpus', ...names],
			rows: corpusNames.map((corpus) => [
				corpus,
				...names.map((name) => {
					if (!speaks(name, corpus)) return '–';
					const speed = summarise(series(corpus, chunk.name, name, (result) => result.megabytesPerSecond)).median;
					return `${show(summarise(series(corpus, chunk.name, name, time)).median)} (${show(speed)})`;
				}),
			]),
		});
		if (peersOnly) continue;
		for (const corpus of corpusNames) {
			const { id, against, atLeast } = goal(corpus, chunk.bytes);
			const faster = ratios(series(corpus, chunk.name, against, time), series(corpus, chunk.name, 'respool', time));
			lines.push(line(id, `${corpus} in ${chunk.name}: speed against ${against}`, faster, { atLeast }));
		}
	}
	return {
		part: 'decoder',
		title: 'P3, P4 · decoders',
		lines,
		tables,
		charts: chunks.map((chunk) => ({
			name: `decoder-${chunk.bytes}`,
			title: `Decoders, chunks of ${chunk.name} (MB/s, more is better)`,
			subtitle: 'A consumer reads every character of every reply inside the timed loop',
			groups: corpusNames.map((corpus) => ({
				title: corpus,
				bars: names
					.filter((name) => speaks(name, corpus))
					.map((name) => {
						const summary = summarise(series(corpus, chunk.name, name, (result) => result.megabytesPerSecond));
						return {
							label: name,
							value: summary.median,
							text: spread(summary),
							own: name === 'respool',
							low: summary.q1,
							high: summary.q3,
						};
					}),
			})),
		})),
		notes: [
			'One process for each decoder and corpus. Wall time, median of the batches in a process, then median over processes.',
			'Every character is read: strings by a native search for a character they do not have, Buffers by comparing them with what they should be.',
			'The rows “char loop” read with charCodeAt instead, which takes longer than decoding does and so pulls all ratios towards 1.',
		],
		rounds,
	};
}
