/** A group and one consumer of it, as commands over the shared connection, which is never blocked. */
import { ReplyError } from '../core/errors.ts';
import type { Calls } from './scan-iterator.ts';
import { idBefore, unread } from './unread.ts';

/** What the group knows of an entry that was delivered and not acknowledged. */
export interface PendingEntry {
	readonly consumer: string;
	readonly deliveries: number;
}

/** What `stats()` of a consumer says of one stream. */
export interface StreamProgress {
	/** Entries that the group has not delivered to anybody; `null` where the server cannot tell (before Redis 7, and after some deletions). */
	readonly lag: number | null;
	/** Entries that were delivered to some consumer of the group and not acknowledged. */
	readonly pending: number;
	/** Id of the last entry that was delivered to anybody. */
	readonly lastDelivered: string;
}

type Key = unknown;

export class ConsumerGroup {
	readonly #calls: Calls;
	readonly #group: unknown;
	readonly #consumer: unknown;

	/** `calls` gives text as strings, integers as numbers. */
	constructor(calls: Calls, group: unknown, consumer: unknown) {
		this.#calls = calls;
		this.#group = group;
		this.#consumer = consumer;
	}

	/** The same group through other calls. */
	through(calls: Calls): ConsumerGroup {
		return new ConsumerGroup(calls, this.#group, this.#consumer);
	}

	/** Makes the group and its stream where they are not there. */
	async create(stream: Key, from: string): Promise<void> {
		try {
			await this.#calls.call('XGROUP', 'CREATE', stream, this.#group, from, 'MKSTREAM');
		} catch (error) {
			if (!(error instanceof ReplyError && error.code === 'BUSYGROUP')) throw error;
		}
	}

	/** Whether the entry was pending. */
	async acknowledge(stream: Key, id: unknown): Promise<boolean> {
		return (await this.#calls.call('XACK', stream, this.#group, id)) === 1;
	}

	/** What is pending of these entries, by id: in one write, for a range would have those of others in it. */
	async pending(stream: Key, ids: readonly string[]): Promise<Map<string, PendingEntry>> {
		const asked = ids.map((id) => this.#calls.call('XPENDING', stream, this.#group, id, id, 1));
		const rows = (await Promise.all(asked)) as [id: string, consumer: string, idle: number, deliveries: number][][];
		return new Map(rows.flat().map(([id, consumer, , deliveries]) => [id, { consumer, deliveries }]));
	}

	/** Those of the entries that are still this consumer's, as if they had just been delivered to it, deliveries not counted. */
	async keep(stream: Key, ids: readonly string[]): Promise<ReadonlySet<string>> {
		const ours = this.#ours(await this.pending(stream, ids));
		if (ours.length === 0) return new Set();
		const kept = await this.#claim(stream, ours, 'JUSTID');
		return new Set(kept);
	}

	/**
	 * Undoes the delivery of entries that nobody got to see, in their order. Where they are the last that the group has delivered they are
	 * new again. Else they stay pending, with the count that they had before, and idle for so long that whoever looks for idle entries next
	 * takes them; those that somebody else has meanwhile are left to him. Returns how many.
	 */
	async release(stream: Key, ids: readonly string[]): Promise<number> {
		if (await this.#unread(stream, ids)) return ids.length;
		const pending = await this.pending(stream, ids);
		const byCount = new Map<number, string[]>();
		for (const id of this.#ours(pending)) {
			const before = Math.max(0, (pending.get(id)?.deliveries ?? 1) - 1);
			byCount.set(before, [...(byCount.get(before) ?? []), id]);
		}
		const released = await Promise.all(
			[...byCount].map(([count, each]) => this.#claim(stream, each, 'TIME', 0, 'RETRYCOUNT', count, 'JUSTID')),
		);
		return released.flat().length;
	}

	/** What XINFO GROUPS says of the group; `undefined` where it, or its stream, is not there. */
	async progress(stream: Key): Promise<StreamProgress | undefined> {
		const asked = this.#calls.call('XINFO', 'GROUPS', stream).catch((error: unknown) => {
			if (error instanceof ReplyError && /^ERR no such key/i.test(error.message)) return [];
			throw error;
		});
		const groups = (await asked) as Record<string, unknown>[];
		const ours = groups.find(({ name }) => name === textOf(this.#group));
		if (ours === undefined) return undefined;
		return {
			lag: (ours['lag'] as number | null | undefined) ?? null,
			pending: ours['pending'] as number,
			lastDelivered: ours['last-delivered-id'] as string,
		};
	}

	async #unread(stream: Key, ids: readonly string[]): Promise<boolean> {
		const before = idBefore(ids[0] as string);
		try {
			const count = await this.#calls.call('EVAL', unread, 1, stream, this.#group, this.#consumer, before, ...ids);
			return count === ids.length;
		} catch (error) {
			// No permission for scripts, or for what is in it.
			if (error instanceof ReplyError) return false;
			throw error;
		}
	}

	#ours(pending: ReadonlyMap<string, PendingEntry>): string[] {
		const consumer = textOf(this.#consumer);
		return [...pending].filter(([, each]) => each.consumer === consumer).map(([id]) => id);
	}

	async #claim(stream: Key, ids: readonly string[], ...options: unknown[]): Promise<string[]> {
		return (await this.#calls.call('XCLAIM', stream, this.#group, this.#consumer, 0, ...ids, ...options)) as string[];
	}
}

/** The id behind which everything is that is added from now on. Of a stream that is not there: the beginning. */
export async function lastIdOf(calls: Calls, stream: unknown): Promise<string> {
	const [last] = (await calls.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)) as { id: string }[];
	return last?.id ?? '0-0';
}

/** A name as the server gives it back to a view that has strings. */
export function textOf(name: unknown): string {
	return name instanceof Uint8Array ? Buffer.from(name).toString() : String(name);
}
