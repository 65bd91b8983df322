/** A connection for one holder: every command of the table that the API does not forbid, until it is released. */
import { AsyncResource } from 'node:async_hooks';
import type { LeasedConnection, Owner } from '../pool/index.ts';
import { MultiBuilder } from './builder.ts';
import { attachCaller, Caller } from './caller.ts';
import type { ClientCore } from './core.ts';
import type { Executor } from './executor.ts';
import { View, type ViewOptions } from './view.ts';

/** What `acquire` and `use` take. */
export interface LeaseOptions {
	/** Gives up the wait for a connection; in `use` also what is running on it. */
	readonly signal?: AbortSignal;
	/** Milliseconds to wait for a connection, 0 for no bound. Default: the pool's `acquireTimeout`. */
	readonly timeout?: number;
	/** Names the holder in errors and reports. */
	readonly label?: string;
}

export class Lease extends Caller {
	readonly #connection: LeasedConnection;

	/** `executor` is the same for all views of a lease and all that they build: as long as one of them lives, the lease is held. */
	constructor(
		core: ClientCore,
		view: View,
		connection: LeasedConnection,
		executor: Executor = leaseExecutor(connection),
	) {
		super(core, view, executor);
		this.#connection = connection;
	}

	/** Waits for a connection. */
	static async acquire(core: ClientCore, view: View, options: LeaseOptions, owner?: Owner): Promise<Lease> {
		const { signal = view.signal, timeout = view.timeout, label } = options;
		if (timeout !== undefined && !(Number.isFinite(timeout) && timeout >= 0)) {
			throw new TypeError('timeout must be milliseconds from 0, 0 for no bound');
		}
		// Nothing else can be listened to with certainty, and who could not be told would hold a connection for ever.
		if (signal !== undefined && !(signal instanceof AbortSignal)) throw new TypeError('signal must be an AbortSignal');
		return new Lease(core, view, await core.acquire({ signal, timeout, label, owner }));
	}

	/** What the pool knows it by. */
	get connection(): LeasedConnection {
		return this.#connection;
	}

	/** Lives as long as anything that can use the lease. */
	get token(): object {
		return this.executor;
	}

	get released(): boolean {
		return this.#connection.released;
	}

	multi(): MultiBuilder {
		return new MultiBuilder(this.core, this.view, this.executor);
	}

	get buffers(): Lease {
		return this.with({ decode: 'buffer' });
	}

	with(options: ViewOptions): Lease {
		return new Lease(this.core, new View(options, this.view), this.#connection, this.executor);
	}

	onPush(listener: ((items: unknown[]) => unknown) | undefined): this {
		if (listener !== undefined && typeof listener !== 'function') throw new TypeError('A listener is a function');
		if (listener === undefined) this.#connection.onPush(undefined);
		else {
			const inContext = AsyncResource.bind(listener);
			this.#connection.onPush((items) => {
				try {
					inContext(items);
				} catch (error) {
					this.core.emit('error', error);
				}
			});
		}
		return this;
	}

	/** Gives the connection back; resolves when it is clean and back, or gone. Safe to call again. */
	release(): Promise<void> {
		return this.#connection.release();
	}

	/** The same as {@link release}: a lease is no connection of the caller's own. */
	quit(): Promise<void> {
		return this.release();
	}

	[Symbol.dispose](): void {
		void this.release();
	}

	[Symbol.asyncDispose](): Promise<void> {
		return this.release();
	}
}
attachCaller(Lease.prototype, 'lease');

export function leaseExecutor(connection: LeasedConnection): Executor {
	return {
		surface: 'lease',
		account: connection.account,
		refuses: (kind) => kind === 'refused',
		execute: (command) => connection.execute(command),
		special(spec, args, view, resolve, reject) {
			const pending = connection.command(spec, args, view, resolve, reject);
			return { pending, send: () => connection.start(pending) };
		},
		startRun(run, blocking) {
			connection.startRun(run, blocking);
		},
	};
}
