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
	/** Those of them that were refused, too, and could not be held. */
	readonly #refusedToo: Set<Executable> = new Set();
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
		if (now - since >= this.#maxWait) {
			this.pass(command);
			return false;
		}
		this.#known.set(command, { error, since });
		if (this.#held.length === 0) this.#behind = behind();
		this.#held.push(command);
		if (this.#rest === undefined) {
			const left = Math.max(1, this.#maxWait - (now - since));
			this.#wait(Math.min(left, backoffDelay(backoff, ++this.#tries, realClock)));
		}
		return true;
	}

	/** One was refused that is not held: what is held, in front of it, was not overtaken by it. */
	pass(command: Command): void {
		if (this.#held.length > 0) this.#refusedToo.add(command);
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
	 * Takes them out, in order; the rest is over. `unwritten` never left after all. One that was overtaken, because something behind it may
	 * have changed something, hears its refusal instead: sent again it would undo that.
	 */
	takeAll(unwritten: readonly Executable[] = []): Executable[] {
		clearTimeout(this.#rest);
		this.#rest = undefined;
		const held: ReadonlySet<Executable> = new Set(this.#held);
		const didNotRun: ReadonlySet<Executable> = new Set([...unwritten, ...this.#refusedToo]);
		const overtaken: Set<Command> = new Set();
		let changed = false;
		for (const command of [...this.#held.slice(0, 1), ...this.#behind].reverse()) {
			if (!command.mayChange || didNotRun.has(command)) continue;
			if (!held.has(command)) changed = true;
			else if (changed) overtaken.add(command as Command);
		}
		const all = this.#held;
		this.#held = [];
		this.#behind = [];
		this.#refusedToo.clear();
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
