/**
 * What the connection of a subscriber lane is asked for, and what becomes of the answers. A topic, on one connection:
 *
 *   desired ──asked──▶ confirmed: live ──the server ends it──▶ asked …
 *                │
 *                └─refused─▶ for ever: its receivers hear of it · for now, of several: each is asked for by itself, or on the next connection
 */
import type { ReplyView } from '../commands/command.ts';
import type { Connection } from '../connection/index.ts';
import { type RedisError, ReplyError } from '../core/errors.ts';
import type { RespValue } from '../protocol/types.ts';
import type { DesiredState } from './desired-state.ts';
import type { Inbox } from './inbox.ts';
import { batchesOf, sendNames } from './subscribe-batch.ts';
import { type Gap, gapsOf, isPermanent } from './subscriber-state.ts';
import { nameOf, type Receiver, type Request, type Topic, type TopicKind } from './topics.ts';

/** What it needs of its lane. */
export interface DialogueHost {
	readonly desired: DesiredState;
	readonly inbox: Inbox;
	readonly view: ReplyView;
	/** The connection that is ready, if one is. */
	up(): Connection | undefined;
	/** How messages are decoded depends on who wants them. */
	setMode(): void;
	/** What is wanted may have changed. */
	adjust(): void;
	/** Messages were missed, and come again. */
	gap(gap: Gap): void;
}

export class SubscribeDialogue {
	readonly #host: DialogueHost;
	/** Subscribes that the present connection has not answered. */
	#asks = 0;
	#regained: Topic[] = [];
	#whenRestored: Array<() => void> = [];

	constructor(host: DialogueHost) {
		this.#host = host;
	}

	/** Everything that is desired is subscribed to. */
	get restored(): boolean {
		return !this.#host.desired.wanted || (this.#host.up() !== undefined && this.#asks === 0);
	}

	/** Calls back once it is {@link restored}: now, where it is. */
	whenRestored(callback: () => void): void {
		if (this.restored) callback();
		else this.#whenRestored.push(callback);
	}

