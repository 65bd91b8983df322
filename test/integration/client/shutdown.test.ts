/** SHUTDOWN answers by ending: the promise resolves when the server has closed the connection on which it was written. */
import { expect } from 'chai';
import {
	type Client,
	ClosedError,
	ConnectionLostError,
	createClient,
	PipelineError,
	ReplyError,
} from '../../../src/index.ts';
import { FaultServer, type RedisServer, resp } from '../../../src/testing/index.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer, testServer } from '../../support/server.ts';

eachServer('SHUTDOWN', ({ suite }) => {
	let server: RedisServer;
	let redis: Client;
	beforeEach(async () => {
		server = await testServer(suite === undefined ? {} : { suite });
		redis = createClient(server.url);
	});
	afterEach(async () => {
		redis.destroy();
		await server.stop();
	});

	const ways: Record<string, () => Promise<unknown>> = {
		'on a client': () => redis.shutdown('NOSAVE'),
		'with Buffers and bigints': () => redis.with({ decode: { bulk: 'buffer', integer: 'bigint' } }).shutdown('NOSAVE'),
		'by name': () => redis.call('shutdown', 'nosave'),
		'with a timeout': () => redis.with({ timeout: 5000 }).shutdown('NOSAVE'),
		'on a lease': () => redis.use((lease) => lease.shutdown('NOSAVE')),
	};
	for (const [how, shutdown] of Object.entries(ways)) {
		it(`resolves with nothing when the server is gone, ${how}`, async () => {
			expect(await shutdown()).equal(undefined);
			expect(await rejection(redis.ping()))
				.property('code')
				.oneOf(['UNAVAILABLE', 'CONNECTION_LOST']);
		});
	}

	it('ends what came behind it', async () => {
		const [first, ...others] = await redis.pipeline().shutdown('NOSAVE').get('k').settle();
		expect(first).deep.equal({ status: 'fulfilled', value: undefined });
		expect(others).length(1);
		for (const each of others) expect(each).property('reason').instanceOf(ConnectionLostError);
	});

	it("rejects with the server's error where it refuses", async () => {
		for (const call of [redis.call('SHUTDOWN', 'MAYBE'), redis.use((lease) => lease.call('SHUTDOWN', 'MAYBE'))]) {
			expect(await rejection(call, ReplyError)).include({ code: 'ERR', command: 'SHUTDOWN' });
		}
		const piped = await rejection(redis.pipeline().call('SHUTDOWN', 'MAYBE').ping().exec(), PipelineError);
		expect(piped.results.map(({ status }) => status)).deep.equal(['rejected', 'fulfilled']);
		expect(await redis.ping()).equal('PONG');
	});
});

describe('SHUTDOWN, when it is not the server that ends the connection', () => {
	it('says that nobody knows', async () => {
		const server = await FaultServer.start({
			onCommand: (args, connection) => {
				if (String(args[0]).toUpperCase() !== 'SHUTDOWN') return undefined;
				if (String(args[1]) === 'REFUSE') connection.reply(resp.error('ERR Errors trying to SHUTDOWN. Check logs.'));
				return '';
			},
		});
		const redis = createClient({ url: server.url, pool: { maxLeaseTime: 50 } });
		const refused = await rejection(redis.call('SHUTDOWN', 'REFUSE'), ReplyError);
		expect(refused.message).equal('ERR Errors trying to SHUTDOWN. Check logs.');
		console.log('B');
		// The pool takes the lease back.
		const revoked = await rejection(
			redis.use((lease) => lease.shutdown('NOSAVE')),
			ConnectionLostError,
		);
		expect(revoked).include({ written: true, maybeExecuted: true });
		const pending = redis.shutdown('NOSAVE');
		await server.received('SHUTDOWN', { count: 3 });
		redis.destroy();
		expect(await rejection(pending, ClosedError)).include({ written: true, maybeExecuted: true });
		await server.stop();
	});
});
