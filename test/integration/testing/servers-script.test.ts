/** `scripts/servers.ts` as a command, on what the cache has: nothing is fetched here. */
import { execFile } from 'node:child_process';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { cachedServer, ensureServer, SUITES } from '../../../scripts/servers.ts';
import { rejection } from '../../support/rejection.ts';

const run = promisify(execFile);
const SCRIPT = join(import.meta.dirname, '../../../scripts/servers.ts');
const servers = (args: string[], env: NodeJS.ProcessEnv = {}): Promise<{ stdout: string; stderr: string }> =>
	run(process.execPath, ['--import', 'tsx', SCRIPT, ...args], { env: { ...process.env, ...env } });

describe('npm run servers', () => {
	it('lists what is there', async () => {
		const { stdout } = await servers(['--list']);
		expect(
			stdout
				.trim()
				.split('\n')
				.map((line) => line.split('\t')[0]),
		).to.deep.equal([...SUITES]);
	});

	it('is quick and offline for what is cached, and the launchers run', async () => {
		for (const suite of SUITES) {
			const cached = await cachedServer(suite);
			if (cached === undefined) continue;
			const { stdout, stderr } = await servers([suite]);
			expect(stdout).to.equal(`${suite}\t${cached.kind} ${cached.version}\t${cached.serverPath}\n`);
			expect(stderr).to.equal('');
			expect((await run(cached.serverPath, ['--version'])).stdout).to.contain(`v=${cached.version}`);
			await access(cached.cliPath);
			expect(await ensureServer(suite)).to.deep.equal(cached);
		}
	});

	it('ends with an error that names every way it tried', async () => {
		const cache = await mkdtemp(join(tmpdir(), 'respool-test-'));
		try {
			const error = await rejection(servers(['nosuchsuite'], { RESPOOL_CACHE: cache }));
			expect((error as Error & { stderr: string }).stderr).to.match(
				/^No server could be fetched from Debian nosuchsuite:\n {2}- /m,
			);
		} finally {
			await rm(cache, { recursive: true });
		}
	});

	it('refuses options and names that are none', async () => {
		expect((await rejection(servers(['--nonsense']))).message).to.contain('known are --all, --list, --refresh');
		await rejection(ensureServer('../etc'), TypeError);
	});
});
