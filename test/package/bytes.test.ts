import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { build, type Metafile } from 'esbuild';
import { importsOf } from '../architecture/source.ts';
import { type Packed, packed, run } from './packed.ts';

/** Bytes, minified and gzipped, of a program that uses `createClient` and nothing else. */
// The target is 25 kB (P10 of the quality targets), and MISSED: all of the client is in it. This only tells when it grows. It was 65,000 until
// the subscriber's connection took over from one whose credentials expire, and consumers gave back what nobody had seen.
const ceiling = 67_500;
/** What such a program must not carry along. */
const mustNotAppear = {
	files: /^dist\/esm\/(?:testing|ioredis|cli)\//,
	words: ['startRedis', 'FaultServer', 'FaultProxy', 'redis-server', 'child_process'],
};

interface Bundle {
	readonly text: string;
	/** Files of the package, relative to it, that gave at least one byte. */
	readonly files: readonly string[];
	/** What the bundle still imports. */
	readonly imports: readonly string[];
}

describe('bytes', function () {
	this.timeout(60_000);
	let pack: Packed;
	before(async () => {
		pack = await packed();
	});

	async function bundle(contents: string): Promise<Bundle> {
		const { outputFiles, metafile } = await build({
			stdin: { contents, resolveDir: pack.project },
			bundle: true,
			minify: true,
			format: 'esm',
			platform: 'node',
			target: 'node20',
			write: false,
			metafile: true,
			outfile: 'bundle.js',
			absWorkingDir: pack.project,
			logLevel: 'silent',
		});
		const [output] = Object.values(metafile.outputs) as [Metafile['outputs'][string]];
		const files = Object.entries(output.inputs)
			.filter(([, input]) => input.bytesInOutput > 0)
			.map(([file]) => relative(pack.folder, join(pack.project, file)));
		return { text: outputFiles[0]?.text ?? '', files, imports: output.imports.map(({ path }) => path) };
	}

	it(`a program with createClient is at most ${ceiling} bytes, minified and gzipped`, async () => {
		const { text, files, imports } = await bundle(
			"import { createClient } from 'respool'; globalThis.c = createClient();",
		);
		const size = gzipSync(text, { level: 9 }).length;
		console.log(`      ${size} bytes of ${ceiling}`);
		expect(size).greaterThan(1000).and.at.most(ceiling);
		expect(files.filter((file) => mustNotAppear.files.test(file))).deep.equal([]);
		expect(mustNotAppear.words.filter((word) => text.includes(word))).deep.equal([]);
		expect(imports.filter((path) => !path.startsWith('node:'))).deep.equal([]);
	});

	it('the protocol alone knows nothing of sockets', async () => {
		const { files, imports } = await bundle("import * as protocol from 'respool/protocol'; globalThis.p = protocol;");
		expect(files.filter((file) => /^dist/.test(file) && !/^dist\/esm\/(?:protocol|core)\//.test(file))).deep.equal([]);
		expect(imports.filter((path) => /^node:(?:net|tls|dns)/.test(path))).deep.equal([]);
	});

	it('a program that uses one small thing carries little else', async () => {
		for (const name of ['TimeoutError', 'defineScript']) {
			const { text } = await bundle(`import * as respool from 'respool'; globalThis.x = respool.${name};`);
			expect(gzipSync(text, { level: 9 }).length, name).below(2000);
		}
	});

	it('a program that imports without use carries nothing', async () => {
		const { text } = await bundle("import 'respool'; import { createClient } from 'respool';");
		expect(text.trim()).equal('');
	});

	it('the built files load node: modules, each other and two packages', () => {
		const built = pack.files.filter((file) => /\.(?:js|d\.ts)$/.test(file) && file.startsWith('dist/'));
		const odd = built.flatMap((file) =>
			importsOf(readFileSync(join(pack.folder, file), 'utf8'))
				.filter((name) => !/^(?:\.{1,2}\/|node:)/.test(name) && !(name in pack.manifest.dependencies))
				.map((name) => `${file}: ${name}`),
		);
		expect(built).not.empty;
		expect(odd).deep.equal([]);
	});

	it('require of the package loads nothing of the testing kit, and no module that a client has no use for', async () => {
		const script = `
			const before = new Set(process.moduleLoadList);
			require('respool');
			const files = Object.keys(require.cache).map((file) => file.split('node_modules/').at(-1));
			const natives = process.moduleLoadList.filter((name) => !before.has(name)).map((name) => name.replace(/^NativeModule /, ''));
			console.log(JSON.stringify({ files, natives }));
		`;
		const { output } = await run(process.execPath, ['-e', script], pack.project);
		const { files, natives } = JSON.parse(output) as { files: string[]; natives: string[] };
		expect(files).include('respool/dist/cjs/index.js');
		expect(files, 'few files').length.below(15);
		expect(files.filter((file) => !/^(?:respool\/dist\/cjs|denque|cluster-key-slot)\//.test(file))).deep.equal([]);
		expect(files.filter((file) => file.startsWith('respool/dist/cjs/testing/'))).deep.equal([]);
		for (const file of files) {
			const text = readFileSync(join(pack.project, 'node_modules', file), 'utf8');
			expect(
				mustNotAppear.words.filter((word) => word !== 'redis-server' && text.includes(word)),
				file,
			).deep.equal([]);
		}
		expect(
			natives.filter((name) => /^(?:http|https|child_process|worker_threads|cluster|fs\/promises)$/.test(name)),
		).deep.equal([]);
	});
});
