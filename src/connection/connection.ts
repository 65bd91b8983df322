/**
 * One socket, one life. A connection never reconnects: whoever wants another asks the endpoint.
 *
 *   new ──▶ connecting ──▶ handshaking ──▶ ready ──▶ draining ──▶ closed
 *    └──────────┴───────────────┴────────────┴──────────┴────────────▲
 *
 *   in flight:  [ written … written | in the batch … in the batch ]
 *                 ▲ next reply is for this one       └ #unflushed ┘
 */
import Denque from 'denque';
import { Command, type Entry, type Executable, type Holder } from '../commands/command.ts';
import {
	type Phase,
	ProtocolError,
	type RedisError,
	type ReplyError,
	ServerUnavailableError,
	TimeoutError,
} from '../core/errors.ts';
import { step, type Transitions } from '../core/machine.ts';
import { Decoder } from '../protocol/decoder.ts';
import { WriteBatch } from '../protocol/encoder.ts';
import type { Mode, RespValue } from '../protocol/types.ts';
import { Handshake, type HandshakeHost, Rider, type ServerInfo } from './handshake.ts';
import { Ledger } from './ledger.ts';
import type { ConnectionSettings, Credentials } from './settings.ts';
import type { Transport } from './transport.ts';

export type ConnectionState = 'new' | 'connecting' | 'handshaking' | 'ready' | 'draining' | 'closed';

const transitions: Transitions<ConnectionState> = {
	new: ['connecting', 'closed'],
	connecting: ['handshaking', 'closed'],
	handshaking: ['ready', 'draining', 'closed'],
	ready: ['draining', 'closed'],
	draining: ['closed'],
	closed: [],
};

/** What the owner of a connection hears from it. Calls are synchronous; none may throw. */
export interface ConnectionOwner {
	/** Takes waiting commands that may go along with the handshake out of the queue, from its head on. */
	riders(readsOnly: boolean): Executable[];
	/** Gives riders back, in order: they belong at the head of the queue. */
	returned(riders: Executable[]): void;
	ready(connection: Connection): void;
	/** A RESP3 push that answers nothing. */
	pushed(connection: Connection, items: RespValue[]): void;
	/** The end, once. `unanswered` in the order of the queue; the first `written` of them were handed to `socket.write`. */
	ended(connection: Connection, cause: Error | undefined, unanswered: Executable[], written: number): void;
}

/** Above this the batch leaves at once instead of at the end of the turn. */
const FLUSH_ABOVE = 64 * 1024;

export class Connection implements Holder {
	readonly id: number;
	readonly ledger: Ledger;
	/** Set when ready. */
	info: ServerInfo | undefined = undefined;
	readonly #settings: ConnectionSettings;
	readonly #owner: ConnectionOwner;
	readonly #decoder: Decoder;
	readonly #batch: WriteBatch = new WriteBatch();
	readonly #inFlight: Denque<Entry> = new Denque<Entry>();
	#state: ConnectionState = 'new';
	#transport: Transport | undefined = undefined;
	#handshake: Handshake | undefined = undefined;
	#connectTimer: NodeJS.Timeout | undefined = undefined;
	#unflushed = 0;
	#held = true;
	#gone = false;
	#whenGone: Array<() => void> = [];
	#refusal: RedisError | undefined = undefined;
	readonly #flushNow = (): void => this.#flush();
	readonly #writePart = (part: string | Buffer, encoding: 'latin1' | 'utf8'): void => {
		(this.#transport as Transport).stream.write(part, encoding);
	};

