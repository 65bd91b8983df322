/** From what a subscriber connection received to those who are subscribed. */
import type { RespValue } from '../protocol/types.ts';
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

	/** Hands a message over; false, and nobody got it, when somebody who is full wants a turn of the event loop first. */
	hand(items: RespValue[]): boolean {
		const word = items[0];
		if (word === 'message') {
			const name = items[1] as string;
			const topic = this.#topics.channels.get(name);
			return this.#to(topic, items[2], name, undefined);
		}
		const kind = String(word);
		if (kind === 'pmessage') {
			const topic = this.#topics.find('pattern', items[1]);
			return this.#to(topic, items[3], items[2] as TopicName, items[1] as TopicName);
		}
		const topic = this.#topics.find(kind === 'smessage' ? 'shard' : 'channel', items[1]);
		return this.#to(topic, items[2], items[1] as TopicName, undefined);
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
		if (typeof message === 'string') {
			for (const receiver of receivers) {
				if (receiver.buffers) toBuffers(receiver, message, channel, pattern);
				else receiver.take(message, channel, pattern);
			}
			return true;
		}
		const asStrings = receivers.some(({ buffers }) => !buffers);
		const text = asStrings ? String(message) : '';
		for (const receiver of receivers) {
			if (receiver.buffers) toBuffers(receiver, message as Buffer, channel, pattern);
			else receiver.take(text, String(channel), pattern === undefined ? undefined : String(pattern));
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
