/** The client: commands as methods over a router, leases, and views of itself with other defaults. */

import type { ReplyView } from '../commands/command.ts';
import { type CommandSpec, isBlocking } from '../commands/spec.ts';
import { MAX_TIMER } from '../core/deadlines.ts';
import { MultiBuilder } from './builder.ts';
import { attachCaller, Caller } from './caller.ts';
import type { GroupConsumer } from './consumer.ts';
import { ClientCore, type ClientState } from './core.ts';
import type { Executor, Started } from './executor.ts';
import type { Feed } from './feed.ts';
import { plainCommand } from './guard.ts';
import type {
	ConsumeOptions,
	HashScanIteratorOptions,
	KeyScanIteratorOptions,
	ScanIteratorOptions,
	StreamName,
	TailOptions,
} from './iteration-options.ts';
import { consumer, type IterationSetting, keyScan, partScan, tail } from './iterations.ts';
import { Lease, type LeaseOptions } from './lease.ts';
import { type Library, type LibraryCalls, libraryCalls } from './library.ts';
import type { Listener } from './listening.ts';
import { type ChannelMessage, type MessagesOptions, messageFeed } from './messages.ts';
import { type MonitorLine, type MonitorOptions, monitorFeed } from './monitor.ts';
import type { ClientOptions } from './options.ts';
import type { ScanIterator } from './scan-iterator.ts';
import { resolveOptions } from './settings.ts';
import type { ClientStats } from './stats.ts';
import { ListenerSubscription, type SubscribeOptions } from './subscription.ts';
import type { Tail } from './tail.ts';
import { runTransaction, type TransactionOptions, type TransactionScope } from './transaction.ts';
import { View, type ViewOptions } from './view.ts';

const CLOSE_TIMEOUT = 5000;

export class RespoolClient extends Caller {
	#buffers: RespoolClient | undefined = undefined;

	constructor(core: ClientCore, view: View) {
		super(core, view, executorOf(core));
	}

	get state(): ClientState {
		return this.core.state;
	}

	/** In the shape that Vercel's `attachDatabasePool` looks for. */
	get options(): { readonly idleTimeoutMillis: number } {
		return { idleTimeoutMillis: this.core.settings.pool.exclusive.idleTimeout };
	}

	get writableNeedDrain(): boolean {
		return this.core.router.congested;
	}

	writable(): Promise<void> {
		return this.core.writable();
	}

	multi(): MultiBuilder {
		return new MultiBuilder(this.core, this.view, this.executor);
	}

	get buffers(): RespoolClient {
		this.#buffers ??= this.with({ decode: 'buffer' });
		return this.#buffers;
	}

	with(options: ViewOptions): RespoolClient {
		return new RespoolClient(this.core, new View(options, this.view));
	}

	duplicate(options: ClientOptions = {}): RespoolClient {
		return openClient({ ...this.core.options, ...options });
	}

	library<L extends Library>(library: L): LibraryCalls<L> {
		return libraryCalls(library, { caller: this, view: this.view, core: this.core });
	}

