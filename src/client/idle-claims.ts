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

	async take(stream: unknown, from: string): Promise<ClaimedPage> {
		if (!this.#hasAutoclaim) return this.#takeByHand(stream, from);
		const { group, consumer, claimIdle, count } = this.#claim;
		try {
			const args = [stream, group, consumer, claimIdle, from, 'COUNT', count];
			const [cursor, entries, deleted] = (await this.#calls.call('XAUTOCLAIM', ...args)) as [
				cursor: unknown,
				entries: ReadEntry[],
				deleted: unknown[],
			];
			const next = String(cursor);
			return { next: next === '0-0' ? undefined : next, entries, deleted: deleted.length };
		} catch (error) {
			if (!(error instanceof ReplyError && /^ERR unknown command/i.test(error.message))) throw error;
			this.#hasAutoclaim = false;
			return this.#takeByHand(stream, from);
		}
	}

	/** As XAUTOCLAIM does it, for servers before 6.2. */
	async #takeByHand(stream: unknown, from: string): Promise<ClaimedPage> {
		const { group, consumer, claimIdle, count } = this.#claim;
		// As XAUTOCLAIM: ten are looked at for each that may be taken.
		const rows = (await this.#plain.call('XPENDING', stream, group, from, '+', count * 10)) as [
			id: string,
			consumer: string,
			idle: number,
			deliveries: number,
		][];
		const idle = rows.filter(([, , time]) => time >= claimIdle).slice(0, count);
		const last = idle.length === count ? idle.at(-1)?.[0] : rows.length === count * 10 ? rows.at(-1)?.[0] : undefined;
		const ids = idle.map(([id]) => id);
		const entries =
			ids.length === 0
				? []
				: ((await this.#calls.call('XCLAIM', stream, group, consumer, claimIdle, ...ids)) as ReadEntry[]);
		return { next: last === undefined ? undefined : behind(last), entries, deleted: 0 };
	}
}

/** The least id behind this one. */
function behind(id: string): string {
	const [time, sequence = '0'] = id.split('-');
	return `${time}-${BigInt(sequence) + 1n}`;
}
