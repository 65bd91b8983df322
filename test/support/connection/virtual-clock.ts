/** Time that passes when a test says so: timers, immediates and the monotonic clock of this process. Microtasks and next ticks are real. */

interface VirtualTimer {
	readonly at: number;
	readonly order: number;
	readonly callback: () => void;
	referenced: boolean;
}

export class VirtualClock {
	now = 1000;
	readonly #timers: Set<VirtualTimer> = new Set();
	#immediates: Array<() => void> = [];
	#order = 0;
	readonly #real = {
		setTimeout: globalThis.setTimeout,
		clearTimeout: globalThis.clearTimeout,
		setImmediate: globalThis.setImmediate,
	};

	/** From now on until {@link restore}. */
	install(): this {
		const setTimer = (callback: () => void, ms = 1): object => {
			// As Node has it: what does not fit is one millisecond.
			const wait = ms >= 1 && ms <= 2 ** 31 - 1 ? ms : 1;
			const timer: VirtualTimer = { at: this.now + wait, order: this.#order++, callback, referenced: true };
			this.#timers.add(timer);
			const handle = {
				unref: () => {
					timer.referenced = false;
					return handle;
				},
				ref: () => handle,
				timer,
			};
			return handle;
		};
		const clearTimer = (handle: { timer: VirtualTimer } | undefined): void => {
			if (handle !== undefined) this.#timers.delete(handle.timer);
		};
		Object.assign(globalThis, {
			setTimeout: setTimer,
			clearTimeout: clearTimer,
			setImmediate: (callback: () => void) => void this.#immediates.push(callback),
		});
		Object.defineProperty(performance, 'now', { value: () => this.now, configurable: true });
		return this;
	}

	restore(): void {
		Object.assign(globalThis, this.#real);
		delete (performance as { now?: unknown }).now;
	}

	/** Timers that are set; those that keep the process alive when `referenced`. */
	timers(referenced = false): number {
		return [...this.#timers].filter((each) => each.referenced || !referenced).length;
	}

	/** Lets the clock run, one timer after the other, each followed by its immediates. */
	advance(ms: number): void {
		const end = this.now + ms;
		for (;;) {
			const [next] = [...this.#timers].sort((a, b) => a.at - b.at || a.order - b.order);
			if (next === undefined || next.at > end) break;
			this.now = Math.max(this.now, next.at);
			this.#timers.delete(next);
			next.callback();
			this.runImmediates();
		}
		this.now = end;
		this.runImmediates();
	}

	/** Moves the clock without letting a timer run: a frozen process, a long turn. */
	jump(ms: number): void {
		this.now += ms;
	}

	/** Runs the timers that are due, and nothing that they put off. */
	runTimers(): void {
		for (const timer of [...this.#timers].filter((each) => each.at <= this.now).sort((a, b) => a.at - b.at)) {
			this.#timers.delete(timer);
			timer.callback();
		}
	}

	runImmediates(): void {
		while (this.#immediates.length > 0) for (const each of this.#immediates.splice(0)) each();
	}
}

/** Resolves when the next ticks that are due have run: they are real under the virtual clock. */
export function ticks(): Promise<void> {
	return new Promise((resolve) => process.nextTick(() => process.nextTick(resolve)));
}
