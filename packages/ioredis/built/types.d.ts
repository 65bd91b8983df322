export type { Callback } from 'respool/ioredis';
