/** Compiles test/types/dependants in a project that has the packages. */
import { execFile } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The compiler's complaints about the code of applications, empty when it has none. @param folder A project of `installation`. */
export async function complaintsAbout(folder: string): Promise<string> {
	rmSync(join(folder, 'typed'), { recursive: true, force: true });
	cpSync(fileURLToPath(new URL('../types/dependants', import.meta.url)), join(folder, 'typed'), { recursive: true });
	const all = [
		await complaintsOf(folder, 'typed/*.ts', { module: 'esnext', moduleResolution: 'bundler', skipLibCheck: false }),
		// bullmq's own types do not compile there.
		await complaintsOf(folder, 'typed/*.mts', { module: 'nodenext', moduleResolution: 'nodenext', skipLibCheck: true }),
	];
	return all.join('');
}

function complaintsOf(folder: string, files: string, modules: object): Promise<string> {
	const compilerOptions = {
		// Its own exports leave its types out.
		paths: { redlock: ['./node_modules/redlock/dist/index.d.ts'] },
		...{ strict: true, noEmit: true, target: 'es2022', ...modules },
		...{ types: ['node'], typeRoots: [join(root, 'node_modules/@types')] },
	};
	writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: [files] }));
	const tsc = join(root, 'node_modules/typescript/bin/tsc');
	return new Promise((resolve) => {
		execFile(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { cwd: folder }, (error, stdout, stderr) => {
			resolve(error ? stdout + stderr || error.message : '');
		});
	});
}
