/** What the connection of a client needs of the client. */
import type Denque from 'denque';
import type { RespValue } from '../protocol/types.ts';
import type { AbstractConnector, NetStream } from './abstract-connector.ts';
import type { Auth } from './greeting.ts';
import type { ResolvedOptions } from './options.ts';
import type { MessageListener, SubscriptionSet } from './subscription.ts';
import type { QueueItem } from './waiting-commands.ts';

export type RedisStatus = 'wait' | 'connecting' | 'connect' | 'ready' | 'close' | 'reconnecting' | 'end' | 'monitoring';

/** `redis.condition`: what is known of the session. */
export interface Condition {
	/** The database that the connection is in. */
	select: number;
	auth: Auth;
	subscriber: false | SubscriptionSet;
	protocol: 2 | 3;
	replyMapping: 'legacy' | 'resp3';
	handshake: boolean;
}

export interface LaneHost extends MessageListener {
	readonly options: ResolvedOptions;
	readonly connector: AbstractConnector;
	readonly offlineQueue: Denque<QueueItem>;
	status: string;
	stream: NetStream | undefined;
	condition: Condition;
	retryAttempts: number;
	manuallyClosing: boolean;
	/** Counts dials. */
	connectionEpoch: number;
	/** A new connection knows nothing: database and credentials of the options, or of the session before. */
	freshCondition(): void;
	setStatus(status: RedisStatus, argument?: unknown): void;
	silentEmit(event: string, argument?: unknown): boolean;
	connect(): Promise<void>;
	disconnect(reconnect?: boolean): void;
	/** A line of MONITOR. True when it was one. */
	monitored(line: RespValue): boolean;
}
