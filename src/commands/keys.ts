/** Where the keys of a command stand among its arguments. Positions count from 0, after the command's own word. */
import type { CommandSpec, KeySpec } from './descriptor.ts';
import { resolveSpec } from './lookup.ts';
import { findWord, numberOf, wordOf } from './words.ts';

/** Positions of all keys, in no particular order and each once; what COMMAND GETKEYS gives, as positions. */
export function keyIndexes(spec: CommandSpec, args: readonly unknown[]): number[] {
	return collect(resolveSpec(spec, args), args, false);
}

/** Positions of everything that picks the slot: the keys, or the shard channels. */
export function slotIndexes(spec: CommandSpec, args: readonly unknown[]): number[] {
	return collect(resolveSpec(spec, args), args, true);
}

/** Positions of patterns that are expanded to keys (SORT … BY, GET): a prefix of keys belongs before them, too. */
export function patternIndexes(spec: CommandSpec, args: readonly unknown[]): number[] {
	if (spec.specialKeys !== 'sort') return [];
	const found: number[] = [];
	for (const [word, value] of sortOptions(args)) {
		if (word === 'BY' && !String(args[value]).includes('*')) continue;
		if ((word === 'BY' || word === 'GET') && String(args[value]) !== '#') found.push(value);
	}
	return found;
}

function collect(spec: CommandSpec, args: readonly unknown[], channels: boolean): number[] {
	if (spec.specialKeys === 'sort') return sortKeys(args);
	if (spec.specialKeys === 'migrate') return migrateKeys(args);
	const found: number[] = [];
	for (const key of spec.keys) if (channels || !key.channel) evaluate(key, args, found);
	return found;
}

/** Adds the positions that one key spec finds. A count that is no number finds none: the server will refuse it. */
function evaluate(key: KeySpec, args: readonly unknown[], found: number[]): void {
	let begin = key.begin;
	if (key.keyword !== '') {
		const at = findWord(args, key.keyword, begin);
		if (at < 0) return;
		begin = at + 1;
	}
	if (key.numkeys >= 0) {
		const count = numberOf(args[begin + key.numkeys]);
		const first = begin + key.first;
		for (let i = 0; i < count && first + i * key.step < args.length; i++) found.push(first + i * key.step);
		return;
	}
	let last = key.last >= 0 ? begin + key.last : args.length + key.last;
	if (key.last === -1 && key.limit > 1) last = begin + Math.floor((args.length - begin) / key.limit) - 1;
	for (let i = begin; i <= last && i < args.length; i += key.step) found.push(i);
}

/** The options of SORT, as word and position of its value. */
function* sortOptions(args: readonly unknown[]): Generator<[word: string, value: number]> {
	for (let i = 1; i < args.length; i++) {
		const word = wordOf(args[i]);
		if (word === 'LIMIT') i += 2;
		else if (word === 'BY' || word === 'GET' || word === 'STORE') {
			i++;
			if (i < args.length) yield [word, i];
		}
	}
}

/** SORT key … STORE destination: the word may stand anywhere, and the last one counts. */
function sortKeys(args: readonly unknown[]): number[] {
	if (args.length === 0) return [];
	let store = -1;
	for (const [word, value] of sortOptions(args)) if (word === 'STORE') store = value;
	return store < 0 ? [0] : [0, store];
}

/** MIGRATE host port key|"" db timeout [COPY] [REPLACE] [AUTH pw | AUTH2 user pw] [KEYS key …]. */
function migrateKeys(args: readonly unknown[]): number[] {
	const single = args[2];
	const empty = single === '' || (single instanceof Uint8Array && single.length === 0);
	if (!empty) return args.length > 2 ? [2] : [];
	for (let i = 5; i < args.length; i++) {
		const word = wordOf(args[i]);
		if (word === 'AUTH') i += 1;
		else if (word === 'AUTH2') i += 2;
		else if (word === 'KEYS') return Array.from({ length: args.length - i - 1 }, (_, offset) => i + 1 + offset);
	}
	return [];
}
