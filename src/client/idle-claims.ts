/** Takes over what a group's consumers were given long ago and have not acknowledged, some at a time. */
import { ReplyError } from '../core/errors.ts';
import type { Calls } from './scan-iterator.ts';
import type { ReadEntry } from './stream-replies.ts';

/** What is taken over, by whom. */
export interface IdleClaim {
	readonly group: unknown;
	readonly consumer: unknown;
	/** Milliseconds since the last delivery. */
	readonly claimIdle: number;
	readonly count: number;
}

export interface ClaimedPage {
	/** Where to go on; `undefined` when all was looked at. */
	readonly next: string | undefined;
	readonly entries: ReadEntry[];
	/** How many were deleted from the stream, and are pending no more. */
	readonly deleted: number;
}

/** What may be taken over. */
interface IdlePage {
	readonly ids: readonly string[];
	/** Those that are idle for less have found somebody meanwhile. */
	readonly leastIdle: number;
	readonly next: string | undefined;
	readonly deleted: number;
}

export class IdleClaims {
	readonly #calls: Calls;
	readonly #plain: Calls;
	readonly #claim: IdleClaim;
	#hasAutoclaim = true;

	/** `calls` gives entries as the caller's view has them, `plain` text as strings. */
	constructor(calls: Calls, plain: Calls, claim: IdleClaim) {
		this.#calls = calls;
		this.#plain = plain;
		this.#claim = claim;
	}

	/** Those of the next idle entries that are `wanted`, counted as delivered. */
	async take(stream: unknown, from: string, wanted: (id: string) => boolean): Promise<ClaimedPage> {
		const { ids, leastIdle, next, deleted } = await this.#find(stream, from);
		const claimed = ids.filter(wanted);
		if (claimed.length === 0) return { next, entries: [], deleted };
		const { group, consumer } = this.#claim;
		const args = [stream, group, consumer, leastIdle, ...claimed];
		const entries = (await this.#calls.call('XCLAIM', ...args)) as ReadEntry[];
		const there = new Set(entries.map(({ id }) => String(id)));
		const missing = claimed.filter((id) => !there.has(id));
		return { next, entries, deleted: deleted + (await this.#forgetDeleted(stream, missing)) };
	}

	async #find(stream: unknown, from: string): Promise<IdlePage> {
		if (!this.#hasAutoclaim) return this.#findByHand(stream, from);
		const { group, consumer, claimIdle, count } = this.#claim;
		try {
			// Only ids: before 7.0 the entries would not say which of them were deleted.
			const args = [stream, group, consumer, claimIdle, from, 'COUNT', count, 'JUSTID'];
			const reply = await this.#plain.call('XAUTOCLAIM', ...args);
			const [cursor, ids, deleted] = reply as [cursor: string, ids: string[], deleted: string[]];
			// They are ours by now, and not idle any more.
			return { ids, leastIdle: 0, next: cursor === '0-0' ? undefined : cursor, deleted: deleted.length };
		} catch (error) {
			if (!(error instanceof ReplyError && /^ERR unknown command/i.test(error.message))) throw error;
			this.#hasAutoclaim = false;
			return this.#findByHand(stream, from);
		}
	}

	/** As XAUTOCLAIM does it, for servers before 6.2. */
	async #findByHand(stream: unknown, from: string): Promise<IdlePage> {
		const { group, claimIdle, count } = this.#claim;
		// As XAUTOCLAIM: ten are looked at for each that may be taken.
		const rows = (await this.#plain.call('XPENDING', stream, group, from, '+', count * 10)) as [
			id: string,
			consumer: string,
			idle: number,
			deliveries: number,
		][];
		const ids = rows
			.filter(([, , time]) => time >= claimIdle)
			.slice(0, count)
			.map(([id]) => id);
		const last = ids.length === count ? ids.at(-1) : rows.length === count * 10 ? rows.at(-1)?.[0] : undefined;
		// Somebody else may take them before we do.
		return { ids, leastIdle: claimIdle, next: last === undefined ? undefined : behind(last), deleted: 0 };
	}

	/**
	 * Acknowledges those of the entries that are not in the stream any more. What XCLAIM leaves out is deleted, or was taken by somebody
	 * else just now; before 7.0 it leaves what is deleted pending. Returns how many.
	 */
	async #forgetDeleted(stream: unknown, ids: readonly string[]): Promise<number> {
		const found = await Promise.all(ids.map((id) => this.#plain.call('XRANGE', stream, id, id)));
		const deleted = ids.filter((_, at) => (found[at] as unknown[]).length === 0);
		if (deleted.length > 0) await this.#plain.call('XACK', stream, this.#claim.group, ...deleted);
		return deleted.length;
	}
}

/** The least id behind this one. */
function behind(id: string): string {
	const [time, sequence = '0'] = id.split('-');
	return `${time}-${BigInt(sequence) + 1n}`;
}
