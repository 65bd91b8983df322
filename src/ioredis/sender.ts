/**
 * How commands of an ioredis client get to its connection: what each of them does to the session, and which go elsewhere.
 *
 * Blocking commands leave for a connection of their own when everything issued before them was answered; while a raw MULTI or a WATCH is
 * open they stay, since there they belong to it.
 */
import { isBlocking } from '../commands/spec.ts';
import type { Connection } from '../connection/index.ts';
import { Deadlines } from '../core/deadlines.ts';
import type { ReplyError } from '../core/errors.ts';
import { BlockingRoute, type RouteSender } from './blocking-route.ts';
import { guarded } from './callback.ts';
import { CallerIntake } from './caller-intake.ts';
import { CallerSession } from './caller-session.ts';
import { Command, type ReplyContext } from './command.ts';
import { connectionClosed } from './errors.ts';
import { Farewell, type FarewellSender } from './farewell.ts';
import type { LaneHost } from './lane-host.ts';
import { ScriptMarks } from './script-marks.ts';
import { SocketWatch } from './socket-watch.ts';
import { Subscriber, type SubscriberLane } from './subscriber.ts';
import type { SubscriptionKind } from './subscription.ts';
import { Kind } from './verb.ts';
import type { QueueItem } from './waiting-commands.ts';

const TEXT = { replyEncoding: 'utf8' } as const;
const ignore = (): void => {};
const SUBSCRIBER_ONLY = 'Connection in subscriber mode, only subscriber commands may be used';
const MONITOR_ONLY = "Connection is in monitoring mode, can't process commands.";
const NOT_WRITEABLE = "Stream isn't writeable and enableOfflineQueue options is false";

/** What the sender asks of the life of the connection. */
export interface SenderLane {
	readonly lastError: Error | undefined;
	/** The socket is being closed: nothing more is written. */
	readonly ending: boolean;
}

export class Sender implements ReplyContext, SubscriberLane, RouteSender, FarewellSender {
	readonly #host: LaneHost;
	readonly #lane: SenderLane;
	readonly #blocking: BlockingRoute;
	readonly #farewell: Farewell;
	readonly #deadlines: Deadlines<Command> = new Deadlines<Command>((command) => command.expire());
	readonly subscriber: Subscriber;
	#connection: Connection | undefined = undefined;
	#intake: CallerIntake | undefined = undefined;
	/** What was handed over last: a blocking command leaves when this is answered. */
	#last: Command | undefined = undefined;
	#multi = false;
	#watch = false;
	/** Options, or the session, want a second look at every command. */
	#careful = false;
	#scripts: ScriptMarks = new ScriptMarks();
	readonly #silence: SocketWatch;
	readonly session: CallerSession;
	protocol: 2 | 3;
	replyMapping: 'legacy' | 'resp3';
	readonly stringNumbers: boolean;

	constructor(host: LaneHost, lane: SenderLane) {
		const { options } = host;
		this.#host = host;
		this.#silence = new SocketWatch(host);
		this.#lane = lane;
		this.session = new CallerSession(host);
		this.protocol = options.protocol;
		this.replyMapping = options.replyMapping;
		this.stringNumbers = options.stringNumbers === true;
		this.subscriber = new Subscriber(host, this);
		this.#blocking = new BlockingRoute(host, this);
		this.#farewell = new Farewell(this, this.#blocking);
	}

	// The connection

	attach(connection: Connection): void {
		this.#connection = connection;
		this.#intake = new CallerIntake(this.subscriber);
		connection.intake = this.#intake;
		this.session.begin();
		this.#multi = false;
		this.#watch = false;
	}

