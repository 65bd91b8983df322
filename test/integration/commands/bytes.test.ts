/** What the server parsed is what was meant: every example with keys by MONITOR, commands that no test runs by a scripted server. */
import { expect } from 'chai';
import {
	encodeRaw,
	type RawArgument,
	RawSocket as RawCommands,
	RawError,
} from '../../../scripts/commands/raw-socket.ts';
import { keyIndexes, lookup, methodName, Surface, sessionOf, specOf } from '../../../src/commands/spec.ts';
import { ReplyError } from '../../../src/core/errors.ts';
import { type Client, createClient } from '../../../src/index.ts';
import type { ReceivedCommand } from '../../../src/testing/command-reader.ts';
import { FaultServer } from '../../../src/testing/index.ts';
import { RawSocket } from '../../support/raw-socket.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer } from '../../support/server.ts';
import { notRun, wordsOf } from './examples.ts';
import { decoderBuild, examplesFor, targetOf } from './run-examples.ts';

const TIMEOUT = 60_000;
const host = '127.0.0.1';

/** How the words of an example are handed to a method. */
const forms: Readonly<Record<string, (word: string | Buffer) => RawArgument>> = {
	text: (word) => word,
	Buffers: (word) => Buffer.from(word),
	'numbers where they are': (word) =>
		typeof word === 'string' && word === String(Number(word)) && word !== 'NaN' ? Number(word) : word,
};

/** What connections say that a client opens or cleans; no example with keys has these names. */
const upkeep: ReadonlySet<string> = new Set(['HELLO', 'CLIENT']);

/** A command as MONITOR tells it. */
interface Seen {
	readonly database: number;
	/** `127.0.0.1:port`, or `lua`. */
	readonly from: string;
	readonly words: readonly Buffer[];
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b' };

/** The words of a line of MONITOR. What a server would not have quoted so is an error. */
function unquote(line: string): Buffer[] {
	const words: Buffer[] = [];
	const word = /"((?:[ !#-[\]-~]|\\(?:["\\nrtab]|x[0-9a-f]{2}))*)"(?: (?=")|$)/y;
	while (word.lastIndex < line.length) {
		const at = word.lastIndex;
		const quoted = word.exec(line)?.[1];
		if (quoted === undefined) throw new Error(`MONITOR at ${at}: ${line}`);
		const text = quoted.replace(/\\(?:x(..)|(.))/g, (_, hex: string | undefined, letter: string) =>
			hex === undefined ? (escapes[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16)),
		);
		words.push(Buffer.from(text, 'latin1'));
	}
	return words;
}

function seenIn(line: string): Seen {
	const [, database, from = '', words = ''] = /^\+\d+\.\d{6} \[(\d+) (\S+)\] (.+)$/.exec(line) ?? [];
	if (database === undefined) throw new Error(`not a line of MONITOR: ${line}`);
	return { database: Number(database), from, words: unquote(words) };
}

/** What a server runs, in its own order, and a connection to speak to it. */
class Monitor {
	readonly commands: RawCommands;
	readonly #socket: RawSocket;
	#marks = 0;

	private constructor(commands: RawCommands, socket: RawSocket) {
		this.commands = commands;
		this.#socket = socket;
	}

	static async open(port: number): Promise<Monitor> {
		const socket = await RawSocket.open({ host, port });
		socket.write('MONITOR\r\n');
		await socket.until('+OK\r\n');
		socket.chunks.length = 0;
		return new Monitor(await RawCommands.connect(port), socket);
	}

	/** What it ran since the last call, without what scripts called. */
	async take(): Promise<Seen[]> {
		const mark = `mark ${this.#marks++}`;
		await this.commands.call(['ECHO', mark]);
		// Inside an argument its quotes would be escaped.
		const last = `"ECHO" "${mark}"\r\n`;
		const text = await this.#socket.until((all) => all.includes(last));
		const end = text.indexOf(last) + last.length;
		this.#socket.chunks.splice(0, Number.POSITIVE_INFINITY, Buffer.from(text.slice(end), 'latin1'));
		const lines = text.slice(0, end).split('\r\n').slice(0, -2);
		return lines.map(seenIn).filter(({ from }) => from !== 'lua');
	}

	close(): void {
		this.commands.close();
		this.#socket.destroy();
	}
}

type Method = (...args: RawArgument[]) => Promise<unknown>;

/** The method of a command on a client or a lease; an error that the server answers is the outcome, not a failure. */
function invoke(target: object, name: string, args: readonly RawArgument[]): Promise<unknown> {
	const method = (target as Record<string, Method>)[methodName(name).name];
	if (method === undefined) return Promise.reject(new Error(`${name}: no method`));
	return method.apply(target, [...args]).catch((error: unknown) => error);
}

const show = (words: ReadonlyArray<string | Buffer>): string =>
	words.map((word) => JSON.stringify(Buffer.from(word).toString('latin1'))).join(' ');

