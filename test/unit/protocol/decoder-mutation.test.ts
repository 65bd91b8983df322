import { expect } from 'chai';
import type { Mode } from '../../../src/protocol/index.ts';
import { servers } from '../../support/protocol/corpus-servers.ts';
import { all, type Exchange } from '../../support/protocol/corpus-types.ts';
import { linesOf } from '../../support/protocol/deliveries.ts';
import { damaged } from '../../support/protocol/mutation.ts';
import { modes, Recorder } from '../../support/protocol/recorder.ts';
import { read } from '../../support/protocol/reference-parser.ts';
import { type Chance, patience, trials } from '../../support/protocol/seeds.ts';

const corpus: readonly Exchange[] = [...all, ...servers].filter(({ wire }) => wire.length < 600);

/** What became of a stream: the deliveries, and how it stands. */
function outcome(chunks: readonly Buffer[], mode: Mode): { recorder: Recorder; end: string } {
	const recorder = new Recorder(mode).writeAll(chunks);
	return { recorder, end: recorder.death ? 'malformed' : recorder.decoder.pending ? 'unfinished' : 'whole' };
}

function compare(wire: Buffer, mode: Mode, chance: Chance): void {
	const reading = read(wire, mode);
	const about = `mode ${mode}, ${JSON.stringify(wire.toString('latin1'))}`;
	const expected = linesOf(reading.deliveries);

	const whole = outcome([wire], mode);
	expect(whole.recorder.lines, about).to.deep.equal(expected);
	expect(whole.end, about).to.equal(reading.end);

	const chunks = chance.cut(wire, chance.pick([1, 3, 20]));
	const split = outcome(chunks, mode);
	expect(split.recorder.lines, `${about}, split`).to.deep.equal(expected);
	if (split.end !== reading.end) {
		// A fault within a line may be seen only when the line ends.
		expect([split.end, reading.end], `${about}, split`).to.deep.equal(['unfinished', 'malformed']);
		expect(split.recorder.write('\n').death, `${about}, split and ended`).not.to.equal(undefined);
		expect(split.recorder.lines, `${about}, split and ended`).to.deep.equal(expected);
	}
}

describe('Decoder, damaged streams', function () {
	this.timeout(patience);

	it('gives the values before the fault, waits, or throws ProtocolError, as a simple parser does', () => {
		trials(6000, (chance) => {
			const chosen = Array.from({ length: 1 + chance.below(4) }, () => chance.pick(corpus).wire);
			compare(damaged(Buffer.concat(chosen), chance), chance.pick(modes), chance);
		});
	});

	it('does so for bytes by chance', () => {
		const telling = [...'\r\n\r\n\r\n$*%~>|+-:,#_(!=;.?0123456789tfinOK'].map((char) => char.charCodeAt(0));
		trials(3000, (chance) => {
			const wire = Buffer.from(Array.from({ length: 1 + chance.below(60) }, () => chance.pick(telling)));
			compare(wire, chance.pick(modes), chance);
		});
	});

	it('does so for lines by chance', () => {
		const lines = [
			'+OK',
			'-E',
			':1',
			'$1',
			'a',
			'$-1',
			'*1',
			'*2',
			'*0',
			'%1',
			'~1',
			'>2',
			'+subscribe',
			'|1',
			'_',
			'#t',
		].concat([
			',1',
			'(1',
			'!1',
			'=5',
			'txt:a',
			'$?',
			';1',
			';0',
			'*?',
			'%?',
			'~?',
			'.',
			'',
			'$0',
			'*-1',
			'>1',
			'|0',
			'%0',
		]);
		trials(6000, (chance) => {
			const text = Array.from({ length: 1 + chance.below(14) }, () => `${chance.pick(lines)}\r\n`).join('');
			compare(Buffer.from(text), chance.pick(modes), chance);
		});
	});

	it('gives what came before the fault, and after it nothing', () => {
		trials(300, (chance) => {
			const chosen = Array.from({ length: 1 + chance.below(3) }, () => chance.pick(corpus));
			const wire = Buffer.concat([...chosen.map((exchange) => exchange.wire), Buffer.from('?bad\r\n+OK\r\n')]);
			const expected = chosen.reduce((sum, { gives }) => sum + gives.length, 0);
			for (const chunks of [[wire], chance.cut(wire)]) {
				const { recorder, end } = outcome(chunks, chance.pick(modes));
				expect(end).to.equal('malformed');
				expect(recorder.deliveries).to.have.lengthOf(expected);
			}
		});
	});
});
