/** `npm run demo` as a user runs it: in a process of its own, by its exit code and by what it prints. */
import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { testServer, useServer } from '../../support/server.ts';

const root = join(import.meta.dirname, '../../..');
/** A hang guard; it takes a few seconds. */
const DEMO_TIMEOUT = 60_000;

interface Ended {
	readonly code: number | string | null;
	readonly stdout: string;
	readonly stderr: string;
}

function demo(env: NodeJS.ProcessEnv): Promise<Ended> {
	const options = { cwd: root, timeout: DEMO_TIMEOUT, env: { ...process.env, RESPOOL_DEMO_URL: '', ...env } };
	return new Promise((resolve) => {
		execFile(process.execPath, ['--import', 'tsx', 'examples/demo.ts'], options, (error, stdout, stderr) => {
			// A process that had to be killed has no code.
			resolve({ code: error === null ? 0 : (error.code ?? null), stdout, stderr });
		});
	});
}

/** The text behind a label. */
function row(stdout: string, label: string): string {
	const found = stdout.split('\n').find((line) => line.trimStart().startsWith(`${label}  `));
	if (found === undefined) throw new Error(`No row ${label} in:\n${stdout}`);
	return found.trim().slice(label.length).trim();
}

/** What connecting to a port ends with: the code of the error, or nothing. */
function answerOf(port: number): Promise<string | undefined> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => {
			socket.destroy();
			resolve(undefined);
		});
		socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
	});
}

/** A port that nobody listens on. */
function deadPort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}

describe('npm run demo', function () {
	this.timeout(DEMO_TIMEOUT);

	describe('with a server of its own', () => {
		let ended: Ended;
		before(async function () {
			this.timeout(DEMO_TIMEOUT + 300_000);
			// Sees to it that there is a program to start.
			await (await testServer()).stop();
			ended = await demo({});
		});

		it('ends by itself with exit code 0', () => {
			expect(ended.stderr).to.equal('');
			expect(ended.code).to.equal(0);
		});

		it('prints what it saw', () => {
			const { stdout } = ended;
			expect(row(stdout, 'Server version')).to.match(/^(?:Redis|Valkey) \d+\.\d+\.\d+/);
			expect(row(stdout, 'Protocol')).to.match(/^RESP3/);
			expect(row(stdout, 'PING')).to.equal('PONG');
			expect(row(stdout, 'Unicode round trip')).to.contain('世界').and.contain('the same text back');
			expect(row(stdout, 'Binary round trip')).to.contain('256 bytes back as a Buffer, all equal');
			expect(row(stdout, 'hgetall')).to.equal("{ name: 'Ada', born: '1815' }");
			expect(row(stdout, 'pipeline().exec()')).to.contain("[ 'OK', 42, '42' ]");
			expect(row(stdout, 'one command fails')).to.contain('PipelineError');
			expect(row(stdout, 'multi().exec()')).to.contain('[ 70, 30 ]');
			expect(row(stdout, 'release one’s own')).to.equal('1');
			expect(row(stdout, 'Blocked consumers')).to.match(/^50 on one client, .* all served: 50$/);
			expect(row(stdout, 'GET p99 meanwhile')).to.match(/^\d+\.\d\d ms/);
			expect(row(stdout, 'Money before and after')).to.equal('400, 400');
			expect(row(stdout, 'scanIterator')).to.match(/^1000 keys/);
			expect(row(stdout, 'tail')).to.contain('first line');
			expect(row(stdout, 'Jobs')).to.match(/^150, each done once by three processes$/);
			expect(row(stdout, 'bob is killed')).to.match(
				/^in the middle of job \d+; (?:ann|cid) takes it over, as delivery 2$/,
			);
			expect(row(stdout, 'Left in the group')).to.equal('0 pending');
		});

		it('counts commands and bytes that were really sent', () => {
			const number = (label: string): number =>
				Number(/^[\d,.]+/.exec(row(ended.stdout, label))?.[0].replaceAll(',', ''));
			const commands = number('Commands');
			expect(commands).to.equal(200_000);
			expect(number('Commands per second')).to.be.greaterThan(0);
			expect(number('Client CPU per command')).to.be.greaterThan(0);
			// Keys have 59 to 62 bytes, their prefix included: `*3 SET key value` has 118 to 121, `*2 GET key` 79 to 82. And one INFO.
			const [sent, received] = [number('Bytes to the server'), number('Bytes from the server')].map((mb) => mb * 1e6);
			expect(sent).to.be.within((commands / 2) * 197, (commands / 2) * 204);
			// `+OK` and `$32` with 32 bytes; the reply to the first INFO is counted too.
			expect(received).to.be.within((commands / 2) * 44, (commands / 2) * 44 + 20_000);
		});

		it('has stopped its server', async () => {
			const port = Number(/127\.0\.0\.1:(\d+)/.exec(row(ended.stdout, 'Server version'))?.[1]);
			expect(await answerOf(port)).to.equal('ECONNREFUSED');
		});
	});

	describe('on a server that runs already', () => {
		const server = useServer();

		it('leaves the server running, and its data as it was', async () => {
			await server().call('SET', 'somebody', 'else');
			const { code, stdout } = await demo({ RESPOOL_DEMO_URL: server().url });
			expect(code).to.equal(0);
			expect(row(stdout, 'Server version')).to.contain('RESPOOL_DEMO_URL');
			expect(await server().call('KEYS', '*')).to.deep.equal(['somebody']);
		});
	});

	describe('without a server', () => {
		it('says what refused the connection, without the password, and exits 1', async () => {
			const port = await deadPort();
			const { code, stderr } = await demo({ RESPOOL_DEMO_URL: `redis://me:hunter2@127.0.0.1:${port}` });
			expect(code).to.equal(1);
			expect(stderr).to.match(/^No server for the demo\. Tried:\n/);
			expect(stderr).to.contain(`RESPOOL_DEMO_URL, which names 127.0.0.1:${port}`).and.contain('ECONNREFUSED');
			expect(stderr).not.to.contain('hunter2');
		});

		it('refuses a URL that is none and exits 1', async () => {
			const { code, stderr } = await demo({ RESPOOL_DEMO_URL: 'http://hunter2@localhost' });
			expect(code).to.equal(1);
			expect(stderr).to.contain('RESPOOL_DEMO_URL').and.contain('Bad connection URL').and.not.contain('hunter2');
		});

		it('lists every place it looked at when the machine has none, and exits 1', async () => {
			// A cache that cannot be written to, so that nothing is fetched either.
			const { code, stderr } = await demo({
				PATH: '/nonexistent',
				RESPOOL_CACHE: '/dev/null',
				RESPOOL_REDIS_SERVER: '',
			});
			expect(code).to.equal(1);
			const places = [
				'RESPOOL_REDIS_SERVER',
				'redis-server on PATH',
				'valkey-server on PATH',
				'cache folder',
				'Docker',
			];
			for (const place of [...places, 'npm run servers']) expect(stderr).to.contain(`  - ${place}`);
			expect(stderr).to.contain('apt install redis-server');
		});
	});
});
