/** What is subscribed to, and by whom: the desired state. It knows nothing of connections but what they were asked for. */
import type { RedisError } from '../core/errors.ts';
import type { RespValue } from '../protocol/types.ts';

/** `channel` SUBSCRIBE, `pattern` PSUBSCRIBE, `shard` SSUBSCRIBE. */
export type TopicKind = 'channel' | 'pattern' | 'shard';
/** A channel or pattern as it is sent. */
export type TopicName = string | Buffer;

/** Who gets messages. Nothing here may throw. */
export interface Receiver {
	/** Wants Buffers; else strings. */
	readonly buffers: boolean;
	/** Keeps the process alive. */
	readonly keepAlive: boolean;
	/** Takes no more without dropping something. */
	readonly full: boolean;
	/** Asked when `full`: whether a turn for promises may make room. */
	wantsTurn(): boolean;
	/** Runs what hands it messages: in the async context that they belong to. */
	within(handOver: () => void): void;
	/** Only within {@link within}. */
	take(message: TopicName, channel: TopicName, pattern: TopicName | undefined): void;
	/** It gets nothing any more: `error` says why, `undefined` when the client ended. */
	end(error: RedisError | undefined): void;
}

/** A call that waits for its subscriptions. */
export interface Request {
	readonly receiver: Receiver;
	/** Topics that are not confirmed yet. */
	left: number;
	resolve(): void;
	reject(error: unknown): void;
}

export class Topic {
	readonly kind: TopicKind;
	readonly name: TopicName;
	readonly key: string;
	/** Those who get its messages. Replaced, never changed: it is walked while users' code runs. */
	receivers: readonly Receiver[] = [];
	/** Those who will, from the next confirmation on. */
	joining: Request[] = [];
	/** The connection was asked for it. */
	asked = false;
	/** The server confirmed it. */
	live = false;
	/** It was live, and is not, or was not for a while: messages may have been missed. */
	missed: false | 'reconnect' | 'unsubscribed' = false;

	constructor(kind: TopicKind, name: TopicName, key: string) {
		this.kind = kind;
		this.name = name;
		this.key = key;
	}

	get desired(): boolean {
		return this.receivers.length + this.joining.length > 0;
	}

	/** The connection that knew of it ended. */
	lost(): void {
		if (this.live) this.missed ||= 'reconnect';
		this.live = false;
		this.asked = false;
	}

	add(receiver: Receiver): void {
		if (!this.receivers.includes(receiver)) this.receivers = [...this.receivers, receiver];
	}

	remove(receiver: Receiver): void {
		this.receivers = this.receivers.filter((each) => each !== receiver);
		this.joining = this.joining.filter((request) => request.receiver !== receiver);
	}
}

/** The same for whoever opens a topic of this kind and name anew. */
export const nameOf = ({ kind, key }: Topic): string => `${kind} ${key}`;

export class Topics {
	readonly channels: Map<string, Topic> = new Map();
	readonly patterns: Map<string, Topic> = new Map();
	readonly shards: Map<string, Topic> = new Map();
	#binary = 0;

	of(kind: TopicKind): Map<string, Topic> {
		return kind === 'channel' ? this.channels : kind === 'pattern' ? this.patterns : this.shards;
	}

	get size(): number {
		return this.channels.size + this.patterns.size + this.shards.size;
	}

	all(): Topic[] {
		return [...this.channels.values(), ...this.patterns.values(), ...this.shards.values()];
	}

	/** The topic of this name, made if it is not there. */
	open(kind: TopicKind, name: TopicName): Topic {
		const key = keyOf(name);
		let topic = this.of(kind).get(key);
		if (topic === undefined) {
			topic = new Topic(kind, name, key);
			this.of(kind).set(key, topic);
			if (key.startsWith(BINARY)) this.#binary++;
		}
		return topic;
	}

	find(kind: TopicKind, name: RespValue): Topic | undefined {
		if (typeof name !== 'string' && !Buffer.isBuffer(name)) return undefined;
		return this.of(kind).get(keyOf(name));
	}

	/** Forgets a topic that nobody wants. */
	drop(topic: Topic): void {
		if (!this.has(topic)) return;
		this.of(topic.kind).delete(topic.key);
		if (topic.key.startsWith(BINARY)) this.#binary--;
	}

	has(topic: Topic): boolean {
		return this.of(topic.kind).get(topic.key) === topic;
	}

	/** A name is no text: strings would not tell it from others. */
	get binary(): boolean {
		return this.#binary > 0;
	}
}

const BINARY = '\ufffd\0';

/** One key for a name, whichever way it is given: its text, or its bytes where they are no text. */
function keyOf(name: TopicName): string {
	if (typeof name === 'string') return name;
	const text = name.toString();
	return !text.includes('\ufffd') || Buffer.from(text).equals(name) ? text : BINARY + name.toString('latin1');
}
