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
	/**
	 * A number that is another one 100 ms later, if timers could run meanwhile. While it stays as it was, no more time went by, or the process
	 * was busy or frozen. It costs next to nothing, and {@link now} a large part of what else a lease does.
	 */
	beat(): number;
	/** Runs `callback` once in `delay` milliseconds. `keepsAlive` false: the process need not wait for it. */
	after(delay: number, callback: () => void, keepsAlive: boolean): Timer;
	/** From 0 up to, but not, 1. */
	random(): number;
}

/** Node's timers hold no more. */
const MAX_DELAY = 2 ** 31 - 1;

const BEAT = 100;
let beats = 0;
/** Counts one beat. Whoever asks sets it anew: it neither runs for nobody, nor keeps the async context of who asked first for long. */
let pulse: NodeJS.Timeout | undefined;

// That of the beginning: a test that puts its own in its place, and takes it away with what it was to run, would stop the beat for good.
const { setTimeout: startTimer } = globalThis;

function startPulse(): void {
	pulse = startTimer(() => {
		pulse = undefined;
		beats++;
	}, BEAT).unref();
}

/**
 * The same time without what `performance.now()` has around it: it looks at its receiver in a wrapper, which costs some time, and more of what
 * V8 inlines than a lease can spare. The function it then calls is the getter of `nodeTiming.duration`, too, and is taken from there where that
 * says the same.
 */
export function bareNow(performance: typeof globalThis.performance): () => number {
	const wrapped = (): number => performance.now();
	try {
		const bare = Object.getOwnPropertyDescriptor(performance.nodeTiming, 'duration')?.get as () => number;
		const same = (): boolean => {
			const before = wrapped();
			const time = bare();
			return before <= time && time <= wrapped();
		};
		// Twice: the first may be the moment that somebody wrote down.
		return same() && same() ? bare : wrapped;
	} catch {
		// There is no such thing here.
		return wrapped;
	}
}

export const realClock: Clock = {
	// The global is a getter: taken once, it is not looked up for each reading.
	now: bareNow(globalThis.performance),
	beat() {
		if (pulse === undefined) startPulse();
		return beats;
	},
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
