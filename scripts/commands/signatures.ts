/**
 * Signatures written by hand, where a free string would swallow the words of a command, or where the reply depends on them. The
 * generator copies what follows a line `// NAME` into `src/commands/commands.generated.ts` and adds the documentation; here they are
 * type-checked as they stand.
 *
 * House rules: the most special overload first; options after a list of keys are typed where the list is given as an array
 * (`zunion(2, ['a', 'b'], 'WITHSCORES')`), or where they end the call; what is left takes any arguments.
 */
import type {
	AggregateOption,
	Arg,
	Args,
	Context,
	Fields,
	GeoOption,
	GeoReply,
	GeoUnit,
	GroupEntry,
	GroupTail,
	Has,
	KeyScanOptions,
	Num,
	OptionNum,
	Pairs,
	Result,
	ScanOptions,
	Score,
	Scored,
	StreamEntry,
	XaddTail,
	XreadOption,
	ZaddOption,
} from '../../src/commands/signature.ts';

export interface Strings<C extends Context> {
	// SET
	set<const O extends readonly ('NX' | 'XX' | 'GET' | 'EX' | 'PX' | 'EXAT' | 'PXAT' | 'KEEPTTL' | OptionNum)[]>(
		key: Arg,
		value: Arg,
		...options: O
	): Result<C, Has<O, 'GET'> extends true ? C['text'] | null : Has<O, 'NX' | 'XX'> extends true ? 'OK' | null : 'OK'>;
	set<const O extends readonly ('GET' | 'EX' | 'PX' | 'EXAT' | 'PXAT' | 'KEEPTTL' | OptionNum)[]>(
		key: Arg,
		value: Arg,
		condition: 'IFEQ' | 'IFNE' | 'IFDEQ' | 'IFDNE',
		compared: Arg,
		...options: O
	): Result<C, Has<O, 'GET'> extends true ? C['text'] | null : 'OK' | null>;
	// MSET
	mset(pairs: Pairs): Result<C, 'OK'>;
	mset(...keysAndValues: Args[]): Result<C, 'OK'>;
	// MSETNX
	msetnx(pairs: Pairs): Result<C, C['integer']>;
	msetnx(...keysAndValues: Args[]): Result<C, C['integer']>;
	// MSETEX
	msetex(
		numkeys: Num,
		keysAndValues: readonly Arg[],
		...options: ('NX' | 'XX' | 'EX' | 'PX' | 'EXAT' | 'PXAT' | 'KEEPTTL' | OptionNum)[]
	): Result<C, C['integer']>;
	msetex(numkeys: Num, ...args: Args[]): Result<C, C['integer']>;
	// DELEX
	delex(key: Arg): Result<C, C['integer']>;
	delex(key: Arg, condition: 'IFEQ' | 'IFNE' | 'IFDEQ' | 'IFDNE', compared: Arg): Result<C, C['integer']>;
	// LCS
	lcs<const O extends readonly ('LEN' | 'IDX' | 'MINMATCHLEN' | 'WITHMATCHLEN' | OptionNum)[]>(
		key1: Arg,
		key2: Arg,
		...options: O
	): Result<
		C,
		Has<O, 'IDX'> extends true
			? Fields<C, C['integer'] | unknown[]>
			: Has<O, 'LEN'> extends true
				? C['integer']
				: C['text']
	>;
	// BITFIELD
	bitfield(
		key: Arg,
		...operations: (
			| 'GET'
			| 'SET'
			| 'INCRBY'
			| 'OVERFLOW'
			| 'WRAP'
			| 'SAT'
			| 'FAIL'
			| `${'i' | 'u'}${number}`
			| `#${number}`
			| OptionNum
		)[]
	): Result<C, (C['integer'] | null)[]>;
	// BITFIELD_RO
	bitfield_ro(
		key: Arg,
		...operations: ('GET' | `${'i' | 'u'}${number}` | `#${number}` | OptionNum)[]
	): Result<C, C['integer'][]>;
}

