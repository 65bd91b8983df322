/**
 * The one pipelined connection that plain commands of a client share, and the queue in front of it.
 *
 *   down ──command──▶ dialling ──ready──▶ up ──lost──▶ down (dials again while commands wait)
 *     any ──close──▶ closing ──nothing owed──▶ closed ◀──destroy── any
 */
import Denque from 'denque';
import type { Executable, Holder } from '../commands/command.ts';
import type { Connection, ConnectionOwner, Endpoint } from '../connection/index.ts';
import {
	ClosedError,
	ConnectionLostError,
	MaxClientsError,
	type Phase,
	QueueFullError,
	type RedisError,
	ReplyError,
	ServerUnavailableError,
} from '../core/errors.ts';
import type { RespValue } from '../protocol/types.ts';

export interface SharedLaneSettings {
	/** Bounds of the queue while there is no connection: commands, and bytes of their arguments. */
	readonly maxQueue: number;
	readonly maxQueueBytes: number;
	/** Bounds while the socket is congested: commands without a reply, and bytes of arguments that wait. */
	readonly maxInFlight: number;
	readonly maxPendingBytes: number;
}

/** Gauges of the moment; `dials`, `losses` and `resent` only grow. */
export interface SharedLaneStats {
	readonly total: number;
	readonly idle: number;
	readonly busy: number;
	readonly creating: number;
	readonly waiting: number;
	readonly inFlight: number;
	readonly dials: number;
	readonly losses: number;
	/** Commands that were sent again after a loss. */
	readonly resent: number;
	readonly lastDialError: unknown;
	readonly lastError: unknown;
}

/** What a lane tells its client. Never throws. */
export interface LaneListener {
	connected(connection: Connection): void;
	disconnected(connection: Connection, cause: Error | undefined): void;
	dialFailed(error: RedisError): void;
	pushed(items: RespValue[]): void;
	/** Nothing is in flight and nothing waits. */
	quiet(): void;
}

/** A read is sent on at most this many connections. */
const MAX_ATTEMPTS = 3;
const NOT_WRITTEN = { written: false, maybeExecuted: false } as const;

interface Waiter {
	resolve(): void;
	reject(error: unknown): void;
}

export class SharedLane implements Holder, ConnectionOwner {
	readonly #endpoint: Endpoint;
	readonly #settings: SharedLaneSettings;
	readonly #listener: LaneListener;
	readonly #detached: <T>(action: () => T) => T;
	readonly #queue: Denque<Executable> = new Denque<Executable>();
	#queueBytes = 0;
	// Entries given up while they waited: skipped later, swept when they are the majority.
	#deadInQueue = 0;
	#state: 'open' | 'closing' | 'closed' = 'open';
	#connection: Connection | undefined = undefined;
	#up: Connection | undefined = undefined;
	#connectWaiters: Waiter[] = [];
	#closeWaiters: Array<() => void> = [];
	// Connections that ended and whose sockets have not emitted `close` yet.
	#lingering = 0;
	#dials = 0;
	#losses = 0;
	#resent = 0;
	#lastDialError: unknown = undefined;
	#lastError: unknown = undefined;

	/** `detached` runs a dial outside the async context of the command that caused it. */
	constructor(
		endpoint: Endpoint,
		settings: SharedLaneSettings,
		listener: LaneListener,
		detached: <T>(action: () => T) => T = (action) => action(),
	) {
		this.#detached = detached;
		this.#endpoint = endpoint;
		this.#settings = settings;
		this.#listener = listener;
	}

	/** Of the moment. */
	stats(): SharedLaneStats {
		const connected = this.#up !== undefined;
		return {
			total: this.#connection === undefined ? 0 : 1,
			idle: connected && this.idle ? 1 : 0,
			busy: connected && !this.idle ? 1 : 0,
			creating: this.#connection !== undefined && !connected ? 1 : 0,
			waiting: this.#queue.length - this.#deadInQueue,
			inFlight: this.#up?.pending ?? 0,
			dials: this.#dials,
			losses: this.#losses,
			resent: this.#resent,
			lastDialError: this.#lastDialError,
			lastError: this.#lastError,
		};
	}

