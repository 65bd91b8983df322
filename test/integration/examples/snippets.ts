/**
 * The code in documents. A block is fenced as
 *
 *     ts run      it is compiled and run on a real server; what it prints is what its comments `// → …` say, in this order
 *     ts check    it is compiled
 *
 * In both, `redis` is a client that is connected, unless the block makes one of that name. `redis://localhost:6379` is the test's server.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root: string = fileURLToPath(new URL('../../..', import.meta.url));
export const SERVER_URL = 'redis://localhost:6379';
/** Where a block that runs finds its console and its client. */
export const STAGE = 'respoolSnippet';

const entries: Readonly<Record<string, string>> = {
	respool: 'src/index.ts',
	'respool/ioredis': 'src/ioredis/index.ts',
	'respool/protocol': 'src/protocol/index.ts',
	'respool/testing': 'src/testing/index.ts',
};

export interface Snippet {
	/** `README.md:12`, of the line where its code begins. */
	readonly place: string;
	readonly kind: 'run' | 'check' | 'unmarked';
	readonly code: string;
	/** What it says that it prints. */
	readonly prints: readonly string[];
}

/** README and the pages of `docs/` that are for users. */
export function documents(): string[] {
	return [
		'README.md',
		...readdirSync(join(root, 'docs'))
			.filter((name) => name.endsWith('.md'))
			.map((name) => `docs/${name}`),
	];
}

export function snippetsOf(document: string): Snippet[] {
	return snippetsIn(readFileSync(join(root, document), 'utf8'), document);
}

/** Every block of TypeScript in a text. */
export function snippetsIn(text: string, document: string): Snippet[] {
	return [...text.matchAll(/^```(?:ts|typescript)[ \t]*(.*)\n([\s\S]*?)^```$/gm)].map((match) => {
		const [, info = '', code = ''] = match;
		const line = text.slice(0, match.index).split('\n').length + 1;
		const word = info.trim();
		return {
			place: `${document}:${line}`,
			kind: word === 'run' || word === 'check' ? word : 'unmarked',
			code,
			prints: [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, said = '']) => said.trimEnd()),
		};
	});
}

const makesClient = /\b(?:const|let|declare const) (?:\{ )?redis\b/;

/** The block as a module that the compiler can check. */
export function toCheck({ code }: Snippet): string {
	const declared = makesClient.test(code) ? '' : "declare const redis: import('respool').Client; ";
	return `${declared}export {}; ${code}`;
}

/** The block as a module that runs here, against the server at `url`. */
export function toRun({ code }: Snippet, url: string): string {
	const stage = `(globalThis as Record<string, any>)['${STAGE}']`;
	const client = makesClient.test(code) ? '' : `const redis = ${stage}.redis; `;
	const bound = code
		.replaceAll(SERVER_URL, url)
		.replace(/(\bfrom )'(respool(?:\/\w+)?)'/g, (_, from: string, name: string) => {
			const path = entries[name];
			if (path === undefined) throw new Error(`No entry point ${name}`);
			return `${from}'${pathToFileURL(join(root, path)).href}'`;
		});
	return `const console = ${stage}.console; ${client}${bound}`;
}

/** What the compiler has to know of the entry points. */
export const compilerPaths: Readonly<Record<string, string[]>> = Object.fromEntries(
	Object.entries(entries).map(([name, path]) => [name, [join(root, path)]]),
);
