/** Code written for ioredis 6, compiled against the facade: nothing here runs. */
import Redis, {
	type Callback,
	type ChainableCommander,
	Cluster,
	type ClusterNode,
	type ClusterOptions,
	type Command,
	Redis as NamedRedis,
	type RedisKey,
	type RedisOptions,
	type RedisValue,
	type Result,
} from '../../src/ioredis/index.ts';

/** True when the two are the same type. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <_Check extends true>(): void => {};

declare module '../../src/ioredis/index.ts' {
	interface RedisCommander<Context> {
		myecho(key: string, argv: string, callback?: Callback<string>): Result<string, Context>;
		rateLimit(keys: string[], callback?: (error: Error | null, points: number[]) => void): Result<number[], Context>;
	}
}

export function constructors(): Redis[] {
	const options: RedisOptions = {
		host: '127.0.0.1',
		port: 6379,
		username: 'default',
		password: 'secret',
		db: 0,
		lazyConnect: true,
		keyPrefix: 'app:',
		maxRetriesPerRequest: null,
		enableReadyCheck: false,
		tls: { rejectUnauthorized: false, servername: 'redis' },
		retryStrategy(times) {
			return Math.min(times * 50, 2000);
		},
		reconnectOnError(error) {
			const target = 'READONLY';
			return error.message.includes(target) ? 2 : false;
		},
		scripts: { myecho: { lua: 'return ARGV[1]', numberOfKeys: 1 } },
		sentinels: [{ host: 'localhost', port: 26379 }],
		name: 'mymaster',
	};
	return [
		new Redis(),
		new Redis(6380),
		new Redis(6379, '192.168.1.1'),
		new Redis('/tmp/redis.sock'),
		new Redis('redis://:authpassword@127.0.0.1:6380/4', { family: 6 }),
		new Redis(6379, { password: 'x' }),
		new Redis(6379, 'localhost', { db: 1 }),
		new Redis(options),
		new Redis({ ...options, retryStrategy: () => null }),
		new Redis({ retryStrategy: (times) => (times > 3 ? null : times * 100) }),
		new Redis({ retryStrategy: () => undefined }),
		new NamedRedis(options),
		Redis.createClient({ port: 1 }),
	];
}

export class Service extends Redis {
	constructor(options: RedisOptions) {
		super({ ...options, lazyConnect: true });
		this.on('error', (error) => console.error(error.message));
	}

	async cached(key: string): Promise<string> {
		return (await this.get(key)) ?? '';
	}
}

export async function commands(redis: Redis): Promise<void> {
	const value = await redis.get('key');
	is<Same<typeof value, string | null>>();
	const bytes = await redis.getBuffer('key');
	is<Same<typeof bytes, Buffer | null>>();
	const set = await redis.set('key', 'value');
	is<Same<typeof set, 'OK'>>();
	const setNx = await redis.set('key', 'value', 'EX', 10, 'NX');
	is<Same<typeof setNx, 'OK' | null>>();
	await redis.set('key', 100, 'PX', '10');
	await redis.set('key', Buffer.from('x'), 'KEEPTTL');
	const old = await redis.set('key', 'v', 'GET');
	is<Same<typeof old, string | null>>();
	const all: Record<string, string> = await redis.hgetall('hash');
	await redis.hset('hash', { a: 1, b: 'two' });
	await redis.hset('hash', new Map([['a', 1]]));
	await redis.hset('hash', 'a', 1, 'b', 2);
	const members: string[] = await redis.zrange('z', 0, -1, 'WITHSCORES');
	const score: string | null = await redis.zscore('z', 'm');
	const added: number = await redis.zadd('z', 1, 'a', 2, 'b');
	await redis.zadd('z', 'NX', 1, 'a');
	const many: (string | null)[] = await redis.mget('a', 'b');
	const same: (string | null)[] = await redis.mget(['a', 'b']);
	await redis.mset({ a: 1 });
	await redis.mset('a', 1, 'b', 2);
	const gone: number = await redis.del('a', 'b');
	await redis.del(['a', 'b']);
	const [cursor, keys] = await redis.scan(0, 'MATCH', '*', 'COUNT', 100);
	is<Same<typeof cursor, string>>();
	is<Same<typeof keys, string[]>>();
	const popped: [string, string] | null = await redis.blpop('list', 0);
	await redis.blpop(['a', 'b'], 1);
	const streams = await redis.xread('COUNT', 1, 'BLOCK', 100, 'STREAMS', 'stream', '$');
	const first: string | undefined = streams?.[0]?.[1][0]?.[1][0];
	const id: string | null = await redis.xadd('stream', '*', 'field', 'value');
	await redis.xadd('stream', 'MAXLEN', '~', 100, '*', { toString: () => 'x' }.toString(), 1);
	await redis.xgroup('CREATE', 'stream', 'group', '$', 'MKSTREAM');
	await redis.xreadgroup('GROUP', 'g', 'c', 'COUNT', 1, 'STREAMS', 's', '>');
	const ttl: number = await redis.ttl('key');
	await redis.expire('key', 10, 'NX');
	await redis.client('SETNAME', 'me');
	const info: string = await redis.info();
	await redis.config('GET', 'maxmemory');
	const script: unknown = await redis.eval('return 1', 1, 'key', 'argv');
	await redis.evalsha('sha', 0);
	await redis.script('LOAD', 'return 1');
	await redis.call('JSON.SET', 'doc', '$', '{}');
	await redis.call('get', ['key']);
	await redis.geoadd('g', 13, 38, 'Palermo');
	await redis.setex('k', 10, 'v');
	await redis.incrbyfloat('f', 1.5).then((text: string) => text);
	await redis.watch('a');
	await redis.sort('list', 'BY', 'weight_*', 'LIMIT', 0, 10);
	const random: string | null = await redis.spop('s');
	const several: string[] = await redis.spop('s', 2);
	const key: RedisKey = 'k';
	const data: RedisValue = 1;
	await redis.lpush(key, data, ...['a', 'b']);
	await redis.publish('channel', JSON.stringify({}));
	void [all, members, score, added, many, same, gone, popped, first, id, ttl, info, script, random, several];
}

export function callbacks(redis: Redis): void {
	void redis.get('key', (error, result) => {
		const text: string | null | undefined = result;
		if (error) console.error(error.message, text);
	});
	void redis.set('key', 'value', 'EX', 10, (error, result) => console.log(error, result?.length));
	void redis.del('a', 'b', (error, count) => console.log(error, count?.toFixed()));
	void redis.hgetall('h', (_error, hash) => console.log(hash?.['a']));
	void redis.mget(['a'], (_error, values) => console.log(values?.length));
	void redis
		.multi()
		.get('a')
		.exec((_error, results) => console.log(results?.length));
	void redis.subscribe('a', 'b', (error, count) => console.log(error, count));
	void redis.send_command('PUBSUB', ['NUMSUB', 'a'], (error, result) => console.log(error, result));
	void redis.quit(() => {});
}

export async function pipelines(redis: Redis): Promise<void> {
	const pipeline: ChainableCommander = redis.pipeline();
	pipeline.set('foo', 'bar').del('cc');
	pipeline.get('foo', (_error, result) => console.log(result?.length));
	const results = await pipeline.exec();
	is<Same<typeof results, [error: Error | null, result: unknown][] | null>>();
	for (const [error, result] of results ?? []) console.log(error?.message, result);
	const value = (await redis.multi().set('a', 1).get('a').exec())?.[1]?.[1];
	await redis.multi({ pipeline: false });
	await redis.exec();
	await redis
		.multi([
			['set', 'a', 1],
			['get', 'a'],
		])
		.exec();
	await redis.pipeline([['get', 'a']]).exec();
	console.log(value, pipeline.length);
}

export async function defined(redis: Redis): Promise<void> {
	redis.defineCommand('myecho', { numberOfKeys: 1, lua: 'return {KEYS[1],ARGV[1]}' });
	const echoed: string = await redis.myecho('key', 'argv');
	void redis.myecho('key', 'argv', (_error, result) => console.log(result?.length));
	await redis.pipeline().myecho('key', 'argv').get('x').exec();
	const points: number[] = await redis.rateLimit(['a']);
	void [echoed, points];
}

export function events(redis: Redis): void {
	redis.on('message', (channel, message) => console.log(channel.length, message.length));
	redis.on('pmessageBuffer', (pattern: string, channel: Buffer, message: Buffer) => {
		console.log(pattern, channel, message);
	});
	redis.on('messageBuffer', (channel, message) => console.log(channel.byteLength, message.byteLength));
	redis.once('ready', () => {});
	redis.on('error', (error: NodeJS.ErrnoException) => console.log(error.code));
	redis.on('reconnecting', (delay: number) => console.log(delay));
	redis.on('+node', (node: Redis) => console.log(node.options.host));
	redis.off('error', console.error);
	redis.removeListener('ready', () => {});
	redis.setMaxListeners(redis.getMaxListeners() + 1);
	if (redis.status === 'ready') redis.disconnect();
	void redis.monitor((_error, monitor) => {
		monitor?.on('monitor', (time, args, source, database) => console.log(time, args, source, database));
	});
	redis.scanStream({ match: 'user:*', count: 100 }).on('data', (keys: string[]) => console.log(keys));
	redis.hscanStream('h', { match: 'a' }).pipe(process.stdout);
}

export async function mapped(): Promise<void> {
	const redis = new Redis({ protocol: 3, replyMapping: 'resp3' });
	is<Same<typeof redis, Redis<'resp3'>>>();
	const score: number | null = await redis.zscore('z', 'm');
	const config: Record<string, unknown> = await redis.config('GET', 'maxmemory');
	const copy = redis.duplicate({ db: 1 });
	is<Same<typeof copy, Redis<'resp3'>>>();
	void [score, config];
}

export function clusters(): Cluster {
	const nodes: ClusterNode[] = [{ host: '127.0.0.1', port: 7000 }, 'redis://h:1', 7001];
	const options: ClusterOptions = {
		scaleReads: 'slave',
		redisOptions: { password: 'x', tls: {} },
		dnsLookup: (address, callback) => callback(null, address),
		clusterRetryStrategy: (times) => Math.min(times * 100, 2000),
		natMap: { '10.0.0.1:1': { host: 'h', port: 1 } },
		enableAutoPipelining: true,
	};
	const cluster = new Redis.Cluster(nodes, options);
	cluster.on('error', (error) => console.log(error.message));
	for (const node of cluster.nodes('master')) void node.flushall();
	void cluster.get('key').then((value) => value?.length);
	void cluster.myecho('a', 'b');
	return new Cluster(nodes, options);
}

/** As APMs do. */
export function patched(redis: Redis): void {
	const original = Redis.prototype.sendCommand;
	Redis.prototype.sendCommand = function (this: Redis, command: Command, stream?: unknown) {
		console.log(command.name, command.args.length, this.options.host);
		return original.call(this, command, stream);
	};
	void redis.sendCommand(new Redis.Command('get', ['k'], { replyEncoding: 'utf8' }));
	Redis.Command.setReplyTransformer('hgetall', (result) => result);
	Redis.Command.setArgumentTransformer('set', (args) => args);
}