	scanIterator(options: KeyScanIteratorOptions = {}): ScanIterator<unknown> {
		return keyScan(this.#iterations, options);
	}

	hscanIterator(key: unknown, options: HashScanIteratorOptions = {}): ScanIterator<unknown> {
		return partScan(this.#iterations, 'HSCAN', key, options);
	}

	sscanIterator(key: unknown, options: ScanIteratorOptions = {}): ScanIterator<unknown> {
		return partScan(this.#iterations, 'SSCAN', key, options);
	}

	zscanIterator(key: unknown, options: ScanIteratorOptions = {}): ScanIterator<unknown> {
		return partScan(this.#iterations, 'ZSCAN', key, options);
	}

	consume(options: ConsumeOptions): GroupConsumer {
		return consumer(this.#iterations, options);
	}

	tail(streams: StreamName | readonly StreamName[], options: TailOptions = {}): Tail {
		return tail(this.#iterations, streams, options);
	}

	get #iterations(): IterationSetting {
		return { core: this.core, view: this.view, with: (options) => this.with(options) };
	}

	async acquire(options: LeaseOptions = {}): Promise<Lease> {
		const lease = await Lease.acquire(this.core, this.view, options);
		this.core.remember(lease.token, lease.connection, options.label);
		return lease;
	}

	async use<T>(fn: (lease: Lease) => T | Promise<T>, options: LeaseOptions = {}): Promise<T> {
		const { core } = this;
		const view = options.signal === undefined ? this.view : this.view.derive({ signal: options.signal });
		const owner = core.owner();
		const lease = await Lease.acquire(core, view, options, owner);
		try {
			return await core.holding(owner, () => fn(lease));
		} finally {
			await lease.release();
		}
	}

	transaction<T>(options: TransactionOptions, fn: (tx: TransactionScope) => T | Promise<T>): Promise<unknown> {
		return runTransaction(this.core, this.view, options, fn);
	}

	subscribe(channels: unknown, listener: Listener, options?: SubscribeOptions): Promise<ListenerSubscription> {
		return ListenerSubscription.open(this.core, this.view, 'channel', channels, listener, options);
	}

	psubscribe(patterns: unknown, listener: Listener, options?: SubscribeOptions): Promise<ListenerSubscription> {
		return ListenerSubscription.open(this.core, this.view, 'pattern', patterns, listener, options);
	}

	ssubscribe(channels: unknown, listener: Listener, options?: SubscribeOptions): Promise<ListenerSubscription> {
		return ListenerSubscription.open(this.core, this.view, 'shard', channels, listener, options);
	}

	messages(channels: unknown, options?: MessagesOptions): Feed<ChannelMessage<string | Buffer>> {
		return messageFeed(this.core, this.view, channels, options);
	}

	monitor(options?: MonitorOptions): Feed<MonitorLine<string | Buffer>> {
		return monitorFeed(this.core, this.view, options);
	}

	stats(): ClientStats {
		return this.core.stats();
	}

	connect(): Promise<void> {
		return this.core.router.connect();
	}

	close({ timeout = CLOSE_TIMEOUT }: { timeout?: number } = {}): Promise<void> {
		if (!(timeout >= 0 && timeout <= MAX_TIMER)) {
			return Promise.reject(new TypeError(`timeout must be milliseconds from 0 to ${MAX_TIMER}`));
		}
		return this.core.close(timeout);
	}

	quit(options: { timeout?: number } = {}): Promise<void> {
		return this.close(options);
	}

	destroy(): void {
		this.core.destroy();
	}

	[Symbol.asyncDispose](): Promise<void> {
		return this.close();
	}

	on(event: string, listener: (...args: unknown[]) => void): this {
		this.core.listen(event, listener, false);
		return this;
	}

	once(event: string, listener: (...args: unknown[]) => void): this {
		this.core.listen(event, listener, true);
		return this;
	}

	off(event: string, listener: (...args: unknown[]) => void): this {
		this.core.unlisten(event, listener);
		return this;
	}
}
attachCaller(RespoolClient.prototype, 'client');

/** Plain commands go over the shared connection, blocking ones get their own; nothing may change a session. */
function executorOf(core: ClientCore): Executor {
	const { router } = core;
	return {
		surface: 'client',
		account: undefined,
		refuses: () => true,
		execute: (command) => router.execute(command),
		special(spec: CommandSpec, args: readonly unknown[], view: ReplyView, resolve, reject): Started {
			if (!isBlocking(spec, args)) return plainCommand(router, spec, args, view, resolve, reject);
			return { pending: router.block(spec, args, view, resolve, reject), send: () => {} };
		},
		startRun(run, blocking) {
			if (blocking) return router.blockRun(run);
			for (const segment of run.segments) if (!run.settled) router.execute(segment);
		},
	};
}

/** Makes a client. @throws TypeError for options that make no sense */
export function openClient(options: ClientOptions): RespoolClient {
	const settings = resolveOptions(options);
	const { retry, commandTimeout } = settings;
	return new RespoolClient(new ClientCore(options, settings), new View({ retry }, undefined, commandTimeout));
}
