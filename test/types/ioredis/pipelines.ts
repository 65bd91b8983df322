/** Pipelines and transactions. */
import { type ChainableCommander, Pipeline, type Redis } from 'ioredis';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function expectType<Expected>(): <Actual>(
	actual: Equal<Actual, Expected> extends true ? Actual : never,
) => void;

export async function pipelines(redis: Redis): Promise<void> {
	const pipeline: ChainableCommander = redis.pipeline();
	pipeline.set('foo', 'bar');
	pipeline.del('cc');
	expectType<number>()(pipeline.length);
	const results = await pipeline.exec();
	expectType<[error: Error | null, result: unknown][] | null>()(results);
	for (const [error, value] of results ?? []) if (error) console.error(error.message, value);
	await pipeline.exec((error, replies) => console.log(error, replies?.length));
	await redis
		.pipeline()
		.set('foo', 'bar', (error, result) => console.log(error, result))
		.hset('h', { a: 1 })
		.getBuffer('foo')
		.call('GET', 'foo')
		.zadd('z', 1, 'a')
		.exec();
	await redis
		.pipeline([
			['set', 'foo', 'bar'],
			['get', 'foo'],
		])
		.exec();
	let chained: ChainableCommander = redis.multi();
	for (const key of ['a', 'b']) chained = chained.get(key);
	await chained.exec();
	expectType<Pipeline>()(new Pipeline(redis));
}

export async function transactions(redis: Redis): Promise<void> {
	const outcome = await redis.multi().set('a', 1).incr('a').exec();
	if (outcome === null) return;
	const [[, first]] = outcome as [[Error | null, unknown]];
	console.log(first);
	await redis.multi([['set', 'a', '1']]).exec();
	await redis.multi({ pipeline: true }).get('a').exec();
	await redis.multi({ pipeline: false });
	await redis.set('a', 1);
	await redis.exec();
	await redis.watch('a');
	await redis.unwatch();
	await redis.discard();
}
