/** Leases and blocking commands of a server that cannot be reached, does not let us in, or is full. */
import { connect as connectSocket } from 'node:net';
import { expect } from 'chai';
import {
	AuthError,
	type Client,
	MaxClientsError,
	PoolTimeoutError,
	ServerUnavailableError,
} from '../../../src/index.ts';
import { FaultProxy, FaultServer } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer, useServer } from '../../support/server.ts';
import { untilBlocked } from './support/server-clients.ts';
import { turns, until } from './support/until.ts';

eachServer('a server that does not let us in', ({ server }) => {
	const make = useClients();

	it('refuses everybody who waits, at once and with its reason; the next one asks again', async () => {
		await server().cli('ACL', 'SETUSER', 'late', 'on', '>right', '~*', '+@all');
		let password = 'wrong';
		let asked = 0;
		const credentials = () => {
			asked++;
			return { username: 'late', password };
		};
		const redis = make({ url: server().url, credentials, pool: { max: 3, acquireTimeout: 60_000 } });
		const all = [
			...Array.from({ length: 5 }, () => redis.acquire()),
			redis.use(() => 1),
			redis.transaction({ watch: ['k'] }, () => 1),
			redis.blpop('q', 0),
			redis.pipeline().blpop('q', 0).exec(),
		];
		for (const each of all)
			expect(await rejection(each, AuthError))
				.property('cause')
				.include({ code: 'WRONGPASS' });
		const tries = asked;
		await turns(50);
		// Nobody waits: nobody dials.
		expect(asked).equal(tries);
		expect(redis.stats().lanes.exclusive).include({ total: 0, creating: 0, waiting: 0, timeouts: 0 });
		password = 'right';
		expect(await redis.use((lease) => lease.ping())).equal('PONG');
		expect(await redis.blpop('none', 0.01)).equal(null);
	});
});

eachServer(
	'a server that is full',
	({ server }) => {
		const make = useClients();

		it('is tried again until there is room; who does not wait so long is told why', async () => {
			const others = [1, 2, 3].map(() => make({ url: server().url }));
			await Promise.all(others.map((each) => each.ping()));
			const redis = make({ url: server().url, pool: { acquireTimeout: 60_000 } });
			// It had a place, and has it no more.
			const id = await redis.use((lease) => lease.call('CLIENT', 'ID'));
			await others[0]?.client('KILL', 'ID', Number(id));
			await until('it is noticed', () => redis.stats().lanes.exclusive.total === 0);
			others.push(make({ url: server().url }));
			await Promise.all(others.map((each) => each.ping()));
			const error = await rejection(redis.acquire({ timeout: 100 }), PoolTimeoutError);
			expect(error.cause).instanceof(MaxClientsError);
			const waiting = redis.use((lease) => lease.ping());
			const popping = redis.blpop('none', 0.01);
			await turns(20);
			await Promise.all(others.map((each) => each.close()));
			expect(await Promise.all([waiting, popping])).deep.equal(['PONG', null]);
			expect(redis.stats().lanes.exclusive).include({ lastDialError: undefined, busy: 0 });
		});
	},
	{ config: { maxclients: 4 } },
);

