import { expect } from 'chai';
import RedisParser from 'redis-parser';
import { Decoder, type Mode } from '../../../src/protocol/index.ts';
import { servers } from '../../support/protocol/corpus-servers.ts';
import { all } from '../../support/protocol/corpus-types.ts';
import { damaged } from '../../support/protocol/mutation.ts';
import { decode, modes, Recorder } from '../../support/protocol/recorder.ts';
import { patience, trials } from '../../support/protocol/seeds.ts';
import { countSteps } from '../../support/protocol/step-counter.ts';

/** Whatever comes, and however it comes. Byte by byte most of them are the calls for each chunk. */
const STEPS_PER_BYTE = 16;

const ignore = (): void => {};

/** Steps that a decoder takes over the wire in chunks of a length. */
function stepsOf(wire: Buffer, length: number, mode: Mode, onValue: () => void = ignore): number {
	return countSteps((feed) => {
		const sink = { onReply: onValue, onError: onValue, onPush: onValue, mode: () => mode };
		const decoder = new Decoder(sink, { errorLine: 2 ** 20, line: 2 ** 20, depth: 2 ** 20 });
		try {
			for (let at = 0; at < wire.length; at += length) decoder.write(feed(wire.subarray(at, at + length)));
		} catch {
			// Malformed input and throwing sinks take steps as well.
		}
	});
}

/** What is hard on a decoder, about `size` bytes of it. */
const hard: Readonly<Record<string, (size: number) => string>> = {
	'short bulk strings': (size) => '$3\r\nabc\r\n'.repeat(size / 9),
	'short bulk strings beyond ASCII': (size) => '$6\r\nééé\r\n'.repeat(size / 12),
	'bulk strings that change between ASCII and not': (size) =>
		`$2\r\né\r\n${'$13\r\nabcdefghijklm\r\n'.repeat(54)}`.repeat(size / 1034),
	'bulk strings on both sides of every window': (size) => `$250\r\n${'a'.repeat(250)}\r\n`.repeat(size / 258),
	'short before long': (size) => `$1\r\na\r\n$1100\r\n${'b'.repeat(1100)}\r\n`.repeat(size / 1116),
	'a long simple string': (size) => `+${'a'.repeat(size)}\r\n`,
	'a long simple string beyond ASCII': (size) => `+${'é'.repeat(size / 2)}\r\n`,
	'a long line without end': (size) => `+${'a'.repeat(size)}`,
	'a long error': (size) => `-${'A'.repeat(size)}\r\n`,
	'errors of middle length': (size) => `-ERR ${'x'.repeat(60)}\r\n`.repeat(size / 67),
	'a big number': (size) => `(${'1'.repeat(size)}\r\n`,
	'a long double': (size) => `,${'1'.repeat(size)}\r\n`,
	'large integers': (size) => ':1234567890123456789\r\n'.repeat(size / 22),
	'many streamed parts': (size) => `$?\r\n${';1\r\na\r\n'.repeat(size / 7)};0\r\n`,
	'many streamed aggregates': (size) => '*?\r\n%?\r\n.\r\n.\r\n'.repeat(size / 14),
	'deep nesting, again and again': (size) => `${'*1\r\n'.repeat(127)}:1\r\n`.repeat(size / 512),
	'deeper and deeper': (size) => '*1\r\n'.repeat(size / 4),
	'deeper and deeper attributes': (size) => '|1\r\n'.repeat(size / 4),
	'deeper and deeper pushes': (size) => '>1\r\n'.repeat(size / 4),
	'pushes of pushes': (size) => `${'>2\r\n+a\r\n'.repeat(60)}${':1\r\n'.repeat(60)}`.repeat(size / 720),
	'empty aggregates': (size) => '*0\r\n%0\r\n|0\r\n'.repeat(size / 12),
	'a long array': (size) => `*${Math.floor(size / 4)}\r\n${':1\r\n'.repeat(size / 4)}`,
	'a long array that is promised longer': (size) => `*2147483647\r\n${':1\r\n'.repeat(size / 4)}`,
	'maps with the same keys': (size) => '%1\r\n$10\r\nabcdefghij\r\n:1\r\n'.repeat(size / 25),
	'a large bulk string': (size) => `$${size}\r\n${'a'.repeat(size)}\r\n`,
	'a bulk string of line ends': (size) => `$${size}\r\n${'\r\n'.repeat(size / 2)}\r\n`,
	'large verbatim strings': (size) => `=1004\r\ntxt:${'v'.repeat(1000)}\r\n`.repeat(size / 1013),
	'digits without end': (size) => `$${'1'.repeat(size)}`,
	'CRs without LF': (size) => `+${'\r'.repeat(size)}`,
};