/** Names of commands, `XGROUP|CREATE` for a subcommand, that the server hides from MONITOR. */
async function hiddenFrom(socket: RawCommands): Promise<Set<string>> {
	type Info = [name: string, arity: number, flags: string[], ...rest: unknown[]];
	const infos = (await socket.call(['COMMAND'])) as Info[];
	return new Set(
		infos
			.flatMap((info) => [info, ...((info[9] ?? []) as Info[])])
			.filter(([, , flags]) => flags.includes('admin') || flags.includes('skip_monitor'))
			.map(([name]) => name.toUpperCase()),
	);
}

/** A client of a server under a monitor, and one of a scripted server for what the monitor does not tell. */
class Bench implements AsyncDisposable {
	readonly monitor: Monitor;
	/** Names of commands that were compared by the bytes that a scripted server received. */
	readonly unseen: string[] = [];
	/** How many were compared by MONITOR. */
	compared = 0;
	readonly #hidden: ReadonlySet<string>;
	readonly #redis: Client;
	readonly #scripted: FaultServer;
	readonly #other: Client;

	private constructor(monitor: Monitor, hidden: ReadonlySet<string>, redis: Client, scripted: FaultServer) {
		this.monitor = monitor;
		this.#hidden = hidden;
		this.#redis = redis;
		this.#scripted = scripted;
		this.#other = createClient({ host, port: scripted.port });
	}

	static async open(port: number): Promise<Bench> {
		const monitor = await Monitor.open(port);
		const hidden = await hiddenFrom(monitor.commands);
		return new Bench(monitor, hidden, createClient({ host, port }), await FaultServer.start());
	}

	/** Whether the server finds keys in it, or the table does. */
	async hasKeys(words: readonly RawArgument[]): Promise<boolean> {
		const [name, ...args] = words;
		const theirs = await this.monitor.commands.send(['COMMAND', 'GETKEYS', ...words]);
		return !(theirs instanceof RawError) || keyIndexes(specOf(String(name), args), args).length > 0;
	}

