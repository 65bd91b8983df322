/** Scans against scripted answers: what is asked when, and what becomes of an answer that nobody wants any more. */
import { expect } from 'chai';
import { AbortError, type ClientOptions, ReplyError } from '../../../src/index.ts';
import { type ReplyValue, resp } from '../../../src/testing/index.ts';
import { turns } from '../../integration/pool/support/until.ts';
import { type MemoryClient, memoryClient } from '../../support/memory-client.ts';
import { rejection } from '../../support/rejection.ts';

/** Pages by cursor; a cursor without one is answered later, by `say`. */
async function scripted(
	pages: Readonly<Record<string, readonly [next: string, ...keys: string[]] | ReplyValue>>,
	options: ClientOptions = {},
): Promise<MemoryClient> {
	return memoryClient(([name, cursor = '']) => {
		if (name !== 'SCAN') return resp.simple('PONG');
		const page = pages[cursor];
		return Array.isArray(page) ? [page[0] as string, page.slice(1) as string[]] : (page as ReplyValue | undefined);
	}, options);
}

describe('a scan, asking', () => {
	it('for the next page as soon as one has come, and not for the one behind it', async () => {
		const { client, lines, say } = await scripted({ '0': ['7', 'a', 'b'], '7': ['9', 'c'] });
		const scan = client.scanIterator({ match: 'x*', count: 2, type: 'hash' });
		expect(lines()).deep.equal([]);
		expect((await scan.next()).value).equal('a');
		await client.ping();
		expect(lines()).deep.equal(['SCAN 0 MATCH x* COUNT 2 TYPE hash', 'SCAN 7 MATCH x* COUNT 2 TYPE hash', 'PING']);
		expect((await scan.next()).value).equal('b');
		expect((await scan.next()).value).equal('c');
		await turns(2);
		expect(lines().slice(3)).deep.equal(['SCAN 9 MATCH x* COUNT 2 TYPE hash']);
		const next = scan.next();
		say(['0', ['d']]);
		expect((await next).value).equal('d');
		expect((await scan.next()).done).equal(true);
		client.destroy();
	});

	it('goes on over empty pages, and hands none of them out', async () => {
		const pages = { '0': ['1'], '1': ['2'], '2': ['3', 'a'], '3': ['4'], '4': ['0'] } as const;
		const { client } = await scripted(pages);
		const keys: string[] = [];
		for await (const key of client.scanIterator()) keys.push(key);
		const found: string[][] = [];
		for await (const page of client.scanIterator().pages()) found.push(page);
		expect([keys, found]).deep.equal([['a'], [['a']]]);
		client.destroy();
	});

	it('does not take a cursor for a number', async () => {
		const large = '18446744073709551615';
		const { client, lines } = await scripted({ '0': [large, 'a'], [large]: ['0', 'b'] });
		const keys: unknown[] = [];
		for await (const key of client.with({ decode: { integer: 'bigint' } }).scanIterator()) keys.push(key);
		expect([keys, lines().at(-1)]).deep.equal([['a', 'b'], `SCAN ${large}`]);
		client.destroy();
	});

	it('hands out a page before it tells that the next one has failed', async () => {
		const { client } = await scripted({ '0': ['5', 'a', 'b'], '5': resp.error('ERR no such cursor') });
		const scan = client.scanIterator();
		await client.ping();
		expect((await scan.next()).value).equal('a');
		await client.ping();
		expect((await scan.next()).value).equal('b');
		expect((await rejection(scan.next(), ReplyError)).message).contain('no such cursor');
		expect((await scan.next()).done).equal(true);
		client.destroy();
	});

	it('once broken off, drops the answer that is still to come', async () => {
		const { client, say } = await scripted({ '0': ['5', 'a'] });
		for await (const key of client.scanIterator()) {
			expect(key).equal('a');
			break;
		}
		const pong = client.ping();
		say(['0', ['nobody wants it']]);
		expect(await pong).equal('PONG');
		client.destroy();
	});

	it('given up while it waits for a page, hears of that at once', async () => {
		const { client } = await scripted({});
		const given = new AbortController();
		const waiting = client.scanIterator({ signal: given.signal }).next();
		given.abort('enough');
		expect((await rejection(waiting, AbortError)).cause).equal('enough');
		const other = client.scanIterator();
		const next = other.next();
		expect(await other.return()).deep.equal({ done: true, value: undefined });
		expect((await next).done).equal(true);
		client.destroy();
	});

	it('has a prefix stand for itself in the pattern', async () => {
		const { client, lines } = await scripted({ '0': ['0', 'a*[1]\\:k'] }, { keyPrefix: 'a*[1]\\:' });
		const keys: string[] = [];
		for await (const key of client.scanIterator({ match: 'k*' })) keys.push(key);
		expect(keys).deep.equal(['k']);
		expect(lines()).deep.equal(['SCAN 0 MATCH a\\*\\[1\\]\\\\:k*']);
		client.destroy();
	});

	it('leaves no listener on its signal', async () => {
		const { client } = await scripted({ '0': ['0', 'a'] });
		const given = new AbortController();
		let listeners = 0;
		const { addEventListener, removeEventListener } = given.signal;
		given.signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
			listeners++;
			addEventListener.apply(given.signal, args);
		};
		given.signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
			listeners--;
			removeEventListener.apply(given.signal, args);
		};
		for await (const key of client.scanIterator({ signal: given.signal })) expect(key).equal('a');
		for await (const key of client.scanIterator({ signal: given.signal })) {
			expect(key).equal('a');
			break;
		}
		expect(listeners).equal(0);
		client.destroy();
	});
});
