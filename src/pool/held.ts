/** A resource of a pool, and one holder's claim to it. */
import type { Timer } from '../core/clock.ts';
import type { CloseReason, HolderReport, Owner } from './pool-options.ts';

/** What a pool keeps of a resource. */
export class Resource<T> {
	readonly value: T;
	readonly expires: number;
	readonly epoch: number;
	/** When it was lent, or became idle. */
	since: number;
	label: string | undefined = undefined;
	owner: Owner | undefined = undefined;
	stack: string | undefined = undefined;
	watch: Timer | undefined = undefined;
	held: Held<T> | undefined = undefined;

	constructor(value: T, now: number, expires: number, epoch: number) {
		this.value = value;
		this.since = now;
		this.expires = expires;
		this.epoch = epoch;
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
	}
}

/** Where resources go back to. */
export interface Lender<T> {
	giveBack(resource: Resource<T>, reason: CloseReason | undefined): void;
}

/** A claim to a resource. It ends once; what is done with it after that does nothing. */
export class Held<T> {
	readonly value: T;
	/** Told when the pool takes the resource back by itself. */
	onRevoked: (() => void) | undefined = undefined;
	readonly #lender: Lender<T>;
	#resource: Resource<T> | undefined;

	constructor(lender: Lender<T>, resource: Resource<T>) {
		this.#lender = lender;
		this.#resource = resource;
		this.value = resource.value;
		resource.held = this;
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
		this.#lender.giveBack(resource, reason);
	}
}
