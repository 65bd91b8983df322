/**
 * Commands of modules, which no server of the matrix has: every method of every namespace on every surface, by the bytes that a scripted
 * server receives. Names, words and keys come from the generator's model, not from the table that the methods are made of.
 */
import { expect } from 'chai';
import { buildModel, type Command } from '../../../scripts/commands/model.ts';
import { encodeRaw } from '../../../scripts/commands/raw-socket.ts';
import type { SnapshotArgument } from '../../../scripts/commands/snapshot.ts';
import { type Client, createClient } from '../../../src/index.ts';
import { type FaultConnection, FaultServer } from '../../../src/testing/index.ts';

/** A word of a command line. */
interface Word {
	readonly text: string;
	readonly isKey: boolean;
}

const word = (text: string): Word => ({ text, isKey: false });
const has = (item: SnapshotArgument, flag: string): boolean => item.flags?.includes(flag) === true;

/** Words for one argument. `full`: with everything that is optional, and the last of the alternatives instead of the first. */
function wordsFor(item: SnapshotArgument, full: boolean): Word[] {
	if (has(item, 'optional') && !full) return [];
	const once = (): Word[] => {
		const parts = item.arguments ?? [];
		const token = item.token === undefined ? [] : [word(item.token)];
		if (item.type === 'oneof') {
			const chosen = full ? parts.at(-1) : parts[0];
			return [...token, ...(chosen === undefined ? [] : wordsFor(chosen, full))];
		}
		if (item.type === 'block') return [...token, ...parts.flatMap((part) => wordsFor(part, full))];
		if (item.type === 'pure-token') return token;
		if (item.type === 'key') return [...token, { text: `${item.name} of "é\r\n"`, isKey: true }];
		// As many keys as there will be: what comes several times comes twice.
		if (item.name === 'numkeys') return [...token, word('2')];
		return [...token, word(item.type === 'string' ? `${item.name}-é` : '1')];
	};
	return has(item, 'multiple') ? [...once(), ...once()] : once();
}

/** One call of a method: its namespace and name, what it is called with, and what is to be sent. */
interface Call {
	readonly command: Command;
	readonly namespace: string;
	readonly method: string;
	readonly args: readonly string[];
	readonly sent: (prefix: string) => Buffer;
}

function callOf(command: Command, full: boolean): Call {
	const [top = '', subcommand] = command.name.split('|');
	const [namespace = '', method = ''] = top.toLowerCase().split('.');
	const words = [
		...(subcommand === undefined ? [] : [word(subcommand)]),
		...(command.arguments ?? []).flatMap((item) => wordsFor(item, full)),
	];
	return {
		command,
		namespace,
		method,
		args: words.map(({ text }) => text),
		sent: (prefix) => encodeRaw([top, ...words.map(({ text, isKey }) => (isKey ? `${prefix}${text}` : text))]),
	};
}

const commands = buildModel().filter(
	({ name, flags, surfaces }) => name.includes('.') && !flags.has('container') && surfaces.length > 0,
);
const calls = commands.flatMap((command) => [callOf(command, false), callOf(command, true)]);

type Namespace = Record<string, ((...args: string[]) => unknown) | undefined>;
type Surface = Record<string, Namespace | undefined>;

function invoke(surface: object, { namespace, method, args }: Call): unknown {
	const found = (surface as Surface)[namespace]?.[method];
	if (found === undefined) throw new Error(`no method ${namespace}.${method}`);
	return found.apply((surface as Surface)[namespace], [...args]);
}

/** A builder as far as it matters here. */
interface Queued {
	exec(): Promise<unknown[]>;
}

/** Each gives what the caller gets; the answer of the server is OK. */
const surfaces: Readonly<Record<string, (redis: Client, call: Call) => Promise<unknown>>> = {
	'a client': async (redis, call) => invoke(redis, call),
	'a pipeline': async (redis, call) => {
		const builder = redis.pipeline();
		// Queued calls return the builder.
		expect(invoke(builder, call)).equal(builder);
		const [value, ...rest] = await (builder as Queued).exec();
		expect(rest).deep.equal([]);
		return value;
	},
	'a block': async (redis, call) => {
		const builder = redis.multi();
		expect(invoke(builder, call)).equal(builder);
		const [value, ...rest] = await (builder as Queued).exec();
		expect(rest).deep.equal([]);
		return value;
	},
	'a lease': (redis, call) => redis.use((lease) => invoke(lease, call)),
};

