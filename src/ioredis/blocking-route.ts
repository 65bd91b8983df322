/**
 * The way of a blocking command: it leaves the caller's connection when everything issued before it was answered.
 *
 *   leave ──▶ behind ──answered──▶ on the blocking lane ──reply──▶ settled
 *               │                        │ │ its connection was lost
 *               │ connection lost        │ └──▶ later ──retryStrategy's delay──▶ leave
 *               └──▶ (carried over)      │                ▲
 *                                        │ none is made   │ or where that does not take it
 *                                        └──▶ over the caller's own connection, as in ioredis
 */
import type { Outcome } from '../core/errors.ts';
import { BlockingLane } from './blocking-lane.ts';
import type { CallerSession } from './caller-session.ts';
import { Command } from './command.ts';
import { connectionClosed, MaxRetriesPerRequestError } from './errors.ts';
import type { LaneHost } from './lane-host.ts';
import { blockingSettings } from './lane-settings.ts';
import { abort, isSafeToRepeat } from './waiting-commands.ts';

/** What it needs of the caller's own connection. */
export interface RouteSender {
	readonly protocol: 2 | 3;
	readonly session: CallerSession;
	/** QUIT was said. */
	readonly leaving: boolean;
	/** A command of the caller, from the start. */
	again(command: Command): void;
	/** Sends on the open connection. False: there is none that would take it. */
	tell(command: Command): boolean;
	/** Sends a blocking command on the caller's own connection. False: that does not take it now. */
	stay(command: Command): boolean;
}

/** For how long after a dial that failed none is begun while the caller's own connection serves. Milliseconds. */
const REST = 1000;

export class BlockingRoute {
	readonly #host: LaneHost;
	readonly #sender: RouteSender;
	readonly #lane: BlockingLane;
	/** Commands that wait for what was issued before them. */
	readonly #behind: Set<Command> = new Set();
	/** Commands whose connection was lost, on their way to another one. */
	readonly #later: Set<Command> = new Set();
	/** When connections may be tried again, by `performance.now()`. */
	#restsUntil = 0;

	constructor(host: LaneHost, sender: RouteSender) {
		this.#host = host;
		this.#sender = sender;
		this.#lane = new BlockingLane(
			{
				session: ({ database }) => ({
					settings: blockingSettings(host, sender.protocol, sender.session.name, database),
					login: JSON.stringify(host.condition.auth),
					readsReplica: sender.session.readsReplica,
				}),
				lost: (command, error) => this.#lost(command, error),
				unmade: (command, error) => this.#unmade(command, error),
				unblock: (clientId, done) => this.#unblock(clientId, done),
			},
			host.options.maxBlocking ?? 256,
		);
	}

	/** Commands that have not been answered. */
	get size(): number {
		return this.#behind.size + this.#later.size + this.#lane.size;
	}

	/** Takes a command over; it leaves when `last` is answered, at once where there is none. */
	leave(command: Command, last: Command | undefined): void {
		if (last === undefined) return this.#run(command);
		this.#hold(command, this.#behind);
		last.afterwards(() => {
			if (this.#behind.delete(command) && !command.settled) this.#run(command);
		});
	}

	/** The caller's connection is lost. Gives back what had not left. */
	takeBehind(): Command[] {
		const behind = [...this.#behind];
		this.#behind.clear();
		return behind;
	}

	/** The client has ended. Gives back everything else. */
	takeAll(): Command[] {
		const later = [...this.#later];
		this.#later.clear();
		return [...later, ...this.#lane.takeAll()];
	}

	/** Calls back once something has changed about what is not answered. */
	whenQuieter(callback: () => void): void {
		const [waiting] = [...this.#behind, ...this.#later];
		if (waiting === undefined) this.#lane.whenQuiet(callback);
		else waiting.afterwards(() => process.nextTick(callback));
	}

	#run(command: Command): void {
		if (performance.now() < this.#restsUntil && !this.#lane.hasIdle && this.#sender.stay(command)) return;
		this.#lane.run(command);
	}

	/** The server is full, the password was changed, the path is shut: the connection that is there still serves. */
	#unmade(command: Command, error: unknown): void {
		const now = performance.now();
		if (this.#host.status === 'ready' && now >= this.#restsUntil) {
			this.#restsUntil = now + REST;
			// Not from here: a listener that throws is not to cost anybody a command.
			process.nextTick(() => this.#host.silentEmit('error', error));
		}
		if (!this.#sender.stay(command)) this.#lost(command, error);
	}

	#hold(command: Command, place: Set<Command>): void {
		place.add(command);
		command.abandon = () => {
			place.delete(command);
			// It is settled: this only tells whoever waits for it.
			command.fail(undefined);
		};
	}

	#lost(command: Command, error: unknown): void {
		const { options, status } = this.#host;
		const { autoResendUnfulfilledCommands: resend, maxRetriesPerRequest: most } = options;
		const inDoubt = (error as Partial<Outcome>).maybeExecuted === true;
		if (inDoubt && (resend === false || (resend === 'safe' && !isSafeToRepeat(command)))) return abort(command);
		if (status === 'end' || this.#sender.leaving) return command.fail(connectionClosed(error));
		if (typeof most === 'number' && most >= 0 && command.attempts >= most) {
			return command.fail(new MaxRetriesPerRequestError(most, error));
		}
		command.attempts++;
		// While the caller's own connection is up, the server may be full or the path bad.
		const delay = options.retryStrategy?.(command.attempts);
		if (typeof delay !== 'number') return command.fail(connectionClosed(error));
		this.#hold(command, this.#later);
		const timer = setTimeout(() => {
			if (this.#later.delete(command) && !command.settled) this.#sender.again(command);
		}, delay);
		command.afterwards(() => clearTimeout(timer));
	}

	#unblock(clientId: number, done: (unblocked: boolean | undefined) => void): void {
		const command = new Command('client', ['UNBLOCK', clientId, 'TIMEOUT'], { replyEncoding: 'utf8' });
		command.ignore = true;
		command.promise.then(
			(value) => done(value === 1 || value === '1'),
			() => done(undefined),
		);
		if (!this.#sender.tell(command)) done(undefined);
	}
}
