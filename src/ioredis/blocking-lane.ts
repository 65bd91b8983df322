/**
 * Blocking commands on connections of their own, so that nothing waits behind them.
 *
 *   run ──▶ (a connection of the pool) ──▶ blocked ──reply──▶ settled
 *                    │ none can be made       │ lost
 *                    └────────────────────────┴──▶ given back to the caller's lane, which decides
 */
import { Command as NativeCommand, type ReplyView } from '../commands/command.ts';
import { specOf } from '../commands/spec.ts';
import { type ConnectionSettings, Endpoint } from '../connection/index.ts';
import { ReplyError } from '../core/errors.ts';
import { BlockedCall, type Unblocker } from '../pool/blocked-call.ts';
import type { DedicatedConnection } from '../pool/dedicated-connection.ts';
import { DedicatedLane } from '../pool/dedicated-lane.ts';
import type { Held } from '../pool/held.ts';
import type { Command } from './command.ts';

/** What a connection has of the caller's session: the database of the command; name, user and READONLY of the moment. */
export interface BlockingSession {
	readonly settings: ConnectionSettings;
	/** Who the caller is to the server. */
	readonly login: string;
	/** READONLY is said on each connection. */
	readonly readsReplica: boolean;
}

/** What the lane needs of its owner. */
export interface BlockingHost {
	/** The session that this command is to find. */
	session(command: Command): BlockingSession;
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
const ignore = (): void => {};
const BYTES: ReplyView = { ...TEXT, mode: 'buffer' };
/** Milliseconds. */
const IDLE_TIMEOUT = 30_000;
const VALIDATE_AFTER_IDLE = 5_000;

/** Connections that were made for one session of the caller, and how many commands use them. */
interface Session {
	readonly key: string;
	readonly lane: DedicatedLane;
	readonly readsReplica: boolean;
	/** Those that READONLY was said to. */
	readonly told: WeakSet<DedicatedConnection>;
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
		const session = this.#current(command);
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
				if (call.settled) return held.release();
				tell(session, held.value);
				call.start(held.value);
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

	#current(command: Command): Session {
		const { settings, login, readsReplica } = this.#host.session(command);
		const key = `${settings.database} ${settings.name} ${readsReplica} ${login}`;
		const before = this.#session;
		if (before?.key === key) return before;
		const session: Session = { key, lane: this.#open(settings), readsReplica, told: new WeakSet(), users: 0 };
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

/** READONLY, once for each connection, in the write of its first command. A server that is no cluster refuses it, which does no harm. */
function tell({ readsReplica, told }: Session, connection: DedicatedConnection): void {
	if (!readsReplica || told.has(connection)) return;
	told.add(connection);
	connection.execute(new NativeCommand(specOf('READONLY', []), [], TEXT, ignore, ignore));
}
