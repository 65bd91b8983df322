/**
 * The one pipelined connection that plain commands of a client share, and the queue in front of it.
 *
 *   down ──command──▶ dialling ──ready──▶ flowing ──lost──▶ dialling (in the background, too)
 *    ▲ fatal cause        │                 │  ▲
 *    └────────────────────┘                 ▼  │ bytes came, the server is only slow, the rest is over
 *                          held back: suspect (silent for too long) · resting (refused for now) · turning over (a new connection is up)
 *     any ──close──▶ closing ──nothing owed──▶ closed ◀──destroy── any
 */
import type { Command, Executable, Holder } from '../commands/command.ts';
import { isRefusedForNow } from '../commands/retry.ts';
import type { Connection, ConnectionOwner, Endpoint } from '../connection/index.ts';
import { monotonic } from '../core/deadlines.ts';
import { ClosedError, type Phase, type RedisError, type ReplyError } from '../core/errors.ts';
import type { RespValue } from '../protocol/types.ts';
import { ConnectWaiters } from './connect-waiters.ts';
import { Doubts } from './doubts.ts';
import { NOT_WRITTEN, sortOut, unavailable, waitedInVain } from './lost-commands.ts';
import { Patience } from './patience.ts';
import { Refusals } from './refusals.ts';
import type {
	LaneListener,
	SharedLaneSettings,
	SharedLaneStats,
	SharedLaneSurroundings,
} from './shared-lane-options.ts';
import { WaitingQueue } from './waiting-queue.ts';

/** A READONLY reply has the address looked up anew, once in so many milliseconds. */
const REFRESH_EVERY = 500;

export class SharedLane implements Holder, ConnectionOwner {
	readonly #endpoint: Endpoint;
	readonly #settings: SharedLaneSettings;
	readonly #listener: LaneListener;
	readonly #surroundings: SharedLaneSurroundings;
	readonly #queue: WaitingQueue = new WaitingQueue();
	readonly #refusals: Refusals;
	readonly #doubts: Doubts;
	readonly #patience: Patience;
	#state: 'open' | 'closing' | 'closed' = 'open';
	/** Being dialled, or up. */
	#connection: Connection | undefined = undefined;
	#up: Connection | undefined = undefined;
	/** Takes commands right now: it is up, and nothing holds them back. */
	#flow: Connection | undefined = undefined;
	#refreshedAt = Number.NEGATIVE_INFINITY;
	/** The role that the server had when it was first reached. */
	#role: string | undefined = undefined;
	/** As many commands as may be were without a reply when bytes came last. */
	#full = false;
	/** Commands went along with the last handshake. */
	#riding = false;
	/** A handshake failed that commands went along with: they do not until a connection was up. */
	#afoot = false;
	readonly #connectWaiters: ConnectWaiters = new ConnectWaiters();
	#closeWaiters: Array<() => void> = [];
	// Connections that ended and whose sockets have not emitted `close` yet.
	#lingering = 0;
	#dials = 0;
	#losses = 0;
	#resent = 0;
	#lastDialError: unknown = undefined;
	#lastError: unknown = undefined;

