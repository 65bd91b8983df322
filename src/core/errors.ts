/**
 * The error tree. Every error has a stable `code`, keeps its `cause`, and never carries a secret in its message.
 * Identity is a brand under `Symbol.for`, so `instanceof` survives the ES module and the CommonJS copy in one process.
 */

/** Codes that respool itself gives; a {@link ReplyError} has the server's own word (`WRONGTYPE`, `OOM` …). */
export type ErrorCode =
	| 'CONNECTION_LOST'
	| 'UNAVAILABLE'
	| 'MAX_CLIENTS'
	| 'AUTH'
	| 'TIMEOUT'
	| 'ABORT_ERR'
	| 'POOL_TIMEOUT'
	| 'POOL_DEADLOCK'
	| 'LEASE_RELEASED'
	| 'QUEUE_FULL'
	| 'CLOSED'
	| 'PROTOCOL'
	| 'PIPELINE'
	| 'TRANSACTION'
	| 'WATCH_CONFLICT'
	| 'CLUSTER'
	| (string & {});

/** Where a command was when its time ran out. */
export type Phase = 'queue' | 'acquire' | 'connect' | 'write' | 'reply';

/** What is known of a command that got no reply. */
export interface Outcome {
	/** The command was handed to `socket.write`. */
	readonly written: boolean;
	/** The server may have run it. `false` is proof that it did not. */
	readonly maybeExecuted: boolean;
}

/** Proof that a command did not run: nothing of it was written. */
export const NOT_WRITTEN: Outcome = { written: false, maybeExecuted: false };

const brandOf = (name: string): symbol => Symbol.for(`respool.${name}`);

/** Gives a class a prototype `name` and a cross-copy `instanceof`. */
function branded(target: { prototype: object }, name: string): void {
	const brand = brandOf(name);
	Object.defineProperty(target.prototype, 'name', { value: name, writable: true, configurable: true });
	Object.defineProperty(target.prototype, brand, { value: true });
	Object.defineProperty(target, Symbol.hasInstance, {
		value(this: unknown, value: unknown): boolean {
			// A user's subclass has no brand of its own: there the ordinary prototype check decides.
			if (this !== target) return Function.prototype[Symbol.hasInstance].call(this, value);
			return typeof value === 'object' && value !== null && brand in value;
		},
	});
}

/** Base of every error that respool throws or rejects with, except `TypeError` for arguments that cannot be sent. */
export class RedisError extends Error {
	declare readonly code: ErrorCode;
	constructor(message: string, code: ErrorCode, options?: ErrorOptions) {
		super(message, options);
		this.code = code;
	}
}
branded(RedisError, 'RedisError');

/** An error reply of the server. `code` is its first word when that is one (`WRONGTYPE`), else `ERR`. */
export class ReplyError extends RedisError {
	/** The command that was answered so, upper case; absent when decoded without a connection. */
	declare command?: string;
	constructor(message: string, command?: string, code: ErrorCode = codeOf(message)) {
		super(message, code);
		if (command !== undefined) this.command = command;
	}
}
branded(ReplyError, 'ReplyError');

/** The first word of an error reply when it is a code, else `ERR` (modules send sentences). */
export function codeOf(message: string): string {
	return /^[A-Z][A-Z0-9_]+(?= |$)/.exec(message)?.[0] ?? 'ERR';
}

/** The connection ended while the command waited for its reply or to be written. */
export class ConnectionLostError extends RedisError implements Outcome {
	declare readonly written: boolean;
	declare readonly maybeExecuted: boolean;
	constructor(message: string, outcome: Outcome, options?: ErrorOptions) {
		super(message, 'CONNECTION_LOST', options);
		this.written = outcome.written;
		this.maybeExecuted = outcome.maybeExecuted;
	}
}
branded(ConnectionLostError, 'ConnectionLostError');

