/** §1.4: commands by name and by hand, arguments, callbacks. */
import { expect } from 'chai';
import type { Case } from '../kit.ts';
import { own, ownOf } from '../loose-types.ts';

export const sendingCases: readonly Case[] = [
	{
		ids: ['1.4/builtin-commands', '1.4/command-methods', '1.4/buffer-variants'],
		title: 'getBuiltinCommands: each a method with a Buffer twin, on the prototype',
		run(kit) {
			const redis = kit.redis({ lazyConnect: true });
			const names = redis.getBuiltinCommands();
			expect(names).to.have.length.of.at.least(301);
			expect(names).to.include.members(['get', 'sentinel', 'xautoclaim', 'vsim', 'fcall_ro', 'bzmpop']);
			expect(names).not.to.include('monitor');
			names.push('mine');
			expect(redis.getBuiltinCommands()).not.to.include('mine');
			const proto = kit.Redis.prototype as unknown as Record<string, unknown>;
			for (const name of redis.getBuiltinCommands()) {
				expect(proto[name], name).to.be.a('function');
				expect(proto[`${name}Buffer`], `${name}Buffer`).to.be.a('function');
			}
		},
	},
	{
		ids: ['1.4/add-builtin-command', '1.4/create-builtin-command'],
		title: 'addBuiltinCommand and createBuiltinCommand',
		async run(kit) {
			const redis = await kit.ready();
			redis.addBuiltinCommand('getdel');
			redis.addBuiltinCommand('some.new');
			const more = own(redis, 'some.new');
			expect((await kit.failure(more['some.new']('a'))).message).to.match(/unknown command/i);
			expect(more['some.newBuffer']).to.be.a('function');
			const [[error] = []] = (await ownOf(redis.pipeline(), 'some.new')['some.new']().exec()) as Error[][];
			expect(error?.message).to.match(/unknown command/i);
			await redis.set('k', 'v');
			const { string, buffer } = redis.createBuiltinCommand('get');
			expect(await string.call(redis, 'k')).to.equal('v');
			expect(await buffer.call(redis, 'k')).to.deep.equal(Buffer.from('v'));
		},
	},
	{
		ids: ['1.4/call', '1.4/call-buffer', '1.4/send-command-alias'],
		title: 'call, callBuffer and send_command',
		async run(kit) {
			const redis = await kit.ready();
			expect(await redis.call('set', 'k', 'v')).to.equal('OK');
			expect(await redis.call('get', ['k'])).to.equal('v');
			expect(await redis.call('GET', 'k')).to.equal('v');
			expect(await redis.callBuffer('get', 'k')).to.deep.equal(Buffer.from('v'));
			expect(await redis.send_command('get', ['k'])).to.equal('v');
			expect(
				await new Promise((resolve) => void redis.call('get', 'k', (_: unknown, reply: unknown) => resolve(reply))),
			).to.equal('v');
		},
	},
	{
		ids: ['0/call-array'],
		title: 'call([name, ...])',
		async run(kit) {
			const redis = await kit.ready();
			expect(() => void redis.call(['get', 'x'])).to.throw(TypeError);
		},
		differs: {
			told: 'call([',
			async run(kit) {
				const redis = await kit.ready();
				expect(await redis.call(['set', 'k', 'v'])).to.equal('OK');
				expect(await redis.call(['get', 'k'])).to.equal('v');
			},
		},
	},
	{
		ids: ['1.4/send-command', '2/otel', '2/dd-trace', '2b/Redis#sendCommand'],
		title: "sendCommand: a Command of one's own; every method goes through it, on prototype and instance",
		async run(kit) {
			const redis = await kit.ready();
			await redis.set('k', 'v');
			const command = new kit.Command('get', ['k'], { replyEncoding: 'utf8' });
			expect(command.promise.then).to.be.a('function');
			const sent = redis.sendCommand(command);
			expect(await sent).to.equal('v');
			expect(await command.promise).to.equal('v');

			const seen: string[] = [];
			const { prototype } = kit.Redis;
			const original = prototype.sendCommand;
			prototype.sendCommand = function (...args) {
				seen.push(`prototype ${args[0].name} ${args[0].args.join(' ')}`);
				return original.apply(this, args);
			};
			kit.later(() => {
				prototype.sendCommand = original;
			});
			expect(await redis.get('k')).to.equal('v');
			await redis.pipeline().get('k').exec();
			const onPrototype = redis.sendCommand;
			redis.sendCommand = function (...args) {
				seen.push(`instance ${args[0].name}`);
				return onPrototype.apply(this, args);
			};
			expect(await redis.get('k')).to.equal('v');
			expect(seen).to.deep.equal(['prototype get k', 'prototype get k', 'instance get', 'prototype get k']);
		},
	},
	{
		ids: ['2/otel-settle'],
		title: 'resolve and reject, replaced after sendCommand, are looked up at reply time and called without this',
		async run(kit) {
			const redis = await kit.ready();
			const seen: unknown[] = [];
			const { prototype } = kit.Redis;
			const original = prototype.sendCommand;
			prototype.sendCommand = function (...args) {
				const [command] = args;
				const result = original.apply(this, args);
				const { resolve, reject } = command;
				command.resolve = (value): void => {
					seen.push(`resolved ${command.name}`);
					resolve(value);
				};
				command.reject = (error): void => {
					seen.push(`rejected ${command.name}`);
					reject(error);
				};
				return result;
			};
			kit.later(() => {
				prototype.sendCommand = original;
			});
			expect(await redis.set('k', 'v')).to.equal('OK');
			expect((await kit.failure(redis.incr('k'))).message).to.match(/not an integer/);
			expect(await redis.multi().get('k').exec()).to.deep.equal([[null, 'v']]);
			expect(seen).to.deep.equal(['resolved set', 'rejected incr', 'resolved multi', 'resolved get', 'resolved exec']);
		},
	},
	{
		ids: ['2/otel-raw'],
		title: 'what resolve is given are plain values, before they are transformed',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			await redis.hset('h', 'a', 1);
			await redis.zadd('z', 1.5, 'm');
			const given: Record<string, unknown> = {};
			const { sendCommand } = redis;
			redis.sendCommand = function (...args) {
				const [command] = args;
				const result = sendCommand.apply(this, args);
				const { resolve } = command;
				command.resolve = (value): void => {
					given[command.name] = value;
					resolve(value);
				};
				return result;
			};
			const text = (value: unknown): unknown => {
				if (Buffer.isBuffer(value)) return String(value);
				return Array.isArray(value) ? value.map(text) : value;
			};
			await redis.hgetall('h');
			await redis.zrange('z', 0, -1, 'WITHSCORES');
			await redis.get('none');
			await redis.exists('h');
			const flat = kit.shape<unknown>({ legacy: ['a', '1'], resp3: given['hgetall'] });
			expect(text(given['hgetall'])).to.deep.equal(flat);
			expect(Object.keys(given['hgetall'] as object)).to.deep.equal(kit.shape({ legacy: ['0', '1'], resp3: ['a'] }));
			expect(text(given['zrange'])).to.satisfy(Array.isArray);
			expect(given['get']).to.equal(null);
			expect(given['exists']).to.equal(1);
		},
	},
	{
		ids: ['1.4/silent-emit'],
		title: 'silentEmit: an error that nobody hears is printed',
		run(kit) {
			const printed = kit.printed('error');
			const redis = kit.redis({ lazyConnect: true });
			redis.removeAllListeners('error');
			expect(redis.silentEmit('error', new Error('lost'))).to.equal(false);
			expect(printed.join()).to.match(/^\[ioredis\] Unhandled error event: Error: lost/);
			redis.on('error', () => {});
			expect(redis.silentEmit('error', new Error('heard'))).to.equal(true);
			expect(printed).to.have.lengthOf(1);
		},
	},
	{
		ids: ['1.4/emitter-methods'],
		title: 'the methods of an EventEmitter',
		run(kit) {
			const redis = kit.redis({ lazyConnect: true });
			const listeners = redis.getMaxListeners();
			redis.setMaxListeners(listeners + 3);
			expect(redis.getMaxListeners()).to.equal(listeners + 3);
			let calls = 0;
			const count = (): void => void calls++;
			redis.on('x', count).once('x', count).prependListener('x', count);
			redis.emit('x');
			redis.off('x', count).removeListener('x', count);
			redis.emit('x');
			expect(calls).to.equal(3);
			expect(redis.eventNames()).to.include('error');
		},
	},
	{
		ids: ['1.4/arguments'],
		title: 'arguments: flattened once, null is "", numbers, bigints, booleans and objects as text',
		async run(kit) {
			const redis = await kit.ready();
			await redis.rpush('l', ['a', 'b'], 'c');
			await redis.rpush('l', null, undefined, 1.5, 2 ** 60, 10n ** 20n, true, { a: 1 }, new Date(0));
			expect(await redis.lrange('l', 0, -1)).to.deep.equal([
				...['a', 'b', 'c', '', '', '1.5', '1152921504606846976', '100000000000000000000', 'true', '[object Object]'],
				String(new Date(0)),
			]);
			await redis.set('b', Buffer.from([0xff, 0]));
			expect(await redis.getBuffer('b')).to.deep.equal(Buffer.from([0xff, 0]));
			await redis.set(Buffer.from('ключ'), 'é😀');
			expect(await redis.get('ключ')).to.equal('é😀');
		},
	},
	{
		ids: ['2/redlock-arrays'],
		title: 'arrays of the caller are not changed',
		async run(kit) {
			const redis = await kit.ready({ keyPrefix: 'p:' });
			const keys = ['a', 1];
			await redis.mset(keys);
			await redis.mset(['b', 2]);
			expect(keys).to.deep.equal(['a', 1]);
			const args = [1, 'k', 'v'];
			const reply = await new Promise(
				(resolve) =>
					void redis.evalsha('0'.repeat(40), args, (error: Error) => {
						args.unshift('return ARGV[1]' as never);
						resolve([error.message, redis.eval(args)]);
					}),
			);
			const [message, answer] = reply as [string, Promise<unknown>];
			expect(message.startsWith('NOSCRIPT')).to.equal(true);
			expect(await answer).to.equal('v');
		},
	},
	{
		ids: ['1.10/callbacks'],
		title: 'callbacks: (null, reply), (error); the promise is returned all the same',
		async run(kit) {
			const redis = await kit.ready();
			const calls: unknown[][] = [];
			const keep = (...args: unknown[]): void => void calls.push(args);
			expect(await redis.set('k', 'v', keep)).to.equal('OK');
			expect(await redis.get('none', keep)).to.equal(null);
			const failure = await kit.failure(redis.incr('k', keep));
			await kit.until(() => calls.length === 3);
			expect(calls).to.deep.equal([[null, 'OK'], [null, null], [failure]]);
			const unhandled = redis.incr('k', keep);
			void unhandled;
			await kit.until(() => calls.length === 4);
		},
	},
	{
		ids: ['1.10/throwing-callback'],
		title: 'an error thrown in a callback is thrown outside',
		async run(kit) {
			const redis = await kit.ready();
			const before = process.listeners('uncaughtException');
			process.removeAllListeners('uncaughtException');
			const thrown = new Promise((resolve) => process.once('uncaughtException', resolve));
			kit.later(() => {
				process.removeAllListeners('uncaughtException');
				for (const listener of before) process.on('uncaughtException', listener);
			});
			await redis.set('k', 'v', () => {
				throw new Error('in the callback');
			});
			expect(await thrown).to.include({ message: 'in the callback' });
			expect(await redis.get('k')).to.equal('v');
		},
	},
];
