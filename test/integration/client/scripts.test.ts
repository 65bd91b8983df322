/** Scripts on real servers. What was sent is read from INFO commandstats. */
import { expect } from 'chai';
import { type Client, createClient, defineScript, PipelineError, ReplyError } from '../../../src/index.ts';
import type { RedisServer } from '../../../src/testing/index.ts';
import { commandCalls } from '../../support/command-stats.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer, hasFeaturesOf, testServer } from '../../support/server.ts';

const increment = defineScript<number>({ lua: "return redis.call('INCRBY', KEYS[1], ARGV[1])", keys: 1 });
const read = defineScript<string | null>({ lua: "return redis.call('GET', KEYS[1])", keys: 1, readonly: true });
const echo = defineScript({ lua: 'return { KEYS, ARGV }' });

/** How often scripts were called, by command. */
async function scriptCalls(server: RedisServer): Promise<Record<string, number>> {
	const calls = Object.entries(await commandCalls(server));
	return Object.fromEntries(calls.filter(([name]) => name.startsWith('eval')));
}

for (const protocol of [2, 3] as const) {
	eachServer(`scripts under RESP${protocol}`, ({ server }) => {
		let redis: Client;
		/** Read-only twins came with Redis 7.0. */
		let twin: string;
		beforeEach(async () => {
			redis = createClient(server().url, { protocol });
			twin = hasFeaturesOf(server(), '7.0') ? '_ro' : '';
			await redis.flushall();
			await redis.script('FLUSH');
			await server().cli('CONFIG', 'RESETSTAT');
		});
		afterEach(() => redis.close());

		it('go as a digest; the source goes once', async () => {
			for (let i = 1; i <= 3; i++) expect(await redis.run(increment, ['n'], [2])).equal(2 * i);
			expect(await scriptCalls(server())).deep.equal({ evalsha: 3, eval: 1 });
		});

		it('that are read-only go by the read-only twins where there are some', async () => {
			await redis.set('k', 'v');
			for (let i = 0; i < 3; i++) expect(await redis.run(read, ['k'], [])).equal('v');
			expect(await redis.run(read, ['none'], [])).equal(null);
			expect(await scriptCalls(server())).deep.equal({ [`evalsha${twin}`]: 4, [`eval${twin}`]: 1 });
		});

		it('come back after SCRIPT FLUSH', async () => {
			for (let i = 1; i <= 3; i++) {
				expect(await redis.run(increment, ['n'], [1])).equal(i);
				await redis.script('FLUSH');
			}
			expect(await scriptCalls(server())).deep.equal({ evalsha: 3, eval: 3 });
		});

		it('run once for each of a hundred callers at the same time', async () => {
			const replies = await Promise.all(Array.from({ length: 100 }, () => redis.run(increment, ['n'], [1])));
			expect(replies.sort((a, b) => a - b)).deep.equal(Array.from({ length: 100 }, (_, i) => i + 1));
			expect(await redis.get('n')).equal('100');
		});

		it('take any bytes and give them back', async () => {
			const bytes = Buffer.from([0, 0xff, 0x0d, 0x0a]);
			const reply = await redis.buffers.run(echo, [Buffer.from('k')], [bytes, 'é', 1, 2n]);
			expect(reply).deep.equal([[Buffer.from('k')], [bytes, ...['é', '1', '2'].map((text) => Buffer.from(text))]]);
		});

		it('in a MULTI block carry their source the first time', async () => {
			const block = () => redis.multi().run(increment, ['n'], [1]).run(increment, ['n'], [1]).get('n').exec();
			expect(await block()).deep.equal([1, 2, '2']);
			expect(await scriptCalls(server())).deep.equal({ eval: 1, evalsha: 1 });
			await redis.script('FLUSH');
			expect(await block()).deep.equal([3, 4, '4']);
			expect(await scriptCalls(server())).deep.equal({ eval: 2, evalsha: 2 });
		});

		it('in a pipeline are loaded at its head', async () => {
			const pipeline = () =>
				redis.pipeline().run(increment, ['n'], [1]).run(increment, ['n'], [1]).run(echo, [], ['x']).get('n').exec();
			expect(await pipeline()).deep.equal([1, 2, [[], ['x']], '2']);
			await redis.script('FLUSH');
			expect(await pipeline()).deep.equal([3, 4, [[], ['x']], '4']);
			const calls = await commandCalls(server());
			expect(calls['evalsha']).equal(6);
			expect(calls['eval']).equal(undefined);
			// Two scripts, two pipelines. The FLUSH in between is counted with them before 7.0.
			expect(calls['script|load'] ?? (calls['script'] ?? 0) - 1).equal(4);
		});

		it('that fail say what the server says', async () => {
			await redis.lpush('list', 'x');
			const error = await rejection(redis.run(increment, ['list'], [1]), ReplyError);
			expect(error).include({ name: 'ReplyError', command: 'EVAL' });
			expect(error.message).match(/WRONGTYPE/);
			const own = defineScript({ lua: "return redis.error_reply('TEAPOT short and stout')" });
			expect(await rejection(redis.run(own, [], []), ReplyError)).include({ code: 'TEAPOT', command: 'EVAL' });
			expect(await rejection(redis.run(own, [], []), ReplyError)).include({ code: 'TEAPOT', command: 'EVALSHA' });
			const none = await rejection(redis.evalsha('f'.repeat(40), 0), ReplyError);
			expect(none).include({ code: 'NOSCRIPT', command: 'EVALSHA' });
			const inside = await rejection(redis.pipeline().run(own, [], []).ping().exec(), PipelineError);
			expect(inside.results[0]).property('reason').include({ code: 'TEAPOT', command: 'EVALSHA' });
			expect(inside.results[1]).deep.equal({ status: 'fulfilled', value: 'PONG' });
			expect(await redis.ping()).equal('PONG');
		});

		it('that write are refused where they were declared read-only, by servers that look', async () => {
			const wrong = defineScript({ lua: "return redis.call('SET', KEYS[1], 1)", keys: 1, readonly: true });
			if (twin === '') {
				expect(await redis.run(wrong, ['k'], [])).satisfy((reply: unknown) => String(reply) === 'OK');
				return;
			}
			const error = await rejection(redis.run(wrong, ['k'], []), ReplyError);
			expect(error).include({ code: 'ERR', command: 'EVAL_RO' });
			expect(await redis.exists('k')).equal(0);
		});
	});
}