/** No connection could be made. `cause` tells why (`ECONNREFUSED`, `ENOTFOUND`, a TLS failure …). */
export class ServerUnavailableError extends RedisError {
	constructor(message: string, options?: ErrorOptions) {
		super(message, 'UNAVAILABLE', options);
	}
}
branded(ServerUnavailableError, 'ServerUnavailableError');

/** The server has reached its `maxclients`. */
export class MaxClientsError extends RedisError {
	constructor(message: string, options?: ErrorOptions) {
		super(message, 'MAX_CLIENTS', options);
	}
}
branded(MaxClientsError, 'MaxClientsError');

/** The server refused the credentials, or demands some. `cause` is its reply. */
export class AuthError extends RedisError {
	constructor(message: string, options?: ErrorOptions) {
		super(message, 'AUTH', options);
	}
}
branded(AuthError, 'AuthError');

/** A deadline passed. `phase` names where the command was. */
export class TimeoutError extends RedisError implements Outcome {
	declare readonly phase: Phase;
	declare readonly written: boolean;
	declare readonly maybeExecuted: boolean;
	constructor(message: string, phase: Phase, outcome: Outcome, options?: ErrorOptions) {
		super(message, 'TIMEOUT', options);
		this.phase = phase;
		this.written = outcome.written;
		this.maybeExecuted = outcome.maybeExecuted;
	}
}
branded(TimeoutError, 'TimeoutError');

/** The caller's `AbortSignal` fired. `cause` is `signal.reason`. */
export class AbortError extends RedisError implements Outcome {
	declare readonly written: boolean;
	declare readonly maybeExecuted: boolean;
	constructor(outcome: Outcome, options?: ErrorOptions) {
		super('The command was aborted', 'ABORT_ERR', options);
		this.written = outcome.written;
		this.maybeExecuted = outcome.maybeExecuted;
	}
}
branded(AbortError, 'AbortError');

/** A bounded queue is full; the command was not accepted and did not run. */
export class QueueFullError extends RedisError {
	constructor(message: string) {
		super(message, 'QUEUE_FULL');
	}
}
branded(QueueFullError, 'QueueFullError');

/** The client was closed or destroyed. */
export class ClosedError extends RedisError implements Outcome {
	declare readonly written: boolean;
	declare readonly maybeExecuted: boolean;
	constructor(message: string, outcome: Outcome, options?: ErrorOptions) {
		super(message, 'CLOSED', options);
		this.written = outcome.written;
		this.maybeExecuted = outcome.maybeExecuted;
	}
}
branded(ClosedError, 'ClosedError');

/** Bytes that are not RESP, or a reply that nobody asked for. The connection is dead. */
export class ProtocolError extends RedisError {
	/** Up to 32 bytes around the fault, in hex. */
	declare readonly context: string;
	constructor(message: string, context = '', options?: ErrorOptions) {
		super(context === '' ? message : `${message} (near ${context})`, 'PROTOCOL', options);
		this.context = context;
	}
}
branded(ProtocolError, 'ProtocolError');

/** One or more commands of a pipeline, or inside EXEC, failed. `cause` is the first failure. */
export class PipelineError extends RedisError {
	/** Every command's outcome, by position. */
	declare readonly results: ReadonlyArray<PromiseSettledResult<unknown>>;
	constructor(message: string, results: ReadonlyArray<PromiseSettledResult<unknown>>, options?: ErrorOptions) {
		super(message, 'PIPELINE', options);
		this.results = results;
	}
}
branded(PipelineError, 'PipelineError');

/** A MULTI block did not run as a transaction. */
export class TransactionError extends RedisError implements Outcome {
	/** `false`: MULTI itself was refused and the commands ran one by one, or may have. `true`: none ran. */
	declare readonly atomic: boolean;
	declare readonly written: boolean;
	declare readonly maybeExecuted: boolean;
	/** What each command was answered, by position: refusals of the commands at fault, or the replies of commands that ran alone. */
	declare readonly results: ReadonlyArray<PromiseSettledResult<unknown>>;
	constructor(
		message: string,
		atomic: boolean,
		results: ReadonlyArray<PromiseSettledResult<unknown>>,
		options?: ErrorOptions,
	) {
		super(message, 'TRANSACTION', options);
		this.atomic = atomic;
		this.written = true;
		this.maybeExecuted = !atomic;
		this.results = results;
	}
}
branded(TransactionError, 'TransactionError');

