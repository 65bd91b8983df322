/** What all views of one client share. */
import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import type { Pending } from '../commands/command.ts';
import type { CommandSpec } from '../commands/spec.ts';
import { Deadlines } from '../core/deadlines.ts';
import { AbortError, ClosedError, NOT_WRITTEN, TimeoutError } from '../core/errors.ts';
import type { AcquireOptions, HolderReport, LaneEvent, LeasedConnection, NodeListener, Owner } from '../pool/index.ts';
import type { RespValue } from '../protocol/types.ts';
import { type Router, StandaloneRouter } from '../topology/index.ts';
import { channels } from './channels.ts';
import type { ClientOptions } from './options.ts';
import type { ClientSettings } from './settings.ts';
import type { ClientStats } from './stats.ts';

export type ClientState = 'idle' | 'ready' | 'reconnecting' | 'closed';

type Listener = (...args: unknown[]) => void;

/** Something that goes on until the client is closed. */
export interface Running {
	/** The client closes (`undefined`), or was destroyed. Resolves when nothing of it is left; never rejects. */
	clientEnds(cause: ClosedError | undefined): Promise<void>;
}

export class ClientCore {
	readonly options: ClientOptions;
	readonly settings: ClientSettings;
	readonly router: Router;
	state: ClientState = 'idle';
	/** By {@link destroy}: what has no end of its own does not end quietly. */
	destroyed = false;
	/** See {@link ScriptMemory}. */
	noReadonlyScripts = false;
	readonly #events: EventEmitter = new EventEmitter();
	// A listener runs in the async context where it was registered: here are the functions that were registered for it.
	readonly #bound: Map<string, Map<Listener, Listener[]>> = new Map();
	// Dials and our own callbacks run in the context where the client was made, never in the first caller's.
	readonly #origin: AsyncResource = new AsyncResource('RESPOOL');
	readonly #deadlines: Deadlines<Pending> = new Deadlines(expire);
	readonly #holders: AsyncLocalStorage<Owner> | undefined;
	readonly #forgotten: FinalizationRegistry<{ connection: LeasedConnection; label: string | undefined }>;
	/** Iterations in progress. They end with the client. */
	readonly running: Set<Running> = new Set();
	#drainWaiters: Array<{ resolve(): void; reject(error: unknown): void }> = [];
	#orphans = 0;
	#leaks = 0;

