/** Callbacks beside promises, as ioredis has them. */

/** What ioredis's users may take for anything. */
export type Anything = Parameters<Console['log']>[0];

/** `(error)`, or `(null, result)`. */
export type NodeCallback<T = unknown> = (error?: Error | null, result?: T) => void;

/** Runs code of the user: what it throws is an uncaught exception, and disturbs nothing of ours. */
export function guarded(run: () => void): void {
	try {
		run();
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
		(value) => guarded(() => (value === undefined ? heard(null) : heard(null, value))),
		(error: unknown) => guarded(() => heard((error ?? new Error('Rejected without a reason')) as Error)),
	);
	return promise;
}
