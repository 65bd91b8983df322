/** RESP value types, as the decoder yields them and before any command gives them a meaning. */
import type { ReplyError } from '../core/errors.ts';

/** How bulk strings of a reply are delivered: decoded as UTF-8, as bytes, or framed and thrown away. */
export type Mode = 'string' | 'buffer' | 'skip';

/**
 * A RESP3 map, in the order of the wire and with duplicate keys kept: a command's reply shape decides what becomes of it.
 * {@link https://github.com/redis/redis-specifications/blob/master/protocol/RESP3.md | RESP3 specification}, "Map type".
 */
export class RespMap {
	/** Keys and values in turn: `[key, value, key, value, …]`. */
	readonly flat: RespValue[];

	constructor(flat: RespValue[]) {
		this.flat = flat;
	}

	/** A JavaScript `Map`; of a key that comes twice the last value stays. Keys that are Buffers compare by identity. */
	toMap(): Map<RespValue, RespValue> {
		const map = new Map<RespValue, RespValue>();
		for (let i = 0; i < this.flat.length; i += 2) map.set(this.flat[i] as RespValue, this.flat[i + 1] as RespValue);
		return map;
	}

	/** An object with null prototype, so that a field named `__proto__` is a field; keys are made strings. */
	toObject(): Record<string, RespValue> {
		const object: Record<string, RespValue> = Object.create(null);
		const { flat } = this;
		for (let i = 0; i < flat.length; i += 2) {
			const key = flat[i];
			object[typeof key === 'string' ? key : String(key)] = flat[i + 1] as RespValue;
		}
		return object;
	}
}

/**
 * What the decoder yields for one value:
 * simple, bulk and verbatim strings `string` (bulk and verbatim `Buffer` in mode `buffer`), integers `number` or, beyond 2^53, `bigint`,
 * big numbers `bigint`, doubles `number`, booleans `boolean`, every null `null`, arrays and sets `Array`, maps {@link RespMap},
 * nested errors `ReplyError`. In mode `skip` strings and aggregates are `undefined`.
 */
export type RespValue =
	| string
	| Buffer
	| number
	| bigint
	| boolean
	| null
	| undefined
	| ReplyError
	| RespMap
	| RespValue[];

/** Where the decoder delivers. Calls are synchronous, in the order of the wire, one for each top-level value. */
export interface DecoderSink {
	/** A complete top-level value that is no error. In mode `skip` its value says nothing. */
	onReply(value: RespValue): void;
	/** A top-level error reply, simple or bulk. The stream goes on. */
	onError(error: ReplyError): void;
	/** A push, top-level or found inside a reply (see {@link Decoder}). `items[0]` is its kind. */
	onPush(items: RespValue[]): void;
	/** Asked before each top-level value that could need it (`+OK` and integers do not), `push` true when it is a push. Default `'string'`. */
	mode?(push: boolean): Mode;
}

/** Bounds on what a peer may make the decoder hold. A breach is a `ProtocolError`. */
export interface DecoderLimits {
	/** Aggregates within aggregates. Default 128. */
	depth?: number;
	/** Bytes of one bulk string. Default 512 MiB, the server's `proto-max-bulk-len`. */
	bulk?: number;
	/** Bytes of one line that is no error. Default 64 KiB. */
	line?: number;
	/** Bytes of one error line. Default 1 MiB. */
	errorLine?: number;
	/** Elements of one aggregate; nothing is allocated ahead of what has arrived. Default 2^31. */
	elements?: number;
}

const defaultLimits: Required<DecoderLimits> = {
	depth: 128,
	bulk: 512 * 1024 * 1024,
	line: 64 * 1024,
	errorLine: 1024 * 1024,
	elements: 2 ** 31,
};

/** @throws TypeError for a limit that is no number from 0 */
export function limitsOf(given: DecoderLimits = {}): Required<DecoderLimits> {
	const limits = { ...defaultLimits };
	for (const key of Object.keys(defaultLimits) as Array<keyof DecoderLimits>) {
		const value = given[key];
		if (value === undefined) continue;
		if (typeof value !== 'number' || !(value >= 0)) throw new TypeError(`Limit ${key} must be a number from 0`);
		limits[key] = value;
	}
	return limits;
}
