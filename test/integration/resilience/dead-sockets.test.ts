/** D19, D20: connections that are dead without a word. A proxy loses what there is; new connections are served. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { type Client, type ClientOptions, ConnectionLostError } from '../../../src/index.ts';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { useProxy } from '../../support/proxy.ts';
import { rejection } from '../../support/rejection.ts';
import { useServer } from '../../support/server.ts';
import { serverClients, untilConnected } from '../pool/support/server-clients.ts';
import { until } from '../pool/support/until.ts';

/** Nothing but the probe can answer within the time of a test. */
const PATIENT = { responseTimeout: 60_000, stallTimeout: 120_000, maxWait: 30_000 } as const;

describe('a shared connection that died without a word', function () {
	this.timeout(6000);
	const server = useServer();
	const make = useClients();
	const proxy = useProxy(server);
	const stored = (key: string): Promise<string> => server().cli('GET', key);

	async function lose(options: ClientOptions, idle: number): Promise<Client> {
		const redis = make({ url: proxy().url, ...PATIENT, staleAfter: 100, probeTimeout: 50, ...options });
		await redis.set('k', 'v');
		proxy().blackHole('existing');
		// That nobody uses it for so long is the subject: no event tells that time has passed.
		await pause(idle);
		return redis;
	}

	// Before its own sign of life is asked for, and while that is awaited in vain.
	for (const idle of [250, 150, 110]) {
		it(`while it was idle (${idle} ms): the first GET is answered by a new one`, async () => {
			const redis = await lose({}, idle);
			expect(await redis.get('k')).equal('v');
			expect(proxy().links.length).equal(2);
			expect(redis.stats().lanes.shared).include({ losses: 1 });
		});

		it(`while it was idle (${idle} ms): the first INCR runs once, on a new one`, async () => {
			const redis = await lose({}, idle);
			const all = Promise.all([redis.incr('n'), redis.get('n'), redis.incr('n')]);
			expect(await all).deep.equal([1, '1', 2]);
			expect(await stored('n')).equal('2');
			expect(proxy().links.length).equal(2);
		});
	}

	it('while it was idle: reads that lead may race, what follows the first write keeps its place', async () => {
		const redis = await lose({}, 200);
		const all = [redis.get('k'), redis.get('n'), redis.incr('n'), redis.get('n'), redis.incr('n'), redis.get('k')];
		expect(await Promise.all(all)).deep.equal(['v', null, 1, '1', 2, 'v']);
		expect(await stored('n')).equal('2');
	});

	it('while it was idle and nobody asks: it is found out and replaced', async () => {
		const redis = await lose({ responseTimeout: 100 }, 0);
		await new Promise<void>((resolve) => redis.once('ready', () => resolve()));
		expect(await redis.get('k')).equal('v');
		expect(proxy().links.length).equal(2);
	});

	it('with every place taken: an idle leased connection makes room for the second one', async function () {
		this.timeout(20_000);
		const redis = make({
			url: proxy().url,
			...PATIENT,
			staleAfter: 100,
			probeTimeout: 50,
			pool: { max: 1, maxBlocking: 1, maxConnections: 2 },
		});
		await redis.use((lease) => lease.set('k', 'v'));
		await redis.get('k');
		proxy().blackHole('existing');
		// Idle for longer than `staleAfter`, as above.
		await pause(200);
		expect(await redis.get('k')).equal('v');
	});

	it('and lives after all: it keeps its place, and nobody is dialled', async () => {
		const redis = make({ url: proxy().url, ...PATIENT, staleAfter: 50, probeTimeout: 5000 });
		await redis.set('k', 'v');
		for (let i = 0; i < 3; i++) {
			// As above.
			await pause(80);
			expect(await Promise.all([redis.get('k'), redis.incr('n')])).deep.equal(['v', i + 1]);
		}
		expect(proxy().links.length).equal(1);
	});

	for (const [way, tell] of [
		['both ways', async (): Promise<void> => proxy().blackHole('existing')],
		['from the server only', async (): Promise<void> => (await proxy().link(0)).stall('toClient')],
	] as const) {
		it(`with commands in flight (${way}): reads are sent again, the others reject, and it is replaced`, async () => {
			const redis = make({ url: proxy().url, responseTimeout: 150, stallTimeout: 60_000 });
			await redis.set('k', 'v');
			await tell();
			const read = redis.get('k');
			const write = rejection(redis.incr('n'), ConnectionLostError);
			const again = redis.mget('k', 'k');
			expect(await write).include({ written: true, maybeExecuted: true });
			expect(await Promise.all([read, again])).deep.equal(['v', ['v', 'v']]);
			expect(await redis.incr('m')).equal(1);
			expect(Number(await stored('n'))).equal(way === 'both ways' ? 0 : 1);
			expect(proxy().links.filter(({ open }) => open).length).least(1);
		});
	}

	it('with nobody else to reach: everything settles, and it is there again when the network is', async function () {
		this.timeout(20_000);
		const redis = make({
			url: proxy().url,
			responseTimeout: 100,
			stallTimeout: 400,
			connectTimeout: 200,
			maxWait: 500,
		});
		redis.on('error', () => {});
		await redis.set('k', 'v');
		proxy().blackHole('all');
		const write = rejection(redis.incr('n'), ConnectionLostError);
		const read = rejection(redis.get('k'));
		expect(await write).include({ written: true, maybeExecuted: true });
		await read;
		// A write may go along with a handshake that is never answered: then nobody knows.
		expect(['ServerUnavailableError', 'ConnectionLostError']).include((await rejection(redis.set('m', 1))).name);
		proxy().heal();
		await until('it is back', () => redis.get('k').catch(() => undefined));
		expect(await stored('n')).equal('');
	});

	it('while it was to be replaced: what it owes rejects, and the new one serves', async function () {
		this.timeout(20_000);
		let asked = 0;
		let lost: Promise<ConnectionLostError> | undefined;
		const redis = make({
			port: proxy().port,
			host: proxy().host,
			responseTimeout: 600,
			stallTimeout: 60_000,
			credentials: () => {
				// Those of the new one are asked for: from here on the old one owes an answer.
				if (asked++ === 1) lost = rejection(redis.incr('n'), ConnectionLostError);
				return { username: 'default', password: 'any', expiresAt: Date.now() + (asked === 1 ? 1500 : 60_000) };
			},
		});
		await redis.set('k', 'v');
		(await proxy().link(0)).blackHole();
		await proxy().link(1);
		expect(asked).equal(2);
		expect(await lost).include({ written: true, maybeExecuted: true });
		expect(await redis.get('k')).equal('v');
	});
});

