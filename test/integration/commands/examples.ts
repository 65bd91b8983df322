/**
 * For every command of Redis 7.0, Redis 8.0 and Valkey 9.1: how to call it. The table drives the tests that call each
 * method on real servers, compare key positions with COMMAND GETKEYS, and record the value of each reply shape.
 *
 * A line is split at spaces; "double quotes" keep a word together and know \n \0 \xHH. `{0}` is the reply of the first
 * set-up line. Each example starts on an empty database. A name is a command, `CLIENT|LIST` a subcommand.
 */

export interface Example {
	/** Lines run before, on the same connection. */
	readonly setup?: readonly string[];
	/** Lines that are the example; `~` before one says that an error reply is expected. */
	readonly run: readonly string[];
	/** Lines run afterwards, to leave the server as it was. */
	readonly teardown?: readonly string[];
	/** Only where this is true; without it, wherever the server has the command. */
	readonly on?: 'redis' | 'valkey';
	/** Oldest version that knows the syntax used here, as the server calls itself. */
	readonly from?: number;
	/** The server it needs; a standalone one without it. */
	readonly mode?: 'cluster' | 'sentinel';
	/** The reply is not the same from one call to the next: its type is compared, not its value. */
	readonly volatile?: boolean;
	/** Even its structure is not: only the declared type is checked. */
	readonly random?: boolean;
}

type Examples = Readonly<Record<string, Example | readonly Example[]>>;

const strings: Examples = {
	APPEND: { setup: ['SET k a'], run: ['APPEND k bc'] },
	DECR: { run: ['DECR k'] },
	DECRBY: { run: ['DECRBY k 5'] },
	DELIFEQ: { setup: ['SET k a'], run: ['DELIFEQ k b', 'DELIFEQ k a'] },
	GET: { setup: ['SET k a'], run: ['GET k', 'GET none'] },
	GETDEL: { setup: ['SET k a'], run: ['GETDEL k', 'GETDEL k'] },
	GETEX: { setup: ['SET k a'], run: ['GETEX k EX 100', 'GETEX k PERSIST', 'GETEX none'] },
	GETRANGE: { setup: ['SET k hello'], run: ['GETRANGE k 1 3', 'GETRANGE none 0 -1'] },
	GETSET: { setup: ['SET k a'], run: ['GETSET k b', 'GETSET new c'] },
	INCR: { run: ['INCR k'] },
	INCRBY: { run: ['INCRBY k 9007199254740993', 'INCRBY k -9007199254740000'] },
	INCRBYFLOAT: { run: ['INCRBYFLOAT k 1.5', 'INCRBYFLOAT k 1e3'] },
	LCS: {
		setup: ['MSET {a}x ohmytext {a}y mynewtext'],
		run: ['LCS {a}x {a}y', 'LCS {a}x {a}y LEN', 'LCS {a}x {a}y IDX', 'LCS {a}x {a}y IDX MINMATCHLEN 4 WITHMATCHLEN'],
	},
	MGET: { setup: ['MSET {a}x 1 {a}y 2'], run: ['MGET {a}x {a}none {a}y'] },
	MSET: { run: ['MSET {a}x 1 {a}y 2'] },
	MSETEX: { run: ['MSETEX 2 {a}x 1 {a}y 2 EX 100', 'MSETEX 2 {a}x 1 {a}z 2 NX'] },
	MSETNX: { run: ['MSETNX {a}x 1 {a}y 2', 'MSETNX {a}x 1 {a}z 2'] },
	PSETEX: { run: ['PSETEX k 100000 v'] },
	SET: [
		{
			run: [
				'SET k v',
				'SET k w XX GET',
				'SET k w NX',
				'SET none w XX',
				'SET k v EX 100',
				'SET k v KEEPTTL',
				'SET new v GET',
			],
		},
		{ on: 'valkey', run: ['SET k v', 'SET k w IFEQ other', 'SET k w IFEQ v'] },
	],
	SETEX: { run: ['SETEX k 100 v'] },
	SETNX: { run: ['SETNX k v', 'SETNX k v'] },
	SETRANGE: { run: ['SETRANGE k 3 v'] },
	STRLEN: { setup: ['SET k héllo'], run: ['STRLEN k'] },
	SUBSTR: { setup: ['SET k hello'], run: ['SUBSTR k 1 3'] },
};

const bitmaps: Examples = {
	BITCOUNT: { setup: ['SET k foobar'], run: ['BITCOUNT k', 'BITCOUNT k 1 1', 'BITCOUNT k 5 30 BIT'] },
	BITFIELD: {
		run: [
			'BITFIELD k SET u8 0 255 GET u8 0',
			'BITFIELD k OVERFLOW FAIL INCRBY u8 0 1',
			'BITFIELD k GET u4 #1 INCRBY i5 100 1',
		],
	},
	BITFIELD_RO: { setup: ['SET k foobar'], run: ['BITFIELD_RO k GET u8 0 GET i8 8'] },
	BITOP: { setup: ['MSET {a}x abc {a}y abd'], run: ['BITOP AND {a}d {a}x {a}y', 'BITOP NOT {a}d {a}x'] },
	BITPOS: { setup: ['SET k "\\xff\\xf0\\x00"'], run: ['BITPOS k 0', 'BITPOS k 1 2', 'BITPOS k 0 0 -1 BIT'] },
	GETBIT: { setup: ['SETBIT k 7 1'], run: ['GETBIT k 7', 'GETBIT k 100'] },
	SETBIT: { run: ['SETBIT k 7 1', 'SETBIT k 7 0'] },
};

const lists: Examples = {
	BLMOVE: {
		setup: ['RPUSH {a}l 1 2'],
		run: ['BLMOVE {a}l {a}m LEFT RIGHT 0.1', 'BLMOVE {a}none {a}m LEFT RIGHT 0.01'],
	},
	BLMPOP: {
		setup: ['RPUSH {a}l 1 2 3'],
		run: ['BLMPOP 0.1 2 {a}none {a}l LEFT COUNT 2', 'BLMPOP 0.01 1 {a}none RIGHT'],
	},
	BLPOP: { setup: ['RPUSH {a}l 1 2'], run: ['BLPOP {a}none {a}l 0', 'BLPOP {a}none 0.01'] },
	BRPOP: { setup: ['RPUSH {a}l 1 2'], run: ['BRPOP {a}none {a}l 0', 'BRPOP {a}none 0.01'] },
	BRPOPLPUSH: { setup: ['RPUSH {a}l 1 2'], run: ['BRPOPLPUSH {a}l {a}m 0.1', 'BRPOPLPUSH {a}none {a}m 0.01'] },
	LINDEX: { setup: ['RPUSH l a b'], run: ['LINDEX l -1', 'LINDEX l 9'] },
	LINSERT: { setup: ['RPUSH l a b'], run: ['LINSERT l BEFORE b x', 'LINSERT l AFTER none x'] },
	LLEN: { setup: ['RPUSH l a b'], run: ['LLEN l'] },
	LMOVE: { setup: ['RPUSH {a}l 1 2'], run: ['LMOVE {a}l {a}m LEFT RIGHT', 'LMOVE {a}none {a}m LEFT RIGHT'] },
	LMPOP: { setup: ['RPUSH {a}l 1 2 3'], run: ['LMPOP 2 {a}none {a}l LEFT COUNT 2', 'LMPOP 1 {a}none RIGHT'] },
	LPOP: { setup: ['RPUSH l a b c'], run: ['LPOP l', 'LPOP l 2', 'LPOP none', 'LPOP none 2'] },
	LPOS: { setup: ['RPUSH l a b a'], run: ['LPOS l a', 'LPOS l a COUNT 0', 'LPOS l none', 'LPOS l none COUNT 1'] },
	LPUSH: { run: ['LPUSH l a b'] },
	LPUSHX: { run: ['LPUSHX none a'] },
	LRANGE: { setup: ['RPUSH l a b c'], run: ['LRANGE l 0 -1', 'LRANGE none 0 -1'] },
	LREM: { setup: ['RPUSH l a b a'], run: ['LREM l 0 a'] },
	LSET: { setup: ['RPUSH l a'], run: ['LSET l 0 b'] },
	LTRIM: { setup: ['RPUSH l a b'], run: ['LTRIM l 1 -1'] },
	RPOP: { setup: ['RPUSH l a b c'], run: ['RPOP l', 'RPOP l 2', 'RPOP none'] },
	RPOPLPUSH: { setup: ['RPUSH {a}l 1 2'], run: ['RPOPLPUSH {a}l {a}m', 'RPOPLPUSH {a}none {a}m'] },
	RPUSH: { run: ['RPUSH l a b'] },
	RPUSHX: { run: ['RPUSHX none a'] },
};

