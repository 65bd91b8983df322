/**
 * Writes `src/commands/commands.generated.ts`: the signatures of all methods, types only. Which argument list a command has comes
 * from its documented arguments: fixed ones first, then one tail of words and numbers. Where a free string in the tail would swallow
 * the words, or the reply depends on them, a signature is written by hand in `signatures.ts` and copied from there.
 */
import { readFileSync } from 'node:fs';
import { methodName } from '../../src/commands/methods.ts';
import { docOf } from './emit-docs.ts';
import type { Command } from './model.ts';
import { handWritten } from './signatures-source.ts';
import type { SnapshotArgument } from './snapshot.ts';

const has = (item: SnapshotArgument, flag: string): boolean => item.flags?.includes(flag) === true;
const numbers = new Set(['integer', 'double', 'unix-time']);
const quoted = (token: string): string => `'${token}'`;

const reserved = new Set(['function', 'default', 'in', 'new', 'delete', 'arguments', 'with', 'null', 'enum', 'class']);

/** A parameter name: camel case, never a reserved word. */
function identifier(text: string): string {
	const camel = text
		.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())
		.replace(/^[A-Z]/, (first) => first.toLowerCase());
	if (camel === 'arguments') return 'args';
	return reserved.has(camel) ? `${camel}Name` : camel;
}

/** What a tail may hold. */
interface Tail {
	readonly words: Set<string>;
	numbers: boolean;
	strings: boolean;
}

function collect(item: SnapshotArgument, tail: Tail): void {
	if (item.token !== undefined) tail.words.add(item.token);
	if (item.arguments !== undefined) for (const part of item.arguments) collect(part, tail);
	else if (numbers.has(item.type)) tail.numbers = true;
	else if (item.type !== 'pure-token') tail.strings = true;
}

/** The words of a oneof whose alternatives are all bare words. */
function choice(item: SnapshotArgument): string[] | undefined {
	const parts = item.arguments ?? [];
	const bare = item.type === 'oneof' && parts.every((part) => part.type === 'pure-token' && part.token !== undefined);
	return bare ? parts.map((part) => part.token ?? '') : undefined;
}

/** Parameters of one fixed item, or nothing when it takes a varying number of arguments. */
function fixedParameters(item: SnapshotArgument): [name: string, type: string][] | undefined {
	if (has(item, 'optional') || has(item, 'multiple')) return undefined;
	const name = identifier(item.name);
	const words = choice(item);
	if (words !== undefined) return [[name, words.map(quoted).join(' | ')]];
	if (item.type === 'oneof') return undefined;
	const token: [string, string][] = item.token === undefined ? [] : [[`${name}Word`, quoted(item.token)]];
	if (item.type === 'pure-token') return [[name, quoted(item.token ?? '')]];
	if (item.type !== 'block') return [...token, [name, numbers.has(item.type) ? 'Num' : 'Arg']];
	const inner = (item.arguments ?? []).map(fixedParameters);
	return inner.every((part) => part !== undefined) ? [...token, ...inner.flat()] : undefined;
}

/** A required block whose last part varies: its fixed parts are parameters, the rest goes to the tail. */
function opened(items: readonly SnapshotArgument[]): readonly SnapshotArgument[] {
	return items.flatMap((item): SnapshotArgument[] => {
		const plain = item.type === 'block' && !has(item, 'optional') && !has(item, 'multiple');
		if (!plain) return [item];
		const token: SnapshotArgument[] =
			item.token === undefined
				? []
				: [{ name: `${item.token.toLowerCase()}-word`, type: 'pure-token', token: item.token }];
		return [...token, ...opened(item.arguments ?? [])];
	});
}

