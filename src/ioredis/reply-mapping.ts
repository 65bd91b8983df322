/**
 * From the decoder's values to ioredis's. `legacy` gives everything the face it has under RESP2 (maps flat, doubles as text, booleans
 * 1 and 0); `resp3` gives objects, numbers and booleans.
 */
import { ReplyError } from '../core/errors.ts';
import { RespMap, type RespValue } from '../protocol/types.ts';
import { type Mapping, objectOf } from './transformers.ts';

/** Maps one value and everything in it. `buffers`: text becomes Buffers. */
export function mapped(value: RespValue, mapping: Mapping, buffers: boolean): unknown {
	switch (typeof value) {
		case 'string':
			return buffers ? Buffer.from(value) : value;
		case 'number':
			return mapping.stringNumbers ? String(value) : value;
		case 'bigint':
			return bigintOf(value, mapping);
		case 'boolean':
			return mapping.replyMapping === 'legacy' ? Number(value) : value;
		default:
			return value === null || value === undefined ? null : aggregateOf(value, mapping, buffers);
	}
}

/** An integer beyond 2^53 loses digits, as it does in ioredis; a big number of RESP3, which no integer can be, is text. */
function bigintOf(value: bigint, { stringNumbers }: Mapping): unknown {
	if (stringNumbers || BigInt.asIntN(64, value) !== value) return String(value);
	return Number(value);
}

function aggregateOf(value: Buffer | ReplyError | RespMap | RespValue[], mapping: Mapping, buffers: boolean): unknown {
	if (Array.isArray(value)) return allMapped(value, mapping, buffers);
	// Where messages come between replies, everything is decoded as bytes.
	if (Buffer.isBuffer(value)) return buffers ? value : value.toString();
	if (!(value instanceof RespMap)) return value;
	const flat = allMapped(value.flat, mapping, buffers);
	return mapping.replyMapping === 'legacy' ? flat : objectOf(flat);
}

/** In place: nobody else has seen the array. */
function allMapped(items: RespValue[], mapping: Mapping, buffers: boolean): unknown[] {
	const out = items as unknown[];
	for (let i = 0; i < items.length; i++) {
		const item = items[i];
		if (typeof item === 'string' && !buffers) continue;
		out[i] = mapped(item, mapping, buffers);
	}
	return out;
}

/** A value that was decoded as Buffers, with text in their place: EXEC's reply holds the answers of commands that want either. */
export function asText(value: RespValue): RespValue {
	if (Buffer.isBuffer(value)) return value.toString();
	if (Array.isArray(value)) return value.map(asText);
	if (value instanceof RespMap) return new RespMap(value.flat.map(asText));
	return value;
}

/** Errors stay errors wherever they stand. */
export function isReplyError(value: unknown): value is ReplyError {
	return value instanceof ReplyError;
}
