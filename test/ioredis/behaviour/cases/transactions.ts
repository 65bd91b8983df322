/** §1.8: transactions. */
import { expect } from 'chai';
import type { Case } from '../kit.ts';

/** ioredis says it of a transaction on a Cluster only. */
const AFTER_EXEC = 'Pipeline cannot be used to send any commands when the `exec()` has been called on it.';

export const transactionCases: readonly Case[] = [
	{
		ids: ['1.8/multi', '1.8/empty', '1.8/batch'],
		title: 'multi().exec(): tuples of the replies; [] when empty; takes a batch and a callback',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			expect(await redis.multi().set('k', 'v').get('k').exec()).to.deep.equal([
				[null, 'OK'],
				[null, 'v'],
			]);
			expect(await redis.multi().exec()).to.deep.equal([]);
			expect(
				await redis
					.multi([
						['set', 'k', 'w'],
						['get', 'k'],
					])
					.exec(),
			).to.deep.equal([
				[null, 'OK'],
				[null, 'w'],
			]);
			expect(await redis.multi([['get', 'k']], { pipeline: true }).exec()).to.deep.equal([[null, 'w']]);
			const args = await new Promise(
				(resolve) =>
					void redis
						.multi()
						.get('k')
						.exec((...given: unknown[]) => resolve(given)),
			);
			expect(args).to.deep.equal([null, [[null, 'w']]]);
		},
	},
	{
		ids: ['1.8/runtime-error'],
		title: 'a command that fails inside is an error in its tuple',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			const [set, incr, get] = (await redis.multi().set('k', 'v').incr('k').get('k').exec()) as unknown[][];
			expect([set, get]).to.deep.equal([
				[null, 'OK'],
				[null, 'v'],
			]);
			expect(incr?.[0])
				.to.be.instanceOf(Error)
				.with.property('message')
				.that.matches(/not an integer/);
			expect(incr).to.have.lengthOf(1);
		},
	},
	{
		ids: ['1.8/watch'],
		title: 'WATCH: null when a key has changed',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			expect(await redis.watch('k')).to.equal('OK');
			await kit.server.call('SET', 'k', 'other');
			expect(await redis.multi().set('k', 'mine').exec()).to.equal(null);
			await redis.watch('k');
			expect(await redis.multi().set('k', 'mine').exec()).to.deep.equal([[null, 'OK']]);
			await redis.watch('k');
			await redis.unwatch();
			await kit.server.call('SET', 'k', 'other');
			expect(await redis.multi().get('k').exec()).to.deep.equal([[null, 'other']]);
		},
	},
	{
		ids: ['1.8/execabort'],
		title: 'EXECABORT rejects, with previousErrors',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			const error = await kit.failure(redis.multi().set('k').get('k').set('k', 'v').exec());
			expect(error.message).to.match(/^EXECABORT/);
			expect(error.name).to.equal('ReplyError');
			const previous = error['previousErrors'] as Error[];
			expect(previous).to.have.lengthOf(1);
			expect(previous[0]?.message).to.match(/wrong number of arguments for 'set'/);
			expect(await redis.exists('k')).to.equal(0);
		},
	},
	{
		ids: ['1.8/callbacks'],
		title: 'callbacks of commands inside get QUEUED',
		async run(kit) {
			const redis = await kit.ready();
			const seen: unknown[] = [];
			await redis
				.multi()
				.set('k', 'v', (...args: unknown[]) => seen.push(args))
				.exec();
			expect(seen).to.deep.equal([[null, 'QUEUED']]);
		},
	},
	{
		ids: ['1.8/exec-after-exec'],
		title: 'exec after exec',
		async run(kit) {
			const redis = await kit.ready();
			const multi = redis.multi().incr('n');
			expect(await multi.exec()).to.deep.equal([[null, 1]]);
			// All of it once more, and the replies as they came the first time, EXEC's among them.
			expect(await multi.exec()).to.deep.equal([
				[null, 'OK'],
				[null, 'QUEUED'],
				[null, [1]],
			]);
			await kit.until(async () => (await redis.get('n')) === '2');
			expect(redis.status).to.equal('ready');
		},
		differs: {
			told: 'second `exec()`',
			async run(kit) {
				const redis = await kit.ready();
				const multi = redis.multi().incr('n');
				expect(await multi.exec()).to.deep.equal([[null, 1]]);
				expect(await multi.exec()).to.deep.equal([[null, 1]]);
				expect(() => multi.incr('n')).to.throw(AFTER_EXEC);
				expect(await redis.get('n')).to.equal('1');
			},
		},
	},
	{
		ids: ['1.8/no-pipeline'],
		title: 'multi({ pipeline: false }): each command answers QUEUED, exec gives tuples',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			expect(await redis.multi({ pipeline: false })).to.equal('OK');
			expect(await redis.set('k', 'v')).to.equal('QUEUED');
			expect(await redis.get('k')).to.equal('QUEUED');
			expect(await redis.exec()).to.deep.equal([
				[null, 'OK'],
				[null, 'v'],
			]);
			await redis.multi({ pipeline: false });
			await redis.set('k', 'w');
			expect(await redis.discard()).to.equal('OK');
			expect(await redis.get('k')).to.equal('v');
			expect((await kit.failure(redis.exec())).message).to.equal('ERR EXEC without MULTI');
		},
	},
];
