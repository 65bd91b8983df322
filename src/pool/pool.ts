/**
 * A pool of anything that is dear to make and can be used by one at a time.
 *
 *   resource:  creating ──▶ idle ⇄ busy ──▶ closing ──▶ gone
 *                             └─▶ checking ─▶ busy or closing      (checking: idle too long, being validated for a waiter)
 *
 *   total = idle + checking + busy + creating + closing ≤ max, at every step. A closing one counts until it is gone.
 *
 * Waiters are served first come first served by whatever arrives first, a return or a dial; idle resources are used last in first out, so
 * that the rest can age and go. One function, `#serve`, derives from state what can be done and does it.
 */
import type { Clock } from '../core/clock.ts';
import { AbortError, ClosedError, PoolDeadlockError, PoolTimeoutError, QueueFullError } from '../core/errors.ts';
import { Bulletin } from './bulletin.ts';
import { isDeadlock } from './deadlock.ts';
import { Dials, promised } from './dials.ts';
import { Endings } from './endings.ts';
import { type Held, Resource } from './held.ts';
import { IdleShelf } from './idle-shelf.ts';
import { watchLease } from './lease-watch.ts';
import { Leases } from './leases.ts';
import { PoolCounters } from './pool-counters.ts';
import type {
	AcquireOptions,
	CloseReason,
	HolderReport,
	Owner,
	PoolEnvironment,
	PoolHooks,
	PoolSettings,
	PoolStats,
} from './pool-options.ts';
import { Waiter, Waiters } from './waiters.ts';

const ANYHOW: AcquireOptions = {};
const NOT_WRITTEN = { written: false, maybeExecuted: false } as const;

export class Pool<T> {
	readonly #settings: PoolSettings;
	readonly #hooks: PoolHooks<T>;
	readonly #clock: Clock;
	readonly #idle: IdleShelf<T>;
	readonly #leases: Leases<T>;
	readonly #dials: Dials<T>;
	readonly #endings: Endings<T>;
	readonly #waiters: Waiters<Held<T>>;
	readonly #news: Bulletin<T>;
	readonly #counts: PoolCounters = new PoolCounters();
	#checking = 0;
	#epoch = 0;
	/** It was used: only then is `min` kept. */
	#awake = false;
	#closed = false;
	#serving = false;
	#again = false;
	#wasUsed = false;
	#holding = false;
	/** The shared bound refused the last dial. */
	#denied = false;

