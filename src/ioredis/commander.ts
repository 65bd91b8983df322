/** The methods: each command as `name` and `nameBuffer`, `call`, and what is defined at run time. */
import { table } from '../commands/table.ts';
import type { NodeCallback } from './callback.ts';
import { Command, type CommandOptions } from './command.ts';
import { unlisted } from './verbs.generated.ts';

/** What has commands as methods: a client, or a pipeline. */
export interface CommandOwner {
	readonly options: { keyPrefix?: string | Buffer | undefined; showFriendlyErrorStack?: boolean | undefined };
	sendCommand(command: Command, stream?: unknown): unknown;
}

/** A method of a command. */
export type CommandMethod = (this: CommandOwner, ...args: unknown[]) => unknown;

const TEXT: CommandOptions = { replyEncoding: 'utf8' };
const BYTES: CommandOptions = { replyEncoding: null };

/** How commands of this owner are made. */
export function commandOptions(
	owner: CommandOwner,
	replyEncoding: 'utf8' | null,
	method?: (...args: never[]) => unknown,
): CommandOptions {
	const { keyPrefix, showFriendlyErrorStack } = owner.options;
	if (!keyPrefix && showFriendlyErrorStack !== true) return replyEncoding === null ? BYTES : TEXT;
	return {
		replyEncoding,
		...(keyPrefix ? { keyPrefix } : {}),
		...(showFriendlyErrorStack === true ? { errorStack: callerOf(method) } : {}),
	};
}

/** The stack from the caller of `method` on. */
function callerOf(method: ((...args: never[]) => unknown) | undefined): Error {
	const error = new Error('called here');
	Error.captureStackTrace(error, method ?? commandOptions);
	return error;
}

/** Takes the callback off the end of the arguments, if there is one. */
export function takeCallback(args: unknown[]): NodeCallback | undefined {
	return typeof args[args.length - 1] === 'function' ? (args.pop() as NodeCallback) : undefined;
}

function method(name: string, replyEncoding: 'utf8' | null): CommandMethod {
	return function run(this: CommandOwner, ...args: unknown[]): unknown {
		const callback = takeCallback(args);
		return this.sendCommand(new Command(name, args, commandOptions(this, replyEncoding, run), callback));
	};
}

/** The two methods of a command name. */
export function builtinMethods(name: string): { string: CommandMethod; buffer: CommandMethod } {
	return { string: method(name, 'utf8'), buffer: method(name, null) };
}

function caller(replyEncoding: 'utf8' | null): CommandMethod {
	return function (this: CommandOwner, ...args: unknown[]): unknown {
		const callback = takeCallback(args);
		// One array may stand for everything.
		const [name, ...rest] = Array.isArray(args[0]) && args.length === 1 ? (args[0] as unknown[]) : args;
		return this.sendCommand(new Command(String(name), rest, commandOptions(this, replyEncoding), callback));
	};
}

/** Names of commands that are methods, in lower case: those of the table, and `sentinel`; MONITOR has a method of its own. */
export function builtinCommands(): string[] {
	const names = [...table().top.keys()].map((name) => name.toLowerCase());
	return [...names.filter((name) => name !== 'monitor'), ...unlisted];
}

/**
 * Puts every command behind a prototype, whose own methods stay in front. A thousand properties are cheap on a fresh object, and dear on
 * one that is a prototype already.
 */
export function installCommands(prototype: object): void {
	const commands = Object.create(Object.getPrototypeOf(prototype)) as Record<string, CommandMethod>;
	for (const name of builtinCommands()) {
		const { string, buffer } = builtinMethods(name);
		commands[name] = string;
		commands[`${name}Buffer`] = buffer;
	}
	commands['call'] = caller('utf8');
	commands['callBuffer'] = caller(null);
	commands['send_command'] = commands['call'];
	Object.setPrototypeOf(prototype, commands);
}
