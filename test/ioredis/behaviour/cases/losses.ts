/** §1.3 and §1.6: what happens when a connection is lost. */
import { expect } from 'chai';
import type { Case, Kit } from '../kit.ts';
import { own } from '../loose-types.ts';

/** What becomes of a GET whose connection is lost before the reply: the reply, the message of its error, or nothing. */
async function lostReply(kit: Kit, autoResendUnfulfilledCommands: boolean): Promise<string> {
	let times = 0;
	const server = await kit.fault({
		onCommand: ([name], connection) => {
			if (String(name).toLowerCase() !== 'get') return undefined;
			if (++times > 1) return `$3\r\nx ${times}\r\n`;
			connection.reset();
			return '';
		},
	});
	const redis = kit.redis({ port: server.port, autoResendUnfulfilledCommands });
	await kit.once(redis, 'ready');
	const reply = redis.get('k').then(String, (error: Error) => error.message);
	await kit.once(redis, 'ready');
	await redis.ping();
	return Promise.race([reply, new Promise<string>((resolve) => setImmediate(resolve, 'never settled'))]);
}

export const lossCases: readonly Case[] = [
	{
		ids: ['1.3/reconnectOnError', '2/reconnect-on-error'],
		title: 'reconnectOnError: false, true and 1 reject, 2 sends again; not asked for client',
		async run(kit) {
			for (const [answer, sentAgain] of [
				[false, false],
				[0, false],
				[true, false],
				[1, false],
				[2, true],
			] as const) {
				const asked: string[] = [];
				const redis = await kit.ready({
					reconnectOnError: (error: Error) => {
						asked.push(error.message);
						return asked.length === 1 ? answer : false;
					},
				});
				await redis.set('k', 'v');
				const events = kit.record(redis, 'reconnecting', 'ready');
				const incremented = redis.incr('k').then(String, (error: Error) => error.message);
				if (sentAgain) {
					await kit.once(redis, 'close');
					await kit.server.call('SET', 'k', '1');
					const reply = await incremented;
					expect(reply === '2' || /not an integer/.test(reply)).to.equal(true);
				} else {
					expect(await incremented).to.match(/not an integer/);
					expect(asked).to.have.lengthOf(1);
					if (answer) await kit.until(() => events.includes('ready'));
					else expect(events).to.deep.equal([]);
				}
				asked.length = 5;
				await kit.failure(redis.client('nonsense'));
				expect(asked).to.have.lengthOf(5);
			}
		},
	},
	{
		ids: ['1.3/autoResendUnfulfilledCommands', '1.6/resend'],
		title: 'autoResendUnfulfilledCommands: a command whose reply was lost is sent again',
		run: (kit) => lostReply(kit, true).then((reply) => expect(reply).to.equal('x 2')),
	},
	{
		ids: ['1.3/autoResendUnfulfilledCommands-false'],
		title: 'autoResendUnfulfilledCommands: false',
		run: (kit) => lostReply(kit, false).then((reply) => expect(reply).to.equal('never settled')),
		differs: {
			told: 'autoResendUnfulfilledCommands',
			run: (kit) =>
				lostReply(kit, false).then((reply) => expect(reply).to.equal('Command aborted due to connection close')),
		},
	},
	{
		ids: ['0/incr-resent'],
		title: 'an INCR in flight when the socket drops is sent again, silently',
		async run(kit) {
			let times = 0;
			const server = await kit.fault({
				onCommand: ([name], connection) => {
					if (String(name).toLowerCase() !== 'incr') return undefined;
					times++;
					if (times === 1) {
						connection.reset();
						return '';
					}
					return `:${times}\r\n`;
				},
			});
			const redis = kit.redis({ port: server.port });
			expect(await redis.incr('n')).to.equal(2);
			expect(times).to.equal(2);
		},
	},
	{
		ids: ['1.6/fragments', '1.11/abort-error'],
		title: 'a pipeline of which part was answered is aborted; whole ones and plain commands are sent again',
		async run(kit) {
			let first = true;
			const server = await kit.fault({
				onCommand: ([name, key], connection) => {
					if (String(name).toLowerCase() !== 'get') return undefined;
					if (first && String(key) === 'b') {
						first = false;
						connection.reset();
						return '';
					}
					return `$1\r\n${String(key)}\r\n`;
				},
			});
			const redis = kit.redis({ port: server.port });
			await kit.once(redis, 'ready');
			const cut = redis.pipeline().get('a').get('b').get('c').exec();
			const whole = redis.pipeline().get('d').get('e').exec();
			const plain = redis.get('f');
			const [a, b, c] = (await cut) as unknown as [unknown[], [Error & { command: object }], [Error]];
			expect(a).to.deep.equal([null, 'a']);
			expect(b[0]).to.include({ name: 'AbortError', message: 'Command aborted due to connection close' });
			expect(b[0].command).to.deep.include({ name: 'get', args: ['b'] });
			expect(c[0].message).to.equal('Command aborted due to connection close');
			expect(await whole).to.deep.equal([
				[null, 'd'],
				[null, 'e'],
			]);
			expect(await plain).to.equal('f');
		},
	},
	{
		ids: ['1.6/transaction-tails'],
		title: 'a transaction of which part was answered is aborted, not sent again',
		async run(kit) {
			let times = 0;
			const server = await kit.fault({
				onCommand: ([name], connection) => {
					const answers: Record<string, string> = { multi: '+OK\r\n', set: '+QUEUED\r\n' };
					if (String(name).toLowerCase() !== 'exec') return answers[String(name).toLowerCase()];
					times++;
					connection.reset();
					return '';
				},
			});
			const redis = kit.redis({ port: server.port });
			await kit.once(redis, 'ready');
			const error = await kit.failure(redis.multi().set('a', 1).exec());
			expect(error).to.include({ name: 'AbortError', message: 'Command aborted due to connection close' });
			expect(error['command']).to.deep.include({ name: 'exec' });
			await kit.until(() => redis.status === 'ready');
			await redis.ping();
			expect(times).to.equal(1);
		},
	},
	{
		ids: ['1.6/order-after-ready'],
		title: 'after ready: SELECT, subscriptions, what had no reply, what waited',
		async run(kit) {
			let lost = false;
			const server = await kit.fault({
				onCommand: ([name, ...args], connection) => {
					const lower = String(name).toLowerCase();
					if (/^p?subscribe$/.test(lower)) {
						return args
							.map(
								(arg, at) => `>3\r\n$${lower.length}\r\n${lower}\r\n$${arg.length}\r\n${String(arg)}\r\n:${at + 1}\r\n`,
							)
							.join('');
					}
					if (lower !== 'get' && lower !== 'set') return undefined;
					if (lower === 'get' && !lost) {
						lost = true;
						connection.reset();
						return '';
					}
					return '+OK\r\n';
				},
			});
			const redis = kit.redis({ port: server.port });
			await kit.once(redis, 'ready');
			await redis.select(2);
			await redis.subscribe('a', 'b');
			await redis.psubscribe('p*');
			redis.once('close', () => all.push(redis.set('waited', 1)));
			const all: Promise<unknown>[] = [redis.get('lost')];
			await kit.once(redis, 'ready');
			expect(await Promise.all(all)).to.deep.equal(['OK', 'OK']);
			const lines = (server.connections[1]?.commands ?? []).map(({ args }) => args.map(String).join(' ').toLowerCase());
			const own = lines.filter((line) => /^(?:select|p?subscribe|get|set )/.test(line));
			expect(own).to.deep.equal(['select 2', 'subscribe a b', 'psubscribe p*', 'get lost', 'set waited 1']);
		},
	},
	{
		ids: ['1.6/offline-select'],
		title: 'what waited is sent after ready, each in its database',
		async run(kit) {
			const redis = kit.redis();
			const all = [redis.set('k', 'zero'), redis.select(2), redis.set('k', 'two'), redis.select(0), redis.get('k')];
			expect(await Promise.all(all)).to.deep.equal(['OK', 'OK', 'OK', 'OK', 'zero']);
			await redis.select(2);
			expect(await redis.get('k')).to.equal('two');
		},
	},
	{
		ids: ['1.6/reselect', '1.5/select-on-reconnect'],
		title: 'after a reconnect the database of before is selected',
		async run(kit) {
			const proxy = await kit.proxy();
			const redis = await kit.ready({ port: proxy.port });
			await redis.select(4);
			await redis.set('k', 'four');
			const events = kit.record(redis, 'select', 'ready');
			proxy.kill();
			await kit.once(redis, 'ready');
			expect(await redis.get('k')).to.equal('four');
			expect(redis.condition['select']).to.equal(4);
			expect(events.filter((event) => event === 'select 4')).to.have.lengthOf(1);
		},
	},
	{
		ids: ['1.3/autoResubscribe', '1.6/resubscribe'],
		title: 'autoResubscribe: channels and patterns, or none',
		mappings: 'each',
		async run(kit) {
			for (const autoResubscribe of [true, false]) {
				const proxy = await kit.proxy();
				const redis = await kit.ready({ port: proxy.port, autoResubscribe });
				await redis.subscribe('a', 'b');
				await redis.psubscribe('p*');
				await redis.ssubscribe('s');
				proxy.kill();
				await kit.once(redis, 'ready');
				const counts = async (): Promise<string> =>
					[
						await kit.server.cli('PUBSUB', 'NUMSUB', 'a', 'b'),
						await kit.server.cli('PUBSUB', 'NUMPAT'),
						await kit.server.cli('PUBSUB', 'SHARDNUMSUB', 's'),
					].join('\n');
				if (autoResubscribe) {
					await kit.until(async () => (await counts()) === 'a\n1\nb\n1\n1\ns\n1', 'subscriptions');
					const heard = kit.record(redis, 'message');
					await kit.server.call('PUBLISH', 'b', 'x');
					await kit.until(() => heard.length === 1);
				} else {
					await redis.ping();
					expect(await counts()).to.equal('a\n0\nb\n0\n0\ns\n0');
				}
				redis.disconnect();
				await kit.until(async () => (await kit.server.cli('PUBSUB', 'CHANNELS')) === '');
			}
		},
	},
	{
		ids: ['1.4/quiet-at-end'],
		title: 'no error event at end, nor for connect errors while closing by hand',
		async run(kit) {
			const redis = kit.redis({ port: 1 });
			const events = kit.record(redis, 'error', 'end');
			redis.disconnect();
			await kit.once(redis, 'end');
			await new Promise((resolve) => setImmediate(resolve));
			expect(events).to.deep.equal(['end']);
		},
	},
	{
		ids: ['2/stream-destroy', '2/connector-stream'],
		title: 'stream.destroy() and connector.stream.destroy() drop the connection, which comes again',
		async run(kit) {
			const redis = await kit.ready();
			redis.stream.destroy();
			await kit.once(redis, 'ready');
			(redis.connector['stream'] as { destroy(): void }).destroy();
			await kit.once(redis, 'ready');
			expect(await redis.ping()).to.equal('PONG');
		},
	},
	{
		ids: ['2/connector-connect-patched'],
		title: 'connector.connect can be replaced, as by those who unref the socket',
		async run(kit) {
			const redis = kit.redis({ lazyConnect: true });
			const original = redis.connector['connect'] as (...args: unknown[]) => Promise<{ unref(): void; ref(): void }>;
			let sockets = 0;
			redis.connector['connect'] = async (...args: unknown[]) => {
				const socket = await original.apply(redis.connector, args);
				sockets++;
				socket.unref();
				socket.ref();
				return socket;
			};
			await redis.connect();
			expect(sockets).to.equal(1);
			expect(await redis.ping()).to.equal('PONG');
		},
	},
	{
		ids: ['0/blocking-stalls'],
		title: 'a blocking command holds up what comes after it',
		async run(kit) {
			const redis = await kit.ready();
			const order: string[] = [];
			const popped = redis.blpop('nothing', 0.1).then(() => order.push('blpop'));
			const got = redis.get('k').then(() => order.push('get'));
			await Promise.all([popped, got]);
			expect(order).to.deep.equal(['blpop', 'get']);
		},
		differs: {
			told: 'dedicatedBlocking',
			async run(kit) {
				for (const dedicatedBlocking of [true, false]) {
					const redis = await kit.ready({ dedicatedBlocking });
					const order: string[] = [];
					const popped = redis.blpop('nothing', 0.1).then(() => order.push('blpop'));
					const got = redis.get('k').then(() => order.push('get'));
					await Promise.all([popped, got]);
					expect(order).to.deep.equal(dedicatedBlocking ? ['get', 'blpop'] : ['blpop', 'get']);
				}
			},
		},
	},
	{
		ids: ['1.9/after-reconnect'],
		title: 'a defined command works after a reconnect and after SCRIPT FLUSH',
		async run(kit) {
			const proxy = await kit.proxy();
			const redis = own(await kit.ready({ port: proxy.port }), 'two');
			redis.defineCommand('two', { lua: 'return 2', numberOfKeys: 0 });
			expect(await redis.two()).to.equal(2);
			await kit.server.call('SCRIPT', 'FLUSH');
			expect(await redis.two()).to.equal(2);
			await kit.server.call('SCRIPT', 'FLUSH');
			proxy.kill();
			await kit.once(redis, 'ready');
			expect(await redis.two()).to.equal(2);
		},
	},
];
