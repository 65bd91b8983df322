/**
 * A listener and the messages for it.
 *
 *   ready ──message──▶ called ──returned──▶ ready
 *                         └──a promise──▶ busy (messages wait, bounded) ──settled──▶ the next one, or ready
 *   any ──ended──▶ over: nothing is handed out any more
 *
 * A listener gets its messages one after another, in the async context where it was registered. What it throws is reported.
 */
import { AsyncResource } from 'node:async_hooks';
import { QueueFullError, type RedisError } from '../core/errors.ts';
import type { Receiver, TopicName } from '../pool/index.ts';
import { Backlog, type BacklogSettings } from './backlog.ts';

export type Listener = (message: never, channel: never, pattern?: never) => unknown;
type Call = (message: TopicName, channel: TopicName, pattern: TopicName | undefined) => unknown;

/** What a listener's life is told to. */
export interface ListeningHost {
	dropped(count: number): void;
	/** The listener threw, or rejected. */
	threw(error: unknown): void;
	/** It gets nothing any more, not by its own wish: `error` says why, `undefined` when the client ended. */
	ended(error: RedisError | undefined): void;
}

type Item = readonly [message: TopicName, channel: TopicName, pattern: TopicName | undefined];

export class Listening implements Receiver {
	readonly buffers: boolean;
	readonly keepAlive: boolean;
	readonly #host: ListeningHost;
	readonly #call: Call;
	readonly #context: AsyncResource = new AsyncResource('RESPOOL_LISTENER');
	readonly #backlog: Backlog<Item>;
	#busy = false;
	#over = false;
	readonly #next = (): void => this.#work();
	readonly #failed = (error: unknown): void => {
		this.#host.threw(error);
		this.#work();
	};

	constructor(
		listener: Listener,
		options: { readonly buffers: boolean; readonly keepAlive: boolean; readonly backlog: BacklogSettings },
		host: ListeningHost,
	) {
		this.buffers = options.buffers;
		this.keepAlive = options.keepAlive;
		this.#host = host;
		this.#backlog = new Backlog(options.backlog, (count) => host.dropped(count));
		this.#call = listener as Call;
	}

	/** Messages that wait for the listener. */
	get waiting(): number {
		return this.#backlog.length;
	}

	/** Messages that there was no room for. */
	get dropped(): number {
		return this.#backlog.dropped;
	}

	get full(): boolean {
		return this.#busy && this.#backlog.full;
	}

	wantsTurn(): boolean {
		return this.#backlog.wantsTurn();
	}

	within(handOver: () => void): void {
		this.#context.runInAsyncScope(handOver);
	}

	take(message: TopicName, channel: TopicName, pattern: TopicName | undefined): void {
		if (this.#over) return;
		if (!this.#busy) return this.#hand(message, channel, pattern);
		if (this.#backlog.push([message, channel, pattern])) return;
		this.#host.ended(new QueueFullError(this.#backlog.overflowText));
		this.stop();
	}

	end(error: RedisError | undefined): void {
		if (this.#over) return;
		this.stop();
		this.#host.ended(error);
	}

	/** Hands nothing out any more. */
	stop(): void {
		if (this.#over) return;
		this.#over = true;
		this.#backlog.clear();
		this.#backlog.finish();
	}

	#hand(message: TopicName, channel: TopicName, pattern: TopicName | undefined): void {
		try {
			const returned = this.#call(message, channel, pattern);
			if (!isThenable(returned)) return;
			this.#busy = true;
			returned.then(this.#next, this.#failed);
		} catch (error) {
			this.#host.threw(error);
		}
	}

	#work(): void {
		this.#busy = false;
		while (!this.#busy && !this.#over && this.#backlog.length > 0) {
			const [message, channel, pattern] = this.#backlog.shift() as Item;
			this.#hand(message, channel, pattern);
		}
	}
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
	return typeof value === 'object' && value !== null && typeof (value as PromiseLike<unknown>).then === 'function';
}
