import { expect } from 'chai';
import type { Mode, RespValue } from '../../../src/protocol/index.ts';
import { cuts, decoderWith } from '../../support/protocol/acting-sink.ts';
import { servers } from '../../support/protocol/corpus-servers.ts';
import { all } from '../../support/protocol/corpus-types.ts';
import { type Delivery, inMode, linesOf } from '../../support/protocol/deliveries.ts';
import { Recorder } from '../../support/protocol/recorder.ts';

describe('Decoder, mode()', () => {
	const isPush = (value: Delivery): boolean => value[0] === 'push';
	const exchanges = [...all, ...servers].filter(({ wire }) => wire.length < 300);

	it('is asked before each value that could need it, once, and told whether that is a push', () => {
		const asked: boolean[] = [];
		const [decoder] = decoderWith(
			() => {},
			(push) => {
				asked.push(push);
				return 'string';
			},
		);
		const first = (wire: string): boolean[] => {
			asked.length = 0;
			decoder.write(Buffer.from(wire));
			return [...asked];
		};
		for (const wire of [
			'$1\r\na\r\n',
			'*2\r\n$1\r\na\r\n$1\r\nb\r\n',
			'%1\r\n+a\r\n*1\r\n$0\r\n\r\n',
			'~0\r\n',
			'$?\r\n;0\r\n',
			'=4\r\ntxt:\r\n',
		])
			expect(first(wire), wire).to.deep.equal([false]);
		for (const wire of ['>1\r\n+a\r\n', '>2\r\n+subscribe\r\n*1\r\n$1\r\na\r\n'])
			expect(first(wire), wire).to.deep.equal([true]);
		expect(first('*2\r\n>1\r\n+a\r\n:1\r\n:2\r\n'), 'push within a reply').to.deep.equal([false, true]);
		expect(first('>2\r\n+a\r\n>1\r\n+b\r\n:2\r\n'), 'push within a push').to.deep.equal([true, true]);
	});

	it('decides for one value at a time', () => {
		const order: readonly Mode[] = ['buffer', 'string', 'skip', 'string', 'buffer', 'skip', 'buffer', 'buffer'];
		const wire = Buffer.from('*2\r\n$2\r\nab\r\n%1\r\n$1\r\nk\r\n=5\r\ntxt:v\r\n'.repeat(order.length));
		const single = new Recorder('buffer').write(wire.subarray(0, wire.length / order.length)).deliveries;
		const expected = order.flatMap((mode) => linesOf(inMode(single, mode)));
		for (const chunks of cuts(wire)) {
			const [decoder, deliveries] = decoderWith(
				() => {},
				() => order[deliveries.length] as Mode,
			);
			for (const chunk of chunks) decoder.write(chunk);
			const seen = deliveries.map((delivery, at): Delivery => (order[at] === 'skip' ? ['reply', undefined] : delivery));
			expect(linesOf(seen)).to.deep.equal(expected);
		}
	});

	it('decides for pushes apart from the replies that they come with', () => {
		for (const [replies, pushes] of [
			['skip', 'buffer'],
			['buffer', 'string'],
			['string', 'buffer'],
			['skip', 'skip'],
		] as const) {
			for (const { name, wire, gives } of exchanges) {
				const [decoder, deliveries] = decoderWith(
					() => {},
					(push) => (push ? pushes : replies),
				);
				decoder.write(wire);
				// What is nested in a push, or a confirmation nested in a reply, has the mode of the push.
				if (name.startsWith('nested') || name.includes('subscribe') || name.includes('SUBSCRIBE')) continue;
				const expected = gives.flatMap((give) => inMode([give], isPush(give) && pushes !== 'skip' ? pushes : replies));
				const seen = deliveries.map(
					(give): Delivery => (give[0] === 'reply' && replies === 'skip' ? ['reply', undefined] : give),
				);
				expect(linesOf(seen), `${name}, ${replies}, ${pushes}`).to.deep.equal(linesOf(expected));
			}
		}
	});

	it('gives strings where it is missing', () => {
		const [decoder, deliveries] = decoderWith(() => {});
		decoder.write(Buffer.from('*1\r\n$1\r\na\r\n>1\r\n$1\r\nb\r\n'));
		expect(deliveries).to.deep.equal([
			['reply', ['a']],
			['push', ['b']],
		]);
	});

	it('skips without building: what is skipped is undefined, errors and pushes are not', () => {
		const seen: RespValue[] = [];
		const [decoder, deliveries] = decoderWith(
			([to, what]) => {
				if (to === 'reply') seen.push(what);
			},
			() => 'skip',
		);
		decoder.write(
			Buffer.from(
				'$3\r\nabc\r\n*2\r\n:1\r\n:2\r\n%1\r\n+a\r\n+b\r\n~1\r\n:1\r\n$?\r\n;1\r\na\r\n;0\r\n=5\r\ntxt:a\r\n*?\r\n.\r\n',
			),
		);
		expect(seen).to.deep.equal(Array(7).fill(undefined));
		decoder.write(Buffer.from('-ERR a\r\n!5\r\nERR b\r\n*2\r\n-ERR c\r\n>2\r\n$1\r\nx\r\n*1\r\n$1\r\ny\r\n:1\r\n'));
		expect(linesOf(deliveries).slice(7)).to.deep.equal([
			'error ERR a',
			'error ERR b',
			'push ["x", ["y"]]',
			'reply undefined',
		]);
	});
});
