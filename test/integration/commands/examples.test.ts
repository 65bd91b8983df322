/** The table of commands against real servers: every command has an example, and every example says what the table says. */
import { inspect, isDeepStrictEqual } from 'node:util';
import { expect } from 'chai';
import { buildModel } from '../../../scripts/commands/model.ts';
import { RawError, RawSocket } from '../../../scripts/commands/raw-socket.ts';
import { handWritten } from '../../../scripts/commands/signatures-source.ts';
import { View } from '../../../src/client/view.ts';
import { keyIndexes, lookup, specOf } from '../../../src/commands/spec.ts';
import { RespMap, type RespValue } from '../../../src/protocol/types.ts';
import { eachServer, type MatrixServer, useServer } from '../../support/server.ts';
import { skip } from '../../support/skip.ts';
import { type Example, examples, notRun } from './examples.ts';
import { replyCheck } from './reply-type.ts';
import { examplesFor, kinds, type Ran, runExample, type Target, targetOf } from './run-examples.ts';

const model = new Map(buildModel().map((command) => [command.name, command]));
const protocols = [2, 3] as const;
const TIMEOUT = 120_000;

/** What Redis 6.0 lists and later ones do not: a command that was replaced, and two words that catch stray HTTP requests. */
const goneWith7 = new Set(['STRALGO', 'POST', 'HOST:']);

const wordCount = (command: string): number => command.split('|').length;
const argumentsOf = (ran: Ran): unknown[] => [...ran.words].slice(1);

/** The views whose values are looked at. */
const views: Readonly<Record<string, { readonly buffers: boolean; readonly bigints: boolean }>> = {
	text: { buffers: false, bigints: false },
	Buffers: { buffers: true, bigints: false },
	bigints: { buffers: false, bigints: true },
};

/** The natural value of a line, or the error as it is. */
function natural(ran: Ran, { buffers, bigints }: (typeof views)[string]): unknown {
	if (ran.value instanceof RawError || ran.value === undefined) return ran.value;
	const args = argumentsOf(ran);
	const view = new View({ decode: { bulk: buffers ? 'buffer' : 'string', integer: bigints ? 'bigint' : 'number' } });
	return view.shape(specOf(String(ran.words[0]), args), args, ran.value as RespValue);
}

/** Everything on one server, in one of its modes. */
function suite(each: MatrixServer['server'], mode?: 'cluster' | 'sentinel'): void {
	let target: Target;

	before(async function () {
		this.timeout(TIMEOUT);
		target = await targetOf(each(), mode);
		if (mode !== 'cluster') return;
		const socket = await RawSocket.connect(target.port);
		await socket.call(['CLUSTER', 'ADDSLOTSRANGE', 0, 16383]).catch(() => {});
		socket.close();
	});

	for (const protocol of protocols) {
		it(`answers every example under RESP${protocol}`, async function () {
			this.timeout(TIMEOUT);
			const wrong: string[] = [];
			for (const [command, example] of examplesFor(target)) {
				for (const ran of await runExample(command, example, target, protocol, false)) {
					const failed = ran.value instanceof RawError;
					// A server that is older than the syntax says so; it is compared with nothing.
					if (failed !== ran.line.startsWith('~') && target.version >= 7)
						wrong.push(`${ran.line}: ${String(ran.value)}`);
				}
			}
			expect(wrong).to.deep.equal([]);
		});
	}

	it('finds the same keys as COMMAND GETKEYS', async function () {
		this.timeout(TIMEOUT);
		const socket = await RawSocket.connect(target.port);
		const wrong: string[] = [];
		for (const [command, example] of examplesFor(target)) {
			for (const ran of await runExample(command, example, target, 2, true)) {
				const args = argumentsOf(ran);
				const spec = specOf(String(ran.words[0]), args);
				const ours = keyIndexes(spec, args).map((index) => String(args[index]));
				const reply = await socket.send(['COMMAND', 'GETKEYS', ...ran.words]);
				const theirs = reply instanceof RawError ? [] : (reply as string[]);
				// It refuses commands without keys, and says nothing of what it would take for an error.
				const refused = reply instanceof RawError && !/no key arguments/.test(reply.message);
				// Redis 6.0 does not know every syntax, and takes PFDEBUG for a command without keys.
				if (target.version < 7 && (refused || command === 'PFDEBUG')) continue;
				if (refused && ours.length > 0) wrong.push(`${ran.line}: ${reply.message}`);
				else if (!refused && ours.sort().join() !== [...theirs].sort().join()) {
					wrong.push(`${ran.line}: ours ${ours.join()}, theirs ${theirs.join()}`);
				}
			}
		}
		socket.close();
		expect(wrong).to.deep.equal([]);
	});

	it('gives the same value under RESP2 and RESP3, as text, as Buffers and with bigints, of the declared type', async function () {
		this.timeout(TIMEOUT);
		const wrong: string[] = [];
		for (const [name, view] of Object.entries(views)) {
			for (const [command, example] of examplesFor(target)) {
				const values = async (protocol: 2 | 3): Promise<unknown[]> =>
					(await runExample(command, example, target, protocol, view.buffers)).map((ran) => natural(ran, view));
				const two = await values(2);
				const three = await values(3);
				for (const [index, value] of two.entries()) {
					const fault = faultOf(command, example, value, three[index], view);
					if (fault !== '') wrong.push(`${example.run[index]}, ${name}: ${fault}`);
				}
			}
		}
		expect(wrong).to.deep.equal([]);
	});
}