/** A watched key changed before EXEC, more often than the transaction was told to try. Nothing ran. */
export class WatchConflictError extends RedisError {
	constructor(message: string) {
		super(message, 'WATCH_CONFLICT');
	}
}
branded(WatchConflictError, 'WatchConflictError');

/** What a pool error shows of the pool: `PoolStats` of the moment. */
export type PoolSnapshot = Readonly<Record<'total' | 'idle' | 'busy' | 'creating' | 'waiting' | 'epoch', number>> & {
	readonly lastDialError: unknown;
};
/** Who held a connection when a pool error was made. Times are milliseconds. */
export interface PoolHolder {
	readonly label: string | undefined;
	readonly age: number;
	/** Since its last command; `undefined` while one is running. */
	readonly idle?: number | undefined;
	readonly stack: string | undefined;
}

const holderText = ({ label, age, idle }: PoolHolder): string =>
	`${label ?? 'unnamed'} (held ${Math.round(age)} ms${idle === undefined ? '' : `, idle ${Math.round(idle)} ms`})`;

function poolText(stats: PoolSnapshot, holders: readonly PoolHolder[]): string {
	const gauges = `total ${stats.total}, idle ${stats.idle}, busy ${stats.busy}, creating ${stats.creating}, waiting ${stats.waiting}`;
	const held = holders.length === 0 ? '' : `; held by ${holders.slice(0, 10).map(holderText).join(', ')}`;
	const nested =
		holders.length > 0 && holders.every(({ idle }) => idle !== undefined)
			? '; all of them are idle: is a lease acquired inside another one?'
			: '';
	return `${gauges}${held}${nested}`;
}

/** No connection of the pool came free in time. `cause` is the last dial error where there was one. */
export class PoolTimeoutError extends RedisError {
	declare readonly stats: PoolSnapshot;
	declare readonly holders: readonly PoolHolder[];
	constructor(timeout: number, stats: PoolSnapshot, holders: readonly PoolHolder[]) {
		const cause = stats.lastDialError;
		const why = cause instanceof Error ? `; the last dial failed: ${cause.message}` : '';
		super(
			`No connection within ${timeout} ms: ${poolText(stats, holders)}${why}`,
			'POOL_TIMEOUT',
			cause === undefined ? {} : { cause },
		);
		this.stats = stats;
		this.holders = holders;
	}
}
branded(PoolTimeoutError, 'PoolTimeoutError');

/** Every connection is held by somebody who waits for another one. The newest of them gets this. */
export class PoolDeadlockError extends RedisError {
	declare readonly stats: PoolSnapshot;
	declare readonly holders: readonly PoolHolder[];
	constructor(stats: PoolSnapshot, holders: readonly PoolHolder[]) {
		super(`Every connection is held by somebody who waits for another: ${poolText(stats, holders)}`, 'POOL_DEADLOCK');
		this.stats = stats;
		this.holders = holders;
	}
}
branded(PoolDeadlockError, 'PoolDeadlockError');

/** The lease was released, or taken back; the command was not sent. */
export class LeaseReleasedError extends RedisError {
	constructor(message: string, options?: ErrorOptions) {
		super(message, 'LEASE_RELEASED', options);
	}
}
branded(LeaseReleasedError, 'LeaseReleasedError');

/** A cluster could not say where a command belongs, or sent it around too often. */
export class ClusterError extends RedisError {
	constructor(message: string, options?: ErrorOptions) {
		super(message, 'CLUSTER', options);
	}
}
branded(ClusterError, 'ClusterError');