const upkeep: ReadonlySet<string> = new Set(['HELLO', 'CLIENT', 'MULTI', 'EXEC', 'PING']);

/** A server that says OK to everything, and keeps to the rules of MULTI. */
class AgreeableServer {
	readonly #queued: Map<FaultConnection, number> = new Map();
	readonly server: FaultServer;
	readonly received: Buffer[] = [];

	private constructor(server: FaultServer) {
		this.server = server;
		server.onCommand = ([name = Buffer.alloc(0), ...args], connection) =>
			this.#answer(String(name).toUpperCase(), [name, ...args], connection);
	}

	static async start(): Promise<AgreeableServer> {
		return new AgreeableServer(await FaultServer.start());
	}

	#answer(name: string, words: readonly Buffer[], connection: FaultConnection): string | undefined {
		const queued = this.#queued.get(connection);
		if (name === 'MULTI') {
			this.#queued.set(connection, 0);
			return '+OK\r\n';
		}
		if (name === 'EXEC') {
			this.#queued.delete(connection);
			return `*${queued}\r\n${'+OK\r\n'.repeat(queued ?? 0)}`;
		}
		if (upkeep.has(name)) return undefined;
		this.received.push(encodeRaw([...words]));
		if (queued === undefined) return '+OK\r\n';
		this.#queued.set(connection, queued + 1);
		return '+QUEUED\r\n';
	}
}

describe('Methods of namespaces', () => {
	let stage: AgreeableServer;
	const clients: Client[] = [];
	before(async () => {
		stage = await AgreeableServer.start();
	});
	after(async () => {
		for (const each of clients) await each.close();
		await stage.server.stop();
	});

	it('are those of every module', () => {
		expect(new Set(calls.map(({ namespace }) => namespace))).deep.equal(
			new Set(['bf', 'cf', 'cms', 'ft', 'json', 'tdigest', 'topk', 'ts']),
		);
		expect(commands.length).above(120);
		// With keys and without, with everything and with as little as can be.
		expect(calls.filter(({ sent }) => sent('p:').equals(sent(''))).length).above(30);
		expect(calls.filter(({ sent }) => !sent('p:').equals(sent(''))).length).above(150);
	});

	for (const [surface, enter] of Object.entries(surfaces)) {
		for (const prefix of ['', 'tenant:']) {
			it(`send what they were called with, and give the answer: ${surface}${prefix === '' ? '' : ' with a keyPrefix'}`, async () => {
				const redis = createClient({ url: stage.server.url, keyPrefix: prefix });
				clients.push(redis);
				const wrong: string[] = [];
				for (const call of calls) {
					stage.received.length = 0;
					const value = await enter(redis, call);
					const line = `${call.command.name} ${call.args.join(' ')}`;
					if (value !== 'OK') wrong.push(`${line}: gave ${String(value)}`);
					const sent = Buffer.concat(stage.received).toString();
					if (sent !== call.sent(prefix).toString()) wrong.push(`${line}: sent ${JSON.stringify(sent)}`);
				}
				expect(wrong).deep.equal([]);
			});
		}
	}

	it('are no more than the commands: there is no other name in a namespace', () => {
		const redis = createClient({ url: stage.server.url });
		clients.push(redis);
		for (const namespace of new Set(calls.map((call) => call.namespace))) {
			const members = (redis as unknown as Surface)[namespace] as object;
			const names = Object.getOwnPropertyNames(Object.getPrototypeOf(members));
			const wanted = calls.filter((call) => call.namespace === namespace).map(({ method }) => method);
			expect(names.sort()).deep.equal([...new Set(wanted)].sort());
		}
	});
});
