/** The short way of messages gives what the long way gives: every wire is written whole, and byte by byte, which is always the long way. */
import { expect } from 'chai';
import { Recorder } from '../../support/protocol/recorder.ts';

const bulk = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
const push = (...words: string[]): string => `>${words.length}\r\n${words.map(bulk).join('')}`;
const message = (channel: string, payload: string): string => push('message', channel, payload);

const wires: Readonly<Record<string, string>> = {
	'one message': message('news', 'hello'),
	'many in a row': Array.from({ length: 50 }, (_, i) => message(`c${i % 3}`, `payload ${i}`)).join(''),
	'an empty payload': message('news', ''),
	'an empty channel': message('', 'x'),
	'bytes beyond ASCII': message('nouvelles é', 'déjà vu 漢字') + message('news', 'plain'),
	'a long channel': message('c'.repeat(300), 'x'),
	'a large payload': message('news', 'x'.repeat(70_000)) + message('news', 'y'),
	'replies between': `+OK\r\n${message('a', '1')}:5\r\n${message('a', '2')}$1\r\nx\r\n${message('a', '3')}`,
	'other pushes between': push('pmessage', 'n*', 'news', 'x') + message('news', 'x') + push('smessage', 's', 'y'),
	'a message with four items': push('message', 'a', 'b', 'c') + message('a', 'b'),
	'a kind of the same length': push('massage', 'a', 'b') + message('a', 'b'),
	'an array as payload': `>3\r\n${bulk('message')}${bulk('a')}*1\r\n${bulk('k')}${message('a', 'b')}`,
	'a null payload': `>3\r\n${bulk('message')}${bulk('a')}_\r\n${message('a', 'b')}`,
	'a number as channel': `>3\r\n${bulk('message')}:7\r\n${bulk('b')}${message('a', 'b')}`,
	'a message inside a reply': `*2\r\n:1\r\n${message('a', 'b')}:2\r\n`,
	'a leading zero in the payload': `>3\r\n${bulk('message')}${bulk('a')}$01\r\nb\r\n`,
	'a leading zero in the channel': `>3\r\n${bulk('message')}$01\r\na\r\n${bulk('b')}`,
	'a channel without CR LF': `>3\r\n${bulk('message')}$1\r\naXX$1\r\nb\r\n`,
	'a payload without CR LF': `>3\r\n${bulk('message')}${bulk('a')}$1\r\nbXX${message('a', 'b')}`,
	'a length that is none': `>3\r\n${bulk('message')}${bulk('a')}$x\r\nb\r\n${message('a', 'b')}`,
	'a length of many digits': `>3\r\n${bulk('message')}${bulk('a')}$9999999999999\r\nb\r\n`,
};

function outcome(recorder: Recorder): unknown {
	return { lines: recorder.lines, died: recorder.death !== undefined, pending: recorder.decoder.pending };
}

describe('messages', () => {
	for (const [name, wire] of Object.entries(wires)) {
		for (const mode of ['string', 'buffer', 'skip'] as const) {
			it(`${name}, mode ${mode}`, () => {
				const bytes = Buffer.from(wire);
				const whole = new Recorder(mode).write(bytes);
				const slow = new Recorder(mode).writeAll(Array.from(bytes, (_, i) => Buffer.from(bytes.subarray(i, i + 1))));
				expect(outcome(whole)).deep.equal(outcome(slow));
				// In two pieces: the first ends the short way in the middle of something.
				const step = Math.ceil(bytes.length / 200);
				for (let cut = 1; cut < bytes.length; cut += step) {
					const halves = new Recorder(mode).write(bytes.subarray(0, cut), bytes.subarray(cut));
					expect(outcome(halves), `cut at ${cut}`).deep.equal(outcome(slow));
				}
			});
		}
	}

	it('respect the bound of a bulk', () => {
		const recorder = new Recorder('string', { bulk: 4 }).write(message('a', '1234'), message('a', '12345'));
		expect(recorder.lines).lengthOf(1);
		expect(recorder.death?.message).match(/longer than 4 bytes/);
	});

	it('stop at once when the sink closes the decoder', () => {
		const recorder = new Recorder();
		const { onPush } = recorder;
		recorder.onPush = (items) => {
			onPush.call(recorder, items);
			recorder.decoder.close();
		};
		recorder.write(message('a', '1') + message('a', '2'));
		expect(recorder.lines).lengthOf(1);
	});
});
