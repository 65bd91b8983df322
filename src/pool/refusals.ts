/**
 * Commands that the server refused for the time being (LOADING, BUSY, MASTERDOWN, READONLY): they did not run, and are sent again after a rest.
 *
 *   flowing ──refused──▶ resting (everything else waits behind) ──time, and all that was written is answered──▶ flowing
 */
import type { Command, Executable } from '../commands/command.ts';
import { backoffDelay } from '../core/backoff.ts';
import { realClock } from '../core/clock.ts';
import { monotonic } from '../core/deadlines.ts';
import type { ReplyError } from '../core/errors.ts';

const backoff = { first: 100, base: 100, most: 1000 } as const;
/** How often it is looked whether everything that was written is answered, once the rest is over. Milliseconds. */
const LOOK_AGAIN = 50;

interface Refused {
	readonly error: ReplyError;
	/** When it was refused first. */
	readonly since: number;
}

/** What {@link Refusals} needs of its lane. */
export interface RefusalsHost {
	/** Nothing is in flight any more. */
	isQuiet(): boolean;
	/** What is held may go out again. */
	over(): void;
}

export class Refusals {
	readonly #maxWait: number;
	readonly #host: RefusalsHost;
	/** In the order of the wire, which is the order in which they are refused. */
	#held: Command[] = [];
	/** What was in flight behind the first of them. Nothing was sent since. */
	#behind: readonly Executable[] = [];
	readonly #known: WeakMap<Executable, Refused> = new WeakMap();
	#tries = 0;
	#rest: NodeJS.Timeout | undefined = undefined;

	constructor(maxWait: number, host: RefusalsHost) {
		this.#maxWait = maxWait;
		this.#host = host;
	}

	get resting(): boolean {
		return this.#rest !== undefined;
	}

	/**
	 * Takes a refused command. False when it has been refused for longer than anything may wait: then the refusal is its answer.
	 * `behind` tells what is in flight after it.
	 */
	hold(command: Command, error: ReplyError, behind: () => readonly Executable[]): boolean {
		const now = monotonic();
		const since = this.#known.get(command)?.since ?? now;
		if (now - since >= this.#maxWait) return false;
		this.#known.set(command, { error, since });
		if (this.#held.length === 0) this.#behind = behind();
		this.#held.push(command);
		if (this.#rest === undefined) {
			const left = Math.max(1, this.#maxWait - (now - since));
			this.#wait(Math.min(left, backoffDelay(backoff, ++this.#tries, realClock)));
		}
		return true;
	}

	/** How many are held. */
	get length(): number {
		return this.#held.length;
	}

	/** Whether it was held here, and is not any more. */
	release(command: Executable): boolean {
		const at = this.#held.indexOf(command as Command);
		if (at >= 0) this.#held.splice(at, 1);
		return at >= 0;
	}

	/**
	 * Takes them out, in order; the rest is over. `unwritten` never left after all. A write that was overtaken, because one behind it was
	 * not refused, hears its refusal instead: sent again it would undo the later one.
	 */
	takeAll(unwritten: readonly Executable[] = []): Executable[] {
		clearTimeout(this.#rest);
		this.#rest = undefined;
		const held: ReadonlySet<Executable> = new Set(this.#held);
		const spared: ReadonlySet<Executable> = new Set(unwritten);
		const overtaken: Set<Command> = new Set();
		let served = false;
		for (const command of [...this.#held.slice(0, 1), ...this.#behind].reverse()) {
			if (command.mayRide) continue;
			if (!held.has(command)) served ||= !spared.has(command);
			else if (served) overtaken.add(command as Command);
		}
		const all = this.#held;
		this.#held = [];
		this.#behind = [];
		for (const command of all) if (overtaken.has(command)) this.#refuse(command);
		return all.filter((command) => !overtaken.has(command));
	}

	/** The server takes commands again. */
	calm(): void {
		this.#tries = 0;
	}

	#wait(delay: number): void {
		this.#rest = setTimeout(() => this.#resume(), delay);
	}

	#resume(): void {
		if (this.#host.isQuiet()) {
			this.#rest = undefined;
			return this.#host.over();
		}
		// What is in flight behind them may yet be served: only then is it known which of them may be sent again.
		const now = monotonic();
		for (const command of [...this.#held]) {
			if (now - (this.#known.get(command)?.since ?? now) >= this.#maxWait && this.release(command))
				this.#refuse(command);
		}
		this.#wait(LOOK_AGAIN);
	}

	#refuse(command: Command): void {
		command.refuse(this.#known.get(command)?.error as ReplyError);
	}
}
