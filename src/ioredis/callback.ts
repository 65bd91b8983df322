/** Callbacks beside promises, as ioredis has them. */

/** What ioredis's users may take for anything. */
export type Anything = Parameters<Console['log']>[0];

/** `(error)`, or `(null, result)`. */
export type NodeCallback<T = unknown> = (error?: Error | null, result?: T) => void;

/** A callback that throws ends in an uncaught exception, never in the promise. */
function guarded(callback: NodeCallback, error: Error | null, rest: [] | [unknown]): void {
	try {
		if (rest.length === 0) callback(error);
		else callback(error, rest[0]);
	} catch (thrown) {
		setTimeout(() => {
			throw thrown;
		}, 0);
	}
}

/** Calls back when `promise` settles, if there is a callback. Returns the promise. */
export function asCallback<T>(promise: Promise<T>, callback: unknown): Promise<T> {
	if (typeof callback !== 'function') return promise;
	const heard = callback as NodeCallback;
	promise.then(
		(value) => guarded(heard, null, value === undefined ? [] : [value]),
		(error: unknown) => guarded(heard, (error ?? new Error('Rejected without a reason')) as Error, []),
	);
	return promise;
}
