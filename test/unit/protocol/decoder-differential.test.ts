import { expect } from 'chai';
import fc from 'fast-check';
import { encodeReply } from '../../../src/testing/reply-encoder.ts';
import { resp2, sequences } from '../../support/protocol/arbitraries.ts';
import { servers } from '../../support/protocol/corpus-servers.ts';
import { all, type Exchange } from '../../support/protocol/corpus-types.ts';
import { type Delivery, inMode, linesOf } from '../../support/protocol/deliveries.ts';
import { decode, modes } from '../../support/protocol/recorder.ts';
import { likewise, type OtherOptions, parse } from '../../support/protocol/redis-parser.ts';
import { read } from '../../support/protocol/reference-parser.ts';
import { Chance, patience, runs } from '../../support/protocol/seeds.ts';

/** Decoder and redis-parser give the same for the same chunks. */
function againstRedisParser(chunks: readonly Buffer[], options: OtherOptions): void {
	const ours = decode(chunks, options.buffers === true ? 'buffer' : 'string');
	const theirs = parse(
		chunks.map((chunk) => Buffer.from(chunk)),
		options,
	);
	const alike = ours.deliveries.map(([to, what]): Delivery => {
		return to === 'reply' ? [to, likewise(what, options)] : to === 'error' ? [to, what] : [to, what];
	});
	expect(linesOf(alike)).to.deep.equal(linesOf(theirs));
	expect(ours.death).to.equal(undefined);
}

const isResp2 = ({ wire }: Exchange): boolean => {
	const text = wire.toString('latin1');
	// It takes no leading zeros and no plus signs; servers send neither.
	return !/(^|\n)([%~>|_#,(!=]|[$*]\?|:[+0-]\d)/.test(text) && !text.includes(':+');
};

describe('Decoder against redis-parser', function () {
	this.timeout(patience);

	const options: readonly OtherOptions[] = [{}, { buffers: true }, { text: true }, { buffers: true, text: true }];
	for (const option of options) {
		it(`gives the same of RESP2, ${JSON.stringify(option)}`, () => {
			const replies = fc.array(resp2(option.text === true), { minLength: 1, maxLength: 8 });
			fc.assert(
				fc.property(replies, fc.nat(2 ** 31), (values, seed) => {
					const wire = Buffer.concat(values.map((value) => encodeReply(value, 2)));
					againstRedisParser([wire], option);
					againstRedisParser(new Chance(seed).cut(wire), option);
				}),
				{ numRuns: runs(80) },
			);
		});
	}

	it('gives the same of what servers sent under RESP2', () => {
		const exchanges = [...all, ...servers].filter(isResp2);
		expect(exchanges.length).to.be.greaterThan(50);
		for (const { wire } of exchanges) againstRedisParser([wire], { text: true });
	});
});

describe('Decoder against a parser written from the specification', function () {
	this.timeout(patience);

	it('gives the same of every exchange, and both what is expected', () => {
		for (const { name, wire, gives } of [...all, ...servers]) {
			for (const mode of modes) {
				const reading = read(wire, mode);
				expect(linesOf(reading.deliveries), name).to.deep.equal(linesOf(inMode(gives, mode)));
				expect(reading.end, name).to.equal('whole');
			}
		}
	});

	it('gives the same of RESP3, nested in any way', () => {
		fc.assert(
			fc.property(sequences, fc.constantFrom(...modes), fc.nat(2 ** 31), ({ wire }, mode, seed) => {
				const expected = linesOf(read(wire, mode).deliveries);
				expect(decode([wire], mode).lines).to.deep.equal(expected);
				expect(decode(new Chance(seed).cut(wire), mode).lines).to.deep.equal(expected);
			}),
			{ numRuns: runs(100) },
		);
	});

	it('gives the same of every beginning of every exchange', () => {
		for (const { name, wire } of [...all, ...servers]) {
			if (wire.length > 400) continue;
			for (let stop = 0; stop <= wire.length; stop++) {
				const reading = read(wire.subarray(0, stop));
				const recorder = decode([wire.subarray(0, stop)], 'buffer');
				expect(recorder.lines, `${name}, ${stop} bytes`).to.deep.equal(linesOf(reading.deliveries));
				expect(recorder.death, `${name}, ${stop} bytes`).to.equal(undefined);
			}
		}
	});
});
