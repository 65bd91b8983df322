/** The ends of resources that are in progress, and who waits until there is nothing left. A closing one counts until it is gone. */
import type { Clock } from '../core/clock.ts';
import { promised } from './dials.ts';
import type { Resource } from './held.ts';
import type { CloseReason } from './pool-options.ts';

export class Endings<T> {
	/** In progress. */
	count = 0;
	readonly #destroy: (value: T, reason: CloseReason) => Promise<void>;
	readonly #gone: () => void;
	readonly #whenAll: Array<() => void> = [];

	/** `gone` is called after each. */
	constructor(destroy: (value: T, reason: CloseReason) => Promise<void>, gone: () => void) {
		this.#destroy = destroy;
		this.#gone = gone;
	}

	start(resource: Resource<T>, reason: CloseReason): void {
		this.count++;
		const gone = (): void => {
			this.count--;
			this.#gone();
		};
		promised(() => this.#destroy(resource.value, reason)).then(gone, gone);
	}

	/** Resolves at the next {@link allGone}. Calls `late` if that is not within `timeout` milliseconds. */
	all(clock: Clock, timeout: number, late: () => void): Promise<void> {
		return new Promise((resolve) => {
			const deadline = clock.after(timeout, late, true);
			this.#whenAll.push(() => {
				deadline.cancel();
				resolve();
			});
		});
	}

	allGone(): void {
		for (const done of this.#whenAll.splice(0)) done();
	}
}
