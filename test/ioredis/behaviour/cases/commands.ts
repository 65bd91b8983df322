/** §1.4: the class Command; §1.11: tracing channels and auto-pipelining. */

import { tracingChannel } from 'node:diagnostics_channel';
import { expect } from 'chai';
import type { Case, Kit } from '../kit.ts';
import { own, ownOf, type Redis } from '../loose-types.ts';

interface Seen {
	readonly event: string;
	readonly context: Record<string, unknown>;
}

/** What a tracing channel tells until the case is over. */
function traced(name: string, later: (undo: () => void) => void): Seen[] {
	const seen: Seen[] = [];
	const channel = tracingChannel(name);
	const on =
		(event: string) =>
		(context: unknown): void =>
			void seen.push({ event, context: context as Record<string, unknown> });
	const subscribers = {
		start: on('start'),
		end: on('end'),
		asyncStart: on('asyncStart'),
		asyncEnd: on('asyncEnd'),
		error: on('error'),
	};
	channel.subscribe(subscribers);
	later(() => channel.unsubscribe(subscribers));
	return seen;
}

/** How often the socket is written to for fifty commands of one tick. */
async function writesOfFifty(redis: Redis): Promise<number> {
	await redis.ping();
	let writes = 0;
	const { stream } = redis;
	const write = stream.write;
	stream.write = ((...args: unknown[]) => {
		writes++;
		return (write as (...args: unknown[]) => boolean).apply(stream, args);
	}) as typeof stream.write;
	await Promise.all(Array.from({ length: 50 }, () => redis.get('k')));
	return writes;
}

/** The client's status when tracers are told of a GET that is issued before there is a connection. */
async function statusWhenTold(kit: Kit): Promise<string[]> {
	const redis = kit.redis();
	const told: string[] = [];
	const { start } = tracingChannel('ioredis:command');
	const hear = (context: unknown): void => {
		if ((context as { command: string }).command === 'get') told.push(redis.status);
	};
	start.subscribe(hear);
	kit.later(() => start.unsubscribe(hear));
	await redis.get('k');
	return told;
}

