/**
 * Triggers and functions: JavaScript libraries inside the server (Redis Stack 7.2, the module RedisGears 2). A preview that was discontinued
 * in 2024: servers of today do not have it, their answer is Lua functions (`defineLibrary`). What a server that still has the
 * module understands is written here, on top of a client, and costs nobody who does not import it.
 */
import type { Arg, Args } from '../commands/signature.ts';
import { ReplyError } from '../core/errors.ts';

/** A {@link Client} or one of its views. */
export interface TriggerClient {
	call(name: string, ...args: Args[]): Promise<unknown>;
	with(options: { decode: { bulk: 'string'; integer: 'number' } }): TriggerClient;
}

export interface TfunctionLoadOptions {
	/** Replaces a library of the same name. Without, the server answers `Library X already exists.` @default false */
	readonly replace?: boolean;
	/** What the library reads as `redis.config`: an object, or the JSON text of one. @default none */
	readonly config?: Readonly<Record<string, unknown>> | string;
}

export interface TfunctionListOptions {
	/** Only the library of this name. @default all */
	readonly library?: string;
	/** The source of each library, too. @default false */
	readonly withCode?: boolean;
	/** How much is told: names only (`false`), functions and triggers with their statistics (`true`, 1), and their streams with pending IDs (2, 3). @default false */
	readonly verbose?: boolean | 1 | 2 | 3;
}

/** A name, or with `verbose` what is known of it: text, numbers, 1 or 0 for booleans (`is_async`, `trim`) under both protocols. */
export type TriggerItem = string | Record<string, unknown>;

/** A library as TFUNCTION LIST tells it. Versions of the module differ in what they tell. */
export interface TriggerLibrary {
	readonly [field: string]: unknown;
	readonly engine: string;
	readonly api_version: string;
	readonly name: string;
	readonly user: string;
	/** JSON text. */
	readonly configuration: string | null;
	readonly pending_jobs: number;
	readonly functions: readonly TriggerItem[];
	readonly cluster_functions?: readonly TriggerItem[];
	readonly keyspace_triggers?: readonly TriggerItem[];
	readonly stream_triggers?: readonly TriggerItem[];
	readonly pending_async_calls?: readonly unknown[];
	/** With `withCode`. */
	readonly code?: string;
}

const HINT =
	'no triggers and functions here, they were discontinued; use functions: defineLibrary, FUNCTION LOAD, FCALL';

/**
 * TFUNCTION LOAD: loads a JavaScript library, whose code begins with `#!js api_version=1.0 name=lib`. The module itself loads it on
 * every shard of a cluster and waits for them, so it runs on a connection of the blocking lane. Not in a MULTI block.
 *
 * Rejects with {@link ReplyError} as the module words it, `Library lib already exists.` for example, and code `ERR`; where the server
 * has no such command with its `ERR unknown command` and a hint, the server's own error being the `cause`.
 *
 * @deprecated The server side was discontinued in May 2024: use {@link defineLibrary}.
 * @throws TypeError for options that make no sense
 * @see https://redis.io/docs/latest/commands/tfunction-load/
 */
export async function tfunctionLoad(
	client: TriggerClient,
	code: string,
	options: TfunctionLoadOptions = {},
): Promise<'OK'> {
	const { replace = false, config } = options;
	if (typeof code !== 'string' || code === '') throw new TypeError('code must be the source of a library');
	const words = ['LOAD'];
	if (replace) words.push('REPLACE');
	if (config !== undefined) words.push('CONFIG', jsonOf(config));
	return (await ask(client, 'TFUNCTION', [...words, code])) as 'OK';
}

/**
 * TFUNCTION DELETE: removes a library, on every shard. Rejects as {@link tfunctionLoad} does, with `library does not exists` (sic).
 *
 * @deprecated The server side was discontinued in May 2024: use {@link defineLibrary}.
 * @see https://redis.io/docs/latest/commands/tfunction-delete/
 */
export async function tfunctionDelete(client: TriggerClient, name: string): Promise<'OK'> {
	if (typeof name !== 'string' || name === '') throw new TypeError('name must be the name of a library');
	return (await ask(client, 'TFUNCTION', ['DELETE', name])) as 'OK';
}

