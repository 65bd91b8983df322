import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { expect } from 'chai';
import { ReplyError } from '../../../src/core/errors.ts';
import { FaultServer } from '../../../src/testing/fault-server.ts';
import { freePort } from '../../../src/testing/free-port.ts';
import type { RedisServer } from '../../../src/testing/redis-server.ts';
import { encodeReply } from '../../../src/testing/reply-encoder.ts';
import { findServer } from '../../../src/testing/server-programs.ts';
import { startRedis } from '../../../src/testing/start-redis.ts';
import { ServerStartError } from '../../../src/testing/testing-errors.ts';
import { RawSocket } from '../../support/raw-socket.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer, hasFeaturesOf, testServer, useServer } from '../../support/server.ts';

const PING = encodeReply(['PING']);

/** Whether a process id is taken by a process that is not a zombie waiting for its parent. */
function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

eachServer('startRedis', ({ server: shared }) => {
	it('gives a server that answers on its url', async () => {
		const server = shared();
		expect(server.url).to.equal(`redis://127.0.0.1:${server.port}`);
		const socket = await RawSocket.open({ host: server.host, port: server.port });
		socket.write(PING);
		await socket.until('+PONG\r\n');
		socket.destroy();
	});

	it('tells version, kind and process id as the server does', async () => {
		const server = shared();
		const info = await server.cli('INFO', 'server');
		expect(info).to.contain(`process_id:${server.pid}\r\n`);
		expect(info).to.contain(`${server.kind}_version:${server.version}\r\n`);
		expect(server.running).to.equal(true);
	});

	it('persists nothing and lies in a folder of its own', async () => {
		const server = shared();
		expect(await server.cli('CONFIG', 'GET', 'save')).to.equal('save\n');
		expect(await server.cli('CONFIG', 'GET', 'appendonly')).to.equal('appendonly\nno');
		expect(await server.cli('CONFIG', 'GET', 'dir')).to.contain(server.dir);
		expect(server.args[0]).to.equal(`${server.dir}/redis.conf`);
		expect(server.logTail()).to.contain('Ready to accept connections');
		expect(server.logTail(1).split('\n')).to.have.length(1);
	});

	it('has a cli that prints replies, and rejects with error replies', async () => {
		const server = shared();
		expect(await server.cli('SET', 'häl', 7)).to.equal('OK');
		expect(await server.cli('GET', 'häl')).to.equal('7');
		expect(await server.cli('GET', 'nothing')).to.equal('');
		expect(await server.call('GET', 'nothing')).to.equal(null);
		expect(await server.call('RPUSH', 'list', 'a', Buffer.from('b'))).to.equal(2);
		expect(await server.cli('LRANGE', 'list', 0, -1)).to.equal('a\nb');
		const error = await rejection(server.cli('INCR', 'list'), ReplyError);
		expect(error.code).to.equal('WRONGTYPE');
	});

	it('allows DEBUG', async () => {
		expect(await shared().cli('DEBUG', 'SLEEP', '0')).to.equal('OK');
	});
});

