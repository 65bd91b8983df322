/** From parsed elements to whole values: the open aggregates, and what is done with a value that is complete. */
import { ReplyError } from '../core/errors.ts';
import { Frame, FrameKind, ModeCode, NO_TARGET } from './frame.ts';
import { textOf } from './text-window.ts';
import { type DecoderSink, type Mode, RespMap, type RespValue } from './types.ts';

/** An array is allocated ahead for this many elements at most, and for no more than can already have arrived. */
const PREALLOCATE_MAX = 4096;

/** A nested push of one of these kinds is an element of its reply (MULTI; SUBSCRIBE; EXEC); any other came in between. */
const ELEMENT_PUSHES: ReadonlySet<string> = new Set([
	'subscribe',
	'unsubscribe',
	'psubscribe',
	'punsubscribe',
	'ssubscribe',
	'sunsubscribe',
]);

/**
 * State is changed before the sink is called, so that a sink may shut the assembler; what a sink throws is kept for later,
 * so that it cannot disturb the stream.
 */
export class Assembler {
	readonly #sink: DecoderSink;
	/** The innermost open aggregate; at depth 0 the top level. */
	frame: Frame = new Frame();
	depth = 0;
	closed = false;
	/** True while the decoder's short cuts must not be taken: closed, or inside a streamed string. */
	gated = false;
	/** The first thing a sink threw since it was last looked at, in an array so that `undefined` counts. */
	thrown: [unknown] | undefined = undefined;
	readonly #frames: Frame[] = [this.frame];

	constructor(sink: DecoderSink) {
		this.#sink = sink;
	}

	/** Delivers nothing more. */
	shut(): void {
		this.closed = true;
		this.gated = true;
	}

	/** Lets go of what was being built. */
	clear(): void {
		this.#frames.length = 1;
	}

	open(kind: number, target: RespValue[], left: number): void {
		const outer = this.frame;
		const depth = ++this.depth;
		let frame = this.#frames[depth];
		if (frame === undefined) {
			frame = new Frame();
			this.#frames[depth] = frame;
		}
		this.frame = frame;
		frame.open(kind, kind === FrameKind.attribute ? ModeCode.skip : outer.mode, target, left);
		if (kind === FrameKind.push) this.askMode(true);
		else if (kind === FrameKind.streamedString) this.gated = true;
	}

	/** Opens an aggregate whose elements are counted. `available` bytes of the chunk may belong to them; an empty one is closed at once. */
	openCounted(kind: number, elements: number, available: number): void {
		const building = kind === FrameKind.push || (kind !== FrameKind.attribute && this.frame.mode !== ModeCode.skip);
		this.open(kind, building ? room(elements, available) : NO_TARGET, elements);
		if (elements === 0) this.close();
	}

	/** A whole top-level value: to the sink. */
	reply(value: RespValue): void {
		if (this.closed) return;
		try {
			this.#sink.onReply(value);
		} catch (error) {
			this.thrown ??= [error];
		}
	}

	#error(error: ReplyError): void {
		if (this.closed) return;
		try {
			this.#sink.onError(error);
		} catch (thrown) {
			this.thrown ??= [thrown];
		}
	}

	/** A whole push: to the sink. */
	push(items: RespValue[]): void {
		if (this.closed) return;
		try {
			this.#sink.onPush(items);
		} catch (error) {
			this.thrown ??= [error];
		}
	}

	/** A value is complete: to the sink, or into the innermost aggregate and on outwards. */
	deliver(value: RespValue): void {
		if (this.depth === 0) this.reply(value);
		else if (this.frame.add(value)) this.close();
	}

	/** An error reply: to the sink, or as a value into the innermost aggregate. */
	deliverError(message: string): void {
		const error = replyError(message);
		if (this.depth === 0) this.#error(error);
		else this.deliver(error);
	}

	/** The innermost aggregate is complete, and perhaps the ones around it with it. */
	close(): void {
		for (;;) {
			const { kind, mode, target } = this.frame;
			this.frame.target = NO_TARGET;
			const depth = --this.depth;
			this.frame = this.#frames[depth] as Frame;
			if (kind === FrameKind.attribute) return;
			if (kind === FrameKind.streamedString) this.gated = this.closed;
			if (kind === FrameKind.push && (depth === 0 || !isElement(target[0]))) {
				this.push(target);
				return;
			}
			let value: RespValue;
			if (kind === FrameKind.push) value = target;
			else if (mode !== ModeCode.skip) {
				value =
					kind === FrameKind.map
						? new RespMap(target)
						: kind === FrameKind.streamedString
							? joined(target, mode)
							: target;
			}
			if (depth === 0) {
				this.reply(value);
				return;
			}
			if (!this.frame.add(value)) return;
		}
	}

	/** Asks how the value that begins is wanted. */
	askMode(push: boolean): void {
		let mode: Mode = 'string';
		try {
			if (this.#sink.mode !== undefined) mode = this.#sink.mode(push);
		} catch (error) {
			this.thrown ??= [error];
		}
		// A push is delivered even where the reply around it is thrown away.
		if (mode === 'skip') this.frame.mode = push ? ModeCode.string : ModeCode.skip;
		else this.frame.mode = mode === 'buffer' ? ModeCode.buffer : ModeCode.string;
	}
}

/** An array to be filled from 0. The shortest element takes three bytes. */
function room(elements: number, available: number): RespValue[] {
	const most = available < PREALLOCATE_MAX * 3 ? (available / 3) | 0 : PREALLOCATE_MAX;
	const target = new Array<RespValue>(elements < most ? elements : most);
	// Never one that the engine takes for an array of integers: it would convert it, and the code that fills arrays would have to know
	// several kinds of them (twice the time).
	if (target.length > 0) target[0] = undefined;
	return target;
}

/** An error reply's stack would show this decoder and cost more than parsing it: none is captured. */
function replyError(message: string): ReplyError {
	const limit = Error.stackTraceLimit;
	Error.stackTraceLimit = 0;
	try {
		return new ReplyError(message);
	} finally {
		Error.stackTraceLimit = limit;
	}
}

function joined(parts: RespValue[], mode: number): string | Buffer {
	const whole = Buffer.concat(parts as Buffer[]);
	return mode === ModeCode.buffer ? whole : textOf(whole, 0, whole.length);
}

function isElement(kind: RespValue): boolean {
	if (typeof kind === 'string') return ELEMENT_PUSHES.has(kind);
	return Buffer.isBuffer(kind) && ELEMENT_PUSHES.has(kind.toString('latin1'));
}
