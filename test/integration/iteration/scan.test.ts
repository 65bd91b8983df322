/** The scan iterators on real servers. */
import { expect } from 'chai';
import { AbortError, type Client, type ClientOptions, ClosedError, ReplyError } from '../../../src/index.ts';
import { commandCalls } from '../../support/command-stats.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer, hasFeaturesOf } from '../../support/server.ts';

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
	const found: T[] = [];
	for await (const item of items) found.push(item);
	return found;
}

for (const protocol of [2, 3] as const) {
	eachServer(`a scan under RESP${protocol}`, ({ server }) => {
		const make = useClients();
		let redis: Client;
		const client = (options: ClientOptions = {}): Client => make({ url: server().url, protocol, ...options });
		const names = (count: number): string[] => Array.from({ length: count }, (_, n) => `user:${n}`);

		beforeEach(async () => {
			redis = client();
			await redis.flushall();
		});

		it('gives every key, those that match, those of a type', async () => {
			await redis.mset(Object.fromEntries(names(500).map((name) => [name, 1])));
			await redis.rpush('list', 'x');
			expect(new Set(await all(redis.scanIterator()))).deep.equal(new Set([...names(500), 'list']));
			expect(new Set(await all(redis.scanIterator({ match: 'user:4*', count: 50 })))).deep.equal(
				new Set(names(500).filter((name) => name.startsWith('user:4'))),
			);
			expect(await all(redis.scanIterator({ type: 'list', count: 1000 }))).deep.equal(['list']);
			expect(await all(redis.scanIterator({ match: 'none*' }))).deep.equal([]);
		});

		it('by pages, none of which is empty', async () => {
			await redis.mset(Object.fromEntries(names(300).map((name) => [name, 1])));
			const pages = await all(redis.scanIterator({ match: 'user:1*', count: 5 }).pages());
			expect(pages.filter((page) => page.length === 0)).lengthOf(0);
			expect(new Set(pages.flat())).deep.equal(new Set(names(300).filter((name) => name.startsWith('user:1'))));
			const scan = redis.scanIterator();
			await scan.next();
			// A scan of its own, whatever the first has read.
			expect(new Set((await all(scan.pages())).flat()).size).equal(300);
			await scan.return();
		});

		it('of the parts of a hash, a set and a sorted set', async () => {
			await redis.hset('h', Object.fromEntries(names(600).map((name, n) => [name, n])));
			await redis.sadd('s', names(600));
			await redis.zadd('z', 1.5, 'half', '-inf', 'low');
			const fields: [string, string][] = await all(redis.hscanIterator('h', { count: 20 }));
			expect(Object.fromEntries(fields)).deep.equal(Object.fromEntries(names(600).map((name, n) => [name, `${n}`])));
			expect(new Set(await all(redis.sscanIterator('s', { match: '*9' })))).deep.equal(
				new Set(names(600).filter((name) => name.endsWith('9'))),
			);
			expect(await all(redis.zscanIterator('z'))).to.have.deep.members([
				{ value: 'half', score: 1.5 },
				{ value: 'low', score: Number.NEGATIVE_INFINITY },
			]);
			expect(await all(redis.hscanIterator('none'))).deep.equal([]);
			await redis.hset('small', 'f', 'v');
			expect(await all(redis.buffers.hscanIterator('small'))).deep.equal([[Buffer.from('f'), Buffer.from('v')]]);
			const fieldsAlone = all(redis.hscanIterator('small', { novalues: true }));
			const { kind, version } = server();
			// Valkey took it over from what was to be Redis 7.4.
			const knows = kind === 'valkey' ? Number.parseFloat(version) >= 8 : hasFeaturesOf(server(), '7.4');
			if (knows) expect(await fieldsAlone).deep.equal(['f']);
			else await rejection(fieldsAlone, ReplyError);
		});

		it('under a prefix gives its keys alone, as the other methods take them', async () => {
			const prefix = 'a[b]*\\:é:';
			const own = client({ keyPrefix: prefix });
			await redis.mset(`${prefix}user:1`, 1, `${prefix}other`, 1, 'abx:user:2', 1, 'user:3', 1);
			expect(await all(own.scanIterator({ match: 'user:*' }))).deep.equal(['user:1']);
			expect(await all(own.scanIterator())).to.have.members(['user:1', 'other']);
			expect(await all(own.buffers.scanIterator({ match: Buffer.from('o*') }))).deep.equal([Buffer.from('other')]);
			expect(await own.unlink(await all(own.scanIterator()))).equal(2);
			expect((await redis.keys('*')).sort()).deep.equal(['abx:user:2', 'user:3']);
		});

		it('asks for one page ahead, and for no more than that', async () => {
			await redis.mset(Object.fromEntries(names(400).map((name) => [name, 1])));
			await server().cli('CONFIG', 'RESETSTAT');
			const scan = redis.scanIterator({ count: 10 });
			await scan.next();
			await redis.ping();
			expect((await commandCalls(server()))['scan']).equal(2);
			await scan.return();
			expect(await scan.next()).deep.equal({ done: true, value: undefined });
			await redis.ping();
			expect((await commandCalls(server()))['scan']).equal(2);
			expect(redis.stats().lanes.shared.inFlight).equal(0);
		});

		it('that is broken off, by break or throw, leaves nothing behind', async () => {
			await redis.mset(Object.fromEntries(names(100).map((name) => [name, 1])));
			for await (const key of redis.scanIterator({ count: 5 })) {
				expect(key).a('string');
				break;
			}
			const thrown = (async () => {
				for await (const page of redis.scanIterator({ count: 5 }).pages()) throw new Error(`page of ${page.length}`);
			})();
			expect((await rejection(thrown)).message).match(/^page of/);
			expect(await redis.ping()).equal('PONG');
			expect(redis.stats().lanes.shared.inFlight).equal(0);
		});

		it('ends by its signal, in the middle of a page too', async () => {
			await redis.mset(Object.fromEntries(names(100).map((name) => [name, 1])));
			const given = new AbortController();
			const seen: string[] = [];
			const scan = (async () => {
				for await (const key of redis.scanIterator({ count: 50, signal: given.signal })) {
					seen.push(key);
					if (seen.length === 3) given.abort('enough');
				}
			})();
			const error = await rejection(scan, AbortError);
			expect([seen.length, error.cause]).deep.equal([3, 'enough']);
			await rejection(redis.with({ signal: given.signal }).scanIterator().next(), AbortError);
			await rejection(redis.with({ signal: given.signal }).sscanIterator('k').pages().next(), AbortError);
		});

		it('is not over because its client is', async () => {
			await redis.mset(Object.fromEntries(names(200).map((name) => [name, 1])));
			for (const end of ['close', 'destroy'] as const) {
				const own = client();
				const scan = own.scanIterator({ count: 10 });
				await scan.next();
				await own[end]();
				const rest = (async () => {
					for (let next = await scan.next(); next.done !== true; next = await scan.next());
				})();
				await rejection(rest, ClosedError);
			}
		});

		it('tells an error of the server once, and is over', async () => {
			await redis.set('text', 'x');
			const scan = redis.hscanIterator('text');
			expect((await rejection(scan.next(), ReplyError)).code).equal('WRONGTYPE');
			expect((await scan.next()).done).equal(true);
		});
	});
}

describe('the scan iterators', () => {
	const make = useClients();

	it('refuse options that make no sense, at once', () => {
		const redis = make();
		expect(() => redis.scanIterator({ count: 0 })).to.throw(TypeError, 'scanIterator: count must be');
		expect(() => redis.scanIterator({ match: 5 as never })).to.throw(TypeError, 'scanIterator: match must be');
		expect(() => redis.scanIterator({ type: '' })).to.throw(TypeError, 'scanIterator: type must be');
		expect(() => redis.scanIterator({ MATCH: 'x' } as never)).to.throw(TypeError, 'unknown option MATCH');
		expect(() => redis.scanIterator('user:*' as never)).to.throw(TypeError, 'takes an object of options');
		expect(() => redis.sscanIterator('k', { novalues: true } as never)).to.throw(TypeError, 'unknown option novalues');
		expect(() => redis.zscanIterator(undefined as never)).to.throw(TypeError, 'zscanIterator: a key is');
		expect(() => redis.hscanIterator('k', { novalues: 'yes' as never })).to.throw(TypeError, 'novalues must be');
		expect(() => redis.scanIterator({ signal: 1 as never })).to.throw(TypeError, 'signal must be');
	});
});
