import { expect } from 'chai';
import { FaultProxy } from '../../../src/testing/fault-proxy.ts';
import { FaultServer } from '../../../src/testing/fault-server.ts';
import { WaitTimeoutError } from '../../../src/testing/testing-errors.ts';
import { RawSocket } from '../../support/raw-socket.ts';
import { rejection } from '../../support/rejection.ts';

const PING = '*1\r\n$4\r\nPING\r\n';
const PONG = '+PONG\r\n';

describe('FaultProxy', () => {
	let server: FaultServer;
	let proxy: FaultProxy;
	const clients: RawSocket[] = [];

	async function client(): Promise<RawSocket> {
		const socket = await RawSocket.open({ host: proxy.host, port: proxy.port });
		clients.push(socket);
		return socket;
	}
	/** A client whose connection has gone through to the server and back. */
	async function connected(): Promise<RawSocket> {
		const socket = await client();
		socket.write(PING);
		await socket.until(PONG);
		socket.chunks.length = 0;
		return socket;
	}
	beforeEach(async () => {
		server = await FaultServer.start();
		proxy = await FaultProxy.start({ target: server });
	});
	afterEach(async () => {
		for (const each of clients.splice(0)) each.destroy();
		await proxy.stop();
		await server.close();
	});

	it('passes bytes both ways and counts them', async () => {
		const socket = await connected();
		const link = await proxy.link(0);
		expect(proxy.stats()).to.deep.equal({
			connections: 1,
			open: 1,
			bytesToServer: PING.length,
			bytesToClient: PONG.length,
		});
		expect([link.bytesToServer, link.bytesToClient]).to.deep.equal([PING.length, PONG.length]);
		socket.socket.end();
		await link.closed;
		expect(link.open).to.equal(false);
		expect(proxy.stats().open).to.equal(0);
	});

	it('passes much, with backpressure', async () => {
		const size = 1 << 23;
		server.onCommand = (args) => `$${args[1]?.length}\r\n${args[1]?.toString('latin1')}\r\n`;
		const socket = await client();
		socket.write(
			Buffer.concat([Buffer.from(`*2\r\n$4\r\nECHO\r\n$${size}\r\n`), Buffer.alloc(size, 'x'), Buffer.from('\r\n')]),
		);
		const total = size + `$${size}\r\n\r\n`.length;
		await proxy.passed('toClient', total);
		await socket.until((text) => text.length === total);
	});

	it('passes FIN on, from either side, behind the bytes', async () => {
		const first = await client();
		first.socket.end(PING);
		expect(await first.closed).to.equal('fin');
		expect(first.text).to.equal(PONG);
		const second = await connected();
		(await server.connection(1)).end();
		await second.untilEnd();
	});

	it('passes RST on, from either side', async () => {
		const first = await connected();
		(await server.connection(0)).reset();
		expect(await first.closed).to.equal('reset');
		const second = await connected();
		second.socket.resetAndDestroy();
		expect(await (await server.connection(1)).closed).to.equal('reset');
	});

	it('resets a client when the target refuses', async () => {
		await server.refuse();
		const socket = await client();
		expect(await socket.closed).to.equal('reset');
	});

	it('delays each direction by itself', async () => {
		const socket = await connected();
		proxy.delay({ toServer: 30 });
		const start = performance.now();
		socket.write(PING);
		await server.received('PING', { count: 2 });
		expect(performance.now() - start).to.be.at.least(29);
		await socket.until(PONG);
		socket.chunks.length = 0;
		proxy.delay({ toClient: 30 });
		const again = performance.now();
		socket.write(PING);
		await socket.until(PONG);
		expect(performance.now() - again).to.be.at.least(29);
	});

	it('keeps the order of delayed bytes, and of the FIN behind them', async () => {
		const socket = await connected();
		proxy.delay({ toClient: 20 });
		const connection = await server.connection(0);
		connection.send('+a\r\n');
		await server.received('PING');
		proxy.delay(0);
		connection.send('+b\r\n');
		connection.end();
		await socket.untilEnd();
		expect(socket.text).to.equal('+a\r\n+b\r\n');
	});

	it('splits into pieces that are read one by one', async () => {
		const socket = await connected();
		proxy.split({ toClient: 3 });
		socket.write(PING);
		await socket.until(PONG);
		expect(socket.chunks.map(String)).to.deep.equal(['+PO', 'NG\r', '\n']);
	});

	it('stalls one direction and resumes it', async () => {
		const socket = await connected();
		proxy.stall('toClient');
		socket.write(PING);
		await server.received('PING', { count: 2 });
		const connection = await server.connection(0);
		connection.send('+more\r\n');
		await proxy.passed('toServer', 2 * PING.length);
		expect(socket.text).to.equal('');
		proxy.resume('toClient');
		await socket.until(`${PONG}+more\r\n`);
	});

	it('stalls connections to come, too, and both directions', async () => {
		proxy.stall();
		const socket = await client();
		socket.write(PING);
		const link = await proxy.link(0);
		await server.connection(0);
		expect(link.bytesToServer).to.equal(0);
		proxy.resume();
		await socket.until(PONG);
	});

	it('can stall one connection alone', async () => {
		const first = await connected();
		const second = await connected();
		(await proxy.link(0)).stall('toServer');
		first.write(PING);
		second.write(PING);
		await second.until(PONG);
		expect(first.text).to.equal('');
		(await proxy.link(0)).resume();
		await first.until(PONG);
	});

	it('loses existing connections without a word, while new ones work', async () => {
		const lost = await connected();
		proxy.blackHole();
		lost.write(PING);
		(await server.connection(0)).send('+never\r\n');
		const fresh = await connected();
		expect(lost.text).to.equal('');
		expect(server.connections[0]?.commands).to.have.length(1);
		(await server.connection(0)).end();
		fresh.write(PING);
		await fresh.until(PONG);
		expect(lost.ended).to.equal(false);
	});

	it('can lose connections to come, too, until told otherwise', async () => {
		proxy.blackHole('all');
		const lost = await client();
		lost.write(PING);
		await proxy.link(0);
		proxy.blackHole('off');
		await connected();
		expect(lost.text).to.equal('');
	});

	for (const how of ['fin', 'rst'] as const) {
		it(`cuts after exactly so many bytes to the client, with ${how.toUpperCase()}`, async () => {
			const socket = await connected();
			proxy.cutAfter(10, { how });
			socket.write(PING + PING + PING);
			if (how === 'fin') await socket.untilEnd();
			else expect(await socket.closed).to.equal('reset');
			expect(socket.text).to.equal('+PONG\r\n+PO');
			// The cut was used up.
			const next = await connected();
			next.write(PING + PING + PING);
			await next.until(PONG.repeat(3));
		});
	}

	it('cuts after exactly so many bytes to the server', async () => {
		const socket = await connected();
		proxy.cutAfter(5, { direction: 'toServer' });
		socket.write(PING);
		expect(await socket.closed).to.equal('reset');
		const connection = await server.connection(0);
		await connection.closed;
		expect(connection.bytesReceived).to.equal(PING.length + 5);
	});

	it('cuts as often as told, connections to come included', async () => {
		proxy.cutAfter(3, { times: 2 });
		for (let i = 0; i < 2; i++) {
			const socket = await client();
			socket.write(PING);
			expect(await socket.closed).to.equal('reset');
			expect(socket.text).to.equal('+PO');
		}
		await connected();
	});

	it('cuts at once after no bytes', async () => {
		const socket = await connected();
		proxy.cutAfter(0);
		expect(await socket.closed).to.equal('reset');
	});

	for (const how of ['fin', 'rst'] as const) {
		it(`kills every connection with ${how.toUpperCase()} and accepts new ones`, async () => {
			const sockets = [await connected(), await connected()];
			proxy.kill(how);
			for (const socket of sockets) {
				if (how === 'fin') await socket.untilEnd();
				else expect(await socket.closed).to.equal('reset');
			}
			await connected();
		});
	}

	it('refuses connections and accepts them again on the same port', async () => {
		const { port } = proxy;
		const present = await connected();
		await proxy.refuse();
		const error = await rejection(client());
		expect((error as NodeJS.ErrnoException).code).to.equal('ECONNREFUSED');
		present.write(PING);
		await present.until(PONG);
		await proxy.accept();
		await connected();
		expect(proxy.url).to.equal(`redis://127.0.0.1:${port}`);
	});

	it('heals', async () => {
		proxy.delay(1000);
		proxy.split(1);
		proxy.stall();
		proxy.cutAfter(1);
		proxy.blackHole('all');
		proxy.heal();
		const socket = await connected();
		socket.write(PING);
		await socket.until(PONG);
		expect(socket.chunks).to.have.length(1);
	});

	it('can be pointed elsewhere for connections to come', async () => {
		const other = await FaultServer.start({ onCommand: () => '+other\r\n' });
		const before = await connected();
		proxy.target = other;
		const socket = await client();
		socket.write(PING);
		await socket.until('+other\r\n');
		before.write(PING);
		await before.until(PONG);
		await other.close();
	});

	it('rejects waits that last too long, and numbers that are none', async () => {
		await rejection(proxy.link(0, 10), WaitTimeoutError);
		await rejection(proxy.passed('toClient', 1, 10), WaitTimeoutError);
		expect(() => proxy.delay(-1)).to.throw(RangeError);
		expect(() => proxy.split({ toClient: Number.NaN })).to.throw(RangeError);
	});

	it('stops also while the end of a connection is on its way', async () => {
		for (let round = 0; round < 20; round++) {
			const own = await FaultProxy.start({ target: server });
			const socket = await RawSocket.open({ host: own.host, port: own.port });
			socket.write(PING);
			await socket.until(PONG);
			(await own.link(0)).kill('fin');
			// Before the FIN has gone out.
			await own.stop();
			socket.destroy();
		}
	});

	it('resets what is open when it is stopped', async () => {
		const socket = await connected();
		await proxy[Symbol.asyncDispose]();
		expect(await socket.closed).to.equal('reset');
	});

	it('stops while it is passing a FIN on, which nothing can be reset behind at once', async () => {
		await connected();
		for (const link of proxy.links) {
			link.kill('fin');
			link.kill('rst');
		}
		await proxy.stop();
		expect(proxy.stats().open).to.equal(0);
	});
});