/** What is wrong with a pair of values, of RESP2 and of RESP3; nothing when they are the same and of the declared type. */
function faultOf(
	command: string,
	example: Example,
	two: unknown,
	three: unknown,
	view: (typeof views)[string],
): string {
	// A push is no reply, and what a script returns is not ours to make equal.
	if (two instanceof RawError || three === undefined || /^(EVAL|FCALL)/.test(command)) return '';
	const same = example.volatile === true ? isDeepStrictEqual(kinds(two), kinds(three)) : isDeepStrictEqual(two, three);
	if (!same && example.random !== true) return `${inspect(two)} and ${inspect(three)}`;
	if (containsMap(three)) return 'a RespMap';
	const reply = declared(command);
	return reply === '' || replyCheck(reply, view)(three) ? '' : `${inspect(three)} is no ${reply}`;
}

/** The declared type, where no hand-written signature chooses it by the arguments. */
const declared = (command: string): string => (handWritten.has(command) ? '' : (model.get(command)?.reply ?? ''));

function containsMap(value: unknown): boolean {
	if (value instanceof RespMap) return true;
	if (Array.isArray(value)) return value.some(containsMap);
	if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return false;
	return Object.values(value).some(containsMap);
}

eachServer('Command examples', ({ server }) => {
	suite(server);

	it('covers every command of the server', async () => {
		const target = await targetOf(server());
		const missing = [...target.commands].filter((name) => {
			const known = lookup(name.replace('|', ' '));
			const container = known?.subcommands !== undefined && name !== 'COMMAND';
			return (
				!goneWith7.has(name) &&
				(known === undefined || (!container && examples[name] === undefined && notRun[name] === undefined))
			);
		});
		expect(missing).to.deep.equal([]);
	});

	it('agrees with the server on flags, arity and containers', async function () {
		if (Number.parseFloat(server().version) < 7)
			skip(this, 'before 7.0 a container bears the flags of its subcommands');
		const socket = await RawSocket.connect(server().port);
		const infos = (await socket.call(['COMMAND'])) as [string, number, string[], ...unknown[]][];
		socket.close();
		const wrong: string[] = [];
		for (const info of infos.flatMap((outer) => [outer, ...((outer[9] ?? []) as typeof infos)])) {
			const [name, arity, flags] = info;
			const entry = model.get(name.toUpperCase());
			if (entry === undefined) continue;
			for (const flag of ['readonly', 'write']) {
				if (flags.includes(flag) !== entry.flags.has(flag)) wrong.push(`${name}: ${flag}`);
			}
			// Ours is the looser of those known, so a server may only be stricter.
			const ofModule = flags.includes('module');
			if (arity !== entry.arity && entry.arity > 0 && !ofModule)
				wrong.push(`${name}: arity ${arity}, ours ${entry.arity}`);
			if (wordCount(name) === 2 && lookup(name.replace('|', ' ')) === undefined) wrong.push(`${name}: unknown`);
		}
		expect(wrong).to.deep.equal([]);
	});
});

eachServer(
	'Command examples in cluster mode',
	({ server }) => suite(server, 'cluster'),
	// A node that lost its slots for a moment comes back within half a second.
	{ config: { 'cluster-enabled': 'yes', 'cluster-require-full-coverage': 'no', 'cluster-node-timeout': 500 } },
);

eachServer(
	'Command examples in Sentinel mode',
	({ suite: debian, server }) => {
		const watched = useServer(debian === undefined ? {} : { suite: debian });
		before(async function () {
			if (Number.parseFloat(server().version) < 7) skip(this, 'a Sentinel before 7.0 cannot say which commands it has');
			const socket = await RawSocket.connect(server().port);
			await socket.call(['SENTINEL', 'MONITOR', 'mine', '127.0.0.1', watched().port, 1]);
			// Its first look at the server: INFO-CACHE has nothing to tell before.
			for (let text = ''; !text.includes('run_id'); ) {
				text = JSON.stringify(await socket.send(['SENTINEL', 'INFO-CACHE', 'mine']));
				await new Promise((resolve) => setTimeout(resolve, 10));
			}
			socket.close();
		});
		suite(server, 'sentinel');
	},
	{ args: ['--sentinel'] },
);
