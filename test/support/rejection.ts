/** Resolves with what the promise rejects with; rejects when it resolves or when the error is of another class. */
export async function rejection<T extends Error = Error>(
	promise: Promise<unknown>,
	kind: abstract new (...args: never[]) => T = Error as never,
): Promise<T> {
	const error = await promise.then(
		(value) => new Error(`Resolved, although it should reject, with ${String(value)}`),
		(reason: unknown) => {
			if (reason instanceof kind) return reason;
			throw reason;
		},
	);
	if (error instanceof kind && !error.message.startsWith('Resolved, although')) return error;
	throw error;
}
