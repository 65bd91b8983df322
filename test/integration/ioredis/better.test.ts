/** Faults of ioredis that the facade does not have, without being another library for it. */
import { execFile } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { Command, Redis } from '../../../src/ioredis/index.ts';
import { FaultServer, startRedis } from '../../../src/testing/index.ts';
import { useServer } from '../../support/server.ts';
import { next, useRedis } from './support/clients.ts';

describe('ioredis facade: better by default', () => {
	const make = useRedis();
	const server = useServer();

	it('is an EventEmitter, and says its name', () => {
		const redis = make({ port: server().port });
		expect(redis).instanceOf(EventEmitter).and.instanceOf(Redis);
		expect(redis.constructor.name).equal('Redis');
	});

	it('a thousand commands of one turn leave in one write', async () => {
		const redis = make({ port: server().port });
		await redis.ping();
		let writes = 0;
		const write = redis.stream.write.bind(redis.stream) as (...args: unknown[]) => boolean;
		redis.stream.write = ((...args: unknown[]) => {
			writes++;
			return write(...args);
		}) as typeof redis.stream.write;
		await Promise.all(Array.from({ length: 1000 }, (_, i) => redis.get(`k${i}`)));
		expect(writes).equal(1);
	});

	it('secrets are not shown', async () => {
		const redis = make({ port: server().port });
		const error = await redis.auth('nobody', 'hunter2').catch((reason: unknown) => reason);
		expect(error).have.nested.property('command.name', 'auth');
		expect(JSON.stringify(error)).not.include('hunter2');
	});

	it('an IPv6 address is a host', async () => {
		for (const host of ['::1', '[::1]']) {
			for (const redis of [new Redis(6379, host, { lazyConnect: true }), new Redis({ host, lazyConnect: true })]) {
				expect(redis.options.host).equal('::1');
				redis.disconnect();
			}
		}
		// Machines without IPv6 have nobody to connect to.
		if (networkInterfaces()['lo']?.some(({ family }) => family === 'IPv6') !== true) return;
		const there = await startRedis({ args: ['--bind', '127.0.0.1', '::1'] });
		try {
			for (const host of ['::1', '[::1]']) {
				const redis = new Redis(there.port, host);
				try {
					expect(await redis.ping()).equal('PONG');
				} finally {
					redis.disconnect();
				}
			}
		} finally {
			await there.stop();
		}
	});

	it('call() transforms replies whatever the case, and takes one array', async () => {
		const redis = make({ port: server().port });
		await redis.hset('hash', { a: 1 });
		expect(await redis.call('HGETALL', 'hash')).deep.equal({ a: '1' });
		expect(await redis.call(['hgetall', 'hash'])).deep.equal({ a: '1' });
	});

	it('options of its own are checked', () => {
		for (const maxBlocking of [0, -1, 1.5, Number.NaN]) {
			expect(() => new Redis({ lazyConnect: true, maxBlocking })).throw(TypeError, /maxBlocking/);
		}
	});

	it('a queued pipeline command keeps at most 400 bytes', async function () {
		this.timeout(20_000);
		// ioredis: 1144, measured by the same program.
		const child = fileURLToPath(new URL('support/weigh.child.ts', import.meta.url));
		const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--import', 'tsx', child]);
		expect(Number(stdout)).within(50, 400);
	});

	it('a pipeline of a hundred thousand commands is answered in order', async function () {
		this.timeout(20_000);
		const redis = make({ port: server().port });
		await redis.ping();
		const pipeline = redis.pipeline();
		for (let i = 0; i < 100_000; i++) pipeline.incr('n');
		await redis.set('n', 0);
		const outcomes = (await pipeline.exec()) ?? [];
		expect(outcomes).length(100_000);
		expect(outcomes.every(([error, n], i) => error === null && n === i + 1)).equal(true);
	});

	it('a second exec() runs nothing again', async () => {
		const redis = make({ port: server().port });
		await redis.del('n');
		for (const pipeline of [redis.pipeline().incr('n'), redis.multi().incr('n')]) {
			expect(await pipeline.exec()).deep.equal(await pipeline.exec());
			expect(() => pipeline.incr('n')).throw(/cannot be used/);
		}
		expect(await redis.get('n')).equal('2');
	});

	it('a script that the server forgot is sent again, inside MULTI with the next call', async () => {
		const redis = make({ port: server().port });
		redis.defineCommand('two', { lua: 'return 2', numberOfKeys: 0 });
		const two = redis as unknown as { two(): Promise<number> };
		const block = (): Promise<unknown> =>
			(redis.multi() as unknown as { two(): typeof redis & { exec(): Promise<unknown> } }).two().exec();
		expect(await two.two()).equal(2);
		await server().call('SCRIPT', 'FLUSH');
		expect(await two.two()).equal(2);
		await server().call('SCRIPT', 'FLUSH');
		expect(String(await block())).match(/NOSCRIPT/);
		expect(await block()).deep.equal([[null, 2]]);
		await redis.script('FLUSH');
		expect(await block()).deep.equal([[null, 2]]);
	});

	it('unsubscribe() always answers', async () => {
		for (const protocol of [2, 3] as const) {
			const redis = make({ port: server().port, protocol });
			await redis.subscribe('a', 'b');
			await redis.psubscribe('p*');
			expect(await redis.unsubscribe()).equal(1);
			expect(await redis.unsubscribe('never')).equal(1);
			expect(await redis.punsubscribe()).equal(0);
			expect(await redis.unsubscribe()).equal(0);
			expect(await redis.ping()).equal('PONG');
		}
	});

	it('whoever subscribed is told so before the first message', async () => {
		const fault = await FaultServer.start({
			onCommand: ([name]) =>
				String(name).toLowerCase() === 'subscribe'
					? '>3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n>3\r\n$7\r\nmessage\r\n$1\r\na\r\n$2\r\nhi\r\n'
					: undefined,
		});
		try {
			const redis = make({ port: fault.port, enableReadyCheck: false });
			const order: string[] = [];
			const heard = new Promise<void>((resolve) => {
				redis.on('message', (_channel, message) => {
					order.push(message);
					resolve();
				});
			});
			void redis.subscribe('a', () => order.push('subscribed'));
			await heard;
			expect(order).deep.equal(['subscribed', 'hi']);
		} finally {
			await fault.stop();
		}
	});

	it('a listener or a hook that throws ends in an uncaught exception and disturbs no reply', async () => {
		const redis = make({ port: server().port });
		await redis.subscribe('a');
		redis.on('message', () => {
			throw new Error('from a listener');
		});
		const mocha = process.listeners('uncaughtException');
		process.removeAllListeners('uncaughtException');
		const thrown = new Promise<Error>((resolve) => {
			process.once('uncaughtException', resolve);
		});
		try {
			const [, got] = await Promise.all([redis.publish('a', 'x'), redis.ping()]);
			expect(got).equal('PONG');
			expect((await thrown).message).equal('from a listener');
			expect(redis.status).equal('ready');
		} finally {
			for (const listener of mocha) process.on('uncaughtException', listener);
		}
	});

	it('tracers may replace resolve and reject after sending, and call the originals unbound', async () => {
		const redis = make({ port: server().port });
		const seen: unknown[] = [];
		const send = redis.sendCommand;
		redis.sendCommand = function (command: Command, stream?: unknown) {
			const result = send.call(this, command, stream);
			const { resolve, reject } = command;
			command.resolve = (value) => {
				seen.push([command.name, value]);
				resolve(value);
			};
			command.reject = (error) => {
				seen.push([command.name, (error as Error).name]);
				reject(error);
			};
			return result;
		};
		await redis.set('text', 'x');
		await redis.incr('text').catch(() => {});
		expect(await redis.pipeline().get('text').exec()).deep.equal([[null, 'x']]);
		expect(seen).deep.equal([
			['set', 'OK'],
			['incr', 'ReplyError'],
			['get', 'x'],
		]);
	});

	it('the name of a command in any case and in any letters', async () => {
		const redis = make({ port: server().port });
		const odd = new Command('né', ['x'], { replyEncoding: 'utf8' });
		expect(await redis.sendCommand(odd).catch((error: Error) => error.message)).match(/unknown command/);
		expect(await redis.call('SeT', 'k', '1')).equal('OK');
		expect(await redis.blpop('nothing', 0.01)).equal(null);
	});

	it('a status that was assigned from outside is believed', async () => {
		const redis = make({ port: server().port });
		await next(redis, 'ready');
		redis.status = 'end';
		expect(await redis.get('k').catch((error: Error) => error.message)).equal('Connection is closed.');
		redis.status = 'ready';
		expect(await redis.ping()).equal('PONG');
	});
});
