/** Lua on the server: sent once, then called by its digest. */
import { defineScript } from '../../src/index.ts';
import { type Section, seen } from './section.ts';

/** Releases a lock, if it is still ours. */
const release = defineScript<number>({
	keys: 1,
	lua: `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) else return 0 end`,
});

export const scripts: Section = {
	title: 'Scripts',
	async run({ redis }) {
		await redis.set('lock', 'mine', 'NX', 'PX', 30_000);
		const [before] = await redis.script('EXISTS', release.sha);
		const theirs: number = await redis.run(release, ['lock'], ['theirs']);
		const ours: number = await redis.run(release, ['lock'], ['mine']);
		const [after] = await redis.script('EXISTS', release.sha);
		return [
			['release another’s lock', `${seen('a foreign token', theirs, 0)}`],
			['release one’s own', `${seen('our token', ours, 1)}`],
			['the server knows it', `before: ${before}, after: ${seen('SCRIPT EXISTS', after, 1)} (EVALSHA, with EVAL once)`],
		];
	},
};
