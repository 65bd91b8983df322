/**
 * Two projects with the same dependants in `.cache/dependants`: one has stock ioredis, the other ours in its place, from tarballs and
 * by npm's own `overrides`. What is installed already stays, so that only the first run needs the network.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build, isStale } from '../../scripts/build.ts';
import { packages, stockVersion } from './dependant-packages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, '.cache/dependants');
const run = promisify(execFile);

export type Library = 'stock' | 'override';

/** The project's folder, with the scenarios in `scenarios`. */
export async function installation(library: Library): Promise<string> {
	const folder = join(cache, library);
	mkdirSync(folder, { recursive: true });
	const ioredis = library === 'stock' ? { version: stockVersion, overrides: {} } : await packed(folder);
	const manifest = {
		name: `respool-dependants-${library}`,
		private: true,
		dependencies: { ...packages, ioredis: ioredis.version },
		overrides: { ioredis: '$ioredis', ...ioredis.overrides },
	};
	await install(folder, `${JSON.stringify(manifest, null, '\t')}\n`);
	rmSync(join(folder, 'scenarios'), { recursive: true, force: true });
	cpSync(fileURLToPath(new URL('scenarios', import.meta.url)), join(folder, 'scenarios'), { recursive: true });
	return folder;
}

/** Packs both packages into the folder, named for what they hold. */
async function packed(folder: string): Promise<{ version: string; overrides: Record<string, string> }> {
	const complaints = isStale() ? await build() : '';
	if (complaints !== '') throw new Error(`The build failed:\n${complaints}`);
	const respool = await pack(root, folder);
	return { version: await pack(join(root, 'packages/ioredis'), folder), overrides: { respool } };
}

async function pack(from: string, into: string): Promise<string> {
	const scratch = mkdtempSync(join(tmpdir(), 'respool-pack-'));
	try {
		// Without scripts: `dist` is there.
		const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', scratch];
		const [report] = JSON.parse((await run('npm', args, { cwd: from })).stdout) as [{ filename: string }];
		const tarball = readFileSync(join(scratch, report.filename));
		const hash = createHash('sha256').update(tarball).digest('hex').slice(0, 12);
		const name = `${basename(report.filename, '.tgz')}-${hash}.tgz`;
		writeFileSync(join(into, name), tarball);
		return `file:./${name}`;
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

async function install(folder: string, manifest: string): Promise<void> {
	const done = join(folder, 'installed.json');
	if (existsSync(done) && readFileSync(done, 'utf8') === manifest) return;
	rmSync(done, { force: true });
	writeFileSync(join(folder, 'package.json'), manifest);
	// A lock file would keep the tarball of before.
	rmSync(join(folder, 'package-lock.json'), { force: true });
	for (const name of ['ioredis', 'respool'])
		rmSync(join(folder, 'node_modules', name), { recursive: true, force: true });
	rmSync(join(folder, 'node_modules/.package-lock.json'), { force: true });
	const args = [
		'install',
		'--ignore-scripts',
		'--no-audit',
		'--no-fund',
		'--prefer-offline',
		'--no-package-lock',
		'--legacy-peer-deps',
	];
	await run('npm', args, { cwd: folder, maxBuffer: 1 << 26 });
	writeFileSync(done, manifest);
}