const hash = ['HSET h f 1 g 2 __proto__ 3'];
const hashes: Examples = {
	HDEL: { setup: hash, run: ['HDEL h f none'] },
	HEXISTS: { setup: hash, run: ['HEXISTS h f', 'HEXISTS h none'] },
	HEXPIRE: { setup: hash, run: ['HEXPIRE h 100 FIELDS 2 f none', 'HEXPIRE h 50 GT FIELDS 1 f'] },
	HEXPIREAT: { setup: hash, run: ['HEXPIREAT h 33177117420 FIELDS 1 f'] },
	HEXPIRETIME: { setup: [...hash, 'HEXPIREAT h 33177117420 FIELDS 1 f'], run: ['HEXPIRETIME h FIELDS 3 f g none'] },
	HGET: { setup: hash, run: ['HGET h f', 'HGET h none'] },
	HGETALL: { setup: hash, run: ['HGETALL h', 'HGETALL none'] },
	HGETDEL: { setup: hash, run: ['HGETDEL h FIELDS 2 f none'] },
	HGETEX: { setup: hash, run: ['HGETEX h EX 100 FIELDS 2 f none', 'HGETEX h FIELDS 1 g'] },
	HINCRBY: { run: ['HINCRBY h f 5'] },
	HINCRBYFLOAT: { run: ['HINCRBYFLOAT h f 1.5'] },
	HKEYS: { setup: hash, run: ['HKEYS h'] },
	HLEN: { setup: hash, run: ['HLEN h'] },
	HMGET: { setup: hash, run: ['HMGET h f none g'] },
	HMSET: { run: ['HMSET h f 1 g 2'] },
	HPERSIST: { setup: hash, run: ['HPERSIST h FIELDS 1 f'] },
	HPEXPIRE: { setup: hash, run: ['HPEXPIRE h 100000 FIELDS 1 f'] },
	HPEXPIREAT: { setup: hash, run: ['HPEXPIREAT h 33177117420000 FIELDS 1 f'] },
	HPEXPIRETIME: { setup: [...hash, 'HPEXPIREAT h 33177117420000 FIELDS 1 f'], run: ['HPEXPIRETIME h FIELDS 2 f g'] },
	HPTTL: { setup: hash, run: ['HPTTL h FIELDS 1 f'] },
	HRANDFIELD: [
		{
			setup: ['HSET h f 1'],
			run: ['HRANDFIELD h', 'HRANDFIELD h 2', 'HRANDFIELD h -2 WITHVALUES', 'HRANDFIELD none', 'HRANDFIELD none 2'],
		},
	],
	HSCAN: [
		{ setup: hash, run: ['HSCAN h 0', 'HSCAN none 0'] },
		{ setup: hash, run: ['HSCAN h 0 NOVALUES'], on: 'redis', from: 7.4 },
	],
	HSET: { run: ['HSET h f 1 g 2'] },
	HSETEX: { run: ['HSETEX h EX 100 FIELDS 2 f 1 g 2', 'HSETEX h FNX FIELDS 1 f 2'] },
	HSETNX: { run: ['HSETNX h f 1', 'HSETNX h f 2'] },
	HSTRLEN: { setup: hash, run: ['HSTRLEN h f'] },
	HTTL: { setup: hash, run: ['HTTL h FIELDS 2 f none'] },
	HVALS: { setup: hash, run: ['HVALS h'] },
};

const members = ['SADD {a}s 1 2 3', 'SADD {a}t 3 4'];
const sets: Examples = {
	SADD: { run: ['SADD s a b'] },
	SCARD: { setup: members, run: ['SCARD {a}s'] },
	SDIFF: { setup: members, run: ['SDIFF {a}t {a}s', 'SDIFF {a}none'] },
	SDIFFSTORE: { setup: members, run: ['SDIFFSTORE {a}d {a}s {a}t'] },
	SINTER: { setup: members, run: ['SINTER {a}s {a}t'] },
	SINTERCARD: { setup: members, run: ['SINTERCARD 2 {a}s {a}t LIMIT 1'] },
	SINTERSTORE: { setup: members, run: ['SINTERSTORE {a}d {a}s {a}t'] },
	SISMEMBER: { setup: members, run: ['SISMEMBER {a}s 1', 'SISMEMBER {a}s 9'] },
	SMEMBERS: { setup: members, run: ['SMEMBERS {a}s', 'SMEMBERS {a}none'] },
	SMISMEMBER: { setup: members, run: ['SMISMEMBER {a}s 1 9'] },
	SMOVE: { setup: members, run: ['SMOVE {a}s {a}t 1'] },
	SPOP: { setup: ['SADD s a'], run: ['SPOP s', 'SPOP s', 'SPOP s 2'] },
	SRANDMEMBER: {
		setup: ['SADD s a'],
		run: ['SRANDMEMBER s', 'SRANDMEMBER s -2', 'SRANDMEMBER none', 'SRANDMEMBER none 2'],
	},
	SREM: { setup: members, run: ['SREM {a}s 1 9'] },
	SSCAN: { setup: members, run: ['SSCAN {a}s 0'] },
	SUNION: { setup: members, run: ['SUNION {a}s {a}t'] },
	SUNIONSTORE: { setup: members, run: ['SUNIONSTORE {a}d {a}s {a}t'] },
};

