/** D9: which connection a command takes. Driven by the command table, on a server that tells connections apart. */
import { expect } from 'chai';
import { type CommandSpec, Flag, isBlocking, lookup, specOf } from '../../../src/commands/spec.ts';
import { table } from '../../../src/commands/table.ts';
import { type Client, TimeoutError, type TransactionError } from '../../../src/index.ts';
import { FaultServer } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer, useServer } from '../../support/server.ts';
import { blockedClients, serverClients, untilBlocked } from './support/server-clients.ts';

/** Arguments with which a command of this name blocks. */
const blockingArguments: Readonly<Record<string, readonly (string | number)[]>> = {
	BLPOP: ['k', 0],
	BRPOP: ['k', 0],
	BRPOPLPUSH: ['k', 'l', 0],
	BLMOVE: ['k', 'l', 'LEFT', 'LEFT', 0],
	BLMOVEM: ['k', 'l', 'LEFT', 'LEFT', 0, 1],
	BLMPOP: [0, 1, 'k', 'LEFT'],
	BZPOPMIN: ['k', 0],
	BZPOPMAX: ['k', 0],
	BZMPOP: [0, 1, 'k', 'MIN'],
	XREAD: ['BLOCK', 0, 'STREAMS', 's', '$'],
	XREADGROUP: ['GROUP', 'g', 'c', 'BLOCK', 0, 'STREAMS', 's', '>'],
	MIGRATE: ['h', 1, 'k', 0, 5000],
	'TS.READ': ['k', 'BLOCK', 0],
	TFCALLASYNC: ['lib.fn', 0],
	'TFUNCTION LOAD': ['code'],
	'TFUNCTION DELETE': ['lib'],
};

const blockingSpecs: CommandSpec[] = [...table().all.values()].filter(({ flags }) => (flags & Flag.blocking) !== 0);

