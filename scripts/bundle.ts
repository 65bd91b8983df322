/** From compiled modules to what is published: for each entry one file, and chunks of what several entries share. */
import { appendFileSync, cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OutputOptions, rollup } from 'rollup';

/** `require('respool/ioredis')` is the class itself, as `require('ioredis')` is, with everything that is exported on it. */
const classAsModule = `
const named = exports;
module.exports = named.default;
for (const name of [...Object.keys(named), '__esModule']) {
	Object.defineProperty(module.exports, name, { value: named[name], enumerable: name !== '__esModule', configurable: true, writable: true });
}
`;

/** The entries of the package, as `index` or `protocol/index`. */
function entriesOf(manifest: string): string[] {
	const { exports } = JSON.parse(readFileSync(manifest, 'utf8')) as {
		exports: Record<string, string | { import: { default: string } }>;
	};
	return Object.values(exports).flatMap((entry) =>
		typeof entry === 'string' ? [] : [entry.import.default.replace(/^\.\/dist\/esm\/|\.js$/g, '')],
	);
}

/**
 * Puts the files of `FOLDER/modules` together in `FOLDER/esm` and `FOLDER/cjs`, and the types of the first beside the former.
 *
 * What two entries use is in a chunk of its own, so that there is one of each class, whatever is imported first.
 */
export async function bundle(folder: string, manifest: string): Promise<void> {
	const modules = join(folder, 'modules');
	const built = await rollup({
		input: Object.fromEntries(entriesOf(manifest).map((entry) => [entry, join(modules, `${entry}.js`)])),
		external: (id) => !/^[./]/.test(id),
		onwarn(warning) {
			throw new Error(`${warning.code}: ${warning.message}`);
		},
	});
	const output: OutputOptions = {
		entryFileNames: '[name].js',
		chunkFileNames: 'chunks/[hash].js',
		exports: 'named',
		// A chunk loads what it uses; nothing is loaded sooner for its sake.
		hoistTransitiveImports: false,
		generatedCode: 'es2015',
		interop: 'auto',
	};
	await built.write({ ...output, format: 'es', dir: join(folder, 'esm') });
	await built.write({ ...output, format: 'cjs', dir: join(folder, 'cjs') });
	await built.close();
	appendFileSync(join(folder, 'cjs/ioredis/index.js'), classAsModule);
	for (const file of readdirSync(modules, { recursive: true, encoding: 'utf8' })) {
		if (file.endsWith('.d.ts')) cpSync(join(modules, file), join(folder, 'esm', file));
	}
}
