import { expect } from 'chai';
import { servers } from '../../support/protocol/corpus-servers.ts';
import { all, type Exchange } from '../../support/protocol/corpus-types.ts';
import { inMode, linesOf } from '../../support/protocol/deliveries.ts';
import { modes, Recorder } from '../../support/protocol/recorder.ts';
import { long, patience, trials } from '../../support/protocol/seeds.ts';

const corpus: readonly Exchange[] = [...all, ...servers];
/** Longer ones have too many offsets for each of them to be tried in pieces of one value. */
const LONG = 2500;

/** Fails unless the recorder has what it should. */
function same(recorder: Recorder, expected: readonly string[], where: () => string): void {
	const lines = recorder.lines;
	const whole = recorder.death === undefined && !recorder.decoder.pending;
	if (whole && lines.length === expected.length && lines.every((line, at) => line === expected[at])) return;
	expect(lines, where()).to.deep.equal(expected);
	expect.fail(`${where()}: ${recorder.death?.message ?? 'something is pending'}`);
}

/** A copy, as a socket gives: nothing may rest on chunks being neighbours in memory. */
const copyOf = (wire: Buffer, from: number, to?: number): Buffer => Buffer.from(wire.subarray(from, to));

describe('Decoder, split', function () {
	this.timeout(patience);

	for (const mode of modes) {
		describe(`mode ${mode}`, () => {
			const expectations = corpus.map(({ gives }) => linesOf(inMode(gives, mode)));

			it('gives the same with a cut at every offset', () => {
				corpus.forEach(({ name, wire }, at) => {
					// All of them in a long run; they take half a minute.
					const step = wire.length > LONG && !long ? Math.ceil(wire.length / 600) : 1;
					for (let cut = 1; cut < wire.length; cut += step) {
						const recorder = new Recorder(mode).write(copyOf(wire, 0, cut), copyOf(wire, cut));
						same(recorder, expectations[at] as string[], () => `${name}, cut at ${cut}`);
					}
				});
			});

			it('gives the same with two cuts at every pair of offsets', () => {
				corpus.forEach(({ name, wire }, at) => {
					if (wire.length > 60) return;
					for (let one = 1; one < wire.length; one++) {
						for (let two = one + 1; two < wire.length; two++) {
							const recorder = new Recorder(mode);
							recorder.write(copyOf(wire, 0, one), copyOf(wire, one, two), copyOf(wire, two));
							same(recorder, expectations[at] as string[], () => `${name}, cut at ${one} and ${two}`);
						}
					}
				});
			});

			it('gives the same byte by byte', () => {
				corpus.forEach(({ name, wire }, at) => {
					const recorder = new Recorder(mode);
					for (let i = 0; i < wire.length; i++) recorder.write(copyOf(wire, i, i + 1));
					same(recorder, expectations[at] as string[], () => name);
				});
			});

			it('gives the same in chunks of one length', () => {
				corpus.forEach(({ name, wire }, at) => {
					if (wire.length > LONG) return;
					for (const length of [2, 3, 4, 5, 6, 7, 11, 17, 29, 40]) {
						const recorder = new Recorder(mode);
						for (let i = 0; i < wire.length; i += length) recorder.write(copyOf(wire, i, i + length));
						same(recorder, expectations[at] as string[], () => `${name}, in chunks of ${length}`);
					}
				});
			});

			it('gives the same with everything in random order and random pieces', () => {
				trials(40, (chance) => {
					const chosen = Array.from({ length: 40 }, () => chance.below(corpus.length));
					const wire = Buffer.concat(chosen.map((at) => (corpus[at] as Exchange).wire));
					const recorder = new Recorder(mode).writeAll(chance.cut(wire));
					same(
						recorder,
						chosen.flatMap((at) => expectations[at] as string[]),
						() => 'random pieces',
					);
				});
			});
		});
	}

	it('delivers each value with the chunk that has its last byte', () => {
		for (const { name, wire, gives } of all) {
			if (gives.length !== 1 || wire.length > LONG) continue;
			const recorder = new Recorder().write(copyOf(wire, 0, wire.length - 1));
			expect(recorder.deliveries, name).to.have.lengthOf(0);
			expect(recorder.write(copyOf(wire, wire.length - 1)).deliveries, name).to.have.lengthOf(1);
		}
	});

	it('puts characters together that were cut apart', () => {
		const text = '€𝄞é😀'.repeat(30);
		const wire = Buffer.from(`*2\r\n$${Buffer.byteLength(text)}\r\n${text}\r\n+${text}\r\n`);
		for (let cut = 1; cut < wire.length; cut++) {
			const recorder = new Recorder().write(copyOf(wire, 0, cut), copyOf(wire, cut));
			expect(recorder.values).to.deep.equal([[text, text]]);
		}
	});

	it('puts large values together from chunks of any length', () => {
		const body = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 7 + (i >> 8)) & 0x7f));
		const wire = Buffer.concat([Buffer.from(`*2\r\n$${body.length}\r\n`), body, Buffer.from('\r\n:1\r\n')]);
		for (const length of [1460, 16_384, 65_536, 65_535, 200_000, wire.length - 1]) {
			const chunks: Buffer[] = [];
			for (let i = 0; i < wire.length; i += length) chunks.push(copyOf(wire, i, i + length));
			const [buffers] = new Recorder('buffer').writeAll(chunks).values as [[Buffer, number]];
			const [strings] = new Recorder('string').writeAll(chunks).values as [[string, number]];
			expect(buffers[0].equals(body), `bytes, chunks of ${length}`).to.equal(true);
			expect(strings[0] === body.toString('latin1'), `text, chunks of ${length}`).to.equal(true);
			expect([buffers[1], strings[1]]).to.deep.equal([1, 1]);
		}
	});
});
