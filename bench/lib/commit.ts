/** An earlier commit of our own, built for the part `ab`. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds what `commit` has of `src`, once, and resolves with the folder of its ES modules. */
export async function buildCommit(commit: string, say: (text: string) => void): Promise<string> {
	const { stdout } = await run('git', ['rev-parse', '--verify', `${commit}^{commit}`], { cwd: root });
	const id = stdout.trim();
	const kept = join(root, '.cache', `against-${id.slice(0, 12)}`);
	const modules = join(kept, 'esm');
	if (existsSync(modules)) return modules;
	say(`building ${id.slice(0, 7)} …`);
	const fresh = `${kept}.${process.pid}`;
	rmSync(fresh, { recursive: true, force: true });
	mkdirSync(fresh, { recursive: true });
	try {
		const archive = join(fresh, 'source.tar');
		await run('git', ['archive', '-o', archive, id, 'src', 'package.json', 'tsconfig.json', 'tsconfig.esm.json'], {
			cwd: root,
		});
		await run('tar', ['-xf', archive, '-C', fresh]);
		const compiler = join(root, 'node_modules/typescript/bin/tsc');
		await run(process.execPath, [compiler, '-p', 'tsconfig.esm.json', '--outDir', 'esm'], { cwd: fresh });
		rmSync(kept, { recursive: true, force: true });
		renameSync(fresh, kept);
		return modules;
	} finally {
		rmSync(fresh, { recursive: true, force: true });
	}
}
