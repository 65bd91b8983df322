/** Commands: arguments, replies, callbacks, Buffers. */
import { type Callback, Command, type Redis, type RedisKey, type RedisValue } from 'ioredis';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function expectType<Expected>(): <Actual>(
	actual: Equal<Actual, Expected> extends true ? Actual : never,
) => void;

export async function strings(redis: Redis, key: RedisKey, value: RedisValue): Promise<void> {
	expectType<string | null>()(await redis.get(key));
	expectType<Buffer | null>()(await redis.getBuffer(key));
	expectType<'OK'>()(await redis.set(key, value));
	expectType<'OK'>()(await redis.set('k', 'v', 'EX', 10));
	expectType<'OK' | null>()(await redis.set('k', 'v', 'NX'));
	expectType<'OK' | null>()(await redis.set('k', 'v', 'EX', 10, 'NX'));
	expectType<string | null>()(await redis.set('k', 'v', 'GET'));
	await redis.set('k', 'v', 'PX', 1000, 'XX');
	await redis.set('k', Buffer.from('v'), 'KEEPTTL');
	expectType<'OK'>()(await redis.setex('k', 10, 'v'));
	expectType<(string | null)[]>()(await redis.mget('a', 'b'));
	expectType<(string | null)[]>()(await redis.mget(['a', 'b']));
	expectType<'OK'>()(await redis.mset('a', 1, 'b', 2));
	expectType<'OK'>()(await redis.mset({ a: 1, b: '2' }));
	expectType<'OK'>()(await redis.mset(new Map([['a', 1]])));
	expectType<number>()(await redis.incr('n'));
	expectType<number>()(await redis.incrby('n', 2));
	expectType<string>()(await redis.incrbyfloat('n', 0.5));
	expectType<number>()(await redis.del('a', 'b'));
	expectType<number>()(await redis.del(['a', 'b']));
	expectType<number>()(await redis.exists('a'));
	expectType<number>()(await redis.expire('a', 10));
	expectType<number>()(await redis.ttl('a'));
	expectType<string[]>()(await redis.keys('*'));
	expectType<'PONG'>()(await redis.ping());
	expectType<string>()(await redis.echo('x'));
}

export async function collections(redis: Redis): Promise<void> {
	expectType<number>()(await redis.hset('h', 'f', 'v'));
	expectType<number>()(await redis.hset('h', { f: 'v', n: 1 }));
	expectType<number>()(await redis.hset('h', new Map<string, number>()));
	expectType<Record<string, string>>()(await redis.hgetall('h'));
	expectType<Record<string, Buffer>>()(await redis.hgetallBuffer('h'));
	expectType<string | null>()(await redis.hget('h', 'f'));
	expectType<(string | null)[]>()(await redis.hmget('h', 'a', 'b'));
	expectType<number>()(await redis.hdel('h', 'f'));
	expectType<number>()(await redis.lpush('l', 'a', 1, Buffer.from('b')));
	expectType<number>()(await redis.rpush('l', ...['a', 'b']));
	expectType<string[]>()(await redis.lrange('l', 0, -1));
	expectType<string | null>()(await redis.lpop('l'));
	expectType<string[] | null>()(await redis.lpop('l', 2));
	expectType<[string, string] | null>()(await redis.blpop('l', 'm', 5));
	expectType<string | null>()(await redis.brpoplpush('a', 'b', 5));
	expectType<number>()(await redis.sadd('s', 'a', 'b'));
	expectType<string[]>()(await redis.smembers('s'));
	expectType<number>()(await redis.sismember('s', 'a'));
	expectType<number>()(await redis.zadd('z', 1, 'a', 2, 'b'));
	await redis.zadd('z', 'NX', 1, 'a');
	await redis.zadd('z', 'GT', 'CH', 1, 'a');
	expectType<string[]>()(await redis.zrange('z', 0, '-1'));
	expectType<string[]>()(await redis.zrange('z', 0, '-1', 'WITHSCORES'));
	expectType<string[]>()(await redis.zrangebyscore('z', '-inf', '+inf', 'LIMIT', 0, 10));
	expectType<string | null>()(await redis.zscore('z', 'a'));
	expectType<number | null>()(await redis.zrank('z', 'a'));
	expectType<[cursor: string, elements: string[]]>()(await redis.scan(0, 'MATCH', 'a*', 'COUNT', 100));
	expectType<[cursor: string, elements: string[]]>()(await redis.hscan('h', 0));
	expectType<string | null>()(await redis.xadd('x', '*', 'f', 'v'));
	await redis.xadd('x', 'MAXLEN', '~', 1000, '*', 'f', 'v');
	const read = await redis.xread('COUNT', 10, 'BLOCK', 1000, 'STREAMS', 'x', '$');
	if (read)
		for (const [name, entries] of read) for (const [id, fields] of entries) console.log(name, id, fields.length);
	const range = await redis.xrange('x', '-', '+');
	expectType<[id: string, fields: string[]][]>()(range);
	await redis.xgroup('CREATE', 'x', 'g', '$', 'MKSTREAM');
	await redis.xreadgroup('GROUP', 'g', 'c', 'COUNT', 1, 'STREAMS', 'x', '>');
	expectType<number>()(await redis.xack('x', 'g', '1-1'));
	await redis.geoadd('g', 13.3, 38.1, 'Palermo');
	expectType<unknown>()(await redis.eval('return 1', 0));
	expectType<unknown>()(await redis.evalsha('sha', 1, 'key', 'arg'));
	expectType<number>()(await redis.publish('ch', 'message'));
	expectType<unknown>()(await redis.subscribe('a', 'b'));
	expectType<unknown>()(await redis.psubscribe('a*'));
	expectType<unknown>()(await redis.unsubscribe());
	expectType<string>()(await redis.info());
	expectType<'OK'>()(await redis.client('SETNAME', 'x'));
	await redis.config('SET', 'maxmemory', '1mb');
	expectType<unknown>()(await redis.call('JSON.SET', 'doc', '$', '{}'));
	await redis.call('GET', ['k']);
	expectType<unknown>()(await redis.callBuffer('GET', 'k'));
}

export function callbacks(redis: Redis): void {
	void redis.get('k', (error, value) => {
		if (error) throw error;
		expectType<string | null | undefined>()(value);
	});
	void redis.set('k', 'v', (error) => console.log(error));
	void redis.hgetall('h', (_, hash) => console.log(hash?.['f']));
	void redis.subscribe('news', 'music', (error, count) => console.log(error, count));
	const done: Callback<number> = (error, reply) => console.log(error?.message, reply);
	void redis.incr('n', done);
	void redis.quit((error, reply) => console.log(error, reply));
}

export async function commandClass(redis: Redis): Promise<void> {
	const command = new Command('get', ['k'], { replyEncoding: 'utf8' }, (error, result) => console.log(error, result));
	await redis.sendCommand(command);
	const name: string = command.name;
	Command.setArgumentTransformer('set', (args) => args);
	Command.setReplyTransformer('get', (result: string) => result.length);
	void name;
}

export async function streams(redis: Redis): Promise<void> {
	const stream = redis.scanStream({ match: 'user:*', count: 100, type: 'hash' });
	stream.on('data', (keys: string[]) => console.log(keys.length));
	stream.on('end', () => {});
	for await (const keys of redis.hscanStream('h', { noValues: true })) console.log(keys);
	stream.close();
}
