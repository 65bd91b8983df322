/**
 * Signatures of the ioredis facade where arguments decide the reply, or where ioredis types it in its own way. By command: parameters,
 * the reply under legacy mapping, and under `resp3` where that is another. `T` is text.
 */
export type Written = readonly [parameters: string, legacy: string, resp3?: string];

const rest = '...args: RedisArgument[]';
const key = 'key: RedisKey';
const num = 'count: number | string';
const scores: readonly Written[] = [[`${key}, ${rest}`, 'T[]', 'T[] | [member: T, score: number][]']];
const keysAndScores: readonly Written[] = [['...args: RedisArgument[]', 'T[]', 'T[] | [member: T, score: number][]']];
const popped: readonly Written[] = [
	[key, 'T[]', '[member: T, score: number] | []'],
	[`${key}, ${num}`, 'T[]', '[member: T, score: number][]'],
];
const subscribing: readonly Written[] = [['...channels: RedisArgument[]', 'unknown']];
const streams: readonly Written[] = [
	[rest, '[key: T, items: [id: T, fields: T[]][]][] | null', 'Record<string, [id: T, fields: T[]][]> | null'],
];
const counted: readonly Written[] = [
	[key, 'T | null'],
	[`${key}, ${num}`, 'T[] | null'],
];
const pairs: readonly string[] = ['object: object', 'map: Map<RedisValue, RedisValue>'];
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
		[`${key}, value: RedisValue`, "'OK'"],
		[`${key}, value: RedisValue, unit: 'EX' | 'PX' | 'EXAT' | 'PXAT', time: number | string`, "'OK'"],
		[`${key}, value: RedisValue, keepTtl: 'KEEPTTL'`, "'OK'"],
		[`${key}, value: RedisValue, condition: 'NX' | 'XX'`, "'OK' | null"],
		[
			`${key}, value: RedisValue, unit: 'EX' | 'PX' | 'EXAT' | 'PXAT', time: number | string, condition: 'NX' | 'XX'`,
			"'OK' | null",
		],
		[
			`${key}, value: RedisValue, condition: 'NX' | 'XX', unit: 'EX' | 'PX' | 'EXAT' | 'PXAT', time: number | string`,
			"'OK' | null",
		],
		[`${key}, value: RedisValue, keepTtl: 'KEEPTTL', condition: 'NX' | 'XX'`, "'OK' | null"],
		[`${key}, value: RedisValue, get: 'GET'`, 'T | null'],
		[`${key}, value: RedisValue, unit: 'EX' | 'PX' | 'EXAT' | 'PXAT', time: number | string, get: 'GET'`, 'T | null'],
		[`${key}, value: RedisValue, ${rest}`, "'OK' | T | null"],
	],
	MSET: [...pairs.map((pair): Written => [pair, "'OK'"]), ['...data: RedisArgument[]', "'OK'"]],
	MSETNX: [...pairs.map((pair): Written => [pair, 'number']), ['...data: RedisArgument[]', 'number']],
	HSET: [
		...pairs.map((pair): Written => [`${key}, ${pair}`, 'number']),
		[`${key}, ...data: RedisArgument[]`, 'number'],
	],
	HMSET: [...pairs.map((pair): Written => [`${key}, ${pair}`, "'OK'"]), [`${key}, ...data: RedisArgument[]`, "'OK'"]],
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
		[`${key}, element: RedisValue`, 'number | null'],
		[`${key}, element: RedisValue, rankWord: 'RANK', rank: number | string`, 'number | null'],
		[`${key}, element: RedisValue, countWord: 'COUNT', ${num}`, 'number[]'],
		[`${key}, element: RedisValue, ${rest}`, 'number | number[] | null'],
	],
	ZADD: [
		[`${key}, score: number, member: RedisValue, ...data: RedisArgument[]`, 'number'],
		[`${key}, incr: 'INCR', increment: number | string, member: RedisValue`, 'T | null', 'number | null'],
		[`${key}, condition: 'NX' | 'XX' | 'GT' | 'LT' | 'CH', ...data: RedisArgument[]`, 'number'],
		[`${key}, ...data: RedisArgument[]`, 'number'],
	],
	ZRANGE: scores,
	ZRANGEBYSCORE: scores,
	ZREVRANGE: scores,
	ZREVRANGEBYSCORE: scores,
	ZRANDMEMBER: [
		[key, 'T | null'],
		[`${key}, ${num}`, 'T[]'],
		[`${key}, ${num}, withScores: 'WITHSCORES'`, 'T[]', '[member: T, score: number][]'],
	],
	ZDIFF: keysAndScores,
	ZINTER: keysAndScores,
	ZUNION: keysAndScores,
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
	SORT: [[`${key}, ${rest}`, 'unknown']],
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
	XADD: [[`${key}, ${rest}`, 'T | null']],
	XREAD: streams,
	XREADGROUP: streams,
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
	COMMAND: [['...args: RedisArgument[]', 'unknown']],
	BLPOP: [['...args: RedisArgument[]', '[T, T] | null']],
	BRPOP: [['...args: RedisArgument[]', '[T, T] | null']],
};
