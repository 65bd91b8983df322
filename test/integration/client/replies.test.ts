/** Replies as a caller gets them: every golden reply of every shape comes over a socket, through a client, in every view. */
import { expect } from 'chai';
import { View } from '../../../src/client/view.ts';
import { methodName, sessionOf, specOf } from '../../../src/commands/spec.ts';
import { type Client, createClient } from '../../../src/index.ts';
import { Decoder, type RespValue } from '../../../src/protocol/index.ts';
import { FaultServer } from '../../../src/testing/index.ts';
import { type Golden, readGolden, toJson } from '../../unit/commands/golden.ts';

/** Shapes of commands that no caller can send. */
const unsent: Readonly<Record<string, string>> = {
	hello: 'HELLO is refused: the options name protocol, user and name; the handshake reads the reply',
};

/** A reply that is as it comes. */
function plain(call: string, resp2: string, text: unknown, bytes: unknown = text, resp3: string = resp2): Golden {
	return { shape: '', call: call.split(' '), from: 'page', resp2, resp3, text, bytes };
}
const bytes = (text: string): unknown => ({ $bytes: text });
const plains: readonly Golden[] = [
	plain('INCR k', ':5\r\n', 5),
	plain('INCR k', ':9007199254740993\r\n', { $bigint: '9007199254740993' }),
	plain('SMISMEMBER s a b', '*2\r\n:1\r\n:0\r\n', [1, 0]),
	plain('OBJECT FREQ k', '$-1\r\n', null, null, '_\r\n'),
	plain('GET k', '$1\r\nv\r\n', 'v', bytes('v')),
	plain('SET k v', '+OK\r\n', 'OK'),
	plain(
		'SMEMBERS s',
		'*2\r\n$1\r\na\r\n$1\r\nb\r\n',
		['a', 'b'],
		[bytes('a'), bytes('b')],
		'~2\r\n$1\r\na\r\n$1\r\nb\r\n',
	),
	plain('MGET k l', '*2\r\n$1\r\nv\r\n$-1\r\n', ['v', null], [bytes('v'), null], '*2\r\n$1\r\nv\r\n_\r\n'),
];
const goldens = [...plains, ...readGolden().filter(({ shape }) => unsent[shape] === undefined)];
const wordsOf = ({ call }: Golden): Buffer[] => call.map((each) => Buffer.from(each, 'latin1'));
const specFor = (golden: Golden): ReturnType<typeof specOf> => specOf(golden.call[0] ?? '', wordsOf(golden).slice(1));

type Method = (...args: Buffer[]) => Promise<unknown>;

/** Calls the method of the command, which may be in a namespace. */
function invoke(redis: Client, golden: Golden): Promise<unknown> {
	const [name = '', ...args] = golden.call;
	const { namespace, name: method } = methodName(name);
	const holder = (namespace === undefined ? redis : Reflect.get(redis, namespace)) as Record<string, Method>;
	const found = holder[method];
	if (found === undefined) throw new Error(`no method for ${name}`);
	return found.apply(
		holder,
		args.map((each) => Buffer.from(each, 'latin1')),
	);
}

/** Numbers as they are told in JSON, whether they are bigints or not: the golden values are those of the plain view. */
function withoutBigints(value: unknown): unknown {
	if (typeof value === 'bigint') return toJson(Number.isSafeInteger(Number(value)) ? Number(value) : value);
	if (Array.isArray(value)) return value.map(withoutBigints);
	if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return toJson(value);
	return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutBigints(item)]));
}

function numbersIn(value: unknown): (number | bigint)[] {
	if (typeof value === 'number' || typeof value === 'bigint') return [value];
	if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
	return Object.values(value).flatMap(numbersIn);
}

/** The same by the view alone, of bytes that another decoder has read: which numbers are bigints, its own test holds against the wire. */
function direct(golden: Golden, wire: Buffer, buffers: boolean): unknown {
	let decoded: RespValue;
	const decoder = new Decoder({
		onReply: (value) => {
			decoded = value;
		},
		onError: () => {},
		onPush: () => {},
		mode: () => (buffers ? 'buffer' : 'string'),
	});
	decoder.write(wire);
	const view = new View({ decode: { bulk: buffers ? 'buffer' : 'string', integer: 'bigint' } });
	return view.shape(specFor(golden), wordsOf(golden).slice(1), decoded);
}

/** For what was recorded at two moments. */
const withoutDigits = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/\d+(\.\d+)?/g, '0'));

