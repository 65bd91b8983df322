import { expect } from 'chai';
import { type Step, step } from '../../../src/testing/fault-script.ts';
import { FaultServer, type FaultServerOptions } from '../../../src/testing/fault-server.ts';
import { encodeReply, type ReplyValue, resp } from '../../../src/testing/reply-encoder.ts';
import { ClientGoneError, ScriptMismatchError, WaitTimeoutError } from '../../../src/testing/testing-errors.ts';
import { RawSocket } from '../../support/raw-socket.ts';
import { rejection } from '../../support/rejection.ts';

const command = (...args: ReplyValue[]): Buffer => encodeReply(args);

describe('FaultServer', () => {
	let server: FaultServer;
	const clients: RawSocket[] = [];

	async function start(options: FaultServerOptions = {}): Promise<FaultServer> {
		server = await FaultServer.start(options);
		return server;
	}
	async function client(): Promise<RawSocket> {
		const socket = await RawSocket.open({ host: server.host, port: server.port });
		clients.push(socket);
		return socket;
	}
	afterEach(async () => {
		for (const each of clients.splice(0)) each.destroy();
		await server.close();
	});

	describe('serving commands', () => {
		it('answers the handshake by default, in the protocol that HELLO asks for', async () => {
			await start();
			const socket = await client();
			socket.write(Buffer.concat([command('HELLO', '3'), command('CLIENT', 'ID'), command('client', 'getname')]));
			const text = await socket.until((read) => read.endsWith(':1\r\n_\r\n'));
			expect(text).to.match(/^%7\r\n\$6\r\nserver\r\n\$5\r\nredis\r\n/);
			expect(server.connections[0]?.protocol).to.equal(3);
		});

		it('answers AUTH, SELECT, CLIENT SETINFO, PING and does not know the rest', async () => {
			await start();
			const socket = await client();
			socket.write(
				Buffer.concat([command('AUTH', 'x'), command('SELECT', '1'), command('CLIENT', 'SETINFO', 'a', 'b')]),
			);
			socket.write(Buffer.concat([command('PING'), command('PING', 'hi'), command('GET', 'a\r\nb')]));
			await socket.until(
				"+OK\r\n+OK\r\n+OK\r\n+PONG\r\n$2\r\nhi\r\n-ERR unknown command 'GET', with args beginning with: 'a  b'\r\n",
			);
		});

		it('refuses protocols that it was told not to speak', async () => {
			await start({ protocols: [2] });
			const socket = await client();
			socket.write(command('HELLO', '3'));
			await socket.until('-NOPROTO unsupported protocol version\r\n');
		});

		it('does not know HELLO when it speaks no protocol of it', async () => {
			await start({ protocols: [] });
			const socket = await client();
			socket.write(command('HELLO', '3'));
			await socket.until((text) => text.startsWith("-ERR unknown command 'HELLO'"));
		});

		it('asks the handler first, sends its bytes as they are, and sends nothing for the empty string', async () => {
			await start({
				onCommand: (args) => {
					if (String(args[0]) === 'GET') return '$1\r\nx\r\n';
					if (String(args[0]) === 'LOST') return '';
					return undefined;
				},
			});
			const socket = await client();
			socket.write(Buffer.concat([command('LOST'), command('GET', 'a'), command('PING')]));
			await socket.until('$1\r\nx\r\n+PONG\r\n');
		});

		it('keeps the order when a handler answers later', async () => {
			let release = (): void => {};
			const gate = new Promise<void>((resolve) => {
				release = resolve;
			});
			await start({
				onCommand: async (args) => {
					if (String(args[0]) === 'SLOW') await gate;
					return `+${args[0]}\r\n`;
				},
			});
			const socket = await client();
			socket.write(Buffer.concat([command('SLOW'), command('FAST')]));
			await server.received('FAST');
			expect(socket.text).to.equal('');
			release();
			await socket.until('+SLOW\r\n+FAST\r\n');
		});

		it('lets the handler use the connection', async () => {
			await start({ onCommand: (_, connection) => connection.reset() });
			const socket = await client();
			socket.write(command('GET', 'a'));
			expect(await socket.closed).to.equal('reset');
		});

		it('lets the handler be replaced', async () => {
			await start();
			const socket = await client();
			server.onCommand = () => '+new\r\n';
			socket.write(command('GET', 'a'));
			await socket.until('+new\r\n');
		});

		it('answers bytes that are no RESP as a server does, and hangs up', async () => {
			await start();
			const socket = await client();
			socket.write('*1\r\n:1\r\n');
			await socket.untilEnd();
			expect(socket.text).to.match(/^-ERR Protocol error: .*\r\n$/);
		});

		it('hangs up after the last answer when the client has ended', async () => {
			await start();
			const socket = await client();
			socket.socket.end(command('PING'));
			expect(await socket.closed).to.equal('fin');
			expect(socket.text).to.equal('+PONG\r\n');
			expect(await server.connections[0]?.closed).to.equal('fin');
		});

		it('reports what a handler throws when it is stopped', async () => {
			const cause = new Error('from the handler');
			await start({
				onCommand: () => {
					throw cause;
				},
			});
			const socket = await client();
			socket.write(command('GET', 'a'));
			await socket.closed;
			expect(await rejection(server.stop())).to.equal(cause);
		});

		it('reports several failures together', async () => {
			await start({ onCommand: async (args) => Promise.reject(new Error(String(args[1]))) });
			for (const name of ['one', 'two']) {
				const socket = await client();
				socket.write(command('GET', name));
				await socket.closed;
			}
			const error = await rejection(server.stop(), AggregateError);
			expect(error.errors.map((each: Error) => each.message)).to.deep.equal(['one', 'two']);
		});

		it('can fall silent, stop reading and read again', async () => {
			await start({ onCommand: (args, connection) => (String(args[0]) === 'HUSH' ? connection.silence() : undefined) });
			const socket = await client();
			socket.write(Buffer.concat([command('PING'), command('HUSH'), command('PING')]));
			await server.received('PING', { count: 2 });
			expect(await socket.until('+PONG\r\n')).to.equal('+PONG\r\n');
			const connection = await server.connection(0);
			connection.stopReading();
			const received = connection.bytesReceived;
			const filled = new Promise<void>((resolve) => socket.socket.write(Buffer.alloc(1 << 26), () => resolve()));
			connection.resumeReading();
			await filled;
			expect(connection.bytesReceived).to.be.greaterThan(received);
		});
	});

	describe('the record', () => {
		it('keeps commands and bytes of each connection', async () => {
			await start();
			const first = await client();
			const second = await client();
			first.write(command('SET', 'a', '1'));
			await server.received('set');
			second.write(command('GET', 'a'));
			const get = await server.received('GET');
			expect(get.args.map(String)).to.deep.equal(['GET', 'a']);
			expect(server.connections.map((each) => each.commands.map(({ name }) => name))).to.deep.equal([['SET'], ['GET']]);
			expect(server.connections[0]?.received).to.deep.equal(command('SET', 'a', '1'));
			expect(server.connections[0]?.bytesReceived).to.equal(command('SET', 'a', '1').length);
			await first.until((text) => text.startsWith('-ERR'));
			expect(server.connections[0]?.bytesSent).to.equal(first.text.length);
			expect(server.commands.map(({ name }) => name)).to.deep.equal(['SET', 'GET']);
		});

		it('can be switched off', async () => {
			await start({ record: false });
			const socket = await client();
			for (let i = 0; i < 1000; i++) socket.write(command('PING', 'x'.repeat(100)));
			await socket.until((text) => text.length === 108_000);
			expect(server.connections[0]?.commands).to.deep.equal([]);
			expect(server.connections[0]?.received.length).to.be.lessThan(100_000);
			expect(server.connections[0]?.bytesReceived).to.equal(1000 * command('PING', 'x'.repeat(100)).length);
		});

		it('is waited for, within bounds', async () => {
			await start({ timeout: 20 });
			const socket = await client();
			const connection = await server.connection(0);
			socket.write(command('PING'));
			await connection.waitFor('ping');
			const error = await rejection(server.received('GET'), WaitTimeoutError);
			expect(error.message).to.equal('1 × GET did not come, but PING (waited 20 ms)');
			await rejection(server.connection(1), WaitTimeoutError);
			const late = connection.waitFor('GET', { timeout: 5000 });
			socket.destroy();
			await rejection(late, ClientGoneError);
			await connection.clientGone();
			expect(connection.clientEnded).to.equal(true);
		});
	});

	describe('scripts', () => {
		it('run step by step', async () => {
			await start({
				script: [
					step.handshake(),
					step.expect('GET', 'a'),
					step.reply(resp.push('invalidate', ['a'])),
					step.send('$3\r\nab'),
					step.send('c\r\n'),
					step.expect(/^set$/i, Buffer.from('b'), 1),
					step.reply(true),
					step.fin(),
					step.clientGone(),
				],
			});
			const socket = await client();
			socket.write(Buffer.concat([command('HELLO', '3'), command('get', 'a')]));
			await socket.until((text) => text.endsWith('>2\r\n$10\r\ninvalidate\r\n*1\r\n$1\r\na\r\n$3\r\nabc\r\n'));
			socket.write(command('SET', 'b', '1'));
			await socket.untilEnd();
			expect(socket.text.endsWith('#t\r\n')).to.equal(true);
			socket.socket.end();
			await server.scriptsDone();
			await server.stop();
		});

		it('are followed by serving', async () => {
			await start({ script: [step.expect('GET', 'a'), step.reply('x')] });
			const socket = await client();
			socket.write(Buffer.concat([command('GET', 'a'), command('PING')]));
			await socket.until('$1\r\nx\r\n+PONG\r\n');
		});

		it('are chosen by connection', async () => {
			await start({
				script: (index) => (index === 0 ? [step.expect('PING'), step.send('+last\r\n'), step.rst()] : undefined),
			});
			const first = await client();
			first.write(command('PING'));
			expect(await first.closed).to.equal('reset');
			expect(first.text).to.equal('+last\r\n');
			const second = await client();
			second.write(command('PING'));
			await second.until('+PONG\r\n');
		});

		it('compare raw bytes, mixed with commands', async () => {
			await start({
				script: [
					step.expect('PING'),
					step.expectBytes('*1\r\n$4'),
					step.expectBytes('\r\nQUIT\r\n'),
					step.send('+bye\r\n'),
				],
			});
			const socket = await client();
			socket.write(Buffer.concat([command('PING'), command('QUIT'), command('PING')]));
			await socket.until('+bye\r\n+PONG\r\n');
		});

		it('send in pieces that are read one by one', async () => {
			await start({
				script: [step.expect('GO'), step.send('+abcdef\r\n', { pieces: 1 }), step.send('+xyz\r\n', { pieces: [4, 2] })],
			});
			const socket = await client();
			socket.write(command('GO'));
			await socket.until('+abcdef\r\n+xyz\r\n');
			expect(socket.chunks.map(String)).to.deep.equal([...'+abcdef\r\n', '+x', 'yz', '\r\n']);
		});

		it('send in pieces at a pace of milliseconds', async () => {
			await start({ script: [step.expect('GO'), step.send('+ab\r\n', { pieces: 2, pace: 2 })] });
			const socket = await client();
			socket.write(command('GO'));
			await socket.until('+ab\r\n');
			expect(socket.chunks.map(String)).to.deep.equal(['+a', 'b\r', '\n']);
		});

		it('wait for the test, and for time', async () => {
			let release = (): void => {};
			const gate = new Promise<void>((resolve) => {
				release = resolve;
			});
			await start({ script: [step.until(gate), step.delay(1), step.send('+late\r\n')] });
			const socket = await client();
			await server.connection(0);
			expect(socket.text).to.equal('');
			release();
			await socket.until('+late\r\n');
		});

		it('may be functions', async () => {
			const greet: Step = async (connection) => {
				const { args } = await connection.nextCommand();
				connection.reply(`hello ${args[1]}`);
			};
			await start({ script: [greet] });
			const socket = await client();
			socket.write(command('GREET', 'you'));
			await socket.until('$9\r\nhello you\r\n');
		});

		it('can black-hole, and record what comes', async () => {
			await start({ script: [step.handshake(), step.silence()] });
			const socket = await client();
			socket.write(Buffer.concat([command('PING'), command('GET', 'a'), command('PING')]));
			await server.received('PING', { count: 2 });
			expect(await socket.until('+PONG\r\n')).to.equal('+PONG\r\n');
			expect(server.connections[0]?.open).to.equal(true);
		});

		it('can stop reading', async () => {
			await start({ script: [step.stopReading()] });
			const socket = await client();
			const connection = await server.connection(0);
			await server.scriptsDone();
			expect(socket.socket.write(Buffer.alloc(1 << 24))).to.equal(false);
			expect(connection.bytesReceived).to.equal(0);
		});

		it('take predicates', async () => {
			await start({ script: [step.expect((args) => args.length === 2), step.send('+ok\r\n')] });
			const socket = await client();
			socket.write(command('ANY', 'thing'));
			await socket.until('+ok\r\n');
		});

		it('fail loudly on a mismatch: the connection is reset and stop() throws', async () => {
			await start({ script: [step.expect('GET', 'a')] });
			const socket = await client();
			socket.write(command('GET', 'b'));
			expect(await socket.closed).to.equal('reset');
			await rejection(server.scriptsDone(), ScriptMismatchError);
			const error = await rejection(server.stop(), ScriptMismatchError);
			expect(error.message).to.equal('connection 0: expected GET a, received "GET" "b"');
			expect(error.code).to.equal('SCRIPT_MISMATCH');
			expect(error.name).to.equal('ScriptMismatchError');
		});

		it('fail on other bytes, on no RESP, and on a predicate that refuses', async () => {
			const scripts = [[step.expectBytes('PING')], [step.expect('PING')], [step.expect(() => false)]];
			await start({ script: (index) => scripts[index] });
			for (const bytes of ['PONG', '*x\r\n', 'PING\r\n']) {
				const socket = await client();
				socket.write(bytes);
				expect(await socket.closed).to.equal('reset');
			}
			expect(server.failures).to.have.length(3);
			await rejection(server.stop(), AggregateError);
		});

		it('fail when what they expect does not come in time', async () => {
			await start({ script: [step.expect('GET')], timeout: 10 });
			const socket = await client();
			expect(await socket.closed).to.equal('reset');
			await rejection(server.stop(), WaitTimeoutError);
		});

		it('end quietly when the client goes away', async () => {
			await start({ script: [step.expect('GET')] });
			const socket = await client();
			const connection = await server.connection(0);
			socket.destroy();
			await connection.closed;
			await rejection(server.scriptsDone(), ClientGoneError);
			await server.stop();
		});
	});

	it('refuses connections and accepts them again on the same port', async () => {
		await start();
		const { port } = server;
		const present = await client();
		await server.refuse();
		const error = await rejection(RawSocket.open({ host: server.host, port }));
		expect((error as NodeJS.ErrnoException).code).to.equal('ECONNREFUSED');
		present.write(command('PING'));
		await present.until('+PONG\r\n');
		await server.accept();
		const next = await client();
		next.write(command('PING'));
		await next.until('+PONG\r\n');
		expect(server.port).to.equal(port);
		expect(server.url).to.equal(`redis://127.0.0.1:${port}`);
	});

	it('resets what is open when it is stopped, also as a disposable', async () => {
		await start();
		const socket = await client();
		await server.connection(0);
		await server[Symbol.asyncDispose]();
		expect(await socket.closed).to.equal('reset');
		expect(
			((await rejection(RawSocket.open({ port: server.port, host: server.host }))) as NodeJS.ErrnoException).code,
		).to.equal('ECONNREFUSED');
	});

	it('stops while it is ending a connection, which cannot be reset at that moment', async () => {
		await start();
		await client();
		const connection = await server.connection(0);
		connection.end();
		connection.reset();
		await server.close();
		expect(connection.open).to.equal(false);
	});

	it('rejects when its port is taken', async () => {
		await start();
		const error = await rejection(FaultServer.start({ port: server.port }));
		expect((error as NodeJS.ErrnoException).code).to.equal('EADDRINUSE');
	});
});