export interface Lists<C extends Context> {
	// LPOP
	lpop(key: Arg): Result<C, C['text'] | null>;
	lpop(key: Arg, count: Num): Result<C, C['text'][] | null>;
	// RPOP
	rpop(key: Arg): Result<C, C['text'] | null>;
	rpop(key: Arg, count: Num): Result<C, C['text'][] | null>;
	// LPOS
	lpos<const O extends readonly ('RANK' | 'COUNT' | 'MAXLEN' | OptionNum)[]>(
		key: Arg,
		element: Arg,
		...options: O
	): Result<C, Has<O, 'COUNT'> extends true ? C['integer'][] : C['integer'] | null>;
	// LMPOP
	lmpop(
		numkeys: Num,
		keys: Args,
		where: 'LEFT' | 'RIGHT',
		...count: ('COUNT' | OptionNum)[]
	): Result<C, [key: C['text'], elements: C['text'][]] | null>;
	lmpop(numkeys: Num, ...args: Args[]): Result<C, [key: C['text'], elements: C['text'][]] | null>;
	// BLMPOP
	blmpop(
		timeout: Num,
		numkeys: Num,
		keys: Args,
		where: 'LEFT' | 'RIGHT',
		...count: ('COUNT' | OptionNum)[]
	): Result<C, [key: C['text'], elements: C['text'][]] | null>;
	blmpop(timeout: Num, numkeys: Num, ...args: Args[]): Result<C, [key: C['text'], elements: C['text'][]] | null>;
	// BLPOP
	blpop(...args: [...keys: Args[], timeout: Num]): Result<C, [key: C['text'], element: C['text']] | null>;
	// BRPOP
	brpop(...args: [...keys: Args[], timeout: Num]): Result<C, [key: C['text'], element: C['text']] | null>;
	// SORT
	sort(key: Arg, ...options: [...args: Args[], store: 'STORE', destination: Arg]): Result<C, C['integer']>;
	sort(key: Arg, ...options: ('ASC' | 'DESC' | 'ALPHA' | 'LIMIT' | OptionNum)[]): Result<C, C['text'][]>;
	sort(
		key: Arg,
		word: 'BY' | 'GET' | 'LIMIT' | 'ASC' | 'DESC' | 'ALPHA',
		...args: Args[]
	): Result<C, (C['text'] | null)[]>;
	// SORT_RO
	sort_ro(key: Arg, ...options: ('ASC' | 'DESC' | 'ALPHA' | 'LIMIT' | OptionNum)[]): Result<C, C['text'][]>;
	sort_ro(
		key: Arg,
		word: 'BY' | 'GET' | 'LIMIT' | 'ASC' | 'DESC' | 'ALPHA',
		...args: Args[]
	): Result<C, (C['text'] | null)[]>;
}

