/** What all views of one client share. */
import { EventEmitter } from 'node:events';
import type { Pending } from '../commands/command.ts';
import { Deadlines } from '../core/deadlines.ts';
import { AbortError, type RedisError, TimeoutError } from '../core/errors.ts';
import type { LaneListener } from '../pool/index.ts';
import { type Router, StandaloneRouter } from '../topology/index.ts';
import type { ClientOptions, ClientSettings } from './options.ts';

export type ClientState = 'idle' | 'ready' | 'closed';

export class ClientCore {
	readonly options: ClientOptions;
	readonly settings: ClientSettings;
	readonly router: Router;
	readonly events: EventEmitter = new EventEmitter();
	readonly #deadlines: Deadlines<Pending> = new Deadlines(expire);
	state: ClientState = 'idle';
	/** See {@link ScriptMemory}. */
	noReadonlyScripts = false;

	constructor(options: ClientOptions, settings: ClientSettings) {
		this.options = options;
		this.settings = settings;
		const listener: LaneListener = {
			connected: () => {
				if (this.state !== 'closed') this.state = 'ready';
				this.emit('connect');
				this.emit('ready');
			},
			disconnected: (_connection, cause) => {
				if (this.state !== 'closed') this.state = 'idle';
				this.emit('close', cause);
			},
			dialFailed: (error: RedisError) => this.emit('error', error),
			pushed: () => {},
		};
		this.router = new StandaloneRouter({ connection: settings.connection, lane: settings.lane }, listener);
	}

	/** Events are told in a turn of their own: a listener never runs between the halves of a state change, and one that throws disturbs nothing of ours. */
	emit(event: string, ...args: unknown[]): void {
		// An 'error' that nobody listens for is no reason to end a process.
		if (this.events.listenerCount(event) === 0) return;
		process.nextTick(() => {
			if (this.events.listenerCount(event) > 0) this.events.emit(event, ...args);
		});
	}

	/** Gives it up when its time runs out. */
	limit(pending: Pending, timeout: number): void {
		this.#deadlines.add(pending, timeout);
	}

	close(timeout: number): Promise<void> {
		this.state = 'closed';
		return this.router.close(timeout);
	}

	destroy(): void {
		this.state = 'closed';
		this.router.destroy();
		this.#deadlines.clear();
	}
}

function expire(pending: Pending): void {
	const { phase } = pending;
	const written = pending.abandon();
	pending.fail(new TimeoutError(`${pending.name} timed out (${phase})`, phase, { written, maybeExecuted: written }));
}

/** Gives it up when the caller says so. */
export function abort(pending: Pending, reason: unknown): void {
	const written = pending.abandon();
	pending.fail(new AbortError({ written, maybeExecuted: written }, { cause: reason }));
}
