/** Which failures are over some time, so that an iteration without an end waits for that. */
import { isFatal } from '../connection/index.ts';
import {
	ConnectionLostError,
	LeaseReleasedError,
	MaxClientsError,
	PoolTimeoutError,
	QueueFullError,
	ReplyError,
	ServerUnavailableError,
	TimeoutError,
} from '../core/errors.ts';

/** What a server says of its own state, not of the command. */
const conditions: ReadonlySet<string> = new Set([
	'LOADING',
	'BUSY',
	'MASTERDOWN',
	'CLUSTERDOWN',
	'TRYAGAIN',
	'READONLY',
	'MISCONF',
	'NOREPLICAS',
	'OOM',
]);

const kinds = [
	ConnectionLostError,
	ServerUnavailableError,
	MaxClientsError,
	TimeoutError,
	PoolTimeoutError,
	QueueFullError,
	LeaseReleasedError,
];

/** Whether the same may succeed later without anybody changing the program: not so with wrong credentials or a wrong type of key. */
export function isPassing(error: unknown): boolean {
	if (error instanceof ReplyError) return conditions.has(error.code);
	// Credentials, certificates, protocols: waiting mends none of them.
	return kinds.some((kind) => error instanceof kind) && !isFatal(error);
}
