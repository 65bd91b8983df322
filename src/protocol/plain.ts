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
/** What a CR gives where a digit was looked for. */
const CR_FOR_DIGIT = 13 ^ 48;

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
	let { target, index, left, mode } = frame;
	let keyed = frame.kind === FrameKind.map;
	const longest = limits.bulk;
	let position = start;
	// Nothing that is read here takes less than four bytes, but `_`.
	while (position + 4 <= end) {
		const head = view.getInt32(position, true);
		const type = head & 0xff;
		let value: RespValue;
		// The exclusive or takes the digits, and nothing else, to 0 … 9.
		const first = ((head >> 8) & 0xff) ^ 48;
		if (first <= 9) {
			// `body` is behind the line.
			let number = first;
			let body = position + 4;
			if (head >>> 16 !== CRLF) {
				const second = ((head >> 16) & 0xff) ^ 48;
				if (second > 9) break;
				number = number * 10 + second;
				const third = (head >>> 24) ^ 48;
				if (third === CR_FOR_DIGIT) {
					if (body === end || chunk[body] !== 10) break;
					body++;
				} else {
					if (third > 9 || body + 4 > end) break;
					number = number * 10 + third;
					const tail = view.getInt32(body, true);
					let digit = (tail & 0xff) ^ 48;
					let rest = tail >>> 8;
					while (digit <= 9 && rest !== 0) {
						number = number * 10 + digit;
						body++;
						digit = (rest & 0xff) ^ 48;
						rest >>>= 8;
					}
					// Nine digits at most, so that the number stays a small integer for the engine.
					while (digit <= 9 && body < end && (digit = (chunk[body] as number) ^ 48) <= 9 && body < position + 10) {
						number = number * 10 + digit;
						body++;
					}
					if (digit !== CR_FOR_DIGIT || body + 2 > end || chunk[body + 1] !== 10) break;
					body += 2;
				}
				// A leading zero is none in a length.
				if (first === 0 && type !== INTEGER) break;
			}
			if (type === BULK) {
				const stop = body + number;
				if (stop + 2 > end || number > longest || view.getUint16(stop, true) !== CRLF) break;
				position = stop + 2;
				if (depth === 0) {
					assembler.askMode(false);
					mode = frame.mode;
				}
				if (mode === ModeCode.string) {
					value = keyed && (index & 1) === 0 ? window.key(body, stop) : window.text(body, stop);
				} else if (mode === ModeCode.buffer) value = window.bytes(body, stop);
			} else if (type === INTEGER) {
				position = body;
				value = number;
			} else if (type === ARRAY || type === MAP || type === SET) {
				if (number > limits.elements || depth >= limits.depth) break;
				if (depth === 0) assembler.askMode(false);
				frame.index = index;
				frame.left = left;
				if (type === MAP) assembler.openCounted(FrameKind.map, number * 2, end - position);
				else assembler.openCounted(FrameKind.array, number, end - position);
				position = body;
				if (assembler.gated) return position;
				({ frame, depth } = assembler);
				({ target, index, left, mode } = frame);
				keyed = frame.kind === FrameKind.map;
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
		if (mode !== ModeCode.skip) target[index] = value;
		index++;
		if (--left === 0) {
			frame.index = index;
			frame.left = 0;
			assembler.close();
			if (assembler.gated) return position;
			({ frame, depth } = assembler);
			({ target, index, left, mode } = frame);
			keyed = frame.kind === FrameKind.map;
		}
	}
	frame.index = index;
	frame.left = left;
	return position;
}
