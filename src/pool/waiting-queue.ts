/**
 * Commands that wait for a connection, in order.
 *
 * One that is given up stays as a dead entry, skipped later and swept out when the dead are the majority, so giving up costs nothing.
 */
import Denque from 'denque';
import type { Executable } from '../commands/command.ts';
import { monotonic } from '../core/deadlines.ts';
import { QueueFullError } from '../core/errors.ts';

/** Commands, and bytes of their arguments: while there is no connection, and while its socket is congested. */
export interface QueueBounds {
	readonly maxQueue: number;
	readonly maxQueueBytes: number;
	readonly maxInFlight: number;
	readonly maxPendingBytes: number;
}

export class WaitingQueue {
	readonly #entries: Denque<Executable> = new Denque<Executable>();
	#dead = 0;
	/** Of the arguments of the living. */
	bytes = 0;

	/** The living. */
	get length(): number {
		return this.#entries.length - this.#dead;
	}

	/** `bytes` is what {@link Executable.measure} says. */
	push(command: Executable, bytes: number): void {
		command.since = monotonic();
		this.bytes += bytes;
		this.#entries.push(command);
	}

	/** Puts commands that were out already in front, in their order. `anew`: they begin to wait now; else they never ceased to. */
	unshift(commands: readonly Executable[], anew: boolean): void {
		const now = monotonic();
		for (let i = commands.length - 1; i >= 0; i--) {
			const command = commands[i] as Executable;
			if (anew) command.since = now;
			this.bytes += command.measure();
			this.#entries.unshift(command);
		}
	}

	/**
	 * Why one more with arguments of `bytes` finds no room, beside `others` that wait elsewhere. `inFlight` is what the connection owes;
	 * without a connection other bounds count.
	 */
	overflow(
		others: number,
		bytes: number,
		inFlight: number | undefined,
		{ maxQueue, maxQueueBytes, maxInFlight, maxPendingBytes }: QueueBounds,
	): QueueFullError | undefined {
		const waiting = this.length + others;
		const [most, mostBytes, why] =
			inFlight === undefined
				? [maxQueue, maxQueueBytes, 'There is no connection']
				: [maxInFlight - inFlight, maxPendingBytes, 'The server is slow'];
		// One command alone may be as large as it likes: refused for its size it could never be sent.
		const alone = inFlight === undefined && waiting === 0;
		if (waiting < most && (alone || this.bytes + bytes <= mostBytes)) return undefined;
		return new QueueFullError(
			`${why}, and ${waiting} commands with ${this.bytes} bytes of arguments wait already (at most ${most} and ${mostBytes})`,
		);
	}

	peek(): Executable | undefined {
		for (let head = this.#entries.peekFront(); head !== undefined; head = this.#entries.peekFront()) {
			if (!head.settled) return head;
			this.#entries.shift();
			this.#dead--;
		}
		return undefined;
	}

	shift(): Executable | undefined {
		const head = this.peek();
		if (head === undefined) return undefined;
		this.#entries.shift();
		this.bytes -= head.measure();
		return head;
	}

	/** Takes out, in order, what `fits` from the head on. */
	takeWhile(fits: (command: Executable) => boolean): Executable[] {
		const taken: Executable[] = [];
		for (let head = this.peek(); head !== undefined && fits(head); head = this.peek()) {
			taken.push(head);
			this.shift();
		}
		return taken;
	}

	/** A living one is being given up: it is not settled yet, and will be in a moment. */
	forget(command: Executable): void {
		this.bytes -= command.measure();
		if (++this.#dead * 2 > this.#entries.length) this.#keep((each) => !each.settled && each !== command);
	}

	/** Takes the living out, all of them. */
	takeAll(): Executable[] {
		const living = this.#entries.toArray().filter((command) => !command.settled);
		this.#entries.clear();
		this.#dead = 0;
		this.bytes = 0;
		return living;
	}

	/** Takes out those that wait since `time` or longer. */
	takeSince(time: number): Executable[] {
		const taken: Executable[] = [];
		this.#keep((command) => {
			if (command.settled) return false;
			if (command.since > time) return true;
			taken.push(command);
			return false;
		});
		for (const command of taken) this.bytes -= command.measure();
		return taken;
	}

	/** When the one that waits longest came, on the clock of {@link monotonic}; `Infinity` when nobody waits. */
	oldest(): number {
		let oldest = Number.POSITIVE_INFINITY;
		for (let i = 0; i < this.#entries.length; i++) {
			const command = this.#entries.peekAt(i) as Executable;
			if (!command.settled && command.since < oldest) oldest = command.since;
		}
		return oldest;
	}

	#keep(kept: (command: Executable) => boolean): void {
		const all = this.#entries.toArray();
		this.#entries.clear();
		for (const command of all) if (kept(command)) this.#entries.push(command);
		this.#dead = 0;
	}
}
