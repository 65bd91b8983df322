/** §1.5: events of a connection and their order. */
import { expect } from 'chai';
import type { Case } from '../kit.ts';

const states = ['wait', 'connecting', 'connect', 'ready', 'close', 'reconnecting', 'end'];

export const eventCases: readonly Case[] = [
	{
		ids: ['1.5/order-start', '1.5/order-drop', '1.5/order-end', '1.5/connecting', '1.5/connect', '1.5/ready'],
		title: 'the order of events: start, drop, end',
		mappings: 'each',
		async run(kit) {
			const proxy = await kit.proxy();
			const redis = kit.redis({ port: proxy.port, retryStrategy: () => 7 });
			const events = kit.record(redis, ...states);
			await kit.once(redis, 'ready');
			expect(events).to.deep.equal(['connecting', 'connect', 'ready']);
			proxy.kill('fin');
			await kit.once(redis, 'ready');
			expect(events.slice(3)).to.deep.equal(['close', 'reconnecting 7', 'connecting', 'connect', 'ready']);
			redis.disconnect();
			await kit.once(redis, 'end');
			expect(events.slice(8)).to.deep.equal(['close', 'end']);
		},
	},
	{
		ids: ['1.5/order-refused', '1.5/order-given-up'],
		title: 'the order of events: a closed port, and giving up',
		async run(kit) {
			const redis = kit.redis({ port: 1, lazyConnect: true, retryStrategy: (times: number) => (times > 1 ? null : 3) });
			const events = kit.record(redis, ...states);
			redis.on('error', (error: Record<string, unknown>) => events.push(`error ${String(error['code'])}`));
			await kit.once(redis, 'wait');
			void redis.connect().catch(() => {});
			await kit.once(redis, 'end');
			const attempt = ['connecting', 'error ECONNREFUSED', 'close'];
			expect(events).to.deep.equal(['wait', ...attempt, 'reconnecting 3', ...attempt, 'end']);
		},
	},
	{
		ids: ['1.5/order-refused-credentials'],
		title: 'the order of events: a wrong password',
		async run(kit) {
			const server = await kit.otherServer({ password: 'right' });
			const redis = kit.redis({
				port: server.port,
				password: 'wrong',
				retryStrategy: (times: number) => (times > 1 ? null : 3),
			});
			const events = kit.record(redis, ...states);
			redis.on('error', (error: Error) => events.push(error.message.slice(0, 9)));
			await kit.once(redis, 'end');
			const attempt = ['connecting', 'connect', 'WRONGPASS', 'close'];
			expect(events).to.deep.equal([...attempt, 'reconnecting 3', ...attempt, 'end']);
		},
	},
	{
		ids: ['1.5/order-disconnect-early'],
		title: 'the order of events: disconnect() while connecting',
		async run(kit) {
			// In the same tick there is no socket yet that could close.
			const early = kit.redis();
			const fewer = kit.record(early, ...states, 'error');
			early.disconnect();
			await kit.once(early, 'end');
			expect(fewer).to.deep.equal(['connecting', 'end']);
			const redis = kit.redis();
			const events = kit.record(redis, ...states, 'error');
			await kit.once(redis, 'connecting');
			expect(redis.status).to.equal('connecting');
			await kit.until(() => redis.stream);
			redis.disconnect();
			await kit.once(redis, 'end');
			expect(events.filter((event) => event !== 'connect' && event !== 'ready')).to.deep.equal([
				'connecting',
				'close',
				'end',
			]);
		},
	},
	{
		ids: ['1.5/unsolicited'],
		title: 'a reply that nobody asked for is an error event',
		async run(kit) {
			const server = await kit.fault({});
			const redis = kit.redis({ port: server.port });
			await kit.once(redis, 'ready');
			const error = kit.once(redis, 'error');
			server.connections[0]?.send('+OK\r\n');
			expect(((await error)[0] as Error).message).to.match(/^Command queue state error/);
		},
		differs: {
			told: 'nobody asked for',
			async run(kit) {
				const server = await kit.fault({});
				const redis = kit.redis({ port: server.port });
				await kit.once(redis, 'ready');
				const events = kit.record(redis, 'error', 'close', 'connect', 'ready');
				server.connections[0]?.send('+OK\r\n');
				await kit.until(() => events.includes('ready'));
				expect(events.map((event) => event.split(':')[0])).to.deep.equal([
					'error ProtocolError',
					'close',
					'connect',
					'ready',
				]);
				expect(await redis.ping()).to.equal('PONG');
			},
		},
	},
	{
		ids: ['1.5/status-in-handler', '1.5/close', '1.5/reconnecting', '1.5/end'],
		title: 'events come one tick later: in a close handler the status has gone on; one argument, undefined',
		async run(kit) {
			const proxy = await kit.proxy();
			const redis = kit.redis({ port: proxy.port });
			const seen: unknown[] = [];
			redis.on('close', (...args: unknown[]) => seen.push([redis.status, ...args]));
			await kit.once(redis, 'ready');
			proxy.kill();
			await kit.once(redis, 'ready');
			redis.disconnect();
			await kit.once(redis, 'end');
			expect(seen).to.deep.equal([
				['reconnecting', undefined],
				['end', undefined],
			]);
		},
	},
	{
		ids: ['1.5/error'],
		title: 'each failed attempt is an error event with the cause',
		async run(kit) {
			const redis = kit.redis({ port: 1 });
			const errors: Record<string, unknown>[] = [];
			redis.on('error', (error: Record<string, unknown>) => errors.push(error));
			await kit.until(() => errors.length >= 2);
			expect(errors[0]).to.include({ code: 'ECONNREFUSED', syscall: 'connect', port: 1 });
		},
	},
	{
		ids: ['1.5/unhandled-error'],
		title: 'an error event that nobody hears is printed, and does not throw',
		async run(kit) {
			const printed = kit.printed('error');
			const redis = kit.redis({ port: 1 });
			redis.removeAllListeners('error');
			await kit.until(() => printed.length > 0);
			expect(printed[0]).to.match(/^\[ioredis\] Unhandled error event: Error: connect ECONNREFUSED/);
		},
	},
];
