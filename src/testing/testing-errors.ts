/** Errors of the test kit. They are {@link RedisError}s, with codes of their own. */
import { RedisError } from '../core/errors.ts';

function named(target: { prototype: object }, name: string): void {
	Object.defineProperty(target.prototype, 'name', { value: name, writable: true, configurable: true });
}

/** A wait ended without what it waited for. `code` is `WAIT_TIMEOUT`. */
export class WaitTimeoutError extends RedisError {
	constructor(message: string) {
		super(message, 'WAIT_TIMEOUT');
	}
}
named(WaitTimeoutError, 'WaitTimeoutError');

/** A script waited for something and the client went away. `code` is `CLIENT_GONE`. */
export class ClientGoneError extends RedisError {
	constructor(message: string) {
		super(message, 'CLIENT_GONE');
	}
}
named(ClientGoneError, 'ClientGoneError');

/** A client sent something else than its script expects. `code` is `SCRIPT_MISMATCH`. */
export class ScriptMismatchError extends RedisError {
	/** What the script wanted, for people. */
	declare readonly expected: string;
	/** What came, for people. */
	declare readonly actual: string;
	constructor(where: string, expected: string, actual: string) {
		super(`${where}: expected ${expected}, received ${actual}`, 'SCRIPT_MISMATCH');
		this.expected = expected;
		this.actual = actual;
	}
}
named(ScriptMismatchError, 'ScriptMismatchError');

/** No server program was found. The message lists what was tried and how to mend it. `code` is `SERVER_NOT_FOUND`. */
export class ServerNotFoundError extends RedisError {
	/** Each place that was looked at and what was wrong with it. */
	declare readonly tried: readonly string[];
	constructor(message: string, tried: readonly string[]) {
		super(message, 'SERVER_NOT_FOUND');
		this.tried = tried;
	}
}
named(ServerNotFoundError, 'ServerNotFoundError');

/** A server program was found and did not get ready. The message ends with its log. `code` is `SERVER_START`. */
export class ServerStartError extends RedisError {
	/** The end of what the server wrote. */
	declare readonly log: string;
	constructor(message: string, log: string, options?: ErrorOptions) {
		super(log === '' ? message : `${message}\n${log}`, 'SERVER_START', options);
		this.log = log;
	}
}
named(ServerStartError, 'ServerStartError');