const scores = ['ZADD {a}z 1 a 2.5 b +inf c', 'ZADD {a}y 1 b 5 d'];
const sortedSets: Examples = {
	BZMPOP: { setup: scores, run: ['BZMPOP 0.1 2 {a}none {a}z MIN COUNT 2', 'BZMPOP 0.01 1 {a}none MAX'] },
	BZPOPMAX: { setup: scores, run: ['BZPOPMAX {a}none {a}z 0', 'BZPOPMAX {a}none 0.01'] },
	BZPOPMIN: { setup: scores, run: ['BZPOPMIN {a}none {a}z 0', 'BZPOPMIN {a}none 0.01'] },
	ZADD: {
		run: ['ZADD z 1 a 2 b', 'ZADD z CH 3 a', 'ZADD z INCR 1.5 a', 'ZADD z NX INCR 1 a', 'ZADD z INCR -inf b'],
	},
	ZCARD: { setup: scores, run: ['ZCARD {a}z'] },
	ZCOUNT: { setup: scores, run: ['ZCOUNT {a}z -inf (2.5'] },
	ZDIFF: { setup: scores, run: ['ZDIFF 2 {a}z {a}y', 'ZDIFF 2 {a}z {a}y WITHSCORES'] },
	ZDIFFSTORE: { setup: scores, run: ['ZDIFFSTORE {a}d 2 {a}z {a}y'] },
	ZINCRBY: { run: ['ZINCRBY z 1.5 a', 'ZINCRBY z inf a'] },
	ZINTER: { setup: scores, run: ['ZINTER 2 {a}z {a}y', 'ZINTER 2 {a}z {a}y WEIGHTS 2 3 AGGREGATE MAX WITHSCORES'] },
	ZINTERCARD: { setup: scores, run: ['ZINTERCARD 2 {a}z {a}y LIMIT 1'] },
	ZINTERSTORE: { setup: scores, run: ['ZINTERSTORE {a}d 2 {a}z {a}y WEIGHTS 2 3'] },
	ZLEXCOUNT: { setup: ['ZADD z 0 a 0 b'], run: ['ZLEXCOUNT z - [b'] },
	ZMPOP: { setup: scores, run: ['ZMPOP 2 {a}none {a}z MIN COUNT 2', 'ZMPOP 1 {a}none MAX'] },
	ZMSCORE: { setup: scores, run: ['ZMSCORE {a}z a none b c'] },
	ZPOPMAX: { setup: scores, run: ['ZPOPMAX {a}z', 'ZPOPMAX {a}z 2', 'ZPOPMAX {a}none'] },
	ZPOPMIN: { setup: scores, run: ['ZPOPMIN {a}z', 'ZPOPMIN {a}z 2', 'ZPOPMIN {a}none 3'] },
	ZRANDMEMBER: {
		setup: ['ZADD z 1.5 a'],
		run: ['ZRANDMEMBER z', 'ZRANDMEMBER z 2', 'ZRANDMEMBER z -2 WITHSCORES', 'ZRANDMEMBER none', 'ZRANDMEMBER none 2'],
	},
	ZRANGE: {
		setup: scores,
		run: [
			'ZRANGE {a}z 0 -1',
			'ZRANGE {a}z 0 -1 WITHSCORES',
			'ZRANGE {a}z (1 +inf BYSCORE LIMIT 0 1 WITHSCORES',
			'ZRANGE {a}none 0 -1 REV WITHSCORES',
		],
	},
	ZRANGEBYLEX: { setup: ['ZADD z 0 a 0 b'], run: ['ZRANGEBYLEX z - + LIMIT 0 5'] },
	ZRANGEBYSCORE: {
		setup: scores,
		run: ['ZRANGEBYSCORE {a}z 0 3', 'ZRANGEBYSCORE {a}z 0 inf WITHSCORES LIMIT 0 5'],
	},
	ZRANGESTORE: { setup: scores, run: ['ZRANGESTORE {a}d {a}z 0 1'] },
	ZRANK: [
		{ setup: scores, run: ['ZRANK {a}z b', 'ZRANK {a}z none'] },
		{ setup: scores, run: ['ZRANK {a}z b WITHSCORE', 'ZRANK {a}z none WITHSCORE'], from: 7.2 },
	],
	ZREM: { setup: scores, run: ['ZREM {a}z a none'] },
	ZREMRANGEBYLEX: { setup: ['ZADD z 0 a 0 b'], run: ['ZREMRANGEBYLEX z - [a'] },
	ZREMRANGEBYRANK: { setup: scores, run: ['ZREMRANGEBYRANK {a}z 0 0'] },
	ZREMRANGEBYSCORE: { setup: scores, run: ['ZREMRANGEBYSCORE {a}z 0 2'] },
	ZREVRANGE: { setup: scores, run: ['ZREVRANGE {a}z 0 -1', 'ZREVRANGE {a}z 0 -1 WITHSCORES'] },
	ZREVRANGEBYLEX: { setup: ['ZADD z 0 a 0 b'], run: ['ZREVRANGEBYLEX z + -'] },
	ZREVRANGEBYSCORE: { setup: scores, run: ['ZREVRANGEBYSCORE {a}z 3 0', 'ZREVRANGEBYSCORE {a}z 3 0 WITHSCORES'] },
	ZREVRANK: [
		{ setup: scores, run: ['ZREVRANK {a}z b', 'ZREVRANK {a}z none'] },
		{ setup: scores, run: ['ZREVRANK {a}z b WITHSCORE', 'ZREVRANK {a}z none WITHSCORE'], from: 7.2 },
	],
	ZSCAN: { setup: scores, run: ['ZSCAN {a}z 0', 'ZSCAN {a}none 0 MATCH x COUNT 5'] },
	ZSCORE: {
		setup: [...scores, 'ZADD {a}w -inf a'],
		run: ['ZSCORE {a}z b', 'ZSCORE {a}z c', 'ZSCORE {a}w a', 'ZSCORE {a}z none'],
	},
	ZUNION: { setup: scores, run: ['ZUNION 2 {a}z {a}y', 'ZUNION 2 {a}z {a}y WITHSCORES'] },
	ZUNIONSTORE: { setup: scores, run: ['ZUNIONSTORE {a}d 2 {a}z {a}y'] },
};

const cities = ['GEOADD {a}g 13.361389 38.115556 Palermo 15.087269 37.502669 Catania'];
const geo: Examples = {
	GEOADD: { run: ['GEOADD g NX CH 13.361389 38.115556 Palermo'] },
	GEODIST: {
		setup: cities,
		run: ['GEODIST {a}g Palermo Catania', 'GEODIST {a}g Palermo Catania km', 'GEODIST {a}g Palermo none'],
	},
	GEOHASH: { setup: cities, run: ['GEOHASH {a}g Palermo none'] },
	GEOPOS: { setup: cities, run: ['GEOPOS {a}g Palermo none'] },
	GEORADIUS: {
		setup: cities,
		run: [
			'GEORADIUS {a}g 15 37 200 km ASC',
			'GEORADIUS {a}g 15 37 200 km WITHCOORD WITHDIST WITHHASH DESC',
			'GEORADIUS {a}g 15 37 200 km STORE {a}d',
		],
	},
	GEORADIUS_RO: { setup: cities, run: ['GEORADIUS_RO {a}g 15 37 200 km WITHDIST ASC'] },
	GEORADIUSBYMEMBER: {
		setup: cities,
		run: ['GEORADIUSBYMEMBER {a}g Palermo 200 km ASC', 'GEORADIUSBYMEMBER {a}g Palermo 200 km STOREDIST {a}d'],
	},
	GEORADIUSBYMEMBER_RO: { setup: cities, run: ['GEORADIUSBYMEMBER_RO {a}g Palermo 200 km ASC'] },
	GEOSEARCH: {
		setup: cities,
		run: [
			'GEOSEARCH {a}g FROMLONLAT 15 37 BYRADIUS 200 km ASC',
			'GEOSEARCH {a}g FROMMEMBER Palermo BYBOX 400 400 km ASC WITHCOORD',
			'GEOSEARCH {a}g FROMLONLAT 15 37 BYRADIUS 200 km ASC WITHDIST WITHHASH',
		],
	},
	GEOSEARCHSTORE: { setup: cities, run: ['GEOSEARCHSTORE {a}d {a}g FROMLONLAT 15 37 BYRADIUS 200 km STOREDIST'] },
};

