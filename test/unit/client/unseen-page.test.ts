/** What a consumer keeps for its next calls: how long unasked, and that a slow answer is no reason to ask for ever. */
import { expect } from 'chai';
import { Delivery } from '../../../src/client/consumer-entry.ts';
import { UnseenPage } from '../../../src/client/unseen-page.ts';

const consumer = { acknowledge: () => Promise.resolve(true) };
const entries = (...ids: string[]): Delivery[] =>
	ids.map((id) => new Delivery(consumer, { name: 's', place: 0 }, id, {}));

describe('the page of a consumer', () => {
	it('is asked about after a tenth of the time after which others take over, or a second', () => {
		for (const [claimIdle, longest] of [
			[0, 0],
			[1, 1],
			[400, 40],
			[60_000, 1000],
		] as const) {
			expect(new UnseenPage(claimIdle).longestWait).equal(longest);
		}
	});

	it('hands out while it is young, and for ever where nobody claims', () => {
		const young = new UnseenPage(10_000);
		young.put(entries('1-0'), performance.now());
		expect([young.take()?.id, young.take()]).deep.equal(['1-0', undefined]);
		const unclaimed = new UnseenPage(0);
		unclaimed.put(entries('1-0'), performance.now() - 1e9);
		expect(unclaimed.take()?.id).equal('1-0');
	});

	it('hands out one after it was looked up, however long that took', () => {
		const page = new UnseenPage(10_000);
		const long = performance.now() - 1e9;
		page.put(entries('1-0', '2-0'), long);
		expect(page.take()).equal(undefined);
		page.keep(entries('1-0', '2-0'), long);
		expect([page.take()?.id, page.take()]).deep.equal(['1-0', undefined]);
		page.keep(entries('2-0'), performance.now());
		expect([page.take()?.id, page.take()]).deep.equal(['2-0', undefined]);
		page.keep([], long);
		page.put(entries('3-0'), long);
		expect(page.take()).equal(undefined);
	});
});
