/**
 * One socket, one life. A connection never reconnects: whoever wants another asks the endpoint.
 *
 *   new ──▶ connecting ──▶ handshaking ──▶ ready ──▶ draining ──▶ closed
 *    └──────────┴───────────────┴────────────┴──────────┴────────────▲
 */
import type { Executable, Holder } from '../commands/command.ts';
import { monotonic } from '../core/deadlines.ts';
import { ConnectionLostError, type Phase, type RedisError } from '../core/errors.ts';
import { Latch } from '../core/latch.ts';
import { step } from '../core/machine.ts';
import type { Decoder } from '../protocol/decoder.ts';
import type { WriteBatch } from '../protocol/encoder.ts';
import { type ConnectionState, transitions } from './connection-states.ts';
import { tooSlow, withoutContext } from './dial-errors.ts';
import type { DialWatch } from './dial-watch.ts';
import { Heartbeat } from './heartbeat.ts';
import { InFlight } from './in-flight.ts';
import type { Intake } from './intake.ts';
import { Ledger } from './ledger.ts';
import { Opening } from './opening.ts';
import { Outbox } from './outbox.ts';
import type { Owner } from './owner.ts';
import { receptionOf } from './reception.ts';
import { type ServerInfo, ungreeted } from './server-info.ts';
import type { ConnectionSettings, Credentials } from './settings.ts';
import type { Transport } from './transport.ts';
import { Watchdog } from './watchdog.ts';

export type { ConnectionState };

/** What the owner of a connection hears from it. */
export type ConnectionOwner = Owner<Connection>;

/** Above this the batch leaves at once instead of at the end of the turn. */
const FLUSH_ABOVE = 64 * 1024;

export class Connection implements Holder {
	readonly id: number;
	readonly ledger: Ledger;
	/** Set when ready. */
	info: ServerInfo | undefined = undefined;
	/** Set where messages, or lines of MONITOR, may come. */
	intake: Intake | undefined = undefined;
	/** When what it was let in with expires; milliseconds since 1970. */
	expiresAt: number = Number.POSITIVE_INFINITY;
	/** The peer was reached: whatever happens from then on is not the network's refusal. */
	reached = false;
	readonly #settings: ConnectionSettings;
	readonly #owner: ConnectionOwner;
	readonly #watch: DialWatch | undefined;
	readonly #watchdog: Watchdog;
	#beating = false; // A sign of life is awaited, and nothing else.
	#readyAt: number | undefined = undefined;
	readonly #decoder: Decoder;
	readonly #inFlight: InFlight = new InFlight();
	readonly #outbox: Outbox = new Outbox(this, this.#inFlight);
	readonly #batch: WriteBatch = this.#outbox.batch;
	readonly #flushNow: () => void = this.#outbox.flushNow;
	#state: ConnectionState = 'new';
	#transport: Transport | undefined = undefined;
	readonly #opening: Opening;
	#held = true;
	/** More waits in the socket than should: hand over no more until `drained`. */
	congested = false;
	readonly #gone: Latch = new Latch();
	#refused: RedisError | undefined = undefined;

