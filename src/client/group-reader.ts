/** XREADGROUP of one consumer, over a connection of its own. */
import { specOf } from '../commands/spec.ts';
import type { ClientCore } from './core.ts';
import { ReadingConnection } from './reading-connection.ts';
import { type ReadEntry, type StreamQuestion, streamQuestion } from './stream-replies.ts';
import type { View } from './view.ts';

/** Who reads, and how much at a time. */
export interface GroupReading {
	readonly group: unknown;
	readonly consumer: unknown;
	readonly count: number;
}

/** Entries by position of their stream. */
export type Found = ReadonlyMap<number, ReadEntry[]>;

export class GroupReader {
	readonly #core: ClientCore;
	readonly #view: View;
	readonly #reading: GroupReading;
	readonly #keys: readonly unknown[];
	readonly #connection: ReadingConnection;

	/** `late` gets the new entries that came when the read had been given up. */
	constructor(
		core: ClientCore,
		view: View,
		reading: GroupReading,
		keys: readonly unknown[],
		late: (found: Found) => void,
	) {
		this.#core = core;
		this.#view = view;
		this.#reading = reading;
		this.#keys = keys;
		const label = `consumer ${String(reading.consumer)}`;
		this.#connection = new ReadingConnection(core, label, (reply) => late(this.#newEntries(0).answer(reply)));
	}

	/** The last read was given up, and nobody knows what it took. */
	get inDoubt(): boolean {
		return this.#connection.inDoubt;
	}

	/** How often the connection was lost between two reads. */
	get replaced(): number {
		return this.#connection.replaced;
	}

	/** Entries that nobody was given yet; `block` is how long to wait for them, 0 for ever, `undefined` not at all. */
	async fresh(block: number | undefined): Promise<Found> {
		return this.#ask(this.#newEntries(block), block);
	}

	/** Entries of one stream, behind an id, that this consumer was given and has not acknowledged; `extra` more of them than usual. */
	async pending(key: unknown, behind: string, extra: number): Promise<ReadEntry[]> {
		const question = this.#question([key], [behind], this.#reading.count + extra, undefined);
		return (await this.#ask(question, undefined)).get(0) ?? [];
	}

	interrupt(): void {
		this.#connection.interrupt();
	}

	release(): Promise<void> {
		return this.#connection.release();
	}

	#newEntries(block: number | undefined): StreamQuestion {
		const ids = this.#keys.map(() => '>');
		return this.#question(this.#keys, ids, this.#reading.count, block);
	}

	#question(
		keys: readonly unknown[],
		ids: readonly string[],
		count: number,
		block: number | undefined,
	): StreamQuestion {
		const { group, consumer } = this.#reading;
		const waiting = block === undefined ? [] : ['BLOCK', block];
		const args = ['GROUP', group, consumer, 'COUNT', count, ...waiting, 'STREAMS', ...keys, ...ids];
		return streamQuestion(specOf('XREADGROUP', args), args, this.#core.settings.keyPrefix);
	}

	async #ask({ args, answer }: StreamQuestion, block: number | undefined): Promise<Found> {
		return answer(await this.#connection.read(specOf('XREADGROUP', args), args, this.#view, block));
	}
}
