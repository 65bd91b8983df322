/** The client: commands as methods over a router, and views of itself with other defaults. */
import { Command } from '../commands/command.ts';
import { type CommandSpec, methodsOf, resolveSpec, sessionOf, specOf } from '../commands/spec.ts';
import { AbortError } from '../core/errors.ts';
import { flatten, prefixed } from './arguments.ts';
import { abort, ClientCore, type ClientState } from './core.ts';
import { type ClientOptions, resolveOptions } from './options.ts';
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
		if (view.guarded) return guarded(core, view, spec, sent);
		return new Promise((resolve, reject) => core.router.execute(new Command(spec, sent, view, resolve, reject)));
	}
}

/** A command that may be given up, by signal or by time. */
function guarded(core: ClientCore, view: View, spec: CommandSpec, args: readonly unknown[]): Promise<unknown> {
	const { signal, timeout } = view;
	if (signal?.aborted) {
		return Promise.reject(new AbortError({ written: false, maybeExecuted: false }, { cause: signal.reason }));
	}
	return new Promise((resolve, reject) => {
		let command: Command;
		if (signal === undefined) command = new Command(spec, args, view, resolve, reject);
		else {
			const onAbort = (): void => abort(command, signal.reason);
			const leave = (): void => signal.removeEventListener('abort', onAbort);
			command = new Command(
				spec,
				args,
				view,
				(value) => {
					leave();
					resolve(value);
				},
				(error) => {
					leave();
					reject(error);
				},
			);
			signal.addEventListener('abort', onAbort, { once: true });
		}
		if (timeout !== undefined) core.limit(command, timeout);
		core.router.execute(command);
	});
}

// One loop makes the methods: the table says which there are.
for (const { namespace, name, spec } of methodsOf('client')) {
	if (namespace !== undefined || name in RespoolClient.prototype) continue;
	Object.defineProperty(RespoolClient.prototype, name, { value: methodOf(spec), writable: true, configurable: true });
}

function methodOf(spec: CommandSpec): (this: RespoolClient, ...args: unknown[]) => Promise<unknown> {
	const container = spec.subcommands !== undefined;
	return function (...args) {
		let flat: readonly unknown[];
		try {
			flat = flatten(args, false);
		} catch (error) {
			return Promise.reject(error);
		}
		return send(this, container ? resolveSpec(spec, flat) : spec, flat);
	};
}

/** Makes a client. @throws TypeError for options that make no sense */
export function openClient(options: ClientOptions): RespoolClient {
	return new RespoolClient(new ClientCore(options, resolveOptions(options)), new View({}));
}
