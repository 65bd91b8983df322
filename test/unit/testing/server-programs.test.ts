import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { findServer } from '../../../src/testing/server-programs.ts';
import { ServerNotFoundError } from '../../../src/testing/testing-errors.ts';
import { rejection } from '../../support/rejection.ts';

const REDIS = 'Redis server v=7.9.1 sha=00000000:0 malloc=libc bits=64 build=1';
const VALKEY = 'Valkey server v=9.1.2 sha=00000000:0 malloc=libc bits=64 build=1';

describe('findServer', () => {
	const kept = ['PATH', 'RESPOOL_CACHE', 'RESPOOL_REDIS_SERVER'].map((name) => [name, process.env[name]] as const);
	let root: string;

	beforeEach(async () => {
		root = await mkdtemp(join(tmpdir(), 'respool-test-'));
		await mkdir(join(root, 'path'));
		process.env['PATH'] = join(root, 'path');
		process.env['RESPOOL_CACHE'] = join(root, 'cache');
		delete process.env['RESPOOL_REDIS_SERVER'];
	});
	afterEach(async () => {
		for (const [name, value] of kept) {
			if (value === undefined) delete process.env[name];
			else process.env[name] = value;
		}
		await rm(root, { recursive: true });
	});

	/** A program that says something and ends. */
	async function program(path: string, says: string, code = 0): Promise<string> {
		const file = join(root, path);
		await mkdir(join(file, '..'), { recursive: true });
		await writeFile(file, `#!/bin/sh\necho '${says}'\nexit ${code}\n`);
		await chmod(file, 0o755);
		return file;
	}
	async function cached(suite: string, kind: string, says: string): Promise<string> {
		const path = await program(`cache/servers/${suite}/bin/server`, says);
		const manifest = { suite, kind, version: '1', server: 'bin/server' };
		await writeFile(join(root, `cache/servers/${suite}/server.json`), JSON.stringify(manifest));
		return path;
	}

	it('takes the variable first', async () => {
		await program('path/redis-server', REDIS);
		process.env['RESPOOL_REDIS_SERVER'] = await program('own', VALKEY);
		expect(await findServer()).to.deep.equal({
			kind: 'valkey',
			version: '9.1.2',
			command: join(root, 'own'),
			origin: `RESPOOL_REDIS_SERVER=${join(root, 'own')}`,
		});
	});

	it('takes redis-server before valkey-server on PATH', async () => {
		await program('path/valkey-server', VALKEY);
		expect((await findServer()).command).to.equal('valkey-server');
		process.env['PATH'] = `${join(root, 'path')}:${join(root, 'more')}`;
		await program('more/redis-server', REDIS);
		expect((await findServer()).command).to.equal('redis-server');
	});

	it('takes the cache folder next, bookworm before others, and passes over what does not answer', async () => {
		await program('path/redis-server', 'cannot execute', 1);
		const sid = await cached('sid', 'valkey', VALKEY);
		await mkdir(join(root, 'cache/servers/.trixie-unfinished'), { recursive: true });
		await mkdir(join(root, 'cache/servers/trixie'), { recursive: true });
		expect((await findServer()).command).to.equal(sid);
	});

	it('takes the named suite only', async () => {
		await program('path/redis-server', REDIS);
		await cached('bookworm', 'redis', REDIS);
		const sid = await cached('sid', 'valkey', VALKEY);
		expect((await findServer({ suite: 'sid' })).command).to.equal(sid);
		const error = await rejection(findServer({ suite: 'trixie' }), ServerNotFoundError);
		expect(error.message).to.contain('npm run servers -- trixie');
	});

	it('takes the named program only', async () => {
		await program('path/redis-server', REDIS);
		const own = await program('own', REDIS);
		expect((await findServer({ binary: own })).version).to.equal('7.9.1');
		const error = await rejection(findServer({ binary: '/nowhere/redis-server' }), ServerNotFoundError);
		expect(error.tried).to.deep.equal(['/nowhere/redis-server: not found']);
	});

	it('takes Docker last, and tries its images in turn', async () => {
		const script = `#!/bin/sh
case "$*" in
version*) echo 27.0 ;;
*valkey*) echo '${VALKEY}' ;;
*) echo 'no such image' >&2; exit 125 ;;
esac
`;
		await writeFile(join(root, 'path/docker'), script, { mode: 0o755 });
		const found = await findServer();
		expect(found.image).to.match(/valkey/);
		expect(found).to.include({ kind: 'valkey', version: '9.1.2', command: 'valkey-server' });
	});

	it('warns when the variable was not heeded', async () => {
		const own = join(root, 'missing');
		process.env['RESPOOL_REDIS_SERVER'] = own;
		await program('path/redis-server', REDIS);
		const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
		expect((await findServer()).command).to.equal('redis-server');
		expect((await warned).message).to.equal(
			`RESPOOL_REDIS_SERVER=${own}: not found; using redis-server on PATH instead`,
		);
	});

	it('has one error that lists what was tried and how to mend it, and looks again afterwards', async () => {
		await program('path/valkey-server', 'nonsense');
		const error = await rejection(findServer(), ServerNotFoundError);
		expect(error.code).to.equal('SERVER_NOT_FOUND');
		expect(error.tried).to.deep.equal([
			'RESPOOL_REDIS_SERVER: not set',
			'redis-server on PATH: not found',
			'valkey-server on PATH: --version says "nonsense\\n"',
			`cache folder ${join(root, 'cache/servers')}: no server in it`,
			'Docker: the docker command was not found',
		]);
		for (const each of error.tried) expect(error.message).to.contain(each);
		for (const remedy of ['apt install', 'RESPOOL_REDIS_SERVER', 'docker-compose.yml', 'npm run servers']) {
			expect(error.message).to.contain(remedy);
		}
		await program('path/redis-server', REDIS);
		expect((await findServer()).version).to.equal('7.9.1');
	});
});
