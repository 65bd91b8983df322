/** Reply streams for the decoders, made from a seed. Values are all different, so that no cache of values can shine; field names repeat, as they do. */
import { Random } from './lib/random.ts';

export interface Corpus {
	readonly name: string;
	/**
	 * How the consumer reads every character of a reply. `search`: strings with a native search for a character that no value has.
	 * `loop`: strings with `charCodeAt`, which alone takes 55 ns for 32 characters, longer than a good decoder.
	 * `compare`: Buffers with `equals`.
	 */
	readonly reader: 'search' | 'loop' | 'compare';
	readonly mode: 'string' | 'buffer';
	/** RESP3: the map is turned into the object that HGETALL gives. */
	readonly map: boolean;
	/** The wire. Whole replies, repeated as a whole by the timed loop. */
	readonly wire: Buffer;
	readonly replies: number;
	/** For `compare`: each reply's value in order. */
	readonly expected: readonly Buffer[];
}

interface Shape {
	readonly reader: Corpus['reader'];
	readonly mode: Corpus['mode'];
	readonly map?: boolean;
	/** Bytes of wire to make. */
	readonly size: number;
	reply(random: Random, index: number): string;
}

const bulk = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
const array = (items: readonly string[]): string => `*${items.length}\r\n${items.join('')}`;
const MiB = 1024 * 1024;

/** The fields of the hashes and stream entries. */
export const fields: readonly string[] = [
	'id name email city street zip country phone created updated status score visits balance locale theme plan token role notes',
].flatMap((names) => names.split(' '));

function hash(random: Random): string[] {
	return fields.flatMap((field) => [bulk(field), bulk(random.text(4 + random.below(20)))]);
}

function streamEntries(random: Random, index: number): string {
	const entries: string[] = [];
	for (let i = 0; i < 100; i++) {
		const id = `${1_700_000_000_000 + index * 1000 + i * 7}-${random.below(3)}`;
		const body = ['sensor', 'temperature', 'unit', 'at'].flatMap((field) => [
			bulk(field),
			bulk(random.text(3 + random.below(9))),
		]);
		entries.push(array([bulk(id), array(body)]));
	}
	return array([array([bulk('readings'), array(entries)])]);
}

function mixed(random: Random, index: number): string {
	switch (random.below(8)) {
		case 0:
			return '+OK\r\n';
		case 1:
			return `:${random.below(100_000)}\r\n`;
		case 2:
			return '$-1\r\n';
		case 3:
			return array(Array.from({ length: 10 }, () => bulk(random.text(13))));
		case 4:
			return index % 50 === 0 ? bulk(random.text(3000)) : bulk(random.text(120));
		default:
			return bulk(random.text(8 + random.below(40)));
	}
}

const shapes: Record<string, Shape> = {
	'+OK': { reader: 'search', mode: 'string', size: 2 * MiB, reply: () => '+OK\r\n' },
	'bulk 8 B': { reader: 'search', mode: 'string', size: 2 * MiB, reply: (random) => bulk(random.text(8)) },
	'bulk 32 B': { reader: 'search', mode: 'string', size: 4 * MiB, reply: (random) => bulk(random.text(32)) },
	'100 × 13 B': {
		reader: 'search',
		mode: 'string',
		size: 4 * MiB,
		reply: (random) => array(Array.from({ length: 100 }, () => bulk(random.text(13)))),
	},
	'XREAD of 100': { reader: 'search', mode: 'string', size: 4 * MiB, reply: streamEntries },
	'HGETALL flat': { reader: 'search', mode: 'string', size: 4 * MiB, reply: (random) => array(hash(random)) },
	':12345': {
		reader: 'search',
		mode: 'string',
		size: 2 * MiB,
		reply: (random) => `:${10_000 + random.below(90_000)}\r\n`,
	},
	'HGETALL map': {
		reader: 'search',
		mode: 'string',
		map: true,
		size: 4 * MiB,
		reply: (random) => `%${fields.length}\r\n${hash(random).join('')}`,
	},
	'1 KiB string': { reader: 'search', mode: 'string', size: 8 * MiB, reply: (random) => bulk(random.text(1024)) },
	'1 KiB Buffer': { reader: 'compare', mode: 'buffer', size: 8 * MiB, reply: (random) => bulk(random.text(1024)) },
	'1 MiB string': { reader: 'search', mode: 'string', size: 8 * MiB, reply: (random) => bulk(random.text(MiB)) },
	'1 MiB Buffer': { reader: 'compare', mode: 'buffer', size: 8 * MiB, reply: (random) => bulk(random.text(MiB)) },
	// Without target: what the rows above leave out.
	'bulk 32 B Buffer': { reader: 'compare', mode: 'buffer', size: 4 * MiB, reply: (random) => bulk(random.text(32)) },
	'bulk 32 B, some é': {
		reader: 'search',
		mode: 'string',
		size: 4 * MiB,
		reply: (random, index) => bulk(index % 10 === 0 ? `é${random.text(30)}` : random.text(32)),
	},
	'bulk 32 B, char loop': { reader: 'loop', mode: 'string', size: 4 * MiB, reply: (random) => bulk(random.text(32)) },
	'HGETALL flat, char loop': {
		reader: 'loop',
		mode: 'string',
		size: 4 * MiB,
		reply: (random) => array(hash(random)),
	},
	mixed: { reader: 'search', mode: 'string', size: 4 * MiB, reply: mixed },
};

export const corpusNames: readonly string[] = Object.keys(shapes);

export function makeCorpus(name: string, seed: number): Corpus {
	const shape = shapes[name];
	if (shape === undefined) throw new Error(`no corpus named ${name}`);
	const random = new Random(seed);
	const parts: Buffer[] = [];
	const expected: Buffer[] = [];
	let size = 0;
	while (size < shape.size) {
		const part = Buffer.from(shape.reply(random, parts.length));
		parts.push(part);
		size += part.length;
		if (shape.reader === 'compare') {
			expected.push(Buffer.from(part.subarray(part.indexOf('\r\n') + 2, -2)));
		}
	}
	return {
		name,
		reader: shape.reader,
		mode: shape.mode,
		map: shape.map ?? false,
		wire: Buffer.concat(parts),
		replies: parts.length,
		expected,
	};
}

/** The wire cut as a socket would deliver it, without regard to where replies end. Each piece has memory of its own. */
export function cut(wire: Buffer, length: number): Buffer[] {
	const chunks: Buffer[] = [];
	for (let at = 0; at < wire.length; at += length) {
		const piece = wire.subarray(at, at + length);
		const own = Buffer.allocUnsafeSlow(piece.length);
		piece.copy(own);
		chunks.push(own);
	}
	return chunks;
}
