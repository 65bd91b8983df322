/** §1.6: what a client makes good, or gives up, after a loss in the midst of things. */
import { expect } from 'chai';
import type { FaultConnection } from '../../../../src/testing/fault-connection.ts';
import type { Case, Kit } from '../kit.ts';
import type { Redis } from '../loose-types.ts';

/** A replica as managed services have them: DEL is refused with READONLY, and the connection closed behind the refusal. */
async function replicaThatHangsUp(kit: Kit, answer: boolean | number): Promise<Redis> {
	const inside = new WeakSet<FaultConnection>();
	const server = await kit.fault({
		onCommand: ([name, key], connection) => {
			switch (String(name).toLowerCase()) {
				case 'multi':
					inside.add(connection);
					return '+OK\r\n';
				case 'get':
					return inside.has(connection) ? '+QUEUED\r\n' : `$${key?.length}\r\n${String(key)}\r\n`;
				case 'del':
					connection.send("-READONLY You can't write against a read only replica.\r\n");
					connection.end();
					connection.silence();
					return '';
				default:
					return undefined;
			}
		},
	});
	const redis = kit.redis({ port: server.port, reconnectOnError: () => answer });
	await kit.once(redis, 'ready');
	return redis;
}

const plain = (error: unknown): unknown => {
	const { name, command } = error as Error & { command: { name: string; args: unknown[] } };
	return [name, command.name, command.args];
};

