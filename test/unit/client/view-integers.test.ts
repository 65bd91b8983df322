/** Views that ask for bigints: every integer of every reply shape is one, and no double is. */
import { expect } from 'chai';
import { View } from '../../../src/client/view.ts';
import { specOf } from '../../../src/commands/spec.ts';
import type { RespValue } from '../../../src/protocol/index.ts';
import { decodeOne } from '../../support/protocol/decode-one.ts';
import { readGolden } from '../commands/golden.ts';

/** Doubles get a whole number that no integer of the recordings has, so that one can be told from the other wherever it ends up. */
const FIRST_DOUBLE = 7_000_000_001;

/** The wire with every RESP3 double made a whole number of its own. */
function withWholeDoubles(wire: string): string {
	let next = FIRST_DOUBLE;
	return wire.replace(/(^|\r\n),[-+.\w]+(?=\r\n)/g, (_, before: string) => `${before},${next++}`);
}

/** Every number of a reply, with the path to it. */
function numbersOf(value: unknown, path = ''): [path: string, number: number | bigint][] {
	if (typeof value === 'number' || typeof value === 'bigint') return [[path, value]];
	if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
	return Object.entries(value).flatMap(([key, item]) => numbersOf(item, `${path}.${key}`));
}

/** The number of each place where the plain view has one. */
const placesOf = (value: unknown): Map<string, number | bigint> => new Map(numbersOf(value));

describe('Views with bigints', () => {
	for (const [index, { shape, call, resp2, resp3, volatile }] of readGolden().entries()) {
		const args = call.slice(1).map((word) => Buffer.from(word, 'latin1').toString());
		const spec = specOf(call[0] ?? '', args);

		it(`${index}, ${shape}: ${call.join(' ').slice(0, 60)}`, () => {
			for (const bulk of ['string', 'buffer'] as const) {
				const plain = new View({ decode: { bulk } });
				const big = new View({ decode: { bulk, integer: 'bigint' } });
				for (const [protocol, wire] of [[2, resp2] as const, [3, withWholeDoubles(resp3)] as const]) {
					const ours = placesOf(plain.shape(spec, args, decodeOne(wire, bulk)));
					const bigs = placesOf(big.shape(spec, args, decodeOne(wire, bulk)));
					expect([...bigs.keys()]).deep.equal([...ours.keys()]);
					for (const [path, number] of bigs) {
						expect(Number(number), path).deep.equal(Number(ours.get(path)));
						// RESP2 has doubles as text; those are known by their shape, and the same places are numbers under RESP3.
						if (protocol === 2) continue;
						// JSON knows one kind of number only; some doubles are text under RESP3, too; and flags are booleans there.
						const isInteger = `\r\n${wire}`.includes(`\r\n:${number}\r\n`) || /(^|\r\n)#[tf]\r\n/.test(wire);
						// A double in a reply of which nothing is known cannot be told from an integer.
						if (!isInteger && shape === 'generic') continue;
						expect(typeof number, path).equal(isInteger && shape !== 'jsonNumbers' ? 'bigint' : 'number');
					}
				}
				// Times and counts differ between the two recordings; what a script sends is its own affair.
				if (shape === 'generic' || volatile === true) continue;
				const kinds = (wire: string): [string, string][] =>
					numbersOf(big.shape(spec, args, decodeOne(wire, bulk))).map(([path, number]) => [path, typeof number]);
				expect(kinds(resp2)).deep.equal(kinds(resp3));
			}
		});
	}

	it('leave what is no integer, and integers that no number can hold', () => {
		const big = new View({ decode: { integer: 'bigint' } });
		const reply = (name: string, args: string[], value: RespValue): unknown =>
			big.shape(specOf(name, args), args, value);
		expect(reply('ZSCORE', ['z', 'm'], 3)).equal(3);
		expect(reply('ZSCORE', ['z', 'm'], '3')).equal(3);
		expect(reply('ZSCORE', ['z', 'm'], -0)).equal(-0);
		expect(reply('ZSCORE', ['z', 'm'], Number.POSITIVE_INFINITY)).equal(Number.POSITIVE_INFINITY);
		expect(reply('ZSCORE', ['z', 'm'], 2 ** 60)).equal(2 ** 60);
		expect(reply('INCR', ['k'], 2n ** 60n)).equal(2n ** 60n);
		expect(reply('ZRANK', ['z', 'm', 'WITHSCORE'], [0, 2])).deep.equal([0n, 2]);
		expect(reply('GET', ['k'], null)).equal(null);
		expect(reply('EVAL', ['', '0'], [1, [2, 'x', 1.5]])).deep.equal([1n, [2n, 'x', 1.5]]);
	});
});
