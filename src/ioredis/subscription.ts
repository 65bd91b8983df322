/** What a connection is subscribed to, and how messages become events. */
import type { RespValue } from '../protocol/types.ts';
import { guarded } from './callback.ts';

export type SubscriptionKind = 'subscribe' | 'psubscribe' | 'ssubscribe';

const KINDS: readonly SubscriptionKind[] = ['subscribe', 'psubscribe', 'ssubscribe'];

/** Channels and patterns by how they were subscribed to. */
export class SubscriptionSet {
	readonly #channels: Readonly<Record<SubscriptionKind, Set<string>>> = {
		subscribe: new Set(),
		psubscribe: new Set(),
		ssubscribe: new Set(),
	};

	add(kind: SubscriptionKind, channel: string): void {
		this.#channels[kind].add(channel);
	}

	del(kind: SubscriptionKind, channel: string): void {
		this.#channels[kind].delete(channel);
	}

	channels(kind: SubscriptionKind): string[] {
		return [...this.#channels[kind]];
	}

	isEmpty(): boolean {
		return KINDS.every((kind) => this.#channels[kind].size === 0);
	}
}

/** `punsubscribe` → `psubscribe`. */
export function kindOf(word: string): SubscriptionKind {
	return word.replace('unsub', 'sub') as SubscriptionKind;
}

export const isSubscribing = (word: string): boolean => KINDS.includes(word as SubscriptionKind);
export const isUnsubscribing = (word: string): boolean => /^[ps]?unsubscribe$/.test(word);

/** What hears messages: the events of a client. */
export interface MessageListener {
	listenerCount(event: string): number;
	emit(event: string, ...args: unknown[]): boolean;
}

const bytes = (value: RespValue): Buffer => (Buffer.isBuffer(value) ? value : Buffer.from(String(value)));

const MESSAGES: ReadonlySet<string> = new Set(['message', 'smessage', 'pmessage']);

export function isMessage(items: RespValue[]): boolean {
	return MESSAGES.has(String(items[0]));
}

/** Emits a message under both its names, each only when somebody listens. False: it is no message. */
export function emitMessage(target: MessageListener, items: RespValue[]): boolean {
	if (!isMessage(items)) return false;
	const kind = String(items[0]);
	if (target.listenerCount(kind) > 0) {
		const texts = items.slice(1).map(String);
		guarded(() => target.emit(kind, ...texts));
	}
	if (target.listenerCount(`${kind}Buffer`) === 0) return true;
	const rest = items.slice(1);
	// The pattern is the caller's own text.
	const pattern = kind === 'pmessage' ? [String(rest.shift())] : [];
	guarded(() => target.emit(`${kind}Buffer`, ...pattern, ...rest.map(bytes)));
	return true;
}

/** Whether anybody wants the bytes of messages. */
export function wantsBytes(target: MessageListener): boolean {
	return ['messageBuffer', 'pmessageBuffer', 'smessageBuffer'].some((event) => target.listenerCount(event) > 0);
}
