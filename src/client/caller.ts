/** Whatever has commands as methods: a client, a lease, the scope of a transaction. */
import { Command } from '../commands/command.ts';
import { type CommandSpec, Flag, isBlocking, type SurfaceName, sessionOf, specOf } from '../commands/spec.ts';
import { flatten, prefixed } from './arguments.ts';
import { attachCommands } from './attach.ts';
import { Budget } from './budget.ts';
import { type CommandRow, PipelineBuilder } from './builder.ts';
import type { ClientCore } from './core.ts';
import type { Executor, Started } from './executor.ts';
import { guarded } from './guard.ts';
import { runScript, type Script, scriptArguments } from './script.ts';
import type { View } from './view.ts';

/** Commands that cannot just be handed on: what they do depends on their arguments, or on where they are sent. */
const SPECIAL = Flag.blocking | Flag.unknown;

let send: (caller: Caller, spec: CommandSpec, args: readonly unknown[]) => Promise<unknown>;

export abstract class Caller {
	protected readonly core: ClientCore;
	protected readonly view: View;
	protected readonly executor: Executor;

	static {
		send = (caller, spec, args) => caller.#send(spec, args);
	}

	constructor(core: ClientCore, view: View, executor: Executor) {
		this.core = core;
		this.view = view;
		this.executor = executor;
	}

	call(name: string, ...args: unknown[]): Promise<unknown> {
		if (typeof name !== 'string' || name === '')
			return Promise.reject(new TypeError('The name of a command is a string'));
		try {
			const flat = flatten(args, false);
			return this.#send(specOf(name, flat), flat);
		} catch (error) {
			return Promise.reject(error);
		}
	}

	/** A pipeline, empty or with the rows of `commands` queued. */
	pipeline(commands: Iterable<CommandRow> = []): PipelineBuilder {
		const builder = new PipelineBuilder(this.core, this.view, this.executor);
		return builder.queueAll(commands);
	}

	/** Runs a script: EVALSHA, and EVAL once where the server does not know it. */
	async run(script: Script, keys: readonly unknown[], args: readonly unknown[]): Promise<unknown> {
		const rest = scriptArguments(script, keys, args);
		const { core, view } = this;
		const call = (name: string, first: string, timeout: number | undefined): Promise<unknown> =>
			this.#send(specOf(name, []), [first, ...rest], timeout === view.commandTimeout ? view : view.derive({ timeout }));
		return runScript(call, script, core, new Budget(view.commandTimeout));
	}

	#send(spec: CommandSpec, args: readonly unknown[], view: View = this.view): Promise<unknown> {
		const { core, executor } = this;
		if (spec.session !== 'none') {
			const { kind, hint } = sessionOf(spec, args);
			if (kind !== 'none' && executor.refuses(kind)) {
				const where = executor.surface === 'client' ? 'the shared connection' : 'a lease';
				return Promise.reject(new TypeError(`${spec.name} is not for ${where}: ${hint}`));
			}
		}
		const { keyPrefix } = core.settings;
		const sent = keyPrefix === '' ? args : prefixed(spec, args, keyPrefix);
		if ((spec.flags & SPECIAL) !== 0 || spec.session !== 'none') return this.#sendSpecially(spec, sent, view);
		if (view.guarded) {
			return guarded<unknown, Command>(
				core,
				view,
				(resolve, reject) => new Command(spec, sent, view, resolve, reject),
				(command) => executor.execute(command),
			);
		}
		return new Promise((resolve, reject) => executor.execute(new Command(spec, sent, view, resolve, reject)));
	}

	#sendSpecially(spec: CommandSpec, args: readonly unknown[], view: View): Promise<unknown> {
		let started: Started;
		return guarded<unknown>(
			this.core,
			view,
			(resolve, reject) => {
				started = this.executor.special(spec, args, view, resolve, reject);
				return started.pending;
			},
			() => started.send(),
			isBlocking(spec, args),
		);
	}
}

/** Puts the commands of a surface on a class of callers. */
export function attachCaller(prototype: Caller, surface: SurfaceName): void {
	attachCommands<Caller>(
		prototype,
		surface,
		(caller, spec, args) => send(caller, spec, args),
		(_caller, error) => Promise.reject(error),
	);
}

// What is inside holds secrets: neither `console.log` nor `JSON.stringify` shows it.
for (const shown of [Symbol.for('nodejs.util.inspect.custom'), 'toJSON']) {
	Object.defineProperty(Caller.prototype, shown, {
		value(this: Caller): string {
			return `${this.constructor.name} {}`;
		},
	});
}