export interface Hashes<C extends Context> {
	// HSET
	hset(key: Arg, fields: Pairs): Result<C, C['integer']>;
	hset(key: Arg, ...fieldsAndValues: Args[]): Result<C, C['integer']>;
	// HMSET
	hmset(key: Arg, fields: Pairs): Result<C, 'OK'>;
	hmset(key: Arg, ...fieldsAndValues: Args[]): Result<C, 'OK'>;
	// HSCAN
	hscan(
		key: Arg,
		cursor: Arg,
		...options: [...options: Args[], noValues: 'NOVALUES']
	): Result<C, [cursor: C['text'], fields: C['text'][]]>;
	hscan(
		key: Arg,
		cursor: Arg,
		...options: ScanOptions
	): Result<C, [cursor: C['text'], fields: [field: C['text'], value: C['text']][]]>;
	// HRANDFIELD
	hrandfield(key: Arg): Result<C, C['text'] | null>;
	hrandfield(key: Arg, count: Num): Result<C, C['text'][]>;
	hrandfield(key: Arg, count: Num, withValues: 'WITHVALUES'): Result<C, [field: C['text'], value: C['text']][]>;
	// HEXPIRE
	hexpire(key: Arg, seconds: Num, fields: 'FIELDS', numfields: Num, ...names: Args[]): Result<C, C['integer'][]>;
	hexpire(
		key: Arg,
		seconds: Num,
		condition: 'NX' | 'XX' | 'GT' | 'LT',
		fields: 'FIELDS',
		numfields: Num,
		...names: Args[]
	): Result<C, C['integer'][]>;
	// HPEXPIRE
	hpexpire(key: Arg, milliseconds: Num, fields: 'FIELDS', numfields: Num, ...names: Args[]): Result<C, C['integer'][]>;
	hpexpire(
		key: Arg,
		milliseconds: Num,
		condition: 'NX' | 'XX' | 'GT' | 'LT',
		fields: 'FIELDS',
		numfields: Num,
		...names: Args[]
	): Result<C, C['integer'][]>;
	// HEXPIREAT
	hexpireat(
		key: Arg,
		unixTimeSeconds: Num,
		fields: 'FIELDS',
		numfields: Num,
		...names: Args[]
	): Result<C, C['integer'][]>;
	hexpireat(
		key: Arg,
		unixTimeSeconds: Num,
		condition: 'NX' | 'XX' | 'GT' | 'LT',
		fields: 'FIELDS',
		numfields: Num,
		...names: Args[]
	): Result<C, C['integer'][]>;
	// HPEXPIREAT
	hpexpireat(
		key: Arg,
		unixTimeMilliseconds: Num,
		fields: 'FIELDS',
		numfields: Num,
		...names: Args[]
	): Result<C, C['integer'][]>;
	hpexpireat(
		key: Arg,
		unixTimeMilliseconds: Num,
		condition: 'NX' | 'XX' | 'GT' | 'LT',
		fields: 'FIELDS',
		numfields: Num,
		...names: Args[]
	): Result<C, C['integer'][]>;
	// HGETEX
	hgetex(key: Arg, fields: 'FIELDS', numfields: Num, ...names: Args[]): Result<C, (C['text'] | null)[]>;
	hgetex(
		key: Arg,
		persist: 'PERSIST',
		fields: 'FIELDS',
		numfields: Num,
		...names: Args[]
	): Result<C, (C['text'] | null)[]>;
	hgetex(
		key: Arg,
		unit: 'EX' | 'PX' | 'EXAT' | 'PXAT',
		time: Num,
		fields: 'FIELDS',
		numfields: Num,
		...names: Args[]
	): Result<C, (C['text'] | null)[]>;
}

export interface Sets<C extends Context> {
	// SPOP
	spop(key: Arg): Result<C, C['text'] | null>;
	spop(key: Arg, count: Num): Result<C, C['text'][]>;
	// SRANDMEMBER
	srandmember(key: Arg): Result<C, C['text'] | null>;
	srandmember(key: Arg, count: Num): Result<C, C['text'][]>;
	// SINTERCARD
	sintercard(numkeys: Num, keys: readonly Arg[], ...limit: ('LIMIT' | OptionNum)[]): Result<C, C['integer']>;
	sintercard(numkeys: Num, ...args: Args[]): Result<C, C['integer']>;
	// SCAN
	scan(cursor: Arg, ...options: KeyScanOptions): Result<C, [cursor: C['text'], keys: C['text'][]]>;
	// SSCAN
	sscan(key: Arg, cursor: Arg, ...options: ScanOptions): Result<C, [cursor: C['text'], members: C['text'][]]>;
	// ZSCAN
	zscan(key: Arg, cursor: Arg, ...options: ScanOptions): Result<C, [cursor: C['text'], members: Scored<C['text']>[]]>;
}

