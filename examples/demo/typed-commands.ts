/** Every command is a method; replies are the natural JavaScript value, the same under RESP2 and RESP3. */
import { ReplyError } from '../../src/index.ts';
import { code } from './report.ts';
import { type Section, seen } from './section.ts';

export const typedCommands: Section = {
	title: 'Typed commands',
	async run({ redis }) {
		await redis.hset('user:1', { name: 'Ada', born: 1815 });
		const user: Record<string, string> = await redis.hgetall('user:1');
		seen('HGETALL', { ...user }, { name: 'Ada', born: '1815' });

		await redis.zadd('scores', 3, 'ann', 1.5, 'bob');
		const scores: { value: string; score: number }[] = await redis.zrange('scores', 0, -1, 'WITHSCORES');
		seen('ZRANGE', scores, [
			{ value: 'bob', score: 1.5 },
			{ value: 'ann', score: 3 },
		]);

		await redis.set('state', 'new', 'EX', 60);
		const again: 'OK' | null = await redis.set('state', 'newer', 'NX');
		seen('SET … NX', again, null);

		await redis.xadd('events', '1-0', { kind: 'start', by: 'ada' });
		const events = await redis.xrange('events', '-', '+');
		const refused = await redis.incr('user:1').catch((error: unknown) => error);
		if (!(refused instanceof ReplyError)) throw new Error('INCR of a hash was not refused');
		return [
			['hgetall', code(user)],
			['zrange … WITHSCORES', code(scores)],
			['set … NX', `${code(again)}, typed 'OK' | null`],
			['xrange', code(events)],
			['incr of a hash', `ReplyError, code ${seen('code', refused.code, 'WRONGTYPE')}`],
		];
	},
};