describe('the connection of a command', () => {
	const make = useClients();
	let server: FaultServer;
	let redis: Client;

	beforeEach(async () => {
		// Whoever blocks hears nothing; everybody else is answered with the index of the connection.
		server = await FaultServer.start({
			onCommand: (args, connection) => {
				const [name = '', ...rest] = args.map(String);
				if (/^(?:HELLO|CLIENT|PING|SELECT)$/i.test(name)) return undefined;
				if (isBlocking(specOf(name, rest), rest)) return '';
				const answer = `:${connection.index}\r\n`;
				if (/^(?:MULTI|EXEC)$/i.test(name)) return name === 'EXEC' ? `*1\r\n${answer}` : '+OK\r\n';
				return answer;
			},
		});
		redis = make({ url: server.url });
		await redis.call('INCR', 'k');
	});
	afterEach(() => server.stop());

	const indexOf = async (name: string, count = 1): Promise<number> => {
		const command = await server.received(name, { count });
		return server.connections.findIndex((each) => each.commands.includes(command));
	};
	/** Sends what is not answered. */
	const send = (promise: Promise<unknown>): void => void promise.catch(() => {});

	it('is known to be tried for every blocking command of the table', () => {
		expect(blockingSpecs.map(({ name }) => name).sort()).deep.equal(Object.keys(blockingArguments).sort());
	});

	for (const { name: whole } of blockingSpecs) {
		const [name = '', ...subcommand] = whole.split(' ');
		const args = [...subcommand, ...(blockingArguments[whole] ?? [])];

		it(`${whole} is its own, and nobody waits behind it`, async () => {
			expect(isBlocking(specOf(name, args), args)).equal(true);
			send(redis.call(name, ...args));
			send(redis.call(name.toLowerCase(), ...args.map((each) => Buffer.from(String(each)))));
			const [first, second] = [await indexOf(name), await indexOf(name, 2)];
			expect(new Set([0, first, second]).size).equal(3);
			expect(await redis.incr('k')).equal(0);
			expect(redis.stats().lanes.blocking).include({ busy: 2, waiting: 0 });
			expect(redis.stats().lanes.exclusive).include({ total: 0 });
		});

		it(`${whole} in a pipeline takes the whole pipeline along, in one write and in order`, async () => {
			send(
				redis
					.pipeline()
					.incr('before')
					.call(name, ...args)
					.incr('after')
					.exec(),
			);
			const at = await indexOf(name);
			expect(at).not.equal(0);
			await server.received('INCR', { count: 3 });
			const names = server.connections[at]?.commands.map((command) => command.name);
			expect(names?.filter((each) => each !== 'HELLO' && each !== 'CLIENT')).deep.equal(['INCR', name, 'INCR']);
		});

		it(`${whole} on a lease is the lease’s`, async () => {
			const lease = await redis.acquire();
			const at = Number(await lease.incr('k'));
			send(lease.call(name, ...args));
			expect(await indexOf(name)).equal(at);
			expect(redis.stats().lanes.blocking).include({ total: 0 });
		});

		it(`${whole} between MULTI and EXEC is the shared one`, async () => {
			send(
				redis
					.multi()
					.call(name, ...args)
					.exec(),
			);
			expect(await indexOf(name)).equal(0);
		});
	}

	for (const [name, ...args] of [
		['XREAD', 'STREAMS', 's', '$'],
		['XREAD', 'COUNT', 1, 'STREAMS', 'BLOCK', '0'],
		['XREADGROUP', 'GROUP', 'g', 'c', 'STREAMS', 's', '>'],
		['XREADGROUP', 'GROUP', 'BLOCK', 'BLOCK', 'STREAMS', 's', '>'],
		['LPOP', 'k'],
		['DEBUG', 'SLEEP', 0],
		['FUTURE.COMMAND', 'BLOCK', 0],
	] as const) {
		it(`${[name, ...args].join(' ')} is the shared one`, async () => {
			expect(await redis.call(name, ...args)).equal(0);
			expect(
				await redis
					.pipeline()
					.call(name, ...args)
					.exec(),
			).deep.equal([0]);
			expect(server.connections).lengthOf(1);
		});
	}

	for (const [name, ...args] of [
		['WAIT', 1, 0],
		['WAITAOF', 1, 0, 0],
	] as const) {
		it(`${name} is a lease’s, and the client says so`, async () => {
			for (const call of [
				redis.call(name, ...args),
				redis
					.pipeline()
					.call(name, ...args)
					.exec(),
			]) {
				expect((await rejection(call, TypeError)).message).match(new RegExp(`${name}.*\\buse\\b`));
			}
			expect(server.commands.map((command) => command.name)).not.include(name);
			const lease = await redis.acquire();
			expect(await lease.call(name, ...args)).equal(await lease.incr('k'));
			expect(
				await redis
					.multi()
					.call(name, ...args)
					.exec(),
			).deep.equal([0]);
		});
	}

	for (const spec of [...table().all.values()].filter(({ session }) => session !== 'none')) {
		it(`${spec.name} is never the shared one`, async () => {
			const [name = '', ...sub] = spec.name.split(' ');
			const received = server.commands.length;
			const error = await rejection(redis.call(name, ...sub, 'x'), TypeError);
			expect(error.message).include(spec.name);
			expect(error.message.split(': ')[1] ?? '').not.equal('');
			await rejection(
				redis
					.pipeline()
					.call(name, ...sub, 'x')
					.exec(),
				TypeError,
			);
			expect(server.commands).lengthOf(received);
			expect(lookup(spec.name)).equal(spec);
		});
	}
});

