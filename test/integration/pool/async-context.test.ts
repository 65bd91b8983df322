/** Whose AsyncLocalStorage is seen where, when requests share one client that was made at module scope. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { connect as connectSocket, type LookupFunction } from 'node:net';
import { expect } from 'chai';
import type { Client, ClientOptions } from '../../../src/index.ts';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { useServer } from '../../support/server.ts';
import { untilBlocked } from './support/server-clients.ts';
import { turns, until } from './support/until.ts';

const request = new AsyncLocalStorage<string>();

describe('the async context', () => {
	const server = useServer();
	const make = useClients();
	/** `what store`, in order. */
	let seen: string[];
	const note = (what: string): void => void seen.push(`${what} ${request.getStore()}`);

	beforeEach(async () => {
		seen = [];
		await server().cli('FLUSHALL');
	});

	const client = (options: ClientOptions = {}): Client =>
		request.run('module', () => make({ url: server().url, ...options }));

	/** Two requests at once, each in a context of its own. */
	const twoRequests = (work: (name: string) => Promise<unknown>): Promise<unknown> =>
		Promise.all(['first', 'second'].map((name) => request.run(name, () => work(name))));

	it('of a caller is there after every kind of call', async () => {
		const redis = client({ pool: { max: 2, maxBlocking: 2 } });
		await twoRequests(async (name) => {
			const check = (what: string): void => void expect(`${what} ${request.getStore()}`).equal(`${what} ${name}`);
			await redis.set(name, 1);
			check('set');
			await redis.blpop('none', 0.01);
			check('blpop');
			await redis.use(async (lease) => {
				check('in use');
				await lease.watch(name);
				check('watch');
				await lease.blpop('none', 0.01);
				check('blpop on a lease');
			});
			check('use');
			let calls = 0;
			await redis.transaction({ watch: [name] }, async (tx) => {
				check('in transaction');
				await tx.get(name);
				check('get in transaction');
				if (++calls < 3) await redis.incr(name);
				return tx.multi().ping();
			});
			check('transaction');
			const lease = await redis.acquire();
			check('acquire');
			await lease.release();
			check('release');
			await redis.pipeline().blpop('none', 0.01).ping().exec();
			check('pipeline');
		});
	});

	it('of a caller who waited for another one’s connection is his own', async () => {
		const redis = client({ pool: { max: 1, maxBlocking: 1 } });
		await Promise.all(
			Array.from({ length: 8 }, (_, i) =>
				request.run(`caller ${i}`, async () => {
					await redis.use(async (lease) => {
						expect(request.getStore()).equal(`caller ${i}`);
						await lease.ping();
					});
					await redis.blpop('none', 0.01);
					expect(request.getStore()).equal(`caller ${i}`);
				}),
			),
		);
	});

	it('of a caller is there when he times out, or is aborted', async () => {
		const redis = client({ pool: { max: 1, acquireTimeout: 20 } });
		const lease = await redis.acquire();
		await twoRequests(async (name) => {
			await redis.acquire().catch(() => note('timed out'));
			await redis
				.with({ timeout: 20 })
				.blpop('none', 0)
				.catch(() => note('gave up'));
			expect(request.getStore()).equal(name);
		});
		expect(seen.sort()).deep.equal(['gave up first', 'gave up second', 'timed out first', 'timed out second']);
		await lease.release();
	});

	it('of a dial is that of the client, whoever caused it: connect, credentials, lookup', async () => {
		const lookup: LookupFunction = (_host, { all }, done) => {
			note('lookup');
			if (all) done(null, [{ address: '127.0.0.1', family: 4 }]);
			else done(null, '127.0.0.1', 4);
		};
		await server().cli('ACL', 'SETUSER', 'user', 'on', '>pw', '~*', '+@all');
		const credentials = () => {
			note('credentials');
			return { username: 'user', password: 'pw' };
		};
		const connect = () => {
			note('connect');
			return connectSocket(server().port, '127.0.0.1');
		};
		const { port } = server();
		for (const redis of [client({ connect, credentials }), client({ url: `redis://somewhere:${port}`, lookup })]) {
			await twoRequests(async (name) => {
				await redis.get('k');
				await redis.use((lease) => lease.ping());
				await redis.blpop('none', 0.01);
				expect(request.getStore()).equal(name);
			});
			// Dialled again after a loss, by nobody.
			await server().cli('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
			await request.run('late', () => until('it is back', () => redis.ping().catch(() => undefined)));
		}
		const whats = new Set(seen.map((each) => each.split(' ')[0]));
		expect([...whats].sort()).deep.equal(['connect', 'credentials', 'lookup']);
		expect([...new Set(seen.map((each) => each.split(' ')[1]))]).deep.equal(['module']);
		expect(seen.length).greaterThan(10);
	});

	it('of a dial that is tried again by a timer is that of the client', async () => {
		const proxy = await FaultProxy.start({ target: server() });
		const connect = () => {
			note('connect');
			return connectSocket(proxy.port, '127.0.0.1');
		};
		const redis = client({ connect });
		redis.on('error', () => {});
		// Only a server that was reached before is dialled again.
		await redis.ping();
		await proxy.refuse();
		const waiting = request.run('first', () => redis.acquire());
		await until('it was tried twice', () => seen.length >= 3);
		await proxy.accept();
		await (await waiting).release();
		expect(new Set(seen)).deep.equal(new Set(['connect module']));
		redis.destroy();
		await proxy.stop();
	});

	it('of onOrphan is that of the client, and that of a listener is where it was put', async () => {
		const proxy = await FaultProxy.start({ target: server() });
		const redis = client({ url: proxy.url, onOrphan: () => note('onOrphan') });
		await redis.ping();
		request.run('listener', () => redis.on('orphan', () => note('orphan')));
		const given = { first: new AbortController(), second: new AbortController() };
		const waiting = twoRequests((name) => {
			const { signal } = given[name as 'first' | 'second'];
			return redis
				.with({ signal })
				.blpop(name, 0)
				.catch(() => note('aborted'));
		});
		await untilBlocked(server(), 2);
		for (const link of proxy.links.slice(1)) link.stall('toClient');
		for (const name of ['first', 'second'] as const) {
			await server().cli('RPUSH', name, 'item');
			request.run(`aborter of ${name}`, () => given[name].abort());
		}
		await turns();
		for (const link of proxy.links) link.resume();
		await waiting;
		await turns();
		const expected = ['aborted first', 'aborted second', 'onOrphan module', 'onOrphan module'];
		expect(seen.sort()).deep.equal([...expected, 'orphan listener', 'orphan listener']);
		redis.destroy();
		await proxy.stop();
	});

	it('of each listener is where it was put, for every event, whoever causes it', async () => {
		const redis = client({ pool: { max: 1, leakThreshold: 20 } });
		for (const event of ['connect', 'ready', 'close', 'release', 'leak', 'error'] as const) {
			for (const name of ['one', 'two']) {
				request.run(name, () => redis.on(event, () => note(event)));
				request.run(name, () => redis.once(event, () => note(`${event}-once`)));
			}
		}
		await request.run('caller', async () => {
			await redis.get('k');
			await redis.use(() => until('it is told', () => seen.some((each) => each.startsWith('leak'))));
		});
		await server().cli('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
		await until('it is noticed', () => seen.some((each) => each.startsWith('close')));
		await turns();
		const stores = new Set(seen.map((each) => each.split(' ')[1]));
		expect([...stores].sort()).deep.equal(['one', 'two']);
		const events = new Set(seen.map((each) => each.split(' ')[0]));
		for (const event of ['connect', 'ready', 'close', 'release', 'leak']) expect([...events]).include(event);
		for (const event of ['connect-once', 'release-once']) {
			expect(seen.filter((each) => each.startsWith(event)).sort()).deep.equal([`${event} one`, `${event} two`]);
		}
	});

	it('does not matter for taking a listener off, however often it was put', async () => {
		const redis = client();
		let calls = 0;
		const listener = (): void => void calls++;
		request.run('one', () => redis.on('release', listener));
		request.run('two', () => redis.on('release', listener));
		await redis.ping();
		await turns();
		expect(calls).equal(2);
		request.run('three', () => redis.off('release', listener));
		await redis.ping();
		await turns();
		expect(calls).equal(3);
		redis.off('release', listener);
		redis.off('release', listener);
		await redis.ping();
		await turns();
		expect(calls).equal(3);
	});

	it('of a listener that throws is his alone: nobody else is disturbed', async () => {
		const redis = client();
		const thrown: unknown[] = [];
		const listeners = process.listeners('uncaughtException');
		process.removeAllListeners('uncaughtException');
		process.once('uncaughtException', (error) => void thrown.push(error));
		try {
			redis.once('release', () => {
				throw new Error('mine');
			});
			await redis.use((lease) => lease.ping());
			await until('it is thrown', () => thrown.length === 1);
		} finally {
			for (const each of listeners) process.on('uncaughtException', each);
		}
		expect(await redis.use((lease) => lease.ping())).equal('PONG');
		expect(redis.stats().lanes.exclusive).include({ busy: 0, idle: 1, created: 1 });
	});
});
