/** Lua scripts that are sent once and then called by their digest. */
import { createHash } from 'node:crypto';
import { ReplyError } from '../core/errors.ts';
import type { Budget } from './budget.ts';

export interface ScriptOptions {
	/** The source. */
	readonly lua: string;
	/** How many keys it takes; `undefined` when the number differs from call to call. */
	readonly keys?: number;
	/** It writes nothing: the server's read-only twins run it, on replicas too. @default false */
	readonly readonly?: boolean;
}

/** A script that `run` takes. Made by {@link defineScript}; `Reply` is what the caller says it answers. */
export interface Script<Reply = unknown> {
	readonly lua: string;
	readonly keys: number | undefined;
	readonly readonly: boolean;
	/** SHA-1 of the source, as EVALSHA wants it. */
	readonly sha: string;
	/** Only a type: what `run` resolves to. */
	readonly reply?: Reply;
}

/**
 * Names a Lua script for `redis.run(script, keys, args)`: EVALSHA first, EVAL once where the server does not know it.
 *
 * @throws TypeError when the source is no text or the number of keys no whole number
 * @see https://redis.io/docs/latest/commands/eval/
 */
export function defineScript<Reply = unknown>(options: ScriptOptions): Script<Reply> {
	const { lua, keys, readonly = false } = options;
	if (typeof lua !== 'string' || lua === '') throw new TypeError('lua must be the source of a script');
	if (keys !== undefined && (!Number.isInteger(keys) || keys < 0))
		throw new TypeError('keys must be a whole number from 0');
	if (typeof readonly !== 'boolean') throw new TypeError('readonly must be a boolean');
	return Object.freeze({ lua, keys, readonly, sha: createHash('sha1').update(lua).digest('hex') });
}

/** The arguments behind the script itself: `numkeys key … arg …`. @throws TypeError when the number of keys is not the script's */
export function scriptArguments(script: Script, keys: readonly unknown[], args: readonly unknown[]): unknown[] {
	if (!Array.isArray(keys) || !Array.isArray(args))
		throw new TypeError('run(script, keys, args) takes keys and args as arrays');
	if (script.keys !== undefined && keys.length !== script.keys) {
		throw new TypeError(`The script takes ${script.keys} keys and was given ${keys.length}`);
	}
	return [keys.length, ...keys, ...args];
}

/** What a server was found not to have. */
export interface ScriptMemory {
	/** It is older than EVAL_RO and EVALSHA_RO (Redis 7.0). */
	noReadonlyScripts: boolean;
}

/**
 * Runs a script by its digest, with its source once where the server does not know it. Both answers come before anything of the script has
 * run: a digest that is unknown runs nothing. The `timeout` that `call` is given is what the budget of the whole has left.
 */
export async function runScript(
	call: (command: string, first: string, timeout: number | undefined) => Promise<unknown>,
	script: Script,
	memory: ScriptMemory,
	budget: Budget,
): Promise<unknown> {
	const twin = script.readonly && !memory.noReadonlyScripts ? '_RO' : '';
	const send = (command: string, first: string): Promise<unknown> => call(command, first, budget.left(command));
	try {
		return await send(`EVALSHA${twin}`, script.sha);
	} catch (error) {
		if (!(error instanceof ReplyError)) throw error;
		if (/^NOSCRIPT No matching script/.test(error.message)) return send(`EVAL${twin}`, script.lua);
		if (twin === '' || !/^ERR unknown command/i.test(error.message)) throw error;
		memory.noReadonlyScripts = true;
		return runScript(call, script, memory, budget);
	}
}
