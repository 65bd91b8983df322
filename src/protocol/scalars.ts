/** The scalar lines of RESP: pure functions from the bytes between a type byte and its CR to a value, or `undefined` when malformed. */
import { textOf } from './text-window.ts';

const DIGIT_LIMIT = 20;

/** `:` — decimal with an optional sign; `bigint` where a double would round. */
export function integerOf(buffer: Buffer, start: number, stop: number): number | bigint | undefined {
	const first = buffer[start];
	const digits = first === 45 || first === 43 ? start + 1 : start;
	if (digits === stop || stop - digits > DIGIT_LIMIT) return undefined;
	let value = 0;
	for (let i = digits; i < stop; i++) {
		const digit = (buffer[i] as number) - 48;
		if (digit < 0 || digit > 9) return undefined;
		value = value * 10 + digit;
	}
	if (stop - digits > 15 && !Number.isSafeInteger(value))
		return BigInt(textOf(buffer, first === 43 ? digits : start, stop));
	return first === 45 ? 0 - value : value;
}

/** `#` — `t` or `f`. */
export function booleanOf(buffer: Buffer, start: number, stop: number): boolean | undefined {
	if (stop - start !== 1) return undefined;
	return buffer[start] === 116 ? true : buffer[start] === 102 ? false : undefined;
}

/** `(` — a decimal of any size. */
export function bigNumberOf(buffer: Buffer, start: number, stop: number): bigint | undefined {
	const text = textOf(buffer, start, stop);
	if (!/^[+-]?\d+$/.test(text)) return undefined;
	return BigInt(text.charCodeAt(0) === 43 ? text.slice(1) : text);
}

/** `,` — a double, `inf`, `-inf` or `nan`. */
export function doubleOf(buffer: Buffer, start: number, stop: number): number | undefined {
	const text = textOf(buffer, start, stop);
	if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return Number(text);
	switch (text.toLowerCase()) {
		case 'inf':
		case '+inf':
			return Number.POSITIVE_INFINITY;
		case '-inf':
			return Number.NEGATIVE_INFINITY;
		case 'nan':
		case '-nan':
			return Number.NaN;
		default:
			return undefined;
	}
}

/**
 * The length in a `$` or aggregate header: decimal without sign or leading zero; -1 for `-1` (the null of RESP2), -2 for `?` (streamed),
 * `undefined` when malformed.
 */
export function lengthOf(buffer: Buffer, start: number, stop: number): number | undefined {
	if (stop - start === 2 && buffer[start] === 45 && buffer[start + 1] === 49) return -1;
	if (stop - start === 1 && buffer[start] === 63) return -2;
	if (stop === start || stop - start > DIGIT_LIMIT || (buffer[start] === 48 && stop - start > 1)) return undefined;
	let value = 0;
	for (let i = start; i < stop; i++) {
		const digit = (buffer[i] as number) - 48;
		if (digit < 0 || digit > 9) return undefined;
		value = value * 10 + digit;
	}
	return value;
}
