/** D9: WAIT counts the writes of its own connection. A replica is frozen, so that nobody acknowledges anything. */
import { expect } from 'chai';
import { AbortError, type Client } from '../../../src/index.ts';
import type { RedisServer } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { serverMatrix, testServer } from '../../support/server.ts';
import { needs } from '../../support/skip.ts';

for (const suite of serverMatrix()) {
	describe(suite === undefined ? 'WAIT on a lease' : `WAIT on a lease [${suite}]`, () => {
		const make = useClients();
		let primary: RedisServer;
		let replica: RedisServer;
		let redis: Client;

		before(async function () {
			this.timeout(300_000);
			const options = suite === undefined ? {} : { suite };
			primary = await testServer({ ...options, config: { appendonly: 'yes' } });
			replica = await testServer({ ...options, replicaOf: primary });
		});
		after(async () => {
			await replica.kill('SIGCONT');
			await Promise.all([replica.stop(), primary.stop()]);
		});
		beforeEach(() => {
			redis = make({ url: primary.url });
		});
		afterEach(() => replica.kill('SIGCONT'));

		it('waits for the writes of the lease, and for no others', async () => {
			const [writer, idler] = await Promise.all([redis.acquire(), redis.acquire()]);
			await replica.kill('SIGSTOP');
			await writer.set('k', 1);
			// Why the client may not: where nothing was written there is nothing to wait for.
			expect(await idler.wait(1, 0)).equal(1);
			expect(await writer.wait(1, 50)).equal(0);
			const waiting = writer.wait(1, 0);
			expect(await redis.get('k')).equal('1');
			await replica.kill('SIGCONT');
			expect(await waiting).equal(1);
			await Promise.all([writer.release(), idler.release()]);
			expect(redis.stats().lanes.exclusive).include({ idle: 2, closed: 0 });
		});

		it('is not given up with CLIENT UNBLOCK of somebody else', async () => {
			const [writer, other] = await Promise.all([redis.acquire(), redis.acquire()]);
			await replica.kill('SIGSTOP');
			await writer.set('k', 2);
			const given = new AbortController();
			const blocked = other.with({ signal: given.signal }).blpop('none', 0);
			const waiting = writer.wait(1, 0);
			await redis.ping();
			given.abort();
			await rejection(blocked, AbortError);
			await replica.kill('SIGCONT');
			expect(await waiting).equal(1);
			expect(await other.ping()).equal('PONG');
			await Promise.all([writer.release(), other.release()]);
		});

		it('knows what reached the disk, where the server does', async function () {
			needs(this, primary, '7.2');
			const writer = await redis.acquire();
			await writer.set('k', 3);
			expect(await writer.waitaof(1, 0, 5000)).deep.equal([1, 0]);
			await writer.release();
		});
	});
}
