/**
 * One direction of a proxied connection: bytes wait in line until their time has come, then leave whole or in pieces.
 *
 *   flowing ──stall()──▶ stalled ──resume()──▶ flowing
 *      ├──blackHole()──▶ swallowing (for good)
 *      └──the cut is reached, or the end was passed on──▶ done
 */
import type { Socket } from 'node:net';
import { nextPoll } from './next-poll.ts';

/** A way that bytes take through the proxy. */
export type Direction = 'toServer' | 'toClient';

/** How a connection is ended: FIN, or RST. */
export type Ending = 'fin' | 'rst';

/** What a proxy does to the bytes of one direction. Changed in place by the proxy, for all of its connections. */
export interface LaneRules {
	/** Milliseconds from the arrival of bytes to their departure. */
	delay: number;
	/** Bytes per piece, one piece for each look of the event loop for I/O; 0 for no splitting. */
	split: number;
}

/** What a lane reports. */
export interface LaneEvents {
	/** Bytes have left. */
	passed(bytes: number): void;
	/** The cut was reached: no further byte will leave. */
	cutReached(): void;
	/** Its last byte has been handed to the system. */
	cutFlushed(): void;
}

interface Waiting {
	readonly due: number;
	/** `undefined` is the source's FIN. */
	readonly chunk: Buffer | undefined;
}

/** Bytes that may wait in one lane before its source is no longer read. */
const HIGH_WATER = 1 << 20;

/** Forwards what `source` sends to `sink`. */
export class ProxyLane {
	readonly #source: Socket;
	readonly #sink: Socket;
	readonly #rules: LaneRules;
	readonly #events: LaneEvents;
	#line: Waiting[] = [];
	#queued = 0;
	#passed = 0;
	#cutAt = Number.POSITIVE_INFINITY;
	#state: 'flowing' | 'stalled' | 'swallowing' | 'done' = 'flowing';
	#timer: NodeJS.Timeout | undefined = undefined;
	#spacing = false;
	#draining = false;

	constructor(source: Socket, sink: Socket, rules: LaneRules, events: LaneEvents) {
		this.#source = source;
		this.#sink = sink;
		this.#rules = rules;
		this.#events = events;
		source.on('data', (chunk) => this.#arrive(chunk));
		source.on('end', () => this.#arrive(undefined));
		sink.on('drain', () => {
			this.#draining = false;
			this.#pump();
		});
	}

	/** How many bytes have left. */
	get passed(): number {
		return this.#passed;
	}

	/** Holds everything back until {@link resume}; the source is read until 1 MiB waits. */
	stall(): void {
		if (this.#state === 'flowing') this.#state = 'stalled';
	}

	/** Ends a stall. */
	resume(): void {
		if (this.#state !== 'stalled') return;
		this.#state = 'flowing';
		this.#pump();
	}

	/** Swallows everything, ends included, from now on. */
	blackHole(): void {
		this.#finish('swallowing');
	}

	/** Lets `bytes` more pass, then reports the cut. */
	cutAfter(bytes: number): void {
		this.#cutAt = this.#passed + bytes;
		this.#checkCut();
	}

	/** Takes a cut back that was not reached. */
	clearCut(): void {
		this.#cutAt = Number.POSITIVE_INFINITY;
	}

	/** Drops what waits; the connection is over. */
	stop(): void {
		this.#finish('done');
	}

	#finish(state: 'swallowing' | 'done'): void {
		this.#state = state;
		this.#line = [];
		this.#queued = 0;
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#source.resume();
	}

	#arrive(chunk: Buffer | undefined): void {
		if (this.#state === 'swallowing' || this.#state === 'done') return;
		this.#line.push({ due: performance.now() + this.#rules.delay, chunk });
		this.#queued += chunk?.length ?? 0;
		if (this.#queued >= HIGH_WATER) this.#source.pause();
		this.#pump();
	}

	/** Sends what is due. Called again by whatever has made it stop: the timer, the sink's `drain`, {@link resume}. */
	#pump(): void {
		while (this.#state === 'flowing' && !this.#draining && !this.#spacing && this.#timer === undefined) {
			const head = this.#line[0];
			if (head === undefined) return;
			const wait = head.due - performance.now();
			if (wait > 0) return this.#later(wait);
			if (head.chunk === undefined) {
				this.#finish('done');
				this.#sink.end();
				return;
			}
			this.#send(head, head.chunk);
		}
	}

	#send(head: Waiting, chunk: Buffer): void {
		const { split } = this.#rules;
		const allowed = Math.min(split > 0 ? split : chunk.length, this.#cutAt - this.#passed, chunk.length);
		const piece = chunk.subarray(0, allowed);
		if (allowed < chunk.length) this.#line[0] = { due: head.due, chunk: chunk.subarray(allowed) };
		else this.#line.shift();
		this.#queued -= allowed;
		this.#passed += allowed;
		this.#events.passed(allowed);
		if (this.#passed >= this.#cutAt) {
			this.#finish('done');
			this.#events.cutReached();
			this.#sink.write(piece, () => this.#events.cutFlushed());
			return;
		}
		this.#draining = !this.#sink.write(piece);
		if (this.#queued < HIGH_WATER) this.#source.resume();
		if (split > 0) this.#space();
	}

	#checkCut(): void {
		if (this.#state === 'done' || this.#passed < this.#cutAt) return;
		this.#finish('done');
		this.#events.cutReached();
		this.#events.cutFlushed();
	}

	#later(ms: number): void {
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			this.#pump();
		}, ms);
	}

	/** Lets the receiver read a piece before the next one leaves. */
	#space(): void {
		this.#spacing = true;
		void nextPoll().then(() => {
			this.#spacing = false;
			this.#pump();
		});
	}
}
