/** Who wants what of a subscriber lane, whatever its connection does. */
import { AbortError, ClosedError, NOT_WRITTEN } from '../core/errors.ts';
import { type Receiver, type Request, type Topic, type TopicKind, type TopicName, Topics } from './topics.ts';

export class DesiredState {
	readonly topics: Topics = new Topics();
	readonly #members: Map<Receiver, { readonly request: Request; readonly topics: ReadonlySet<Topic> }> = new Map();
	readonly #waiting: Set<Request> = new Set();
	#keepers = 0;
	#wide = 0;

	/** How many receivers there are. */
	get size(): number {
		return this.#members.size;
	}

	/** Anything at all is wanted. */
	get wanted(): boolean {
		return this.topics.size > 0;
	}

	/** Somebody waits, or keeps the process alive. */
	get held(): boolean {
		return this.#keepers + this.#waiting.size > 0;
	}

	/** How messages have to be decoded to serve everybody. */
	get mode(): 'string' | 'buffer' {
		return this.#wide > 0 || this.topics.binary ? 'buffer' : 'string';
	}

	/** Calls that wait for their confirmation. */
	get waiting(): readonly Request[] {
		return [...this.#waiting];
	}

	enter(
		kind: TopicKind,
		names: readonly TopicName[],
		receiver: Receiver,
		resolve: () => void,
		reject: (error: unknown) => void,
	): { readonly request: Request; readonly topics: ReadonlySet<Topic> } {
		const topics = new Set(names.map((name) => this.topics.open(kind, name)));
		const request: Request = { receiver, left: topics.size, resolve, reject };
		const member = { request, topics };
		this.#members.set(receiver, member);
		this.#waiting.add(request);
		if (receiver.keepAlive) this.#keepers++;
		if (receiver.buffers) this.#wide++;
		for (const topic of topics) topic.joining.push(request);
		return member;
	}

	/** A topic of this call is live: its receiver gets what comes from now on. */
	join(topic: Topic, request: Request): void {
		if (!topic.joining.includes(request)) return;
		topic.joining = topic.joining.filter((each) => each !== request);
		topic.add(request.receiver);
		if (--request.left > 0) return;
		this.#waiting.delete(request);
		request.resolve();
	}

	/** Takes a receiver out of everything; a call that waits rejects with `error`. Gives the topics that nobody wants any more. */
	leave(receiver: Receiver, error: unknown = new AbortError(NOT_WRITTEN)): Topic[] {
		const member = this.#members.get(receiver);
		if (member === undefined) return [];
		this.#members.delete(receiver);
		if (receiver.keepAlive) this.#keepers--;
		if (receiver.buffers) this.#wide--;
		const unwanted: Topic[] = [];
		for (const topic of member.topics) {
			topic.remove(receiver);
			if (topic.desired) continue;
			this.topics.drop(topic);
			unwanted.push(topic);
		}
		if (this.#waiting.delete(member.request)) member.request.reject(error);
		return unwanted;
	}

	/** The client ended: calls that wait reject, everybody else hears of the end. */
	end(): void {
		const error = new ClosedError('The client was closed', NOT_WRITTEN);
		for (const [receiver, { request }] of [...this.#members]) {
			const waited = this.#waiting.has(request);
			this.leave(receiver, error);
			if (!waited) receiver.end(undefined);
		}
	}
}
