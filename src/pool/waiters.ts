/** Those who wait for a resource, first come first served. One that gives up is marked and skipped; the marked are swept when they are most. */
import { setMaxListeners } from 'node:events';
import Denque from 'denque';
import type { Clock, Timer } from '../core/clock.ts';
import type { Owner } from './pool-options.ts';

/** How a waiter gives up, beside being refused. */
export interface Patience {
	readonly signal: AbortSignal | undefined;
	/** Milliseconds; 0 is no limit. */
	readonly timeout: number;
	/** The errors of the two ways. */
	aborted(reason: unknown): unknown;
	late(timeout: number): unknown;
}

/** Shorter queues are not worth sweeping: the marked go when it is their turn. */
const SWEEP_FROM = 32;

/** One who waits. */
export class Waiter<Grant> {
	readonly since: number;
	readonly label: string | undefined;
	readonly owner: Owner | undefined;
	/** Where it was asked for, if that is kept. */
	readonly stack: string | undefined;
	readonly #resolve: (grant: Grant) => void;
	readonly #reject: (error: unknown) => void;
	#leave: (() => void) | undefined = undefined;
	#settled = false;

	constructor(
		since: number,
		label: string | undefined,
		owner: Owner | undefined,
		stack: string | undefined,
		resolve: (grant: Grant) => void,
		reject: (error: unknown) => void,
	) {
		this.since = since;
		this.label = label;
		this.owner = owner;
		this.stack = stack;
		this.#resolve = resolve;
		this.#reject = reject;
	}

	/** It got its answer, or gave up. */
	get settled(): boolean {
		return this.#settled;
	}

	/** Called with what ends it: by its own signal or timer. */
	watch(patience: Patience, clock: Clock, giveUp: (error: unknown) => void): void {
		const { signal, timeout } = patience;
		let timer: Timer | undefined;
		const onAbort = (): void => giveUp(patience.aborted(signal?.reason));
		// It may have fired since the caller looked.
		if (signal?.aborted) return giveUp(patience.aborted(signal.reason));
		if (signal !== undefined) {
			// Many may wait under one signal: that is no leak of listeners, each leaves with its waiter.
			setMaxListeners(0, signal);
			signal.addEventListener('abort', onAbort, { once: true });
		}
		if (timeout > 0) timer = clock.after(timeout, () => giveUp(patience.late(timeout)), true);
		this.#leave = () => {
			timer?.cancel();
			signal?.removeEventListener('abort', onAbort);
		};
	}

	grant(grant: Grant): void {
		this.#end();
		this.#resolve(grant);
	}

	refuse(error: unknown): void {
		this.#end();
		this.#reject(error);
	}

	#end(): void {
		this.#settled = true;
		this.#leave?.();
	}
}

export class Waiters<Grant> {
	#queue: Denque<Waiter<Grant>> = new Denque<Waiter<Grant>>();
	#living = 0;

	/** Of those who still wait. */
	get length(): number {
		return this.#living;
	}

	push(waiter: Waiter<Grant>): void {
		this.#queue.push(waiter);
		this.#living++;
	}

	/** The one who waits longest, taken out. */
	shift(): Waiter<Grant> | undefined {
		for (;;) {
			const waiter = this.#queue.shift();
			if (waiter === undefined) return undefined;
			if (waiter.settled) continue;
			this.#living--;
			return waiter;
		}
	}

	/** Refuses one who is waiting here. */
	refuse(waiter: Waiter<Grant>, error: unknown): void {
		if (waiter.settled) return;
		waiter.refuse(error);
		this.#living--;
		if (this.#queue.length < SWEEP_FROM || this.#living * 2 >= this.#queue.length) return;
		// A new one: a queue that was long keeps its capacity, and clearing it would cost that each time.
		this.#queue = new Denque(this.list());
	}

	/** Refuses all. */
	refuseAll(error: unknown): void {
		for (let waiter = this.shift(); waiter !== undefined; waiter = this.shift()) waiter.refuse(error);
	}

	/** Those who still wait, in order. */
	list(): Waiter<Grant>[] {
		return this.#queue.toArray().filter(({ settled }) => !settled);
	}
}
