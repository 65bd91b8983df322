/** READONLY from what was a primary: the address stands for another server by now, and is looked up anew. */
import { monotonic } from '../core/deadlines.ts';

/** It is looked up once in so many milliseconds. */
const REFRESH_EVERY = 500;

export class Demotion {
	/** The role that the server had when it was first reached. */
	#role: string | undefined = undefined;
	#refreshedAt = Number.NEGATIVE_INFINITY;

	/** A server was reached that said this of itself. */
	reached(role: string | undefined): void {
		this.#role ??= role;
	}

	/** Who began with a replica knows that it is one: READONLY is an answer there. */
	get isNews(): boolean {
		return this.#role === undefined || this.#role === 'master';
	}

	/** Whether to look the address up for one more READONLY. */
	calls(): boolean {
		const now = monotonic();
		if (now - this.#refreshedAt < REFRESH_EVERY) return false;
		this.#refreshedAt = now;
		return true;
	}
}
