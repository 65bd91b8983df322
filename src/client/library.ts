/**
 * Functions that live on the server: called by name, and loaded where a server does not know them.
 *
 *   FCALL ──reply──▶ settled
 *     └─ Function not found ─▶ FUNCTION LOAD REPLACE (one for all who wait) ─▶ FCALL ──reply──▶ settled
 */
import type { Arg } from '../commands/signature.ts';
import { AbortError, NOT_WRITTEN, ReplyError, TimeoutError } from '../core/errors.ts';
import { Budget } from './budget.ts';
import type { View, ViewOptions } from './view.ts';

/** One function of a library, as {@link defineLibrary} takes it. */
export interface LibraryFunction {
	/** How many keys it takes; `undefined` when the number differs from call to call. */
	readonly keys?: number | undefined;
	/** Registered with the flag `no-writes`: FCALL_RO calls it, on replicas too. @default false */
	readonly readonly?: boolean;
}

export type LibraryFunctions = Readonly<Record<string, LibraryFunction>>;

export interface LibraryOptions<F extends LibraryFunctions> {
	/** Name of the library: letters, digits and underscores. */
	readonly name: string;
	/** The source, with or without its first line `#!lua name=…`. */
	readonly code: string;
	/** The functions that it registers, by name: letters, digits and underscores. */
	readonly functions: F & Misspelt<F>;
}

/** No other fields than those of {@link LibraryFunction}. */
type Misspelt<F> = {
	readonly [Name in keyof F]: { readonly [Field in Exclude<keyof F[Name], keyof LibraryFunction>]: never };
};

/** A library that {@link Client.library} takes. Made by {@link defineLibrary}; `Replies` is what the caller says its functions answer. */
export interface Library<F extends LibraryFunctions = LibraryFunctions, Replies = unknown> {
	readonly name: string;
	/** The source as it is loaded: its first line names the library. */
	readonly code: string;
	readonly functions: F;
	/** Only a type: what the functions answer. */
	readonly replies?: Replies;
}

/** `[Arg, Arg]` for two keys; any number of them where it is not known. */
type KeysOf<F> = F extends { readonly keys: infer N extends number } ? Keys<N> : readonly Arg[];
type Keys<N extends number, Some extends readonly Arg[] = readonly []> = number extends N
	? readonly Arg[]
	: Some['length'] extends N
		? Some
		: Some['length'] extends 16
			? readonly Arg[]
			: Keys<N, readonly [...Some, Arg]>;

type ReplyOf<L, Name> = L extends { readonly replies?: infer Replies }
	? Name extends keyof Replies
		? Replies[Name]
		: unknown
	: unknown;

/**
 * Calls a function of a library. `Reply` is what the caller says it answers.
 *
 * Rejects with a `TypeError` when the number of keys is not the function's.
 */
export type LibraryCall<Keys extends readonly Arg[] = readonly Arg[], Declared = unknown> = <Reply = Declared>(
	keys: Keys,
	args: readonly Arg[],
) => Promise<Reply>;

/** The functions of a library as methods. */
export type LibraryCalls<L extends Library> = {
	readonly [Name in keyof L['functions']]: LibraryCall<KeysOf<L['functions'][Name]>, ReplyOf<L, Name>>;
};

const nameRule = /^[A-Za-z0-9_]+$/;

/**
 * Describes a library of functions for `redis.library(lib).fn(keys, args)`: FCALL, or FCALL_RO for functions that are `readonly`. Where the
 * server does not know the function, the library is loaded (FUNCTION LOAD REPLACE) and the call tried once more.
 *
 * The replies can be declared: `defineLibrary<{ count: number }>({ … })`, or at a call: `lib.count<number>([], [])`.
 *
 * @example
 * const counters = defineLibrary({
 *   name: 'counters',
 *   code: `redis.register_function('add', function(keys, args) return redis.call('INCRBY', keys[1], args[1]) end)`,
 *   functions: { add: { keys: 1 } },
 * });
 * const total = await redis.library(counters).add<number>(['visits'], [5]);
 * @throws TypeError for names that a server would refuse, or code whose first line names another library
 * @see https://redis.io/docs/latest/develop/programmability/functions-intro/
 */
