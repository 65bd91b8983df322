/** §1.7: pipelines. */
import { expect } from 'chai';
import type { Case } from '../kit.ts';
import { ownOf } from '../loose-types.ts';

export const pipelineCases: readonly Case[] = [
	{
		ids: ['1.7/chain', '1.7/exec', '1.7/members'],
		title: 'a pipeline chains, counts, and gives [error, reply] tuples',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			const pipeline = redis.pipeline();
			expect(pipeline.set('k', 'v')).to.equal(pipeline);
			pipeline.get('k').getBuffer('k').incr('k').call('get', 'k').hgetall('none').ping();
			expect(pipeline.length).to.equal(7);
			expect(pipeline.redis).to.equal(redis);
			expect(pipeline.options).to.equal(redis.options);
			expect(pipeline).to.include({ isPipeline: true, isCluster: false });
			expect(pipeline.promise.then).to.be.a('function');
			const results = (await pipeline.exec()) as [Error | null, unknown][];
			const failed = results[3] as [Error, unknown?];
			expect(failed).to.have.lengthOf(1);
			expect(failed[0].name).to.equal('ReplyError');
			expect(failed[0]).to.have.nested.property('command.name', 'incr');
			expect(results.toSpliced(3, 1)).to.deep.equal([
				[null, 'OK'],
				[null, 'v'],
				[null, Buffer.from('v')],
				[null, 'v'],
				[null, {}],
				[null, 'PONG'],
			]);
		},
	},
	{
		ids: ['1.7/empty', '1.7/exec-argument', '2/rate-limiter-exec'],
		title: 'an empty pipeline gives []; what is no function is ignored; a callback gets (null, results)',
		async run(kit) {
			const redis = await kit.ready();
			expect(await redis.pipeline().exec()).to.deep.equal([]);
			expect(await redis.pipeline().get('a').exec(true)).to.deep.equal([[null, null]]);
			const args = await new Promise(
				(resolve) =>
					void redis
						.pipeline()
						.get('a')
						.exec((...given: unknown[]) => resolve(given)),
			);
			expect(args).to.deep.equal([null, [[null, null]]]);
		},
	},
	{
		ids: ['1.7/batch'],
		title: 'pipeline([[name, ...args]]) and addBatch; an unknown name is a TypeError',
		async run(kit) {
			const redis = await kit.ready();
			expect(
				await redis
					.pipeline([
						['set', 'k', 'v'],
						['get', 'k'],
					])
					.addBatch([['del', 'k']])
					.exec(),
			).to.deep.equal([
				[null, 'OK'],
				[null, 'v'],
				[null, 1],
			]);
			expect(() => redis.pipeline([['nonsense', 'k']])).to.throw(TypeError, /apply/);
			expect(() => redis.pipeline([['GET', 'k']])).to.throw(TypeError, /apply/);
		},
	},
	{
		ids: ['1.7/command-callbacks'],
		title: 'each command takes a callback',
		async run(kit) {
			const redis = await kit.ready();
			const seen: unknown[] = [];
			const results = await redis
				.pipeline()
				.set('k', 'v', (...args: unknown[]) => seen.push(args))
				.incr('k', (error: Error) => seen.push(error.message))
				.get('k', (_: unknown, reply: unknown) => seen.push(reply))
				.exec();
			expect(seen).to.deep.equal([[null, 'OK'], 'ERR value is not an integer or out of range', 'v']);
			expect(results).to.have.lengthOf(3);
		},
	},
	{
		ids: ['1.7/nested'],
		title: 'multi and exec inside a pipeline',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			const pipeline = redis.pipeline().get('foo').multi().set('foo', 'bar').get('foo');
			void pipeline.exec();
			const results = await pipeline.get('foo').exec();
			expect(results).to.deep.equal([
				[null, null],
				[null, 'OK'],
				[null, 'QUEUED'],
				[null, 'QUEUED'],
				[null, ['OK', 'bar']],
				[null, 'bar'],
			]);
		},
	},
	{
		ids: ['1.7/nested-transformed'],
		title: 'replies inside EXEC are transformed each by its command',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			await redis.hset('h', { a: '1', b: '2' });
			expect(await redis.multi().hgetall('h').getBuffer('none').hgetall('none').exec()).to.deep.equal([
				[null, { a: '1', b: '2' }],
				[null, null],
				[null, {}],
			]);
		},
	},
	{
		ids: ['1.7/send-command'],
		title: "sendCommand of a Command of one's own",
		async run(kit) {
			const redis = await kit.ready();
			const pipeline = redis.pipeline();
			const command = new kit.Command('set', ['k', 'v'], { replyEncoding: 'utf8' });
			pipeline.sendCommand(command);
			pipeline.get('k');
			expect(command.pipelineIndex).to.equal(0);
			expect(await pipeline.exec()).to.deep.equal([
				[null, 'OK'],
				[null, 'v'],
			]);
		},
	},
	{
		ids: ['1.7/defined-later'],
		title: 'commands defined later are missing on pipelines that are there already',
		async run(kit) {
			const redis = await kit.ready();
			const pipeline = redis.pipeline();
			redis.defineCommand('late', { lua: 'return 1', numberOfKeys: 0 });
			expect(ownOf(pipeline, 'late').late).to.equal(undefined);
			expect(await ownOf(redis.pipeline(), 'late').late().exec()).to.deep.equal([[null, 1]]);
		},
		differs: {
			told: 'Commands defined later',
			async run(kit) {
				const redis = await kit.ready();
				redis.defineCommand('late', { lua: 'return 1', numberOfKeys: 0 });
				const pipeline = redis.pipeline();
				redis.defineCommand('later', { lua: 'return 2', numberOfKeys: 0 });
				expect(await ownOf(ownOf(pipeline, 'late').late(), 'later').later().exec()).to.deep.equal([
					[null, 1],
					[null, 2],
				]);
			},
		},
	},
	{
		ids: ['1.7/never-rejects'],
		title: 'exec never rejects: what was not sent is an error in its tuple',
		async run(kit) {
			const redis = kit.redis({ port: 1, maxRetriesPerRequest: 0 });
			const results = (await redis.pipeline().set('a', 1).get('a').exec()) as Error[][];
			expect(results.map(([error]) => error?.name)).to.deep.equal([
				'MaxRetriesPerRequestError',
				'MaxRetriesPerRequestError',
			]);
			const other = await kit.ready();
			other.disconnect();
			await kit.until(() => other.status === 'end');
			const [[closed] = []] = (await other.pipeline().get('a').exec()) as Error[][];
			expect(closed?.message).to.equal('Connection is closed.');
		},
	},
	{
		ids: ['1.7/offline'],
		title: 'a pipeline waits for the connection',
		async run(kit) {
			const redis = kit.redis({ lazyConnect: true });
			expect(await redis.pipeline().set('k', 'v').get('k').exec()).to.deep.equal([
				[null, 'OK'],
				[null, 'v'],
			]);
		},
	},
	{
		ids: ['1.7/big'],
		title: 'ten thousand commands, strings and buffers',
		async run(kit) {
			const redis = await kit.ready();
			const pipeline = redis.pipeline();
			for (let i = 0; i < 5000; i++) pipeline.set(`k${i}`, i % 3 === 0 ? Buffer.from(`b${i}`) : `é${i}`).get(`k${i}`);
			const results = (await pipeline.exec()) as [null, unknown][];
			expect(results).to.have.lengthOf(10_000);
			for (let i = 0; i < 5000; i++) {
				expect(results[2 * i + 1]).to.deep.equal([null, i % 3 === 0 ? `b${i}` : `é${i}`]);
			}
		},
	},
	{
		ids: ['0/second-exec'],
		title: 'exec() twice sends everything twice',
		async run(kit) {
			const redis = await kit.ready();
			const pipeline = redis.pipeline().incr('n');
			expect(await pipeline.exec()).to.deep.equal([[null, 1]]);
			expect(await pipeline.exec()).to.deep.equal([[null, 1]]);
			await kit.until(async () => (await redis.get('n')) === '2');
		},
		differs: {
			told: 'second `exec()`',
			async run(kit) {
				const redis = await kit.ready();
				const pipeline = redis.pipeline().incr('n');
				expect(await pipeline.exec()).to.deep.equal([[null, 1]]);
				expect(await pipeline.exec()).to.deep.equal([[null, 1]]);
				await redis.ping();
				expect(await redis.get('n')).to.equal('1');
			},
		},
	},
	{
		ids: ['1.7/exec-buffer'],
		title: 'execBuffer ends a transaction',
		async run(kit) {
			const redis = await kit.ready();
			const multi = redis.multi().set('k', 'v');
			expect(await multi.execBuffer()).to.be.an('array');
		},
	},
];
