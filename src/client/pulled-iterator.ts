/**
 * An async iterator that pulls: nothing happens before the first `next()`, and calls of `next()` take turns.
 *
 *   fresh ──next()──▶ open ──end, failure, signal, return(), client closed──▶ stopping ──all is given back──▶ stopped
 *     └──return()────────────────────────────────────────────────────────────────────────────────────────────────┘
 *
 * In `stopping`, what is in progress is interrupted and what was got but not handed out is given back; whoever waits hears of it after that.
 */
import { AbortError, type ClosedError } from '../core/errors.ts';
import type { ClientCore, Running } from './core.ts';

/** What the one who waits is told, made when all is over. */
type Failure = () => unknown;

/** Iterates once, over what a server has; ends early, with nothing left running, by `break`, `return()`, `throw` or a signal. */
export abstract class PulledIterator<Item> implements AsyncIterableIterator<Item, undefined>, AsyncDisposable, Running {
	// Private, for what is inside holds secrets: `console.log` shows no private fields.
	readonly #core: ClientCore;
	readonly #signals: ReadonlySet<AbortSignal>;
	readonly #onAbort = (event: Event): void => {
		this.#abort(event.target as AbortSignal);
	};
	#open = false;
	/** The last turn that is not over. */
	#turn: Promise<unknown> | undefined = undefined;
	#filling: Promise<boolean> | undefined = undefined;
	#stopped: Promise<void> | undefined = undefined;
	#failure: Failure | undefined = undefined;

	constructor(core: ClientCore, signals: readonly (AbortSignal | undefined)[]) {
		this.#core = core;
		this.#signals = new Set(signals.filter((signal) => signal !== undefined));
	}

	protected get core(): ClientCore {
		return this.#core;
	}

	/** The next item that was got already. */
	protected abstract take(): Item | undefined;
	/** Gets more, maybe nothing yet. False: there is no more. */
	protected abstract fill(): Promise<boolean>;
	/** Has a {@link fill} in progress settle soon. */
	protected abstract interrupt(): void;
	/** Gives back what was got and not handed out. Called once, when no {@link fill} is in progress any more. */
	protected abstract giveBack(): Promise<void>;

	/** Whether something may have been taken that was neither handed out nor given back. Asked when all is over. */
	protected get inDoubt(): boolean {
		return false;
	}

	/** Nothing more is handed out. */
	protected get stopping(): boolean {
		return this.#stopped !== undefined;
	}

	next(): Promise<IteratorResult<Item, undefined>> {
		const before = this.#turn;
		if (before === undefined && this.#open && !this.stopping) {
			// Most of the time there is one: it costs one promise.
			const value = this.take();
			if (value !== undefined) return Promise.resolve({ done: false, value });
		}
		// At once where nobody is ahead: its commands then go out before those of whatever the caller does next.
		const turn = before === undefined ? this.#step() : before.then(() => this.#step());
		const over = turn.then(nothing, nothing).then(() => {
			if (this.#turn === over) this.#turn = undefined;
		});
		this.#turn = over;
		return turn;
	}

	/** Ends the iteration at once, what a `next()` waits for included. Resolves when nothing of it is left. */
	async return(): Promise<IteratorReturnResult<undefined>> {
		await this.stop();
		return { done: true, value: undefined };
	}

	/** As {@link return}, and rejects with `error`. */
	async throw(error: unknown): Promise<never> {
		await this.stop();
		throw error;
	}

	/** Ends the iteration, of which the next `next()` tells: by `failure`, or as one that is over. Never rejects. */
	stop(failure?: Failure): Promise<void> {
		this.#stopped ??= this.#end(failure);
		return this.#stopped;
	}

	/** The client ends. An iteration without an end of its own is then over. */
	clientEnds(cause: ClosedError | undefined): Promise<void> {
		return this.stop(cause && (() => cause));
	}

	[Symbol.asyncIterator](): this {
		return this;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.stop();
	}

	async #step(): Promise<IteratorResult<Item, undefined>> {
		if (!this.#open) this.#begin();
		while (!this.stopping) {
			const value = this.take();
			if (value !== undefined) return { done: false, value };
			try {
				this.#filling = this.fill();
				if (!(await this.#filling)) void this.stop();
			} catch (error) {
				void this.stop(() => error);
			} finally {
				this.#filling = undefined;
			}
		}
		await this.#stopped;
		const failure = this.#failure;
		// It is told once; after that the iterator is over, as with a generator.
		this.#failure = undefined;
		if (failure !== undefined) throw failure();
		return { done: true, value: undefined };
	}

	#begin(): void {
		this.#open = true;
		if (this.stopping) return;
		this.#core.running.add(this);
		for (const signal of this.#signals) {
			if (signal.aborted) return this.#abort(signal);
			signal.addEventListener('abort', this.#onAbort, { once: true });
		}
	}

	#abort({ reason }: AbortSignal): void {
		void this.stop(() => {
			const outcome = { written: this.inDoubt, maybeExecuted: this.inDoubt };
			return new AbortError(outcome, { cause: reason });
		});
	}

	async #end(failure: Failure | undefined): Promise<void> {
		this.#failure = failure;
		for (const signal of this.#signals) signal.removeEventListener('abort', this.#onAbort);
		if (this.#open) this.interrupt();
		// The one who waits for it hears why it was stopped, not what came of that.
		await this.#filling?.then(nothing, nothing);
		if (this.#open) await this.giveBack().then(nothing, nothing);
		this.#core.running.delete(this);
	}
}

function nothing(): void {}
