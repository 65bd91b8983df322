/** Snapshots and overlay merged into one description of every command. Pure: no network, no clock, no files written. */
import { additions } from './additions.ts';
import type { Category, RetryRule } from './overlay.ts';
import * as overlay from './overlay.ts';
import { replies as replyTypes } from './overlay-replies.ts';
import { shapes } from './overlay-shapes.ts';
import { readSnapshot, type SnapshotArgument, type SnapshotCommand, type SnapshotKeys } from './snapshot.ts';

/** One command, everything known. Names are upper case, `CLIENT|LIST` for a subcommand. */
export interface Command {
	readonly name: string;
	readonly arity: number;
	readonly flags: ReadonlySet<string>;
	readonly keys: readonly SnapshotKeys[];
	/** Name of the run-time function that finds the keys, where no key spec can. */
	readonly specialKeys: string;
	readonly since: string;
	readonly deprecated: boolean;
	readonly replacedBy: string;
	readonly group: string;
	readonly summary: string;
	readonly complexity: string;
	readonly arguments: readonly SnapshotArgument[] | undefined;
	readonly retry: Category;
	readonly rule: RetryRule | undefined;
	readonly session: 'none' | 'lease' | 'own' | 'refused';
	readonly hint: string;
	readonly surfaces: readonly string[];
	readonly shape: string;
	/** TypeScript type of the reply, in the names of `overlay-replies.ts`. */
	readonly reply: string;
	readonly request: string;
	readonly response: string;
	readonly block: string;
	readonly secret: string;
	/** Where the documentation of it stands. */
	readonly origin: 'redis' | 'valkey' | 'both' | 'module';
}

/** Turns `{ value: 'NAME NAME' }` into a map from name to value, refusing a name that stands twice. */
function invert<T extends string>(lists: Readonly<Record<T, string>>): Map<string, T> {
	const map = new Map<string, T>();
	for (const [value, text] of Object.entries(lists) as [T, string][]) {
		for (const name of overlay.names(text)) {
			if (map.has(name)) throw new Error(`overlay: ${name} stands twice`);
			map.set(name, value);
		}
	}
	return map;
}

/** Valkey's first major version of its own. */
const firstValkey = 8;

const short = (version: string): string => version.replace(/\.0$/, '');

/** `2.6` when both servers have it from their common past, else `Redis 7.4, Valkey 9.0`. */
function sinceOf(redis: SnapshotCommand | undefined, valkey: SnapshotCommand | undefined, added: string): string {
	if (added !== '') return added;
	const own = valkey?.since ?? '';
	// What Valkey has from before the fork is common: Sentinel's commands are only in its snapshot.
	if (redis === undefined) return Number.parseInt(own, 10) < firstValkey ? short(own) : `Valkey ${short(own)}`;
	if (valkey === undefined) return `Redis ${short(redis.since)}`;
	return redis.since === valkey.since
		? short(redis.since)
		: `Redis ${short(redis.since)}, Valkey ${short(valkey.since)}`;
}

function tip(command: SnapshotCommand, name: string): string {
	const found = command.tips?.find((item) => item.startsWith(`${name}:`));
	return found?.slice(name.length + 1) ?? '';
}

