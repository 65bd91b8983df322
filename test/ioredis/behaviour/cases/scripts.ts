/** §1.9: commands defined with Lua. */
import { expect } from 'chai';
import type { Case } from '../kit.ts';
import { own, ownOf } from '../loose-types.ts';

export const scriptCases: readonly Case[] = [
	{
		ids: ['0/noscript-in-multi', '1.9/in-multi'],
		title: 'a defined command inside multi, and after SCRIPT FLUSH',
		async run(kit) {
			const redis = own(await kit.ready(), 'two');
			redis.defineCommand('two', { lua: 'return 2', numberOfKeys: 0 });
			const inMulti = (): Promise<unknown> => ownOf(redis.multi(), 'two').two().exec();
			expect(await redis.two()).to.equal(2);
			expect(await inMulti()).to.deep.equal([[null, 2]]);
			await kit.server.call('SCRIPT', 'FLUSH');
			for (let i = 0; i < 2; i++) {
				const outcome = await inMulti().then(
					(results) => String(results),
					(error: Error) => error.message,
				);
				expect(outcome).to.match(/NOSCRIPT/);
			}
			expect(await redis.two()).to.equal(2);
			expect(await inMulti()).to.deep.equal([[null, 2]]);
		},
		differs: {
			told: 'NOSCRIPT',
			async run(kit) {
				const redis = own(await kit.ready(), 'two');
				redis.defineCommand('two', { lua: 'return 2', numberOfKeys: 0 });
				const inMulti = (): Promise<unknown> => ownOf(redis.multi(), 'two').two().exec();
				expect(await redis.two()).to.equal(2);
				await kit.server.call('SCRIPT', 'FLUSH');
				// At most one transaction is lost to a script that the server has forgotten.
				await inMulti().catch(() => {});
				expect(await inMulti()).to.deep.equal([[null, 2]]);
			},
		},
	},
	{
		ids: ['1.9/define', '1.9/keys', '1.9/buffer', '1.9/flat', '1.9/names', '1.9/key-prefix', '2/defined-names'],
		title: 'defineCommand: keys, one flat array, Buffer twin, names with : and ., keyPrefix',
		async run(kit) {
			const redis = own(await kit.ready({ keyPrefix: 'p:' }), 'echo2', 'free', 'addJob:6.2.0');
			const lua = 'return {KEYS[1],KEYS[2],ARGV[1],ARGV[2]}';
			redis.defineCommand('echo2', { lua, numberOfKeys: 2 });
			redis.defineCommand('free', { lua });
			redis.defineCommand('addJob:6.2.0', { lua: 'return ARGV[1]', numberOfKeys: 1 });
			expect(await redis.echo2('a', 'b', 'c', 'd')).to.deep.equal(['p:a', 'p:b', 'c', 'd']);
			expect(await redis.echo2(['a', 'b', 'c', 'd'])).to.deep.equal(['p:a', 'p:b', 'c', 'd']);
			expect(await redis.free(2, 'a', 'b', 'c', 'd')).to.deep.equal(['p:a', 'p:b', 'c', 'd']);
			expect(await redis.echo2Buffer('a', 'b', 'c', Buffer.from([255]))).to.deep.equal(
				['p:a', 'p:b', 'c'].map((each) => Buffer.from(each)).concat(Buffer.from([255])),
			);
			expect(await redis['addJob:6.2.0'](['k', 'arg'])).to.equal('arg');
			expect(await ownOf(redis.pipeline(), 'addJob:6.2.0')['addJob:6.2.0'](['k', 'arg']).exec()).to.deep.equal([
				[null, 'arg'],
			]);
			expect(Object.keys(redis.scriptsSet)).to.include.members(['echo2', 'free', 'addJob:6.2.0']);
			const called = await new Promise(
				(resolve) => void redis.echo2('a', 'b', 1, 2, (_: unknown, reply: unknown) => resolve(reply)),
			);
			expect(called).to.deep.equal(['p:a', 'p:b', '1', '2']);
		},
	},
	{
		ids: ['1.9/evalsha', '1.9/noscript'],
		title: 'EVAL once, EVALSHA from then on; NOSCRIPT is healed, also in pipelines',
		async run(kit) {
			const redis = own(await kit.ready(), 'one');
			redis.defineCommand('one', { lua: 'return 1', numberOfKeys: 0 });
			await kit.server.call('CONFIG', 'RESETSTAT');
			for (let i = 0; i < 4; i++) expect(await redis.one()).to.equal(1);
			const calls = async (): Promise<string> =>
				[
					...(await kit.server.cli('INFO', 'commandstats')).matchAll(
						/^cmdstat_(evalsha|eval|script\|load):calls=(\d+)/gm,
					),
				]
					.map(([, name, count]) => `${name} ${count}`)
					.sort()
					.join();
			expect(await calls()).to.match(
				/^(?:eval 1,evalsha 3|evalsha [45],(?:eval 1|script\|load 1)|eval 1,evalsha 4|evalsha 4,script\|load 1)$/,
			);
			await kit.server.call('SCRIPT', 'FLUSH');
			const results = await ownOf(redis.pipeline(), 'one').one().get('k').exec();
			expect(results).to.deep.equal([
				[null, 1],
				[null, null],
			]);
		},
	},
];
