/** The house rules of CONTRIBUTING.md, each a function from a source tree to the breaches found in it. */
import { codeOf, importsOf, resolveImport, type Tree } from './source.ts';

/** A file imports from its own room or from one with a lower number. */
export const rooms: Readonly<Record<string, number>> = {
	core: 0,
	protocol: 1,
	commands: 2,
	connection: 3,
	pool: 4,
	topology: 5,
	client: 6,
	ioredis: 7,
	runtime: 7,
	testing: 7,
	cli: 7,
};
const dependencies = new Set(['denque', 'cluster-key-slot']);
/** The rooms that know nothing of sockets. */
const socketless = 2;
const network = /^node:(?:net|tls|dns|http|https|http2|dgram)(?:\/|$)/;

export const targetLines = 350;
const mostLines = 450;

const roomOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');
const isGenerated = (path: string): boolean => path.endsWith('.generated.ts');
/** Generated code is exempt from the rules that speak of style. */
const byHand = (tree: Tree): [string, string][] => [...tree].filter(([path]) => !isGenerated(path));

/** A relative specifier: within the tree, downwards or in the same room, never the public entry. */
function relativeBreach(tree: Tree, path: string, specifier: string): string | undefined {
	const target = resolveImport(path, specifier);
	if (target === 'index.ts') return 'imports src/index.ts';
	if (target.startsWith('..')) return `imports ${specifier}, outside src`;
	if (!tree.has(target)) return `imports ${specifier}, which is not there`;
	const [from, to] = [roomOf(path), roomOf(target)];
	if (from === to || path === 'index.ts') return undefined;
	const [fromNumber, toNumber] = [rooms[from], rooms[to]];
	// A file outside the rooms is reported once, by `strayFiles`.
	if (fromNumber === undefined || toNumber === undefined) return undefined;
	return toNumber < fromNumber ? undefined : `(${from}, ${fromNumber}) imports ${target} (${to}, ${toNumber})`;
}

function packageBreach(path: string, specifier: string): string | undefined {
	if (specifier === '(computed)') return 'imports a computed specifier';
	if (!specifier.startsWith('node:')) {
		return dependencies.has(specifier) ? undefined : `imports ${specifier}, which is no dependency`;
	}
	const number = rooms[roomOf(path)];
	const wrong = number !== undefined && number <= socketless && network.test(specifier);
	return wrong ? `imports ${specifier} in a room that knows nothing of sockets` : undefined;
}

/** Upward imports, imports of the public entry, and dependencies beyond the two. */
export function importBreaches(tree: Tree): string[] {
	return [...tree].flatMap(([path, text]) =>
		importsOf(text).flatMap((specifier) => {
			const breach = specifier.startsWith('.') ? relativeBreach(tree, path, specifier) : packageBreach(path, specifier);
			return breach ? [`${path} ${breach}`] : [];
		}),
	);
}

/** Each cycle once, as `a.ts -> b.ts -> a.ts`. */
export function cycles(tree: Tree): string[] {
	const found: string[] = [];
	const done = new Set<string>();
	const trail: string[] = [];
	const visit = (path: string): void => {
		const start = trail.indexOf(path);
		if (start !== -1) found.push([...trail.slice(start), path].join(' -> '));
		const text = tree.get(path);
		if (start !== -1 || done.has(path) || text === undefined) return;
		trail.push(path);
		for (const specifier of importsOf(text)) if (specifier.startsWith('.')) visit(resolveImport(path, specifier));
		trail.pop();
		done.add(path);
	};
	for (const path of tree.keys()) visit(path);
	return found;
}

/** Files outside the rooms, and names that say nothing or are not kebab-case. */
export function strayFiles(tree: Tree): string[] {
	return [...tree.keys()].flatMap((path) => {
		const breaches: string[] = [];
		if (path !== 'index.ts' && !(roomOf(path) in rooms)) breaches.push(`${path} is in no room`);
		for (const part of path.replace(/(?:\.generated)?\.ts$/, '').split('/')) {
			if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(part)) breaches.push(`${path}: ${part} is not kebab-case`);
			const empty = part.split('-').find((word) => /^(?:utils?|helpers?|common|misc|managers?|base)$/.test(word));
			if (empty) breaches.push(`${path}: "${empty}" says nothing`);
		}
		return breaches;
	});
}

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;

