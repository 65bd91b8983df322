export type { SentinelAddress } from 'respool/ioredis';
