/**
 * Whether the shared connection can be trusted, and the second one that is dialled while it cannot.
 *
 *   trusted ──silent for `staleAfter` before a use──▶ suspect ──`probeTimeout`──▶ a spare is dialled ─┐
 *      ▲ ▲                                              │ bytes                                       │
 *      │ └──────────────────────────────────────────────┘                                             │
 *      │    ──silent for `responseTimeout` with a reply due──▶ suspect, a spare is dialled and asked ─┤
 *      ├── the server is only slow ───────────────────────────────────────────────────────────────────┤
 *      │                             condemned, the spare takes its place ◀── it answers, or nothing ─┘
 *      └────────── to be replaced: a spare is dialled; once it is up the old one answers what it owes, and ends
 */
import { type Connection, Spare, type Verdict } from '../connection/index.ts';
import { AGAIN, renewalDelay, renewalTimer } from './renewal.ts';
import type { SharedLaneSettings, SharedLaneSurroundings } from './shared-lane-options.ts';

/** What it needs of its lane. */
export interface DoubtsHost {
	/** Somebody waits. */
	readonly wanted: boolean;
	/** Nothing more may be sent on the connection for now. */
	stop(): void;
	/** Commands may flow again, if nothing else holds them back. */
	resume(): void;
	/** A spare that nobody needs is closing: the lane has ended when it is gone. */
	closing(connection: Connection): void;
}

export class Doubts {
	readonly #settings: SharedLaneSettings;
	readonly #surroundings: SharedLaneSurroundings;
	readonly #host: DoubtsHost;
	/** May be dead. Only reads may be sent on it, and only where they are the first that wait. */
	suspect: Connection | undefined = undefined;
	/** Set while the suspect is one that was not heard for long before it was used. */
	#probe: NodeJS.Timeout | undefined = undefined;
	#spare: Spare | undefined = undefined;
	/** The connection that the spare is to replace; `undefined` where the spare is there because of a doubt. */
	#replacing: Connection | undefined = undefined;
	#turnover: NodeJS.Timeout | undefined = undefined;

	constructor(settings: SharedLaneSettings, surroundings: SharedLaneSurroundings, host: DoubtsHost) {
		this.#settings = settings;
		this.#surroundings = surroundings;
		this.#host = host;
	}

	/** Whether reads may be sent on the suspect: no worse a question than another, and sent twice they do no harm. */
	get racing(): boolean {
		return this.#probe !== undefined;
	}

	/** It was silent for long, and somebody wants to use it. */
	stale(connection: Connection): void {
		this.#host.stop();
		this.suspect = connection;
		this.#probeLater(connection);
	}

	/** It owes a reply, and was silent for too long. */
	silent(connection: Connection): void {
		// One that was dialled to take its place was not asked what is the matter with this one.
		if (this.#replacing !== undefined) this.#drop();
		if (this.#spare !== undefined) return;
		// What comes now waits for the verdict: it can still be sent, and nobody will have to say that it may have run.
		this.#host.stop();
		this.suspect = connection;
		this.#dial(connection, (verdict) => this.#judged(connection, verdict));
	}

	/** Bytes came on the suspect. */
	heard(): void {
		this.#trust();
		this.#drop();
		this.#host.resume();
	}

	/** Replaces it as soon as there is a new one. Nothing is lost: it answers what it owes first. */
	replace(connection: Connection): void {
		if (this.#replacing !== undefined) return;
		const judge = (verdict: Verdict): void => {
			if (verdict !== 'answers' || connection.state !== 'ready') return this.#drop();
			this.#host.stop();
			connection.drain();
		};
		// One is there for a doubt, or there is no room: one that is idle is making some.
		if (this.#spare !== undefined || !this.#dial(undefined, judge)) return this.#replaceIn(connection, AGAIN);
		this.#replacing = connection;
	}

	/** Connections do not last for ever, nor do the credentials that they were made with. */
	schedule(connection: Connection): void {
		clearTimeout(this.#turnover);
		const { maxLifetime } = this.#settings;
		const lifetime = maxLifetime === 0 ? Number.POSITIVE_INFINITY : maxLifetime * (1 - Math.random() * 0.1);
		this.#replaceIn(connection, Math.min(lifetime, renewalDelay(connection.expiresAt)));
	}

	#replaceIn(connection: Connection, delay: number): void {
		clearTimeout(this.#turnover);
		const due = (): void => {
			if (connection.state === 'ready') this.replace(connection);
		};
		this.#turnover = renewalTimer(delay, due);
	}

	/** The connection has ended: gives the one that was dialled beside it, if there is one, to take its place. */
	ended(): Spare | undefined {
		this.#trust();
		clearTimeout(this.#turnover);
		const spare = this.#spare;
		this.#spare = undefined;
		this.#replacing = undefined;
		if (spare !== undefined) this.#surroundings.unreserve();
		return spare;
	}

	/** Nothing more is wanted. */
	close(): void {
		this.#trust();
		this.#drop();
		clearTimeout(this.#turnover);
	}

	#trust(): void {
		this.suspect = undefined;
		clearTimeout(this.#probe);
		this.#probe = undefined;
	}

	/** What a spare found out about `connection`. */
	#judged(connection: Connection, verdict: Verdict): void {
		if (verdict !== 'stalled') {
			if (verdict === 'unreachable') this.#drop();
			const other = verdict === 'answers' ? 'a new connection answers' : 'no new connection can be made';
			return connection.condemn(`it is silent, and ${other}`);
		}
		this.#drop();
		// The server is slow. One that was heard a moment ago is trusted to be alive; one that was not is still to be told from a dead one.
		if (this.racing) return this.#rival(connection);
		this.#trust();
		this.#host.resume();
	}

	#probeLater(connection: Connection): void {
		const late = (): void => {
			if (this.suspect === connection) this.#rival(connection);
		};
		// Bytes that are there already go first.
		this.#probe = setTimeout(() => setImmediate(() => setImmediate(late)), this.#settings.probeTimeout);
	}

	/** Dials another one: whoever speaks first is the one to be used. */
	#rival(connection: Connection): void {
		// One that was dialled to take its place would say nothing of this one, should it fail.
		if (this.#replacing !== undefined) this.#drop();
		const judge = (verdict: Verdict): void => this.#judged(connection, verdict);
		// No room for it: one that is idle is making some.
		if (!this.#dial(undefined, judge)) this.#probeLater(connection);
	}

	/** False where there is no room for it. */
	#dial(asked: Connection | undefined, judge: (verdict: Verdict) => void): boolean {
		const { endpoint, detached, reserveSpare } = this.#surroundings;
		if (this.#spare !== undefined) return true;
		if (!reserveSpare()) return false;
		this.#spare = detached(() => new Spare(endpoint, this.#host.wanted, asked, judge));
		return true;
	}

	#drop(): void {
		const spare = this.#spare;
		if (spare === undefined) return;
		this.#spare = undefined;
		// It still is to be replaced.
		if (this.#replacing !== undefined) this.#replaceIn(this.#replacing, AGAIN);
		this.#replacing = undefined;
		this.#host.closing(spare.connection);
		spare.connection.whenGone(() => this.#surroundings.unreserve());
		spare.destroy();
	}
}
