/**
 * What a connection owes answers for, in the order of the wire.
 *
 *   [ written … written | in the batch … in the batch ]
 *     ▲ next reply is for this one       └ unflushed ┘
 *
 * An entry that was given up after it was written stays in its place as a tombstone and eats its reply.
 */
import Denque from 'denque';
import { Command, type Entry, type Executable } from '../commands/command.ts';
import type { ReplyError } from '../core/errors.ts';
import { Rider } from './handshake.ts';
import type { Owner } from './owner.ts';

export class InFlight {
	readonly #entries: Denque<Entry> = new Denque<Entry>();
	/** Entries at the end whose bytes are still in the batch. */
	unflushed = 0;
	// Those that nobody waits for any more.
	readonly #graves: Set<Executable | undefined> = new Set();

	get length(): number {
		return this.#entries.length;
	}

	/** Nobody waits for any of it. */
	get forgotten(): boolean {
		return this.#entries.length <= this.#graves.size;
	}

	/** The entry that the next reply is for; `undefined` where nothing that was written waits for one. */
	get head(): Entry | undefined {
		return this.#entries.length === this.unflushed ? undefined : this.#entries.peekFront();
	}

	push(entry: Entry): void {
		this.#entries.push(entry);
		this.unflushed++;
	}

	/** The head has its last reply. */
	shift(head: Entry): void {
		this.#entries.shift();
		if (this.#graves.size > 0) this.#graves.delete(executableOf(head));
	}

	/** Takes an entry out if it was not written. Returns whether it did. */
	takeBack(command: Executable): boolean {
		for (let i = this.#entries.length - this.unflushed; i < this.#entries.length; i++) {
			if (this.#entries.peekAt(i) !== command) continue;
			this.#entries.removeOne(i);
			this.unflushed--;
			return true;
		}
		return false;
	}

	/** Leaves a tombstone in the place of an entry that was written; `undefined` stands for the one that asks for a sign of life. */
	bury(command: Executable | undefined): void {
		this.#graves.add(command);
	}

	/** Entries whose bytes are still in the batch, in order. */
	unwritten(): Entry[] {
		return this.#entries.toArray().slice(this.#entries.length - this.unflushed);
	}

	/** What somebody waits for, in order. */
	waiting(): Executable[] {
		return this.#entries.toArray().flatMap((entry) => {
			const command = executableOf(entry);
			return command === undefined || command.settled ? [] : [command];
		});
	}

	/** Offers a refused command to whoever may send it again. A rider counts once its handshake was accepted. */
	offer(head: Entry, error: ReplyError, owner: Pick<Owner<never>, 'refused'>): boolean {
		if (owner.refused === undefined || (head instanceof Rider && !head.isHeard)) return false;
		const command = executableOf(head);
		const behind = (): Executable[] => {
			const after = this.#entries.toArray().slice(1).map(executableOf);
			return after.filter((each) => each !== undefined);
		};
		return command instanceof Command && owner.refused(command, error, behind);
	}

	/** Whether somebody waits for an answer, withheld or not. */
	owesAnybody(): boolean {
		return this.#entries.toArray().some((entry) => executableOf(entry)?.settled === false);
	}

	/** Whether a command, not a step of the handshake, waits for its answer under its own name. */
	owesCommand(): boolean {
		return this.#entries.toArray().some((entry) => !(entry instanceof Rider) && executableOf(entry)?.settled === false);
	}

	/**
	 * Empties it: the commands that nobody answered, in order, of which the first `written` were handed to the socket; and the riders whose
	 * answers would not have counted.
	 */
	takeAll(): { riders: Executable[]; unanswered: Executable[]; written: number } {
		const entries = this.#entries.toArray();
		const firstUnwritten = entries.length - this.unflushed;
		const riders: Executable[] = [];
		const unanswered: Executable[] = [];
		let written = 0;
		for (let i = 0; i < entries.length; i++) {
			const command = executableOf(entries[i] as Entry);
			// One that is being given up right now is not settled yet, but nobody waits for it.
			if (command === undefined || command.settled || this.#graves.has(command)) continue;
			const entry = entries[i];
			if (entry instanceof Rider && !entry.isHeard) {
				riders.push(command);
				continue;
			}
			unanswered.push(command);
			if (i < firstUnwritten) written++;
		}
		this.#entries.clear();
		this.unflushed = 0;
		this.#graves.clear();
		return { riders, unanswered, written };
	}
}

/** What somebody waits for in this place; `undefined` for a step of the handshake. */
export function executableOf(entry: Entry): Executable | undefined {
	if (entry instanceof Rider) return entry.command;
	return 'fail' in entry ? (entry as Executable) : undefined;
}