	constructor(id: number, settings: ConnectionSettings, owner: ConnectionOwner) {
		this.id = id;
		this.#settings = settings;
		this.#owner = owner;
		this.ledger = new Ledger(settings.database);
		this.#decoder = new Decoder({
			onReply: (value) => {
				const entry = this.#inFlight.peekFront();
				if (entry === undefined) this.#unexpected('a reply that no command waits for');
				else if (entry.reply(value)) this.#inFlight.shift();
			},
			onError: (error) => {
				const entry = this.#inFlight.peekFront();
				if (entry === undefined) this.#unexpected('an error that no command waits for', error);
				else if (this.#refusal !== undefined && error.code === 'NOAUTH' && entry instanceof Command) {
					// A rider of a handshake that found the door shut: it hears the same as everybody who waits.
					entry.fail(this.#refusal);
					this.#inFlight.shift();
				} else if (entry.refuse(error)) this.#inFlight.shift();
			},
			onPush: (items) => this.#owner.pushed(this, items),
			mode: (push) => (push ? 'string' : this.#nextMode()),
		});
		// Covers everything up to `ready`: asking for credentials, DNS, TCP, TLS, handshake.
		this.#connectTimer = setTimeout(() => this.#tooSlow(), settings.connectTimeout);
	}

	get state(): ConnectionState {
		return this.#state;
	}

	/** Of what it holds: all but the commands of this very turn were written. */
	get phase(): Phase {
		return 'reply';
	}

