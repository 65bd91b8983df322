/** Subscriptions of a connection: confirmations, messages, and what comes back after a reconnect. */
import type { RespValue } from '../protocol/types.ts';
import type { Command } from './command.ts';
import type { LaneHost } from './lane-host.ts';
import {
	emitMessage,
	isMessage,
	isSubscribing,
	isUnsubscribing,
	kindOf,
	type SubscriptionKind,
	SubscriptionSet,
	wantsBytes,
} from './subscription.ts';

/** What it needs of the connection. */
export interface SubscriberLane {
	readonly protocol: 2 | 3;
	subscribe(kind: SubscriptionKind, channels: readonly string[]): void;
}

export class Subscriber {
	readonly #host: LaneHost;
	readonly #lane: SubscriberLane;
	/** Of the connection that was lost. */
	#kept: SubscriptionSet | undefined = undefined;
	/** Messages that came in the same turn as a confirmation. */
	#held: RespValue[][] | undefined = undefined;

	constructor(host: LaneHost, lane: SubscriberLane) {
		this.#host = host;
		this.#lane = lane;
	}

	/** RESP2 takes nothing but subscriptions now. */
	get restricted(): boolean {
		return this.#lane.protocol === 2 && this.#host.condition.subscriber !== false;
	}

	/** How many confirmations an (un)subscribing command waits for. Of everything: until nothing of its kind is left, which only the answers tell. */
	expected(command: Command): number {
		return command.args.length > 0 ? command.args.length : Number.POSITIVE_INFINITY;
	}

	/** A confirmation: counts, and resolves the command with its last one. */
	confirmed(command: Command, items: RespValue[]): boolean {
		this.#note(items);
		command.remaining--;
		const isLast = command.args.length > 0 ? command.remaining === 0 : items[1] === null || this.#nothingLeft(items);
		if (!isLast) return false;
		command.conclude(items[2]);
		this.#holdBack();
		return true;
	}

	#nothingLeft(items: RespValue[]): boolean {
		const { subscriber } = this.#host.condition;
		return subscriber === false || subscriber.channels(kindOf(String(items[0]))).length === 0;
	}

	/** Whoever subscribed is told so before the first message is: both may have come in one chunk. */
	#holdBack(): void {
		if (this.#held !== undefined) return;
		this.#held = [];
		queueMicrotask(() => {
			const held = this.#held ?? [];
			this.#held = undefined;
			for (const items of held) this.emit(items);
		});
	}

	/** False: it is no message. */
	emit(items: RespValue[]): boolean {
		if (this.#held === undefined || !isMessage(items)) return emitMessage(this.#host, items);
		this.#held.push(items);
		return true;
	}

	/** RESP3, or RESP2 where no reply is expected. */
	pushed(items: RespValue[]): void {
		if (this.emit(items)) return;
		if (items[0] === 'monitor' && this.#host.monitored(items[1])) return;
		// The server takes a subscription away by itself: a slot moved, or permissions changed.
		if (isUnsubscribing(String(items[0]))) this.#note(items);
	}

	pushMode(): 'string' | 'buffer' {
		return wantsBytes(this.#host) ? 'buffer' : 'string';
	}

	/** Remembers the subscriptions of a connection that was lost. */
	keep(): void {
		const { subscriber } = this.#host.condition;
		if (subscriber !== false) this.#kept ??= subscriber;
	}

	forget(): void {
		this.#kept = undefined;
	}

	get anythingKept(): boolean {
		return this.#kept !== undefined && !this.#kept.isEmpty();
	}

	subscribeAgain(): void {
		const kept = this.#kept;
		this.#kept = undefined;
		if (kept === undefined) return;
		for (const kind of ['subscribe', 'psubscribe'] as const) {
			const channels = kept.channels(kind);
			if (channels.length > 0) this.#lane.subscribe(kind, channels);
		}
		// Each in its own command: they may lie in different slots.
		for (const channel of kept.channels('ssubscribe')) this.#lane.subscribe('ssubscribe', [channel]);
	}

	#note(items: RespValue[]): void {
		const { condition } = this.#host;
		const word = String(items[0]);
		const channel = items[1];
		if (isSubscribing(word)) {
			if (condition.subscriber === false) {
				condition.subscriber = new SubscriptionSet();
			}
			condition.subscriber.add(kindOf(word), String(channel));
		} else if (condition.subscriber !== false && channel !== null) {
			condition.subscriber.del(kindOf(word), String(channel));
			if (!condition.subscriber.isEmpty()) return;
			condition.subscriber = false;
		}
	}
}
