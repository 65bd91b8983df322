import { expect } from 'chai';
import fc from 'fast-check';
import { checkArguments, headOf, measure, WriteBatch } from '../../../src/protocol/encoder.ts';
import { type CommandArgument, encodeCommand } from '../../../src/protocol/index.ts';
import {
	bytesOf,
	calls,
	commandsIn,
	frame,
	payload,
	sendable,
	texts,
	unsendable,
} from '../../support/protocol/commands.ts';
import { patience, runs } from '../../support/protocol/seeds.ts';

/** What is written for a command. */
function encoded(args: readonly CommandArgument[]): Buffer {
	const parts = encodeCommand(args);
	return typeof parts === 'string' ? Buffer.from(parts, 'utf8') : Buffer.concat(parts.map((part) => bytesOf(part)));
}

const hex = (buffers: readonly Buffer[]): string[] => buffers.map((bytes) => bytes.toString('hex'));

describe('encodeCommand', function () {
	this.timeout(patience);

	it('writes the frame of RESP', () => {
		expect(encodeCommand(['SET', 'key', 'value'])).to.equal('*3\r\n$3\r\nSET\r\n$3\r\nkey\r\n$5\r\nvalue\r\n');
		expect(encodeCommand(['PING'])).to.equal('*1\r\n$4\r\nPING\r\n');
		expect(encodeCommand(['GET', ''])).to.equal('*2\r\n$3\r\nGET\r\n$0\r\n\r\n');
	});

	it('counts bytes, not characters', () => {
		expect(encodeCommand(['ECHO', 'é€😀'])).to.equal('*2\r\n$4\r\nECHO\r\n$9\r\né€😀\r\n');
		expect(encoded(['ECHO', '\ud800x']).toString('latin1')).to.equal('*2\r\n$4\r\nECHO\r\n$4\r\n\xef\xbf\xbdx\r\n');
	});

	const numbers: ReadonlyArray<readonly [number | bigint, string]> = [
		[0, '0'],
		[-0, '0'],
		[42, '42'],
		[-1.5, '-1.5'],
		[0.1, '0.1'],
		[1e21, '1e+21'],
		[1e-7, '1e-7'],
		[123456789012345680000, '123456789012345680000'],
		[Number.MAX_SAFE_INTEGER, '9007199254740991'],
		[Number.MAX_VALUE, '1.7976931348623157e+308'],
		[Number.MIN_VALUE, '5e-324'],
		[Number.POSITIVE_INFINITY, 'inf'],
		[Number.NEGATIVE_INFINITY, '-inf'],
		[0n, '0'],
		[-9007199254740993n, '-9007199254740993'],
		[2n ** 200n, (2n ** 200n).toString()],
	];
	for (const [number, text] of numbers) {
		it(`writes ${typeof number} ${text}`, () => {
			expect(encodeCommand(['X', number])).to.equal(`*2\r\n$1\r\nX\r\n$${text.length}\r\n${text}\r\n`);
		});
	}

	it('writes numbers so that they read back as what they were', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
				expect(Number((commandsIn(encoded(['X', number]))[0] as Buffer[])[1])).to.equal(number + 0);
			}),
			{ numRuns: runs(200) },
		);
	});

	it('is not misled by what others did to the prototypes of numbers', () => {
		const [ofNumber, ofBigint] = [Number.prototype.toString, BigInt.prototype.toString];
		try {
			Number.prototype.toString = () => '1\r\n$1\r\nx';
			BigInt.prototype.toString = () => '1\r\n$1\r\nx';
			expect(encodeCommand(['X', 1, 2n])).to.equal('*3\r\n$1\r\nX\r\n$1\r\n1\r\n$1\r\n2\r\n');
		} finally {
			Number.prototype.toString = ofNumber;
			BigInt.prototype.toString = ofBigint;
		}
	});

	it('frames anything exactly, so that no value can inject a command', () => {
		fc.assert(
			fc.property(fc.array(sendable, { minLength: 1, maxLength: 8 }), (args) => {
				const bytes = encoded(args);
				expect(bytes.equals(frame(args)), 'the right bytes').to.equal(true);
				const commands = commandsIn(bytes);
				expect(commands.map(hex)).to.deep.equal([hex(args.map(payload))]);
			}),
			{ numRuns: runs(1500) },
		);
	});

	it('frames every character at the length where counting changes', () => {
		for (const unit of [
			'\x7f',
			'\x80',
			'\u07ff',
			'\u0800',
			'\ud7ff',
			'\ud800',
			'\udbff',
			'\udc00',
			'\udfff',
			'\ue000',
			'\uffff',
			'😀',
		]) {
			for (const length of [1, 31, 32, 33, 34, 1023, 1024, 4095, 4096, 4097]) {
				for (const text of ['a'.repeat(length - 1) + unit, unit + 'a'.repeat(length - 1), unit.repeat(length)]) {
					const args = ['SET', text, text];
					if (!encoded(args).equals(frame(args)))
						expect.fail(`${length} units with ${unit.codePointAt(0)?.toString(16)}`);
				}
			}
		}
	});

	it('does not copy Buffers, nor strings from 4096 characters', () => {
		const buffer = Buffer.from('bytes');
		const view = new Uint8Array(buffer.buffer, buffer.byteOffset, 3);
		const long = 'x'.repeat(4096);
		const parts = encodeCommand(['SET', buffer, long, view, 'x'.repeat(4095)]) as Array<string | Buffer>;
		expect(parts.includes(buffer)).to.equal(true);
		expect(parts.includes(long)).to.equal(true);
		const other = parts.find((part) => typeof part !== 'string' && part !== buffer) as Buffer;
		expect([other.buffer, other.byteOffset, other.length]).to.deep.equal([view.buffer, view.byteOffset, 3]);
		expect(parts).to.have.lengthOf(7);
	});

	it('goes by the real length of bytes, whatever their properties say', () => {
		const liar = Buffer.from('12345');
		for (const name of ['length', 'byteLength']) Object.defineProperty(liar, name, { value: 1 });
		const lying = new Uint8Array([49, 50, 51, 52, 53]);
		for (const name of ['length', 'byteLength']) Object.defineProperty(lying, name, { value: 1 });
		for (const argument of [liar, lying]) {
			const parts = encodeCommand(['SET', 'k', argument]) as Array<string | Buffer>;
			const header = /\$(\d+)\r\n$/.exec(parts[0] as string)?.[1];
			expect(header).to.equal('5');
			expect(new Uint8Array((parts[1] as Buffer).buffer, (parts[1] as Buffer).byteOffset, 5).join()).to.equal(
				'49,50,51,52,53',
			);
		}
	});

	it('refuses bytes that are detached, or sends them as none', () => {
		for (const bytes of [new Uint8Array(3), Buffer.from(new ArrayBuffer(3))]) {
			structuredClone(bytes, { transfer: [bytes.buffer] });
			try {
				expect(encoded(['SET', 'k', bytes]).equals(frame(['SET', 'k', '']))).to.equal(true);
			} catch (error) {
				expect(error).to.be.instanceOf(TypeError);
			}
		}
	});

	it('takes bytes from another realm', async () => {
		const { runInNewContext } = await import('node:vm');
		const foreign = runInNewContext('new Uint8Array([97, 98])') as Uint8Array;
		expect(foreign).not.to.be.instanceOf(Uint8Array);
		expect(encoded(['SET', foreign]).equals(frame(['SET', 'ab']))).to.equal(true);
	});

	it('takes many arguments', () => {
		const args = Array.from({ length: 20_000 }, (_, at) =>
			at % 3 === 0 ? at : at % 3 === 1 ? `é${at}` : Buffer.from([at & 255]),
		);
		expect(encoded(args).equals(frame(args))).to.equal(true);
	});

	it('refuses an empty command', () => {
		expect(() => encodeCommand([])).to.throw(TypeError);
	});

	for (const [name, value] of unsendable) {
		it(`refuses ${name}, and calls nothing of it`, () => {
			calls.length = 0;
			for (const args of [['SET', value], [value], ['SET', Buffer.from('x'), 'y'.repeat(5000), value, 'z']]) {
				expect(() => encodeCommand(args as CommandArgument[])).to.throw(TypeError);
				expect(() => measure(args)).to.throw(TypeError);
			}
			expect(calls).to.deep.equal([]);
		});
	}

	it('names the argument that it refuses, and nothing of its content', () => {
		expect(() => encodeCommand(['AUTH', ['secret'] as never])).to.throw(TypeError, /Argument 1 is an array/);
		expect(() => encodeCommand(['AUTH', 'secret', undefined as never])).to.throw(
			/^(?!.*secret).*Argument 2 is undefined/,
		);
		const set = { words: ['SET'], heads: [] };
		for (const args of [
			['k', undefined],
			['k', Buffer.from('v'), Number.NaN],
		]) {
			const told = new RegExp(`^SET: argument ${args.length} is `);
			expect(() => new WriteBatch().append(set, args)).to.throw(TypeError, told);
			expect(() => measure(args, set)).to.throw(TypeError, told);
			expect(() => checkArguments(args, set, 3)).to.throw(
				TypeError,
				new RegExp(`^#3 SET: argument ${args.length} is `),
			);
		}
	});
});

