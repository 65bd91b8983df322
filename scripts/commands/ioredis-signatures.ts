/**
 * Signatures of the ioredis facade where arguments decide the reply, or where ioredis types it in its own way. By command: parameters,
 * the reply under legacy mapping, and under `resp3` where that is another. `T` is text. Where one overload fits, ioredis's own would give
 * the same reply: what compiles with its types has to compile with these.
 */
export type Written = readonly [parameters: string, legacy: string, resp3?: string];

const rest = '...args: RedisArgument[]';
const key = 'key: RedisKey';
const num = 'count: number | string';
const scored = '[member: T, score: number][]';
/** A range of a sorted set: without options, with scores, with other options, and what else a server may take. */
const range = (words: string): readonly Written[] => {
	const bounds = `${key}, start: RedisValue, stop: RedisValue`;
	const limit = "limit: 'LIMIT', offset: number | string, amount: number | string";
	return [
		[bounds, 'T[]'],
		[`${bounds}, ${rest}, withScores: 'WITHSCORES'`, 'T[]', scored],
		[`${bounds}, withScores: 'WITHSCORES', ${rest}`, 'T[]', scored],
		...(words === '' ? [] : [[`${bounds}, ...options: (${words})[]`, 'T[]'] as const]),
		[`${bounds}, ${words === '' ? limit : `...options: (${words})[], ${limit}`}`, 'T[]'],
		[`${key}, ${rest}`, 'T[]', `T[] | ${scored}`],
	];
};
/** Keys and options, with scores when that is said at the end. */
const combined: readonly Written[] = [
	[`${rest}, withScores: 'WITHSCORES'`, 'T[]', scored],
	[rest, 'T[]'],
];
const positioned = `${key}, element: RedisValue`;
const pair = `${key}, value: RedisValue`;
const expiry = "unit: 'EX' | 'PX' | 'EXAT' | 'PXAT', time: number | string";
const increment = "incr: 'INCR', score: RedisValue, member: RedisValue";
const compared = "condition: 'IFEQ' | 'IFNE' | 'IFDEQ' | 'IFDNE', comparison: RedisValue";
const popped: readonly Written[] = [
	[key, 'T[]', '[member: T, score: number] | []'],
	[`${key}, ${num}`, 'T[]', '[member: T, score: number][]'],
];
const subscribing: readonly Written[] = [['...channels: RedisArgument[]', 'unknown']];
const streams = (fields: string): readonly Written[] => [
	[
		rest,
		`[key: T, items: [id: T, fields: ${fields}][]][] | null`,
		`Record<string, [id: T, fields: ${fields}][]> | null`,
	],
];
/** Where words between free arguments decide. */
const words = '<const O extends readonly RedisArgument[]>';
const slice = `${key}, start: number | string, end: number | string`;
const searched = `${slice}, predicate: 'EXACT' | 'MATCH' | 'GLOB' | 'RE', value: RedisValue`;
const counted: readonly Written[] = [
	[key, 'T | null'],
	[`${key}, ${num}`, 'T[] | null'],
];
const maps: readonly string[] = ['object: object', 'map: Map<RedisValue, RedisValue>'];
const rank: readonly Written[] = [
	[`${key}, member: RedisValue`, 'number | null'],
	[
		`${key}, member: RedisValue, withScore: 'WITHSCORE'`,
		'[rank: number, score: T] | null',
		'[rank: number, score: number] | null',
	],
];
const scan = (reply: string): readonly Written[] => [[`${key}, cursor: number | string, ${rest}`, reply]];

