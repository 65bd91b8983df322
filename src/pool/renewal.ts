/** When a connection has to be replaced because the credentials that it was let in with expire. */
import { MAX_TIMER } from '../core/deadlines.ts';

/** Milliseconds until something that did not succeed is tried again; also the least that a new connection is given. */
export const AGAIN = 1000;

/** Milliseconds from now, some time before they expire: the new connection has to be made with newer ones. `expiresAt` since 1970. */
export function renewalDelay(expiresAt: number): number {
	const valid = expiresAt - Date.now();
	return valid === Number.POSITIVE_INFINITY ? valid : valid - Math.min(60_000, valid * 0.1);
}

/** A timer for it, which keeps nothing alive; `undefined` where there is nothing to wait for. */
export function renewalTimer(delay: number, due: () => void): NodeJS.Timeout | undefined {
	if (delay === Number.POSITIVE_INFINITY) return undefined;
	return setTimeout(due, Math.min(MAX_TIMER, Math.max(AGAIN, delay))).unref();
}

/** Most never expire, and need no look at the time. */
export function hasExpired(expiresAt: number): boolean {
	return expiresAt !== Number.POSITIVE_INFINITY && expiresAt <= Date.now();
}
