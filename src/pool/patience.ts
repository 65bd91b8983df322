/** How long something may wait: one timer for all of it, set by whoever waits longest. */
import { MAX_TIMER, monotonic } from '../core/deadlines.ts';

/** Not asked more often than this, however many come due one after the other. Milliseconds. */
const GRAIN = 25;

export class Patience {
	readonly #limit: number;
	readonly #oldest: () => number;
	readonly #expire: (since: number) => void;
	#timer: NodeJS.Timeout | undefined = undefined;

	/**
	 * `limit` in milliseconds, `Infinity` for none. `oldest` says since when the one waits that waits longest, on the clock of
	 * {@link monotonic}; `expire` is called for all that wait since `since` or longer.
	 */
	constructor(limit: number, oldest: () => number, expire: (since: number) => void) {
		this.#limit = limit;
		this.#oldest = oldest;
		this.#expire = expire;
	}

	/** Something waits now. */
	watch(): void {
		if (this.#timer !== undefined || this.#limit === Number.POSITIVE_INFINITY) return;
		const oldest = this.#oldest();
		if (oldest === Number.POSITIVE_INFINITY) return;
		const left = oldest + this.#limit - monotonic();
		// What is ready in the kernel goes first: after a freeze this is late, and a connection may be up.
		const due = (): void => void setImmediate(() => setImmediate(() => this.#due()));
		// What waits holds the process by other means: a dial, or a connection.
		this.#timer = setTimeout(due, Math.min(MAX_TIMER, Math.max(GRAIN, left + 1))).unref();
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	#due(): void {
		this.#timer = undefined;
		this.#expire(monotonic() - this.#limit);
		this.watch();
	}
}
