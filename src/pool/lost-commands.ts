/** What becomes of commands whose connection is gone. */
import type { Executable } from '../commands/command.ts';
import {
	ClosedError,
	ConnectionLostError,
	MaxClientsError,
	NOT_WRITTEN,
	type Outcome,
	type RedisError,
	ReplyError,
	ServerUnavailableError,
	TimeoutError,
} from '../core/errors.ts';

const MAYBE: Outcome = { written: true, maybeExecuted: true };

/** A read is sent on at most this many connections. */
const MAX_ATTEMPTS = 3;

export interface Loss {
	readonly cause: Error | undefined;
	/** The connection had been ready. */
	readonly wasUp: boolean;
	/** The client was destroyed: nothing is sent any more. */
	readonly closed: boolean;
}

/**
 * The commands, of which the first `written` were handed to the socket: those that are to be sent again, in order; the others have
 * heard that nobody knows, or that they did not run.
 */
export function sortOut(
	unanswered: readonly Executable[],
	written: number,
	{ cause, wasUp, closed }: Loss,
): { again: Executable[]; resent: number } {
	const proof = neverServed(cause);
	const again: Executable[] = [];
	let resent = 0;
	for (let i = 0; i < unanswered.length; i++) {
		const command = unanswered[i] as Executable;
		const wasWritten = i < written && !proof;
		const outcome = { written: wasWritten, maybeExecuted: wasWritten };
		const lost = (): void =>
			command.fail(new ConnectionLostError('The connection was lost before the reply came', outcome, { cause }));
		if (closed) command.fail(new ClosedError('The client was destroyed', outcome));
		// A read that rode a handshake which failed: it waits for a connection as before.
		else if (!wasUp && command.mayRide) again.push(command);
		else if (!wasWritten) {
			if (!command.mayWait) lost();
			else if (command.unsend()) again.push(command);
		} else if (++command.attempts < MAX_ATTEMPTS && command.mayResend(cause)) {
			resent++;
			again.push(command);
		} else lost();
	}
	return { again, resent };
}

/** Rejects a command that waited for a connection in vain, with `error`. */
export function unavailable(command: Executable, error: RedisError): void {
	// One that was sent before, and lost, may have run: only the others can be told that nothing happened.
	const message = 'The connection was lost before the reply came, and there is no other';
	command.fail(command.attempts > 0 ? new ConnectionLostError(message, MAYBE, { cause: error }) : error);
}

/** What a command hears that has waited for `maxWait`: of the same kind as what kept it waiting. */
export function waitedInVain(maxWait: number, up: boolean, last: RedisError | undefined): RedisError {
	const within = maxWait === 0 ? '' : ` within ${maxWait} ms`;
	if (up) return new TimeoutError(`The server took no more commands${within}`, 'queue', NOT_WRITTEN);
	if (last === undefined) return new TimeoutError(`No connection${within}`, 'connect', NOT_WRITTEN);
	const message = `No connection${within}: ${last.message}`;
	if (last instanceof MaxClientsError) return new MaxClientsError(message, { cause: last });
	return new ServerUnavailableError(message, { cause: last.cause ?? last });
}

/** A server that is full, or protected, has refused the connection itself: nothing that was written on it ran. */
function neverServed(cause: Error | undefined): boolean {
	if (cause instanceof MaxClientsError) return true;
	return cause instanceof ServerUnavailableError && cause.cause instanceof ReplyError && cause.cause.code === 'DENIED';
}