export const recoveryCases: readonly Case[] = [
	{
		ids: ['1.6/select-across-loss'],
		title: 'commands issued while the connection is lost go to the databases selected between them',
		async run(kit) {
			const redis = await kit.ready();
			await redis.set('k', 'zero');
			redis.stream.destroy();
			void redis.select('3');
			void redis.set('k', 'three');
			void redis.select('0');
			expect(await redis.get('k')).to.equal('zero');
			await redis.select(3);
			expect(await redis.get('k')).to.equal('three');
			redis.stream.destroy();
			expect(await redis.get('k')).to.equal('three');
		},
	},
	{
		ids: ['1.3/reconnectOnError-commands'],
		title: 'reconnectOnError: 2, and what the function itself sends comes first',
		async run(kit) {
			const redis = await kit.ready({
				reconnectOnError: () => {
					void redis.select(3);
					void redis.del('k');
					void redis.select(0);
					return 2;
				},
			});
			await redis.select(3);
			await redis.set('k', 'text');
			expect(await redis.sadd('k', 'member')).to.equal(1);
			expect(await redis.select(3)).to.equal('OK');
			expect(await redis.type('k')).to.equal('set');
		},
	},
	{
		ids: ['1.3/reconnectOnError-pipeline'],
		title: 'reconnectOnError: 2 in a pipeline sends the one command again',
		async run(kit) {
			const redis = await kit.ready({
				reconnectOnError: () => {
					void redis.del('k');
					return 2;
				},
			});
			await redis.mset('k', 'text', 'n', 1);
			expect(await redis.pipeline().get('k').sadd('k', 'member').exec()).to.deep.equal([
				[null, 'text'],
				[null, 1],
			]);
		},
	},
	{
		ids: ['1.3/reconnectOnError-error'],
		title: 'reconnectOnError is given the error that the caller gets',
		async run(kit) {
			const given: unknown[] = [];
			const redis = await kit.ready({ reconnectOnError: (error: Error) => given.push(error) > 5 });
			const error = await kit.failure(redis.set('k'));
			expect(given).to.deep.equal([error]);
			expect(error['command']).to.deep.equal({ name: 'set', args: ['k'] });
		},
	},
	{
		ids: ['1.6/readonly-transaction'],
		title: 'a transaction that a replica refuses and hangs up on is aborted, with the errors of its commands',
		async run(kit) {
			for (const answer of [true, 2]) {
				const redis = await replicaThatHangsUp(kit, answer);
				const error = await kit.failure(redis.multi().del('foo').del('bar').exec());
				expect(error.message).to.equal('Command aborted due to connection close');
				expect(plain(error)).to.deep.equal(['AbortError', 'exec', []]);
				const first = answer === 2 ? 'AbortError' : 'ReplyError';
				expect((error['previousErrors'] as Error[]).map(plain)).to.deep.equal([
					[first, 'del', ['foo']],
					['AbortError', 'del', ['bar']],
				]);
				expect(await redis.get('later')).to.equal('later');
			}
		},
	},
	{
		ids: ['1.6/intact-pipelines'],
		title: 'of two pipelines, the one that was answered in part is aborted and the other sent again',
		async run(kit) {
			const redis = await replicaThatHangsUp(kit, true);
			const [first, second] = await Promise.all([
				redis.pipeline().del('foo').get('bar').exec(),
				redis.pipeline().get('baz').get('qux').exec(),
			]);
			expect(first?.map(([error]) => plain(error))).to.deep.equal([
				['ReplyError', 'del', ['foo']],
				['AbortError', 'get', ['bar']],
			]);
			expect(second).to.deep.equal([
				[null, 'baz'],
				[null, 'qux'],
			]);
		},
	},
	{
		ids: ['1.6/unsubscribe-across-loss'],
		title: 'unsubscribing right after a loss: subscribed again, then unsubscribed',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			await redis.subscribe('ch');
			redis.disconnect(true);
			expect(await redis.unsubscribe('ch')).to.equal(0);
			expect(await kit.server.cli('PUBSUB', 'CHANNELS')).to.equal('');
			expect(await redis.get('k')).to.equal(null);
		},
	},
	{
		ids: ['1.6/everything-in-flight'],
		title: 'a blocking command, a write and a pipeline in flight, all in their database',
		async run(kit) {
			const redis = await kit.ready({ db: 3 });
			const other = await kit.ready({ db: 3 });
			const popped = redis.blpop('l', 0);
			void redis.set('n', '1');
			const piped = redis.pipeline().incr('n').exec();
			setTimeout(() => redis.stream.end(), 0);
			await kit.once(redis, 'close');
			await other.lpush('l', 'x');
			expect(await popped).to.deep.equal(['l', 'x']);
			const results = await piped;
			expect(Number(results?.[0]?.[1])).to.be.within(2, 3);
		},
	},
	{
		ids: ['2/stream-end'],
		title: 'stream.end(): what was sent is still answered, then the connection comes again',
		async run(kit) {
			const redis = await kit.ready();
			void redis.set('k', 'v', () => redis.stream.end());
			expect(await redis.get('k')).to.equal('v');
			await kit.once(redis, 'ready');
			expect(await redis.get('k')).to.equal('v');
		},
	},
	{
		ids: ['1.4/disconnect-in-close', '1.4/connect-in-end'],
		title: 'disconnect() in a close handler stops reconnecting; connect() in an end handler begins anew',
		async run(kit) {
			const redis = await kit.ready();
			redis.once('end', () => void redis.connect());
			redis.disconnect();
			await kit.once(redis, 'ready');
			expect(await redis.ping()).to.equal('PONG');
			const away = kit.redis({ port: 1, retryStrategy: () => 0 });
			const attempts = kit.record(away, 'connecting');
			await kit.once(away, 'close');
			away.disconnect();
			const before = attempts.length;
			await kit.retried(0);
			expect(attempts.length).to.equal(before);
		},
	},
	{
		ids: ['1.4/connect-rejected-status'],
		title: 'when connect() rejects the status has gone on: reconnecting, or end',
		async run(kit) {
			for (const [retryStrategy, status] of [
				[() => 5, 'reconnecting'],
				[null, 'end'],
			] as const) {
				const redis = kit.redis({ port: 1, lazyConnect: true, retryStrategy });
				await kit.failure(redis.connect());
				expect(redis.status).to.equal(status);
			}
		},
	},
	{
		ids: ['1.4/quit-before-connect'],
		title: 'quit() before there is a connection: OK, as a Buffer too, and no further attempt',
		async run(kit) {
			let asked = 0;
			const retryStrategy = (): number => ++asked;
			expect(await kit.redis({ port: 1, retryStrategy }).quit()).to.equal('OK');
			expect(await kit.redis({ port: 1, retryStrategy }).quitBuffer()).to.deep.equal(Buffer.from('OK'));
			await kit.retried(1);
			expect(asked).to.equal(0);
		},
	},
	{
		ids: ['1.8/previous-errors'],
		title: 'a transaction that never left has its previousErrors, too',
		async run(kit) {
			const redis = kit.redis({ port: 1, maxRetriesPerRequest: 0 });
			const error = await kit.failure(redis.multi().set('k', 'v').get('k').exec());
			expect(error.name).to.equal('MaxRetriesPerRequestError');
			// The published 6.0.0 counts the error among its own.
			expect(error['previousErrors']).to.be.an('array');
		},
	},
];
