/**
 * One connection through the proxy: the client's socket, the socket to the target, and a lane each way.
 *
 *   open ──both ends ended, cut, kill()──▶ closed
 *     └──blackHole()──▶ lost ──stop of the proxy──▶ closed
 */
import type { Socket } from 'node:net';
import { nextPoll } from './next-poll.ts';
import { type Direction, type Ending, type LaneRules, ProxyLane } from './proxy-lane.ts';
import { resetSocket } from './socket-reset.ts';

/** Where and how a connection is cut. */
export interface Cut {
	/** Which way the bytes are counted. Default: `toClient`. */
	readonly direction?: Direction;
	/** What both sides see. Default: `rst`. */
	readonly how?: Ending;
}

/** What a link reports to its proxy. */
export interface LinkEvents {
	passed(direction: Direction, bytes: number): void;
	/** It has reached its cut. */
	cut(link: ProxyLink): void;
	/** Both sockets are closed. */
	closed(link: ProxyLink): void;
}

/** A connection that goes through a {@link FaultProxy}. */
export class ProxyLink {
	/** Position in the order of arrival, from 0. */
	readonly index: number;
	/** Resolves when both sockets are closed. */
	readonly closed: Promise<void>;
	readonly #client: Socket;
	readonly #target: Socket;
	readonly #lanes: Readonly<Record<Direction, ProxyLane>>;
	readonly #events: LinkEvents;
	#cutHow: Ending = 'rst';
	#lost = false;
	#open = 2;

	constructor(index: number, client: Socket, target: Socket, rules: Record<Direction, LaneRules>, events: LinkEvents) {
		this.index = index;
		this.#client = client;
		this.#target = target;
		this.#events = events;
		const lane = (direction: Direction, source: Socket, sink: Socket): ProxyLane =>
			new ProxyLane(source, sink, rules[direction], {
				passed: (bytes) => events.passed(direction, bytes),
				cutReached: () => events.cut(this),
				cutFlushed: () => void nextPoll().then(() => this.kill(this.#cutHow)),
			});
		this.#lanes = { toServer: lane('toServer', client, target), toClient: lane('toClient', target, client) };
		this.closed = new Promise((resolve) => {
			this.#join(client, target, resolve);
			this.#join(target, client, resolve);
		});
	}

	/** At least one of its sockets is not closed. */
	get open(): boolean {
		return this.#open > 0;
	}

	/** Bytes passed to the server. */
	get bytesToServer(): number {
		return this.#lanes.toServer.passed;
	}

	/** Bytes passed to the client. */
	get bytesToClient(): number {
		return this.#lanes.toClient.passed;
	}

	/** Holds one direction back, or both, until {@link resume}. */
	stall(direction?: Direction): void {
		for (const each of ways(direction)) this.#lanes[each].stall();
	}

	/** Ends a stall. */
	resume(direction?: Direction): void {
		for (const each of ways(direction)) this.#lanes[each].resume();
	}

	/** From now on neither side hears of the other, not even of its end; as when a firewall forgets a connection. */
	blackHole(): void {
		this.#lost = true;
		this.#lanes.toServer.blackHole();
		this.#lanes.toClient.blackHole();
	}

	/** Lets `bytes` more pass in one direction, then ends both sides. */
	cutAfter(bytes: number, { direction = 'toClient', how = 'rst' }: Cut = {}): void {
		this.#cutHow = how;
		this.#lanes[direction].cutAfter(bytes);
	}

	/** Takes a cut back that was not reached. */
	clearCut(): void {
		this.#lanes.toServer.clearCut();
		this.#lanes.toClient.clearCut();
	}

	/**
	 * Ends both sides now, dropping what waits in the proxy. After a FIN, what still comes is read and dropped. A Node client that finds
	 * bytes and RST together takes it for FIN; passing on and cutting therefore let the bytes be read first.
	 */
	kill(how: Ending = 'rst'): void {
		this.#lanes.toServer.stop();
		this.#lanes.toClient.stop();
		for (const socket of [this.#client, this.#target]) {
			if (how === 'rst') resetSocket(socket);
			// Not destroy: closing a socket with unread bytes makes the system send RST.
			else socket.end();
		}
	}

	/** Passes on how one side ended, unless the link is lost. */
	#join(socket: Socket, other: Socket, resolve: () => void): void {
		socket.on('error', () => {
			if (!this.#lost) void nextPoll().then(() => resetSocket(other));
		});
		socket.on('close', () => {
			this.#open--;
			if (this.#open > 0) return;
			this.#lanes.toServer.stop();
			this.#lanes.toClient.stop();
			this.#events.closed(this);
			resolve();
		});
	}
}

function ways(direction: Direction | undefined): readonly Direction[] {
	return direction === undefined ? ['toServer', 'toClient'] : [direction];
}
