/** Subscriptions are what is wanted, not what a connection has: they outlive it. */
import { createClient, type Gap } from '../../src/index.ts';
import { count } from './report.ts';
import { type Section, seen } from './section.ts';

const CHANNEL = 'respool:demo:news';
const MESSAGES = 20_000;

export const pubsub: Section = {
	title: 'Pub/sub',
	async run({ redis, options }) {
		const reader = createClient(options);
		try {
			let heard = 0;
			let inOrder = true;
			await reader.subscribe(CHANNEL, (message) => {
				if (Number(message) !== heard++) inOrder = false;
			});
			const publish = (from: number, to: number): Promise<unknown> =>
				redis.pipeline(Array.from({ length: to - from }, (_, i) => ['PUBLISH', CHANNEL, from + i] as const)).exec();
			await publish(0, MESSAGES);
			await until(() => heard === MESSAGES);

			// A reader who takes one message and stops: what waits for it is bounded, and what is dropped is counted.
			const dropped = new Promise<Gap>((resolve) => reader.once('gap', resolve));
			const slow = reader.messages(CHANNEL, { buffer: 10 });
			await slow.ready();
			await publish(MESSAGES, MESSAGES + 50);
			const { dropped: lost } = await dropped;
			const waiting = slow.waiting;
			await slow.return();

			const gap = new Promise<Gap>((resolve) => reader.once('gap', resolve));
			await redis.client('KILL', 'ID', reader.stats().lanes.subscriber.clientId as number);
			const { reason } = await gap;
			await publish(MESSAGES + 50, MESSAGES + 51);
			await until(() => heard === MESSAGES + 51);
			return [
				[
					'Messages',
					`${count(seen('messages', heard - 51, MESSAGES))} heard, in order: ${seen('in order', inOrder, true)}`,
				],
				[
					'A reader that stands still',
					`${seen('waiting', waiting, 10)} of 50 wait for it, ${seen('dropped', lost, 40)} were dropped`,
				],
				['Its connection killed', `restored: ${seen('the reason', reason, 'reconnect')}, and the next message arrived`],
			];
		} finally {
			await reader.close();
		}
	},
};

/** What is on its way arrives within milliseconds; if not, the demo's own process is what ends it. */
async function until(reached: () => boolean): Promise<void> {
	const end = Date.now() + 10_000;
	while (!reached()) {
		if (Date.now() > end) throw new Error('The messages did not come');
		await new Promise((resolve) => setImmediate(resolve));
	}
}
