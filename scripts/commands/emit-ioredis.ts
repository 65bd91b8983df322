/**
 * Writes `src/ioredis/commander.generated.ts`: the methods of the ioredis facade, as types. Each has a twin with `Buffer` behind its name,
 * and takes a callback as its last argument; arguments are as free as ioredis takes them, replies those of its legacy mapping.
 */
import { readFileSync } from 'node:fs';
import { parametersOf } from './emit-types.ts';
import { typed } from './ioredis-replies.ts';
import { type Written, written } from './ioredis-signatures.ts';
import type { Command } from './model.ts';

/** What stands around the methods. They refer to each other, so that one file has them all. */
const frame = readFileSync(new URL('./ioredis-frame.txt', import.meta.url), 'utf8');

/** Shapes whose reply has another form under `resp3`. */
const maps = new Set([
	'map',
	'facts',
	'hello',
	'memoryStats',
	'functionStats',
	'latencyHistogram',
	'xinfoStream',
	'hotkeys',
]);

/** The reply of a command that is not written by hand: legacy, and `resp3` where it differs. */
function replyOf({ name, shape, reply }: Command): readonly [legacy: string, resp3?: string] {
	const own = typed.get(name);
	if (own !== undefined) return own;
	const plain = reply.replace(/\bI\b/g, 'number');
	if (shape === '' && plain !== '') return [plain];
	if (shape === 'double' || shape === 'doubles') return [plain.replace(/\bnumber\b/g, 'T'), plain];
	if (shape === 'flag' || shape === 'flags') return [plain, plain.replace(/\bnumber\b/g, 'boolean')];
	if (reply === 'Fields<T>') return ['T[]', 'Record<string, T>'];
	if (maps.has(shape)) return ['unknown[]', 'Record<string, unknown>'];
	return ['unknown'];
}

/** A parameter of the native client's signature, as loose as ioredis takes it. */
function loosened(parameter: string): string {
	const [name = '', type = ''] = [
		parameter.slice(0, parameter.indexOf(':')),
		parameter.slice(parameter.indexOf(':') + 2),
	];
	if (name.startsWith('...')) return `${name}: RedisArgument[]`;
	if (name === 'subcommand' && type !== 'Arg') return parameter;
	if (type === 'Num') return `${name}: number | string`;
	if (name === '') return parameter;
	return type.startsWith("'") ? `${name}: string` : `${name}: RedisValue`;
}

/** Overloads without and with the optional parameter at the end. */
function spread(parameters: readonly string[]): string[][] {
	const last = parameters.at(-1);
	if (last === undefined || last.startsWith('...') || !/^\w+\?:/.test(last)) return [[...parameters]];
	const before = parameters.slice(0, -1);
	return [before, [...before, last.replace('?:', ':')]];
}

function overloads(method: string, written: string, reply: string): string[] {
	const generic = /^<.*?\[\]>/.exec(written)?.[0] ?? '';
	const parameters = written.slice(generic.length);
	const name = `${method}${generic}`;
	const result = `Result<${reply}, Context>`;
	const at = parameters.indexOf('...');
	const join = (...parts: string[]): string => parts.filter((part) => part !== '').join(', ');
	if (at < 0) return [`${name}(${join(parameters, `callback?: Callback<${reply}>`)}): ${result};`];
	const fixed = parameters.slice(0, at).replace(/, $/, '');
	const rest = parameters.slice(at);
	// What stands behind it is found from the end: all of it is one list.
	const last = rest.includes(', ') ? `...args: [${rest}]` : rest;
	return [
		`${name}(${join(fixed, `...args: [${rest}, callback: Callback<${reply}>]`)}): ${result};`,
		`${name}(${join(fixed, last)}): ${result};`,
	];
}

const withText = (reply: string, text: string): string => reply.replace(/\bT\b/g, text);

/** The overloads of a method, and those of its twin for Buffers. */
interface Twins {
	readonly text: string[];
	readonly bytes: string[];
}

const property = (name: string): string => (/^\w+$/.test(name) ? name : `'${name}'`);

/** Both twins of one signature. */
function twins(method: string, [parameters, legacy, resp3]: Written): Twins {
	const as = (text: string): string =>
		resp3 === undefined
			? withText(legacy, text)
			: `Mapped<${withText(legacy, text)}, ${withText(resp3, text)}, Context>`;
	return {
		text: overloads(property(method), parameters, as('string')),
		bytes: overloads(property(`${method}Buffer`), parameters, as('Buffer')),
	};
}

function signaturesOf(command: Command): Written[] {
	const byHand = written[command.name];
	if (byHand !== undefined) return [...byHand];
	const sub = command.name.split('|')[1];
	const parameters = [...(sub === undefined ? [] : [`subcommand: '${sub}'`]), ...parametersOf(command)].map(loosened);
	return spread(parameters).map((list): Written => [list.join(', '), ...replyOf(command)]);
}

function append(lines: Twins, more: Twins): void {
	lines.text.push(...more.text);
	lines.bytes.push(...more.bytes);
}

/** One line of documentation. */
function docLine({ name, summary }: Command): string {
	const page = name.toLowerCase().replaceAll(/[| ]/g, '-');
	return `/** ${summary.replaceAll('*/', '')} {@link https://redis.io/docs/latest/commands/${page}/} */`;
}

/** The source of `commander.generated.ts`. */
export function emitIoredis(commands: readonly Command[]): string {
	const methods = new Map<string, Twins>();
	const containers = new Set<string>();
	for (const command of commands) {
		const [top = '', sub] = command.name.split('|');
		if (top.includes('.') || top === 'MONITOR' || top === 'MULTI' || top === 'EXEC') continue;
		const method = top.toLowerCase();
		if (command.flags.has('container') && sub === undefined && written[command.name] === undefined) {
			containers.add(method);
			continue;
		}
		if (sub !== undefined && written[top] !== undefined) continue;
		const lines = methods.get(method) ?? { text: [], bytes: [] };
		methods.set(method, lines);
		lines.text.push(docLine(command));
		for (const signature of signaturesOf(command)) append(lines, twins(method, signature));
	}
	for (const method of containers) {
		const loose: Written = ['subcommand: string, ...args: RedisArgument[]', 'unknown'];
		const lines = methods.get(method) ?? { text: [], bytes: [] };
		methods.set(method, lines);
		append(lines, twins(method, loose));
	}
	const body = [...methods.values()].flatMap(({ text, bytes }) => [...text, ...bytes]).map((line) => `\t${line}`);
	return `// Written by scripts/commands/generate.ts; do not edit. Summaries and complexities of commands that Valkey has are Valkey's:
// Copyright (c) 2024-present, Valkey contributors, BSD 3-clause licence.
import type { Anything, NodeCallback } from './callback.ts';

${frame.replace('@@', () => body.join('\n'))}`;
}
