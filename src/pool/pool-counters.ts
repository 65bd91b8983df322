/** What only grows in a pool's statistics. */
export class PoolCounters {
	created = 0;
	closed = 0;
	acquired = 0;
	released = 0;
	timeouts = 0;
	aborts = 0;
	rejections = 0;
	dialFailures = 0;
	/** Milliseconds, of acquires that waited: all together, and the longest. */
	waitTime = 0;
	longestWait = 0;

	lent(waited: number): void {
		this.acquired++;
		if (waited === 0) return;
		this.waitTime += waited;
		if (waited > this.longestWait) this.longestWait = waited;
	}
}
