/** Redis Cluster comes in a later release: there for `instanceof` and types. */
import { EventEmitter } from 'node:events';
import type { Command } from './command.ts';
import type { ChainableCommander, RedisCommander } from './commander.generated.ts';
import { NotInThisReleaseError } from './errors.ts';
import type { RedisStatus } from './lane-host.ts';
import type { CommonRedisOptions, ReplyMapping, RetryStrategy } from './options.ts';
import type { Redis } from './redis.ts';
import type { ScriptDefinition } from './script-definition.ts';
import type { MappingOf } from './types.ts';

export type NodeRole = 'master' | 'slave' | 'all';
export type ClusterStatus = RedisStatus | 'disconnecting';
export type ClusterNode = string | number | { host?: string | undefined; port?: number | undefined };
export type DNSLookupFunction = (
	hostname: string,
	callback: (error: NodeJS.ErrnoException | null | undefined, address: string, family?: number) => void,
) => void;
export type DNSResolveSrvFunction = (
	hostname: string,
	callback: (error: NodeJS.ErrnoException | null | undefined, records?: readonly object[]) => void,
) => void;
export type NatMap =
	| Record<string, { host: string; port: number }>
	| ((key: string) => { host: string; port: number } | null);

/** Options of `new Cluster`. */
export interface ClusterOptions {
	clusterRetryStrategy?: (times: number, reason?: Error) => ReturnType<RetryStrategy>;
	clusterNodeRetryStrategy?: RetryStrategy | null;
	enableOfflineQueue?: boolean;
	enableReadyCheck?: boolean;
	scaleReads?: NodeRole | ((nodes: Redis[], command: Command) => Redis | Redis[]);
	maxRedirections?: number;
	retryDelayOnFailover?: number;
	retryDelayOnClusterDown?: number;
	retryDelayOnTryAgain?: number;
	retryDelayOnMoved?: number;
	slotsRefreshTimeout?: number;
	slotsRefreshInterval?: number;
	shardedSubscribers?: boolean;
	redisOptions?: Omit<CommonRedisOptions, 'retryStrategy' | 'enableOfflineQueue' | 'readOnly'> & {
		tls?: object | boolean;
		path?: string;
		family?: number;
	};
	lazyConnect?: boolean;
	useSRVRecords?: boolean;
	resolveSrv?: DNSResolveSrvFunction;
	dnsLookup?: DNSLookupFunction;
	natMap?: NatMap | null;
	enableAutoPipelining?: boolean;
	autoPipeliningIgnoredCommands?: string[];
	keyPrefix?: string | Buffer;
	showFriendlyErrorStack?: boolean;
	scripts?: Record<string, ScriptDefinition>;
	replyMapping?: ReplyMapping;
}

/** The commands of a cluster client. */
export interface Cluster<Replies extends ReplyMapping = 'legacy'>
	extends RedisCommander<{ type: 'default'; mapping: MappingOf<Replies> }> {
	readonly options: ClusterOptions;
	status: ClusterStatus | (string & {});
	readonly slots: string[][];
	connect(): Promise<void>;
	disconnect(reconnect?: boolean): void;
	duplicate(startupNodes?: readonly ClusterNode[], options?: Partial<ClusterOptions>): Cluster<Replies>;
	nodes(role?: NodeRole): Redis[];
	refreshSlotsCache(callback?: (error?: Error | null) => void): void;
	pipeline(commands?: ReadonlyArray<readonly unknown[]>): ChainableCommander<MappingOf<Replies>>;
	multi(commands?: ReadonlyArray<readonly unknown[]>): ChainableCommander<MappingOf<Replies>>;
	defineCommand(name: string, definition: ScriptDefinition): void;
}

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the same
export class Cluster<Replies extends ReplyMapping = 'legacy'> extends EventEmitter {
	readonly isCluster = true;

	constructor(_startupNodes: readonly ClusterNode[], _options?: ClusterOptions & { replyMapping?: Replies }) {
		super();
		throw new NotInThisReleaseError('Cluster');
	}
}
