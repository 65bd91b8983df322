/**
 * What values that are kept keep alive: each case gives one value out of a chunk of 64 KiB of its own. Run as a program, with
 * `--expose-gc` and a mode, it keeps 500 values of each case and prints how much memory that took, as JSON.
 */
import { pathToFileURL } from 'node:url';
import { Decoder, type Mode, RespMap, type RespValue } from '../../../src/protocol/index.ts';

const CHUNK = 65_536;
/** Bytes of a chunk that hold values of which one is kept. */
const VALUES = 4096;
const KEPT = 500;
/** Bytes worth a second look. */
const PLENTY = { heap: 800_000, buffers: 4_000_000 };

/** Gives the value to keep from the chunk with a number. */
type Case = (decoder: Decoder, received: RespValue[], number: number) => RespValue;

/** Bytes that are kept alive beyond what was there before. */
export interface Retention {
	readonly heap: number;
	readonly buffers: number;
}

const textOf = (number: number, at: number, length: number): string => `${at}:${number}:`.padEnd(length, 'abcdefgh');
const bulk = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;

/** A chunk that begins with what `make` gives for 0, 1, 2 …; the most of it is one large string, which is soon done with. */
function full(make: (at: number) => string): { chunk: Buffer; count: number } {
	const parts: string[] = [];
	for (let bytes = 0; bytes < VALUES; bytes += (parts.at(-1) as string).length) parts.push(make(parts.length));
	const values = Buffer.from(parts.join(''));
	const rest = bulk('x'.repeat(CHUNK - values.length - 10));
	return { chunk: Buffer.concat([values, Buffer.from(rest)]), count: parts.length };
}

const itself = (value: RespValue): RespValue => value;

/** One of many values of a kind, elsewhere in each chunk. */
function oneOfMany(make: (at: number) => string, pick: (value: RespValue) => RespValue = itself): Case {
	const { chunk, count } = full(make);
	return (decoder, received, number) => {
		decoder.write(Buffer.from(new Uint8Array(chunk).buffer));
		return pick(received[(number * 7919) % count]);
	};
}

/** One of many keys that no other chunk has. */
const newKey =
	(length: number): Case =>
	(decoder, received, number) => {
		const { chunk, count } = full((at) => `%1\r\n${bulk(textOf(number, at, length))}:1\r\n`);
		decoder.write(chunk);
		return firstOf(received[(number * 7919) % count]);
	};

const filler = Buffer.from(bulk('x'.repeat(CHUNK - 100)));

/** The only value that is kept, in front of or behind a large one. */
const single =
	(place: 'first' | 'last'): Case =>
	(decoder, received, number) => {
		const value = Buffer.from(bulk(textOf(number, 0, 50)));
		decoder.write(Buffer.concat(place === 'first' ? [value, filler] : [filler, value]));
		return place === 'first' ? received[0] : received.at(-1);
	};

/** A short chunk that is a piece of a large one, as transports cut them. */
const piece =
	(length: number): Case =>
	(decoder, received, number) => {
		const slab = Buffer.from(new ArrayBuffer(CHUNK));
		const written = slab.write(`${bulk(textOf(number, 0, length))}:1\r\n`, 1000, 'latin1');
		decoder.write(slab.subarray(1000, 1000 + written));
		return received[0];
	};

/** A value that begins in one chunk and ends in the next. Others use Node's pool of memory meanwhile. */
const acrossTwo =
	(length: number): Case =>
	(decoder, received, number) => {
		const value = Buffer.from(bulk(textOf(number, 0, length)));
		decoder.write(Buffer.concat([filler, value.subarray(0, 10)]));
		for (let i = 0; i < 10; i++) Buffer.from('x'.repeat(900));
		decoder.write(Buffer.concat([value.subarray(10), filler]));
		return received[1];
	};

const firstOf = (value: RespValue): RespValue => (value instanceof RespMap ? value.flat[0] : (value as RespValue[])[0]);
const secondOf = (value: RespValue): RespValue =>
	value instanceof RespMap ? value.flat[1] : (value as RespValue[])[1];

const ofLengths = (name: string, lengths: readonly number[], make: (length: number) => Case): [string, Case][] =>
	lengths.map((length) => [`${name} of ${length}`, make(length)]);

const cases: ReadonlyMap<string, Case> = new Map([
	...ofLengths('bulk strings', [13, 50, 100], (length) => oneOfMany((at) => bulk(textOf(0, at, length)))),
	...ofLengths('keys of maps', [8, 13, 100], newKey),
	...ofLengths('pieces of a slab', [13, 100], piece),
	...ofLengths('values in two chunks', [13, 100], acrossTwo),
	['keys that come in each chunk', oneOfMany((at) => `%1\r\n${bulk(textOf(0, at, 20))}:1\r\n`, firstOf)],
	['values of maps', oneOfMany((at) => `%1\r\n+k\r\n${bulk(textOf(0, at, 20))}`, secondOf)],
	['elements of arrays', oneOfMany((at) => `*3\r\n${bulk(textOf(0, at, 20)).repeat(3)}`, secondOf)],
	['ASCII among others', oneOfMany((at) => `*2\r\n${bulk(textOf(0, at, 20))}${bulk('é')}`, firstOf)],
	['simple strings', oneOfMany((at) => `+${textOf(0, at, 20)}\r\n`)],
	['verbatim strings', oneOfMany((at) => `=24\r\ntxt:${textOf(0, at, 20)}\r\n`)],
	['streamed strings', oneOfMany((at) => `$?\r\n;20\r\n${textOf(0, at, 20)}\r\n;0\r\n`)],
	['the first of a chunk', single('first')],
	['the last of a chunk', single('last')],
]);

/** Names of what can be kept. */
export const caseNames: readonly string[] = [...cases.keys()];

function memory(): { heapUsed: number; external: number; arrayBuffers: number } {
	for (let i = 0; i < 4; i++) (globalThis as { gc?: () => void }).gc?.();
	return process.memoryUsage();
}

function keep(mode: Mode, from: Case, count: number, kept: RespValue[]): void {
	let received: RespValue[] = [];
	const take = (value: RespValue): void => void received.push(value);
	const decoder = new Decoder({ onReply: take, onError: take, onPush: take, mode: () => mode });
	for (let number = 0; number < count; number++) {
		received = [];
		kept.push(from(decoder, received, number));
	}
}

/** The least of up to three attempts: what the engine does for its own ends comes and goes, what is kept alive is there each time. */
function measure(mode: Mode, from: Case): Retention {
	let least: Retention = attempt(mode, from);
	for (let more = 2; more > 0 && (least.heap > PLENTY.heap || least.buffers > PLENTY.buffers); more--) {
		const { heap, buffers } = attempt(mode, from);
		least = { heap: Math.min(least.heap, heap), buffers: Math.min(least.buffers, buffers) };
	}
	return least;
}

function attempt(mode: Mode, from: Case): Retention {
	keep(mode, from, 30, []);
	const before = memory();
	const kept: RespValue[] = [];
	keep(mode, from, KEPT, kept);
	const after = memory();
	const strange = kept.find((value) => (mode === 'string' ? typeof value !== 'string' : value === undefined));
	if (kept.length !== KEPT || strange !== undefined) throw new Error(`Kept ${String(strange)}`);
	return { heap: after.heapUsed - before.heapUsed, buffers: after.external - before.external };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const results: Record<string, Retention> = {};
	for (const [name, from] of cases) results[name] = measure(process.argv[2] as Mode, from);
	console.log(JSON.stringify(results));
}