	constructor(options: ClientOptions, settings: ClientSettings) {
		this.options = options;
		this.settings = settings;
		this.#holders = settings.pool.deadlockDetection === 'als' ? new AsyncLocalStorage() : undefined;
		this.#forgotten = new FinalizationRegistry(({ connection, label }) => {
			if (connection.released) return;
			this.#leaked({
				label,
				age: Number.NaN,
				idle: undefined,
				stack: undefined,
				count: this.stats().lanes.exclusive.busy,
			});
			connection.abandon();
		});
		const { connection, pacing, lane, pool } = settings;
		const { exclusive, blocking, subscriber, maxConnections } = pool;
		this.router = new StandaloneRouter(
			{ connection, pacing, lane, exclusive, blocking, subscriber, maxConnections, sessionPolicy: 'refuse' },
			this.#listener(),
			(action) => this.#origin.runInAsyncScope(action),
		);
	}

	/** Whether the server is known to have EVAL_RO and EVALSHA_RO: Redis 7 and Valkey do. */
	get hasReadonlyScripts(): boolean {
		const version = Number.parseInt(this.router.info()?.version ?? '', 10);
		return !this.noReadonlyScripts && version >= 7;
	}

	stats(): ClientStats {
		return { lanes: this.router.stats(), orphans: this.#orphans, leaks: this.#leaks };
	}

	/** A connection for the caller alone. */
	acquire(options: AcquireOptions): Promise<LeasedConnection> {
		const acquire = (): Promise<LeasedConnection> =>
			this.router.lease({ ...options, owner: options.owner ?? this.owner() });
		return channels.acquire.hasSubscribers
			? channels.acquire.tracePromise(acquire, { lane: 'exclusive', label: options.label })
			: acquire();
	}

	/** Who a lease acquired here belongs to, where deadlocks are looked for. */
	owner(): Owner | undefined {
		return this.#holders === undefined ? undefined : { parent: this.#holders.getStore() };
	}

	/** Runs what is done with a lease, so that a lease acquired meanwhile is known to be inside it. */
	holding<T>(owner: Owner | undefined, action: () => T): T {
		return this.#holders === undefined || owner === undefined ? action() : this.#holders.run(owner, action);
	}

	/** A lease that is collected as garbage without release is reported and its connection closed. */
	remember(token: object, connection: LeasedConnection, label: string | undefined): void {
		this.#forgotten.register(token, { connection, label });
	}

	/**
	 * Events are told in a turn of their own: a listener never runs between the halves of a state change, and one that throws disturbs
	 * nothing of ours.
	 */
	emit(event: string, ...args: unknown[]): void {
		// An 'error' that nobody listens for is no reason to end a process.
		if (this.#events.listenerCount(event) === 0) return;
		process.nextTick(() => {
			if (this.#events.listenerCount(event) > 0) this.#events.emit(event, ...args);
		});
	}

	listen(event: string, listener: Listener, once: boolean): void {
		if (typeof listener !== 'function') throw new TypeError('A listener is a function');
		const inContext = AsyncResource.bind(listener);
		const bound: Listener = once
			? (...args) => {
					this.#forget(event, listener, bound);
					inContext(...args);
				}
			: inContext;
		let known = this.#bound.get(event);
		if (known === undefined) {
			known = new Map();
			this.#bound.set(event, known);
		}
		known.set(listener, [...(known.get(listener) ?? []), bound]);
		if (once) this.#events.once(event, bound);
		else this.#events.on(event, bound);
	}

	/** As an EventEmitter does: the one that was put last goes first. */
	unlisten(event: string, listener: Listener): void {
		const bound = this.#bound.get(event)?.get(listener)?.at(-1);
		if (bound === undefined) return;
		this.#forget(event, listener, bound);
		this.#events.off(event, bound);
	}

	#forget(event: string, listener: Listener, bound: Listener): void {
		const known = this.#bound.get(event);
		const left = known?.get(listener)?.filter((each) => each !== bound) ?? [];
		if (left.length > 0) known?.set(listener, left);
		else known?.delete(listener);
	}

	/** Gives it up when its time runs out. */
	limit(pending: Pending, timeout: number): void {
		this.#deadlines.add(pending, timeout);
	}

	/** Resolves when more may be sent. */
	writable(): Promise<void> {
		if (this.state === 'closed') return Promise.reject(closedError());
		if (!this.router.congested) return Promise.resolve();
		return new Promise((resolve, reject) => this.#drainWaiters.push({ resolve, reject }));
	}

	async close(timeout: number): Promise<void> {
		this.state = 'closed';
		for (const waiter of this.#drainWaiters.splice(0)) waiter.reject(closedError());
		const began = performance.now();
		if (this.running.size > 0) await this.#endRunning(timeout);
		return this.router.close(Math.max(0, timeout - (performance.now() - began)));
	}

	/** Before the connections go: what was got and not handed out is given back over them. */
	async #endRunning(timeout: number): Promise<void> {
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<void>((resolve) => {
			timer = setTimeout(resolve, timeout);
		});
		await Promise.race([Promise.all([...this.running].map((each) => each.clientEnds(undefined))), late]);
		clearTimeout(timer);
	}

	destroy(): void {
		this.state = 'closed';
		this.destroyed = true;
		for (const waiter of this.#drainWaiters.splice(0)) waiter.reject(closedError());
		for (const each of [...this.running]) void each.clientEnds(closedError());
		this.router.destroy();
		this.#deadlines.clear();
	}

	#listener(): NodeListener {
		return {
			connected: () => {
				if (this.state !== 'closed') this.state = 'ready';
				this.emit('connect');
				// What is subscribed to is so again before anybody hears that we are ready.
				this.router.whenRestored(() => {
					if (this.state === 'ready') this.emit('ready');
				});
			},
			disconnected: (_connection, cause) => {
				if (this.state !== 'closed') this.state = 'idle';
				this.emit('close', cause);
			},
			reconnecting: (attempt) => {
				if (this.state !== 'closed') this.state = 'reconnecting';
				this.emit('reconnecting', attempt);
			},
			dialFailed: (error) => {
				if (this.state !== 'closed') this.state = 'idle';
				this.emit('error', error);
			},
			drained: () => {
				for (const waiter of this.#drainWaiters.splice(0)) waiter.resolve();
			},
			pushed: (items) => this.#pushed(items),
			gap: (gap) => this.emit('gap', gap),
			quiet: () => {},
			idle: () => this.emit('release'),
			orphan: (reply, spec, args) => this.#orphaned(reply, spec, args),
			laneEvent: (lane, event) => this.#laneEvent(lane, event),
		};
	}

	#laneEvent(lane: string, event: LaneEvent): void {
		if (event.kind === 'leak') this.#leaked(event.leak);
		else if (event.kind === 'dialFailed') this.emit('error', event.error);
		else if (event.kind === 'created' && channels.create.hasSubscribers) {
			channels.create.publish({ lane, id: event.resource.connection.info?.clientId, took: event.took });
		} else if (event.kind === 'closed' && channels.close.hasSubscribers) {
			channels.close.publish({ lane, id: event.resource.connection.info?.clientId, reason: event.reason });
		}
	}

	#pushed([kind, keys]: RespValue[]): void {
		if (kind === undefined || String(kind) !== 'invalidate') return;
		this.emit('invalidate', Array.isArray(keys) ? keys.map(String) : null);
	}

	#leaked(leak: HolderReport): void {
		this.#leaks++;
		this.emit('leak', leak);
	}

	#orphaned(reply: unknown, spec: CommandSpec, args: readonly unknown[]): void {
		this.#orphans++;
		const command = { name: spec.name, args };
		const { onOrphan } = this.settings;
		if (onOrphan !== undefined) {
			// In a turn of its own, as a listener would be.
			process.nextTick(() => this.#origin.runInAsyncScope(onOrphan, undefined, reply, command));
		}
		this.emit('orphan', reply, command);
	}
}

export const closedError = (): ClosedError => new ClosedError('The client is closed', NOT_WRITTEN);

function expire(pending: Pending): void {
	const { phase, name } = pending;
	pending.giveUp((outcome) => new TimeoutError(`${name} timed out (${phase})`, phase, outcome));
}

/** Gives it up when the caller says so. */
export function abort(pending: Pending, reason: unknown): void {
	pending.giveUp((outcome) => new AbortError(outcome, { cause: reason }));
}
