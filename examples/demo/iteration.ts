/** Iterators: keys page by page, and a stream as it grows. */
import { type Section, seen } from './section.ts';

const KEYS = 1000;

export const iteration: Section = {
	title: 'Iterators',
	async run({ redis }) {
		await redis.mset(Object.fromEntries(Array.from({ length: KEYS }, (_, n) => [`item:${n}`, n])));
		const keys = new Set<string>();
		for await (const key of redis.scanIterator({ match: 'item:*', count: 200 })) keys.add(key);

		const tail = redis.tail('log');
		const line = tail.next();
		await redis.xadd('log', '*', { text: 'first line' });
		const { value } = await line;
		await tail[Symbol.asyncDispose]();
		return [
			['scanIterator', `${seen('keys', keys.size, KEYS)} keys, the next page on its way while one is handed out`],
			['tail', `${seen('the entry', value?.message['text'], 'first line')}, as it was added`],
			['left running', `${seen('busy connections', redis.stats().lanes.blocking.busy, 0)} connections`],
		];
	},
};