export interface SortedSets<C extends Context> {
	// ZADD
	zadd(
		key: Arg,
		...args: [...options: ZaddOption[], increment: 'INCR', score: Num, member: Arg]
	): Result<C, number | null>;
	zadd(key: Arg, score: Score, member: Arg, ...more: Args[]): Result<C, C['integer']>;
	zadd(
		key: Arg,
		option: ZaddOption,
		...args: [...options: ZaddOption[], score: Num, member: Arg]
	): Result<C, C['integer']>;
	zadd(key: Arg, option: ZaddOption, ...args: Args[]): Result<C, C['integer']>;
	zadd(key: Arg, scoresAndMembers: readonly Arg[]): Result<C, C['integer']>;
	// ZRANGE
	zrange<const O extends readonly ('BYSCORE' | 'BYLEX' | 'REV' | 'LIMIT' | 'WITHSCORES' | OptionNum)[]>(
		key: Arg,
		start: Arg,
		stop: Arg,
		...options: O
	): Result<C, Has<O, 'WITHSCORES'> extends true ? Scored<C['text']>[] : C['text'][]>;
	// ZREVRANGE
	zrevrange(key: Arg, start: Num, stop: Num): Result<C, C['text'][]>;
	zrevrange(key: Arg, start: Num, stop: Num, withScores: 'WITHSCORES'): Result<C, Scored<C['text']>[]>;
	// ZRANGEBYSCORE
	zrangebyscore<const O extends readonly ('WITHSCORES' | 'LIMIT' | OptionNum)[]>(
		key: Arg,
		min: Num,
		max: Num,
		...options: O
	): Result<C, Has<O, 'WITHSCORES'> extends true ? Scored<C['text']>[] : C['text'][]>;
	// ZREVRANGEBYSCORE
	zrevrangebyscore<const O extends readonly ('WITHSCORES' | 'LIMIT' | OptionNum)[]>(
		key: Arg,
		max: Num,
		min: Num,
		...options: O
	): Result<C, Has<O, 'WITHSCORES'> extends true ? Scored<C['text']>[] : C['text'][]>;
	// ZRANDMEMBER
	zrandmember(key: Arg): Result<C, C['text'] | null>;
	zrandmember(key: Arg, count: Num): Result<C, C['text'][]>;
	zrandmember(key: Arg, count: Num, withScores: 'WITHSCORES'): Result<C, Scored<C['text']>[]>;
	// ZRANK
	zrank(key: Arg, member: Arg): Result<C, C['integer'] | null>;
	zrank(key: Arg, member: Arg, withScore: 'WITHSCORE'): Result<C, [rank: C['integer'], score: number] | null>;
	// ZREVRANK
	zrevrank(key: Arg, member: Arg): Result<C, C['integer'] | null>;
	zrevrank(key: Arg, member: Arg, withScore: 'WITHSCORE'): Result<C, [rank: C['integer'], score: number] | null>;
	// ZDIFF
	zdiff(numkeys: Num, ...args: [...keys: Args[], withScores: 'WITHSCORES']): Result<C, Scored<C['text']>[]>;
	zdiff(numkeys: Num, ...keys: Args[]): Result<C, C['text'][]>;
	// ZINTER
	zinter(numkeys: Num, ...args: [...keysAndOptions: Args[], withScores: 'WITHSCORES']): Result<C, Scored<C['text']>[]>;
	zinter(numkeys: Num, keys: readonly Arg[], ...options: AggregateOption[]): Result<C, C['text'][]>;
	zinter(numkeys: Num, ...keysAndOptions: Args[]): Result<C, C['text'][]>;
	// ZUNION
	zunion(numkeys: Num, ...args: [...keysAndOptions: Args[], withScores: 'WITHSCORES']): Result<C, Scored<C['text']>[]>;
	zunion(numkeys: Num, keys: readonly Arg[], ...options: AggregateOption[]): Result<C, C['text'][]>;
	zunion(numkeys: Num, ...keysAndOptions: Args[]): Result<C, C['text'][]>;
	// ZINTERSTORE
	zinterstore(
		destination: Arg,
		numkeys: Num,
		keys: readonly Arg[],
		...options: AggregateOption[]
	): Result<C, C['integer']>;
	zinterstore(destination: Arg, numkeys: Num, ...keysAndOptions: Args[]): Result<C, C['integer']>;
	// ZUNIONSTORE
	zunionstore(
		destination: Arg,
		numkeys: Num,
		keys: readonly Arg[],
		...options: AggregateOption[]
	): Result<C, C['integer']>;
	zunionstore(destination: Arg, numkeys: Num, ...keysAndOptions: Args[]): Result<C, C['integer']>;
	// ZINTERCARD
	zintercard(numkeys: Num, keys: readonly Arg[], ...limit: ('LIMIT' | OptionNum)[]): Result<C, C['integer']>;
	zintercard(numkeys: Num, ...args: Args[]): Result<C, C['integer']>;
	// ZMPOP
	zmpop(
		numkeys: Num,
		keys: Args,
		where: 'MIN' | 'MAX',
		...count: ('COUNT' | OptionNum)[]
	): Result<C, [key: C['text'], members: Scored<C['text']>[]] | null>;
	zmpop(numkeys: Num, ...args: Args[]): Result<C, [key: C['text'], members: Scored<C['text']>[]] | null>;
	// BZMPOP
	bzmpop(
		timeout: Num,
		numkeys: Num,
		keys: Args,
		where: 'MIN' | 'MAX',
		...count: ('COUNT' | OptionNum)[]
	): Result<C, [key: C['text'], members: Scored<C['text']>[]] | null>;
	bzmpop(timeout: Num, numkeys: Num, ...args: Args[]): Result<C, [key: C['text'], members: Scored<C['text']>[]] | null>;
	// BZPOPMIN
	bzpopmin(
		...args: [...keys: Args[], timeout: Num]
	): Result<C, [key: C['text'], member: C['text'], score: number] | null>;
	// BZPOPMAX
	bzpopmax(
		...args: [...keys: Args[], timeout: Num]
	): Result<C, [key: C['text'], member: C['text'], score: number] | null>;
}

