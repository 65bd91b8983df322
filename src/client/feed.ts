/**
 * An async iterator over what comes by itself.
 *
 *   new ──next, or ready──▶ starting ──▶ running ──ended, failed──▶ ending ──backlog empty──▶ over
 *    └──────────────── return, signal ─────────┴──────────────────────────────────────────────▲
 *
 * What waits is bounded; what came before an end of the source is still given. The end by a signal is at once, and an AbortError.
 */
import Denque from 'denque';
import { AbortError, NOT_WRITTEN, QueueFullError } from '../core/errors.ts';
import { Backlog, type BacklogSettings } from './backlog.ts';

/** Where a feed gets its items from. */
export interface Source {
	/** Begins; rejects when it cannot. */
	start(): Promise<void>;
	/** Ends, for whichever reason; called once, if it was started. Must not reject. */
	stop(): Promise<void>;
	/** Items that there was no room for. */
	dropped(count: number): void;
}

interface Waiter<T> {
	resolve(result: IteratorResult<T, undefined>): void;
	reject(error: unknown): void;
}

const OVER: IteratorReturnResult<undefined> = { done: true, value: undefined };

export class Feed<T> implements AsyncIterableIterator<T, undefined> {
	readonly #source: Source;
	readonly #backlog: Backlog<T>;
	readonly #signal: AbortSignal | undefined;
	readonly #waiters: Denque<Waiter<T>> = new Denque<Waiter<T>>();
	readonly #onAbort = (): void => this.#abort();
	#started: Promise<void> | undefined = undefined;
	#stopped: Promise<void> | undefined = undefined;
	#over = false;
	#failure: { error: unknown } | undefined = undefined;
	#aborted: AbortError | undefined = undefined;

	constructor(source: Source, settings: BacklogSettings, signal: AbortSignal | undefined) {
		this.#source = source;
		this.#backlog = new Backlog(settings, (count) => source.dropped(count));
		this.#signal = signal;
	}

	/** Items that wait to be read. */
	get waiting(): number {
		return this.#backlog.length;
	}

	get full(): boolean {
		return this.#backlog.full;
	}

	wantsTurn(): boolean {
		return this.#backlog.wantsTurn();
	}

	/** Begins, if nothing has yet; resolves when everything that comes from then on will be given. */
	ready(): Promise<void> {
		if (this.#started !== undefined) return this.#started;
		if (this.#signal?.aborted) this.#abort();
		if (this.#over) return this.#aborted === undefined ? Promise.resolve() : Promise.reject(this.#aborted);
		this.#signal?.addEventListener('abort', this.#onAbort, { once: true });
		this.#started = this.#source.start().catch((error: unknown) => {
			throw this.#aborted ?? error;
		});
		this.#started.catch((error: unknown) => this.fail(error));
		return this.#started;
	}

	push(item: T): void {
		if (this.#over) return;
		const waiter = this.#waiters.shift();
		if (waiter !== undefined) waiter.resolve({ done: false, value: item });
		else if (!this.#backlog.push(item)) this.fail(new QueueFullError(this.#backlog.overflowText));
	}

	/** No more will come. */
	end(): void {
		this.#finish();
		while (this.#waiters.length > 0) this.#waiters.shift()?.resolve(OVER);
	}

	/** No more will come, and this is why: told behind what still waits. */
	fail(error: unknown): void {
		if (this.#over) return;
		const first = this.#waiters.shift();
		if (first === undefined) this.#failure = { error };
		this.end();
		first?.reject(error);
	}

	next(): Promise<IteratorResult<T, undefined>> {
		if (this.#backlog.length > 0) return Promise.resolve({ done: false, value: this.#backlog.shift() as T });
		const failure = this.#failure;
		this.#failure = undefined;
		if (failure !== undefined) return Promise.reject(failure.error);
		if (this.#over) return Promise.resolve(OVER);
		return new Promise((resolve, reject) => {
			this.#waiters.push({ resolve, reject });
			// A failure to start is told through the waiter.
			this.ready().catch(() => {});
		});
	}

	/** Ends it from the reader's side: nothing that waits is given any more. Resolves when nothing is left behind. */
	async return(): Promise<IteratorReturnResult<undefined>> {
		this.#failure = undefined;
		this.#backlog.clear();
		this.end();
		await this.#stopped;
		return OVER;
	}

	/** As {@link return}, with an error of the reader's own. */
	async throw(error: unknown): Promise<IteratorResult<T, undefined>> {
		await this.return();
		throw error;
	}

	[Symbol.asyncIterator](): this {
		return this;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.return();
	}

	#abort(): void {
		if (this.#over) return;
		this.#aborted = new AbortError(NOT_WRITTEN, { cause: this.#signal?.reason });
		this.#backlog.clear();
		this.fail(this.#aborted);
	}

	#finish(): void {
		if (this.#over) return;
		this.#over = true;
		this.#backlog.finish();
		this.#signal?.removeEventListener('abort', this.#onAbort);
		if (this.#started !== undefined) this.#stopped = this.#source.stop();
	}
}