/** Every command of the snapshots and the overlay, by name. */
export function buildModel(): readonly Command[] {
	const redis = readSnapshot('redis-8.0').commands;
	const valkey = readSnapshot('valkey-9.1').commands;
	const known = new Map<string, SnapshotCommand>();
	for (const [name, command] of Object.entries(valkey)) known.set(name.replace(' ', '|'), command);
	for (const [name, command] of Object.entries(redis)) {
		const key = name.replace(' ', '|');
		const other = known.get(key);
		known.set(key, { ...other, ...command, flags: [...new Set([...command.flags, ...(other?.flags ?? [])])] });
		// The looser arity of the two: the server says what it thinks of a wrong count, not the client.
		if (other !== undefined && other.arity < command.arity) {
			known.set(key, { ...known.get(key), arity: other.arity } as SnapshotCommand);
		}
	}
	const from = (source: typeof redis, name: string): SnapshotCommand | undefined => source[name.replace('|', ' ')];

	const sessions = new Map<string, { kind: 'lease' | 'own' | 'refused'; hint: string }>();
	for (const kind of ['lease', 'own', 'refused'] as const) {
		for (const [name, hint] of invertHints(overlay.session[kind])) sessions.set(name, { kind, hint });
	}
	const retries = invert(overlay.retry);
	const waits = invert(overlay.waits);
	const blocks = new Map([...invert(overlay.blocking), ...waits]);
	const secrets = invert(overlay.secrets);
	const shaped = invert(shapes);
	const replies = invert(replyTypes);
	const opaque = new Set(overlay.names(overlay.opaque));
	const pairs = new Set(overlay.names(overlay.pairs));
	const added = new Map(additions.map((item) => [item.name, item]));
	const all = [...new Set([...known.keys(), ...added.keys()])].sort();
	const containers = new Set(all.filter((name) => name.includes('|')).map((name) => name.slice(0, name.indexOf('|'))));

	for (const map of [
		sessions,
		retries,
		blocks,
		secrets,
		shaped,
		replies,
		new Map(Object.entries(overlay.retryRules)),
	]) {
		for (const name of map.keys())
			if (!known.has(name) && !added.has(name)) throw new Error(`overlay: no command ${name}`);
	}

	const commands = all.map((name): Command => {
		const extra = added.get(name);
		const base = known.get(name);
		const command: SnapshotCommand = { arity: -1, flags: [], since: '', group: 'module', ...base, ...extra?.command };
		const flags = new Set(command.flags);
		if (containers.has(name)) flags.add('container');
		if (opaque.has(name) || flags.has('module')) flags.add('opaque');
		if (name === overlay.noReply) flags.add('no_reply');
		if (pairs.has(name)) flags.add('pairs');
		// WAIT is flagged blocking, but its place is a lease, not the blocking lane.
		if (waits.has(name)) flags.delete('blocking');
		const session = sessions.get(name);
		const own = extra?.retry ?? retries.get(name);
		const retry = own ?? (flags.has('readonly') ? 'read' : containers.has(name) ? 'never' : undefined);
		if (retry === undefined) throw new Error(`overlay: ${name} has no retry category`);
		const inRedis = from(redis, name) !== undefined;
		const inValkey = from(valkey, name) !== undefined;
		return {
			name,
			arity: command.arity,
			flags,
			keys: command.keys ?? [],
			specialKeys: overlay.specialKeys[name] ?? '',
			since: sinceOf(from(redis, name), from(valkey, name), extra?.since ?? ''),
			deprecated: command.deprecated !== undefined,
			replacedBy: command.replacedBy ?? '',
			group: command.group,
			summary: command.summary ?? '',
			complexity: command.complexity ?? '',
			arguments: command.arguments,
			retry,
			rule: overlay.retryRules[name],
			session: session?.kind ?? 'none',
			hint: session?.hint ?? '',
			surfaces: surfacesOf(name, session?.kind ?? 'none', flags),
			shape: shaped.get(name) ?? '',
			reply: extra?.reply ?? replies.get(name) ?? '',
			request: tip(command, 'request_policy'),
			response: tip(command, 'response_policy'),
			block: blocks.get(name) ?? '',
			secret: secrets.get(name) ?? '',
			origin: extra?.module === true ? 'module' : inRedis && inValkey ? 'both' : inValkey ? 'valkey' : 'redis',
		};
	});
	return commands.map((command) =>
		containers.has(command.name)
			? { ...command, surfaces: unionOf(commands.filter((inner) => inner.name.startsWith(`${command.name}|`))) }
			: command,
	);
}

/** A container is a method wherever one of its subcommands is. */
function unionOf(subcommands: readonly Command[]): readonly string[] {
	return [...new Set(subcommands.flatMap((command) => command.surfaces))];
}

/** `invert` for texts as keys, several of which may name different commands. */
function invertHints(lists: Readonly<Record<string, string>>): Map<string, string> {
	return invert(lists);
}

function surfacesOf(name: string, session: string, flags: ReadonlySet<string>): readonly string[] {
	const said = overlay.surfaces[name];
	if (said !== undefined) return said;
	if (session === 'refused') return [];
	if (session === 'lease' || session === 'own') return ['lease'];
	return flags.has('no_multi') ? ['client', 'lease', 'pipeline'] : ['client', 'lease', 'pipeline', 'multi'];
}