	/** What arrived when the method was called, on a lease where the table asks for one. */
	async arrived(command: string, name: string, args: readonly RawArgument[]): Promise<string[]> {
		await this.monitor.take();
		const spec = specOf(name, args);
		const shared = (spec.surfaces & Surface.client) !== 0 && sessionOf(spec, args).kind === 'none';
		let told = !this.#hidden.has(command);
		const called = async (on: object): Promise<Seen[]> => {
			const outcome = await invoke(on, name, args);
			if (outcome instanceof TypeError) throw outcome;
			if (outcome instanceof ReplyError && outcome.message.startsWith('ERR wrong number of arg')) told = false;
			return this.monitor.take();
		};
		const all = await (shared ? called(this.#redis) : this.#redis.use(called));
		const seen = all.filter(({ words }) => !upkeep.has(String(words[0])));
		if (seen.length > 0) this.compared++;
		if (seen.length > 0 || told) {
			return seen.map(({ database, words }) => (database === 0 ? show(words) : `${show(words)} in ${database}`));
		}
		this.unseen.push(command);
		const before = this.#scripted.commands.length;
		await invoke(this.#other, name, args);
		const received = this.#scripted.commands.slice(before).filter((each) => !upkeep.has(each.name));
		return received.map((each) => show(each.args));
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.monitor.close();
		await this.#redis.close();
		await this.#other.close();
		await this.#scripted.stop();
	}
}

eachServer('Bytes of commands with keys', ({ server }) => {
	it('are parsed as they were meant by whoever reads MONITOR', async () => {
		const monitor = await Monitor.open(server().port);
		const redis = createClient({ host, port: server().port });
		const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
		await redis.connect();
		await monitor.take();
		await redis.call('SET', 'héllo "\\x41"', all);
		const [seen] = (await monitor.take()).filter(({ words }) => !upkeep.has(String(words[0])));
		await redis.close();
		monitor.close();
		expect(seen?.words).to.deep.equal([Buffer.from('SET'), Buffer.from('héllo "\\x41"'), all]);
	});

	for (const [form, given] of Object.entries(forms)) {
		it(`are what the examples say, given as ${form}`, async function () {
			this.timeout(TIMEOUT);
			const target = await targetOf(server());
			await using bench = await Bench.open(server().port);
			const wrong: string[] = [];
			for (const [command, example] of examplesFor(target)) {
				// What the set-up replies is never a key.
				const keys = await Promise.all(example.run.map((line) => bench.hasKeys(wordsOf(line))));
				if (!keys.includes(true)) continue;
				const { commands } = bench.monitor;
				await commands.call(['FLUSHALL']);
				const replies: unknown[] = [];
				for (const line of example.setup ?? [])
					replies.push(await commands.send(wordsOf(line, replies), decoderBuild(true)));
				for (const line of example.run) {
					const words = wordsOf(line, replies);
					const got = await bench.arrived(command, String(words[0]), words.slice(1).map(given));
					if (got.join('\n') !== show(words))
						wrong.push(`${show(words)}: the server got ${got.join(', ') || 'nothing'}`);
				}
				for (const line of example.teardown ?? []) await commands.call(wordsOf(line));
			}
			expect(wrong).to.deep.equal([]);
			expect(bench.compared).to.be.above(target.version < 7 ? 220 : 300);
			// The server calls it administrative; an old one refuses new syntax before a monitor hears of it.
			if (target.version < 7) expect(bench.unseen).to.include('PFDEBUG').and.to.have.length.below(10);
			else expect(bench.unseen).to.deep.equal(['PFDEBUG']);
		});
	}
});

type Entrance = (redis: Client, name: string, args: RawArgument[]) => Promise<unknown>;
type Builder = Pick<ReturnType<Client['pipeline']> | ReturnType<Client['multi']>, 'call' | 'exec'>;

const queued = (builder: Builder, name: string, args: RawArgument[]): Promise<unknown> =>
	builder.call(name, args).exec();

/** Ways to send a command; each sends PING behind it, which nothing can overtake. */
const entrances: Readonly<Record<string, Entrance>> = {
	'a client': (redis, name, args) => both(redis.call(name, args), redis.ping()),
	'a pipeline': (redis, name, args) => both(queued(redis.pipeline(), name, args), redis.ping()),
	'a block': (redis, name, args) => both(queued(redis.multi(), name, args), redis.ping()),
	'a lease': (redis, name, args) => redis.use((lease) => both(lease.call(name, args), lease.ping())),
	"a lease's pipeline": (redis, name, args) =>
		redis.use((lease) => both(queued(lease.pipeline(), name, args), lease.ping())),
};
/** The same by method, which a refused command has only where it is one of several of its container. */
const methods: Readonly<Record<string, Entrance>> = {
	'the method of a client': (redis, name, args) => both(method(redis, name, args), redis.ping()),
	'the method of a lease': (redis, name, args) => redis.use((lease) => both(method(lease, name, args), lease.ping())),
};

function method(target: object, name: string, args: readonly RawArgument[]): Promise<unknown> {
	return (target as Record<string, Method>)[methodName(name).name]?.(...args) ?? Promise.reject(new Error('no method'));
}

async function both(first: Promise<unknown>, second: Promise<unknown>): Promise<unknown> {
	const [outcome] = await Promise.allSettled([first, second]);
	if (outcome.status === 'rejected') throw outcome.reason;
	return outcome.value;
}

describe('Bytes of commands that no test runs', () => {
	let server: FaultServer;
	let redis: Client;
	before(async () => {
		const answers: Readonly<Record<string, string>> = { EXEC: '*1\r\n+OK\r\n', HELLO: '', CLIENT: '', PING: '' };
		server = await FaultServer.start({
			onCommand: ([name]) => (answers[String(name)] ?? '+OK\r\n') || undefined,
		});
		redis = createClient({ host, port: server.port });
		await redis.connect();
	});
	after(async () => {
		await redis.close();
		await server.stop();
	});

	/** What came, with its bytes, since each connection had sent so many commands. */
	const since = (counts: readonly number[]): [command: ReceivedCommand, bytes: Buffer][] =>
		server.connections.flatMap((each, index) =>
			each.commands
				.slice(counts[index] ?? 0)
				.filter(({ name }) => !upkeep.has(name))
				.map((command): [ReceivedCommand, Buffer] => [command, each.received.subarray(command.start, command.end)]),
		);

	for (const [command, { why, line }] of Object.entries(notRun)) {
		const words = wordsOf(line);
		const [name, ...args] = [String(words[0]), ...words.slice(1)] as const;
		const spec = lookup(command.replace('|', ' '));
		const refused = spec?.session === 'refused';
		const hasMethod = command.includes('|') || !refused;
		const ways = Object.entries(hasMethod ? { ...entrances, ...methods } : entrances).filter(
			([way]) => spec?.session !== 'lease' || way.includes('lease'),
		);

		if (!hasMethod) {
			it(`${command} is no method: ${why}`, () => {
				expect(methodName(name).name in redis).to.equal(false);
			});
		}
		for (const [way, enter] of ways) {
			it(`${command} by ${way}: ${refused ? 'nothing is sent' : 'as it was meant'}`, async () => {
				const counts = server.connections.map((each) => each.commands.length);
				const sent = enter(redis, name, args);
				if (refused) expect((await rejection(sent, TypeError)).message).to.include(spec.name);
				else await sent;
				const came = since(counts);
				expect(came.at(-1)?.[0].name).to.equal('PING');
				const rest = came.filter(([{ name: word }]) => !['PING', 'MULTI', 'EXEC'].includes(word));
				expect(rest.map(([, bytes]) => String(bytes))).to.deep.equal(refused ? [] : [String(encodeRaw(words))]);
			});
		}
	}
});
