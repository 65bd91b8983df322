/**
 * What a subscriber connection has received, in order, handed out in a turn of its own: a listener never runs inside the parser.
 *
 *   empty ──push──▶ scheduled ──turn──▶ handing out ──nothing left──▶ empty
 *                       ▲                    │ somebody asks for a turn first
 *                       └──── paused ◀───────┘
 *
 * A pause lets promises go on, as far as they get by themselves, and nothing else: while it lasts nothing is read from a socket. So no
 * more waits here than one read has brought, whoever is slow, and what a receiver has no room for is dropped by its own bound.
 */
import type { RespValue } from '../protocol/types.ts';

/** A message, or what is to be done when everything before it was handed out. */
export type InboxItem = RespValue[] | (() => void);

/**
 * Hands over the message at `from`, and those behind it that it likes; returns how many. None: it wants to be asked again after promises
 * had a turn. Never throws.
 */
export type Handler = (items: readonly InboxItem[], from: number) => number;

export class Inbox {
	readonly #handle: Handler;
	#items: InboxItem[] = [];
	#next = 0;
	#scheduled = false;
	readonly #drain = (): void => this.#handOut();
	// Ticks run before promises do, this one included: by way of a promise it comes behind all of them.
	readonly #drainBehindPromises = (): void => process.nextTick(this.#drain);

	constructor(handle: Handler) {
		this.#handle = handle;
	}

	push(items: RespValue[]): void {
		this.#items.push(items);
		if (this.#scheduled) return;
		this.#scheduled = true;
		process.nextTick(this.#drain);
	}

	/** Calls `action` once everything before it has been handed out; now, when nothing waits. It must not throw. */
	mark(action: () => void): void {
		if (this.#items.length === 0) action();
		else this.#items.push(action);
	}

	clear(): void {
		this.#items = [];
		this.#next = 0;
	}

	/** Lets go of what was handed out, when that is the greater part: a pause after each message must not copy all that waits. */
	#forget(items: InboxItem[]): void {
		if (this.#next * 2 < items.length) return;
		items.splice(0, this.#next);
		this.#next = 0;
	}

	#handOut(): void {
		// It grows, and is cleared, while it is handed out.
		for (let items = this.#items; this.#next < items.length; items = this.#items) {
			const item = items[this.#next] as InboxItem;
			if (typeof item === 'function') {
				this.#next++;
				item();
				continue;
			}
			const count = this.#handle(items, this.#next);
			if (items !== this.#items) continue;
			if (count === 0) {
				this.#forget(items);
				queueMicrotask(this.#drainBehindPromises);
				return;
			}
			this.#next += count;
		}
		this.clear();
		this.#scheduled = false;
	}
}