	constructor(id: number, settings: ConnectionSettings, owner: ConnectionOwner, watch?: DialWatch) {
		this.id = id;
		this.#settings = settings;
		this.#owner = owner;
		this.#watch = watch;
		this.#watchdog = new Watchdog(settings, {
			allowance: () => this.#inFlight.head?.allowance ?? 0,
			beat: () => this.beat(),
			condemn: (silence) => this.condemn(`nothing came for ${silence} ms`),
			doubt: () => (this.#owner.doubted === undefined ? this.condemn('it is silent') : this.#owner.doubted(this)),
			pending: () => this.#inFlight.length,
		});
		this.#opening = new Opening(settings, owner, this.#outbox, {
			accepted: (info) => this.#accepted(info),
			refused: (error) => this.#refuse(error),
			late: () => this.#die(tooSlow(this.#settings, this.#state)),
		});
		this.ledger = new Ledger(settings.database);
		this.#decoder = receptionOf({
			connection: this,
			owner,
			inFlight: this.#inFlight,
			watch,
			refusal: () => this.#refused,
		});
		if (settings.doublesAsText === true) this.#decoder.doublesAsText = true;
	}

	/** Its turn has come. From here `connectTimeout` runs: asking for credentials, DNS, TCP, TLS, handshake. */
	begin(): void {
		this.#opening.begin(this.#held);
	}

	get state(): ConnectionState {
		return this.#state;
	}

	/** Of what it holds: all but the commands of this very turn were written. */
	get phase(): Phase {
		return (this.#transport?.stream.writableLength ?? 0) > 0 ? 'write' : 'reply';
	}

	/** Somebody waits for it. */
	get held(): boolean {
		return this.#held;
	}

	/** Milliseconds since bytes came, by whichever clock says more. */
	get silence(): number {
		return this.#watchdog.silence;
	}

	/** Nothing was handed over in this turn yet. */
	get startsTurn(): boolean {
		return this.#inFlight.unflushed === 0;
	}

	/** Somebody is about to use it, while a reply is due: where that is too late, its owner is told, by `doubted`. */
	used(): void {
		this.#watchdog.used();
	}

	/** Commands that have no reply yet. */
	get pending(): number {
		return this.#inFlight.length;
	}

	waiting(): Executable[] {
		return this.#inFlight.waiting();
	}

	/** Nobody waits for anything of it: all that is in flight was given up, or only asks for a sign of life. */
	get forgotten(): boolean {
		return this.#inFlight.forgotten;
	}

	/** Somebody waits for an answer: the handshake's own steps do not count. */
	get owing(): boolean {
		return this.#inFlight.owesAnybody();
	}

	/** Takes over an opening transport. `downgraded` is told when the server turns out to speak RESP2 only. */
	open(
		transport: Transport,
		protocol: 'auto' | 2 | 3,
		credentials: Credentials | undefined,
		downgraded: () => void,
	): void {
		this.#to('connecting');
		this.#transport = transport;
		this.expiresAt = credentials?.expiresAt ?? Number.POSITIVE_INFINITY;
		this.#outbox.stream = transport.stream;
		transport.listen({
			reached: () => {
				this.reached = true;
			},
			received: (chunk) => this.#receive(chunk),
			drained: () => {
				if (!this.congested || this.#state === 'closed') return;
				this.congested = false;
				this.#owner.drained(this);
			},
			ended: (cause) => this.#die(cause),
			gone: () => this.#gone.open(),
		});
		transport.whenOpen(() => {
			if (this.#state !== 'connecting') return;
			this.reached = true;
			this.#to('handshaking');
			if (this.#settings.bare === true) return this.#accepted(ungreeted);
			this.#opening.greet(protocol, credentials, downgraded, this);
		});
		if (!this.#held) transport.hold(false);
	}

	/**
	 * Queues a command and its bytes in one step. Only when `ready`.
	 *
	 * @throws TypeError when it cannot be encoded; nothing was committed then.
	 */
	execute(command: Executable): void {
		command.encode(this.#batch);
		command.holder = this;
		this.#inFlight.push(command);
		if (this.#inFlight.unflushed === 1) {
			if (!this.#held) this.hold(true);
			if (this.#inFlight.length === 1) this.#watchdog.due();
			this.#beating = false;
			process.nextTick(this.#flushNow);
		} else if (this.#batch.bytes > FLUSH_ABOVE) this.flush();
	}

	release(command: Executable): boolean {
		if (this.takeBack(command)) return false;
		this.#inFlight.bury(command);
		this.#settle();
		return true;
	}

	/** Takes a command out of the batch if it was not written yet. Returns whether it did. */
	takeBack(command: Executable): boolean {
		if (!this.#inFlight.takeBack(command)) return false;
		this.#outbox.stale = true;
		this.#settle();
		return true;
	}

	/**
	 * Writes a command that the server was told not to answer, now. Only when `ready`.
	 *
	 * @throws TypeError when it cannot be encoded; nothing was committed then.
	 */
	tell(command: Executable): void {
		this.#outbox.tell(command);
	}

	/** Takes no more commands; ends once those in flight are answered. */
	drain(): void {
		if (this.#state === 'draining') return;
		if (this.#state !== 'ready') return this.#die(undefined);
		this.#to('draining');
		this.#settle();
	}

	/** Whether this connection, or its dial, keeps the process alive. It sees to that itself from `ready` on: while it owes an answer. */
	hold(held: boolean): void {
		this.#held = held;
		this.#transport?.hold(held);
		this.#opening.hold(held);
		if (this.#state === 'new') this.#watch?.held();
	}

	/** Nobody is using it, or somebody is again: in between it is asked for a sign of life when it is silent for `staleAfter`. */
	rest(resting: boolean): void {
		this.#watchdog.rest(resting);
	}

	/** Ends now, because its owner wants it so. */
	destroy(cause?: Error): void {
		if (this.#state === 'closed') return;
		this.#watch?.dropped(this);
		this.#die(cause, true);
	}

	/** Ends now: its transport or its credentials could not be had. */
	fail(cause: Error): void {
		this.#die(cause);
	}

	/** Ends now, because the peer is gone without a word: `why` completes "The connection was given up: …". */
	condemn(why: string): void {
		this.#die(new ConnectionLostError(`The connection was given up: ${why}`, { written: true, maybeExecuted: true }));
	}

	/** Asks for a sign of life; nobody waits for it but the watchdog. */
	beat(): void {
		if (this.#state !== 'ready') return;
		this.#beating = true;
		this.#outbox.enqueue(new Heartbeat());
		this.#inFlight.bury(undefined);
		this.#watchdog.due();
	}

	/** Calls back once the socket has emitted `close`. */
	whenGone(callback: () => void): void {
		this.#gone.whenOpen(callback);
	}

	#to(state: ConnectionState): void {
		this.#state = step(transitions, this.#state, state);
	}

	/** Hands what this turn has queued to the socket. */
	flush(): void {
		this.#outbox.flush();
	}

	#receive(chunk: Buffer): void {
		if (this.#state === 'closed') return;
		this.#watchdog.heard();
		this.#owner.heard?.(this);
		try {
			this.#decoder.write(chunk);
		} catch (error) {
			return this.#die(this.#state === 'handshaking' ? withoutContext(error) : (error as Error));
		}
		this.#settle();
	}

	/** Acts on there being nothing that anybody waits for. */
	#settle(): void {
		if (!this.#inFlight.forgotten) return;
		if (this.#state === 'draining') this.#die(this.#refused);
		else if (this.#state === 'ready') {
			this.hold(this.intake?.keepsAlive ?? false);
			if (this.#inFlight.length > 0) return;
			const beating = this.#beating;
			this.#beating = false;
			this.#owner.quiet(this, beating);
		} else if (this.#state === 'handshaking' && this.#inFlight.length === 0) this.#opening.quiet();
	}

	#accepted(info: ServerInfo): void {
		this.#opening.stop();
		this.info = info;
		this.#to('ready');
		this.#readyAt = monotonic();
		this.#watch?.succeeded(this);
		// What rode along with the handshake is due from now on; until here the connect timeout watched over it.
		if (this.#inFlight.length > 0) this.#watchdog.due();
		this.#owner.ready(this);
	}

	/** The handshake failed. Riders that were not withheld still get the answers that are theirs. */
	#refuse(error: RedisError): void {
		this.#refused = error;
		if (this.#state === 'handshaking' && this.#inFlight.owesCommand()) this.#to('draining');
		else this.#die(error);
	}

	#die(cause: Error | undefined, wanted = false): void {
		if (this.#state === 'closed') return;
		const before = this.#state;
		this.#to('closed');
		this.#opening.stop();
		this.#watchdog.stop();
		this.#decoder.close();
		if (this.#transport === undefined) this.#gone.open();
		else this.#transport.stream.destroy();
		const { riders, unanswered, written } = this.#inFlight.takeAll();
		this.#outbox.close();
		// Riders whose answers were withheld go first, as they came. All of them are reads, and none has been heard.
		const aside = [...this.#opening.takeAside(), ...riders];
		if (aside.length > 0) this.#owner.returned(aside);
		const why = this.#refused ?? cause;
		// What was drained has ended as it should, unless its handshake was refused.
		if (!wanted && (before !== 'draining' || this.#refused !== undefined)) {
			this.#watch?.failed(this, why, this.#readyAt === undefined ? undefined : monotonic() - this.#readyAt);
		}
		this.#owner.ended(this, why, unanswered, written);
	}
}
