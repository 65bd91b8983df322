/** stats(): why each lane lost a connection last. What a pool closes because it has no use for it is no error. */
import { expect } from 'chai';
import type { Client, ClientStats } from '../../../src/index.ts';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { useServer } from '../../support/server.ts';
import { untilBlocked } from './support/server-clients.ts';
import { until } from './support/until.ts';

describe('the last error of a lane', () => {
	const server = useServer();
	const make = useClients();
	let proxy: FaultProxy;
	let redis: Client;
	beforeEach(async () => {
		proxy = await FaultProxy.start({ target: server() });
		redis = make({ url: proxy.url, pool: { idleTimeout: 20 } });
	});
	afterEach(() => proxy.stop());
	const errors = (): unknown[] =>
		(['shared', 'exclusive', 'blocking', 'subscriber'] as (keyof ClientStats['lanes'])[])
			.map((lane) => redis.stats().lanes[lane])
			.map(({ lastError }) => (lastError === undefined ? undefined : (lastError as Error).message));

	it('is none where connections were closed by the pool', async () => {
		const closed = (count: number) =>
			until(`${count} are closed`, () => redis.stats().lanes.exclusive.closed === count);
		await redis.use((lease) => lease.ping());
		await closed(1);
		await redis.use((lease) => lease.client('SETNAME', 'dirty'));
		await closed(2);
		await redis.blpop('none', 0.01);
		await until('it is closed', () => redis.stats().lanes.blocking.closed === 1);
		await redis.close();
		expect(errors()).deep.equal([undefined, undefined, undefined, undefined]);
	});

	it('is what befell the connection', async () => {
		await redis.subscribe('news', () => {});
		const lease = await redis.acquire();
		await lease.ping();
		const popped = rejection(redis.blpop('q', 0));
		await untilBlocked(server(), 1);
		expect(errors()).deep.equal([undefined, undefined, undefined, undefined]);
		await redis.ping();
		proxy.kill();
		await popped;
		await until('all are lost', () => errors().every(Boolean));
		for (const message of errors()) expect(message).match(/ECONNRESET|closed the connection/);
		await lease.release();
	});
});
