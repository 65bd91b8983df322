/**
 * One server endpoint and the lanes to it.
 *
 *   shared      one pipelined connection for plain commands of everybody
 *   exclusive   leases: WATCH transactions, use(), acquire()
 *   blocking    one connection for each blocking command that is waiting
 *   subscriber  one connection for all subscriptions, and one for each monitor()
 *
 * All together open `maxConnections` at most. A lane that is refused for that gets the room of the connection that is idle longest, once
 * that has closed.
 */
import { Command, type Executable, type ReplyView } from '../commands/command.ts';
import type { PipelineRun } from '../commands/pipeline-run.ts';
import { type CommandSpec, specOf } from '../commands/spec.ts';
import { type ConnectionSettings, Endpoint, type Pacing } from '../connection/index.ts';
import { BlockedCall, type Unblocker } from './blocked-call.ts';
import { BlockedWaiters } from './blocked-waiters.ts';
import type { DedicatedConnection } from './dedicated-connection.ts';
import {
	DedicatedLane,
	type DedicatedLaneStats,
	type LaneEvent,
	type LaneSettings,
	type LaneSurroundings,
} from './dedicated-lane.ts';
import type { Held } from './held.ts';
import { LeasedConnection } from './leased-connection.ts';
import { Monitoring, type MonitorListener } from './monitoring.ts';
import type { AcquireOptions } from './pool-options.ts';
import { SharedLane } from './shared-lane.ts';
import type { LaneListener, SharedLaneSettings, SharedLaneStats } from './shared-lane-options.ts';
import { SubscriberLane, type SubscriberSettings } from './subscriber-lane.ts';
import type { Gap, SubscriberStats } from './subscriber-state.ts';
import type { Tenant } from './tenant.ts';

export interface NodeSettings {
	readonly connection: ConnectionSettings;
	/** How dials are paced after a failure; without it they are not. */
	readonly pacing: Pacing | undefined;
	readonly lane: SharedLaneSettings;
	readonly exclusive: LaneSettings;
	readonly blocking: LaneSettings;
	readonly subscriber: SubscriberSettings;
	readonly maxConnections: number;
	/**
	 * `refuse`: what changes a session never runs on the shared connection, and the client above sees to that. `caller-owns` is for a facade
	 * whose caller has the one shared connection to himself.
	 */
	readonly sessionPolicy: 'refuse' | 'caller-owns';
}

/** What a node tells its client. Never throws. */
export interface NodeListener extends LaneListener {
	orphan(reply: unknown, spec: CommandSpec, args: readonly unknown[]): void;
	laneEvent(lane: string, event: LaneEvent): void;
	/** Messages may have been missed. */
	gap(gap: Gap): void;
	/** Nothing is in flight, waits, or is lent out. */
	idle(): void;
}

export interface NodeStats {
	readonly shared: SharedLaneStats;
	readonly exclusive: DedicatedLaneStats;
	readonly blocking: DedicatedLaneStats;
	readonly subscriber: SubscriberStats;
}

const VIEW: ReplyView = {
	mode: 'string',
	plain: true,
	shape: (_spec, _args, value) => value,
	mayResend: () => false,
	retries: true,
};

export class Node {
	readonly endpoint: Endpoint;
	readonly shared: SharedLane;
	readonly subscriber: SubscriberLane;
	readonly sessionPolicy: NodeSettings['sessionPolicy'];
	readonly #lanes: { readonly exclusive: DedicatedLane; readonly blocking: DedicatedLane };
	readonly #listener: NodeListener;
	readonly #unblocker: Unblocker;
	readonly #detached: <T>(action: () => T) => T;
	readonly #monitors: Set<Monitoring> = new Set();
	readonly #blockedWaiters: BlockedWaiters;
	#room: number;
	readonly #starving: Set<Tenant> = new Set();

