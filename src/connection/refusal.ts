/** What a server that refuses a step of the handshake means by it, and what the caller hears of it. */
import { AuthError, MaxClientsError, type RedisError, ReplyError, ServerUnavailableError } from '../core/errors.ts';
import type { Credentials } from './settings.ts';

/**
 * Whether this refusal of our HELLO means "no RESP3 here". NOAUTH beside credentials comes from proxies that do not read HELLO's AUTH;
 * a wrong password or a missing permission is an answer, not a missing feature.
 */
export function isNoResp3(error: ReplyError, hadCredentials: boolean): boolean {
	if (error.code === 'NOPROTO') return true;
	if (error.code === 'NOAUTH') return hadCredentials;
	return (
		error.code === 'ERR' &&
		/un(known|supported) command|command .*(not supported|not found|is disabled)/i.test(error.message)
	);
}

/** Whether an error to PING says that we are not wanted: a user who may not PING is none the worse. */
export function isUnwelcome(error: ReplyError): boolean {
	return error.code === 'NOAUTH' || isMaxClients(error) || error.code === 'DENIED';
}

function isMaxClients(error: ReplyError): boolean {
	return error.code === 'ERR' && /max number of clients/i.test(error.message);
}

/** The refusal of the step `what` (`SELECT 5`): judged by what the server said; told without what of it is secret. */
export function refusalOf(error: ReplyError, what: string, credentials: Credentials | undefined): RedisError {
	const told = withoutSecrets(error, credentials);
	told.command = what.split(' ', 1)[0] as string;
	if (isMaxClients(error))
		return new MaxClientsError('The server has reached its maximum number of clients', { cause: told });
	switch (error.code) {
		case 'WRONGPASS':
			return new AuthError('The server refused the username and password', { cause: told });
		case 'NOAUTH':
			return new AuthError('The server wants a password', { cause: told });
		case 'NOPERM':
			return new AuthError(`The user may not run ${what}`, { cause: told });
		default:
			if (what === 'AUTH') return new AuthError(`The server refused AUTH: ${told.message}`, { cause: told });
			return new ServerUnavailableError(`The server refused ${what}: ${told.message}`, { cause: told });
	}
}

/** Servers quote the arguments of a command that they do not know, and ours may hold the password. */
export function withoutSecrets(error: ReplyError, credentials: Credentials | undefined): ReplyError {
	let message = error.message.replace(/,? with args beginning with:.*$/s, '');
	const password = credentials?.password;
	if (password !== undefined && password !== '') message = message.replaceAll(password, '***');
	return message === error.message ? error : new ReplyError(message, undefined, error.code);
}
