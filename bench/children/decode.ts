/** A process with one decoder and one corpus in it, so that no other decoder or value has taught its call sites anything. P3 and P4. */
import { performance } from 'node:perf_hooks';
import { type Corpus, cut, fields, makeCorpus } from '../corpus.ts';
import { type DecoderName, decoders, type Write } from '../decoders/index.ts';
import { serve } from './serve.ts';

export interface DecodeJob {
	readonly decoder: DecoderName;
	readonly corpus: string;
	readonly seed: number;
	readonly dist: string;
}

export interface DecodeRequest {
	/** Bytes of each chunk. */
	readonly chunk: number;
	/** Milliseconds before the clock starts, and of each of the batches on it. */
	readonly warm: number;
	readonly batch: number;
	readonly batches: number;
}

export interface DecodeResult {
	readonly replies: number;
	/** Wall time, median of the batches: one that was pre-empted does not count. */
	readonly nanosecondsPerReply: number;
	readonly megabytesPerSecond: number;
	/** User and system CPU over all batches, collector threads included. */
	readonly cpuNanosecondsPerReply: number;
	/** Of all characters in order; must be the same for each decoder. */
	readonly checksum: number;
}

/** The consumer. Its state is module-wide so that nothing is allocated for it. */
let seen = 0;
let sum = 0;
let wrong = 0;
let expected: Corpus['expected'] = [];

function loopText(text: string): void {
	let total = sum;
	for (let i = 0; i < text.length; i++) total = (total + text.charCodeAt(i)) | 0;
	sum = total;
}

/** No value has a `~`, so the search sees every character, and flattens what a lazy decoder left unfinished. */
function searchText(text: string): void {
	if (text.includes('~')) wrong++;
	sum = (sum + text.length) | 0;
}

/** One reader for a process, so that its call site knows one function. */
let readText = searchText;

function read(value: unknown): void {
	if (typeof value === 'string') readText(value);
	else if (typeof value === 'number') sum = (sum + value) | 0;
	else if (Array.isArray(value)) for (let i = 0; i < value.length; i++) read(value[i]);
	else if (value !== null) wrong++;
}

function readReply(value: unknown): void {
	seen++;
	read(value);
}

/** By the names of the fields, as a program would. */
function readObject(value: unknown): void {
	seen++;
	const object = value as Record<string, string>;
	for (let i = 0; i < fields.length; i++) readText(object[fields[i] as string] as string);
}

/** Looks at every byte at the speed of memcmp. */
function readBytes(value: unknown): void {
	if (!(expected[seen % expected.length] as Buffer).equals(value as Buffer)) wrong++;
	seen++;
}

/** Order-sensitive, outside the clock. */
function checksum(value: unknown, hash: number): number {
	if (typeof value === 'string') {
		let h = hash;
		for (let i = 0; i < value.length; i++) h = Math.imul(h ^ value.charCodeAt(i), 16777619);
		return Math.imul(h ^ 0x100, 16777619);
	}
	if (Buffer.isBuffer(value)) return checksum(value.toString('latin1'), hash);
	if (value === null || typeof value === 'number') return checksum(String(value), hash);
	if (Array.isArray(value))
		return value.reduce((h: number, item) => checksum(item, h), Math.imul(hash ^ 0x200, 16777619));
	const object = value as Record<string, unknown>;
	return Object.keys(object).reduce(
		(h, key) => checksum(object[key], checksum(key, h)),
		Math.imul(hash ^ 0x300, 16777619),
	);
}

function rewind(): void {
	seen = 0;
	sum = 0;
	wrong = 0;
}

serve<DecodeJob, DecodeRequest, DecodeResult>(async (job) => {
	const corpus = makeCorpus(job.corpus, job.seed);
	expected = corpus.expected;
	const open = (onValue: (value: unknown) => void): Promise<Write> =>
		decoders[job.decoder]({
			mode: corpus.mode,
			map: corpus.map,
			dist: job.dist,
			onValue,
			onError: (error) => {
				throw error;
			},
		});
	if (corpus.reader === 'loop') readText = loopText;
	const reader = corpus.map ? readObject : corpus.mode === 'buffer' ? readBytes : readReply;

	const pass = (write: Write, chunks: readonly Buffer[]): void => {
		for (let i = 0; i < chunks.length; i++) write(chunks[i] as Buffer);
	};
	/** Whole passes over the corpus, for at least so long. */
	const spin = (write: Write, chunks: readonly Buffer[], milliseconds: number): { passes: number; took: number } => {
		const start = performance.now();
		let passes = 0;
		let took = 0;
		do {
			pass(write, chunks);
			passes++;
			took = performance.now() - start;
		} while (took < milliseconds);
		return { passes, took };
	};

	const run = async (request: DecodeRequest): Promise<DecodeResult> => {
		const chunks = cut(corpus.wire, request.chunk);
		const write = await open(reader);
		rewind();
		spin(write, chunks, request.warm);
		rewind();
		const perReply: number[] = [];
		let passes = 0;
		let onePass = 0;
		const cpuBefore = process.cpuUsage();
		for (let i = 0; i < request.batches; i++) {
			const batch = spin(write, chunks, request.batch);
			passes += batch.passes;
			perReply.push((batch.took * 1e6) / (batch.passes * corpus.replies));
		}
		const cpu = process.cpuUsage(cpuBefore);
		if (seen !== passes * corpus.replies)
			throw new Error(`void: ${seen} replies instead of ${passes * corpus.replies}`);
		if (wrong > 0) throw new Error(`void: ${wrong} wrong values`);
		const total = sum;
		// One more pass on its own, to see that the sum of the timed ones is a multiple of it.
		rewind();
		pass(write, chunks);
		onePass = sum;
		if ((Math.imul(onePass, passes) | 0) !== total) throw new Error('void: the timed passes did not all read the same');

		let hash = 0x811c9dc5;
		const verify = await open((value) => {
			hash = checksum(value, hash);
		});
		pass(verify, chunks);

		perReply.sort((a, b) => a - b);
		const nanoseconds = perReply[perReply.length >> 1] as number;
		return {
			replies: passes * corpus.replies,
			nanosecondsPerReply: nanoseconds,
			megabytesPerSecond: (corpus.wire.length / corpus.replies / nanoseconds) * 1000,
			cpuNanosecondsPerReply: ((cpu.user + cpu.system) * 1000) / (passes * corpus.replies),
			checksum: hash >>> 0,
		};
	};
	return { run };
});
