/** The reply shapes by name. The table says which command has which; most have none and are as they come. */
import {
	aclLog,
	aclUser,
	clusterShards,
	clusterSlots,
	commandDocs,
	commandInfo,
	functionList,
	functionStats,
	hello,
	latencyHistogram,
	maps,
	memoryStats,
	slotStats,
	tfunctionList,
} from './server-shapes.ts';
import {
	double,
	flag,
	generic,
	hasWord,
	identity,
	list,
	map,
	pairs,
	plainMap,
	type Shape,
	type ShapeName,
	scored,
	tuple,
	when,
} from './shape.ts';
import { entries, xautoclaim, xclaim, xinfoStream, xread } from './stream-shapes.ts';
import { numberOf, wordOf } from './words.ts';

/** Arguments after `numkeys key …`, where options begin. */
const afterKeys = (args: readonly unknown[]): number => 1 + (numberOf(args[0]) || 0);

/** `[longitude, latitude]`, or null for an unknown member. */
const position: Shape = tuple(double, double);

/** A distance is text on the wire, a hash an integer. */
const distanceOrHash: Shape = (value, context) => (typeof value === 'bigint' ? value : double(value, context));

/** A member, or `[member, distance?, hash?, position?]` with the WITH… options. */
const geoMember: Shape = (value, context) =>
	Array.isArray(value)
		? value.map((part, index) =>
				Array.isArray(part) ? position(part, context) : index > 0 ? distanceOrHash(part, context) : part,
			)
		: value;

const zaddOptions: ReadonlySet<string> = new Set(['NX', 'XX', 'GT', 'LT', 'CH', 'INCR']);
/** ZADD key [NX | XX] [GT | LT] [CH] [INCR] score member …: how many were added, or with INCR the new score. */
const zadd: Shape = (value, context) => {
	for (let i = 1; i < context.args.length; i++) {
		const word = wordOf(context.args[i]);
		if (!zaddOptions.has(word)) break;
		if (word === 'INCR') return double(value, context);
	}
	return value;
};

const jsonNumber: Shape = (value, context) => (typeof value === 'bigint' ? double(value, context) : value);
/** Numbers of JSON, which knows only one kind: a list under RESP3, JSON text under RESP2 (of a path in the old style a number alone). */
const jsonNumbers: Shape = (value, context) => {
	const text = Buffer.isBuffer(value) ? value.toString() : value;
	if (typeof text !== 'string') return list(jsonNumber)(value, context);
	if (!/^(\[[-+.,\deEnul\s]*\]|[-+.\deE]+)$/.test(text)) return value;
	const numbers: unknown = JSON.parse(text);
	return Array.isArray(numbers) ? numbers : [numbers];
};

const jsonTypeNames: ReadonlySet<unknown> = new Set([
	'null',
	'boolean',
	'integer',
	'number',
	'string',
	'object',
	'array',
]);
/** A list of types: within another list under RESP3, one alone for a path in the old style under RESP2. */
const jsonTypes: Shape = (value) => {
	if (Array.isArray(value)) return value.length === 1 && Array.isArray(value[0]) ? value[0] : value;
	return jsonTypeNames.has(Buffer.isBuffer(value) ? value.toString() : value) ? [value] : value;
};

/** FT.SUGGET: suggestions, each followed by its score and payload where these were asked for. */
const suggestions: Shape = (value, context) => {
	if (!Array.isArray(value) || !hasWord(context.args, 'WITHSCORES', 2)) return value;
	const size = hasWord(context.args, 'WITHPAYLOADS', 2) ? 3 : 2;
	return value.map((part, index) => (index % size === 1 ? double(part, context) : part));
};

/** HSCAN key cursor [MATCH pattern] [COUNT n] [NOVALUES]: fields alone, or pairs. */
const hscan: Shape = (value, context) => {
	let noValues = false;
	for (let i = 2; i < context.args.length; i++) {
		const word = wordOf(context.args[i]);
		if (word === 'MATCH' || word === 'COUNT') i++;
		else if (word === 'NOVALUES') noValues = true;
	}
	return tuple(identity, noValues ? identity : pairs())(value, context);
};

/** VSIM: elements; with WITHSCORES or WITHATTRIBS an object for each, whose parts RESP2 sends flat and RESP3 as a map. */
const vsim: Shape = (value, context) => {
	const withScores = hasWord(context.args, 'WITHSCORES', 3);
	const withAttributes = hasWord(context.args, 'WITHATTRIBS', 3);
	if (!withScores && !withAttributes) return value;
	if (!withAttributes) return scored(value, context);
	const flat = Array.isArray(value) ? value : pairs()(value, context);
	if (!Array.isArray(flat)) return value;
	const rows = Array.isArray(flat[0]) ? flat.map((row: unknown[]) => row.flat()) : chunks(flat, withScores ? 3 : 2);
	return rows.map((row) =>
		withScores
			? { value: row[0], score: double(row[1], context), attributes: row[2] }
			: { value: row[0], attributes: row[1] },
	);
};

