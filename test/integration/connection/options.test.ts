/** What the options of a connection do, seen from the server. */
import { type AddressInfo, connect as connectTcp, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createServer as createTlsServer } from 'node:tls';
import { expect } from 'chai';
import { AuthError, type Client, type ClientOptions, ServerUnavailableError } from '../../../src/index.ts';
import type { TestCertificates } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer, hasFeaturesOf } from '../../support/server.ts';
import { needs } from '../../support/skip.ts';

const PASSWORD = 'p@ss w\u00f6rd/1';

/** The client's own line of CLIENT LIST, as an object. */
async function self(redis: Client): Promise<Record<string, string>> {
	const [id, list] = await Promise.all([redis.call('CLIENT', 'ID'), redis.call('CLIENT', 'LIST')]);
	const line = String(list)
		.split('\n')
		.find((each) => each.startsWith(`id=${String(id)} `));
	return Object.fromEntries((line ?? '').split(' ').map((each) => each.split('=') as [string, string]));
}

eachServer(
	'a connection',
	({ server }) => {
		const client = useClients();
		const at = (options: ClientOptions = {}): ClientOptions => ({
			host: server().host,
			port: server().port,
			password: PASSWORD,
			...options,
		});
		const raw = async (...words: string[]): Promise<string> => server().cli(...words);
		beforeEach(() => raw('FLUSHALL'));

		it('by URL is the same as by options', async () => {
			const redis = client({ url: server().url });
			expect(await redis.set('k', 'v')).equal('OK');
			expect(await redis.get('k')).equal('v');
		});

		it('has its name from the first moment', async () => {
			const redis = client(at({ name: 'worker:1' }));
			expect(await self(redis)).include({ name: 'worker:1' });
			expect(await self(client(at({ name: 'worker:2', protocol: 2 })))).include({ name: 'worker:2' });
		});

		it('introduces its library where the server asks for that', async function () {
			needs(this, server(), '7.2');
			for (const protocol of [2, 3] as const) {
				expect(await self(client(at({ protocol })))).include({ 'lib-name': 'respool' });
			}
		});

		it('is in its database, and stays there', async () => {
			const redis = client(at({ database: 5 }));
			await redis.set('k', 'five');
			expect(await self(redis)).include({ db: '5' });
			expect(await raw('DBSIZE')).equal('0');
			const other = redis.duplicate({ database: 6 });
			expect(await other.get('k')).equal(null);
			other.destroy();
			expect(await redis.get('k')).equal('five');
		});

		for (const protocol of [2, 3, 'auto'] as const) {
			it(`speaks the protocol that was asked for: ${protocol}`, async () => {
				const redis = client(at({ protocol }));
				await redis.hset('h', { f: 'v', __proto__x: '1' });
				expect(await redis.hgetall('h')).deep.equal(Object.assign(Object.create(null), { f: 'v', __proto__x: '1' }));
				if (hasFeaturesOf(server(), '7.0')) {
					expect(await self(redis)).include({ resp: protocol === 'auto' ? '3' : String(protocol) });
				}
			});
		}

		it('takes user and password from the URL, percent-encoded', async () => {
			const redis = client({
				url: `redis://default:${encodeURIComponent(PASSWORD)}@${server().host}:${server().port}/2?name=byurl`,
			});
			expect(await self(redis)).include({ db: '2', name: 'byurl', user: 'default' });
		});

		it('is another user', async () => {
			await raw('ACL', 'SETUSER', 'ann', 'on', '>apw', '~a:*', '+@all');
			for (const protocol of [2, 3] as const) {
				const redis = client(at({ username: 'ann', password: 'apw', protocol }));
				expect(await self(redis)).include({ user: 'ann' });
				expect(await redis.set('a:k', 'v')).equal('OK');
				expect(await rejection(redis.set('b:k', 'v'))).include({ name: 'ReplyError', code: 'NOPERM' });
			}
		});

		it('belongs to a user who may do next to nothing', async () => {
			await raw('ACL', 'SETUSER', 'poor', 'on', '>ppw', '~*', '-@all', '+get', '+hello', '+auth');
			const redis = client(at({ username: 'poor', password: 'ppw' }));
			expect(await redis.get('k')).equal(null);
			expect(await rejection(redis.set('k', 'v'))).include({ code: 'NOPERM' });
			const older = client(at({ username: 'poor', password: 'ppw', protocol: 2 }));
			expect(await older.get('k')).equal(null);
		});

		it('asks for credentials on each dial', async () => {
			let asked = 0;
			const redis = client({
				host: server().host,
				port: server().port,
				credentials: async () => {
					await new Promise((resolve) => setImmediate(resolve));
					return { password: ++asked === 2 ? 'out of date' : PASSWORD };
				},
			});
			expect(await redis.get('k')).equal(null);
			const closed = new Promise((resolve) => redis.once('close', resolve));
			await raw('CLIENT', 'KILL', 'TYPE', 'normal');
			await closed;
			await rejection(redis.get('k'), AuthError);
			expect(await redis.get('k')).equal(null);
			expect(asked).equal(3);
		});

		it('goes over a unix socket', async () => {
			for (const options of [{ path: server().path as string }, { url: `unix://${server().path}?db=3` }]) {
				const redis = client({ password: PASSWORD, ...options });
				await redis.set('k', 'v');
				expect((await self(redis))['flags']).match(/U/);
			}
		});

		it('goes over TLS, with every check in place', async () => {
			const { tls, tlsUrl, tlsPort } = server();
			const ca = tls?.ca as string;
			const byUrl = client({ url: tlsUrl as string, tls: { ca } });
			const byName = client({ host: 'localhost', family: 4, port: tlsPort as number, password: PASSWORD, tls: { ca } });
			for (const redis of [byUrl, byName]) {
				const value = 'x'.repeat(100_000);
				await redis.set('k', value);
				expect(await redis.get('k')).equal(value);
			}
			const lax = client({ url: tlsUrl as string, tls: { rejectUnauthorized: false } });
			expect(await lax.ping()).equal('PONG');
			await rejection(client({ url: tlsUrl as string }).connect(), ServerUnavailableError);
		});

		it('resumes its TLS session on the next dial', async () => {
			const { key, cert } = (server().tls as TestCertificates).server;
			const resumed: boolean[] = [];
			const front = createTlsServer({ key, cert }, (socket) => {
				resumed.push(socket.isSessionReused());
				const behind = connectTcp(server().port, server().host);
				socket.pipe(behind).pipe(socket);
				for (const each of [socket, behind]) each.on('error', () => {});
				socket.on('close', () => behind.destroy());
			});
			await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
			try {
				const { port } = front.address() as AddressInfo;
				const redis = client(at({ port, tls: { ca: server().tls?.ca as string } }));
				for (let i = 0; i < 3; i++) {
					expect(await redis.ping()).equal('PONG');
					const closed = new Promise((resolve) => redis.once('close', resolve));
					await raw('CLIENT', 'KILL', 'TYPE', 'normal');
					await closed;
				}
				expect(resumed).deep.equal([false, true, true]);
			} finally {
				front.close();
			}
		});

		it('prefixes keys on the way out, and only keys', async () => {
			const redis = client(at({ keyPrefix: 'app:' }));
			await redis.mset('a', '1', 'b', '2');
			await redis.call('EVAL', "return redis.call('SET', KEYS[1], ARGV[1])", 1, 'c', '3');
			await redis.buffers.set(Buffer.from([0xff]), 'bytes');
			expect((await raw('KEYS', 'app:*')).split('\n')).lengthOf(4);
			expect(await raw('MGET', 'app:a', 'app:b', 'app:c')).equal('1\n2\n3');
			expect(await redis.mget('a', 'b', 'c')).deep.equal(['1', '2', '3']);
			expect(await redis.echo('a')).equal('a');
		});

		describe('over a stream of the caller', () => {
			it('that is still connecting works', async () => {
				const addresses: unknown[] = [];
				const redis = client({
					host: 'anywhere',
					port: 1234,
					password: PASSWORD,
					connect: (address) => {
						addresses.push(address);
						return connectTcp(server().port, server().host);
					},
				});
				expect(await redis.ping()).equal('PONG');
				expect(addresses).deep.equal([{ host: 'anywhere', port: 1234 }]);
			});

			it('that is open already works', async () => {
				const socket = connectTcp(server().port, server().host);
				await new Promise((resolve) => socket.once('connect', resolve));
				const redis = client({ password: PASSWORD, connect: () => socket });
				expect(await redis.ping()).equal('PONG');
				await redis.close();
				expect(socket.destroyed).equal(true);
			});

			it('that is no socket works', async () => {
				const redis = client({ password: PASSWORD, connect: () => tunnel(connectTcp(server().port, server().host)) });
				const value = Buffer.alloc(300_000, 'ab');
				await redis.set('k', value);
				expect(value.equals((await redis.buffers.get('k')) as Buffer)).equal(true);
				await redis.close();
			});

			it('is asked for anew on each dial', async () => {
				const sockets: Socket[] = [];
				const redis = client({
					password: PASSWORD,
					connect: () => {
						const socket = connectTcp(server().port, server().host);
						sockets.push(socket);
						return socket;
					},
				});
				await redis.ping();
				const closed = new Promise((resolve) => redis.once('close', resolve));
				sockets[0]?.destroy();
				await closed;
				expect(await redis.ping()).equal('PONG');
				expect(sockets).lengthOf(2);
			});
		});

		it('closes in order: what was asked for is answered, and the server sees it go', async () => {
			const redis = client(at({ name: 'leaver' }));
			const gets = Array.from({ length: 100 }, () => redis.incr('n'));
			await redis.close();
			expect(await Promise.all(gets)).deep.equal(Array.from({ length: 100 }, (_, index) => index + 1));
			expect(await raw('CLIENT', 'LIST')).not.include('name=leaver');
			expect(redis.state).equal('closed');
		});

		it('closes by await using', async () => {
			let kept: Client;
			{
				await using redis = client(at());
				kept = redis;
				await redis.ping();
			}
			expect(kept.state).equal('closed');
		});
	},
	{ password: PASSWORD, unixSocket: true, tls: true },
);

/** A stream that is nobody's socket: no `connecting`, no `ref`. */
function tunnel(socket: Socket): Duplex {
	const stream = new Duplex({
		read: () => void socket.resume(),
		write: (chunk: Buffer, _encoding, done) => void socket.write(chunk, done),
		final: (done) => void socket.end(done),
		destroy: (error, done) => {
			socket.destroy();
			done(error);
		},
	});
	socket.on('data', (chunk) => {
		if (!stream.push(chunk)) socket.pause();
	});
	socket.on('end', () => stream.push(null));
	socket.on('error', (error) => stream.destroy(error));
	return stream;
}
