/** `consume` on real servers: what comes, in which order, how it ends, and what is left in the group then. */
import { expect } from 'chai';
import {
	AbortError,
	type Client,
	type ClientOptions,
	ClosedError,
	type ConsumedEntry,
	ReplyError,
} from '../../../src/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer, hasFeaturesOf } from '../../support/server.ts';
import { blockedClients, untilBlocked } from '../pool/support/server-clients.ts';
import { until } from '../pool/support/until.ts';

/** Milliseconds since an entry of stream `s` was delivered, by the server's clock. */
async function idleOf(admin: Client, id: string): Promise<number> {
	const [[, , idle]] = (await admin.call('XPENDING', 's', 'g', id, id, 1)) as [[string, string, number]];
	return idle;
}

/** `[id, consumer, deliveries]` of everything that is pending. */
async function pendingIn(admin: Client, stream = 's'): Promise<[id: string, consumer: string, deliveries: number][]> {
	const rows = (await admin.call('XPENDING', stream, 'g', '-', '+', 100)) as [string, string, number, number][];
	return rows.map(([id, consumer, , deliveries]) => [id, consumer, deliveries]);
}

for (const protocol of [2, 3] as const) {
	eachServer(`a consumer under RESP${protocol}`, ({ server }) => {
		const make = useClients();
		let admin: Client;
		let redis: Client;

		const client = (options: ClientOptions = {}): Client => make({ url: server().url, protocol, ...options });
		const add = (count: number, stream = 's'): Promise<(string | null)[]> =>
			Promise.all(Array.from({ length: count }, (_, n) => admin.xadd(stream, `${n + 1}-0`, { n })));
		const ask = { group: 'g', consumer: 'c', streams: 's', create: '0', block: 200 } as const;

		beforeEach(async () => {
			admin = client();
			redis = client();
			await admin.flushall();
		});

		it('makes the group and the stream when asked, and hands out what is there, in order', async () => {
			await add(3);
			const seen: unknown[] = [];
			for await (const { stream, id, message, deliveries, ack } of redis.consume(ask)) {
				expect(ack).a('function');
				seen.push([stream, id, { ...message }, deliveries]);
				if (seen.length === 3) break;
			}
			expect(seen).deep.equal([1, 2, 3].map((n) => ['s', `${n}-0`, { n: `${n - 1}` }, 1]));
			expect(await pendingIn(admin)).deep.equal([1, 2, 3].map((n) => [`${n}-0`, 'c', 1]));
		});

		it('acknowledges, and says whether that was news', async () => {
			await add(3);
			const entries = redis.consume(ask);
			const [first, second, third] = [await entries.next(), await entries.next(), await entries.next()].map(
				({ value }) => value,
			);
			expect(await first?.ack()).equal(true);
			expect(await first?.ack()).equal(true);
			await admin.xack('s', 'g', '2-0');
			expect(await second?.ack()).equal(false);
			await entries.return();
			// The loop is over, the work may not be.
			expect(await third?.ack()).equal(true);
			expect(await pendingIn(admin)).deep.equal([]);
		});

		it('does not make a group unasked', async () => {
			await admin.xadd('s', '*', { n: 1 });
			const entries = redis.consume({ group: 'g', consumer: 'c', streams: 's' });
			const error = await rejection(entries.next(), ReplyError);
			expect(error.code).equal('NOGROUP');
			expect(await entries.next()).deep.equal({ done: true, value: undefined });
			expect(await admin.xinfo('GROUPS', 's')).deep.equal([]);
		});

		it('with `$` gets what is added after the first next()', async () => {
			await add(2);
			const entries = redis.consume({ ...ask, create: '$' });
			const next = entries.next();
			await redis.xadd('s', '3-0', { n: 'new' });
			expect((await next).value?.id).equal('3-0');
			await entries.return();
		});

		it('fails at once where the key is no stream, and is then over', async () => {
			await admin.set('s', 'text');
			for (const create of ['0', '$', false] as const) {
				const entries = redis.consume({ ...ask, create });
				expect((await rejection(entries.next(), ReplyError)).code).oneOf(['WRONGTYPE', 'NOGROUP']);
				expect((await entries.next()).done).equal(true);
			}
			expect(redis.stats().lanes.blocking.busy).equal(0);
		});

		it('hands out its own pending entries first, with their count, without those that were deleted', async () => {
			await add(4);
			await admin.xgroup('CREATE', 's', 'g', '0');
			await admin.xreadgroup('GROUP', 'g', 'c', 'COUNT', 3, 'STREAMS', 's', '>');
			await admin.xdel('s', '2-0');
			const entries = redis.consume({ ...ask, count: 2 });
			const seen: unknown[] = [];
			for await (const entry of entries) {
				seen.push([entry.id, entry.deliveries]);
				await entry.ack();
				if (entry.id === '4-0') break;
			}
			expect(seen).deep.equal([
				['1-0', 2],
				['3-0', 2],
				['4-0', 1],
			]);
			expect(await pendingIn(admin)).deep.equal([]);
			expect(await entries.stats()).include({ handedOut: 3, acknowledged: 3, resumed: 2, deleted: 1, inHand: 0 });
		});

		it('reads nothing that was not asked for', async () => {
			await add(5);
			const entries = redis.consume(ask);
			await entries.next();
			await entries.next();
			expect(await pendingIn(admin)).deep.equal([
				['1-0', 'c', 1],
				['2-0', 'c', 1],
			]);
			await entries.return();
			expect(await entries.stats()).include({ handedOut: 2, givenBack: 0, inHand: 2, waiting: 0 });
		});

		it('leaves nothing unacknowledged that was not handed out: it is new again, for whoever reads next', async () => {
			await add(6);
			for (let round = 1; round <= 2; round++) {
				const entries = redis.consume({ ...ask, count: 4 });
				for await (const entry of entries) {
					expect([entry.id, entry.deliveries]).deep.equal([`${round}-0`, 1]);
					if (round === 1) await entry.ack();
					break;
				}
				expect(await entries.stats()).include({ givenBack: 3, waiting: 0 });
				expect(await pendingIn(admin)).deep.equal(round === 1 ? [] : [['2-0', 'c', 1]]);
			}
			const other = redis.consume({ ...ask, consumer: 'd', count: 3 });
			const seen: unknown[] = [];
			for await (const entry of other) {
				seen.push([entry.id, entry.deliveries]);
				if (entry.id === '6-0') break;
			}
			expect(seen).deep.equal([3, 4, 5, 6].map((n) => [`${n}-0`, 1]));
			if (hasFeaturesOf(server(), '7.0')) expect((await other.stats()).lag).equal(0);
		});

		it('gives back what it has read and not handed out, when others have read on: uncounted, and for whoever comes next', async () => {
			await add(6);
			const entries = redis.consume({ ...ask, count: 4 });
			for await (const entry of entries) {
				await entry.ack();
				await admin.xreadgroup('GROUP', 'g', 'e', 'COUNT', 1, 'STREAMS', 's', '>');
				await admin.xack('s', 'g', '5-0');
				break;
			}
			expect(await entries.stats()).include({ givenBack: 3, waiting: 0 });
			expect(await pendingIn(admin)).deep.equal([2, 3, 4].map((n) => [`${n}-0`, 'c', 0]));
			// Long before an entry that somebody works on is idle for a minute.
			const other = redis.consume({ ...ask, consumer: 'd', claimIdle: 60_000, count: 2 });
			const seen: unknown[] = [];
			for await (const entry of other) {
				seen.push([entry.id, entry.deliveries]);
				await entry.ack();
				if (seen.length === 4) break;
			}
			expect(seen).to.have.deep.members([2, 3, 4, 6].map((n) => [`${n}-0`, 1]));
			expect(await pendingIn(admin)).deep.equal([]);
			expect((await other.stats()).claimed).equal(3);
		});

		it('does not make new again what somebody else has acknowledged, or what is gone', async () => {
			await add(5);
			const entries = redis.consume({ ...ask, count: 5, claimIdle: 1000 });
			const { value: first } = await entries.next();
			const cameBefore = performance.now();
			await first?.ack();
			await admin.xclaim('s', 'g', 'other', 0, '4-0');
			await admin.xack('s', 'g', '4-0');
			await until('it looks its page up', () => performance.now() - cameBefore > 100);
			await (await entries.next()).value?.ack();
			await entries.return();
			const seen: unknown[] = [];
			for await (const entry of redis.consume({ ...ask, consumer: 'd', claimIdle: 60_000 })) {
				seen.push(entry.id);
				await entry.ack();
				if (seen.length === 2) break;
			}
			expect(seen).deep.equal(['3-0', '5-0']);
			expect(await pendingIn(admin)).deep.equal([]);
			if (hasFeaturesOf(server(), '7.0')) {
				const [group] = (await admin.xinfo('GROUPS', 's')) as object[];
				expect(group).include({ 'entries-read': 5, lag: 0 });
			}
		});

		it('does not make new again what was trimmed away meanwhile', async () => {
			await add(5);
			const entries = redis.consume({ ...ask, count: 5 });
			await (await entries.next()).value?.ack();
			await admin.xtrim('s', 'MINID', '4-0');
			await entries.return();
			if (hasFeaturesOf(server(), '7.0')) expect((await entries.stats()).lag).equal(0);
		});

		for (const denied of ['eval', 'xgroup|setid']) {
			it(`gives back, and loses nothing, where it may not ${denied}`, async function () {
				if (denied.includes('|') && !hasFeaturesOf(server(), '7.0')) this.skip();
				await add(4);
				await admin.xgroup('CREATE', 's', 'g', '0');
				await admin.acl('SETUSER', 'plain', 'on', '>pw', '~*', '+@all', `-${denied}`);
				const entries = client({ username: 'plain', password: 'pw' }).consume({ ...ask, create: false, count: 4 });
				for await (const entry of entries) {
					expect(entry.id).equal('1-0');
					break;
				}
				await admin.acl('DELUSER', 'plain');
				const rest = [2, 3, 4].map((n) => [`${n}-0`, 'c', 0]);
				expect(await pendingIn(admin)).deep.equal([['1-0', 'c', 1], ...rest]);
				const seen: string[] = [];
				for await (const entry of redis.consume({ ...ask, consumer: 'd', claimIdle: 60_000 })) {
					seen.push(entry.id);
					if (seen.length === 3) break;
				}
				expect(seen.sort()).deep.equal(['2-0', '3-0', '4-0']);
			});
		}

		it('gives back what came to it a second time with the count that it had', async () => {
			await add(3);
			await admin.xgroup('CREATE', 's', 'g', '0');
			await admin.xreadgroup('GROUP', 'g', 'c', 'STREAMS', 's', '>');
			for await (const entry of redis.consume({ ...ask, count: 3 })) {
				expect(entry.deliveries).equal(2);
				break;
			}
			expect(await pendingIn(admin)).deep.equal([
				['1-0', 'c', 2],
				['2-0', 'c', 1],
				['3-0', 'c', 1],
			]);
		});

		it('gives back to its own next life, too', async () => {
			await add(3);
			for await (const entry of redis.consume({ ...ask, count: 3 })) {
				expect(entry.id).equal('1-0');
				await entry.ack();
				break;
			}
			const seen: unknown[] = [];
			for await (const entry of redis.consume({ ...ask, count: 3 })) {
				seen.push([entry.id, entry.deliveries]);
				if (seen.length === 2) break;
			}
			expect(seen).deep.equal([
				['2-0', 1],
				['3-0', 1],
			]);
		});

		it('ends at once by its signal while it waits, and takes nothing with it', async () => {
			const given = new AbortController();
			const entries = redis.consume({ ...ask, block: 0, signal: given.signal });
			const next = entries.next();
			await untilBlocked(server(), 1);
			given.abort(new Error('enough'));
			const error = await rejection(next, AbortError);
			expect((error.cause as Error).message).equal('enough');
			expect(await blockedClients(server())).lengthOf(0);
			await add(1);
			expect(await pendingIn(admin)).deep.equal([]);
			expect(await entries.next()).deep.equal({ done: true, value: undefined });
			expect(redis.stats().lanes.blocking).include({ busy: 0, closed: 0 });
			expect(redis.stats().orphans).equal(0);
		});

		it('ends by the signal of its view, and by one that has fired before', async () => {
			const given = new AbortController();
			const next = redis.with({ signal: given.signal }).consume(ask).next();
			given.abort();
			await rejection(next, AbortError);
			await rejection(redis.consume({ ...ask, signal: given.signal }).next(), AbortError);
		});

		it('between two entries, the signal gives back at once and is told by the next next()', async () => {
			await add(3);
			const given = new AbortController();
			const entries = redis.consume({ ...ask, count: 3, signal: given.signal });
			await entries.next();
			given.abort();
			await until('two given back', async () => (await pendingIn(admin)).length === 1);
			await rejection(entries.next(), AbortError);
			expect((await entries.next()).done).equal(true);
		});

		it('whatever comes while it is being aborted was handed out, is given back, or was never read', async () => {
			let given = 0;
			for (let n = 1; n <= 60; n++) {
				const controller = new AbortController();
				const entries = redis.consume({ ...ask, consumer: `c${n}`, block: 0, count: 2, signal: controller.signal });
				const next = entries.next().then(
					({ value }) => value?.id,
					(error: unknown) => expect(error).instanceOf(AbortError) && undefined,
				);
				if (n % 2 === 0) await untilBlocked(server(), 1);
				const added = admin.xadd('s', `${n}-0`, { n });
				if (n % 3 === 0) await Promise.resolve();
				else if (n % 3 === 1) await new Promise((resolve) => setImmediate(resolve));
				controller.abort();
				await added;
				const id = await next;
				await entries.return();
				// Nothing is unacknowledged that was not handed out.
				expect((await pendingIn(admin)).map(([each]) => each)).deep.equal(id === undefined ? [] : [id]);
				given += (await entries.stats()).givenBack;
				await admin.xgroup('SETID', 's', 'g', '$');
				for (const [each] of await pendingIn(admin)) await admin.xack('s', 'g', each);
			}
			expect(redis.stats().orphans).equal(0);
			console.log(`      ${given} of 60 were given back`);
		});

		it('takes over what another consumer has left idle, and is done with what was deleted of it', async () => {
			await add(5);
			await admin.xgroup('CREATE', 's', 'g', '0');
			await admin.xreadgroup('GROUP', 'g', 'dead', 'COUNT', 4, 'STREAMS', 's', '>');
			await admin.xdel('s', '2-0', '4-0');
			const seen = new Map<string, number>();
			const given = new AbortController();
			// The deleted ones as well: nobody hands them out, but they are looked at.
			const done = until('all done', async () => (await pendingIn(admin)).length === 0 && seen.size === 3);
			void done.finally(() => given.abort());
			const entries = redis.consume({ ...ask, claimIdle: 30, count: 3, signal: given.signal });
			const loop = (async () => {
				for await (const entry of entries) {
					await entry.ack();
					seen.set(entry.id, entry.deliveries);
				}
			})();
			await rejection(loop, AbortError);
			await done;
			expect(seen.get('1-0')).equal(2);
			expect(seen.get('3-0')).equal(2);
			expect(seen.get('5-0')).at.least(1);
			expect((await entries.stats()).deleted).equal(2);
		});

		it('gets again, counted, what it has not acknowledged itself for so long', async () => {
			await add(1);
			const entries = redis.consume({ ...ask, claimIdle: 40 });
			const { value: first } = await entries.next();
			const { value: again } = await entries.next();
			expect([first?.id, again?.id, first?.deliveries, again?.deliveries]).deep.equal(['1-0', '1-0', 1, 2]);
			await again?.ack();
			await entries.return();
			expect(await pendingIn(admin)).deep.equal([]);
		});

		it('keeps for `claimIdle` what it hands out late of a page', async () => {
			await add(2);
			const claimIdle = 400;
			const entries = redis.consume({ ...ask, count: 2, claimIdle });
			await (await entries.next()).value?.ack();
			// The work on the first takes long.
			await until('it has waited here', async () => (await idleOf(admin, '2-0')) >= 150);
			expect((await entries.next()).value?.id).equal('2-0');
			const begun = performance.now();
			expect(await idleOf(admin, '2-0')).lessThan(150);
			const other = redis.consume({ ...ask, consumer: 'd', claimIdle });
			expect((await other.next()).value).include({ id: '2-0', deliveries: 2 });
			expect(performance.now() - begun).at.least(claimIdle);
			await Promise.all([entries.return(), other.return()]);
		});

		it('does not hand out what waited here until somebody else took it', async () => {
			await add(3);
			const claimIdle = 1000;
			const entries = redis.consume({ ...ask, count: 3, claimIdle });
			const { value: first } = await entries.next();
			const cameBefore = performance.now();
			await first?.ack();
			// The work on the first takes long: another one takes one of the two that wait.
			await admin.xclaim('s', 'g', 'other', 0, '2-0');
			// A tenth of it is how long an entry may wait here unasked, by this process's clock.
			await until('it has waited here', () => performance.now() - cameBefore > claimIdle / 10);
			expect((await entries.next()).value?.id).equal('3-0');
			await entries.return();
			expect(await pendingIn(admin)).deep.equal([
				['2-0', 'other', 2],
				['3-0', 'c', 1],
			]);
			expect((await entries.stats()).passedOver).equal(1);
		});

		it('goes on when its connection is killed, without handing out twice what is in hand', async () => {
			await add(2);
			const entries = redis.consume({ ...ask, count: 2, block: 0 });
			const { value: first } = await entries.next();
			const { value: second } = await entries.next();
			const next = entries.next();
			await untilBlocked(server(), 1);
			await admin.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
			await admin.xadd('s', '9-0', { n: 'after' });
			expect((await next).value?.id).equal('9-0');
			expect(await first?.ack()).equal(true);
			await second?.ack();
			await entries.return();
			expect(await pendingIn(admin)).deep.equal([['9-0', 'c', 1]]);
			expect(await entries.stats()).include({ handedOut: 3, resumed: 0 });
		});

		it('knows what is in hand, however much that is, when its connection is killed', async () => {
			await add(30);
			const entries = redis.consume({ ...ask, count: 4 });
			const inHand: ConsumedEntry[] = [];
			for (let n = 0; n < 26; n++) inHand.push((await entries.next()).value as ConsumedEntry);
			await admin.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
			for (let n = 27; n <= 30; n++) expect((await entries.next()).value?.id).equal(`${n}-0`);
			await Promise.all(inHand.map((entry) => entry.ack()));
			expect(await entries.stats()).include({ handedOut: 30, inHand: 4, acknowledged: 26 });
			await entries.return();
		});

		it('makes the group again after FLUSHALL, and misses nothing', async () => {
			for (const create of ['0', '$'] as const) {
				await admin.flushall();
				const entries = redis.consume({ ...ask, create, block: 0 });
				const next = entries.next();
				await untilBlocked(server(), 1);
				await admin.flushall();
				const id = await admin.xadd('s', '*', { n: 1 });
				expect((await next).value?.id).equal(id);
				const another = await admin.xadd('s', '*', { n: 2 });
				expect((await entries.next()).value?.id).equal(another);
				await entries.return();
			}
		});

		it('reads several streams under a prefix, as its view decodes', async () => {
			const own = client({ keyPrefix: 'app:' });
			const bytes = Buffer.from([0xff, 0x00, 0x41]);
			await admin.xadd('app:a', '1-0', { f: '1' });
			await admin.xadd(Buffer.concat([Buffer.from('app:'), bytes]), '2-0', { f: '2' });
			const seen: unknown[] = [];
			for await (const entry of own.buffers.consume({ ...ask, streams: ['a', bytes], count: 5 })) {
				seen.push([entry.stream, String(entry.id), entry.message.map(([, value]) => String(value))]);
				expect(await entry.ack()).equal(true);
				if (seen.length === 2) break;
			}
			expect(seen).to.have.deep.members([
				[Buffer.from('a'), '1-0', ['1']],
				[bytes, '2-0', ['2']],
			]);
			await own.xadd('a', '3-0', 'f', 'x', 'f', 'y');
			await own.xadd('a', '4-0', 'f', 'z');
			const pairs = own.with({ decode: { message: 'pairs' } });
			for await (const entry of pairs.consume({ ...ask, streams: 'a', count: 2 })) {
				expect([entry.stream, entry.message]).deep.equal([
					'a',
					[
						['f', 'x'],
						['f', 'y'],
					],
				]);
				break;
			}
			expect(await pendingIn(admin, 'app:a')).deep.equal([['3-0', 'c', 1]]);
		});

		it('says how far behind the group is', async () => {
			const entries = redis.consume({ ...ask, streams: ['s', 't'], count: 2 });
			expect(await entries.stats()).deep.include({ lag: null, streams: {}, handedOut: 0 });
			await add(5);
			await entries.next();
			const stats = await entries.stats();
			expect(stats.lag).equal(hasFeaturesOf(server(), '7.0') ? 3 : null);
			expect(stats.streams['s']).deep.include({ pending: 2, lastDelivered: '2-0' });
			expect(stats).include({ handedOut: 1, waiting: 1, inHand: 1 });
			await entries.return();
		});

		it('ends with its client: close() is its end, destroy() an error', async () => {
			await add(3);
			const entries = redis.consume({ ...ask, count: 2, block: 0 });
			await entries.next();
			await redis.close();
			expect(await entries.next()).deep.equal({ done: true, value: undefined });
			expect(await pendingIn(admin)).deep.equal([['1-0', 'c', 1]]);
			const [waiting, destroyed] = [client(), client()];
			const idle = waiting.consume({ ...ask, streams: 'none', block: 0 }).next();
			await untilBlocked(server(), 1);
			await waiting.close();
			expect(await idle).deep.equal({ done: true, value: undefined });
			const next = destroyed.consume({ ...ask, streams: 'none', block: 0 }).next();
			await untilBlocked(server(), 1);
			destroyed.destroy();
			await rejection(next, ClosedError);
			await rejection(destroyed.consume(ask).next(), ClosedError);
		});

		it('return() ends it while next() waits; calls of next() take turns', async () => {
			await add(2);
			const entries = redis.consume({ ...ask, block: 0 });
			const all = [entries.next(), entries.next(), entries.next(), entries.next()];
			expect((await all[1])?.value?.id).equal('2-0');
			await untilBlocked(server(), 1);
			expect(await entries.return()).deep.equal({ done: true, value: undefined });
			expect((await Promise.all(all)).map(({ value }) => value?.id)).deep.equal(['1-0', '2-0', undefined, undefined]);
			expect(await blockedClients(server())).lengthOf(0);
		});

		it('uses one connection for all its reads', async () => {
			await add(20);
			let seen = 0;
			for await (const entry of redis.consume({ ...ask, claimIdle: 50 })) {
				await entry.ack();
				if (++seen === 20) break;
			}
			expect(redis.stats().lanes.blocking).include({ created: 1, acquired: 1, busy: 0 });
		});
	});
}

