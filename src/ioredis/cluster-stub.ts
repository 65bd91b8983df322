/** Redis Cluster comes in a later release: there for `instanceof` and types. */
import type { SrvRecord } from 'node:dns';
import { EventEmitter } from 'node:events';
import type { Anything } from './callback.ts';
import type { Command } from './command.ts';
import type { Callback, ChainableCommander, RedisCommander } from './commander.generated.ts';
import { NotInThisReleaseError } from './errors.ts';
import type { RedisStatus } from './lane-host.ts';
import type { HimportFieldset, NatMap, RedisOptions, ReplyMapping, RetryStrategy } from './options.ts';
import type { Redis } from './redis.ts';
import type { ScanStream, ScanStreamOptions } from './scan-stream.ts';
import type { ScriptDefinition } from './script-definition.ts';
import type { MappingOf, ReplyMappingIn } from './types.ts';

export type NodeRole = 'master' | 'slave' | 'all';
export type ClusterStatus = RedisStatus | 'disconnecting';
export type ClusterNode = string | number | { host?: string | undefined; port?: number | undefined };
export type DNSLookupFunction = (
	hostname: string,
	callback: (error: NodeJS.ErrnoException | null | undefined, address: string, family?: number) => void,
) => void;
export type DNSResolveSrvFunction = (
	hostname: string,
	callback: (error: NodeJS.ErrnoException | null | undefined, records?: SrvRecord[]) => void,
) => void;
/** Options of `new Cluster`. */
export interface ClusterOptions {
	clusterRetryStrategy?: ((times: number, reason?: Error) => ReturnType<RetryStrategy>) | null | undefined;
	clusterNodeRetryStrategy?: RetryStrategy | null | undefined;
	enableOfflineQueue?: boolean | undefined;
	enableReadyCheck?: boolean | undefined;
	scaleReads?: NodeRole | ((nodes: Redis[], command: Command) => unknown) | undefined;
	maxRedirections?: number | undefined;
	retryDelayOnFailover?: number | undefined;
	retryDelayOnClusterDown?: number | undefined;
	retryDelayOnTryAgain?: number | undefined;
	retryDelayOnMoved?: number | undefined;
	slotsRefreshTimeout?: number | undefined;
	slotsRefreshInterval?: number | undefined;
	shardedSubscribers?: boolean | undefined;
	redisOptions?:
		| Omit<
				RedisOptions,
				| 'port'
				| 'host'
				| 'path'
				| 'sentinels'
				| 'retryStrategy'
				| 'enableOfflineQueue'
				| 'readOnly'
				| 'himportFieldsets'
		  >
		| undefined;
	lazyConnect?: boolean | undefined;
	useSRVRecords?: boolean | undefined;
	resolveSrv?: DNSResolveSrvFunction | undefined;
	dnsLookup?: DNSLookupFunction | undefined;
	natMap?: NatMap | undefined;
	enableAutoPipelining?: boolean | undefined;
	autoPipeliningIgnoredCommands?: string[] | undefined;
	keyPrefix?: string | undefined;
	showFriendlyErrorStack?: boolean | undefined;
	scripts?: Record<string, ScriptDefinition> | undefined;
	himportFieldsets?: readonly HimportFieldset[] | undefined;
}

/** Options that say how replies look. */
type Mapping<Replies extends ReplyMapping> = ClusterOptions & {
	redisOptions?: (NonNullable<ClusterOptions['redisOptions']> & { replyMapping?: Replies | undefined }) | undefined;
};

/** The mapping of a cluster that is made from another one with these options. */
type MappingIn<Options, Otherwise extends ReplyMapping> = Options extends { redisOptions: infer Inner }
	? ReplyMappingIn<Inner, Otherwise>
	: Otherwise;

/** The commands of a cluster client. */
export interface Cluster<Replies extends ReplyMapping = 'legacy'>
	extends RedisCommander<{ type: 'default'; mapping: MappingOf<Replies> }> {
	options: ClusterOptions;
	status: ClusterStatus;
	slots: string[][];
	scriptsSet: object;
	addedBuiltinSet: Set<string>;
	readonly autoPipelineQueueSize: number;
	connect(): Promise<void>;
	disconnect(reconnect?: boolean): void;
	duplicate<Options extends Mapping<ReplyMapping> | undefined = undefined>(
		startupNodes?: ClusterNode[],
		options?: Options,
	): Cluster<MappingIn<Options, Replies>>;
	nodes(role?: NodeRole): Redis[];
	delayUntilReady(callback: Callback): void;
	refreshSlotsCache(callback?: Callback<void>): void;
	sendCommand(command: Command, stream?: unknown, node?: unknown): unknown;
	pipeline(commands?: ReadonlyArray<readonly unknown[]>): ChainableCommander<MappingOf<Replies>>;
	multi(options: { pipeline: false }): Promise<'OK'>;
	multi(options: { pipeline: true }): ChainableCommander<MappingOf<Replies>>;
	multi(commands?: ReadonlyArray<readonly unknown[]>): ChainableCommander<MappingOf<Replies>>;
	sscanStream(key: string | Buffer, options?: ScanStreamOptions): ScanStream;
	sscanBufferStream(key: string | Buffer, options?: ScanStreamOptions): ScanStream;
	hscanStream(key: string | Buffer, options?: ScanStreamOptions): ScanStream;
	hscanBufferStream(key: string | Buffer, options?: ScanStreamOptions): ScanStream;
	zscanStream(key: string | Buffer, options?: ScanStreamOptions): ScanStream;
	zscanBufferStream(key: string | Buffer, options?: ScanStreamOptions): ScanStream;
	defineCommand(name: string, definition: ScriptDefinition): void;
	createBuiltinCommand(name: string): { string: Anything; buffer: Anything };
	addBuiltinCommand(name: string): void;
	getBuiltinCommands(): string[];
}

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the same
export class Cluster<Replies extends ReplyMapping = 'legacy'> extends EventEmitter {
	readonly isCluster: boolean = true;

	constructor(_startupNodes: ClusterNode[], _options?: Mapping<Replies>) {
		super();
		throw new NotInThisReleaseError('Cluster');
	}
}
