/**
 * The room in front of a shared lane: commands that wait for a connection, in order; those that were refused for now; and callers who
 * wait for a connection and for nothing else. Nobody stays in it for longer than `maxWait`.
 *
 *   riding along ──a handshake fails that had riders──▶ afoot ──a connection is up, or nobody waits any more──▶ riding along
 */
import type { Executable, Holder } from '../commands/command.ts';
import type { Connection } from '../connection/index.ts';
import type { Phase, RedisError } from '../core/errors.ts';
import { ConnectWaiters } from './connect-waiters.ts';
import { unavailable, waitedInVain } from './lost-commands.ts';
import { Patience } from './patience.ts';
import { Refusals } from './refusals.ts';
import type { SharedLaneSettings } from './shared-lane-options.ts';
import { WaitingQueue } from './waiting-queue.ts';

/** What a waiting room needs of its lane. */
export interface WaitingRoomHost {
	/** The connection that is ready, if one is. */
	up(): Connection | undefined;
	/** Why none could be made last. */
	lastError(): RedisError | undefined;
	/** Nothing will come without somebody's asking for it: the server is down. */
	down(): boolean;
	/** Somebody came, or left: sees to whether what is dialled keeps the process alive. */
	hold(): void;
	/** Somebody left: it may have been the last. */
	left(): void;
	/** What was refused may go out again. */
	resume(): void;
}

export class WaitingRoom implements Holder {
	readonly queue: WaitingQueue = new WaitingQueue();
	readonly refusals: Refusals;
	readonly #settings: SharedLaneSettings;
	readonly #host: WaitingRoomHost;
	readonly #patience: Patience;
	readonly #callers: ConnectWaiters = new ConnectWaiters();
	/** Commands went along with the last handshake. */
	#riding = false;
	/** A handshake failed that commands went along with: they do not until a connection was up. */
	#afoot = false;

	constructor(settings: SharedLaneSettings, host: WaitingRoomHost) {
		this.#settings = settings;
		this.#host = host;
		this.refusals = new Refusals(settings.maxWait, {
			isQuiet: () => (host.up()?.pending ?? 0) === 0,
			over: () => {
				this.putBack(this.refusals.takeAll(), true);
				host.resume();
			},
		});
		this.#patience = new Patience(
			settings.maxWait || Number.POSITIVE_INFINITY,
			() => Math.min(this.#callers.oldest, this.queue.oldest()),
			(since) => this.#expire(since),
		);
	}

	/** Commands. */
	get length(): number {
		return this.queue.length + this.refusals.length;
	}

	/** Somebody waits, for whatever. */
	get wanted(): boolean {
		return this.length > 0 || this.#callers.length > 0;
	}

	// Holder

	get phase(): Phase {
		return this.#host.up() === undefined ? 'connect' : 'queue';
	}

	release(command: Executable): boolean {
		if (!this.refusals.release(command)) this.queue.forget(command);
		this.#host.hold();
		this.#host.left();
		return false;
	}

	/** Lets a command in, at the end of the queue. Whether it waits now: else it has heard why not. */
	admit(command: Executable): boolean {
		const up = this.#host.up();
		let bytes: number;
		try {
			bytes = command.measure();
		} catch (error) {
			command.fail(error);
			return false;
		}
		if (this.#settings.maxWait === 0 && up === undefined && this.#host.down()) {
			command.fail(waitedInVain(0, false, this.#host.lastError()));
			return false;
		}
		const full = this.queue.overflow(this.refusals.length, bytes, up?.pending, this.#settings);
		// What follows in a pipeline was let in with its beginning.
		if (full !== undefined && !command.follows) {
			command.fail(full);
			return false;
		}
		command.holder = this;
		this.queue.push(command, bytes);
		return true;
	}

	/** A caller who waits for a connection. */
	expect(resolve: () => void, reject: (error: unknown) => void): void {
		this.#callers.add(resolve, reject);
	}

	/** Something waits: it keeps the process alive, and not for ever. */
	watch(): void {
		this.#host.hold();
		this.#patience.watch();
	}

	/** In front of what waits. `anew`: they were out on a connection that lived, and begin to wait now. */
	putBack(commands: readonly Executable[], anew: boolean): void {
		const living = commands.filter((command) => !command.settled);
		for (const command of living) command.holder = this;
		this.queue.unshift(living, anew);
		if (living.length > 0) this.watch();
	}

	/** Takes out what may go along with a handshake. */
	takeRiders(readsOnly: boolean): Executable[] {
		const riders = this.#afoot ? [] : this.queue.takeWhile((head) => !readsOnly || head.mayRide);
		this.#riding = riders.length > 0;
		return riders;
	}

	/** A connection is up: callers hear of it. */
	connected(): void {
		this.#afoot = false;
		this.#riding = false;
		this.#callers.resolveAll();
	}

	/** A dial failed, and what rode along is back. One of them may be what ends the handshakes; on a connection that is up, tries are counted. */
	unseated(): void {
		this.#afoot ||= this.#riding && this.queue.length > 0;
	}

	/** Rejects everybody. */
	rejectAll(error: RedisError): void {
		this.#afoot = false;
		this.#callers.reject(() => error);
		for (const command of [...this.refusals.takeAll(), ...this.queue.takeAll()]) unavailable(command, error);
		this.#host.left();
	}

	/** Nobody will come any more. */
	close(): void {
		this.#patience.stop();
	}

	#expire(since: number): void {
		const up = this.#host.up() !== undefined;
		const error = (): RedisError => waitedInVain(this.#settings.maxWait, up, this.#host.lastError());
		for (const command of this.queue.takeSince(since)) unavailable(command, error());
		this.#callers.reject(error, since);
		this.#host.left();
	}
}
