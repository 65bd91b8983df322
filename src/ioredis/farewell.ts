/**
 * What QUIT does to its client: the door is closed, and what comes after it waits for the end, unsent.
 *
 *   open ──QUIT──▶ closed, QUIT waits for what is blocked ──▶ closed, QUIT is on its way
 *     ▲                 │ connection lost                        │ connection lost, or QUIT refused
 *     └─────────────────┴────── everything is given back ────────┘
 */
import type { Command } from './command.ts';

export class Farewell {
	#said = false;
	/** QUIT itself until it leaves, and what was issued after it. */
	#held: Command[] = [];

	/** Nothing of the caller's is sent any more. */
	get said(): boolean {
		return this.#said;
	}

	begin(quit: Command): void {
		this.#said = true;
		this.#held = [quit];
	}

	/** Issued after QUIT. A server would read it no more, so that its end is that of the connection, not earlier. */
	hold(command: Command): void {
		this.#held.push(command);
	}

	/** QUIT has not left. */
	isDue(quit: Command): boolean {
		return this.#held[0] === quit;
	}

	/** QUIT leaves. */
	leave(): void {
		this.#held.shift();
	}

	/** Opens the door, and gives back in order what waited. */
	takeAll(): Command[] {
		this.#said = false;
		return this.#held.splice(0).filter((command) => !command.settled);
	}
}
