/** One open aggregate, or the top level. Frames are kept by depth and used again: opening an aggregate allocates its target only. */
import type { RespValue } from './types.ts';

export const FrameKind = { array: 0, map: 1, push: 2, attribute: 3, streamedString: 4 } as const;

/** Modes as small integers: storing one costs no write barrier. */
export const ModeCode = { string: 0, buffer: 1, skip: 2 } as const;

/** `left` of a streamed aggregate: counted down from below zero, it never arrives there. */
export const UNTIL_END = -1;

/** The target of frames that build nothing. Never written. */
export const NO_TARGET: RespValue[] = [];

export class Frame {
	kind: number = FrameKind.array;
	mode: number = ModeCode.string;
	target: RespValue[] = NO_TARGET;
	/** Elements that have come. */
	index = 0;
	/** Elements that are to come; below zero until the end is told. */
	left = 0;

	open(kind: number, mode: number, target: RespValue[], left: number): void {
		this.kind = kind;
		this.mode = mode;
		this.target = target;
		this.index = 0;
		this.left = left;
	}

	/** Takes an element; true when it was the last. */
	add(value: RespValue): boolean {
		if (this.mode !== ModeCode.skip) this.target[this.index] = value;
		this.index++;
		return --this.left === 0;
	}
}
