/** Every case in every mapping on the facade; stock ioredis, the control, is in behaviour.all.test.ts. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { verbOf } from '../../src/ioredis/verb.ts';
import { called, unknown } from './behaviour/calls.ts';
import { cases } from './behaviour/cases/index.ts';
import { catalogue, elsewhere, later } from './behaviour/catalogue/index.ts';
import { mappings } from './behaviour/kit.ts';
import { facade } from './behaviour/subject.ts';
import { behaviour } from './behaviour/suite.ts';

const rows = { ...catalogue, ...later };
const covered = new Set(cases.flatMap(({ ids }) => ids));

describe('ioredis behaviour: the catalogue', () => {
	it('every row has a case, save those of Cluster and Sentinel', () => {
		const uncovered = Object.entries(rows).filter(([id]) => !covered.has(id) && !(id in elsewhere));
		const missing = uncovered.filter(([id]) => !(id in later)).map(([id, gist]) => `${id}: ${gist}`);
		console.log(
			`      ${Object.keys(rows).length} rows, ${uncovered.length} uncovered, of which ${Object.keys(later).length} later`,
		);
		expect(missing).to.deep.equal([]);
	});

	it('every builtin command of ioredis is called: with its reply here, or beside stock ioredis', async () => {
		const { Redis } = (await facade()).exports;
		// Those of modules, and of Valkey alone, are no methods of ioredis.
		const names = new Redis({ lazyConnect: true }).getBuiltinCommands().filter((name) => !verbOf(name).isForeign);
		const uncalled = names.filter((name) => !called.has(name));
		console.log(
			`      ${names.length} builtin commands, ${unknown.size} on no server, ${uncalled.length} uncovered: ${uncalled.join(' ')}`,
		);
		expect(uncalled).to.deep.equal([]);
	});

	it('every id of a case is a row', () => {
		expect([...covered].filter((id) => !(id in rows))).to.deep.equal([]);
	});

	it('every difference is told in the migration page', () => {
		const page = readFileSync(new URL('../../docs/migrating-from-ioredis.md', import.meta.url), 'utf8');
		const untold = cases.filter(({ differs }) => differs !== undefined && !page.includes(differs.told));
		expect(untold.map(({ title, differs }) => `${title}: "${differs?.told}"`)).to.deep.equal([]);
	});
});

behaviour(
	'ioredis behaviour: facade',
	facade,
	mappings.map(({ name }) => name),
);
