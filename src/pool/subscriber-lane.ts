/**
 * The connection of a node for subscriptions, and the desired state that it serves.
 *
 *   idle ──subscribe──▶ dialling ──ready──▶ up (asks for all that is desired) ──lost──▶ dialling …
 *    ▲                     │ nobody wants anything   │ nothing desired for idleTimeout
 *    └─────────────────────┴────────◀────────────────┘                       any ──close──▶ closed
 *
 * A subscription outlives connections: it is what somebody wants, and every new connection is asked for it. Pace and back-off of dials
 * are the endpoint's. Messages and what confirmations bring about pass through one inbox, so that their order holds. Successions are kept apart.
 */
import type { Executable } from '../commands/command.ts';
import { type Connection, Intake } from '../connection/index.ts';
import { AuthError, ClosedError, ConnectionLostError, NOT_WRITTEN, type RedisError } from '../core/errors.ts';
import { Latch } from '../core/latch.ts';
import type { RespValue } from '../protocol/types.ts';
import { Delivery } from './delivery.ts';
import { DesiredState } from './desired-state.ts';
import { Inbox } from './inbox.ts';
import { Queueless } from './queueless.ts';
import { endedKind } from './subscribe-batch.ts';
import { SubscribeDialogue } from './subscribe-dialogue.ts';
import { type Gap, isPermanent, type SubscriberStats } from './subscriber-state.ts';
import { Succession } from './succession.ts';
import { type Predecessor, Successor } from './successor.ts';
import type { Tenant, TenantSurroundings } from './tenant.ts';
import type { Receiver, Topic, TopicKind, TopicName, Topics } from './topics.ts';

export interface SubscriberSettings {
	/** Milliseconds that a connection is kept when nothing is subscribed. */
	readonly idleTimeout: number;
	/** Milliseconds for which a connection that was replaced may be silent before it is given up. */
	readonly probeTimeout: number;
}

export interface SubscriberSurroundings extends TenantSurroundings {
	/** Room for a second connection beside one whose credentials expire. */
	reserveSpare(): boolean;
	dialFailed(error: RedisError): void;
	gap(gap: Gap): void;
	/** It has a connection that could be spared. */
	idle(): void;
	/** A push that is no message: invalidations. */
	pushed(items: RespValue[]): void;
}

