/**
 * Resolves after the event loop has looked for I/O at least once more, so that a socket of this process has read what was sent to it.
 * One turn is not enough: a first `setImmediate` set while I/O is being handled runs before the loop looks again.
 */
export function nextPoll(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(() => setImmediate(resolve));
	});
}