const hyperloglogs: Examples = {
	PFADD: { run: ['PFADD p a b', 'PFADD p a'] },
	PFCOUNT: { setup: ['PFADD {a}p a b'], run: ['PFCOUNT {a}p', 'PFCOUNT {a}p {a}none'] },
	PFDEBUG: { setup: ['PFADD p a'], run: ['PFDEBUG ENCODING p'] },
	PFMERGE: { setup: ['PFADD {a}p a b'], run: ['PFMERGE {a}d {a}p'] },
	PFSELFTEST: { run: ['PFSELFTEST'] },
};

const stream = ['XADD {a}s 1-1 f v g w', 'XADD {a}s 2-1 f v f x', 'XADD {a}t 1-1 a b'];
const group = [...stream, 'XGROUP CREATE {a}s grp 0'];
const delivered = [...group, 'XREADGROUP GROUP grp alice COUNT 2 STREAMS {a}s >'];
const streams: Examples = {
	XACK: { setup: delivered, run: ['XACK {a}s grp 1-1 9-9'] },
	XADD: {
		run: ['XADD s 1-1 f v', 'XADD s NOMKSTREAM MAXLEN ~ 10 LIMIT 5 2-* f v g w', 'XADD none NOMKSTREAM * f v'],
	},
	XAUTOCLAIM: {
		setup: [...delivered, 'XDEL {a}s 2-1'],
		run: ['XAUTOCLAIM {a}s grp bob 0 0 COUNT 10', 'XAUTOCLAIM {a}s grp bob 0 0 JUSTID'],
	},
	XCLAIM: { setup: delivered, run: ['XCLAIM {a}s grp bob 0 1-1 9-9', 'XCLAIM {a}s grp bob 0 1-1 JUSTID'] },
	XDEL: { setup: stream, run: ['XDEL {a}s 1-1 9-9'] },
	'XGROUP|CREATE': { setup: stream, run: ['XGROUP CREATE {a}s grp $', 'XGROUP CREATE {a}new grp 0 MKSTREAM'] },
	'XGROUP|CREATECONSUMER': { setup: group, run: ['XGROUP CREATECONSUMER {a}s grp alice'] },
	'XGROUP|DELCONSUMER': { setup: delivered, run: ['XGROUP DELCONSUMER {a}s grp alice'] },
	'XGROUP|DESTROY': { setup: group, run: ['XGROUP DESTROY {a}s grp', 'XGROUP DESTROY {a}s none'] },
	'XGROUP|HELP': { run: ['XGROUP HELP'] },
	'XGROUP|SETID': { setup: group, run: ['XGROUP SETID {a}s grp 1-1 ENTRIESREAD 1'] },
	'XINFO|CONSUMERS': { setup: delivered, run: ['XINFO CONSUMERS {a}s grp'], volatile: true },
	'XINFO|GROUPS': { setup: delivered, run: ['XINFO GROUPS {a}s'] },
	'XINFO|HELP': { run: ['XINFO HELP'] },
	'XINFO|STREAM': [
		{ setup: delivered, run: ['XINFO STREAM {a}s'] },
		{ setup: delivered, run: ['XINFO STREAM {a}s FULL', 'XINFO STREAM {a}s FULL COUNT 1'], volatile: true },
	],
	XLEN: { setup: stream, run: ['XLEN {a}s'] },
	XPENDING: [
		{ setup: delivered, run: ['XPENDING {a}s grp'] },
		{ setup: delivered, run: ['XPENDING {a}s grp IDLE 0 - + 10 alice'], volatile: true },
		{ setup: group, run: ['XPENDING {a}s grp', 'XPENDING {a}s grp - + 10'] },
	],
	XRANGE: { setup: stream, run: ['XRANGE {a}s - +', 'XRANGE {a}s (1-1 + COUNT 1', 'XRANGE {a}none - +'] },
	XREAD: {
		setup: stream,
		run: [
			'XREAD COUNT 2 STREAMS {a}s {a}t 0 0',
			'XREAD STREAMS {a}none 0',
			'XREAD BLOCK 10 STREAMS {a}s $',
			'XREAD STREAMS {a}s {a}s 0 1-1',
		],
	},
	XREADGROUP: {
		setup: group,
		run: [
			'XREADGROUP GROUP grp alice COUNT 1 STREAMS {a}s >',
			'XREADGROUP GROUP grp alice BLOCK 10 NOACK STREAMS {a}s >',
			'XREADGROUP GROUP grp alice STREAMS {a}s 0',
			'XREADGROUP GROUP grp alice STREAMS {a}s >',
		],
	},
	XREVRANGE: { setup: stream, run: ['XREVRANGE {a}s + - COUNT 1'] },
	XSETID: { setup: stream, run: ['XSETID {a}s 5-5', 'XSETID {a}s 6-6 ENTRIESADDED 10 MAXDELETEDID 1-1'] },
	XTRIM: { setup: stream, run: ['XTRIM {a}s MAXLEN 1', 'XTRIM {a}s MINID ~ 5 LIMIT 10'] },
};

