/** The async iterator under messages() and monitor(): bounded, ended from either side, nothing left behind. */
import { expect } from 'chai';
import type { BacklogSettings } from '../../../src/client/backlog.ts';
import { Feed } from '../../../src/client/feed.ts';
import { AbortError, QueueFullError } from '../../../src/index.ts';
import { rejection } from '../../support/rejection.ts';

interface Trial {
	readonly feed: Feed<number>;
	/** What the source was told. */
	readonly log: string[];
}

function trial(settings: Partial<BacklogSettings> = {}, signal?: AbortSignal, start?: () => Promise<void>): Trial {
	const log: string[] = [];
	const feed = new Feed<number>(
		{
			start: async () => {
				log.push('start');
				await start?.();
			},
			stop: async () => void log.push('stop'),
			dropped: (count) => void log.push(`dropped ${count}`),
		},
		{ limit: 3, overflow: 'drop-oldest', ...settings },
		signal,
	);
	return { feed, log };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
async function rest(feed: Feed<number>): Promise<number[]> {
	const all: number[] = [];
	for (let next = await feed.next(); next.done !== true; next = await feed.next()) all.push(next.value);
	return all;
}

describe('a feed', () => {
	it('begins with the first next(), and leaving the loop stops it', async () => {
		const { feed, log } = trial();
		expect(log).deep.equal([]);
		const reading = (async () => {
			for await (const item of feed) if (item === 2) return item;
			return undefined;
		})();
		expect(log).deep.equal(['start']);
		for (const item of [1, 2, 3]) feed.push(item);
		expect(await reading).equal(2);
		expect(log).deep.equal(['start', 'stop']);
		feed.push(4);
		expect(await feed.next()).deep.equal({ done: true, value: undefined });
	});

	for (const [overflow, kept] of [
		['drop-oldest', [3, 4, 5]],
		['drop-newest', [1, 2, 3]],
	] as const) {
		it(`keeps its bound: ${overflow}, and says once a turn what it dropped`, async () => {
			const { feed, log } = trial({ overflow });
			await feed.ready();
			for (const item of [1, 2, 3, 4, 5]) feed.push(item);
			expect(feed.waiting).equal(3);
			await turn();
			expect(log).deep.equal(['start', 'dropped 2']);
			feed.end();
			expect(await rest(feed)).deep.equal(kept);
		});
	}

	it('says what it dropped before it stops, and not again', async () => {
		const { feed, log } = trial();
		await feed.ready();
		for (const item of [1, 2, 3, 4, 5]) feed.push(item);
		feed.end();
		await turn();
		expect(log).deep.equal(['start', 'dropped 2', 'stop']);
	});

	it('ends with QueueFullError behind what waits when that is the policy', async () => {
		const { feed, log } = trial({ overflow: 'error' });
		await feed.ready();
		for (const item of [1, 2, 3, 4, 5]) feed.push(item);
		expect(log).deep.equal(['start', 'stop']);
		for (const item of [1, 2, 3]) expect(await feed.next()).deep.equal({ done: false, value: item });
		await rejection(feed.next(), QueueFullError);
		expect(await feed.next()).deep.equal({ done: true, value: undefined });
	});

	it('gives what waits when the source ends, and tells a failure once', async () => {
		const { feed } = trial();
		await feed.ready();
		feed.push(1);
		feed.fail(new Error('gone'));
		expect(await feed.next()).deep.equal({ done: false, value: 1 });
		expect((await rejection(feed.next())).message).equal('gone');
		expect(await feed.next()).deep.equal({ done: true, value: undefined });
	});

	it('whose source does not start rejects the one who waits', async () => {
		const { feed } = trial({}, undefined, () => Promise.reject(new Error('refused')));
		expect((await rejection(feed.next())).message).equal('refused');
		expect(await feed.next()).deep.equal({ done: true, value: undefined });
	});

	it('ends with its signal at once, gives nothing more, and says why once', async () => {
		const controller = new AbortController();
		const { feed, log } = trial({}, controller.signal);
		const waiting = [feed.next(), feed.next()];
		const why = new Error('enough');
		controller.abort(why);
		expect((await rejection(waiting[0] as Promise<unknown>, AbortError)).cause).equal(why);
		expect(await waiting[1]).deep.equal({ done: true, value: undefined });
		expect(log).deep.equal(['start', 'stop']);
		const other = new AbortController();
		const full = trial({}, other.signal);
		await full.feed.ready();
		full.feed.push(1);
		other.abort(why);
		expect(full.feed.waiting).equal(0);
		const { cause, written, maybeExecuted } = await rejection(full.feed.next(), AbortError);
		expect({ cause, written, maybeExecuted }).deep.equal({ cause: why, written: false, maybeExecuted: false });
		expect(await full.feed.next()).deep.equal({ done: true, value: undefined });
	});

	it('does not begin when its signal has fired before', async () => {
		const [before, between] = [new AbortController(), new AbortController()];
		before.abort();
		for (const { signal } of [before, between]) {
			const { feed, log } = trial({}, signal);
			between.abort();
			await rejection(feed.ready(), AbortError);
			await rejection(feed.next(), AbortError);
			expect(await feed.next()).deep.equal({ done: true, value: undefined });
			expect(log).deep.equal([]);
		}
		const left = trial({}, before.signal);
		await left.feed.return();
		expect(await left.feed.next()).deep.equal({ done: true, value: undefined });
	});

	it('tells who waits for its beginning of the signal', async () => {
		const controller = new AbortController();
		let refuse = (_error: Error): void => {};
		const begun = new Promise<void>((_, reject) => {
			refuse = reject;
		});
		const { feed } = trial({}, controller.signal, () => begun);
		const ready = rejection(feed.ready(), AbortError);
		controller.abort('why');
		refuse(new Error('stopped'));
		expect((await ready).cause).equal('why');
	});

	it('asks for a turn when it is full, but not twice when the reader does not use it up', async () => {
		const { feed } = trial();
		await feed.ready();
		for (const item of [1, 2, 3]) feed.push(item);
		expect([feed.full, feed.wantsTurn(), feed.wantsTurn()]).deep.equal([true, true, false]);
		await feed.next();
		feed.push(4);
		expect([feed.full, feed.wantsTurn(), feed.wantsTurn()]).deep.equal([true, true, false]);
	});

	it('lets nobody wait who comes after the end', async () => {
		const { feed } = trial();
		expect(await feed.return()).deep.equal({ done: true, value: undefined });
		expect(await feed.next()).deep.equal({ done: true, value: undefined });
		await feed.ready();
	});
});
