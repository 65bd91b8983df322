/**
 * The drop-in replacement for ioredis 6: `import Redis from 'respool/ioredis'`, or `const Redis = require('respool/ioredis')`.
 *
 * @module respool/ioredis
 */
import { Redis } from './redis.ts';

export { AbstractConnector } from './abstract-connector.ts';
export {
	Cluster,
	type ClusterNode,
	type ClusterOptions,
	type DNSLookupFunction,
	type DNSResolveSrvFunction,
	type NatMap,
	type NodeRole,
} from './cluster-stub.ts';
export { Command } from './command.ts';
export { SentinelConnector, SentinelIterator } from './connector.ts';
export { CONNECTION_CLOSED_ERROR_MSG, ReplyError } from './errors.ts';
export type { RedisStatus } from './lane-host.ts';
export type {
	CommonRedisOptions,
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
export type {
	Callback,
	ChainableCommander,
	ClientContext,
	RedisCommander,
	RedisKey,
	RedisValue,
	Result,
	ResultTypes,
} from './types.ts';
export { Redis };
export default Redis;