export const commandCases: readonly Case[] = [
	{
		ids: ['1.4/command-class', '1.4/command-fields'],
		title: 'new Command: fields and methods',
		async run({ Command }) {
			const command = new Command('set', ['k', ['a', 'b'], 1, null], { replyEncoding: 'utf8' });
			expect(command).to.include({ name: 'set', inTransaction: false, isTraced: false, isResolved: false });
			expect(command.args).to.deep.equal(['k', 'a', 'b', '1', '']);
			expect(command.getKeys()).to.deep.equal(['k']);
			expect(command.getSlot()).to.equal(7629);
			expect(command.toWritable()).to.equal(
				'*6\r\n$3\r\nset\r\n$1\r\nk\r\n$1\r\na\r\n$1\r\nb\r\n$1\r\n1\r\n$0\r\n\r\n',
			);
			expect(new Command('set', ['k', Buffer.from([255])]).toWritable()).to.deep.equal(
				Buffer.concat([Buffer.from('*3\r\n$3\r\nset\r\n$1\r\nk\r\n$1\r\n'), Buffer.from([255]), Buffer.from('\r\n')]),
			);
			expect(command.transformReply([Buffer.from('a'), [Buffer.from('b')]])).to.deep.equal(['a', ['b']]);
			command.stringifyArguments();
			command.setReplyContext({ protocol: 3, replyMapping: 'resp3' });
			command.resolve(Buffer.from('x'));
			expect(await command.promise).to.equal('x');
			expect(command.isResolved).to.equal(true);
		},
	},
	{
		ids: ['1.4/command-buffers', '1.4/command-callback', '1.4/command-prefix'],
		title: 'new Command: Buffers without an encoding, a callback, keyPrefix, readOnly',
		async run({ Command }) {
			const command = new Command('get', ['k'], { keyPrefix: 'p:', readOnly: true });
			expect(command.args).to.deep.equal(['p:k']);
			expect(command.isReadOnly).to.equal(true);
			command.resolve(Buffer.from('x'));
			expect(await command.promise).to.deep.equal(Buffer.from('x'));
			const args = await new Promise((resolve) => {
				const called = new Command('get', ['k'], { replyEncoding: 'utf8' }, (...given) => resolve(given));
				called.resolve(Buffer.from('y'));
			});
			expect(args).to.deep.equal([null, 'y']);
			const rejected = new Command('get', ['k']);
			rejected.reject(new Error('no'));
			expect(await rejected.promise.catch((error: Error) => error.message)).to.equal('no');
		},
	},
	{
		ids: ['1.4/command-timeouts'],
		title: 'setTimeout, setBlockingTimeout, extractBlockingTimeout',
		async run(kit) {
			const { Command } = kit;
			const late = new Command('get', ['k']);
			late.setTimeout(5);
			expect((await kit.failure(late.promise)).message).to.equal('Command timed out');
			const blocked = new Command('blpop', ['k', '0']);
			blocked.setBlockingTimeout(5);
			expect(await blocked.promise).to.equal(null);
			const timeouts = (
				[
					['blpop', 'k', '1.5'],
					['bzmpop', '2', '1', 'z', 'MIN'],
					['xread', 'BLOCK', '30', 'STREAMS', 's', '$'],
					['xread', 'STREAMS', 's', '$'],
					['blpop', 'k', '0'],
					['get', 'k'],
				] as const
			).map(([name, ...args]) => new Command(name, args as unknown as unknown[]).extractBlockingTimeout());
			expect(timeouts).to.deep.equal([1500, 2000, 30, null, 0, undefined]);
		},
	},
	{
		ids: ['1.4/command-flags'],
		title: 'Command.FLAGS and checkFlag',
		run({ Command }) {
			const { FLAGS } = Command;
			expect(FLAGS['VALID_IN_SUBSCRIBER_MODE']).to.have.members([
				'subscribe',
				'psubscribe',
				'unsubscribe',
				'punsubscribe',
				'ssubscribe',
				'sunsubscribe',
				'ping',
				'quit',
			]);
			expect(FLAGS['VALID_IN_MONITOR_MODE']).to.have.members(['monitor', 'auth']);
			expect(FLAGS['ENTER_SUBSCRIBER_MODE']).to.have.members(['subscribe', 'psubscribe', 'ssubscribe']);
			expect(FLAGS['EXIT_SUBSCRIBER_MODE']).to.have.members(['unsubscribe', 'punsubscribe', 'sunsubscribe']);
			expect(FLAGS['WILL_DISCONNECT']).to.deep.equal(['quit']);
			expect(FLAGS['HANDSHAKE_COMMANDS']).to.include.members(['auth', 'hello', 'select', 'client', 'readonly', 'info']);
			expect(FLAGS['IGNORE_RECONNECT_ON_ERROR']).to.deep.equal(['client']);
			expect(FLAGS['BLOCKING_COMMANDS']).to.include.members([
				'blpop',
				'brpop',
				'brpoplpush',
				'blmove',
				'bzpopmin',
				'bzpopmax',
				'bzmpop',
				'blmpop',
				'xread',
				'xreadgroup',
			]);
			expect(FLAGS['LAST_ARG_TIMEOUT_COMMANDS']).to.include.members(['blpop', 'brpop', 'bzpopmin']);
			expect(FLAGS['FIRST_ARG_TIMEOUT_COMMANDS']).to.include.members(['bzmpop', 'blmpop']);
			expect(FLAGS['BLOCK_OPTION_COMMANDS']).to.include.members(['xread', 'xreadgroup']);
			expect(Command.checkFlag('BLOCKING_COMMANDS', 'BLPOP')).to.equal(true);
			expect(Command.checkFlag('WILL_DISCONNECT', 'get')).to.equal(false);
		},
	},
	{
		ids: ['1.11/trace-command', '1.11/trace-sanitized'],
		title: 'tracing:ioredis:command, once for each command, with sanitised arguments',
		async run(kit) {
			const redis = await kit.ready({ db: 1 });
			const seen = traced('ioredis:command', (undo) => kit.later(undo));
			await redis.set('k', 'secret');
			await kit.failure(redis.incr('k'));
			await kit.failure(redis.call('made.up', 'secret'));
			const of = (name: string): Seen[] => seen.filter(({ context }) => context['command'] === name);
			expect(of('set').map(({ event }) => event)).to.deep.equal(['start', 'end', 'asyncStart', 'asyncEnd']);
			expect(of('set')[0]?.context).to.deep.include({
				command: 'set',
				args: ['k', '?'],
				database: 1,
				serverAddress: '127.0.0.1',
				serverPort: kit.server.port,
			});
			expect(of('incr').map(({ event }) => event)).to.deep.equal(['start', 'end', 'error', 'asyncStart', 'asyncEnd']);
			expect(JSON.stringify(of('made.up')[0]?.context['args'])).not.to.contain('secret');
		},
	},
	{
		ids: ['1.11/trace-script'],
		title: 'tracing:ioredis:command: a defined script is EVAL where its text goes along, EVALSHA from then on',
		async run(kit) {
			const redis = own(await kit.ready(), 'two');
			redis.defineCommand('two', { lua: 'return 2', numberOfKeys: 0 });
			const seen = traced('ioredis:command', (undo) => kit.later(undo));
			const names = (): unknown[] =>
				seen.filter(({ event }) => event === 'start').map(({ context }) => context['command']);
			await Promise.all([redis.two(), redis.two()]);
			await redis.two();
			expect(names()).to.deep.equal(['eval', 'evalsha', 'evalsha']);
			seen.length = 0;
			await ownOf(redis.pipeline(), 'two').two().exec();
			expect(names()).to.deep.equal(['evalsha']);
		},
	},
	{
		ids: ['1.11/trace-waiting'],
		title: 'tracing:ioredis:command: what waits for a connection is told when it is written',
		run: async (kit) => expect(await statusWhenTold(kit)).to.deep.equal(['ready']),
		differs: {
			told: 'told when a command is written',
			run: async (kit) => expect(await statusWhenTold(kit)).to.deep.equal(['connecting']),
		},
	},
	{
		ids: ['1.11/trace-batch'],
		title: 'tracing:ioredis:batch for multi',
		async run(kit) {
			const redis = await kit.ready();
			const seen = traced('ioredis:batch', (undo) => kit.later(undo));
			await redis.multi().set('k', 'v').get('k').exec();
			await redis.pipeline().set('k', 'v').get('k').exec();
			expect(seen.map(({ event }) => event)).to.deep.equal(['start', 'end', 'asyncStart', 'asyncEnd']);
			expect(seen[0]?.context).to.include({
				batchMode: 'MULTI',
				batchSize: 2,
				database: 0,
				serverAddress: '127.0.0.1',
				serverPort: kit.server.port,
			});
		},
	},
	{
		ids: ['1.11/trace-connect'],
		title: 'tracing:ioredis:connect',
		async run(kit) {
			const seen = traced('ioredis:connect', (undo) => kit.later(undo));
			const redis = kit.redis({ lazyConnect: true });
			await redis.connect();
			expect(seen.map(({ event }) => event)).to.deep.equal(['start', 'end', 'asyncStart', 'asyncEnd']);
			expect(seen[0]?.context).to.include({ serverAddress: '127.0.0.1', serverPort: kit.server.port });
			expect(seen[0]?.context['connectionEpoch']).to.equal(0);
			redis.disconnect(true);
			await kit.once(redis, 'ready');
			expect(
				seen.filter(({ event }) => event === 'start').map(({ context }) => context['connectionEpoch']),
			).to.deep.equal([0, 1]);
		},
	},
	{
		ids: ['1.11/auto-pipelining', '1.3/enableAutoPipelining', '1.3/autoPipeliningIgnoredCommands'],
		title: 'enableAutoPipelining: commands of one tick, in order, with their replies and errors',
		async run(kit) {
			const redis = own(
				await kit.ready({ enableAutoPipelining: true, autoPipeliningIgnoredCommands: ['ping'] }),
				'two',
			);
			redis.defineCommand('two', { lua: 'return 2', numberOfKeys: 0 });
			const results = await Promise.allSettled([
				redis.set('k', 'v'),
				redis.get('k'),
				redis.incr('k'),
				redis.getBuffer('k'),
				redis.two(),
				redis.ping(),
				redis.hgetall('none'),
				redis.info('server'),
				redis.pipeline().get('none').exec(),
				redis.multi().get('none').exec(),
			]);
			expect(results.map(({ status }) => status[0]).join('')).to.equal('ffrfffffff');
			const values = results.map((each) => (each.status === 'fulfilled' ? each.value : (each.reason as Error).message));
			expect(values.toSpliced(7, 1)).to.deep.equal([
				'OK',
				'v',
				'ERR value is not an integer or out of range',
				Buffer.from('v'),
				2,
				'PONG',
				{},
				[[null, null]],
				[[null, null]],
			]);
			expect(redis.autoPipelineQueueSize).to.equal(0);
		},
	},
	{
		ids: ['0/auto-pipelining-blocking'],
		title: 'auto-pipelining puts a GET behind a BLPOP',
		async run(kit) {
			const redis = await kit.ready({ enableAutoPipelining: true });
			const order: string[] = [];
			const popped = redis.blpop('nothing', 0.1).then(() => order.push('blpop'));
			await new Promise((resolve) => setImmediate(resolve));
			const got = redis.get('k').then(() => order.push('get'));
			await Promise.all([popped, got]);
			expect(order).to.deep.equal(['blpop', 'get']);
		},
		differs: {
			told: 'enableAutoPipelining',
			async run(kit) {
				const redis = await kit.ready({ enableAutoPipelining: true });
				const order: string[] = [];
				const popped = redis.blpop('nothing', 0.1).then(() => order.push('blpop'));
				const got = redis.get('k').then(() => order.push('get'));
				await Promise.all([popped, got]);
				expect(order).to.deep.equal(['get', 'blpop']);
			},
		},
	},
	{
		ids: ['0/one-write'],
		title: 'commands of one tick: a write each',
		async run(kit) {
			expect(await writesOfFifty(await kit.ready())).to.equal(50);
		},
		differs: {
			told: 'enableAutoPipelining',
			async run(kit) {
				expect(await writesOfFifty(await kit.ready())).to.equal(1);
			},
		},
	},
];
