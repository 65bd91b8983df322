/**
 * The connection that takes the place of a subscriber connection whose credentials expire.
 *
 *   dialling ──ready──▶ asking for all that is desired ──confirmed──▶ taking over: the old one unsubscribes, then ends ──▶ fenced ──PONG──▶ live
 *       └───────────────────┴── refused, lost, or nothing is desired any more ──▶ given up
 *
 * Where the old one says nothing for `probeTimeout` while the new one answers, it is not waited for any longer.
 *
 * Nothing is told twice: what comes here before the old one was done may have come there, too, and is left out. What is left out may as
 * well have been missed there, between its end and the fence: then that is told.
 */
import { Command, type Executable, type ReplyView } from '../commands/command.ts';
import { specOf } from '../commands/spec.ts';
import { type Connection, type ConnectionOwner, type Endpoint, Intake } from '../connection/index.ts';
import type { RespValue } from '../protocol/types.ts';
import { Queueless } from './queueless.ts';
import { batchesOf, endedKind, sendNames } from './subscribe-batch.ts';
import { nameOf, type Topic, type TopicKind, Topics } from './topics.ts';

const KINDS: Readonly<Record<string, TopicKind>> = { message: 'channel', pmessage: 'pattern', smessage: 'shard' };

export interface Predecessor extends ConnectionOwner {
	readonly topics: Topics;
	/** How messages have to be decoded. */
	readonly mode: 'string' | 'buffer';
	/** Milliseconds of silence after which a connection is in doubt. */
	readonly probeTimeout: number;
	/** It has subscribed to what was desired when it came up, which are `topics`, and the server ended some again, the `kicked`: it takes over. */
	succeeded(successor: Successor, topics: readonly Topic[], kicked: readonly Topic[]): void;
	/** Nothing came of it, its socket may not be gone yet: it could not be dialled for `cause`, or `refused` is what a subscribe was answered. */
	givenUp(successor: Successor, why: { readonly cause?: Error | undefined; readonly refused?: unknown }): void;
	/** It is live; of these, messages may have been missed. */
	missed(topics: readonly Topic[]): void;
}

export class Successor extends Queueless implements ConnectionOwner {
	readonly connection: Connection;
	readonly #lane: Predecessor;
	readonly #view: ReplyView;
	#state: 'asking' | 'fenced' | 'live' | 'over' = 'asking';
	/** What the old one says, too, until it is done. */
	readonly #covered: Set<string> = new Set();
	/** A message of it was left out, or the old one did not end as it should. */
	readonly #doubtful: Set<Topic> = new Set();
	/** What it was asked for: whatever the lane forgets meanwhile, and opens anew. */
	readonly #asked: Topics = new Topics();
	/** What the server ended here before it took over. */
	readonly #kicked: Set<Topic> = new Set();
	#patience: NodeJS.Timeout | undefined = undefined;

	constructor(endpoint: Endpoint, lane: Predecessor, view: ReplyView) {
		super();
		this.#lane = lane;
		this.#view = view;
		// Nobody waits for it: the old one serves.
		this.connection = endpoint.dial(this, false);
	}

	/** It is not needed. */
	destroy(): void {
		this.connection.destroy();
	}

	/** It has taken over: has the old one finish, which until then speaks of all `topics`. */
	retire(old: Connection, topics: readonly Topic[]): void {
		this.#state = 'fenced';
		for (const topic of topics) this.#covered.add(nameOf(topic));
		const batches = batchesOf(topics);
		let owed = batches.length;
		const finish = (): void => {
			clearTimeout(this.#patience);
			old.destroy();
			this.#fence();
		};
		const done = (): void => {
			if (--owed === 0) finish();
		};
		if (owed === 0) finish();
		for (const batch of batches) {
			sendNames(old, 'unsubscribe', batch, this.#view, done, () => {
				// What it had still to say is lost.
				for (const topic of batch) this.#doubtful.add(topic);
				done();
			});
		}
		// A server that is slow answers neither of the two.
		if (owed > 0) this.#ask(() => this.#outwait(old));
	}

	/** Gives the old one up once it has been silent for too long: what it had still to say is lost. */
	#outwait(old: Connection): void {
		if (this.#state !== 'fenced' || old.state !== 'ready') return;
		const { probeTimeout } = this.#lane;
		const late = (): void => {
			if (old.silence < probeTimeout) this.#outwait(old);
			else old.destroy();
		};
		// Bytes that are there already go first.
		this.#patience = setTimeout(() => setImmediate(() => setImmediate(late)), probeTimeout).unref();
	}

	/** What comes behind this answer was published after the old one was done. */
	#fence(): void {
		if (this.#state !== 'fenced' || this.connection.state !== 'ready') return;
		const passed = (): void => {
			if (this.#state !== 'fenced') return;
			this.#state = 'live';
			this.#lane.missed([...this.#doubtful]);
		};
		this.#ask(passed);
	}

	/** Asks for a sign of life. */
	#ask(answered: () => void): void {
		this.connection.execute(new Command(specOf('PING', []), [], this.#view, answered, answered));
	}

	#giveUp(why: Parameters<Predecessor['givenUp']>[1]): void {
		if (this.#state !== 'asking') return;
		this.#state = 'over';
		this.#lane.givenUp(this, why);
		this.connection.destroy();
	}

	// ConnectionOwner

	ready(connection: Connection): void {
		connection.intake = new Intake(true);
		connection.intake.mode = this.#lane.mode;
		connection.rest(true);
		const topics = this.#lane.topics.all();
		for (const { kind, name } of topics) this.#asked.open(kind, name);
		const batches = batchesOf(topics);
		let owed = batches.length;
		const confirmed = (): void => {
			if (--owed > 0 || this.#state !== 'asking') return;
			this.#lane.succeeded(this, topics, [...this.#kicked]);
		};
		for (const batch of batches) {
			sendNames(connection, 'subscribe', batch, this.#view, confirmed, (error) => this.#giveUp({ refused: error }));
		}
		if (owed === 0) this.#giveUp({});
	}

	pushed(connection: Connection, items: RespValue[]): void {
		if (this.#state === 'live') return this.#lane.pushed(connection, items);
		if (this.#state !== 'fenced') {
			// The old one has not been told to finish: it says all of this, but for what is ended here alone.
			const ended = endedKind(String(items[0]));
			const lost = ended && this.#asked.find(ended, items[1]);
			if (lost !== undefined) this.#kicked.add(lost);
			return;
		}
		const kind = KINDS[String(items[0])];
		const topic = kind && this.#lane.topics.find(kind, items[1]);
		if (topic !== undefined && this.#covered.has(nameOf(topic))) this.#doubtful.add(topic);
		else this.#lane.pushed(connection, items);
	}

	ended(connection: Connection, cause: Error | undefined, unanswered: Executable[], written: number): void {
		const ruled = this.#state === 'fenced' || this.#state === 'live';
		if (ruled) {
			this.#state = 'over';
			return this.#lane.ended(connection, cause, unanswered, written);
		}
		this.#giveUp({ cause });
		for (const command of unanswered) command.fail(cause ?? new Error('The connection was closed'));
	}
}