	constructor(settings: SharedLaneSettings, surroundings: SharedLaneSurroundings) {
		this.#settings = settings;
		this.#surroundings = surroundings;
		this.#endpoint = surroundings.endpoint;
		this.#listener = surroundings.listener;
		this.#refusals = new Refusals(settings.maxWait, {
			isQuiet: () => (this.#up?.pending ?? 0) === 0,
			over: () => {
				this.#putBack(this.#refusals.takeAll(), true);
				this.#resume();
			},
		});
		this.#patience = new Patience(
			settings.maxWait || Number.POSITIVE_INFINITY,
			() => Math.min(this.#connectWaiters.oldest, this.#queue.oldest()),
			(since) => this.#expire(since),
		);
		const wanted = (): boolean => this.#wanted || this.#up?.held === true;
		this.#doubts = new Doubts(settings, surroundings, {
			get wanted() {
				return wanted();
			},
			stop: () => {
				this.#flow = undefined;
			},
			resume: () => this.#resume(),
			closing: (connection) => this.#linger(connection),
		});
	}

	/** Of the moment. */
	stats(): SharedLaneStats {
		const connected = this.#up !== undefined;
		return {
			total: this.#connection === undefined ? 0 : 1,
			idle: connected && this.idle ? 1 : 0,
			busy: connected && !this.idle ? 1 : 0,
			creating: this.#connection !== undefined && !connected ? 1 : 0,
			waiting: this.#waiting,
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
		return (this.#up?.pending ?? 0) === 0 && this.#waiting === 0;
	}

	/** The connection that is ready, if one is. */
	get connection(): Connection | undefined {
		return this.#up;
	}

	/** Commands wait for room, or for a connection. */
	get congested(): boolean {
		return this.#waiting > 0 || this.#up?.congested === true || (this.#up?.pending ?? 0) >= this.#settings.maxInFlight;
	}

	get phase(): Phase {
		return this.#up === undefined ? 'connect' : 'queue';
	}

	get #waiting(): number {
		return this.#queue.length + this.#refusals.length;
	}

	execute(command: Executable): void {
		const connection = this.#flow;
		// Whatever waits goes first.
		if (connection === undefined || connection.congested || this.#queue.length > 0 || this.#state !== 'open') {
			return this.#wait(command);
		}
		// What was given up, or only asks for a sign of life, has not been answered either.
		if (connection.startsTurn) {
			if (!connection.forgotten) connection.used();
			else if (connection.silence > this.#settings.staleAfter) this.#doubts.stale(connection);
			if (this.#flow === undefined) return this.#wait(command);
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
				this.#connectWaiters.add(resolve, reject);
				this.#dial();
				this.#waits();
			}
		});
	}

	release(command: Executable): boolean {
		if (!this.#refusals.release(command)) this.#queue.forget(command);
		this.#holdDial();
		this.#endWhenIdle();
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
		this.#doubts.close();
		this.#connection?.destroy();
		this.#rejectWaiting(new ClosedError('The client was destroyed', NOT_WRITTEN));
		this.#endWhenIdle();
	}

	// ConnectionOwner

	riders(readsOnly: boolean): Executable[] {
		const riders = this.#afoot ? [] : this.#queue.takeWhile((head) => !readsOnly || head.mayRide);
		this.#riding = riders.length > 0;
		return riders;
	}

	returned(riders: Executable[]): void {
		this.#putBack(riders, false);
	}

	ready(connection: Connection): void {
		this.#connection = connection;
		this.#up = connection;
		this.#role ??= connection.info?.role;
		this.#afoot = false;
		this.#riding = false;
		this.#connectWaiters.resolveAll();
		this.#lastDialError = undefined;
		this.#doubts.schedule(connection);
		connection.rest(true);
		this.#resume();
		this.#listener.connected(connection);
		this.#endWhenIdle();
	}

	quiet(_connection: Connection, beat: boolean): void {
		if (this.#full) this.#tellDrained();
		this.#full = false;
		if (!beat && !this.#refusals.resting) this.#refusals.calm();
		if (!beat && this.#waiting === 0) this.#listener.quiet();
	}

	drained(): void {
		this.#handAll();
		this.#tellDrained();
		this.#endWhenIdle();
	}

	pushed(_connection: Connection, items: RespValue[]): void {
		this.#listener.pushed(items);
	}

	heard(connection: Connection): void {
		const full = connection.pending >= this.#settings.maxInFlight;
		if (this.#full && !full) this.#tellDrained();
		this.#full = full;
		if (this.#doubts.suspect === connection) this.#doubts.heard();
	}

	doubted(connection: Connection): void {
		if (connection === this.#up) this.#doubts.silent(connection);
	}

	refused(command: Command, error: ReplyError, behind: () => readonly Executable[]): boolean {
		if (this.#state === 'closed' || command.settled || !isRefusedForNow(command.spec, error.code)) return false;
		// Who began with a replica knows that it is one.
		if (error.code === 'READONLY' && this.#role !== undefined && this.#role !== 'master') return false;
		if (!command.mayResend(error) || !this.#refusals.hold(command, error, behind)) return false;
		command.holder = this;
		this.#flow = undefined;
		if (error.code === 'READONLY' && monotonic() - this.#refreshedAt >= REFRESH_EVERY) {
			this.#refreshedAt = monotonic();
			if (this.#up !== undefined) this.#doubts.replace(this.#up);
		}
		return true;
	}

	ended(connection: Connection, cause: Error | undefined, unanswered: Executable[], written: number): void {
		const wasUp = this.#up === connection;
		this.#up = undefined;
		this.#flow = undefined;
		this.#connection = undefined;
		this.#linger(connection);
		const closed = this.#state === 'closed';
		const { again, resent } = sortOut(unanswered, written, { cause, wasUp, closed });
		this.#resent += resent;
		// What was refused had its answer before anything of this was lost. Who was never up has not kept anybody from waiting.
		this.#putBack([...this.#refusals.takeAll(again), ...again], wasUp);
		// It may be one of the riders that ends the handshakes: now they wait for a connection that is up, where tries are counted.
		if (!wasUp) this.#afoot ||= this.#riding && this.#queue.length > 0;
		if (wasUp) this.#lost(connection, cause);
		else if (!closed) this.#dialFailed(this.#endpoint.dialError(cause));
	}

	#lost(connection: Connection, cause: Error | undefined): void {
		if (cause !== undefined) {
			this.#losses++;
			this.#lastError = cause;
		}
		this.#listener.disconnected(connection, cause);
		if (this.#state === 'closed') return;
		const spare = this.#doubts.ended();
		if (spare !== undefined) {
			this.#dials++;
			this.#connection = spare.connection;
			spare.adopt(this);
			return this.#holdDial();
		}
		if (this.#settings.maxWait === 0) this.#rejectWaiting(waitedInVain(0, false, this.#endpoint.lastError));
		if (this.#wanted || (this.#state === 'open' && this.#endpoint.down)) this.#dialAgain();
		this.#endWhenIdle();
	}

	#dialFailed(error: RedisError): void {
		this.#lastDialError = error;
		// Nothing else will be tried by itself: a fatal cause, a policy that says no, or a server that was never there.
		const over = !this.#endpoint.down || !this.#endpoint.reached || this.#state !== 'open';
		if (over || this.#settings.maxWait === 0) this.#rejectWaiting(error);
		this.#listener.dialFailed(error);
		if (!over || this.#waiting > 0) this.#dialAgain();
		this.#endWhenIdle();
	}

	#wait(command: Executable): void {
		if (this.#state !== 'open') return command.fail(new ClosedError('The client is closed', NOT_WRITTEN));
		let bytes: number;
		try {
			bytes = command.measure();
		} catch (error) {
			return command.fail(error);
		}
		if (this.#settings.maxWait === 0 && this.#up === undefined && this.#endpoint.down) {
			return command.fail(waitedInVain(0, false, this.#endpoint.lastError));
		}
		const full = this.#queue.overflow(this.#refusals.length, bytes, this.#up?.pending, this.#settings);
		// What follows in a pipeline was let in with its beginning.
		if (full !== undefined && !command.follows) return command.fail(full);
		command.holder = this;
		this.#queue.push(command, bytes);
		const { suspect, racing } = this.#doubts;
		if (suspect !== undefined && racing) this.#race(suspect);
		this.#dial();
		this.#waits();
	}

	/** In front of what waits. `anew`: they were out on a connection that lived, and begin to wait now. */
	#putBack(commands: readonly Executable[], anew: boolean): void {
		const living = commands.filter((command) => !command.settled);
		for (const command of living) command.holder = this;
		this.#queue.unshift(living, anew);
		if (living.length > 0) this.#waits();
	}

	/** Something waits: it keeps the process alive, and not for ever. */
	#waits(): void {
		this.#holdDial();
		this.#patience.watch();
	}

	#expire(since: number): void {
		const up = this.#up !== undefined;
		const error = (): RedisError => waitedInVain(this.#settings.maxWait, up, this.#endpoint.lastError);
		for (const command of this.#queue.takeSince(since)) unavailable(command, error());
		this.#connectWaiters.reject(error, since);
		this.#endWhenIdle();
	}

	/** Somebody waits, for whatever. */
	get #wanted(): boolean {
		return this.#waiting > 0 || this.#connectWaiters.length > 0;
	}

	/** A dial keeps the process alive while somebody waits for it; so does a suspect that is being asked. */
	#holdDial(): void {
		const connection = this.#connection;
		const held = this.#wanted;
		if (connection === undefined || (connection === this.#up && !held)) return;
		if (connection.held !== held) connection.hold(held);
	}

	#hand(command: Executable, connection: Connection): void {
		try {
			connection.execute(command);
		} catch (error) {
			command.fail(error);
		}
	}

	#handAll(): void {
		for (let connection = this.#flow; connection !== undefined && !connection.congested; connection = this.#flow) {
			const command = this.#queue.shift();
			if (command === undefined) return;
			this.#hand(command, connection);
		}
	}

	/** Lets commands flow, if nothing holds them back. */
	#resume(): void {
		const connection = this.#up;
		const held = this.#doubts.suspect !== undefined || this.#refusals.resting;
		if (connection === undefined || held || connection.state !== 'ready') return;
		this.#flow = connection;
		this.#handAll();
		this.#tellDrained();
	}

	#tellDrained(): void {
		if (!this.congested) this.#listener.drained();
	}

	/** Reads at the head of the queue go out on the suspect; if there are none, a question of our own does. */
	#race(suspect: Connection): void {
		const reads = this.#queue.takeWhile((head) => head.mayRide && head.mayResend(undefined));
		for (const read of reads) this.#hand(read, suspect);
		if (suspect.pending === 0) suspect.beat();
	}

	#dial(): void {
		if (this.#connection !== undefined) return;
		this.#dials++;
		this.#connection = this.#surroundings.detached(() => this.#endpoint.dial(this, this.#wanted));
	}

	#dialAgain(): void {
		this.#listener.reconnecting(this.#endpoint.attempt);
		this.#dial();
	}

	#rejectWaiting(error: RedisError): void {
		this.#afoot = false;
		this.#connectWaiters.reject(() => error);
		for (const command of [...this.#refusals.takeAll(), ...this.#queue.takeAll()]) unavailable(command, error);
		this.#endWhenIdle();
	}

	/** The lane has ended when its socket is gone, too. */
	#linger(connection: Connection): void {
		this.#lingering++;
		connection.whenGone(() => {
			this.#lingering--;
			this.#endWhenIdle();
		});
	}

	#endWhenIdle(): void {
		if (this.#state === 'open' || this.#waiting > 0) return;
		this.#doubts.close();
		const connection = this.#connection;
		if (connection === undefined) return this.#finished();
		if (this.#state === 'closed') return;
		if (connection === this.#up) connection.drain();
		else if (this.#connectWaiters.length === 0 && !connection.owing) connection.destroy();
	}

	#finished(): void {
		if (this.#lingering > 0) return;
		this.#patience.stop();
		this.#state = 'closed';
		for (const done of this.#closeWaiters.splice(0)) done();
	}
}
