/** Commands that wait for a connection: those that were lost with one, and those that came while there was none. */
import type Denque from 'denque';
import { retryOf } from '../commands/spec.ts';
import type { Command } from './command.ts';
import { AbortError } from './errors.ts';

/** One that waits; `select` is the database that it was meant for. */
export interface QueueItem {
	readonly command: Command;
	readonly stream: unknown;
	readonly select: number;
}

export function abort(command: Command): void {
	const error = new AbortError('Command aborted due to connection close');
	command.blamed(error);
	command.fail(error);
}

/** Rejects the rest of pipelines whose beginning was answered. Returns what may be sent again, in order. */
export function withoutFragments(commands: readonly Command[]): Command[] {
	const whole: Command[] = [];
	let expected = 0;
	for (const command of commands) {
		const index = command.pipelineIndex;
		if (index === undefined || index === 0) expected = 0;
		if (index !== undefined && index !== expected++) abort(command);
		// Its MULTI is lost with the connection, and what is left of the block would run by itself.
		else if (index === undefined && command.inTransaction) abort(command);
		else whole.push(command);
	}
	return whole;
}

/** Rejects what waits at the head of the queue inside a transaction that was begun on the lost connection. */
export function abortTransactionTail(queue: Denque<QueueItem>): void {
	for (let i = 0; i < queue.length; ) {
		const { command } = queue.peekAt(i) as QueueItem;
		if (command.name === 'multi') break;
		const ends = command.name === 'exec';
		if (!ends && !command.inTransaction) {
			i++;
			continue;
		}
		queue.removeOne(i);
		abort(command);
		if (ends) break;
	}
}

/** Whether a command that may have run may run once more, for `autoResendUnfulfilledCommands: "safe"`. */
export function isSafeToRepeat(command: Command): boolean {
	const category = retryOf(command.verb.spec, command.args);
	return category === 'read' || category === 'last-wins';
}

/** What `redis.commandQueue` shows: commands without a reply. Read only. */
export class CommandQueueView {
	readonly #commands: () => readonly QueueItem[];
	readonly #length: () => number;

	constructor(length: () => number, commands: () => readonly QueueItem[]) {
		this.#length = length;
		this.#commands = commands;
	}

	get length(): number {
		return this.#length();
	}

	size(): number {
		return this.length;
	}

	isEmpty(): boolean {
		return this.length === 0;
	}

	toArray(): QueueItem[] {
		return [...this.#commands()];
	}

	peekAt(index: number): QueueItem | undefined {
		return this.#commands().at(index);
	}

	get(index: number): QueueItem | undefined {
		return this.peekAt(index);
	}

	peekFront(): QueueItem | undefined {
		return this.peekAt(0);
	}
}