describe('Decoder, bounds', function () {
	this.timeout(patience);

	describe('steps', () => {
		it('are counted: the counter sees redis-parser copy a line with every chunk', () => {
			const steps = (size: number): number =>
				countSteps((feed) => {
					const parser = new RedisParser({ returnReply: ignore, returnError: ignore });
					for (const byte of Buffer.from(`+${'a'.repeat(size)}\r\n`)) parser.execute(feed(Buffer.from([byte])));
				});
			expect(steps(1000)).to.be.greaterThan(STEPS_PER_BYTE * 1000);
			expect(steps(1000)).to.be.greaterThan(3 * steps(500));
		});

		for (const [name, make] of Object.entries(hard)) {
			it(`stay in proportion to the bytes: ${name}`, () => {
				for (const mode of modes) {
					for (const [length, size] of [
						[65_536, 12_000],
						[7, 3000],
						[1, 3000],
					] as const) {
						const [half, whole] = [Buffer.from(make(size / 2)), Buffer.from(make(size))];
						const [few, many] = [stepsOf(half, length, mode), stepsOf(whole, length, mode)];
						const about = `${mode}, chunks of ${length}`;
						expect(many / whole.length, about).to.be.lessThan(STEPS_PER_BYTE);
						expect(many, `${about}, twice as much`).to.be.lessThan(few * 3 + 2000);
					}
				}
			});
		}

		it('stay in proportion when chunks end in the middle of headers', () => {
			const wire = Buffer.from('*3\r\n$10\r\nabcdefghij\r\n:12345678\r\n%1\r\n+simple\r\n,1.5\r\n'.repeat(50));
			for (const mode of modes) {
				for (let length = 1; length < 60; length++) {
					expect(stepsOf(wire, length, mode) / wire.length, `chunks of ${length}`).to.be.lessThan(STEPS_PER_BYTE);
				}
			}
		});

		it('stay in proportion for damaged streams', () => {
			const corpus = [...all, ...servers];
			trials(150, (chance) => {
				const chosen = Array.from({ length: 6 }, () => chance.pick(corpus).wire);
				const wire = damaged(Buffer.concat(chosen), chance);
				const length = chance.pick([1, 2, 5, 100, 65_536]);
				// The first bytes pay for what a decoder does once.
				expect(stepsOf(wire, length, chance.pick(modes))).to.be.lessThan(STEPS_PER_BYTE * wire.length + 2000);
			});
		});

		it('stay in proportion when every value makes the sink throw', () => {
			const wire = Buffer.from('$1\r\na\r\n'.repeat(9000));
			const rethrown = (): void => {
				throw new Error('listener');
			};
			for (const mode of modes)
				expect(stepsOf(wire, wire.length, mode, rethrown) / wire.length).to.be.lessThan(STEPS_PER_BYTE);
		});
	});

	describe('time', () => {
		// What is done to text is no step over bytes. A search that goes back over it again and again takes seconds here.
		const digits = '1'.repeat(65_000);
		const lines = [
			`,${digits}x`,
			`,${digits}.${'1'.repeat(500)}x`,
			`,${digits}e`,
			`,1e${digits}x`,
			`,.${digits}x`,
			`,-${digits}`,
			`(${digits}x`,
			`(${digits}`,
			`:${digits}`,
			`,${'inf'.repeat(20_000)}`,
		];
		const errors = [
			'A'.repeat(1_000_000),
			`${'A'.repeat(1_000_000)}!`,
			`${'A_'.repeat(500_000)}é`,
			' '.repeat(1_000_000),
		];
		for (const line of [...lines, ...errors.map((error) => `-${error}`)]) {
			it(`is short for ${line.slice(0, 4)}…${line.slice(-4)}, ${line.length} characters`, () => {
				const before = process.cpuUsage();
				decode([`${line}\r\n`]);
				const { user, system } = process.cpuUsage(before);
				expect((user + system) / 1000, 'milliseconds').to.be.lessThan(1000);
			});
		}
	});

	describe('memory', () => {
		const MIB = 2 ** 20;

		/** Bytes that the process holds more after `work` than before it; what `work` returns is still there. */
		function held(work: () => unknown): number {
			const use = (): number => {
				const { heapUsed, external } = process.memoryUsage();
				return heapUsed + external;
			};
			const before = use();
			const kept = work();
			const after = use();
			return kept === undefined ? Number.NaN : after - before;
		}

		/** Something in the middle of its value, and not dead. */
		function waits(recorder: Recorder): Recorder {
			expect(recorder.death).to.equal(undefined);
			expect(recorder.decoder.pending).to.equal(true);
			return recorder;
		}

		it('is not taken by what headers promise', () => {
			for (const mode of modes) {
				for (const header of [
					'*2147483647',
					'~2147483647',
					'%2147483647',
					'|2147483647',
					'>2147483647',
					'*1000000000',
					'*4096',
				]) {
					const wire = `${`${header}\r\n`.repeat(127)}${':1\r\n'.repeat(100)}`;
					expect(
						held(() => waits(decode([wire], mode))),
						header,
					).to.be.lessThan(16 * MIB);
					const padded = `${`${header}\r\n`.repeat(127)}${':1\r\n'.repeat(16_000)}`.slice(0, 65_536);
					expect(
						held(() => waits(decode([padded], mode))),
						`${header} and a full chunk`,
					).to.be.lessThan(32 * MIB);
				}
				for (const header of ['$536870000', '!536870000', '=536870000', '$?\r\n;536870000']) {
					expect(
						held(() => waits(decode([`${header}\r\n`], mode))),
						header,
					).to.be.lessThan(4 * MIB);
					expect(
						held(() => waits(decode([`${header}\r\n`, 'txt:', Buffer.alloc(MIB)], mode))),
						header,
					).to.be.lessThan(32 * MIB);
				}
			}
		});

		it('is not taken ahead for nested aggregates, however much of the first has come', () => {
			const chunk = Buffer.alloc(3 * MIB, ':1\r\n');
			chunk.write('*700000\r\n'.repeat(128));
			for (const mode of ['string', 'buffer'] as const) {
				expect(
					held(() => waits(decode([chunk], mode))),
					mode,
				).to.be.lessThan(128 * MIB);
			}
		});

		it('is not taken by what is skipped', () => {
			const chunk = Buffer.alloc(MIB, 'x');
			const bulks = held(() => {
				const recorder = new Recorder('skip').write('*2\r\n:1\r\n$500000000\r\n');
				for (let i = 0; i < 200; i++) recorder.write(chunk);
				return waits(recorder);
			});
			expect(bulks, 'bulk string').to.be.lessThan(32 * MIB);
			const ones = Buffer.from(':1\r\n'.repeat(250_000));
			for (const wire of ['*90000000\r\n', '%90000000\r\n', '*?\r\n']) {
				const elements = held(() => waits(decode([wire, ...Array<Buffer>(20).fill(ones)], 'skip')));
				expect(elements, wire).to.be.lessThan(32 * MIB);
			}
			const attribute = held(() => waits(decode(['|90000000\r\n', ...Array<Buffer>(20).fill(ones)])));
			expect(attribute, 'attribute').to.be.lessThan(32 * MIB);
		});

		it('is not taken by lines without end', () => {
			for (const type of ['+', '-', ':', '$', '*', '(']) {
				const line = held(() => {
					const recorder = new Recorder().write(type);
					for (let i = 0; i < 200 && recorder.death === undefined; i++) recorder.write('1'.repeat(MIB / 8));
					expect(recorder.death, type).not.to.equal(undefined);
					return recorder;
				});
				expect(line, type).to.be.lessThan(32 * MIB);
			}
		});

		it('grows with what came, not faster', () => {
			const wires = {
				'empty arrays': `*65536\r\n${'*0\r\n'.repeat(65_535)}`,
				'empty maps': `*65536\r\n${'%0\r\n'.repeat(65_535)}`,
				integers: `*65536\r\n${':1\r\n'.repeat(65_535)}`,
				'empty strings': `*43691\r\n${'$0\r\n\r\n'.repeat(43_690)}`,
				parts: `$?\r\n${';1\r\na\r\n'.repeat(37_449)}`,
				errors: `*65536\r\n${'-\r\n'.repeat(65_535)}`,
			};
			for (const [name, wire] of Object.entries(wires)) {
				for (const mode of ['string', 'buffer'] as const) {
					expect(held(() => waits(decode([wire], mode))) / wire.length, `${name}, ${mode}`).to.be.lessThan(250);
				}
			}
		});

		it('is let go by a decoder that is done with a value', () => {
			const recorder = new Recorder('skip');
			const large = Buffer.concat([Buffer.from(`$${64 * MIB}\r\n`), Buffer.alloc(64 * MIB), Buffer.from('\r\n')]);
			const pieces = [large.subarray(0, 32 * MIB), large.subarray(32 * MIB)];
			const before = process.memoryUsage().arrayBuffers;
			for (let i = 0; i < 5; i++) recorder.writeAll(pieces);
			expect(process.memoryUsage().arrayBuffers - before).to.be.lessThan(16 * MIB);
			expect(recorder.deliveries).to.have.lengthOf(5);
		});
	});
});
