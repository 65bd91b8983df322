/** Every call that compiles on stock ioredis 6 compiles on the facade, with the same type as its result; and costs the compiler less. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { stockFolder } from '../ioredis/behaviour/subject.ts';
import { skip } from '../support/skip.ts';
import { callsOn, clientSample, type Overload, overloadsIn, pipelineSample, type Sample } from './stock-overloads.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Overloads of stock that the facade types otherwise, and why; the migration page tells of them. */
const exceptions: ReadonlyMap<string, string> = new Map([]);

/** Fewer would mean that the declarations were not understood. */
const LEAST_OVERLOADS = 3000;

const settings = {
	compilerOptions: {
		...{ strict: true, noEmit: true, target: 'es2022', lib: ['es2023'], skipLibCheck: true },
		...{ module: 'esnext', moduleResolution: 'bundler', types: ['node'] },
		typeRoots: [join(root, 'node_modules/@types')],
	},
	files: ['sample.ts'],
};

describe('types of ioredis: every overload of stock', function () {
	this.timeout(240_000);
	let project = '';
	let overloads: readonly Overload[] = [];

	before(function () {
		const stock = stockFolder();
		if (stock === undefined) return skip(this, 'no ioredis to compare with: npm --prefix bench ci');
		if (!existsSync(join(root, 'dist'))) throw new Error('Not built: npm run build');
		project = mkdtempSync(join(tmpdir(), 'respool-overloads-'));
		mkdirSync(join(project, 'node_modules'));
		symlinkSync(stock, join(project, 'node_modules/stock'));
		symlinkSync(root, join(project, 'node_modules/respool'));
		cpSync(join(root, 'packages/ioredis'), join(project, 'node_modules/ioredis'), { recursive: true });
		writeFileSync(join(project, 'package.json'), '{"name":"overloads","private":true,"type":"module"}\n');
		writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(settings));
		overloads = overloadsIn(readFileSync(join(stock, 'built/utils/RedisCommander.d.ts'), 'utf8'));
	});

	after(() => {
		if (project !== '') rmSync(project, { recursive: true, force: true });
	});

	function compile(source: string): Promise<string> {
		writeFileSync(join(project, 'sample.ts'), source);
		const args = [
			join(root, 'node_modules/typescript/bin/tsc'),
			'-p',
			project,
			'--pretty',
			'false',
			'--extendedDiagnostics',
		];
		return new Promise((resolve) => {
			execFile(process.execPath, args, { cwd: project, maxBuffer: 2 ** 28 }, (_error, stdout) => resolve(stdout));
		});
	}

	/** The overloads that do not compile, and what the compiler says. Throws when the sample itself is at fault. */
	async function failures({ source, calls }: Sample): Promise<string[]> {
		const lines = source.split('\n');
		const output = await compile(source);
		expect(output, 'the compiler ran').to.match(/Instantiations:\s+\d+/);
		const found = new Set<string>();
		for (const [, at, message] of output.matchAll(/^\S+\((\d+),\d+\): (error .*)$/gm)) {
			const line = lines[Number(at) - 1] ?? '';
			const overload = calls.get(Number(at));
			if (overload === undefined || /^(?:const r\d+ = )?stock/.test(line)) throw new Error(`${line}\n${message}`);
			found.add(`${overload.text}: ${message}`);
		}
		return [...found].filter((failure) => ![...exceptions.keys()].some((text) => failure.startsWith(text)));
	}

	it('is understood', () => {
		expect(overloads.length).to.be.at.least(LEAST_OVERLOADS);
		for (const text of exceptions.keys()) expect(overloads.map((each) => each.text)).to.include(text);
	});

	for (const mapping of ['legacy', 'resp3'] as const) {
		it(`compiles on clients, ${mapping} mapping`, async () => {
			expect(await failures(clientSample(overloads, mapping))).to.deep.equal([]);
		});
	}

	it('compiles on pipelines', async () => {
		expect(await failures(pipelineSample(overloads))).to.deep.equal([]);
	});

	it('finds what does not compile', async () => {
		const [get, foreign] = overloadsIn(`interface RedisCommander<Context> {
			get(key: RedisKey, callback?: Callback<string | null>): Result<string | null, Context>;
			getset(key: RedisKey, value: RedisValue, callback: Callback<number>): Result<number, Context>;
		}`);
		const sample = clientSample([get as Overload], 'legacy');
		expect(await failures(sample)).to.deep.equal([]);
		const wrong = { ...sample, source: sample.source.replace('(facade.get(', '(facade.exists(') };
		expect(await failures(wrong)).to.have.length(1);
		let fault: unknown;
		await failures(clientSample([foreign as Overload], 'legacy')).catch((error: unknown) => {
			fault = error;
		});
		expect(String(fault)).to.contain('stock.getset');
	});

	it('costs no more type instantiations than on stock (quality.md, P11)', async () => {
		const sample = clientSample(overloads, 'legacy');
		const cost = async (library: 'stock' | 'facade'): Promise<number> => {
			const count = async (source: string): Promise<number> =>
				Number(/Instantiations:\s+(\d+)/.exec(await compile(source))?.[1]);
			const source = callsOn(library, sample);
			return (await count(source)) - (await count(source.split('\n').slice(0, 5).join('\n')));
		};
		const [stock, facade] = [await cost('stock'), await cost('facade')];
		console.log(`      ${overloads.length} overloads: ${facade} instantiations here, ${stock} on stock`);
		expect(facade).to.be.above(0);
		expect(facade).to.be.below(stock);
	});
});
