/**
 * What the servers do not say about their commands, by hand. A name is written as the servers write it: `SET`,
 * `CLIENT|LIST`. Every command that is neither read-only nor given a retry category here makes the generator fail, so
 * that a new snapshot cannot bring in a command that nobody has thought about.
 */

/** Splits a list of names written over several lines. */
export const names = (text: string): string[] => text.match(/\S+/g) ?? [];

/**
 * What a command does to its connection's session (architecture, invariant 6). The text names the right API: it
 * completes the sentence "X is not for the shared connection: …".
 */
export const session: Readonly<Record<'lease' | 'own' | 'refused', Readonly<Record<string, string>>>> = {
	lease: {
		'use multi() or transaction()': 'MULTI EXEC DISCARD',
		'use transaction(), or watch on a lease: use(fn)': 'WATCH UNWATCH',
		'set the option "database", or call it on a lease: use(fn)': 'SELECT',
		'set the option "readFrom" of a cluster, or call it on a lease: use(fn)': 'READONLY READWRITE',
		'a cluster client does it by itself, or call it on a lease: use(fn)': 'ASKING',
		'set the option "name", or call it on a lease: use(fn)': 'CLIENT|SETNAME',
		'it speaks of the writes of its own connection: call both on one lease: use(fn)': 'WAIT WAITAOF',
		'it changes the session of its connection: call it on a lease: use(fn)': `
			CLIENT|REPLY CLIENT|SETINFO CLIENT|NO-EVICT CLIENT|NO-TOUCH CLIENT|CACHING CLIENT|TRACKING CLIENT|CAPA
			CLIENT|IMPORT-SOURCE SCRIPT|DEBUG`,
		'what it prepares belongs to its connection: call it on a lease: use(fn)': `
			HIMPORT|PREPARE HIMPORT|SET HIMPORT|DISCARD HIMPORT|DISCARDALL`,
	},
	own: {
		'use subscribe(), psubscribe(), ssubscribe() or messages() of the client, or call it on a lease: use(fn)': `
			SUBSCRIBE PSUBSCRIBE SSUBSCRIBE`,
		'call unsubscribe() of what subscribe() gave, or call it on a lease: use(fn)':
			'UNSUBSCRIBE PUNSUBSCRIBE SUNSUBSCRIBE',
		'use monitor() of the client, or call it on a lease: use(fn)': 'MONITOR',
	},
	refused: {
		'set the options "username" and "password", or "credentials"': 'AUTH',
		'set the options "protocol", "username", "password" and "name"': 'HELLO',
		'it would drop protocol, login and database: a lease is cleaned by itself when it is released': 'RESET',
		'use close()': 'QUIT',
		'it turns the connection into a replication link': 'SYNC PSYNC REPLCONF CLUSTER|SYNCSLOTS',
	},
};

/**
 * What the ledger of a dedicated connection makes of a command that changes its session. A session command that does not stand here
 * taints: only a new connection takes it back. `wait` leaves the session as it was.
 */
export const effects: Readonly<Record<string, string>> = {
	multi: 'MULTI',
	exec: 'EXEC',
	discard: 'DISCARD',
	watch: 'WATCH',
	unwatch: 'UNWATCH',
	select: 'SELECT',
	readonly: 'READONLY',
	readwrite: 'READWRITE',
	asking: 'ASKING',
	reply: 'CLIENT|REPLY',
	wait: 'WAIT WAITAOF',
	subscribe: 'SUBSCRIBE PSUBSCRIBE SSUBSCRIBE UNSUBSCRIBE PUNSUBSCRIBE SUNSUBSCRIBE',
	monitor: 'MONITOR',
};

/** Which surfaces have a method of this name, where `session` does not already say it (api.md, "Methods"). */
export const surfaces: Readonly<Record<string, readonly ('client' | 'lease' | 'pipeline' | 'multi')[]>> = {
	// The API has the name everywhere: multi() and pipeline() build, exec() executes.
	MULTI: [],
	EXEC: [],
	WAIT: ['lease', 'multi'],
	WAITAOF: ['lease', 'multi'],
};

export type Category = 'read' | 'last-wins' | 'accumulating' | 'conditional' | 'never';

