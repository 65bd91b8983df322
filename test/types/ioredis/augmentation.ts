/** Commands of one's own, typed by augmentation, on clients, clusters and pipelines; the parameter for the mapping. */
import { type Callback, type ChainableCommander, type Cluster, Redis, type Result } from 'ioredis';

declare module 'ioredis' {
	interface RedisCommander<Context> {
		myecho(key: string, argv: string, callback?: Callback<string>): Result<string, Context>;
		sumBuffer(...keys: (string | Buffer)[]): Result<Buffer, Context>;
	}
}

export async function defined(redis: Redis, cluster: Cluster): Promise<void> {
	redis.defineCommand('myecho', { numberOfKeys: 1, lua: 'return {KEYS[1],ARGV[1]}', readOnly: true });
	const one: string = await redis.myecho('k', 'v');
	const two: string = await cluster.myecho('k', 'v');
	void redis.myecho('k', 'v', (error, reply) => console.log(error, reply?.length));
	const chain: ChainableCommander = redis.pipeline().set('a', 1).myecho('k', 'v').get('k');
	await redis.multi().myecho('k', 'v').exec();
	const bytes: Buffer = await redis.sumBuffer('a', Buffer.from('b'));
	await chain.exec();
	void [one, two, bytes];
}

export class Cache {
	readonly #redis: Redis;

	constructor(redis: Redis) {
		this.#redis = redis;
	}

	async remember<T>(key: string, seconds: number, make: () => Promise<T>): Promise<T> {
		const cached = await this.#redis.get(key);
		if (cached !== null) return JSON.parse(cached) as T;
		const value = await make();
		await this.#redis.set(key, JSON.stringify(value), 'EX', seconds);
		return value;
	}
}

export class Extended extends Redis {
	override async quit(): Promise<'OK'> {
		return super.quit();
	}

	async lock(key: string): Promise<boolean> {
		return (await this.set(key, '1', 'PX', 1000, 'NX')) === 'OK';
	}
}

export const eitherOf = (client: Redis | Cluster): Promise<string | null> => client.get('k');

export async function mapped(): Promise<void> {
	const redis = new Redis({ protocol: 3, replyMapping: 'resp3' });
	const typed: Redis<'resp3'> = redis;
	const score: number | null = await typed.zscore('z', 'm');
	const again: Redis<'resp3'> = typed.duplicate();
	const legacy: Redis<'legacy'> = new Redis({ protocol: 3, replyMapping: 'legacy' });
	const text: string | null = await legacy.zscore('z', 'm');
	void [score, again, text];
}
