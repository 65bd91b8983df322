/** Idle resources: taken from the top, so that those at the bottom can grow old and go. */
import type { Clock, Timer } from '../core/clock.ts';
import type { Resource } from './held.ts';
import type { CloseReason } from './pool-options.ts';

export interface ShelfSettings {
	/** 0: being idle is no reason. */
	readonly idleTimeout: number;
	readonly min: number;
}

export class IdleShelf<T> {
	readonly #resources: Resource<T>[] = [];
	readonly #min: number;
	readonly #clock: Clock;
	/** How many resources there are in all: idleness never brings that below `min`. */
	readonly #total: () => number;
	readonly #end: (resource: Resource<T>, reason: CloseReason) => void;
	readonly #swept: () => void;
	/** How long one may be idle. */
	readonly #patience: number;
	#timer: Timer | undefined = undefined;
	#timerAt = Number.POSITIVE_INFINITY;

	constructor(
		settings: ShelfSettings,
		clock: Clock,
		total: () => number,
		end: (resource: Resource<T>, reason: CloseReason) => void,
		swept: () => void,
	) {
		this.#min = settings.min;
		this.#patience = settings.idleTimeout === 0 ? Number.POSITIVE_INFINITY : settings.idleTimeout;
		this.#clock = clock;
		this.#total = total;
		this.#end = end;
		this.#swept = swept;
	}

	get length(): number {
		return this.#resources.length;
	}

	/** The one idle longest. */
	get oldest(): Resource<T> | undefined {
		return this.#resources[0];
	}

	get top(): Resource<T> | undefined {
		const { length } = this.#resources;
		// An array looks for [-1] everywhere, which costs more than all of a lease's other steps.
		return length === 0 ? undefined : this.#resources[length - 1];
	}

	/** Puts it where it belongs by the time it became idle: on top, unless it was only looked at. */
	push(resource: Resource<T>): void {
		const resources = this.#resources;
		let at = resources.length;
		while (at > 0 && (resources[at - 1] as Resource<T>).since > resource.since) at--;
		if (at === resources.length) resources.push(resource);
		else resources.splice(at, 0, resource);
		// For the others the timer was set when they came. Most who come change nothing, and are not worth the call.
		const { expires } = resource;
		const bored = (resources[0] as Resource<T>).since + this.#patience;
		if (expires < this.#timerAt || bored < this.#timerAt) this.#arm(expires);
	}

	pop(): Resource<T> | undefined {
		return this.#resources.pop();
	}

	shift(): Resource<T> | undefined {
		return this.#resources.shift();
	}

	/** Takes out the resource with this value. */
	remove(value: T): Resource<T> | undefined {
		const index = this.#resources.findIndex((resource) => resource.value === value);
		return index === -1 ? undefined : this.#resources.splice(index, 1)[0];
	}

	/** Ends all, or those that are idle since `since` and longer. */
	clear(reason: CloseReason, since: number = Number.POSITIVE_INFINITY): void {
		if (since === Number.POSITIVE_INFINITY) this.#disarm();
		// One after the other: each is on the shelf until it is being ended.
		for (let { oldest } = this; oldest !== undefined && oldest.since <= since; oldest = this.oldest) {
			this.#resources.shift();
			this.#end(oldest, reason);
		}
	}

	#disarm(): void {
		this.#timer?.cancel();
		this.#timer = undefined;
		this.#timerAt = Number.POSITIVE_INFINITY;
	}

	/** Wakes up at `expires`, or when the one idle longest has been so for long enough. */
	#arm(expires: number): void {
		const { oldest } = this;
		const bored = oldest === undefined ? Number.POSITIVE_INFINITY : oldest.since + this.#patience;
		const at = bored < expires && this.#total() > this.#min ? bored : expires;
		if (at >= this.#timerAt) return;
		this.#disarm();
		this.#timerAt = at;
		const delay = Math.max(1, at - this.#clock.now());
		this.#timer = this.#clock.after(delay, () => this.#sweep(), false);
	}

	#sweep(): void {
		this.#disarm();
		const now = this.#clock.now();
		for (let i = 0; i < this.#resources.length; ) {
			const resource = this.#resources[i] as Resource<T>;
			const idle = now - resource.since >= this.#patience && this.#total() > this.#min;
			const reason = now >= resource.expires ? 'lifetime' : idle ? 'idle' : undefined;
			if (reason === undefined) i++;
			else {
				this.#resources.splice(i, 1);
				this.#end(resource, reason);
			}
		}
		let expires = Number.POSITIVE_INFINITY;
		for (const resource of this.#resources) if (resource.expires < expires) expires = resource.expires;
		this.#arm(expires);
		this.#swept();
	}
}