/**
 * Retry categories after StackExchange.Redis. Read-only commands are `read` unless they stand here.
 *
 * - read: running it twice changes nothing.
 * - last-wins: the second run leaves the data as the first did (its reply may differ: DEL then says 0).
 * - conditional: whether the second run acts depends on what the first left behind.
 * - accumulating: the second run adds, or takes away, once more.
 * - never: scripts, administration, anything whose second run is not ours to judge.
 */
export const retry: Readonly<Record<Category, string>> = {
	read: `
		PING ECHO TIME LASTSAVE ROLE INFO COMMAND COMMAND|COUNT COMMAND|DOCS COMMAND|GETKEYS COMMAND|GETKEYSANDFLAGS
		COMMAND|INFO COMMAND|LIST ACL|CAT ACL|DRYRUN ACL|GENPASS ACL|GETUSER ACL|LIST ACL|USERS ACL|WHOAMI CONFIG|GET
		COMMANDLOG|GET COMMANDLOG|LEN SLOWLOG|GET SLOWLOG|LEN LATENCY|DOCTOR LATENCY|GRAPH LATENCY|HISTOGRAM
		LATENCY|HISTORY LATENCY|LATEST MEMORY|DOCTOR MEMORY|MALLOC-STATS MEMORY|STATS MODULE|LIST
		CLIENT|GETNAME CLIENT|GETREDIR CLIENT|ID CLIENT|INFO CLIENT|LIST CLIENT|TRACKINGINFO
		CLUSTER|COUNT-FAILURE-REPORTS CLUSTER|COUNTKEYSINSLOT CLUSTER|GETKEYSINSLOT CLUSTER|GETSLOTMIGRATIONS CLUSTER|INFO
		CLUSTER|KEYSLOT CLUSTER|LINKS CLUSTER|MYID CLUSTER|MYSHARDID CLUSTER|NODES CLUSTER|REPLICAS CLUSTER|SHARDS
		CLUSTER|SLAVES CLUSTER|SLOT-STATS CLUSTER|SLOTS FUNCTION|DUMP FUNCTION|LIST FUNCTION|STATS SCRIPT|EXISTS
		SCRIPT|SHOW PUBSUB|CHANNELS PUBSUB|NUMPAT PUBSUB|NUMSUB PUBSUB|SHARDCHANNELS PUBSUB|SHARDNUMSUB
		SENTINEL|CKQUORUM SENTINEL|GET-MASTER-ADDR-BY-NAME SENTINEL|GET-PRIMARY-ADDR-BY-NAME SENTINEL|INFO-CACHE
		SENTINEL|MASTER SENTINEL|MASTERS SENTINEL|MYID SENTINEL|PENDING-SCRIPTS SENTINEL|PRIMARIES SENTINEL|PRIMARY
		SENTINEL|REPLICAS SENTINEL|SENTINELS SENTINEL|SLAVES
		SORT GEORADIUS GEORADIUSBYMEMBER BITFIELD GETEX HGETEX
		ACL|HELP CLIENT|HELP CLUSTER|HELP COMMAND|HELP COMMANDLOG|HELP CONFIG|HELP FUNCTION|HELP LATENCY|HELP MEMORY|HELP
		MODULE|HELP OBJECT|HELP PUBSUB|HELP SCRIPT|HELP SENTINEL|HELP SLOWLOG|HELP XGROUP|HELP XINFO|HELP`,
	'last-wins': `
		SET SETEX PSETEX MSET MSETEX SETRANGE SETBIT DEL UNLINK PERSIST EXPIRE EXPIREAT PEXPIRE PEXPIREAT
		HSET HMSET HDEL HSETEX HEXPIRE HEXPIREAT HPEXPIRE HPEXPIREAT HPERSIST
		SADD SREM SDIFFSTORE SINTERSTORE SUNIONSTORE ZADD ZREM ZREMRANGEBYLEX ZREMRANGEBYSCORE
		ZDIFFSTORE ZINTERSTORE ZUNIONSTORE ZRANGESTORE GEOADD GEOSEARCHSTORE BITOP PFADD PFMERGE LSET
		XACK XDEL XTRIM XSETID XGROUP|SETID XGROUP|DESTROY XGROUP|CREATECONSUMER XGROUP|DELCONSUMER
		SCRIPT|LOAD`,
	accumulating: `
		APPEND INCR INCRBY INCRBYFLOAT DECR DECRBY HINCRBY HINCRBYFLOAT ZINCRBY GETDEL HGETDEL
		LPUSH LPUSHX RPUSH RPUSHX LPOP RPOP LINSERT LREM LTRIM LMOVE RPOPLPUSH LMPOP SPOP ZPOPMIN ZPOPMAX ZMPOP
		ZREMRANGEBYRANK BLPOP BRPOP BRPOPLPUSH BLMOVE BLMPOP BZPOPMIN BZPOPMAX BZMPOP
		XADD XREADGROUP XAUTOCLAIM XCLAIM PUBLISH SPUBLISH`,
	conditional: `
		SETNX MSETNX HSETNX GETSET DELIFEQ COPY RENAME RENAMENX MOVE SMOVE RESTORE MIGRATE XGROUP|CREATE FUNCTION|LOAD
		FUNCTION|DELETE`,
	never: `
		EVAL EVALSHA FCALL MULTI EXEC DISCARD WATCH UNWATCH WAIT WAITAOF SELECT AUTH HELLO RESET QUIT
		READONLY READWRITE ASKING MONITOR SUBSCRIBE PSUBSCRIBE SSUBSCRIBE UNSUBSCRIBE PUNSUBSCRIBE SUNSUBSCRIBE
		ACL|DELUSER ACL|LOAD ACL|LOG ACL|SAVE ACL|SETUSER BGREWRITEAOF BGSAVE COMMANDLOG|RESET CONFIG|RESETSTAT
		CONFIG|REWRITE CONFIG|SET DEBUG FAILOVER FLUSHALL FLUSHDB LATENCY|RESET MEMORY|PURGE MODULE|LOAD MODULE|LOADEX
		MODULE|UNLOAD PSYNC REPLCONF REPLICAOF RESTORE-ASKING SAVE SHUTDOWN SLAVEOF SLOWLOG|RESET SWAPDB SYNC
		CLUSTER|ADDSLOTS CLUSTER|ADDSLOTSRANGE CLUSTER|BUMPEPOCH CLUSTER|CANCELSLOTMIGRATIONS CLUSTER|DELSLOTS
		CLUSTER|DELSLOTSRANGE CLUSTER|FAILOVER CLUSTER|FLUSHSLOT CLUSTER|FLUSHSLOTS CLUSTER|FORGET CLUSTER|MEET
		CLUSTER|MIGRATESLOTS CLUSTER|REPLICATE CLUSTER|RESET CLUSTER|SAVECONFIG CLUSTER|SET-CONFIG-EPOCH
		CLUSTER|SETSLOT CLUSTER|SYNCSLOTS CLIENT|CACHING CLIENT|CAPA CLIENT|IMPORT-SOURCE CLIENT|KILL CLIENT|NO-EVICT
		CLIENT|NO-TOUCH CLIENT|PAUSE CLIENT|REPLY CLIENT|SETINFO CLIENT|SETNAME CLIENT|TRACKING CLIENT|UNBLOCK
		CLIENT|UNPAUSE FUNCTION|FLUSH FUNCTION|KILL FUNCTION|RESTORE SCRIPT|DEBUG SCRIPT|FLUSH SCRIPT|KILL
		PFDEBUG PFSELFTEST SENTINEL|CONFIG SENTINEL|DEBUG SENTINEL|FAILOVER SENTINEL|FLUSHCONFIG
		SENTINEL|IS-MASTER-DOWN-BY-ADDR SENTINEL|IS-PRIMARY-DOWN-BY-ADDR SENTINEL|MONITOR SENTINEL|REMOVE SENTINEL|RESET
		SENTINEL|SET SENTINEL|SIMULATE-FAILURE`,
};

