/** Unpacks the generated table, once, on first use. The format stands in `scripts/commands/emit-table.ts`. */
import {
	type BlockRule,
	type CommandSpec,
	Flag,
	type KeySpec,
	type RetryCategory,
	type RetryRule,
	type SpecialKeys,
} from './descriptor.ts';
import type { ShapeName } from './shape.ts';
import { packed } from './table.generated.ts';
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
} from './table-format.ts';

/** Every spec: `top` by the word on the wire, `all` with subcommands as `CLIENT LIST`. */
export interface Table {
	readonly top: ReadonlyMap<string, CommandSpec>;
	readonly all: ReadonlyMap<string, CommandSpec>;
}

let unpacked: Table | undefined;

/** The table; unpacking takes about a millisecond. */
export function table(): Table {
	unpacked ??= unpack(packed);
	return unpacked;
}

function unpack(text: string): Table {
	const [keySpecText = '', rules = '', hints = '', shapes = '', ...rows] = text.split('\n');
	const keySpecs = keySpecText.split(';').map(unpackKeys);
	const rule = rules.split(';').map(unpackRule);
	const hint = hints.split(';');
	const shape = shapes.split(';');
	const top = new Map<string, CommandSpec>();
	const all = new Map<string, CommandSpec>();
	for (const row of rows) {
		const cut = row.indexOf('=');
		const columns = row.slice(0, cut).split(',');
		const column = (index: number): number => Number.parseInt(columns[index] || '0', 36);
		const keys = keySpecs[column(5)] ?? noKeys;
		const flags = column(0);
		const shared = {
			flags,
			retry: categories[column(1)] ?? 'never',
			retryRule: rule[column(2)],
			session: sessions[column(3)] ?? 'none',
			hint: hint[column(4)] ?? '',
			shape: (shape[column(6)] ?? '') as ShapeName,
			request: requests[column(7)] ?? '',
			response: responses[column(8)] ?? '',
			block: (columns[9] ?? '') as BlockRule,
			secret: secrets[column(10)] ?? '',
			surfaces: allSurfaces - column(11),
			effect: effects[column(12)] ?? 'taint',
		};
		for (const group of row.slice(cut + 1).split(';')) {
			const arity = alphabet.indexOf(group[0] ?? '') + smallestArity;
			let container: CommandSpec | undefined;
			for (const entry of group.slice(1).split(' ')) {
				const bar = entry.indexOf('|');
				if (bar !== 0) container = bar < 0 ? undefined : top.get(entry.slice(0, bar));
				const word = entry.slice(bar + 1);
				const spec: CommandSpec = {
					name: container === undefined ? word : `${container.name} ${word}`,
					// The subcommand is an argument: words and heads are those of the container.
					words: container?.words ?? [word],
					heads: container?.heads ?? [],
					flags,
					retry: shared.retry,
					retryRule: shared.retryRule,
					session: shared.session,
					hint: shared.hint,
					effect: shared.effect,
					keys: keys.keys,
					specialKeys: keys.special,
					shape: shared.shape,
					request: shared.request,
					response: shared.response,
					block: shared.block,
					secret: shared.secret,
					surfaces: shared.surfaces,
					arity,
					subcommands: (flags & Flag.container) === 0 ? undefined : new Map<string, CommandSpec>(),
				};
				all.set(spec.name, spec);
				if (container === undefined) top.set(word, spec);
				else (container.subcommands as Map<string, CommandSpec>).set(word, spec);
			}
		}
	}
	return { top, all };
}

interface Keys {
	readonly keys: readonly KeySpec[];
	readonly special: SpecialKeys;
}
const noKeys: Keys = { keys: [], special: '' };

function unpackKeys(text: string): Keys {
	if (text === '') return noKeys;
	if (text.startsWith('*')) return { keys: [], special: text.slice(1) as SpecialKeys };
	return { keys: text.split('+').map(unpackKeySpec), special: '' };
}

function unpackKeySpec(text: string): KeySpec {
	const channel = text.startsWith('!');
	const [start = '', ...how] = text.slice(channel ? 1 : 0).split(':');
	const [begin = '', keyword = ''] = start.split('@').reverse();
	const counted = how[0] === 'n';
	const part = (index: number, otherwise: number): number => Number(how[index] ?? otherwise);
	return {
		begin: Number(begin),
		keyword,
		channel,
		last: counted ? 0 : part(0, 0),
		limit: counted ? 0 : part(2, 0),
		numkeys: counted ? part(1, 0) : -1,
		first: counted ? part(2, 1) : 0,
		step: counted ? part(3, 1) : part(1, 1),
	};
}

function unpackRule(text: string): RetryRule | undefined {
	if (text === '') return undefined;
	const [from, ...parts] = text.split(' ');
	const words = new Map<string, RetryCategory>();
	let self: RetryCategory | undefined;
	for (const part of parts) {
		const category = categories[Number(part[0])] ?? 'never';
		if (part[1] === '=') self = category;
		else for (const word of part.slice(1).split(',')) words.set(word, category);
	}
	return { from: Number(from), words, self };
}
