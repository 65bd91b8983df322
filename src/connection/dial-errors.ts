/** What is said of a dial that failed. */
import {
	AuthError,
	MaxClientsError,
	NOT_WRITTEN,
	ProtocolError,
	type RedisError,
	ServerUnavailableError,
	TimeoutError,
} from '../core/errors.ts';
import type { Address, ConnectionSettings } from './settings.ts';

/** The class says what kind of failure, `cause` says which. */
export function dialError(address: Address, cause: Error | undefined): RedisError {
	if (cause instanceof AuthError || cause instanceof MaxClientsError || cause instanceof ServerUnavailableError)
		return cause;
	const where = address.path ?? `${address.host}:${address.port}`;
	if (cause === undefined) return new ServerUnavailableError(`${where} closed the connection before it was ready`);
	// An AggregateError (one attempt per address) has no message of its own.
	const reason = cause.message || (cause as NodeJS.ErrnoException).code || cause.name;
	return new ServerUnavailableError(`Cannot connect to ${where}: ${reason}`, { cause });
}

/** The connect timeout has passed in `state`. */
export function tooSlow({ connectTimeout, address, tls }: ConnectionSettings, state: string): ServerUnavailableError {
	const transport = address.path !== undefined ? 'the socket' : tls === undefined ? 'TCP' : 'TCP and TLS';
	const awaited =
		state === 'new' ? 'the credentials' : state === 'connecting' ? transport : 'the answer to the handshake';
	const message = `No connection within ${connectTimeout} ms: it waits for ${awaited}`;
	const cause = new TimeoutError(message, 'connect', NOT_WRITTEN);
	return new ServerUnavailableError(message, { cause });
}

/** What does not speak RESP may send our own words back, the password among them. */
export function withoutContext(error: unknown): Error {
	if (!(error instanceof ProtocolError)) return error as Error;
	return new ProtocolError(error.message.replace(/ \(near [0-9a-f]*\)$/, ''));
}

/** The code is the one that the system gives when the other side closes less politely. */
export function closedBy(message: string): Error {
	return Object.assign(new Error(message), { code: 'ECONNRESET' });
}
