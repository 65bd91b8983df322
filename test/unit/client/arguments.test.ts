import { expect } from 'chai';
import { flatten, prefixed } from '../../../src/client/arguments.ts';
import { specOf } from '../../../src/commands/spec.ts';

describe('flatten', () => {
	it('gives back what needs no change, itself', () => {
		const args = ['a', 1, 2n, Buffer.from('b'), null, undefined, true];
		expect(flatten(args.slice(0, 4), true)).deep.equal(args.slice(0, 4));
		const plain = ['a', 'b'];
		expect(flatten(plain, true)).equal(plain);
	});

	it('takes arrays apart, one level deep', () => {
		expect(flatten(['k', ['a', 'b'], 'c', [], [1]], false)).deep.equal(['k', 'a', 'b', 'c', 1]);
		expect(flatten([[['a']]], false)).deep.equal([['a']]);
	});

	it('leaves Buffers and other bytes whole, in arrays too', () => {
		const [buffer, bytes] = [Buffer.from('a'), new Uint8Array([1])];
		expect(flatten([buffer, [bytes, buffer]], true)).deep.equal([buffer, bytes, buffer]);
	});

	it('keeps what cannot be sent, for the encoder to name it', () => {
		const date = new Date();
		expect(flatten(['k', [null, undefined], date], false)).deep.equal(['k', null, undefined, date]);
		// biome-ignore lint/suspicious/noSparseArray: that is the point
		expect(flatten([['a', , 'b']], false)).deep.equal(['a', undefined, 'b']);
	});

	it('takes objects and Maps for pairs where the command does', () => {
		expect(flatten(['h', { a: 1, b: 'x' }], true)).deep.equal(['h', 'a', 1, 'b', 'x']);
		expect(
			flatten(
				[
					'h',
					new Map<unknown, unknown>([
						[Buffer.from('f'), 1],
						[2, 'y'],
					]),
				],
				true,
			),
		).deep.equal(['h', Buffer.from('f'), 1, 2, 'y']);
		expect(flatten(['h', Object.assign(Object.create(null), { a: 1 })], true)).deep.equal(['h', 'a', 1]);
		expect(flatten(['h', {}], true)).deep.equal(['h']);
	});

	it('takes them for themselves elsewhere', () => {
		const object = { a: 1 };
		const map = new Map([['a', 1]]);
		expect(flatten(['k', object, map], false)).deep.equal(['k', object, map]);
	});

	it('takes no object of a class for pairs', () => {
		class Point {
			x = 1;
		}
		for (const value of [new Point(), new Date(), new Set(['a']), Promise.resolve(), /x/, new URLSearchParams('a=1')])
			expect(flatten(['k', value], true)).deep.equal(['k', value]);
	});

	it('does not change what the caller passed', () => {
		const list = Object.freeze(['a', Object.freeze(['b'])]);
		flatten(list, true);
		expect(list).deep.equal(['a', ['b']]);
	});

	it('passes on what a getter or an iterator of the caller throws', () => {
		const fault = new Error('mine');
		const getter = Object.defineProperty({}, 'f', {
			enumerable: true,
			get() {
				throw fault;
			},
		});
		const map = new Map([['a', 1]]);
		map[Symbol.iterator] = () => {
			throw fault;
		};
		const list = ['a'];
		list[Symbol.iterator] = () => {
			throw fault;
		};
		for (const value of [getter, map, list]) expect(() => flatten(['k', value], true)).throw(fault);
	});
});

describe('prefixed', () => {
	const prefix = (name: string, ...args: unknown[]): readonly unknown[] => prefixed(specOf(name, args), args, 'p:');

	const table: Array<[name: string, args: unknown[], expected: unknown[]]> = [
		['GET', ['k'], ['p:k']],
		['SET', ['k', 'v', 'EX', 5], ['p:k', 'v', 'EX', 5]],
		['MGET', ['a', 'b'], ['p:a', 'p:b']],
		['MSET', ['a', 1, 'b', 2], ['p:a', 1, 'p:b', 2]],
		['DEL', ['a', 'b'], ['p:a', 'p:b']],
		['PING', ['hello'], ['hello']],
		['EVAL', ['return 1', 2, 'a', 'b', 'c'], ['return 1', 2, 'p:a', 'p:b', 'c']],
		['ZUNIONSTORE', ['d', 2, 'a', 'b', 'WEIGHTS', 1, 2], ['p:d', 2, 'p:a', 'p:b', 'WEIGHTS', 1, 2]],
		['XREAD', ['COUNT', 1, 'STREAMS', 's', 't', '$', '0'], ['COUNT', 1, 'STREAMS', 'p:s', 'p:t', '$', '0']],
		['BLPOP', ['a', 'b', 0], ['p:a', 'p:b', 0]],
		['GET', [''], ['p:']],
		['GET', [5], ['p:5']],
		['GET', [5n], ['p:5']],
	];
	for (const [name, args, expected] of table) {
		it(`puts it before the keys of ${[name, ...args].join(' ')}`, () => {
			expect(prefix(name, ...args)).deep.equal(expected);
		});
	}

	it('keeps bytes as bytes', () => {
		expect(prefix('GET', Buffer.from([0xff, 0]))).deep.equal([Buffer.from([0x70, 0x3a, 0xff, 0])]);
		expect(prefix('GET', new Uint8Array([0xff]))).deep.equal([Buffer.from([0x70, 0x3a, 0xff])]);
	});

	it('does not change what the caller passed', () => {
		const args = ['k', 'v'];
		prefixed(specOf('SET', args), args, 'p:');
		expect(args).deep.equal(['k', 'v']);
	});

	for (const key of [null, undefined, true, Number.NaN, {}, Symbol('k'), () => 'k']) {
		it(`makes no key of what cannot be one: ${String(key)}`, () => {
			// The encoder must get to see it.
			expect(prefix('GET', key)).deep.equal([key]);
		});
	}
});
