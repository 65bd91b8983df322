/** `subscribe` and its family: from what a user says to what the subscriber lane is asked for. */
import type { Pending } from '../commands/command.ts';
import type { Outcome, Phase } from '../core/errors.ts';
import { type Receiver, type TopicKind, type TopicName, topicWords } from '../pool/index.ts';
import { backlogSettings, type Overflow } from './backlog.ts';
import type { ClientCore } from './core.ts';
import { guarded } from './guard.ts';
import { type Listener, Listening } from './listening.ts';
import type { View } from './view.ts';

/** What `subscribe`, `psubscribe` and `ssubscribe` take. */
export interface SubscribeOptions {
	/** `false` lets the process end while subscribed. @default true */
	readonly keepAlive?: boolean;
	/** Gives up the wait for the server, and ends the subscription when it fires later. */
	readonly signal?: AbortSignal;
	/** Milliseconds to wait for the server; `undefined` for no bound. */
	readonly timeout?: number;
	/** Messages that may wait for a listener that returned a promise. @default 1000 */
	readonly buffer?: number;
	/** What happens to messages beyond that. `error` ends the subscription and tells `error`. @default 'drop-oldest' */
	readonly overflow?: Overflow;
}

const known: ReadonlySet<string> = new Set([
	'keepAlive',
	'signal',
	'timeout',
	'buffer',
	'overflow',
] satisfies (keyof SubscribeOptions)[]);

/** @throws TypeError for what are no options of these names */
export function checkOptions(options: unknown, allowed: ReadonlySet<string>): void {
	if (typeof options !== 'object' || options === null) throw new TypeError('The options must be an object');
	for (const key of Object.keys(options)) if (!allowed.has(key)) throw new TypeError(`Unknown option ${key}`);
}

/** @throws TypeError for what are no channels */
export function channelNames(channels: unknown): TopicName[] {
	const list: unknown[] = Array.isArray(channels) ? channels : [channels];
	if (list.length === 0) throw new TypeError('There must be a channel at least');
	return list.map((name) => {
		if (typeof name === 'string') return name;
		if (name instanceof Uint8Array) return Buffer.from(name);
		throw new TypeError('A channel is a string or a Buffer');
	});
}

/** Messages were dropped: told by `gap`, counted by `stats()`. */
export function tellDropped(core: ClientCore, kind: TopicKind, channels: readonly TopicName[], dropped: number): void {
	const all = channels.map(String);
	core.router.dropped(dropped);
	core.emit('gap', {
		reason: 'overflow',
		channels: kind === 'channel' ? all : [],
		patterns: kind === 'pattern' ? all : [],
		shardChannels: kind === 'shard' ? all : [],
		dropped,
	});
}

/**
 * Asks for it and waits until the server has confirmed, as long as the view lets it. Given up, it is taken back.
 */
export function awaitSubscribed(
	core: ClientCore,
	view: View,
	kind: TopicKind,
	channels: readonly TopicName[],
	receiver: Receiver,
): Promise<void> {
	return guarded<void, SubscribeWait>(
		core,
		view,
		(resolve, reject) => new SubscribeWait(core, topicWords[kind].subscribe, receiver, resolve, reject),
		(wait) => wait.start(core.router.subscribe(kind, channels, receiver)),
	);
}

class SubscribeWait implements Pending {
	readonly name: string;
	deadline = 0;
	settled = false;
	readonly #core: ClientCore;
	readonly #receiver: Receiver;
	readonly #resolve: (value: undefined) => void;
	readonly #reject: (error: unknown) => void;

	constructor(
		core: ClientCore,
		name: string,
		receiver: Receiver,
		resolve: (value: undefined) => void,
		reject: (error: unknown) => void,
	) {
		this.#core = core;
		this.name = name;
		this.#receiver = receiver;
		this.#resolve = resolve;
		this.#reject = reject;
	}

	get phase(): Phase {
		return this.#connected ? 'reply' : 'connect';
	}

	start(subscribed: Promise<void>): void {
		subscribed.then(
			() => this.#settle(() => this.#resolve(undefined)),
			(error: unknown) => this.#settle(() => this.#reject(error)),
		);
	}

	giveUp(error: (outcome: Outcome) => unknown): void {
		const written = this.#connected;
		this.#settle(() => this.#reject(error({ written, maybeExecuted: written })));
		void this.#core.router.unsubscribe(this.#receiver);
	}

	get #connected(): boolean {
		return this.#core.router.stats().subscriber.clientId !== undefined;
	}

	#settle(settle: () => void): void {
		if (this.settled) return;
		this.settled = true;
		settle();
	}
}

/** What somebody listens to, until {@link unsubscribe}. It outlives connections. */
export class ListenerSubscription {
	readonly channels: readonly TopicName[];
	readonly #core: ClientCore;
	readonly #listening: Listening;
	readonly #signal: AbortSignal | undefined;
	readonly #onAbort = (): void => void this.unsubscribe();
	#active = true;

	constructor(
		core: ClientCore,
		kind: TopicKind,
		channels: readonly TopicName[],
		listener: Listener,
		view: View,
		options: SubscribeOptions,
	) {
		if (typeof listener !== 'function') throw new TypeError('A listener is a function');
		const { keepAlive = true } = options;
		if (typeof keepAlive !== 'boolean') throw new TypeError('keepAlive must be a boolean');
		this.#core = core;
		this.channels = channels;
		this.#signal = view.signal;
		this.#listening = new Listening(
			listener,
			{ buffers: view.mode === 'buffer', keepAlive, backlog: backlogSettings(options) },
			{
				dropped: (count) => tellDropped(core, kind, channels, count),
				threw: (error) => core.emit('error', asError(error)),
				ended: (error) => {
					void this.unsubscribe();
					if (error !== undefined) core.emit('error', error);
				},
			},
		);
	}

	/** Subscribes. @throws TypeError for arguments that make no sense, as a rejection */
	static async open(
		core: ClientCore,
		view: View,
		kind: TopicKind,
		channels: unknown,
		listener: Listener,
		options: SubscribeOptions = {},
	): Promise<ListenerSubscription> {
		checkOptions(options, known);
		const { signal, timeout } = options;
		const own = view.derive({ ...(signal && { signal }), ...(timeout !== undefined && { timeout }) });
		const subscription = new ListenerSubscription(core, kind, channelNames(channels), listener, own, options);
		await awaitSubscribed(core, own, kind, subscription.channels, subscription.#listening);
		subscription.#confirmed();
		return subscription;
	}

	get active(): boolean {
		return this.#active;
	}

	get waiting(): number {
		return this.#listening.waiting;
	}

	get dropped(): number {
		return this.#listening.dropped;
	}

	async unsubscribe(): Promise<void> {
		this.#active = false;
		this.#signal?.removeEventListener('abort', this.#onAbort);
		this.#listening.stop();
		await this.#core.router.unsubscribe(this.#listening);
	}

	[Symbol.asyncDispose](): Promise<void> {
		return this.unsubscribe();
	}

	#confirmed(): void {
		if (!this.#active || this.#signal === undefined) return;
		if (this.#signal.aborted) void this.unsubscribe();
		else this.#signal.addEventListener('abort', this.#onAbort, { once: true });
	}
}

function asError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new Error('A listener threw something that is no error', { cause: thrown });
}