	/** Tells those who wait for it, where everything is restored. */
	tellRestored(): void {
		if (!this.restored) return;
		for (const gap of gapsOf(this.#regained.splice(0))) this.#host.gap(gap);
		this.giveUp();
	}

	/** It will never be restored: who waits for it is called back all the same. */
	giveUp(): void {
		for (const callback of this.#whenRestored.splice(0)) callback();
	}

	/** A new call for these topics: those that are live are joined at once, but for a connection that has to decode otherwise first. */
	enter(topics: Iterable<Topic>, request: Request, widens: boolean): void {
		const unasked: Topic[] = [];
		for (const topic of topics) {
			if (topic.live && !widens) this.#host.inbox.mark(() => this.#joinLater(topic, request));
			else if (topic.live || !topic.asked) unasked.push(topic);
		}
		const connection = this.#host.up();
		if (connection !== undefined) this.ask(connection, unasked);
	}

	ask(connection: Connection, topics: readonly Topic[]): void {
		for (const batch of batchesOf(topics)) this.#askOnce(connection, batch);
	}

	/**
	 * Another connection has taken over, on which `asked` is subscribed to: what was begun and ended since is asked for there. The old one's
	 * answers to that do not count any more. What the server ended there again, the `kicked`, is asked for once more.
	 */
	moved(connection: Connection, asked: readonly Topic[], kicked: readonly Topic[]): void {
		this.#asks = 0;
		const { topics } = this.#host.desired;
		const here = new Set(asked.map(nameOf));
		for (const topic of kicked) {
			here.delete(nameOf(topic));
			const wanted = topics.find(topic.kind, topic.name);
			if (wanted?.live) wanted.missed ||= 'unsubscribed';
		}
		const desired = topics.all();
		const unasked = desired.filter((topic) => !here.has(nameOf(topic)));
		for (const topic of unasked) topic.lost();
		const confirmed = desired.filter((topic) => !topic.live && here.has(nameOf(topic)));
		for (const topic of confirmed) topic.asked = true;
		this.#confirmed(confirmed);
		// Whoever waited for the old one's confirmation to be decoded for gets what comes behind what that has said so far.
		for (const topic of desired) {
			if (!topic.live) continue;
			for (const request of topic.joining) this.#host.inbox.mark(() => this.#joinLater(topic, request));
		}
		this.ask(connection, unasked);
		const unwanted = asked.filter(({ kind, name }) => topics.find(kind, name) === undefined);
		for (const batch of batchesOf(unwanted)) void this.#cancel(connection, batch);
	}

	/** Of these, messages may have been missed. */
	missed(topics: readonly Topic[]): void {
		for (const topic of topics) {
			if (!this.#host.desired.topics.has(topic)) continue;
			topic.missed ||= 'reconnect';
			if (topic.live) this.#regained.push(topic);
		}
		this.tellRestored();
	}

	/** The connection ended: nothing is answered any more. */
	lost(): void {
		this.#asks = 0;
		for (const topic of this.#host.desired.topics.all()) topic.lost();
	}

	/** Takes a receiver out of everything; gives what the server has yet to confirm. */
	leave(receiver: Receiver, error?: unknown): Promise<void>[] {
		const unwanted = this.#host.desired.leave(receiver, error).filter((topic) => topic.asked);
		const connection = this.#host.up();
		this.#host.setMode();
		this.#host.adjust();
		if (connection === undefined || connection.state !== 'ready') return [];
		return batchesOf(unwanted).map((batch) => this.#cancel(connection, batch));
	}

	/** The server ended a subscription by itself (a slot that moved away): it is asked for again, if it is wanted. */
	kicked(connection: Connection, kind: TopicKind, name: RespValue): void {
		const topic = this.#host.desired.topics.find(kind, name);
		if (connection !== this.#host.up() || topic === undefined || !topic.live) return;
		topic.live = false;
		topic.missed ||= 'unsubscribed';
		this.#askOnce(connection, [topic]);
	}

	#askOnce(connection: Connection, topics: readonly Topic[]): void {
		this.#asks++;
		for (const topic of topics) topic.asked = true;
		const answered = (act: () => void): void => {
			if (connection !== this.#host.up()) return;
			this.#asks--;
			act();
			this.#host.adjust();
			this.tellRestored();
		};
		sendNames(
			connection,
			'subscribe',
			topics,
			this.#host.view,
			() => this.#host.inbox.mark(() => answered(() => this.#confirmed(topics))),
			(error) => answered(() => this.#refused(connection, topics, error)),
		);
	}

	#confirmed(topics: readonly Topic[]): void {
		for (const topic of topics) {
			if (!topic.asked || !this.#host.desired.topics.has(topic)) continue;
			topic.live = true;
			if (topic.missed !== false) this.#regained.push(topic);
			for (const request of [...topic.joining]) this.#host.desired.join(topic, request);
		}
	}

	/** A topic that was live when it was asked for. */
	#joinLater(topic: Topic, request: Request): void {
		this.#host.desired.join(topic, request);
		this.#host.adjust();
	}

	#refused(connection: Connection, topics: readonly Topic[], error: unknown): void {
		const wanted = topics.filter((topic) => this.#host.desired.topics.has(topic));
		for (const topic of wanted) topic.asked = false;
		if (isPermanent(error)) {
			// Of several, nobody can tell which ones are at fault.
			if (wanted.length > 1) for (const topic of wanted) this.#askOnce(connection, [topic]);
			else for (const topic of wanted) this.#deny(topic, error as RedisError);
			return;
		}
		for (const topic of wanted) for (const { receiver } of [...topic.joining]) void this.leave(receiver, error);
		// Those that were there before are wanted still: on the next connection.
		if (wanted.some((topic) => topic.desired)) connection.fail(error as Error);
	}

	/** The server will not have it. */
	#deny(topic: Topic, error: RedisError): void {
		for (const { receiver } of [...topic.joining]) void this.leave(receiver, error);
		for (const receiver of topic.receivers) {
			void this.leave(receiver);
			receiver.end(error);
		}
	}

	#cancel(connection: Connection, topics: readonly Topic[]): Promise<void> {
		return new Promise((resolve) => {
			sendNames(connection, 'unsubscribe', topics, this.#host.view, resolve, (error) => {
				// It would go on sending what nobody wants.
				if (error instanceof ReplyError) connection.fail(error);
				resolve();
			});
		});
	}
}
