/**
 * A RESP2/RESP3 client for Redis and Valkey with a built-in pool.
 *
 * @module respool
 */
export type {
	Channels,
	Client,
	ClientEvents,
	Consumer,
	LeaseOf as Lease,
	Messages,
	Subscription,
	Transaction,
	TransactionResult,
	ViewContext,
} from './client/api.ts';
export type { Overflow } from './client/backlog.ts';
export type { CommandRow } from './client/builder.ts';
export type { Block, ModuleCommands, Multi, Pipeline, Results, Settled } from './client/chains.ts';
export type { ConsumedEntry } from './client/consumer-entry.ts';
export type { StreamProgress } from './client/consumer-group.ts';
export type { ConsumerStats } from './client/consumer-stats.ts';
export type { ClientState } from './client/core.ts';
export { createClient } from './client/create-client.ts';
export type {
	ConsumeOptions,
	HashScanIteratorOptions,
	KeyScanIteratorOptions,
	ScanIteratorOptions,
	StreamName,
	TailOptions,
} from './client/iteration-options.ts';
export { type KeyspaceEvent, parseKeyspaceEvent } from './client/keyspace.ts';
export type { LeaseOptions } from './client/lease.ts';
export {
	defineLibrary,
	type Library,
	type LibraryCall,
	type LibraryCalls,
	type LibraryFunction,
	type LibraryFunctions,
	type LibraryOptions,
} from './client/library.ts';
export type { ChannelMessage, MessagesOptions } from './client/messages.ts';
export type { MonitorLine, MonitorOptions } from './client/monitor.ts';
export type { ClientOptions, PoolOptions } from './client/options.ts';
export type { ScanIterator } from './client/scan-iterator.ts';
export { defineScript, type Script, type ScriptOptions } from './client/script.ts';
export type { ClientStats } from './client/stats.ts';
export type { SubscribeOptions } from './client/subscription.ts';
export type { TailEntry } from './client/tail.ts';
export type { TransactionOptions } from './client/transaction.ts';
export {
	type TfunctionListOptions,
	type TfunctionLoadOptions,
	type TriggerClient,
	type TriggerItem,
	type TriggerLibrary,
	tfcall,
	tfcallAsync,
	tfunctionDelete,
	tfunctionList,
	tfunctionLoad,
} from './client/triggers.ts';
export { type ParsedUrl, parseUrl } from './client/url.ts';
export type { DecodeOptions, RetryPolicy, ViewOptions } from './client/view.ts';
export type { Arg, Args, Context, Message, PromiseContext } from './commands/signature.ts';
export type { Address, Credentials, TlsOptions } from './connection/index.ts';
export {
	AbortError,
	AuthError,
	ClosedError,
	ClusterError,
	ConnectionLostError,
	type ErrorCode,
	LeaseReleasedError,
	MaxClientsError,
	type Outcome,
	type Phase,
	PipelineError,
	PoolDeadlockError,
	type PoolHolder,
	type PoolSnapshot,
	PoolTimeoutError,
	ProtocolError,
	QueueFullError,
	RedisError,
	ReplyError,
	ServerUnavailableError,
	TimeoutError,
	TransactionError,
	WatchConflictError,
} from './core/errors.ts';
export type { Gap } from './pool/index.ts';
