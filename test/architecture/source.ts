/** Reads a source tree, and from each file what it imports and what of it is code. No compiler: the rules need only this much. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Path relative to `src`, with `/`, to text. */
export type Tree = ReadonlyMap<string, string>;

/** Every `.ts` file below a folder. */
export function readTree(folder: string): Tree {
	const tree = new Map<string, string>();
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
		const path = join(entry.parentPath, entry.name);
		tree.set(path.slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''), readFileSync(path, 'utf8'));
	}
	return tree;
}

/** After these a slash begins a regular expression; after anything else it divides. */
const beforeRegExp = /(?:^|[([{,;:=!?&|+\-*%^~<>}]|\b(?:return|typeof|case|in|of|do|else|void|await|yield))\s*$/;

/**
 * The text with comments, and what stands inside strings, regular expressions and templates, replaced by spaces; quotes and
 * line ends stay, so that offsets and line numbers hold.
 */
export function codeOf(text: string): string {
	let code = '';
	let at = 0;
	/** For each open template, the depth of braces inside its `${`. */
	const templates: number[] = [];
	const blank = (to: number): void => {
		code += text.slice(at, to).replace(/[^\n]/g, ' ');
		at = to;
	};
	const keep = (count: number): void => {
		code += text.slice(at, at + count);
		at += count;
	};
	const find = (pattern: RegExp): number => {
		pattern.lastIndex = at;
		return pattern.exec(text) ? pattern.lastIndex : text.length;
	};
	const template = (): void => {
		const end = find(/(?:[^\\`$]|\\[\s\S]|\$(?!\{))*/y);
		blank(end);
		if (text[at] === '$') {
			keep(2);
			templates.push(0);
		} else keep(1);
	};
	while (at < text.length) {
		const char = text[at] as string;
		const depth = templates.at(-1);
		if (text.startsWith('//', at)) blank(find(/[^\n]*/y));
		else if (text.startsWith('/*', at)) blank(find(/[\s\S]*?\*\//y));
		else if (char === "'" || char === '"') {
			keep(1);
			blank(find(char === "'" ? /(?:[^\\'\n]|\\[\s\S])*/y : /(?:[^\\"\n]|\\[\s\S])*/y));
			keep(1);
		} else if (char === '`') {
			keep(1);
			template();
		} else if (char === '/' && beforeRegExp.test(code.trimEnd().slice(-12)))
			blank(find(/\/(?:[^\\/[\n]|\\.|\[(?:[^\\\]\n]|\\.)*\])+\/\w*/y));
		else if (char === '}' && depth === 0) {
			templates.pop();
			keep(1);
			template();
		} else {
			if (depth !== undefined && char === '{') templates.push((templates.pop() ?? 0) + 1);
			if (depth !== undefined && char === '}') templates.push((templates.pop() ?? 0) - 1);
			keep(1);
		}
	}
	return code;
}

const importing = /\bfrom\s*(['"])|\bimport\s*(['"])|\b(?:import|require)\s*\(\s*(?:(['"`])|[^)\s])/g;

/** What a file imports: `import`, `import type`, re-exports, `import()` as call and as type, `require()`. */
export function importsOf(text: string): string[] {
	const code = codeOf(text);
	const found: string[] = [];
	for (const match of code.matchAll(importing)) {
		const quote = match[1] ?? match[2] ?? match[3];
		const start = match.index + match[0].length;
		// A specifier that is not a plain string cannot be checked; it is reported under its own text.
		found.push(quote ? text.slice(start, code.indexOf(quote, start)) : '(computed)');
	}
	return found;
}

/** The path within the tree that a relative specifier names. */
export function resolveImport(from: string, specifier: string): string {
	return posix.normalize(posix.join(posix.dirname(from), specifier));
}
