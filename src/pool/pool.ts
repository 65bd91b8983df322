/**
 * A pool of anything that is dear to make and can be used by one at a time.
 *
 *   resource:  creating ──▶ in stock ──▶ gone        (its states there: {@link Stock}; creating + in stock ≤ max, at every step)
 *
 * Waiters are served first come first served by whatever arrives first, a return or a dial; idle resources are used last in first out, so
 * that the rest can age and go. One function, `#serve`, derives from state what can be done and does it.
 */
import type { Clock } from '../core/clock.ts';
import {
	AbortError,
	ClosedError,
	NOT_WRITTEN,
	PoolDeadlockError,
	PoolTimeoutError,
	QueueFullError,
} from '../core/errors.ts';
import { Bulletin } from './bulletin.ts';
import { newestInCircle } from './deadlock.ts';
import { Dials } from './dials.ts';
import type { Held, Resource } from './held.ts';
import { PoolCounters } from './pool-counters.ts';
import {
	type AcquireOptions,
	ANYHOW,
	type CloseReason,
	type HolderReport,
	type PoolEnvironment,
	type PoolHooks,
	type PoolSettings,
	type PoolStats,
} from './pool-options.ts';
import { Stock } from './stock.ts';
import { Waiter, Waiters } from './waiters.ts';

export class Pool<T> {
	readonly #settings: PoolSettings;
	readonly #hooks: PoolHooks<T>;
	readonly #clock: Clock;
	readonly #stock: Stock<T>;
	readonly #dials: Dials<T>;
	readonly #waiters: Waiters<Held<T>>;
	readonly #news: Bulletin<T>;
	readonly #counts: PoolCounters = new PoolCounters();
	/** It was used: only then is `min` kept. */
	#awake = false;
	#serving = false;
	#again = false;
	#wasUsed = false;
	#holding = false;
	/** The shared bound refused the last dial. */
	#denied = false;

