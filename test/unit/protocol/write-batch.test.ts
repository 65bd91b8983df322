import { expect } from 'chai';
import fc, { type Arbitrary } from 'fast-check';
import { type Headed, WriteBatch } from '../../../src/protocol/encoder.ts';
import type { CommandArgument } from '../../../src/protocol/index.ts';
import { bytesOf, calls, commandsIn, frame, sendable, unsendable } from '../../support/protocol/commands.ts';
import { patience, runs } from '../../support/protocol/seeds.ts';

const headed = (...words: string[]): Headed => ({ words, heads: [] });

/** Newer than the library that the tests are checked against. */
const ResizableBuffer = ArrayBuffer as unknown as new (
	length: number,
	options: { maxByteLength: number },
) => ArrayBuffer & { resize(to: number): void };

interface Part {
	readonly part: string | Buffer;
	readonly encoding: 'latin1' | 'utf8';
}

function taken(batch: WriteBatch): Part[] {
	const parts: Part[] = [];
	batch.take((part, encoding) => parts.push({ part, encoding }));
	return parts;
}

const joined = (parts: readonly Part[]): Buffer =>
	Buffer.concat(parts.map(({ part, encoding }) => bytesOf(part, encoding)));
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what ASCII is.
const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

describe('WriteBatch', function () {
	this.timeout(patience);

	it('joins commands in order', () => {
		const batch = new WriteBatch();
		const [set, get] = [headed('SET'), headed('CONFIG', 'GET')];
		batch.append(set, ['a', 1]);
		batch.append(get, ['max*']);
		batch.append(set, ['b', 2]);
		expect(taken(batch)).to.deep.equal([
			{
				part: '*3\r\n$3\r\nSET\r\n$1\r\na\r\n$1\r\n1\r\n*3\r\n$6\r\nCONFIG\r\n$3\r\nGET\r\n$4\r\nmax*\r\n*3\r\n$3\r\nSET\r\n$1\r\nb\r\n$1\r\n2\r\n',
				encoding: 'latin1',
			},
		]);
	});

	it('writes exactly what was committed, whatever it was, and counts its bytes', () => {
		const commands = fc.array(fc.array(sendable, { maxLength: 5 }), { minLength: 1, maxLength: 8 });
		const set = headed('SET');
		fc.assert(
			fc.property(commands, (all) => {
				const batch = new WriteBatch();
				for (const args of all) batch.append(set, args);
				const { bytes, hasParts } = batch;
				const parts = taken(batch);
				const written = joined(parts);
				expect(written.equals(Buffer.concat(all.map((args) => frame(['SET', ...args])))), 'the right bytes').to.equal(
					true,
				);
				expect(commandsIn(written)).to.have.lengthOf(all.length);
				expect(bytes, 'bytes').to.equal(written.length);
				if (parts.length > 1) expect(hasParts, 'hasParts').to.equal(true);
				expect([batch.bytes, batch.hasParts, taken(batch)]).to.deep.equal([0, false, []]);
			}),
			{ numRuns: runs(600) },
		);
	});

	it('says latin1 for text that is ASCII, and only for that', () => {
		fc.assert(
			fc.property(fc.array(fc.array(sendable, { maxLength: 4 }), { maxLength: 5 }), (all) => {
				const batch = new WriteBatch();
				const command = headed('X');
				for (const args of all) batch.append(command, args);
				for (const { part, encoding } of taken(batch)) {
					if (typeof part === 'string')
						expect(encoding, JSON.stringify(part.slice(0, 100))).to.equal(isAscii(part) ? 'latin1' : 'utf8');
				}
			}),
			{ numRuns: runs(300) },
		);
	});

	it('forgets that it held more than ASCII once that is taken or cleared', () => {
		const batch = new WriteBatch();
		const command = headed('ECHO');
		for (const reset of [(): unknown => taken(batch), (): void => batch.clear()]) {
			for (const args of [['é'], ['é', Buffer.from('x')], ['é'.repeat(5000)]]) {
				batch.append(command, args);
				reset();
				batch.append(command, ['a']);
				expect(taken(batch)).to.deep.equal([{ part: '*2\r\n$4\r\nECHO\r\n$1\r\na\r\n', encoding: 'latin1' }]);
			}
		}
	});

	it('hands on Buffers and long strings as they are', () => {
		const buffer = Buffer.from('bytes');
		const long = 'x'.repeat(4096);
		const batch = new WriteBatch();
		batch.append(headed('SET'), ['k', buffer]);
		batch.append(headed('SET'), ['k', long]);
		const parts = taken(batch).map(({ part }) => part);
		expect(parts.includes(buffer)).to.equal(true);
		expect(parts.includes(long)).to.equal(true);
		expect(parts).to.have.lengthOf(5);
	});

	it('can be taken from within take, and be added to', () => {
		const batch = new WriteBatch();
		const command = headed('ECHO');
		batch.append(command, [Buffer.from('first')]);
		const seen: string[] = [];
		batch.take((part) => {
			if (seen.length === 0) batch.append(command, ['later']);
			seen.push(String(part));
		});
		expect(commandsIn(Buffer.from(seen.join(''))).map(String)).to.deep.equal(['ECHO,first']);
		expect(commandsIn(joined(taken(batch))).map(String)).to.deep.equal(['ECHO,later']);
	});

	it('clears', () => {
		const batch = new WriteBatch();
		batch.append(headed('SET'), ['a', Buffer.from('b')]);
		batch.clear();
		expect([batch.bytes, batch.hasParts, taken(batch)]).to.deep.equal([0, false, []]);
	});

	it('caches heads by the number of arguments', () => {
		const batch = new WriteBatch();
		const command = headed('DEL');
		for (const count of [0, 1, 63, 64, 65, 1, 64, 500]) batch.append(command, Array(count).fill('k'));
		expect(commandsIn(joined(taken(batch))).map((args) => args.length)).to.deep.equal([1, 2, 64, 65, 66, 2, 65, 501]);
		expect(command.heads.length).to.be.lessThan(65);
	});

	describe('what cannot be sent', () => {
		const prepared = (): { batch: WriteBatch; expected: Buffer } => {
			const batch = new WriteBatch();
			batch.append(headed('SET'), ['a', 'é']);
			batch.append(headed('SET'), ['b', Buffer.from('c')]);
			batch.append(headed('GET'), ['b']);
			return {
				batch,
				expected: Buffer.concat([frame(['SET', 'a', 'é']), frame(['SET', 'b', 'c']), frame(['GET', 'b'])]),
			};
		};

		for (const [name, value] of unsendable) {
			it(`commits nothing: ${name}`, () => {
				calls.length = 0;
				for (const args of [
					[value],
					['k', value],
					['k', 'v'.repeat(5000), value],
					[Buffer.from('k'), value, 1],
					[value, Buffer.from('x')],
					['é', 1n, value],
				]) {
					const { batch, expected } = prepared();
					const { bytes, hasParts } = batch;
					expect(() => batch.append(headed('SET'), args)).to.throw(TypeError);
					expect([batch.bytes, batch.hasParts]).to.deep.equal([bytes, hasParts]);
					expect(joined(taken(batch)).equals(expected)).to.equal(true);
				}
				expect(calls).to.deep.equal([]);
			});
		}

		it('leaves an empty batch empty, ASCII as before', () => {
			const batch = new WriteBatch();
			const command = headed('ECHO');
			for (const args of [
				['é', null],
				['é', Buffer.from('x'), null],
				['é'.repeat(5000), undefined],
			]) {
				expect(() => batch.append(command, args)).to.throw(TypeError);
				expect([batch.bytes, batch.hasParts, taken(batch)]).to.deep.equal([0, false, []]);
			}
			batch.append(command, ['a']);
			expect(taken(batch)[0]?.encoding).to.equal('latin1');
		});

		it('is a name outside ASCII, or none', () => {
			for (const words of [['GÉT'], [''], ['CONFIG', 'ß'], ['\ud800']]) {
				for (const args of [[], ['a'], [Buffer.from('a')]]) {
					const { batch, expected } = prepared();
					for (let twice = 0; twice < 2; twice++)
						expect(() => batch.append(headed(...words), args)).to.throw(TypeError);
					expect(joined(taken(batch)).equals(expected)).to.equal(true);
				}
			}
		});

		it('does not disturb what is sent between', () => {
			interface Argument {
				readonly good?: CommandArgument;
				readonly bad?: string;
			}
			const argument: Arbitrary<Argument> = fc.oneof(
				{ weight: 6, arbitrary: sendable.map((good): Argument => ({ good })) },
				fc.constantFrom(...unsendable.keys()).map((bad): Argument => ({ bad })),
			);
			const command = headed('CMD');
			fc.assert(
				fc.property(fc.array(fc.array(argument, { maxLength: 4 }), { maxLength: 8 }), (all) => {
					const batch = new WriteBatch();
					const committed: CommandArgument[][] = [];
					for (const each of all) {
						const args = each.map(({ good, bad }) => (bad === undefined ? good : unsendable.get(bad)));
						if (each.some(({ bad }) => bad !== undefined))
							expect(() => batch.append(command, args)).to.throw(TypeError);
						else {
							batch.append(command, args);
							committed.push(args as CommandArgument[]);
						}
					}
					const { bytes } = batch;
					const written = joined(taken(batch));
					expect(written.equals(Buffer.concat(committed.map((args) => frame(['CMD', ...args]))))).to.equal(true);
					expect(bytes).to.equal(written.length);
				}),
				{ numRuns: runs(200) },
			);
		});
	});

	it('never writes fewer bytes than a header promised: it throws when a Buffer shrank since it was committed', () => {
		const shrinks: ReadonlyArray<() => readonly [Uint8Array, () => void]> = [
			() => {
				const bytes = new Uint8Array(8);
				return [bytes, () => structuredClone(bytes, { transfer: [bytes.buffer] })];
			},
			() => {
				const memory = new ResizableBuffer(8, { maxByteLength: 16 });
				return [new Uint8Array(memory), () => memory.resize(3)];
			},
			() => {
				const memory = new ResizableBuffer(8, { maxByteLength: 16 });
				return [Buffer.from(memory), () => memory.resize(3)];
			},
		];
		for (const make of shrinks) {
			const batch = new WriteBatch();
			const [bytes, shrink] = make();
			batch.append(headed('SET'), ['k', bytes]);
			batch.append(headed('SET'), ['k', 'v']);
			shrink();
			const parts: Part[] = [];
			expect(() => batch.take((part, encoding) => parts.push({ part, encoding }))).to.throw();
			expect(commandsIn.bind(undefined, joined(parts))).to.throw('waits for more');
		}
	});

	it('frames the length that a growing Buffer had when it was committed', () => {
		const memory = new ResizableBuffer(4, { maxByteLength: 16 });
		const batch = new WriteBatch();
		batch.append(headed('SET'), ['k', new Uint8Array(memory)]);
		memory.resize(9);
		const parts: Part[] = [];
		try {
			batch.take((part, encoding) => parts.push({ part, encoding }));
		} catch {
			return;
		}
		expect(commandsIn(joined(parts))).to.have.lengthOf(1);
	});
});
