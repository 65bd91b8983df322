/** From what one read has brought to listeners and readers of every pace: nothing waits anywhere but in their bounded buffers. */
import { expect } from 'chai';
import { backlogSettings, type Overflow } from '../../../src/client/backlog.ts';
import { Feed } from '../../../src/client/feed.ts';
import { Listening } from '../../../src/client/listening.ts';
import { Delivery } from '../../../src/pool/delivery.ts';
import { Inbox } from '../../../src/pool/inbox.ts';
import { type Receiver, Topics } from '../../../src/pool/topics.ts';

const TOTAL = 10_000;
const loopTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** What is dropped in one turn of the loop is told at the end of it. */
async function allTold(): Promise<void> {
	await loopTurn();
	await loopTurn();
}
const tick = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/** An inbox with these receivers of one channel. */
function inboxFor(...receivers: Receiver[]): Inbox {
	const topics = new Topics();
	const topic = topics.open('channel', 'c');
	for (const receiver of receivers) topic.add(receiver);
	const delivery = new Delivery(topics, () => {});
	return new Inbox((items, from) => delivery.hand(items, from));
}

/** All at once, as a read brings them. */
function flood(inbox: Inbox, total = TOTAL): void {
	for (let i = 0; i < total; i++) inbox.push(['message', 'c', String(i)]);
}

function listening(work: () => unknown, buffer: number, overflow: Overflow = 'drop-oldest') {
	const told = { heard: [] as number[], dropped: 0, times: 0, ended: undefined as unknown };
	const receiver = new Listening(
		((message: string) => {
			told.heard.push(Number(message));
			return work();
		}) as never,
		{ buffers: false, keepAlive: true, backlog: backlogSettings({ buffer, overflow }) },
		{
			dropped: (count) => {
				told.dropped += count;
				told.times++;
			},
			threw: (error) => {
				throw error;
			},
			ended: (error) => {
				told.ended = error;
			},
		},
	);
	return { receiver, told };
}

describe('what a read has brought', () => {
	for (const [pace, work] of [
		['nothing', () => {}],
		['promises', async () => {}],
		['a few promises', async () => void (await Promise.resolve(await Promise.resolve()))],
		['a tick', tick],
	] as const) {
		for (const buffer of [1, 100]) {
			it(`is lost to no listener that needs ${pace} a message, with a buffer of ${buffer}`, async () => {
				const { receiver, told } = listening(work, buffer);
				flood(inboxFor(receiver));
				await loopTurn();
				expect(told.heard).deep.equal(Array.from({ length: TOTAL }, (_, i) => i));
				expect(told.dropped).equal(0);
			});
		}
	}

	for (const [pace, work] of [
		['a turn of the loop', loopTurn],
		['for ever', () => new Promise(() => {})],
	] as const) {
		for (const buffer of [1, 100]) {
			for (const overflow of ['drop-oldest', 'drop-newest', 'error'] as const) {
				it(`stays in a buffer of ${buffer} for a listener that needs ${pace}: ${overflow}`, async () => {
					const { receiver, told } = listening(work, buffer, overflow);
					const { receiver: other, told: others } = listening(() => {}, 1);
					const inbox = inboxFor(receiver, other);
					flood(inbox);
					await tick();
					await allTold();
					// Nobody queues behind it.
					expect(others.heard).lengthOf(TOTAL);
					if (overflow === 'error') {
						expect(told.ended).property('code', 'QUEUE_FULL');
						return;
					}
					expect(receiver.waiting).at.most(buffer);
					expect(told.dropped).at.least(TOTAL - buffer - 2);
					expect(told.heard.length + receiver.waiting + told.dropped).equal(TOTAL);
				});
			}
		}
	}

	it('is told as dropped once, however often somebody else makes it pause', async () => {
		const { receiver, told } = listening(() => new Promise(() => {}), 10);
		const { receiver: other, told: others } = listening(async () => {}, 10);
		flood(inboxFor(receiver, other));
		await allTold();
		expect(others).include({ dropped: 0 });
		expect(others.heard).lengthOf(TOTAL);
		expect(told).include({ dropped: TOTAL - 11, times: 1 });
	});

	it('is told as dropped before the end is', () => {
		const { receiver, told } = listening(() => new Promise(() => {}), 10);
		for (let i = 0; i < 20; i++) receiver.take(String(i), 'c', undefined);
		expect(told.dropped).equal(0);
		receiver.end(undefined);
		expect(told).include({ dropped: 9, times: 1 });
		receiver.stop();
		expect(told).include({ dropped: 9, times: 1 });
	});

	it('pauses after batches only as long as somebody is at work', async () => {
		let count = 0;
		// A pause of a turn of the loop every hundred messages: a buffer of a hundred has no room for what comes meanwhile.
		const { receiver, told } = listening(() => (++count % 100 === 0 ? loopTurn() : undefined), 100);
		flood(inboxFor(receiver));
		await allTold();
		expect(told.heard.length + receiver.waiting + told.dropped).equal(TOTAL);
		expect(receiver.waiting).at.most(100);
		expect(told.dropped).greaterThan(TOTAL - 400);
	});

	it('waits for a reader as for a listener: lost to none that needs promises only, in its bound for one that lags', async () => {
		const told: number[] = [0, 0];
		const feeds = [0, 1].map(
			(which) =>
				new Feed<string>(
					{
						start: async () => {},
						stop: async () => {},
						dropped: (count) => {
							told[which] = (told[which] ?? 0) + count;
						},
					},
					backlogSettings({ buffer: 10 }),
					undefined,
				),
		) as [Feed<string>, Feed<string>];
		const inbox = inboxFor(
			...feeds.map((feed) => ({
				buffers: false,
				keepAlive: true,
				get full() {
					return feed.full;
				},
				wantsTurn: () => feed.wantsTurn(),
				within: (handOver: () => void) => handOver(),
				take: (message: unknown) => feed.push(String(message)),
				end: () => {},
			})),
		);
		const [quick, slow] = feeds;
		const read = [0, 0] as [number, number];
		void (async () => {
			for await (const _ of quick) read[0]++;
		})();
		void (async () => {
			for await (const _ of slow) {
				read[1]++;
				await loopTurn();
			}
		})();
		flood(inbox);
		await allTold();
		expect([read[0], told[0]]).deep.equal([TOTAL, 0]);
		expect(slow.waiting).at.most(10);
		expect(read[1] + slow.waiting + (told[1] ?? 0)).equal(TOTAL);
	});
});
