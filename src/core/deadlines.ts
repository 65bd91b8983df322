/**
 * Deadlines of many entries with one coarse timer.
 *
 * Entries of equal timeout expire in the order in which they came, so each distinct timeout is a FIFO and only the heads are looked at.
 * Entries settled in time stay until they reach the head; every `add` drops settled heads, so the cost is constant and memory
 * bounded by what is unsettled plus what settled within one timeout of a still unsettled head.
 */
import Denque from 'denque';

export interface Expiring {
	/** Nothing is owed any more. */
	readonly settled: boolean;
	/** Set by {@link Deadlines.add}: milliseconds on the monotonic clock. */
	deadline: number;
}

/** Milliseconds on a clock that never steps back. A whole number, which V8 stores without allocating. */
export function monotonic(): number {
	return Math.trunc(performance.now());
}

/** Node's timers hold no more; a later deadline is armed again when this one runs out. */
export const MAX_TIMER: number = 2 ** 31 - 1;

export class Deadlines<Entry extends Expiring> {
	readonly #expire: (entry: Entry) => void;
	readonly #queues: Map<number, Denque<Entry>> = new Map();
	#timer: NodeJS.Timeout | undefined = undefined;
	#timerAt = Number.POSITIVE_INFINITY;
	#last: Denque<Entry> | undefined = undefined;
	#lastTimeout = -1;

	/** `expire` is called for each entry whose time has passed and that has not settled meanwhile. */
	constructor(expire: (entry: Entry) => void) {
		this.#expire = expire;
	}

	/** Expires `entry` in `timeout` milliseconds, rounded up to the next turn of the timer. */
	add(entry: Entry, timeout: number): void {
		entry.deadline = monotonic() + timeout;
		let queue = this.#last;
		if (timeout !== this.#lastTimeout || queue === undefined) {
			queue = this.#queues.get(timeout);
			if (queue === undefined) {
				queue = new Denque<Entry>();
				this.#queues.set(timeout, queue);
			}
			this.#last = queue;
			this.#lastTimeout = timeout;
		}
		dropSettled(queue);
		queue.push(entry);
		if (entry.deadline < this.#timerAt) this.#arm(entry.deadline);
	}

	/** Forgets all entries. */
	clear(): void {
		clearTimeout(this.#timer);
		this.#timerAt = Number.POSITIVE_INFINITY;
		this.#queues.clear();
		this.#last = undefined;
	}

	#arm(at: number): void {
		clearTimeout(this.#timer);
		this.#timerAt = at;
		// Unreferenced: while an entry is owed an answer, the socket or the dial that will give it holds the process.
		this.#timer = setTimeout(() => this.#due(), Math.min(MAX_TIMER, Math.max(1, at - monotonic() + 1))).unref();
	}

	#due(): void {
		this.#timer = undefined;
		this.#timerAt = Number.POSITIVE_INFINITY;
		const now = monotonic();
		let anyDue = false;
		for (const queue of this.#queues.values()) {
			dropSettled(queue);
			const head = queue.peekFront();
			if (head !== undefined && head.deadline <= now) anyDue = true;
		}
		// After a freeze or a long turn the timer may run before the answer that already waits in the kernel is read: let the reads go first.
		if (anyDue) setImmediate(() => setImmediate(() => this.#sweep(now)));
		else this.#rearm();
	}

	#sweep(now: number): void {
		for (const [timeout, queue] of this.#queues) {
			for (
				let head = queue.peekFront();
				head !== undefined && (head.settled || head.deadline <= now);
				head = queue.peekFront()
			) {
				queue.shift();
				if (!head.settled) this.#expire(head);
			}
			if (queue.isEmpty() && queue !== this.#last) this.#queues.delete(timeout);
		}
		this.#rearm();
	}

	#rearm(): void {
		let next = Number.POSITIVE_INFINITY;
		for (const queue of this.#queues.values()) {
			const head = queue.peekFront();
			if (head !== undefined && head.deadline < next) next = head.deadline;
		}
		if (next < this.#timerAt) this.#arm(next);
	}
}

function dropSettled<Entry extends Expiring>(queue: Denque<Entry>): void {
	for (let head = queue.peekFront(); head?.settled; head = queue.peekFront()) queue.shift();
}
