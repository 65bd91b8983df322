/**
 * The drop-in replacement for ioredis 6: `import Redis from 'respool/ioredis'`, or `const Redis = require('respool/ioredis')`.
 *
 * @module respool/ioredis
 */
import { Command } from './command.ts';
import { RedisClient } from './redis.ts';

export { AbstractConnector } from './abstract-connector.ts';
export { Cluster } from './cluster-stub.ts';
export { SentinelConnector, SentinelIterator } from './connector.ts';
export { ReplyError } from './errors.ts';
export { Pipeline } from './pipeline.ts';
export { print } from './print.ts';
export { ScanStream } from './scan-stream.ts';
export { Command, RedisClient as Redis };
export default RedisClient;
