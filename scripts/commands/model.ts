/** Snapshots and overlay merged into one description of every command. Pure: no network, no clock, no files written. */
import { additions } from './additions.ts';
import type { Category, RetryRule } from './overlay.ts';
import * as overlay from './overlay.ts';
import { complexities } from './overlay-complexity.ts';
import { replies } from './overlay-replies.ts';
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
	/** What the ledger of a connection makes of it. */
	readonly effect: string;
	readonly surfaces: readonly string[];
	readonly shape: string;
	/** TypeScript type of the reply, in the names of `overlay-replies.ts`. */
	readonly reply: string;
	readonly request: string;
	readonly response: string;
	readonly block: string;
	readonly secret: string;
	/** Its page is Valkey's. */
	readonly valkeyOnly: boolean;
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

type Source = Readonly<Record<string, SnapshotCommand>>;

const ofSource = (source: Source, name: string): SnapshotCommand | undefined => source[name.replace('|', ' ')];

/** What both servers know of a command: Redis's facts, Valkey's words, the flags of both. */
function mergeSnapshots(redis: Source, valkey: Source): Map<string, SnapshotCommand> {
	const merged = new Map<string, SnapshotCommand>();
	for (const [name, command] of Object.entries(valkey)) merged.set(name.replace(' ', '|'), command);
	for (const [name, command] of Object.entries(redis)) {
		const other = ofSource(valkey, name);
		merged.set(name.replace(' ', '|'), {
			...other,
			...command,
			flags: [...new Set([...command.flags, ...(other?.flags ?? [])])],
			// The looser arity of the two: the server says what it thinks of a wrong count, not the client.
			arity: Math.min(command.arity, other?.arity ?? command.arity),
		});
	}
	return merged;
}

/** The lists of the overlay, by command. */
interface Overlay {
	readonly effects: ReadonlyMap<string, string>;
	readonly sessions: ReadonlyMap<string, { kind: 'lease' | 'own' | 'refused'; hint: string }>;
	readonly retries: ReadonlyMap<string, Category>;
	readonly waits: ReadonlyMap<string, string>;
	readonly blocks: ReadonlyMap<string, string>;
	readonly secrets: ReadonlyMap<string, string>;
	readonly shapes: ReadonlyMap<string, string>;
	readonly replies: ReadonlyMap<string, string>;
	readonly complexities: ReadonlyMap<string, string>;
	readonly opaque: ReadonlySet<string>;
	readonly pairs: ReadonlySet<string>;
}

function readOverlay(): Overlay {
	const sessions = new Map<string, { kind: 'lease' | 'own' | 'refused'; hint: string }>();
	for (const kind of ['lease', 'own', 'refused'] as const) {
		for (const [name, hint] of invert(overlay.session[kind])) sessions.set(name, { kind, hint });
	}
	const waits = invert(overlay.waits);
	return {
		effects: invert(overlay.effects),
		sessions,
		retries: invert(overlay.retry),
		waits,
		blocks: new Map([...invert(overlay.blocking), ...waits]),
		secrets: invert(overlay.secrets),
		shapes: invert(shapes),
		replies: invert(replies),
		complexities: invert(complexities),
		opaque: new Set(overlay.names(overlay.opaque)),
		pairs: new Set(overlay.names(overlay.pairs)),
	};
}

/** A name in the overlay that no command has is a slip of the pen. */
function refuseUnknown(lists: Overlay, all: ReadonlySet<string>): void {
	const named = [
		...Object.values(lists).flatMap((list: ReadonlyMap<string, unknown> | ReadonlySet<string>) => [...list.keys()]),
	];
	const unknown = [...named, ...Object.keys(overlay.retryRules), ...Object.keys(overlay.surfaces)].find(
		(name) => !all.has(name),
	);
	if (unknown !== undefined) throw new Error(`overlay: no command ${unknown}`);
}

