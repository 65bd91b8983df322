/** How one view of a client wants its replies, and how long it waits for them. */
import type { Command, ReplyView } from '../commands/command.ts';
import type { RespValue } from '../protocol/types.ts';

/** What {@link Client.with} takes. */
export interface ViewOptions {
	/** Gives up waiting commands of this view; `undefined` for none. */
	signal?: AbortSignal | undefined;
	/** Milliseconds from the call to the reply; `undefined` for no bound. */
	timeout?: number | undefined;
	/** `'buffer'` gives bulk strings as Buffers. */
	decode?: 'string' | 'buffer';
}

export class View implements ReplyView {
	readonly mode: 'string' | 'buffer';
	readonly signal: AbortSignal | undefined;
	readonly timeout: number | undefined;
	/** Commands of this view need watching: they may be given up. */
	readonly guarded: boolean;

	constructor(options: ViewOptions, parent?: View) {
		const all = {
			signal: parent?.signal,
			timeout: parent?.timeout,
			decode: parent?.mode ?? 'string',
			...options,
		} as const;
		const { signal, timeout, decode } = all;
		if (signal !== undefined && !(signal instanceof AbortSignal)) throw new TypeError('signal must be an AbortSignal');
		if (timeout !== undefined && (!Number.isFinite(timeout) || timeout < 0))
			throw new TypeError('timeout must be milliseconds from 0');
		if (decode !== 'string' && decode !== 'buffer') throw new TypeError("decode must be 'string' or 'buffer'");
		this.signal = signal;
		this.timeout = timeout;
		this.mode = decode;
		this.guarded = signal !== undefined || timeout !== undefined;
	}

	shape(_command: Command, value: RespValue): unknown {
		return value;
	}

	mayResend(command: Command): boolean {
		return command.readonly;
	}
}