	/** Commands that have no reply yet. */
	get pending(): number {
		return this.#inFlight.length;
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
		const { stream } = transport;
		stream.on('data', (chunk: Buffer) => this.#receive(chunk));
		// Stays for ever: an error of a socket that we have given up must not end the process.
		stream.on('error', (error: Error) => this.#die(error));
		stream.on('end', () => this.#die(undefined));
		stream.on('close', () => {
			this.#die(undefined);
			this.#vanish();
		});
		transport.whenOpen(() => {
			if (this.#state !== 'connecting') return;
			this.#to('handshaking');
			const host: HandshakeHost = {
				enqueue: (entry) => this.#enqueue(entry),
				riders: (readsOnly) => {
					const riders = this.#owner.riders(readsOnly);
					for (const rider of riders) rider.holder = this;
					return riders;
				},
				accepted: (info) => this.#accepted(info),
				downgraded,
				returned: (riders) => this.#owner.returned(riders),
				refused: (error) => this.#refused(error),
			};
			this.#handshake = new Handshake(host, this.#settings, credentials);
			this.#handshake.start(protocol);
			this.#flush();
		});
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
		if (this.#unflushed++ === 0) {
			if (!this.#held) this.#hold(true);
			process.nextTick(this.#flushNow);
		} else if (this.#batch.bytes > FLUSH_ABOVE) this.#flush();
	}

	release(command: Executable): boolean {
		const first = this.#inFlight.length - this.#unflushed;
		for (let i = first; i < this.#inFlight.length; i++) {
			if (this.#inFlight.peekAt(i) !== command) continue;
			this.#inFlight.removeOne(i);
			this.#unflushed--;
			this.#encodeAgain();
			if (this.#inFlight.length === 0) this.#quiet();
			return false;
		}
		// Written: the command stays in its place as a tombstone that eats the reply.
		return true;
	}

	/** Takes no more commands; ends once those in flight are answered. */
	drain(): void {
		if (this.#state !== 'ready') return this.#die(undefined);
		this.#to('draining');
		if (this.#inFlight.length === 0) this.#die(undefined);
	}

	/** Ends now. */
	destroy(cause?: Error): void {
		this.#die(cause);
	}

	/** Calls back once the socket has emitted `close`. */
	whenGone(callback: () => void): void {
		if (this.#gone) callback();
		else this.#whenGone.push(callback);
	}

	#vanish(): void {
		this.#gone = true;
		for (const callback of this.#whenGone.splice(0)) callback();
	}

	#to(state: ConnectionState): void {
		this.#state = step(transitions, this.#state, state);
	}

	#nextMode(): Mode {
		const entry = this.#inFlight.peekFront();
		return entry === undefined ? 'skip' : entry.mode;
	}

	/** Entries of the handshake and its riders. What cannot be encoded is the rider's own failure. */
	#enqueue(entry: Entry): void {
		try {
			entry.encode(this.#batch);
		} catch (error) {
			(entry instanceof Rider ? entry.command : (entry as Executable)).fail(error);
			return;
		}
		this.#inFlight.push(entry);
		if (this.#unflushed++ === 0) process.nextTick(this.#flushNow);
	}

	#flush(): void {
		if (this.#unflushed === 0 || this.#state === 'closed') return;
		this.#unflushed = 0;
		const { stream } = this.#transport as Transport;
		if (!this.#batch.hasParts) return this.#batch.take(this.#writePart);
		stream.cork();
		try {
			this.#batch.take(this.#writePart);
			stream.uncork();
		} catch (error) {
			this.#die(error as Error);
		}
	}

	/** After an entry left the batch: what stays is encoded anew. It could be encoded before, so it can be now. */
	#encodeAgain(): void {
		this.#batch.clear();
		const first = this.#inFlight.length - this.#unflushed;
		for (let i = first; i < this.#inFlight.length; i++) (this.#inFlight.peekAt(i) as Entry).encode(this.#batch);
	}

	#receive(chunk: Buffer): void {
		if (this.#state === 'closed') return;
		try {
			this.#decoder.write(chunk);
		} catch (error) {
			return this.#die(error as Error);
		}
		if (this.#inFlight.length === 0) this.#quiet();
	}

	/** Nothing is in flight. */
	#quiet(): void {
		if (this.#state === 'handshaking') this.#handshake?.quiet();
		else if (this.#state === 'draining') this.#die(this.#refusal);
		else if (this.#state === 'ready') this.#hold(false);
	}

	/** An idle connection does not keep the process alive; one that owes an answer does. */
	#hold(held: boolean): void {
		this.#held = held;
		this.#transport?.hold(held);
	}

	#accepted(info: ServerInfo): void {
		clearTimeout(this.#connectTimer);
		this.info = info;
		this.#to('ready');
		this.#owner.ready(this);
	}

	/** The handshake failed. Riders that were not withheld still get the answers that are theirs. */
	#refused(error: RedisError): void {
		this.#refusal = error;
		const owed = this.#inFlight.toArray().some((entry) => isExecutable(entry) && !entry.settled);
		if (owed && this.#state === 'handshaking') this.#to('draining');
		else this.#die(error);
	}

	#unexpected(what: string, cause?: ReplyError): void {
		const error = new ProtocolError(`The server sent ${what}`);
		if (cause !== undefined) error.cause = cause;
		this.#die(error);
	}

	#tooSlow(): void {
		const { connectTimeout } = this.#settings;
		const message = `No connection within ${connectTimeout} ms`;
		const cause = new TimeoutError(message, 'connect', { written: false, maybeExecuted: false });
		this.#die(new ServerUnavailableError(message, { cause }));
	}

	#die(cause: Error | undefined): void {
		if (this.#state === 'closed') return;
		this.#to('closed');
		clearTimeout(this.#connectTimer);
		this.#decoder.close();
		if (this.#transport === undefined) this.#vanish();
		else this.#transport.stream.destroy();
		const entries = this.#inFlight.toArray();
		const firstUnwritten = entries.length - this.#unflushed;
		const unanswered: Executable[] = [];
		let written = 0;
		for (let i = 0; i < entries.length; i++) {
			const entry = entries[i] as Entry;
			const command = entry instanceof Rider ? entry.command : isExecutable(entry) ? entry : undefined;
			if (command === undefined || command.settled) continue;
			unanswered.push(command);
			if (i < firstUnwritten) written++;
		}
		this.#inFlight.clear();
		this.#batch.clear();
		this.#unflushed = 0;
		// Answered, but the answers were withheld: they were written first of all.
		const aside = this.#handshake?.takeAside() ?? [];
		this.#owner.ended(this, cause ?? this.#refusal, [...aside, ...unanswered], aside.length + written);
	}
}

function isExecutable(entry: Entry): entry is Executable {
	return 'fail' in entry;
}
