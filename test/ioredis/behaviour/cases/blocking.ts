/** Blocking commands: their place among others, their database, their user; and order in general. */
import { expect } from 'chai';
import type { Case } from '../kit.ts';

export const blockingCases: readonly Case[] = [
	{
		ids: ['1.4/blocking-order'],
		title: 'a blocking command sees what the same client has sent before it',
		async run(kit) {
			const redis = await kit.ready();
			for (let round = 0; round < 10; round++) {
				await kit.server.call('RPUSH', 'l', 'old');
				void redis.del('l');
				expect(await redis.blpop('l', 0.01), `round ${round}`).to.equal(null);
				void redis.rpush('l', 'new');
				expect(await redis.blpop('l', 1)).to.deep.equal(['l', 'new']);
			}
		},
	},
	{
		ids: ['1.4/blocking-database'],
		title: 'a blocking command runs in the selected database',
		async run(kit) {
			const redis = await kit.ready({ db: 1 });
			const plain = await kit.ready();
			await plain.rpush('l', 'zero');
			await redis.rpush('l', 'one');
			expect(await redis.blpop('l', 1)).to.deep.equal(['l', 'one']);
			await redis.select(3);
			await redis.rpush('l', 'three');
			expect(await redis.blpop('l', 1)).to.deep.equal(['l', 'three']);
			void redis.select(0);
			expect(await redis.blpop('l', 1)).to.deep.equal(['l', 'zero']);
		},
	},
	{
		ids: ['1.4/blocking-user'],
		title: 'a blocking command runs as the user that the client has become',
		async run(kit) {
			const server = await kit.otherServer({ acl: ['eve on >pw ~eve:* +@all'] });
			const redis = kit.redis({ port: server.port });
			expect(await redis.blpop('other', 0.01)).to.equal(null);
			await redis.auth('eve', 'pw');
			expect((await kit.failure(redis.blpop('other', 0.01))).message).to.match(/^NOPERM/);
			expect(await redis.blpop('eve:l', 0.01)).to.equal(null);
		},
	},
	{
		ids: ['1.4/blocking-inside'],
		title: 'blocking commands inside pipelines and transactions keep their place',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			await redis.rpush('l', 'a');
			expect(await redis.pipeline().blpop('l', 1).blpop('l', 0.01).get('k').exec()).to.deep.equal([
				[null, ['l', 'a']],
				[null, null],
				[null, null],
			]);
			await redis.rpush('l', 'b');
			expect(await redis.multi().blpop('l', 1).blpop('l', 1).exec()).to.deep.equal([
				[null, ['l', 'b']],
				[null, null],
			]);
			await redis.multi({ pipeline: false });
			expect(await redis.blpop('l', 1)).to.equal('QUEUED');
			expect(await redis.exec()).to.deep.equal([[null, null]]);
		},
	},
	{
		ids: ['1.4/blocking-kinds'],
		title: 'blocking commands by every way of calling',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			await redis.rpush('l', 'a', 'b', 'c', 'd', 'e');
			expect(await redis.call('blpop', 'l', 1)).to.deep.equal(['l', 'a']);
			expect(await redis.call('BLPOP', 'l', 1)).to.deep.equal(['l', 'b']);
			expect(await redis.blpopBuffer('l', 1)).to.deep.equal([Buffer.from('l'), Buffer.from('c')]);
			expect(await redis.blpop(['l', 1])).to.deep.equal(['l', 'd']);
			const byCallback = new Promise(
				(resolve) => void redis.brpop('l', 1, (_: unknown, reply: unknown) => resolve(reply)),
			);
			expect(await byCallback).to.deep.equal(['l', 'e']);
			expect((await kit.failure(redis.blpop('l', 'soon'))).message).to.match(/timeout is not a float/);
			await redis.set('text', 'v');
			expect((await kit.failure(redis.blpop('text', 1))).message).to.match(/^WRONGTYPE/);
			const prefixed = await kit.ready({ keyPrefix: 'p:' });
			await prefixed.rpush('l', 'x');
			expect(await prefixed.blpop('l', 1)).to.deep.equal(['p:l', 'x']);
		},
	},
	{
		ids: ['1.4/blocking-wakes'],
		title: 'a blocked client is woken by another one; XREAD from $ hears what comes',
		async run(kit) {
			const redis = await kit.ready();
			const popped = redis.blpop('l', 5);
			const blocked = async (): Promise<boolean> =>
				/blocked_clients:[1-9]/.test(await kit.server.cli('INFO', 'clients'));
			await kit.until(blocked);
			await kit.server.call('RPUSH', 'l', 'woken');
			expect(await popped).to.deep.equal(['l', 'woken']);
			const read = redis.xread('BLOCK', 5000, 'STREAMS', 's', '$');
			await kit.until(blocked);
			await kit.server.call('XADD', 's', '1-1', 'f', 'v');
			expect(await read).to.deep.equal([['s', [['1-1', ['f', 'v']]]]]);
		},
	},
	{
		ids: ['1.4/quit-blocked'],
		title: 'quit() lets a blocking command come to its end',
		async run(kit) {
			const redis = await kit.ready();
			const popped = redis.blpop('nothing', 0.1);
			const quitted = redis.quit();
			expect(await popped).to.equal(null);
			expect(await quitted).to.equal('OK');
			await kit.until(() => redis.status === 'end');
		},
	},
	{
		ids: ['1.4/quit-blocked'],
		title: 'quit() ends the loops of consumers that share the client',
		async run(kit) {
			const redis = await kit.ready();
			const ends: string[] = [];
			const consume = async (key: string): Promise<void> => {
				try {
					for (;;) await redis.blpop(key, 0.1);
				} catch (error) {
					ends.push((error as Error).message);
				}
			};
			const loops = [consume('a'), consume('b'), consume('c')];
			await kit.until(async () => /blocked_clients:[1-9]/.test(await kit.server.cli('INFO', 'clients')));
			expect(await redis.quit()).to.equal('OK');
			await Promise.all(loops);
			expect(ends).to.deep.equal(Array(3).fill('Connection is closed.'));
			await kit.until(() => redis.status === 'end');
		},
	},
	{
		ids: ['1.4/quit-blocked'],
		title: 'what is issued after quit() rejects when the client ends, and is not run',
		async run(kit) {
			const redis = await kit.ready();
			const order: string[] = [];
			const note = (name: string) => (outcome: unknown) => void order.push(`${name}: ${outcome}`);
			const all = [
				redis.blpop('nothing', 0.1).then(() => order.push('first')),
				redis.quit().then(note('quit')),
				redis.incr('n').catch(note('incr')),
				redis.blpop('l', 0).catch(note('blpop')),
				redis.quit().catch(note('second quit')),
				redis
					.pipeline()
					.incr('n')
					.exec()
					.then((replies) => note('exec')(replies?.[0]?.[0])),
			];
			await Promise.all(all);
			const closed = 'Error: Connection is closed.';
			expect(order).to.deep.equal([
				'first',
				'quit: OK',
				`incr: ${closed}`,
				`blpop: ${closed}`,
				`second quit: ${closed}`,
				`exec: ${closed}`,
			]);
			await kit.until(() => redis.status === 'end');
			expect(await kit.server.cli('EXISTS', 'n')).to.match(/0/);
		},
	},
	{
		ids: ['1.4/quit-blocked'],
		title: 'disconnect() while quit() waits: everything rejects',
		async run(kit) {
			const redis = await kit.ready();
			const popped = kit.failure(redis.blpop('nothing', 0));
			await kit.until(async () => /blocked_clients:[1-9]/.test(await kit.server.cli('INFO', 'clients')));
			const quitted = kit.failure(redis.quit());
			const got = kit.failure(redis.get('k'));
			redis.disconnect();
			for (const each of [popped, quitted, got]) expect((await each).message).to.equal('Connection is closed.');
			await kit.until(() => redis.status === 'end');
		},
	},
	{
		ids: ['1.4/quit-refused'],
		title: 'a server that refuses QUIT: the client goes on',
		async run(kit) {
			const server = await kit.otherServer({ args: ['--rename-command', 'QUIT', ''] });
			const redis = kit.redis({ port: server.port });
			await kit.once(redis, 'ready');
			const quitted = kit.failure(redis.quit());
			const both = Promise.all([redis.incr('n'), redis.incr('n')]);
			expect((await quitted).message).to.match(/unknown command/);
			expect(await both).to.deep.equal([1, 2]);
			expect(await redis.ping()).to.equal('PONG');
		},
	},
	{
		ids: ['1.4/blocking-lost'],
		title: 'a blocking command whose connection is lost is sent again',
		async run(kit) {
			const proxy = await kit.proxy();
			const redis = await kit.ready({ port: proxy.port });
			const popped = redis.blpop('l', 5);
			await kit.cutBlocked(proxy);
			await kit.server.call('RPUSH', 'l', 'a');
			expect(await popped).to.deep.equal(['l', 'a']);
			expect(await redis.ping()).to.equal('PONG');
		},
	},
	{
		ids: ['1.4/order-of-replies'],
		title: 'promises of one tick settle in the order of their commands, whatever they are',
		async run(kit) {
			const redis = await kit.ready();
			const order: string[] = [];
			const note = (name: string) => (): void => void order.push(name);
			await Promise.all([
				redis.set('k', 'v').then(note('set')),
				redis.incr('k').catch(note('incr')),
				redis.getBuffer('k').then(note('getBuffer')),
				redis.call('get', 'k').then(note('call')),
				redis.hgetall('none').then(note('hgetall')),
			]);
			expect(order).to.deep.equal(['set', 'incr', 'getBuffer', 'call', 'hgetall']);
		},
	},
	{
		ids: ['1.4/large-values'],
		title: 'large values and many at once, byte for byte',
		async run(kit) {
			const redis = await kit.ready();
			const bytes = Buffer.alloc(3_000_000, Buffer.from([0, 255, 13, 10, 36, 42]));
			await redis.set('big', bytes);
			expect(bytes.equals((await redis.getBuffer('big')) as Buffer)).to.equal(true);
			const text = 'é😀'.repeat(100_000);
			await redis.set('text', text);
			expect((await redis.get('text')) === text).to.equal(true);
			const replies = await Promise.all(Array.from({ length: 5000 }, (_, i) => redis.echo(`m${i}`)));
			expect(replies.every((reply, i) => reply === `m${i}`)).to.equal(true);
		},
	},
];
