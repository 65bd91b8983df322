import { expect } from 'chai';
import { Decoder, ReplyError, RespMap } from '../../../src/protocol/index.ts';
import { servers } from '../../support/protocol/corpus-servers.ts';
import { aggregates, all, type Exchange, outOfBand, scalars } from '../../support/protocol/corpus-types.ts';
import { inMode, linesOf } from '../../support/protocol/deliveries.ts';
import { decode, modes, Recorder } from '../../support/protocol/recorder.ts';

/** Each exchange decodes to what it should, in each mode, alone and with others before and behind it. */
function golden(exchanges: readonly Exchange[]): void {
	for (const { name, wire, gives } of exchanges) {
		it(name, () => {
			for (const mode of modes) {
				const expected = linesOf(inMode(gives, mode));
				const alone = decode([wire], mode);
				expect(alone.lines, mode).to.deep.equal(expected);
				expect(alone.death, mode).to.equal(undefined);
				expect(alone.decoder.pending, mode).to.equal(false);
				const among = decode(
					[Buffer.concat([Buffer.from('*1\r\n$3\r\npre\r\n'), wire, wire, Buffer.from(':1\r\n')])],
					mode,
				);
				expect(among.lines.slice(1, -1), `${mode}, twice and among others`).to.deep.equal([...expected, ...expected]);
			}
		});
	}
}

