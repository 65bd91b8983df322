/** Waits between tries, which can all be cut short. */
import { backoffDelay, defaultBackoff } from '../core/backoff.ts';
import { realClock, type Timer } from '../core/clock.ts';

export class Pauses {
	readonly #waiting: Map<() => void, Timer> = new Map();
	#over = false;

	/** The wait before try number `attempt`, counted from 1. The process stays for it. */
	before(attempt: number): Promise<void> {
		if (this.#over) return Promise.resolve();
		return new Promise((resolve) => {
			const go = (): void => {
				this.#waiting.delete(go);
				resolve();
			};
			this.#waiting.set(go, realClock.after(backoffDelay(defaultBackoff, attempt, realClock), go, true));
		});
	}

	/** Ends all waits, those to come too. */
	end(): void {
		this.#over = true;
		for (const [go, timer] of [...this.#waiting]) {
			timer.cancel();
			go();
		}
	}
}
