/** §2b: members that published packages use. */
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { Case, Kit } from '../kit.ts';
import type { Pipeline, Redis } from '../loose-types.ts';

/** §2b, calls: arguments and the reply, on keys that {@link fill} has made. */
const calls: Readonly<Record<string, readonly [args: unknown[], reply: unknown]>> = {
	brpoplpush: [['list', 'other', 1], 'b'],
	bzpopmin: [
		['zset', 1],
		['zset', 'a', '1'],
	],
	client: [['SETNAME', 'me'], 'OK'],
	del: [['a', 'none'], 1],
	eval: [['return ARGV[1]', 0, 'x'], 'x'],
	evalsha: [[createHash('sha1').update('return 7').digest('hex'), 0], 7],
	exists: [['a'], 1],
	expire: [['a', 100], 1],
	flushall: [[], 'OK'],
	flushdb: [[], 'OK'],
	get: [['a'], '1'],
	hdel: [['hash', 'f'], 1],
	hexists: [['hash', 'f'], 1],
	hget: [['hash', 'f'], 'v'],
	hgetall: [['hash'], { f: 'v', g: 'w' }],
	hmget: [
		['hash', ['f', 'none']],
		['v', null],
	],
	hset: [['hash', { h: 1 }], 1],
	keys: [['a*'], ['a']],
	lpos: [['list', 'b'], 1],
	ltrim: [['list', 0, 0], 'OK'],
	mget: [[['a', 'none']], ['1', null]],
	ping: [[], 'PONG'],
	publish: [['ch', 'm'], 0],
	scan: [
		['0', 'MATCH', 'hash', 'COUNT', 1000],
		['0', ['hash']],
	],
	scard: [['set'], 1],
	send_command: [
		['PUBSUB', ['NUMSUB', 'ch']],
		['ch', 0],
	],
	set: [['a', '2', 'PX', 1000], 'OK'],
	setex: [['a', 10, '3'], 'OK'],
	smembers: [['set'], ['m']],
	spublish: [['ch', 'm'], 0],
	srem: [['set', 'm'], 1],
	ttl: [['a'], -1],
	unlink: [['a'], 1],
	xadd: [['stream', '9-9', 'f', 'v'], '9-9'],
	xrange: [['stream', '-', '+'], [['1-1', ['f', 'v']]]],
	xread: [['COUNT', 1, 'STREAMS', 'stream', '0'], [['stream', [['1-1', ['f', 'v']]]]]],
	xtrim: [['stream', 'MAXLEN', 0], 1],
	zadd: [['zset', 3, 'c'], 1],
	zcard: [['zset'], 2],
	zrange: [
		['zset', 0, -1],
		['a', 'b'],
	],
	zrem: [['zset', 'a'], 1],
	zrevrange: [
		['zset', 0, -1],
		['b', 'a'],
	],
	zscore: [['zset', 'a'], '1'],
	disconnect: [[], undefined],
};

const pipelined: Readonly<Record<string, readonly [args: unknown[], reply: unknown]>> = {
	del: [['none'], 0],
	exists: [['a'], 1],
	get: [['a'], '1'],
	hexists: [['hash', 'f'], 1],
	hgetall: [['hash'], { f: 'v', g: 'w' }],
	hmget: [['hash', 'f'], ['v']],
	hmset: [['hash', { f: 'v' }], 'OK'],
	hscan: [
		['hash', 0, 'COUNT', 10],
		['0', ['f', 'v', 'g', 'w']],
	],
	hset: [['hash', 'f', 'v'], 0],
	incrby: [['a', 0], 1],
	keys: [['a*'], ['a']],
	llen: [['list'], 2],
	lrange: [
		['list', 0, -1],
		['a', 'b'],
	],
	pttl: [['a'], -1],
	sadd: [['set', ['m']], 0],
	set: [['a', '1'], 'OK'],
	smembers: [['set'], ['m']],
	srem: [['set', ['x']], 0],
	sscan: [
		['set', 0],
		['0', ['m']],
	],
	unlink: [['none'], 0],
	zcard: [['zset'], 2],
	zrange: [
		['zset', 0, -1],
		['a', 'b'],
	],
	zrevrange: [
		['zset', 0, -1],
		['b', 'a'],
	],
};

