/** D7: what becomes of a blocking command when CLIENT UNBLOCK is late, refused, or not answered. */
import { expect } from 'chai';
import { AbortError, type Client, type ClientOptions, TimeoutError } from '../../../src/index.ts';
import { FaultProxy, FaultServer } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer, hasFeaturesOf, useServer } from '../../support/server.ts';
import { blockedClients, untilBlocked } from './support/server-clients.ts';
import { turns, until } from './support/until.ts';

eachServer('CLIENT UNBLOCK that the server does not permit', ({ server }) => {
	const make = useClients();

	it('closes the connection; the error says that the command may have run, and nobody waits for ever', async () => {
		const admin = make({ url: server().url });
		// Subcommands can be taken away since 7.0.
		const taken = hasFeaturesOf(server(), '7.0') ? '-client|unblock' : '-client';
		await server().cli('ACL', 'SETUSER', 'partly', 'on', '>pw', '~*', '+@all', taken);
		const redis = make({ url: server().url, username: 'partly', password: 'pw' });
		const given = new AbortController();
		const waiting = rejection(redis.with({ signal: given.signal }).blpop('q', 0), AbortError);
		await untilBlocked(server(), 1);
		given.abort();
		expect(await waiting).include({ written: true, maybeExecuted: true });
		await untilBlocked(server(), 0);
		await admin.rpush('q', 'item');
		expect(await admin.llen('q')).equal(1);
		await until('its socket is closed', () => redis.stats().lanes.blocking.closed === 1);
		// The next one gets a new connection.
		expect(await redis.blpop('q', 0)).deep.equal(['q', 'item']);
		expect(redis.stats().lanes.blocking).include({ created: 2, total: 1 });
	});
});

describe('CLIENT UNBLOCK on a slow network', () => {
	const server = useServer();
	const make = useClients();
	let proxy: FaultProxy;
	let redis: Client;
	let admin: Client;
	let given: AbortController;
	const orphans: unknown[] = [];

	beforeEach(async () => {
		orphans.length = 0;
		proxy = await FaultProxy.start({ target: server() });
		redis = make({ url: proxy.url, pool: { max: 1, maxBlocking: 1 }, onOrphan: (reply) => void orphans.push(reply) });
		admin = make({ url: server().url });
		await admin.flushall();
		await redis.ping();
		given = new AbortController();
	});
	afterEach(() => proxy.stop());

	it('that comes when its command was answered does not disturb the next user of the connection', async () => {
		const first = rejection(redis.with({ signal: given.signal }).blpop('first', 0), AbortError);
		await untilBlocked(server(), 1);
		proxy.links[0]?.stall('toServer');
		given.abort();
		await admin.rpush('first', 'late');
		await until('the item is there', () => orphans.length === 1);
		const second = redis.blpop('second', 0);
		await turns(50);
		proxy.links[0]?.resume('toServer');
		expect(await first).include({ written: true, maybeExecuted: true });
		// Its answer was read: UNBLOCK has done what it does.
		await redis.ping();
		await admin.rpush('second', 'item');
		expect(await second).deep.equal(['second', 'item']);
		expect(orphans).deep.equal([['first', 'late']]);
		expect(redis.stats().lanes.blocking).include({ created: 1 });
	});

	for (const awaited of [true, false]) {
		it(`nor the next command of the same lease, ${awaited ? 'sent when' : 'sent before'} the first one is over`, async () => {
			const lease = await redis.acquire();
			const first = rejection(lease.with({ signal: given.signal }).blpop('first', 0), AbortError);
			await untilBlocked(server(), 1);
			proxy.links[0]?.stall('toServer');
			given.abort();
			await admin.rpush('first', 'late');
			await until('the item is there', () => orphans.length === 1);
			let second = awaited ? undefined : lease.blpop('second', 0);
			await turns(50);
			proxy.links[0]?.resume('toServer');
			await first;
			second ??= lease.blpop('second', 0);
			await redis.ping();
			await admin.rpush('second', 'item');
			expect(await second).deep.equal(['second', 'item']);
			await lease.release();
		});
	}

	it('that comes before its command is sent again', async () => {
		await redis.blpop('none', 0.01);
		const [shared, blocking] = [await proxy.link(0), await proxy.link(1)];
		blocking.stall('toServer');
		const { bytesToServer } = shared;
		const waiting = redis.with({ signal: given.signal }).blpop('q', 0);
		await turns();
		given.abort();
		const refused = rejection(waiting, AbortError);
		// UNBLOCK is there, what it is meant for is not.
		await until('UNBLOCK has passed', () => shared.bytesToServer > bytesToServer);
		await redis.ping();
		blocking.resume('toServer');
		expect(await refused).include({ written: true, maybeExecuted: false });
		await untilBlocked(server(), 0);
		expect(redis.stats().lanes.blocking).include({ total: 1, idle: 1, closed: 0 });
	});

	it('to a peer that has vanished ends in the end of the connection', async () => {
		const waiting = rejection(redis.with({ signal: given.signal }).blpop('q', 0), AbortError);
		await untilBlocked(server(), 1);
		proxy.blackHole('existing');
		given.abort();
		expect(await waiting).include({ written: true, maybeExecuted: true });
		await until('its socket is closed', () => redis.stats().lanes.blocking.closed === 1);
	});

	it('to a peer that has vanished, by the timeout of a view, says so too', async () => {
		proxy.links[0]?.blackHole();
		const waiting = rejection(redis.with({ timeout: 20 }).blpop('q', 0), TimeoutError);
		await untilBlocked(server(), 1);
		expect(await waiting).include({ phase: 'reply', written: true, maybeExecuted: true });
		await untilBlocked(server(), 0);
	});

	it('while the connection of the command is cut: the caller hears of his own abort', async () => {
		const waiting = rejection(redis.with({ signal: given.signal }).blpop('q', 0), AbortError);
		await untilBlocked(server(), 1);
		proxy.links[0]?.stall('toServer');
		given.abort();
		await turns();
		proxy.links[1]?.kill();
		expect(await waiting).include({ written: true, maybeExecuted: true });
		proxy.links[0]?.resume('toServer');
		expect(await redis.ping()).equal('PONG');
		await until('it is gone', () => redis.stats().lanes.blocking.total === 0);
	});

	it('while the shared connection is down does not hang', async () => {
		const waiting = redis.with({ signal: given.signal }).blpop('q', 0);
		await untilBlocked(server(), 1);
		await proxy.refuse();
		proxy.links[0]?.kill();
		await turns(20);
		given.abort();
		expect(await rejection(waiting, AbortError)).include({ written: true, maybeExecuted: true });
		await untilBlocked(server(), 0);
		await proxy.accept();
	});

	for (const end of ['destroy', 'close'] as const) {
		it(`does not outlast ${end}()`, async () => {
			const waiting = rejection(redis.with({ signal: given.signal }).blpop('q', 0), AbortError);
			const onLease = await redis.acquire();
			const leased = rejection(onLease.with({ signal: given.signal }).blpop('q', 0), AbortError);
			await untilBlocked(server(), 2);
			proxy.stall('toClient');
			given.abort();
			if (end === 'destroy') redis.destroy();
			else await redis.close({ timeout: 20 });
			for (const error of await Promise.all([waiting, leased])) {
				expect(error).include({ written: true, maybeExecuted: true });
			}
			proxy.resume();
			await untilBlocked(server(), 0);
			expect(redis.stats().lanes.blocking).include({ busy: 0 });
		});
	}

	it('never makes a command that was not given up answer nothing', async () => {
		const many = make({ url: proxy.url, pool: { maxBlocking: 4 }, onOrphan: (reply) => void orphans.push(reply) });
		proxy.delay({ toServer: 1 });
		const taken: string[] = [];
		let pushed = 0;
		const worker = async (name: string): Promise<void> => {
			for (let i = 0; i < 40; i++) {
				const mine = new AbortController();
				const doomed = many.with({ signal: mine.signal }).blpop(name, 0);
				const pop = doomed.then(
					(reply) => void taken.push(String(reply?.[1])),
					() => undefined,
				);
				await turns(1 + (i % 5));
				pushed++;
				if (i % 2 === 0) mine.abort();
				await admin.rpush(name, `${name}:${i}`);
				mine.abort();
				await pop;
				// One that nobody gives up: something is there, or comes.
				pushed++;
				const kept = many.blpop(name, 0);
				await admin.rpush(name, `${name}:${i}b`);
				const reply = await kept;
				expect(reply).not.equal(null);
				taken.push(String(reply?.[1]));
			}
		};
		await Promise.all(['a', 'b', 'c', 'd'].map(worker));
		const left = (await Promise.all(['a', 'b', 'c', 'd'].map((name) => admin.lrange(name, 0, -1)))).flat();
		await turns();
		const orphaned = orphans.map((reply) => (reply as string[])[1] as string);
		expect(new Set([...taken, ...left, ...orphaned]).size).equal(pushed);
		expect([...taken, ...left, ...orphaned]).lengthOf(pushed);
		expect(await blockedClients(server())).deep.equal([]);
	});
});

