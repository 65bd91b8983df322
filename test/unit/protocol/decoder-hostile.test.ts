import { expect } from 'chai';
import { type Mode, ProtocolError } from '../../../src/protocol/index.ts';
import { expectDeath } from '../../support/protocol/death.ts';
import { decode, modes, Recorder } from '../../support/protocol/recorder.ts';

/** What may not be decoded, whole or byte by byte, in any mode, nor as an element of something. */
function refuses(
	title: string,
	wires: readonly string[],
	where: readonly ('alone' | 'nested')[] = ['alone', 'nested'],
): void {
	it(title, () => {
		for (const wire of wires) {
			for (const mode of modes) {
				if (where.includes('alone')) dies(wire, mode);
				if (where.includes('nested'))
					for (const around of ['*2\r\n:1\r\n', '%1\r\n+a\r\n', '>2\r\n+a\r\n', '*?\r\n']) dies(around + wire, mode);
			}
		}
	});
}

function dies(wire: string, mode: Mode): void {
	const about = `${mode}: ${JSON.stringify(wire.slice(0, 200))}`;
	const bytes = Buffer.from(wire, 'latin1');
	const whole = decode([bytes], mode);
	expectDeath(whole, about);
	const slow = new Recorder(mode);
	for (let i = 0; i < bytes.length && slow.death === undefined; i++) slow.write(bytes.subarray(i, i + 1));
	expectDeath(slow, `${about}, byte by byte`);
	expect(whole.deliveries, about).to.deep.equal([]);
	expect(slow.deliveries, about).to.deep.equal([]);
}