const generic: Examples = {
	COPY: { setup: ['SET {a}k v'], run: ['COPY {a}k {a}l', 'COPY {a}k {a}l', 'COPY {a}k {a}l REPLACE'] },
	DEL: { setup: ['SET {a}k v'], run: ['DEL {a}k {a}none'] },
	DUMP: { setup: ['SET k v'], run: ['DUMP none', 'DUMP k'], volatile: true },
	EXISTS: { setup: ['SET {a}k v'], run: ['EXISTS {a}k {a}k {a}none'] },
	EXPIRE: { setup: ['SET k v'], run: ['EXPIRE k 100', 'EXPIRE k 50 GT', 'EXPIRE none 1'] },
	EXPIREAT: { setup: ['SET k v'], run: ['EXPIREAT k 33177117420 NX'] },
	EXPIRETIME: { setup: ['SET k v', 'EXPIREAT k 33177117420'], run: ['EXPIRETIME k', 'EXPIRETIME none'] },
	KEYS: { setup: ['SET {a}k v'], run: ['KEYS {a}*', 'KEYS none*'] },
	MIGRATE: { run: ['MIGRATE 127.0.0.1 1 none 0 100', 'MIGRATE 127.0.0.1 1 "" 0 100 COPY KEYS none other'] },
	MOVE: { setup: ['SET k v'], run: ['MOVE none 1'] },
	'OBJECT|ENCODING': { setup: ['SET k v'], run: ['OBJECT ENCODING k', 'OBJECT ENCODING none'] },
	'OBJECT|FREQ': { setup: ['SET k v'], run: ['~OBJECT FREQ k'] },
	'OBJECT|HELP': { run: ['OBJECT HELP'] },
	'OBJECT|IDLETIME': { setup: ['SET k v'], run: ['OBJECT IDLETIME k', 'OBJECT IDLETIME none'], volatile: true },
	'OBJECT|REFCOUNT': { setup: ['SET k v'], run: ['OBJECT REFCOUNT k'] },
	PERSIST: { setup: ['SET k v EX 100'], run: ['PERSIST k', 'PERSIST k'] },
	PEXPIRE: { setup: ['SET k v'], run: ['PEXPIRE k 100000 XX', 'PEXPIRE k 100000'] },
	PEXPIREAT: { setup: ['SET k v'], run: ['PEXPIREAT k 33177117420000 LT'] },
	PEXPIRETIME: { setup: ['SET k v', 'EXPIREAT k 33177117420'], run: ['PEXPIRETIME k'] },
	PTTL: { setup: ['SET k v'], run: ['PTTL k', 'PTTL none'] },
	RANDOMKEY: { setup: ['SET k v'], run: ['RANDOMKEY'] },
	RENAME: { setup: ['SET {a}k v'], run: ['RENAME {a}k {a}l', '~RENAME {a}k {a}l'] },
	RENAMENX: { setup: ['SET {a}k v'], run: ['RENAMENX {a}k {a}l'] },
	RESTORE: { setup: ['SET k v', 'DUMP k'], run: ['RESTORE l 0 {1}', 'RESTORE l 100000 {1} REPLACE IDLETIME 5'] },
	'RESTORE-ASKING': { setup: ['SET k v', 'DUMP k'], run: ['RESTORE-ASKING l 0 {1}'] },
	SCAN: { setup: ['SET k v'], run: ['SCAN 0', 'SCAN 0 MATCH none COUNT 10 TYPE list'] },
	SORT: {
		setup: ['RPUSH {a}l 3 1 2', 'MSET {a}w1 9 {a}w2 8 {a}w3 7'],
		run: ['SORT {a}l', 'SORT {a}l DESC LIMIT 0 2 STORE {a}d', 'SORT {a}none', 'SORT {a}l ALPHA ASC GET #'],
	},
	SORT_RO: { setup: ['RPUSH {a}l 3 1 2'], run: ['SORT_RO {a}l DESC'] },
	TOUCH: { setup: ['SET {a}k v'], run: ['TOUCH {a}k {a}none'] },
	TTL: { setup: ['SET k v EX 100'], run: ['TTL k', 'TTL none'] },
	TYPE: { setup: ['SET k v'], run: ['TYPE k', 'TYPE none'] },
	UNLINK: { setup: ['SET {a}k v'], run: ['UNLINK {a}k {a}none'] },
	WAIT: { run: ['WAIT 0 10'] },
	WAITAOF: { run: ['WAITAOF 0 0 10'] },
};

const sha = 'e0e1f9fabfc9d4800c877a703b823ac0578ff8db';
const library =
	"FUNCTION LOAD REPLACE \"#!lua name=lib\\nredis.register_function{function_name='f', callback=function(k,a) return a end, flags={'no-writes'}, description='d'}\"";
const scripting: Examples = {
	EVAL: {
		run: [
			'EVAL "return {1, ARGV[1], false, {\'x\'}}" 1 k a',
			'EVAL "redis.setresp(3) return redis.call(\'hgetall\', KEYS[1])" 1 none',
			'~EVAL "return redis.error_reply(\'MY bad\')" 0',
			'EVAL "return {redis.error_reply(\'MY bad\')}" 0',
		],
	},
	EVAL_RO: { run: ['EVAL_RO "return 1" 1 k'] },
	EVALSHA: { setup: ['SCRIPT LOAD "return 1"'], run: [`EVALSHA ${sha} 2 {a}k {a}l x`, '~EVALSHA none 0'] },
	EVALSHA_RO: { setup: ['SCRIPT LOAD "return 1"'], run: [`EVALSHA_RO ${sha} 0`] },
	FCALL: { setup: [library], run: ['FCALL f 1 k a b', '~FCALL none 0'] },
	FCALL_RO: { setup: [library], run: ['FCALL_RO f 1 k a b'] },
	'FUNCTION|DELETE': { setup: [library], run: ['FUNCTION DELETE lib'] },
	'FUNCTION|DUMP': { setup: ['FUNCTION FLUSH', library], run: ['FUNCTION DUMP'], volatile: true },
	'FUNCTION|FLUSH': { run: ['FUNCTION FLUSH SYNC'] },
	'FUNCTION|HELP': { run: ['FUNCTION HELP'] },
	'FUNCTION|KILL': { run: ['~FUNCTION KILL'] },
	'FUNCTION|LIST': {
		setup: ['FUNCTION FLUSH', library],
		run: ['FUNCTION LIST', 'FUNCTION LIST LIBRARYNAME lib WITHCODE', 'FUNCTION LIST LIBRARYNAME none'],
	},
	'FUNCTION|LOAD': { run: [library] },
	'FUNCTION|RESTORE': { setup: ['FUNCTION FLUSH', library, 'FUNCTION DUMP'], run: ['FUNCTION RESTORE {2} FLUSH'] },
	'FUNCTION|STATS': { setup: ['FUNCTION FLUSH', library], run: ['FUNCTION STATS'] },
	'SCRIPT|DEBUG': { run: ['SCRIPT DEBUG NO'] },
	'SCRIPT|EXISTS': { setup: ['SCRIPT FLUSH', 'SCRIPT LOAD "return 1"'], run: [`SCRIPT EXISTS ${sha} none`] },
	'SCRIPT|FLUSH': { run: ['SCRIPT FLUSH ASYNC'] },
	'SCRIPT|HELP': { run: ['SCRIPT HELP'] },
	'SCRIPT|KILL': { run: ['~SCRIPT KILL'] },
	'SCRIPT|LOAD': { run: ['SCRIPT LOAD "return 1"'] },
	'SCRIPT|SHOW': { setup: ['SCRIPT LOAD "return 1"'], run: [`SCRIPT SHOW ${sha}`] },
};

const pubsub: Examples = {
	PSUBSCRIBE: { run: ['PSUBSCRIBE p*'] },
	PUBLISH: { run: ['PUBLISH ch hello'] },
	'PUBSUB|CHANNELS': { run: ['PUBSUB CHANNELS'] },
	'PUBSUB|HELP': { run: ['PUBSUB HELP'] },
	'PUBSUB|NUMPAT': { run: ['PUBSUB NUMPAT'] },
	'PUBSUB|NUMSUB': { run: ['PUBSUB NUMSUB a b'] },
	'PUBSUB|SHARDCHANNELS': { run: ['PUBSUB SHARDCHANNELS *'] },
	'PUBSUB|SHARDNUMSUB': { run: ['PUBSUB SHARDNUMSUB a b'] },
	PUNSUBSCRIBE: { run: ['PUNSUBSCRIBE p*'] },
	SPUBLISH: { run: ['SPUBLISH ch hello'] },
	SSUBSCRIBE: { run: ['SSUBSCRIBE ch'] },
	SUBSCRIBE: { run: ['SUBSCRIBE ch'] },
	SUNSUBSCRIBE: { run: ['SUNSUBSCRIBE ch'] },
	UNSUBSCRIBE: { run: ['UNSUBSCRIBE ch'] },
};

const transactions: Examples = {
	DISCARD: { setup: ['MULTI'], run: ['DISCARD'] },
	EXEC: { setup: ['MULTI', 'SET k v', 'GET k'], run: ['EXEC'] },
	MULTI: { run: ['MULTI'] },
	UNWATCH: { run: ['UNWATCH'] },
	WATCH: { run: ['WATCH {a}k {a}l'] },
};

