/**
 * Those who wait for a resource, first come first served.
 *
 *   waiter:  waiting ──▶ granted | aborted | late | refused
 *
 * One that gives up is marked and skipped; the marked are swept when they are most. There is one timer for all, set for the earliest
 * deadline there was when it was set: it then finds who is late, and the next one. It outlives those it was set for, without keeping the
 * process alive, so that whoever comes and goes costs no timer.
 */
import { setMaxListeners } from 'node:events';
import Denque from 'denque';
import type { Clock, Timer } from '../core/clock.ts';
import type { AcquireOptions } from './pool-options.ts';

/** How waiters give up by themselves. */
export interface Patience {
	/** The errors of the two ways; asked for while the waiter is still one. */
	aborted(reason: unknown): unknown;
	late(timeout: number): unknown;
	/** Some gave up. */
	left(): void;
}

/** Shorter queues are not worth sweeping: the marked go when it is their turn. */
const SWEEP_FROM = 32;
const NEVER = Number.POSITIVE_INFINITY;

/** One who waits. */
export class Waiter<Grant> {
	readonly since: number;
	/** Milliseconds; 0 is no limit. */
	readonly timeout: number;
	/** As he asked. */
	readonly options: AcquireOptions;
	#resolve: ((answer: Grant | Promise<never>) => void) | undefined;

	constructor(since: number, timeout: number, options: AcquireOptions) {
		this.since = since;
		this.timeout = timeout;
		this.options = options;
	}

	/** It got its answer, or gave up. */
	get settled(): boolean {
		return this.#resolve === undefined;
	}

	/** Its answer, to be asked for once. */
	answer(): Promise<Grant> {
		// Nothing else in the executor: it is inlined, and costs no closure.
		return new Promise<Grant>((resolve) => {
			this.#resolve = resolve;
		});
	}

	grant(grant: Grant): void {
		this.#settle(grant);
	}

	refuse(error: unknown): void {
		// Most are granted, and each would carry a second function about for this.
		this.#settle(Promise.reject(error));
	}

	#settle(answer: Grant | Promise<never>): void {
		const resolve = this.#resolve;
		this.#resolve = undefined;
		resolve?.(answer);
	}
}

export class Waiters<Grant> {
	readonly #clock: Clock;
	readonly #patience: Patience;
	#queue: Denque<Waiter<Grant>> = new Denque<Waiter<Grant>>();
	/** How those with a signal leave it. */
	readonly #listeners: Map<Waiter<Grant>, () => void> = new Map();
	#living = 0;
	/** How many of them have a deadline. */
	#timed = 0;
	/** How long they wait, if that is the same for all: their deadlines are then in the order of the queue. */
	#usual: number | undefined = undefined;
	#timer: Timer | undefined = undefined;
	#timerAt = NEVER;

	constructor(clock: Clock, patience: Patience) {
		this.#clock = clock;
		this.#patience = patience;
	}

	/** Of those who still wait. */
	get length(): number {
		return this.#living;
	}