/**
 * TFUNCTION LIST: the libraries of the shard that is asked, as objects and text whatever the view decodes.
 *
 * @deprecated The server side was discontinued in May 2024: use {@link defineLibrary}.
 * @throws TypeError for options that make no sense
 * @see https://redis.io/docs/latest/commands/tfunction-list/
 */
export async function tfunctionList(
	client: TriggerClient,
	options: TfunctionListOptions = {},
): Promise<TriggerLibrary[]> {
	const { library, withCode = false, verbose = false } = options;
	const words = ['LIST'];
	if (withCode) words.push('WITHCODE');
	if (verbose === true) words.push('VERBOSE');
	else if (verbose !== false) {
		if (![1, 2, 3].includes(verbose)) throw new TypeError('verbose must be a boolean, 1, 2 or 3');
		words.push('v'.repeat(verbose));
	}
	if (library !== undefined) {
		if (typeof library !== 'string' || library === '') throw new TypeError('library must be the name of a library');
		words.push('LIBRARY', library);
	}
	const text = client.with({ decode: { bulk: 'string', integer: 'number' } });
	return (await ask(text, 'TFUNCTION', words)) as TriggerLibrary[];
}

/**
 * TFCALL: calls the function `lib.fn` and resolves with what it returns. `Reply` is what the caller says that is: strings, integers and
 * arrays come as they are; a number that is not whole is a string under RESP2, a boolean an integer, an object a flat array.
 *
 * Arguments must be UTF-8 unless the function was registered with `RAW_ARGUMENTS`. Rejects as {@link tfunctionLoad} does:
 * `Unknown library lib`, `Unknown function fn`, `Failed extracting function name` …
 *
 * @deprecated The server side was discontinued in May 2024: use {@link defineLibrary}.
 * @see https://redis.io/docs/latest/commands/tfcall/
 */
export async function tfcall<Reply = unknown>(
	client: TriggerClient,
	name: string,
	keys: readonly Arg[],
	args: readonly Arg[],
): Promise<Reply> {
	return (await ask(client, 'TFCALL', callArguments(name, keys, args))) as Reply;
}

/**
 * TFCALLASYNC: as {@link tfcall}, for functions that go on in the background: the reply comes when they are done, so it may be long in coming, and
 * runs on a connection of the blocking lane. Not in a MULTI block.
 *
 * @deprecated The server side was discontinued in May 2024: use {@link defineLibrary}.
 * @see https://redis.io/docs/latest/commands/tfcallasync/
 */
export async function tfcallAsync<Reply = unknown>(
	client: TriggerClient,
	name: string,
	keys: readonly Arg[],
	args: readonly Arg[],
): Promise<Reply> {
	return (await ask(client, 'TFCALLASYNC', callArguments(name, keys, args))) as Reply;
}

/** `lib.fn numkeys key … arg …`. What a good name is, the server says. */
function callArguments(name: string, keys: readonly Arg[], args: readonly Arg[]): Arg[] {
	if (typeof name !== 'string' || name === '') throw new TypeError('name must be a function as library.function');
	if (!Array.isArray(keys) || !Array.isArray(args)) throw new TypeError('keys and args must be arrays');
	return [name, keys.length, ...(keys as Arg[]), ...(args as Arg[])];
}

function jsonOf(config: Readonly<Record<string, unknown>> | string): string {
	if (typeof config === 'string') return config;
	if (typeof config !== 'object' || config === null || Array.isArray(config))
		throw new TypeError('config must be an object, or the JSON text of one');
	return JSON.stringify(config);
}

async function ask(client: TriggerClient, name: string, args: readonly Arg[]): Promise<unknown> {
	try {
		return await client.call(name, args);
	} catch (error) {
		throw withHint(error);
	}
}

/** Says what to use instead where the server has no such command. */
function withHint(error: unknown): unknown {
	if (!(error instanceof ReplyError) || !/^ERR unknown command/i.test(error.message)) return error;
	const told = new ReplyError(`${error.message} (${HINT})`, error.command);
	return Object.defineProperty(told, 'cause', { value: error, writable: true, configurable: true });
}