describe('blocking on a real server', () => {
	const server = useServer();
	const make = useClients();

	it('leaves the shared connection free: GETs are answered while BLPOPs wait', async () => {
		const redis = make({ url: server().url, pool: { maxBlocking: 100 } });
		await redis.set('k', 'v');
		const done: string[] = [];
		const waiting = Array.from({ length: 100 }, (_, i) => redis.blpop(`q${i}`, 0).then(() => done.push('popped')));
		await untilBlocked(server(), 100);
		for (let i = 0; i < 200; i++) expect(await redis.get('k')).equal('v');
		// Every one of them was answered while every BLPOP was waiting.
		expect(done).deep.equal([]);
		expect(await blockedClients(server())).lengthOf(100);
		await Promise.all(waiting.map((_, i) => redis.rpush(`q${i}`, i)));
		await Promise.all(waiting);
		expect(redis.stats().lanes.blocking).include({ total: 100, busy: 0 });
	});

	it('lets a later one overtake an earlier one', async () => {
		const redis = make({ url: server().url });
		const order: string[] = [];
		const first = redis.blpop('first', 0).then(() => order.push('first'));
		const second = redis.brpop('second', 0).then(() => order.push('second'));
		await untilBlocked(server(), 2);
		await redis.rpush('second', 1);
		await second;
		await redis.rpush('first', 1);
		await first;
		expect(order).deep.equal(['second', 'first']);
	});

	it('waits its turn when the lane is full, first come first served, and never for acquireTimeout', async () => {
		const redis = make({ url: server().url, pool: { maxBlocking: 1, acquireTimeout: 20 } });
		const order: number[] = [];
		const all = [0, 1, 2, 3].map((i) => redis.blpop(`q${i}`, 0).then(() => order.push(i)));
		await untilBlocked(server(), 1);
		// A lease of the same client gives up long before them.
		const lease = await redis.acquire();
		const late = await rejection(redis.with({ timeout: 60 }).blpop('other', 0), TimeoutError);
		expect(late).include({ phase: 'acquire', written: false, maybeExecuted: false });
		expect(redis.stats().lanes.blocking).include({ busy: 1, waiting: 3, timeouts: 0 });
		for (const i of [0, 1, 2, 3]) {
			await redis.rpush(`q${i}`, i);
			await all[i];
		}
		expect(order).deep.equal([0, 1, 2, 3]);
		await lease.release();
	});

	it('does not take from leases, nor leases from it', async () => {
		const redis = make({ url: server().url, pool: { max: 2, maxBlocking: 2 } });
		await redis.ping();
		const blocked = [redis.blpop('a', 0), redis.blpop('b', 0), redis.blpop('c', 0)];
		await untilBlocked(server(), 2);
		const [one, two] = await Promise.all([redis.acquire(), redis.acquire()]);
		expect(await Promise.all([one.ping(), two.ping()])).deep.equal(['PONG', 'PONG']);
		expect(await serverClients(server())).lengthOf(5);
		for (const key of ['a', 'b', 'c']) await redis.rpush(key, key);
		expect((await Promise.all(blocked)).map((each) => each?.[0])).deep.equal(['a', 'b', 'c']);
	});

	it('in a pipeline gives the results by position', async () => {
		const redis = make({ url: server().url });
		const results = redis.pipeline().set('k', 'v').blpop('q', 0).get('k').exec();
		await untilBlocked(server(), 1);
		await redis.rpush('q', 'x');
		expect(await results).deep.equal(['OK', ['q', 'x'], 'v']);
		expect(redis.stats().lanes.blocking).include({ idle: 1, closed: 0 });
		expect(redis.stats().lanes.shared).include({ inFlight: 0 });
	});
});

eachServer('inside MULTI', ({ server }) => {
	const make = useClients();

	it('nothing blocks, and nothing is routed', async () => {
		const redis = make({ url: server().url });
		await redis.xgroup('CREATE', 's', 'g', '$', 'MKSTREAM');
		const block = redis
			.multi()
			.blpop('none', 0)
			.brpoplpush('none', 'other', 0)
			.xread('BLOCK', 0, 'STREAMS', 's', '$')
			.xreadgroup('GROUP', 'g', 'c', 'BLOCK', 0, 'STREAMS', 's', '>')
			.wait(0, 0)
			.exec();
		expect(await block.catch((error: TransactionError) => error.results)).deep.equal([null, null, null, null, 0]);
		expect(redis.stats().lanes.blocking).include({ created: 0 });
		await redis.use(async (lease) => {
			await lease.call('MULTI');
			expect(await lease.blpop('none', 0)).equal('QUEUED');
			expect(await lease.call('EXEC')).deep.equal([null]);
		});
	});
});
