/** What a second run of a command would do, its arguments considered. */
import { type CommandSpec, Flag, type RetryCategory } from './descriptor.ts';
import { keyIndexes } from './keys.ts';
import { resolveSpec } from './lookup.ts';
import { wordOf } from './words.ts';

const severity: Readonly<Record<RetryCategory, number>> = {
	read: 0,
	'last-wins': 1,
	conditional: 2,
	accumulating: 3,
	never: 4,
};

/** The worse of two categories: a transaction is as safe to repeat as its worst member. */
export function worseOf(a: RetryCategory, b: RetryCategory): RetryCategory {
	return severity[a] >= severity[b] ? a : b;
}

/**
 * The category of this call: `SET k v NX` is conditional, `GETEX k EX 5` last-wins, `ZUNIONSTORE d 2 d s` accumulating.
 * A value that looks like one of the words can make a call look worse than it is, never better.
 */
export function retryOf(spec: CommandSpec, args: readonly unknown[]): RetryCategory {
	const command = resolveSpec(spec, args);
	const rule = command.retryRule;
	if (rule === undefined) return command.retry;
	let found: RetryCategory | undefined;
	for (let i = rule.from; rule.words.size > 0 && i < args.length; i++) {
		const category = rule.words.get(wordOf(args[i]));
		if (category !== undefined) found = found === undefined ? category : worseOf(found, category);
	}
	const category = found ?? command.retry;
	return rule.self !== undefined && category !== 'read' && storesIntoSource(command, args)
		? worseOf(category, rule.self)
		: category;
}

/** Refusals that are over after a while, on this connection or on another one to the same address. */
const FOR_NOW: ReadonlySet<string> = new Set(['LOADING', 'BUSY', 'MASTERDOWN', 'READONLY']);

/**
 * Whether this error reply proves that the command did not run and that it may run later. Of a script, a function or what we do not know
 * no code proves anything: a script can answer `-LOADING` after it has written.
 */
export function isRefusedForNow(spec: CommandSpec, code: string): boolean {
	return FOR_NOW.has(code) && (spec.flags & (Flag.opaque | Flag.unknown)) === 0;
}

/** Whether no call of this command changes anything, whatever its arguments. */
export function changesNothing({ retry, retryRule, flags }: CommandSpec): boolean {
	if ((flags & (Flag.opaque | Flag.unknown)) !== 0) return false;
	return (flags & Flag.readonly) !== 0 || (retry === 'read' && retryRule === undefined);
}

/** The same key twice: the destination of the first run is a source of the second. */
function storesIntoSource(spec: CommandSpec, args: readonly unknown[]): boolean {
	const keys = keyIndexes(spec, args).map((index) => keyText(args[index]));
	return new Set(keys).size < keys.length;
}

const keyText = (key: unknown): string => (key instanceof Uint8Array ? Buffer.from(key).toString('utf8') : String(key));
