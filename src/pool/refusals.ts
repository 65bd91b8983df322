/**
 * Commands that the server refused for the time being (LOADING, BUSY, MASTERDOWN, READONLY): they did not run, and are sent again after a rest.
 *
 *   flowing ──refused──▶ resting (everything else waits behind) ──time──▶ flowing
 */
import type { Command, Executable } from '../commands/command.ts';
import { backoffDelay } from '../core/backoff.ts';
import { realClock } from '../core/clock.ts';
import { monotonic } from '../core/deadlines.ts';
import type { ReplyError } from '../core/errors.ts';

const backoff = { first: 100, base: 100, most: 1000 } as const;

export class Refusals {
	readonly #maxWait: number;
	readonly #over: () => void;
	/** In the order of the wire, which is the order in which they are refused. */
	#held: Executable[] = [];
	readonly #since: WeakMap<Executable, number> = new WeakMap();
	#tries = 0;
	#rest: NodeJS.Timeout | undefined = undefined;

	/** `over` is called when what is held may go out again. */
	constructor(maxWait: number, over: () => void) {
		this.#maxWait = maxWait;
		this.#over = over;
	}

	get resting(): boolean {
		return this.#rest !== undefined;
	}

	/** Takes a refused command. False when it has been refused for longer than anything may wait: then the refusal is its answer. */
	hold(command: Command, _error: ReplyError): boolean {
		const now = monotonic();
		const since = this.#since.get(command) ?? now;
		if (now - since >= this.#maxWait) return false;
		this.#since.set(command, since);
		this.#held.push(command);
		if (this.#rest === undefined) {
			const left = Math.max(1, this.#maxWait - (now - since));
			const delay = Math.min(left, backoffDelay(backoff, ++this.#tries, realClock));
			this.#rest = setTimeout(() => this.#resume(), delay);
		}
		return true;
	}

	/** How many are held. */
	get length(): number {
		return this.#held.length;
	}

	/** Whether it was held here, and is not any more. */
	release(command: Executable): boolean {
		const at = this.#held.indexOf(command);
		if (at >= 0) this.#held.splice(at, 1);
		return at >= 0;
	}

	/** Takes them out, in order; the rest is over. */
	takeAll(): Executable[] {
		clearTimeout(this.#rest);
		this.#rest = undefined;
		const held = this.#held;
		this.#held = [];
		return held;
	}

	/** The server takes commands again. */
	calm(): void {
		this.#tries = 0;
	}

	#resume(): void {
		this.#rest = undefined;
		this.#over();
	}
}
