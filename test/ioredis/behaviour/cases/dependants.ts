/** §2: what published packages do with a client. The packages themselves run in test/dependants. */
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { Case } from '../kit.ts';
import { own, ownOf, type Pipeline } from '../loose-types.ts';

const asPromise = (call: (done: (error: unknown, reply: unknown) => void) => unknown): Promise<unknown> =>
	new Promise((resolve, reject) => void call((error, reply) => (error ? reject(error as Error) : resolve(reply))));

export const dependantCases: readonly Case[] = [
	{
		ids: ['2/bullmq-proxy', '2/bullmq-pipeline', '2/socket-io-symbol', '2/bull-properties'],
		title: 'a Proxy around a client, methods replaced on the instance, properties of their own',
		async run(kit) {
			const target = own(await kit.ready(), 'two');
			target.defineCommand('two', { lua: 'return 2', numberOfKeys: 0 });
			const bound = new Proxy(target, {
				get(object, name) {
					const value = Reflect.get(object, name, object) as unknown;
					return typeof value === 'function' ? value.bind(object) : value;
				},
			});
			expect(await bound.set('k', 'v')).to.equal('OK');
			expect(await bound.two([])).to.equal(2);
			expect(bound.status).to.equal('ready');
			const plain = new Proxy(target, {});
			expect(await plain.get('k')).to.equal('v');
			expect(await plain.pipeline().get('k').exec()).to.deep.equal([[null, 'v']]);
			const { pipeline } = target;
			target.pipeline = function (...args) {
				const made = pipeline.apply(this, args);
				const { hset } = made;
				made.hset = (...given: unknown[]): Pipeline => hset.apply(made, ['renamed', ...given.slice(1)]);
				return made;
			};
			await target.pipeline().hset('h', 'f', 'v').exec();
			expect(await target.exists('renamed')).to.equal(1);
			const symbol = Symbol('theirs');
			Object.assign(target, { [symbol]: 1, blocked: true });
			expect((target as unknown as Record<symbol, unknown>)[symbol]).to.equal(1);
			target.options['connectionName'] = 'mutated';
			expect(target.options['connectionName']).to.equal('mutated');
		},
	},
	{
		ids: ['2/bullmq-reuse'],
		title: 'disconnect(false), then connect() on the same object',
		async run(kit) {
			const redis = own(await kit.ready({ maxRetriesPerRequest: null }), 'two');
			redis.defineCommand('two', { lua: 'return 2', numberOfKeys: 0 });
			expect(await redis.two()).to.equal(2);
			const blocked = kit.failure(redis.bzpopmin('nothing', 10));
			redis.disconnect(false);
			expect((await blocked).message).to.equal('Connection is closed.');
			await kit.until(() => redis.status === 'end');
			await redis.connect();
			expect(await redis.two()).to.equal(2);
		},
	},
	{
		ids: ['2/bull'],
		title: 'Bull: options and messages that it reads',
		async run(kit) {
			const redis = kit.redis({ enableReadyCheck: false, maxRetriesPerRequest: null });
			const { options } = redis;
			expect((options['redisOptions'] ?? options) as object).to.include({
				enableReadyCheck: false,
				maxRetriesPerRequest: null,
			});
			options['connectionName'] = 'bull';
			await kit.once(redis, 'ready');
			const blocked = kit.failure(redis.brpoplpush('none', 'other', 0));
			redis.disconnect();
			expect((await blocked).message).to.equal('Connection is closed.');
			expect(['end', 'close']).to.include(redis.status);
		},
	},
	{
		ids: ['2/socket-io'],
		title: 'socket.io: send_command with a callback, no camelCase methods, patterns as text in pmessageBuffer',
		async run(kit) {
			const redis = await kit.ready();
			expect((redis as unknown as Record<string, unknown>)['sSubscribe']).to.equal(undefined);
			expect((redis as unknown as Record<string, unknown>)['pSubscribe']).to.equal(undefined);
			expect(await asPromise((done) => void redis.send_command('PUBSUB', ['NUMSUB', 'ch'], done))).to.deep.equal([
				'ch',
				0,
			]);
			const heard: unknown[][] = [];
			redis.on('pmessageBuffer', (...args: unknown[]) => heard.push(args));
			await redis.psubscribe('socket.io#/#*');
			await kit.server.call('PUBLISH', 'socket.io#/#room#', Buffer.from([1, 2, 255]));
			await kit.until(() => heard.length === 1);
			expect(heard[0]).to.deep.equal(['socket.io#/#*', Buffer.from('socket.io#/#room#'), Buffer.from([1, 2, 255])]);
		},
	},
	{
		ids: ['2/rate-limiter'],
		title: 'rate-limiter-flexible: its defined command, exec(true), status',
		async run(kit) {
			const redis = own(await kit.ready(), 'rlflxIncr');
			const lua = `redis.call('set', KEYS[1], 0, 'EX', ARGV[2], 'NX')
				local consumed = redis.call('incrby', KEYS[1], ARGV[1])
				local ttl = redis.call('pttl', KEYS[1])
				return {consumed, ttl}`;
			redis.defineCommand('rlflxIncr', { numberOfKeys: 1, lua });
			const [consumed, ttl] = (await redis.rlflxIncr(['rl:key', 2, 10])) as [number, number];
			expect(consumed).to.equal(2);
			expect(ttl).to.be.within(1, 10_000);
			const results = await redis.multi().set('a', 1, 'EX', 5, 'NX').incrby('a', 2).pttl('a').exec(true);
			expect(results?.slice(0, 2)).to.deep.equal([
				[null, 'OK'],
				[null, 3],
			]);
			expect(redis.status).to.equal('ready');
			expect(redis.constructor.name).not.to.equal('Commander');
		},
	},
	{
		ids: ['2/redlock'],
		title: 'redlock: evalsha with a callback whose error is exactly null, nested arrays, NOSCRIPT',
		async run(kit) {
			const redis = await kit.ready();
			const script = 'return {KEYS[1], ARGV[1]}';
			const hash = createHash('sha1').update(script).digest('hex');
			expect((await kit.failure(redis.evalsha(hash, 1, ['k', 'v']))).message.startsWith('NOSCRIPT')).to.equal(true);
			expect(await redis.eval(script, 1, ['k', 'v'])).to.deep.equal(['k', 'v']);
			expect(await redis.evalsha(hash, 1, ['k', 'v'])).to.deep.equal(['k', 'v']);
			const args = await new Promise(
				(resolve) => void redis.evalsha(hash, [1, 'k', 'v'], (...given: unknown[]) => resolve(given)),
			);
			expect(args).to.deep.equal([null, ['k', 'v']]);
		},
	},
	{
		ids: ['2/apm-own-send'],
		title: "a sendCommand of the instance's own sees pipelines and scripts too",
		async run(kit) {
			const redis = own(await kit.ready(), 'one');
			redis.defineCommand('one', { lua: 'return 1', numberOfKeys: 0 });
			const seen: string[] = [];
			const { sendCommand } = redis;
			redis.sendCommand = function (...args) {
				seen.push(args[0].name.toLowerCase());
				return sendCommand.apply(this, args);
			};
			await redis.one();
			await ownOf(redis.pipeline(), 'one').one().get('k').exec();
			await redis.multi().get('k').exec();
			await redis.subscribe('ch');
			expect(seen.filter((name) => name === 'get')).to.have.lengthOf(2);
			expect(seen).to.include.members(['multi', 'exec', 'subscribe']);
			expect(seen.filter((name) => name.startsWith('eval'))).to.have.length.of.at.least(2);
		},
	},
];
