/** A server that is not there, is full, or refuses us: what waits hears why, within its bounds, and all is well once it is there. */
import { expect } from 'chai';
import {
	AuthError,
	type Client,
	ClosedError,
	createClient,
	MaxClientsError,
	QueueFullError,
	ServerUnavailableError,
	TimeoutError,
} from '../../../src/index.ts';
import { FaultProxy, FaultServer } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { useProxy } from '../../support/proxy.ts';
import { rejection } from '../../support/rejection.ts';
import { testServer, useServer } from '../../support/server.ts';
import { turns, until } from '../pool/support/until.ts';

const closedOf = (redis: Client): Promise<void> => new Promise((resolve) => redis.once('close', () => resolve()));
const eventOf = (redis: Client, event: 'error' | 'ready'): Promise<void> =>
	new Promise((resolve) => redis.once(event, () => resolve()));

describe('a server that refuses connections', () => {
	const server = useServer();
	const make = useClients();
	const proxy = useProxy(server);

	async function down(options: Parameters<typeof make>[0] = {}): Promise<Client> {
		const redis = make({ url: proxy().url, ...options });
		await redis.set('k', 'v');
		const closed = closedOf(redis);
		await proxy().refuse();
		proxy().kill();
		await closed;
		return redis;
	}

	it('from the beginning: connect() and commands hear it with the first refusal', async () => {
		await proxy().refuse();
		const redis = make({ url: proxy().url, maxWait: 60_000 });
		for (const each of [redis.connect(), redis.get('k'), redis.set('k', 1), redis.incr('n')]) {
			const error = await rejection(each, ServerUnavailableError);
			expect(error.cause).property('code', 'ECONNREFUSED');
		}
		await proxy().accept();
		expect(await redis.incr('n')).equal(1);
	});

	it('later on: commands wait for maxWait, and hear the refusal of the last dial', async () => {
		const redis = await down({ maxWait: 400 });
		const began = performance.now();
		for (const each of [redis.get('k'), redis.incr('n'), redis.connect()]) {
			const error = await rejection(each, ServerUnavailableError);
			expect(error.cause).property('code', 'ECONNREFUSED');
			expect(error.message).include('400 ms');
		}
		expect(performance.now() - began).within(350, 4000);
		await proxy().accept();
		expect(await until('it is back', () => redis.incr('n').catch(() => undefined))).equal(1);
	});

	it('for a while: what waits is served in its order, once, when it is there again', async () => {
		const redis = await down({ maxWait: 30_000 });
		const all = Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? redis.rpush('l', i) : redis.llen('l')));
		await eventOf(redis, 'error');
		await proxy().accept();
		expect(await Promise.all(all)).deep.equal(Array.from({ length: 100 }, (_, i) => Math.floor(i / 2) + 1));
		expect(await redis.lrange('l', 0, -1)).deep.equal(Array.from({ length: 50 }, (_, i) => String(2 * i)));
	});

	it("with maxWait 'fail-fast': commands fail at once while it is away, and work when it is back", async () => {
		const redis = await down({ maxWait: 'fail-fast' });
		await eventOf(redis, 'error');
		for (let i = 0; i < 5; i++) {
			const error = await rejection(redis.incr('n'), ServerUnavailableError);
			expect(error.cause).property('code', 'ECONNREFUSED');
		}
		expect(await rejection(redis.blpop('q', 0))).property('name', 'ServerUnavailableError');
		const ready = eventOf(redis, 'ready');
		await proxy().accept();
		await ready;
		expect(await redis.incr('n')).equal(1);
	});

	it('and maxWait Infinity: commands wait as long as it takes', async () => {
		const redis = await down({ maxWait: Number.POSITIVE_INFINITY, reconnect: () => 20 });
		const counted = redis.incr('n');
		for (let i = 0; i < 5; i++) await eventOf(redis, 'error');
		await proxy().accept();
		expect(await counted).equal(1);
	});

	it('and a policy that gives up: what waits hears it, and the next command dials', async () => {
		const redis = await down({ maxWait: 60_000, reconnect: (attempt) => (attempt < 3 ? 5 : false) });
		const error = await rejection(redis.incr('n'), ServerUnavailableError);
		expect(error.cause).property('code', 'ECONNREFUSED');
		expect(redis.state).equal('idle');
		await proxy().accept();
		expect(await redis.incr('n')).equal(1);
	});

	it('the queue is bounded in commands', async () => {
		const redis = await down({ maxQueue: 3, maxWait: 60_000 });
		const held = [1, 2, 3].map(() => redis.incr('n'));
		expect((await rejection(redis.incr('n'), QueueFullError)).message).match(/3/);
		expect(redis.writableNeedDrain).equal(true);
		const writable = redis.writable();
		await proxy().accept();
		expect(await Promise.all(held)).deep.equal([1, 2, 3]);
		await writable;
		expect(await redis.incr('n')).equal(4);
	});

	it('the queue is bounded in bytes, and what is given up makes room', async () => {
		const redis = await down({ maxQueueBytes: 1000, maxWait: 60_000 });
		const given = new AbortController();
		const held = redis.with({ signal: given.signal }).set('k', 'x'.repeat(600));
		await rejection(redis.set('k', 'x'.repeat(600)), QueueFullError);
		given.abort();
		expect(await rejection(held)).property('name', 'AbortError');
		const second = redis.set('k', 'y'.repeat(600));
		await proxy().accept();
		expect(await second).equal('OK');
	});

	it('commandTimeout bounds what waits for it, and says where it was', async () => {
		const redis = await down({ commandTimeout: 150, maxWait: 60_000 });
		expect(await rejection(redis.incr('n'), TimeoutError)).include({
			phase: 'connect',
			written: false,
			maybeExecuted: false,
		});
	});

	for (const [end, kinds] of [
		['close', ['ServerUnavailableError', 'ClosedError']],
		['destroy', ['ClosedError']],
	] as const) {
		it(`${end}() while it backs off settles everything`, async () => {
			const redis = await down({ maxWait: 60_000, reconnect: () => 60_000 });
			const all = [
				redis.incr('n'),
				redis.get('k'),
				redis.connect(),
				redis.blpop('q', 0),
				redis.acquire(),
				redis.writable(),
			];
			const ends = all.map((each) => rejection(each as Promise<unknown>));
			await eventOf(redis, 'error');
			if (end === 'close') await redis.close({ timeout: 200 });
			else redis.destroy();
			for (const error of await Promise.all(ends)) expect([...kinds, 'PoolTimeoutError']).include(error.name);
			expect(await rejection(redis.get('k'), ClosedError)).include({ written: false });
			await redis.close();
		});
	}

	it('close() and destroy() while it is being dialled, or dialled again, always settle', async () => {
		proxy().blackHole('all');
		for (const end of ['close', 'destroy', 'both'] as const) {
			const redis = make({ url: proxy().url });
			const all = [redis.connect(), redis.get('k'), redis.set('k', 1)].map((each) => rejection(each));
			const closed = end === 'destroy' ? undefined : redis.close({ timeout: 100 });
			if (end !== 'close') redis.destroy();
			await closed;
			for (const error of await Promise.all(all)) expect(error.name).equal('ClosedError');
			await redis.close();
		}
	});
});

