/** What is known of a command before it is sent. Filled from the generated table, never changed afterwards. */
import type { ShapeName } from './shape.ts';

/** Bits of {@link CommandSpec.flags}. */
export const Flag = {
	/** Reads keys only: a replica may answer it. */
	readonly: 1,
	write: 2,
	/** May block, by its arguments: see `isBlocking`. */
	blocking: 4,
	/** Its first argument is a subcommand with a spec of its own: see `resolveSpec`. */
	container: 8,
	/** Its keys stand in places that depend on the arguments. */
	movableKeys: 16,
	/** Success has no reply: the connection closes (SHUTDOWN). */
	noReply: 32,
	/** Not in the table. */
	unknown: 64,
	deprecated: 128,
	/** Refused, or without sense, between MULTI and EXEC. */
	noMulti: 256,
	/** Runs code that we do not know (scripts, functions, modules): no error code proves that it did nothing. */
	opaque: 512,
	/** Takes field and value pairs, so one plain object or Map may stand for them. */
	pairs: 1024,
} as const;

/** Bits of {@link CommandSpec.surfaces}: which objects have the command as a method. */
export const Surface = { client: 1, lease: 2, pipeline: 4, multi: 8 } as const;
export type SurfaceName = keyof typeof Surface;

/**
 * What a second run of a command would do, after StackExchange.Redis: nothing (`read`), the same again (`last-wins`), it
 * depends on what the first run left (`conditional`), once more (`accumulating`), or not ours to judge (`never`).
 */
export type RetryCategory = 'never' | 'read' | 'last-wins' | 'conditional' | 'accumulating';

/** `lease`: changes its connection's session; `own`: takes a connection over; `refused`: an option does it, or nobody. */
/** What a command does to the session of a dedicated connection, as its ledger sees it; `taint`: something that only a new connection takes back. */
export type SessionEffectKind =
	| ''
	| 'taint'
	| 'multi'
	| 'exec'
	| 'discard'
	| 'watch'
	| 'unwatch'
	| 'select'
	| 'readonly'
	| 'readwrite'
	| 'asking'
	| 'reply'
	| 'wait'
	/** (Un)subscribes: the connection gets messages, and only a new one is known to get none. */
	| 'subscribe'
	/** The connection gets every command of the server from then on. */
	| 'monitor';
export type SessionKind = 'none' | 'lease' | 'own' | 'refused';

/** To which nodes of a cluster a command without keys goes, and how its keys are split (COMMAND tips). */
export type RequestPolicy = '' | 'all_nodes' | 'all_shards' | 'multi_shard' | 'special';
/** How the answers of several nodes become one. */
export type ResponsePolicy =
	| ''
	| 'all_succeeded'
	| 'one_succeeded'
	| 'agg_sum'
	| 'agg_min'
	| 'agg_max'
	| 'agg_logical_and'
	| 'agg_logical_or'
	| 'special';

/** One way to find keys. Positions count the arguments after the command's own word; see the servers' key specifications. */
export interface KeySpec {
	/** First argument to look at; with `keyword`, where the search for that word begins. */
	readonly begin: number;
	readonly keyword: string;
	/** Last key, relative to the first one found; negative counts from the last argument. */
	readonly last: number;
	readonly step: number;
	/** With `last` -1: only the first 1/limit of what is left are keys. */
	readonly limit: number;
	/** Offset of the argument that says how many keys there are, or -1. */
	readonly numkeys: number;
	/** Offset of the first key when `numkeys` is there. */
	readonly first: number;
	/** It picks the slot but is no key (shard channels). */
	readonly channel: boolean;
}

/** Keys that no key spec can find; `keys.ts` has a function for each. */
export type SpecialKeys = '' | 'sort' | 'migrate';

/** A word among the arguments that changes the retry category; `self`: the destination is also a source. */
export interface RetryRule {
	readonly from: number;
	readonly words: ReadonlyMap<string, RetryCategory>;
	readonly self: RetryCategory | undefined;
}

/** Which arguments are secrets; `secrets.ts` has a function for each. */
export type SecretRule = '' | 'all' | 'auth' | 'pairs' | 'acl';

/**
 * Where the server-side timeout stands: seconds or milliseconds at an index (negative: from the end), milliseconds after
 * the word BLOCK; `open` has none and waits for ever.
 */
export type BlockRule = '' | 'block' | 'open' | `s${number}` | `m${number}`;

/** One command of the table. */
export interface CommandSpec {
	/** Upper case: `SET`, `CLIENT LIST`, `JSON.GET`. */
	readonly name: string;
	/** What goes on the wire before the arguments: one word, for a subcommand that of its container. */
	readonly words: readonly string[];
	/** Encoded heads by number of arguments, filled by the encoder. A subcommand shares those of its container. */
	readonly heads: string[];
	/** Bits of {@link Flag}. */
	readonly flags: number;
	/** Without regard to arguments: see `retryOf`. */
	readonly retry: RetryCategory;
	readonly retryRule: RetryRule | undefined;
	readonly session: SessionKind;
	/** Which API to use instead, when `session` is not `none`: completes "SELECT is not for the shared connection: …". */
	readonly hint: string;
	readonly effect: SessionEffectKind;
	readonly keys: readonly KeySpec[];
	readonly specialKeys: SpecialKeys;
	/** Name of the reply shape; empty when the value is as it comes. */
	readonly shape: ShapeName;
	readonly request: RequestPolicy;
	readonly response: ResponsePolicy;
	readonly block: BlockRule;
	readonly secret: SecretRule;
	/** Bits of {@link Surface}. */
	readonly surfaces: number;
	/** As servers count it: the words are included, negative is a minimum; for a subcommand both words. */
	readonly arity: number;
	/** Of a container, by upper-case name. */
	readonly subcommands: ReadonlyMap<string, CommandSpec> | undefined;
}