	/** Nothing is in flight and nothing waits. */
	get idle(): boolean {
		return (this.#up?.pending ?? 0) === 0 && this.#queue.length === this.#deadInQueue;
	}

	/** The connection that is ready, if one is. */
	get connection(): Connection | undefined {
		return this.#up;
	}

	get phase(): Phase {
		return this.#up === undefined ? 'connect' : 'queue';
	}

	execute(command: Executable): void {
		const connection = this.#up;
		// Whatever waits goes first.
		if (connection === undefined || connection.congested || this.#queue.length > 0 || this.#state !== 'open') {
			return this.#wait(command);
		}
		if (connection.pending >= this.#settings.maxInFlight && !command.follows) return this.#wait(command);
		this.#hand(command, connection);
	}

	/** Resolves when a connection is ready; rejects with the reason why none could be made. */
	connect(): Promise<void> {
		return new Promise((resolve, reject) => {
			if (this.#state !== 'open') reject(new ClosedError('The client is closed', NOT_WRITTEN));
			else if (this.#up !== undefined) resolve();
			else {
				this.#connectWaiters.push({ resolve, reject });
				this.#dial();
				this.#holdDial();
			}
		});
	}

	release(command: Executable): boolean {
		this.#queueBytes -= command.measure();
		if (++this.#deadInQueue * 2 > this.#queue.length) this.#sweep(command);
		this.#holdDial();
		return false;
	}

	/** Answers what is owed, for `timeout` milliseconds at most, and ends. Resolves when the socket is gone. */
	close(timeout: number): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(() => this.destroy(), timeout);
			this.#closeWaiters.push(() => {
				clearTimeout(timer);
				resolve();
			});
			if (this.#state === 'open') this.#state = 'closing';
			this.#endWhenIdle();
		});
	}

	/** Ends now; what is not answered rejects with `ClosedError`. */
	destroy(): void {
		if (this.#state === 'closed') return;
		this.#state = 'closed';
		const connection = this.#connection;
		if (connection !== undefined) connection.destroy();
		this.#rejectWaiting(new ClosedError('The client was destroyed', NOT_WRITTEN));
		this.#endWhenIdle();
	}

	// ConnectionOwner

	riders(readsOnly: boolean): Executable[] {
		const riders: Executable[] = [];
		for (let head = this.#queue.peekFront(); head !== undefined; head = this.#queue.peekFront()) {
			if (!head.settled) {
				if (readsOnly && !head.mayRide) break;
				riders.push(head);
			}
			this.#shift();
		}
		return riders;
	}

	returned(riders: Executable[]): void {
		for (let i = riders.length - 1; i >= 0; i--) {
			const rider = riders[i] as Executable;
			if (rider.settled) continue;
			rider.holder = this;
			this.#queueBytes += rider.measure();
			this.#queue.unshift(rider);
		}
	}

	ready(connection: Connection): void {
		this.#up = connection;
		this.#endpoint.reached = true;
		for (const waiter of this.#connectWaiters.splice(0)) waiter.resolve();
		this.#lastDialError = undefined;
		this.#handAll(connection);
		this.#listener.connected(connection);
		this.#endWhenIdle();
	}

	quiet(): void {
		if (this.#queue.length === this.#deadInQueue) this.#listener.quiet();
	}

	drained(connection: Connection): void {
		this.#handAll(connection);
		this.#endWhenIdle();
	}

	pushed(_connection: Connection, items: RespValue[]): void {
		this.#listener.pushed(items);
	}

	ended(connection: Connection, cause: Error | undefined, unanswered: Executable[], written: number): void {
		const wasUp = this.#up === connection;
		this.#up = undefined;
		this.#connection = undefined;
		this.#lingering++;
		connection.whenGone(() => {
			this.#lingering--;
			this.#endWhenIdle();
		});
		this.#sortOut(unanswered, cause, written, wasUp);
		if (wasUp) {
			if (cause !== undefined) {
				this.#losses++;
				this.#lastError = cause;
			}
			this.#listener.disconnected(connection, cause);
			if (this.#queue.length > this.#deadInQueue && this.#state !== 'closed') this.#dial();
			return;
		}
		if (this.#state === 'closed') return;
		const error = this.#endpoint.dialError(cause);
		this.#lastDialError = error;
		this.#rejectWaiting(error);
		this.#listener.dialFailed(error);
	}

	/** Back to the head of the queue with what did not run or may run again; the rest hears that nobody knows. */
	#sortOut(unanswered: Executable[], cause: Error | undefined, written: number, wasUp: boolean): void {
		const proof = neverServed(cause);
		const again: Executable[] = [];
		for (let i = 0; i < unanswered.length; i++) {
			const command = unanswered[i] as Executable;
			const wasWritten = i < written && !proof;
			const outcome = { written: wasWritten, maybeExecuted: wasWritten };
			if (this.#state === 'closed') command.fail(new ClosedError('The client was destroyed', outcome));
			// A read that rode a handshake which failed: it waits for a connection as before.
			else if (!wasUp && command.mayRide) again.push(command);
			else if (!wasWritten) {
				if (command.unsend()) again.push(command);
			} else if (++command.attempts < MAX_ATTEMPTS && command.mayResend()) {
				this.#resent++;
				again.push(command);
			} else command.fail(new ConnectionLostError('The connection was lost before the reply came', outcome, { cause }));
		}
		this.returned(again);
	}

	#wait(command: Executable): void {
		if (this.#state !== 'open') return command.fail(new ClosedError('The client is closed', NOT_WRITTEN));
		let bytes: number;
		try {
			bytes = command.measure();
		} catch (error) {
			return command.fail(error);
		}
		const { maxQueue, maxQueueBytes, maxInFlight, maxPendingBytes } = this.#settings;
		const connection = this.#up;
		const waiting = this.#queue.length - this.#deadInQueue;
		const [most, mostBytes, why] =
			connection === undefined
				? [maxQueue, maxQueueBytes, 'There is no connection']
				: [maxInFlight - connection.pending, maxPendingBytes, 'The server is slow'];
		// What follows in a pipeline was let in with its beginning.
		// One command alone may be as large as it likes: refused for its size it could never be sent.
		const alone = connection === undefined && waiting === 0;
		const large = !alone && this.#queueBytes + bytes > mostBytes;
		if (!command.follows && (waiting >= most || large)) {
			const message = `${why}, and ${waiting} commands with ${this.#queueBytes} bytes of arguments wait already (at most ${most} and ${mostBytes})`;
			return command.fail(new QueueFullError(message));
		}
		command.holder = this;
		this.#queueBytes += bytes;
		this.#queue.push(command);
		this.#dial();
		this.#holdDial();
	}

	/** A dial keeps the process alive while somebody waits for it. */
	#holdDial(): void {
		if (this.#connection === undefined || this.#up !== undefined) return;
		this.#connection.hold(this.#queue.length > this.#deadInQueue || this.#connectWaiters.length > 0);
	}

	#hand(command: Executable, connection: Connection): void {
		try {
			connection.execute(command);
		} catch (error) {
			command.fail(error);
		}
	}

	#handAll(connection: Connection): void {
		while (this.#queue.length > 0 && connection.state === 'ready' && !connection.congested) {
			const command = this.#shift() as Executable;
			if (!command.settled) this.#hand(command, connection);
		}
	}

	#shift(): Executable | undefined {
		const command = this.#queue.shift();
		if (command === undefined) return undefined;
		if (command.settled) this.#deadInQueue--;
		else this.#queueBytes -= command.measure();
		return command;
	}

	#sweep(leaving: Executable): void {
		const living = this.#queue.toArray().filter((command) => !command.settled && command !== leaving);
		this.#queue.clear();
		for (const command of living) this.#queue.push(command);
		this.#deadInQueue = 0;
		this.#endWhenIdle();
	}

	#dial(): void {
		if (this.#connection !== undefined) return;
		this.#dials++;
		this.#connection = this.#detached(() => this.#endpoint.dial(this));
	}

	#rejectWaiting(error: RedisError): void {
		for (const waiter of this.#connectWaiters.splice(0)) waiter.reject(error);
		const waiting = this.#queue.toArray();
		this.#queue.clear();
		this.#queueBytes = 0;
		this.#deadInQueue = 0;
		for (const command of waiting) {
			// One that was sent before, and lost, may have run: only the others can be told that nothing happened.
			const lost = command.attempts > 0 && !command.settled;
			const outcome = { written: true, maybeExecuted: true };
			const message = 'The connection was lost before the reply came, and there is no other';
			command.fail(lost ? new ConnectionLostError(message, outcome, { cause: error }) : error);
		}
		this.#endWhenIdle();
	}

	#endWhenIdle(): void {
		if (this.#state === 'open' || this.#queue.length > this.#deadInQueue) return;
		const connection = this.#connection;
		if (connection === undefined) return this.#finished();
		if (this.#state === 'closed') return;
		if (connection === this.#up) connection.drain();
		else if (this.#connectWaiters.length === 0 && !connection.owing) connection.destroy();
	}

	#finished(): void {
		if (this.#lingering > 0) return;
		this.#state = 'closed';
		for (const done of this.#closeWaiters.splice(0)) done();
	}
}

/** A server that is full, or protected, has refused the connection itself: nothing that was written on it ran. */
function neverServed(cause: Error | undefined): boolean {
	if (cause instanceof MaxClientsError) return true;
	return cause instanceof ServerUnavailableError && cause.cause instanceof ReplyError && cause.cause.code === 'DENIED';
}
