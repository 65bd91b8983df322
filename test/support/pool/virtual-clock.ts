/** A clock whose hands the test turns, with chance that the test chooses. */
import type { Clock, Timer } from '../../../src/core/clock.ts';

/** A timer that is set. */
export interface SetTimer {
	readonly at: number;
	readonly delay: number;
	readonly callback: () => void;
	keepsAlive: boolean;
}

/** Promise callbacks that are due, and those that they make due, run: as many generations as any path of the pool has, and some. */
export async function settle(): Promise<void> {
	for (let i = 0; i < 8; i++) await Promise.resolve();
}

export class VirtualClock implements Clock {
	/** What {@link random} gives. */
	chance: () => number;
	/** What {@link beat} gives while the process is busy or frozen. */
	stuck: number | undefined = undefined;
	#now = 1000;
	/** What was given by {@link random}, and the timers that were set, since {@link forget}. */
	randoms: number[] = [];
	recent: SetTimer[] = [];
	/** In the order in which they were set. */
	readonly #timers: Set<SetTimer> = new Set();

	constructor(chance: () => number = () => 0.5) {
		this.chance = chance;
	}

	now(): number {
		return this.#now;
	}

	/** As if timers ran every millisecond, unless the test says that they could not. */
	beat(): number {
		return this.stuck ?? this.#now;
	}

	random(): number {
		const random = this.chance();
		this.randoms.push(random);
		return random;
	}

	forget(): void {
		this.randoms = [];
		this.recent = [];
	}

	after(delay: number, callback: () => void, keepsAlive: boolean): Timer {
		if (!(delay >= 0)) throw new Error(`a timer in ${delay} ms`);
		const timer: SetTimer = { at: this.#now + delay, delay, callback, keepsAlive };
		this.#timers.add(timer);
		this.recent.push(timer);
		return {
			cancel: () => void this.#timers.delete(timer),
			hold: (held) => {
				timer.keepsAlive = held;
			},
		};
	}

	/** Those that are set and have not run. */
	get timers(): SetTimer[] {
		return [...this.#timers];
	}

	isSet(timer: SetTimer): boolean {
		return this.#timers.has(timer);
	}

	get size(): number {
		return this.#timers.size;
	}

	/** How many keep the process alive. */
	get held(): number {
		let held = 0;
		for (const { keepsAlive } of this.#timers) if (keepsAlive) held++;
		return held;
	}

	/** Time passes, and each timer runs when it is due; what it set in motion settles before the next one. */
	async pass(ms: number): Promise<void> {
		const end = this.#now + ms;
		for (let timer = this.#next(end); timer !== undefined; timer = this.#next(end)) {
			this.#timers.delete(timer);
			if (timer.at > this.#now) this.#now = timer.at;
			timer.callback();
			await settle();
		}
		this.#now = end;
		await settle();
	}

	/** As {@link pass}, for what makes no promises. */
	turn(ms: number): void {
		const end = this.#now + ms;
		for (let timer = this.#next(end); timer !== undefined; timer = this.#next(end)) {
			this.#timers.delete(timer);
			if (timer.at > this.#now) this.#now = timer.at;
			timer.callback();
		}
		this.#now = end;
	}

	/** Time passes and no timer runs: a process that is busy or frozen. They run late, at the next {@link pass}. */
	jump(ms: number): void {
		this.#now += ms;
	}

	#next(end: number): SetTimer | undefined {
		let next: SetTimer | undefined;
		for (const timer of this.#timers) if (timer.at <= end && (next === undefined || timer.at < next.at)) next = timer;
		return next;
	}
}
