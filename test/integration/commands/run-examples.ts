/** Runs the table of examples against a server, over a raw socket that shares no code with the client. */
import { type RawArgument, type RawBuild, RawError, RawSocket } from '../../../scripts/commands/raw-socket.ts';
import { RespMap, type RespValue } from '../../../src/protocol/types.ts';
import type { RedisServer } from '../../../src/testing/redis-server.ts';
import { type Example, examples, wordsOf } from './examples.ts';

/** Which examples make sense on a server. */
export interface Target {
	readonly port: number;
	readonly kind: 'redis' | 'valkey';
	/** As the server calls itself: 7, 8, 9.1. */
	readonly version: number;
	readonly mode: Example['mode'];
	/** Upper-case names of the commands that it has, `CLIENT|LIST` for a subcommand. */
	readonly commands: ReadonlySet<string>;
}

/** One line of an example, run. */
export interface Ran {
	readonly command: string;
	readonly example: Example;
	readonly line: string;
	readonly words: readonly RawArgument[];
	/** As the decoder would give it, with errors as {@link RawError}; `undefined` when the answer was a push. */
	readonly value: unknown;
	readonly wire: Buffer;
}

/** Values as the client's decoder yields them. */
export function decoderBuild(buffers: boolean): RawBuild {
	return { buffers, map: (flat) => new RespMap(flat as RespValue[]), error: (message) => new RawError(message) };
}

type Info = [name: string, ...rest: unknown[]];

/** Asks a server what it has. */
export async function targetOf(server: RedisServer, mode?: Example['mode']): Promise<Target> {
	const socket = await RawSocket.connect(server.port);
	try {
		const infos = (await socket.call(['COMMAND'])) as Info[];
		const inner = infos.flatMap((info) => (info[9] ?? []) as Info[]);
		const commands = [...infos, ...inner].map(([name]) => name.toUpperCase());
		// Servers before 7.0 do not list subcommands: what they lack then shows as an error of that name.
		const version = Number.parseFloat(server.version);
		return { port: server.port, kind: server.kind, version, mode, commands: new Set(commands) };
	} finally {
		socket.close();
	}
}

/** Whether the example can be run there. */
export function applies(command: string, example: Example, target: Target): boolean {
	return (
		example.mode === target.mode &&
		(example.on === undefined || example.on === target.kind) &&
		(example.from === undefined || target.version >= example.from) &&
		target.commands.has(command)
	);
}

/** Every example that applies, in order. */
export function examplesFor(target: Target): [command: string, example: Example][] {
	return Object.entries(examples).flatMap(([command, entry]) =>
		(Array.isArray(entry) ? (entry as readonly Example[]) : [entry as Example])
			.filter((example) => applies(command, example, target))
			.map((example): [string, Example] => [command, example]),
	);
}

/** What a busy server says for a moment: the line is sent again. */
export const passing: RegExp = /^ERR Background save|^ERR Background append|^CLUSTERDOWN|^ERR An AOF log rewriting/;
const attempts = 200;
const pause = 20;
/** How long a reply may take that is a push under RESP3 and therefore never comes. */
const pushWait = 2000;

async function run(
	socket: RawSocket,
	words: readonly RawArgument[],
	build: RawBuild,
): Promise<{ value: unknown; wire: Buffer }> {
	for (let attempt = 0; ; attempt++) {
		const seen = socket.pushes.length;
		const reply = socket.exchange(words, build);
		const pushed = (async (): Promise<undefined> => {
			for (const start = Date.now(); Date.now() - start < pushWait; ) {
				if (socket.pushes.length > seen) return undefined;
				await new Promise((resolve) => setTimeout(resolve, 1));
			}
			return undefined;
		})();
		const answer = /SUBSCRIBE$/i.test(String(words[0])) ? await Promise.race([reply, pushed]) : await reply;
		if (answer === undefined) {
			reply.catch(() => {});
			return { value: undefined, wire: Buffer.alloc(0) };
		}
		if (!(answer.value instanceof RawError) || !passing.test(answer.value.message) || attempt === attempts)
			return answer;
		await new Promise((resolve) => setTimeout(resolve, pause));
	}
}

/** Runs one example on a connection of its own, from an empty database. */
export async function runExample(
	command: string,
	example: Example,
	target: Target,
	protocol: 2 | 3,
	buffers: boolean,
): Promise<Ran[]> {
	const socket = await RawSocket.connect(target.port, protocol);
	try {
		if (target.mode !== 'sentinel') await socket.call(['FLUSHALL']);
		const replies: unknown[] = [];
		for (const line of example.setup ?? []) {
			const { value } = await run(socket, wordsOf(line, replies), decoderBuild(true));
			if (value instanceof RawError && !line.startsWith('~')) throw new Error(`${line}: ${value.message}`);
			replies.push(value);
		}
		const ran: Ran[] = [];
		for (const line of example.run) {
			const words = wordsOf(line, replies);
			ran.push({ command, example, line, words, ...(await run(socket, words, decoderBuild(buffers))) });
		}
		for (const line of example.teardown ?? []) await socket.call(wordsOf(line));
		return ran;
	} finally {
		socket.close();
	}
}

/** Values that change from call to call keep only their kinds. */
export function kinds(value: unknown): unknown {
	if (Array.isArray(value)) return [...new Set(value.map((item) => JSON.stringify(kinds(item))))].sort();
	if (value instanceof Error || value instanceof RawError || value === null || typeof value !== 'object')
		return typeof value;
	if (Buffer.isBuffer(value)) return 'bytes';
	const names = Object.keys(value).filter((name) => !/\d/.test(name));
	return Object.fromEntries(names.sort().map((name) => [name, kinds((value as Record<string, unknown>)[name])]));
}
