/** Every method, called on real servers in each mode, on a client or on a lease: the same value as the raw reply in the command's shape. */
import { inspect, isDeepStrictEqual } from 'node:util';
import { expect } from 'chai';
import { type RawArgument, RawError, RawSocket } from '../../../scripts/commands/raw-socket.ts';
import { methodName, Surface, sessionOf, shapeReply, specOf } from '../../../src/commands/spec.ts';
import { ReplyError } from '../../../src/core/errors.ts';
import { type Client, createClient } from '../../../src/index.ts';
import { rejection } from '../../support/rejection.ts';
import type { MatrixServer } from '../../support/server.ts';
import { type Example, examples, notRun, wordsOf } from './examples.ts';
import { eachMode, type Mode } from './modes.ts';
import {
	decoderBuild,
	examplesFor,
	kinds,
	passing,
	type Ran,
	runExample,
	type Target,
	targetOf,
} from './run-examples.ts';

const TIMEOUT = 120_000;

/** Commands that are run on servers, and have no method of their own. What is not run at all stands in `notRun`, and is sent in bytes.test.ts. */
const noMethod: Readonly<Record<string, { readonly why: string; readonly refused: boolean }>> = {
	MULTI: { why: 'multi() is a builder, which sends it: pipelines.test.ts', refused: false },
	EXEC: { why: 'exec() of that builder sends it', refused: false },
	AUTH: { why: 'the options name user and password', refused: true },
	HELLO: { why: 'the options name protocol, user and name', refused: true },
	QUIT: { why: 'quit() is close() of a client, and release() of a lease', refused: true },
	RESET: { why: 'a lease is cleaned by itself', refused: true },
};

/** Where the lines of an example are called. */
type Place = 'client' | 'lease';
type Method = (...args: RawArgument[]) => Promise<unknown>;
type Caller = object & { call(name: string, ...args: RawArgument[]): Promise<unknown> };

/** A client has the methods that leave the session as it is; a lease has the others, too. */
function placeOf(line: string): Place {
	const [name, ...args] = wordsOf(line);
	const spec = specOf(String(name), args);
	return (spec.surfaces & Surface.client) !== 0 && sessionOf(spec, args).kind === 'none' ? 'client' : 'lease';
}

/** What the method should give for a raw reply. */
function expected(ran: Ran): unknown {
	const [name, ...args] = ran.words;
	// It is a push, under RESP3: how many are subscribed to is what the method gives.
	if (/SUBSCRIBE$/.test(ran.command)) return /^P?S?UN/.test(ran.command) ? 0 : 1;
	const shape = shapeReply(specOf(String(name), args).shape);
	const plain = ran.value instanceof RawError ? ran.value.message : ran.value;
	return shape === undefined ? plain : shape(plain, { buffers: false, message: 'object', args });
}

/** Errors within a reply have another class in the raw socket. */
function comparable(value: unknown): unknown {
	if (value instanceof RawError || value instanceof ReplyError) return value.message;
	return Array.isArray(value) ? value.map(comparable) : value;
}

/** What is wrong with a value; nothing when it is as expected, or of the same kind where that changes. */
function faultOf(ran: Ran, value: unknown): string {
	const [ours, theirs] = [comparable(value), comparable(expected(ran))];
	const { volatile, random } = ran.example;
	// A method that is missing, or gives nothing, is wrong however much chance there is.
	const same =
		random === true
			? typeof ours === typeof theirs && Array.isArray(ours) === Array.isArray(theirs)
			: volatile === true
				? isDeepStrictEqual(kinds(ours), kinds(theirs))
				: isDeepStrictEqual(ours, theirs);
	return same ? '' : `${ran.line}: ${inspect(ours)}, not ${inspect(theirs)}`;
}

/** Calls methods on a server as its examples say. */
class Trial implements AsyncDisposable {
	/** Names of commands whose methods were called, and what was wrong. */
	readonly called: Set<string> = new Set();
	readonly wrong: string[] = [];
	readonly #target: Target;
	readonly #protocol: 2 | 3;
	readonly #redis: Client;
	readonly #socket: RawSocket;

	private constructor(target: Target, protocol: 2 | 3, socket: RawSocket) {
		this.#target = target;
		this.#protocol = protocol;
		this.#redis = createClient({ host: '127.0.0.1', port: target.port, protocol });
		this.#socket = socket;
	}

	static async begin(target: Target, protocol: 2 | 3): Promise<Trial> {
		return new Trial(target, protocol, await RawSocket.connect(target.port));
	}

