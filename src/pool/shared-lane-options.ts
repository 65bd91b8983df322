/** What a shared lane is told, and what it tells. */
import type { Connection, Endpoint } from '../connection/index.ts';
import type { RedisError } from '../core/errors.ts';
import type { RespValue } from '../protocol/types.ts';

/** Times are milliseconds. */
export interface SharedLaneSettings {
	/** Bounds of the queue while there is no connection: commands, and bytes of their arguments. */
	readonly maxQueue: number;
	readonly maxQueueBytes: number;
	/** Bounds while the socket is congested: commands without a reply, and bytes of arguments that wait. */
	readonly maxInFlight: number;
	readonly maxPendingBytes: number;
	/** How long a command may stay unwritten; 0: while there is no connection it fails at once. */
	readonly maxWait: number;
	/** A connection that was silent for longer is not trusted before it has said something. */
	readonly staleAfter: number;
	/** How long it has for that before another one is dialled beside it. */
	readonly probeTimeout: number;
	/** A connection is replaced when it is older; up to a tenth earlier. 0: never. */
	readonly maxLifetime: number;
}

/** Gauges of the moment; `dials`, `losses` and `resent` only grow. */
export interface SharedLaneStats {
	readonly total: number;
	readonly idle: number;
	readonly busy: number;
	readonly creating: number;
	readonly waiting: number;
	readonly inFlight: number;
	readonly dials: number;
	readonly losses: number;
	/** Commands that were sent again after a loss. */
	readonly resent: number;
	readonly lastDialError: unknown;
	readonly lastError: unknown;
}

/** What a lane tells its client. Never throws. */
export interface LaneListener {
	connected(connection: Connection): void;
	disconnected(connection: Connection, cause: Error | undefined): void;
	/** The connection was lost, or a dial failed, and another one is on its way: try number `attempt`. */
	reconnecting(attempt: number): void;
	dialFailed(error: RedisError): void;
	pushed(items: RespValue[]): void;
	/** Nothing is in flight and nothing waits. */
	quiet(): void;
	/** More may be written: it was congested, or down. */
	drained(): void;
}

/** What a lane shares with the others of its node. */
export interface SharedLaneSurroundings {
	readonly endpoint: Endpoint;
	readonly listener: LaneListener;
	/** Runs a dial outside the async context of the command that caused it. */
	detached<T>(action: () => T): T;
	/** Room for a second connection beside the one that is in doubt. */
	reserveSpare(): boolean;
	unreserve(): void;
}
