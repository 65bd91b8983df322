/**
 * What reply shapes are made of. A shape turns the generic value of the decoder into the natural one of a command; it is
 * written so that RESP2 (flat arrays, numbers as strings) and RESP3 (maps, doubles, booleans) give the same. What a shape
 * does not expect, an error or a `QUEUED` for example, it returns as it came.
 */
import { RespMap, type RespValue } from '../protocol/types.ts';
import { wordOf } from './words.ts';

/** What a shape may know beside the value. */
export interface ShapeContext {
	/** Bulk strings are Buffers: maps become pairs, because a Buffer cannot be a property name. */
	readonly buffers: boolean;
	/** How the fields of a stream entry are given: an object, or pairs. With `buffers` always pairs. */
	readonly message: 'object' | 'pairs';
	/** How integers come: see {@link bigintsOf}. Default `number`, beyond 2^53 `bigint`. */
	readonly integer?: 'number' | 'bigint';
	/** The command's arguments, flat, without its own word: WITHSCORES and its like decide the shape. */
	readonly args: readonly unknown[];
}

export type Shape = (value: unknown, context: ShapeContext) => unknown;

/** The name of a reply shape (`shapes.ts` has the function for each); empty when the value is as it comes. */
export type ShapeName =
	| ''
	| 'generic'
	| 'map'
	| 'maps'
	| 'double'
	| 'doubles'
	| 'flag'
	| 'flags'
	| 'zadd'
	| 'increx'
	| 'jsonNumbers'
	| 'jsonTypes'
	| 'suggestions'
	| 'scored'
	| 'scores'
	| 'scoresAfterKeys'
	| 'rank'
	| 'keyMemberScore'
	| 'keyScored'
	| 'zscan'
	| 'hscan'
	| 'hrandfield'
	| 'geopos'
	| 'geosearch'
	| 'lcs'
	| 'entries'
	| 'xread'
	| 'xclaim'
	| 'xautoclaim'
	| 'xinfoStream'
	| 'memoryStats'
	| 'aclUser'
	| 'aclLog'
	| 'latencyHistogram'
	| 'functionList'
	| 'functionStats'
	| 'hello'
	| 'clusterShards'
	| 'clusterSlots'
	| 'slotStats'
	| 'commandInfo'
	| 'commandDocs'
	| 'tfunctionList'
	| 'vemb'
	| 'vlinks'
	| 'vsim'
	| 'sample'
	| 'samples'
	| 'facts'
	| 'arrayInfo'
	| 'hotkeys'
	| 'pairsWithValues';

export const identity: Shape = (value) => value;

/** Keys and values in turn, of a RESP3 map or of a flat RESP2 array. */
export function flatOf(value: unknown): readonly unknown[] | undefined {
	if (value instanceof RespMap) return value.flat;
	return Array.isArray(value) && value.length % 2 === 0 ? value : undefined;
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : String(value));

/** `[[a, b], …]` of `[a, b, …]`. */
export function pairsOf(flat: readonly unknown[], key: Shape, value: Shape, context: ShapeContext): unknown[] {
	const pairs: unknown[] = [];
	for (let i = 0; i < flat.length; i += 2) pairs.push([key(flat[i], context), value(flat[i + 1], context)]);
	return pairs;
}

/** An object with null prototype, so that a field `__proto__` is a field; pairs when bulk strings are Buffers. */
export function map(fields: Readonly<Record<string, Shape>> = {}, rest: Shape = identity): Shape {
	const known = new Map(Object.entries(fields));
	return (value, context) => {
		const flat = flatOf(value);
		if (flat === undefined) return value;
		const object: Record<string, unknown> = Object.create(null);
		const pairs: unknown[] = [];
		for (let i = 0; i < flat.length; i += 2) {
			const name = textOf(flat[i]);
			const shaped = (known.get(name) ?? rest)(flat[i + 1], context);
			if (context.buffers) pairs.push([flat[i], shaped]);
			else object[name] = shaped;
		}
		return context.buffers ? pairs : object;
	};
}

/** A map whose values are as they come: HGETALL, and so the one that must be quick. */
export const plainMap: Shape = (value, context) => {
	const flat = flatOf(value);
	if (flat === undefined) return value;
	if (context.buffers) return pairsOf(flat, identity, identity, context);
	const object: Record<string, unknown> = Object.create(null);
	for (let i = 0; i < flat.length; i += 2) object[textOf(flat[i])] = flat[i + 1];
	return object;
};