describe('CLIENT UNBLOCK that the server never answers', () => {
	const make = useClients();
	let server: FaultServer;

	const start = async (): Promise<FaultServer> =>
		FaultServer.start({
			onCommand: (args) => {
				const name = String(args[0]).toUpperCase();
				const sub = String(args[1]).toUpperCase();
				return name === 'BLPOP' || (name === 'CLIENT' && sub === 'UNBLOCK') ? '' : undefined;
			},
		});
	const options = (): ClientOptions => ({ url: server.url, pool: { maxBlocking: 1 } });
	afterEach(() => server.stop());

	it('is waited for, then the connection is destroyed and the next command gets another', async () => {
		server = await start();
		const redis = make(options());
		const given = new AbortController();
		const waiting = redis.with({ signal: given.signal }).blpop('q', 0);
		const { name } = await server.received('BLPOP');
		expect(name).equal('BLPOP');
		const asked = performance.now();
		given.abort();
		await server.received('CLIENT', { count: 1 });
		expect(await rejection(waiting, AbortError)).include({ written: true, maybeExecuted: true });
		// Half a second is what the server gets; it is not destroyed before.
		expect(performance.now() - asked).greaterThan(450);
		void rejection(redis.blpop('q', 0));
		await server.received('BLPOP', { count: 2 });
		const ids = server.connections.filter((each) => each.commands.some((command) => command.name === 'BLPOP'));
		expect(ids).lengthOf(2);
		expect(ids[0]?.open).equal(false);
		expect(redis.stats()).include({ orphans: 0 });
	});

	it('names the connection that is blocked, and asks for the answer of a timeout', async () => {
		server = await start();
		const redis = make(options());
		const given = new AbortController();
		const waiting = rejection(redis.with({ signal: given.signal }).blpop('q', 0), AbortError);
		await server.received('BLPOP');
		given.abort();
		const asks = await until('UNBLOCK', () =>
			server.commands.find(({ args }) => String(args[1]).toUpperCase() === 'UNBLOCK'),
		);
		const blocked = server.connections.find((each) => each.commands.some((command) => command.name === 'BLPOP'));
		expect(asks.args.map(String).slice(1)).deep.equal(['UNBLOCK', String(blocked?.id), 'TIMEOUT']);
		await waiting;
	});
});