eachServer('scripts on a server without the read-only twins', ({ suite }) => {
	let server: RedisServer;
	before(async function () {
		this.timeout(60_000);
		const options = suite === undefined ? {} : { suite };
		server = await testServer(options);
		if (!hasFeaturesOf(server, '7.0')) return;
		await server.stop();
		server = await testServer({ ...options, config: { 'rename-command': ['EVAL_RO ""', 'EVALSHA_RO ""'] } });
	});
	after(() => server.stop());

	it('go by the others, and the server is asked for the twins once', async () => {
		const redis = createClient(server.url);
		await redis.set('k', 'v');
		/** Counted since Redis 6.2. */
		const refused = async (): Promise<string | undefined> =>
			/^total_error_replies:\d+/m.exec(await server.cli('INFO', 'stats'))?.[0];
		await server.cli('CONFIG', 'RESETSTAT');
		expect(await redis.run(read, ['k'], [])).equal('v');
		const errors = await refused();
		for (let i = 0; i < 5; i++) expect(await redis.buffers.run(read, ['k'], [])).deep.equal(Buffer.from('v'));
		expect(await refused()).equal(errors);
		expect(await scriptCalls(server)).deep.equal({ evalsha: 6, eval: 1 });
		await redis.close();
	});
});

eachServer('scripts on a replica', ({ suite, server: master }) => {
	it('run there when they write nothing', async function () {
		this.timeout(60_000);
		await master().cli('SET', 'k', 'v');
		await using replica = await testServer({
			...(suite === undefined ? {} : { suite }),
			replicaOf: { port: master().port },
		});
		const redis = createClient(replica.url);
		expect(await redis.run(read, ['k'], [])).equal('v');
		expect(await redis.pipeline().run(read, ['k'], []).exec()).deep.equal(['v']);
		expect(await redis.multi().run(read, ['k'], []).exec()).deep.equal(['v']);
		const error = await rejection(redis.run(increment, ['n'], [1]), ReplyError);
		expect(error.message).match(/READONLY/);
		expect(await redis.run(read, ['k'], [])).equal('v');
		await redis.close();
	});
});
