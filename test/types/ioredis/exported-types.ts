/** Every exported type by name. */
import {
	AbstractConnector,
	type BatchOperationContext,
	type Callback,
	type ChainableCommander,
	type ClientContext,
	type ClusterNode,
	type ClusterOptions,
	type ClusterStatus,
	type CommandTraceContext,
	type CommonRedisOptions,
	type ConnectTraceContext,
	type DNSLookupFunction,
	type DNSResolveSrvFunction,
	type HimportFieldset,
	type NatMap,
	type NodeRole,
	print,
	type RedisCommander,
	type RedisKey,
	type RedisStatus,
	type RedisValue,
	ReplyError,
	type Result,
	ScanStream,
	type ScanStreamOptions,
	SentinelConnector,
	SentinelIterator,
} from 'ioredis';

export interface All {
	a: [BatchOperationContext, Callback<string>, ChainableCommander, ClientContext, ClusterNode, ClusterOptions];
	b: [ClusterStatus, CommandTraceContext, CommonRedisOptions, ConnectTraceContext, DNSLookupFunction];
	c: [DNSResolveSrvFunction, HimportFieldset, NatMap, NodeRole, RedisCommander, RedisKey, RedisStatus, RedisValue];
	d: [Result<string, { type: 'default' }>, ScanStreamOptions];
}
export const role: NodeRole = 'master';
export const key: RedisKey[] = ['k', Buffer.from('k')];
export const value: RedisValue[] = ['v', 1, Buffer.from('v')];
export const promised: Result<string, { type: 'default' }> = Promise.resolve('x');
export const isReplyError = (error: unknown): boolean => error instanceof ReplyError;
export const classes = [ScanStream, SentinelConnector, SentinelIterator, AbstractConnector];
print(null, 'x');
