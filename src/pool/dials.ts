/**
 * The dials of a pool: a few at a time while they succeed; after a failure one at a time and with a growing, jittered rest before each,
 * however many wait for them.
 */
import { type BackoffSettings, backoffDelay } from '../core/backoff.ts';
import type { Clock, Timer } from '../core/clock.ts';

export interface DialSettings {
	readonly maxConcurrentDials: number;
	readonly backoff: BackoffSettings;
}

export interface DialListener<T> {
	/** One was made, in `took` milliseconds. */
	made(value: T, took: number, epoch: number): void;
	failed(error: unknown): void;
	/** The rest after a failure is over. */
	rested(): void;
}

export class Dials<T> {
	/** In progress. */
	creating = 0;
	/** Of the last failure; `undefined` again once a dial succeeded. */
	lastError: unknown = undefined;
	readonly #settings: DialSettings;
	readonly #clock: Clock;
	readonly #create: (signal: AbortSignal) => Promise<T>;
	readonly #listener: DialListener<T>;
	readonly #abort: AbortController = new AbortController();
	/** Failures since a dial succeeded. */
	#failures = 0;
	#rest: Timer | undefined = undefined;
	#held = false;

	constructor(
		settings: DialSettings,
		clock: Clock,
		create: (signal: AbortSignal) => Promise<T>,
		listener: DialListener<T>,
	) {
		this.#settings = settings;
		this.#clock = clock;
		this.#create = create;
		this.#listener = listener;
	}

	/** Whether another dial may begin now. */
	get ready(): boolean {
		return this.#rest === undefined && this.creating < (this.#failures > 0 ? 1 : this.#settings.maxConcurrentDials);
	}

	start(epoch: number): void {
		this.creating++;
		const began = this.#clock.now();
		promised(() => this.#create(this.#abort.signal)).then(
			(value) => {
				this.creating--;
				this.#recover();
				this.#listener.made(value, this.#clock.now() - began, epoch);
			},
			(error: unknown) => {
				this.creating--;
				this.lastError = error;
				this.#listener.failed(error);
			},
		);
	}

	/** The last failure is one that another try may mend: rests before it. */
	restAfterFailure(): void {
		this.#failures++;
		if (this.#rest !== undefined) return;
		const rested = (): void => {
			this.#rest = undefined;
			this.#listener.rested();
		};
		const delay = backoffDelay(this.#settings.backoff, this.#failures, this.#clock);
		this.#rest = this.#clock.after(delay, rested, this.#held);
	}

	/** Another try would not mend it: the next one begins as if nothing had failed. */
	forgetFailures(): void {
		this.#failures = 0;
		this.#rest?.cancel();
		this.#rest = undefined;
	}

	/** Whether somebody waits, so that the rest keeps the process alive. */
	hold(held: boolean): void {
		this.#held = held;
		this.#rest?.hold(held);
	}

	/** Gives up what is in progress. */
	close(): void {
		this.#rest?.cancel();
		this.#rest = undefined;
		this.#abort.abort();
	}

	#recover(): void {
		this.lastError = undefined;
		this.forgetFailures();
	}
}

/** What a hook promises; one that throws instead has broken its promise. */
export async function promised<R>(hook: () => Promise<R>): Promise<R> {
	return hook();
}