	constructor(environment: PoolEnvironment<T>) {
		const { settings, hooks, clock } = environment;
		this.#settings = settings;
		this.#hooks = hooks;
		this.#clock = clock;
		this.#news = new Bulletin(hooks);
		this.#stock = new Stock(environment, this.#news, this.#counts, {
			giveBack: (resource, reason) => this.#giveBack(resource, reason),
			creating: () => this.#dials.creating,
			swept: () => this.#serve(),
			gone: () => {
				this.#counts.closed++;
				this.#hooks.unreserve();
				this.#progress();
			},
			checked: (resource, now) => this.#place(resource, now),
			settled: () => this.#progress(),
		});
		this.#dials = new Dials(settings, clock, (signal) => hooks.create(signal), {
			made: (value, took, epoch) => this.#dialled(value, took, epoch),
			failed: (error) => this.#dialFailed(error),
			rested: () => this.#serve(),
		});
		this.#waiters = new Waiters(clock, {
			aborted: (reason) => {
				this.#counts.aborts++;
				return new AbortError(NOT_WRITTEN, { cause: reason });
			},
			late: (timeout) => {
				this.#counts.timeouts++;
				return new PoolTimeoutError(timeout, this.stats(), this.holders());
			},
			left: () => this.#settle(),
		});
	}

	/**
	 * A resource for the caller alone.
	 * @throws PoolTimeoutError, AbortError, QueueFullError, ClosedError, PoolDeadlockError, or a fatal dial error
	 */
	acquire(options: AcquireOptions = ANYHOW): Promise<Held<T>> {
		if (this.#stock.closed || options.signal?.aborted) return this.#refuse(options);
		if (this.#settings.leakThreshold > 0) options = { ...options, stack: new Error('acquired here').stack };
		const now = this.#clock.now();
		const resource = this.#waiters.length === 0 ? this.#stock.takeFresh(now) : undefined;
		if (resource === undefined) return this.#wait(options, now);
		const held = this.#stock.lend(resource, now, now, options);
		this.#wasUsed = true;
		if (this.#awake) this.#news.tell();
		else this.#wakeUp();
		return Promise.resolve(held);
	}

	/** Of the moment; see {@link PoolStats}. */
	stats(): PoolStats {
		return {
			total: this.#stock.total,
			idle: this.#stock.idle.length,
			busy: this.#stock.leases.size + this.#stock.checking,
			creating: this.#dials.creating,
			closing: this.#stock.endings.count,
			waiting: this.#waiters.length,
			epoch: this.#stock.epoch,
			...this.#counts,
			lastDialError: this.#dials.lastError,
		};
	}

	/** Something is lent out, or somebody waits. */
	get used(): boolean {
		return this.#stock.leases.size + this.#stock.checking + this.#waiters.length > 0;
	}

	/** Who holds what, the longest first. */
	holders(): HolderReport[] {
		return this.#stock.leases.holders(this.#clock.now());
	}

	/** The resources that are lent out. */
	busy(): T[] {
		return this.#stock.leases.list().map(({ value }) => value);
	}

	/** Room was made under the shared bound: look again at what could be done. */
	wake(): void {
		this.#serve();
	}

	/** When the resource that is idle longest became so; `undefined` when none is. */
	idleSince(): number | undefined {
		return this.#stock.idle.oldest?.since;
	}

	/** Closes the resource that is idle longest, to make room. Returns whether there was one. */
	evict(): boolean {
		const oldest = this.#stock.idle.shift();
		if (oldest === undefined) return false;
		this.#stock.end(oldest, 'evicted');
		this.#news.tell();
		return true;
	}

	/** An idle resource died by itself. */
	lost(value: T): void {
		const resource = this.#stock.idle.remove(value);
		if (resource === undefined) return;
		this.#stock.end(resource, 'dead');
		this.#serve();
	}

	/** Nothing made before now is handed out any more: idle ones close, busy ones when they come back. */
	reset(): void {
		this.#stock.epoch++;
		this.#stock.idle.clear('epoch');
		this.#serve();
	}

	/** No more acquires; waiters are refused, busy resources are waited for until `timeout`. Resolves when all are gone. */
	close(timeout: number): Promise<void> {
		if (!this.#stock.closed) {
			this.#stock.closed = true;
			this.#dials.close();
			this.#waiters.refuseAll(new ClosedError('The pool was closed', NOT_WRITTEN));
			this.#stock.idle.clear('closed');
			this.#settle();
		}
		const gone = this.#stock.endings.all(this.#clock, timeout, () => this.#stock.leases.revoke());
		this.#progress();
		return gone;
	}

	/** As {@link close}, at once. */
	destroy(): void {
		void this.close(0);
		this.#stock.leases.revoke();
	}

	/** Called by {@link Held}, once: the resource comes back, fit to be used again or not. */
	#giveBack(resource: Resource<T>, reason: CloseReason | undefined): void {
		const now = this.#stock.takeBack(resource, this.#waiters.length > 0);
		const unfit = reason ?? this.#stock.unfit(resource, now);
		if (unfit !== undefined) this.#stock.end(resource, unfit);
		else if (this.#grant(resource, now)) {
			// One waiter less, and as many resources: there is more to see to only if he has an owner, or was the last.
			if (!this.#serving && resource.owner === undefined && this.#waiters.length > 0) return this.#news.tell();
		} else {
			this.#stock.rest(resource);
			// Nobody waits, and there are as many resources as before.
			if (!this.#serving) return this.#settle();
		}
		this.#serve();
	}

	/** Whoever waits gets what there is; what is missing is dialled. */
	#serve(): void {
		// Hooks may come back here: the outer call looks again at what the inner one changed.
		this.#again = true;
		if (this.#serving) return;
		this.#serving = true;
		try {
			while (this.#again && !this.#stock.closed) {
				this.#again = false;
				while (this.#waiters.length > 0 && this.#stock.idle.length > 0) {
					const now = this.#clock.now();
					const resource = this.#stock.takeFresh(now);
					if (resource !== undefined) this.#grant(resource, now);
					else if (this.#waiters.length <= this.#stock.checking || !this.#stock.check()) break;
				}
				while (this.#mayDial()) this.#dials.start(this.#stock.epoch);
				this.#breakDeadlock();
			}
		} finally {
			this.#serving = false;
		}
		this.#settle();
	}

	/** What others hear of the state as it is now. */
	#settle(): void {
		this.#hold();
		const { used } = this;
		if (this.#wasUsed && !used) this.#news.quiet();
		this.#wasUsed = used;
		this.#news.tell();
	}

	/** To the head waiter, or on the shelf: nobody wants it. After a check, that is no use of it: it goes on being idle since it was used. */
	#place(resource: Resource<T>, now: number): void {
		if (!this.#grant(resource, now)) this.#stock.rest(resource);
	}

	/** To the head waiter; false when nobody waits. */
	#grant(resource: Resource<T>, now: number): boolean {
		const waiter = this.#waiters.shift();
		if (waiter === undefined) return false;
		waiter.grant(this.#stock.lend(resource, now, waiter.since, waiter.options));
		return true;
	}

	#refuse({ signal }: AcquireOptions): Promise<never> {
		if (this.#stock.closed) return Promise.reject(new ClosedError('The pool is closed', NOT_WRITTEN));
		return Promise.reject(new AbortError(NOT_WRITTEN, { cause: signal?.reason }));
	}

	/** From now on it has its least number of resources to see to. */
	#wakeUp(): void {
		this.#awake = true;
		this.#serve();
	}

	#turnAway(): Promise<never> {
		this.#counts.rejections++;
		this.#news.tell();
		return Promise.reject(new QueueFullError(`${this.#settings.maxWaiting} acquires wait already`));
	}

	#wait(options: AcquireOptions, now: number): Promise<Held<T>> {
		this.#awake = true;
		if (this.#waiters.length >= this.#settings.maxWaiting) return this.#turnAway();
		const { timeout = this.#settings.acquireTimeout, owner } = options;
		const waiter = new Waiter<Held<T>>(now, timeout, options);
		const answer = waiter.answer();
		this.#waiters.push(waiter);
		// Where all there can be are lent, one more who waits changes nothing, unless it closes a circle of owners.
		const full = this.#stock.leases.size >= this.#settings.max && this.#waiters.length > 1;
		if (!full || owner !== undefined) this.#serve();
		return answer;
	}

	/** Dials, and the wait for the next one, keep the process alive while somebody waits for them. */
	#hold(): void {
		const held = this.#waiters.length > 0;
		if (held === this.#holding) return;
		this.#holding = held;
		this.#dials.hold(held);
		this.#hooks.hold(held);
	}

	/** Where every resource is lent to somebody who waits for another one, the newest of those waiters is refused. */
	#breakDeadlock(): void {
		for (let victim = this.#victim(); victim !== undefined; victim = this.#victim()) {
			this.#waiters.refuse(victim, new PoolDeadlockError(this.stats(), this.holders()));
		}
	}

	#victim(): Waiter<Held<T>> | undefined {
		const { size } = this.#stock.leases;
		if (this.#waiters.length === 0 || size === 0 || size < this.#stock.total) return undefined;
		if (size < this.#settings.max && !this.#denied) return undefined;
		const owners = this.#stock.leases.owners();
		return owners === undefined ? undefined : newestInCircle(owners, this.#waiters.list());
	}

	#mayDial(): boolean {
		this.#denied = false;
		if (this.#stock.closed || !this.#dials.ready || this.#stock.total >= this.#settings.max) return false;
		const wanted = this.#waiters.length - this.#stock.checking - this.#dials.creating;
		const missing = this.#awake ? this.#settings.min - (this.#stock.total - this.#stock.endings.count) : 0;
		if (wanted <= 0 && missing <= 0) return false;
		this.#denied = !this.#hooks.reserve();
		return !this.#denied;
	}

	#dialled(value: T, took: number, epoch: number): void {
		const now = this.#clock.now();
		this.#counts.created++;
		const resource = this.#stock.add(value, now, epoch);
		this.#news.add({ kind: 'created', resource: value, took });
		const unfit = this.#stock.unfit(resource, now);
		if (unfit !== undefined) this.#stock.end(resource, unfit);
		else this.#place(resource, now);
		this.#progress();
	}

	#dialFailed(error: unknown): void {
		if (!this.#stock.closed) {
			this.#counts.dialFailures++;
			this.#news.add({ kind: 'dialFailed', error });
			if (this.#hooks.isFatal(error)) {
				// No more tries in the background; the next acquire dials again.
				this.#awake = false;
				this.#dials.forgetFailures();
				this.#waiters.refuseAll(error);
			} else this.#dials.restAfterFailure();
		}
		// Only now: whoever is given the room may come back here.
		this.#hooks.unreserve();
		this.#progress();
	}

	/** Something of the pool's own doing has ended. */
	#progress(): void {
		this.#serve();
		if (this.#stock.closed && this.#stock.total === 0) this.#stock.endings.allGone();
	}
}
