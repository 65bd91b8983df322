/** Architecture 9, seen from a connection: how the network cuts the bytes changes nothing. */
import { expect } from 'chai';
import { type Client, createClient } from '../../src/index.ts';
import { FaultProxy } from '../../src/testing/index.ts';
import { useClients } from '../support/connection/clients.ts';
import { eachServer } from '../support/server.ts';

eachServer('bytes that come in pieces', ({ server }) => {
	const client = useClients();
	let proxy: FaultProxy;
	let expected: unknown[];

	/** Replies of every kind; errors by their text. */
	async function everything(redis: Client): Promise<unknown[]> {
		const settled = await Promise.allSettled([
			redis.ping(),
			redis.get('none'),
			redis.get('text'),
			redis.get('long'),
			redis.buffers.get('bytes'),
			redis.strlen('long'),
			redis.mget('text', 'none', 'text'),
			redis.hgetall('hash'),
			redis.hgetall('none'),
			redis.zrange('sorted', 0, -1, 'WITHSCORES'),
			redis.smembers('set'),
			redis.lrange('list', 0, -1),
			redis.xrange('stream', '-', '+'),
			redis.call('NO.SUCH', 'x'),
			redis.incr('text'),
			redis.call('EVAL', "return {1, 'two', {3, false}, {err='MY error'}}", 0),
			redis.echo('last'),
		]);
		return settled.map((each) => (each.status === 'fulfilled' ? each.value : String(each.reason)));
	}

	before(async () => {
		const redis = createClient(server().url);
		await redis.mset('text', 'né €uro 😀', 'long', 'xé'.repeat(3000), 'bytes', Buffer.from([0, 13, 10, 255]));
		await redis.hset('hash', { a: '1', b: 'zwei', 'c\r\n': '' });
		await redis.zadd('sorted', 1.5, 'a', -2, 'b');
		await redis.sadd('set', 'x');
		await redis.rpush('list', 'a', '', 'c');
		await redis.xadd('stream', '1-1', 'f', 'v', 'g', 'w');
		expected = await everything(redis);
		await redis.close();
	});
	beforeEach(async () => {
		proxy = await FaultProxy.start({ target: server() });
	});
	afterEach(() => proxy.stop());

	it('there is something to compare', () => {
		expect(expected.filter((each) => typeof each === 'string' && each.startsWith('ReplyError'))).lengthOf(2);
		expect(expected.at(-1)).equal('last');
	});

	for (const protocol of [2, 3] as const) {
		for (const pieces of [1, 3, 16]) {
			it(`of ${pieces} are the same replies, RESP${protocol}`, async function () {
				this.timeout(30_000);
				proxy.split(pieces);
				const redis = client({ url: proxy.url, protocol });
				// Whole before; the long values take a while byte by byte.
				expect(await everything(redis)).deep.equal(expected);
			});
		}

		it(`held back and let go again and again are the same replies, RESP${protocol}`, async () => {
			const redis = client({ url: proxy.url, protocol });
			await redis.connect();
			for (const direction of ['toServer', 'toClient'] as const) {
				proxy.stall(direction);
				const replies = everything(redis);
				// The other direction is free; nothing comes of that.
				expect(await Promise.race([replies, new Promise((resolve) => setImmediate(resolve, 'nothing'))])).equal(
					'nothing',
				);
				proxy.resume(direction);
				expect(await replies).deep.equal(expected);
			}
			expect(proxy.stats().connections).equal(1);
		});
	}
});
