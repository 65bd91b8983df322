import { expect } from 'chai';
import type { ShapeContext, ShapeName } from '../../../src/commands/shape.ts';
import { shapeNames } from '../../../src/commands/shapes.ts';
import { shapeReply, specOf } from '../../../src/commands/spec.ts';
import { ReplyError } from '../../../src/core/errors.ts';
import { RespMap } from '../../../src/protocol/index.ts';
import { decodeOne } from '../../support/protocol/decode-one.ts';
import { readGolden, toJson } from './golden.ts';

const goldens = readGolden();
const text: ShapeContext = { buffers: false, message: 'object', args: [] };

const decode = (wire: string, buffers: boolean): unknown => decodeOne(wire, buffers ? 'buffer' : 'string');

function reshape(name: string, value: unknown, context: Partial<ShapeContext> = {}): unknown {
	const shape = shapeReply(name as ShapeName);
	return shape === undefined ? value : shape(value, { ...text, ...context });
}

/** For what was recorded at two moments: numbers may differ, everything else may not. */
const withoutDigits = (value: unknown): string => JSON.stringify(value).replace(/\d+(\.\d+)?/g, '0');

describe('Reply shapes', () => {
	it('have a golden value each', () => {
		const seen = new Set(goldens.map((golden) => golden.shape));
		expect(shapeNames.filter((name) => !seen.has(name))).to.deep.equal([]);
	});

	for (const { shape, call, resp2, resp3, volatile, text: asText, bytes } of goldens) {
		const args = call.slice(1).map((word) => Buffer.from(word, 'latin1').toString());

		it(`${shape}: ${call.join(' ').slice(0, 60)}`, () => {
			expect(specOf(call[0] ?? '', args).shape).to.equal(shape);
			for (const [buffers, golden] of [
				[false, asText],
				[true, bytes],
			] as const) {
				const three = toJson(reshape(shape, decode(resp3, buffers), { buffers, args }));
				expect(three, 'RESP3').to.deep.equal(golden);
				const two = toJson(reshape(shape, decode(resp2, buffers), { buffers, args }));
				// What a script chooses to send is its own affair.
				if (shape === 'generic') continue;
				if (volatile === true) expect(withoutDigits(two), 'RESP2').to.equal(withoutDigits(golden));
				else expect(two, 'RESP2').to.deep.equal(golden);
			}
		});
	}

	it('leave alone what they do not expect', () => {
		const error = new ReplyError('WRONGTYPE no');
		for (const name of shapeNames) {
			expect(reshape(name, 'QUEUED'), name).to.equal('QUEUED');
			expect(reshape(name, error), name).to.equal(error);
			expect(reshape(name, null), name).to.equal(null);
			expect(reshape(name, 7), name).to.equal(7);
			expect(reshape(name, 2n ** 60n), name).to.equal(2n ** 60n);
		}
	});

	it('make maps that know no inherited names', () => {
		const value = reshape('map', ['__proto__', 'polluted', 'constructor', '1']) as Record<string, unknown>;
		expect(Object.getPrototypeOf(value)).to.equal(null);
		expect(Object.keys(value)).to.deep.equal(['__proto__', 'constructor']);
		expect(Object.hasOwn(value, '__proto__')).to.equal(true);
		expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
	});

	it('keep the last of a field that comes twice in a map, and all of them in a stream entry', () => {
		expect(reshape('map', ['a', '1', 'a', '2'])).to.deep.equal({ __proto__: null, a: '2' });
		expect(reshape('entries', [['1-1', ['f', 'a', 'f', 'b', 'f', 'c', '__proto__', 'x']]])).to.deep.equal([
			{ id: '1-1', message: JSON.parse('{"f":["a","b","c"],"__proto__":"x"}') },
		]);
	});

	it('give stream messages as pairs when asked to', () => {
		expect(reshape('entries', [['1-1', ['f', 'a', 'f', 'b']]], { message: 'pairs' })).to.deep.equal([
			{
				id: '1-1',
				message: [
					['f', 'a'],
					['f', 'b'],
				],
			},
		]);
	});

	it('concatenate the entries of a stream named twice, under both protocols and in both views', () => {
		const entries = (id: string): unknown[] => [[id, ['f', 'v']]];
		const flat = ['s', entries('1-1'), 't', entries('2-2'), 's', entries('3-3')];
		const nested = [flat.slice(0, 2), flat.slice(2, 4), flat.slice(4)];
		for (const value of [new RespMap(flat as never), nested]) {
			const byName = reshape('xread', value) as Record<string, { id: string }[]>;
			expect(Object.entries(byName).map(([name, items]) => [name, items.map(({ id }) => id)])).to.deep.equal([
				['s', ['1-1', '3-3']],
				['t', ['2-2']],
			]);
		}
		const names = [Buffer.from('s'), Buffer.from([0xff]), Buffer.from('s')];
		const inBytes = names.map((name, index) => [name, entries(`${index}-0`)]);
		const pairs = reshape('xread', inBytes, { buffers: true }) as [Buffer, { id: string }[]][];
		expect(pairs.map(([name, items]) => [name.toString('latin1'), items.length])).to.deep.equal([
			['s', 2],
			['\xff', 1],
		]);
	});

	it('drop claimed entries that were deleted, as servers from 7.0 on do', () => {
		expect(
			reshape('xautoclaim', ['0-0', [null, ['1-1', ['f', 'v']]]], { args: ['s', 'g', 'c', '0', '0'] }),
		).to.deep.equal(['0-0', [{ id: '1-1', message: { __proto__: null, f: 'v' } }], []]);
	});

	it('look for words only where options stand', () => {
		const flat = ['a', '1'];
		expect(reshape('scoresAfterKeys', flat, { args: ['1', 'WITHSCORES'] })).to.equal(flat);
		expect(reshape('scoresAfterKeys', flat, { args: ['1', 'k', 'withscores'] })).to.deep.equal([
			{ value: 'a', score: 1 },
		]);
		expect(reshape('scores', flat, { args: ['WITHSCORES', '0', '-1'] })).to.equal(flat);
		expect(reshape('hscan', ['0', flat], { args: ['h', '0', 'MATCH', 'NOVALUES'] })).to.deep.equal(['0', [['a', '1']]]);
		expect(reshape('hscan', ['0', flat], { args: ['h', '0', 'COUNT', 5, 'novalues'] })).to.deep.equal(['0', flat]);
	});

	it('read doubles in every spelling, and integers that no double can hold stay as they are', () => {
		const inputs = ['inf', '-inf', '+inf', 'nan', '1e3', '-0.5', '0.30000000000000004', '', 'x', 2n ** 53n + 1n];
		expect(inputs.map((input) => reshape('double', input))).to.deep.equal([
			Number.POSITIVE_INFINITY,
			Number.NEGATIVE_INFINITY,
			Number.POSITIVE_INFINITY,
			Number.NaN,
			1000,
			-0.5,
			0.1 + 0.2,
			'',
			'x',
			2n ** 53n + 1n,
		]);
	});

	it('make objects of maps at any depth where nothing is known of a reply', () => {
		const value = new RespMap(['a', [new RespMap(['b', 1])]] as never);
		expect(reshape('generic', value)).to.deep.equal({ __proto__: null, a: [{ __proto__: null, b: 1 }] });
		expect(reshape('generic', value, { buffers: true })).to.deep.equal([['a', [[['b', 1]]]]]);
	});
});
