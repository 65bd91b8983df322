/** A pool of dedicated connections to one endpoint: the exclusive lane, and the blocking lane. */

import { type Command, Command as CommandClass, type ReplyView } from '../commands/command.ts';
import { specOf } from '../commands/spec.ts';
import { type Endpoint, isFatal } from '../connection/index.ts';
import { realClock } from '../core/clock.ts';
import { ClosedError, NOT_WRITTEN } from '../core/errors.ts';
import { DedicatedConnection } from './dedicated-connection.ts';
import type { Held } from './held.ts';
import { Pool } from './pool.ts';
import type { AcquireOptions, CloseReason, PoolEvent, PoolHooks, PoolSettings, PoolStats } from './pool-options.ts';
import { hasExpired } from './renewal.ts';
import type { Tenant } from './tenant.ts';

export type LaneSettings = Omit<PoolSettings, 'backoff'>;
export type LaneEvent = PoolEvent<DedicatedConnection>;

export interface DedicatedLaneStats extends PoolStats {
	/** Why a connection was lost, or given up, last. */
	readonly lastError: unknown;
}

/** What a lane shares with the others of its node. */
export interface LaneSurroundings {
	readonly endpoint: Endpoint;
	readonly view: ReplyView;
	reserve(lane: DedicatedLane): boolean;
	/** Room for a second connection beside one that is in doubt. */
	reserveSpare(): boolean;
	unreserve(): void;
	event(lane: DedicatedLane, event: LaneEvent): void;
	/** Runs a dial outside the async context of whoever caused it. */
	detached<T>(action: () => T): T;
}

/** The endpoint paces all dials to it; a rest of our own would come on top. */
const NO_REST = { first: 0, base: 0, most: 0 } as const;
/** An idle connection that does not answer PING within this is no connection. */
const VALIDATE_TIMEOUT = 300;

export class DedicatedLane implements Tenant {
	readonly name: 'exclusive' | 'blocking';
	readonly #pool: Pool<DedicatedConnection>;
	readonly #surroundings: LaneSurroundings;
	readonly #dialling: Set<DedicatedConnection> = new Set();
	#held = false;
	#lastError: unknown = undefined;

	constructor(name: 'exclusive' | 'blocking', settings: LaneSettings, surroundings: LaneSurroundings) {
		this.name = name;
		this.#surroundings = surroundings;
		this.#pool = new Pool({
			settings: { ...settings, backoff: NO_REST },
			clock: realClock,
			hooks: this.#hooks(),
		});
	}

	get pool(): Pool<DedicatedConnection> {
		return this.#pool;
	}

	// Tenant

	get waiting(): number {
		return this.stats().waiting;
	}

	wake(): void {
		this.#pool.wake();
	}

	idleSince(): number | undefined {
		return this.#pool.idleSince();
	}

	evict(): void {
		this.#pool.evict();
	}

	acquire(options: AcquireOptions): Promise<Held<DedicatedConnection>> {
		return this.#pool.acquire(options);
	}

	stats(): DedicatedLaneStats {
		return { ...this.#pool.stats(), lastError: this.#lastError };
	}

	close(timeout: number): Promise<void> {
		return this.#pool.close(timeout);
	}

	destroy(): void {
		this.#pool.destroy();
	}

	#hooks(): PoolHooks<DedicatedConnection> {
		const { endpoint, event, reserve, unreserve, detached } = this.#surroundings;
		return {
			create: (signal) => detached(() => this.#dial(endpoint, signal)),
			destroy: (connection, reason) => connection.retire(causeOf(reason)),
			isAlive: ({ alive, connection }) =>
				alive && !hasExpired(connection.expiresAt) && !endpoint.isOutdated(connection),
			validate: (connection) => this.#validate(connection),
			// Where nobody was ever reached, the first refusal is everybody's answer.
			isFatal: (error) => isFatal(error) || !endpoint.reached || !endpoint.down,
			reserve: () => reserve(this),
			unreserve,
			idleFor: (connection) => connection.idle,
			hold: (held) => {
				this.#held = held;
				for (const connection of this.#dialling) connection.connection.hold(held);
			},
			event: (what) => event(this, what),
			// A client does not publish them.
			traces: () => false,
		};
	}

	async #dial(endpoint: Endpoint, signal: AbortSignal): Promise<DedicatedConnection> {
		const { reserveSpare, unreserve } = this.#surroundings;
		let begun: DedicatedConnection | undefined;
		const stop = (): void => void begun?.destroy(new ClosedError('The client was closed', NOT_WRITTEN));
		try {
			return await DedicatedConnection.open(
				{ endpoint, held: this.#held, reserveSpare, unreserve },
				(connection, cause) => {
					this.#lastError = cause ?? this.#lastError;
					this.#pool.lost(connection);
				},
				(connection) => {
					begun = connection;
					this.#dialling.add(connection);
					signal.addEventListener('abort', stop, { once: true });
				},
			);
		} finally {
			signal.removeEventListener('abort', stop);
			if (begun !== undefined) this.#dialling.delete(begun);
		}
	}

	#validate(connection: DedicatedConnection): Promise<boolean> {
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, VALIDATE_TIMEOUT, false);
			const answer = (): void => {
				clearTimeout(timer);
				resolve(connection.alive);
			};
			// An error is an answer, too: somebody is there.
			const ping: Command = new CommandClass(specOf('PING', []), [], this.#surroundings.view, answer, answer);
			connection.execute(ping);
		});
	}
}

function causeOf(reason: CloseReason): Error {
	if (reason !== 'closed') return new Error(`The connection was closed by its pool (${reason})`);
	return new ClosedError('The client was closed', NOT_WRITTEN);
}