const views: Readonly<Record<string, { view: (redis: Client) => Client; value: 'text' | 'bytes'; bigints: boolean }>> =
	{
		text: { view: (redis) => redis, value: 'text', bigints: false },
		Buffers: { view: (redis) => redis.buffers as unknown as Client, value: 'bytes', bigints: false },
		bigints: {
			view: (redis) => redis.with({ decode: { integer: 'bigint' } }) as unknown as Client,
			value: 'text',
			bigints: true,
		},
		'Buffers and bigints': {
			view: (redis) => redis.with({ decode: { bulk: 'buffer', integer: 'bigint' } }) as unknown as Client,
			value: 'bytes',
			bigints: true,
		},
	};

/** Ways to a reply: by a method, in a pipeline, in a block. */
const ways: Readonly<Record<string, (redis: Client, golden: Golden) => Promise<unknown>>> = {
	'a method': invoke,
	'a pipeline': async (redis, { call: [name = '', ...args] }) =>
		(
			await redis
				.pipeline()
				.call(name, ...args.map((each) => Buffer.from(each, 'latin1')))
				.exec()
		)[0],
	'a block': async (redis, { call: [name = '', ...args] }) =>
		(
			await redis
				.multi()
				.call(name, ...args.map((each) => Buffer.from(each, 'latin1')))
				.exec()
		)[0],
};

describe('Replies through a client', () => {
	let server: FaultServer;
	const clients: Client[] = [];
	/** What is answered to these words. */
	let answer: { words: readonly Buffer[]; wire: Buffer } | undefined;

	before(async () => {
		server = await FaultServer.start({
			record: false,
			onCommand: (args, connection) => {
				const name = String(args[0]);
				if (name === 'MULTI') {
					inBlock.add(connection);
					return '+OK\r\n';
				}
				if (name === 'EXEC' && answer !== undefined && inBlock.delete(connection)) {
					return Buffer.concat([Buffer.from('*1\r\n'), answer.wire]);
				}
				if (
					answer?.words.length !== args.length ||
					!answer.words.every((word, index) => same(word, args[index], index))
				)
					return undefined;
				return inBlock.has(connection) ? '+QUEUED\r\n' : answer.wire;
			},
		});
		const inBlock = new Set<unknown>();
	});
	const same = (word: Buffer, arg: Buffer | undefined, index: number): boolean =>
		index === 0 ? word.toString().toUpperCase() === String(arg) : arg !== undefined && word.equals(arg);
	after(async () => {
		for (const each of clients) await each.close();
		await server.stop();
	});

	it('are of every shape that a caller can be answered in', () => {
		const all = new Set(readGolden().map(({ shape }) => shape));
		expect(Object.keys(unsent).filter((shape) => !all.has(shape as Golden['shape']))).deep.equal([]);
		for (const golden of readGolden()) {
			const { kind } = sessionOf(specFor(golden), wordsOf(golden).slice(1));
			expect(kind === 'none', golden.call.join(' ')).equal(unsent[golden.shape] === undefined);
		}
	});

	for (const protocol of [2, 3] as const) {
		for (const [title, { view, value, bigints }] of Object.entries(views)) {
			for (const [way, ask] of Object.entries(ways)) {
				it(`are the golden values: ${title}, under RESP${protocol}, by ${way}`, async () => {
					const redis = createClient({ url: server.url, protocol });
					clients.push(redis);
					const ours = view(redis);
					let withBigints = 0;
					for (const golden of goldens) {
						// In a block a command does not wait, and its reply has the same shape.
						const wire = Buffer.from(protocol === 2 ? golden.resp2 : golden.resp3, 'latin1');
						// An error reply is no value.
						if (wire[0] === 0x2d) continue;
						// What a script chooses to send is its own affair.
						if (protocol === 2 && golden.shape === 'generic') continue;
						answer = { words: wordsOf(golden), wire };
						const reply = await ask(ours, golden);
						const label = `${golden.shape}: ${golden.call.join(' ')}`;
						const [got, wanted] = [bigints ? withoutBigints(reply) : toJson(reply), golden[value]];
						const loose = golden.volatile === true && protocol === 2;
						expect(loose ? withoutDigits(got) : got, label).deep.equal(loose ? withoutDigits(wanted) : wanted);
						const numbers = numbersIn(reply);
						if (!bigints) {
							expect(
								numbers.filter((each) => typeof each === 'bigint' && each < 2n ** 53n),
								label,
							).deep.equal([]);
						} else {
							expect(reply, label).deep.equal(direct(golden, wire, value === 'bytes'));
							if (numbers.some((each) => typeof each === 'bigint')) withBigints++;
						}
					}
					if (bigints) expect(withBigints).above(30);
				});
			}
		}
	}
});
