import type { RedisCommander } from 'respool/ioredis';

export type {
	Callback,
	ChainableCommander,
	ClientContext,
	RedisCommander,
	RedisKey,
	RedisValue,
	Result,
	ResultTypes,
} from 'respool/ioredis';
export default RedisCommander;
