/** From what a subscriber connection received to those who are subscribed. */
import type { RespValue } from '../protocol/types.ts';
import type { InboxItem } from './inbox.ts';
import type { Receiver, Topic, TopicName, Topics } from './topics.ts';

/** Where RESP2 sends the invalidations of CLIENT TRACKING … REDIRECT: their keys come as an array. */
const INVALIDATIONS = '__redis__:invalidate';

export class Delivery {
	readonly #topics: Topics;
	readonly #pushed: (items: RespValue[]) => void;
	/** Messages handed over, to each receiver counted. */
	delivered = 0;

	/** `pushed` gets what is no message. */
	constructor(topics: Topics, pushed: (items: RespValue[]) => void) {
		this.#topics = topics;
		this.#pushed = pushed;
	}

	/** Hands over the message at `from`, and what follows of the same channel to a receiver alone: see {@link Handler}. */
	hand(items: readonly InboxItem[], from: number): number {
		const first = items[from] as RespValue[];
		const [word, name] = first;
		if (word === 'message' && typeof name === 'string') {
			const topic = this.#topics.channels.get(name);
			const only = topic?.receivers.length === 1 ? topic.receivers[0] : undefined;
			if (topic !== undefined && only !== undefined && !only.buffers) return this.#run(topic, only, name, items, from);
			return this.#to(topic, first[2], name, undefined) ? 1 : 0;
		}
		const kind = String(word);
		if (kind === 'pmessage') {
			const topic = this.#topics.find('pattern', name);
			return this.#to(topic, first[3], first[2] as TopicName, name as TopicName) ? 1 : 0;
		}
		const topic = this.#topics.find(kind === 'smessage' ? 'shard' : 'channel', name);
		return this.#to(topic, first[2], name as TopicName, undefined) ? 1 : 0;
	}

	/** What one channel got in a row, for its only receiver: its context is entered once for all of it. */
	#run(topic: Topic, receiver: Receiver, name: string, items: readonly InboxItem[], from: number): number {
		const { receivers } = topic;
		let at = from;
		receiver.within(() => {
			for (; at < items.length; at++) {
				const item = items[at] as RespValue[];
				// What it is handed may make it leave, or another one join.
				if (item[1] !== name || item[0] !== 'message' || topic.receivers !== receivers) return;
				const message = item[2];
				if (typeof message !== 'string') return;
				// It is asked once only, where nothing has been handed over and the inbox will wait.
				if (receiver.full && (at > from || receiver.wantsTurn())) return;
				receiver.take(message, name, undefined);
			}
		});
		this.delivered += at - from;
		if (at > from || typeof (items[from] as RespValue[])[2] === 'string') return at - from;
		return this.#to(topic, (items[from] as RespValue[])[2], name, undefined) ? 1 : 0;
	}

	#to(topic: Topic | undefined, message: RespValue, channel: TopicName, pattern: TopicName | undefined): boolean {
		if (Array.isArray(message) || message === null) {
			if (String(channel) === INVALIDATIONS) this.#pushed(['invalidate', message]);
			return true;
		}
		if (topic === undefined) return true;
		const { receivers } = topic;
		for (const receiver of receivers) if (receiver.full && receiver.wantsTurn()) return false;
		this.delivered += receivers.length;
		const asStrings = receivers.some(({ buffers }) => !buffers);
		const text = asStrings ? String(message) : '';
		for (const receiver of receivers) {
			receiver.within(() => {
				if (receiver.buffers) toBuffers(receiver, message as TopicName, channel, pattern);
				else receiver.take(text, String(channel), pattern === undefined ? undefined : String(pattern));
			});
		}
		return true;
	}
}

function toBuffers(receiver: Receiver, message: TopicName, channel: TopicName, pattern: TopicName | undefined): void {
	receiver.take(bytes(message), bytes(channel), pattern === undefined ? undefined : bytes(pattern));
}

function bytes(value: TopicName): Buffer {
	return typeof value === 'string' ? Buffer.from(value) : value;
}
