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
	readonly #settings: ShelfSettings;
	readonly #clock: Clock;
	/** How many resources there are in all: idleness never brings that below `min`. */
	readonly #total: () => number;
	readonly #end: (resource: Resource<T>, reason: CloseReason) => void;
	readonly #swept: () => void;
	#timer: Timer | undefined = undefined;
	#timerAt = Number.POSITIVE_INFINITY;

	constructor(
		settings: ShelfSettings,
		clock: Clock,
		total: () => number,
		end: (resource: Resource<T>, reason: CloseReason) => void,
		swept: () => void,
	) {
		this.#settings = settings;
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
		return this.#resources.at(-1);
	}

	/** Puts it where it belongs by the time it became idle: on top, unless it was only looked at. */
	push(resource: Resource<T>): void {
		let at = this.#resources.length;
		while (at > 0 && (this.#resources[at - 1] as Resource<T>).since > resource.since) at--;
		this.#resources.splice(at, 0, resource);
		this.#arm();
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

	/** Ends all. */
	clear(reason: CloseReason): void {
		this.#disarm();
		// One after the other: each is on the shelf until it is being ended.
		for (let resource = this.pop(); resource !== undefined; resource = this.pop()) this.#end(resource, reason);
	}

	#disarm(): void {
		this.#timer?.cancel();
		this.#timer = undefined;
		this.#timerAt = Number.POSITIVE_INFINITY;
	}

	/** Wakes up when the one idle longest has been so for long enough, or one has lived for long enough. */
	#arm(): void {
		const { idleTimeout, min } = this.#settings;
		let at = Number.POSITIVE_INFINITY;
		for (const { expires } of this.#resources) if (expires < at) at = expires;
		const { oldest } = this;
		if (idleTimeout > 0 && oldest !== undefined && this.#total() > min) at = Math.min(at, oldest.since + idleTimeout);
		if (at >= this.#timerAt) return;
		this.#disarm();
		this.#timerAt = at;
		const delay = Math.max(1, at - this.#clock.now());
		this.#timer = this.#clock.after(delay, () => this.#sweep(), false);
	}

	#sweep(): void {
		this.#disarm();
		const now = this.#clock.now();
		const { idleTimeout, min } = this.#settings;
		for (let i = 0; i < this.#resources.length; ) {
			const resource = this.#resources[i] as Resource<T>;
			const idle = idleTimeout > 0 && now - resource.since >= idleTimeout && this.#total() > min;
			const reason = now >= resource.expires ? 'lifetime' : idle ? 'idle' : undefined;
			if (reason === undefined) i++;
			else {
				this.#resources.splice(i, 1);
				this.#end(resource, reason);
			}
		}
		this.#arm();
		this.#swept();
	}
}
