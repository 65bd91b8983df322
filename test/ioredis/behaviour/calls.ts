/**
 * One call at least of every builtin command that {@link families} does not know: what both libraries are asked, on every server of the
 * matrix. What they answer is not written down: it has to be the same, and where a server does not know a command, the same error.
 */
import { families } from './cases/families.ts';

export type Line = readonly unknown[];

/** Commands run in their order, by one client, on an empty server. */
export interface Calls {
	readonly lines: readonly Line[];
	/** It changes the session, or has no twin: called by method alone. */
	readonly once?: true;
}

/** A second of the year 2100. */
const LATE = 4_102_444_800;
const SQUARE = [13.361389, 38.115556, 'Palermo', 15.087269, 37.502669, 'Catania'];
const LIBRARY =
	'#!lua name=calls\nredis.register_function{function_name="ro", callback=function() return 7 end, flags={"no-writes"}}';
const SHA_OF_RETURN_7 = '59b6ab2fbe0ee4b25733de0f62e6cda4899ef8e9';

export const calls: Readonly<Record<string, Calls>> = {
	strings: {
		lines: [
			['mset', 'a', 1, 'b', 2],
			['msetnx', 'a', 1, 'c', 3],
			['msetnx', { c: 3 }],
			['msetex', 2, 'm', 1, 'n', 2, 'EX', 100],
			['decrby', 'a', 3],
			['setex', 'e', 100, 'v'],
			['setnx', 'e', 'w'],
			['substr', 'e', 0, -1],
			['del', 'a', 'b', 'none'],
		],
	},
	keys: {
		lines: [
			['set', 'k', 'v'],
			['expireat', 'k', LATE],
			['pexpiretime', 'k'],
			['pexpireat', 'k', LATE * 1000 + 1],
			['pexpiretime', 'k'],
			['pttl', 'none'],
			['restore', 'r', 0, 'no payload'],
			['restore-asking', 'r', 0, 'no payload'],
			['migrate', '127.0.0.1', 1, 'none', 0, 10],
			['rpush', 'l', 3, 1, 2],
			['sort_ro', 'l', 'DESC'],
			['swapdb', 0, 1],
			['exists', 'k'],
			['swapdb', 0, 1],
		],
	},
	hashes: {
		lines: [
			['hmset', 'h', 'a', 1, 'b', 2, 'c', 3],
			['hmset', 'h', { d: 4, e: 5 }],
			['hexpire', 'h', 100, 'FIELDS', 2, 'a', 'none'],
			['hpexpire', 'h', 100_000, 'FIELDS', 1, 'b'],
			['hexpireat', 'h', LATE, 'FIELDS', 1, 'a'],
			['hexpiretime', 'h', 'FIELDS', 2, 'a', 'none'],
			['hpexpireat', 'h', LATE * 1000 + 1, 'FIELDS', 1, 'b'],
			['hpexpiretime', 'h', 'FIELDS', 2, 'b', 'c'],
			['httl', 'h', 'FIELDS', 2, 'c', 'none'],
			['hpttl', 'h', 'FIELDS', 2, 'c', 'none'],
			['hpersist', 'h', 'FIELDS', 2, 'a', 'c'],
			['hsetex', 'h', 'EX', 100, 'FIELDS', 1, 'f', 'v'],
			['hgetex', 'h', 'PERSIST', 'FIELDS', 2, 'f', 'none'],
			['hgetdel', 'h', 'FIELDS', 2, 'f', 'none'],
			['hgetall', 'h'],
		],
	},
	lists: {
		lines: [
			['lpushx', 'l', 'x'],
			['rpushx', 'l', 'x'],
			['rpush', 'l', 'a', 'b', 'c', 'd', 'e'],
			['lpushx', 'l', 'z'],
			['rpushx', 'l', 'f'],
			['ltrim', 'l', 1, -2],
			['rpop', 'l'],
			['rpop', 'l', 2],
			['rpop', 'none'],
			['brpoplpush', 'l', 'm', 1],
			['brpoplpush', 'none', 'm', 0.01],
			['lrange', 'm', 0, -1],
		],
	},
	sets: {
		lines: [
			['sadd', 's', 'a', 'b'],
			['sadd', 't', 'b'],
			['sunion', 's', 't'],
			['sdiffstore', 'd', 's', 't'],
			['sinterstore', 'i', 's', 't'],
			['smembers', 'd'],
			['smembers', 'i'],
			['srem', 's', 'a', 'none'],
		],
	},
	'sorted sets': {
		lines: [
			['zadd', 'z', 1, 'a', 2.5, 'b', 3, 'c', 4, 'd'],
			['zadd', 'y', 1, 'a'],
			['zdiff', 2, 'z', 'y'],
			['zdiff', 2, 'z', 'y', 'WITHSCORES'],
			['zdiffstore', 'd', 2, 'z', 'y'],
			['zinter', 2, 'z', 'y'],
			['zinter', 2, 'z', 'y', 'WITHSCORES'],
			['zintercard', 2, 'z', 'y'],
			['zinterstore', 'i', 2, 'z', 'y'],
			['zunion', 2, 'z', 'y', 'WITHSCORES'],
			['zunionstore', 'u', 2, 'z', 'y', 'WEIGHTS', 2, 1],
			['zrange', 'u', 0, -1, 'WITHSCORES'],
			['zrangebyscore', 'z', 1, 3, 'WITHSCORES', 'LIMIT', 0, 2],
			['zrevrange', 'z', 0, -1],
			['zrevrange', 'z', 0, -1, 'WITHSCORES'],
			['zrevrangebyscore', 'z', '+inf', 2, 'WITHSCORES'],
			['zrevrangebylex', 'z', '+', '-'],
			['zrevrank', 'z', 'a'],
			['zrevrank', 'z', 'none'],
			['zrevrank', 'z', 'b', 'WITHSCORE'],
			['zlexcount', 'z', '-', '+'],
			['zrandmember', 'y'],
			['zrandmember', 'y', 1, 'WITHSCORES'],
			['zrandmember', 'none', 2],
			['zpopmax', 'z'],
			['zpopmax', 'z', 2],
			['zpopmin', 'u'],
			['zpopmin', 'u', 2],
			['zrem', 'z', 'a', 'none'],
			['zremrangebyscore', 'd', 2, 3],
			['zremrangebylex', 'i', '-', '+'],
		],
	},
	streams: {
		lines: [
			['xadd', 'x', '1-1', 'f', 'v'],
			['xadd', 'x', '2-1', 'f', 'w'],
			['xtrim', 'x', 'MAXLEN', 1],
			['xsetid', 'x', '9-1'],
			['xinfo', 'STREAM', 'x'],
			['xgroup', 'CREATE', 'x', 'g', '0'],
			['xinfo', 'GROUPS', 'x'],
			['xreadgroup', 'GROUP', 'g', 'c', 'BLOCK', 10, 'STREAMS', 'x', '>'],
			['xreadgroup', 'GROUP', 'g', 'c', 'BLOCK', 10, 'STREAMS', 'x', '>'],
		],
	},
	geo: {
		lines: [
			['geoadd', 'g', ...SQUARE],
			['georadius_ro', 'g', 15, 37, 200, 'km', 'WITHDIST', 'ASC'],
			['georadiusbymember', 'g', 'Palermo', 200, 'km', 'ASC'],
			['georadiusbymember_ro', 'g', 'Palermo', 200, 'km', 'WITHCOORD', 'ASC'],
			['geosearchstore', 'h', 'g', 'FROMLONLAT', 15, 37, 'BYBOX', 400, 400, 'km'],
			['zcard', 'h'],
		],
	},
	'bits and counts': {
		lines: [
			['setbit', 'b', 7, 1],
			['bitfield_ro', 'b', 'GET', 'u8', 0],
			['pfadd', 'p', 'a', 'b'],
			['pfdebug', 'ENCODING', 'p'],
			['pfselftest', 'extra'],
		],
	},
	scripts: {
		lines: [
			['evalsha', '0'.repeat(40), 0],
			['script', 'LOAD', 'return 7'],
			['evalsha', SHA_OF_RETURN_7, 0],
			['evalsha_ro', SHA_OF_RETURN_7, 0],
			['function', 'LOAD', 'REPLACE', LIBRARY],
			['fcall_ro', 'ro', 0],
			['function', 'LIST', 'LIBRARYNAME', 'calls'],
			['function', 'DELETE', 'calls'],
		],
	},
	vectors: {
		lines: [
			['vadd', 'v', 'VALUES', 2, 1, 0, 'a', 'SETATTR', '{"n":1}'],
			['vadd', 'v', 'VALUES', 2, 0, 1, 'b'],
			['vcard', 'v'],
			['vdim', 'v'],
			['vemb', 'v', 'a'],
			['vgetattr', 'v', 'a'],
			['vgetattr', 'v', 'b'],
			['vsetattr', 'v', 'b', '{}'],
			['vinfo', 'v'],
			['vismember', 'v', 'a'],
			['vlinks', 'v', 'a'],
			['vlinks', 'v', 'a', 'WITHSCORES'],
			['vsim', 'v', 'ELE', 'a'],
			['vsim', 'v', 'ELE', 'a', 'WITHSCORES'],
			['vrem', 'v', 'b'],
			['vrandmember', 'v'],
		],
	},
	'the server': {
		lines: [
			['asking'],
			['readonly'],
			['readwrite'],
			['hello', 9],
			['bgsave', 'nonsense'],
			['bgrewriteaof', 'extra'],
			['save'],
			['debug', 'nonsense'],
			['failover', 'ABORT'],
			['lolwut', 'VERSION', 1],
			['module', 'LIST'],
			['module', 'LOAD', '/nowhere.so'],
			['psync'],
			['sync', 'extra'],
			['replconf', 'odd'],
			['replicaof', 'NO', 'ONE'],
			['slaveof', 'NO', 'ONE'],
			['shutdown', 'nonsense'],
			['waitaof', 0, 0, 10],
			['memory', 'DOCTOR'],
		],
	},
	transactions: {
		once: true,
		lines: [
			['watch', 'k'],
			['unwatch'],
			['multi', { pipeline: false }],
			['set', 'k', 'v'],
			['zadd', 'z', 1.5, 'm'],
			['zrange', 'z', 0, -1, 'WITHSCORES'],
			['hgetall', 'none'],
			['exec'],
			['multi', { pipeline: false }],
			['discard'],
			['exec'],
		],
	},
	subscribing: {
		once: true,
		lines: [
			['subscribe', 'a', 'b'],
			['psubscribe', 'p*'],
			['ssubscribe', 's'],
			['get', 'k'],
			['sunsubscribe', 's'],
			['punsubscribe', 'p*'],
			['unsubscribe', 'a', 'b'],
			['get', 'k'],
		],
	},
	'leaving the session': { once: true, lines: [['reset'], ['set', 'k', 'v'], ['quit']] },
	'what no server has': {
		lines: [
			...['arcount', 'ardel', 'ardelrange', 'arget', 'argetrange', 'argrep', 'arinfo', 'arinsert', 'arlastitems'],
			...['arlen', 'armget', 'armset', 'arnext', 'arop', 'arring', 'arscan', 'arseek', 'arset', 'backup', 'blmovem'],
			...[
				'delex',
				'digest',
				'himport',
				'hotkeys',
				'increx',
				'lmovem',
				'sdiffcard',
				'sunioncard',
				'trimslots',
				'vrange',
			],
			...['xackdel', 'xcfgset', 'xdelex', 'xidmprecord', 'xnack', 'sentinel'],
		].map((name) => [name, 'k', 1]),
	},
};

/** Names that no server of the matrix knows: of Redis 8.2 to 8.10, which it has none of, and of Sentinel. Their calls are refused alike. */
export const unknown: ReadonlySet<string> = new Set(calls['what no server has']?.lines.map(([name]) => String(name)));

/** Commands whose replies hang on chance: they are compared by type. */
export const drawn: ReadonlySet<string> = new Set(['vinfo', 'vlinks']);

/** Every command that is called here or there. */
export const called: ReadonlySet<string> = new Set(
	[
		...Object.values(calls).flatMap(({ lines }) => lines),
		...Object.values(families).flatMap((rows) => rows.map(([line]) => line)),
	].map(([name]) => String(name).replace(/Buffer$/, '')),
);