function matches(tree: Tree, pattern: RegExp, what: string, read: (text: string) => string): string[] {
	return byHand(tree).flatMap(([path, text]) =>
		[...read(text).matchAll(pattern)].map((match) => `${path}:${lineOf(text, match.index)} ${what}`),
	);
}

/** `any`, and comments that silence the compiler. */
export function untyped(tree: Tree): string[] {
	return [
		...matches(tree, /(?<![\w.$#])any\b(?!\s*(?:\(|\??:))/g, 'uses any', codeOf),
		...matches(tree, /@ts-(?:ignore|nocheck|expect-error)/g, 'silences the compiler', (text) => text),
	];
}

/** Default exports (the ioredis facade excepted), `export *`, and `private` where `#` would do. */
export function looseExports(tree: Tree): string[] {
	const named = new Map([...tree].filter(([path]) => roomOf(path) !== 'ioredis'));
	return [
		...matches(named, /\bexport\s+default\b|\bas\s+default\b/g, 'has a default export', codeOf),
		...matches(tree, /\bexport\s*(?:type\s*)?\*/g, 'exports *', codeOf),
		...matches(tree, /\bprivate\s+(?!constructor\b)[\w[]/g, 'says private instead of #', codeOf),
	];
}

const linesOf = (text: string): number => text.replace(/\n$/, '').split('\n').length;

/** Files above the target, longest first. */
export function longFiles(tree: Tree): { path: string; lines: number }[] {
	return byHand(tree)
		.map(([path, text]) => ({ path, lines: linesOf(text) }))
		.filter(({ lines }) => lines > targetLines)
		.sort((a, b) => b.lines - a.lines);
}

/** Files above the limit that no reason excuses, and excuses that nothing needs. */
export function tooLong(tree: Tree, excused: Readonly<Record<string, string>>): string[] {
	const over = longFiles(tree).filter(({ lines }) => lines > mostLines);
	return [
		...over.filter(({ path }) => !excused[path]).map(({ path, lines }) => `${path} has ${lines} lines`),
		...Object.keys(excused)
			.filter((path) => !over.some((file) => file.path === path))
			.map((path) => `${path} needs its excuse no more`),
	];
}

/** So many different names of commands in a row are a list of them. */
const shortestList = 4;
/** What stands between the words of an array, a Map or a switch, and between the keys of an object. */
const betweenWords = /^[\s,[\]|:]*(?:[\d.]+[\s,[\]]*|\w+\.\w+[\s,[\]]*)?(?:case\s*)?$/;
const betweenKeys = /^:\s*[^\n{}]*,\s*$/;

function runsOf(words: { word: string; from: number; to: number }[], code: string, between: RegExp): string[][] {
	const runs: string[][] = [];
	let end = 0;
	for (const { word, from, to } of words) {
		if (runs.length === 0 || !between.test(code.slice(end, from))) runs.push([]);
		if (!runs.at(-1)?.includes(word)) runs.at(-1)?.push(word);
		end = to;
	}
	return runs.filter((run) => run.length >= shortestList);
}

/**
 * Lists of command names by hand: arrays, sets, switches and the keys of objects. `names` in upper case; `excused` says of a breach why it
 * is no list of commands, and is reported where nothing needs it.
 */
export function nameLists(
	tree: Tree,
	names: ReadonlySet<string>,
	excused: Readonly<Record<string, string>> = {},
): string[] {
	const found = byHand(tree).flatMap(([path, text]) => {
		const code = codeOf(text);
		const all = (pattern: RegExp) =>
			[...code.matchAll(pattern)]
				.map(({ index, 0: { length } }) => ({
					from: index,
					to: index + length,
					word: text.slice(index, index + length),
				}))
				.map((place) => ({ ...place, word: place.word.replace(/['"]/g, '').toUpperCase() }))
				.filter(({ word }) => names.has(word));
		const runs = [
			...runsOf(all(/(['"])( +)\1/g), code, betweenWords),
			...runsOf(all(/\b\w+(?=:\s)/g), code, betweenKeys),
		];
		return runs.map((run) => `${path} lists ${run.slice(0, shortestList).join(', ')}`);
	});
	return [
		...found.filter((breach) => !excused[breach]),
		...Object.keys(excused)
			.filter((breach) => !found.includes(breach))
			.map((breach) => `needs its excuse no more: ${breach}`),
	];
}
