import { constants } from 'node:buffer';
import { expect } from 'chai';
import type { DecoderLimits } from '../../../src/protocol/index.ts';
import { expectDeath } from '../../support/protocol/death.ts';
import { decode, Recorder } from '../../support/protocol/recorder.ts';

describe('Decoder, limits', () => {
	/** The longest that passes and the shortest that does not, whole, in two pieces, and byte by byte. */
	function border(limits: DecoderLimits, fits: string, tooMuch: string, delivered = 1): void {
		const wholes = [[fits], [...fits]];
		for (let cut = 1; cut < fits.length; cut++) wholes.push([fits.slice(0, cut), fits.slice(cut)]);
		for (const chunks of wholes) {
			const { death, deliveries } = new Recorder('string', limits).writeAll(chunks);
			const about = `${JSON.stringify(limits)} ${JSON.stringify(chunks.slice(0, 3))}`;
			expect(death?.message, about).to.equal(undefined);
			expect(deliveries, about).to.have.lengthOf(delivered);
		}
		for (let cut = 1; cut <= tooMuch.length; cut++) {
			const recorder = new Recorder('string', limits).write(tooMuch.slice(0, cut), tooMuch.slice(cut));
			expectDeath(recorder, `${JSON.stringify(limits)} ${JSON.stringify(tooMuch)} cut at ${cut}`);
			expect(recorder.deliveries).to.have.lengthOf(0);
		}
		expectDeath(new Recorder('string', limits).write(...tooMuch), JSON.stringify(tooMuch));
	}

	it('depth, whatever the aggregate', () => {
		for (const open of ['*1\r\n', '~1\r\n', '%1\r\n+k\r\n', '>1\r\n', '*?\r\n', '|1\r\n+k\r\n']) {
			border({ depth: 3 }, `*1\r\n*1\r\n*1\r\n:1\r\n`, `*1\r\n*1\r\n*1\r\n${open}:1\r\n`);
			expectDeath(decode([open.repeat(4)], 'string', { depth: 3 }), open);
			expect(decode([open.repeat(3)], 'string', { depth: 3 }).death, open).to.equal(undefined);
		}
		border({ depth: 1 }, '*0\r\n', '*1\r\n*0\r\n');
		expect(decode([':1\r\n$1\r\na\r\n'], 'string', { depth: 0 }).values).to.deep.equal([1, 'a']);
	});

	it('depth, 128 unless told', () => {
		expect(decode([`${'*1\r\n'.repeat(128)}:1\r\n`]).values).to.have.lengthOf(1);
		expectDeath(decode([`${'*1\r\n'.repeat(129)}`]), 'depth 129');
		expectDeath(decode(['*1\r\n'.repeat(1_000_000)]), 'depth 10^6');
		expectDeath(decode(['|1\r\n'.repeat(1_000_000)]), 'attributes 10^6 deep');
		expect(decode(['*1\r\n'.repeat(100_000), ':1\r\n'], 'string', { depth: 100_000 }).deliveries).to.have.lengthOf(1);
	});

	it('bulk', () => {
		border({ bulk: 5 }, '$5\r\nhello\r\n', '$6\r\nhello!\r\n');
		border({ bulk: 5 }, '!5\r\nERR x\r\n', '!6\r\nERR xy\r\n');
		border({ bulk: 5 }, '=5\r\ntxt:a\r\n', '=6\r\ntxt:ab\r\n');
		border({ bulk: 5 }, '$?\r\n;2\r\nab\r\n;3\r\ncde\r\n;0\r\n', '$?\r\n;2\r\nab\r\n;4\r\ncdef\r\n;0\r\n');
		expect(
			decode(['$?\r\n;5\r\nhello\r\n;0\r\n$?\r\n;5\r\nhello\r\n;0\r\n'], 'string', { bulk: 5 }).values,
			'each by itself',
		).to.have.lengthOf(2);
	});

	it('bulk, and the longest string of the engine where it is to become one', () => {
		const tooLong = constants.MAX_STRING_LENGTH + 1;
		expect(tooLong).to.be.lessThan(2 ** 29);
		for (const header of [`$${tooLong}`, `=${tooLong}`, `!${tooLong}`, `$?\r\n;${tooLong}`, `*1\r\n$${tooLong}`]) {
			expectDeath(decode([`${header}\r\n`]), header);
			for (const mode of ['buffer', 'skip'] as const) {
				const { death, decoder } = decode([`${header}\r\n`], mode);
				if (header.startsWith('!')) expect(death?.message, 'errors are text in every mode').not.to.equal(undefined);
				else expect([death?.message, decoder.pending], `${header}, ${mode}`).to.deep.equal([undefined, true]);
			}
		}
	});

	it('line', () => {
		border({ line: 10 }, '+0123456789\r\n', '+0123456789a\r\n');
		border({ line: 12 }, ':123456789012\r\n', ':1234567890123\r\n');
		border({ line: 40 }, `+${'x'.repeat(40)}\r\n`, `+${'x'.repeat(41)}\r\n`);
		border({ line: 100 }, `(${'1'.repeat(100)}\r\n`, `(${'1'.repeat(101)}\r\n`);
	});

	it('errorLine, apart from line', () => {
		border({ errorLine: 10, line: 2 }, '-ERR 456789\r\n', '-ERR 4567890\r\n');
		expectDeath(decode(['+abc\r\n'], 'string', { errorLine: 10, line: 2 }), 'a line that is no error');
	});

	it('elements', () => {
		border({ elements: 2 }, '*2\r\n:1\r\n:2\r\n', '*3\r\n:1\r\n:2\r\n:3\r\n');
		border({ elements: 2 }, '>2\r\n+a\r\n:2\r\n', '>3\r\n+a\r\n:2\r\n:3\r\n');
		border({ elements: 1 }, '%1\r\n:1\r\n:2\r\n', '%2\r\n:1\r\n:2\r\n:3\r\n:4\r\n');
	});

	it('line and errorLine, 64 KiB and 1 MiB unless told, found before the line ends', () => {
		for (const [type, longest] of [
			['+', 65_536],
			[':', 65_536],
			['$', 65_536],
			['?', 65_536],
			['-', 1_048_576],
		] as const) {
			const line = Buffer.alloc(longest + 1, '1');
			line.write(type);
			const waits = new Recorder().write(line);
			expect(waits.death, type).to.equal(undefined);
			expectDeath(waits.write('1'), type);
			expectDeath(decode([line, '1\r\n']), type);
			if (type !== '+' && type !== '-') continue;
			for (const end of [['\r\n'], ['\r', '\n']])
				expect(decode([line, ...end]).deliveries, `${type}, exactly`).to.have.lengthOf(1);
			expect(decode([Buffer.concat([line, Buffer.from('\r\n')])]).deliveries, `${type}, whole`).to.have.lengthOf(1);
		}
	});

	it('take undefined for the default, and nothing that is no number', () => {
		const unset = {
			depth: undefined,
			bulk: undefined,
			line: undefined,
			errorLine: undefined,
			elements: undefined,
		} as unknown as DecoderLimits;
		for (const hostile of [
			'*1\r\n'.repeat(129),
			'$536870913\r\n',
			`+${'x'.repeat(65_537)}`,
			`-${'x'.repeat(1_048_577)}`,
			'*2147483649\r\n',
		])
			expectDeath(decode([hostile], 'string', unset), hostile.slice(0, 20));
		for (const wrong of [Number.NaN, -1, '5', null]) {
			expect(() => new Recorder('string', { depth: wrong as number })).to.throw(TypeError);
		}
	});
});
