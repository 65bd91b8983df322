import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { flagBits } from '../../../scripts/commands/emit-table.ts';
import { generate, stale } from '../../../scripts/commands/generate.ts';
import { buildModel } from '../../../scripts/commands/model.ts';
import { handWritten } from '../../../scripts/commands/signatures-source.ts';
import { shapeNames } from '../../../src/commands/shapes.ts';
import { type CommandSpec, Flag, lookup, methodsOf, resolveSpec, Surface, specOf } from '../../../src/commands/spec.ts';
import { table } from '../../../src/commands/table.ts';
import { categories, requests, responses, sessions } from '../../../src/commands/table-format.ts';

const model = buildModel();
const specFor = (name: string): CommandSpec => {
	const spec = lookup(name.replace('|', ' '));
	if (spec === undefined) throw new Error(`no spec of ${name}`);
	return spec;
};

describe('The command table', () => {
	it('is what the generator writes, byte for byte', () => {
		expect(stale()).to.deep.equal([]);
		expect([...generate().values()]).to.deep.equal([...generate().values()]);
	});

	it('unpacks to what the model says', () => {
		expect(table().all.size).to.equal(model.length);
		for (const command of model) {
			const spec = specFor(command.name);
			const flags = [...command.flags, ...(command.deprecated ? ['deprecated'] : [])];
			expect(spec.name).to.equal(command.name.replace('|', ' '));
			expect(spec.flags, spec.name).to.equal(flags.reduce((bits, flag) => bits | (flagBits[flag] ?? 0), 0));
			expect(spec.arity, spec.name).to.equal(command.arity);
			expect(spec.retry, spec.name).to.equal(command.retry);
			expect(spec.session, spec.name).to.equal(command.session);
			expect(spec.hint, spec.name).to.equal(command.hint);
			expect(spec.shape, spec.name).to.equal(command.shape);
			expect([spec.request, spec.response], spec.name).to.deep.equal([command.request, command.response]);
			expect(spec.block, spec.name).to.equal(command.block);
			expect(spec.secret, spec.name).to.equal(command.secret);
			expect(spec.surfaces, spec.name).to.equal(
				command.surfaces.reduce((bits, surface) => bits | Surface[surface as keyof typeof Surface], 0),
			);
			expect(spec.words, spec.name).to.deep.equal([command.name.split('|')[0]]);
		}
	});

	it('has the same bits as the generator', () => {
		const named = { readonly: Flag.readonly, write: Flag.write, blocking: Flag.blocking, container: Flag.container };
		const others = { movablekeys: Flag.movableKeys, no_reply: Flag.noReply, deprecated: Flag.deprecated };
		const more = { no_multi: Flag.noMulti, opaque: Flag.opaque, pairs: Flag.pairs };
		expect(flagBits).to.deep.equal({ ...named, ...others, ...more });
		const specs = [...table().all.values()];
		expect(specs.filter((spec) => !categories.includes(spec.retry))).to.deep.equal([]);
		expect(specs.filter((spec) => !sessions.includes(spec.session))).to.deep.equal([]);
		expect(
			specs.filter((spec) => !requests.includes(spec.request as '') || !responses.includes(spec.response as '')),
		).to.deep.equal([]);
		expect(specs.filter((spec) => spec.shape !== '' && !shapeNames.includes(spec.shape))).to.deep.equal([]);
	});

	it('gives parameters names that are English', () => {
		const types = generate().get('src/commands/commands.generated.ts') ?? '';
		const names = [...types.matchAll(/[(,] (?:\.\.\.)?(\w+)\??: /g), ...types.matchAll(/\((?:\.\.\.)?(\w+)\??: /g)].map(
			([, name = '']) => name,
		);
		expect(names.length).to.be.above(500);
		expect([...new Set(names.filter((name) => /(?:x|ss|ch|sh|[^aeiou]y|data)s$/.test(name)))]).to.deep.equal([]);
		// A number behind a name that stands twice: only where the servers have nothing else to tell them apart.
		expect(new Set(names.filter((name) => /[a-z]\d$/.test(name)))).to.deep.equal(
			new Set(['index1', 'index2', 'member1', 'member2', 'sha1']),
		);
	});

	it('is packed to a few kilobytes', () => {
		const bytes = readFileSync(new URL('../../../src/commands/table.generated.ts', import.meta.url));
		expect(bytes.length).to.be.below(12_000);
		expect(gzipSync(bytes).length).to.be.below(5_000);
	});

	it('holds every command in a retry category that fits its flags', () => {
		const wrong = model.filter(({ flags, retry, rule, group }) => {
			if (flags.has('write')) return retry === 'read' && rule === undefined && group !== 'scripting';
			return flags.has('readonly') && !flags.has('opaque') && retry !== 'read';
		});
		expect(wrong.map((command) => command.name)).to.deep.equal([]);
	});

	it('types a reply for every command: by the overlay or by a hand-written signature', () => {
		expect(
			model.filter(({ name, reply }) => reply === '' && !handWritten.has(name)).map(({ name }) => name),
		).to.deep.equal([]);
		const known = new Set(model.map((command) => command.name));
		expect([...handWritten.keys()].filter((name) => !known.has(name))).to.deep.equal([]);
	});

	it('documents every command in its own words or in Valkey’s', () => {
		expect(model.filter(({ summary }) => summary === '').map(({ name }) => name)).to.deep.equal([]);
	});
});

describe('lookup', () => {
	it('finds commands and subcommands without regard to case', () => {
		expect(lookup('get')?.name).to.equal('GET');
		expect(lookup('Json.Get')?.name).to.equal('JSON.GET');
		expect(lookup('client list')?.name).to.equal('CLIENT LIST');
		expect(lookup('nosuch')).to.equal(undefined);
	});

	it('resolves subcommands, whose words and heads are those of their container', () => {
		const spec = specOf('config', ['get', '*']);
		expect(spec.name).to.equal('CONFIG GET');
		expect(spec.words).to.deep.equal(['CONFIG']);
		expect(spec.heads).to.equal(lookup('CONFIG')?.heads);
		expect(specOf('CONFIG', [Buffer.from('gEt')]).name).to.equal('CONFIG GET');
		expect(specOf('COMMAND', []).name).to.equal('COMMAND');
		expect(resolveSpec(specFor('GET'), ['x']).name).to.equal('GET');
	});

	it('gives unknown commands a spec that promises nothing', () => {
		const spec = specOf('my.command', ['a']);
		expect(spec.name).to.equal('MY.COMMAND');
		expect(spec.words).to.deep.equal(['MY.COMMAND']);
		expect(spec.flags & Flag.unknown).to.equal(Flag.unknown);
		expect(spec.flags & Flag.opaque).to.equal(Flag.opaque);
		expect([spec.retry, spec.session, spec.shape]).to.deep.equal(['never', 'none', 'generic']);
		expect(specOf('MY.COMMAND', [])).to.equal(spec);
		const sub = specOf('CLIENT', ['frobnicate']);
		expect([sub.name, sub.words, sub.flags & Flag.unknown]).to.deep.equal([
			'CLIENT FROBNICATE',
			['CLIENT'],
			Flag.unknown,
		]);
	});

	it('takes a name with a space for one word, as the server would', () => {
		expect(specOf('CLIENT LIST', []).flags & Flag.unknown).to.equal(Flag.unknown);
	});

	it('does not remember invented names for ever', () => {
		const first = specOf('x.first', []);
		for (let i = 0; i < 1000; i++) specOf(`x.${i}`, []);
		expect(specOf('x.first', [])).to.not.equal(first);
	});
});

describe('Methods', () => {
	const namesOf = (surface: keyof typeof Surface): Set<string> =>
		new Set(methodsOf(surface).map(({ namespace, name }) => (namespace === undefined ? name : `${namespace}.${name}`)));
	const client = namesOf('client');
	const lease = namesOf('lease');
	const pipeline = namesOf('pipeline');
	const multi = namesOf('multi');

	it('are lower case, with namespaces for dots and underscores for hyphens', () => {
		for (const name of [
			'get',
			'hgetall',
			'config',
			'json.get',
			'ft.search',
			'ft._list',
			'restore_asking',
			'bitfield_ro',
		]) {
			expect(client.has(name), name).to.equal(true);
		}
		expect([...client].filter((name) => !/^[a-z0-9_]+(\.[a-z0-9_]+)?$/.test(name))).to.deep.equal([]);
		expect(methodsOf('client').find(({ name }) => name === 'restore_asking')?.spec.words).to.deep.equal([
			'RESTORE-ASKING',
		]);
	});

	it('stand on the surfaces that api.md gives them', () => {
		const on = (name: string): string =>
			[client, lease, pipeline, multi].map((names, index) => (names.has(name) ? 'clpm'[index] : '-')).join('');
		expect(
			Object.fromEntries(
				`get blpop script multi exec discard watch unwatch select auth hello reset readonly readwrite asking wait waitaof quit
			subscribe psubscribe ssubscribe unsubscribe monitor sync client himport save shutdown`
					.split(/\s+/)
					.map((name) => [name, on(name)]),
			),
		).to.deep.equal({
			get: 'clpm',
			blpop: 'clpm',
			script: 'clpm',
			client: 'clpm',
			multi: '----',
			exec: '----',
			discard: '-l--',
			watch: '-l--',
			unwatch: '-l--',
			select: '-l--',
			auth: '----',
			hello: '----',
			reset: '----',
			readonly: '-l--',
			readwrite: '-l--',
			asking: '-l--',
			wait: '-l-m',
			waitaof: '-l-m',
			quit: '----',
			subscribe: '-l--',
			psubscribe: '-l--',
			ssubscribe: '-l--',
			unsubscribe: '-l--',
			monitor: '-l--',
			sync: '----',
			himport: '-l--',
			save: 'clp-',
			shutdown: 'clp-',
		});
	});
});
