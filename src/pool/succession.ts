/**
 * When a subscriber connection is replaced, and which connections take part in that.
 *
 *   at rest ──credentials expire soon──▶ succeeding: a successor dials ──took over──▶ retiring: the old one ends ──▶ at rest
 *      ▲                                      │ given up, or no room: again a little later
 *      └──────────────────────────────────────┘                        any ──close──▶ closed: no more is begun
 */
import type { Connection } from '../connection/index.ts';
import { AGAIN, renewalDelay, renewalTimer } from './renewal.ts';
import type { Successor } from './successor.ts';

/** Begins a successor: `later` where there is no room for it, `undefined` where there is nothing to be taken over. */
export type BeginSuccessor = () => Successor | 'later' | undefined;

export class Succession {
	readonly #begin: BeginSuccessor;
	#successor: Successor | undefined = undefined;
	/** Its place was taken; it has not ended yet. */
	#retired: Connection | undefined = undefined;
	#timer: NodeJS.Timeout | undefined = undefined;
	#closed = false;

	constructor(begin: BeginSuccessor) {
		this.#begin = begin;
	}

	/** One is to take the place of the connection that is up. */
	get pending(): boolean {
		return this.#successor !== undefined;
	}

	get retired(): Connection | undefined {
		return this.#retired;
	}

	/** Neither is there. */
	get over(): boolean {
		return this.#successor === undefined && this.#retired === undefined;
	}

	/** A connection is up whose credentials hold until then: milliseconds since 1970. */
	watch(expiresAt: number): void {
		this.#renewIn(renewalDelay(expiresAt));
	}

	/** The successor has the place of `old`. */
	took({ connection }: Successor, old: Connection): void {
		this.#successor = undefined;
		this.#retired = old;
		this.watch(connection.expiresAt);
	}

	/** False where it was none any more. */
	givenUp(successor: Successor): boolean {
		if (successor !== this.#successor) return false;
		this.#successor = undefined;
		return true;
	}

	/** Tries again, a little later. */
	again(): void {
		this.#renewIn(AGAIN);
	}

	/** Whether it was the retired one that ended. */
	ended(connection: Connection): boolean {
		if (connection !== this.#retired) return false;
		this.#retired = undefined;
		return true;
	}

	/** There is nothing to be taken over any more. */
	cancel(): void {
		clearTimeout(this.#timer);
		this.#successor?.destroy();
		this.#retired?.destroy();
	}

	close(): void {
		this.#closed = true;
		this.cancel();
	}

	#renewIn(delay: number): void {
		clearTimeout(this.#timer);
		if (!this.#closed) this.#timer = renewalTimer(delay, () => this.#renew());
	}

	#renew(): void {
		// One that has just taken over is not through with it.
		const successor = this.#retired === undefined ? this.#begin() : 'later';
		if (successor === 'later') this.again();
		else this.#successor = successor;
	}
}
