/**
 * One server address: makes connections to it, paces the dials after a failure, and remembers what the last one learnt (protocol, TLS
 * session).
 *
 *   open ──a dial failed, a connection was lost──▶ resting ──time, or a waiting command, once──▶ probing ──ready──▶ open
 *     ▲                                               ▲                                            │ failed
 *     └── a fatal cause: nothing is retried           └────────────────────────────────────────────┘
 *
 * While it is open dials begin at once. Else they wait, in the state `new`, and one goes ahead for all of them.
 */
import { type BackoffSettings, backoffDelay, defaultBackoff } from '../core/backoff.ts';
import { type Clock, realClock, type Timer } from '../core/clock.ts';
import { AuthError, type RedisError } from '../core/errors.ts';
import { Connection, type ConnectionOwner } from './connection.ts';
import { dialError } from './dial-errors.ts';
import type { DialWatch } from './dial-watch.ts';
import { isFatal } from './fatal.ts';
import type { ConnectionSettings, Credentials } from './settings.ts';
import { openTransport, type TlsMemory } from './transport.ts';

/** Milliseconds before try number `attempt` (from 1), or `false` for no further try by itself. */
export type ReconnectPolicy = (attempt: number, cause: Error) => number | false;

/** How an endpoint waits between dials; for the facade, which paces them itself, it does not. */
export interface Pacing {
	readonly backoff: BackoffSettings;
	/** Stands in place of `backoff`. */
	readonly policy: ReconnectPolicy | undefined;
	readonly clock: Clock;
}

export const defaultPacing: Pacing = { backoff: defaultBackoff, policy: undefined, clock: realClock };

/** A connection that ends sooner than this after it was ready is as good as a failed dial. Milliseconds. */
const STABLE = 1000;
/** A READONLY reply outdates connections once in so many milliseconds: the name may not lead elsewhere yet. */
const REFRESH_EVERY = 3000;
/** Node's timers hold no more. */
const MAX_DELAY = 2 ** 31 - 1;

export class Endpoint implements DialWatch {
	readonly settings: ConnectionSettings;
	readonly #pacing: Pacing | undefined;
	readonly #detached: <T>(action: () => T) => T;
	readonly #tls: TlsMemory = { session: undefined };
	#protocol: 'auto' | 2 | 3;
	#dials = 0;
	/** Connections up to this number were dialled before a READONLY reply. */
	#outdated = 0;
	#demotedAt = Number.NEGATIVE_INFINITY;
	/** Dials that have not begun. */
	readonly #waiting: Connection[] = [];
	#down = false;
	#rest: Timer | undefined = undefined;
	#probe: Connection | undefined = undefined;
	/** Dials that failed, and connections lost, since the last one that was stable. */
	#failures = 0;
	/** A waiting command has brought a dial forward since then. */
	#hurried = false;
	/** A connection to it was ready once. */
	reached = false;
	/** Why there is no connection; `undefined` since a dial succeeded. */
	lastError: RedisError | undefined = undefined;

	/** Without `pacing` every dial begins at once. `detached` runs a dial outside the async context of whoever caused it. */
	constructor(
		settings: ConnectionSettings,
		pacing: Pacing | undefined,
		detached: <T>(action: () => T) => T = (action) => action(),
	) {
		this.#detached = detached;
		this.settings = settings;
		this.#protocol = settings.protocol;
		this.#pacing = pacing;
	}

	/** The last dial failed, or the last connection was lost and no dial has succeeded since. */
	get down(): boolean {
		return this.#down;
	}

	/** Dials, and losses, since a connection was stable: the number of the try that comes next. */
	get attempt(): number {
		return this.#failures;
	}

