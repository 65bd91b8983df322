/** A resource of a pool, and one holder's claim to it. */
import type { Timer } from '../core/clock.ts';
import type { AcquireOptions, CloseReason, HolderReport, Owner } from './pool-options.ts';

/** Where resources go back to. */
export interface Lender<T> {
	giveBack(resource: Resource<T>, reason: CloseReason | undefined): void;
}

/** What a pool keeps of a resource. */
export class Resource<T> {
	readonly value: T;
	readonly lender: Lender<T>;
	readonly expires: number;
	readonly epoch: number;
	/** When it was lent, or became idle. */
	since: number;
	/** The clock's, when it was lent. */
	beat = 0;
	label: string | undefined = undefined;
	owner: Owner | undefined = undefined;
	stack: string | undefined = undefined;
	watch: Timer | undefined = undefined;
	/** Whose it is; `undefined` while nobody holds it. */
	held: Held<T> | undefined = undefined;

	constructor(value: T, lender: Lender<T>, now: number, expires: number, epoch: number) {
		this.value = value;
		this.lender = lender;
		this.since = now;
		this.expires = expires;
		this.epoch = epoch;
	}

	/** Somebody holds it from `now` on. */
	lend(now: number, { label, owner }: AcquireOptions, stack: string | undefined): Held<T> {
		this.since = now;
		this.label = label;
		this.owner = owner;
		this.stack = stack;
		const held = new Held(this);
		this.held = held;
		return held;
	}

	/** Who holds it, one of `count`; `idle` as its holder's use of it says. */
	report(now: number, idle: number | undefined, count: number): HolderReport {
		const age = now - this.since;
		// A holder who has done nothing yet is idle since he got it.
		return {
			label: this.label,
			age,
			idle: idle === undefined ? undefined : Math.min(idle, age),
			stack: this.stack,
			count,
		};
	}

	/** Nobody holds it from `now` on. */
	rest(now: number): void {
		this.since = now;
		this.label = undefined;
		this.owner = undefined;
		this.stack = undefined;
		this.held = undefined;
		if (this.watch !== undefined) {
			this.watch.cancel();
			this.watch = undefined;
		}
	}
}

/** A claim to a resource, made for one lease. It ends once; what is done with it after that does nothing. */
export class Held<T> {
	readonly value: T;
	/** Told when the pool takes the resource back by itself. */
	onRevoked: (() => void) | undefined = undefined;
	#resource: Resource<T> | undefined;

	constructor(resource: Resource<T>) {
		this.#resource = resource;
		this.value = resource.value;
	}

	/** Whether it was given back. */
	get released(): boolean {
		return this.#resource === undefined;
	}

	/** Gives the resource back for the next one. */
	release(): void {
		this.#end(undefined);
	}

	/** Gives it back to be closed. */
	discard(reason: CloseReason = 'broken'): void {
		this.#end(reason);
	}

	/** The pool takes it away: its holder is told, and it is closed. */
	revoke(reason: CloseReason = 'revoked'): void {
		const told = this.onRevoked;
		const held = !this.released;
		this.#end(reason);
		try {
			if (held) told?.();
		} catch {
			// Its holder's affair: the others are taken back all the same.
		}
	}

	#end(reason: CloseReason | undefined): void {
		const resource = this.#resource;
		if (resource === undefined) return;
		this.#resource = undefined;
		resource.lender.giveBack(resource, reason);
	}
}