/** Every command of the snapshots and the overlay, by name. */
export function buildModel(): readonly Command[] {
	const redis = readSnapshot('redis-8.0').commands;
	const valkey = readSnapshot('valkey-9.1').commands;
	const known = mergeSnapshots(redis, valkey);
	const added = new Map(additions.map((item) => [item.name, item]));
	const all = [...new Set([...known.keys(), ...added.keys()])].sort();
	const containers = new Set(all.filter((name) => name.includes('|')).map((name) => name.slice(0, name.indexOf('|'))));
	const lists = readOverlay();
	refuseUnknown(lists, new Set(all));

	const commands = all.map((name): Command => {
		const extra = added.get(name);
		const own = known.get(name);
		const command: SnapshotCommand = { arity: -1, flags: [], since: '', group: 'module', ...own, ...extra?.command };
		const flags = flagsOf(name, command, containers.has(name), lists);
		const retry = extra?.retry ?? lists.retries.get(name) ?? (flags.has('readonly') ? 'read' : undefined);
		if (retry === undefined && !containers.has(name)) throw new Error(`overlay: ${name} has no retry category`);
		const session = lists.sessions.get(name);
		const inRedis = ofSource(redis, name);
		const inValkey = ofSource(valkey, name);
		return {
			name,
			arity: command.arity,
			flags,
			keys: command.keys ?? [],
			specialKeys: overlay.specialKeys[name] ?? '',
			since: sinceOf(inRedis, inValkey, extra?.since ?? ''),
			deprecated: command.deprecated !== undefined,
			replacedBy: command.replacedBy ?? '',
			group: command.group,
			summary: command.summary ?? '',
			complexity: complexityOf(name, command.complexity, lists),
			arguments: command.arguments,
			retry: retry ?? 'never',
			rule: overlay.retryRules[name],
			session: session?.kind ?? 'none',
			hint: session?.hint ?? '',
			effect: lists.effects.get(name) ?? (session === undefined ? '' : 'taint'),
			surfaces: surfacesOf(name, session?.kind ?? 'none', flags),
			shape: lists.shapes.get(name) ?? '',
			reply: extra?.reply ?? lists.replies.get(name) ?? '',
			request: tip(command, 'request_policy'),
			response: tip(command, 'response_policy'),
			block: lists.blocks.get(name) ?? '',
			secret: lists.secrets.get(name) ?? '',
			valkeyOnly: inRedis === undefined && inValkey !== undefined,
		};
	});
	return commands.map((command) =>
		containers.has(command.name)
			? { ...command, surfaces: unionOf(commands.filter((inner) => inner.name.startsWith(`${command.name}|`))) }
			: command,
	);
}

/** The servers' flags, and those that only we have. */
function flagsOf(name: string, command: SnapshotCommand, container: boolean, lists: Overlay): ReadonlySet<string> {
	const flags = new Set(command.flags);
	if (container) flags.add('container');
	if (lists.opaque.has(name) || flags.has('module')) flags.add('opaque');
	if (name === overlay.noReply) flags.add('no_reply');
	if (lists.pairs.has(name)) flags.add('pairs');
	// WAIT is flagged blocking, but its place is a lease; MIGRATE is not flagged, but waits for another server.
	if (lists.waits.has(name)) flags.delete('blocking');
	else if (lists.blocks.has(name)) flags.add('blocking');
	return flags;
}

/** The server's words; ours where it has none. */
function complexityOf(name: string, said: string | undefined, lists: Overlay): string {
	const own = lists.complexities.get(name);
	if (own !== undefined && said !== undefined) throw new Error(`overlay: the complexity of ${name} is in a snapshot`);
	return said ?? own ?? '';
}

/** A container is a method wherever one of its subcommands is. */
function unionOf(subcommands: readonly Command[]): readonly string[] {
	return [...new Set(subcommands.flatMap((command) => command.surfaces))];
}

function surfacesOf(name: string, session: string, flags: ReadonlySet<string>): readonly string[] {
	const said = overlay.surfaces[name];
	if (said !== undefined) return said;
	if (session === 'refused') return [];
	if (session === 'lease' || session === 'own') return ['lease'];
	return flags.has('no_multi') ? ['client', 'lease', 'pipeline'] : ['client', 'lease', 'pipeline', 'multi'];
}