/** Words among the arguments that move a command into another category; the worst of those present counts. */
export interface RetryRule {
	/** The first argument that can be such a word. */
	readonly from: number;
	readonly words: Readonly<Partial<Record<Category, string>>>;
	/** The destination is also a source: a second run then works on the result of the first. */
	readonly self?: Category;
}

const stored: RetryRule = { from: 0, words: {}, self: 'accumulating' };
const ttl: RetryRule = { from: 2, words: { conditional: 'NX XX GT LT' } };
const fieldTtl: RetryRule = { from: 2, words: { conditional: 'NX XX GT LT' } };
const georadius: RetryRule = { from: 4, words: { 'last-wins': 'STORE STOREDIST' }, self: 'accumulating' };

export const retryRules: Readonly<Record<string, RetryRule>> = {
	SET: { from: 2, words: { conditional: 'NX XX GET IFEQ IFNE IFDEQ IFDNE' } },
	MSETEX: { from: 3, words: { conditional: 'NX XX' } },
	EXPIRE: ttl,
	PEXPIRE: ttl,
	EXPIREAT: ttl,
	PEXPIREAT: ttl,
	HEXPIRE: fieldTtl,
	HPEXPIRE: fieldTtl,
	HEXPIREAT: fieldTtl,
	HPEXPIREAT: fieldTtl,
	GETEX: { from: 1, words: { 'last-wins': 'EX PX EXAT PXAT PERSIST' } },
	HGETEX: { from: 1, words: { 'last-wins': 'EX PX EXAT PXAT PERSIST' } },
	HSETEX: { from: 1, words: { conditional: 'FNX FXX NX XX' } },
	ZADD: { from: 1, words: { accumulating: 'INCR', conditional: 'NX XX GT LT' } },
	GEOADD: { from: 1, words: { conditional: 'NX XX' } },
	COPY: { from: 2, words: { 'last-wins': 'REPLACE' } },
	RESTORE: { from: 3, words: { 'last-wins': 'REPLACE' } },
	BITFIELD: { from: 1, words: { accumulating: 'INCRBY', conditional: 'SET' } },
	SORT: { from: 1, words: { 'last-wins': 'STORE' }, self: 'accumulating' },
	GEORADIUS: georadius,
	GEORADIUSBYMEMBER: georadius,
	'JSON.SET': { from: 3, words: { conditional: 'NX XX' } },
	// With an idempotence token of Redis 8.6 the server itself drops the second entry.
	XADD: { from: 1, words: { 'last-wins': 'IDMP IDMPAUTO' } },
	'FUNCTION|LOAD': { from: 1, words: { 'last-wins': 'REPLACE' } },
	ZUNIONSTORE: stored,
	ZINTERSTORE: stored,
	ZDIFFSTORE: stored,
	ZRANGESTORE: stored,
	GEOSEARCHSTORE: stored,
	BITOP: stored,
};

