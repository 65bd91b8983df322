/** Corners of §1 that code in the wild stands on. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { Case, Kit } from '../kit.ts';
import { own, ownOf } from '../loose-types.ts';

/** What a process with DEBUG=ioredis:* writes to stderr. */
async function debugOutput(kit: Kit): Promise<string> {
	const code = `const Redis = require(${JSON.stringify(kit.subject.main)});
		const redis = new Redis(${kit.server.port}, '127.0.0.1');
		redis.get('k').then(() => redis.quit());`;
	const env = { ...process.env, DEBUG: 'ioredis:*' };
	const { stderr } = await promisify(execFile)(process.execPath, ['-e', code], { env });
	return stderr;
}

export const edgeCases: readonly Case[] = [
	{
		ids: ['1.5/commands-in-handlers'],
		title: 'commands from handlers of connect, ready, close and reconnecting',
		async run(kit) {
			const proxy = await kit.proxy();
			const redis = kit.redis({ port: proxy.port });
			const replies: Promise<unknown>[] = [];
			for (const event of ['connecting', 'connect', 'ready', 'close', 'reconnecting']) {
				redis.on(event, () => replies.push(redis.echo(event)));
			}
			await kit.once(redis, 'ready');
			proxy.kill();
			await kit.once(redis, 'ready');
			const first = ['connecting', 'connect', 'ready'];
			expect(await Promise.all(replies)).to.have.members([...first, 'close', 'reconnecting', ...first]);
		},
	},
	{
		ids: ['1.5/ready-before-replies'],
		title: 'ready is heard before the reply of what waited for it',
		async run(kit) {
			const redis = kit.redis({ lazyConnect: true });
			const order: string[] = [];
			redis.on('ready', () => order.push('ready'));
			await redis.ping().then(() => order.push('reply'));
			expect(order).to.deep.equal(['ready', 'reply']);
		},
	},
	{
		ids: ['1.4/disconnect-offline'],
		title: 'disconnect() rejects what waits for a connection',
		async run(kit) {
			const redis = kit.redis({ lazyConnect: true });
			const waiting = kit.failure(redis.get('k'));
			const piped = redis.pipeline().get('a').exec();
			redis.disconnect();
			expect((await waiting).message).to.equal('Connection is closed.');
			expect(((await piped) as Error[][])[0]?.[0]?.message).to.equal('Connection is closed.');
		},
	},
	{
		ids: ['0/disconnect-while-reconnecting'],
		title: 'disconnect() while reconnecting',
		async run(kit) {
			const redis = kit.redis({ port: 1, retryStrategy: () => 20 });
			await kit.once(redis, 'reconnecting');
			redis.disconnect();
			let settled = false;
			const settle = (): void => {
				settled = true;
			};
			redis.get('k').then(settle, settle);
			await kit.retried(20);
			expect([redis.status, settled]).to.deep.equal(['reconnecting', false]);
		},
		differs: {
			told: '`disconnect()` while reconnecting',
			async run(kit) {
				const redis = kit.redis({ port: 1, retryStrategy: () => 20 });
				const waiting = kit.failure(redis.get('k'));
				await kit.once(redis, 'reconnecting');
				redis.disconnect();
				await kit.until(() => redis.status === 'end');
				expect((await waiting).message).to.equal('Connection is closed.');
				expect((await kit.failure(redis.get('k'))).message).to.equal('Connection is closed.');
			},
		},
	},
	{
		ids: ['0/select-refused'],
		title: 'select() of a database that is not there',
		async run(kit) {
			const redis = await kit.ready();
			expect((await kit.failure(redis.select(999))).message).to.match(/out of range/);
			expect(redis.condition['select']).to.equal(999);
		},
		differs: {
			told: '`condition.select`',
			async run(kit) {
				const redis = await kit.ready({ db: 1 });
				expect((await kit.failure(redis.select(999))).message).to.match(/out of range/);
				expect(redis.condition['select']).to.equal(1);
				await redis.set('k', 'one');
				redis.disconnect(true);
				await kit.once(redis, 'ready');
				expect(await redis.get('k')).to.equal('one');
			},
		},
	},
	{
		ids: ['0/after-exec'],
		title: 'a command added after exec()',
		async run(kit) {
			const redis = await kit.ready();
			const pipeline = redis.pipeline().set('k', 'v');
			await pipeline.exec();
			expect(pipeline.get('k')).to.equal(pipeline);
		},
		differs: {
			told: 'added after `exec()`',
			async run(kit) {
				const redis = await kit.ready();
				const pipeline = redis.pipeline().set('k', 'v');
				await pipeline.exec();
				expect(() => pipeline.get('k')).to.throw(
					Error,
					/^Pipeline cannot be used to send any commands when the `exec\(\)` has been called on it\.$/,
				);
				expect(await pipeline.exec()).to.deep.equal([[null, 'OK']]);
				expect(await redis.get('k')).to.equal('v');
			},
		},
	},
	{
		ids: ['1.1/debug'],
		title: 'DEBUG=ioredis:* prints what happens',
		async run(kit) {
			expect(await debugOutput(kit)).to.match(/ioredis:redis/);
		},
		differs: {
			told: 'DEBUG=ioredis',
			async run(kit) {
				expect(await debugOutput(kit)).to.equal('');
			},
		},
	},
	{
		ids: ['1.4/monitor-again'],
		title: 'a monitor monitors again after a loss',
		async run(kit) {
			const proxy = await kit.proxy();
			const redis = await kit.ready({ port: proxy.port });
			const monitor = kit.made(await redis.monitor());
			proxy.kill();
			await kit.once(monitor, 'monitoring');
			const seen = kit.once(monitor, 'monitor');
			await kit.server.call('SET', 'again', '1');
			expect((await seen)[1]).to.deep.equal(['SET', 'again', '1']);
		},
	},
	{
		ids: ['2/bull-name-later'],
		title: 'options changed later count at the next connection',
		async run(kit) {
			const redis = await kit.ready();
			redis.options['connectionName'] = 'later';
			redis.disconnect(true);
			await kit.once(redis, 'ready');
			expect(await redis.client('GETNAME')).to.equal('later');
		},
	},
	{
		ids: ['1.3/retryStrategy-zero'],
		title: 'a retryStrategy that says 0, or something else each time',
		async run(kit) {
			const proxy = await kit.proxy();
			const redis = await kit.ready({ port: proxy.port, retryStrategy: () => 0 });
			const events = kit.record(redis, 'reconnecting');
			proxy.kill();
			await kit.once(redis, 'ready');
			expect(events[0]).to.equal('reconnecting 0');
		},
	},
	{
		ids: ['1.3/commandTimeout-pipeline'],
		title: 'commandTimeout of commands in a pipeline is an error in their tuples',
		async run(kit) {
			const proxy = await kit.proxy();
			const redis = await kit.ready({ port: proxy.port, commandTimeout: 30 });
			proxy.stall('toClient');
			const results = (await redis.pipeline().get('a').set('b', 1).exec()) as Error[][];
			expect(results.map(([error]) => error?.message)).to.deep.equal(['Command timed out', 'Command timed out']);
			proxy.resume();
			expect(await redis.get('b')).to.equal('1');
		},
	},
	{
		ids: ['1.3/enableOfflineQueue-batches'],
		title: 'enableOfflineQueue: false and pipelines, transactions, subscriptions',
		async run(kit) {
			const redis = kit.redis({ enableOfflineQueue: false });
			const message = "Stream isn't writeable and enableOfflineQueue options is false";
			const [[first] = []] = (await redis.pipeline().get('a').exec()) as Error[][];
			expect(first?.message).to.equal(message);
			expect((await kit.failure(redis.multi().get('a').exec())).message).to.equal(message);
			expect((await kit.failure(redis.subscribe('ch'))).message).to.equal(message);
		},
	},
	{
		ids: ['1.3/socketTimeout-idle'],
		title: 'socketTimeout leaves idle connections alone',
		async run(kit) {
			const redis = await kit.ready({ socketTimeout: 30 });
			const events = kit.record(redis, 'error', 'close');
			await redis.ping();
			// The same time, begun later, where a reply is due: when it is over the idle one's would be.
			const silent = await kit.fault({ onCommand: ([name]) => (String(name) === 'get' ? '' : undefined) });
			const other = await kit.ready({ port: silent.port, socketTimeout: 30, retryStrategy: null });
			const given = kit.once(other, 'close');
			const unanswered = kit.failure(other.get('k'));
			await given;
			await unanswered;
			expect(await redis.ping()).to.equal('PONG');
			expect(events).to.deep.equal([]);
		},
	},
	{
		ids: ['1.7/promise-of-exec', '1.7/after-exec'],
		title: 'exec() is the promise of the pipeline; its length stays',
		async run(kit) {
			const redis = await kit.ready();
			const pipeline = redis.pipeline().get('a').get('b');
			const results = await pipeline.exec();
			expect(await pipeline.promise).to.deep.equal(results);
			expect(pipeline.length).to.equal(2);
		},
	},
	{
		ids: ['1.7/script-names', '1.9/override', '1.9/error'],
		title: 'a defined command may bear the name of another; its errors name EVALSHA or EVAL',
		async run(kit) {
			const redis = own(await kit.ready({ keyPrefix: 'p:' }), 'fails');
			redis.defineCommand('get', { lua: 'return {KEYS[1], "mine"}', numberOfKeys: 1 });
			expect(await redis.get('k')).to.deep.equal(['p:k', 'mine']);
			expect(await redis.pipeline().get('k').exec()).to.deep.equal([[null, ['p:k', 'mine']]]);
			redis.defineCommand('fails', { lua: 'return redis.error_reply("MINE " .. ARGV[1])', numberOfKeys: 0 });
			const error = await kit.failure(redis.fails('reason'));
			expect(error.message).to.match(/^MINE reason/);
			expect(error['command'])
				.to.have.property('name')
				.that.matches(/^eval(?:sha)?$/);
			const [[inPipeline] = []] = (await ownOf(redis.pipeline(), 'fails').fails('again').exec()) as Error[][];
			expect(inPipeline?.message).to.match(/^MINE again/);
		},
	},
	{
		ids: ['1.9/number-of-keys'],
		title: 'numberOfKeys: 0, and none with the count first',
		async run(kit) {
			const redis = own(await kit.ready(), 'none', 'any');
			redis.defineCommand('none', { lua: 'return {#KEYS, ARGV[1]}', numberOfKeys: 0 });
			redis.defineCommand('any', { lua: 'return {#KEYS, KEYS[2], ARGV[1]}' });
			expect(await redis.none('a')).to.deep.equal([0, 'a']);
			expect(await redis.any(2, 'a', 'b', 'c')).to.deep.equal([2, 'b', 'c']);
			expect(await redis.any([2, 'a', 'b', 'c'])).to.deep.equal([2, 'b', 'c']);
			expect(await redis.any('2', ['a', 'b', 'c'])).to.deep.equal([2, 'b', 'c']);
		},
	},
	{
		ids: ['1.8/discard'],
		title: 'DISCARD forgets what was queued',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			await redis.multi({ pipeline: false });
			await redis.set('k', 'v');
			await redis.discard();
			expect(await redis.get('k')).to.equal(null);
			expect(await redis.ping()).to.equal('PONG');
		},
	},
	{
		ids: ['1.8/string-numbers'],
		title: 'transactions and stringNumbers, keyPrefix, Buffers and nested errors',
		async run(kit) {
			const redis = await kit.ready({ stringNumbers: true, keyPrefix: 'p:' });
			const results = await redis.multi().incr('n').getBuffer('n').hset('h', { a: 1 }).hgetall('h').exec();
			expect(results).to.deep.equal([
				[null, '1'],
				[null, Buffer.from('1')],
				[null, '1'],
				[null, { a: '1' }],
			]);
			expect(await kit.server.cli('GET', 'p:n')).to.equal('1');
		},
	},
	{
		ids: ['1.10/subscribe-edges'],
		title: 'subscribing twice, unsubscribing from nothing, Buffers and numbers as channels',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			expect(await redis.unsubscribe('never')).to.equal(0);
			expect(await redis.subscribe('a')).to.equal(1);
			expect(await redis.subscribe('a')).to.equal(1);
			expect(await redis.subscribe(Buffer.from('b'), 7)).to.equal(3);
			const heard: unknown[] = [];
			redis.on('message', (...args: unknown[]) => heard.push(args));
			await kit.server.call('PUBLISH', 'b', 'x');
			await kit.server.call('PUBLISH', '7', 'y');
			await kit.until(() => heard.length === 2);
			expect(heard).to.deep.equal([
				['b', 'x'],
				['7', 'y'],
			]);
			expect((await kit.failure(redis.subscribe())).message).to.match(/wrong number of arguments for 'subscribe'/);
			expect(await redis.unsubscribe()).to.equal(0);
			expect(await redis.ping()).to.equal('PONG');
		},
	},
	{
		ids: ['1.10/messages-among-replies'],
		title: 'messages among replies: neither loses its place',
		async run(kit) {
			const redis = await kit.ready();
			const heard: unknown[] = [];
			redis.on('message', (_channel: unknown, message: unknown) => heard.push(message));
			await redis.subscribe('ch');
			const replies: Promise<unknown>[] = [];
			for (let i = 0; i < 300; i++) replies.push(redis.echo(`r${i}`), redis.publish('ch', `m${i}`));
			const all = await Promise.all(replies);
			await kit.until(() => heard.length === 300);
			expect(all.filter((_, i) => i % 2 === 0)).to.deep.equal(Array.from({ length: 300 }, (_, i) => `r${i}`));
			expect(heard).to.deep.equal(Array.from({ length: 300 }, (_, i) => `m${i}`));
		},
	},
	{
		ids: ['1.10/resubscribe-only-left'],
		title: 'what was unsubscribed before a loss is not subscribed after it',
		async run(kit) {
			const proxy = await kit.proxy();
			const redis = await kit.ready({ port: proxy.port });
			await redis.subscribe('stays', 'goes');
			await redis.unsubscribe('goes');
			proxy.kill();
			await kit.once(redis, 'ready');
			await kit.until(async () => (await kit.server.cli('PUBSUB', 'CHANNELS')) === 'stays');
		},
	},
	{
		ids: ['1.4/unhandled-rejections'],
		title: 'errors that a callback or a tuple tells are no unhandled rejections',
		async run(kit) {
			const unhandled: unknown[] = [];
			const listener = (reason: unknown): void => void unhandled.push(reason);
			const before = process.listeners('unhandledRejection');
			process.removeAllListeners('unhandledRejection');
			process.on('unhandledRejection', listener);
			kit.later(() => {
				process.off('unhandledRejection', listener);
				for (const each of before) process.on('unhandledRejection', each);
			});
			const redis = await kit.ready();
			await redis.set('k', 'v');
			void redis.incr('k', () => {});
			void redis.pipeline().incr('k').exec();
			void redis
				.multi()
				.set('k')
				.exec(() => {});
			void redis
				.pipeline()
				.incr('k', () => {})
				.exec(() => {});
			await redis.ping();
			redis.disconnect();
			void redis.get('k', () => {});
			const closed = kit.redis({ port: 1, retryStrategy: null });
			await kit.until(() => closed.status === 'end');
			// Asked last, so the others have failed; what nobody handled is told before the next turn of the event loop.
			await kit.failure(redis.get('k'));
			for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
			expect(unhandled).to.deep.equal([]);
		},
	},
	{
		ids: ['1.4/duplicate-of-subclass'],
		title: 'subclasses: their methods, and what duplicate makes',
		async run(kit) {
			class Mine extends kit.Redis {
				mine(): string {
					return 'mine';
				}
			}
			const redis = kit.made(new Mine({ port: kit.server.port, ...kit.mapping.options })) as Mine;
			expect(redis.mine()).to.equal('mine');
			expect(await redis.ping()).to.equal('PONG');
			expect(kit.made(redis.duplicate())).to.be.instanceOf(kit.Redis);
		},
	},
	{
		ids: ['1.10/transformer-errors'],
		title: 'a transformer that throws rejects the command, and no other',
		async run(kit) {
			kit.failingTransformer('strlen', 'of the transformer');
			const redis = await kit.ready();
			const [failed, echoed] = await Promise.allSettled([redis.strlen('k'), redis.echo('after')]);
			expect(failed).to.have.nested.property('reason.message', 'of the transformer');
			expect(echoed).to.have.property('value', 'after');
		},
	},
];