const connection: Examples = {
	AUTH: { run: ['~AUTH nobody wrong'] },
	'CLIENT|CACHING': { setup: ['CLIENT TRACKING ON OPTIN'], run: ['CLIENT CACHING YES'] },
	'CLIENT|CAPA': { run: ['CLIENT CAPA redirect'] },
	'CLIENT|GETNAME': { run: ['CLIENT GETNAME'] },
	'CLIENT|GETREDIR': { run: ['CLIENT GETREDIR'] },
	'CLIENT|HELP': { run: ['CLIENT HELP'] },
	'CLIENT|ID': { run: ['CLIENT ID'], volatile: true },
	'CLIENT|IMPORT-SOURCE': { run: ['CLIENT IMPORT-SOURCE OFF'] },
	'CLIENT|INFO': { run: ['CLIENT INFO'], volatile: true },
	'CLIENT|KILL': { run: ['CLIENT KILL ID 999999', '~CLIENT KILL 127.0.0.1:1'] },
	'CLIENT|LIST': { run: ['CLIENT LIST', 'CLIENT LIST TYPE NORMAL'], volatile: true },
	'CLIENT|NO-EVICT': { run: ['CLIENT NO-EVICT ON'] },
	'CLIENT|NO-TOUCH': { run: ['CLIENT NO-TOUCH ON'] },
	'CLIENT|PAUSE': { run: ['CLIENT PAUSE 1 WRITE'] },
	'CLIENT|REPLY': { run: ['CLIENT REPLY ON'] },
	'CLIENT|SETINFO': { run: ['CLIENT SETINFO LIB-NAME respool'] },
	'CLIENT|SETNAME': { run: ['CLIENT SETNAME me'] },
	'CLIENT|TRACKING': { run: ['CLIENT TRACKING OFF'] },
	'CLIENT|TRACKINGINFO': { run: ['CLIENT TRACKINGINFO'] },
	'CLIENT|UNBLOCK': { run: ['CLIENT UNBLOCK 999999 TIMEOUT'] },
	'CLIENT|UNPAUSE': { run: ['CLIENT UNPAUSE'] },
	ECHO: { run: ['ECHO hi'] },
	HELLO: { run: ['HELLO'], volatile: true },
	PING: { run: ['PING', 'PING hi'] },
	QUIT: { run: ['QUIT'] },
	RESET: { run: ['RESET'] },
	SELECT: { run: ['SELECT 0'] },
};

const server: Examples = {
	'ACL|CAT': { run: ['ACL CAT', 'ACL CAT scripting'], volatile: true },
	'ACL|DELUSER': { setup: ['ACL SETUSER bob'], run: ['ACL DELUSER bob none'] },
	'ACL|DRYRUN': { run: ['ACL DRYRUN default get k'] },
	'ACL|GENPASS': { run: ['ACL GENPASS 64'], volatile: true },
	'ACL|GETUSER': {
		setup: ['ACL DELUSER bob', 'ACL SETUSER bob on >pw ~k* &ch* +get "(~s* +set)"'],
		run: ['ACL GETUSER bob', 'ACL GETUSER none'],
	},
	'ACL|HELP': { run: ['ACL HELP'] },
	'ACL|LIST': { setup: ['ACL DELUSER bob'], run: ['ACL LIST'], volatile: true },
	'ACL|LOAD': { run: ['~ACL LOAD'] },
	'ACL|LOG': {
		setup: ['ACL LOG RESET', '~AUTH nobody wrong'],
		run: ['ACL LOG', 'ACL LOG 1', 'ACL LOG RESET'],
		volatile: true,
	},
	'ACL|SAVE': { run: ['~ACL SAVE'] },
	'ACL|SETUSER': { run: ['ACL SETUSER bob on >pw ~* +@all'] },
	'ACL|USERS': { setup: ['ACL DELUSER bob'], run: ['ACL USERS'] },
	'ACL|WHOAMI': { run: ['ACL WHOAMI'] },
	BGREWRITEAOF: { run: ['BGREWRITEAOF'] },
	BGSAVE: { run: ['BGSAVE SCHEDULE'], volatile: true },
	COMMAND: { run: ['COMMAND'], volatile: true },
	'COMMAND|COUNT': { run: ['COMMAND COUNT'], volatile: true },
	'COMMAND|DOCS': { run: ['COMMAND DOCS get', 'COMMAND DOCS config'], volatile: true },
	'COMMAND|GETKEYS': { run: ['COMMAND GETKEYS mset a 1 b 2'] },
	'COMMAND|GETKEYSANDFLAGS': { run: ['COMMAND GETKEYSANDFLAGS lmove a b left right'] },
	'COMMAND|HELP': { run: ['COMMAND HELP'] },
	'COMMAND|INFO': { run: ['COMMAND INFO get eval none', 'COMMAND INFO config'], volatile: true },
	'COMMAND|LIST': { run: ['COMMAND LIST FILTERBY PATTERN xread*'] },
	'COMMANDLOG|GET': {
		setup: ['CONFIG SET commandlog-execution-slower-than 0', 'COMMANDLOG RESET SLOW', 'GET k'],
		run: ['COMMANDLOG GET 1 SLOW'],
		teardown: ['CONFIG SET commandlog-execution-slower-than 10000'],
		volatile: true,
	},
	'COMMANDLOG|HELP': { run: ['COMMANDLOG HELP'] },
	'COMMANDLOG|LEN': { run: ['COMMANDLOG LEN SLOW'], volatile: true },
	'COMMANDLOG|RESET': { run: ['COMMANDLOG RESET SLOW'] },
	'CONFIG|GET': { run: ['CONFIG GET maxmemory-samples', 'CONFIG GET none'] },
	'CONFIG|HELP': { run: ['CONFIG HELP'] },
	'CONFIG|RESETSTAT': { run: ['CONFIG RESETSTAT'] },
	'CONFIG|REWRITE': { run: ['CONFIG REWRITE'] },
	'CONFIG|SET': { run: ['CONFIG SET maxmemory-samples 5'] },
	DBSIZE: { setup: ['SET k v'], run: ['DBSIZE'] },
	DEBUG: { run: ['DEBUG SLEEP 0'] },
	FAILOVER: { run: ['~FAILOVER ABORT'] },
	FLUSHALL: { run: ['FLUSHALL SYNC'] },
	FLUSHDB: { run: ['FLUSHDB ASYNC'] },
	INFO: { run: ['INFO', 'INFO server clients'], volatile: true },
	LASTSAVE: { run: ['LASTSAVE'], volatile: true },
	'LATENCY|DOCTOR': { run: ['LATENCY DOCTOR'] },
	'LATENCY|GRAPH': { run: ['~LATENCY GRAPH command'] },
	'LATENCY|HELP': { run: ['LATENCY HELP'] },
	'LATENCY|HISTOGRAM': {
		setup: ['CONFIG RESETSTAT', 'SET k v'],
		run: ['LATENCY HISTOGRAM set', 'LATENCY HISTOGRAM none'],
		volatile: true,
	},
	'LATENCY|HISTORY': { run: ['LATENCY HISTORY command'] },
	'LATENCY|LATEST': { run: ['LATENCY LATEST'] },
	'LATENCY|RESET': { run: ['LATENCY RESET'] },
	LOLWUT: { run: ['LOLWUT'], volatile: true },
	'MEMORY|DOCTOR': { run: ['MEMORY DOCTOR'], volatile: true },
	'MEMORY|HELP': { run: ['MEMORY HELP'] },
	'MEMORY|MALLOC-STATS': { run: ['MEMORY MALLOC-STATS'], volatile: true },
	'MEMORY|PURGE': { run: ['MEMORY PURGE'] },
	'MEMORY|STATS': { setup: ['SET k v'], run: ['MEMORY STATS'], volatile: true },
	'MEMORY|USAGE': { setup: ['SET k v'], run: ['MEMORY USAGE k SAMPLES 5', 'MEMORY USAGE none'], volatile: true },
	'MODULE|HELP': { run: ['MODULE HELP'] },
	'MODULE|LIST': { run: ['MODULE LIST'], volatile: true },
	'MODULE|LOAD': { run: ['~MODULE LOAD /none.so'] },
	'MODULE|LOADEX': { run: ['~MODULE LOADEX /none.so CONFIG a b'] },
	'MODULE|UNLOAD': { run: ['~MODULE UNLOAD none'] },
	MONITOR: { run: ['MONITOR'] },
	REPLICAOF: { run: ['REPLICAOF NO ONE'] },
	ROLE: { run: ['ROLE'], volatile: true },
	SAVE: { run: ['SAVE'] },
	SLAVEOF: { run: ['SLAVEOF NO ONE'] },
	'SLOWLOG|GET': {
		setup: ['CONFIG SET slowlog-log-slower-than 0', 'SLOWLOG RESET', 'GET k'],
		run: ['SLOWLOG GET 1'],
		teardown: ['CONFIG SET slowlog-log-slower-than 10000'],
		volatile: true,
	},
	'SLOWLOG|HELP': { run: ['SLOWLOG HELP'] },
	'SLOWLOG|LEN': { run: ['SLOWLOG LEN'], volatile: true },
	'SLOWLOG|RESET': { run: ['SLOWLOG RESET'] },
	SWAPDB: { run: ['SWAPDB 0 1', 'SWAPDB 0 1'] },
	TIME: { run: ['TIME'], volatile: true },
};

