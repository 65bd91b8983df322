/** A pool of things that are nothing, whose dials, checks and ends the test answers one by one. */
import type { Held } from '../../../src/pool/held.ts';
import { Pool } from '../../../src/pool/pool.ts';
import type {
	AcquireOptions,
	CloseReason,
	PoolEvent,
	PoolHooks,
	PoolSettings,
} from '../../../src/pool/pool-options.ts';
import { settle, VirtualClock } from './virtual-clock.ts';

/** What the pool pools. */
export interface Thing {
	readonly id: number;
	alive: boolean;
	/** Milliseconds since its last use; `undefined` while it is in use. */
	idleFor: number | undefined;
}

/** A promise that the test settles. */
export class Answer<T> {
	readonly promise: Promise<T>;
	#settle!: { resolve: (value: T) => void; reject: (error: unknown) => void };

	constructor() {
		this.promise = new Promise((resolve, reject) => {
			this.#settle = { resolve, reject };
		});
	}

	async resolve(value: T): Promise<void> {
		this.#settle.resolve(value);
		await settle();
	}

	async reject(error: unknown): Promise<void> {
		this.#settle.reject(error);
		await settle();
	}
}

/** An acquire, and how it ended. */
export interface Request {
	readonly promise: Promise<Held<Thing>>;
	held: Held<Thing> | undefined;
	error: Error | undefined;
	settlements: number;
}

export const plainSettings: PoolSettings = {
	min: 0,
	max: 2,
	maxWaiting: 10_000,
	acquireTimeout: 0,
	idleTimeout: 0,
	maxLifetime: 0,
	validateAfterIdle: Number.POSITIVE_INFINITY,
	maxConcurrentDials: 2,
	maxLeaseTime: 0,
	leakThreshold: 0,
	backoff: { first: 100, base: 200, most: 1000 },
};

export class DialError extends Error {
	readonly fatal: boolean;
	constructor(message: string, fatal = false) {
		super(message);
		this.fatal = fatal;
	}
}

export class TrialPool {
	readonly clock: VirtualClock = new VirtualClock();
	readonly pool: Pool<Thing>;
	/** Dials that were not answered yet, the first first. */
	readonly dials: Answer<Thing>[] = [];
	readonly checks: Array<{ readonly thing: Thing; readonly answer: Answer<boolean> }> = [];
	/** Ends that were not answered yet. */
	readonly ends: Array<{ readonly thing: Thing; readonly reason: CloseReason; readonly answer: Answer<void> }> = [];
	readonly events: PoolEvent<Thing>[] = [];
	/** All dials there ever were. */
	dialled = 0;
	/** Most at once. */
	mostDials = 0;
	held = false;
	room: number = Number.POSITIVE_INFINITY;
	reserved = 0;
	/** The signal that dials are given. */
	signal: AbortSignal | undefined;
	/** Ends are answered at once. */
	endsAtOnce = true;
	readonly #hooks: PoolHooks<Thing>;
	#made = 0;

	constructor(settings: Partial<PoolSettings> = {}, hooks: Partial<PoolHooks<Thing>> = {}) {
		this.#hooks = { ...this.#plainHooks(), ...hooks };
		this.pool = new Pool({ settings: { ...plainSettings, ...settings }, hooks: this.#hooks, clock: this.clock });
	}

	/** Asks for a thing and notes what comes of it. */
	ask(options?: AcquireOptions): Request {
		const promise = this.pool.acquire(options);
		const request: Request = { promise, held: undefined, error: undefined, settlements: 0 };
		promise.then(
			(held) => {
				request.held = held;
				request.settlements++;
			},
			(error: unknown) => {
				request.error = error as Error;
				request.settlements++;
			},
		);
		return request;
	}

	/** Asks, and answers the dial if there is one. */
	async get(options?: AcquireOptions): Promise<Held<Thing>> {
		const request = this.ask(options);
		await settle();
		if (request.held === undefined) await this.dialOk();
		if (request.held === undefined) throw new Error('nothing came');
		return request.held;
	}

	/** Several at once. */
	async getMany(count: number, options?: AcquireOptions): Promise<Held<Thing>[]> {
		const all: Held<Thing>[] = [];
		for (let i = 0; i < count; i++) all.push(await this.get(options));
		return all;
	}

	/** The dial that waits longest succeeds. */
	async dialOk(): Promise<Thing> {
		const thing: Thing = { id: ++this.#made, alive: true, idleFor: 0 };
		await this.#next(this.dials, 'dial').resolve(thing);
		return thing;
	}

	async dialFails(error: unknown = new DialError('refused')): Promise<void> {
		await this.#next(this.dials, 'dial').reject(error);
	}

	async checkSays(valid: boolean): Promise<void> {
		await this.#next(this.checks, 'check').answer.resolve(valid);
	}

	async endNext(): Promise<void> {
		await this.#next(this.ends, 'end').answer.resolve();
	}

	/** The reasons of all that were closed, in order. */
	get reasons(): CloseReason[] {
		return this.events.flatMap((event) => (event.kind === 'closed' ? [event.reason] : []));
	}

	/** The events of one kind. */
	of<Kind extends PoolEvent<Thing>['kind']>(kind: Kind): Array<Extract<PoolEvent<Thing>, { kind: Kind }>> {
		return this.events.filter((event): event is Extract<PoolEvent<Thing>, { kind: Kind }> => event.kind === kind);
	}

	#next<Each>(from: Each[], what: string): Each {
		const next = from.shift();
		if (next === undefined) throw new Error(`no ${what} in progress`);
		return next;
	}

	#plainHooks(): PoolHooks<Thing> {
		return {
			create: (signal) => {
				this.signal = signal;
				const dial = new Answer<Thing>();
				this.dialled++;
				this.mostDials = Math.max(this.mostDials, this.dials.push(dial));
				return dial.promise;
			},
			destroy: (thing, reason) => {
				thing.alive = false;
				if (this.endsAtOnce) return Promise.resolve();
				const answer = new Answer<void>();
				this.ends.push({ thing, reason, answer });
				return answer.promise;
			},
			isAlive: ({ alive }) => alive,
			validate: (thing) => {
				const answer = new Answer<boolean>();
				this.checks.push({ thing, answer });
				return answer.promise;
			},
			isFatal: (error) => error instanceof DialError && error.fatal,
			reserve: () => {
				if (this.reserved >= this.room) return false;
				this.reserved++;
				return true;
			},
			unreserve: () => {
				this.reserved--;
			},
			idleFor: ({ idleFor }) => idleFor,
			hold: (held) => {
				this.held = held;
			},
			event: (event) => {
				this.events.push(event);
			},
		};
	}
}
