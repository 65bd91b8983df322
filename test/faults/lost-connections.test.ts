/** Architecture 1, 8 and 12: a connection dies once, everybody hears what is known, and the next command has a new one. */
import { expect } from 'chai';
import { ClosedError, ConnectionLostError, ServerUnavailableError, TimeoutError } from '../../src/index.ts';
import { FaultServer } from '../../src/testing/index.ts';
import { useClients } from '../support/connection/clients.ts';
import { useProxy } from '../support/proxy.ts';
import { rejection } from '../support/rejection.ts';
import { useServer } from '../support/server.ts';

describe('a connection that is lost', () => {
	const server = useServer();
	const client = useClients();
	const proxy = useProxy(server);
	const counter = async (key: string): Promise<number> => Number(await server().cli('GET', key));

	for (const how of ['rst', 'fin'] as const) {
		it(`by ${how.toUpperCase()} behind an INCR: it may have run, it says so, and it is not sent again`, async () => {
			const redis = client({ url: proxy().url });
			await redis.connect();
			await redis.ping();
			// The server runs it; its answer is lost.
			proxy().cutAfter(0, { direction: 'toClient', how });
			const error = await rejection(redis.incr('n'), ConnectionLostError);
			expect(error).include({ code: 'CONNECTION_LOST', written: true, maybeExecuted: true });
			expect(error.cause).instanceof(Error);
			expect(await counter('n')).equal(1);
			expect(await redis.incr('n')).equal(2);
			expect(proxy().stats().connections).equal(2);
		});

		it(`by ${how.toUpperCase()} behind a GET: it is read again, and nobody notices`, async () => {
			const redis = client({ url: proxy().url });
			await redis.set('k', 'v');
			proxy().cutAfter(0, { direction: 'toClient', how });
			expect(await redis.get('k')).equal('v');
			expect(proxy().stats().connections).equal(2);
		});
	}

	it('in the middle of a reply settles each command once: answered, read again, in doubt', async () => {
		const redis = client({ url: proxy().url });
		await redis.set('k', 'x'.repeat(1000));
		proxy().cutAfter(1500, { direction: 'toClient' });
		const all = [redis.get('k'), redis.get('k'), redis.incr('n'), redis.get('k'), redis.incr('n')];
		const settled = await Promise.allSettled(all);
		expect(settled.map((each) => each.status)).deep.equal([
			'fulfilled',
			'fulfilled',
			'rejected',
			'fulfilled',
			'rejected',
		]);
		// Written in one piece with the others, so the server ran both, and neither was sent again.
		expect(await counter('n')).equal(2);
	});

	it('over and over loses no read and repeats no write', async () => {
		const redis = client({ url: proxy().url, reconnect: () => 0 });
		await redis.set('k', 'v');
		let [certain, doubtful] = [0, 0];
		for (let round = 0; round < 20; round++) {
			proxy().cutAfter(20 + round * 7, { direction: round % 2 === 0 ? 'toClient' : 'toServer' });
			const all = Array.from({ length: 30 }, async (_, index) => {
				if (index % 2 === 0) {
					expect(await redis.get('k')).equal('v');
					return;
				}
				const error = await redis.incr('n').then(
					() => undefined,
					(reason: unknown) => reason as ConnectionLostError,
				);
				if (error === undefined) certain++;
				else if (error.maybeExecuted) doubtful++;
				else expect(error).include({ written: false });
			});
			await Promise.all(all);
			proxy().heal();
		}
		const value = await counter('n');
		expect(value).at.least(certain);
		expect(value).at.most(certain + doubtful);
		expect(doubtful).greaterThan(0);
	});

	it('while it was idle is no error of anybody: the next command has a new one', async () => {
		const redis = client({ url: proxy().url });
		const errors: unknown[] = [];
		redis.on('error', (error) => errors.push(error));
		await redis.set('k', 'v');
		const closed = new Promise((resolve) => redis.once('close', resolve));
		await server().call('CLIENT', 'KILL', 'TYPE', 'normal');
		await closed;
		expect(await redis.get('k')).equal('v');
		expect(errors).deep.equal([]);
	});

	it('with a new CLIENT ID each: nothing is left of the old one', async () => {
		const redis = client({ url: proxy().url, database: 3, name: 'me' });
		const ids: unknown[] = [];
		for (let i = 0; i < 3; i++) {
			ids.push(await redis.call('CLIENT', 'ID'));
			expect(await redis.call('CLIENT', 'GETNAME')).equal('me');
			await redis.set('where', i);
			proxy().kill();
			await proxy().links[i]?.closed;
		}
		expect(new Set(ids).size).equal(3);
		expect(await server().cli('DBSIZE')).equal('0');
	});

	it('and cannot be had again: what waits hears why, in good time', async () => {
		const redis = client({ url: proxy().url, connectTimeout: 2000 });
		await redis.connect();
		const closed = new Promise((resolve) => redis.once('close', resolve));
		await proxy().refuse();
		proxy().kill();
		await closed;
		const error = await rejection(redis.set('k', 'v'));
		expect(error).instanceof(ServerUnavailableError).property('code', 'UNAVAILABLE');
		expect(error.cause).property('code', 'ECONNREFUSED');
		await proxy().accept();
		expect(await redis.set('k', 'v')).equal('OK');
	});
});

