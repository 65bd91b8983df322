/**
 * The resources of a pool, whatever they do; only those that are being made are not there yet.
 *
 *   made ──▶ idle ⇄ busy ──▶ closing ──▶ gone
 *              └─▶ checking ─▶ busy, idle or closing
 *
 * It knows what may be lent and lends it, and does not know to whom.
 */
import type { Clock } from '../core/clock.ts';
import type { Bulletin } from './bulletin.ts';
import { promised } from './dials.ts';
import { Endings } from './endings.ts';
import { type Held, type Lender, Resource } from './held.ts';
import { IdleShelf } from './idle-shelf.ts';
import { watchLease } from './lease-watch.ts';
import { Leases } from './leases.ts';
import type { PoolCounters } from './pool-counters.ts';
import type { AcquireOptions, CloseReason, PoolEnvironment, PoolHooks, PoolSettings } from './pool-options.ts';

/** The pool, as its stock sees it. */
export interface StockOwner<T> extends Lender<T> {
	/** How many are being made. */
	creating(): number;
	/** Some that were idle for too long were ended. */
	swept(): void;
	/** One is gone, and its place is free. */
	gone(): void;
	/** One that was asked is well. It is to be granted, or put to rest. */
	checked(resource: Resource<T>, now: number): void;
	/** A check is over, whatever it said. */
	settled(): void;
}

export class Stock<T> {
	readonly idle: IdleShelf<T>;
	readonly leases: Leases<T>;
	readonly endings: Endings<T>;
	/** How many are being asked whether they live. */
	checking = 0;
	/** Resources of an older one are not lent any more. */
	epoch = 0;
	/** Nothing is lent any more. */
	closed = false;
	readonly #settings: PoolSettings;
	readonly #hooks: PoolHooks<T>;
	readonly #clock: Clock;
	readonly #news: Bulletin<T>;
	readonly #counts: PoolCounters;
	readonly #owner: StockOwner<T>;
	/** Leases are timed: someone is told of long ones, or they end. */
	readonly #watches: boolean;

	constructor(
		{ settings, hooks, clock }: PoolEnvironment<T>,
		news: Bulletin<T>,
		counts: PoolCounters,
		owner: StockOwner<T>,
	) {
		this.#settings = settings;
		this.#hooks = hooks;
		this.#clock = clock;
		this.#news = news;
		this.#counts = counts;
		this.#owner = owner;
		this.#watches = settings.maxLeaseTime > 0 || settings.leakThreshold > 0;
		this.leases = new Leases((value) => hooks.idleFor(value));
		this.endings = new Endings(
			(value, reason) => hooks.destroy(value, reason),
			() => owner.gone(),
		);
		this.idle = new IdleShelf(
			settings,
			clock,
			() => this.total - this.endings.count,
			(resource, reason) => this.end(resource, reason),
			() => owner.swept(),
		);
	}

	/** All, those included that are being made or are closing. */
	get total(): number {
		return this.idle.length + this.checking + this.leases.size + this.endings.count + this.#owner.creating();
	}

	/** One was made. */
	add(value: T, now: number, epoch: number): Resource<T> {
		const { maxLifetime } = this.#settings;
		const lifetime = maxLifetime === 0 ? Number.POSITIVE_INFINITY : maxLifetime * (1 - this.#clock.random() / 10);
		const resource = new Resource(value, this.#owner, now, now + lifetime, epoch);
		this.leases.add(resource);
		return resource;
	}

	/** Why it cannot be lent, if it cannot. */
	unfit(resource: Resource<T>, now: number): CloseReason | undefined {
		if (this.closed) return 'closed';
		if (resource.epoch !== this.epoch) return 'epoch';
		if (!this.#hooks.isAlive(resource.value)) return 'dead';
		return now >= resource.expires ? 'lifetime' : undefined;
	}

	/** The idle resource used last, if it can be handed out without asking it. Those that cannot be used are ended on the way. */
	takeFresh(now: number): Resource<T> | undefined {
		const { idle } = this;
		for (let { top } = idle; top !== undefined; top = idle.top) {
			const unfit = this.unfit(top, now);
			if (unfit === undefined && now - top.since > this.#settings.validateAfterIdle) return undefined;
			idle.pop();
			if (unfit === undefined) return top;
			this.end(top, unfit);
		}
		return undefined;
	}

	/**
	 * Asks the freshest idle resource whether it lives. Where it does not, those that are idle as long or longer are ended with it, unless
	 * they are being asked themselves: what befell it most likely befell them, and a new one costs less than another doubt.
	 */
	check(): boolean {
		const resource = this.idle.pop();
		if (resource === undefined) return false;
		this.checking++;
		const done = (valid: boolean): void => {
			this.checking--;
			const now = this.#clock.now();
			const unfit = valid ? this.unfit(resource, now) : 'invalid';
			if (unfit === undefined) this.#owner.checked(resource, now);
			else this.end(resource, unfit);
			if (!valid) this.idle.clear('invalid', resource.since);
			this.#owner.settled();
		};
		promised(() => this.#hooks.validate(resource.value)).then(done, () => done(false));
		return true;
	}

	/** To one who asked at `asked`. */
	lend(resource: Resource<T>, now: number, asked: number, options: AcquireOptions): Held<T> {
		const waited = now - asked;
		const held = resource.lend(now, this.#clock.beat(), options);
		this.leases.size++;
		this.#counts.lent(waited);
		if (this.#watches) this.#watch(resource, held);
		if (this.#news.traces) this.#news.add({ kind: 'acquired', resource: resource.value, waited });
		return held;
	}

	/**
	 * One came back. Returns when it did: where nobody needs to know exactly, and no beat of the clock passed since it was lent, that counts as
	 * the moment: it then becomes idle a little early, or by as much as the process was frozen, and is asked so much sooner. Never before those
	 * that are on the shelf.
	 */
	takeBack(resource: Resource<T>, exactly: boolean): number {
		this.#counts.released++;
		this.leases.size--;
		if (this.#news.traces) return this.#tellReturn(resource);
		let now = resource.since;
		if (exactly || resource.beat !== this.#clock.beat()) now = this.#clock.now();
		else {
			const { top } = this.idle;
			if (top !== undefined && top.since > now) now = top.since;
		}
		resource.rest(now);
		return now;
	}

	/** On the shelf, for whoever comes. */
	rest(resource: Resource<T>): void {
		this.idle.push(resource);
		this.#news.idle();
	}

	/** Ends a resource that is in none of the sets any more. */
	end(resource: Resource<T>, reason: CloseReason): void {
		this.leases.remove(resource);
		this.#news.add({ kind: 'closed', resource: resource.value, reason });
		this.endings.start(resource, reason);
	}

	#tellReturn(resource: Resource<T>): number {
		const now = this.#clock.now();
		this.#news.add({ kind: 'released', resource: resource.value, held: now - resource.since });
		resource.rest(now);
		return now;
	}

	#watch(resource: Resource<T>, held: Held<T>): void {
		watchLease(resource, held, this.#settings, this.#clock, () => {
			this.#news.add({ kind: 'leak', leak: this.leases.report(resource, this.#clock.now()) });
			this.#news.tell();
		});
	}
}
