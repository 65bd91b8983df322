/**
 * Blocking commands that wait for a connection of their own: without limit while the lane is merely full, for `maxWait` while there is no
 * server to connect to.
 */
import type { Endpoint } from '../connection/index.ts';
import { monotonic } from '../core/deadlines.ts';
import type { RedisError } from '../core/errors.ts';
import { waitedInVain } from './lost-commands.ts';
import { Patience } from './patience.ts';

interface Waiting {
	since: number;
	refuse(error: RedisError): void;
}

export class BlockedWaiters {
	readonly #endpoint: Endpoint;
	readonly #maxWait: number;
	readonly #waiting: Set<Waiting> = new Set();
	readonly #patience: Patience;

	/** `maxWait` 0: where there is no server they fail at once. */
	constructor(endpoint: Endpoint, maxWait: number) {
		this.#endpoint = endpoint;
		this.#maxWait = maxWait;
		this.#patience = new Patience(
			maxWait,
			() => {
				let oldest = Number.POSITIVE_INFINITY;
				for (const { since } of this.#waiting) oldest = Math.min(oldest, since);
				return oldest;
			},
			(since) => this.#expire(since),
		);
	}

	/** One more; returns what is to be called when it does not wait any more. */
	add(refuse: (error: RedisError) => void): () => void {
		const waiting: Waiting = { since: monotonic(), refuse };
		this.#waiting.add(waiting);
		if (this.#maxWait > 0) this.#patience.watch();
		else if (this.#endpoint.down) process.nextTick(() => this.#expire(Number.POSITIVE_INFINITY));
		return () => {
			this.#waiting.delete(waiting);
			if (this.#waiting.size === 0) this.#patience.stop();
		};
	}

	/** A dial failed. */
	dialFailed(): void {
		if (this.#maxWait === 0) this.#expire(Number.POSITIVE_INFINITY);
	}

	#expire(since: number): void {
		const { down, lastError } = this.#endpoint;
		for (const waiting of [...this.#waiting]) {
			if (waiting.since > since || !this.#waiting.has(waiting)) continue;
			if (down) waiting.refuse(waitedInVain(this.#maxWait, false, lastError));
			else waiting.since = monotonic();
		}
	}
}
