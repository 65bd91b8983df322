/**
 * Writes `src/commands/table.generated.ts`: one packed string.
 *
 *     key specs ; separated
 *     retry rules ; separated
 *     session hints ; separated
 *     shapes ; separated
 *     row
 *     …
 *
 * A row is `properties=entries`: the commands that agree in everything but name and arity. The properties are, each in
 * base 36 and divided by commas, with trailing empty ones left out: flags, retry, rule, session, hint, keys, shape,
 * request policy, response policy, block, secret, surfaces, effect. Entries are grouped by arity, groups divided by `;`: a letter
 * for the arity and then the names. A name that begins with `|` is a further subcommand of the container before it.
 */
import { Flag, Surface } from '../../src/commands/descriptor.ts';
import {
	allSurfaces,
	alphabet,
	categories,
	effects,
	requests,
	responses,
	secrets,
	sessions,
	smallestArity,
} from '../../src/commands/table-format.ts';
import type { Command } from './model.ts';
import type { SnapshotKeys } from './snapshot.ts';

/** Bits of `flags`, by the words of the servers and our own. */
export const flagBits: Readonly<Record<string, number>> = {
	readonly: Flag.readonly,
	write: Flag.write,
	blocking: Flag.blocking,
	container: Flag.container,
	movablekeys: Flag.movableKeys,
	no_reply: Flag.noReply,
	deprecated: Flag.deprecated,
	no_multi: Flag.noMulti,
	opaque: Flag.opaque,
	pairs: Flag.pairs,
};
const surfaceBits: Readonly<Record<string, number>> = Surface;

/** Positions among the arguments: one less than the servers' own, which count the name. */
function packKeys(command: Command): string {
	if (command.specialKeys !== '') return `*${command.specialKeys}`;
	return command.keys
		.filter((spec) => spec.begin !== 'unknown' && spec.find !== 'unknown')
		.map((spec) => packKeySpec(spec))
		.join('+');
}

function packKeySpec({ begin, find, flags }: SnapshotKeys): string {
	if (begin === 'unknown' || find === 'unknown') throw new Error('an unknown key spec has no positions');
	const mark = flags.includes('not_key') ? '!' : '';
	const start = 'index' in begin ? String(begin.index - 1) : `${begin.keyword}@${begin.from - 1}`;
	const how = 'numkeys' in find ? ['n', find.numkeys, find.first, find.step] : [find.last, find.step, find.limit];
	const plain = 'numkeys' in find ? ['n', 0, 1, 1] : [0, 1, 0];
	while (how.length > 0 && how.at(-1) === plain[how.length - 1] && !(how.length === 1 && how[0] === 'n')) how.pop();
	return `${mark}${start}${how.map((part) => `:${part}`).join('')}`;
}

function packRule(command: Command): string {
	if (command.rule === undefined) return '';
	const { from, words, self } = command.rule;
	const parts = Object.entries(words).map(([category, list]) => `${letter(category)}${list.split(' ').join(',')}`);
	if (self !== undefined) parts.push(`${letter(self)}=`);
	return parts.length === 0 ? '' : [from, ...parts].join(' ');
}

const letter = (category: string): string => String(categories.indexOf(category as (typeof categories)[number]));

/** Collects distinct values and numbers them by how often they occur, the empty one first. */
function dictionary(values: readonly string[]): readonly string[] {
	const count = new Map<string, number>([['', Infinity]]);
	for (const value of values) count.set(value, (count.get(value) ?? 0) + 1);
	return [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
}

/** The packed string. */
export function packTable(commands: readonly Command[]): string {
	const keys = dictionary(commands.map(packKeys));
	const rules = dictionary(commands.map(packRule));
	const hints = dictionary(commands.map((command) => command.hint));
	const shapes = dictionary(commands.map((command) => command.shape));
	const rows = new Map<string, Command[]>();
	for (const command of commands) {
		const flags = [...command.flags, ...(command.deprecated ? ['deprecated'] : [])];
		const properties = [
			flags.reduce((bits, flag) => bits | (flagBits[flag] ?? 0), 0),
			indexOf(categories, command.retry),
			indexOf(rules, packRule(command)),
			indexOf(sessions, command.session),
			indexOf(hints, command.hint),
			indexOf(keys, packKeys(command)),
			indexOf(shapes, command.shape),
			indexOf(requests, command.request),
			indexOf(responses, command.response),
			command.block,
			indexOf(secrets, command.secret),
			allSurfaces - command.surfaces.reduce((bits, surface) => bits | (surfaceBits[surface] ?? 0), 0),
			indexOf(effects, command.effect),
		];
		const packed = properties.map((value) => (value === 0 || value === '' ? '' : value.toString(36)));
		const row = packed.join(',').replace(/,+$/, '');
		const entries = rows.get(row);
		if (entries === undefined) rows.set(row, [command]);
		else entries.push(command);
	}
	// Containers first: unpacking puts subcommands under them.
	const sorted = [...rows].sort(
		(a, b) => Number(isContainer(b[0])) - Number(isContainer(a[0])) || (a[0] < b[0] ? -1 : 1),
	);
	const lines = sorted.map(([row, inRow]) => `${row}=${packEntries(inRow)}`);
	return [...[keys, rules, hints, shapes].map(join), ...lines].join('\n');
}

/** Names by arity, the container of a subcommand only where it changes. */
function packEntries(commands: readonly Command[]): string {
	const byArity = new Map<number, string[]>();
	for (const { arity, name } of commands) {
		const names = byArity.get(arity);
		if (names === undefined) byArity.set(arity, [name]);
		else names.push(name);
	}
	const groups = [...byArity].sort(([a], [b]) => a - b);
	return groups.map(([arity, names]) => letterAt(arity - smallestArity) + names.map(shorten).join(' ')).join(';');
}

function shorten(name: string, index: number, names: readonly string[]): string {
	const bar = name.indexOf('|');
	const same = bar >= 0 && names[index - 1]?.startsWith(name.slice(0, bar + 1)) === true;
	return same ? name.slice(bar) : name;
}

const isContainer = (row: string): boolean =>
	(Number.parseInt(row.split(',')[0] || '0', 36) & (flagBits['container'] ?? 0)) !== 0;

function join(list: readonly string[]): string {
	const bad = list.find((value) => /[;\n]/.test(value));
	if (bad !== undefined) throw new Error(`table: a separator stands in ${JSON.stringify(bad)}`);
	return list.join(';');
}

function indexOf(list: readonly string[], value: string): number {
	const index = list.indexOf(value);
	if (index < 0) throw new Error(`table: no column value for ${JSON.stringify(value)}`);
	return index;
}

function letterAt(index: number): string {
	const found = alphabet[index];
	if (found === undefined) throw new Error(`table: ${index} has no letter`);
	return found;
}

/** The source of `table.generated.ts`. */
export function emitTable(commands: readonly Command[]): string {
	const packed = packTable(commands);
	if (/[`\\]|\$\{/.test(packed)) throw new Error('table: a character that a template literal cannot hold');
	return `// Written by scripts/commands/generate.ts; do not edit. The format is described in scripts/commands/emit-table.ts.

/** Every command, packed. {@link ./table.ts} unpacks it. */
export const packed: string = \`${packed}\`;
`;
}
