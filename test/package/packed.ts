/** The package as users get it: packed, and unpacked into a project that has nothing but its declared dependencies. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Packed {
	/** The tarball. */
	readonly tarball: string;
	/** What it holds, relative to the package. */
	readonly files: readonly string[];
	/** A project that has the package in its `node_modules`. */
	readonly project: string;
	/** The package within that project. */
	readonly folder: string;
	readonly manifest: Manifest;
}

export interface Manifest {
	readonly dependencies: Readonly<Record<string, string>>;
	readonly exports: Readonly<Record<string, unknown>>;
}

export interface Outcome {
	readonly status: number;
	readonly output: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
export const binary = (name: string): string => join(root, 'node_modules/.bin', name);

/** Runs a program to its end; never rejects. */
export function run(program: string, args: readonly string[], cwd: string): Promise<Outcome> {
	return new Promise((resolve) => {
		execFile(program, args, { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
			const status = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
			resolve({ status, output: stdout + (status === 0 ? '' : stderr) });
		});
	});
}

async function succeed(program: string, args: readonly string[], cwd: string): Promise<string> {
	const { status, output } = await run(program, args, cwd);
	if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${output}`);
	return output;
}

async function pack(): Promise<Packed> {
	const project = mkdtempSync(join(tmpdir(), 'respool-package-'));
	process.once('exit', () => rmSync(project, { recursive: true, force: true }));
	// Without scripts: `dist` was built before the tests, and another test may be reading it.
	const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', project];
	const [report] = JSON.parse(await succeed('npm', args, root)) as [{ filename: string; files: { path: string }[] }];
	const tarball = join(project, report.filename);
	const folder = join(project, 'node_modules/respool');
	mkdirSync(folder, { recursive: true });
	await succeed('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], project);
	const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
	// Types of Node are the consumer's own; the rest is only what the package declares.
	for (const name of [...Object.keys(manifest.dependencies), '@types/node', 'undici-types']) {
		cpSync(join(root, 'node_modules', name), join(project, 'node_modules', name), { recursive: true });
	}
	writeFileSync(join(project, 'package.json'), '{"name":"consumer","private":true}\n');
	return { tarball, files: report.files.map((file) => file.path), project, folder, manifest };
}

let once: Promise<Packed> | undefined;

/** Packs once for all tests of the run. */
export function packed(): Promise<Packed> {
	once ??= pack();
	return once;
}
