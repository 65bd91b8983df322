/** A consumer behind a network that loses what the server has answered: nothing is lost, nothing in hand comes twice. */
import { expect } from 'chai';
import { AbortError, AuthError, type Client, createClient } from '../../../src/index.ts';
import { FaultProxy, startRedis } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { Chance } from '../../support/protocol/seeds.ts';
import { rejection } from '../../support/rejection.ts';
import { useServer } from '../../support/server.ts';
import { untilBlocked } from '../pool/support/server-clients.ts';

describe('a consumer whose replies are lost', () => {
	const server = useServer();
	const make = useClients();
	let admin: Client;
	let proxy: FaultProxy;
	const ask = { group: 'g', consumer: 'c', streams: 's', create: '0', block: 0 } as const;

	beforeEach(async () => {
		admin = make({ url: server().url });
		await admin.flushall();
		proxy = await FaultProxy.start({ target: server() });
	});
	afterEach(() => proxy.stop());

	it('finds what was read for it among its pending entries, and hands it out once', async () => {
		const redis = make({ url: proxy.url });
		const entries = redis.consume(ask);
		const next = entries.next();
		await untilBlocked(server(), 1);
		proxy.cutAfter(10, { direction: 'toClient', times: 1 });
		await admin.xadd('s', '1-0', { n: 1 });
		const { value } = await next;
		expect([value?.id, value?.deliveries]).deep.equal(['1-0', 2]);
		await admin.xadd('s', '2-0', { n: 2 });
		expect((await entries.next()).value?.id).equal('2-0');
		const { resumed, handedOut, interruptions, lastError } = await entries.stats();
		expect({ resumed, handedOut, interruptions }).deep.equal({ resumed: 1, handedOut: 2, interruptions: 1 });
		expect(lastError).instanceOf(Error);
		await entries.return();
		redis.destroy();
	});

	it('acknowledges until it is told that it has', async () => {
		const redis = make({ url: proxy.url });
		await admin.xadd('s', '1-0', { n: 1 });
		const entries = redis.consume(ask);
		const { value } = await entries.next();
		// The answer to XACK is `:1\r\n`.
		proxy.cutAfter(1, { direction: 'toClient', times: 1 });
		expect(await value?.ack()).equal(true);
		expect(await admin.xpending('s', 'g', '-', '+', 10)).deep.equal([]);
		await entries.return();
		redis.destroy();
	});

	it('handles everything once over a network that breaks all the time', async function () {
		this.timeout(60_000);
		const chance = new Chance(7);
		const redis = make({ url: proxy.url, reconnect: () => 0 });
		const count = 300;
		for (let n = 1; n <= count; n++) await admin.xadd('s', `${n}-0`, { n });
		const seen: string[] = [];
		for await (const entry of redis.consume({ ...ask, count: 7, claimIdle: 600_000 })) {
			seen.push(entry.id);
			if (seen.length % 25 === 0) proxy.cutAfter(chance.below(200), { direction: 'toClient', times: 1 });
			if (seen.length % 60 === 0) proxy.kill();
			await entry.ack();
			if (seen.length === count) break;
		}
		expect(new Set(seen).size).equal(count);
		expect(await admin.xpending('s', 'g', '-', '+', 10)).deep.equal([]);
		expect(proxy.stats().connections).greaterThan(5);
		redis.destroy();
	});

	it('waits for a server that is not there yet, and gives up where the password is wrong', async function () {
		this.timeout(20_000);
		await proxy.refuse();
		const redis = make({ url: proxy.url });
		redis.on('error', () => {});
		await admin.xadd('s', '1-0', { n: 1 });
		const refused = new Promise((resolve) => {
			redis.once('error', resolve);
		});
		const entries = redis.consume(ask);
		const next = entries.next();
		await refused;
		await proxy.accept();
		expect((await next).value?.id).equal('1-0');
		await entries.return();
		redis.destroy();
		const guarded = await startRedis({ password: 'right' });
		const wrong = createClient({ host: guarded.host, port: guarded.port, password: 'wrong' });
		try {
			await rejection(wrong.consume(ask).next(), AuthError);
			await rejection(wrong.consume({ ...ask, create: false }).next(), AuthError);
			await rejection(wrong.tail('s').next(), AuthError);
		} finally {
			wrong.destroy();
			await guarded.stop();
		}
	});

	it('says so when it is aborted and nobody can tell what it took', async function () {
		this.timeout(20_000);
		const redis = make({ url: proxy.url });
		const given = new AbortController();
		const next = redis.consume({ ...ask, signal: given.signal }).next();
		await untilBlocked(server(), 1);
		proxy.stall('toServer');
		given.abort();
		const error = await rejection(next, AbortError);
		expect([error.written, error.maybeExecuted]).deep.equal([true, true]);
		proxy.resume();

		await admin.xadd('s', '1-0', { n: 1 });
		await admin.xadd('s', '2-0', { n: 2 });
		const late = new AbortController();
		const other = redis.consume({ ...ask, consumer: 'd', count: 2, signal: late.signal });
		await other.next();
		// What waits here cannot be given back.
		proxy.stall();
		late.abort();
		const left = await rejection(other.next(), AbortError);
		expect(left.maybeExecuted).equal(true);
		redis.destroy();
	});

	it('ends at once while the server is away', async () => {
		const redis = make({ url: proxy.url });
		redis.on('error', () => {});
		await admin.xadd('s', '1-0', { n: 1 });
		const entries = redis.consume(ask);
		await entries.next();
		await proxy.refuse();
		proxy.kill();
		const next = entries.next();
		await new Promise((resolve) => redis.once('error', resolve));
		expect(await entries.return()).deep.equal({ done: true, value: undefined });
		expect((await next).done).equal(true);
		redis.destroy();
	});
});
