/** The client: commands as methods over a router, and views of itself with other defaults. */
import { Command } from '../commands/command.ts';
import { type CommandSpec, sessionOf, specOf } from '../commands/spec.ts';
import { flatten, prefixed } from './arguments.ts';
import { attachCommands } from './attach.ts';
import { type CommandRow, MultiBuilder, PipelineBuilder } from './builder.ts';
import { ClientCore, type ClientState } from './core.ts';
import { guarded } from './guard.ts';
import { type ClientOptions, resolveOptions } from './options.ts';
import { runScript, type Script, scriptArguments } from './script.ts';
import { View, type ViewOptions } from './view.ts';

const CLOSE_TIMEOUT = 5000;

/** Runs a command for a client; set by the class, which alone can see its private parts. */
let send: (client: RespoolClient, spec: CommandSpec, args: readonly unknown[]) => Promise<unknown>;

export class RespoolClient {
	readonly #core: ClientCore;
	readonly #view: View;
	#buffers: RespoolClient | undefined = undefined;

	static {
		send = (client, spec, args) => client.#send(spec, args);
	}

	constructor(core: ClientCore, view: View) {
		this.#core = core;
		this.#view = view;
	}

	get state(): ClientState {
		return this.#core.state;
	}

	get buffers(): RespoolClient {
		this.#buffers ??= this.with({ decode: 'buffer' });
		return this.#buffers;
	}

	with(options: ViewOptions): RespoolClient {
		return new RespoolClient(this.#core, new View(options, this.#view));
	}

	duplicate(options: ClientOptions = {}): RespoolClient {
		return openClient({ ...this.#core.options, ...options });
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
		const builder = new PipelineBuilder(this.#core, this.#view);
		for (const [name, ...args] of commands) builder.call(name, ...args);
		return builder;
	}

	multi(): MultiBuilder {
		return new MultiBuilder(this.#core, this.#view);
	}

	/** Runs a script: EVALSHA, and EVAL once where the server does not know it. */
	async run(script: Script, keys: readonly unknown[], args: readonly unknown[]): Promise<unknown> {
		const rest = scriptArguments(script, keys, args);
		return runScript((name, first) => this.call(name, first, ...rest), script, this.#core);
	}

	connect(): Promise<void> {
		return this.#core.router.connect();
	}

	close(options: { timeout?: number } = {}): Promise<void> {
		return this.#core.close(options.timeout ?? CLOSE_TIMEOUT);
	}

	quit(options: { timeout?: number } = {}): Promise<void> {
		return this.close(options);
	}

	destroy(): void {
		this.#core.destroy();
	}

	[Symbol.asyncDispose](): Promise<void> {
		return this.close();
	}

	on(event: string, listener: (...args: unknown[]) => void): this {
		this.#core.events.on(event, listener);
		return this;
	}

	once(event: string, listener: (...args: unknown[]) => void): this {
		this.#core.events.once(event, listener);
		return this;
	}

	off(event: string, listener: (...args: unknown[]) => void): this {
		this.#core.events.off(event, listener);
		return this;
	}

	#send(spec: CommandSpec, args: readonly unknown[]): Promise<unknown> {
		const core = this.#core;
		const view = this.#view;
		if (spec.session !== 'none') {
			const effect = sessionOf(spec, args);
			if (effect.kind !== 'none')
				return Promise.reject(new TypeError(`${spec.name} is not for the shared connection: ${effect.hint}`));
		}
		const { keyPrefix } = core.settings;
		const sent = keyPrefix === '' ? args : prefixed(spec, args, keyPrefix);
		if (view.guarded) {
			return guarded<unknown, Command>(
				core,
				view,
				(resolve, reject) => new Command(spec, sent, view, resolve, reject),
				(command) => core.router.execute(command),
			);
		}
		return new Promise((resolve, reject) => core.router.execute(new Command(spec, sent, view, resolve, reject)));
	}
}

attachCommands<RespoolClient>(
	RespoolClient.prototype,
	'client',
	(client, spec, args) => send(client, spec, args),
	(_client, error) => Promise.reject(error),
);

/** Makes a client. @throws TypeError for options that make no sense */
export function openClient(options: ClientOptions): RespoolClient {
	return new RespoolClient(new ClientCore(options, resolveOptions(options)), new View({}));
}