describe('Decoder, hostile input', () => {
	refuses('refuses unknown types', [
		'\r\n',
		'\n',
		' +OK\r\n',
		'OK\r\n',
		'\0\r\n',
		'\xff\r\n',
		'@1\r\n',
		'HTTP/1.1 400 Bad Request\r\n',
	]);
	refuses('refuses lines that end otherwise than in CR LF', [
		'+OK\n:1\r\n',
		'+a\nb\r\n',
		'+a\rb\r\n',
		'+OK\r\r\n',
		'-ERR a\nb\r\n',
		'-ERR\r-ERR\r\n',
		':1\n:1\r\n',
		'$1\na\r\n',
		'$1\r\r\na\r\n',
		'*1\n:1\r\n',
		'_\n\r\n',
		`+${'x'.repeat(40)}\nrest\r\n`,
		`+${'x'.repeat(40)}\rrest\r\n`,
		`+${'x'.repeat(5000)}\n:1\r\n`,
	]);
	refuses('refuses lengths of strings', [
		...[
			'-2',
			'-0',
			'-10',
			'+5',
			'05',
			'00',
			'',
			' 5',
			'5 ',
			'5a',
			'a',
			'1.0',
			'1e3',
			'0x5',
			'--1',
			'-',
			'+',
			'??',
			'?1',
			'-?',
		].map((length) => `$${length}\r\nhello\r\n`),
		...['-1', '-2', '?', '+5', '05', '', 'x'].flatMap((length) => [
			`!${length}\r\nhello\r\n`,
			`=${length}\r\ntxt:h\r\n`,
		]),
	]);
	refuses('refuses lengths of aggregates', [
		...['-2', '-0', '+1', '01', '00', '', ' 1', '1 ', 'a', '1.0', '-', '??'].flatMap((count) =>
			['*', '~', '%', '>', '|'].map((type) => `${type}${count}\r\n:1\r\n:1\r\n`),
		),
		...['~', '%', '>', '|'].map((type) => `${type}-1\r\n`),
		'>?\r\n+a\r\n.\r\n',
		'|?\r\n+a\r\n:1\r\n.\r\n',
		'>0\r\n',
	]);
	refuses('refuses lengths beyond the limits', [
		'$536870913\r\n',
		'!536870913\r\n',
		'=536870913\r\n',
		'$99999999999999999999\r\n',
		'$18446744073709551616\r\n',
		'*2147483649\r\n',
		'~2147483649\r\n',
		'%2147483649\r\n',
		'>2147483649\r\n',
		'|2147483649\r\n',
		'*99999999999999999999\r\n',
		'%18446744073709551615\r\n',
	]);
	refuses(
		'refuses endless digits',
		['$', '*', '%', '~', '>', '|', ':', '!', '='].map((type) => `${type}${'1'.repeat(21)}\r\n`),
	);
	refuses('refuses bulk strings without CR LF behind them', [
		'$5\r\nhelloworld\r\n',
		'$5\r\nhello\n\r\n',
		'$5\r\nhello\rx\r\n',
		'$5\r\nhellox\n\r\n',
		'$0\r\nx\r\n',
		'$0\r\n\n\r\n',
		'!5\r\nERR xy\r\n',
		'=5\r\ntxt:ab\r\n',
		'$?\r\n;1\r\nab\r\n;0\r\n',
		`$300\r\n${'x'.repeat(301)}\r\n`,
	]);
	refuses(
		'refuses integers',
		['', '-', '+', 'a', '1a', 'a1', '1.0', '1e3', ' 1', '1 ', '--1', '+-1', '0x1', '\u00b2'].map(
			(text) => `:${text}\r\n`,
		),
	);
	refuses('refuses doubles', [
		...[
			'',
			'-',
			'+',
			'.',
			'e5',
			'1e',
			'1e+',
			'1.5.5',
			'--1',
			'0x1',
			'a',
			'1a',
			' 1',
			'1 ',
			'in',
			'infinity',
			'Infinity',
			'NaN1',
			'1,5',
			'1_000',
			'1n',
		].map((text) => `,${text}\r\n`),
	]);
	refuses(
		'refuses big numbers',
		['', '-', '+', 'a', '1a', '1.0', ' 1', '1 ', '--1', '0x10', '1n', '1e5'].map((text) => `(${text}\r\n`),
	);
	refuses('refuses booleans and nulls', [
		'#\r\n',
		'#x\r\n',
		'#T\r\n',
		'#true\r\n',
		'#1\r\n',
		'#tt\r\n',
		'_x\r\n',
		'_ \r\n',
		'_-1\r\n',
	]);
	refuses('refuses verbatim strings without format', ['=0\r\n\r\n', '=3\r\ntxt\r\n']);
	refuses('refuses ends and parts that belong to nothing', ['.\r\n', ';0\r\n', ';1\r\na\r\n', '.x\r\n'], ['alone']);
	refuses('refuses streamed values that go wrong', [
		'$?\r\n+a\r\n',
		'$?\r\n$1\r\na\r\n',
		'$?\r\n.\r\n',
		'$?\r\n;-1\r\n',
		'$?\r\n;?\r\n',
		'$?\r\n;01\r\na\r\n',
		'$?\r\n;\r\n',
		'$?\r\n>1\r\n+a\r\n',
		'*?\r\n;0\r\n',
		'*?\r\n.1\r\n',
		'%?\r\n+a\r\n.\r\n',
		'*2\r\n:1\r\n.\r\n',
		'*?\r\n*1\r\n.\r\n',
	]);

	it('refuses a verbatim string whose format is not three bytes, in every mode that builds it', () => {
		for (const mode of ['string', 'buffer'] as const) {
			for (const body of ['text:a', 'txta', 'tx:ab', '\xc3\xa9:ab', '\xe2\x82\xac\xe2:'])
				dies(`=${body.length}\r\n${body}\r\n`, mode);
			expect(
				decode(['=6\r\n\xe2\x82\xac:ab\r\n'], mode).values.map(String),
				'three bytes that are one character',
			).to.deep.equal(['ab']);
			expect(decode(['=5\r\n\xc3\xa91:x\r\n'], mode).values.map(String), 'three bytes that are two').to.deep.equal([
				'x',
			]);
			expect(decode(['=6\r\n\xff\xfe\xfd:ab\r\n'], mode).values.map(String), 'three bytes that are none').to.deep.equal(
				['ab'],
			);
		}
	});

	it('dies of a value that cannot be built, rather than lose its place in the stream', () => {
		const { prototype } = Buffer as unknown as { prototype: Record<string, unknown> };
		const { utf8Slice, latin1Slice } = prototype;
		const failing = function (this: Buffer, start: number, end: number): string {
			if (end - start > 1999) throw new RangeError('out of memory');
			return (utf8Slice as (start: number, end: number) => string).call(this, start, end);
		};
		const body = Buffer.from(`$2000\r\n${'é'.repeat(1000)}\r\n`);
		const wires = [
			body,
			Buffer.concat([Buffer.from('*2\r\n'), body]),
			Buffer.from(`$?\r\n;2000\r\n${'é'.repeat(1000)}\r\n;0\r\n`),
		];
		try {
			Object.assign(prototype, { utf8Slice: failing, latin1Slice: failing });
			for (const wire of wires) {
				for (const chunks of [
					[Buffer.concat([wire, Buffer.from(':7\r\n:8\r\n')])],
					[wire.subarray(0, 40), wire.subarray(40), ':7\r\n'],
				]) {
					const recorder = decode(chunks);
					expect(recorder.death?.cause).to.be.instanceOf(RangeError);
					expect(recorder.deliveries).to.deep.equal([]);
					expect(() => recorder.decoder.write(Buffer.from(':9\r\n'))).to.throw(ProtocolError);
				}
			}
		} finally {
			Object.assign(prototype, { utf8Slice, latin1Slice });
		}
	});

	it('delivers what came before the fault', () => {
		const recorder = decode([':1\r\n*2\r\n>1\r\n+p\r\n:2\r\n?\r\n']);
		expect(recorder.lines).to.deep.equal(['reply 1', 'push ["p"]']);
		expectDeath(recorder, 'after values');
	});

	it('says what is wrong and shows the bytes around it', () => {
		const death = decode([`+fine\r\n${':1\r\n'.repeat(50)}?oops\r\n${':2\r\n'.repeat(50)}`]).death as ProtocolError;
		expect(Buffer.from(death.context, 'hex').toString('latin1')).to.contain('?oops');
		expect(death.context).to.have.lengthOf(64);
		expect(death.message).to.contain(death.context);
		const late = new Recorder().write('?', 'oo', 'ps\r', '\n').death as ProtocolError;
		expect(Buffer.from(late.context, 'hex').toString('latin1')).to.contain('?oops');
	});

	it('does not take part of a header for the whole', () => {
		for (const type of ['*', '$', '%', '~', '>', '|', '=', '!', ':', ',', '(']) {
			const recorder = new Recorder().write(type, '1');
			expect(recorder.decoder.pending, type).to.equal(true);
			expect(recorder.write('').deliveries, type).to.deep.equal([]);
		}
	});
});
