import { expect } from 'chai';
import fc from 'fast-check';
import { ReplyError } from '../../../src/core/errors.ts';
import { Decoder } from '../../../src/protocol/decoder.ts';
import { RespMap, type RespValue } from '../../../src/protocol/types.ts';
import { encodeReply, type Protocol, type ReplyValue, resp } from '../../../src/testing/reply-encoder.ts';

const encoded = (value: ReplyValue, protocol?: Protocol): string => encodeReply(value, protocol).toString('latin1');

describe('encodeReply', () => {
	const cases: ReadonlyArray<readonly [string, ReplyValue, string, string]> = [
		['a string', 'häl', '$4\r\nh\xc3\xa4l\r\n', '$4\r\nh\xc3\xa4l\r\n'],
		['an empty string', '', '$0\r\n\r\n', '$0\r\n\r\n'],
		['bytes', Buffer.from([0, 13, 10]), '$3\r\n\0\r\n\r\n', '$3\r\n\0\r\n\r\n'],
		['an integer', -7, ':-7\r\n', ':-7\r\n'],
		['an integer beyond 2^53', 2n ** 62n, ':4611686018427387904\r\n', ':4611686018427387904\r\n'],
		['a whole number beyond 2^53', 1e21, ':1000000000000000000000\r\n', ':1000000000000000000000\r\n'],
		['a big number', 2n ** 64n, '(18446744073709551616\r\n', '$20\r\n18446744073709551616\r\n'],
		['a double', 1.5, ',1.5\r\n', '$3\r\n1.5\r\n'],
		['infinity', Number.NEGATIVE_INFINITY, ',-inf\r\n', '$4\r\n-inf\r\n'],
		['not a number', Number.NaN, ',nan\r\n', '$3\r\nnan\r\n'],
		['minus zero', -0, ',-0\r\n', '$2\r\n-0\r\n'],
		['true', true, '#t\r\n', ':1\r\n'],
		['false', false, '#f\r\n', ':0\r\n'],
		['null', null, '_\r\n', '$-1\r\n'],
		['an error', new ReplyError('ERR no'), '-ERR no\r\n', '-ERR no\r\n'],
		['an array', [1, ['a']], '*2\r\n:1\r\n*1\r\n$1\r\na\r\n', '*2\r\n:1\r\n*1\r\n$1\r\na\r\n'],
		['a Map', new Map([['a', 1]]), '%1\r\n$1\r\na\r\n:1\r\n', '*2\r\n$1\r\na\r\n:1\r\n'],
		['a RespMap', new RespMap(['a', 1]), '%1\r\n$1\r\na\r\n:1\r\n', '*2\r\n$1\r\na\r\n:1\r\n'],
		['a Set', new Set([1]), '~1\r\n:1\r\n', '*1\r\n:1\r\n'],
		['resp.simple', resp.simple('OK'), '+OK\r\n', '+OK\r\n'],
		['resp.error', resp.error('ERR x'), '-ERR x\r\n', '-ERR x\r\n'],
		['resp.bulkError', resp.bulkError('ERR a\r\nb'), '!8\r\nERR a\r\nb\r\n', '-ERR a b\r\n'],
		['resp.integer', resp.integer(3n), ':3\r\n', ':3\r\n'],
		['resp.double of a whole number', resp.double(3), ',3\r\n', '$1\r\n3\r\n'],
		['resp.double of text', resp.double('1e5'), ',1e5\r\n', '$3\r\n1e5\r\n'],
		['resp.bigNumber', resp.bigNumber(-3n), '(-3\r\n', '$2\r\n-3\r\n'],
		['resp.verbatim', resp.verbatim('é', 'mkd'), '=6\r\nmkd:\xc3\xa9\r\n', '$2\r\n\xc3\xa9\r\n'],
		['resp.null as bulk', resp.null('bulk'), '$-1\r\n', '$-1\r\n'],
		['resp.null as array', resp.null('array'), '*-1\r\n', '*-1\r\n'],
		['resp.array', resp.array([]), '*0\r\n', '*0\r\n'],
		[
			'resp.map with a key twice',
			resp.map([
				['a', [1]],
				['a', 2],
			]),
			'%2\r\n$1\r\na\r\n*1\r\n:1\r\n$1\r\na\r\n:2\r\n',
			'*4\r\n$1\r\na\r\n*1\r\n:1\r\n$1\r\na\r\n:2\r\n',
		],
		['resp.set', resp.set([1, 1]), '~2\r\n:1\r\n:1\r\n', '*2\r\n:1\r\n:1\r\n'],
		[
			'resp.push',
			resp.push('message', 'c'),
			'>2\r\n$7\r\nmessage\r\n$1\r\nc\r\n',
			'*2\r\n$7\r\nmessage\r\n$1\r\nc\r\n',
		],
		['resp.attribute', resp.attribute([['ttl', 1]], 'v'), '|1\r\n$3\r\nttl\r\n:1\r\n$1\r\nv\r\n', '$1\r\nv\r\n'],
		[
			'resp.streamedString',
			resp.streamedString(['ab', '', 'c']),
			'$?\r\n;2\r\nab\r\n;1\r\nc\r\n;0\r\n',
			'$3\r\nabc\r\n',
		],
		['resp.streamedArray', resp.streamedArray([1]), '*?\r\n:1\r\n.\r\n', '*1\r\n:1\r\n'],
		['resp.streamedSet', resp.streamedSet([1]), '~?\r\n:1\r\n.\r\n', '*1\r\n:1\r\n'],
		['resp.streamedMap', resp.streamedMap([['a', 1]]), '%?\r\n$1\r\na\r\n:1\r\n.\r\n', '*2\r\n$1\r\na\r\n:1\r\n'],
		['resp.raw', resp.raw('+half'), '+half', '+half'],
	];
	for (const [name, value, three, two] of cases) {
		it(`writes ${name}`, () => {
			expect(encoded(value, 3)).to.equal(three);
			expect(encoded(value, 2)).to.equal(two);
		});
	}

	it('writes RESP3 unless told', () => {
		expect(encoded(true)).to.equal('#t\r\n');
	});

	it('refuses what would break the framing', () => {
		expect(() => encodeReply(resp.simple('a\r\nb'))).to.throw(TypeError);
		expect(() => encodeReply(resp.error('a\nb'))).to.throw(TypeError);
		expect(() => encodeReply(resp.double('1\r\n'))).to.throw(TypeError);
		expect(() => encodeReply(undefined as unknown as ReplyValue)).to.throw(TypeError);
		expect(() => resp.verbatim('x', 'text')).to.throw(TypeError);
	});

	it('writes what the decoder reads back, in both protocols', () => {
		const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
		const { tree } = fc.letrec<{ tree: ReplyValue }>((tie) => ({
			tree: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('tree'), { maxLength: 5 })),
		}));
		fc.assert(
			fc.property(tree, fc.constantFrom<Protocol>(2, 3), (value, protocol) => {
				const expected = protocol === 3 ? value : withoutBooleans(value);
				expect(decode(encodeReply(value, protocol))).to.deep.equal([expected]);
			}),
		);
	});
});

/** RESP2 has no booleans. */
function withoutBooleans(value: ReplyValue): ReplyValue {
	if (typeof value === 'boolean') return value ? 1 : 0;
	return Array.isArray(value) ? value.map(withoutBooleans) : value;
}

function decode(bytes: Buffer): RespValue[] {
	const values: RespValue[] = [];
	const take = (value: RespValue): void => void values.push(value);
	new Decoder({ onReply: take, onError: take, onPush: take }).write(bytes);
	return values;
}
