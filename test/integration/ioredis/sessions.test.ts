/** What the caller did to the session of his one connection comes back after a reconnect. */
import { expect } from 'chai';
import { AbortError } from '../../../src/ioredis/errors.ts';
import { FaultServer } from '../../../src/testing/index.ts';
import { useServer } from '../../support/server.ts';
import { next, useRedis } from './support/clients.ts';

describe('ioredis facade: sessions and losses', () => {
	const make = useRedis();
	const server = useServer();

	it('database, name and subscriptions are there again, and so is what waited', async () => {
		for (const protocol of [2, 3] as const) {
			const redis = make({ port: server().port, protocol, db: 1, retryStrategy: () => 1 });
			await redis.select(5);
			await redis.client('SETNAME', 'mine');
			if (protocol === 3) await redis.subscribe('news');
			redis.stream.destroy();
			const ready = next(redis, 'ready');
			const waited = redis.client('INFO');
			await ready;
			expect(await waited)
				.match(/ name=mine /)
				.and.match(/ db=5 /);
			if (protocol === 2) continue;
			const message = next(redis, 'message');
			await redis.publish('news', 'hello');
			expect(await message).deep.equal(['news', 'hello']);
		}
	});

	it('a SELECT among what waited decides for what came after it', async () => {
		const redis = make({ port: server().port });
		const selected = redis.select(6);
		const info = redis.client('INFO');
		expect(await selected).equal('OK');
		expect(await info).match(/ db=6 /);
		expect(redis.condition.select).equal(6);
		expect(await redis.select(999).catch((error: Error) => error.message)).match(/out of range/);
		expect(redis.condition.select).equal(6);
	});

	it('a password that auth() gave is used again', async () => {
		await server().call('ACL', 'SETUSER', 'mine', 'on', '>secret', '~*', '&*', '+@all');
		const redis = make({ port: server().port, retryStrategy: () => 1 });
		expect(await redis.auth('mine', 'secret')).equal('OK');
		redis.stream.destroy();
		await next(redis, 'ready');
		expect(await redis.acl('WHOAMI')).equal('mine');
	});

	it('the tail of a raw transaction is not run by itself', async () => {
		const fault = await FaultServer.start({
			onCommand: ([name]) => {
				const word = String(name).toUpperCase();
				return word === 'INCR' || word === 'EXEC' ? '' : word === 'MULTI' ? '+OK\r\n' : undefined;
			},
		});
		try {
			const redis = make({ port: fault.port, enableReadyCheck: false, retryStrategy: () => 1 });
			await redis.multi({ pipeline: false });
			const queued = redis.incr('n');
			const ended = redis.exec();
			const failures = Promise.all(
				[queued, ended].map((promise) => promise.then(String, (error: Error) => error.name)),
			);
			await fault.received('INCR');
			for (const connection of fault.connections) connection.reset();
			expect(await failures).deep.equal(['AbortError', 'AbortError']);
		} finally {
			await fault.stop();
		}
	});

	for (const [resend, sent] of [
		['safe', ['GET', 'SET']],
		[true, ['GET', 'SET', 'INCR']],
		[false, []],
	] as const) {
		it(`autoResendUnfulfilledCommands ${resend}: sends again ${sent.join(', ') || 'nothing'}`, async () => {
			let silent = true;
			const fault = await FaultServer.start({
				onCommand: ([name]) => {
					const mine = /^(?:get|set|incr)$/i.test(String(name));
					return mine ? (silent ? '' : ':1\r\n') : undefined;
				},
			});
			try {
				const redis = make({
					port: fault.port,
					enableReadyCheck: false,
					retryStrategy: () => 1,
					autoResendUnfulfilledCommands: resend,
				});
				await next(redis, 'ready');
				const all = [redis.get('k'), redis.set('k', 'v'), redis.incr('n')].map((promise) =>
					promise.then(
						() => 'answered',
						(error: unknown) => (error instanceof AbortError ? 'aborted' : String(error)),
					),
				);
				await fault.received('INCR');
				silent = false;
				for (const connection of fault.connections) connection.reset();
				const wanted = ['GET', 'SET', 'INCR'].map((name) =>
					(sent as readonly string[]).includes(name) ? 'answered' : 'aborted',
				);
				expect(await Promise.all(all)).deep.equal(wanted);
				await redis.ping();
				const names = fault.commands
					.map(({ name }) => name.toUpperCase())
					.filter((name) => /^(?:GET|SET|INCR)$/.test(name));
				expect(names).deep.equal(['GET', 'SET', 'INCR', ...sent]);
			} finally {
				await fault.stop();
			}
		});
	}

	it('what rejects in the end says why', async () => {
		const redis = make({ port: 1, retryStrategy: (times) => (times < 3 ? 1 : null), maxRetriesPerRequest: 1 });
		const error = (await redis.get('k').catch((reason: unknown) => reason)) as Error;
		expect(error.name).equal('MaxRetriesPerRequestError');
		expect(error.cause).include({ code: 'ECONNREFUSED' });
		const closed = (await redis.get('k').catch((reason: unknown) => reason)) as Error;
		expect(closed.message).equal('Connection is closed.');
		expect(closed.cause).include({ code: 'ECONNREFUSED' });
	});

	it('an idle client keeps the process alive, as ioredis does', async () => {
		const redis = make({ port: server().port });
		await redis.ping();
		expect((redis.stream as unknown as { _handle: { hasRef(): boolean } })._handle.hasRef()).equal(true);
	});
});
