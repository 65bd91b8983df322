/** §1.7 and §1.8: pipelines and transactions. */
import { expect } from 'chai';
import type { Case } from '../kit.ts';
import { own, ownOf } from '../loose-types.ts';

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
			told: 'defined later',
			async run(kit) {
				const redis = await kit.ready();
				redis.defineCommand('late', { lua: 'return 1', numberOfKeys: 0 });
				expect(await ownOf(redis.pipeline(), 'late').late().exec()).to.deep.equal([[null, 1]]);
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
			const second = await multi.exec().then(
				(results) => results,
				(error: Error) => error.message,
			);
			expect(second).to.be.ok;
			expect(redis.status).to.equal('ready');
		},
		differs: {
			told: 'second `exec()`',
			async run(kit) {
				const redis = await kit.ready();
				const multi = redis.multi().incr('n');
				expect(await multi.exec()).to.deep.equal([[null, 1]]);
				await multi.exec().catch(() => {});
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