	constructor(settings: NodeSettings, listener: NodeListener, detached: <T>(action: () => T) => T) {
		this.endpoint = new Endpoint(settings.connection, settings.pacing, detached);
		this.#blockedWaiters = new BlockedWaiters(this.endpoint, settings.lane.maxWait);
		this.sessionPolicy = settings.sessionPolicy;
		this.#listener = listener;
		this.#detached = detached;
		// The shared connection's place is always kept.
		this.#room = settings.maxConnections - 1;
		const room = { reserveSpare: () => this.#reserveSpare(), unreserve: () => this.#unreserve() };
		this.shared = new SharedLane(settings.lane, {
			endpoint: this.endpoint,
			listener: { ...listener, quiet: () => this.#tellIfIdle() },
			detached,
			...room,
		});
		this.#unblocker = {
			unblock: (clientId, done) => this.#unblock(clientId, done),
			orphan: (reply, spec, args) => listener.orphan(reply, spec, args),
		};
		const surroundings: LaneSurroundings = {
			endpoint: this.endpoint,
			view: VIEW,
			reserve: (lane) => this.#reserve(lane),
			...room,
			event: (lane, event) => this.#event(lane, event),
			detached,
		};
		this.#lanes = {
			exclusive: new DedicatedLane('exclusive', settings.exclusive, surroundings),
			blocking: new DedicatedLane('blocking', settings.blocking, surroundings),
		};
		this.subscriber = new SubscriberLane(settings.subscriber, {
			endpoint: this.endpoint,
			view: VIEW,
			reserve: (tenant) => this.#reserve(tenant),
			...room,
			detached,
			dialFailed: (error) => listener.laneEvent('subscriber', { kind: 'dialFailed', error }),
			gap: (gap) => listener.gap(gap),
			idle: () => {
				if (this.#starving.size > 0) this.#evict();
			},
			pushed: (items) => listener.pushed(items),
		});
	}

	/** Sends a plain command over the shared connection. */
	execute(command: Executable): void {
		this.shared.execute(command);
	}

	/** A connection for the caller alone. */
	async lease(options: AcquireOptions): Promise<LeasedConnection> {
		return new LeasedConnection(await this.#lanes.exclusive.acquire(options), this.#unblocker, VIEW);
	}

	/**
	 * A connection of the blocking lane for many reads of one caller. What a blocking one of them took when it was given up goes to
	 * `orphan`, not to the client's listener.
	 */
	async leaseBlocking(options: AcquireOptions, orphan: Unblocker['orphan']): Promise<LeasedConnection> {
		const held = await this.#lanes.blocking.acquire({ ...options, timeout: 0 });
		return new LeasedConnection(held, { unblock: this.#unblocker.unblock, orphan }, VIEW);
	}

	/** A blocking command, on a connection of its own as soon as there is one. */
	block(
		spec: CommandSpec,
		args: readonly unknown[],
		view: ReplyView,
		resolve: (value: unknown) => void,
		reject: (error: unknown) => void,
	): BlockedCall {
		const wait = new AbortController();
		let held: Held<DedicatedConnection> | undefined;
		const ended = (fit: boolean): void => {
			granted();
			if (held === undefined) wait.abort();
			else if (fit) held.release();
			else held.discard();
		};
		const call = new BlockedCall(spec, args, view, this.#unblocker, ended, resolve, reject);
		const granted = this.#blockedWaiters.add((error) => call.refuse(error));
		// A full lane is waited for without limit unless its view says otherwise, and then the view gives it up.
		this.#lanes.blocking.acquire({ signal: wait.signal, timeout: 0, label: spec.name }).then(
			(connection) => {
				granted();
				held = connection;
				if (call.settled) held.release();
				else call.start(held.value);
			},
			(error: unknown) => {
				if (!call.settled) call.refuse(error);
			},
		);
		return call;
	}

	/** A pipeline that holds a blocking command, whole, on a connection of the blocking lane. Given up, that connection is destroyed. */
	blockRun(run: PipelineRun): void {
		const wait = new AbortController();
		let held: Held<DedicatedConnection> | undefined;
		const granted = this.#blockedWaiters.add((error) => run.fail(error));
		run.onEnd = () => {
			granted();
			if (held === undefined) return wait.abort();
			const { value } = held;
			// The last reply is being taken: whether anything is left is known after that.
			process.nextTick(() => {
				if (value.alive && value.connection.pending === 0) held?.release();
				else held?.discard();
			});
		};
		this.#lanes.blocking.acquire({ signal: wait.signal, timeout: 0, label: 'pipeline' }).then(
			(connection) => {
				granted();
				held = connection;
				if (run.settled) return held.release();
				for (const segment of run.segments) if (!run.settled) connection.value.execute(segment);
			},
			(error: unknown) => run.fail(error),
		);
	}

	/** Begins a MONITOR on a connection of its own. */
	monitor(listener: MonitorListener): Monitoring {
		const monitoring = new Monitoring(
			{
				endpoint: this.endpoint,
				view: VIEW,
				reserve: (tenant) => this.#reserve(tenant),
				unreserve: () => this.#unreserve(),
				detached: this.#detached,
				gone: (over) => {
					this.#monitors.delete(over);
					this.#starving.delete(over);
				},
			},
			listener,
		);
		this.#monitors.add(monitoring);
		monitoring.start();
		return monitoring;
	}

	connect(): Promise<void> {
		return this.shared.connect();
	}

	stats(): NodeStats {
		return {
			shared: this.shared.stats(),
			exclusive: this.#lanes.exclusive.stats(),
			blocking: this.#lanes.blocking.stats(),
			subscriber: this.subscriber.stats(),
		};
	}

	/** Answers what is owed, for `timeout` milliseconds at most; resolves when every socket is closed. */
	async close(timeout: number): Promise<void> {
		const lanes = Object.values(this.#lanes).map((lane) => lane.close(timeout));
		await Promise.all([this.shared.close(timeout), ...lanes, ...this.#endSubscribers()]);
	}

	/** Ends now. */
	destroy(): void {
		this.shared.destroy();
		for (const lane of Object.values(this.#lanes)) lane.destroy();
		for (const ended of this.#endSubscribers()) void ended;
	}

	/** They are owed no answer: they end at once. */
	#endSubscribers(): Promise<void>[] {
		return [this.subscriber.close(), ...[...this.#monitors].map((monitoring) => monitoring.stop())];
	}

	#unblock(clientId: number, done: (unblocked: boolean | undefined) => void): void {
		const args = ['UNBLOCK', clientId, 'TIMEOUT'];
		const command = new Command(
			specOf('CLIENT', args),
			args,
			VIEW,
			(value) => done(value === 1),
			() => done(undefined),
		);
		this.shared.execute(command);
	}

	/** Room for one more connection; where there is none, an idle one of another lane goes first. */
	#reserve(tenant: Tenant): boolean {
		if (this.#room > 0) {
			this.#room--;
			this.#starving.delete(tenant);
			return true;
		}
		this.#starving.add(tenant);
		this.#evict();
		return false;
	}

	/** Room for a connection beside one that is in doubt. */
	#reserveSpare(): boolean {
		if (this.#room > 0) {
			this.#room--;
			return true;
		}
		this.#evict();
		return false;
	}

	#unreserve(): void {
		this.#room++;
		for (const tenant of [...this.#starving]) tenant.wake();
	}

	/** Closes the connection that is idle longest, of a lane that does not starve itself. */
	#evict(): void {
		let longest: Tenant | undefined;
		for (const tenant of [...Object.values(this.#lanes), this.subscriber]) {
			const since = this.#starving.has(tenant) ? undefined : tenant.idleSince();
			if (since !== undefined && since < (longest?.idleSince() ?? Number.POSITIVE_INFINITY)) longest = tenant;
		}
		longest?.evict();
	}

	#event(lane: DedicatedLane, event: LaneEvent): void {
		this.#listener.laneEvent(lane.name, event);
		if (event.kind === 'dialFailed') this.#blockedWaiters.dialFailed();
		if (event.kind === 'idle' && this.#starving.size > 0) {
			// Whoever starves has somebody waiting, unless that one gave up: then it says so when it is woken next.
			for (const starving of [...this.#starving]) if (starving.waiting === 0) this.#starving.delete(starving);
			if (this.#starving.size > 0) this.#evict();
		}
		if (event.kind === 'quiet') this.#tellIfIdle();
	}

	#tellIfIdle(): void {
		const used = Object.values(this.#lanes).some(({ pool }) => pool.used);
		if (this.shared.idle && !used) this.#listener.idle();
	}
}
