/** Compiles samples that are written for ioredis 6 in a project that has one or the other as `ioredis`. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stockFolder } from '../ioredis/behaviour/subject.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folders of samples, and how each resolves modules. */
const kinds = {
	ioredis: { module: 'nodenext' },
	'ioredis-bundled': { module: 'esnext', moduleResolution: 'bundler' },
} as const;

const settings = (folder: keyof typeof kinds): object => ({
	compilerOptions: {
		strict: true,
		noImplicitOverride: true,
		noEmit: true,
		target: 'es2022',
		...kinds[folder],
		types: ['node'],
		typeRoots: [join(root, 'node_modules/@types')],
		skipLibCheck: false,
	},
	include: [`${folder}/*`],
});

/** The compiler's complaints, empty when it has none. */
export async function complaintsAbout(library: 'stock' | 'facade'): Promise<string> {
	const project = mkdtempSync(join(tmpdir(), 'respool-types-'));
	try {
		mkdirSync(join(project, 'node_modules'));
		if (library === 'stock') {
			const stock = stockFolder();
			if (stock === undefined) throw new Error('No ioredis to compare with: npm --prefix bench ci');
			symlinkSync(stock, join(project, 'node_modules/ioredis'));
		} else {
			symlinkSync(root, join(project, 'node_modules/respool'));
			cpSync(join(root, 'packages/ioredis'), join(project, 'node_modules/ioredis'), { recursive: true });
			if (!existsSync(join(root, 'dist'))) throw new Error('Not built: npm run build');
		}
		writeFileSync(join(project, 'package.json'), '{"name":"samples","private":true,"type":"module"}\n');
		let complaints = '';
		for (const folder of Object.keys(kinds) as (keyof typeof kinds)[]) {
			cpSync(fileURLToPath(new URL(folder, import.meta.url)), join(project, folder), { recursive: true });
			writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(settings(folder)));
			complaints += await compile(project);
		}
		return complaints;
	} finally {
		rmSync(project, { recursive: true, force: true });
	}
}

function compile(project: string): Promise<string> {
	const tsc = join(root, 'node_modules/typescript/bin/tsc');
	return new Promise((resolve) => {
		execFile(process.execPath, [tsc, '-p', project, '--pretty', 'false'], { cwd: project }, (error, stdout, stderr) => {
			resolve(error ? stdout + stderr || error.message : '');
		});
	});
}
