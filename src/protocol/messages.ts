/**
 * The short cut for what a subscriber receives and nothing else: pushes `message, channel, payload`, whole in one chunk, one after another.
 *
 *   >3 · $7 · message · $n · channel · $m · payload ·
 *
 * Whatever does not look exactly so goes the long way.
 */
import type { Assembler } from './assembler.ts';
import { ModeCode } from './frame.ts';
import type { ChunkWindow } from './text-window.ts';

const KIND = 'message';
const HEAD = Buffer.from(`>3\r\n$${KIND.length}\r\n${KIND}\r\n$`);
/** With one character of a channel and no payload. */
const SHORTEST = HEAD.length + 12;
/** The head in words of four bytes; the last one overlaps. */

const [H0, H1, H2, H3, H4] = [0, 4, 8, 12, HEAD.length - 4].map((offset) => HEAD.readInt32LE(offset)) as [
	number,
	number,
	number,
	number,
	number,
];
const LAST = HEAD.length - 4;
const CR = 13;
const LF = 10;

/** Delivers messages from `start` on, and returns where the first thing begins that is none. Only at the top level. */
export function readMessages(assembler: Assembler, window: ChunkWindow, longest: number, start: number): number {
	const { chunk: buffer, end } = window;
	// Cheaper than a view for nothing.
	if (start + SHORTEST > end || buffer[start + 1] !== HEAD[1]) return start;
	const { view } = window;
	let position = start;
	while (position + SHORTEST <= end && begins(view, position)) {
		let at = position + HEAD.length;
		let length = 0;
		let digit = 0;
		// Of up to nine digits. The exclusive or takes the digits, and nothing else, to 0 … 9.
		for (const first = at; at < end && (digit = (buffer[at] as number) ^ 48) <= 9 && at < first + 9; at++) {
			length = length * 10 + digit;
			if (length === 0) return position;
		}
		const name = at + 2;
		const size = name + length + 3;
		// Behind the name: its CR LF, and the header of the payload, whose shortest is `$0` CR LF.
		if (length === 0 || size + 3 > end || !isLineEnd(buffer, at)) return position;
		if (!isLineEnd(buffer, name + length) || buffer[size - 1] !== 36) return position;
		length = 0;
		for (at = size; at < end && (digit = (buffer[at] as number) ^ 48) <= 9 && at < size + 9; at++) {
			length = length * 10 + digit;
			if (length === 0 && at > size) return position;
		}
		const leadingZero = buffer[size] === 48 && at > size + 1;
		const body = at + 2;
		const stop = body + length;
		if (at === size || leadingZero || length > longest || stop + 2 > end) return position;
		if (!isLineEnd(buffer, at) || !isLineEnd(buffer, stop)) return position;
		assembler.askMode(true);
		if (assembler.closed || assembler.frame.mode !== ModeCode.string) return position;
		assembler.push([KIND, window.key(name, size - 3), window.text(body, stop)]);
		position = stop + 2;
		if (assembler.closed) return end;
	}
	return position;
}

function begins(view: DataView, position: number): boolean {
	return (
		view.getInt32(position, true) === H0 &&
		view.getInt32(position + 4, true) === H1 &&
		view.getInt32(position + 8, true) === H2 &&
		view.getInt32(position + 12, true) === H3 &&
		view.getInt32(position + LAST, true) === H4
	);
}

function isLineEnd(buffer: Buffer, at: number): boolean {
	return buffer[at] === CR && buffer[at + 1] === LF;
}
