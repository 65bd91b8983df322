/** A result that is computed once for everybody who asks, and kept for a while. */

interface Entry<T> {
	readonly result: Promise<T>;
	/** Set when the result is there; until then it is shared by whoever asks. */
	until: number;
}

/**
 * A function that answers like `compute` but runs it once per argument list for all who ask at the same time, and keeps the answer for
 * `milliseconds` after it came. A failure is told to everybody who waits for it and is not kept. No timer: nothing keeps the process alive.
 *
 * @param now The clock, in milliseconds. Default: `performance.now`.
 */
export function remembered<Args extends readonly string[], T>(
	compute: (...args: Args) => Promise<T>,
	milliseconds: number,
	now: () => number = () => performance.now(),
): (...args: Args) => Promise<T> {
	const entries = new Map<string, Entry<T>>();

	const forgetOld = (): void => {
		for (const [key, { until }] of entries) if (until <= now()) entries.delete(key);
	};

	return (...args) => {
		forgetOld();
		const key = JSON.stringify(args);
		const known = entries.get(key);
		if (known !== undefined) return known.result;
		const entry: Entry<T> = { result: compute(...args), until: Number.POSITIVE_INFINITY };
		entries.set(key, entry);
		entry.result.then(
			() => {
				entry.until = now() + milliseconds;
			},
			() => entries.delete(key),
		);
		return entry.result;
	};
}