describe('a server that is full', () => {
	const server = useServer({ config: { maxclients: 4 } });
	const make = useClients();
	const held: Client[] = [];
	afterEach(() => {
		for (const each of held.splice(0)) each.destroy();
	});

	async function fill(): Promise<void> {
		for (;;) {
			const each = createClient({ url: server().url });
			held.push(each);
			if (
				await each.connect().then(
					() => false,
					(error) => error instanceof MaxClientsError,
				)
			)
				return;
		}
	}

	it('is said to be so at once, and serves when there is room', async () => {
		await fill();
		const redis = make({ url: server().url, maxWait: 60_000 });
		const began = performance.now();
		for (const each of [redis.connect(), redis.get('k'), redis.incr('n')]) await rejection(each, MaxClientsError);
		expect(performance.now() - began).lessThan(2000);
		held[0]?.destroy();
		expect(await until('there is room', () => redis.ping().catch(() => undefined))).equal('PONG');
	});

	it('for a while: what waits is served when there is room, and was not run before', async function () {
		this.timeout(20_000);
		const proxy = await FaultProxy.start({ target: server() });
		try {
			const redis = make({ url: proxy.url, maxWait: 15_000, reconnect: () => 50 });
			await redis.set('n', 0);
			const closed = closedOf(redis);
			await proxy.refuse();
			proxy.kill();
			await closed;
			await fill();
			const counted = redis.incr('n');
			const refused = new Promise<unknown>((resolve) =>
				redis.on('error', (error) => error instanceof MaxClientsError && resolve(error)),
			);
			await proxy.accept();
			await refused;
			for (const each of held.splice(0)) each.destroy();
			expect(await counted).equal(1);
		} finally {
			await proxy.stop();
		}
	});
});

