/** ioredis-mock, which builds on files inside ioredis: Command with its transformers, parseURL. */
import { require, saw } from './stage.mjs';

const Mock = require('ioredis-mock');
const redis = new Mock('redis://user:pw@somewhere:6380/2', { data: { seeded: 'yes' } });
saw('seeded', await redis.get('seeded'));
saw('set', await redis.set('k', 'v'));
saw('hash', [await redis.hset('h', { a: 1, b: 2 }), await redis.hgetall('h')]);
saw('mset', [await redis.mset({ x: 1, y: 2 }), await redis.mget('x', 'y')]);
saw('buffer', String(await redis.getBuffer('k')));
saw('error', await redis.incr('k').catch((error) => error.message));
saw('pipeline', await redis.pipeline().set('p', 1).incr('p').exec());
saw('multi', await redis.multi().get('k').incr('p').exec());
redis.defineCommand('two', { numberOfKeys: 1, lua: 'return {KEYS[1], ARGV[1]}' });
saw('script', await redis.two('key', 'arg'));
const subscriber = redis.duplicate();
const heard = new Promise((resolve) => subscriber.on('message', (...args) => resolve(args)));
await subscriber.subscribe('ch');
await redis.publish('ch', 'hello');
saw('message', await heard);
redis.disconnect();
subscriber.disconnect();
saw('end');
