import { execFile } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { build as buildDist, isStale } from '../../scripts/build.ts';
import type { Server } from './server.ts';

export const root: string = fileURLToPath(new URL('../../', import.meta.url));
export const benchFolder: string = join(root, 'bench');
const scripts = join(benchFolder, 'results/tmp');

export function folderUrl(path: string): string {
	return pathToFileURL(`${resolve(path)}/`).href;
}

const run = promisify(execFile);

export interface RunOptions {
	readonly rounds: number | null;
	readonly quick: boolean;
	readonly json: boolean;
	readonly seed: number;
	/** Peers only: while our own client is not there. */
	readonly peersOnly: boolean;
	/** Folder URL of another build of ours, for the part `ab`. */
	readonly against: string | null;
}

export interface Context {
	readonly options: RunOptions;
	readonly host: string;
	readonly port: number;
	readonly dist: string;
	/** One more server, for a part that leaves it unusable. */
	startServer(): Promise<Server>;
	/** The compiled script of `bench/children/NAME.ts`. */
	script(name: string): string;
	/** Progress, to stderr, so that `--json` stays clean. */
	say(text: string): void;
}

/** The peers live in a package of their own; installed from its lock file on first use. */
export async function installPeers(say: (text: string) => void): Promise<void> {
	const marker = join(benchFolder, 'node_modules/.package-lock.json');
	const lock = join(benchFolder, 'package-lock.json');
	if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return;
	say('installing the peers (npm ci in bench/) …');
	await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: benchFolder });
}

/**
 * The client under test is the built package, as users get it, built anew when it is older than its source.
 * The run measures a copy, so that a build in the meantime changes nothing, and resolves with that copy's `esm` folder.
 */
export async function snapshotPackage(say: (text: string) => void): Promise<string> {
	if (isStale()) {
		say('building respool …');
		const complaints = await buildDist();
		if (complaints !== '') throw new Error(`respool does not build:\n${complaints}`);
	}
	const copy = join(root, '.cache', `bench-${process.pid}`);
	rmSync(copy, { recursive: true, force: true });
	cpSync(join(root, 'dist/esm'), copy, { recursive: true });
	process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
	return folderUrl(copy);
}

/** Children run as plain JavaScript: no loader, no hook thread, no source maps in the measured process. */
export async function buildScripts(): Promise<void> {
	await build({
		entryPoints: ['load', 'decode', 'memory', 'blocking', 'pool', 'pubsub'].map((name) =>
			join(benchFolder, 'children', `${name}.ts`),
		),
		outdir: scripts,
		outExtension: { '.js': '.mjs' },
		bundle: true,
		packages: 'external',
		platform: 'node',
		format: 'esm',
		target: 'node20',
		logLevel: 'warning',
	});
}

export function scriptPath(name: string): string {
	return join(scripts, `${name}.mjs`);
}

export interface Environment {
	readonly date: string;
	readonly node: string;
	readonly v8: string;
	readonly cpu: string;
	readonly cores: number;
	readonly memory: number;
	readonly system: string;
	readonly server: string;
	readonly commit: string | null;
	readonly peers: Record<string, string>;
	readonly load: readonly number[];
}

export async function environment(server: string): Promise<Environment> {
	const processors = cpus();
	return {
		date: new Date().toISOString(),
		node: process.version,
		v8: process.versions.v8,
		cpu: processors[0]?.model ?? '?',
		cores: processors.length,
		memory: totalmem(),
		system: `${platform()} ${release()}`,
		server,
		commit: await commit(),
		peers: peerVersions(),
		load: loadavg(),
	};
}

async function commit(): Promise<string | null> {
	try {
		const { stdout: name } = await run('git', ['describe', '--always', '--abbrev=12'], { cwd: root });
		// The results of the part before do not make it another commit.
		const changed = ['status', '--porcelain', '--untracked-files=no', '--', '.', ':(exclude)bench/results'];
		const { stdout: changes } = await run('git', changed, { cwd: root });
		return changes === '' ? name.trim() : `${name.trim()}-dirty`;
	} catch {
		// Before the first commit there is nothing to name.
		return null;
	}
}

function peerVersions(): Record<string, string> {
	const { dependencies } = JSON.parse(readFileSync(join(benchFolder, 'package.json'), 'utf8')) as {
		dependencies: Record<string, string>;
	};
	const versions: Record<string, string> = {};
	for (const name of Object.keys(dependencies)) {
		const manifest = join(benchFolder, 'node_modules', name, 'package.json');
		versions[name] = existsSync(manifest)
			? (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
			: 'absent';
	}
	return versions;
}
