/** The tables of the documents name what the source has: every option, every class of error, nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import * as respool from '../../../src/index.ts';
import { root } from './snippets.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The names in backticks in the first column of the tables of a section, which begins with `heading`. */
function firstColumn(document: string, heading: string): string[] {
	const [, section = ''] = read(document).split(`${heading}\n`, 2);
	const rows = (section.split(/^#{1,3} /m, 1)[0] as string).matchAll(/^\| (`.*?) \|/gm);
	return [...rows].flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)).sort();
}

/** The fields of an interface in `src/client/options.ts`. */
function fieldsOf(name: string): string[] {
	const [, body = ''] =
		new RegExp(`interface ${name} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(read('src/client/options.ts')) ?? [];
	return [...body.matchAll(/^\t(\w+)\?:/gm)].map(([, field = '']) => field).sort();
}

describe('the tables of the documents', () => {
	it('README has every option of a client', () => {
		expect(fieldsOf('ClientOptions')).to.include('url');
		expect(firstColumn('README.md', '## Options')).to.deep.equal(fieldsOf('ClientOptions'));
	});

	it('pool.md has every option of the pool', () => {
		expect(firstColumn('docs/pool.md', '## When no connection comes free')).to.deep.equal(fieldsOf('PoolOptions'));
	});

	it('errors.md has every class of error', () => {
		const classes = Object.entries(respool).filter(
			([name, value]) =>
				name !== 'RedisError' && typeof value === 'function' && value.prototype instanceof respool.RedisError,
		);
		expect(firstColumn('docs/errors.md', '## The classes')).to.deep.equal(classes.map(([name]) => name).sort());
	});
});
