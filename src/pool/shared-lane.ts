/**
 * The one pipelined connection that plain commands of a client share, and the queue in front of it.
 *
 *   down ──command──▶ dialling ──ready──▶ flowing ──lost──▶ dialling (in the background, too)
 *    ▲ fatal cause        │                 │  ▲
 *    └────────────────────┘                 ▼  │ bytes came, the server is only slow, the rest is over
 *                          held back: suspect (silent for too long) · resting (refused for now) · turning over (a new connection is up)
 *     any ──close──▶ closing ──nothing owed──▶ closed ◀──destroy── any
 */
import type { Command, Executable } from '../commands/command.ts';
import { isRefusedForNow } from '../commands/retry.ts';
import type { Connection, ConnectionOwner, Endpoint } from '../connection/index.ts';
import { ClosedError, NOT_WRITTEN, type RedisError, type ReplyError } from '../core/errors.ts';
import { Latch } from '../core/latch.ts';
import type { RespValue } from '../protocol/types.ts';
import { Demotion } from './demotion.ts';
import { Doubts } from './doubts.ts';
import { LaneRecord } from './lane-record.ts';
import { sortOut, waitedInVain } from './lost-commands.ts';
import type {
	LaneListener,
	SharedLaneSettings,
	SharedLaneStats,
	SharedLaneSurroundings,
} from './shared-lane-options.ts';
import { WaitingRoom } from './waiting-room.ts';

export class SharedLane implements ConnectionOwner {
	readonly #endpoint: Endpoint;
	readonly #settings: SharedLaneSettings;
	readonly #listener: LaneListener;
	readonly #surroundings: SharedLaneSurroundings;
	readonly #room: WaitingRoom;
	// Both are the room's; at hand for every command.
	readonly #queue: WaitingRoom['queue'];
	readonly #refusals: WaitingRoom['refusals'];
	readonly #doubts: Doubts;
	#state: 'open' | 'closing' | 'closed' = 'open';
	/** Being dialled, or up. */
	#connection: Connection | undefined = undefined;
	#up: Connection | undefined = undefined;
	/** Takes commands right now: it is up, and nothing holds them back. */
	#flow: Connection | undefined = undefined;
	readonly #demotion: Demotion = new Demotion();
	readonly #record: LaneRecord = new LaneRecord();
	/** As many commands as may be were without a reply when bytes came last. */
	#full = false;
	readonly #ended: Latch = new Latch();
	#lingering = 0; // Connections that ended and whose sockets have not emitted `close` yet.

	constructor(settings: SharedLaneSettings, surroundings: SharedLaneSurroundings) {
		this.#settings = settings;
		this.#surroundings = surroundings;
		this.#endpoint = surroundings.endpoint;
		this.#listener = surroundings.listener;
		this.#room = new WaitingRoom(settings, {
			up: () => this.#up,
			lastError: () => this.#endpoint.lastError,
			down: () => this.#endpoint.down,
			hold: () => this.#holdDial(),
			left: () => this.#endWhenIdle(),
			resume: () => this.#resume(),
		});
		this.#queue = this.#room.queue;
		this.#refusals = this.#room.refusals;
		const wanted = (): boolean => this.#room.wanted || this.#up?.held === true;
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
		return this.#record.stats(this.#connection, this.#up, this.#waiting);
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
				this.#room.expect(resolve, reject);
				this.#dial();
				this.#room.watch();
			}
		});
	}

	/** Answers what is owed, for `timeout` milliseconds at most, and ends. Resolves when the socket is gone. */
	close(timeout: number): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(() => this.destroy(), timeout);
			this.#ended.whenOpen(() => {
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
		this.#room.rejectAll(new ClosedError('The client was destroyed', NOT_WRITTEN));
		this.#endWhenIdle();
	}

	// ConnectionOwner

	riders(readsOnly: boolean): Executable[] {
		return this.#room.takeRiders(readsOnly);
	}

	returned(riders: Executable[]): void {
		this.#room.putBack(riders, false);
	}

	ready(connection: Connection): void {
		this.#connection = connection;
		this.#up = connection;
		this.#demotion.reached(connection.info?.role);
		this.#room.connected();
		this.#record.lastDialError = undefined;
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
		if (this.#state === 'closed' || !isRefusedForNow(command.spec, error.code)) return false;
		const readonly = error.code === 'READONLY';
		const waits = !command.settled && (!readonly || this.#demotion.isNews) && command.mayResend(error);
		if (!waits) this.#refusals.pass(command);
		if (!waits || !this.#refusals.hold(command, error, behind)) return false;
		command.holder = this.#room;
		this.#flow = undefined;
		if (readonly && this.#demotion.calls() && this.#up !== undefined) this.#doubts.replace(this.#up);
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
		this.#record.resent += resent;
		// What was refused had its answer before anything of this was lost. Who was never up has not kept anybody from waiting.
		this.#room.putBack([...this.#refusals.takeAll(again), ...again], wasUp);
		if (!wasUp) this.#room.unseated();
		if (wasUp) this.#lost(connection, cause);
		else if (!closed) this.#dialFailed(this.#endpoint.dialError(cause));
	}

	#lost(connection: Connection, cause: Error | undefined): void {
		this.#record.lost(cause);
		this.#listener.disconnected(connection, cause);
		if (this.#state === 'closed') return;
		const spare = this.#doubts.ended();
		if (spare !== undefined) {
			this.#record.dials++;
			this.#connection = spare.connection;
			spare.adopt(this);
			return this.#holdDial();
		}
		if (this.#settings.maxWait === 0) this.#room.rejectAll(waitedInVain(0, false, this.#endpoint.lastError));
		if (this.#room.wanted || (this.#state === 'open' && this.#endpoint.down)) this.#dialAgain();
		this.#endWhenIdle();
	}

	#dialFailed(error: RedisError): void {
		this.#record.lastDialError = error;
		// Nothing else will be tried by itself: a fatal cause, a policy that says no, or a server that was never there.
		const over = !this.#endpoint.down || !this.#endpoint.reached || this.#state !== 'open';
		if (over || this.#settings.maxWait === 0) this.#room.rejectAll(error);
		this.#listener.dialFailed(error);
		if (!over || this.#waiting > 0) this.#dialAgain();
		this.#endWhenIdle();
	}

	#wait(command: Executable): void {
		if (this.#state !== 'open') return command.fail(new ClosedError('The client is closed', NOT_WRITTEN));
		if (!this.#room.admit(command)) return;
		const { suspect, racing } = this.#doubts;
		if (suspect !== undefined && racing) this.#race(suspect);
		this.#dial();
		this.#room.watch();
	}

	/** A dial keeps the process alive while somebody waits for it; so does a suspect that is being asked. */
	#holdDial(): void {
		const connection = this.#connection;
		const held = this.#room.wanted;
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
		this.#record.dials++;
		this.#connection = this.#surroundings.detached(() => this.#endpoint.dial(this, this.#room.wanted));
	}

	#dialAgain(): void {
		this.#listener.reconnecting(this.#endpoint.attempt);
		this.#dial();
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
		else if (!this.#room.wanted && !connection.owing) connection.destroy();
	}

	#finished(): void {
		if (this.#lingering > 0) return;
		this.#room.close();
		this.#state = 'closed';
		this.#ended.open();
	}
}