	/** The connection is lost. Returns blocking commands that had not left, and what came after a QUIT. */
	detach(): Command[] {
		this.#connection = undefined;
		this.#last = undefined;
		this.#scripts = new ScriptMarks();
		this.heard();
		return [...this.#blocking.takeBehind(), ...this.#farewell.takeAll()];
	}

	/** The client has ended: what is blocked comes back. */
	end(): Command[] {
		return this.#blocking.takeAll();
	}

	/** Looks at the options, which are mutable, once per dial. */
	look(): void {
		const { options } = this.#host;
		this.protocol = options.protocol;
		this.#careful =
			options.commandTimeout !== undefined ||
			(options.blockingTimeout ?? 0) > 0 ||
			options.socketTimeout !== undefined ||
			options.monitor === true;
	}

	// Sending

	get isOpen(): boolean {
		return this.#connection !== undefined && !this.#lane.ending;
	}

	/** A command of the caller. */
	send(command: Command): void {
		const host = this.#host;
		if (this.isOpen && host.status === 'ready' && !this.#careful) return this.dispatch(command);
		this.#sendCarefully(command);
	}

	/** `database`: the one that it is for, if it has to wait. */
	#sendCarefully(command: Command, database = this.session.database): void {
		const host = this.#host;
		const { status } = host;
		if (status === 'wait') host.connect().catch(ignore);
		if (status === 'end') return command.reject(connectionClosed(this.#lane.lastError));
		if (status === 'monitoring' && !Command.checkFlag('VALID_IN_MONITOR_MODE', command.name)) {
			return command.reject(new Error(MONITOR_ONLY));
		}
		this.#arm(command);
		if (command.settled) return;
		if (
			this.isOpen &&
			(status === 'ready' || (status === 'connect' && command.verb.isHandshake && command.sink === undefined))
		) {
			return this.dispatch(command);
		}
		this.#wait(command, database);
	}

	/** Into the queue of what waits for a connection. */
	#wait(command: Command, select = this.session.database): void {
		const host = this.#host;
		if (command.verb.kind === Kind.quit && host.offlineQueue.length === 0) {
			host.disconnect();
			return command.resolve(command.replyEncoding === null ? Buffer.from('OK') : 'OK');
		}
		if (host.options.enableOfflineQueue === false) return command.reject(new Error(NOT_WRITEABLE));
		const item: QueueItem = { command, stream: undefined, select };
		if (command.verb.kind === Kind.select) this.session.intend(command);
		host.offlineQueue.push(item);
	}

	#arm(command: Command): void {
		const { commandTimeout, blockingTimeout, blockingTimeoutGrace = 100 } = this.#host.options;
		if (typeof commandTimeout === 'number' && command.deadline === 0) this.#deadlines.add(command, commandTimeout);
		if (typeof blockingTimeout !== 'number' || blockingTimeout <= 0) return;
		const own = command.extractBlockingTimeout();
		if (own === undefined) return;
		command.setBlockingTimeout(own === null || own === 0 ? blockingTimeout : own + blockingTimeoutGrace);
	}

	/** Before it is told to tracers: under the name that it will be sent by. */
	announce(command: Command): void {
		command.script?.announce(command, this.#scripts);
	}

	/** To the open connection, or to one of its own. */
	dispatch(command: Command): void {
		if (this.#farewell.said) return this.#farewell.hold(command);
		if (this.subscriber.restricted && !command.verb.validInSubscriberMode) {
			return command.reject(new Error(SUBSCRIBER_ONLY));
		}
		if (command.verb.kind === 0) return this.hand(command);
		this.#dispatchSpecial(command);
	}

	/** Straight to the open connection. */
	hand(command: Command): void {
		command.context = this;
		command.database = this.#host.condition.select;
		if (this.#multi && command.pipelineIndex === undefined) command.inTransaction = true;
		const { script } = command;
		if (script !== undefined) script.prepare(command, this.#scripts);
		try {
			command.isOver = false;
			(this.#connection as Connection).execute(command);
			this.#last = command;
		} catch (error) {
			command.fail(error);
		}
		if (this.#careful) this.#silence.owed();
	}

	#dispatchSpecial(command: Command): void {
		const { verb } = command;
		const { kind } = verb;
		if ((kind & Kind.blocking) !== 0) {
			if (this.#mayLeave(command)) return this.#leave(command);
		} else if (kind === Kind.select) return this.#select(command);
		else if (kind === Kind.multi) {
			this.hand(command);
			this.#multi = true;
			return;
		} else if (kind === Kind.ending) {
			this.hand(command);
			this.#multi = false;
			this.#watch = false;
			return;
		} else if (kind === Kind.watch) this.#watch = true;
		else if (kind === Kind.unwatch) this.#watch = false;
		else if (kind === Kind.quit) {
			this.#host.manuallyClosing = true;
			return this.#farewell.begin(command);
		} else if (kind === Kind.subscribe) this.#expectConfirmations(command);
		else if (kind === Kind.monitor) this.#expectLines(command);
		else if (kind === Kind.auth) this.session.noteLogin(command);
		else if (kind === Kind.client) this.session.noteName(command);
		else if (kind === Kind.reads) this.session.noteReads(command);
		else if (kind === Kind.script && String(command.args[0]).toLowerCase() === 'flush') this.#scripts.clear();
		this.hand(command);
	}

	#expectConfirmations(command: Command): void {
		command.remaining = this.subscriber.expected(command);
		if (this.#intake !== undefined) this.#intake.isOpen = true;
	}

	#expectLines(command: Command): void {
		const intake = this.#intake;
		command.afterwards((answered) => {
			if (!answered || intake === undefined) return;
			intake.isOpen = true;
			intake.monitoring = true;
		});
	}

	/** Selects a database, where the connection is in another one. */
	moveTo(database: number): void {
		if (this.#host.condition.select === database) return;
		const command = new Command('select', [database], TEXT);
		command.ignore = true;
		command.promise.catch(ignore);
		this.#select(command);
	}

	#select(command: Command): void {
		const database = this.session.intend(command);
		this.hand(command);
		this.session.selected(command, database);
	}

	get leaving(): boolean {
		return this.#farewell.said;
	}

	/** A blocking command whose connection was lost; a QUIT that came later waits for it. */
	again(command: Command): void {
		const { database } = command;
		const isReady = this.isOpen && this.#host.status === 'ready' && !this.subscriber.restricted;
		// A MULTI or a WATCH that was begun since is no place for it.
		if (isReady || this.#farewell.said) this.#leave(command, database);
		else this.#sendCarefully(command, database);
	}

	// Blocking commands

	#mayLeave(command: Command): boolean {
		const { options } = this.#host;
		if (options.dedicatedBlocking === false || options.Connector !== undefined) return false;
		if (this.#multi || this.#watch || command.sink !== undefined || this.subscriber.restricted) return false;
		return isBlocking(command.verb.spec, command.args);
	}

	#leave(command: Command, database = this.#host.condition.select): void {
		command.context = this;
		command.database = database;
		const last = this.#last;
		const isNext = last === undefined || last.isOver || this.#connection?.pending === 0;
		this.#blocking.leave(command, isNext ? undefined : last);
	}

	/** For the blocking lane: straight to the open connection, where that takes it. */
	tell(command: Command): boolean {
		if (!this.isOpen || this.subscriber.restricted) return false;
		this.hand(command);
		return true;
	}

	/** For a blocking command that gets no connection of its own: over this one, in the database that it was issued in. */
	stay(command: Command): boolean {
		if (!this.isOpen || this.#host.status !== 'ready' || this.#multi || this.subscriber.restricted) return false;
		const { database } = this.session;
		command.abandon = undefined;
		this.moveTo(command.database);
		this.hand(command);
		this.moveTo(database);
		return true;
	}

	subscribe(kind: SubscriptionKind, channels: readonly string[]): void {
		const command = new Command(kind, channels, TEXT);
		command.ignore = true;
		command.promise.catch(ignore);
		this.dispatch(command);
	}

	// ReplyContext

	refused(command: Command, error: ReplyError): boolean {
		if (command.script?.refused(command, error, this.#scripts) === true) {
			// Its text goes along this time; inside a transaction it is too late for that.
			this.dispatch(command);
			return true;
		}
		const { reconnectOnError } = this.#host.options;
		if (typeof reconnectOnError !== 'function' || command.ignore || command.verb.kind === Kind.client) return false;
		let verdict: unknown = false;
		guarded(() => {
			verdict = reconnectOnError(command.blamed(error) as Error);
		});
		if (verdict !== true && verdict !== 1 && verdict !== 2) return false;
		this.#host.disconnect(true);
		if (verdict !== 2) return false;
		this.#wait(command, command.database);
		return true;
	}

	/** Bytes came, or nothing is owed any more. */
	heard(): void {
		this.#silence.heard((this.#connection?.pending ?? 0) > 0);
	}
}
