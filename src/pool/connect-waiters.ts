/** Those who wait for a connection and for nothing else. */
import { monotonic } from '../core/deadlines.ts';

interface Waiter {
	readonly since: number;
	resolve(): void;
	reject(error: unknown): void;
}

export class ConnectWaiters {
	#waiters: Waiter[] = [];

	get length(): number {
		return this.#waiters.length;
	}

	/** Since when the first of them waits, on the clock of {@link monotonic}; `Infinity` when there is none. */
	get oldest(): number {
		return this.#waiters[0]?.since ?? Number.POSITIVE_INFINITY;
	}

	add(resolve: () => void, reject: (error: unknown) => void): void {
		this.#waiters.push({ since: monotonic(), resolve, reject });
	}

	resolveAll(): void {
		for (const waiter of this.#waiters.splice(0)) waiter.resolve();
	}

	/** Rejects those that wait since `since` or longer. */
	reject(error: () => unknown, since: number = Number.POSITIVE_INFINITY): void {
		const late = this.#waiters.filter((waiter) => waiter.since <= since);
		this.#waiters = this.#waiters.filter((waiter) => waiter.since > since);
		for (const waiter of late) waiter.reject(error());
	}
}