	async example(command: string, example: Example): Promise<void> {
		const raw = await runExample(command, example, this.#target, this.#protocol, false);
		if (this.#target.mode !== 'sentinel') await this.#socket.call(['FLUSHALL']);
		if (example.run.every((line) => placeOf(line) === 'client')) {
			const replies: unknown[] = [];
			for (const line of example.setup ?? [])
				replies.push(await this.#socket.send(wordsOf(line, replies), decoderBuild(true)));
			await this.#lines(this.#redis, raw, replies);
		} else {
			// What is prepared on a connection must be on the one that it is for.
			await this.#redis.use(async (lease) => {
				const replies: unknown[] = [];
				for (const line of example.setup ?? []) {
					const [name, ...args] = wordsOf(line, replies);
					replies.push(await lease.call(String(name), ...args));
				}
				await this.#lines(lease, raw, replies);
			});
		}
		for (const line of example.teardown ?? []) await this.#socket.call(wordsOf(line));
	}

	async #lines(on: Caller, raw: readonly Ran[], replies: readonly unknown[]): Promise<void> {
		for (const ran of raw) {
			const [name, ...args] = wordsOf(ran.line, replies);
			const method = (on as unknown as Record<string, Method | undefined>)[methodName(String(name)).name];
			if (method === undefined) {
				this.wrong.push(`${ran.line}: no method`);
				continue;
			}
			const fault = faultOf(ran, await untilSettled(() => method.apply(on, args)));
			if (fault !== '') this.wrong.push(fault);
			this.called.add(ran.command);
		}
	}

	/** Nothing is sent for it, and no method has its name. */
	async refused(command: string): Promise<void> {
		const { name } = methodName(command);
		for (const on of [this.#redis, await this.#redis.acquire()] as Caller[]) {
			const found = Reflect.get(on, name) as { readonly name: string } | undefined;
			// Where the API has the name, the function is of the API's own, and has one.
			expect(found?.name ?? name, command).equal(name);
			if (noMethod[command]?.refused === true)
				expect((await rejection(on.call(command), TypeError)).message).includes(command);
			if (on !== this.#redis) await (on as Awaited<ReturnType<Client['acquire']>>).release();
		}
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#socket.close();
		await this.#redis.close();
	}
}

/** The value, or the error; what a busy server says for a moment is asked for again. */
async function untilSettled(call: () => Promise<unknown>): Promise<unknown> {
	for (;;) {
		const value = await call().catch((error: unknown) => error);
		if (!(value instanceof ReplyError && passing.test(value.message))) return value;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

/** Names of commands whose methods were called on any server. */
const everCalled: Set<string> = new Set();

/** At least so many methods: a server that told nothing of its commands would have every test pass. */
const least: Readonly<Record<string, { old: number; now: number }>> = {
	alone: { old: 170, now: 280 },
	// Redis 6.0 does not list subcommands.
	cluster: { old: 2, now: 26 },
	sentinel: { old: 15, now: 15 },
};

function suite(server: MatrixServer['server'], mode: Mode): void {
	for (const protocol of [2, 3] as const) {
		it(`give what the server said, under RESP${protocol}, each of them`, async function () {
			this.timeout(TIMEOUT);
			const target = await targetOf(server(), mode);
			await using trial = await Trial.begin(target, protocol);
			const all = examplesFor(target);
			for (const [command, example] of all) {
				if (noMethod[command] === undefined) await trial.example(command, example);
				else await trial.refused(command);
			}
			expect(trial.wrong).deep.equal([]);
			// Whatever the server has and an example is for, was called.
			const wanted = [...new Set(all.map(([command]) => command))].filter((command) => noMethod[command] === undefined);
			expect(wanted.filter((command) => !trial.called.has(command))).deep.equal([]);
			const { old = 0, now = 0 } = least[mode ?? 'alone'] ?? {};
			for (const command of trial.called) everCalled.add(command);
			expect(trial.called.size).above(target.version < 7 ? old : now);
		});
	}
}

describe('Commands without a method', () => {
	it('are run by an example, or not at all', () => {
		for (const command of Object.keys(noMethod)) expect(examples[command], command).not.equal(undefined);
		expect(Object.keys(notRun).filter((command) => command in noMethod || command in examples)).deep.equal([]);
	});
});

eachMode('Command methods', suite);

if (process.env['RESPOOL_TEST_SERVERS'] === 'all') {
	describe('Command methods on all servers together', () => {
		it('are those of every example', () => {
			const missing = Object.keys(examples).filter((name) => !everCalled.has(name) && noMethod[name] === undefined);
			expect(missing).deep.equal([]);
		});
	});
}
