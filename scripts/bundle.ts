/** From ES modules to CommonJS: for each entry one file, and chunks of what several entries share. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rollup } from 'rollup';

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
 * Puts the ES modules of `esm` together in `cjs`, so that `require` loads a few files instead of a hundred, which is half of what it costs.
 * The ES modules stay as they are: who bundles a program gets what it uses, module by module.
 *
 * What two entries use is in a chunk of its own, so that there is one of each class, whatever is required first.
 */
export async function bundle(esm: string, cjs: string, manifest: string): Promise<void> {
	const built = await rollup({
		input: Object.fromEntries(entriesOf(manifest).map((entry) => [entry, join(esm, `${entry}.js`)])),
		external: (id) => !/^[./]/.test(id),
		onwarn(warning) {
			throw new Error(`${warning.code}: ${warning.message}`);
		},
	});
	await built.write({
		dir: cjs,
		format: 'cjs',
		entryFileNames: '[name].js',
		chunkFileNames: 'chunks/[name].js',
		exports: 'named',
		// A chunk loads what it uses; nothing is loaded sooner for its sake.
		hoistTransitiveImports: false,
		generatedCode: 'es2015',
		interop: 'auto',
	});
	await built.close();
	appendFileSync(join(cjs, 'ioredis/index.js'), classAsModule);
}
