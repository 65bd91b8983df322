/** Commands of Redis 8.2 to 8.10 (read in the command pages of redis.io) and the vector sets, which have no COMMAND DOCS. */
import type { Section } from './additions.ts';

const vectorSets: Section = {
	since: 'Redis 8.0',
	group: 'vector-set',
	module: true,
	lines: `
		VADD w/last-wins :: @key [REDUCE dim#] <FP32 vector | VALUES num# value#+> element [CAS] [NOQUANT | Q8 | BIN] [EF exploration#] [SETATTR attributes] [M links#] :: I :: Adds an element to a vector set, or gives it another vector.
		VCARD r :: @key :: I :: Counts the elements of a vector set.
		VDIM r :: @key :: I :: Tells how many dimensions the vectors of a set have.
		VEMB r :: @key element [RAW] :: number[] | null :: Returns the vector of an element, as the server has kept it.
		VGETATTR r :: @key element :: T | null :: Returns the JSON attributes of an element.
		VINFO r :: @key :: Fields<string | I> | null :: Returns facts about a vector set: quantisation, dimensions, size, graph.
		VISMEMBER r :: @key element :: I :: Tells whether an element is in a vector set.
		VLINKS r :: @key element [WITHSCORES] :: T[][] | null :: Returns the neighbours of an element, a list for each layer of the graph.
		VRANDMEMBER r :: @key [count#] :: T | T[] | null :: Returns one or more elements of a vector set at random.
		VREM w/last-wins :: @key element :: I :: Removes an element from a vector set.
		VSETATTR w/last-wins :: @key element attributes :: I :: Sets, or with an empty string removes, the JSON attributes of an element.
		VSIM r :: @key <ELE element | FP32 vector | VALUES num# value#+> [WITHSCORES] [WITHATTRIBS] [COUNT count#] [EPSILON delta#] [EF exploration#] [FILTER expression] [FILTER-EF effort#] [TRUTH] [NOTHREAD] :: T[] :: Returns the elements nearest to a vector or to an element.`,
};

const vectorRange: Section = {
	since: 'Redis 8.4',
	group: 'vector-set',
	module: true,
	lines:
		'VRANGE r :: @key start end [count#] :: T[] :: Returns elements of a vector set between two names, in byte order.',
};

const redis82: Section = {
	since: 'Redis 8.2',
	group: 'stream',
	lines: `
		XDELEX w/last-wins :: @key [KEEPREF | DELREF | ACKED] IDS numids# id+ :: I[] :: Deletes entries of a stream, saying what becomes of references to them in consumer groups.
		XACKDEL w/last-wins :: @key group [KEEPREF | DELREF | ACKED] IDS numids# id+ :: I[] :: Acknowledges entries for a consumer group and deletes them.`,
};

const redis84: Section = {
	since: 'Redis 8.4',
	group: 'string',
	lines: `
		DELEX w/conditional :: @key [IFEQ value | IFNE value | IFDEQ digest | IFDNE digest] :: I :: Deletes a key if its value, or the digest of its value, is or is not as given.
		DIGEST r :: @key :: T | null :: Returns the XXH3 digest of a string value, as hexadecimal digits.`,
};

// redis.io/docs/latest/commands/cluster-migration: arity -4, so STATUS wants one of its words.
const migration: Section = {
	since: 'Redis 8.4',
	group: 'cluster',
	lines:
		'CLUSTER|MIGRATION a/never :: <IMPORT (start-slot# end-slot#)+ | CANCEL <ID task-id | ALL> | STATUS <ID task-id | ALL>> :: T | I | Fields<T | I>[] :: Moves slots to this node, tells how a move goes on, or cancels it.',
};

// redis.io/docs/latest/commands/xcfgset: it forgets every token that was recorded, so a second run is not for us to judge.
const redis86: Section = {
	since: 'Redis 8.6',
	group: 'stream',
	lines:
		"XCFGSET w/never :: @key [IDMP-DURATION seconds#] [IDMP-MAXSIZE entries#] :: 'OK' :: Sets how long, and how many, idempotence tokens a stream remembers.",
};

// redis.io/docs/latest/commands/hotkeys-get: the selected slots are slots and ranges of slots.
const hotkeys: Section = {
	since: 'Redis 8.6',
	group: 'server',
	lines: `
		HOTKEYS a/never :: :: unknown :: A container for the search for hot keys.
		HOTKEYS|GET a/read :: :: Fields<T | I | (I | I[])[] | [T, I][]> | null :: Returns the hot keys found so far, with the circumstances of the search.
		HOTKEYS|HELP a/read :: :: string[] :: Returns help about the subcommands of HOTKEYS.
		HOTKEYS|RESET a/never :: :: 'OK' :: Throws away what the last search for hot keys has found.
		HOTKEYS|START a/never :: METRICS count# [CPU] [NET] [COUNT k#] [DURATION seconds#] [SAMPLE ratio#] [SLOTS count# slot#+] :: 'OK' :: Starts a search for hot keys.
		HOTKEYS|STOP a/never :: :: 'OK' | null :: Stops the search for hot keys; what it found stays.`,
};

const redis88: Section = {
	since: 'Redis 8.8, Valkey 9.2',
	group: 'string',
	lines:
		'INCREX w/accumulating :: @key [BYINT increment# | BYFLOAT increment#] [LBOUND bound#] [UBOUND bound#] [SATURATE] [EX seconds# | PX milliseconds# | EXAT unix-time-seconds# | PXAT unix-time-milliseconds# | PERSIST] [ENX] [NX | XX] :: [I, I] | [number, number] :: Increments a number within bounds and sets its expiration; returns the new value and the increment applied.',
};

