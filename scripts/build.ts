/**
 * Builds `dist`: the ES modules, the CommonJS twins, and types for each.
 *
 *   src ──tsc──> .cache/build-PID/esm ──rollup──> .cache/build-PID/cjs ──rename──> dist
 *
 * `dist` is replaced in one step, so that a test that reads it never meets half a build, and a failed build
 * leaves it alone.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
/** Written last; its time is the time at which the build began. */
const stamp = 'cjs/package.json';
const inputs = [
	'src',
	'tsconfig.json',
	'tsconfig.esm.json',
	'tsconfig.cjs.json',
	'package.json',
	'scripts/build.ts',
	'scripts/bundle.ts',
];

/** The latest change of a file or of anything in a folder; a folder's own time tells of files that are gone. */
function changedAt(path: string): number {
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

/** True when `dist` is missing or older than what it is made of. */
export function isStale(): boolean {
	const built = join(dist, stamp);
	if (!existsSync(built)) return true;
	const builtAt = statSync(built).mtimeMs;
	return inputs.some((input) => changedAt(join(root, input)) > builtAt);
}

function compile(project: string, outDir: string, ...more: string[]): Promise<string> {
	const tsc = join(root, 'node_modules/typescript/bin/tsc');
	const args = [tsc, '-p', project, '--outDir', outDir, '--noEmitOnError', '--pretty', 'false', ...more];
	return new Promise((resolve) => {
		execFile(process.execPath, args, { cwd: root, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
			resolve(error ? stdout + stderr || error.message : '');
		});
	});
}

/** Puts `fresh` in the place of `dist`; another build may do the same at the same time, and the last one wins. */
function swap(fresh: string): void {
	const old = `${fresh}.old`;
	for (let attempt = 1; ; attempt++) {
		try {
			if (existsSync(dist)) renameSync(dist, old);
			renameSync(fresh, dist);
			break;
		} catch (error) {
			if (attempt === 20) throw error;
		} finally {
			rmSync(old, { recursive: true, force: true });
		}
	}
}

/** Builds `dist` anew. Resolves with the compiler's complaints, empty when all is well. */
export async function build(): Promise<string> {
	const began = new Date();
	const fresh = join(root, '.cache', `build-${process.pid}`);
	rmSync(fresh, { recursive: true, force: true });
	mkdirSync(fresh, { recursive: true });
	try {
		const complaints = await Promise.all([
			compile('tsconfig.esm.json', join(fresh, 'esm')),
			compile('tsconfig.cjs.json', join(fresh, 'cjs'), '--emitDeclarationOnly'),
		]);
		const text = [...new Set(complaints.flatMap((complaint) => complaint.split('\n')))].join('\n').trim();
		if (text !== '') return text;
		await bundle(join(fresh, 'esm'), join(fresh, 'cjs'), join(root, 'package.json'));
		writeFileSync(join(fresh, stamp), '{"type":"commonjs"}\n');
		utimesSync(join(fresh, stamp), began, began);
		swap(fresh);
		return '';
	} finally {
		rmSync(fresh, { recursive: true, force: true });
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const began = performance.now();
	const complaints = await build();
	if (complaints !== '') {
		console.error(complaints);
		console.error('build failed; dist is as it was');
		process.exitCode = 1;
	} else {
		console.log(`built dist in ${((performance.now() - began) / 1000).toFixed(1)} s`);
	}
}