function rest(items: readonly SnapshotArgument[]): string[] {
	if (items.length === 0) return [];
	const tail: Tail = { words: new Set(), numbers: false, strings: false };
	for (const item of items) collect(item, tail);
	const only = items.length === 1 ? items[0] : undefined;
	const name = identifier(only !== undefined && tail.words.size === 0 ? tailName(only) : 'options');
	if (only !== undefined && tail.words.size === 0) {
		if (has(only, 'optional') && !has(only, 'multiple'))
			return [`${identifier(only.name)}?: ${tail.strings ? 'Arg' : 'Num'}`];
		return [`...${name}: ${tail.strings ? 'Args' : 'Nums'}[]`];
	}
	if (tail.strings) return ['...args: Args[]'];
	const words = [...tail.words].map(quoted);
	return [`...${name}: (${[...words, ...(tail.numbers ? ['OptionNum'] : [])].join(' | ')})[]`];
}

/** `keys`, `indexes`, `entries`; what is plural already, or has none, stays. */
function plural(name: string): string {
	if (/(?:s|data)$/.test(name) && !/(?:ss|us|is)$/.test(name)) return name;
	if (/(?:x|ch|sh|ss|us)$/.test(name)) return `${name}es`;
	return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** What a tail of this item holds: `keys`, or `keys-and-values` where a group comes again and again. */
function tailName(item: SnapshotArgument): string {
	const parts = item.type === 'block' ? (item.arguments ?? []).map(({ name }) => plural(name)) : [];
	return parts.length < 2 ? plural(item.name) : `${parts.slice(0, -1).join('-')}-and-${parts.at(-1)}`;
}

function unique(name: string, used: Map<string, number>): string {
	const count = (used.get(name) ?? 0) + 1;
	used.set(name, count);
	return count === 1 ? name : `${name}${count}`;
}

/** The parameter list after the subcommand. */
export function parametersOf(command: Command): string[] {
	// Undocumented arguments (DEBUG): any.
	if (command.arguments === undefined && command.arity < 0 && command.name !== 'COMMAND') return ['...args: Args[]'];
	const items = opened(command.arguments ?? []);
	const used = new Map<string, number>();
	const fixed: string[] = [];
	let at = 0;
	for (; at < items.length; at++) {
		const parameters = fixedParameters(items[at] as SnapshotArgument);
		if (parameters === undefined) break;
		for (const [name, type] of parameters) {
			fixed.push(`${unique(name, used)}: ${type}`);
		}
	}
	// `...names: Args[]`, `name?: Arg`: only the name in it must be new.
	const tail = rest(items.slice(at)).map((text) => text.replace(/\w+/, (name) => unique(name, used)));
	return [...fixed, ...tail];
}

/** The reply in a signature: `T` and `I` are those of the context. */
export function replyType(reply: string): string {
	return reply
		.replace(/\bT\b/g, "C['text']")
		.replace(/\bI\b/g, "C['integer']")
		.replace(/\bFields</g, 'Fields<C, ')
		.replace(/\bCommandInfo\b/g, 'CommandInfo<C>');
}

/** The interfaces of the generated file, and who has them. */
interface Part {
	readonly name: string;
	readonly text: string;
	/** `waits`: it, or another subcommand of its container, may wait; overloads of one method belong together. */
	readonly takes: (command: Command, waits: boolean) => boolean;
}
const on = (command: Command, ...surfaces: string[]): boolean =>
	surfaces.length === command.surfaces.length && surfaces.every((surface) => command.surfaces.includes(surface));
const everywhere = (command: Command): boolean => on(command, 'client', 'lease', 'pipeline', 'multi');
const parts: readonly Part[] = [
	{
		name: 'PlainCommands',
		text: 'Commands that every surface has: client, lease, pipeline and MULTI.',
		takes: (command, waits) => everywhere(command) && !waits,
	},
	{
		name: 'BlockingCommands',
		text: 'Commands that may wait. A client runs them on connections of their own; between MULTI and EXEC they do not wait.',
		takes: (command, waits) => everywhere(command) && waits,
	},
	{
		name: 'UnqueuedCommands',
		text: 'Commands that a server refuses between MULTI and EXEC.',
		takes: (command) => on(command, 'client', 'lease', 'pipeline'),
	},
	{
		name: 'AcknowledgeCommands',
		text: "Commands about the connection's own writes: a lease has them, and MULTI.",
		takes: (command) => on(command, 'lease', 'multi'),
	},
	{
		name: 'SessionCommands',
		text: 'Commands that change the session of their connection: only a lease has them.',
		takes: (command) => on(command, 'lease'),
	},
];

type Method = readonly [name: string, commands: readonly Command[]];

/** Methods of a list of commands, in order; a container has an overload for each of its subcommands. */
function methodsIn(commands: readonly Command[]): Method[] {
	const methods = new Map<string, Command[]>();
	for (const command of commands) {
		if (command.flags.has('container') && command.name !== 'COMMAND') continue;
		const { name } = methodName(command.name.split('|')[0] ?? '');
		const known = methods.get(name);
		if (known === undefined) methods.set(name, [command]);
		else known.push(command);
	}
	return [...methods];
}

function emitMethod([name, commands]: Method, indent: string): string {
	const lines: string[] = [];
	for (const command of commands) {
		lines.push(...docOf(command).map((line) => `${indent}${line}`));
		const written = handWritten.get(command.name);
		if (written !== undefined) {
			lines.push(...written.map((line) => `${indent}${line}`));
			continue;
		}
		const sub = command.name.split('|')[1];
		const parameters = [...(sub === undefined ? [] : [`subcommand: ${quoted(sub)}`]), ...parametersOf(command)];
		lines.push(`${indent}${name}(${parameters.join(', ')}): Result<C, ${replyType(command.reply)}>;`);
	}
	return lines.join('\n');
}

const namespaceOf = (command: Command): string | undefined => methodName(command.name).namespace;
const namespaceType = (namespace: string): string => `${namespace[0]?.toUpperCase()}${namespace.slice(1)}Commands`;

function emitPart(part: Part, commands: readonly Command[], namespaces: readonly string[]): string {
	const container = (command: Command): string => command.name.split('|')[0] ?? '';
	const waiting = new Set(commands.filter((each) => each.flags.has('blocking') || each.block !== '').map(container));
	const methods = methodsIn(
		commands.filter(
			(command) => namespaceOf(command) === undefined && part.takes(command, waiting.has(container(command))),
		),
	);
	const spaces = part.name === 'PlainCommands' ? namespaces : [];
	const body = [
		...methods.map((method) => emitMethod(method, '\t')),
		...spaces.map(
			(space) => `\t/** The \`${space.toUpperCase()}.\` commands. */\n\treadonly ${space}: ${namespaceType(space)}<C>;`,
		),
	];
	return `/** ${part.text} */\nexport interface ${part.name}<C extends Context> {\n${body.join('\n')}\n}\n`;
}

function emitNamespace(namespace: string, commands: readonly Command[]): string {
	const methods = methodsIn(commands.filter((command) => namespaceOf(command) === namespace));
	const body = methods.map((method) => emitMethod(method, '\t')).join('\n');
	return `/** The \`${namespace.toUpperCase()}.\` commands. */\nexport interface ${namespaceType(namespace)}<C extends Context> {\n${body}\n}\n`;
}

/** What `signature.ts` has to offer. */
const exportedTypes: readonly string[] = [
	...readFileSync(new URL('../../src/commands/signature.ts', import.meta.url), 'utf8').matchAll(
		/^export (?:type|interface) (?:\{ )?(\w+)/gm,
	),
]
	.map((match) => match[1] ?? '')
	.sort();

/** The source of `commands.generated.ts`. */
export function emitTypes(commands: readonly Command[]): string {
	const namespaces = [...new Set(commands.map(namespaceOf))].filter((space) => space !== undefined).sort();
	const text = [
		...parts.map((part) => emitPart(part, commands, namespaces)),
		...namespaces.map((space) => emitNamespace(space, commands)),
	].join('\n');
	const used = exportedTypes.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
	return `// Written by scripts/commands/generate.ts; do not edit. Signatures come from the servers' own metadata and from
// scripts/commands/signatures.ts. Summaries and complexities of commands that Valkey has are Valkey's:
// Copyright (c) 2024-present, Valkey contributors, BSD 3-clause licence.
import type {
${used.map((name) => `\t${name},`).join('\n')}
} from './signature.ts';

${text}`;
}
