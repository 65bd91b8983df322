import { expect } from 'chai';
import fc from 'fast-check';
import { type Sequence, sequences } from '../../support/protocol/arbitraries.ts';
import { inMode, linesOf } from '../../support/protocol/deliveries.ts';
import { decode, modes, Recorder } from '../../support/protocol/recorder.ts';
import { patience, runs } from '../../support/protocol/seeds.ts';

/** Pieces of the lengths given, again and again. */
function cut(wire: Buffer, lengths: readonly number[]): Buffer[] {
	const chunks: Buffer[] = [];
	for (let at = 0, i = 0; at < wire.length; i++) {
		const length = lengths[i % lengths.length] as number;
		chunks.push(Buffer.from(wire.subarray(at, at + length)));
		at += length;
	}
	return chunks;
}

function check({ wire, deliveries }: Sequence, lengths: readonly number[]): void {
	for (const mode of modes) {
		const expected = linesOf(inMode(deliveries, mode));
		for (const chunks of [[wire], cut(wire, lengths)]) {
			const recorder = new Recorder(mode).writeAll(chunks);
			expect(recorder.lines, mode).to.deep.equal(expected);
			expect(recorder.death, mode).to.equal(undefined);
			expect(recorder.decoder.pending, mode).to.equal(false);
		}
	}
}

describe('Decoder, round trips with the encoder of the testing kit', function () {
	this.timeout(patience);

	it('gives what was sent, nested in any way and cut anywhere', () => {
		const lengths = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });
		fc.assert(fc.property(sequences, lengths, check), { numRuns: runs(300) });
	});

	it('gives what was sent, byte by byte', () => {
		fc.assert(
			fc.property(sequences, (sequence) => check(sequence, [1])),
			{ numRuns: runs(60) },
		);
	});

	it('waits where a stream was cut off, with everything before it delivered', () => {
		fc.assert(
			fc.property(sequences, fc.nat(1e6), ({ wire, deliveries }, at) => {
				const expected = linesOf(inMode(deliveries, 'string'));
				const { lines, death } = decode([wire.subarray(0, at % wire.length)]);
				expect(lines).to.deep.equal(expected.slice(0, lines.length));
				expect(death).to.equal(undefined);
			}),
			{ numRuns: runs(300) },
		);
	});
});