/** Every element in this shape. A set of RESP3 is an array already. */
export function list(item: Shape): Shape {
	return (value, context) => (Array.isArray(value) ? value.map((element) => item(element, context)) : value);
}

/** Elements by position; those without a shape of their own are as they come. */
export function tuple(...items: readonly Shape[]): Shape {
	return (value, context) =>
		Array.isArray(value) ? value.map((element, index) => (items[index] ?? identity)(element, context)) : value;
}

/** `[a, b]` pairs, of pairs (RESP3) or of a flat array (RESP2). */
export function pairs(key: Shape = identity, second: Shape = identity): Shape {
	return (value, context) => {
		if (Array.isArray(value) && Array.isArray(value[0])) {
			return value.map((pair: unknown[]) => [key(pair[0], context), second(pair[1], context)]);
		}
		const flat = flatOf(value);
		return flat === undefined ? value : pairsOf(flat, key, second, context);
	};
}

/**
 * Integers as bigint, at any depth: what comes before the shape in a view that asks for it. The decoder gives the doubles of RESP3 as
 * numbers, too; a whole one among them is made a bigint here and a number again by the shape {@link double}, which knows where doubles stand.
 */
export function bigintsOf(value: unknown): unknown {
	if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0) ? BigInt(value) : value;
	if (Array.isArray(value)) return value.map(bigintsOf);
	return value instanceof RespMap ? new RespMap(value.flat.map(bigintsOf) as RespValue[]) : value;
}

/** A double: RESP2 sends it as a string. Infinity is `inf` on the wire. */
export const double: Shape = (value, { integer }) => {
	if (typeof value === 'bigint' && integer === 'bigint') return wholeDouble(value);
	const text = Buffer.isBuffer(value) ? value.toString('latin1') : value;
	if (typeof text !== 'string') return value;
	switch (text.toLowerCase()) {
		case 'inf':
		case '+inf':
			return Number.POSITIVE_INFINITY;
		case '-inf':
			return Number.NEGATIVE_INFINITY;
		case 'nan':
		case '-nan':
			return Number.NaN;
		default: {
			const number = Number(text);
			return text.trim() === '' || Number.isNaN(number) ? value : number;
		}
	}
};

/** Takes back what {@link bigintsOf} did to a double. An integer that no double can hold was none. */
const wholeDouble = (value: bigint): number | bigint => (Number.isSafeInteger(Number(value)) ? Number(value) : value);

/** 1 or 0, where RESP3 has a boolean and RESP2 an integer. */
export const flag: Shape = (value, { integer }) => {
	if (typeof value !== 'boolean') return value;
	return integer === 'bigint' ? BigInt(value) : Number(value);
};

/** Members of a sorted set with their scores. */
export interface Scored<T> {
	value: T;
	score: number;
}

/** `{ value, score }[]`, of a flat array, of pairs, or of one flat pair (ZPOPMIN without count under RESP3). */
export const scored: Shape = (value, context) => {
	const make = (member: unknown, score: unknown): unknown => ({ value: member, score: double(score, context) });
	if (Array.isArray(value) && Array.isArray(value[0])) return value.map((pair: unknown[]) => make(pair[0], pair[1]));
	const flat = flatOf(value);
	if (flat === undefined) return value;
	const members: unknown[] = [];
	for (let i = 0; i < flat.length; i += 2) members.push(make(flat[i], flat[i + 1]));
	return members;
};

/** One shape when the word is among the arguments from `from` on, another when not. */
export function when(
	word: string,
	from: number | ((args: readonly unknown[]) => number),
	then: Shape,
	otherwise: Shape = identity,
): Shape {
	return (value, context) => {
		const start = typeof from === 'number' ? from : from(context.args);
		return hasWord(context.args, word, start) ? then(value, context) : otherwise(value, context);
	};
}

export function hasWord(args: readonly unknown[], word: string, from: number): boolean {
	for (let i = from; i < args.length; i++) if (wordOf(args[i]) === word) return true;
	return false;
}

/** For replies without a known structure (scripts, functions, unknown commands): maps at any depth become objects. */
export const generic: Shape = (value, context) => {
	if (value instanceof RespMap) return genericMap(value, context);
	return Array.isArray(value) && value.some(isAggregate) ? value.map((item) => generic(item, context)) : value;
};
const isAggregate = (value: unknown): boolean => value instanceof RespMap || Array.isArray(value);
const genericMap = map({}, (value, context) => generic(value, context));