describe('measure', () => {
	it('counts the bytes of the arguments', () => {
		fc.assert(
			fc.property(fc.array(sendable, { maxLength: 8 }), (args) => {
				expect(measure(args)).to.equal(args.reduce<number>((sum, argument) => sum + payload(argument).length, 0));
			}),
			{ numRuns: runs(400) },
		);
	});
});

describe('headOf', () => {
	it('begins a command', () => {
		expect(headOf(['GET'], 1)).to.equal('*2\r\n$3\r\nGET');
		expect(headOf(['CONFIG', 'GET'], 3)).to.equal('*5\r\n$6\r\nCONFIG\r\n$3\r\nGET');
		expect(headOf(['X'.repeat(2000)], 0)).to.equal(`*1\r\n$2000\r\n${'X'.repeat(2000)}`);
	});

	it('refuses names that are empty or outside ASCII', () => {
		for (const name of ['', 'GÉT', '\ud800', 'ÿ', `${'x'.repeat(40)}é`]) {
			expect(() => headOf([name], 1), name).to.throw(TypeError);
			expect(() => headOf(['CONFIG', name], 1), name).to.throw(TypeError);
		}
	});

	it('frames any ASCII name', () => {
		fc.assert(
			fc.property(fc.array(texts, { minLength: 1, maxLength: 3 }), (words) => {
				const isAscii = words.every((word) => word !== '' && [...word].every((char) => char <= '\x7f'));
				if (!isAscii) expect(() => headOf(words, 0)).to.throw(TypeError);
				else expect(Buffer.from(`${headOf(words, 0)}\r\n`, 'latin1').equals(frame(words))).to.equal(true);
			}),
			{ numRuns: runs(300) },
		);
	});
});