/**
 * How long a command may keep the server from answering. `s` and an index: seconds in that argument, negative counted from
 * the end; `m` and an index: milliseconds; `block`: the milliseconds after BLOCK, no wait without it; `open`: no limit of
 * its own. The ones in `waits` wait, but are not for the blocking lane: they belong to a lease.
 */
export const blocking: Readonly<Record<string, string>> = {
	s0: 'BLMPOP BZMPOP',
	's-1': 'BLPOP BRPOP BRPOPLPUSH BLMOVE BZPOPMIN BZPOPMAX',
	s4: 'BLMOVEM',
	block: 'XREAD XREADGROUP TS.READ',
	m4: 'MIGRATE',
	// TFUNCTION LOAD and DELETE wait for every shard, for ten seconds at most (RedisGears, function_load_command.rs).
	open: 'TFCALLASYNC TFUNCTION|LOAD TFUNCTION|DELETE',
};
export const waits: Readonly<Record<string, string>> = { m1: 'WAIT', m2: 'WAITAOF' };

/** Arguments that no message, trace or error may show. */
export const secrets: Readonly<Record<'all' | 'auth' | 'pairs' | 'acl', string>> = {
	all: 'AUTH',
	// What follows AUTH or AUTH2.
	auth: 'HELLO MIGRATE',
	// The value after a name that holds "pass" or "auth".
	pairs: 'CONFIG|SET SENTINEL|SET SENTINEL|CONFIG',
	// Rules that begin with > < # or !.
	acl: 'ACL|SETUSER',
};

/** Key positions that no key spec can say; the run-time has a function of this name. */
export const specialKeys: Readonly<Record<string, string>> = { SORT: 'sort', SORT_RO: 'sort', MIGRATE: 'migrate' };

/** SHUTDOWN answers only when it fails. */
export const noReply = 'SHUTDOWN';

/** Commands that run code of the user or of a module: no error code proves that they did nothing. */
export const opaque = 'EVAL EVALSHA EVAL_RO EVALSHA_RO FCALL FCALL_RO';

/** Commands where one plain object or Map may stand for fields and values (api.md, "Arguments"). */
export const pairs = 'HSET HMSET MSET MSETNX XADD';
