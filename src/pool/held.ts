/**
 * A resource of a pool, and one holder's claim to it.
 *
 * Each lending and each return is another turn of the resource, and a claim is good for one: the resource need not know the claims, and no
 * old object is made to point to a young one with each lease, which the collector would have to be told.
 */
import type { Timer } from '../core/clock.ts';
import { type AcquireOptions, ANYHOW, type CloseReason, type HolderReport, type Owner } from './pool-options.ts';

/** Where resources go back to. */
export interface Lender<T> {
	giveBack(resource: Resource<T>, reason: CloseReason | undefined): void;
}

/** What a pool keeps of a resource. */
export class Resource<T> {
	readonly value: T;
	readonly expires: number;
	readonly epoch: number;
	/** When it was lent, or became idle. */
	since: number;
	/** The clock's, when it was lent. */
	beat = 0;
	/** Odd while it is lent. */
	turn = 0;
	watch: Timer | undefined = undefined;
	/** Its holder is told when the pool takes it back by itself. */
	onRevoked: (() => void) | undefined = undefined;
	readonly #lender: Lender<T>;
	/** As its holder asked for it. */
	#options: AcquireOptions = ANYHOW;

	constructor(value: T, lender: Lender<T>, now: number, expires: number, epoch: number) {
		this.value = value;
		this.#lender = lender;
		this.since = now;
		this.expires = expires;
		this.epoch = epoch;
	}

	get lent(): boolean {
		return this.turn % 2 === 1;
	}

	/** Of its holder. */
	get owner(): Owner | undefined {
		return this.#options.owner;
	}

	/** Somebody holds it from `now` on. */
	lend(now: number, beat: number, options: AcquireOptions): Held<T> {
		this.since = now;
		this.beat = beat;
		this.#options = options;
		return new Held(this, ++this.turn);
	}

	/** Its holder gives it back, or the pool takes it: the claim to it ends. */
	giveBack(reason: CloseReason | undefined): void {
		this.turn++;
		this.#lender.giveBack(this, reason);
	}

	/** The pool takes it from its holder, who is told. */
	revoke(reason: CloseReason): void {
		const told = this.onRevoked;
		this.giveBack(reason);
		try {
			told?.();
		} catch {
			// Its holder's affair: the others are taken back all the same.
		}
	}

	/** Who holds it, one of `count`; `idle` as its holder's use of it says. */
	report(now: number, idle: number | undefined, count: number): HolderReport {
		const age = now - this.since;
		// A holder who has done nothing yet is idle since he got it.
		return {
			label: this.#options.label,
			age,
			idle: idle === undefined ? undefined : Math.min(idle, age),
			stack: this.#options.stack,
			count,
		};
	}

	/** Nobody holds it from `now` on. */
	rest(now: number): void {
		this.since = now;
		this.#options = ANYHOW;
		if (this.onRevoked !== undefined) this.onRevoked = undefined;
		if (this.watch !== undefined) {
			this.watch.cancel();
			this.watch = undefined;
		}
	}
}

/** A claim to a resource, made for one lease. It ends once; what is done with it after that does nothing. */
export class Held<T> {
	/** A promise looks for it in what it is fulfilled with, up to the last prototype: here it need not go far. */
	// biome-ignore lint/suspicious/noThenProperty: it is there to say that this is none
	readonly then: undefined = undefined;
	readonly value: T;
	readonly #resource: Resource<T>;
	readonly #turn: number;

	constructor(resource: Resource<T>, turn: number) {
		this.value = resource.value;
		this.#resource = resource;
		this.#turn = turn;
	}

	/** Whether it was given back. */
	get released(): boolean {
		return this.#resource.turn !== this.#turn;
	}

	/** Told when the pool takes the resource back by itself. */
	set onRevoked(told: () => void) {
		if (!this.released) this.#resource.onRevoked = told;
	}

	/** Gives the resource back for the next one. */
	release(): void {
		const resource = this.#resource;
		if (resource.turn === this.#turn) resource.giveBack(undefined);
	}

	/** Gives it back to be closed. */
	discard(reason: CloseReason = 'broken'): void {
		if (!this.released) this.#resource.giveBack(reason);
	}

	/** The pool takes it away: its holder is told, and it is closed. */
	revoke(reason: CloseReason = 'revoked'): void {
		if (!this.released) this.#resource.revoke(reason);
	}
}
