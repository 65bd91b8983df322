/** Errors that ioredis's users match, by message or by name. */
import { ReplyError } from '../core/errors.ts';

export { ReplyError };

/** `err.message` of everything that ends because its client was disconnected. */
export const CONNECTION_CLOSED_ERROR_MSG = 'Connection is closed.';

/** A plain `Error("Connection is closed.")`. `cause` is the failure that closed the connection, where one is known. */
export function connectionClosed(cause?: unknown): Error {
	return new Error(CONNECTION_CLOSED_ERROR_MSG, cause === undefined ? undefined : { cause });
}

/** A command that was given up because part of what it belongs to was answered on a connection that is lost. */
export class AbortError extends Error {
	/** The command, as reply errors have it. */
	declare command?: { name: string; args: readonly unknown[] };
	override get name(): string {
		return 'AbortError';
	}
}

/** A command waited through more connection attempts than `maxRetriesPerRequest` allows. `cause` is the last connection error. */
export class MaxRetriesPerRequestError extends AbortError {
	constructor(maxRetriesPerRequest: number, cause?: unknown) {
		const message = `Reached the max retries per request limit (which is ${maxRetriesPerRequest}). Refer to "maxRetriesPerRequest" option for details.`;
		super(message, cause === undefined ? undefined : { cause });
	}

	override get name(): string {
		return 'MaxRetriesPerRequestError';
	}
}

/** What Redis Cluster and Sentinel get until they come. */
export class NotInThisReleaseError extends Error {
	constructor(what: string) {
		super(`${what} comes in a later release of respool/ioredis: see docs/migrating-from-ioredis.md`);
	}

	override get name(): string {
		return 'NotInThisReleaseError';
	}
}
