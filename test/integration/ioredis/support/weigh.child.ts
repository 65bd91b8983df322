/** Run with `--expose-gc`: prints the bytes of heap that each of 50,000 queued pipeline commands keeps. */
import { Redis } from '../../../../src/ioredis/index.ts';

const COUNT = 50_000;
const collect = (globalThis as unknown as { gc(): void }).gc;
const keys = Array.from({ length: COUNT }, (_, i) => `key:${i}`);
const redis = new Redis({ lazyConnect: true });
redis.pipeline().set('warm', 'x');
collect();
const before = process.memoryUsage().heapUsed;
const pipeline = redis.pipeline();
for (const key of keys) pipeline.set(key, 'value');
collect();
console.log(Math.round((process.memoryUsage().heapUsed - before) / pipeline.length));
redis.disconnect();