describe('a cause that no second try would mend', () => {
	const make = useClients();

	it('a password that was changed: what waits hears it, nothing is dialled, the next command dials', async function () {
		this.timeout(30_000);
		const server = await testServer({ acl: ['app on >one ~* +@all'] });
		const proxy = await FaultProxy.start({ target: server });
		try {
			const asked: string[] = [];
			let password = 'one';
			const redis = make({
				host: proxy.host,
				port: proxy.port,
				maxWait: 60_000,
				credentials: () => {
					asked.push(password);
					return { username: 'app', password };
				},
			});
			redis.on('error', () => {});
			let announced = 0;
			redis.on('reconnecting', () => announced++);
			await redis.set('k', 'v');
			await server.cli('ACL', 'SETUSER', 'app', 'resetpass', '>two');
			const closed = closedOf(redis);
			proxy.kill();
			await closed;
			for (const each of [redis.get('k'), redis.incr('n')]) {
				const error = await rejection(each, AuthError);
				expect(error.cause).property('code', 'WRONGPASS');
				expect(`${error.message} ${(error.cause as Error).message}`).not.match(/one|two/);
			}
			// A dial that rests before it begins counts, too: it was said to be coming, and it is being made.
			const dials = proxy.links.length;
			expect(announced).equal(1);
			expect(redis.stats().lanes.shared).include({ creating: 0, waiting: 0 });
			await turns();
			expect(proxy.links).lengthOf(dials);
			password = 'two';
			expect(await redis.get('k')).equal('v');
			expect(asked.at(-1)).equal('two');
			expect(asked[0]).equal('one');
		} finally {
			await proxy.stop();
			await server.stop();
		}
	});

	it('a user who may not select the database', async () => {
		const server = await testServer({ acl: ['app on >one ~* +@all -select'] });
		try {
			const redis = make({ host: server.host, port: server.port, username: 'app', password: 'one', database: 2 });
			const error = await rejection(redis.set('k', 1), AuthError);
			expect(error.cause).property('code', 'NOPERM');
		} finally {
			await server.stop();
		}
	});

	it('a protocol that the server does not speak', async () => {
		const server = await FaultServer.start({ protocols: [2] });
		try {
			const redis = make({ url: server.url, protocol: 3, maxWait: 60_000 });
			redis.on('error', () => {});
			await rejection(redis.connect(), ServerUnavailableError);
			expect(server.connections).lengthOf(1);
			await rejection(redis.connect(), ServerUnavailableError);
			expect(server.connections).lengthOf(2);
		} finally {
			await server.close();
		}
	});
});

describe('credentials that expire', () => {
	it('have their connection replaced before that, and no command is lost', async function () {
		this.timeout(20_000);
		const server = await testServer({ acl: ['app on >p0 ~* +@all'] });
		const redis = createClient({
			host: server.host,
			port: server.port,
			credentials: async () => {
				await server.cli('ACL', 'SETUSER', 'app', `>p${++issued}`);
				return { username: 'app', password: `p${issued}`, expiresAt: Date.now() + 1500 };
			},
		});
		let issued = 0;
		const errors: unknown[] = [];
		redis.on('error', (error) => errors.push(error));
		try {
			let count = 0;
			const ids = new Set<unknown>();
			const end = Date.now() + 4500;
			while (Date.now() < end) {
				const [n, id] = await Promise.all([redis.incr('n'), redis.call('CLIENT', 'ID')]);
				expect(n).equal(++count);
				ids.add(id);
				await new Promise((resolve) => setImmediate(resolve));
			}
			expect(ids.size).least(3);
			expect(issued).least(3);
			expect(errors).deep.equal([]);
			expect(redis.stats().lanes.shared.losses).equal(0);
		} finally {
			redis.destroy();
			await server.stop();
		}
	});
});