export const written: Readonly<Record<string, readonly Written[]>> = {
	SET: [
		[pair, "'OK'"],
		[`${pair}, ${expiry}`, "'OK'"],
		[`${pair}, keepTtl: 'KEEPTTL'`, "'OK'"],
		[`${pair}, condition: 'NX' | 'XX'`, "'OK' | null"],
		[`${pair}, ${expiry}, condition: 'NX' | 'XX'`, "'OK' | null"],
		[`${pair}, condition: 'NX' | 'XX', ${expiry}`, "'OK' | null"],
		[`${pair}, keepTtl: 'KEEPTTL', condition: 'NX' | 'XX'`, "'OK' | null"],
		[`${pair}, ${rest}, get: 'GET'`, 'T | null'],
		// It is null where the condition does not hold; ioredis does not say so.
		[`${pair}, ${compared}`, "'OK'"],
		[`${pair}, ${expiry}, ${compared}`, "'OK'"],
		[`${pair}, keepTtl: 'KEEPTTL', ${compared}`, "'OK'"],
		[`${pair}, ${rest}`, "'OK' | T | null"],
	],
	MSET: [...maps.map((map): Written => [map, "'OK'"]), ['...data: RedisArgument[]', "'OK'"]],
	MSETNX: [...maps.map((map): Written => [map, "'OK'"]), ['...data: RedisArgument[]', 'number']],
	HSET: [...maps.map((map): Written => [`${key}, ${map}`, 'number']), [`${key}, ...data: RedisArgument[]`, 'number']],
	HMSET: [...maps.map((map): Written => [`${key}, ${map}`, "'OK'"]), [`${key}, ...data: RedisArgument[]`, "'OK'"]],
	HGETALL: [[key, 'Record<string, T>']],
	LPOP: counted,
	RPOP: counted,
	SPOP: [
		[key, 'T | null'],
		[`${key}, ${num}`, 'T[]'],
	],
	SRANDMEMBER: [
		[key, 'T | null'],
		[`${key}, ${num}`, 'T[]'],
	],
	HRANDFIELD: [[`${key}, ${rest}`, 'T | unknown[] | null']],
	LPOS: [
		[positioned, 'number | null'],
		[`${positioned}, countWord: 'COUNT', ${num}, ${rest}`, 'number[]'],
		[`${positioned}, word: 'RANK' | 'MAXLEN', amount: number | string`, 'number | null'],
		[
			`${positioned}, word: 'RANK' | 'MAXLEN', amount: number | string, countWord: 'COUNT', ${num}, ${rest}`,
			'number[]',
		],
		[
			`${positioned}, word1: 'RANK' | 'MAXLEN', amount1: number | string, word2: 'RANK' | 'MAXLEN', amount2: number | string`,
			'number | null',
		],
		[`${positioned}, ${rest}`, 'number | number[] | null'],
	],
	ZADD: [
		[`${key}, score: number, member: RedisValue, ...data: RedisArgument[]`, 'number'],
		// Only NX and XX can keep it from happening: so ioredis types it, though GT and LT can, too.
		[`${key}, ...options: ('GT' | 'LT' | 'CH')[], ${increment}`, 'T', 'number'],
		[`${key}, ...options: ('NX' | 'XX' | 'GT' | 'LT' | 'CH')[], ${increment}`, 'T | null', 'number | null'],
		[`${key}, ...data: RedisArgument[]`, 'number'],
	],
	ZRANGE: range("'BYSCORE' | 'BYLEX' | 'REV'"),
	ZRANGEBYSCORE: range(''),
	ZREVRANGE: range(''),
	ZREVRANGEBYSCORE: range(''),
	ZRANDMEMBER: [
		[key, 'T | null'],
		[`${key}, ${num}`, 'T[]'],
		[`${key}, ${num}, withScores: 'WITHSCORES'`, 'T[]', '[member: T, score: number][]'],
	],
	ZDIFF: combined,
	ZINTER: combined,
	ZUNION: combined,
	ZPOPMIN: popped,
	ZPOPMAX: popped,
	BZPOPMIN: [
		['...args: RedisArgument[]', '[key: T, member: T, score: T] | null', '[key: T, member: T, score: number] | null'],
	],
	BZPOPMAX: [
		['...args: RedisArgument[]', '[key: T, member: T, score: T] | null', '[key: T, member: T, score: number] | null'],
	],
	ZRANK: rank,
	ZREVRANK: rank,
	ZMPOP: [[rest, 'unknown']],
	BZMPOP: [[rest, 'unknown']],
	SCAN: [[`cursor: number | string, ${rest}`, '[cursor: T, elements: T[]]']],
	SSCAN: scan('[cursor: T, elements: T[]]'),
	HSCAN: scan('[cursor: T, elements: T[]]'),
	ZSCAN: scan('[cursor: T, elements: T[]]'),
	SORT: [[`${key}, ${rest}`, 'number | unknown[]']],
	GEOPOS: [
		[`${key}, ${rest}`, '([longitude: T, latitude: T] | null)[]', '([longitude: number, latitude: number] | null)[]'],
	],
	GEODIST: [
		[`${key}, member1: RedisValue, member2: RedisValue`, 'T | null'],
		[`${key}, member1: RedisValue, member2: RedisValue, unit: string`, 'T | null'],
	],
	GEOSEARCH: [[`${key}, ${rest}`, 'unknown[]']],
	GEORADIUS: [[`${key}, ${rest}`, 'unknown[]']],
	GEORADIUSBYMEMBER: [[`${key}, ${rest}`, 'unknown[]']],
	GEORADIUS_RO: [[`${key}, ${rest}`, 'unknown']],
	GEORADIUSBYMEMBER_RO: [[`${key}, ${rest}`, 'unknown']],
	XADD: [[`${key}, ${rest}`, 'T | null']],
	XREAD: streams('T[]'),
	// An entry that was deleted while it waited for its XACK has no fields.
	XREADGROUP: streams('T[] | null'),
	XRANGE: [[`${key}, ${rest}`, '[id: T, fields: T[]][]']],
	XREVRANGE: [[`${key}, ${rest}`, '[id: T, fields: T[]][]']],
	XCLAIM: [[`${key}, ${rest}`, 'unknown[]']],
	XAUTOCLAIM: [[`${key}, ${rest}`, 'unknown[]']],
	XPENDING: [[`${key}, group: RedisValue, ${rest}`, 'unknown[]']],
	TIME: [['', 'number[]']],
	LCS: [[`key1: RedisKey, key2: RedisKey, ${rest}`, 'unknown']],
	SUBSCRIBE: subscribing,
	PSUBSCRIBE: subscribing,
	SSUBSCRIBE: subscribing,
	UNSUBSCRIBE: subscribing,
	PUNSUBSCRIBE: subscribing,
	SUNSUBSCRIBE: subscribing,
	PING: [
		['', "'PONG'"],
		['message: RedisValue', 'T'],
	],
	HELLO: [['...args: RedisArgument[]', 'unknown[]', 'Record<string, unknown>']],
	COMMAND: [['...args: RedisArgument[]', 'unknown[]']],
	VRANDMEMBER: [
		[key, 'T | null'],
		[`${key}, ${num}`, 'T[]'],
	],
	ARGREP: [
		[searched, 'number[]'],
		[`${words}${searched}, ...args: O`, 'Found<O, T>'],
	],
	AROP: [
		[`${slice}, operation: 'SUM' | 'MIN' | 'MAX'`, 'T | null'],
		[`${slice}, operation: 'AND' | 'OR' | 'XOR'`, 'number | null'],
		[`${slice}, operation: 'USED'`, 'number'],
		[`${slice}, operation: 'MATCH', value: RedisValue`, 'number'],
	],
	VSIM: [[`${words}${key}, ...args: O`, 'T[]', 'Similar<O, T>']],
	BLPOP: [['...args: RedisArgument[]', '[T, T] | null']],
	BRPOP: [['...args: RedisArgument[]', '[T, T] | null']],
};
