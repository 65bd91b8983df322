import type { RedisOptions } from 'respool/ioredis';

export type { CommonRedisOptions, RedisOptions } from 'respool/ioredis';
export declare const DEFAULT_REDIS_OPTIONS: RedisOptions;
