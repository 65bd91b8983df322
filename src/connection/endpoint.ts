/** One server address: makes connections to it, and remembers what the last one learnt (protocol, TLS session). */
import { AuthError, MaxClientsError, type RedisError, ServerUnavailableError } from '../core/errors.ts';
import { Connection, type ConnectionOwner } from './connection.ts';
import type { Address, ConnectionSettings, Credentials } from './settings.ts';
import { openTransport, type TlsMemory } from './transport.ts';

export class Endpoint {
	readonly settings: ConnectionSettings;
	readonly #tls: TlsMemory = { session: undefined };
	#protocol: 'auto' | 2 | 3;
	#dials = 0;
	/** A connection to it was ready once. */
	reached = false;

	constructor(settings: ConnectionSettings) {
		this.settings = settings;
		this.#protocol = settings.protocol;
	}

	/** Begins a new connection. `owner` hears of it from the next turn on, never during this call. */
	dial(owner: ConnectionOwner): Connection {
		const connection = new Connection(++this.#dials, this.settings, owner);
		const open = (credentials: Credentials | undefined): void => {
			if (connection.state !== 'new') return;
			try {
				const transport = openTransport(this.settings, this.#tls);
				connection.open(transport, this.#protocol, credentials, () => {
					this.#protocol = 2;
				});
			} catch (error) {
				process.nextTick(() => connection.destroy(error as Error));
			}
		};
		const { credentials } = this.settings;
		if (credentials === undefined) open(undefined);
		else {
			const refuse = (cause: unknown): void =>
				connection.destroy(new AuthError('The credentials could not be had', { cause }));
			Promise.resolve().then(credentials).then(checked).then(open, refuse);
		}
		return connection;
	}

	/** What a failed dial is reported as: the class says what kind of failure, `cause` says which. */
	dialError(cause: Error | undefined): RedisError {
		if (cause instanceof AuthError || cause instanceof MaxClientsError || cause instanceof ServerUnavailableError)
			return cause;
		const where = nameOf(this.settings.address);
		if (cause === undefined) return new ServerUnavailableError(`${where} closed the connection before it was ready`);
		// An AggregateError (one attempt per address) has no message of its own.
		const reason = cause.message || (cause as NodeJS.ErrnoException).code || cause.name;
		return new ServerUnavailableError(`Cannot connect to ${where}: ${reason}`, { cause });
	}
}

/** What `credentials()` gave. @throws TypeError when it is no credentials */
function checked(given: Credentials | undefined): Credentials | undefined {
	if (given === undefined) return undefined;
	const { username, password } = Object(given) as Partial<Credentials>;
	if (typeof password !== 'string' || (username !== undefined && typeof username !== 'string')) {
		throw new TypeError('credentials() must give { username?: string, password: string }');
	}
	return { username, password };
}

function nameOf(address: Address): string {
	return address.path ?? `${address.host}:${address.port}`;
}