const nack: Section = {
	since: 'Redis 8.8',
	group: 'stream',
	lines:
		'XNACK w/conditional :: @key group mode=<SILENT | FAIL | FATAL> IDS numids# id+ [RETRYCOUNT count#] [FORCE] :: I :: Gives pending entries back to their consumer group, to be delivered again at once.',
};

const arrays: Section = {
	since: 'Redis 8.8',
	group: 'array',
	lines: `
		ARCOUNT r :: @key :: I :: Counts the places of an array that hold a value.
		ARDEL w/last-wins :: @key index#+ :: I :: Empties places of an array.
		ARDELRANGE w/last-wins :: @key (start# end#)+ :: I :: Empties ranges of an array.
		ARGET r :: @key index# :: T | null :: Returns the value at an index of an array.
		ARGETRANGE r :: @key start# end# :: (T | null)[] :: Returns the values in a range of an array, empty places as null.
		ARGREP r :: @key start end <EXACT string | MATCH string | GLOB pattern | RE pattern>+ [AND | OR | LIMIT limit# | WITHVALUES | NOCASE]+ :: I[] | [I, T][] :: Searches a range of an array for values by text, and returns their indexes.
		ARINFO r :: @key [FULL] :: Fields<T | I | number> :: Returns facts about an array: length, count, memory layout.
		ARINSERT w/accumulating :: @key value+ :: I :: Inserts values at the cursor of an array and moves the cursor on; returns the last index used.
		ARLASTITEMS r :: @key count# [REV] :: (T | null)[] :: Returns the values inserted last.
		ARLEN r :: @key :: I :: Returns the highest index in use plus one.
		ARMGET r :: @key index#+ :: (T | null)[] :: Returns the values at several indexes of an array.
		ARMSET w/last-wins :: @key (index# value)+ :: I :: Sets the values at several indexes of an array; returns how many places were empty before.
		ARNEXT r :: @key :: I | null :: Returns the index that the next insertion will use; null when there is none left.
		AROP r :: @key start# end# <SUM | MIN | MAX | AND | OR | XOR | USED | MATCH value> :: T | I | null :: Reduces a range of an array to one number.
		ARRING w/accumulating :: @key size# value+ :: I :: Inserts values into an array used as a ring of a given size; returns the last index used.
		ARSCAN r :: @key start# end# [LIMIT limit#] :: [I, T][] :: Returns the values in a range of an array with their indexes, empty places left out.
		ARSEEK w/last-wins :: @key index# :: I :: Moves the cursor of an array, where the next insertion goes.
		ARSET w/last-wins :: @key index# value+ :: I :: Sets neighbouring values from an index on; returns how many places were empty before.`,
};

const redis810: Section = {
	since: 'Redis 8.10',
	group: 'list',
	lines: `
		LMOVEM w/accumulating :: @source @destination wherefrom=<LEFT | RIGHT> whereto=<LEFT | RIGHT> [<COUNT count# | EXACTLY count#> <OBO | BULK>] :: T[] | null :: Moves several elements from one list to another and returns them.
		BLMOVEM wb/accumulating :: @source @destination wherefrom=<LEFT | RIGHT> whereto=<LEFT | RIGHT> timeout# [<COUNT count# | EXACTLY count#> <OBO | BULK>] :: T[] | null :: Moves several elements from one list to another and returns them; waits until there are any.`,
};

const setCards: Section = {
	since: 'Redis 8.10',
	group: 'set',
	lines: `
		SUNIONCARD r :: numkeys# @key+ [APPROX] [LIMIT limit#] :: I :: Counts the members of the union of sets.
		SDIFFCARD r :: numkeys# @key+ [APPROX] [LIMIT limit#] :: I :: Counts the members that only the first of several sets has.`,
};

const hashImport: Section = {
	since: 'Redis 8.10',
	group: 'hash',
	lines: `
		HIMPORT a/never :: :: unknown :: A container for the import of many hashes with the same fields; what is prepared belongs to the connection.
		HIMPORT|PREPARE a/never :: fieldset field+ :: 'OK' :: Gives a name to a list of fields, for this connection.
		HIMPORT|SET w/last-wins :: @key fieldset value+ :: 'OK' :: Creates a hash from a prepared list of fields and the values for them.
		HIMPORT|DISCARD a/never :: fieldset :: I :: Forgets one prepared list of fields.
		HIMPORT|DISCARDALL a/never :: :: I :: Forgets every prepared list of fields of this connection.`,
};

const backup: Section = {
	since: 'Redis 8.10',
	group: 'server',
	lines: `
		BACKUP a/never :: :: unknown :: A container for online backups.
		BACKUP|ABORT a/never :: :: 'OK' :: Gives up the backup that is under way.
		BACKUP|CLEANUP a/never :: :: 'OK' :: Removes the files of a sealed backup.
		BACKUP|HELP a/read :: :: string[] :: Returns help about the subcommands of BACKUP.
		BACKUP|LIST a/read :: :: T[] :: Lists the files of the backup that are complete so far.
		BACKUP|SEAL a/never :: :: 'OK' :: Freezes the files of the backup.
		BACKUP|START a/never :: :: 'OK' :: Starts a backup into the configured directory.
		BACKUP|STATUS a/read :: :: Fields<T> :: Tells the state of the backup.`,
};

export const newer: readonly Section[] = [
	vectorSets,
	vectorRange,
	redis82,
	redis84,
	migration,
	redis86,
	hotkeys,
	redis88,
	nack,
	arrays,
	redis810,
	setCards,
	hashImport,
	backup,
];
