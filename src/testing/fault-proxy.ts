/**
 * A TCP proxy in this process that treats what goes through it as bad networks do.
 *
 *   listening ──refuse()──▶ refusing ──accept()──▶ listening
 *       └──stop()──▶ stopped ◀──stop()──┘
 */
import { connect, type Socket } from 'node:net';
import { Condition } from './condition.ts';
import { Listener } from './listener.ts';
import type { Direction, Ending, LaneRules } from './proxy-lane.ts';
import { type Cut, ProxyLink } from './proxy-link.ts';

/** Where a proxy connects to. */
export interface ProxyTarget {
	/** Default: 127.0.0.1. */
	readonly host?: string;
	readonly port: number;
}

/** Options of {@link FaultProxy.start}. */
export interface FaultProxyOptions {
	/** An address, or anything with a port: a server of `startRedis`, a `FaultServer`. */
	readonly target: ProxyTarget;
	/** Port of 127.0.0.1. Default: a free one. */
	readonly port?: number;
}

/** A value for both directions, or for each. */
export type PerDirection = number | Partial<Readonly<Record<Direction, number>>>;

/** What {@link FaultProxy.stats} counts. */
export interface ProxyStats {
	/** Connections accepted since the start. */
	readonly connections: number;
	/** Of these, not yet closed. */
	readonly open: number;
	/** Bytes passed on to the target. */
	readonly bytesToServer: number;
	/** Bytes passed on to clients. */
	readonly bytesToClient: number;
}

/** Which connections a black hole takes: those of now, also those to come, or none that come from now on. */
export type BlackHoleScope = 'existing' | 'all' | 'off';

/** A TCP proxy on 127.0.0.1 that delays, splits, stalls, loses and cuts. */
export class FaultProxy implements AsyncDisposable {
	/** Where it listens. */
	readonly host: string = '127.0.0.1';
	/** Every connection that was accepted, in order, closed ones too. */
	readonly links: ProxyLink[] = [];
	/** Where it connects to; may be replaced, for the connections to come. */
	target: ProxyTarget;

