/** rate-limiter-flexible over a client of ioredis. */
import { assert, host, port, require, saw, until } from './stage.mjs';

const { BurstyRateLimiter, RateLimiterMemory, RateLimiterQueue, RateLimiterRedis } = require('rate-limiter-flexible');
const Redis = require('ioredis');
const storeClient = new Redis(port, host, { enableOfflineQueue: false });
await until(() => storeClient.status === 'ready', 'ready');

const plain = ({ remainingPoints, consumedPoints, isFirstInDuration, msBeforeNext }) => ({
	remainingPoints,
	consumedPoints,
	isFirstInDuration,
	waits: msBeforeNext > 0,
});
const limiter = new RateLimiterRedis({ storeClient, points: 3, duration: 5, keyPrefix: 'rl', blockDuration: 10 });
saw('first', plain(await limiter.consume('user')));
saw('second', plain(await limiter.consume('user', 2)));
saw('over', plain(await limiter.consume('user').catch((rejected) => rejected)));
saw('blocked', plain(await limiter.get('user')));
saw('deleted', await limiter.delete('user'));
saw('gone', await limiter.get('user'));
saw('penalty', plain(await limiter.penalty('user', 2)));
saw('reward', plain(await limiter.reward('user', 1)));
saw('set', plain(await limiter.set('other', 2, 10)));
saw('block', plain(await limiter.block('blocked', 5)));
saw(
	'many',
	await Promise.all(
		Array.from({ length: 20 }, () =>
			limiter.consume('many').then(
				() => 1,
				() => 0,
			),
		),
	),
);
saw('keys', (await storeClient.keys('rl:*')).sort());
await storeClient.script('FLUSH');
saw('after SCRIPT FLUSH', plain(await limiter.consume('flushed')));

const transacting = new RateLimiterRedis({
	storeClient,
	points: 2,
	duration: 5,
	keyPrefix: 'custom',
	customIncrTtlLuaScript: undefined,
});
saw('transaction', plain(await transacting.consume('user')));
const bursty = new BurstyRateLimiter(
	new RateLimiterRedis({ storeClient, points: 1, duration: 5, keyPrefix: 'b1' }),
	new RateLimiterRedis({ storeClient, points: 2, duration: 5, keyPrefix: 'b2' }),
);
saw(
	'bursty',
	await Promise.all(
		[1, 2, 3, 4].map(() =>
			bursty.consume('user').then(
				() => 1,
				() => 0,
			),
		),
	),
);
const queue = new RateLimiterQueue(new RateLimiterRedis({ storeClient, points: 2, duration: 1, keyPrefix: 'q' }));
saw('queued', await Promise.all([1, 2, 3].map(() => queue.removeTokens(1).then((left) => left >= 0))));

const insured = new RateLimiterRedis({
	storeClient,
	points: 3,
	duration: 5,
	keyPrefix: 'in',
	rejectIfRedisNotReady: true,
	insuranceLimiter: new RateLimiterMemory({ points: 1, duration: 5 }),
});
saw('insured', plain(await insured.consume('user')));
await storeClient.quit();
await until(() => storeClient.status === 'end', 'the end');
saw('insurance', plain(await insured.consume('user')));
const lost = await limiter.consume('user').catch((error) => error);
assert.ok(lost instanceof Error);
saw('lost', lost.message);
saw('end');
