/** Time and chance, to be injected: tests turn the hands themselves. */

/** A timer that was set. */
export interface Timer {
	/** Harmless when it has run. */
	cancel(): void;
	/** Whether the process waits for it. */
	hold(held: boolean): void;
}

export interface Clock {
	/** Milliseconds on a scale that never steps back. */
	now(): number;
	/** Runs `callback` once in `delay` milliseconds. `keepsAlive` false: the process need not wait for it. */
	after(delay: number, callback: () => void, keepsAlive: boolean): Timer;
	/** From 0 up to, but not, 1. */
	random(): number;
}

/** Node's timers hold no more. */
const MAX_DELAY = 2 ** 31 - 1;

// The global is looked up by a getter each time, which costs a quarter of what the clock does.
const { performance } = globalThis;

export const realClock: Clock = {
	now: () => performance.now(),
	after(delay, callback, keepsAlive) {
		const timer = setTimeout(callback, Math.min(MAX_DELAY, Math.max(0, Math.ceil(delay))));
		if (!keepsAlive) timer.unref();
		return {
			cancel: () => clearTimeout(timer),
			hold(held) {
				if (held) timer.ref();
				else timer.unref();
			},
		};
	},
	random: Math.random,
};