export function defineLibrary<const F extends LibraryFunctions>(options: LibraryOptions<F>): Library<F>;
export function defineLibrary<Replies extends object>(
	options: LibraryOptions<{ readonly [Name in keyof Replies]: LibraryFunction }>,
): Library<{ readonly [Name in keyof Replies]: LibraryFunction }, Replies>;
export function defineLibrary(options: LibraryOptions<LibraryFunctions>): Library {
	const { name, code, functions } = options;
	if (typeof name !== 'string' || !nameRule.test(name))
		throw new TypeError('name must be the name of a library: letters, digits and underscores');
	if (typeof code !== 'string' || code.trim() === '') throw new TypeError('code must be the source of a library');
	if (typeof functions !== 'object' || functions === null || Object.keys(functions).length === 0)
		throw new TypeError('functions must be an object with the functions of the library by name');
	const checked: Record<string, LibraryFunction> = Object.create(null);
	for (const [each, definition] of Object.entries(functions)) checked[each] = checkedFunction(each, definition);
	return Object.freeze({ name, code: withPrologue(code, name), functions: Object.freeze(checked) });
}

function checkedFunction(name: string, definition: LibraryFunction): LibraryFunction {
	if (!nameRule.test(name))
		throw new TypeError(`${JSON.stringify(name)} is no name of a function: letters, digits and underscores`);
	// An object with a method `then` is taken for a promise wherever it is awaited or returned.
	if (name === 'then') throw new TypeError('A function named then cannot be a method: call FCALL by name');
	if (typeof definition !== 'object' || definition === null)
		throw new TypeError(`functions.${name} must be an object such as { keys: 1, readonly: true }`);
	const { keys, readonly = false, ...others } = definition;
	const [unknown] = Object.keys(others);
	if (unknown !== undefined) throw new TypeError(`functions.${name} has an unknown field ${unknown}`);
	if (keys !== undefined && (!Number.isInteger(keys) || keys < 0))
		throw new TypeError(`functions.${name}.keys must be a whole number from 0`);
	if (typeof readonly !== 'boolean') throw new TypeError(`functions.${name}.readonly must be a boolean`);
	return Object.freeze({ keys, readonly });
}

