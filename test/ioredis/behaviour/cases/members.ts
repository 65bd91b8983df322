/** §1.4: properties and methods of a client. */
import { expect } from 'chai';
import type { Case } from '../kit.ts';
import { own } from '../loose-types.ts';

export const memberCases: readonly Case[] = [
	{
		ids: ['1.4/status', '1.4/status-writable'],
		title: 'status is an own, writable property',
		async run(kit) {
			const redis = kit.redis({ lazyConnect: true });
			expect(redis.status).to.equal('wait');
			const connected = redis.connect();
			expect(redis.status).to.equal('connecting');
			await connected;
			expect(redis.status).to.equal('ready');
			expect(Object.getOwnPropertyDescriptor(redis, 'status')).to.include({ writable: true, enumerable: true });
			redis.status = 'end';
			expect(redis.status).to.equal('end');
			expect((await kit.failure(redis.get('k'))).message).to.equal('Connection is closed.');
			redis.status = 'ready';
			expect(await redis.ping()).to.equal('PONG');
		},
	},
	{
		ids: ['1.4/mode', '1.4/condition', '1.10/subscriber-restriction'],
		title: 'mode and condition; subscriber mode only under RESP2',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready({ db: 1 });
			expect(redis.mode).to.equal('normal');
			expect(redis.condition).to.include({
				select: 1,
				subscriber: false,
				protocol: kit.mapping.options.protocol,
				replyMapping: kit.shape({ legacy: 'legacy', resp3: 'resp3' }),
			});
			await redis.subscribe('ch');
			expect(redis.mode).to.equal(kit.resp2 ? 'subscriber' : 'normal');
			expect(redis.condition['subscriber']).to.be.ok;
			if (kit.resp2) {
				expect((await kit.failure(redis.get('k'))).message).to.equal(
					'Connection in subscriber mode, only subscriber commands may be used',
				);
				expect(await redis.ping()).to.be.ok;
			} else expect(await redis.get('k')).to.equal(null);
			await redis.unsubscribe('ch');
			expect(redis.mode).to.equal('normal');
			expect(await redis.get('k')).to.equal(null);
		},
	},
	{
		ids: ['1.4/properties'],
		title: 'the other properties that are read',
		async run(kit) {
			const redis = await kit.ready();
			expect(redis.isCluster).to.equal(false);
			expect(redis.stream.remotePort).to.equal(kit.server.port);
			expect(redis.commandQueue.length).to.equal(0);
			expect(redis.offlineQueue.length).to.equal(0);
			expect(redis.connector['connect']).to.be.a('function');
			expect(redis.connector['disconnect']).to.be.a('function');
			expect(redis.connector['check']).to.be.a('function');
			expect(redis.scriptsSet).to.be.an('object');
			expect(redis.addedBuiltinSet).to.be.instanceOf(Set);
			expect(redis.retryAttempts).to.equal(0);
			expect(redis.manuallyClosing).to.not.equal(true);
			expect(redis.autoPipelineQueueSize).to.equal(0);
			expect(redis.options['port']).to.equal(kit.server.port);
		},
	},
	{
		ids: ['1.4/queues'],
		title: 'commandQueue and offlineQueue hold { command, select }',
		async run(kit) {
			const redis = kit.redis({ lazyConnect: true });
			void redis.set('k', 'v');
			expect(redis.offlineQueue.length).to.equal(1);
			expect(redis.offlineQueue.peekAt(0)).to.have.property('select', 0);
			expect(redis.offlineQueue.peekAt(0)?.command).to.include({ name: 'set' });
			await kit.once(redis, 'ready');
			await redis.ping();
			const got = redis.get('k');
			expect(redis.commandQueue.length).to.equal(1);
			expect(redis.commandQueue.peekAt(0)?.command).to.include({ name: 'get' });
			expect(await got).to.equal('v');
			expect(redis.commandQueue.length).to.equal(0);
		},
	},
	{
		ids: ['1.4/connect', '1.4/connect-twice'],
		title: 'connect() resolves at ready, rejects when connected, takes a callback',
		async run(kit) {
			const redis = kit.redis({ lazyConnect: true });
			const first = redis.connect();
			expect((await kit.failure(redis.connect())).message).to.equal('Redis is already connecting/connected');
			expect(await first).to.equal(undefined);
			expect(redis.status).to.equal('ready');
			expect((await kit.failure(redis.connect())).message).to.equal('Redis is already connecting/connected');
			const other = kit.redis({ lazyConnect: true });
			const error = await new Promise((resolve) => void other.connect((failed) => resolve(failed)));
			expect(error).to.equal(null);
		},
	},
	{
		ids: ['0/connect-cause'],
		title: 'connect() on a closed port rejects; the error event has the cause',
		async run(kit) {
			const redis = kit.redis({ lazyConnect: true, port: 1, retryStrategy: null });
			const error = kit.once(redis, 'error');
			expect(await kit.failure(redis.connect())).to.include({ message: 'Connection is closed.' });
			expect((await error)[0]).to.include({ code: 'ECONNREFUSED', syscall: 'connect' });
		},
		differs: {
			told: 'cause',
			async run(kit) {
				const redis = kit.redis({ lazyConnect: true, port: 1, retryStrategy: null });
				const error = kit.once(redis, 'error');
				const failure = await kit.failure(redis.connect());
				expect(failure.message).to.equal('Connection is closed.');
				expect(failure.cause).to.include({ code: 'ECONNREFUSED' });
				expect((await error)[0]).to.include({ code: 'ECONNREFUSED', syscall: 'connect' });
			},
		},
	},
	{
		ids: ['1.4/disconnect', '1.11/connection-closed'],
		title: 'disconnect() rejects what is pending, and later commands',
		async run(kit) {
			const redis = await kit.ready();
			const pending = kit.failure(redis.blpop('nothing', 0));
			const events = kit.record(redis, 'close', 'reconnecting', 'end');
			redis.disconnect();
			expect((await pending).message).to.equal('Connection is closed.');
			await kit.until(() => events.includes('end'));
			expect(events).to.deep.equal(['close', 'end']);
			expect((await kit.failure(redis.get('k'))).message).to.equal('Connection is closed.');
		},
	},
	{
		ids: ['1.4/disconnect-wait'],
		title: 'disconnect() from wait goes to close and end',
		async run(kit) {
			const redis = kit.redis({ lazyConnect: true });
			const events = kit.record(redis, 'close', 'end', 'connecting');
			redis.disconnect();
			await kit.until(() => events.length >= 2);
			expect(events).to.deep.equal(['close', 'end']);
			expect(redis.status).to.equal('end');
		},
	},
	{
		ids: ['1.4/disconnect-reconnect', '1.4/connect-again'],
		title: 'disconnect(true) reconnects; connect() after an end starts anew',
		async run(kit) {
			const redis = await kit.ready();
			redis.disconnect(true);
			await kit.once(redis, 'ready');
			expect(await redis.ping()).to.equal('PONG');
			redis.disconnect();
			await kit.once(redis, 'end');
			await redis.connect();
			expect(await redis.ping()).to.equal('PONG');
		},
	},
	{
		ids: ['1.4/end'],
		title: 'end() is disconnect()',
		async run(kit) {
			const redis = await kit.ready();
			redis.end();
			await kit.once(redis, 'end');
			expect(redis.status).to.equal('end');
		},
	},
	{
		ids: ['1.4/quit'],
		title: 'quit() is a command; status is still ready when it resolves, then end',
		async run(kit) {
			const redis = await kit.ready();
			const before = redis.set('k', 'v');
			const events = kit.record(redis, 'close', 'reconnecting', 'end');
			const ended = kit.once(redis, 'end');
			expect(await redis.quit()).to.equal('OK');
			expect(redis.status).to.equal('ready');
			expect(await before).to.equal('OK');
			await ended;
			expect(events).to.deep.equal(['close', 'end']);
		},
	},
	{
		ids: ['1.4/quit-offline'],
		title: 'quit() on a client that never connected says OK',
		async run(kit) {
			const redis = kit.redis({ lazyConnect: true, port: 1 });
			expect(await redis.quit()).to.equal('OK');
			await kit.until(() => redis.status === 'end');
		},
	},
	{
		ids: ['1.4/duplicate'],
		title: 'duplicate() copies options, with overrides; not listeners, defined commands or subscriptions',
		async run(kit) {
			const redis = await kit.ready({ connectionName: 'one', scripts: { two: { lua: 'return 2', numberOfKeys: 0 } } });
			redis.defineCommand('three', { lua: 'return 3', numberOfKeys: 0 });
			redis.on('message', () => {});
			await redis.subscribe('ch');
			const copy = kit.made(redis.duplicate({ db: 3 }));
			expect(copy).to.be.instanceOf(kit.Redis);
			expect(copy.options).to.include({ connectionName: 'one', db: 3, port: kit.server.port });
			expect(copy.listenerCount('message')).to.equal(0);
			expect(own(copy, 'three').three).to.equal(undefined);
			expect(await own(copy, 'two').two()).to.equal(2);
			expect(copy.condition['subscriber']).to.equal(false);
			expect(await copy.client('GETNAME')).to.equal('one');
		},
	},
	{
		ids: ['1.4/monitor', '1.5/monitor', '1.5/monitoring'],
		title: 'monitor() opens a connection that reports commands and takes none',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			const monitor = kit.made(await redis.monitor());
			expect(monitor).not.to.equal(redis);
			expect(monitor.status).to.equal('monitoring');
			expect(monitor.mode).to.equal('monitor');
			const seen: unknown[][] = [];
			monitor.on('monitor', (...args: unknown[]) => seen.push(args));
			await redis.set('watched', 'v');
			await kit.until(() => seen.length > 0);
			const [time, args, source, database] = seen[0] as [string, string[], string, string];
			expect(time).to.match(/^\d+\.\d+$/);
			expect(args).to.deep.equal(['set', 'watched', 'v']);
			expect(source).to.match(/^127\.0\.0\.1:\d+$/);
			expect(database).to.equal('0');
			await redis.get(Buffer.from([255, 34, 92, 10]));
			await kit.until(() => seen.length > 1);
			expect(seen[1]?.[1]).to.deep.equal(['get', '\\xff"\\\\\\n']);
			expect((await kit.failure(monitor.get('k'))).message).to.equal(
				"Connection is in monitoring mode, can't process commands.",
			);
			const byCallback = await new Promise((resolve) => void redis.monitor((_error, instance) => resolve(instance)));
			kit.made(byCallback as typeof monitor);
		},
	},
];
