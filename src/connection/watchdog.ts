/**
 * Notices that a connection has fallen silent. One timer for each connection, none for each command.
 *
 *   off ──a reply falls due──▶ watching ──silent for `responseTimeout`──▶ doubting (asks its owner, again and again)
 *    ▲                            │ ▲                                        │ bytes          │ silent for `stallTimeout`
 *    └──────── nothing due ───────┘ └────────────────────────────────────────┘                └──▶ condemned
 *
 * A resting connection, on which nothing is due, is asked for a sign of life when it was silent for `staleAfter`.
 */
import { monotonic } from '../core/deadlines.ts';

export interface WatchdogSettings {
	readonly responseTimeout: number;
	readonly stallTimeout: number;
	readonly staleAfter: number;
}

export interface WatchdogHost {
	/** How many replies are due. */
	pending(): number;
	/** Milliseconds that the command in front may take by its own words: `BLPOP k 5` has 5000. */
	allowance(): number;
	/** It was silent for too long: somebody should find out why. */
	doubt(silence: number): void;
	/** It was silent for longer than anything explains. */
	condemn(silence: number): void;
	/** Asks the server for a sign of life. */
	beat(): void;
}

/** Small enough for V8 to store without allocating, for some weeks. */
const EPOCH = Date.now();
const wall = (): number => Date.now() - EPOCH;

export class Watchdog {
	readonly #settings: WatchdogSettings;
	readonly #host: WatchdogHost;
	#heardAt: number = monotonic();
	#heardAtWall: number = wall();
	#dueAt = 0;
	/** When its owner was last asked to find out. */
	#askedAt: number = Number.NEGATIVE_INFINITY;
	#resting = false;
	#timer: NodeJS.Timeout | undefined = undefined;
	#timerAt = Number.POSITIVE_INFINITY;

	constructor(settings: WatchdogSettings, host: WatchdogHost) {
		this.#settings = settings;
		this.#host = host;
	}

	/** Bytes came. */
	heard(): void {
		this.#heardAt = monotonic();
		this.#heardAtWall = wall();
	}

	/**
	 * Milliseconds since bytes came, by the clock that says more: one of them may have stood still while the process was frozen, and
	 * whoever sets the other one costs us a question too many, never one too few.
	 */
	get silence(): number {
		return Math.max(monotonic() - this.#heardAt, wall() - this.#heardAtWall);
	}

	/** A reply is due where none was. */
	due(): void {
		const now = monotonic();
		this.#dueAt = now;
		this.#arm(now + this.#settings.responseTimeout);
	}

	/**
	 * Somebody is about to use it. Whether its owner has just been asked to find out what is the matter: the timer that would have asked may
	 * be late, where the process was frozen.
	 */
	used(): boolean {
		const late = this.#overdue();
		const { responseTimeout } = this.#settings;
		if (late < 0 || monotonic() - this.#askedAt < responseTimeout) return false;
		this.#ask(late + responseTimeout);
		return true;
	}

	/** Whether it belongs to nobody at the moment, so that nothing but us would notice that it died. */
	rest(resting: boolean): void {
		this.#resting = resting;
		if (resting) this.#arm(this.#heardAt + this.#settings.staleAfter);
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#resting = false;
	}

	/** Looks at `at`, unless it will look sooner anyway. */
	#arm(at: number): void {
		if (this.#timer !== undefined) {
			if (this.#timerAt <= at) return;
			clearTimeout(this.#timer);
		}
		this.#timerAt = at;
		// What is due holds the process by its socket.
		this.#timer = setTimeout(() => this.#run(), Math.max(1, at - monotonic())).unref();
	}

	#run(): void {
		this.#timer = undefined;
		// After a freeze or a long turn this may run before the bytes that wait in the kernel are read: they go first.
		if (this.#overdue() >= 0) setImmediate(() => setImmediate(() => this.#look()));
		else this.#look();
	}

	#ask(silence: number): void {
		this.#askedAt = monotonic();
		this.#host.doubt(silence);
	}

	/** Milliseconds by which the reply that is due is late; negative while it is not. */
	#overdue(): number {
		if (this.#host.pending() === 0) return Number.NEGATIVE_INFINITY;
		const since = Math.max(this.#heardAt, this.#dueAt);
		return monotonic() - since - this.#settings.responseTimeout - this.#host.allowance();
	}

	#look(): void {
		if (this.#timer !== undefined) return;
		const { responseTimeout, stallTimeout, staleAfter } = this.#settings;
		const now = monotonic();
		if (this.#host.pending() === 0) {
			if (!this.#resting) return;
			const idle = now - this.#heardAt;
			if (idle >= staleAfter) this.#host.beat();
			else this.#arm(now + staleAfter - idle);
			return;
		}
		const late = this.#overdue();
		if (late < 0) return this.#arm(now + Math.min(-late, responseTimeout));
		const silence = late + responseTimeout;
		if (silence >= stallTimeout) return this.#host.condemn(silence);
		this.#arm(now + Math.min(responseTimeout, stallTimeout - silence));
		this.#ask(silence);
	}
}