describe('the phase of a timeout', () => {
	const client = useClients();
	let server: FaultServer;
	afterEach(() => server.close());

	it('is connect where there was no connection in time, and nothing was written', async () => {
		server = await FaultServer.start({ onCommand: () => '' });
		const redis = client({ url: server.url, password: 'p', connectTimeout: 5000 });
		const error = await rejection(redis.with({ timeout: 50 }).set('k', 'v'), TimeoutError);
		expect(error).include({ code: 'TIMEOUT', phase: 'connect', written: false, maybeExecuted: false });
		expect(error.message).include('SET').and.include('connect');
	});

	it('is reply where the server is silent, and it may have run', async () => {
		server = await FaultServer.start({ onCommand: (args) => (String(args[0]) === 'SET' ? '' : undefined) });
		const redis = client({ url: server.url });
		await redis.connect();
		const error = await rejection(redis.with({ timeout: 50 }).set('k', 'v'), TimeoutError);
		expect(error).include({ code: 'TIMEOUT', phase: 'reply', written: true, maybeExecuted: true });
	});

	it('does not come where the reply was there before anybody looked: a blocked event loop is not the server', async () => {
		server = await FaultServer.start({ onCommand: (args) => (String(args[0]) === 'GET' ? '+here\r\n' : undefined) });
		const { Worker } = await import('node:worker_threads');
		// A server in a thread of its own answers while this one is blocked.
		const worker = new Worker(
			`const { parentPort } = require('node:worker_threads');
			require('node:net').createServer((socket) => socket.on('data', (chunk) => {
				const text = chunk.toString();
				if (text.includes('HELLO')) socket.write('%1\\r\\n+proto\\r\\n:3\\r\\n+OK\\r\\n+OK\\r\\n');
				if (text.includes('GET')) socket.write('+here\\r\\n');
			})).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });`,
			{ eval: true },
		);
		try {
			const port = await new Promise<number>((resolve) => worker.once('message', resolve));
			const redis = client({ host: '127.0.0.1', port });
			await redis.connect();
			const get = redis.with({ timeout: 50 }).get('k');
			await new Promise((resolve) => setImmediate(resolve));
			const until = performance.now() + 300;
			while (performance.now() < until);
			expect(await get).equal('here');
		} finally {
			await worker.terminate();
		}
	});
});

describe('a client that is closed or destroyed', () => {
	const client = useClients();
	let server: FaultServer;
	afterEach(() => server.close());

	it('says of each command whether it may have run', async () => {
		server = await FaultServer.start({ onCommand: (args) => (String(args[0]) === 'SET' ? '' : undefined) });
		const redis = client({ url: server.url });
		await redis.connect();
		const written = rejection(redis.set('a', 1), ClosedError);
		await server.received('SET');
		const unwritten = rejection(redis.set('b', 1), ClosedError);
		redis.destroy();
		const late = rejection(redis.set('c', 1), ClosedError);
		expect(await written).include({ code: 'CLOSED', written: true, maybeExecuted: true });
		expect(await unwritten).include({ written: false, maybeExecuted: false });
		expect(await late).include({ written: false, maybeExecuted: false });
		expect(redis.state).equal('closed');
	});

	it('is closed for good: nothing that happens later opens it', async () => {
		server = await FaultServer.start();
		const redis = client({ url: server.url });
		const connected = redis.connect();
		const closed = redis.close();
		await Promise.all([connected, closed]);
		expect(redis.state).equal('closed');
		await server.connections[0]?.closed;
		expect(redis.state).equal('closed');
		await rejection(redis.connect(), ClosedError);
		await rejection(redis.get('a'), ClosedError);
		expect(server.connections).lengthOf(1);
	});
});
