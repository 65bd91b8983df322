import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { table } from '../../src/commands/table.ts';
import {
	cycles,
	importBreaches,
	longFiles,
	looseExports,
	nameLists,
	strayFiles,
	targetLines,
	tooLong,
	untyped,
} from './rules.ts';
import { codeOf, importsOf, readTree, type Tree } from './source.ts';

/** Files above 450 lines, each with the reason why it is not two files. */
const excused: Readonly<Record<string, string>> = {};

/** What looks like a list of command names and is none. */
const noNameLists: Readonly<Record<string, string>> = {
	'commands/descriptor.ts lists MULTI, EXEC, DISCARD, WATCH': 'effects on a session: the values of a column',
	'commands/table-format.ts lists MULTI, EXEC, DISCARD, WATCH': 'the same, in the order in which they are packed',
	'commands/shape.ts lists ZSCAN, HSCAN, HRANDFIELD, GEOPOS': 'shapes of replies: the values of a column',
	'commands/shapes.ts lists HRANDFIELD, GEOPOS, GEOSEARCH, LCS': 'the functions of these shapes',
	'ioredis/verb.ts lists WATCH, UNWATCH, QUIT, SUBSCRIBE': 'the bits of what the overlay says of a name',
	'protocol/assembler.ts lists SUBSCRIBE, UNSUBSCRIBE, PSUBSCRIBE, PUNSUBSCRIBE': 'kinds of pushes, as RESP3 has them',
	'testing/default-answers.ts lists AUTH, SELECT, READONLY, READWRITE': 'a server: what it answers by itself',
};

describe('the source', () => {
	const tree = readTree(fileURLToPath(new URL('../../src', import.meta.url)));

	it('is there', () => {
		expect(tree.size).greaterThan(5);
		expect([...tree.values()].flatMap(importsOf)).not.empty;
	});
	it('imports downwards only, and two packages', () => expect(importBreaches(tree)).deep.equal([]));
	it('has no cycles', () => expect(cycles(tree)).deep.equal([]));
	it('stands in its rooms under names that say something', () => expect(strayFiles(tree)).deep.equal([]));
	it('is typed throughout', () => expect(untyped(tree)).deep.equal([]));
	it('exports by name, from explicit lists', () => expect(looseExports(tree)).deep.equal([]));
	it('lists no command names outside the table', () => {
		expect(nameLists(tree, new Set(table().top.keys()), noNameLists)).deep.equal([]);
	});
	it('keeps its files short', () => {
		for (const { path, lines } of longFiles(tree)) {
			console.log(`      ${path}: ${lines} lines, the target is ${targetLines}`);
		}
		expect(tooLong(tree, excused)).deep.equal([]);
	});
});

