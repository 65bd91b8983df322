/** The code in README and `docs/` compiles, runs, and prints what it says. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { expect } from 'chai';
import { type Client, createClient } from '../../../src/index.ts';
import { useServer } from '../../support/server.ts';
import { compilerPaths, documents, root, STAGE, snippetsIn, snippetsOf, toCheck, toRun } from './snippets.ts';

const TIMEOUT = 60_000;
const snippets = documents().flatMap(snippetsOf);

/** What the compiler says of the snippets in a folder, empty when it is content. The rest of the project has its own check. */
function compile(folder: string): Promise<string> {
	const tsc = join(root, 'node_modules/.bin/tsc');
	return new Promise((resolve) => {
		execFile(tsc, ['--noEmit', '-p', folder], { cwd: root, timeout: TIMEOUT }, (error, stdout, stderr) => {
			const complaints = stdout.split(/\n(?=\S)/).filter((each) => each !== '' && !/^(?:src|scripts)\//.test(each));
			// Whatever keeps the compiler from its work is no content.
			resolve(error === null || stdout !== '' ? complaints.join('\n') : stderr || error.message);
		});
	});
}

describe('the code in the documents', () => {
	it('says of each block whether it is run', () => {
		expect(snippets.length).to.be.greaterThan(10);
		expect(snippets.filter(({ kind }) => kind === 'unmarked').map(({ place }) => place)).to.deep.equal([]);
	});

	describe('compiles', () => {
		// Inside the project, where the types of node are found.
		const folder = join(root, '.cache', `snippets-${process.pid}`);
		after(() => rmSync(folder, { recursive: true, force: true }));

		it('under the strict settings of the project', async function () {
			this.timeout(TIMEOUT);
			mkdirSync(folder, { recursive: true });
			const config = {
				extends: '../../tsconfig.json',
				compilerOptions: {
					paths: compilerPaths,
					isolatedDeclarations: false,
					declaration: false,
					types: ['node'],
					noPropertyAccessFromIndexSignature: false,
				},
				include: ['*.ts'],
			};
			writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
			for (const snippet of snippets) {
				writeFileSync(join(folder, `${snippet.place.replace(/\W+/g, '-')}.ts`), toCheck(snippet));
			}
			expect(await compile(folder)).to.equal('');
		});
	});

	describe('runs', () => {
		const server = useServer();
		const folder = mkdtempSync(join(tmpdir(), 'respool-snippets-'));
		let redis: Client;
		before(() => {
			redis = createClient(server().url);
		});
		beforeEach(() => server().call('FLUSHALL'));
		after(async () => {
			await redis?.close();
			rmSync(folder, { recursive: true, force: true });
		});

		for (const snippet of snippets) {
			if (snippet.kind !== 'run') continue;
			it(snippet.place, async function () {
				this.timeout(TIMEOUT);
				const printed: string[] = [];
				const log = (...words: unknown[]): void => void printed.push(format(...words));
				Object.assign(globalThis, { [STAGE]: { redis, console: { ...console, log } } });
				const file = join(folder, `${snippet.place.replace(/\W+/g, '-')}.mts`);
				writeFileSync(file, toRun(snippet, server().url));
				await import(pathToFileURL(file).href);
				expect(printed).to.deep.equal(snippet.prints);
			});
		}
	});

	it('is found as a reader finds it', () => {
		const text = [
			'Text',
			'```ts run',
			'a(); // → one',
			'// → two  ',
			'```',
			'```sh',
			'x',
			'```',
			'```ts',
			'b',
			'```',
		].join('\n');
		expect(snippetsIn(text, 'x.md')).to.deep.equal([
			{ place: 'x.md:3', kind: 'run', code: 'a(); // → one\n// → two  \n', prints: ['one', 'two'] },
			{ place: 'x.md:10', kind: 'unmarked', code: 'b\n', prints: [] },
		]);
	});
});
