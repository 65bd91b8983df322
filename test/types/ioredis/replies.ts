/** What replies are, by arguments and mapping: each has the type that ioredis 6 gives it. */
import { type Callback, Cluster, type ClusterOptions, Redis, type RedisOptions, type RedisStatus } from 'ioredis';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function expectType<Expected>(): <Actual>(
	actual: Equal<Actual, Expected> extends true ? Actual : never,
) => void;

type Scored = [member: string, score: number][];

export function byArguments(redis: Redis): void {
	expectType<Promise<number | null>>()(redis.lpos('list', 'x'));
	expectType<Promise<number | null>>()(redis.lpos('list', 'x', 'RANK', -1));
	expectType<Promise<number[]>>()(redis.lpos('list', 'x', 'RANK', 1, 'COUNT', 0));
	expectType<Promise<string>>()(redis.zadd('z', 'INCR', 1, 'm'));
	expectType<Promise<string | null>>()(redis.zadd('z', 'XX', 'INCR', 1, 'm'));
	expectType<Promise<number>>()(redis.zadd('z', 'GT', 'CH', 1, 'm'));
	expectType<Promise<'OK' | null>>()(redis.set('k', 'v', 'PX', 10, 'NX'));
	expectType<Promise<string | null>>()(redis.set('k', 'v', 'EX', 10, 'XX', 'GET'));
	expectType<Promise<Buffer | null>>()(redis.setBuffer('k', 'v', 'GET'));
	expectType<Promise<string>>()(redis.lmove('a', 'b', 'LEFT', 'RIGHT'));
	expectType<Promise<Buffer>>()(redis.dumpBuffer('k'));
	expectType<Promise<string[]>>()(redis.geohash('g', 'a', 'b'));
	expectType<Promise<number | unknown[]>>()(redis.sort('list', 'BY', 'w_*', 'STORE', 'to'));
	expectType<Promise<string[]>>()(redis.config('GET', 'maxmemory'));
	expectType<Promise<string>>()(redis.function('LOAD', '#!lua name=l'));
}

export async function asPeopleWriteThem(redis: Redis, cluster: Cluster): Promise<unknown[]> {
	const [, limit] = await redis.config('GET', 'maxmemory');
	await redis.restore('copy', 0, await redis.dumpBuffer('k'));
	const slots = await cluster.cluster('SLOTS');
	const hosts: string[] = slots.flatMap(([, , ...nodes]) => nodes.map(([host]) => host));
	const status: RedisStatus = redis.status;
	const done: Callback = (error, reply) => console.log(error, reply.length);
	void redis.get('k', done);
	return [Number(limit), hosts, status];
}

export function byMapping(): void {
	const legacy = new Redis({ protocol: 3, replyMapping: 'legacy' });
	const typed = new Redis({ protocol: 3, replyMapping: 'resp3' });
	expectType<Promise<string[]>>()(legacy.zrange('z', '0', '-1', 'WITHSCORES'));
	expectType<Promise<Scored>>()(typed.zrange('z', '0', '-1', 'WITHSCORES'));
	expectType<Promise<Scored>>()(typed.zrange('z', '0', '9', 'BYSCORE', 'REV', 'LIMIT', 0, 1, 'WITHSCORES'));
	expectType<Promise<string[]>>()(typed.zrange('z', '0', '9', 'BYSCORE', 'REV', 'LIMIT', 0, 1));
	expectType<Promise<Scored>>()(typed.zrangebyscore('z', 0, '+inf', 'WITHSCORES', 'LIMIT', 0, 1));
	expectType<Promise<string[]>>()(typed.zunion(2, 'a', 'b', 'AGGREGATE', 'MAX'));
	expectType<Promise<Scored>>()(typed.zunion(2, ['a', 'b'], 'WITHSCORES'));
	expectType<Promise<Record<string, string>>>()(typed.config('GET', '*'));
	expectType<Promise<Record<string, number>>>()(typed.vsim('v', 'ELE', 'a', 'WITHSCORES'));
	void typed.zdiff(1, 'z', 'WITHSCORES', (_error, members) =>
		console.log(members?.map(([member, score]) => [member, score])),
	);

	expectType<Promise<number | null>>()(typed.duplicate().zscore('z', 'm'));
	expectType<Promise<number | null>>()(legacy.duplicate({ replyMapping: 'resp3' }).zscore('z', 'm'));
	expectType<Promise<string | null>>()(typed.duplicate({ replyMapping: 'legacy' }).zscore('z', 'm'));
	expectType<Promise<Redis>>()(typed.monitor());
}

export function ofClusters(options: ClusterOptions): void {
	const legacy = new Cluster([7000], options);
	const typed = new Cluster([], { redisOptions: { replyMapping: 'resp3' } });
	expectType<Promise<string | null>>()(new Cluster([]).zscore('z', 'm'));
	expectType<Promise<number | null>>()(typed.zscore('z', 'm'));
	expectType<Promise<number | null>>()(typed.duplicate().zscore('z', 'm'));
	expectType<Promise<string | null>>()(
		typed.duplicate([], { redisOptions: { replyMapping: 'legacy' } }).zscore('z', 'm'),
	);
	expectType<Promise<[error: Error | null, result: unknown][] | null>>()(typed.exec());
	legacy.hscanStream('h', { match: 'a*', noValues: true }).on('data', console.log);
	legacy.addBuiltinCommand('mine');
	console.log(legacy.getBuiltinCommands().length, legacy.autoPipelineQueueSize, legacy.isCluster);
	legacy.delayUntilReady((error) => console.log(error));
}

export async function either(client: Redis | Cluster): Promise<void> {
	for await (const page of client.sscanStream('s', { count: 10 })) console.log(page);
	await client.set('k', 'v', 'EX', 1);
}

/** Options are read as they are written. */
export function read(options: RedisOptions, redis: Redis): unknown[] {
	const prefix: string = redis.options.keyPrefix ?? '';
	const user: string | undefined = options.username;
	const name: string | undefined = options.connectionName ?? options.name;
	const { servername } = options.tls ?? {};
	return [prefix, user, name, servername];
}

/** A double for tests. */
export const double: Pick<Redis, 'get' | 'set' | 'del'> = {
	get: async () => null,
	set: async () => 'OK' as const,
	del: async () => 1,
};

export class Counted extends Redis {
	sent = 0;

	override sendCommand(...args: Parameters<Redis['sendCommand']>): unknown {
		this.sent++;
		return super.sendCommand(...args);
	}
}