	push(waiter: Waiter<Grant>): void {
		const { timeout, options } = waiter;
		const { signal } = options;
		// First: who cannot be listened to does not wait.
		if (signal !== undefined) this.#listen(waiter, signal);
		this.#queue.push(waiter);
		this.#living++;
		if (timeout > 0) {
			// Who waits as long as the others waits longer than they do.
			if (this.#timed++ === 0 || timeout !== this.#usual || this.#timer === undefined) this.#expect(waiter);
		}
		// It may have fired since the caller looked.
		if (signal?.aborted) this.#abort(waiter, signal);
	}

	/** The one who waits longest, taken out. */
	shift(): Waiter<Grant> | undefined {
		for (;;) {
			const waiter = this.#queue.shift();
			if (waiter === undefined) return undefined;
			if (waiter.settled) continue;
			this.#leave(waiter);
			return waiter;
		}
	}

	/** Refuses one who is waiting here. */
	refuse(waiter: Waiter<Grant>, error: unknown): void {
		if (waiter.settled) return;
		this.#leave(waiter);
		waiter.refuse(error);
		this.#sweep();
	}

	/** Refuses all. */
	refuseAll(error: unknown): void {
		for (let waiter = this.shift(); waiter !== undefined; waiter = this.shift()) waiter.refuse(error);
		this.#timer?.cancel();
		this.#timer = undefined;
		this.#timerAt = NEVER;
	}

	/** Those who still wait, in order. */
	list(): Waiter<Grant>[] {
		return this.#queue.toArray().filter(({ settled }) => !settled);
	}

	#leave(waiter: Waiter<Grant>): void {
		this.#living--;
		if (waiter.timeout > 0 && --this.#timed === 0) this.#timer?.hold(false);
		if (this.#listeners.size > 0) this.#unlisten(waiter);
	}

	#sweep(): void {
		if (this.#queue.length < SWEEP_FROM || this.#living * 2 >= this.#queue.length) return;
		// A new one: a queue that was long keeps its capacity, and clearing it would cost that each time.
		this.#queue = new Denque(this.list());
	}

	#listen(waiter: Waiter<Grant>, signal: AbortSignal): void {
		const onAbort = (): void => this.#abort(waiter, signal);
		// Many may wait under one signal: that is no leak of listeners, each leaves with its waiter.
		setMaxListeners(0, signal);
		signal.addEventListener('abort', onAbort, { once: true });
		this.#listeners.set(waiter, () => signal.removeEventListener('abort', onAbort));
	}

	#abort(waiter: Waiter<Grant>, { reason }: AbortSignal): void {
		if (waiter.settled) return;
		this.refuse(waiter, this.#patience.aborted(reason));
		this.#patience.left();
	}

	#unlisten(waiter: Waiter<Grant>): void {
		this.#listeners.get(waiter)?.();
		this.#listeners.delete(waiter);
	}

	#expect({ since, timeout }: Waiter<Grant>): void {
		if (this.#timed === 1) {
			this.#usual = timeout;
			this.#timer?.hold(true);
		} else if (timeout !== this.#usual) this.#usual = undefined;
		if (since + timeout < this.#timerAt) this.#arm(since + timeout);
	}

	#arm(at: number): void {
		this.#timer?.cancel();
		this.#timerAt = at;
		this.#timer = this.#clock.after(Math.max(0, at - this.#clock.now()), () => this.#ring(), true);
	}

	/**
	 * A busy or frozen process runs its timers before it reads what came meanwhile: a resource may be there for who is late by the clock. One
	 * more timer lets that be read first.
	 */
	#ring(): void {
		this.#timer = undefined;
		this.#timerAt = NEVER;
		if (this.#timed === 0) return;
		// Nobody's deadline is before this, so that it is not set anew meanwhile.
		this.#timerAt = Number.NEGATIVE_INFINITY;
		this.#timer = this.#clock.after(0, () => this.#expire(), true);
	}

	#expire(): void {
		this.#timer = undefined;
		this.#timerAt = NEVER;
		const now = this.#clock.now();
		const queue = this.#queue;
		const late: Waiter<Grant>[] = [];
		let next = NEVER;
		for (let i = 0; i < queue.length; i++) {
			const waiter = queue.peekAt(i) as Waiter<Grant>;
			if (waiter.settled || waiter.timeout === 0) continue;
			const deadline = waiter.since + waiter.timeout;
			if (deadline <= now) late.push(waiter);
			else {
				if (deadline < next) next = deadline;
				if (this.#usual !== undefined) break;
			}
		}
		if (next !== NEVER) this.#arm(next);
		// Their errors tell of all who wait still, and of who holds what.
		for (const waiter of late) this.refuse(waiter, this.#patience.late(waiter.timeout));
		if (late.length > 0) this.#patience.left();
	}
}
