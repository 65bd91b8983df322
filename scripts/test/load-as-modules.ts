/**
 * Makes mocha load test files with `import()`. It tries `require()` first, and tsx then compiles the file, and all it imports,
 * to CommonJS: what the tests import statically and what they `import()` would be two copies of the same module.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Loader {
	requireOrImport(file: string): Promise<unknown>;
}

const require = createRequire(import.meta.url);
const mocha = dirname(require.resolve('mocha/package.json'));
const loader = require(join(mocha, 'lib/nodejs/esm-utils.cjs')) as Loader;
const original = loader.requireOrImport;
// Mocha's own parts (reporters, plugins) go the way they always went.
loader.requireOrImport = (file, ...rest) =>
	/\.test\.ts$/.test(file) ? import(pathToFileURL(file).href) : original(file, ...rest);