export interface Geo<C extends Context> {
	// GEOADD
	geoadd(key: Arg, longitude: Score, latitude: Num, member: Arg, ...more: Args[]): Result<C, C['integer']>;
	geoadd(key: Arg, option: 'NX' | 'XX' | 'CH', ...args: Args[]): Result<C, C['integer']>;
	geoadd(key: Arg, positionsAndMembers: readonly Arg[]): Result<C, C['integer']>;
	// GEODIST
	geodist(key: Arg, member1: Arg, member2: Arg, unit?: GeoUnit): Result<C, number | null>;
	// GEOSEARCH
	geosearch<const O extends readonly GeoOption[]>(
		key: Arg,
		from: 'FROMLONLAT',
		longitude: Num,
		latitude: Num,
		...options: O
	): Result<C, GeoReply<C, O>>;
	geosearch<const O extends readonly GeoOption[]>(
		key: Arg,
		from: 'FROMMEMBER',
		member: Arg,
		...options: O
	): Result<C, GeoReply<C, O>>;
	// GEOSEARCHSTORE
	geosearchstore(
		destination: Arg,
		source: Arg,
		from: 'FROMLONLAT',
		longitude: Num,
		latitude: Num,
		...options: (GeoOption | 'STOREDIST')[]
	): Result<C, C['integer']>;
	geosearchstore(
		destination: Arg,
		source: Arg,
		from: 'FROMMEMBER',
		member: Arg,
		...options: (GeoOption | 'STOREDIST')[]
	): Result<C, C['integer']>;
	// GEORADIUS
	georadius(
		key: Arg,
		longitude: Num,
		latitude: Num,
		radius: Num,
		unit: GeoUnit,
		...options: [...options: GeoOption[], store: 'STORE' | 'STOREDIST', destination: Arg]
	): Result<C, C['integer']>;
	georadius<const O extends readonly GeoOption[]>(
		key: Arg,
		longitude: Num,
		latitude: Num,
		radius: Num,
		unit: GeoUnit,
		...options: O
	): Result<C, GeoReply<C, O>>;
	// GEORADIUS_RO
	georadius_ro<const O extends readonly GeoOption[]>(
		key: Arg,
		longitude: Num,
		latitude: Num,
		radius: Num,
		unit: GeoUnit,
		...options: O
	): Result<C, GeoReply<C, O>>;
	// GEORADIUSBYMEMBER
	georadiusbymember(
		key: Arg,
		member: Arg,
		radius: Num,
		unit: GeoUnit,
		...options: [...options: GeoOption[], store: 'STORE' | 'STOREDIST', destination: Arg]
	): Result<C, C['integer']>;
	georadiusbymember<const O extends readonly GeoOption[]>(
		key: Arg,
		member: Arg,
		radius: Num,
		unit: GeoUnit,
		...options: O
	): Result<C, GeoReply<C, O>>;
	// GEORADIUSBYMEMBER_RO
	georadiusbymember_ro<const O extends readonly GeoOption[]>(
		key: Arg,
		member: Arg,
		radius: Num,
		unit: GeoUnit,
		...options: O
	): Result<C, GeoReply<C, O>>;
}

