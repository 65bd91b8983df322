/** A server never outlives the process that started it, however that one ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { findServer } from '../../../src/testing/server-programs.ts';
import { startRedis } from '../../../src/testing/start-redis.ts';
import { useServer } from '../../support/server.ts';

const FIXTURE = join(import.meta.dirname, 'fixtures', 'leave-server.ts');

interface Left {
	readonly child: ChildProcess;
	readonly pid: number;
	readonly dir: string;
	readonly port: number;
}

async function leave(how: string): Promise<Left> {
	const child = spawn(process.execPath, ['--import', 'tsx', FIXTURE, how], { stdio: ['ignore', 'pipe', 'ignore'] });
	const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
	return { child, ...JSON.parse(line) };
}

/** An orphan that has ended is a zombie until somebody adopts it, which is none of our business. */
function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	} catch {
		return false;
	}
}

/** Polls, since the death of a process that is no child of ours is no event. Its port may be somebody else's by now: that says nothing. */
async function gone({ pid, dir }: Left): Promise<void> {
	while (isRunning(pid) || existsSync(dir)) await pause(10);
}

describe('the lifetime of a server', () => {
	// Has the program fetched when the machine has none.
	useServer();

	for (const how of ['end', 'exit', 'throw', 'crash']) {
		it(`is over when its process does ${how}`, async () => {
			const left = await leave(how);
			const [code] = await once(left.child, 'exit');
			expect(code).to.equal(how === 'throw' ? 1 : 0);
			await gone(left);
		});
	}

	it('leaves no folder when it has crashed and its process is killed', async () => {
		const left = await leave('crash-wait');
		left.child.kill('SIGKILL');
		await once(left.child, 'exit');
		await gone(left);
	});

	for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
		it(`is over when its process is killed with ${signal}`, async () => {
			const left = await leave('wait');
			left.child.kill(signal);
			const [, by] = await once(left.child, 'exit');
			expect(by).to.equal(signal);
			await gone(left);
		});
	}
});

describe('a server in Docker', () => {
	useServer();
	const kept = ['PATH', 'RESPOOL_CACHE', 'RESPOOL_REDIS_SERVER'].map((name) => [name, process.env[name]] as const);
	let root: string;

	/** A `docker` that runs the server on this machine and knows the few things that are asked of it. */
	beforeEach(async () => {
		const { command } = await findServer();
		const { PATH = '' } = process.env;
		root = await mkdtemp(join(tmpdir(), 'respool-test-'));
		await mkdir(join(root, 'path'));
		const docker = `#!/bin/sh
PATH='${PATH}'
echo "$*" >> '${root}/calls'
case "$1" in
version) echo 27.0 ;;
kill) kill -s "$3" "$(cat '${root}/'"$4")" ;;
run)
	until expr "$1" : redis: > /dev/null; do
		[ "$1" = --name ] && echo $$ > '${root}/'"$2"
		shift
	done
	shift 2
	exec '${command}' "$@" ;;
esac
`;
		await writeFile(join(root, 'path/docker'), docker);
		await chmod(join(root, 'path/docker'), 0o755);
		process.env['PATH'] = `${join(root, 'path')}:/bin:/usr/bin`;
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

	it('is started, asked over TCP, signalled and stopped by the name of its container', async () => {
		const server = await startRedis({ password: 'p' });
		expect(server.origin).to.match(/^Docker image redis:/);
		expect(await server.cli('PING')).to.equal('PONG');
		await server.kill('SIGKILL');
		await server.restart();
		expect(await server.cli('PING')).to.equal('PONG');
		await server.stop();
		expect(existsSync(server.dir)).to.equal(false);
	});
});
