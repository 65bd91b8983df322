/** One timeout for a call that takes several commands: each of them gets what the earlier ones have left. */
import { NOT_WRITTEN, TimeoutError } from '../core/errors.ts';

export class Budget {
	readonly #timeout: number | undefined;
	readonly #since: number;

	/** Begins now. `timeout` in milliseconds, `undefined` for no bound. */
	constructor(timeout: number | undefined) {
		this.#timeout = timeout;
		this.#since = timeout === undefined ? 0 : performance.now();
	}

	/** Milliseconds that are left, `undefined` for no bound. @throws TimeoutError when there are none; `name` is what would have been sent next */
	left(name: string): number | undefined {
		if (this.#timeout === undefined) return undefined;
		const left = this.#timeout - (performance.now() - this.#since);
		// Whole, because deadlines are kept by their length.
		if (left > 0) return Math.min(this.#timeout, Math.ceil(left));
		// What came before has run nothing, or there would be nothing to send any more.
		throw new TimeoutError(`${name} timed out (queue)`, 'queue', NOT_WRITTEN);
	}
}
