/** A consumer against scripted answers: what it does where a server says no, or says less than it should. */
import { expect } from 'chai';
import { ReplyError } from '../../../src/index.ts';
import { type ReplyValue, resp } from '../../../src/testing/index.ts';
import { memoryClient } from '../../support/memory-client.ts';
import { rejection } from '../../support/rejection.ts';

const ask = { group: 'g', consumer: 'c', streams: 's', block: 0 } as const;
const entry = (id: string): ReplyValue => [['s', [[id, ['n', '1']]]]];
const isPending = (words: readonly string[]): boolean => words[0] === 'XREADGROUP' && words.at(-1) !== '>';
const isNew = (words: readonly string[]): boolean => words[0] === 'XREADGROUP' && words.at(-1) === '>';
const none: ReplyValue = [['s', []]];

describe('a consumer, told by its server', () => {
	for (const refusal of ['LOADING Redis is loading', 'BUSY a script', 'READONLY replica', 'MISCONF disk', 'TRYAGAIN']) {
		it(`${refusal}: asks again`, async () => {
			const refusals = [refusal, refusal];
			const { client } = await memoryClient((words) => {
				const said = refusals.shift();
				if (said !== undefined) return resp.error(said);
				return isPending(words) ? none : isNew(words) ? entry('1-0') : 0;
			});
			const entries = client.consume(ask);
			expect((await entries.next()).value?.id).equal('1-0');
			client.destroy();
		});
	}

	for (const refusal of ['NOPERM no', 'WRONGTYPE no', 'NOGROUP no', 'ERR no', 'NOAUTH no']) {
		it(`${refusal}: fails`, async () => {
			const { client } = await memoryClient(() => resp.error(refusal));
			const entries = client.consume(ask);
			expect((await rejection(entries.next(), ReplyError)).message).equal(refusal);
			expect((await entries.next()).done).equal(true);
			expect(client.stats().lanes.blocking.busy).equal(0);
			client.destroy();
		});
	}

	it('that the group is gone: makes it again behind what it has seen', async () => {
		let gone = 0;
		const { client, lines } = await memoryClient((words) => {
			if (words[0] === 'XREVRANGE') return [['4-0', ['n', '1']]];
			if (words[0] === 'XGROUP') return resp.simple('OK');
			if (isPending(words)) return none;
			if (gone === 1) return gone++ && resp.error('NOGROUP no such key');
			return gone++ === 0 ? entry('5-0') : entry('6-0');
		});
		const entries = client.consume({ ...ask, create: '$' });
		expect((await entries.next()).value?.id).equal('5-0');
		expect((await entries.next()).value?.id).equal('6-0');
		expect(lines().filter((line) => line.startsWith('XGROUP'))).deep.equal([
			'XGROUP CREATE s g 4-0 MKSTREAM',
			'XGROUP CREATE s g 5-0 MKSTREAM',
		]);
		client.destroy();
	});

	it('that somebody has made the group meanwhile: goes on', async () => {
		const { client } = await memoryClient((words) => {
			if (words[0] === 'XGROUP') return resp.error('BUSYGROUP Consumer Group name already exists');
			return isPending(words) ? none : entry('1-0');
		});
		expect((await client.consume({ ...ask, create: '0' }).next()).value?.id).equal('1-0');
		client.destroy();
	});

	it('nothing new while it looks through many pending entries: looks at both in turn', async () => {
		let cursor = 0;
		const { client, lines } = await memoryClient((words) => {
			if (isPending(words)) return none;
			if (words[0] === 'XAUTOCLAIM') return [`${++cursor < 4 ? cursor : 0}-0`, [], []];
			if (words.includes('BLOCK')) return entry('9-0');
			return cursor === 2 ? entry('1-0') : null;
		});
		const entries = client.consume({ ...ask, claimIdle: 60_000 });
		expect((await entries.next()).value?.id).equal('1-0');
		expect((await entries.next()).value?.id).equal('9-0');
		expect(
			lines().map((line) => line.replace(/^(\S+) .*?(BLOCK)?[ \d]*STREAMS.*/, '$1 $2').replace(/ \d+-0/, ' id')),
		).deep.equal([
			'XREADGROUP ',
			'XAUTOCLAIM s g c 61000 id COUNT 1 JUSTID',
			'XREADGROUP ',
			'XAUTOCLAIM s g c 61000 id COUNT 1 JUSTID',
			'XREADGROUP ',
			'XAUTOCLAIM s g c 61000 id COUNT 1 JUSTID',
			'XREADGROUP ',
			'XAUTOCLAIM s g c 61000 id COUNT 1 JUSTID',
			'XREADGROUP BLOCK',
		]);
		// Not for ever: the next look at idle entries is due before that.
		expect(lines().at(-1)).match(/BLOCK (?:2\d{4}|30000) STREAMS/);
		client.destroy();
	});

	it('that an entry is idle which it handed out just now: leaves it alone until its time has come', async () => {
		let handedOut = false;
		const { client, lines } = await memoryClient((words) => {
			if (isPending(words)) return none;
			if (words[0] === 'XAUTOCLAIM') return ['0-0', handedOut ? ['1-0'] : [], []];
			if (words[0] === 'XCLAIM') return [['1-0', ['n', '1']]];
			if (words[0] === 'XPENDING') return [['1-0', 'c', 0, 2]];
			return handedOut ? null : entry('1-0');
		});
		const entries = client.consume({ ...ask, claimIdle: 100 });
		await entries.next();
		const begun = performance.now();
		handedOut = true;
		expect((await entries.next()).value).include({ id: '1-0', deliveries: 2 });
		expect(performance.now() - begun).at.least(95);
		const count = (name: string): number => lines().filter((line) => line.startsWith(name)).length;
		expect(count('XAUTOCLAIM')).at.least(3);
		expect(count('XCLAIM')).equal(1);
		client.destroy();
	});

	it('acknowledges once for any number of calls, and again after a failure', async () => {
		const refusals = ['LOADING wait', 'NOPERM no'];
		const { client, lines } = await memoryClient((words) => {
			if (words[0] !== 'XACK') return isPending(words) ? none : entry('1-0');
			const said = refusals.shift();
			return said === undefined ? 1 : resp.error(said);
		});
		const { value } = await client.consume(ask).next();
		const both = [value?.ack(), value?.ack()];
		await rejection(both[0] as Promise<boolean>, ReplyError);
		await rejection(both[1] as Promise<boolean>, ReplyError);
		expect(await value?.ack()).equal(true);
		expect(lines().filter((line) => line === 'XACK s g 1-0')).lengthOf(3);
		client.destroy();
	});
});