describe('a leased connection that died without a word', () => {
	const server = useServer();
	const make = useClients();
	const proxy = useProxy(server);

	it('rejects what it owes, and the next lease has another one', async () => {
		const redis = make({ url: proxy().url, responseTimeout: 150, stallTimeout: 60_000 });
		await redis.use(async (lease) => {
			await lease.set('k', 'v');
			proxy().blackHole('existing');
			expect(await rejection(lease.get('k'), ConnectionLostError)).include({ written: true });
		});
		expect(await redis.use((lease) => lease.get('k'))).equal('v');
	});

	it('but speaks while a second one is being made, is in no doubt any more: it goes on, and no connection is left', async function () {
		this.timeout(20_000);
		const redis = make({
			url: proxy().url,
			responseTimeout: 100,
			stallTimeout: 60_000,
			connectTimeout: 60_000,
			// One for it, one for the shared lane, and room for one more: one that was not given back would be the last.
			pool: { max: 1, maxBlocking: 1, maxConnections: 3 },
		});
		await redis.use(async (lease) => {
			const [own] = await serverClients(server());
			for (let round = 1; round <= 5; round++) {
				// The server has run it when the second connection comes; its answer, and that one's, are held back.
				proxy().stall('toClient');
				const counted = lease.incr('n');
				const spare = await proxy().link(round);
				expect(proxy().links.filter(({ open }) => open)).lengthOf(2);
				(await proxy().link(0)).resume('toClient');
				expect(await counted).equal(round);
				proxy().resume('toClient');
				await spare.closed;
				await untilConnected(server(), 1);
			}
			expect(await serverClients(server())).lengthOf(1);
			expect((await serverClients(server()))[0]).include({ id: own?.['id'] });
			expect(await lease.get('n')).equal('5');
		});
		expect(redis.stats().lanes.exclusive).include({ total: 1, created: 1 });
		expect(proxy().links).lengthOf(6);
	});

	it('below a BLPOP with a time of its own, rejects it after that time', async function () {
		this.timeout(20_000);
		const redis = make({ url: proxy().url, responseTimeout: 150, stallTimeout: 600 });
		const taken = rejection(redis.blpop('q', 0.2), ConnectionLostError);
		await until('it waits', async () => /flags=\S*b/.test(await server().cli('CLIENT', 'LIST')));
		proxy().blackHole('existing');
		expect(await taken).include({ written: true, maybeExecuted: true });
	});

	it('does not die of a BLPOP that just waits', async () => {
		const short = { responseTimeout: 100, stallTimeout: 200, staleAfter: 100, probeTimeout: 50 } as const;
		const redis = make({ url: proxy().url, ...short });
		const taken = redis.blpop('q', 0);
		await until('it waits', async () => /flags=\S*b/.test(await server().cli('CLIENT', 'LIST')));
		// Others wait for a reply that is due, one after the other: long enough for each of them to be given up.
		for (let i = 0; i < 3; i++) {
			const silent = await FaultProxy.start({ target: server() });
			const other = make({ url: silent.url, ...short });
			await other.ping();
			silent.blackHole('all');
			await rejection(other.incr('n'), ConnectionLostError);
			other.destroy();
			await silent.stop();
		}
		await server().cli('RPUSH', 'q', 'x');
		expect(await taken).deep.equal(['q', 'x']);
		expect(proxy().links.length).equal(1);
	});
});