eachServer('startRedis with options', ({ suite }) => {
	let server: RedisServer;
	const start = async (options: Parameters<typeof testServer>[0]): Promise<RedisServer> => {
		server = await testServer(suite === undefined ? options : { ...options, suite });
		return server;
	};
	afterEach(() => server.stop());

	it('passes on arguments and directives', async () => {
		await start({ args: ['--maxclients', '123'], config: { 'rename-command': ['HELLO ""', 'CLIENT ""'], hz: 50 } });
		expect(await server.cli('CONFIG', 'GET', 'maxclients')).to.equal('maxclients\n123');
		expect(await server.cli('CONFIG', 'GET', 'hz')).to.equal('hz\n50');
		await rejection(server.cli('HELLO', 3), ReplyError);
		await rejection(server.cli('CLIENT', 'ID'), ReplyError);
		expect(server.args.slice(1)).to.deep.equal(['--maxclients', '123']);
	});

	it('listens on a unix socket', async () => {
		await start({ unixSocket: true });
		const socket = await RawSocket.open({ path: server.path as string });
		socket.write(PING);
		await socket.until('+PONG\r\n');
		socket.destroy();
	});

	it('listens with TLS, with certificates that hold', async () => {
		await start({ tls: true, password: 'p' });
		expect(server.tlsUrl).to.equal(`rediss://:p@127.0.0.1:${server.tlsPort}`);
		const { ca, client } = server.tls ?? expect.fail();
		for (const servername of ['localhost', '127.0.0.1']) {
			const socket = connectTls({
				host: '127.0.0.1',
				port: server.tlsPort as number,
				ca,
				servername: servername === 'localhost' ? servername : '',
			});
			const reply = await new Promise<string>((resolve, reject) => {
				socket.on('error', reject);
				socket.once('data', (chunk) => resolve(String(chunk)));
				socket.write(PING);
			});
			expect(reply).to.match(/^-NOAUTH/);
			expect(socket.authorized).to.equal(true);
			socket.destroy();
		}
		expect(client.cert).to.contain('BEGIN CERTIFICATE');
		const stranger = connectTls({ host: '127.0.0.1', port: server.tlsPort as number });
		const error = await new Promise<Error>((resolve) => stranger.once('error', resolve));
		expect((error as NodeJS.ErrnoException).code).to.match(/SELF_SIGNED|UNABLE_TO/);
	});

	it('can demand client certificates', async () => {
		await start({ tls: true, config: { 'tls-auth-clients': 'yes' } });
		const { ca, client } = server.tls ?? expect.fail();
		const socket = connectTls({
			host: '127.0.0.1',
			port: server.tlsPort as number,
			ca,
			cert: client.cert,
			key: client.key,
		});
		const reply = await new Promise<string>((resolve, reject) => {
			socket.on('error', reject);
			socket.once('data', (chunk) => resolve(String(chunk)));
			socket.write(PING);
		});
		expect(reply).to.equal('+PONG\r\n');
		socket.destroy();
	});

	it('has a password', async () => {
		await start({ password: 'pä:ss"wörd' });
		expect(server.url).to.equal(`redis://:${encodeURIComponent('pä:ss"wörd')}@127.0.0.1:${server.port}`);
		expect(await server.cli('PING')).to.equal('PONG');
		const socket = await RawSocket.open({ host: server.host, port: server.port });
		socket.write(PING);
		await socket.until((text) => text.startsWith('-NOAUTH'));
		socket.write(encodeReply(['AUTH', 'pä:ss"wörd']));
		await socket.until((text) => text.endsWith('+OK\r\n'));
		socket.destroy();
	});

	it('has users', async () => {
		await start({ acl: ['alice on >secret ~app:* +@all -@dangerous', 'user bob off'], password: 'admin' });
		expect(await server.cli('ACL', 'USERS')).to.equal('alice\nbob\ndefault');
		if (hasFeaturesOf(server, '7.0')) {
			expect(await server.cli('ACL', 'DRYRUN', 'alice', 'GET', 'app:1')).to.equal('OK');
			expect(await server.cli('ACL', 'DRYRUN', 'default', 'PUBLISH', 'c', 'm')).to.equal('OK');
		}
		const socket = await RawSocket.open({ host: server.host, port: server.port });
		socket.write(Buffer.concat([encodeReply(['AUTH', 'alice', 'secret']), encodeReply(['FLUSHALL'])]));
		await socket.until((text) => text.startsWith('+OK\r\n-NOPERM'));
		socket.destroy();
	});

	it('is ready as a replica when it is synchronised', async () => {
		const master = await testServer({ ...(suite === undefined ? {} : { suite }), password: 'm' });
		try {
			await master.cli('SET', 'a', '1');
			await start({ replicaOf: master });
			expect(await server.cli('GET', 'a')).to.equal('1');
			expect(await server.cli('ROLE')).to.match(/^slave\n127\.0\.0\.1\n/);
		} finally {
			await master.stop();
		}
	});

	it('keeps port and files through a crash and a restart', async () => {
		await start({ args: ['--appendonly', 'yes', '--appendfsync', 'always'] });
		const { port, pid, exited } = server;
		await server.cli('SET', 'a', '1');
		await server.kill('SIGKILL');
		expect(await exited).to.deep.equal({ code: null, signal: 'SIGKILL' });
		expect([server.running, isAlive(pid)]).to.deep.equal([false, false]);
		await server.restart();
		expect(server.port).to.equal(port);
		expect(server.pid).not.to.equal(pid);
		expect(await server.cli('GET', 'a')).to.equal('1');
		await server.restart();
		expect(await server.cli('GET', 'a')).to.equal('1');
	});

	it('is frozen and thawed by signals, and stopped while frozen', async () => {
		await start({});
		const socket = await RawSocket.open({ host: server.host, port: server.port });
		await server.kill('SIGSTOP');
		socket.write(PING);
		expect(server.running).to.equal(true);
		await server.kill('SIGCONT');
		await socket.until('+PONG\r\n');
		await server.kill('SIGSTOP');
		await server.stop();
		expect(server.running).to.equal(false);
		socket.destroy();
	});

	it('stops for good, and takes its folder along', async () => {
		await start({});
		const { pid, dir } = server;
		await Promise.all([server.stop(), server.stop(), server[Symbol.asyncDispose]()]);
		expect([isAlive(pid), existsSync(dir)]).to.deep.equal([false, false]);
		await rejection(server.restart(), ServerStartError);
		await rejection(server.cli('PING'));
	});
});

