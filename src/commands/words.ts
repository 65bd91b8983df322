/** Arguments as words: what a server compares without regard to case, and numbers it would parse. */

const longest = 32;

/** An argument in upper case, or an empty string when it cannot be a keyword. */
export function wordOf(arg: unknown): string {
	if (typeof arg === 'string') return arg.length <= longest ? arg.toUpperCase() : '';
	if (arg instanceof Uint8Array && arg.length <= longest) {
		return Buffer.from(arg.buffer, arg.byteOffset, arg.length).toString('latin1').toUpperCase();
	}
	return '';
}

/** An argument as a number; NaN when it is none. */
export function numberOf(arg: unknown): number {
	if (typeof arg === 'number') return arg;
	if (typeof arg === 'bigint') return Number(arg);
	const text = typeof arg === 'string' ? arg : wordOf(arg);
	return text.trim() === '' ? Number.NaN : Number(text);
}

/** Index of the first argument at or after `from` that is this word, or -1. */
export function findWord(args: readonly unknown[], word: string, from: number): number {
	for (let i = from; i < args.length; i++) if (wordOf(args[i]) === word) return i;
	return -1;
}
