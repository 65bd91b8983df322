/**
 * The short way: values as servers send them nearly always, whole in the chunk and without anything to be said against them.
 *
 * It only ever reads on or stops. What is malformed, cut off, too large or rare is left where it stands for the decoder to read,
 * so that there is one place that judges. Headers are read in words of four bytes: one check of bounds instead of four.
 */
import type { Assembler } from './assembler.ts';
import { FrameKind, ModeCode } from './frame.ts';
import { type ChunkWindow, viewOf } from './text-window.ts';
import type { DecoderLimits, RespValue } from './types.ts';

/** CR LF, read as a little-endian number. */
const CRLF = 0x0a0d;

const BULK = 36; // $
const INTEGER = 58; // :
const ARRAY = 42; // *
const MAP = 37; // %
const SET = 126; // ~

/** Words of replies that are the same byte for byte, little-endian. */
const NULL_BULK = word('$-1\r');
const OK = word('+OK\r');
const NULL = word('_\r\n\0');

function word(text: string): number {
	return viewOf(Buffer.from(text)).getInt32(0, true);
}

/**
 * Reads values from `start` on and returns the position of the first that it leaves. The assembler must not be gated, and the window
 * must stand on the chunk.
 */
export function readPlain(
	assembler: Assembler,
	window: ChunkWindow,
	limits: Required<DecoderLimits>,
	start: number,
): number {
	const { view, chunk, end } = window;
	let { frame, depth } = assembler;
	let { target, index, left } = frame;
	let position = start;
	// Nothing that is read here takes less than four bytes, but `_`.
	while (position + 4 <= end) {
		const head = view.getInt32(position, true);
		const type = head & 0xff;
		let value: RespValue;
		let digit = ((head >> 8) & 0xff) ^ 48;
		// The exclusive or takes the digits, and nothing else, to 0 … 9.
		if (digit <= 9) {
			let number = digit;
			let at = position + 2;
			digit = ((head >> 16) & 0xff) ^ 48;
			if (digit <= 9) {
				number = number * 10 + digit;
				at++;
				digit = (head >>> 24) ^ 48;
				if (digit <= 9) {
					number = number * 10 + digit;
					at++;
					while (at + 2 < end && at < position + 10 && (digit = (chunk[at] as number) ^ 48) <= 9) {
						number = (number * 10 + digit) | 0;
						at++;
					}
				}
			}
			const body = at + 2;
			if (body > end || view.getUint16(at, true) !== CRLF) break;
			if (type === BULK) {
				const stop = body + number;
				if (stop + 2 > end || number > limits.bulk || view.getUint16(stop, true) !== CRLF) break;
				// A leading zero.
				if (at > position + 2 && ((head >> 8) & 0xff) === 48) break;
				if (depth === 0) assembler.askMode(false);
				position = stop + 2;
				if (frame.mode === ModeCode.string) {
					value =
						frame.kind === FrameKind.map && (index & 1) === 0 ? window.key(body, stop) : window.text(body, stop);
				} else if (frame.mode === ModeCode.buffer) value = window.bytes(body, stop);
			} else if (type === INTEGER) {
				position = body;
				value = number;
			} else if (type === ARRAY || type === MAP || type === SET) {
				if (number > limits.elements || depth >= limits.depth) break;
				if (at > position + 2 && ((head >> 8) & 0xff) === 48) break;
				if (depth === 0) assembler.askMode(false);
				position = body;
				frame.index = index;
				frame.left = left;
				if (type === MAP) assembler.openCounted(FrameKind.map, number * 2, end - at);
				else assembler.openCounted(FrameKind.array, number, end - at);
				if (assembler.gated) return position;
				({ frame, depth } = assembler);
				({ target, index, left } = frame);
				continue;
			} else break;
		} else if (head === NULL_BULK) {
			if (position + 5 > end || chunk[position + 4] !== 10) break;
			if (depth === 0) assembler.askMode(false);
			position += 5;
			value = null;
		} else if (head === OK) {
			if (position + 5 > end || chunk[position + 4] !== 10) break;
			position += 5;
			value = 'OK';
		} else if ((head & 0xffffff) === NULL) {
			if (depth === 0) assembler.askMode(false);
			position += 3;
			value = null;
		} else break;

		if (depth === 0) {
			assembler.reply(value);
			if (assembler.gated) return position;
			continue;
		}
		if (frame.mode !== ModeCode.skip) target[index] = value;
		index++;
		if (--left === 0) {
			frame.index = index;
			frame.left = 0;
			assembler.close();
			if (assembler.gated) return position;
			({ frame, depth } = assembler);
			({ target, index, left } = frame);
		}
	}
	frame.index = index;
	frame.left = left;
	return position;
}
