/**
 * The drop-in replacement for ioredis 6: `import Redis from 'respool/ioredis'`, or `const Redis = require('respool/ioredis')`.
 *
 * @module respool/ioredis
 */
import { Cluster } from './cluster-stub.ts';
import type { ReplyMapping } from './options.ts';
import { Redis as Client } from './redis.ts';

export { AbstractConnector } from './abstract-connector.ts';
export type {
	ClusterNode,
	ClusterOptions,
	ClusterStatus,
	DNSLookupFunction,
	DNSResolveSrvFunction,
	NodeRole,
} from './cluster-stub.ts';
export { Command } from './command.ts';
export type {
	Callback,
	ChainableCommander,
	ClientContext,
	RedisCommander,
	RedisKey,
	RedisValue,
	Result,
	ResultTypes,
} from './commander.generated.ts';
export { SentinelConnector, SentinelIterator } from './connector.ts';
export { CONNECTION_CLOSED_ERROR_MSG, ReplyError } from './errors.ts';
export type { RedisStatus } from './lane-host.ts';
export type {
	CommonRedisOptions,
	HimportFieldset,
	NatMap,
	RedisOptions,
	ReplyMapping,
	SentinelAddress,
	SentinelConnectionOptions,
	StandaloneConnectionOptions,
} from './options.ts';
export { parseURL } from './parse-url.ts';
export { Pipeline } from './pipeline.ts';
export { print } from './print.ts';
export { ScanStream, type ScanStreamOptions } from './scan-stream.ts';
export type { ScriptDefinition } from './script-definition.ts';
export type { BatchOperationContext, CommandTraceContext, ConnectTraceContext } from './tracing.ts';
export { Cluster };

/** A client; see `docs/migrating-from-ioredis.md`. */
export const Redis: typeof Client & { readonly Cluster: typeof Cluster } = Object.assign(Client, { Cluster });
export type Redis<Replies extends ReplyMapping = 'legacy'> = Client<Replies>;
export default Redis;