describe('the rules', () => {
	const treeOf = (files: Record<string, string>): Tree => new Map(Object.entries(files));
	const pool = "import { a } from '../core/a.ts';\nexport const b = a;\n";

	it('let a lawful tree pass', () => {
		const tree = treeOf({
			'index.ts': "export { b } from './pool/b.ts';",
			'core/a.ts':
				"import Denque from 'denque';\nimport type { Channel } from 'node:diagnostics_channel';\nexport const a = 1;",
			'pool/b.ts': pool,
			'pool/c.ts': "import { b } from './b.ts';\nimport { connect } from 'node:net';",
			'commands/table.generated.ts': `export const x: any = 1;\n${'\n'.repeat(999)}`,
		});
		const breaches = [importBreaches, cycles, strayFiles, untyped, looseExports].flatMap((rule) => rule(tree));
		expect([...breaches, ...tooLong(tree, {})]).deep.equal([]);
	});

	const upward: Record<string, string> = {
		'an import': "import { b } from '../pool/b.ts';",
		'a type import': "import type { B } from '../pool/b.ts';",
		'an import over several lines': "import {\n\tb,\n\ttype C,\n} from '../pool/b.ts';",
		'an import for its effect': "import '../pool/b.ts';",
		'a re-export': "export { b } from '../pool/b.ts';",
		'a re-export of types': "export type { B } from '../pool/b.ts';",
		'a dynamic import': "const b = await import('../pool/b.ts');",
		'a dynamic import with a template': 'const b = await import(`../pool/b.ts`);',
		'an import type': "let b: import('../pool/b.ts').B;",
		'a require': "const b = require('../pool/b.ts');",
		'an import behind a string that looks like a comment': "const u = 'redis://h'; import('../pool/b.ts');",
		'an import behind a regular expression with a quote': "const r = /['\"`]/.test(x) && import('../pool/b.ts');",
		'an import inside a template': "const t = `a ${ { b: await import('../pool/b.ts') }.b } // c`;",
		'an import behind a template': "const t = `a ${`b ${1}`} '`; import('../pool/b.ts');",
	};
	for (const [name, text] of Object.entries(upward)) {
		it(`catch ${name} that goes upwards`, () => {
			const tree = treeOf({ 'core/a.ts': text, 'pool/b.ts': '' });
			expect(importBreaches(tree)).deep.equal(['core/a.ts (core, 0) imports pool/b.ts (pool, 4)']);
		});
	}
	it('catch siblings of one number that import each other', () => {
		const tree = treeOf({ 'testing/a.ts': "import '../runtime/b.ts';", 'runtime/b.ts': '' });
		expect(importBreaches(tree)).deep.equal(['testing/a.ts (testing, 7) imports runtime/b.ts (runtime, 7)']);
	});
	it('catch an import of the public entry, of what is not there and of what is outside', () => {
		const text = "import '../index.ts';\nimport './none.ts';\nimport '../../test/x.ts';";
		expect(importBreaches(treeOf({ 'index.ts': '', 'client/a.ts': text }))).deep.equal([
			'client/a.ts imports src/index.ts',
			'client/a.ts imports ./none.ts, which is not there',
			'client/a.ts imports ../../test/x.ts, outside src',
		]);
	});
	it('catch dependencies beyond the two, types and bare built-ins included', () => {
		const text = "import type { Redis } from 'ioredis';\nimport 'net';\nimport 'respool';\nimport(name);";
		expect(importBreaches(treeOf({ 'client/a.ts': text }))).deep.equal([
			'client/a.ts imports ioredis, which is no dependency',
			'client/a.ts imports net, which is no dependency',
			'client/a.ts imports respool, which is no dependency',
			'client/a.ts imports a computed specifier',
		]);
	});
	it('catch sockets where nothing is known of sockets', () => {
		expect(importBreaches(treeOf({ 'protocol/a.ts': "import type { Socket } from 'node:net';" }))).deep.equal([
			'protocol/a.ts imports node:net in a room that knows nothing of sockets',
		]);
	});
	it('ignore imports in comments and strings', () => {
		const text = "// import '../x.ts'\n/** import('../y.ts') */\nconst s = \"from '../z.ts'\", t = `import '../w.ts'`;";
		expect(importsOf(text)).deep.equal([]);
	});
	it('catch a cycle, of types too and through index.ts of a room', () => {
		const tree = treeOf({
			'core/a.ts': "import type { B } from './b.ts';",
			'core/b.ts': "import { c } from './index.ts';",
			'core/index.ts': "export { a } from './a.ts';",
			'core/self.ts': "import './self.ts';",
		});
		expect(cycles(tree)).deep.equal([
			'core/a.ts -> core/b.ts -> core/index.ts -> core/a.ts',
			'core/self.ts -> core/self.ts',
		]);
	});
	it('catch files in no room and names that say nothing', () => {
		const tree = treeOf({
			'stray.ts': '',
			'lib/a.ts': '',
			'core/string-utils.ts': '',
			'pool/base/a.ts': '',
			'core/aB.ts': '',
		});
		expect(strayFiles(tree)).deep.equal([
			'stray.ts is in no room',
			'lib/a.ts is in no room',
			'core/string-utils.ts: "utils" says nothing',
			'pool/base/a.ts: "base" says nothing',
			'core/aB.ts: aB is not kebab-case',
		]);
	});
	it('catch any and silenced compilers, and leave words alone', () => {
		const bad = 'let a: any;\nconst b = x as any, c: any[] = [];\nfunction f(d: Map<string, any>) {}\n// @ts-ignore\n';
		expect(untyped(treeOf({ 'core/a.ts': bad }))).deep.equal([
			'core/a.ts:1 uses any',
			'core/a.ts:2 uses any',
			'core/a.ts:2 uses any',
			'core/a.ts:3 uses any',
			'core/a.ts:4 silences the compiler',
		]);
		const good = "// any value\nPromise.any([]); const s = 'any', many = `any`; const o = { any: 1 };";
		expect(untyped(treeOf({ 'core/a.ts': good }))).deep.equal([]);
	});
	it('catch default exports, export * and private', () => {
		const text = "export default 1;\nexport * from './b.ts';\nclass C { private x = 1; private constructor() {} }";
		expect(looseExports(treeOf({ 'core/a.ts': text, 'ioredis/a.ts': 'export default 1;' }))).deep.equal([
			'core/a.ts:1 has a default export',
			'core/a.ts:2 exports *',
			'core/a.ts:3 says private instead of #',
		]);
	});
	it('catch lists of command names, however they are written', () => {
		const names = new Set(['GET', 'SET', 'DEL', 'MGET', 'MSET']);
		const listed = (text: string): string[] => nameLists(treeOf({ 'core/a.ts': text }), names);
		const breach = ['core/a.ts lists GET, SET, DEL, MGET'];
		expect(listed("const a = ['get', 'set', 'del', 'mget', 'mset'];")).deep.equal(breach);
		expect(listed("const a = new Set([\n\t'GET', // reads\n\t'SET',\n\t'DEL',\n\t'MGET',\n]);")).deep.equal(breach);
		expect(listed("const a = new Map([['get', 1], ['set', 2], ['del', X.y], ['mget', 0]]);")).deep.equal(breach);
		expect(listed("switch (a) {\n\tcase 'get':\n\tcase 'set':\n\tcase 'del':\n\tcase 'mget':\n}")).deep.equal(breach);
		expect(listed('const a = {\n\tget: one,\n\tset: one,\n\tdel: f(2),\n\tmget: 3,\n};')).deep.equal(breach);
		expect(listed("call('GET'); call('SET'); call('DEL'); call('MGET'); ['get', 'GET', 'set', 'x']; // 'get', 'set'"))
			.empty;
		const excused = { 'core/a.ts lists GET, SET, DEL, MGET': 'a reason', 'core/b.ts lists GET, SET': 'none' };
		const tree = treeOf({ 'core/a.ts': "['get', 'set', 'del', 'mget']" });
		expect(nameLists(tree, names, excused)).deep.equal(['needs its excuse no more: core/b.ts lists GET, SET']);
	});
	it('catch long files, and excuses that nothing needs', () => {
		const lines = (count: number): string => '\n'.repeat(count);
		const tree = treeOf({
			'core/a.ts': lines(451),
			'core/b.ts': lines(500),
			'core/c.ts': lines(400),
			'core/d.ts': lines(350),
		});
		expect(tooLong(tree, { 'core/b.ts': 'a reason', 'core/c.ts': 'none' })).deep.equal([
			'core/a.ts has 451 lines',
			'core/c.ts needs its excuse no more',
		]);
		expect(longFiles(tree).map(({ path }) => path)).deep.equal(['core/b.ts', 'core/a.ts', 'core/c.ts']);
	});
	it('keep offsets and line ends when they blank out what is not code', () => {
		const text = "const a = 'it''s'; // c\n/* d\n e */ const r = a / 2 / 3, q = /[/']/g;\n`x${{ y: '}' }.y}z`";
		expect(codeOf(text)).length(text.length);
		expect(codeOf(text).split('\n')).length(4);
		expect(codeOf(text)).contain('a / 2 / 3').and.contain('}.y}');
	});
});