const mode = 'cluster';
const cluster: Examples = {
	ASKING: { mode, run: ['ASKING'] },
	'CLUSTER|ADDSLOTS': { mode, setup: ['CLUSTER DELSLOTS 0 1'], run: ['CLUSTER ADDSLOTS 0 1'] },
	'CLUSTER|ADDSLOTSRANGE': { mode, setup: ['CLUSTER DELSLOTS 0 1'], run: ['CLUSTER ADDSLOTSRANGE 0 1'] },
	'CLUSTER|BUMPEPOCH': { mode, run: ['CLUSTER BUMPEPOCH'], volatile: true },
	'CLUSTER|CANCELSLOTMIGRATIONS': { mode, run: ['~CLUSTER CANCELSLOTMIGRATIONS'] },
	'CLUSTER|COUNT-FAILURE-REPORTS': { mode, setup: ['CLUSTER MYID'], run: ['CLUSTER COUNT-FAILURE-REPORTS {0}'] },
	'CLUSTER|COUNTKEYSINSLOT': { mode, setup: ['SET {a}k v'], run: ['CLUSTER COUNTKEYSINSLOT 15495'] },
	'CLUSTER|DELSLOTS': { mode, run: ['CLUSTER DELSLOTS 0 1', 'CLUSTER ADDSLOTS 0 1'] },
	'CLUSTER|DELSLOTSRANGE': { mode, run: ['CLUSTER DELSLOTSRANGE 0 1', 'CLUSTER ADDSLOTS 0 1'] },
	'CLUSTER|FAILOVER': { mode, run: ['~CLUSTER FAILOVER'] },
	'CLUSTER|FLUSHSLOT': { mode, setup: ['SET {a}k v'], run: ['CLUSTER FLUSHSLOT 15495 SYNC'] },
	'CLUSTER|FLUSHSLOTS': { mode, run: ['CLUSTER FLUSHSLOTS', 'CLUSTER ADDSLOTSRANGE 0 16383'] },
	'CLUSTER|FORGET': { mode, run: ['~CLUSTER FORGET 0000000000000000000000000000000000000000'] },
	'CLUSTER|GETKEYSINSLOT': { mode, setup: ['SET {a}k v'], run: ['CLUSTER GETKEYSINSLOT 15495 10'] },
	'CLUSTER|GETSLOTMIGRATIONS': { mode, run: ['CLUSTER GETSLOTMIGRATIONS'] },
	'CLUSTER|HELP': { mode, run: ['CLUSTER HELP'] },
	'CLUSTER|INFO': { mode, run: ['CLUSTER INFO'], volatile: true },
	'CLUSTER|KEYSLOT': { mode, run: ['CLUSTER KEYSLOT {a}k'] },
	'CLUSTER|LINKS': { mode, run: ['CLUSTER LINKS'], volatile: true },
	'CLUSTER|MEET': { mode, run: ['~CLUSTER MEET nowhere 1'] },
	'CLUSTER|MIGRATESLOTS': { mode, run: ['~CLUSTER MIGRATESLOTS SLOTSRANGE 0 1 NODE none'] },
	'CLUSTER|MYID': { mode, run: ['CLUSTER MYID'], volatile: true },
	'CLUSTER|MYSHARDID': { mode, run: ['CLUSTER MYSHARDID'], volatile: true },
	'CLUSTER|NODES': { mode, run: ['CLUSTER NODES'], volatile: true },
	'CLUSTER|REPLICAS': { mode, setup: ['CLUSTER MYID'], run: ['CLUSTER REPLICAS {0}'] },
	'CLUSTER|REPLICATE': { mode, run: ['~CLUSTER REPLICATE 0000000000000000000000000000000000000000'] },
	'CLUSTER|RESET': { mode, run: ['~CLUSTER RESET HARD EXTRA'] },
	'CLUSTER|SAVECONFIG': { mode, run: ['CLUSTER SAVECONFIG'] },
	'CLUSTER|SET-CONFIG-EPOCH': { mode, run: ['~CLUSTER SET-CONFIG-EPOCH 0'] },
	'CLUSTER|SETSLOT': { mode, run: ['CLUSTER SETSLOT 5 STABLE'] },
	'CLUSTER|SHARDS': { mode, run: ['CLUSTER SHARDS'], volatile: true },
	'CLUSTER|SLAVES': { mode, setup: ['CLUSTER MYID'], run: ['CLUSTER SLAVES {0}'] },
	'CLUSTER|SLOT-STATS': {
		mode,
		run: ['CLUSTER SLOT-STATS SLOTSRANGE 0 1', 'CLUSTER SLOT-STATS ORDERBY KEY-COUNT LIMIT 1'],
		volatile: true,
	},
	'CLUSTER|SLOTS': { mode, run: ['CLUSTER SLOTS'], volatile: true },
	CLUSTERSCAN: {
		mode,
		setup: ['SET {a}k v'],
		run: ['CLUSTERSCAN 0', 'CLUSTERSCAN 0 COUNT 1000 SLOT 15495'],
		volatile: true,
	},
	READONLY: { mode, run: ['READONLY'] },
	READWRITE: { mode, run: ['READWRITE'] },
};