	readonly #listener: Listener = new Listener();
	readonly #condition: Condition = new Condition();
	readonly #rules: Record<Direction, LaneRules> = {
		toServer: { delay: 0, split: 0 },
		toClient: { delay: 0, split: 0 },
	};
	readonly #passed: Record<Direction, number> = { toServer: 0, toClient: 0 };
	readonly #stalled: Set<Direction> = new Set();
	#losing = false;
	#cut: (Required<Cut> & { bytes: number; times: number }) | undefined = undefined;

	private constructor(target: ProxyTarget) {
		this.target = target;
	}

	/** Starts listening. */
	static async start(options: FaultProxyOptions): Promise<FaultProxy> {
		const proxy = new FaultProxy(options.target);
		await proxy.#listener.listen((socket) => proxy.#accept(socket), options.port ?? 0);
		return proxy;
	}

	/** The port, the same through {@link refuse} and {@link accept}. */
	get port(): number {
		return this.#listener.port;
	}

	/** `redis://127.0.0.1:port`. */
	get url(): string {
		return `redis://${this.host}:${this.port}`;
	}

	/** What has gone through so far. */
	stats(): ProxyStats {
		return {
			connections: this.links.length,
			open: this.links.filter((each) => each.open).length,
			bytesToServer: this.#passed.toServer,
			bytesToClient: this.#passed.toClient,
		};
	}

	/** Milliseconds that bytes and FINs take in addition, for those that arrive from now on. Not given counts as 0. */
	delay(ms: PerDirection): void {
		for (const [direction, rules] of this.#eachRule()) rules.delay = pick(ms, direction);
	}

	/** Passes bytes on in pieces of at most so many, each to be read by itself by a client in this process; 0 ends it. Not given counts as 0. */
	split(bytes: PerDirection): void {
		for (const [direction, rules] of this.#eachRule()) rules.split = pick(bytes, direction);
	}

	/** Holds bytes back in one direction, or both, on all connections and those to come, until {@link resume}. */
	stall(direction?: Direction): void {
		for (const each of direction === undefined ? (['toServer', 'toClient'] as const) : [direction])
			this.#stalled.add(each);
		for (const link of this.links) link.stall(direction);
	}

	/** Ends a stall; what was held back goes on. */
	resume(direction?: Direction): void {
		if (direction === undefined) this.#stalled.clear();
		else this.#stalled.delete(direction);
		for (const link of this.links) link.resume(direction);
	}

	/**
	 * Loses connections without a word: they stay open, nothing passes, no end is told, and they never recover.
	 * `existing` (default) takes those of now, `all` also takes those to come, which are accepted and hear nothing; `off` spares those.
	 */
	blackHole(scope: BlackHoleScope = 'existing'): void {
		this.#losing = scope === 'all';
		if (scope !== 'off') for (const link of this.links) link.blackHole();
	}

	/**
	 * Ends a connection after so many more bytes have passed in one direction of it, not one byte later. Applies to every connection,
	 * also those to come, until `times` (default 1) were cut.
	 */
	cutAfter(
		bytes: number,
		{ direction = 'toClient', how = 'rst', times = 1 }: Cut & { readonly times?: number } = {},
	): void {
		this.#cut = { bytes, direction, how, times };
		for (const link of this.links) if (this.#cut !== undefined && link.open) link.cutAfter(bytes, { direction, how });
	}

	/** Ends every connection now, with RST (default) or FIN. New ones are accepted. */
	kill(how: Ending = 'rst'): void {
		for (const link of this.links) if (link.open) link.kill(how);
	}

	/** Stops listening: new connections are refused, present ones stay. */
	refuse(): Promise<void> {
		return this.#listener.close();
	}

	/** Listens again, on the same port. */
	accept(): Promise<void> {
		return this.#listener.reopen();
	}

	/** Takes back delays, splits, stalls, cuts and black holes to come. Connections that are lost stay lost. */
	heal(): void {
		this.delay(0);
		this.split(0);
		this.blackHole('off');
		this.#clearCut();
		this.resume();
	}

	/** Resolves with the `index`-th connection (from 0) as soon as it is there; rejects after `timeout` milliseconds, by default 5000. */
	link(index: number, timeout = 5000): Promise<ProxyLink> {
		return this.#condition.until(
			() => this.links[index],
			timeout,
			() => `connection ${index} did not come, ${this.links.length} did`,
		);
	}

	/** Resolves when so many bytes have passed in one direction in all; rejects after `timeout` milliseconds, by default 5000. */
	async passed(direction: Direction, bytes: number, timeout = 5000): Promise<void> {
		await this.#condition.until(
			() => this.#passed[direction] >= bytes || undefined,
			timeout,
			() => `${bytes} bytes ${direction} did not pass, ${this.#passed[direction]} did`,
		);
	}

	/** Resets what is open and stops listening. */
	async stop(): Promise<void> {
		await this.#listener.close();
		this.kill();
		await Promise.all(this.links.map((each) => each.closed));
	}

	/** As {@link stop}. */
	[Symbol.asyncDispose](): Promise<void> {
		return this.stop();
	}

	#accept(client: Socket): void {
		const target = connect({ host: this.target.host ?? '127.0.0.1', port: this.target.port, allowHalfOpen: true });
		for (const socket of [client, target]) socket.setNoDelay(true);
		const link = new ProxyLink(this.links.length, client, target, this.#rules, {
			passed: (direction, bytes) => {
				this.#passed[direction] += bytes;
				this.#condition.notify();
			},
			cut: () => this.#wasCut(),
			closed: () => this.#condition.notify(),
		});
		this.links.push(link);
		for (const direction of this.#stalled) link.stall(direction);
		if (this.#losing) link.blackHole();
		if (this.#cut !== undefined) link.cutAfter(this.#cut.bytes, this.#cut);
		this.#condition.notify();
	}

	#wasCut(): void {
		if (this.#cut === undefined) return;
		this.#cut.times--;
		if (this.#cut.times <= 0) this.#clearCut();
	}

	#clearCut(): void {
		this.#cut = undefined;
		for (const link of this.links) link.clearCut();
	}

	*#eachRule(): Generator<[Direction, LaneRules]> {
		yield ['toServer', this.#rules.toServer];
		yield ['toClient', this.#rules.toClient];
	}
}

function pick(value: PerDirection, direction: Direction): number {
	const picked = typeof value === 'number' ? value : (value[direction] ?? 0);
	if (!(picked >= 0)) throw new RangeError(`Not a number of at least 0: ${picked}`);
	return picked;
}
