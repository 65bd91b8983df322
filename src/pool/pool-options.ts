/** What a pool is told and what it tells. No Redis, no sockets, no wall clock: everything is injected. */
import type { BackoffSettings } from '../core/backoff.ts';
import type { Clock } from '../core/clock.ts';

/** Complete settings of a pool. Times are milliseconds; 0 switches a bound off where that makes sense. */
export interface PoolSettings {
	readonly min: number;
	readonly max: number;
	readonly maxWaiting: number;
	/** 0: a waiter waits without limit unless it says otherwise. */
	readonly acquireTimeout: number;
	readonly idleTimeout: number;
	/** Each resource gets its own, up to a tenth shorter. 0 is none. */
	readonly maxLifetime: number;
	/** Idle for longer than this, a resource is validated before it is handed out. */
	readonly validateAfterIdle: number;
	readonly maxConcurrentDials: number;
	/** A lease held for longer is revoked and its resource destroyed. 0 is off. */
	readonly maxLeaseTime: number;
	/** A lease held for longer is reported once, with the stack of its acquire. 0 is off. */
	readonly leakThreshold: number;
	readonly backoff: BackoffSettings;
}

/** Why a resource was closed. */
export type CloseReason =
	| 'idle'
	| 'lifetime'
	| 'epoch'
	| 'invalid'
	| 'dead'
	| 'broken'
	| 'revoked'
	| 'evicted'
	| 'closed'
	| 'unwanted';

/** What a pool does with its resources. */
export interface PoolHooks<T> {
	/** Makes one. Goes on when whoever wanted it gives up; `signal` fires when the pool itself ends. */
	create(signal: AbortSignal): Promise<T>;
	/** Resolves once it is gone: its capacity is taken until then. */
	destroy(resource: T, reason: CloseReason): Promise<void>;
	/** Whether it can be handed out: false when it died in the pool. Asked in the middle of things: it only looks, and does not come back to the pool. */
	isAlive(resource: T): boolean;
	/** Asks it; false, or a rejection, and it is destroyed. */
	validate(resource: T): Promise<boolean>;
	/** A dial error that no second try can mend: everybody who waits is told. */
	isFatal(error: unknown): boolean;
	/** Asks for room for one more under a bound that several pools share. False: the pool waits for {@link Pool.wake}. */
	reserve(): boolean;
	/** Gives the room back. */
	unreserve(): void;
	/** Milliseconds since a lent resource was last used; `undefined` while it is in use. It only looks, too. */
	idleFor(resource: T): number | undefined;
	/** Whether somebody waits for the dials in progress: they then keep the process alive. */
	hold(held: boolean): void;
	/** What happened. May not throw. */
	event(event: PoolEvent<T>): void;
	/** Whether anybody wants to be told of `acquired` and `released`, which every lease is. Default: yes. */
	traces?(): boolean;
}

export type PoolEvent<T> =
	| { readonly kind: 'created'; readonly resource: T; readonly took: number }
	| { readonly kind: 'closed'; readonly resource: T; readonly reason: CloseReason }
	| { readonly kind: 'acquired'; readonly resource: T; readonly waited: number }
	| { readonly kind: 'released'; readonly resource: T; readonly held: number }
	| { readonly kind: 'dialFailed'; readonly error: unknown }
	| { readonly kind: 'leak'; readonly leak: HolderReport }
	/** A resource became idle. */
	| { readonly kind: 'idle' }
	/** Nothing is lent out and nobody waits any more. */
	| { readonly kind: 'quiet' };

/** Who holds a resource. */
export interface HolderReport {
	readonly label: string | undefined;
	/** Milliseconds since it was acquired. */
	readonly age: number;
	/** Milliseconds since its last use; `undefined` while it is in use. */
	readonly idle: number | undefined;
	/** Where it was acquired; kept with `leakThreshold` only. */
	readonly stack: string | undefined;
	/** How many leases are out. */
	readonly count: number;
}

/** One who acquires. `parent` is the one inside whose lease he does. */
export interface Owner {
	readonly parent: Owner | undefined;
}

/** What one acquire may say. */
export interface AcquireOptions {
	readonly signal?: AbortSignal | undefined;
	/** Milliseconds to wait for a resource; 0 is no limit. Default: the pool's. */
	readonly timeout?: number | undefined;
	/** For reports. */
	readonly label?: string | undefined;
	/** Whoever asks. Deadlocks are looked for where every holder has one. */
	readonly owner?: Owner | undefined;
	/** Where it is asked for; the pool's own affair, which it looks up with `leakThreshold` only. */
	readonly stack?: string | undefined;
}

/** Who acquires says nothing. */
export const ANYHOW: AcquireOptions = {};

/** Gauges are counted from state when asked for; counters only grow. */
export interface PoolStats {
	readonly total: number;
	readonly idle: number;
	readonly busy: number;
	readonly creating: number;
	readonly closing: number;
	readonly waiting: number;
	readonly epoch: number;
	readonly created: number;
	readonly closed: number;
	readonly acquired: number;
	readonly released: number;
	readonly timeouts: number;
	readonly aborts: number;
	readonly rejections: number;
	readonly dialFailures: number;
	/** Milliseconds, of acquires that waited: all together, and the longest. */
	readonly waitTime: number;
	readonly longestWait: number;
	readonly lastDialError: unknown;
}

export interface PoolEnvironment<T> {
	readonly settings: PoolSettings;
	readonly hooks: PoolHooks<T>;
	readonly clock: Clock;
}
