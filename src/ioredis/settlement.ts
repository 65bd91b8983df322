/**
 * What becomes of a command, and who hears of it.
 *
 *   pending ──resolve()──▶ resolved
 *      └─────reject()────▶ rejected
 *
 * Tracers replace `resolve` and `reject` between sending and reply and call the originals unbound: both are looked up when the reply is there.
 * The promise is made when somebody asks for it; a pipeline's commands have none, their pipeline is the sink.
 */
import { type Anything, asCallback, guarded } from './callback.ts';
import type { Mapping } from './transformers.ts';

/** Where a pipeline wants the outcome of one of its commands. */
export interface Sink {
	fill(index: number, error: unknown, value: unknown): void;
}

/** What few commands have; one object only when there is something. */
export class Extras {
	resolve: ((value: unknown) => void) | undefined = undefined;
	reject: ((error: unknown) => void) | undefined = undefined;
	/** Runs when its reply has come, or when there will be none. */
	after: ((answered: boolean) => void) | undefined = undefined;
	/** Takes it from wherever it is held besides a connection. */
	abandon: (() => void) | undefined = undefined;
	timers: NodeJS.Timeout[] = [];
	errorStack: string | undefined = undefined;
	/** Confirmations of (un)subscribing that are still to come. */
	remaining = 0;
	/** Reads its reply in its own way. */
	unpack: ((value: unknown, mapping: Mapping) => unknown) | undefined = undefined;
}

const PENDING = 0;
const RESOLVED = 1;
const REJECTED = 2;

export abstract class Settlement {
	callback: unknown = undefined;
	/** Its place in its pipeline. */
	pipelineIndex: number | undefined = undefined;
	/** Where the outcome goes besides the promise. */
	sink: Sink | undefined = undefined;
	/** Its reply came, or never will. */
	isOver = false;
	#state = PENDING;
	#resolve: ((value: unknown) => void) | undefined = undefined;
	#reject: ((error: unknown) => void) | undefined = undefined;
	#promise: Promise<unknown> | undefined = undefined;
	/** For a promise that is asked for when all is over. */
	#outcome: unknown = undefined;
	#extras: Extras | undefined = undefined;

	/** What the caller gets for this reply. What it throws rejects the command. */
	abstract transformReply(value: unknown): unknown;
	/** The reply as whoever replaced `resolve` is to see it: before the command's own transformer. */
	protected abstract asTold(value: unknown): unknown;
	/** Nobody waits for it any more. */
	protected abstract letGo(): void;

	protected get extras(): Extras | undefined {
		return this.#extras;
	}

	protected more(): Extras {
		this.#extras ??= new Extras();
		return this.#extras;
	}

	get promise(): Promise<Anything> {
		this.#promise ??= this.#promised();
		return this.#promise;
	}

	set promise(promise: Promise<Anything>) {
		this.#promise = promise;
	}

	#promised(): Promise<unknown> {
		const promise = new Promise((resolve, reject) => {
			if (this.#state === PENDING) {
				this.#resolve = resolve;
				this.#reject = reject;
			} else if (this.#state === RESOLVED) resolve(this.#outcome);
			else reject(this.#outcome);
		});
		// A pipeline tells its outcome: nobody need look at this promise.
		if (this.sink !== undefined) promise.catch(() => {});
		return this.callback === undefined ? promise : asCallback(promise, this.callback);
	}

	get resolve(): (value: unknown) => void {
		return this.#extras?.resolve ?? ((value) => this.#resolved(value));
	}

	set resolve(resolve: (value: unknown) => void) {
		this.more().resolve = resolve;
	}

	get reject(): (error: unknown) => void {
		return this.#extras?.reject ?? ((error) => this.#rejected(error));
	}

	set reject(reject: (error: unknown) => void) {
		this.more().reject = reject;
	}

	get isResolved(): boolean {
		return this.#state === RESOLVED;
	}

	get isSettled(): boolean {
		return this.#state !== PENDING;
	}

	get settled(): boolean {
		return this.#state !== PENDING;
	}

	/** How many confirmations it waits for. */
	get remaining(): number {
		return this.#extras?.remaining ?? 0;
	}

	set remaining(count: number) {
		this.more().remaining = count;
	}

	/** Calls back when its reply has come or can no longer come, just before it settles; `answered` false for errors. */
	afterwards(callback: (answered: boolean) => void): void {
		const extras = this.more();
		const { after } = extras;
		extras.after = (answered) => {
			after?.(answered);
			callback(answered);
		};
	}

	/** How to take it back from a holder that is no connection. */
	set abandon(abandon: (() => void) | undefined) {
		this.more().abandon = abandon;
	}

	/** Rejects it with `Command timed out` in `ms` milliseconds. */
	setTimeout(ms: number): void {
		if (this.#state === PENDING) this.more().timers.push(setTimeout(() => this.expire(), ms));
	}

	/** Its time is over. */
	expire(): void {
		if (this.#state !== PENDING) return;
		this.reject(new Error('Command timed out'));
		this.#extras?.abandon?.();
	}

	/** A blocking command resolves with `null` in `ms` milliseconds, counted from the first call. */
	setBlockingTimeout(ms: number): void {
		if (this.#state !== PENDING || ms <= 0) return;
		const extras = this.more();
		if (extras.timers.length > 0) return;
		const over = (): void => {
			if (this.#state !== PENDING) return;
			this.resolve(null);
			extras.abandon?.();
		};
		extras.timers.push(setTimeout(over, ms));
	}

	/** Its reply came. */
	protected answered(value: unknown): void {
		this.isOver = true;
		const extras = this.#extras;
		if (extras === undefined) return this.#resolved(value);
		this.passed(true);
		if (this.#state !== PENDING) return;
		const { resolve } = extras;
		if (resolve === undefined) this.#resolved(value);
		else guarded(() => resolve(this.asTold(value)));
	}

	/** It gets no reply, or an error. */
	fail(error: unknown): void {
		this.isOver = true;
		this.passed(false);
		if (this.#state !== PENDING) return;
		const reject = this.#extras?.reject;
		if (reject === undefined) this.#rejected(error);
		else guarded(() => reject(error));
	}

	/** Runs what waits for its reply, whatever that was. */
	protected passed(answered: boolean): void {
		const after = this.#extras?.after;
		if (after === undefined) return;
		this.more().after = undefined;
		after(answered);
	}

	#resolved(value: unknown): void {
		if (this.#state !== PENDING) return;
		let natural: unknown;
		try {
			natural = this.transformReply(value);
		} catch (error) {
			return this.#rejected(error);
		}
		this.#state = RESOLVED;
		if (this.#resolve !== undefined) this.#resolve(natural);
		else if (this.sink === undefined || this.callback !== undefined) this.#outcome = natural;
		this.#settled(undefined, natural);
	}

	#rejected(error: unknown): void {
		if (this.#state !== PENDING) return;
		this.#state = REJECTED;
		if (this.#reject !== undefined) this.#reject(error);
		else if (this.sink === undefined || this.callback !== undefined) this.#outcome = error;
		this.#settled(error, undefined);
	}

	#settled(error: unknown, value: unknown): void {
		if (this.callback !== undefined && this.#promise === undefined) void this.promise;
		if (this.#extras !== undefined) for (const timer of this.#extras.timers.splice(0)) clearTimeout(timer);
		// Last, so that its own callback comes before that of the pipeline.
		if (this.sink !== undefined) this.sink.fill(this.pipelineIndex as number, error, value);
		this.#resolve = undefined;
		this.#reject = undefined;
		this.letGo();
	}
}
