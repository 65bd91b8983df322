/** What the documents name exists: scripts, files, folders, links. And what a script names exists too. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const root = fileURLToPath(new URL('../..', import.meta.url));
const roots = ['src', 'test', 'scripts', 'bench', 'docs', 'examples', '.ci'];
/** Made by a script, so not there in a fresh clone. */
const made = /^(?:dist|\.cache|bench\/results|coverage)(?:\/|$)/;

interface Scripts {
	scripts?: Record<string, string>;
}

const scriptsOf = (folder: string): Record<string, string> =>
	(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Scripts).scripts ?? {};

/** The folder of files in git's sense: no dependencies, nothing that a script made. */
function repositoryFiles(folder = ''): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
		if (entry.name === 'node_modules' || entry.name === '.git' || made.test(path)) return [];
		return entry.isDirectory() ? repositoryFiles(path) : [path];
	});
}

/** Names of npm scripts that a text tells the reader to run. */
function scriptsNamed(text: string): string[] {
	const run = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => match[1] as string);
	return [...run, ...(/\bnpm (?:test|t)\b/.test(text) ? ['test'] : [])];
}

/** Paths of the repository that a text names in backticks, code blocks left out. */
function pathsNamed(text: string): string[] {
	const prose = text.replace(/^(```+|~~~+)[\s\S]*?^\1/gm, '');
	return [...prose.matchAll(/`([^`\n]+)`/g)]
		.flatMap((match) => (match[1] as string).split(/[\s,]+/))
		.map((word) => word.replace(/^\.\//, '').replace(/[.:]$/, ''))
		.filter((word) => /^[\w./*{}<>-]+$/.test(word) && !made.test(word))
		.filter((word) => (roots.includes(word.split('/')[0] as string) && word.includes('/') ? true : isFileName(word)));
}

const isFileName = (word: string): boolean => /^[\w.-]+\.(?:ts|json|jsonc|ya?ml|md|sh)$/.test(word);

/** Targets of relative links. */
function linksIn(text: string): string[] {
	return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
		.map((match) => (match[1] as string).replace(/#.*$/, ''))
		.filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

/** True when the path exists; of a pattern (`*`, `<name>`, `{a,b}`) the folder before it. A bare file name may stand anywhere. */
function exists(path: string, files: readonly string[]): boolean {
	if (isFileName(path)) return files.some((file) => basename(file) === path);
	const pattern = path.search(/[*<{]/);
	const fixed = pattern === -1 ? path : dirname(`${path.slice(0, pattern)}x`);
	return existsSync(join(root, fixed));
}

describe('the documents', () => {
	const files = repositoryFiles();
	const documents = ['README.md', 'CONTRIBUTING.md', ...files.filter((file) => /^docs\/.*\.md$/.test(file))];
	const known = { ...scriptsOf('bench'), ...scriptsOf('') };

	for (const document of documents) {
		it(`${document} names scripts, paths and pages that exist`, () => {
			const text = readFileSync(join(root, document), 'utf8');
			const missing = [
				...scriptsNamed(text)
					.filter((name) => !(name in known))
					.map((name) => `npm run ${name}`),
				...pathsNamed(text).filter((path) => !exists(path, files)),
				...linksIn(text).filter((target) => !existsSync(join(root, dirname(document), target))),
			];
			expect(missing).deep.equal([]);
		});
	}

	it('are read as a person reads them', () => {
		const text = [
			'Run `npm run nothing`, `npm test -- -g x`; see `src/none.ts`, `test/unit/`, `none.json`, `redis://h/0`, `a/b`,',
			'`src/*/index.ts`, `nowhere/*.ts`, `docs/<page>.md`, `dist/esm` and [a](docs/gone.md#x) [b](https://h) [c](#d).',
			'```ts',
			"import x from './src/y.ts'; // `src/not-read.ts`",
			'```',
		].join('\n');
		expect(scriptsNamed(text)).deep.equal(['nothing', 'test']);
		expect(pathsNamed(text)).deep.equal(['src/none.ts', 'test/unit/', 'none.json', 'src/*/index.ts', 'docs/<page>.md']);
		expect(pathsNamed(text).filter((path) => !exists(path, files))).deep.equal(['src/none.ts', 'none.json']);
		expect(linksIn(text)).deep.equal(['docs/gone.md']);
	});
});

describe('the scripts of package.json', () => {
	/** The parts of a command line that name something which must exist. */
	function unresolved(folder: string, command: string, scripts: Record<string, string>): string[] {
		return command.split(/\s*(?:&&|\|\||;)\s*/).flatMap((step) => {
			const [program = '', ...args] = step.split(/\s+/);
			const missing = args.filter(
				(arg) => /\.(?:ts|js|mjs|cjs|json|sh)$/.test(arg) && !existsSync(join(root, folder, arg)),
			);
			if (program === 'npm')
				return [...missing, ...args.filter((arg, at) => args[at - 1] === 'run' && !(arg in scripts))];
			const bins = [join(root, folder, 'node_modules/.bin', program), join(root, 'node_modules/.bin', program)];
			return program === 'node' || bins.some(existsSync) ? missing : [program, ...missing];
		});
	}

	for (const folder of ['', 'bench']) {
		const scripts = scriptsOf(folder);
		for (const [name, command] of Object.entries(scripts)) {
			it(`${folder === '' ? '' : `${folder}: `}${name} resolves`, () => {
				expect(unresolved(folder, command, scripts)).deep.equal([]);
			});
		}
	}
	it('are taken apart as the shell does', () => {
		expect(
			unresolved('', 'nonesuch x && tsx scripts/none.ts && npm run gone && npm run build', { build: '' }),
		).deep.equal(['nonesuch', 'scripts/none.ts', 'gone']);
	});
});

describe('package-lock.json', () => {
	interface Locked {
		version?: string;
		optionalDependencies?: Record<string, string>;
	}
	for (const folder of ['', 'bench']) {
		it(`${folder || 'root'}: names the native packages of every platform, without which npm ci refuses it`, () => {
			const file = join(root, folder, 'package-lock.json');
			const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Locked> };
			const wanted = Object.values(packages).flatMap((entry) => Object.entries(entry.optionalDependencies ?? {}));
			const missing = wanted.filter(([name, version]) => {
				const locked = packages[`node_modules/${name}`]?.version;
				return locked === undefined || (/^\d/.test(version) && locked !== version);
			});
			expect(missing.map(([name]) => name)).deep.equal([]);
		});
	}
});