export interface Streams<C extends Context> {
	// XADD
	xadd(key: Arg, id: Arg, fields: Pairs): Result<C, C['text']>;
	xadd(key: Arg, noStream: 'NOMKSTREAM', ...args: XaddTail): Result<C, C['text'] | null>;
	xadd(key: Arg, trim: 'MAXLEN' | 'MINID', ...args: XaddTail): Result<C, C['text']>;
	xadd(key: Arg, option: 'KEEPREF' | 'DELREF' | 'ACKED' | 'IDMP' | 'IDMPAUTO', ...args: XaddTail): Result<C, C['text']>;
	xadd(key: Arg, id: Arg, ...fieldsAndValues: Args[]): Result<C, C['text']>;
	// XRANGE
	xrange(key: Arg, start: Arg, end: Arg, ...count: ('COUNT' | OptionNum)[]): Result<C, StreamEntry<C>[]>;
	// XREVRANGE
	xrevrange(key: Arg, end: Arg, start: Arg, ...count: ('COUNT' | OptionNum)[]): Result<C, StreamEntry<C>[]>;
	// XREAD
	xread(streams: 'STREAMS', ...keysAndIds: Args[]): Result<C, Fields<C, StreamEntry<C>[]> | null>;
	xread(
		option: XreadOption,
		amount: Num,
		streams: 'STREAMS',
		...keysAndIds: Args[]
	): Result<C, Fields<C, StreamEntry<C>[]> | null>;
	xread(
		option1: XreadOption,
		amount1: Num,
		option2: XreadOption,
		amount2: Num,
		streams: 'STREAMS',
		...keysAndIds: Args[]
	): Result<C, Fields<C, StreamEntry<C>[]> | null>;
	xread(
		option1: XreadOption,
		amount1: Num,
		option2: XreadOption,
		amount2: Num,
		option3: XreadOption,
		amount3: Num,
		...args: Args[]
	): Result<C, Fields<C, StreamEntry<C>[]> | null>;
	// XREADGROUP
	xreadgroup(
		groupWord: 'GROUP',
		group: Arg,
		consumer: Arg,
		streams: 'STREAMS',
		...keysAndIds: Args[]
	): Result<C, Fields<C, GroupEntry<C>[]> | null>;
	xreadgroup(
		groupWord: 'GROUP',
		group: Arg,
		consumer: Arg,
		noAck: 'NOACK',
		streams: 'STREAMS',
		...keysAndIds: Args[]
	): Result<C, Fields<C, GroupEntry<C>[]> | null>;
	xreadgroup(
		groupWord: 'GROUP',
		group: Arg,
		consumer: Arg,
		option: XreadOption | 'CLAIM',
		amount: Num,
		...args: GroupTail
	): Result<C, Fields<C, GroupEntry<C>[]> | null>;
	xreadgroup(
		groupWord: 'GROUP',
		group: Arg,
		consumer: Arg,
		option1: XreadOption | 'CLAIM',
		amount1: Num,
		option2: XreadOption | 'CLAIM',
		amount2: Num,
		...args: GroupTail
	): Result<C, Fields<C, GroupEntry<C>[]> | null>;
	xreadgroup(
		groupWord: 'GROUP',
		group: Arg,
		consumer: Arg,
		option1: XreadOption | 'CLAIM',
		amount1: Num,
		option2: XreadOption | 'CLAIM',
		amount2: Num,
		option3: XreadOption | 'CLAIM',
		amount3: Num,
		...args: Args[]
	): Result<C, Fields<C, GroupEntry<C>[]> | null>;
	// XCLAIM
	xclaim(
		key: Arg,
		group: Arg,
		consumer: Arg,
		minIdleTime: Num,
		...args: [...idsAndOptions: Args[], justId: 'JUSTID']
	): Result<C, C['text'][]>;
	xclaim(
		key: Arg,
		group: Arg,
		consumer: Arg,
		minIdleTime: Num,
		ids: Args,
		...options: ('IDLE' | 'TIME' | 'RETRYCOUNT' | 'FORCE' | OptionNum)[]
	): Result<C, StreamEntry<C>[]>;
	xclaim(
		key: Arg,
		group: Arg,
		consumer: Arg,
		minIdleTime: Num,
		...idsAndOptions: Args[]
	): Result<C, StreamEntry<C>[] | C['text'][]>;
	// XAUTOCLAIM
	xautoclaim<const O extends readonly ('COUNT' | 'JUSTID' | OptionNum)[]>(
		key: Arg,
		group: Arg,
		consumer: Arg,
		minIdleTime: Num,
		start: Arg,
		...options: O
	): Result<
		C,
		[cursor: C['text'], claimed: Has<O, 'JUSTID'> extends true ? C['text'][] : StreamEntry<C>[], deleted: C['text'][]]
	>;
	// XPENDING
	xpending(
		key: Arg,
		group: Arg,
	): Result<
		C,
		[
			count: C['integer'],
			first: C['text'] | null,
			last: C['text'] | null,
			consumers: [consumer: C['text'], pending: C['text']][] | null,
		]
	>;
	xpending(
		key: Arg,
		group: Arg,
		...range: [start: Arg, end: Arg, count: Num, consumer?: Arg]
	): Result<C, [id: C['text'], consumer: C['text'], idle: C['integer'], deliveries: C['integer']][]>;
	xpending(
		key: Arg,
		group: Arg,
		...range: [idle: 'IDLE', minIdleTime: Num, start: Arg, end: Arg, count: Num, consumer?: Arg]
	): Result<C, [id: C['text'], consumer: C['text'], idle: C['integer'], deliveries: C['integer']][]>;
	// XTRIM
	xtrim(
		key: Arg,
		strategy: 'MAXLEN' | 'MINID',
		...threshold:
			| [threshold: Arg]
			| [accuracy: '=' | '~', threshold: Arg]
			| [accuracy: '~', threshold: Arg, limit: 'LIMIT', count: Num]
	): Result<C, C['integer']>;
	// XGROUP|CREATE
	xgroup(
		subcommand: 'CREATE',
		key: Arg,
		group: Arg,
		id: Arg,
		...options: ('MKSTREAM' | 'ENTRIESREAD' | OptionNum)[]
	): Result<C, 'OK'>;
	// XGROUP|SETID
	xgroup(
		subcommand: 'SETID',
		key: Arg,
		group: Arg,
		id: Arg,
		...options: ('ENTRIESREAD' | OptionNum)[]
	): Result<C, 'OK'>;
}

