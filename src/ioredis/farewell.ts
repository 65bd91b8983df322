/**
 * What QUIT does to its client: the door is closed, and what comes after it waits for the end, unsent.
 *
 *   open ──QUIT──▶ closed, QUIT waits for what is blocked ──▶ closed, QUIT is on its way
 *     ▲                 │ connection lost                        │ connection lost, or QUIT refused
 *     └─────────────────┴────── everything is given back ────────┘
 */
import type { BlockingRoute } from './blocking-route.ts';
import type { Command } from './command.ts';

/** What it needs of the sender. */
export interface FarewellSender {
	/** There is a connection that takes commands. */
	readonly isOpen: boolean;
	/** A command of the caller. */
	dispatch(command: Command): void;
	/** Straight to the open connection. */
	hand(command: Command): void;
}

export class Farewell {
	readonly #sender: FarewellSender;
	readonly #blocking: Pick<BlockingRoute, 'size' | 'whenQuieter'>;
	#said = false;
	/** QUIT itself until it leaves, and what was issued after it. */
	#held: Command[] = [];

	constructor(sender: FarewellSender, blocking: Pick<BlockingRoute, 'size' | 'whenQuieter'>) {
		this.#sender = sender;
		this.#blocking = blocking;
	}

	/** Nothing of the caller's is sent any more. */
	get said(): boolean {
		return this.#said;
	}

	begin(quit: Command): void {
		this.#said = true;
		this.#held = [quit];
		quit.afterwards((answered) => {
			// The server knows no QUIT, and goes on.
			if (!answered && this.#sender.isOpen) for (const command of this.takeAll()) this.#sender.dispatch(command);
		});
		this.#leave(quit);
	}

	/** Blocked commands keep it waiting, as they do on one connection. */
	#leave(quit: Command): void {
		if (this.#held[0] !== quit) return;
		if (this.#blocking.size > 0) return this.#blocking.whenQuieter(() => this.#leave(quit));
		this.#held.shift();
		this.#sender.hand(quit);
	}

	/** Issued after QUIT. A server would read it no more, so that its end is that of the connection, not earlier. */
	hold(command: Command): void {
		this.#held.push(command);
	}

	/** Opens the door, and gives back in order what waited. */
	takeAll(): Command[] {
		this.#said = false;
		return this.#held.splice(0).filter((command) => !command.settled);
	}
}
