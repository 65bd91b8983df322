/** §1.4: every family of commands answers as it does on ioredis. */
import { expect } from 'chai';
import type { Case, Kit } from '../kit.ts';
import type { Redis } from '../loose-types.ts';

/** A reply in the legacy mappings and under resp3, where they are not alike. */
class Mapped {
	readonly legacy: unknown;
	readonly resp3: unknown;

	constructor(legacy: unknown, resp3: unknown) {
		this.legacy = legacy;
		this.resp3 = resp3;
	}
}

/** A number with a fraction, and whatever else is a double: text in the legacy mappings. */
const double = (value: number): Mapped => new Mapped(String(value), value);
/** A condition instead of a value. */
type Check = (reply: unknown) => boolean;
type Row = readonly [line: readonly unknown[], reply: unknown | Mapped | Check];

const isText: Check = (reply) => typeof reply === 'string';
const isNumber: Check = (reply) => typeof reply === 'number';
const stream = [['1-1', ['f', 'v']]];

/** Lines run in their order on an empty server. */
export const families: Readonly<Record<string, readonly Row[]>> = {
	strings: [
		[['set', 's', 'value'], 'OK'],
		[['get', 's'], 'value'],
		[['getBuffer', 's'], Buffer.from('value')],
		[['append', 's', '!'], 6],
		[['strlen', 's'], 6],
		[['getrange', 's', 0, 1], 'va'],
		[['setrange', 's', 0, 'V'], 6],
		[['set', 's', 'x', 'NX'], null],
		[['set', 's', 'x', 'GET'], 'Value!'],
		[['getset', 's', 'y'], 'x'],
		[['getdel', 's'], 'y'],
		[['incr', 'n'], 1],
		[['incrby', 'n', 10], 11],
		[['decr', 'n'], 10],
		[['incrbyfloat', 'n', 0.5], '10.5'],
		[
			['mget', 'n', 'none'],
			['10.5', null],
		],
		[['psetex', 's', 100000, 'v'], 'OK'],
		[['getex', 's', 'PERSIST'], 'v'],
		[['lcs', 's', 's'], 'v'],
	],
	keys: [
		[['set', 'k', 'v'], 'OK'],
		[['exists', 'k', 'k', 'none'], 2],
		[['type', 'k'], 'string'],
		[['expire', 'k', 100], 1],
		[['ttl', 'k'], 100],
		[['persist', 'k'], 1],
		[['pexpire', 'k', 100000], 1],
		[['expiretime', 'none'], -2],
		[['rename', 'k', 'm'], 'OK'],
		[['renamenx', 'm', 'k'], 1],
		[['copy', 'k', 'c'], 1],
		[['move', 'c', 1], 1],
		[['randomkey'], 'k'],
		[['keys', '*'], ['k']],
		[
			['scan', 0],
			['0', ['k']],
		],
		[['touch', 'k'], 1],
		[['object', 'ENCODING', 'k'], 'embstr'],
		[['dump', 'none'], null],
		[['dumpBuffer', 'k'], (reply: unknown) => Buffer.isBuffer(reply) && reply.length > 10],
		[['sort', 'none'], []],
		[['dbsize'], 1],
		[['unlink', 'k'], 1],
	],
	hashes: [
		[['hset', 'h', 'a', 1, 'b', 2], 2],
		[['hget', 'h', 'a'], '1'],
		[['hgetall', 'h'], { a: '1', b: '2' }],
		[
			['hmget', 'h', 'a', 'none'],
			['1', null],
		],
		[
			['hkeys', 'h'],
			['a', 'b'],
		],
		[
			['hvals', 'h'],
			['1', '2'],
		],
		[['hlen', 'h'], 2],
		[['hincrby', 'h', 'a', 4], 5],
		[['hincrbyfloat', 'h', 'a', 0.5], '5.5'],
		[['hsetnx', 'h', 'a', 1], 0],
		[['hstrlen', 'h', 'a'], 3],
		[['hexists', 'h', 'none'], 0],
		[
			['hscan', 'h', 0],
			['0', ['a', '5.5', 'b', '2']],
		],
		[['hrandfield', 'h', 0], []],
		[['hdel', 'h', 'a', 'b'], 2],
	],
	lists: [
		[['rpush', 'l', 'a', 'b', 'c'], 3],
		[['lpush', 'l', 'z'], 4],
		[
			['lrange', 'l', 0, -1],
			['z', 'a', 'b', 'c'],
		],
		[['llen', 'l'], 4],
		[['lindex', 'l', 1], 'a'],
		[['lset', 'l', 0, 'y'], 'OK'],
		[['linsert', 'l', 'BEFORE', 'a', 'x'], 5],
		[['lrem', 'l', 0, 'x'], 1],
		[['lpos', 'l', 'none'], null],
		[['lmove', 'l', 'm', 'LEFT', 'RIGHT'], 'y'],
		[['rpoplpush', 'l', 'm'], 'c'],
		[
			['lpop', 'l', 2],
			['a', 'b'],
		],
		[['lpop', 'l'], null],
		[
			['lmpop', 2, 'l', 'm', 'LEFT'],
			['m', ['c']],
		],
		[
			['blpop', 'l', 'm', 1],
			['m', 'y'],
		],
		[['brpop', 'l', 0.01], null],
		[['blmove', 'l', 'm', 'LEFT', 'RIGHT', 0.01], null],
		[['blmpop', 0.01, 1, 'l', 'LEFT'], null],
	],
	sets: [
		[['sadd', 's', 'a', 'b'], 2],
		[['scard', 's'], 2],
		[['sismember', 's', 'a'], 1],
		[
			['smismember', 's', 'a', 'x'],
			[1, 0],
		],
		[['sadd', 't', 'b', 'c'], 2],
		[['sinter', 's', 't'], ['b']],
		[['sdiff', 's', 't'], ['a']],
		[['sunionstore', 'u', 's', 't'], 3],
		[['sintercard', 2, 's', 't'], 1],
		[['smove', 's', 't', 'a'], 1],
		[['srandmember', 's'], 'b'],
		[['spop', 's'], 'b'],
		[['spop', 's', 2], []],
		[['smembers', 's'], []],
		[
			['sscan', 'none', 0],
			['0', []],
		],
	],
	'sorted sets': [
		[['zadd', 'z', 1, 'a', 2.5, 'b'], 2],
		[['zadd', 'z', 'INCR', 1, 'a'], double(2)],
		[['zincrby', 'z', 1, 'a'], double(3)],
		[['zscore', 'z', 'a'], double(3)],
		[['zscore', 'z', 'none'], null],
		[['zmscore', 'z', 'a', 'none'], new Mapped(['3', null], [3, null])],
		[['zrank', 'z', 'a'], 1],
		[['zcard', 'z'], 2],
		[['zcount', 'z', '-inf', '+inf'], 2],
		[
			['zrange', 'z', 0, -1, 'WITHSCORES'],
			new Mapped(
				['b', '2.5', 'a', '3'],
				[
					['b', 2.5],
					['a', 3],
				],
			),
		],
		[['zrangebyscore', 'z', '(2.5', '+inf'], ['a']],
		[
			['zrangebylex', 'z', '-', '+'],
			['b', 'a'],
		],
		[['zrangestore', 'y', 'z', 0, -1], 2],
		[
			['zunion', 1, 'z'],
			['b', 'a'],
		],
		[
			['zscan', 'z', 0],
			['0', ['b', '2.5', 'a', '3']],
		],
		[['zmpop', 1, 'z', 'MIN'], new Mapped(['z', [['b', '2.5']]], ['z', [['b', 2.5]]])],
		[['bzpopmin', 'z', 1], new Mapped(['z', 'a', '3'], ['z', 'a', 3])],
		[['bzpopmax', 'z', 0.01], null],
		[['bzmpop', 0.01, 1, 'z', 'MIN'], null],
		[['zpopmin', 'z'], []],
		[['zremrangebyrank', 'y', 0, -1], 2],
	],
	streams: [
		[['xadd', 'x', '1-1', 'f', 'v'], '1-1'],
		[['xlen', 'x'], 1],
		[['xrange', 'x', '-', '+'], stream],
		[['xrevrange', 'x', '+', '-'], stream],
		[['xread', 'STREAMS', 'x', '0'], new Mapped([['x', stream]], { x: stream })],
		[['xread', 'BLOCK', 10, 'STREAMS', 'x', '$'], null],
		[['xgroup', 'CREATE', 'x', 'g', '0'], 'OK'],
		[['xreadgroup', 'GROUP', 'g', 'c', 'STREAMS', 'x', '>'], new Mapped([['x', stream]], { x: stream })],
		[
			['xpending', 'x', 'g'],
			[1, '1-1', '1-1', [['c', '1']]],
		],
		[['xclaim', 'x', 'g', 'd', 0, '1-1'], stream],
		[
			['xautoclaim', 'x', 'g', 'd', 0, '0'],
			['0-0', stream, []],
		],
		[['xack', 'x', 'g', '1-1'], 1],
		[['xdel', 'x', '1-1'], 1],
		[['xinfo', 'GROUPS', 'none'], Error],
	],
	geo: [
		[['geoadd', 'g', 13.361389, 38.115556, 'Palermo'], 1],
		[['geodist', 'g', 'Palermo', 'Palermo'], '0.0000'],
		[['geohash', 'g', 'Palermo'], ['sqc8b49rny0']],
		[['geopos', 'g', 'none'], [null]],
		[['geosearch', 'g', 'FROMMEMBER', 'Palermo', 'BYRADIUS', 1, 'km'], ['Palermo']],
		[['georadius', 'g', 13, 38, 200, 'km'], ['Palermo']],
	],
	hyperloglog: [
		[['pfadd', 'p', 'a', 'b'], 1],
		[['pfcount', 'p'], 2],
		[['pfmerge', 'q', 'p'], 'OK'],
	],
	bitmaps: [
		[['setbit', 'b', 7, 1], 0],
		[['getbit', 'b', 7], 1],
		[['bitcount', 'b'], 1],
		[['bitpos', 'b', 1], 7],
		[['bitop', 'NOT', 'c', 'b'], 1],
		[['getBuffer', 'c'], Buffer.from([0xfe])],
		[['bitfield', 'b', 'GET', 'u8', 0], [1]],
	],
	scripting: [
		[
			['eval', 'return {KEYS[1],ARGV[1],1,false}', 1, 'k', 'a'],
			['k', 'a', 1, null],
		],
		[['eval', 'return {ok="FINE"}', 0], 'FINE'],
		[['eval', 'return redis.error_reply("MINE of the script")', 0], Error],
		[['script', 'LOAD', 'return 7'], '59b6ab2fbe0ee4b25733de0f62e6cda4899ef8e9'],
		[['script', 'EXISTS', '0'.repeat(40)], [0]],
		[['eval_ro', 'return 1', 0], 1],
	],
	functions: [
		[['function', 'LOAD', 'REPLACE', '#!lua name=lib\nredis.register_function("one", function() return 1 end)'], 'lib'],
		[['fcall', 'one', 0], 1],
		[['function', 'DELETE', 'lib'], 'OK'],
	],
	'publish and subscribe': [
		[['publish', 'ch', 'm'], 0],
		[['spublish', 'ch', 'm'], 0],
		[['pubsub', 'CHANNELS'], []],
		[
			['pubsub', 'NUMSUB', 'ch'],
			['ch', 0],
		],
		[['pubsub', 'NUMPAT'], 0],
	],
	connection: [
		[['ping'], 'PONG'],
		[['ping', 'hello'], 'hello'],
		[['pingBuffer'], Buffer.from('PONG')],
		[['echo', 'é'], 'é'],
		[['client', 'ID'], isNumber],
		[['client', 'SETNAME', 'n'], 'OK'],
		[['client', 'GETNAME'], 'n'],
		[['client', 'LIST'], isText],
		[['client', 'NO-EVICT', 'on'], 'OK'],
		[['select', 0], 'OK'],
	],
	server: [
		[['info'], isText],
		[['info', 'server'], isText],
		[['time'], (reply: unknown) => Array.isArray(reply) && reply.length === 2 && reply.every(isText)],
		[['config', 'SET', 'slowlog-max-len', 128], 'OK'],
		[['config', 'GET', 'slowlog-max-len'], new Mapped(['slowlog-max-len', '128'], { 'slowlog-max-len': '128' })],
		[['command', 'COUNT'], isNumber],
		[['slowlog', 'LEN'], isNumber],
		[['latency', 'RESET'], 0],
		[['memory', 'USAGE', 'none'], null],
		[['lastsave'], isNumber],
		[['flushdb'], 'OK'],
		[['flushall', 'ASYNC'], 'OK'],
		[['wait', 0, 10], 0],
		[['role'], (reply: unknown) => Array.isArray(reply) && reply[0] === 'master'],
		[['cluster', 'INFO'], Error],
		[['sentinel', 'masters'], Error],
	],
	acl: [
		[['acl', 'WHOAMI'], 'default'],
		[['acl', 'USERS'], ['default']],
		[['acl', 'SETUSER', 'eve', 'on', '>pw'], 'OK'],
		[['acl', 'DELUSER', 'eve'], 1],
		[['auth', 'nobody', 'wrong'], Error],
	],
};

async function asked(redis: Redis, [name, ...args]: readonly unknown[]): Promise<unknown> {
	const method = (redis as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[String(name)];
	if (method === undefined) throw new Error(`There is no ${String(name)}`);
	return method.apply(redis, args).catch((error: unknown) => error);
}

function expectReply(kit: Kit, line: readonly unknown[], found: unknown, wanted: unknown): void {
	const title = line.map(String).join(' ');
	const reply = wanted instanceof Mapped ? kit.shape<unknown>(wanted as { legacy: unknown; resp3: unknown }) : wanted;
	if (reply === Error) expect(found, title).to.be.instanceOf(kit.exports.ReplyError);
	else if (typeof reply === 'function') expect((reply as Check)(found), `${title}: ${String(found)}`).to.equal(true);
	else expect(found, title).to.deep.equal(reply);
}

export const familyCases: readonly Case[] = Object.entries(families).map(([family, rows]) => ({
	ids: [`1.4/family/${family}`],
	title: `commands: ${family}`,
	mappings: 'each',
	async run(kit) {
		const redis = await kit.ready();
		for (const [line, reply] of rows) expectReply(kit, line, await asked(redis, line), reply);
	},
}));
