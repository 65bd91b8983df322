/**
 * The one connection of an ioredis client, with ioredis's life cycle. The caller owns its session: he may SELECT, WATCH, open a raw MULTI,
 * rename and subscribe; database, name, credentials and subscriptions come back after a reconnect.
 *
 *   wait ──connect()──▶ connecting ──open──▶ connect ──greeted──▶ ready
 *                          ▲  └─────────────────┴───lost───────────┴──▶ close ──▶ end (no retry, or disconnect())
 *                          └──── after retryStrategy's delay ──── reconnecting ◀──┘
 */
import { type Connection, type ConnectionOwner, Endpoint } from '../connection/index.ts';
import { ProtocolError } from '../core/errors.ts';
import type { RespValue } from '../protocol/types.ts';
import type { NetStream } from './abstract-connector.ts';
import { Command } from './command.ts';
import { connectionClosed, MaxRetriesPerRequestError } from './errors.ts';
import { Greeting } from './greeting.ts';
import type { LaneHost } from './lane-host.ts';
import { openSettings, whenOpen } from './lane-settings.ts';
import { Sender } from './sender.ts';
import { Kind } from './verb.ts';
import { abort, abortTransactionTail, isSafeToRepeat, withoutFragments } from './waiting-commands.ts';

const ignore = (): void => {};

interface Waiter {
	resolve(): void;
	reject(error: Error): void;
}

export class CallerLane implements ConnectionOwner {
	readonly #host: LaneHost;
	readonly sender: Sender;
	#connection: Connection | undefined = undefined;
	#greeting: Greeting | undefined = undefined;
	#stream: NetStream | undefined = undefined;
	/** Counts dials, so that no callback of an old one touches a new one. */
	#dial = 0;
	#retryTimer: NodeJS.Timeout | undefined = undefined;
	#waiters: Waiter[] = [];
	/** Commands whose replies were lost, to be sent again. */
	#carried: Command[] = [];
	/** The last reason why there is no connection. */
	lastError: Error | undefined = undefined;
	/** The socket is being closed by us: nothing more is written. */
	ending = false;

	constructor(host: LaneHost) {
		this.#host = host;
		this.sender = new Sender(host, this);
	}

	/** The open connection. */
	get connection(): Connection | undefined {
		return this.#connection;
	}

	/** Begins a dial, when the status allows it. Resolves when the connection is ready. */
	start(): Promise<void> {
		const host = this.#host;
		const { status } = host;
		if (status === 'connecting' || status === 'connect' || status === 'ready') {
			return Promise.reject(new Error('Redis is already connecting/connected'));
		}
		return new Promise((resolve, reject) => {
			this.#waiters.push({ resolve, reject });
			this.#start();
		});
	}

	#start(): void {
		const host = this.#host;
		const dial = ++this.#dial;
		clearTimeout(this.#retryTimer);
		this.#retryTimer = undefined;
		this.ending = false;
		this.sender.look();
		host.connectionEpoch++;
		host.freshCondition();
		host.setStatus('connecting');
		host.connector
			.connect((type, error) => host.silentEmit(type, error))
			.then(
				(stream) => {
					if (dial === this.#dial) this.#opening(stream, dial);
					else stream.destroy();
				},
				(error: Error) => {
					if (dial !== this.#dial) return;
					this.lastError = error;
					this.flush(error);
					host.silentEmit('error', error);
					this.#settleWaiters(error);
					host.setStatus('end');
				},
			);
	}

	#opening(stream: NetStream, dial: number): void {
		const host = this.#host;
		this.#stream = stream;
		host.stream = stream;
		stream.on('error', (error: Error) => {
			if (dial !== this.#dial) return;
			this.lastError = error;
			host.silentEmit('error', error);
		});
		stream.once('close', () => {
			if (dial === this.#dial && this.#connection === undefined) this.#closed([], 0);
		});
		whenOpen(stream, host.options, () => {
			if (dial !== this.#dial) return;
			if (host.options.socketTimeout !== undefined) stream.on('data', () => this.sender.heard());
			new Endpoint(openSettings(stream, host.options), undefined).dial(this);
		});
	}

	/** ConnectionOwner: bytes may be written, and nobody has been greeted. */
	ready(connection: Connection): void {
		const host = this.#host;
		const { sender } = this;
		this.#connection = connection;
		sender.attach(connection);
		host.setStatus('connect');
		this.#greeting = new Greeting({
			options: host.options,
			protocol: sender.protocol,
			auth: host.condition.auth,
			database: host.condition.select,
			connectionName: sender.session.name ?? host.options.connectionName,
			tell: (command) => sender.hand(command),
			check: (info) => this.#checked(info),
			downgraded: () => {
				sender.protocol = 2;
				sender.replyMapping = 'legacy';
				host.condition.protocol = 2;
				host.condition.replyMapping = 'legacy';
			},
			warn: (message) => console.warn(message),
			complained: (error) => host.silentEmit('error', error),
			done: () => this.#becameReady(),
			failed: (error) => {
				this.lastError = error;
				this.flush(error);
				host.silentEmit('error', error);
				this.disconnect(true);
			},
		});
		this.#greeting.start();
	}

	#checked(info: Record<string, string>): boolean {
		if (this.#host.connector.check(info)) return true;
		this.disconnect(true);
		return false;
	}

	#becameReady(): void {
		const host = this.#host;
		const { sender } = this;
		host.setStatus('ready');
		host.retryAttempts = 0;
		if (host.options.monitor === true) this.#monitor();
		const carried = this.#carried.splice(0);
		const waiting = host.offlineQueue.toArray();
		host.offlineQueue.clear();
		if (sender.subscriber.anythingKept && host.options.autoResubscribe !== false) {
			sender.moveTo(sender.session.database);
			sender.subscriber.subscribeAgain();
		} else sender.subscriber.forget();
		// A SELECT among them has told already where the caller wants to be in the end.
		const { database } = sender.session;
		for (const command of carried) this.#sendAgain(command, command.database);
		for (const { command, select } of waiting) this.#sendAgain(command, select);
		sender.session.database = database;
		sender.moveTo(database);
		process.nextTick(() => this.#settleWaiters(undefined));
	}

	#sendAgain(command: Command, database: number): void {
		if (command.settled) return;
		// One of them may have closed the connection again.
		if (this.#connection === undefined || this.ending) {
			this.#host.offlineQueue.push({ command, stream: undefined, select: database });
			return;
		}
		if (command.verb.kind !== Kind.select) this.sender.moveTo(database);
		this.sender.dispatch(command);
	}

	#monitor(): void {
		const host = this.#host;
		const command = new Command('monitor', [], { replyEncoding: 'utf8' });
		command.ignore = true;
		command.promise.then(
			() => host.setStatus('monitoring'),
			(error: Error) => void host.emit('error', error),
		);
		this.sender.dispatch(command);
	}