function chunks(flat: readonly unknown[], size: number): unknown[][] {
	const rows: unknown[][] = [];
	for (let i = 0; i < flat.length; i += size) rows.push(flat.slice(i, i + size));
	return rows;
}

/** `[timestamp, value]`; several aggregators give several values, TS.NRANGE a list of them. */
const sample: Shape = (value, context) =>
	Array.isArray(value)
		? value.map((part, index) =>
				index === 0 ? part : Array.isArray(part) ? list(double)(part, context) : double(part, context),
			)
		: value;

/** A map of numbers; a double is a string under RESP2. */
const facts: Shape = map({ decay: double });
const factsOf: Shape = (value, context) => (Array.isArray(value) && value.length < 2 ? value : facts(value, context));

/** HOTKEYS GET: one map in a list; its lists of keys come as `[key, amount]` pairs. */
const hotkeyFields: Shape = map({ 'by-cpu-time-us': pairs(), 'by-net-bytes': pairs() });
const hotkeys: Shape = (value, context) =>
	hotkeyFields(Array.isArray(value) && value.length === 1 ? value[0] : value, context);

const shapes: Readonly<Record<Exclude<ShapeName, ''>, Shape>> = {
	generic,
	/** HGETALL, CONFIG GET … */
	map: plainMap,
	maps,
	/** ZSCORE, ZINCRBY, GEODIST … */
	double,
	doubles: list(double),
	flag,
	flags: list(flag),
	zadd,
	/** `[value, increment]`: integers, or doubles with BYFLOAT. */
	increx: when('BYFLOAT', 1, list(double)),
	jsonNumbers,
	jsonTypes,
	suggestions,
	/** `{ value, score }[]` always: ZPOPMIN. */
	scored,
	/** … with WITHSCORES after the key: ZRANGE. */
	scores: when('WITHSCORES', 2, scored),
	/** … with WITHSCORES after numkeys and keys: ZUNION. */
	scoresAfterKeys: when('WITHSCORES', afterKeys, scored),
	/** `[rank, score]` with WITHSCORE: ZRANK. */
	rank: when('WITHSCORE', 2, tuple(identity, double)),
	/** `[key, member, score]`: BZPOPMIN. */
	keyMemberScore: tuple(identity, identity, double),
	/** `[key, { value, score }[]]`: ZMPOP. */
	keyScored: tuple(identity, scored),
	/** `[cursor, { value, score }[]]` */
	zscan: tuple(identity, scored),
	hscan,
	/** `[field, value][]` with WITHVALUES: a field may come twice, so it is no object. */
	hrandfield: when('WITHVALUES', 2, pairs()),
	geopos: list(position),
	geosearch: list(geoMember),
	lcs: when('IDX', 2, plainMap),
	entries,
	xread,
	xclaim,
	xautoclaim,
	xinfoStream,
	memoryStats,
	aclUser,
	aclLog,
	latencyHistogram,
	functionList,
	functionStats,
	hello,
	clusterShards,
	clusterSlots,
	slotStats,
	commandInfo,
	commandDocs,
	tfunctionList,
	/** Numbers, or with RAW `[quantisation, bytes, norm, range?]`. */
	vemb: when('RAW', 2, tuple(identity, identity, double, double), list(double)),
	/** One list for each layer; with WITHSCORES of `{ value, score }`. */
	vlinks: when('WITHSCORES', 2, list(scored)),
	vsim,
	/** `[timestamp, value]` of a time series; empty when there is none. */
	sample,
	samples: list(sample),
	/** BF.INFO and its like: a map; one number in a list when a single fact was asked for. */
	facts: factsOf,
	/** ARINFO: with FULL some averages, which are doubles. */
	arrayInfo: map({ 'avg-dense-size': double, 'avg-dense-fill': double, 'avg-sparse-size': double }),
	hotkeys,
	pairsWithValues: when('WITHVALUES', 5, pairs()),
};

/** The shape of this name, or nothing when the value needs none. */
export function shapeReply(name: ShapeName): Shape | undefined {
	return name === '' ? undefined : shapes[name];
}

/** Every name, for the test that has a golden value for each. */
export const shapeNames: readonly ShapeName[] = Object.keys(shapes) as ShapeName[];
