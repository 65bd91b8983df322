/** What a client is to those who use it. Interfaces, so that people can mock it. */
import type { Arg, Args, Context, Message, PromiseContext, Scored } from '../commands/signature.ts';
import type { ClientCommands, LeaseCommands } from '../commands/surfaces.ts';
import type { Gap, HolderReport } from '../pool/index.ts';
import type { CommandRow } from './builder.ts';
import type { Block, ModuleCommands, Multi, Pipeline, Results } from './chains.ts';
import type { ConsumedEntry } from './consumer-entry.ts';
import type { ConsumerStats } from './consumer-stats.ts';
import type { ClientState } from './core.ts';
import type {
	ConsumeOptions,
	HashScanIteratorOptions,
	KeyScanIteratorOptions,
	ScanIteratorOptions,
	StreamName,
	TailOptions,
} from './iteration-options.ts';
import type { LeaseOptions } from './lease.ts';
import type { Library, LibraryCalls } from './library.ts';
import type { ChannelMessage, MessagesOptions } from './messages.ts';
import type { MonitorLine, MonitorOptions } from './monitor.ts';
import type { ClientOptions } from './options.ts';
import type { ScanIterator } from './scan-iterator.ts';
import type { Script } from './script.ts';
import type { ClientStats } from './stats.ts';
import type { SubscribeOptions } from './subscription.ts';
import type { TailEntry } from './tail.ts';
import type { TransactionOptions } from './transaction.ts';
import type { DecodeOptions, ViewOptions } from './view.ts';

type TextOf<D, Otherwise extends string | Buffer> = D extends 'buffer' | { bulk: 'buffer' }
	? Buffer
	: D extends 'string' | { bulk: 'string' }
		? string
		: Otherwise;
type IntegerOf<D, Otherwise extends number | bigint> = D extends { integer: 'bigint' }
	? bigint
	: D extends { integer: 'number' }
		? number
		: Otherwise;
type MessageOf<D, Text extends string | Buffer, Otherwise> = Text extends Buffer
	? [Text, Text][]
	: D extends { message: 'pairs' }
		? [Text, Text][]
		: D extends { message: 'object' }
			? Message
			: Otherwise extends [Buffer, Buffer][]
				? Message
				: Otherwise;

/** The context of a view that decodes as `D` says, in a client whose context is `C`. */
export type ViewContext<C extends Context, D> = PromiseContext<
	TextOf<D, C['text']>,
	IntegerOf<D, C['integer']>,
	MessageOf<D, TextOf<D, C['text']>, C['message']>
>;

/** Events of a client and their arguments. */
export interface ClientEvents {
	/** A connection is up. */
	connect: [];
	/** Commands can be sent, and everything that is subscribed to is so again. */
	ready: [];
	/** The shared connection ended, `cause` unless it was asked to. */
	close: [cause: Error | undefined];
	/** The connection was lost, or a dial failed, and another dial follows: number `attempt` since a connection was stable. */
	reconnecting: [attempt: number];
	/** A dial failed, a listener threw, or a subscription could not be restored. Never thrown when nobody listens. */
	error: [error: Error];
	/** Nothing is in flight, waits, or is lent out any more. */
	release: [];
	/** A lease was held for longer than `leakThreshold`, or collected as garbage without release. */
	leak: [leak: HolderReport];
	/** Messages may have been missed: the subscriber connection was lost and is restored, or somebody was too slow. See {@link Gap}. */
	gap: [gap: Gap];
	/** Keys that the server says have changed, for whoever had CLIENT TRACKING redirect to the subscriber connection; `null` for all of them, also when that is lost. */
	invalidate: [keys: readonly string[] | null];
	/** The reply of a blocking command came when its caller had gone: what it took is in it. */
	orphan: [reply: unknown, command: { readonly name: string; readonly args: readonly unknown[] }];
}

/** One channel, or several. */
export type Channels = string | Uint8Array | readonly (string | Uint8Array)[];

