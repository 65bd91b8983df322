/** Scripts that were defined as commands: EVAL with the text once per connection, EVALSHA from then on. */
import { createHash } from 'node:crypto';
import type { ReplyError } from '../core/errors.ts';
import type { NodeCallback } from './callback.ts';
import { Command, type CommandOptions, type DefinedScript } from './command.ts';
import type { ScriptMarks } from './script-marks.ts';
import { verbOf } from './verb.ts';

export class Script implements DefinedScript {
	readonly lua: string;
	readonly numberOfKeys: number | null;
	readonly keyPrefix: string | Buffer;
	readonly readOnly: boolean;
	readonly sha: string;
	/** A server has turned out not to have it: its text goes along with the next call. */
	#doubtful = false;

	constructor(lua: string, numberOfKeys: number | null = null, keyPrefix: string | Buffer = '', readOnly = false) {
		this.lua = lua;
		this.numberOfKeys = numberOfKeys;
		this.keyPrefix = keyPrefix;
		this.readOnly = readOnly;
		this.sha = createHash('sha1').update(lua).digest('hex');
	}

	/** A call of the script. Arguments: keys and values, singly or in one array, after their number where that is not fixed. */
	command(args: readonly unknown[], options: CommandOptions, callback: NodeCallback | undefined): Command {
		const flat = args.flat();
		if (this.numberOfKeys !== null) flat.unshift(this.numberOfKeys);
		const own = { ...options, keyPrefix: this.keyPrefix, readOnly: this.readOnly };
		const command = new Command('evalsha', [this.sha, ...flat], own, callback);
		command.script = this;
		return command;
	}

	/** Puts the text in the place of its digest where the server does not have it yet. */
	prepare(command: Command, marks: ScriptMarks): void {
		this.announce(command, marks);
		if (command.name === 'evalsha') return;
		this.#doubtful = false;
		// What a transaction only queues may never run.
		if (!command.inTransaction) marks.add(this.sha);
	}

	/** Names it as it would be sent now. */
	announce(command: Command, marks: ScriptMarks): void {
		if (marks.has(this.sha) && !this.#doubtful) this.#say(command, 'evalsha', this.sha);
		else this.#say(command, 'eval', this.lua);
	}

	/** The server refused it. True: it does not have the script after all, and the command will be sent with the text. */
	refused(command: Command, error: ReplyError, marks: ScriptMarks): boolean {
		if (error.code !== 'NOSCRIPT' || command.name !== 'evalsha') return false;
		marks.delete(this.sha);
		return !command.inTransaction;
	}

	failed(error: ReplyError): void {
		if (error.code === 'NOSCRIPT') this.#doubtful = true;
	}

	#say(command: Command, name: string, script: string): void {
		command.name = name;
		command.verb = verbOf(name);
		command.args[0] = script;
	}
}