	/** Ends the socket. With `reconnect` its loss is like any other. */
	disconnect(reconnect: boolean): void {
		const host = this.#host;
		const { status } = host;
		if (status === 'end' && this.#connection === undefined) return;
		if (!reconnect) host.manuallyClosing = true;
		if (status === 'wait') return this.#closed([], 0);
		if (this.#retryTimer !== undefined) {
			if (reconnect) return;
			clearTimeout(this.#retryTimer);
			this.#retryTimer = undefined;
			host.manuallyClosing = false;
			return this.#end();
		}
		const opening = this.#connection === undefined;
		this.#connection?.flush();
		this.ending = true;
		host.connector.disconnect();
		// Nothing was said on it: there is nothing to end in peace.
		if (opening) this.#stream?.destroy();
	}

	// ConnectionOwner

	riders(): [] {
		return [];
	}

	returned(): void {}

	quiet(): void {
		this.sender.heard();
	}

	drained(): void {}

	pushed(_connection: Connection, items: RespValue[]): void {
		this.sender.subscriber.pushed(items);
	}

	ended(connection: Connection, cause: Error | undefined, unanswered: unknown[], written: number): void {
		if (connection !== this.#connection) return;
		if (cause instanceof ProtocolError) {
			this.lastError = cause;
			this.#host.silentEmit('error', cause);
		}
		this.#closed(unanswered as Command[], written);
	}

	/** The socket is gone. The first `written` of the commands may have run. */
	#closed(unanswered: Command[], written: number): void {
		const host = this.#host;
		const was = host.status;
		this.#dial++;
		this.#connection = undefined;
		this.#greeting?.stop();
		this.#greeting = undefined;
		this.ending = false;
		const behind = this.sender.detach();
		host.setStatus('close');
		this.#keep(unanswered, written);
		this.#carried.push(...behind);
		abortTransactionTail(host.offlineQueue);
		if (was === 'ready' || was === 'monitoring') this.sender.subscriber.keep();
		this.#settleWaiters(connectionClosed(this.lastError));
		if (host.manuallyClosing) {
			host.manuallyClosing = false;
			return this.#end();
		}
		this.#retry();
	}

	/** Keeps what is to be sent again; the rest is rejected. */
	#keep(unanswered: readonly Command[], written: number): void {
		const { autoResendUnfulfilledCommands: resend } = this.#host.options;
		const mayHaveRun = new Set(unanswered.slice(0, written));
		for (const command of withoutFragments(unanswered)) {
			const inDoubt = mayHaveRun.has(command);
			// What is ours is said anew, if at all.
			if (command.ignore) command.fail(connectionClosed(this.lastError));
			else if (inDoubt && (resend === false || (resend === 'safe' && !isSafeToRepeat(command)))) abort(command);
			else this.#carried.push(command);
		}
	}

	#retry(): void {
		const host = this.#host;
		const { retryStrategy, maxRetriesPerRequest } = host.options;
		if (typeof retryStrategy !== 'function') return this.#end();
		const delay = retryStrategy(++host.retryAttempts);
		if (typeof delay !== 'number') return this.#end();
		host.setStatus('reconnecting', delay);
		this.#retryTimer = setTimeout(() => {
			this.#retryTimer = undefined;
			host.connect().catch(ignore);
		}, delay);
		if (typeof maxRetriesPerRequest !== 'number' || maxRetriesPerRequest < 0) return;
		if (host.retryAttempts % (maxRetriesPerRequest + 1) !== 0) return;
		this.flush(new MaxRetriesPerRequestError(maxRetriesPerRequest, this.lastError));
	}

	#end(): void {
		this.#host.setStatus('end');
		this.flush(connectionClosed(this.lastError));
		for (const command of this.sender.end()) command.fail(connectionClosed(this.lastError));
	}

	#settleWaiters(error: Error | undefined): void {
		for (const waiter of this.#waiters.splice(0)) {
			if (error === undefined) waiter.resolve();
			else waiter.reject(error);
		}
	}

	/** Rejects everything that waits for a connection. */
	flush(error: Error): void {
		const waiting = this.#carried.splice(0);
		for (const { command } of this.#host.offlineQueue.toArray()) waiting.push(command);
		this.#host.offlineQueue.clear();
		for (const command of waiting) command.fail(error);
	}
}