/** What {@link Client.subscribe} and its like resolve to. */
export interface Subscription extends AsyncDisposable {
	/** The channels, or patterns. */
	readonly channels: readonly (string | Buffer)[];
	/** Until {@link unsubscribe}, or until the server or the client ended it. */
	readonly active: boolean;
	/** Messages that wait for the listener. */
	readonly waiting: number;
	/** Messages that had no room to wait. */
	readonly dropped: number;
	/** The listener is not called any more from now on; resolves when the server has confirmed. Safe to call again. */
	unsubscribe(): Promise<void>;
}

/** What {@link Client.messages} and {@link Client.monitor} give: to be read by one reader. */
export interface Messages<T> extends AsyncIterableIterator<T, undefined>, AsyncDisposable {
	/** Resolves when everything that comes from then on will be given; begins it, where no `next()` has yet. */
	ready(): Promise<void>;
	/** Items that wait to be read. */
	readonly waiting: number;
	return(): Promise<IteratorReturnResult<undefined>>;
}

/** Commands that can be chained for results of one write. */
interface Callers<C extends Context> {
	/** Any command by name, case-insensitively; known ones get the reply shape of their method. */
	call(name: string, ...args: Args[]): Promise<unknown>;
	/** Queues commands that leave in one write. */
	pipeline(): Pipeline<[], C>;
	pipeline(commands: Iterable<CommandRow>): Pipeline<unknown[], C>;
	/**
	 * Runs a script by its digest, with its source once where the server does not know it. That is told by the server's words: a script that
	 * itself answers `NOSCRIPT No matching script …` is taken for an unknown one and runs again.
	 */
	run<Reply>(script: Script<Reply>, keys: readonly Arg[], args: readonly Arg[]): Promise<Reply>;
}

/**
 * A connection for its holder alone, session commands included: WATCH, SELECT, WAIT, CLIENT SETNAME … Released, its session is made as it was,
 * or the connection is closed. Every call after that rejects with {@link LeaseReleasedError}.
 */
export interface Lease<C extends Context = PromiseContext> extends Callers<C>, AsyncDisposable, Disposable {
	readonly released: boolean;
	/** Gives the connection back; resolves when it is clean and back, or gone. Safe to call again. */
	release(): Promise<void>;
	/** The same as {@link release}. */
	quit(): Promise<void>;
	/** Queues commands that run as one on this connection: MULTI … EXEC. */
	multi(): Multi<[], C>;
	/**
	 * Has `listener` told what comes without being asked for there and then, under RESP2 as under RESP3: `['message', channel, message]`,
	 * `['pmessage', pattern, channel, message]`, `['smessage', …]` after a raw SUBSCRIBE and its like, `['monitor', line]` after MONITOR,
	 * `['invalidate', keys]` with CLIENT TRACKING (RESP3), where `null` stands for all keys, also when the connection is lost. One listener at a time; `undefined` takes it away, and so does the release.
	 */
	onPush(listener: ((items: unknown[]) => unknown) | undefined): this;
	with<const D extends 'string' | 'buffer' | DecodeOptions | undefined = undefined>(
		options: Omit<ViewOptions, 'decode'> & { decode?: D },
	): LeaseOf<ViewContext<C, D>>;
	readonly buffers: LeaseOf<ViewContext<C, 'buffer'>>;
}
/** A lease and its commands. */
export type LeaseOf<C extends Context = PromiseContext> = Lease<C> & LeaseCommands<C> & ModuleCommands<C>;

/** What the function of a transaction gets: commands on the watching connection, and `multi()` for the block to return. */
export type Transaction<C extends Context = PromiseContext> = Callers<C> &
	LeaseCommands<C> &
	ModuleCommands<C> & {
		/** The commands to run as one. To be returned from the function, which executes it. */
		multi(): Block<[], C>;
	};

/** What a transaction resolves to: the results of the block that its function returned, or what else it returned. */
export type TransactionResult<T> = T extends Block<infer R, infer _C> ? Results<R> : T;