export interface Others<C extends Context> {
	// PING
	ping(): Result<C, 'PONG'>;
	ping(message: Arg): Result<C, C['text']>;
	// CONFIG|GET
	config(subcommand: 'GET', ...parameters: Args[]): Result<C, Fields<C, C['text']>>;
	// CONFIG|SET
	config(subcommand: 'SET', parameter: Arg, value: Arg, ...more: Args[]): Result<C, 'OK'>;
	// CLIENT|KILL
	client(
		subcommand: 'KILL',
		filter: 'ID' | 'TYPE' | 'USER' | 'ADDR' | 'LADDR' | 'SKIPME' | 'MAXAGE',
		value: Arg,
		...more: Args[]
	): Result<C, C['integer']>;
	client(subcommand: 'KILL', address: Arg): Result<C, 'OK'>;
	// FUNCTION|LOAD
	function(subcommand: 'LOAD', code: Arg): Result<C, C['text']>;
	function(subcommand: 'LOAD', replace: 'REPLACE', code: Arg): Result<C, C['text']>;
	// FUNCTION|LIST
	function(
		subcommand: 'LIST',
		...options: [] | ['WITHCODE'] | ['LIBRARYNAME', pattern: Arg] | ['LIBRARYNAME', pattern: Arg, 'WITHCODE']
	): Result<C, Fields<C, C['text'] | Fields<C, C['text'] | C['text'][] | null>[]>[]>;
	// COPY
	copy(source: Arg, destination: Arg, ...options: ('DB' | 'REPLACE' | OptionNum)[]): Result<C, C['integer']>;
	// VADD
	vadd(key: Arg, form: 'FP32' | 'VALUES' | 'REDUCE', ...args: Args[]): Result<C, C['integer']>;
	// VSIM
	vsim(
		key: Arg,
		form: 'ELE' | 'FP32' | 'VALUES',
		...args: [...args: Args[], withScores: 'WITHSCORES']
	): Result<C, Scored<C['text']>[]>;
	vsim(key: Arg, form: 'ELE' | 'FP32' | 'VALUES', ...args: Args[]): Result<C, C['text'][] | Scored<C['text']>[]>;
	// VRANDMEMBER
	vrandmember(key: Arg): Result<C, C['text'] | null>;
	vrandmember(key: Arg, count: Num): Result<C, C['text'][]>;
	// VEMB
	vemb(key: Arg, element: Arg): Result<C, number[] | null>;
	vemb(
		key: Arg,
		element: Arg,
		raw: 'RAW',
	): Result<C, [quantisation: string, bytes: C['text'], norm: number, range?: number] | null>;
	// VLINKS
	vlinks(key: Arg, element: Arg): Result<C, C['text'][][] | null>;
	vlinks(key: Arg, element: Arg, withScores: 'WITHSCORES'): Result<C, Scored<C['text']>[][] | null>;
	// JSON.SET
	set(key: Arg, path: Arg, value: Arg, condition?: 'NX' | 'XX'): Result<C, 'OK' | null>;
	set(
		key: Arg,
		path: Arg,
		value: Arg,
		...options: [fpha: 'FPHA', type: Arg] | [condition: 'NX' | 'XX', fpha: 'FPHA', type: Arg]
	): Result<C, 'OK' | null>;
	// JSON.MGET
	mget(...args: [...keys: Args[], path: Arg]): Result<C, (C['text'] | null)[]>;
	// ARGREP
	argrep(
		key: Arg,
		start: Arg,
		end: Arg,
		...args: [...args: Args[], withValues: 'WITHVALUES']
	): Result<C, [index: C['integer'], value: C['text']][]>;
	argrep(
		key: Arg,
		start: Arg,
		end: Arg,
		predicate: 'EXACT' | 'MATCH' | 'GLOB' | 'RE',
		text: Arg,
		...more: Args[]
	): Result<C, C['integer'][]>;
	// AROP
	arop(key: Arg, start: Num, end: Num, operation: 'MATCH', value: Arg): Result<C, C['integer']>;
	arop(key: Arg, start: Num, end: Num, operation: 'USED'): Result<C, C['integer']>;
	arop(key: Arg, start: Num, end: Num, operation: 'AND' | 'OR' | 'XOR'): Result<C, C['integer'] | null>;
	arop(key: Arg, start: Num, end: Num, operation: 'SUM' | 'MIN' | 'MAX'): Result<C, C['text'] | null>;
}