export class SubscriberLane extends Queueless implements Predecessor, Tenant {
	readonly #settings: SubscriberSettings;
	readonly #around: SubscriberSurroundings;
	readonly #desired: DesiredState = new DesiredState();
	readonly #delivery: Delivery;
	readonly #inbox: Inbox;
	readonly #dialogue: SubscribeDialogue;
	#connection: Connection | undefined = undefined;
	#up: Connection | undefined = undefined;
	readonly #succession: Succession = new Succession(() => this.#successor());
	#closed = false;
	/** Connections that ended and whose sockets have not emitted `close` yet. */
	#lingering = 0;
	readonly #ended: Latch = new Latch();
	#idleSince: number | undefined = undefined;
	#idleTimer: NodeJS.Timeout | undefined = undefined;
	readonly #counts: { dials: number; losses: number; gaps: number; dropped: number } = {
		dials: 0,
		losses: 0,
		gaps: 0,
		dropped: 0,
	};
	#lastError: unknown = undefined;
	#lastDialError: unknown = undefined;

	constructor(settings: SubscriberSettings, surroundings: SubscriberSurroundings) {
		super();
		this.#settings = settings;
		this.#around = surroundings;
		this.#delivery = new Delivery(this.#desired.topics, (items) => surroundings.pushed(items));
		this.#inbox = new Inbox((items, from) => this.#delivery.hand(items, from));
		this.#dialogue = new SubscribeDialogue({
			desired: this.#desired,
			inbox: this.#inbox,
			view: surroundings.view,
			up: () => this.#up,
			setMode: () => this.#setMode(),
			adjust: () => this.#adjust(),
			gap: (gap) => {
				this.#counts.gaps++;
				surroundings.gap(gap);
			},
		});
	}

	stats(): SubscriberStats {
		const { channels, patterns, shards } = this.#desired.topics;
		const up = this.#up !== undefined;
		const { wanted } = this.#desired;
		return {
			total: (this.#connection === undefined ? 0 : 1) + (this.#succession.pending ? 1 : 0),
			idle: up && !wanted ? 1 : 0,
			busy: up && wanted ? 1 : 0,
			creating: (this.#connection !== undefined && !up) || this.#succession.pending ? 1 : 0,
			waiting: this.waiting,
			subscriptions: this.#desired.size,
			channels: channels.size,
			patterns: patterns.size,
			shardChannels: shards.size,
			clientId: this.#up?.info?.clientId,
			delivered: this.#delivery.delivered,
			...this.#counts,
			lastError: this.#lastError,
			lastDialError: this.#lastDialError,
		};
	}

	/** Resolves when the server has confirmed all of it. `receiver` gets its messages from then on, on every connection to come. */
	subscribe(kind: TopicKind, names: readonly TopicName[], receiver: Receiver): Promise<void> {
		if (this.#closed) return Promise.reject(new ClosedError('The client is closed', NOT_WRITTEN));
		return new Promise((resolve, reject) => {
			const { request, topics } = this.#desired.enter(kind, names, receiver, resolve, reject);
			// What is being decoded as strings right now are no Buffers: it joins with the next confirmation.
			const widens = this.#desired.mode !== this.#up?.intake?.mode;
			this.#setMode();
			this.#dialogue.enter(topics, request, widens);
			if (this.#up === undefined) this.#dial();
			this.#adjust();
		});
	}

	/** Forgets a receiver at once; resolves when the server has confirmed it for what nobody else wants. */
	async unsubscribe(receiver: Receiver): Promise<void> {
		const gone = this.#dialogue.leave(receiver);
		this.#dialogue.tellRestored();
		await Promise.all(gone);
	}

	/** Counts messages that a receiver could not keep. */
	dropped(count: number): void {
		this.#counts.dropped += count;
		this.#counts.gaps++;
	}

	/** Calls back once everything that is desired is subscribed to: now, where it is. */
	whenRestored(callback: () => void): void {
		this.#dialogue.whenRestored(callback);
	}

	/** Ends now: what waits rejects, receivers hear of the end. Resolves when the socket is gone. */
	close(): Promise<void> {
		const done = new Promise<void>((resolve) => this.#ended.whenOpen(resolve));
		if (!this.#closed) {
			this.#closed = true;
			this.#inbox.clear();
			this.#desired.end();
			clearTimeout(this.#idleTimer);
			this.#succession.close();
			this.#connection?.destroy(new ClosedError('The client was closed', NOT_WRITTEN));
		}
		this.#finish();
		return done;
	}

	// Tenant

	get waiting(): number {
		return this.#desired.wanted && this.#connection === undefined ? 1 : 0;
	}

	wake(): void {
		if (this.waiting > 0) this.#dial();
	}

	idleSince(): number | undefined {
		return this.#idleSince;
	}

	evict(): void {
		if (!this.#desired.wanted) this.#connection?.destroy();
	}

	// Predecessor

	get topics(): Topics {
		return this.#desired.topics;
	}

	get mode(): 'string' | 'buffer' {
		return this.#desired.mode;
	}

	get probeTimeout(): number {
		return this.#settings.probeTimeout;
	}

	succeeded(successor: Successor, asked: readonly Topic[], kicked: readonly Topic[]): void {
		const { connection } = successor;
		const old = this.#up as Connection;
		this.#succession.took(successor, old);
		this.#connection = connection;
		this.#up = connection;
		this.#lastDialError = undefined;
		this.#setMode();
		successor.retire(old, this.#desired.topics.all());
		this.#dialogue.moved(connection, asked, kicked);
		this.#adjust();
		this.#dialogue.tellRestored();
		this.#forgetTracking();
	}

	givenUp(successor: Successor, { cause, refused }: Parameters<Predecessor['givenUp']>[1]): void {
		if (!this.#succession.givenUp(successor)) return;
		this.#vanishing(successor.connection);
		if (cause !== undefined) this.#lastDialError = this.#around.endpoint.dialError(cause);
		// What a new connection may not have, the old one has for as long as it lasts. It goes the way of a loss, which says so.
		if (isPermanent(refused)) this.#up?.fail(refused as Error);
		else this.#succession.again();
	}

	missed(topics: readonly Topic[]): void {
		this.#dialogue.missed(topics);
	}

	// ConnectionOwner

	ready(connection: Connection): void {
		this.#up = connection;
		this.#lastDialError = undefined;
		connection.intake = new Intake(true);
		this.#setMode();
		// Messages are no answers: when none come for long it is asked whether it is there.
		connection.rest(true);
		this.#dialogue.ask(connection, this.#desired.topics.all());
		this.#adjust();
		this.#dialogue.tellRestored();
		this.#succession.watch(connection.expiresAt);
	}

	pushed(connection: Connection, items: RespValue[]): void {
		const word = items[0];
		if (word === 'message') return this.#inbox.push(items);
		const kind = String(word);
		const lost = endedKind(kind);
		if (lost !== undefined) this.#inbox.mark(() => this.#dialogue.kicked(connection, lost, items[1]));
		else if (kind.endsWith('message')) this.#inbox.push(items);
		else this.#around.pushed(items);
	}

	ended(connection: Connection, cause: Error | undefined, unanswered: Executable[]): void {
		const lost = new ConnectionLostError('The connection was lost before the reply came', NOT_WRITTEN, { cause });
		if (this.#succession.ended(connection)) {
			this.#vanishing(connection);
			for (const command of unanswered) command.fail(lost);
			return;
		}
		const wasUp = this.#up === connection;
		this.#up = undefined;
		this.#connection = undefined;
		this.#succession.cancel();
		this.#dialogue.lost();
		for (const command of unanswered) command.fail(lost);
		if (!wasUp) this.#refusedDial(cause);
		else if (cause !== undefined && !this.#closed) {
			this.#counts.losses++;
			this.#lastError = cause;
		}
		if (this.#desired.wanted) this.#connect();
		else this.#vanishing(connection);
		this.#adjust();
		if (wasUp && !this.#closed) this.#forgetTracking();
	}

	/** Whoever has CLIENT TRACKING send its invalidations to this connection gets none any more: nothing that he keeps may be trusted. */
	#forgetTracking(): void {
		this.#inbox.mark(() => this.#around.pushed(['invalidate', null]));
	}

	/** One to take the place of the connection whose credentials expire soon. */
	#successor(): Successor | 'later' | undefined {
		if (this.#up === undefined) return undefined;
		if (!this.#desired.wanted) {
			this.evict();
			return undefined;
		}
		if (!this.#around.reserveSpare()) return 'later';
		this.#counts.dials++;
		const { detached, endpoint, view } = this.#around;
		return detached(() => new Successor(endpoint, this, view));
	}

	#refusedDial(cause: Error | undefined): void {
		// A dial that nobody wanted any more was ended by us.
		if (!this.#desired.wanted) return;
		const { endpoint } = this.#around;
		const error = endpoint.dialError(cause);
		this.#lastDialError = error;
		this.#around.dialFailed(error);
		if (endpoint.reached && !(error instanceof AuthError)) return;
		for (const { receiver } of this.#desired.waiting) void this.#dialogue.leave(receiver, error);
	}

	/** Its room is given back once the socket is gone. */
	#vanishing(connection: Connection): void {
		this.#lingering++;
		connection.whenGone(() => {
			this.#lingering--;
			this.#around.unreserve();
			this.#finish();
		});
	}

	#finish(): void {
		if (!this.#closed || this.#lingering > 0 || this.#connection !== undefined || !this.#succession.over) return;
		this.#ended.open();
		this.#dialogue.giveUp();
	}

	#dial(): void {
		if (this.#connection === undefined && this.#around.reserve(this)) this.#connect();
	}

	#connect(): void {
		this.#counts.dials++;
		this.#connection = this.#around.detached(() => this.#around.endpoint.dial(this, this.#desired.held));
	}

	/** Sees to what depends on whether anything is wanted. */
	#adjust(): void {
		const { wanted } = this.#desired;
		const held = wanted && this.#desired.held;
		if (this.#up !== undefined) this.#keep(this.#up, held);
		else if (wanted) this.#connection?.hold(held);
		else this.#connection?.destroy();
		const idle = this.#up !== undefined && !wanted;
		if (idle === (this.#idleSince !== undefined)) return;
		clearTimeout(this.#idleTimer);
		this.#idleSince = idle ? performance.now() : undefined;
		if (!idle) return;
		this.#idleTimer = setTimeout(() => this.evict(), this.#settings.idleTimeout).unref();
		this.#around.idle();
	}

	#keep(connection: Connection, held: boolean): void {
		if (connection.intake !== undefined) connection.intake.keepsAlive = held;
		// While it owes an answer it sees to that itself.
		if (connection.pending === 0) connection.hold(held);
	}

	#setMode(): void {
		for (const connection of [this.#up, this.#succession.retired]) {
			if (connection?.intake !== undefined) connection.intake.mode = this.#desired.mode;
		}
	}
}
