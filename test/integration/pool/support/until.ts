/** Waiting for a state of the server or the client that no event of ours tells of. */

/** A hang guard, not a bound: whatever is waited for comes within milliseconds. */
const GUARD = 8000;

/** Resolves with the first truthy value of `probe`; rejects, naming `what`, when none comes. Looks again in each turn of the event loop. */
export async function until<T>(
	what: string,
	probe: () => T | Promise<T>,
): Promise<Exclude<T, undefined | null | false | 0 | ''>> {
	const end = performance.now() + GUARD;
	for (;;) {
		const value = await probe();
		if (value) return value as Exclude<T, undefined | null | false | 0 | ''>;
		if (performance.now() > end) throw new Error(`${what} did not come about within ${GUARD} ms`);
		await new Promise((resolve) => setImmediate(resolve));
	}
}

/** Resolves after so many looks of the event loop for I/O: what was under way in this process has happened. */
export async function turns(count = 10): Promise<void> {
	for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}
