/**
 * A test kit for code that talks to Redis or Valkey: throwaway real servers, a scripted server, a faulty network.
 *
 * @module respool/testing
 */
export type { AdminArgument } from './admin-connection.ts';
export { createCertificates, type KeyPair, type TestCertificates } from './certificates.ts';
export type { ReceivedCommand } from './command-reader.ts';
export type {
	CloseKind,
	CommandAnswer,
	CommandHandler,
	FaultConnection,
	Pacing,
	WaitOptions,
} from './fault-connection.ts';
export {
	type BlackHoleScope,
	FaultProxy,
	type FaultProxyOptions,
	type PerDirection,
	type ProxyStats,
	type ProxyTarget,
} from './fault-proxy.ts';
export { type ArgumentMatch, type Script, type Step, step } from './fault-script.ts';
export { FaultServer, type FaultServerOptions } from './fault-server.ts';
export type { Direction, Ending } from './proxy-lane.ts';
export type { Cut, ProxyLink } from './proxy-link.ts';
export type { RedisServer } from './redis-server.ts';
export { encodeReply, type Protocol, type ReplyValue, resp, type TaggedReply } from './reply-encoder.ts';
export type { ConfigValue, ReplicationSource } from './server-config.ts';
export type { ProcessExit } from './server-process.ts';
export type { ServerKind } from './server-programs.ts';
export { type StartRedisOptions, startRedis } from './start-redis.ts';
export {
	ClientGoneError,
	ScriptMismatchError,
	ServerNotFoundError,
	ServerStartError,
	WaitTimeoutError,
} from './testing-errors.ts';