describe('a server that is not there', () => {
	const server = useServer();
	const make = useClients();
	let proxy: FaultProxy;
	let dials: number;
	let redis: Client;

	beforeEach(async () => {
		proxy = await FaultProxy.start({ target: server() });
		dials = 0;
		const connect = () => {
			dials++;
			return connectSocket(proxy.port, '127.0.0.1');
		};
		redis = make({ connect, pool: { acquireTimeout: 500, maxConcurrentDials: 2 } });
		redis.on('error', () => {});
	});
	afterEach(() => proxy.stop());

	it('and never was refuses everybody who waits: there is nothing to wait for', async () => {
		await proxy.refuse();
		const waiting = [
			redis.acquire(),
			redis.use(() => 1),
			redis.blpop('q', 0),
			redis.transaction({ watch: [] }, () => 1),
		];
		const errors = await Promise.all(waiting.map((each) => rejection(each, ServerUnavailableError)));
		for (const error of errors) expect(error).include({ code: 'UNAVAILABLE' });
		await proxy.accept();
		expect(await redis.use((lease) => lease.ping())).equal('PONG');
	});

	it('is asked for no oftener because more wait for it', async () => {
		await redis.ping();
		await proxy.refuse();
		proxy.kill();
		dials = 0;
		const waiting = Array.from({ length: 200 }, () => rejection(redis.acquire(), PoolTimeoutError));
		for (const error of await Promise.all(waiting)) expect(error.cause).instanceof(ServerUnavailableError);
		// Two at first, then one at a time: within 250 ms, after 0–500 ms, after 0–1 s.
		expect(dials).within(2, 12);
		expect(redis.stats().lanes.exclusive).include({ timeouts: 200, waiting: 0 });
	});

	it('is waited for by blocking commands without a bound, and by leases within theirs', async () => {
		await redis.use((lease) => lease.ping());
		const popping = redis.blpop('q', 0);
		await untilBlocked(server(), 1);
		await proxy.refuse();
		proxy.kill();
		await rejection(popping);
		const later = redis.blpop('q', 0);
		await rejection(redis.acquire({ timeout: 50 }), PoolTimeoutError);
		const lease = redis.acquire({ timeout: 8000 });
		await proxy.accept();
		expect(await (await lease).ping()).equal('PONG');
		await untilBlocked(server(), 1);
		await server().cli('RPUSH', 'q', 'x');
		expect(await later).deep.equal(['q', 'x']);
	});

	it('and comes back gives its first connection to the one who waits longest', async () => {
		await redis.use((lease) => lease.ping());
		await proxy.refuse();
		proxy.kill();
		await until('it is noticed', () => redis.stats().lanes.exclusive.total === 0);
		const order: number[] = [];
		const all = [0, 1, 2, 3, 4].map((i) =>
			redis.acquire({ timeout: 8000 }).then((lease) => {
				order.push(i);
				return lease.release();
			}),
		);
		await proxy.accept();
		await Promise.all(all);
		expect(order).deep.equal([0, 1, 2, 3, 4]);
	});

	it('ends all waiting with close(), dials included', async () => {
		proxy.blackHole('all');
		const waiting = [redis.acquire(), redis.blpop('q', 0), redis.use(() => 1)].map((each) => rejection(each));
		await until('it is dialled', () => dials >= 2);
		await redis.close({ timeout: 1 });
		for (const error of await Promise.all(waiting)) {
			expect(error).include({ name: 'ClosedError', written: false, maybeExecuted: false });
		}
		expect(redis.stats().lanes.exclusive).include({ creating: 0, total: 0 });
		await until(
			'nothing is open',
			() => proxy.stats().open === 0 || proxy.links.every((link) => link.bytesToClient === 0),
		);
	});
});

describe('what a lease costs', () => {
	const make = useClients();
	let server: FaultServer;
	afterEach(() => server.stop());

	it('is its round trips: nothing is sent but what was asked for, a block in one write', async () => {
		server = await FaultServer.start({
			onCommand: (args) => {
				const name = String(args[0]).toUpperCase();
				if (name === 'GET') return '$1\r\n1\r\n';
				if (name === 'EXEC') return '*1\r\n+OK\r\n';
				if (['WATCH', 'MULTI', 'DISCARD', 'UNWATCH'].includes(name)) return '+OK\r\n';
				return name === 'SET' ? '+QUEUED\r\n' : undefined;
			},
		});
		const writes: string[] = [];
		const connect = () => {
			const socket = connectSocket(server.port, '127.0.0.1');
			const { write } = socket;
			socket.write = ((chunk: string | Uint8Array, ...rest: []) => {
				const words = String(chunk)
					.split('\r\n')
					.filter((word) => /^[A-Z]+$/.test(word));
				writes.push(words.join(' '));
				return write.call(socket, chunk, ...rest);
			}) as typeof socket.write;
			return socket;
		};
		const redis = make({ connect, pool: { max: 1 } });
		await redis.use(() => {});
		writes.length = 0;
		await redis.use((lease) => lease.get('k'));
		expect(writes.splice(0)).deep.equal(['GET']);
		await redis.transaction({ watch: ['k'] }, async (tx) => tx.multi().set('k', Number(await tx.get('k')) + 1));
		expect(writes.splice(0)).deep.equal(['WATCH', 'GET', 'MULTI SET EXEC']);
		await redis.transaction({ watch: ['k'] }, (tx) => tx.get('k'));
		expect(writes.splice(0)).deep.equal(['WATCH', 'GET', 'UNWATCH']);
		await redis.use((lease) => Promise.all([lease.get('a'), lease.get('b'), lease.get('c')]));
		expect(writes.splice(0)).deep.equal(['GET GET GET']);
		expect(server.connections).lengthOf(1);
	});
});
