/**
 * What a connection gets without having asked for it there and then: messages, confirmations of (un)subscribes, lines of MONITOR.
 *
 * RESP3 sends the first two as pushes, which no reply can be taken for. RESP2 sends arrays, told by their first word, and MONITOR sends
 * status lines under both. Those are looked for only where they can come: while something is subscribed, while an (un)subscribe is at
 * the head of the queue, while the connection monitors.
 */
import type { Entry } from '../commands/command.ts';
import { ProtocolError, type ReplyError } from '../core/errors.ts';
import type { RespValue } from '../protocol/types.ts';

/** The words of pub/sub, and which set a confirmation is about. */
const MESSAGES: ReadonlySet<string> = new Set(['message', 'pmessage', 'smessage']);
const ADDS: ReadonlyMap<string, 0 | 1 | 2> = new Map([
	['subscribe', 0],
	['psubscribe', 1],
	['ssubscribe', 2],
]);
const REMOVES: ReadonlyMap<string, 0 | 1 | 2> = new Map([
	['unsubscribe', 0],
	['punsubscribe', 1],
	['sunsubscribe', 2],
]);
const LINE = /^\d+\.\d+ \[\d+ \S*\]/;

export class Intake {
	/** How messages are decoded. */
	mode: 'string' | 'buffer' = 'string';
	/** What comes is waited for: the connection keeps the process alive while it owes nothing, too. */
	keepsAlive = false;
	/** MONITOR was answered. */
	monitoring = false;
	/** (Un)subscribes wait for EXEC: their confirmations are elements of its reply. */
	queued = false;
	readonly #only: boolean;
	readonly #subscribed: readonly [Set<string>, Set<string>, Set<string>] = [new Set(), new Set(), new Set()];

	/** `only`: nothing but (un)subscribes and PING is sent here, so that no other reply looks like a message. */
	constructor(only = false) {
		this.#only = only;
	}

	/** Subscriptions of this connection, all kinds. */
	get size(): number {
		const [channels, patterns, shards] = this.#subscribed;
		return channels.size + patterns.size + shards.size;
	}

	/** How the next value is decoded, `head` being the entry that it is for if it is a reply. */
	modeOf(head: Entry | undefined): 'string' | 'buffer' {
		// What nobody waits for is built nevertheless: it could be a message.
		return head === undefined || head.mode === 'skip' ? this.mode : head.mode;
	}

	/** The items of a top-level value that is no reply; `undefined` for one that is. */
	take(value: RespValue, head: Entry | undefined, protocol: 2 | 3 | undefined): RespValue[] | undefined {
		if (Array.isArray(value)) {
			if (protocol === 3 || !(this.#only || head?.confirm !== undefined || this.size > 0)) return undefined;
			const word = wordOf(value[0]);
			const ours = MESSAGES.has(word) ? value.length >= 3 : isConfirmation(word, value);
			return ours ? value : undefined;
		}
		if (!this.monitoring || typeof value !== 'string') return undefined;
		return LINE.test(value) ? ['monitor', value] : undefined;
	}

	/** Notes a confirmation, and gives it to `head` if it is the answer to that: see {@link Entry.confirm}. */
	confirm(items: RespValue[], head: Entry | undefined): boolean | undefined {
		if (items[0] === 'message') return undefined;
		const kind = wordOf(items[0]);
		if (!isConfirmation(kind, items)) return undefined;
		const none = this.#note(kind, items);
		return head?.confirm?.(kind, items[2], none);
	}

	/** Returns whether no subscription of its kind is left. */
	#note(kind: string, items: RespValue[]): boolean {
		const name = items[1];
		const added = ADDS.get(kind);
		const set = this.#subscribed[added ?? REMOVES.get(kind) ?? 0];
		if (added !== undefined) set.add(keyOf(name));
		else set.delete(keyOf(name));
		return set.size === 0;
	}

	/** EXEC was answered: notes the confirmations among its elements. */
	executed(value: unknown): void {
		if (!this.queued) return;
		this.queued = false;
		if (Array.isArray(value)) for (const each of value) if (Array.isArray(each)) this.confirm(each, undefined);
	}
}

function isConfirmation(word: string, items: RespValue[]): boolean {
	return (ADDS.has(word) || REMOVES.has(word)) && items.length === 3 && typeof items[2] === 'number';
}

function wordOf(value: RespValue): string {
	if (typeof value === 'string') return value;
	return Buffer.isBuffer(value) ? value.toString('latin1') : '';
}

/** Of a channel, whichever way it was decoded. */
function keyOf(name: RespValue): string {
	return (Buffer.isBuffer(name) ? name : Buffer.from(String(name))).toString('latin1');
}

/** The end of a connection that gets what neither it nor anybody else waits for. */
export function unexpected(what: string, cause?: ReplyError): ProtocolError {
	const error = new ProtocolError(`The server sent ${what}`);
	if (cause !== undefined) error.cause = cause;
	return error;
}
