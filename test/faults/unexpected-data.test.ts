/** D6: bytes that nobody asked for end a connection; no command ever takes them for its reply. */
import { expect } from 'chai';
import { MaxClientsError, ProtocolError, ServerUnavailableError } from '../../src/index.ts';
import { FaultServer, step } from '../../src/testing/index.ts';
import { useClients } from '../support/connection/clients.ts';
import { rejection } from '../support/rejection.ts';

const bulk = (text: string): string => `$${text.length}\r\n${text}\r\n`;

describe('unasked bytes on an idle connection', () => {
	const client = useClients();
	let server: FaultServer;
	beforeEach(async () => {
		server = await FaultServer.start({
			onCommand: (args) => (String(args[0]) === 'GET' ? bulk(String(args[1])) : undefined),
		});
	});
	afterEach(() => server.stop());

	const unasked: Record<string, string> = {
		'a reply': '+OK\r\n',
		'a bulk string': bulk('stale'),
		'an error': '-ERR max idle time reached\r\n',
		LOADING: '-LOADING Redis is loading the dataset in memory\r\n',
		'several replies': '+OK\r\n+OK\r\n:1\r\n',
		'a nil': '$-1\r\n',
		'no RESP at all': 'hello?\r\n',
	};
	for (const [name, bytes] of Object.entries(unasked)) {
		it(`end it, and the next command has a new one: ${name}`, async () => {
			const redis = client({ url: server.url });
			expect(await redis.get('before')).equal('before');
			const lost = new Promise<unknown>((resolve) => redis.once('close', resolve));
			const [first] = server.connections;
			first?.send(bytes);
			expect(await lost)
				.instanceof(ProtocolError)
				.include({ code: 'PROTOCOL' });
			await first?.closed;
			const replies = await Promise.all(['a', 'b', 'c'].map((key) => redis.get(key)));
			expect(replies).deep.equal(['a', 'b', 'c']);
			expect(server.connections).lengthOf(2);
		});
	}

	it('are never given to a command that is called while they arrive', async () => {
		const redis = client({ url: server.url, reconnect: () => 0 });
		await redis.get('before');
		for (let i = 0; i < 50; i++) {
			server.connections.at(-1)?.send('+STALE\r\n');
			// Some of these are written before the bytes are read; then the bytes are an answer to them, as far as anyone can tell.
			await new Promise((resolve) => redis.once('close', resolve));
			const replies = await Promise.all(['a', 'b'].map((key) => redis.get(key)));
			expect(replies).deep.equal(['a', 'b']);
		}
	});

	it('are a push when they begin as one, and disturb nothing', async () => {
		const redis = client({ url: server.url });
		await redis.get('before');
		server.connections[0]?.send('>2\r\n+invalidate\r\n*1\r\n$1\r\nk\r\n');
		expect(await redis.get('after')).equal('after');
		expect(server.connections).lengthOf(1);
	});

	it('end it also behind a reply that was due', async () => {
		server.onCommand = (args) => (String(args[0]) === 'GET' ? bulk(String(args[1])).repeat(2) : undefined);
		const redis = client({ url: server.url });
		await redis.connect();
		const lost = new Promise<unknown>((resolve) => redis.once('close', resolve));
		expect(await redis.get('twice')).equal('twice');
		expect(await lost).instanceof(ProtocolError);
	});

	it('end a connection whose queue waits for the verdict: leftovers of the handshake answer nothing', async () => {
		server.onCommand = (args, connection) => {
			const name = String(args[0]);
			if (name === 'SET') return '+STORED\r\n';
			if (name === 'CLIENT') return '';
			if (name !== 'HELLO') return undefined;
			connection.answerHandshake(args);
			// Two answers to CLIENT SETINFO in advance, and one too many; on the first connection only.
			return connection.index === 0 ? '+OK\r\n+OK\r\n+EXTRA\r\n' : '+OK\r\n+OK\r\n';
		};
		const redis = client({ url: server.url, password: 'p' });
		expect(await redis.set('k', 'v')).equal('STORED');
		expect(server.commands.filter((each) => each.name === 'SET')).lengthOf(1);
	});
});

describe('bytes that are not RESP in the place of a reply', () => {
	const client = useClients();
	let server: FaultServer;
	afterEach(() => server.stop());

	it('reject what waits, with up to 32 bytes in hex, and the next command works', async () => {
		server = await FaultServer.start({
			onCommand: (args, connection) => {
				if (String(args[0]) !== 'INCR') return undefined;
				return connection.index === 0 ? ':12x\r\n' : ':1\r\n';
			},
		});
		const redis = client({ url: server.url });
		await redis.connect();
		const error = await rejection(redis.incr('n'));
		expect(error).include({ name: 'ConnectionLostError', written: true, maybeExecuted: true });
		expect(error.cause).instanceof(ProtocolError);
		expect((error.cause as ProtocolError).context).match(/^([0-9a-f]{2}){1,32}$/);
		expect(await redis.incr('n')).equal(1);
		expect(server.connections).lengthOf(2);
	});

	it('do not let a hostile header fill the memory', async () => {
		server = await FaultServer.start({
			onCommand: (args) => (String(args[0]) === 'GET' ? `*2147483647\r\n$536870912\r\n${'x'.repeat(1000)}` : undefined),
		});
		const redis = client({ url: server.url });
		await redis.connect();
		const before = process.memoryUsage();
		const get = rejection(redis.with({ timeout: 50 }).get('k'));
		await get;
		const after = process.memoryUsage();
		expect(after.external + after.arrayBuffers - before.external - before.arrayBuffers).lessThan(64 << 20);
	});

	it('end a line that never ends', async () => {
		server = await FaultServer.start({
			onCommand: (args) => (String(args[0]) === 'INCR' ? `+${'x'.repeat(128 * 1024)}` : undefined),
		});
		const redis = client({ url: server.url });
		await redis.connect();
		const error = await rejection(redis.incr('k'));
		expect(error.cause).instanceof(ProtocolError);
	});
});

describe('an error before the first reply', () => {
	const client = useClients();
	let server: FaultServer;
	afterEach(() => server.close());

	const texts: Array<[text: string, kind: abstract new (...args: never[]) => Error]> = [
		['ERR max number of clients reached', MaxClientsError],
		['ERR max number of clients + cluster connections reached', MaxClientsError],
		['DENIED Redis is running in protected mode because protected mode is enabled', ServerUnavailableError],
	];
	for (const [text, kind] of texts) {
		for (const ending of ['fin', 'rst'] as const) {
			for (const login of [{}, { password: 'hunter2' }]) {
				const what = `${Object.keys(login).length > 0 ? 'with' : 'without'} credentials, then ${ending.toUpperCase()}`;
				it(`is why nobody can connect: ${text.slice(0, 36)}…, ${what}`, async () => {
					// As Redis does it: at once on accept, before a byte is read.
					server = await FaultServer.start({ script: () => [step.send(`-${text}\r\n`), step[ending]()] });
					const redis = client({ url: server.url, ...login });
					const all = [redis.connect(), redis.get('a'), redis.set('a', 'b')];
					for (const error of await Promise.all(all.map((each) => rejection(each)))) {
						expect(error).instanceof(kind);
						expect(error.cause).include({ name: 'ReplyError', message: text });
					}
				});
			}
		}
	}
});