async function fill(redis: Redis): Promise<void> {
	await redis.flushall();
	await redis
		.pipeline()
		.set('a', '1')
		.hset('hash', 'f', 'v', 'g', 'w')
		.rpush('list', 'a', 'b')
		.sadd('set', 'm')
		.zadd('zset', 1, 'a', 2, 'b')
		.xadd('stream', '1-1', 'f', 'v')
		.script('LOAD', 'return 7')
		.exec();
}

const asPromise = (call: (done: (error: unknown, reply: unknown) => void) => unknown): Promise<unknown> =>
	new Promise((resolve, reject) => void call((error, reply) => (error ? reject(error as Error) : resolve(reply))));

/** The legacy shape of what differs by protocol. */
const inLegacy = async (kit: Kit): Promise<Redis> => kit.ready({ replyMapping: 'legacy' });

export const dependantMemberCases: readonly Case[] = [
	{
		ids: Object.keys(calls).map((name) => `2b/Redis#${name}`),
		title: 'the methods that sixteen packages call, with promise and with callback',
		mappings: 'each',
		async run(kit) {
			const redis = await inLegacy(kit);
			for (const [name, [args, reply]] of Object.entries(calls)) {
				if (name === 'disconnect') continue;
				const method = (redis as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[
					name
				] as Redis['get'];
				await fill(redis);
				expect(await method.call(redis, ...args), name).to.deep.equal(reply);
				await fill(redis);
				expect(
					await asPromise((done) => void method.call(redis, ...args, done)),
					`${name} with a callback`,
				).to.deep.equal(reply);
			}
		},
	},
	{
		ids: Object.keys(pipelined)
			.concat('exec')
			.map((name) => `2b/Pipeline#${name}`),
		title: 'the methods that they call on pipelines',
		mappings: 'each',
		async run(kit) {
			const redis = await inLegacy(kit);
			await fill(redis);
			const pipeline = redis.pipeline();
			for (const [name, [args]] of Object.entries(pipelined)) {
				const method = (pipeline as unknown as Record<string, (...args: unknown[]) => Pipeline>)[
					name
				] as Pipeline['get'];
				expect(method.call(pipeline, ...args)).to.equal(pipeline);
			}
			expect(await pipeline.exec()).to.deep.equal(Object.values(pipelined).map(([, reply]) => [null, reply]));
		},
	},
	{
		ids: [
			'connect',
			'defineCommand',
			'duplicate',
			'getMaxListeners',
			'setMaxListeners',
			'multi',
			'pipeline',
			'quit',
			'info',
		]
			.concat(
				'scanStream',
				'removeAllListeners',
				'subscribe',
				'psubscribe',
				'ssubscribe',
				'unsubscribe',
				'punsubscribe',
				'sunsubscribe',
			)
			.map((name) => `2b/Redis#${name}`)
			.concat(
				'2/bullmq-instance',
				'2b/Redis.isCluster',
				'2b/Redis.options',
				'2b/Redis.status',
				'2b/Redis.stream',
				'2b/Redis.status=',
			),
		title: 'what BullMQ asks before it takes a client for one of ioredis; what else is called',
		async run(kit) {
			const redis = await kit.ready({ maxRetriesPerRequest: null });
			for (const name of ['connect', 'disconnect', 'duplicate', 'defineCommand'] as const)
				expect(redis[name]).to.be.a('function');
			expect(redis.isCluster).to.equal(false);
			expect(redis.options).to.include({ maxRetriesPerRequest: null });
			expect(redis.options['keyPrefix']).not.to.be.ok;
			expect('redisOptions' in redis.options).to.equal(false);
			expect(await redis.info()).to.match(/redis_version:/);
			expect(redis.stream.destroy).to.be.a('function');
			redis.setMaxListeners(redis.getMaxListeners() + 3);
			redis.removeAllListeners('made-up');
			const copy = kit.made(redis.duplicate());
			await copy.subscribe('a');
			await copy.psubscribe('b');
			await copy.ssubscribe('c');
			await copy.unsubscribe('a');
			await copy.punsubscribe('b');
			await copy.sunsubscribe('c');
			expect(await redis.multi().ping().exec()).to.deep.equal([[null, 'PONG']]);
			expect(redis.scanStream().read).to.be.a('function');
			await redis.quit();
			await kit.until(() => redis.status === 'end');
			redis.status = 'end';
			await redis.connect();
			expect(await redis.ping()).to.equal('PONG');
		},
	},
	{
		ids: ['on', 'once', 'off', 'removeListener'].flatMap((method) => [`2b/Redis#${method}`]),
		title: 'the events that they listen to can be listened to, and let go',
		async run(kit) {
			const redis = await kit.ready();
			const names = ['+node', '-node', 'close', 'connect', 'end', 'error', 'message', 'messageBuffer', 'node error'];
			const none = (): void => {};
			for (const name of [...names, 'pmessage', 'pmessageBuffer', 'ready', 'reconnecting', 'smessageBuffer', 'wait']) {
				const before = redis.listenerCount(name);
				redis.on(name, none).once(name, none);
				expect(redis.listenerCount(name)).to.equal(before + 2);
				redis.off(name, none).removeListener(name, none);
				expect(redis.listenerCount(name)).to.equal(before);
			}
		},
	},
	{
		ids: [
			'2/bullmq-deep',
			'2/deep-utils',
			'2/deep-redis',
			'2/deep-command',
			'2/deep-types',
			'2/deep-sentinel-types',
			'2b/require',
		],
		title: 'files inside the package that others require',
		run({ subject }) {
			expect(subject.deep('built/utils')['CONNECTION_CLOSED_ERROR_MSG']).to.equal('Connection is closed.');
			const { parseURL } = subject.deep('built/utils/index.js') as { parseURL: (url: string) => unknown };
			expect(parseURL('redis://u:p@h:1/2')).to.deep.equal({
				username: 'u',
				password: 'p',
				host: 'h',
				port: '1',
				db: '2',
			});
			const { default: Command } = subject.deep('built/Command') as { default: { _transformer: object } };
			expect(Command._transformer).to.include.keys('argument', 'reply');
			expect(subject.deep('built/Redis')['default']).to.be.a('function');
			expect(subject.deep('built/Redis.js')['default']).to.be.a('function');
			expect(() => subject.deep('built/types')).not.to.throw();
			expect(() => subject.deep('built/utils/RedisCommander')).not.to.throw();
			expect(subject.deep('built/redis/RedisOptions')['DEFAULT_REDIS_OPTIONS']).to.include({ port: 6379, db: 0 });
			expect(() => subject.deep('built/connectors/SentinelConnector/types')).not.to.throw();
		},
	},
	{
		ids: ['new Redis', 'new Redis()', 'new Redis(object)', 'new Redis(string, object)', 'new Redis(undefined, object)']
			.concat(
				...['DB', 'clientInfoTag', 'connectTimeout', 'connectionName', 'db', 'enableOfflineQueue', 'enableReadyCheck'],
				...['family', 'host', 'isCacheableValue', 'isCluster', 'maxRetriesPerRequest', 'options', 'password', 'port'],
				...['retryStrategy', 'scripts', 'skipVersionCheck', 'store', 'tls', 'ttl', 'uri', 'useRedisSets', 'username'],
			)
			.map((name) => (name.startsWith('new') ? `2b/${name}` : `2b/new Redis{${name}}`))
			.concat('2b/Redis::Cluster', '2b/Redis::Command'),
		title: 'the ways in which they construct clients',
		async run(kit) {
			const { port } = kit.server;
			const foreign = {
				isCacheableValue: () => true,
				isCluster: false,
				options: {},
				skipVersionCheck: true,
				store: 'none',
			};
			const more = { DB: 1, ttl: 5, uri: 'x', useRedisSets: true, ...foreign };
			const known = {
				clientInfoTag: 'bull',
				connectTimeout: 1000,
				connectionName: 'n',
				db: 1,
				enableOfflineQueue: true,
			};
			const rest = {
				enableReadyCheck: false,
				family: 4,
				host: '127.0.0.1',
				maxRetriesPerRequest: null,
				port,
				tls: undefined,
			};
			const all = { ...more, ...known, ...rest, password: '', username: '', retryStrategy: () => 1, scripts: {} };
			const lazyConnect = true;
			for (const args of [[all], [undefined, all], [`redis://127.0.0.1:${port}`, { maxRetriesPerRequest: null }]]) {
				expect(await kit.made(new kit.Redis(...args)).ping()).to.equal('PONG');
			}
			const none = new kit.Redis({ lazyConnect });
			expect(kit.made(none).isCluster).to.equal(false);
			expect((kit.Redis as unknown as Record<string, unknown>)['Cluster']).to.be.a('function');
			expect(kit.Redis.Command).to.equal(kit.Command);
		},
	},
];