const watched = 'sentinel';
const sentinel: Examples = {
	'SENTINEL|CKQUORUM': { mode: watched, run: ['~SENTINEL CKQUORUM none'] },
	'SENTINEL|CONFIG': {
		mode: watched,
		run: ['SENTINEL CONFIG GET resolve-hostnames', 'SENTINEL CONFIG SET resolve-hostnames no'],
	},
	'SENTINEL|DEBUG': { mode: watched, run: ['SENTINEL DEBUG'], volatile: true },
	'SENTINEL|FAILOVER': { mode: watched, run: ['~SENTINEL FAILOVER none'] },
	'SENTINEL|FLUSHCONFIG': { mode: watched, run: ['SENTINEL FLUSHCONFIG'] },
	'SENTINEL|GET-MASTER-ADDR-BY-NAME': {
		mode: watched,
		run: ['SENTINEL GET-MASTER-ADDR-BY-NAME mine', 'SENTINEL GET-MASTER-ADDR-BY-NAME none'],
	},
	'SENTINEL|GET-PRIMARY-ADDR-BY-NAME': { mode: watched, run: ['SENTINEL GET-PRIMARY-ADDR-BY-NAME mine'] },
	'SENTINEL|HELP': { mode: watched, run: ['SENTINEL HELP'] },
	'SENTINEL|INFO-CACHE': { mode: watched, run: ['SENTINEL INFO-CACHE mine'], volatile: true },
	'SENTINEL|IS-MASTER-DOWN-BY-ADDR': { mode: watched, run: ['SENTINEL IS-MASTER-DOWN-BY-ADDR 127.0.0.1 1 0 *'] },
	'SENTINEL|IS-PRIMARY-DOWN-BY-ADDR': { mode: watched, run: ['SENTINEL IS-PRIMARY-DOWN-BY-ADDR 127.0.0.1 1 0 *'] },
	'SENTINEL|MASTER': { mode: watched, run: ['SENTINEL MASTER mine'], volatile: true },
	'SENTINEL|MASTERS': { mode: watched, run: ['SENTINEL MASTERS'], volatile: true },
	'SENTINEL|MONITOR': { mode: watched, run: ['~SENTINEL MONITOR mine 127.0.0.1 1 1'] },
	'SENTINEL|MYID': { mode: watched, run: ['SENTINEL MYID'], volatile: true },
	'SENTINEL|PENDING-SCRIPTS': { mode: watched, run: ['SENTINEL PENDING-SCRIPTS'] },
	'SENTINEL|PRIMARIES': { mode: watched, run: ['SENTINEL PRIMARIES'], volatile: true },
	'SENTINEL|PRIMARY': { mode: watched, run: ['SENTINEL PRIMARY mine'], volatile: true },
	'SENTINEL|REMOVE': { mode: watched, run: ['~SENTINEL REMOVE none'] },
	'SENTINEL|REPLICAS': { mode: watched, run: ['SENTINEL REPLICAS mine'] },
	'SENTINEL|RESET': { mode: watched, run: ['SENTINEL RESET none*'] },
	'SENTINEL|SENTINELS': { mode: watched, run: ['SENTINEL SENTINELS mine'] },
	'SENTINEL|SET': { mode: watched, run: ['SENTINEL SET mine quorum 2'] },
	'SENTINEL|SIMULATE-FAILURE': { mode: watched, run: ['SENTINEL SIMULATE-FAILURE HELP'] },
	'SENTINEL|SLAVES': { mode: watched, run: ['SENTINEL SLAVES mine'] },
};

const vectors = ['VADD v VALUES 2 1 0 a SETATTR "{\\"x\\":1}"', 'VADD v VALUES 2 0 1 b'];
const vectorSets: Examples = {
	VADD: { run: ['VADD v VALUES 2 1 0 a', 'VADD v VALUES 2 0 1 b SETATTR "{\\"x\\":1}"'] },
	VCARD: { setup: vectors, run: ['VCARD v', 'VCARD none'] },
	VDIM: { setup: vectors, run: ['VDIM v'] },
	VEMB: { setup: ['VADD v VALUES 2 1 0 a NOQUANT'], run: ['VEMB v a', 'VEMB v none', 'VEMB v a RAW'] },
	VGETATTR: { setup: vectors, run: ['VGETATTR v a', 'VGETATTR v b'] },
	VINFO: { setup: vectors, run: ['VINFO v', 'VINFO none'], volatile: true },
	VISMEMBER: { setup: vectors, run: ['VISMEMBER v a', 'VISMEMBER v none'] },
	VLINKS: { setup: vectors, run: ['VLINKS v a', 'VLINKS v a WITHSCORES', 'VLINKS v none'], random: true },
	VRANDMEMBER: { setup: ['VADD v VALUES 2 1 0 a'], run: ['VRANDMEMBER v', 'VRANDMEMBER v 2', 'VRANDMEMBER none'] },
	VREM: { setup: vectors, run: ['VREM v a', 'VREM v none'] },
	VSETATTR: { setup: vectors, run: ['VSETATTR v a "{\\"x\\":2}"', 'VSETATTR v none x'] },
	VSIM: { setup: vectors, run: ['VSIM v ELE a', 'VSIM v VALUES 2 1 0 WITHSCORES COUNT 2', 'VSIM none ELE a'] },
};

export const examples: Examples = {
	...strings,
	...bitmaps,
	...lists,
	...hashes,
	...sets,
	...sortedSets,
	...geo,
	...hyperloglogs,
	...streams,
	...generic,
	...scripting,
	...pubsub,
	...transactions,
	...connection,
	...server,
	...cluster,
	...sentinel,
	...vectorSets,
};

/** Commands that a test cannot run for what they do to the server; only their bytes are checked. */
export const notRun: Readonly<Record<string, { readonly why: string; readonly line: string }>> = {
	SHUTDOWN: { why: 'ends the server', line: 'SHUTDOWN NOSAVE NOW' },
	SYNC: { why: 'turns the connection into a replication link', line: 'SYNC' },
	PSYNC: { why: 'turns the connection into a replication link', line: 'PSYNC ? -1' },
	REPLCONF: { why: 'part of replication, without a contract', line: 'REPLCONF listening-port 1' },
	'CLUSTER|SYNCSLOTS': { why: 'part of slot migration between nodes', line: 'CLUSTER SYNCSLOTS FINISH' },
};

/** The words of a line, with the replies of the set-up put in. */
export function wordsOf(line: string, replies: readonly unknown[] = []): (string | Buffer)[] {
	const words = line.replace(/^~/, '').match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? [];
	return words.map((word): string | Buffer => {
		const index = /^\{(\d+)\}$/.exec(word)?.[1];
		if (index !== undefined) {
			const reply = replies[Number(index)];
			return Buffer.isBuffer(reply) ? reply : String(reply);
		}
		if (!word.startsWith('"')) return word;
		const text = word.slice(1, -1);
		if (!/\\x|\\0/.test(text)) return text.replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c));
		return Buffer.from(
			text.replace(/\\x([0-9a-f]{2})|\\0/gi, (_, hex?: string) =>
				String.fromCharCode(hex === undefined ? 0 : Number.parseInt(hex, 16)),
			),
			'latin1',
		);
	});
}
