/** What calls of command methods cost a compiler, counted in type instantiations: ours, and those of ioredis. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { methodName, Surface, specOf } from '../../../src/commands/spec.ts';
import { type Example, examples, wordsOf } from '../../integration/commands/examples.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');

/** The beginning of a file in which `c` has the commands. */
const heads = {
	respool: `import type { PromiseContext } from './types/commands/signature.js';
import type { ClientCommands } from './types/commands/surfaces.js';
declare const c: ClientCommands<PromiseContext>;
`,
	ioredis: `import type { Redis } from 'ioredis';
declare const c: Redis;
`,
};
export type Library = keyof typeof heads;

/** One call of each command that a client has, as the examples have it. */
export function typedCalls(): string[] {
	return Object.entries(examples).flatMap(([, entry]) => {
		const example = (Array.isArray(entry) ? entry[0] : entry) as Example;
		const line = example.run[0] ?? '';
		const [name = '', ...words] = wordsOf(line, ['x', 'x', 'x']);
		const spec = specOf(String(name), words);
		if ((spec.surfaces & Surface.client) === 0 || example.mode === 'sentinel' || line.startsWith('~')) return [];
		const args = words.map((word) => {
			const text = String(word);
			return /^-?\d+(\.\d+)?$/.test(text) && text.length < 15
				? text
				: `'${text.replace(/[^\w{}$*().:=~#@+\- ]/g, '')}'`;
		});
		return [`c.${methodName(String(name)).name}(${args.join(', ')});`];
	});
}

/** A project of its own, with our declarations as a user gets them, and ioredis where its folder is given. */
export class TypeProject implements Disposable {
	readonly #folder: string = mkdtempSync(join(tmpdir(), 'respool-types-'));

	constructor(ioredis?: string) {
		const settings = {
			extends: join(root, 'tsconfig.esm.json'),
			compilerOptions: {
				...{ emitDeclarationOnly: true, rootDir: join(root, 'src'), outDir: join(this.#folder, 'types') },
				typeRoots: [join(root, 'node_modules/@types')],
			},
			include: [],
			files: [join(root, 'src/commands/surfaces.ts')],
		};
		writeFileSync(join(this.#folder, 'tsconfig.emit.json'), JSON.stringify(settings));
		execFileSync(process.execPath, [tsc, '-p', 'tsconfig.emit.json'], { cwd: this.#folder });
		if (ioredis === undefined) return;
		mkdirSync(join(this.#folder, 'node_modules'));
		symlinkSync(ioredis, join(this.#folder, 'node_modules/ioredis'));
	}

	/** What the calls cost, and those that the compiler complains of. */
	compile(library: Library, calls: readonly string[]): { instantiations: number; refused: string[] } {
		const head = heads[library];
		writeFileSync(join(this.#folder, 'calls.ts'), `${head}${calls.join('\n')}\n`);
		const options = '--noEmit --strict --skipLibCheck --target es2023 --module nodenext --types node --pretty false';
		const roots = ['--typeRoots', join(root, 'node_modules/@types')];
		const args = [tsc, ...options.split(' '), ...roots, '--extendedDiagnostics', 'calls.ts'];
		const output = this.#run(args);
		const first = head.split('\n').length - 1;
		const lines = [...output.matchAll(/^calls\.ts\((\d+),/gm)].map(([, line]) => Number(line) - 1 - first);
		const refused = [...new Set(lines)].map((line) => calls[line] ?? `the head of the file: ${output}`);
		return { instantiations: Number(/Instantiations:\s+(\d+)/.exec(output)?.[1]), refused };
	}

	/** Instantiations of the calls alone. @throws Error when the compiler complains */
	cost(library: Library, calls: readonly string[]): number {
		const [all, none] = [this.compile(library, calls), this.compile(library, [])];
		const refused = [...all.refused, ...none.refused];
		if (refused.length > 0) throw new Error(`${library}: ${refused.join(' ')}`);
		return all.instantiations - none.instantiations;
	}

	#run(args: readonly string[]): string {
		try {
			return execFileSync(process.execPath, args, { cwd: this.#folder, encoding: 'utf8', stdio: 'pipe' });
		} catch (error) {
			// A complaint; the figures stand below it.
			return String((error as { stdout?: unknown }).stdout ?? error);
		}
	}

	[Symbol.dispose](): void {
		rmSync(this.#folder, { recursive: true });
	}
}