describe('consume()', () => {
	const make = useClients();

	it('refuses options that make no sense, at once', () => {
		const redis = make();
		const good = { group: 'g', consumer: 'c', streams: 's' };
		const bad: [options: object, message: RegExp][] = [
			[{ consumer: 'c', streams: 's' }, /consume needs group/],
			[{ ...good, group: null }, /group must be/],
			[{ ...good, streams: [] }, /streams must be/],
			[{ ...good, streams: [undefined] }, /streams must be/],
			[{ ...good, streams: ['s', Buffer.from('s')] }, /a stream is named twice/],
			[{ ...good, create: true }, /create must be false, '\$', '0' or an id/],
			[{ ...good, create: '>' }, /create must be/],
			[{ ...good, count: 0 }, /count must be a whole number from 1/],
			[{ ...good, block: -1 }, /block must be whole milliseconds from 0/],
			[{ ...good, claimIdle: Number.NaN }, /claimIdle must be/],
			[{ ...good, signal: {} }, /signal must be an AbortSignal/],
			[{ ...good, claim: 1 }, /unknown option claim/],
		];
		for (const [options, message] of bad) {
			expect(() => redis.consume(options as typeof good), String(message)).to.throw(TypeError, message);
		}
		expect(() => redis.consume(undefined as never)).to.throw(TypeError);
		expect(() => redis.tail([])).to.throw(TypeError, /a key is a string/);
		expect(() => redis.tail('s', { from: '>' })).to.throw(TypeError, /from must be/);
		expect(() => redis.tail('s', { from: { s: '0', x: '0' } })).to.throw(
			TypeError,
			/from names x, which is none of the streams/,
		);
		expect(() => redis.tail(['constructor', Buffer.from('s')], { from: { s: '0' } })).not.to.throw();
	});

	it('shows nothing of what is inside', () => {
		const entries = make({ password: 'hunter2' }).consume({ group: 'g', consumer: 'c', streams: 's' });
		expect(JSON.stringify(entries)).not.to.contain('hunter2');
	});
});
