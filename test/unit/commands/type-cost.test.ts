/** What the signatures cost a compiler (quality.md, P11): one call of every command, counted in type instantiations. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { methodName, Surface, specOf } from '../../../src/commands/spec.ts';
import { type Example, examples, wordsOf } from '../../integration/commands/examples.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const head = `import type { PromiseContext } from './types/commands/signature.js';
import type { ClientCommands } from './types/commands/surfaces.js';
declare const c: ClientCommands<PromiseContext>;
`;

/** One call of each command that a client has, as the examples have it. */
function calls(): string[] {
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

describe('Types of the command methods', function () {
	this.timeout(60_000);
	const folder = mkdtempSync(join(tmpdir(), 'respool-types-'));
	after(() => rmSync(folder, { recursive: true }));

	/** Instantiations of a file, against the declarations that a user gets. */
	function instantiations(lines: readonly string[]): number {
		writeFileSync(join(folder, 'calls.ts'), `${head}${lines.join('\n')}\n`);
		const options = [
			'--noEmit',
			'--strict',
			'--skipLibCheck',
			'--target',
			'es2023',
			'--module',
			'nodenext',
			'--types',
			'node',
		];
		const roots = ['--typeRoots', join(root, 'node_modules/@types')];
		const output = execFileSync(process.execPath, [tsc, ...options, ...roots, '--extendedDiagnostics', 'calls.ts'], {
			cwd: folder,
			encoding: 'utf8',
			stdio: 'pipe',
		});
		return Number(/Instantiations:\s+(\d+)/.exec(output)?.[1]);
	}

	it('cost less than a seventh of what those of ioredis 6 cost for the same calls', () => {
		// The declarations as a user gets them, of this room alone.
		const settings = {
			extends: join(root, 'tsconfig.esm.json'),
			compilerOptions: {
				...{ emitDeclarationOnly: true, rootDir: join(root, 'src'), outDir: join(folder, 'types') },
				typeRoots: [join(root, 'node_modules/@types')],
			},
			include: [],
			files: [join(root, 'src/commands/surfaces.ts')],
		};
		writeFileSync(join(folder, 'tsconfig.emit.json'), JSON.stringify(settings));
		execFileSync(process.execPath, [tsc, '-p', 'tsconfig.emit.json'], { cwd: folder });
		const lines = calls();
		expect(lines.length).to.be.above(250);
		// Measured with TypeScript 7.0.2, 255 calls that both clients have: 3,748 here, 26,579 there.
		const cost = instantiations(lines) - instantiations([]);
		expect(cost).to.be.above(0);
		expect(cost / lines.length).to.be.below(26_579 / 255 / 7);
	});
});
