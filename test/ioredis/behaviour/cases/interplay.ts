/** How the parts of §1 go together: callbacks with promises, transformers with transactions, prefixes with Buffers. */
import { expect } from 'chai';
import type { Case } from '../kit.ts';
import { own, ownOf, type Redis } from '../loose-types.ts';

export const interplayCases: readonly Case[] = [
	{
		ids: ['1.10/callback-order'],
		title: 'callbacks and promises keep the order of their commands',
		async run(kit) {
			const redis = await kit.ready();
			const order: number[] = [];
			void redis.get('k').then(() => order.push(1));
			void redis.get('k', () => order.push(2));
			void redis.get('k').then(() => order.push(3));
			await new Promise((resolve) => void redis.get('k', () => resolve(order.push(4))));
			expect(order).to.deep.equal([1, 2, 3, 4]);
		},
	},
	{
		ids: ['1.3/enableOfflineQueue-connect'],
		title: 'enableOfflineQueue: false in a connect handler: SELECT passes, GET is refused',
		async run(kit) {
			const redis = kit.redis({ enableOfflineQueue: false });
			const [selected, got] = await new Promise<unknown[]>((resolve) => {
				redis.once('connect', () => {
					resolve(Promise.all([redis.select(2).catch((error: Error) => error.message), kit.failure(redis.get('k'))]));
				});
			});
			expect(selected).to.equal('OK');
			expect((got as Error).message).to.match(/enableOfflineQueue options is false/);
		},
	},
	{
		ids: ['1.7/in-connect-handler'],
		title: 'pipelines and transactions from a connect handler',
		mappings: 'each',
		async run(kit) {
			const redis = kit.redis();
			const results = await new Promise<unknown[]>((resolve) => {
				redis.once('connect', () => {
					const piped = redis.pipeline().info().get('k').exec();
					resolve(Promise.all([piped, redis.multi().info().get('k').exec()]));
				});
			});
			for (const each of results as [null, unknown][][]) {
				expect(each[0]?.[1]).to.match(/redis_version/);
				expect(each[1]).to.deep.equal([null, null]);
			}
		},
	},
	{
		ids: ['1.7/length', '1.7/batch-callbacks'],
		title: 'the length counts MULTI and EXEC; batches take callbacks',
		async run(kit) {
			const redis = await kit.ready();
			const inline = redis.pipeline().multi().set('k', 'v').get('k');
			void inline.exec();
			expect(inline.length).to.equal(4);
			const seen: unknown[] = [];
			const callback = (_: unknown, reply: unknown): void => void seen.push(reply);
			await redis.pipeline([['get', 'k', callback]]).exec();
			await redis.multi([['get', 'k', callback]]).exec();
			expect(seen.at(-1)).to.equal('QUEUED');
			expect(seen).to.have.lengthOf(2);
			await inline.exec();
		},
	},
	{
		ids: ['1.7/nested-buffers', '1.9/nested'],
		title: 'Buffer twins and defined commands in a transaction within a pipeline',
		mappings: 'each',
		async run(kit) {
			const redis = own(await kit.ready(), 'pair');
			redis.defineCommand('pair', { lua: 'return {KEYS[1], ARGV[1]}', numberOfKeys: 1 });
			const pipeline = ownOf(redis.pipeline().hmset('h', { a: 1 }).multi(), 'pair')
				.typeBuffer('h')
				.hgetall('h');
			void ownOf(pipeline, 'pair').pair('k', 'v').exec();
			const results = await pipeline.hgetall('h').exec();
			expect(results?.map(([error]) => error)).to.deep.equal(Array(7).fill(null));
			expect(results?.map(([, reply]) => reply)).to.deep.equal([
				'OK',
				'OK',
				Buffer.from('QUEUED'),
				'QUEUED',
				'QUEUED',
				[Buffer.from('hash'), { a: '1' }, ['k', 'v']],
				{ a: '1' },
			]);
		},
	},
	{
		ids: ['1.8/transformer-errors'],
		title: 'a transformer that throws in a transaction is the error of its tuple',
		async run(kit) {
			kit.failingTransformer('strlen', 'of the transformer');
			const redis = await kit.ready();
			const [failed, set] = (await redis.multi().strlen('k').set('k', 'v').exec()) as [[Error], unknown];
			expect(failed[0].message).to.equal('of the transformer');
			expect(set).to.deep.equal([null, 'OK']);
		},
	},
	{
		ids: ['1.9/manual-transaction', '1.9/missing-count'],
		title: 'defined commands in a transaction made of a batch; a count of keys that is missing',
		async run(kit) {
			const redis = own(await kit.ready(), 'one', 'any');
			redis.defineCommand('one', { lua: 'return 1', numberOfKeys: 0 });
			redis.defineCommand('any', { lua: 'return KEYS[1]' });
			await redis.one();
			const pipeline = redis.pipeline([['multi'], ['one'], ['one']]);
			void pipeline.exec();
			const results = await pipeline.exec();
			expect(results?.at(-1)).to.deep.equal([null, [1, 1]]);
			expect((await kit.failure(redis.any('key', 'arg'))).message).to.match(/value is not an integer/);
		},
	},
	{
		ids: ['1.10/key-prefix-more'],
		title: 'keyPrefix: WEIGHTS, SORT … STORE, BLPOP of several keys, bytes that are no text, objects',
		async run(kit) {
			const redis = await kit.ready({ keyPrefix: 'p:' });
			const plain = await kit.ready();
			await redis.zadd('z1', 1, 'a');
			await redis.zadd('z2', 1, 'a');
			await redis.zunionstore('out', 2, 'z1', 'z2', 'WEIGHTS', 2, 3);
			expect(await plain.zscore('p:out', 'a')).to.equal('5');
			await redis.hset('w_1', 'value', '2');
			await redis.hset('w_2', 'value', '1');
			await redis.mset({ n_1: 'second', n_2: 'first' });
			await redis.rpush('src', '1', '2');
			await redis.sort('src', 'BY', 'w_*->value', 'GET', 'n_*', 'STORE', 'dest');
			expect(await plain.lrange('p:dest', 0, -1)).to.deep.equal(['first', 'second']);
			expect(await redis.blpop('none', 'dest', 1)).to.deep.equal(['p:dest', 'first']);
			const bytes = await kit.ready({ keyPrefix: Buffer.from([0xff]) });
			await bytes.mset('a', 'x', Buffer.from([0xfe]), 'y');
			expect(await plain.get(Buffer.from([0xff, 0x61]))).to.equal('x');
			expect(await plain.get(Buffer.from([0xff, 0xfe]))).to.equal('y');
		},
	},
	{
		ids: ['1.4/unknown-commands'],
		title: 'commands that nobody knows, also in other letters',
		async run(kit) {
			const redis = await kit.ready();
			const error = await kit.failure(redis.call('áéű', ['x']));
			expect(error.message)
				.to.match(/unknown command/i)
				.and.to.contain('áéű');
			expect(await redis.ping()).to.equal('PONG');
		},
	},
	{
		ids: ['1.4/scan-stream-method', '1.4/scan-stream-closed'],
		title: "scan streams call the client's own method; a closed client is an error of theirs",
		async run(kit) {
			const redis = await kit.ready();
			const seen: unknown[] = [];
			const { scan } = redis;
			redis.scan = (...args: unknown[]): Promise<unknown> => {
				seen.push(args[0]);
				return scan.apply(redis, args);
			};
			await kit.once(redis.scanStream({ count: 2, match: 'x*' }).resume(), 'end');
			expect(seen).to.deep.equal([['0', 'MATCH', 'x*', 'COUNT', '2']]);
			redis.disconnect();
			await kit.once(redis, 'end');
			const [error] = await kit.once(redis.scanStream().resume(), 'error');
			expect((error as Error).message).to.equal('Connection is closed.');
		},
	},
	{
		ids: ['1.5/select-once'],
		title: 'select events only when the database changes',
		async run(kit) {
			const redis = await kit.ready();
			const events = kit.record(redis, 'select');
			for (const db of ['2', 2, 4, '4', 0]) await redis.select(db);
			expect(events).to.deep.equal(['select 2', 'select 4', 'select 0']);
		},
	},
	{
		ids: ['1.6/handshake-sent'],
		title: 'the commands of the handshake go through sendCommand',
		async run(kit) {
			expect(await sentWhileConnecting(kit.redis({ lazyConnect: true, db: 1 }))).to.include.members([
				'hello',
				'select',
				'info',
			]);
		},
		differs: {
			told: 'go through `sendCommand`',
			async run(kit) {
				expect(await sentWhileConnecting(kit.redis({ lazyConnect: true, db: 1 }))).to.deep.equal([]);
			},
		},
	},
	{
		ids: ['1.3/blockingTimeout-others'],
		title: "blockingTimeout leaves other commands and the server's errors alone",
		async run(kit) {
			const redis = await kit.ready({ blockingTimeout: 2000 });
			const events = kit.record(redis, 'close');
			await redis.set('k', 'v');
			expect((await kit.failure(redis.blpop('k', 0))).message).to.match(/^WRONGTYPE/);
			expect(await redis.blpop('none', 0.01)).to.equal(null);
			await kit.server.call('RPUSH', 'l', 'x');
			expect(await redis.blpop('l', 0)).to.deep.equal(['l', 'x']);
			expect(events).to.deep.equal([]);
		},
	},
];

/** The names of what a client sends before it is ready. */
async function sentWhileConnecting(redis: Redis): Promise<string[]> {
	const names: string[] = [];
	const { sendCommand } = redis;
	redis.sendCommand = function (...args) {
		names.push(args[0].name);
		return sendCommand.apply(this, args);
	};
	await redis.connect();
	return names;
}