describe('startRedis', () => {
	const found = useServer();

	it('says with the log why a server did not start', async () => {
		const error = await rejection(testServer({ config: { nonsense: 'yes' } }), ServerStartError);
		expect(error.message).to.contain('before it was ready').and.contain('nonsense');
		expect(error.code).to.equal('SERVER_START');
	});

	it('rejects when the port that was asked for is taken', async () => {
		const { port } = found();
		const error = await rejection(testServer({ port }), ServerStartError);
		expect(error.log).to.match(/address already in use/i);
	});

	it('asks for another port when somebody else was faster', async () => {
		const { command } = await findServer();
		const folder = await mkdtemp(join(tmpdir(), 'respool-test-'));
		try {
			const binary = join(folder, 'redis-server');
			const unlucky = `#!/bin/sh
[ "$1" = --version ] || echo x >> '${folder}/starts'
case "$1 $(wc -l < '${folder}/starts' 2> /dev/null)" in
--version* | *3) exec '${command}' "$@" ;;
esac
echo 'Warning: Could not create server TCP listening socket 127.0.0.1:1: bind: Address already in use'
exit 1
`;
			await writeFile(binary, unlucky, { mode: 0o755 });
			await using server = await startRedis({ binary });
			expect(await server.cli('PING')).to.equal('PONG');
			expect(await readFile(join(folder, 'starts'), 'utf8')).to.equal('x\nx\nx\n');
			expect(server.logTail()).not.to.contain('already in use');
		} finally {
			await rm(folder, { recursive: true });
		}
	});

	it('listens on the port that was asked for', async () => {
		const port = await freePort();
		await using server = await testServer({ port });
		expect(server.port).to.equal(port);
	});

	it('rejects when the server does not get ready in time', async () => {
		// A master that accepts and is silent keeps a replica from ever being synchronised.
		await using master = await FaultServer.start({ onCommand: () => '' });
		const error = await rejection(testServer({ replicaOf: master, startTimeout: 300 }), ServerStartError);
		expect(error.message).to.match(/^The server did not synchronise with its master in time/);
	});

	it('starts many at once', async () => {
		const servers = await Promise.all(Array.from({ length: 8 }, () => testServer()));
		expect(new Set(servers.map(({ port }) => port)).size).to.equal(8);
		await Promise.all(servers.map((server) => server.stop()));
	});
});
