/** What a decoder delivers, written down so that two decoders, or a decoder and an expectation, can be compared as text. */
import { ReplyError, RespMap, type RespValue } from '../../../src/protocol/index.ts';

/** One call of a sink. Errors stand for themselves by their message. */
export type Delivery = readonly ['reply', RespValue] | readonly ['error', string] | readonly ['push', RespValue[]];

/** A value as text: exact as to type, sign of zero and holes, and the same for equal values only. */
export function notation(value: RespValue): string {
	if (typeof value === 'string') return JSON.stringify(value);
	if (Buffer.isBuffer(value)) return `bytes ${JSON.stringify(value.toString('latin1'))}`;
	if (typeof value === 'bigint') return `${value}n`;
	if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
	if (value instanceof ReplyError) return `error ${JSON.stringify([value.code, value.message])}`;
	if (value instanceof RespMap) return `map ${listNotation(value.flat)}`;
	if (Array.isArray(value)) return listNotation(value);
	return String(value);
}

function listNotation(items: readonly RespValue[]): string {
	const texts: string[] = [];
	for (let i = 0; i < items.length; i++) texts.push(i in items ? notation(items[i]) : 'hole');
	return `[${texts.join(', ')}]`;
}

/** One line for each delivery. */
export function linesOf(deliveries: readonly Delivery[]): string[] {
	return deliveries.map(([to, what]) => `${to} ${to === 'error' ? what : notation(what)}`);
}

/**
 * Expectations are written as mode `buffer` gives them; this makes them what another mode gives: bytes decoded in mode `string`,
 * only the number of replies in mode `skip`.
 */
export function inMode(deliveries: readonly Delivery[], mode: 'string' | 'buffer' | 'skip'): Delivery[] {
	if (mode === 'buffer') return [...deliveries];
	return deliveries.map(([to, what]): Delivery => {
		if (to === 'error') return [to, what];
		if (to === 'push') return [to, decoded(what) as RespValue[]];
		return [to, mode === 'skip' ? undefined : decoded(what)];
	});
}

/** A value of mode `buffer` as mode `string` gives it. */
export function decoded(value: RespValue): RespValue {
	if (Buffer.isBuffer(value)) return value.toString('utf8');
	if (value instanceof RespMap) return new RespMap(value.flat.map(decoded));
	return Array.isArray(value) ? value.map(decoded) : value;
}
