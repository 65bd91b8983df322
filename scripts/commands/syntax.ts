/**
 * A small notation for the arguments of commands that no snapshot has:
 *
 *     @key index# (field value)+ [NX | XX] [LIMIT offset# count#] <FAIL | FATAL>
 *
 * Upper case is a token, `name` a string, `name#` a number, `@name` a key, `+` one or more, `[ ]` optional, `< >` one of
 * them, `( )` a group, `name=` names what follows. Arity and key positions follow from it.
 */
import type { SnapshotArgument, SnapshotKeys } from './snapshot.ts';

export interface Syntax {
	readonly arguments: readonly SnapshotArgument[];
	readonly arity: number;
	readonly keys: readonly SnapshotKeys[];
}

const closing: Readonly<Record<string, string>> = { '[': ']', '<': '>', '(': ')' };

class Parser {
	readonly #words: readonly string[];
	#at = 0;

	constructor(text: string) {
		this.#words = text.match(/[[\]<>()|]\+?|[^\s[\]<>()|]+/g) ?? [];
	}

	/** Items up to a closing bracket or the end, split at `|` into alternatives. */
	alternatives(end: string): SnapshotArgument[][] {
		const found: SnapshotArgument[][] = [[]];
		for (;;) {
			const word = this.#words[this.#at];
			if (word === undefined || (end !== '' && word.startsWith(end))) break;
			this.#at++;
			if (word === '|') found.push([]);
			else found.at(-1)?.push(this.#item(word));
		}
		return found;
	}

	#item(word: string): SnapshotArgument {
		if (word.endsWith('=')) return { ...this.#item(this.#words[this.#at++] ?? ''), name: word.slice(0, -1) };
		const end = closing[word];
		if (end === undefined) return single(word);
		const options = this.alternatives(end);
		const close = this.#words[this.#at++] ?? '';
		const flags = [...(word === '[' ? ['optional'] : []), ...(close.endsWith('+') ? ['multiple'] : [])];
		const inner = options.map((items) => (items.length === 1 ? (items[0] as SnapshotArgument) : block(items)));
		if (inner.length === 1) {
			const only = inner[0] as SnapshotArgument;
			return { ...only, ...(flags.length > 0 && { flags: [...(only.flags ?? []), ...flags] }) };
		}
		return {
			name: inner.map((item) => item.name).join('-'),
			type: 'oneof',
			...(flags.length > 0 && { flags }),
			arguments: inner,
		};
	}
}

const block = (items: SnapshotArgument[]): SnapshotArgument => ({
	name: items[0]?.name ?? 'nothing',
	type: 'block',
	arguments: items,
});

function single(word: string): SnapshotArgument {
	const flags = word.endsWith('+') ? { flags: ['multiple'] } : {};
	const text = word.replace(/\+$/, '');
	if (text.startsWith('@')) return { name: text.slice(1), type: 'key', ...flags };
	if (text.endsWith('#')) return { name: text.slice(0, -1), type: 'integer', ...flags };
	if (text === text.toUpperCase()) return { name: text.toLowerCase(), type: 'pure-token', token: text, ...flags };
	return { name: text, type: 'string', ...flags };
}

const has = (item: SnapshotArgument, flag: string): boolean => item.flags?.includes(flag) === true;

/** How many arguments an item takes at least. */
function least(item: SnapshotArgument): number {
	if (has(item, 'optional')) return 0;
	const inner = item.arguments ?? [];
	if (item.type === 'oneof') return Math.min(...inner.map(least));
	if (item.type === 'block') return inner.reduce((sum, part) => sum + least(part), 0);
	return 1;
}

/** Whether an item always takes the same number of arguments. */
function fixed(item: SnapshotArgument): boolean {
	if (has(item, 'optional') || has(item, 'multiple')) return false;
	const inner = item.arguments ?? [];
	if (item.type === 'oneof') return inner.every((part) => fixed(part) && least(part) === least(item));
	return inner.every(fixed);
}

const range = (index: number, last: number, step = 1): SnapshotKeys => ({
	flags: [],
	begin: { index },
	find: { last, step, limit: 0 },
});

/** Key positions as the servers would say them. Keys behind arguments of varying number are not found; see `overlay.ts`. */
function keysOf(items: readonly SnapshotArgument[], start: number): SnapshotKeys[] {
	const keys: SnapshotKeys[] = [];
	let index = start;
	for (const [at, item] of items.entries()) {
		const isKey = item.type === 'key';
		const before = items[at - 1];
		if (isKey && has(item, 'multiple') && before?.name.startsWith('numkeys') === true) {
			keys.push({ flags: [], begin: { index: index - 1 }, find: { numkeys: 0, first: 1, step: 1 } });
		} else if (isKey && has(item, 'multiple')) {
			keys.push(range(index, -1 - items.slice(at + 1).reduce((sum, part) => sum + least(part), 0)));
		} else if (isKey) {
			keys.push(range(index, 0));
		} else if (item.type === 'block' && has(item, 'multiple') && item.arguments?.[0]?.type === 'key') {
			keys.push(range(index, -1, item.arguments.length));
		}
		if (!fixed(item)) break;
		index += least(item);
	}
	return keys;
}

/** Parses the notation; `words` is how many words the command's own name takes on the wire. */
export function parseSyntax(text: string, words: number): Syntax {
	const items = new Parser(text).alternatives('')[0] ?? [];
	const count = words + items.reduce((sum, item) => sum + least(item), 0);
	return { arguments: items, arity: items.every(fixed) ? count : -count, keys: keysOf(items, words) };
}