/** The source with its first line, which the server wants at the very beginning. */
function withPrologue(code: string, name: string): string {
	const source = code.trimStart();
	if (!source.startsWith('#!')) return `#!lua name=${name}\n${code}`;
	const [line = ''] = source.split('\n', 1);
	const names = [...line.matchAll(/(?<=\s)name=(\S*)/gi)].map(([, found = '']) =>
		found.replace(/^(["'])(.*)\1$/, '$2'),
	);
	if (names.length === 0) throw new TypeError(`The first line of code must name the library: #!lua name=${name}`);
	if (names.some((found) => found !== name))
		throw new TypeError(`The first line of code names the library ${names.join(', ')}, not ${name}`);
	return source;
}

/** What calls are made with: a client or one of its views. */
export interface LibraryCaller {
	call(name: string, ...args: unknown[]): Promise<unknown>;
	with(options: ViewOptions): LibraryCaller;
}

/** A client, as the calls of its libraries see it. */
export interface LibraryHost {
	readonly caller: LibraryCaller;
	/** How long the callers of this view wait. */
	readonly view: Pick<View, 'signal' | 'commandTimeout'>;
	/** What all views of the client share. */
	readonly core: object;
}

const made: WeakMap<LibraryCaller, WeakMap<Library, unknown>> = new WeakMap();

/** The functions of a library as methods, the same object for the same client and library. */
export function libraryCalls<L extends Library>(library: L, host: LibraryHost): LibraryCalls<L> {
	if (typeof library?.code !== 'string') throw new TypeError('library(lib) takes what defineLibrary made');
	const ofClient = entryOf(made, host.caller, () => new WeakMap());
	const present = ofClient.get(library);
	if (present !== undefined) return present as LibraryCalls<L>;
	const calls: Record<string, LibraryCall> = Object.create(null);
	for (const [name, definition] of Object.entries(library.functions)) {
		const command = definition.readonly === true ? 'FCALL_RO' : 'FCALL';
		calls[name] = async (keys, args) =>
			(await callFunction(library, host, command, functionArguments(name, definition, keys, args))) as never;
	}
	Object.freeze(calls);
	ofClient.set(library, calls);
	return calls as LibraryCalls<L>;
}

/** `function numkeys key … arg …`. @throws TypeError when the number of keys is not the function's */
function functionArguments(
	name: string,
	{ keys: wanted }: LibraryFunction,
	keys: readonly Arg[],
	args: readonly Arg[],
): Arg[] {
	if (!Array.isArray(keys) || !Array.isArray(args))
		throw new TypeError(`${name}(keys, args) takes keys and args as arrays`);
	if (wanted !== undefined && keys.length !== wanted)
		throw new TypeError(`The function ${name} takes ${wanted} keys and was given ${keys.length}`);
	return [name, keys.length, ...(keys as Arg[]), ...(args as Arg[])];
}

/** A server that does not know the function has run nothing of it, so the second call is no second run. */
async function callFunction(
	library: Library,
	{ caller, view, core }: LibraryHost,
	command: string,
	args: readonly Arg[],
): Promise<unknown> {
	const budget = new Budget(view.commandTimeout);
	try {
		// As an array: it is not flattened any further, and there may be more of them than fit on the stack.
		return await caller.call(command, args);
	} catch (error) {
		if (!(error instanceof ReplyError) || error.message !== 'ERR Function not found') throw error;
	}
	await within(() => loaded(library, caller, core), command, view.signal, budget.left(command));
	return caller.with({ timeout: budget.left(command) }).call(command, args);
}

/** Loads under way, by the core of the client and the source. */
const loading: WeakMap<object, Map<string, Promise<unknown>>> = new WeakMap();

/** Resolves when the library is loaded. Callers that come while it is being loaded wait for the same load. */
function loaded({ code }: Library, caller: LibraryCaller, core: object): Promise<unknown> {
	const loads = entryOf(loading, core, () => new Map());
	const present = loads.get(code);
	if (present !== undefined) return present;
	// Not given up with the caller that happened to be first: others wait for it.
	const neutral = caller.with({ signal: undefined, timeout: undefined, decode: 'string' });
	const load = neutral.call('FUNCTION', 'LOAD', 'REPLACE', code).finally(() => loads.delete(code));
	loads.set(code, load);
	return load;
}

function entryOf<Key extends object, Value>(map: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
	const present = map.get(key);
	if (present !== undefined) return present;
	const value = make();
	map.set(key, value);
	return value;
}

const LONGEST_TIMER = 2 ** 31 - 1;

/** Waits for what others wait for too, no longer than this caller's own signal and timeout allow. */
function within(
	start: () => Promise<unknown>,
	command: string,
	signal: AbortSignal | undefined,
	ms: number | undefined,
): Promise<unknown> {
	if (signal === undefined && ms === undefined) return start();
	// The function was not found, so nothing of it ran.
	const outcome = NOT_WRITTEN;
	return new Promise((resolve, reject) => {
		const onAbort = (): void => settle(() => reject(new AbortError(outcome, { cause: signal?.reason })));
		const onTimeout = (): void =>
			settle(() => reject(new TimeoutError(`${command} timed out (loading its library)`, 'queue', outcome)));
		const settle = (how: () => void): void => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', onAbort);
			how();
		};
		const timer = ms === undefined ? undefined : setTimeout(onTimeout, Math.min(ms, LONGEST_TIMER));
		if (signal?.aborted === true) return onAbort();
		signal?.addEventListener('abort', onAbort, { once: true });
		start().then(
			(value) => settle(() => resolve(value)),
			(error: unknown) => settle(() => reject(error)),
		);
	});
}