/** A consumer at work, to be iterated once. `break`, `return()` or the signal end it; what it read and did not hand out is given back. */
export interface Consumer<C extends Context = PromiseContext>
	extends AsyncIterableIterator<ConsumedEntry<C['text'], C['message']>, undefined>,
		AsyncDisposable {
	/** What it has done, and how far behind the group is, which the server is asked for. */
	stats(): Promise<ConsumerStats>;
	/** Ends it at once. Resolves when what was not handed out is given back. */
	return(): Promise<IteratorReturnResult<undefined>>;
	[Symbol.asyncIterator](): this;
}

/**
 * A client for one server. Every command is a method of the same name in lower case; a call returns a promise.
 *
 * Plain commands of all callers share one pipelined connection; those of one turn of the event loop leave in one write.
 * A call rejects with {@link ReplyError} when the server says so, with {@link ConnectionLostError} when the reply was lost, and with a
 * `TypeError`, before anything is sent, when an argument cannot be sent.
 */
export interface Client<C extends Context = PromiseContext>
	extends ClientCommands<C>,
		ModuleCommands<C>,
		Callers<C>,
		AsyncDisposable {
	/** `idle` until the first command, and whenever there is no connection. */
	readonly state: ClientState;
	/** Resolves when a connection is ready, rejects with the reason why none could be made. Optional: the first command connects. */
	connect(): Promise<void>;
	/** Answers what is owed, for `timeout` milliseconds at most (5000), then ends. Resolves when the socket is closed. */
	close(options?: { timeout?: number }): Promise<void>;
	/** The same as {@link close}. */
	quit(options?: { timeout?: number }): Promise<void>;
	/** Ends now; what is not answered rejects with {@link ClosedError}. */
	destroy(): void;
	/** The same client with other defaults for its calls: shares the connection and everything else. */
	with<const D extends 'string' | 'buffer' | DecodeOptions | undefined = undefined>(
		options: Omit<ViewOptions, 'decode'> & { decode?: D },
	): Client<ViewContext<C, D>>;
	/** This client with bulk strings as Buffers: `with({ decode: 'buffer' })`. */
	readonly buffers: Client<ViewContext<C, 'buffer'>>;
	/** A new client with the same options, changed by those given. */
	duplicate(options?: ClientOptions): Client<C>;
	/** Queues commands that run as one: MULTI … EXEC. */
	multi(): Multi<[], C>;
	/** Runs `fn` with a connection of its own, given back on success and on throw. Await what concerns the shared connection first. */
	use<T>(fn: (lease: LeaseOf<C>) => T | Promise<T>, options?: LeaseOptions): Promise<Awaited<T>>;
	/** A connection of the caller's own, until `release()`: `await using conn = await redis.acquire()`. */
	acquire(options?: LeaseOptions): Promise<LeaseOf<C>>;
	/**
	 * Runs `fn` on a connection that watches keys, and the block that it returns as one. Where a watched key changed meanwhile, `fn` runs
	 * again, `retries` times at most; then it rejects with {@link WatchConflictError}. An error that `fn` throws comes out unchanged.
	 */
	transaction<T>(
		options: TransactionOptions,
		fn: (tx: Transaction<C>) => T | Promise<T>,
	): Promise<TransactionResult<Awaited<T>>>;
	/**
	 * Subscribes to channels; resolves when the server has confirmed. A subscription is what is wanted, not what a connection has: after a
	 * loss it is restored, and `gap` says that messages may have been missed. All of them share one connection of their own, which keeps
	 * the process alive unless `keepAlive` is `false`.
	 *
	 * `listener` gets its messages one after another: while a promise that it returned is pending, up to `buffer` messages wait. What it
	 * throws is told by `error`.
	 *
	 * @throws ReplyError when the server refuses (NOPERM), as a rejection
	 */
	subscribe(
		channels: Channels,
		listener: (message: C['text'], channel: C['text']) => unknown,
		options?: SubscribeOptions,
	): Promise<Subscription>;
	/** As {@link subscribe}, to all channels that match a pattern. */
	psubscribe(
		patterns: Channels,
		listener: (message: C['text'], channel: C['text'], pattern: C['text']) => unknown,
		options?: SubscribeOptions,
	): Promise<Subscription>;
	/** As {@link subscribe}, to shard channels: Redis 7 and Valkey, messages by SPUBLISH. */
	ssubscribe(
		channels: Channels,
		listener: (message: C['text'], channel: C['text']) => unknown,
		options?: SubscribeOptions,
	): Promise<Subscription>;
	/**
	 * Messages as an async iterator: `for await (const { message } of redis.messages('news'))`. It subscribes with its first `next()` or
	 * `ready()`; leaving the loop unsubscribes. Up to `buffer` messages wait for a slow reader. `close()` of the client ends it, `destroy()` with
	 * {@link ClosedError}, its `signal` with {@link AbortError}.
	 */
	messages(channels: Channels, options?: MessagesOptions): Messages<ChannelMessage<C['text']>>;
	/**
	 * Every command that the server runs, on a connection of its own. Leaving the loop closes it; so does its loss, with
	 * {@link ConnectionLostError}, its `signal`, and the end of the client, as with {@link messages}. A monitored server is slower.
	 */
	monitor(options?: MonitorOptions): Messages<MonitorLine<C['text']>>;
	/** Gauges and counters of the connections. */
	stats(): ClientStats;
	/** More should not be sent now: commands wait for room, or for a connection. Sent all the same they wait, within the bounds of the options. */
	readonly writableNeedDrain: boolean;
	/** Resolves when more may be sent. @throws ClosedError when the client is closed meanwhile */
	writable(): Promise<void>;
	/** In the shape that Vercel's `attachDatabasePool` looks for. */
	readonly options: { readonly idleTimeoutMillis: number };
	/**
	 * Every key, by SCAN: those that are there from beginning to end at least once, in no order. With `keyPrefix` those of the prefix,
	 * `match` behind it, and without it, as other methods take them.
	 */
	scanIterator(options?: KeyScanIteratorOptions): ScanIterator<C['text']>;
	/** Every field of a hash with its value, by HSCAN. */
	hscanIterator(key: Arg, options: HashScanIteratorOptions & { readonly novalues: true }): ScanIterator<C['text']>;
	hscanIterator(
		key: Arg,
		options?: HashScanIteratorOptions & { readonly novalues?: false | undefined },
	): ScanIterator<[field: C['text'], value: C['text']]>;
	/** Every member of a set, by SSCAN. */
	sscanIterator(key: Arg, options?: ScanIteratorOptions): ScanIterator<C['text']>;
	/** Every member of a sorted set with its score, by ZSCAN. */
	zscanIterator(key: Arg, options?: ScanIteratorOptions): ScanIterator<Scored<C['text']>>;
	/**
	 * The entries of streams as one consumer of a group gets them: first its own pending ones, then new ones, and those that others left idle.
	 * Every entry at least once, whatever becomes of connections and servers; each is pending until `ack()`.
	 * Rejects with {@link AbortError} when the signal fires, and with {@link ReplyError} when the group is not there and `create` was not given.
	 */
	consume(options: ConsumeOptions): Consumer<C>;
	/** What is added to streams, as it is added. Without gaps or duplicates, whatever becomes of connections. */
	tail(
		streams: StreamName | readonly StreamName[],
		options?: TailOptions,
	): AsyncIterableIterator<TailEntry<C['text'], C['message']>, undefined> & AsyncDisposable;
	/** The functions of a library as methods; it is loaded where the server does not know them. */
	library<L extends Library>(library: L): LibraryCalls<L>;
	on<E extends keyof ClientEvents>(event: E, listener: (...args: ClientEvents[E]) => void): this;
	once<E extends keyof ClientEvents>(event: E, listener: (...args: ClientEvents[E]) => void): this;
	off<E extends keyof ClientEvents>(event: E, listener: (...args: ClientEvents[E]) => void): this;
}
