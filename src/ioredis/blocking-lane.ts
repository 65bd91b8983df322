/**
 * Blocking commands on connections of their own, so that nothing waits behind them.
 *
 *   run ──▶ (a connection of the pool) ──▶ blocked ──reply──▶ settled
 *                    │ none can be made       │ lost
 *                    └────────────────────────┴──▶ given back to the caller's lane, which decides
 */
import type { ReplyView } from '../commands/command.ts';
import { specOf } from '../commands/spec.ts';
import { type ConnectionSettings, Endpoint } from '../connection/index.ts';
import { ReplyError } from '../core/errors.ts';
import { BlockedCall, type Unblocker } from '../pool/blocked-call.ts';
import type { DedicatedConnection } from '../pool/dedicated-connection.ts';
import { DedicatedLane } from '../pool/dedicated-lane.ts';
import type { Held } from '../pool/held.ts';
import type { Command } from './command.ts';

/** What the lane needs of its owner. */
export interface BlockingHost {
	/** Settings of the next connection: database, name and credentials as the caller has them now. */
	settings(): ConnectionSettings;
	/** Who the caller is to the server at the moment. */
	login(): string;
	/** The connection of this command is gone. */
	lost(command: Command, error: unknown): void;
	/** No connection could be made for this command, which was not sent. */
	unmade(command: Command, error: unknown): void;
	/** Sends CLIENT UNBLOCK on the caller's own connection. */
	unblock(clientId: number, done: (unblocked: boolean | undefined) => void): void;
}

const TEXT: ReplyView = {
	mode: 'string',
	plain: true,
	shape: (_spec, _args, value) => value,
	mayResend: () => false,
	retries: false,
};
const BYTES: ReplyView = { ...TEXT, mode: 'buffer' };
/** Milliseconds. */
const IDLE_TIMEOUT = 30_000;
const VALIDATE_AFTER_IDLE = 5_000;

/** Connections that were made for one database, name and user, and how many commands use them. */
interface Session {
	readonly key: string;
	readonly lane: DedicatedLane;
	users: number;
}

export class BlockingLane {
	readonly #host: BlockingHost;
	readonly #max: number;
	readonly #calls: Map<Command, () => void> = new Map();
	#session: Session | undefined = undefined;
	readonly #sessions: Set<Session> = new Set();
	#whenQuiet: Array<() => void> = [];

	constructor(host: BlockingHost, max: number) {
		this.#host = host;
		this.#max = max;
	}

	/** Commands that are blocked or wait for a connection. */
	get size(): number {
		return this.#calls.size;
	}

	/** A connection is there that nobody uses. */
	get hasIdle(): boolean {
		return (this.#session?.lane.stats().idle ?? 0) > 0;
	}

	run(command: Command): void {
		const session = this.#current();
		session.users++;
		const wait = new AbortController();
		let held: Held<DedicatedConnection> | undefined;
		const ended = (fit: boolean): void => {
			if (held === undefined) wait.abort();
			else if (fit) held.release();
			else held.discard();
			session.users--;
			this.#retire(session);
		};
		const tellQuiet = (): void => {
			if (this.#calls.size === 0) for (const callback of this.#whenQuiet.splice(0)) callback();
		};
		const unblocker: Unblocker = {
			unblock: (clientId, done) => this.#host.unblock(clientId, done),
			// Its caller has been told that time is over; ioredis drops such a reply, too.
			orphan: () => {},
		};
		const call = new BlockedCall(
			specOf(command.name, command.args),
			command.args,
			command.replyEncoding === null ? BYTES : TEXT,
			unblocker,
			ended,
			(value) => {
				if (this.#calls.delete(command)) tellQuiet();
				command.reply(value as never);
			},
			(error) => {
				if (!this.#calls.delete(command)) return;
				if (!command.settled) {
					if (held === undefined) this.#host.unmade(command, error);
					else if (error instanceof ReplyError) command.refuse(error);
					else this.#host.lost(command, error);
				}
				// Last: a QUIT that waits for quiet leaves behind what goes over the caller's own connection now.
				tellQuiet();
			},
		);
		const giveUp = (): void => call.giveUp((outcome) => new Error(`given up, written: ${outcome.written}`));
		this.#calls.set(command, giveUp);
		command.abandon = giveUp;
		session.lane.acquire({ signal: wait.signal, timeout: 0, label: command.name }).then(
			(granted) => {
				held = granted;
				if (call.settled) held.release();
				else call.start(held.value);
			},
			(error: unknown) => {
				if (!call.settled) call.refuse(error);
			},
		);
	}

	/** Calls back once nothing is blocked any more. */
	whenQuiet(callback: () => void): void {
		if (this.#calls.size === 0) callback();
		else this.#whenQuiet.push(callback);
	}

	/** Closes every connection and gives back, in order, the commands that were on them. */
	takeAll(): Command[] {
		const commands = [...this.#calls.keys()];
		this.#calls.clear();
		this.#session = undefined;
		for (const session of this.#sessions) session.lane.destroy();
		this.#sessions.clear();
		for (const callback of this.#whenQuiet.splice(0)) callback();
		return commands.filter((command) => !command.settled);
	}

	/** A session that is no longer the caller's ends with its last command. */
	#retire(session: Session): void {
		if (session === this.#session || session.users > 0 || !this.#sessions.delete(session)) return;
		process.nextTick(() => session.lane.destroy());
	}

	#current(): Session {
		const settings = this.#host.settings();
		const key = `${settings.database} ${settings.name} ${this.#host.login()}`;
		const before = this.#session;
		if (before?.key === key) return before;
		const session: Session = { key, lane: this.#open(settings), users: 0 };
		this.#session = session;
		this.#sessions.add(session);
		if (before !== undefined) this.#retire(before);
		return session;
	}

	#open(settings: ConnectionSettings): DedicatedLane {
		return new DedicatedLane(
			'blocking',
			{
				min: 0,
				max: this.#max,
				maxWaiting: Number.MAX_SAFE_INTEGER,
				acquireTimeout: 0,
				idleTimeout: IDLE_TIMEOUT,
				maxLifetime: 0,
				validateAfterIdle: VALIDATE_AFTER_IDLE,
				maxConcurrentDials: 8,
				maxLeaseTime: 0,
				leakThreshold: 0,
			},
			{
				// Our caller's retryStrategy paces the dials.
				endpoint: new Endpoint(settings, undefined),
				view: TEXT,
				reserve: () => true,
				reserveSpare: () => true,
				unreserve: () => {},
				event: () => {},
				detached: (action) => action(),
			},
		);
	}
}