	constructor({ settings, hooks, clock }: PoolEnvironment<T>) {
		this.#settings = settings;
		this.#hooks = hooks;
		this.#clock = clock;
		this.#news = new Bulletin(hooks);
		this.#leases = new Leases((value) => hooks.idleFor(value));
		this.#idle = new IdleShelf(
			settings,
			clock,
			() => this.#total - this.#endings.count,
			(resource, reason) => this.#end(resource, reason),
			() => this.#serve(),
		);
		this.#dials = new Dials(settings, clock, (signal) => hooks.create(signal), {
			made: (value, took, epoch) => this.#dialled(value, took, epoch),
			failed: (error) => this.#dialFailed(error),
			rested: () => this.#serve(),
		});
		this.#endings = new Endings(
			(value, reason) => hooks.destroy(value, reason),
			() => {
				this.#counts.closed++;
				this.#hooks.unreserve();
				this.#serve();
				this.#settleClose();
			},
		);
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
	 *
	 * @throws PoolTimeoutError, AbortError, QueueFullError, ClosedError, PoolDeadlockError, or a fatal dial error
	 */
	acquire(options: AcquireOptions = ANYHOW): Promise<Held<T>> {
		if (this.#closed) return Promise.reject(new ClosedError('The pool is closed', NOT_WRITTEN));
		const { signal } = options;
		if (signal?.aborted) return Promise.reject(new AbortError(NOT_WRITTEN, { cause: signal.reason }));
		const now = this.#clock.now();
		const woken = !this.#awake;
		this.#awake = true;
		if (this.#waiters.length === 0) {
			const resource = this.#takeFresh(now);
			if (resource !== undefined) {
				const held = this.#lend(resource, now, now, options.label, options.owner, this.#stackHere());
				this.#wasUsed = true;
				// Woken, it has its least number of resources to see to.
				if (woken) this.#serve();
				else this.#news.tell();
				return Promise.resolve(held);
			}
		}
		if (this.#waiters.length >= this.#settings.maxWaiting) {
			this.#counts.rejections++;
			const error = new QueueFullError(`${this.#waiters.length} acquires wait already`);
			this.#news.tell();
			return Promise.reject(error);
		}
		return this.#wait(options, now);
	}

	/** Of the moment; see {@link PoolStats}. */
	stats(): PoolStats {
		return {
			total: this.#total,
			idle: this.#idle.length,
			busy: this.#leases.size + this.#checking,
			creating: this.#dials.creating,
			closing: this.#endings.count,
			waiting: this.#waiters.length,
			epoch: this.#epoch,
			...this.#counts,
			lastDialError: this.#dials.lastError,
		};
	}

	/** Something is lent out, or somebody waits. */
	get used(): boolean {
		return this.#leases.size + this.#checking + this.#waiters.length > 0;
	}

	/** Who holds what, the longest first. */
	holders(): HolderReport[] {
		return this.#leases.holders(this.#clock.now());
	}

	/** The resources that are lent out. */
	busy(): T[] {
		return this.#leases.list().map(({ value }) => value);
	}

	/** Room was made under the shared bound: look again at what could be done. */
	wake(): void {
		this.#serve();
	}

	/** When the resource that is idle longest became so; `undefined` when none is. */
	idleSince(): number | undefined {
		return this.#idle.oldest?.since;
	}

	/** Closes the resource that is idle longest, to make room. Returns whether there was one. */
	evict(): boolean {
		const oldest = this.#idle.shift();
		if (oldest === undefined) return false;
		this.#end(oldest, 'evicted');
		this.#news.tell();
		return true;
	}

	/** An idle resource died by itself. */
	lost(value: T): void {
		const resource = this.#idle.remove(value);
		if (resource === undefined) return;
		this.#end(resource, 'dead');
		this.#serve();
	}

	/** Nothing made before now is handed out any more: idle ones close, busy ones when they come back. */
	reset(): void {
		this.#epoch++;
		this.#idle.clear('epoch');
		this.#serve();
	}

	/** No more acquires; waiters are refused, busy resources are waited for until `timeout`. Resolves when all are gone. */
	close(timeout: number): Promise<void> {
		if (!this.#closed) {
			this.#closed = true;
			this.#dials.close();
			this.#waiters.refuseAll(new ClosedError('The pool was closed', NOT_WRITTEN));
			this.#idle.clear('closed');
			this.#settle();
		}
		return new Promise((resolve) => {
			const deadline = this.#clock.after(timeout, () => this.#leases.revoke(), true);
			this.#endings.whenAllGone(() => {
				deadline.cancel();
				resolve();
			});
			this.#settleClose();
		});
	}

	/** As {@link close}, at once. */
	destroy(): void {
		void this.close(0);
		this.#leases.revoke();
	}

	/** Called by {@link Held}, once: the resource comes back, fit to be used again or not. */
	giveBack(resource: Resource<T>, reason: CloseReason | undefined): void {
		const now = this.#clock.now();
		this.#counts.released++;
		if (this.#news.traces) {
			this.#news.add({ kind: 'released', resource: resource.value, held: now - resource.since });
		}
		this.#leases.end(resource, now);
		const unfit = reason ?? this.#unfit(resource, now);
		if (unfit !== undefined) this.#end(resource, unfit);
		else if (this.#grant(resource, now)) {
			// One waiter less, and as many resources: there is more to see to only if he has an owner, or was the last.
			if (!this.#serving && resource.owner === undefined && this.#waiters.length > 0) return this.#news.tell();
		} else {
			this.#rest(resource);
			// Nobody waits, and there are as many resources as before.
			if (!this.#serving) return this.#settle();
		}
		this.#serve();
	}

	get #total(): number {
		return this.#idle.length + this.#checking + this.#leases.size + this.#dials.creating + this.#endings.count;
	}

	/** Whoever waits gets what there is; what is missing is dialled. */
	#serve(): void {
		// Hooks may come back here: the outer call looks again at what the inner one changed.
		this.#again = true;
		if (this.#serving) return;
		this.#serving = true;
		try {
			while (this.#again && !this.#closed) {
				this.#again = false;
				while (this.#waiters.length > 0 && this.#idle.length > 0) {
					const now = this.#clock.now();
					const resource = this.#takeFresh(now);
					if (resource !== undefined) this.#grant(resource, now);
					else if (this.#waiters.length <= this.#checking || !this.#checkOne()) break;
				}
				while (this.#mayDial()) this.#dials.start(this.#epoch);
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

	/** On the shelf, for whoever comes. */
	#rest(resource: Resource<T>): void {
		this.#idle.push(resource);
		this.#news.idle();
	}

	#stackHere(): string | undefined {
		return this.#settings.leakThreshold > 0 ? new Error('acquired here').stack : undefined;
	}

	/** The idle resource used last, if it can be handed out without asking it. Those that cannot be used are ended on the way. */
	#takeFresh(now: number): Resource<T> | undefined {
		for (let { top } = this.#idle; top !== undefined; top = this.#idle.top) {
			const unfit = this.#unfit(top, now);
			if (unfit === undefined && now - top.since > this.#settings.validateAfterIdle) return undefined;
			this.#idle.pop();
			if (unfit === undefined) return top;
			this.#end(top, unfit);
		}
		return undefined;
	}

	/** Asks the freshest idle resource whether it lives. It goes to the head of the queue, or away. */
	#checkOne(): boolean {
		const resource = this.#idle.pop();
		if (resource === undefined) return false;
		this.#checking++;
		const done = (valid: boolean): void => {
			this.#checking--;
			const now = this.#clock.now();
			const unfit = valid ? this.#unfit(resource, now) : 'invalid';
			if (unfit !== undefined) this.#end(resource, unfit);
			// Nobody wants it any more? A check is no use of it: it goes on being idle since it was used.
			else if (!this.#grant(resource, now)) this.#rest(resource);
			if (!valid) this.#idle.clear('invalid', resource.since);
			this.#serve();
			this.#settleClose();
		};
		promised(() => this.#hooks.validate(resource.value)).then(done, () => done(false));
		return true;
	}

	#unfit(resource: Resource<T>, now: number): CloseReason | undefined {
		if (this.#closed) return 'closed';
		if (resource.epoch !== this.#epoch) return 'epoch';
		if (!this.#hooks.isAlive(resource.value)) return 'dead';
		return now >= resource.expires ? 'lifetime' : undefined;
	}

	/** To the head waiter; false when nobody waits. */
	#grant(resource: Resource<T>, now: number): boolean {
		const waiter = this.#waiters.shift();
		if (waiter === undefined) return false;
		waiter.grant(this.#lend(resource, now, waiter.since, waiter.label, waiter.owner, waiter.stack));
		return true;
	}

	/** To one who asked at `asked`. */
	#lend(
		resource: Resource<T>,
		now: number,
		asked: number,
		label: string | undefined,
		owner: Owner | undefined,
		stack: string | undefined,
	): Held<T> {
		const waited = now - asked;
		const held = this.#leases.begin(resource, now, label, owner, stack);
		this.#counts.lent(waited);
		if (this.#settings.maxLeaseTime > 0 || this.#settings.leakThreshold > 0) {
			watchLease(resource, held, this.#settings, this.#clock, () => {
				this.#news.add({ kind: 'leak', leak: this.#leases.report(resource, this.#clock.now()) });
				this.#news.tell();
			});
		}
		if (this.#news.traces) this.#news.add({ kind: 'acquired', resource: resource.value, waited });
		return held;
	}

	#wait(
		{ timeout = this.#settings.acquireTimeout, label, owner, signal }: AcquireOptions,
		now: number,
	): Promise<Held<T>> {
		const stack = this.#stackHere();
		return new Promise<Held<T>>((resolve, reject) => {
			this.#waiters.push(new Waiter(now, timeout, label, owner, stack, resolve, reject), signal);
			// One more in a queue for nothing changes nothing, unless it closes a circle of owners.
			const full = this.#idle.length === 0 && this.#total >= this.#settings.max;
			if (!full || owner !== undefined || this.#waiters.length < 2 || this.#serving) this.#serve();
			else this.#news.tell();
		});
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
		while (this.#isDeadlock()) {
			const newest = this.#waiters.list().findLast(({ owner }) => owner !== undefined);
			if (newest === undefined) return;
			this.#waiters.refuse(newest, new PoolDeadlockError(this.stats(), this.holders()));
		}
	}

	#isDeadlock(): boolean {
		const { size } = this.#leases;
		if (this.#waiters.length === 0 || size === 0 || size < this.#total) return false;
		if (size < this.#settings.max && !this.#denied) return false;
		const owners = this.#leases.owners();
		if (owners === undefined) return false;
		return isDeadlock(
			owners,
			this.#waiters.list().map(({ owner }) => owner),
		);
	}

	#mayDial(): boolean {
		this.#denied = false;
		if (this.#closed || !this.#dials.ready || this.#total >= this.#settings.max) return false;
		const wanted = this.#waiters.length - this.#checking - this.#dials.creating;
		const missing = this.#awake ? this.#settings.min - (this.#total - this.#endings.count) : 0;
		if (wanted <= 0 && missing <= 0) return false;
		this.#denied = !this.#hooks.reserve();
		return !this.#denied;
	}

	#dialled(value: T, took: number, epoch: number): void {
		const now = this.#clock.now();
		this.#counts.created++;
		const { maxLifetime } = this.#settings;
		const lifetime = maxLifetime === 0 ? Number.POSITIVE_INFINITY : maxLifetime * (1 - this.#clock.random() / 10);
		const resource = new Resource(value, this, now, now + lifetime, epoch);
		this.#leases.add(resource);
		this.#news.add({ kind: 'created', resource: value, took });
		const unfit = this.#unfit(resource, now);
		if (unfit !== undefined) this.#end(resource, unfit);
		else if (!this.#grant(resource, now)) this.#rest(resource);
		this.#serve();
		this.#settleClose();
	}

	#dialFailed(error: unknown): void {
		if (!this.#closed) {
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
		this.#serve();
		this.#settleClose();
	}

	/** Ends a resource that is in none of the sets any more. */
	#end(resource: Resource<T>, reason: CloseReason): void {
		this.#leases.remove(resource);
		this.#news.add({ kind: 'closed', resource: resource.value, reason });
		this.#endings.start(resource, reason);
	}

	#settleClose(): void {
		if (this.#closed && this.#total === 0) this.#endings.allGone();
	}
}