describe('Decoder', () => {
	describe('scalars', () => golden(scalars));
	describe('aggregates', () => golden(aggregates));
	describe('attributes and pushes', () => golden(outOfBand));
	describe('what servers sent', () => golden(servers));

	it('decodes everything in one chunk', () => {
		for (const mode of modes) {
			const exchanges = [...all, ...servers, ...all];
			const recorder = decode([Buffer.concat(exchanges.map(({ wire }) => wire))], mode);
			expect(recorder.lines).to.deep.equal(
				linesOf(
					inMode(
						exchanges.flatMap(({ gives }) => gives),
						mode,
					),
				),
			);
		}
	});

	it('gives errors their code, and keeps them apart from replies', () => {
		const { errors, values } = decode(['-MOVED 3999 127.0.0.1:6381\r\n-oops\r\n!6\r\nBUSY x\r\n*1\r\n-NOAUTH no\r\n']);
		expect(errors.map(({ code, message }) => [code, message])).to.deep.equal([
			['MOVED', 'MOVED 3999 127.0.0.1:6381'],
			['ERR', 'oops'],
			['BUSY', 'BUSY x'],
		]);
		const nested = (values[0] as unknown[])[0] as ReplyError;
		expect(nested).to.be.instanceOf(ReplyError);
		expect([nested.code, nested.message]).to.deep.equal(['NOAUTH', 'NOAUTH no']);
	});

	it('leaves Error.stackTraceLimit as it was', () => {
		const limit = Error.stackTraceLimit;
		decode(['-ERR a\r\n*1\r\n-ERR b\r\n']);
		expect(Error.stackTraceLimit).to.equal(limit);
	});

	it('takes any Uint8Array, and only the part of the memory that it covers', () => {
		const memory = new Uint8Array(64).fill(0x58);
		memory.set(Buffer.from('$5\r\nhello\r\n:7\r\n'), 20);
		const recorder = decode([memory.subarray(20, 35)]);
		expect(recorder.values).to.deep.equal(['hello', 7]);
		const shared = new Uint8Array(new SharedArrayBuffer(5));
		shared.set(Buffer.from('+OK\r\n'));
		expect(decode([shared]).values).to.deep.equal(['OK']);
	});

	it('takes empty chunks anywhere', () => {
		const none = new Uint8Array(0);
		const recorder = decode([none, '$5\r', none, '\n', none, 'he', none, 'llo\r', none, '\n', none]);
		expect(recorder.values).to.deep.equal(['hello']);
	});

	it('copies Buffers below 1 KiB out of the chunk, however short the chunk', () => {
		for (const count of [1, 2, 50]) {
			for (const length of [0, 1, 20, 100, 1000, 1023]) {
				const recorder = new Recorder('buffer');
				const chunk = Buffer.from(`$${length}\r\n${'a'.repeat(length)}\r\n`.repeat(count));
				recorder.write(chunk);
				chunk.fill('X');
				const kept = recorder.values.filter((value) => String(value) === 'a'.repeat(length)).length;
				expect(kept, `unchanged of ${count} values of ${length} bytes`).to.equal(count);
			}
		}
	});

	it('gives Buffers of their own length that do not overlap', () => {
		const recorder = decode(['$4\r\naaaa\r\n$4\r\nbbbb\r\n*2\r\n$0\r\n\r\n$4\r\ncccc\r\n'], 'buffer');
		const [first, second, list] = recorder.values as [Buffer, Buffer, Buffer[]];
		first.fill('x');
		expect([second, ...list].map(String)).to.deep.equal(['bbbb', '', 'cccc']);
		expect([first, second, ...list].every(Buffer.isBuffer)).to.equal(true);
	});

	it('tells field names apart, however alike, when they come again and again', () => {
		const keys = [
			'',
			'a',
			'é',
			'€',
			'__proto__',
			'constructor',
			'toString',
			'0',
			'12',
			'-0',
			'1e3',
			' ',
			'\0',
			'\ufeff',
		];
		// Of one length, and with the same letters first, last and in the middle.
		for (const length of [5, 12, 13, 31, 32, 33, 64, 255, 300]) {
			for (const letter of ['a', 'b', 'c', 'é']) {
				for (const at of [1, length - 2]) keys.push(`${'x'.repeat(at)}${letter}${'x'.repeat(length - at - 1)}`);
			}
		}
		const wireOf = (some: readonly string[]): string =>
			`%${some.length}\r\n${some.map((key) => `$${Buffer.byteLength(key)}\r\n${key}\r\n$1\r\n.\r\n`).join('')}`;
		const recorder = new Recorder();
		for (let round = 0; round < 6; round++) {
			for (const some of [keys, [...keys].reverse(), keys.slice(round), ...keys.map((key) => [key])]) {
				recorder.deliveries.length = 0;
				recorder.write(Buffer.from(wireOf(some)));
				const [map] = recorder.values as [RespMap];
				expect(map.flat).to.deep.equal(some.flatMap((key) => [key, '.']));
				if (some.length > 1) expect(Object.keys(map.toObject()).sort()).to.deep.equal([...some].sort());
			}
		}
	});

	it('tells field names apart that are no UTF-8, or look like others byte by byte', () => {
		const recorder = new Recorder();
		const names = [[0xe9], [0xc3, 0xa9], [0xff], [0xfe], [0x69], [0xe9, 0x69], [0x69, 0xe9], [0xef, 0xbf, 0xbd]].map(
			(bytes) => Buffer.from(bytes),
		);
		for (let round = 0; round < 5; round++) {
			for (const name of names) {
				recorder.deliveries.length = 0;
				recorder.write(
					Buffer.concat([
						Buffer.from(`%1\r\n$${name.length}\r\n`),
						name,
						Buffer.from(`\r\n:1\r\n${':2\r\n'.repeat(20)}`),
					]),
				);
				expect((recorder.values[0] as RespMap).flat).to.deep.equal([name.toString('utf8'), 1]);
			}
		}
	});

	describe('pending', () => {
		it('is true from the first byte of a value to its last', () => {
			for (const { name, wire, gives } of [...scalars, ...aggregates]) {
				const { decoder } = new Recorder();
				for (let at = 0; at < wire.length; at++) {
					const expected = at > 0;
					if (decoder.pending !== expected) expect.fail(`${name}: pending is ${!expected} after ${at} bytes`);
					decoder.write(wire.subarray(at, at + 1));
				}
				expect(gives).to.have.lengthOf(1);
				expect(decoder.pending, name).to.equal(false);
			}
		});

		it('is false before anything came', () => {
			const sink = { onReply: (): void => {}, onError: (): void => {}, onPush: (): void => {} };
			expect(new Decoder(sink).pending).to.equal(false);
		});
	});
});

describe('RespMap', () => {
	const map = new RespMap(['a', 1, '__proto__', 2, 'a', 3]);

	it('becomes a Map in which the last of equal keys stays', () => {
		expect([...map.toMap()]).to.deep.equal([
			['a', 3],
			['__proto__', 2],
		]);
		expect([...new RespMap([]).toMap()]).to.deep.equal([]);
	});

	it('becomes an object without a prototype', () => {
		const object = map.toObject();
		expect(Object.getPrototypeOf(object)).to.equal(null);
		expect(Object.entries(object)).to.deep.equal([
			['a', 3],
			['__proto__', 2],
		]);
	});

	it('makes keys of objects from keys of every kind', () => {
		const object = new RespMap([1, 'a', 2n, 'b', null, 'c', true, 'd', Buffer.from('é'), 'e', 1.5, 'f']).toObject();
		expect(Object.entries(object)).to.deep.equal([
			['1', 'a'],
			['2', 'b'],
			['null', 'c'],
			['true', 'd'],
			['é', 'e'],
			['1.5', 'f'],
		]);
	});
});