	/**
	 * Begins a new connection, or has it wait its turn. `owner` hears of it from the next turn on, never during this call.
	 * `held`: somebody waits for it, so that it keeps the process alive; see {@link Connection.hold}.
	 */
	dial(owner: ConnectionOwner, held = true): Connection {
		const connection = new Connection(++this.#dials, this.settings, owner, this);
		if (!held) connection.hold(false);
		this.#waiting.push(connection);
		this.#pace();
		return connection;
	}

	/** What a failed dial is reported as: the class says what kind of failure, `cause` says which. */
	dialError(cause: Error | undefined): RedisError {
		return dialError(this.settings.address, cause);
	}

	// DialWatch

	held(): void {
		this.#pace();
	}

	succeeded(connection: object): void {
		this.reached = true;
		this.lastError = undefined;
		this.#leave(connection);
		this.#open();
	}

	failed(connection: object, cause: Error | undefined, lived: number | undefined): void {
		const isNews = !this.#down || this.#probe === connection;
		this.#leave(connection);
		const error = lived === undefined ? this.dialError(cause) : undefined;
		if (error !== undefined) this.lastError = error;
		// One of many that went at the same time: that there is no server is known, and somebody is asking.
		if (!isNews && (error === undefined || !isFatal(error))) return this.#pace();
		if (lived !== undefined && lived >= STABLE) this.#calm();
		const fatal = error !== undefined && isFatal(error);
		const delay = fatal || this.#pacing === undefined ? false : this.#delay(this.#pacing, error ?? cause);
		if (delay === false) {
			this.#calm();
			if (error !== undefined) this.#refuseWaiting(error);
			return this.#open();
		}
		this.#down = true;
		this.#restFor(delay);
		// Where nobody was ever reached, the first refusal is everybody's answer.
		if (error !== undefined && !this.reached) this.#refuseWaiting(error);
		this.#pace();
	}

	demoted(id: number, role: string | undefined): void {
		// Who began with a replica knows that it is one.
		if (role !== undefined && role !== 'master') return;
		const now = (this.#pacing?.clock ?? realClock).now();
		if (id <= this.#outdated || now - this.#demotedAt < REFRESH_EVERY) return;
		this.#demotedAt = now;
		this.#outdated = this.#dials;
	}

	/** A server that was a primary turned out to be a replica after this connection was dialled: the name may lead elsewhere by now. */
	isOutdated(connection: Connection): boolean {
		return connection.id <= this.#outdated;
	}

	dropped(connection: object): void {
		this.#leave(connection);
		this.#pace();
	}

	/** What failed is forgotten: the next dial begins as if nothing had. */
	#calm(): void {
		this.#failures = 0;
		this.#hurried = false;
	}

	#open(): void {
		this.#down = false;
		this.#rest?.cancel();
		this.#rest = undefined;
		this.#pace();
	}

	#delay(pacing: Pacing, cause: Error | undefined): number | false {
		this.#failures++;
		if (pacing.policy === undefined) return backoffDelay(pacing.backoff, this.#failures, pacing.clock);
		try {
			const delay = pacing.policy(this.#failures, cause ?? new Error('The connection was closed'));
			if (delay === false) return false;
			if (typeof delay === 'number' && delay >= 0) return Math.min(delay, MAX_DELAY);
			throw new TypeError('reconnect must give milliseconds from 0, or false');
		} catch (error) {
			// A policy that is broken is no reason to hammer the server, nor to give it up.
			process.emitWarning(error as Error);
			return backoffDelay(defaultBackoff, this.#failures, pacing.clock);
		}
	}

	#restFor(delay: number): void {
		if (this.#rest !== undefined) return;
		const over = (): void => {
			this.#rest = undefined;
			this.#pace();
		};
		this.#rest = (this.#pacing as Pacing).clock.after(delay, over, false);
	}

	#leave(connection: object): void {
		if (this.#probe === connection) this.#probe = undefined;
		const at = this.#waiting.indexOf(connection as Connection);
		if (at >= 0) this.#waiting.splice(at, 1);
	}

	/** Begins what may begin. */
	#pace(): void {
		while (this.#waiting.length > 0) {
			const wanted = this.#waiting.findIndex(({ held }) => held);
			if (this.#down) {
				if (this.#probe !== undefined) return;
				if (this.#rest !== undefined) {
					this.#rest.hold(wanted >= 0);
					if (wanted < 0 || this.#hurried) return;
					// Somebody waits: once, the rest is cut short for them.
					this.#hurried = true;
					this.#rest.cancel();
					this.#rest = undefined;
				}
			}
			const [next] = this.#waiting.splice(Math.max(0, wanted), 1);
			if (next === undefined) return;
			if (this.#down) this.#probe = next;
			this.#detached(() => this.#begin(next));
		}
		this.#rest?.hold(false);
	}

	#refuseWaiting(error: RedisError): void {
		for (const connection of this.#waiting.splice(0)) process.nextTick(() => connection.destroy(error));
	}

	#begin(connection: Connection): void {
		const open = (credentials: Credentials | undefined): void => {
			if (connection.state !== 'new') return;
			try {
				const transport = openTransport(this.settings, this.#tls);
				connection.open(transport, this.#protocol, credentials, () => {
					this.#protocol = 2;
				});
			} catch (error) {
				process.nextTick(() => connection.fail(error as Error));
			}
		};
		connection.begin();
		const { credentials } = this.settings;
		if (credentials === undefined) open(undefined);
		else {
			const refuse = (cause: unknown): void =>
				connection.fail(new AuthError('The credentials could not be had', { cause }));
			Promise.resolve().then(credentials).then(checked).then(open, refuse);
		}
	}
}

/** What `credentials()` gave. @throws TypeError when it is no credentials */
function checked(given: Credentials): Credentials {
	const { username, password, expiresAt } = Object(given) as Partial<Credentials>;
	const isText = typeof password === 'string' && (username === undefined || typeof username === 'string');
	if (!isText || (expiresAt !== undefined && !Number.isFinite(expiresAt))) {
		throw new TypeError('credentials() must give { username?: string, password: string, expiresAt?: number }');
	}
	return { username, password, expiresAt };
}
