// Written by scripts/commands/generate.ts; do not edit. Signatures come from the servers' own metadata and from
// scripts/commands/signatures.ts. Summaries and complexities of commands that Valkey has are Valkey's:
// Copyright (c) 2024-present, Valkey contributors, BSD 3-clause licence.
import type {
	AggregateOption,
	Arg,
	Args,
	CommandInfo,
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
	Nums,
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
} from './signature.ts';

/** Commands that every surface has: client, lease, pipeline and MULTI. */
export interface PlainCommands<C extends Context> {
	/**
	 * Lists the ACL categories, or the commands inside a category.
	 * `ACL CAT [category]`
	 * O(1) since the categories and commands are a fixed set. Since 6.0. {@link https://redis.io/docs/latest/commands/acl-cat/ | ACL CAT}
	 */
	acl(subcommand: 'CAT', category?: Arg): Result<C, C['text'][]>;
	/**
	 * Deletes ACL users, and terminates their connections.
	 * `ACL DELUSER username [username …]`
	 * O(1) amortized time considering the typical user. Since 6.0. {@link https://redis.io/docs/latest/commands/acl-deluser/ | ACL DELUSER}
	 */
	acl(subcommand: 'DELUSER', ...usernames: Args[]): Result<C, C['integer']>;
	/**
	 * Simulates the execution of a command by a user, without executing the command.
	 * `ACL DRYRUN username command [arg …]`
	 * O(1). Since 7.0. {@link https://redis.io/docs/latest/commands/acl-dryrun/ | ACL DRYRUN}
	 */
	acl(subcommand: 'DRYRUN', username: Arg, command: Arg, ...args: Args[]): Result<C, 'OK' | C['text']>;
	/**
	 * Generates a pseudorandom, secure password that can be used to identify ACL users.
	 * `ACL GENPASS [bits]`
	 * O(1). Since 6.0. {@link https://redis.io/docs/latest/commands/acl-genpass/ | ACL GENPASS}
	 */
	acl(subcommand: 'GENPASS', bits?: Num): Result<C, C['text']>;
	/**
	 * Lists the ACL rules of a user.
	 * `ACL GETUSER username`
	 * O(N). Where N is the number of password, command and pattern rules that the user has. Since 6.0. {@link https://redis.io/docs/latest/commands/acl-getuser/ | ACL GETUSER}
	 */
	acl(subcommand: 'GETUSER', username: Arg): Result<C, Fields<C, C['text'] | C['text'][] | Fields<C, C['text']>[]> | null>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `ACL HELP`
	 * O(1). Since 6.0. {@link https://redis.io/docs/latest/commands/acl-help/ | ACL HELP}
	 */
	acl(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Dumps the effective rules in ACL file format.
	 * `ACL LIST`
	 * O(N). Where N is the number of configured users. Since 6.0. {@link https://redis.io/docs/latest/commands/acl-list/ | ACL LIST}
	 */
	acl(subcommand: 'LIST'): Result<C, C['text'][]>;
	/**
	 * Reloads the rules from the configured ACL file.
	 * `ACL LOAD`
	 * O(N). Where N is the number of configured users. Since 6.0. {@link https://redis.io/docs/latest/commands/acl-load/ | ACL LOAD}
	 */
	acl(subcommand: 'LOAD'): Result<C, 'OK'>;
	/**
	 * Lists recent security events generated due to ACL rules.
	 * `ACL LOG [count | RESET]`
	 * O(N) with N being the number of entries shown. Since 6.0. {@link https://redis.io/docs/latest/commands/acl-log/ | ACL LOG}
	 */
	acl(subcommand: 'LOG', ...options: ('RESET' | OptionNum)[]): Result<C, 'OK' | Fields<C, C['text'] | C['integer'] | number>[]>;
	/**
	 * Saves the effective ACL rules in the configured ACL file.
	 * `ACL SAVE`
	 * O(N). Where N is the number of configured users. Since 6.0. {@link https://redis.io/docs/latest/commands/acl-save/ | ACL SAVE}
	 */
	acl(subcommand: 'SAVE'): Result<C, 'OK'>;
	/**
	 * Creates and modifies an ACL user and its rules.
	 * `ACL SETUSER username [rule …]`
	 * O(N). Where N is the number of rules provided. Since 6.0. {@link https://redis.io/docs/latest/commands/acl-setuser/ | ACL SETUSER}
	 */
	acl(subcommand: 'SETUSER', username: Arg, ...rules: Args[]): Result<C, 'OK'>;
	/**
	 * Lists all ACL users.
	 * `ACL USERS`
	 * O(N). Where N is the number of configured users. Since 6.0. {@link https://redis.io/docs/latest/commands/acl-users/ | ACL USERS}
	 */
	acl(subcommand: 'USERS'): Result<C, C['text'][]>;
	/**
	 * Returns the authenticated username of the current connection.
	 * `ACL WHOAMI`
	 * O(1). Since 6.0. {@link https://redis.io/docs/latest/commands/acl-whoami/ | ACL WHOAMI}
	 */
	acl(subcommand: 'WHOAMI'): Result<C, C['text']>;
	/**
	 * Appends a string to the value of a key. Creates the key if it doesn't exist.
	 * `APPEND key value`
	 * O(1). The amortized time complexity is O(1) assuming the appended value is small and the already present value is of any size, since the dynamic string library used by the server will double the free space available on every reallocation. Since 2.0. {@link https://redis.io/docs/latest/commands/append/ | APPEND}
	 */
	append(key: Arg, value: Arg): Result<C, C['integer']>;
	/**
	 * Counts the places of an array that hold a value.
	 * `ARCOUNT key`
	 * O(1). Since Redis 8.8. {@link https://redis.io/docs/latest/commands/arcount/ | ARCOUNT}
	 */
	arcount(key: Arg): Result<C, C['integer']>;
	/**
	 * Empties places of an array.
	 * `ARDEL key index [index …]`
	 * O(N), N being the number of indexes. Since Redis 8.8. {@link https://redis.io/docs/latest/commands/ardel/ | ARDEL}
	 */
	ardel(key: Arg, ...indexes: Nums[]): Result<C, C['integer']>;
	/**
	 * Empties ranges of an array.
	 * `ARDELRANGE key start end [start end …]`
	 * O(N), N being the number of values that the ranges hold, however wide they are. Since Redis 8.8. {@link https://redis.io/docs/latest/commands/ardelrange/ | ARDELRANGE}
	 */
	ardelrange(key: Arg, ...startsAndEnds: Nums[]): Result<C, C['integer']>;
	/**
	 * Returns the value at an index of an array.
	 * `ARGET key index`
	 * O(1). Since Redis 8.8. {@link https://redis.io/docs/latest/commands/arget/ | ARGET}
	 */
	arget(key: Arg, index: Num): Result<C, C['text'] | null>;
	/**
	 * Returns the values in a range of an array, empty places as null.
	 * `ARGETRANGE key start end`
	 * O(N), N being the length of the range. Since Redis 8.8. {@link https://redis.io/docs/latest/commands/argetrange/ | ARGETRANGE}
	 */
	argetrange(key: Arg, start: Num, end: Num): Result<C, (C['text'] | null)[]>;
	/**
	 * Searches a range of an array for values by text, and returns their indexes.
	 * `ARGREP key start end <EXACT string | MATCH string | GLOB pattern | RE pattern> [EXACT string | MATCH string | GLOB pattern | RE pattern …] [AND | OR | LIMIT limit | WITHVALUES | NOCASE …]`
	 * O(N*C), N being the number of places looked at, C the cost of the predicates for one value. Since Redis 8.8. {@link https://redis.io/docs/latest/commands/argrep/ | ARGREP}
	 */
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
	/**
	 * Returns facts about an array: length, count, memory layout.
	 * `ARINFO key [FULL]`
	 * O(1); with FULL O(N), N being the number of slices. Since Redis 8.8. {@link https://redis.io/docs/latest/commands/arinfo/ | ARINFO}
	 */
	arinfo(key: Arg, ...options: ('FULL')[]): Result<C, Fields<C, C['text'] | C['integer'] | number>>;
	/**
	 * Inserts values at the cursor of an array and moves the cursor on; returns the last index used.
	 * `ARINSERT key value [value …]`
	 * O(N), N being the number of values. Since Redis 8.8. {@link https://redis.io/docs/latest/commands/arinsert/ | ARINSERT}
	 */
	arinsert(key: Arg, ...values: Args[]): Result<C, C['integer']>;
	/**
	 * Returns the values inserted last.
	 * `ARLASTITEMS key count [REV]`
	 * O(N), N being the count. Since Redis 8.8. {@link https://redis.io/docs/latest/commands/arlastitems/ | ARLASTITEMS}
	 */
	arlastitems(key: Arg, count: Num, ...options: ('REV')[]): Result<C, (C['text'] | null)[]>;
	/**
	 * Returns the highest index in use plus one.
	 * `ARLEN key`
	 * O(1). Since Redis 8.8. {@link https://redis.io/docs/latest/commands/arlen/ | ARLEN}
	 */
	arlen(key: Arg): Result<C, C['integer']>;
	/**
	 * Returns the values at several indexes of an array.
	 * `ARMGET key index [index …]`
	 * O(N), N being the number of indexes. Since Redis 8.8. {@link https://redis.io/docs/latest/commands/armget/ | ARMGET}
	 */
	armget(key: Arg, ...indexes: Nums[]): Result<C, (C['text'] | null)[]>;
	/**
	 * Sets the values at several indexes of an array; returns how many places were empty before.
	 * `ARMSET key index value [index value …]`
	 * O(N), N being the number of indexes. Since Redis 8.8. {@link https://redis.io/docs/latest/commands/armset/ | ARMSET}
	 */
	armset(key: Arg, ...indexesAndValues: Args[]): Result<C, C['integer']>;
	/**
	 * Returns the index that the next insertion will use; null when there is none left.
	 * `ARNEXT key`
	 * O(1). Since Redis 8.8. {@link https://redis.io/docs/latest/commands/arnext/ | ARNEXT}
	 */
	arnext(key: Arg): Result<C, C['integer'] | null>;
	/**
	 * Reduces a range of an array to one number.
	 * `AROP key start end <SUM | MIN | MAX | AND | OR | XOR | USED | MATCH value>`
	 * O(N), N being the number of places looked at: those of the range at worst, those with a value as a rule. Since Redis 8.8. {@link https://redis.io/docs/latest/commands/arop/ | AROP}
	 */
	arop(key: Arg, start: Num, end: Num, operation: 'MATCH', value: Arg): Result<C, C['integer']>;
	arop(key: Arg, start: Num, end: Num, operation: 'USED'): Result<C, C['integer']>;
	arop(key: Arg, start: Num, end: Num, operation: 'AND' | 'OR' | 'XOR'): Result<C, C['integer'] | null>;
	arop(key: Arg, start: Num, end: Num, operation: 'SUM' | 'MIN' | 'MAX'): Result<C, C['text'] | null>;
	/**
	 * Inserts values into an array used as a ring of a given size; returns the last index used.
	 * `ARRING key size value [value …]`
	 * O(M), M being the number of values; O(N+M) where the ring gets another size, N being the larger of the two. Since Redis 8.8. {@link https://redis.io/docs/latest/commands/arring/ | ARRING}
	 */
	arring(key: Arg, size: Num, ...values: Args[]): Result<C, C['integer']>;
	/**
	 * Returns the values in a range of an array with their indexes, empty places left out.
	 * `ARSCAN key start end [LIMIT limit]`
	 * O(N), N being the number of places looked at: those of the range at worst, those with a value as a rule. Since Redis 8.8. {@link https://redis.io/docs/latest/commands/arscan/ | ARSCAN}
	 */
	arscan(key: Arg, start: Num, end: Num, ...options: ('LIMIT' | OptionNum)[]): Result<C, [C['integer'], C['text']][]>;
	/**
	 * Moves the cursor of an array, where the next insertion goes.
	 * `ARSEEK key index`
	 * O(1). Since Redis 8.8. {@link https://redis.io/docs/latest/commands/arseek/ | ARSEEK}
	 */
	arseek(key: Arg, index: Num): Result<C, C['integer']>;
	/**
	 * Sets neighbouring values from an index on; returns how many places were empty before.
	 * `ARSET key index value [value …]`
	 * O(N), N being the number of values. Since Redis 8.8. {@link https://redis.io/docs/latest/commands/arset/ | ARSET}
	 */
	arset(key: Arg, index: Num, ...values: Args[]): Result<C, C['integer']>;
	/**
	 * Gives up the backup that is under way.
	 * `BACKUP ABORT`
	 * O(1). Since Redis 8.10. {@link https://redis.io/docs/latest/commands/backup-abort/ | BACKUP ABORT}
	 */
	backup(subcommand: 'ABORT'): Result<C, 'OK'>;
	/**
	 * Removes the files of a sealed backup.
	 * `BACKUP CLEANUP`
	 * O(1). Since Redis 8.10. {@link https://redis.io/docs/latest/commands/backup-cleanup/ | BACKUP CLEANUP}
	 */
	backup(subcommand: 'CLEANUP'): Result<C, 'OK'>;
	/**
	 * Returns help about the subcommands of BACKUP.
	 * `BACKUP HELP`
	 * O(1). Since Redis 8.10. {@link https://redis.io/docs/latest/commands/backup-help/ | BACKUP HELP}
	 */
	backup(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Lists the files of the backup that are complete so far.
	 * `BACKUP LIST`
	 * O(1). Since Redis 8.10. {@link https://redis.io/docs/latest/commands/backup-list/ | BACKUP LIST}
	 */
	backup(subcommand: 'LIST'): Result<C, C['text'][]>;
	/**
	 * Freezes the files of the backup.
	 * `BACKUP SEAL`
	 * O(1). Since Redis 8.10. {@link https://redis.io/docs/latest/commands/backup-seal/ | BACKUP SEAL}
	 */
	backup(subcommand: 'SEAL'): Result<C, 'OK'>;
	/**
	 * Starts a backup into the configured directory.
	 * `BACKUP START`
	 * O(1). Since Redis 8.10. {@link https://redis.io/docs/latest/commands/backup-start/ | BACKUP START}
	 */
	backup(subcommand: 'START'): Result<C, 'OK'>;
	/**
	 * Tells the state of the backup.
	 * `BACKUP STATUS`
	 * O(1). Since Redis 8.10. {@link https://redis.io/docs/latest/commands/backup-status/ | BACKUP STATUS}
	 */
	backup(subcommand: 'STATUS'): Result<C, Fields<C, C['text']>>;
	/**
	 * Asynchronously rewrites the append-only file to disk.
	 * `BGREWRITEAOF`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/bgrewriteaof/ | BGREWRITEAOF}
	 */
	bgrewriteaof(): Result<C, string>;
	/**
	 * Asynchronously saves the database(s) to disk.
	 * `BGSAVE [SCHEDULE]`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/bgsave/ | BGSAVE}
	 */
	bgsave(...options: ('SCHEDULE')[]): Result<C, string>;
	/**
	 * Counts the number of set bits (population counting) in a string.
	 * `BITCOUNT key [start end [BYTE | BIT]]`
	 * O(N). Since 2.6. {@link https://redis.io/docs/latest/commands/bitcount/ | BITCOUNT}
	 */
	bitcount(key: Arg, ...options: ('BYTE' | 'BIT' | OptionNum)[]): Result<C, C['integer']>;
	/**
	 * Performs arbitrary bitfield integer operations on strings.
	 * `BITFIELD key [GET encoding offset | [OVERFLOW WRAP | SAT | FAIL] <SET encoding offset value | INCRBY encoding offset increment> …]`
	 * O(1) for each subcommand specified. Since 3.2. {@link https://redis.io/docs/latest/commands/bitfield/ | BITFIELD}
	 */
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
	/**
	 * Performs arbitrary read-only bitfield integer operations on strings.
	 * `BITFIELD_RO key [GET encoding offset …]`
	 * O(1) for each subcommand specified. Since 6.0. {@link https://redis.io/docs/latest/commands/bitfield_ro/ | BITFIELD_RO}
	 */
	bitfield_ro(
		key: Arg,
		...operations: ('GET' | `${'i' | 'u'}${number}` | `#${number}` | OptionNum)[]
	): Result<C, C['integer'][]>;
	/**
	 * Performs bitwise operations on multiple strings, and stores the result.
	 * `BITOP <AND | OR | XOR | NOT> destkey key [key …]`
	 * O(N). Since 2.6. {@link https://redis.io/docs/latest/commands/bitop/ | BITOP}
	 */
	bitop(operation: 'AND' | 'OR' | 'XOR' | 'NOT', destkey: Arg, ...keys: Args[]): Result<C, C['integer']>;
	/**
	 * Finds the first set (1) or clear (0) bit in a string.
	 * `BITPOS key bit [start [end [BYTE | BIT]]]`
	 * O(N). Since 2.8.7. {@link https://redis.io/docs/latest/commands/bitpos/ | BITPOS}
	 */
	bitpos(key: Arg, bit: Num, ...options: ('BYTE' | 'BIT' | OptionNum)[]): Result<C, C['integer']>;
	/**
	 * Returns the name of the connection.
	 * `CLIENT GETNAME`
	 * O(1). Since 2.6.9. {@link https://redis.io/docs/latest/commands/client-getname/ | CLIENT GETNAME}
	 */
	client(subcommand: 'GETNAME'): Result<C, C['text'] | null>;
	/**
	 * Returns the client ID to which the connection's tracking notifications are redirected.
	 * `CLIENT GETREDIR`
	 * O(1). Since 6.0. {@link https://redis.io/docs/latest/commands/client-getredir/ | CLIENT GETREDIR}
	 */
	client(subcommand: 'GETREDIR'): Result<C, C['integer']>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `CLIENT HELP`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/client-help/ | CLIENT HELP}
	 */
	client(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Returns the unique client ID of the connection.
	 * `CLIENT ID`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/client-id/ | CLIENT ID}
	 */
	client(subcommand: 'ID'): Result<C, C['integer']>;
	/**
	 * Returns information about the connection.
	 * `CLIENT INFO`
	 * O(1). Since 6.2. {@link https://redis.io/docs/latest/commands/client-info/ | CLIENT INFO}
	 */
	client(subcommand: 'INFO'): Result<C, C['text']>;
	/**
	 * Terminates open connections.
	 * `CLIENT KILL <old-format | <[ID client-id] | [TYPE NORMAL | MASTER | SLAVE | REPLICA | PUBSUB] | [USER username] | [ADDR addr] | [LADDR laddr] | [SKIPME YES | NO] | [MAXAGE maxage]> [[ID client-id] | [TYPE NORMAL | MASTER | SLAVE | REPLICA | PUBSUB] | [USER username] | [ADDR addr] | [LADDR laddr] | [SKIPME YES | NO] | [MAXAGE maxage] …]>`
	 * O(N) where N is the number of client connections. Since 2.4. {@link https://redis.io/docs/latest/commands/client-kill/ | CLIENT KILL}
	 */
	client(
		subcommand: 'KILL',
		filter: 'ID' | 'TYPE' | 'USER' | 'ADDR' | 'LADDR' | 'SKIPME' | 'MAXAGE',
		value: Arg,
		...more: Args[]
	): Result<C, C['integer']>;
	client(subcommand: 'KILL', address: Arg): Result<C, 'OK'>;
	/**
	 * Lists open connections.
	 * `CLIENT LIST [TYPE NORMAL | MASTER | REPLICA | PUBSUB] [ID client-id …]`
	 * O(N) where N is the number of client connections. Since 2.4. {@link https://redis.io/docs/latest/commands/client-list/ | CLIENT LIST}
	 */
	client(subcommand: 'LIST', ...options: ('TYPE' | 'NORMAL' | 'MASTER' | 'REPLICA' | 'PUBSUB' | 'ID' | OptionNum)[]): Result<C, C['text']>;
	/**
	 * Suspends commands processing.
	 * `CLIENT PAUSE timeout [WRITE | ALL]`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/client-pause/ | CLIENT PAUSE}
	 */
	client(subcommand: 'PAUSE', timeout: Num, ...options: ('WRITE' | 'ALL')[]): Result<C, 'OK'>;
	/**
	 * Returns information about server-assisted client-side caching for the connection.
	 * `CLIENT TRACKINGINFO`
	 * O(1). Since 6.2. {@link https://redis.io/docs/latest/commands/client-trackinginfo/ | CLIENT TRACKINGINFO}
	 */
	client(subcommand: 'TRACKINGINFO'): Result<C, Fields<C, C['text'] | C['integer'] | C['text'][]>>;
	/**
	 * Unblocks a client blocked by a blocking command from a different connection.
	 * `CLIENT UNBLOCK client-id [TIMEOUT | ERROR]`
	 * O(log N) where N is the number of client connections. Since 5.0. {@link https://redis.io/docs/latest/commands/client-unblock/ | CLIENT UNBLOCK}
	 */
	client(subcommand: 'UNBLOCK', clientId: Num, ...options: ('TIMEOUT' | 'ERROR')[]): Result<C, C['integer']>;
	/**
	 * Resumes processing commands from paused clients.
	 * `CLIENT UNPAUSE`
	 * O(N) Where N is the number of paused clients. Since 6.2. {@link https://redis.io/docs/latest/commands/client-unpause/ | CLIENT UNPAUSE}
	 */
	client(subcommand: 'UNPAUSE'): Result<C, 'OK'>;
	/**
	 * Iterates over the keys in the cluster.
	 * `CLUSTERSCAN cursor [MATCH match-pattern] [COUNT count] [TYPE type] [SLOT slot]`
	 * O(N) where N is the number of elements returned. Since Valkey 9.1. {@link https://valkey.io/commands/clusterscan/ | CLUSTERSCAN}
	 */
	clusterscan(cursor: Arg, ...args: Args[]): Result<C, [C['text'], C['text'][]]>;
	/**
	 * Assigns new hash slots to a node.
	 * `CLUSTER ADDSLOTS slot [slot …]`
	 * O(N) where N is the total number of hash slot arguments. Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-addslots/ | CLUSTER ADDSLOTS}
	 */
	cluster(subcommand: 'ADDSLOTS', ...slots: Nums[]): Result<C, 'OK'>;
	/**
	 * Assigns new hash slot ranges to a node.
	 * `CLUSTER ADDSLOTSRANGE start-slot end-slot [start-slot end-slot …]`
	 * O(N) where N is the total number of the slots between the start slot and end slot arguments. Since 7.0. {@link https://redis.io/docs/latest/commands/cluster-addslotsrange/ | CLUSTER ADDSLOTSRANGE}
	 */
	cluster(subcommand: 'ADDSLOTSRANGE', ...startSlotsAndEndSlots: Nums[]): Result<C, 'OK'>;
	/**
	 * Advances the cluster config epoch.
	 * `CLUSTER BUMPEPOCH`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-bumpepoch/ | CLUSTER BUMPEPOCH}
	 */
	cluster(subcommand: 'BUMPEPOCH'): Result<C, string>;
	/**
	 * Cancel all current ongoing slot migration operations.
	 * `CLUSTER CANCELSLOTMIGRATIONS`
	 * O(N), where N is the number of slot migration operations being cancelled. Since Valkey 9.0. {@link https://valkey.io/commands/cluster-cancelslotmigrations/ | CLUSTER CANCELSLOTMIGRATIONS}
	 */
	cluster(subcommand: 'CANCELSLOTMIGRATIONS'): Result<C, 'OK'>;
	/**
	 * Returns the number of active failure reports for a node. No new reports are created once the node is marked as failed.
	 * `CLUSTER COUNT-FAILURE-REPORTS node-id`
	 * O(N) where N is the number of failure reports. Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-count-failure-reports/ | CLUSTER COUNT-FAILURE-REPORTS}
	 */
	cluster(subcommand: 'COUNT-FAILURE-REPORTS', nodeId: Arg): Result<C, C['integer']>;
	/**
	 * Returns the number of keys in a hash slot.
	 * `CLUSTER COUNTKEYSINSLOT slot`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-countkeysinslot/ | CLUSTER COUNTKEYSINSLOT}
	 */
	cluster(subcommand: 'COUNTKEYSINSLOT', slot: Num): Result<C, C['integer']>;
	/**
	 * Sets hash slots as unbound for a node.
	 * `CLUSTER DELSLOTS slot [slot …]`
	 * O(N) where N is the total number of hash slot arguments. Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-delslots/ | CLUSTER DELSLOTS}
	 */
	cluster(subcommand: 'DELSLOTS', ...slots: Nums[]): Result<C, 'OK'>;
	/**
	 * Sets hash slot ranges as unbound for a node.
	 * `CLUSTER DELSLOTSRANGE start-slot end-slot [start-slot end-slot …]`
	 * O(N) where N is the total number of the slots between the start slot and end slot arguments. Since 7.0. {@link https://redis.io/docs/latest/commands/cluster-delslotsrange/ | CLUSTER DELSLOTSRANGE}
	 */
	cluster(subcommand: 'DELSLOTSRANGE', ...startSlotsAndEndSlots: Nums[]): Result<C, 'OK'>;
	/**
	 * Forces a replica to perform a manual failover of its primary.
	 * `CLUSTER FAILOVER [FORCE | TAKEOVER]`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-failover/ | CLUSTER FAILOVER}
	 */
	cluster(subcommand: 'FAILOVER', ...options: ('FORCE' | 'TAKEOVER')[]): Result<C, 'OK'>;
	/**
	 * Removes all keys from the target slot.
	 * `CLUSTER FLUSHSLOT slot [ASYNC | SYNC]`
	 * O(N) where N is the number of keys in the target slot. Since Valkey 9.0. {@link https://valkey.io/commands/cluster-flushslot/ | CLUSTER FLUSHSLOT}
	 */
	cluster(subcommand: 'FLUSHSLOT', slot: Num, ...options: ('ASYNC' | 'SYNC')[]): Result<C, 'OK'>;
	/**
	 * Deletes all slots information from a node.
	 * `CLUSTER FLUSHSLOTS`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-flushslots/ | CLUSTER FLUSHSLOTS}
	 */
	cluster(subcommand: 'FLUSHSLOTS'): Result<C, 'OK'>;
	/**
	 * Removes a node from the nodes table.
	 * `CLUSTER FORGET node-id`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-forget/ | CLUSTER FORGET}
	 */
	cluster(subcommand: 'FORGET', nodeId: Arg): Result<C, 'OK'>;
	/**
	 * Returns the key names in a hash slot.
	 * `CLUSTER GETKEYSINSLOT slot count`
	 * O(N) where N is the number of requested keys. Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-getkeysinslot/ | CLUSTER GETKEYSINSLOT}
	 */
	cluster(subcommand: 'GETKEYSINSLOT', slot: Num, count: Num): Result<C, C['text'][]>;
	/**
	 * Gets the status of ongoing and recently finished slot import and export operations.
	 * `CLUSTER GETSLOTMIGRATIONS`
	 * O(N), where N is the number of active slot import and export jobs. Since Valkey 9.0. {@link https://valkey.io/commands/cluster-getslotmigrations/ | CLUSTER GETSLOTMIGRATIONS}
	 */
	cluster(subcommand: 'GETSLOTMIGRATIONS'): Result<C, Fields<C, C['text'] | C['integer']>[]>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `CLUSTER HELP`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/cluster-help/ | CLUSTER HELP}
	 */
	cluster(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Returns information about the state of a node.
	 * `CLUSTER INFO`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-info/ | CLUSTER INFO}
	 */
	cluster(subcommand: 'INFO'): Result<C, C['text']>;
	/**
	 * Returns the hash slot for a key.
	 * `CLUSTER KEYSLOT key`
	 * O(N) where N is the number of bytes in the key. Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-keyslot/ | CLUSTER KEYSLOT}
	 */
	cluster(subcommand: 'KEYSLOT', key: Arg): Result<C, C['integer']>;
	/**
	 * Returns a list of all TCP links to and from peer nodes.
	 * `CLUSTER LINKS`
	 * O(N) where N is the total number of Cluster nodes. Since 7.0. {@link https://redis.io/docs/latest/commands/cluster-links/ | CLUSTER LINKS}
	 */
	cluster(subcommand: 'LINKS'): Result<C, Fields<C, C['text'] | C['integer']>[]>;
	/**
	 * Forces a node to handshake with another node.
	 * `CLUSTER MEET ip port [cluster-bus-port]`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-meet/ | CLUSTER MEET}
	 */
	cluster(subcommand: 'MEET', ip: Arg, port: Num, clusterBusPort?: Num): Result<C, 'OK'>;
	/**
	 * Migrate the given slots from this node to the specified nodes.
	 * `CLUSTER MIGRATESLOTS SLOTSRANGE start-slot end-slot [start-slot end-slot …] NODE node-id [SLOTSRANGE start-slot end-slot [start-slot end-slot …] NODE node-id …]`
	 * O(N) where N is the total number of the slots between all start slot and end slot arguments. Since Valkey 9.0. {@link https://valkey.io/commands/cluster-migrateslots/ | CLUSTER MIGRATESLOTS}
	 */
	cluster(subcommand: 'MIGRATESLOTS', ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Moves slots to this node, tells how a move goes on, or cancels it.
	 * `CLUSTER MIGRATION <IMPORT start-slot end-slot [start-slot end-slot …] | CANCEL <ID task-id | ALL> | STATUS <ID task-id | ALL>>`
	 * O(N), N being the number of slots in the ranges. Since Redis 8.4. {@link https://redis.io/docs/latest/commands/cluster-migration/ | CLUSTER MIGRATION}
	 */
	cluster(subcommand: 'MIGRATION', ...args: Args[]): Result<C, C['text'] | C['integer'] | Fields<C, C['text'] | C['integer']>[]>;
	/**
	 * Returns the ID of a node.
	 * `CLUSTER MYID`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-myid/ | CLUSTER MYID}
	 */
	cluster(subcommand: 'MYID'): Result<C, C['text']>;
	/**
	 * Returns the shard ID of a node.
	 * `CLUSTER MYSHARDID`
	 * O(1). Since 7.2. {@link https://redis.io/docs/latest/commands/cluster-myshardid/ | CLUSTER MYSHARDID}
	 */
	cluster(subcommand: 'MYSHARDID'): Result<C, C['text']>;
	/**
	 * Returns the cluster configuration for a node.
	 * `CLUSTER NODES`
	 * O(N) where N is the total number of Cluster nodes. Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-nodes/ | CLUSTER NODES}
	 */
	cluster(subcommand: 'NODES'): Result<C, C['text']>;
	/**
	 * Lists the replica nodes of a primary node.
	 * `CLUSTER REPLICAS node-id`
	 * O(N) where N is the number of replicas. Since 5.0. {@link https://redis.io/docs/latest/commands/cluster-replicas/ | CLUSTER REPLICAS}
	 */
	cluster(subcommand: 'REPLICAS', nodeId: Arg): Result<C, C['text'][]>;
	/**
	 * Configures a node as replica of a primary node or detaches a replica from its primary.
	 * `CLUSTER REPLICATE node-id`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-replicate/ | CLUSTER REPLICATE}
	 */
	cluster(subcommand: 'REPLICATE', nodeId: Arg): Result<C, 'OK'>;
	/**
	 * Resets a node.
	 * `CLUSTER RESET [HARD | SOFT]`
	 * O(N) where N is the number of known nodes. The command may execute a FLUSHALL as a side effect. Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-reset/ | CLUSTER RESET}
	 */
	cluster(subcommand: 'RESET', ...options: ('HARD' | 'SOFT')[]): Result<C, 'OK'>;
	/**
	 * Forces a node to save the cluster configuration to disk.
	 * `CLUSTER SAVECONFIG`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-saveconfig/ | CLUSTER SAVECONFIG}
	 */
	cluster(subcommand: 'SAVECONFIG'): Result<C, 'OK'>;
	/**
	 * Sets the configuration epoch for a new node.
	 * `CLUSTER SET-CONFIG-EPOCH config-epoch`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-set-config-epoch/ | CLUSTER SET-CONFIG-EPOCH}
	 */
	cluster(subcommand: 'SET-CONFIG-EPOCH', configEpoch: Num): Result<C, 'OK'>;
	/**
	 * Binds a hash slot to a node.
	 * `CLUSTER SETSLOT slot <IMPORTING importing | MIGRATING migrating | NODE node | STABLE>`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-setslot/ | CLUSTER SETSLOT}
	 */
	cluster(subcommand: 'SETSLOT', slot: Num, ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Returns the mapping of cluster slots to shards.
	 * `CLUSTER SHARDS`
	 * O(N) where N is the total number of cluster nodes. Since 7.0. {@link https://redis.io/docs/latest/commands/cluster-shards/ | CLUSTER SHARDS}
	 */
	cluster(subcommand: 'SHARDS'): Result<C, Fields<C, C['integer'][] | C['text'] | Fields<C, C['text'] | C['integer']>[]>[]>;
	/**
	 * Lists the replica nodes of a primary node.
	 * `CLUSTER SLAVES node-id`
	 * O(N) where N is the number of replicas. Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-slaves/ | CLUSTER SLAVES}
	 * @deprecated Use `CLUSTER REPLICAS`.
	 */
	cluster(subcommand: 'SLAVES', nodeId: Arg): Result<C, C['text'][]>;
	/**
	 * Return an array of slot usage statistics for slots assigned to the current node.
	 * `CLUSTER SLOT-STATS <SLOTSRANGE start-slot end-slot | ORDERBY metric [LIMIT limit] [ASC | DESC]>`
	 * O(N) where N is the total number of slots based on arguments. O(N*log(N)) with ORDERBY subcommand. Since Valkey 8.0. {@link https://valkey.io/commands/cluster-slot-stats/ | CLUSTER SLOT-STATS}
	 */
	cluster(subcommand: 'SLOT-STATS', ...args: Args[]): Result<C, [C['integer'], Fields<C, C['integer']>][]>;
	/**
	 * Returns the mapping of cluster slots to nodes.
	 * `CLUSTER SLOTS`
	 * O(N) where N is the total number of Cluster nodes. Since 3.0. {@link https://redis.io/docs/latest/commands/cluster-slots/ | CLUSTER SLOTS}
	 * @deprecated Use `CLUSTER SHARDS`.
	 */
	cluster(subcommand: 'SLOTS'): Result<C, [C['integer'], C['integer'], ...[C['text'], C['integer'], C['text'], Fields<C, C['text']>][]][]>;
	/**
	 * Returns detailed information about all commands.
	 * `COMMAND`
	 * O(N) where N is the total number of commands. Since 2.8.13. {@link https://redis.io/docs/latest/commands/command/ | COMMAND}
	 */
	command(): Result<C, (CommandInfo<C> | null)[]>;
	/**
	 * Returns a count of commands.
	 * `COMMAND COUNT`
	 * O(1). Since 2.8.13. {@link https://redis.io/docs/latest/commands/command-count/ | COMMAND COUNT}
	 */
	command(subcommand: 'COUNT'): Result<C, C['integer']>;
	/**
	 * Returns documentary information about one, multiple or all commands.
	 * `COMMAND DOCS [command-name …]`
	 * O(N) where N is the number of commands to look up. Since 7.0. {@link https://redis.io/docs/latest/commands/command-docs/ | COMMAND DOCS}
	 */
	command(subcommand: 'DOCS', ...commandNames: Args[]): Result<C, Fields<C, Fields<C, unknown>>>;
	/**
	 * Extracts the key names from an arbitrary command.
	 * `COMMAND GETKEYS command [arg …]`
	 * O(N) where N is the number of arguments to the command. Since 2.8.13. {@link https://redis.io/docs/latest/commands/command-getkeys/ | COMMAND GETKEYS}
	 */
	command(subcommand: 'GETKEYS', command: Arg, ...args: Args[]): Result<C, C['text'][]>;
	/**
	 * Extracts the key names and access flags for an arbitrary command.
	 * `COMMAND GETKEYSANDFLAGS command [arg …]`
	 * O(N) where N is the number of arguments to the command. Since 7.0. {@link https://redis.io/docs/latest/commands/command-getkeysandflags/ | COMMAND GETKEYSANDFLAGS}
	 */
	command(subcommand: 'GETKEYSANDFLAGS', command: Arg, ...args: Args[]): Result<C, [C['text'], string[]][]>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `COMMAND HELP`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/command-help/ | COMMAND HELP}
	 */
	command(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Returns information about one, multiple or all commands.
	 * `COMMAND INFO [command-name …]`
	 * O(N) where N is the number of commands to look up. Since 2.8.13. {@link https://redis.io/docs/latest/commands/command-info/ | COMMAND INFO}
	 */
	command(subcommand: 'INFO', ...commandNames: Args[]): Result<C, (CommandInfo<C> | null)[]>;
	/**
	 * Returns a list of command names.
	 * `COMMAND LIST [FILTERBY MODULE module-name | ACLCAT category | PATTERN pattern]`
	 * O(N) where N is the total number of commands. Since 7.0. {@link https://redis.io/docs/latest/commands/command-list/ | COMMAND LIST}
	 */
	command(subcommand: 'LIST', ...args: Args[]): Result<C, C['text'][]>;
	/**
	 * Returns the specified command log's entries.
	 * `COMMANDLOG GET count <SLOW | LARGE-REQUEST | LARGE-REPLY>`
	 * O(N) where N is the number of entries returned. Since Valkey 8.1. {@link https://valkey.io/commands/commandlog-get/ | COMMANDLOG GET}
	 */
	commandlog(subcommand: 'GET', count: Num, type: 'SLOW' | 'LARGE-REQUEST' | 'LARGE-REPLY'): Result<C, [C['integer'], C['integer'], C['integer'], C['text'][], C['text'], C['text']][]>;
	/**
	 * Shows helpful text about the different subcommands.
	 * `COMMANDLOG HELP`
	 * O(1). Since Valkey 8.1. {@link https://valkey.io/commands/commandlog-help/ | COMMANDLOG HELP}
	 */
	commandlog(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Returns the number of entries in the specified type of command log.
	 * `COMMANDLOG LEN <SLOW | LARGE-REQUEST | LARGE-REPLY>`
	 * O(1). Since Valkey 8.1. {@link https://valkey.io/commands/commandlog-len/ | COMMANDLOG LEN}
	 */
	commandlog(subcommand: 'LEN', type: 'SLOW' | 'LARGE-REQUEST' | 'LARGE-REPLY'): Result<C, C['integer']>;
	/**
	 * Clears all entries from the specified type of command log.
	 * `COMMANDLOG RESET <SLOW | LARGE-REQUEST | LARGE-REPLY>`
	 * O(N) where N is the number of entries in the commandlog. Since Valkey 8.1. {@link https://valkey.io/commands/commandlog-reset/ | COMMANDLOG RESET}
	 */
	commandlog(subcommand: 'RESET', type: 'SLOW' | 'LARGE-REQUEST' | 'LARGE-REPLY'): Result<C, 'OK'>;
	/**
	 * Returns the effective values of configuration parameters.
	 * `CONFIG GET parameter [parameter …]`
	 * O(N) when N is the number of configuration parameters provided. Since 2.0. {@link https://redis.io/docs/latest/commands/config-get/ | CONFIG GET}
	 */
	config(subcommand: 'GET', ...parameters: Args[]): Result<C, Fields<C, C['text']>>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `CONFIG HELP`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/config-help/ | CONFIG HELP}
	 */
	config(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Resets the server's statistics.
	 * `CONFIG RESETSTAT`
	 * O(1). Since 2.0. {@link https://redis.io/docs/latest/commands/config-resetstat/ | CONFIG RESETSTAT}
	 */
	config(subcommand: 'RESETSTAT'): Result<C, 'OK'>;
	/**
	 * Persists the effective configuration to file.
	 * `CONFIG REWRITE`
	 * O(1). Since 2.8. {@link https://redis.io/docs/latest/commands/config-rewrite/ | CONFIG REWRITE}
	 */
	config(subcommand: 'REWRITE'): Result<C, 'OK'>;
	/**
	 * Sets configuration parameters in-flight.
	 * `CONFIG SET parameter value [parameter value …]`
	 * O(N) when N is the number of configuration parameters provided. Since 2.0. {@link https://redis.io/docs/latest/commands/config-set/ | CONFIG SET}
	 */
	config(subcommand: 'SET', parameter: Arg, value: Arg, ...more: Args[]): Result<C, 'OK'>;
	/**
	 * Copies the value of a key to a new key.
	 * `COPY source destination [DB destination-db] [REPLACE]`
	 * O(N) worst case for collections, where N is the number of nested items. O(1) for string values. Since 6.2. {@link https://redis.io/docs/latest/commands/copy/ | COPY}
	 */
	copy(source: Arg, destination: Arg, ...options: ('DB' | 'REPLACE' | OptionNum)[]): Result<C, C['integer']>;
	/**
	 * Returns the number of keys in the database.
	 * `DBSIZE`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/dbsize/ | DBSIZE}
	 */
	dbsize(): Result<C, C['integer']>;
	/**
	 * A container for debugging commands.
	 * `DEBUG`
	 * Depends on subcommand. Since 1.0. {@link https://redis.io/docs/latest/commands/debug/ | DEBUG}
	 */
	debug(...args: Args[]): Result<C, unknown>;
	/**
	 * Decrements the integer value of a key by one. Uses 0 as initial value if the key doesn't exist.
	 * `DECR key`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/decr/ | DECR}
	 */
	decr(key: Arg): Result<C, C['integer']>;
	/**
	 * Decrements the integer value of a key by a number. Uses 0 as initial value if the key doesn't exist.
	 * `DECRBY key decrement`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/decrby/ | DECRBY}
	 */
	decrby(key: Arg, decrement: Num): Result<C, C['integer']>;
	/**
	 * Deletes one or more keys.
	 * `DEL key [key …]`
	 * O(N) where N is the number of keys that will be removed. When a key to remove holds a value other than a string, the individual complexity for this key is O(M) where M is the number of elements in the list, set, sorted set or hash. Removing a single key that holds a string value is O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/del/ | DEL}
	 */
	del(...keys: Args[]): Result<C, C['integer']>;
	/**
	 * Deletes a key if its value, or the digest of its value, is or is not as given.
	 * `DELEX key [IFEQ value | IFNE value | IFDEQ digest | IFDNE digest]`
	 * O(1) with IFEQ and IFNE; O(N) with IFDEQ and IFDNE, N being the length of the value. Since Redis 8.4. {@link https://redis.io/docs/latest/commands/delex/ | DELEX}
	 */
	delex(key: Arg): Result<C, C['integer']>;
	delex(key: Arg, condition: 'IFEQ' | 'IFNE' | 'IFDEQ' | 'IFDNE', compared: Arg): Result<C, C['integer']>;
	/**
	 * Delete key if value matches string.
	 * `DELIFEQ key value`
	 * O(1). Since Valkey 9.0. {@link https://valkey.io/commands/delifeq/ | DELIFEQ}
	 */
	delifeq(key: Arg, value: Arg): Result<C, C['integer']>;
	/**
	 * Returns the XXH3 digest of a string value, as hexadecimal digits.
	 * `DIGEST key`
	 * O(N), N being the length of the value. Since Redis 8.4. {@link https://redis.io/docs/latest/commands/digest/ | DIGEST}
	 */
	digest(key: Arg): Result<C, C['text'] | null>;
	/**
	 * Returns a serialized representation of the value stored at a key.
	 * `DUMP key`
	 * O(1) to access the key and additional O(N*M) to serialize it, where N is the number of objects composing the value and M their average size. For small string values the time complexity is thus O(1)+O(1*M) where M is small, so simply O(1). Since 2.6. {@link https://redis.io/docs/latest/commands/dump/ | DUMP}
	 */
	dump(key: Arg): Result<C, C['text'] | null>;
	/**
	 * Returns the given string.
	 * `ECHO message`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/echo/ | ECHO}
	 */
	echo(message: Arg): Result<C, C['text']>;
	/**
	 * Executes a server-side Lua script.
	 * `EVAL script numkeys [key …] [arg …]`
	 * Depends on the script that is executed. Since 2.6. {@link https://redis.io/docs/latest/commands/eval/ | EVAL}
	 */
	eval(script: Arg, numkeys: Num, ...args: Args[]): Result<C, unknown>;
	/**
	 * Executes a server-side Lua script by SHA1 digest.
	 * `EVALSHA sha1 numkeys [key …] [arg …]`
	 * Depends on the script that is executed. Since 2.6. {@link https://redis.io/docs/latest/commands/evalsha/ | EVALSHA}
	 */
	evalsha(sha1: Arg, numkeys: Num, ...args: Args[]): Result<C, unknown>;
	/**
	 * Executes a read-only server-side Lua script by SHA1 digest.
	 * `EVALSHA_RO sha1 numkeys [key …] [arg …]`
	 * Depends on the script that is executed. Since 7.0. {@link https://redis.io/docs/latest/commands/evalsha_ro/ | EVALSHA_RO}
	 */
	evalsha_ro(sha1: Arg, numkeys: Num, ...args: Args[]): Result<C, unknown>;
	/**
	 * Executes a read-only server-side Lua script.
	 * `EVAL_RO script numkeys [key …] [arg …]`
	 * Depends on the script that is executed. Since 7.0. {@link https://redis.io/docs/latest/commands/eval_ro/ | EVAL_RO}
	 */
	eval_ro(script: Arg, numkeys: Num, ...args: Args[]): Result<C, unknown>;
	/**
	 * Determines whether one or more keys exist.
	 * `EXISTS key [key …]`
	 * O(N) where N is the number of keys to check. Since 1.0. {@link https://redis.io/docs/latest/commands/exists/ | EXISTS}
	 */
	exists(...keys: Args[]): Result<C, C['integer']>;
	/**
	 * Sets the expiration time of a key in seconds.
	 * `EXPIRE key seconds [NX | XX | GT | LT]`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/expire/ | EXPIRE}
	 */
	expire(key: Arg, seconds: Num, ...options: ('NX' | 'XX' | 'GT' | 'LT')[]): Result<C, C['integer']>;
	/**
	 * Sets the expiration time of a key to a Unix timestamp.
	 * `EXPIREAT key unix-time-seconds [NX | XX | GT | LT]`
	 * O(1). Since 1.2. {@link https://redis.io/docs/latest/commands/expireat/ | EXPIREAT}
	 */
	expireat(key: Arg, unixTimeSeconds: Num, ...options: ('NX' | 'XX' | 'GT' | 'LT')[]): Result<C, C['integer']>;
	/**
	 * Returns the expiration time of a key as a Unix timestamp.
	 * `EXPIRETIME key`
	 * O(1). Since 7.0. {@link https://redis.io/docs/latest/commands/expiretime/ | EXPIRETIME}
	 */
	expiretime(key: Arg): Result<C, C['integer']>;
	/**
	 * Starts a coordinated failover from a server to one of its replicas.
	 * `FAILOVER [TO host port [FORCE]] [ABORT] [TIMEOUT milliseconds]`
	 * O(1). Since 6.2. {@link https://redis.io/docs/latest/commands/failover/ | FAILOVER}
	 */
	failover(...args: Args[]): Result<C, 'OK'>;
	/**
	 * Invokes a function.
	 * `FCALL function numkeys [key …] [arg …]`
	 * Depends on the function that is executed. Since 7.0. {@link https://redis.io/docs/latest/commands/fcall/ | FCALL}
	 */
	fcall(functionName: Arg, numkeys: Num, ...args: Args[]): Result<C, unknown>;
	/**
	 * Invokes a read-only function.
	 * `FCALL_RO function numkeys [key …] [arg …]`
	 * Depends on the function that is executed. Since 7.0. {@link https://redis.io/docs/latest/commands/fcall_ro/ | FCALL_RO}
	 */
	fcall_ro(functionName: Arg, numkeys: Num, ...args: Args[]): Result<C, unknown>;
	/**
	 * Removes all keys from all databases.
	 * `FLUSHALL [ASYNC | SYNC]`
	 * O(N) where N is the total number of keys in all databases. Since 1.0. {@link https://redis.io/docs/latest/commands/flushall/ | FLUSHALL}
	 */
	flushall(...options: ('ASYNC' | 'SYNC')[]): Result<C, 'OK'>;
	/**
	 * Removes all keys from the current database.
	 * `FLUSHDB [ASYNC | SYNC]`
	 * O(N) where N is the number of keys in the selected database. Since 1.0. {@link https://redis.io/docs/latest/commands/flushdb/ | FLUSHDB}
	 */
	flushdb(...options: ('ASYNC' | 'SYNC')[]): Result<C, 'OK'>;
	/**
	 * Deletes a library and its functions.
	 * `FUNCTION DELETE library-name`
	 * O(1). Since 7.0. {@link https://redis.io/docs/latest/commands/function-delete/ | FUNCTION DELETE}
	 */
	function(subcommand: 'DELETE', libraryName: Arg): Result<C, 'OK'>;
	/**
	 * Dumps all libraries into a serialized binary payload.
	 * `FUNCTION DUMP`
	 * O(N) where N is the number of functions. Since 7.0. {@link https://redis.io/docs/latest/commands/function-dump/ | FUNCTION DUMP}
	 */
	function(subcommand: 'DUMP'): Result<C, C['text']>;
	/**
	 * Deletes all libraries and functions.
	 * `FUNCTION FLUSH [ASYNC | SYNC]`
	 * O(N) where N is the number of functions deleted. Since 7.0. {@link https://redis.io/docs/latest/commands/function-flush/ | FUNCTION FLUSH}
	 */
	function(subcommand: 'FLUSH', ...options: ('ASYNC' | 'SYNC')[]): Result<C, 'OK'>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `FUNCTION HELP`
	 * O(1). Since 7.0. {@link https://redis.io/docs/latest/commands/function-help/ | FUNCTION HELP}
	 */
	function(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Terminates a function during execution.
	 * `FUNCTION KILL`
	 * O(1). Since 7.0. {@link https://redis.io/docs/latest/commands/function-kill/ | FUNCTION KILL}
	 */
	function(subcommand: 'KILL'): Result<C, 'OK'>;
	/**
	 * Returns information about all libraries.
	 * `FUNCTION LIST [LIBRARYNAME library-name-pattern] [WITHCODE]`
	 * O(N) where N is the number of functions. Since 7.0. {@link https://redis.io/docs/latest/commands/function-list/ | FUNCTION LIST}
	 */
	function(
		subcommand: 'LIST',
		...options: [] | ['WITHCODE'] | ['LIBRARYNAME', pattern: Arg] | ['LIBRARYNAME', pattern: Arg, 'WITHCODE']
	): Result<C, Fields<C, C['text'] | Fields<C, C['text'] | C['text'][] | null>[]>[]>;
	/**
	 * Creates a library.
	 * `FUNCTION LOAD [REPLACE] function-code`
	 * O(1) (considering compilation time is redundant). Since 7.0. {@link https://redis.io/docs/latest/commands/function-load/ | FUNCTION LOAD}
	 */
	function(subcommand: 'LOAD', code: Arg): Result<C, C['text']>;
	function(subcommand: 'LOAD', replace: 'REPLACE', code: Arg): Result<C, C['text']>;
	/**
	 * Restores all libraries from a payload.
	 * `FUNCTION RESTORE serialized-value [FLUSH | APPEND | REPLACE]`
	 * O(N) where N is the number of functions on the payload. Since 7.0. {@link https://redis.io/docs/latest/commands/function-restore/ | FUNCTION RESTORE}
	 */
	function(subcommand: 'RESTORE', serializedValue: Arg, ...options: ('FLUSH' | 'APPEND' | 'REPLACE')[]): Result<C, 'OK'>;
	/**
	 * Returns information about a function during execution.
	 * `FUNCTION STATS`
	 * O(1). Since 7.0. {@link https://redis.io/docs/latest/commands/function-stats/ | FUNCTION STATS}
	 */
	function(subcommand: 'STATS'): Result<C, Fields<C, null | Fields<C, unknown>>>;
	/**
	 * Adds one or more members to a geospatial index. The key is created if it doesn't exist.
	 * `GEOADD key [NX | XX] [CH] longitude latitude member [longitude latitude member …]`
	 * O(log(N)) for each item added, where N is the number of elements in the sorted set. Since 3.2. {@link https://redis.io/docs/latest/commands/geoadd/ | GEOADD}
	 */
	geoadd(key: Arg, longitude: Score, latitude: Num, member: Arg, ...more: Args[]): Result<C, C['integer']>;
	geoadd(key: Arg, option: 'NX' | 'XX' | 'CH', ...args: Args[]): Result<C, C['integer']>;
	geoadd(key: Arg, positionsAndMembers: readonly Arg[]): Result<C, C['integer']>;
	/**
	 * Returns the distance between two members of a geospatial index.
	 * `GEODIST key member1 member2 [M | KM | FT | MI]`
	 * O(1). Since 3.2. {@link https://redis.io/docs/latest/commands/geodist/ | GEODIST}
	 */
	geodist(key: Arg, member1: Arg, member2: Arg, unit?: GeoUnit): Result<C, number | null>;
	/**
	 * Returns members from a geospatial index as geohash strings.
	 * `GEOHASH key [member …]`
	 * O(1) for each member requested. Since 3.2. {@link https://redis.io/docs/latest/commands/geohash/ | GEOHASH}
	 */
	geohash(key: Arg, ...members: Args[]): Result<C, (C['text'] | null)[]>;
	/**
	 * Returns the longitude and latitude of members from a geospatial index.
	 * `GEOPOS key [member …]`
	 * O(1) for each member requested. Since 3.2. {@link https://redis.io/docs/latest/commands/geopos/ | GEOPOS}
	 */
	geopos(key: Arg, ...members: Args[]): Result<C, ([number, number] | null)[]>;
	/**
	 * Queries a geospatial index for members within a distance from a coordinate, optionally stores the result.
	 * `GEORADIUS key longitude latitude radius <M | KM | FT | MI> [WITHCOORD] [WITHDIST] [WITHHASH] [COUNT count [ANY]] [ASC | DESC] [STORE storekey | STOREDIST storedistkey]`
	 * O(N+log(M)) where N is the number of elements inside the bounding box of the circular area delimited by center and radius and M is the number of items inside the index. Since 3.2. {@link https://redis.io/docs/latest/commands/georadius/ | GEORADIUS}
	 * @deprecated Use `GEOSEARCH` and `GEOSEARCHSTORE` with the `BYRADIUS` argument.
	 */
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
	/**
	 * Queries a geospatial index for members within a distance from a member, optionally stores the result.
	 * `GEORADIUSBYMEMBER key member radius <M | KM | FT | MI> [WITHCOORD] [WITHDIST] [WITHHASH] [COUNT count [ANY]] [ASC | DESC] [STORE storekey | STOREDIST storedistkey]`
	 * O(N+log(M)) where N is the number of elements inside the bounding box of the circular area delimited by center and radius and M is the number of items inside the index. Since 3.2. {@link https://redis.io/docs/latest/commands/georadiusbymember/ | GEORADIUSBYMEMBER}
	 * @deprecated Use `GEOSEARCH` and `GEOSEARCHSTORE` with the `BYRADIUS` and `FROMMEMBER` arguments.
	 */
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
	/**
	 * Returns members from a geospatial index that are within a distance from a member.
	 * `GEORADIUSBYMEMBER_RO key member radius <M | KM | FT | MI> [WITHCOORD] [WITHDIST] [WITHHASH] [COUNT count [ANY]] [ASC | DESC]`
	 * O(N+log(M)) where N is the number of elements inside the bounding box of the circular area delimited by center and radius and M is the number of items inside the index. Since 3.2.10. {@link https://redis.io/docs/latest/commands/georadiusbymember_ro/ | GEORADIUSBYMEMBER_RO}
	 * @deprecated Use `GEOSEARCH` with the `BYRADIUS` and `FROMMEMBER` arguments.
	 */
	georadiusbymember_ro<const O extends readonly GeoOption[]>(
		key: Arg,
		member: Arg,
		radius: Num,
		unit: GeoUnit,
		...options: O
	): Result<C, GeoReply<C, O>>;
	/**
	 * Returns members from a geospatial index that are within a distance from a coordinate.
	 * `GEORADIUS_RO key longitude latitude radius <M | KM | FT | MI> [WITHCOORD] [WITHDIST] [WITHHASH] [COUNT count [ANY]] [ASC | DESC]`
	 * O(N+log(M)) where N is the number of elements inside the bounding box of the circular area delimited by center and radius and M is the number of items inside the index. Since 3.2.10. {@link https://redis.io/docs/latest/commands/georadius_ro/ | GEORADIUS_RO}
	 * @deprecated Use `GEOSEARCH` with the `BYRADIUS` argument.
	 */
	georadius_ro<const O extends readonly GeoOption[]>(
		key: Arg,
		longitude: Num,
		latitude: Num,
		radius: Num,
		unit: GeoUnit,
		...options: O
	): Result<C, GeoReply<C, O>>;
	/**
	 * Queries a geospatial index for members inside an area of a box, circle, or a polygon.
	 * `GEOSEARCH key <FROMMEMBER member | FROMLONLAT longitude latitude> <BYRADIUS radius <M | KM | FT | MI> | BYBOX width height <M | KM | FT | MI>> [ASC | DESC] [COUNT count [ANY]] [WITHCOORD] [WITHDIST] [WITHHASH]`
	 * O(N+log(M)) where N is the number of elements in the grid-aligned bounding box area around the shape provided as the filter and M is the number of items inside the shape. Since 6.2. {@link https://redis.io/docs/latest/commands/geosearch/ | GEOSEARCH}
	 */
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
	/**
	 * Queries a geospatial index for members inside an area of a box, a circle, or a polygon, optionally stores the result.
	 * `GEOSEARCHSTORE destination source <FROMMEMBER member | FROMLONLAT longitude latitude> <BYRADIUS radius <M | KM | FT | MI> | BYBOX width height <M | KM | FT | MI>> [ASC | DESC] [COUNT count [ANY]] [STOREDIST]`
	 * O(N+log(M)) where N is the number of elements in the grid-aligned bounding box area around the shape provided as the filter and M is the number of items inside the shape. Since 6.2. {@link https://redis.io/docs/latest/commands/geosearchstore/ | GEOSEARCHSTORE}
	 */
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
	/**
	 * Returns the string value of a key.
	 * `GET key`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/get/ | GET}
	 */
	get(key: Arg): Result<C, C['text'] | null>;
	/**
	 * Returns a bit value by offset.
	 * `GETBIT key offset`
	 * O(1). Since 2.2. {@link https://redis.io/docs/latest/commands/getbit/ | GETBIT}
	 */
	getbit(key: Arg, offset: Num): Result<C, C['integer']>;
	/**
	 * Returns the string value of a key after deleting the key.
	 * `GETDEL key`
	 * O(1). Since 6.2. {@link https://redis.io/docs/latest/commands/getdel/ | GETDEL}
	 */
	getdel(key: Arg): Result<C, C['text'] | null>;
	/**
	 * Returns the string value of a key after setting its expiration time.
	 * `GETEX key [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | PERSIST]`
	 * O(1). Since 6.2. {@link https://redis.io/docs/latest/commands/getex/ | GETEX}
	 */
	getex(key: Arg, ...options: ('EX' | 'PX' | 'EXAT' | 'PXAT' | 'PERSIST' | OptionNum)[]): Result<C, C['text'] | null>;
	/**
	 * Returns a substring of the string stored at a key.
	 * `GETRANGE key start end`
	 * O(N) where N is the length of the returned string. The complexity is ultimately determined by the returned length, but because creating a substring from an existing string is very cheap, it can be considered O(1) for small strings. Since 2.4. {@link https://redis.io/docs/latest/commands/getrange/ | GETRANGE}
	 */
	getrange(key: Arg, start: Num, end: Num): Result<C, C['text']>;
	/**
	 * Returns the previous string value of a key after setting it to a new value.
	 * `GETSET key value`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/getset/ | GETSET}
	 * @deprecated Use `SET` with the `!GET` argument.
	 */
	getset(key: Arg, value: Arg): Result<C, C['text'] | null>;
	/**
	 * Deletes one or more fields and their values from a hash. Deletes the hash if no fields remain.
	 * `HDEL key field [field …]`
	 * O(N) where N is the number of fields to be removed. Since 2.0. {@link https://redis.io/docs/latest/commands/hdel/ | HDEL}
	 */
	hdel(key: Arg, ...fields: Args[]): Result<C, C['integer']>;
	/**
	 * Determines whether a field exists in a hash.
	 * `HEXISTS key field`
	 * O(1). Since 2.0. {@link https://redis.io/docs/latest/commands/hexists/ | HEXISTS}
	 */
	hexists(key: Arg, field: Arg): Result<C, C['integer']>;
	/**
	 * Sets expiry time on hash fields.
	 * `HEXPIRE key seconds [NX | XX | GT | LT] FIELDS numfields field [field …]`
	 * O(N) where N is the number of specified fields. Since Redis 7.4, Valkey 9.0. {@link https://redis.io/docs/latest/commands/hexpire/ | HEXPIRE}
	 */
	hexpire(key: Arg, seconds: Num, fields: 'FIELDS', numfields: Num, ...names: Args[]): Result<C, C['integer'][]>;
	hexpire(
		key: Arg,
		seconds: Num,
		condition: 'NX' | 'XX' | 'GT' | 'LT',
		fields: 'FIELDS',
		numfields: Num,
		...names: Args[]
	): Result<C, C['integer'][]>;
	/**
	 * Sets expiry time on hash fields.
	 * `HEXPIREAT key unix-time-seconds [NX | XX | GT | LT] FIELDS numfields field [field …]`
	 * O(N) where N is the number of specified fields. Since Redis 7.4, Valkey 9.0. {@link https://redis.io/docs/latest/commands/hexpireat/ | HEXPIREAT}
	 */
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
	/**
	 * Returns Unix timestamps in seconds since the epoch at which the given key's field(s) will expire.
	 * `HEXPIRETIME key FIELDS numfields field [field …]`
	 * O(N) where N is the number of specified fields. Since Redis 7.4, Valkey 9.0. {@link https://redis.io/docs/latest/commands/hexpiretime/ | HEXPIRETIME}
	 */
	hexpiretime(key: Arg, fieldsWord: 'FIELDS', numfields: Num, ...fields: Args[]): Result<C, C['integer'][]>;
	/**
	 * Returns the value of a field in a hash.
	 * `HGET key field`
	 * O(1). Since 2.0. {@link https://redis.io/docs/latest/commands/hget/ | HGET}
	 */
	hget(key: Arg, field: Arg): Result<C, C['text'] | null>;
	/**
	 * Returns all fields and values in a hash.
	 * `HGETALL key`
	 * O(N) where N is the size of the hash. Since 2.0. {@link https://redis.io/docs/latest/commands/hgetall/ | HGETALL}
	 */
	hgetall(key: Arg): Result<C, Fields<C, C['text']>>;
	/**
	 * Returns the values of one or more fields and deletes them from a hash.
	 * `HGETDEL key FIELDS numfields field [field …]`
	 * O(N) where N is the number of fields to be retrieved and deleted. Since Redis 8.0, Valkey 9.1. {@link https://redis.io/docs/latest/commands/hgetdel/ | HGETDEL}
	 */
	hgetdel(key: Arg, fieldsWord: 'FIELDS', numfields: Num, ...fields: Args[]): Result<C, (C['text'] | null)[]>;
	/**
	 * Gets the value of one or more fields of a given hash key, and optionally sets their expiration time or time-to-live (TTL).
	 * `HGETEX key [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | PERSIST] FIELDS numfields field [field …]`
	 * O(N) where N is the number of specified fields. Since Redis 8.0, Valkey 9.0. {@link https://redis.io/docs/latest/commands/hgetex/ | HGETEX}
	 */
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
	/**
	 * Increments the integer value of a field in a hash by a number. Uses 0 as initial value if the field doesn't exist.
	 * `HINCRBY key field increment`
	 * O(1). Since 2.0. {@link https://redis.io/docs/latest/commands/hincrby/ | HINCRBY}
	 */
	hincrby(key: Arg, field: Arg, increment: Num): Result<C, C['integer']>;
	/**
	 * Increments the floating point value of a field by a number. Uses 0 as initial value if the field doesn't exist.
	 * `HINCRBYFLOAT key field increment`
	 * O(1). Since 2.6. {@link https://redis.io/docs/latest/commands/hincrbyfloat/ | HINCRBYFLOAT}
	 */
	hincrbyfloat(key: Arg, field: Arg, increment: Num): Result<C, C['text']>;
	/**
	 * Returns all fields in a hash.
	 * `HKEYS key`
	 * O(N) where N is the size of the hash. Since 2.0. {@link https://redis.io/docs/latest/commands/hkeys/ | HKEYS}
	 */
	hkeys(key: Arg): Result<C, C['text'][]>;
	/**
	 * Returns the number of fields in a hash.
	 * `HLEN key`
	 * O(1). Since 2.0. {@link https://redis.io/docs/latest/commands/hlen/ | HLEN}
	 */
	hlen(key: Arg): Result<C, C['integer']>;
	/**
	 * Returns the values of all fields in a hash.
	 * `HMGET key field [field …]`
	 * O(N) where N is the number of fields being requested. Since 2.0. {@link https://redis.io/docs/latest/commands/hmget/ | HMGET}
	 */
	hmget(key: Arg, ...fields: Args[]): Result<C, (C['text'] | null)[]>;
	/**
	 * Sets the values of multiple fields.
	 * `HMSET key field value [field value …]`
	 * O(N) where N is the number of fields being set. Since 2.0. {@link https://redis.io/docs/latest/commands/hmset/ | HMSET}
	 * @deprecated Use `HSET` with multiple field-value pairs.
	 */
	hmset(key: Arg, fields: Pairs): Result<C, 'OK'>;
	hmset(key: Arg, ...fieldsAndValues: Args[]): Result<C, 'OK'>;
	/**
	 * Returns the hot keys found so far, with the circumstances of the search.
	 * `HOTKEYS GET`
	 * O(N), N being the number of hot keys returned. Since Redis 8.6. {@link https://redis.io/docs/latest/commands/hotkeys-get/ | HOTKEYS GET}
	 */
	hotkeys(subcommand: 'GET'): Result<C, Fields<C, C['text'] | C['integer'] | (C['integer'] | C['integer'][])[] | [C['text'], C['integer']][]> | null>;
	/**
	 * Returns help about the subcommands of HOTKEYS.
	 * `HOTKEYS HELP`
	 * O(1). Since Redis 8.6. {@link https://redis.io/docs/latest/commands/hotkeys-help/ | HOTKEYS HELP}
	 */
	hotkeys(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Throws away what the last search for hot keys has found.
	 * `HOTKEYS RESET`
	 * O(1). Since Redis 8.6. {@link https://redis.io/docs/latest/commands/hotkeys-reset/ | HOTKEYS RESET}
	 */
	hotkeys(subcommand: 'RESET'): Result<C, 'OK'>;
	/**
	 * Starts a search for hot keys.
	 * `HOTKEYS START METRICS count [CPU] [NET] [COUNT k] [DURATION seconds] [SAMPLE ratio] [SLOTS count slot [slot …]]`
	 * O(1). Since Redis 8.6. {@link https://redis.io/docs/latest/commands/hotkeys-start/ | HOTKEYS START}
	 */
	hotkeys(subcommand: 'START', metrics: 'METRICS', count: Num, ...options: ('CPU' | 'NET' | 'COUNT' | 'DURATION' | 'SAMPLE' | 'SLOTS' | OptionNum)[]): Result<C, 'OK'>;
	/**
	 * Stops the search for hot keys; what it found stays.
	 * `HOTKEYS STOP`
	 * O(1). Since Redis 8.6. {@link https://redis.io/docs/latest/commands/hotkeys-stop/ | HOTKEYS STOP}
	 */
	hotkeys(subcommand: 'STOP'): Result<C, 'OK' | null>;
	/**
	 * Remove the existing expiration on a hash key's field(s).
	 * `HPERSIST key FIELDS numfields field [field …]`
	 * O(N) where N is the number of specified fields. Since Redis 7.4, Valkey 9.0. {@link https://redis.io/docs/latest/commands/hpersist/ | HPERSIST}
	 */
	hpersist(key: Arg, fieldsWord: 'FIELDS', numfields: Num, ...fields: Args[]): Result<C, C['integer'][]>;
	/**
	 * Sets expiry time on hash object.
	 * `HPEXPIRE key milliseconds [NX | XX | GT | LT] FIELDS numfields field [field …]`
	 * O(N) where N is the number of specified fields. Since Redis 7.4, Valkey 9.0. {@link https://redis.io/docs/latest/commands/hpexpire/ | HPEXPIRE}
	 */
	hpexpire(key: Arg, milliseconds: Num, fields: 'FIELDS', numfields: Num, ...names: Args[]): Result<C, C['integer'][]>;
	hpexpire(
		key: Arg,
		milliseconds: Num,
		condition: 'NX' | 'XX' | 'GT' | 'LT',
		fields: 'FIELDS',
		numfields: Num,
		...names: Args[]
	): Result<C, C['integer'][]>;
	/**
	 * Sets expiration time on hash field.
	 * `HPEXPIREAT key unix-time-milliseconds [NX | XX | GT | LT] FIELDS numfields field [field …]`
	 * O(N) where N is the number of specified fields. Since Redis 7.4, Valkey 9.0. {@link https://redis.io/docs/latest/commands/hpexpireat/ | HPEXPIREAT}
	 */
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
	/**
	 * Returns the Unix timestamp in milliseconds since Unix epoch at which the given key's field(s) will expire.
	 * `HPEXPIRETIME key FIELDS numfields field [field …]`
	 * O(N) where N is the number of specified fields. Since Redis 7.4, Valkey 9.0. {@link https://redis.io/docs/latest/commands/hpexpiretime/ | HPEXPIRETIME}
	 */
	hpexpiretime(key: Arg, fieldsWord: 'FIELDS', numfields: Num, ...fields: Args[]): Result<C, C['integer'][]>;
	/**
	 * Returns the remaining time to live in milliseconds of a hash key's field(s) that have an associated expiration.
	 * `HPTTL key FIELDS numfields field [field …]`
	 * O(N) where N is the number of specified fields. Since Redis 7.4, Valkey 9.0. {@link https://redis.io/docs/latest/commands/hpttl/ | HPTTL}
	 */
	hpttl(key: Arg, fieldsWord: 'FIELDS', numfields: Num, ...fields: Args[]): Result<C, C['integer'][]>;
	/**
	 * Returns one or more random fields from a hash.
	 * `HRANDFIELD key [count [WITHVALUES]]`
	 * O(N) where N is the number of fields returned. Since 6.2. {@link https://redis.io/docs/latest/commands/hrandfield/ | HRANDFIELD}
	 */
	hrandfield(key: Arg): Result<C, C['text'] | null>;
	hrandfield(key: Arg, count: Num): Result<C, C['text'][]>;
	hrandfield(key: Arg, count: Num, withValues: 'WITHVALUES'): Result<C, [field: C['text'], value: C['text']][]>;
	/**
	 * Iterates over fields and values of a hash.
	 * `HSCAN key cursor [MATCH pattern] [COUNT count] [NOVALUES]`
	 * O(1) for every call. O(N) for a complete iteration, including enough command calls for the cursor to return back to 0. N is the number of elements inside the collection. Since 2.8. {@link https://redis.io/docs/latest/commands/hscan/ | HSCAN}
	 */
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
	/**
	 * Creates or modifies the value of a field in a hash.
	 * `HSET key field value [field value …]`
	 * O(1) for each field/value pair added, so O(N) to add N field/value pairs when the command is called with multiple field/value pairs. Since 2.0. {@link https://redis.io/docs/latest/commands/hset/ | HSET}
	 */
	hset(key: Arg, fields: Pairs): Result<C, C['integer']>;
	hset(key: Arg, ...fieldsAndValues: Args[]): Result<C, C['integer']>;
	/**
	 * Sets the value of one or more fields of a given hash key, and optionally sets their expiration time.
	 * `HSETEX key [FNX | FXX] [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | KEEPTTL] FIELDS numfields field value [field value …]`
	 * O(N) where N is the number of specified fields. Since Redis 8.0, Valkey 9.0. {@link https://redis.io/docs/latest/commands/hsetex/ | HSETEX}
	 */
	hsetex(key: Arg, ...args: Args[]): Result<C, C['integer']>;
	/**
	 * Sets the value of a field in a hash only when the field doesn't exist.
	 * `HSETNX key field value`
	 * O(1). Since 2.0. {@link https://redis.io/docs/latest/commands/hsetnx/ | HSETNX}
	 */
	hsetnx(key: Arg, field: Arg, value: Arg): Result<C, C['integer']>;
	/**
	 * Returns the length of the value of a field.
	 * `HSTRLEN key field`
	 * O(1). Since 3.2. {@link https://redis.io/docs/latest/commands/hstrlen/ | HSTRLEN}
	 */
	hstrlen(key: Arg, field: Arg): Result<C, C['integer']>;
	/**
	 * Returns the remaining time to live (in seconds) of a hash key's field(s) that have an associated expiration.
	 * `HTTL key FIELDS numfields field [field …]`
	 * O(N) where N is the number of specified fields. Since Redis 7.4, Valkey 9.0. {@link https://redis.io/docs/latest/commands/httl/ | HTTL}
	 */
	httl(key: Arg, fieldsWord: 'FIELDS', numfields: Num, ...fields: Args[]): Result<C, C['integer'][]>;
	/**
	 * Returns all values in a hash.
	 * `HVALS key`
	 * O(N) where N is the size of the hash. Since 2.0. {@link https://redis.io/docs/latest/commands/hvals/ | HVALS}
	 */
	hvals(key: Arg): Result<C, C['text'][]>;
	/**
	 * Increments the integer value of a key by one. Uses 0 as initial value if the key doesn't exist.
	 * `INCR key`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/incr/ | INCR}
	 */
	incr(key: Arg): Result<C, C['integer']>;
	/**
	 * Increments the integer value of a key by a number. Uses 0 as initial value if the key doesn't exist.
	 * `INCRBY key increment`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/incrby/ | INCRBY}
	 */
	incrby(key: Arg, increment: Num): Result<C, C['integer']>;
	/**
	 * Increments the floating point value of a key by a number. Uses 0 as initial value if the key doesn't exist.
	 * `INCRBYFLOAT key increment`
	 * O(1). Since 2.6. {@link https://redis.io/docs/latest/commands/incrbyfloat/ | INCRBYFLOAT}
	 */
	incrbyfloat(key: Arg, increment: Num): Result<C, C['text']>;
	/**
	 * Increments a number within bounds and sets its expiration; returns the new value and the increment applied.
	 * `INCREX key [BYINT increment | BYFLOAT increment] [LBOUND bound] [UBOUND bound] [SATURATE] [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | PERSIST] [ENX] [NX | XX]`
	 * O(1). Since Redis 8.8, Valkey 9.2. {@link https://redis.io/docs/latest/commands/increx/ | INCREX}
	 */
	increx(key: Arg, ...options: ('BYINT' | 'BYFLOAT' | 'LBOUND' | 'UBOUND' | 'SATURATE' | 'EX' | 'PX' | 'EXAT' | 'PXAT' | 'PERSIST' | 'ENX' | 'NX' | 'XX' | OptionNum)[]): Result<C, [C['integer'], C['integer']] | [number, number]>;
	/**
	 * Returns information and statistics about the server.
	 * `INFO [section …]`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/info/ | INFO}
	 */
	info(...sections: Args[]): Result<C, C['text']>;
	/**
	 * Returns all key names that match a pattern.
	 * `KEYS pattern`
	 * O(N) with N being the number of keys in the database, under the assumption that the key names in the database and the given pattern have limited length. Since 1.0. {@link https://redis.io/docs/latest/commands/keys/ | KEYS}
	 */
	keys(pattern: Arg): Result<C, C['text'][]>;
	/**
	 * Returns the Unix timestamp of the last successful save to disk.
	 * `LASTSAVE`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/lastsave/ | LASTSAVE}
	 */
	lastsave(): Result<C, C['integer']>;
	/**
	 * Returns a human-readable latency analysis report.
	 * `LATENCY DOCTOR`
	 * O(1). Since 2.8.13. {@link https://redis.io/docs/latest/commands/latency-doctor/ | LATENCY DOCTOR}
	 */
	latency(subcommand: 'DOCTOR'): Result<C, C['text']>;
	/**
	 * Returns a latency graph for an event.
	 * `LATENCY GRAPH event`
	 * O(1). Since 2.8.13. {@link https://redis.io/docs/latest/commands/latency-graph/ | LATENCY GRAPH}
	 */
	latency(subcommand: 'GRAPH', event: Arg): Result<C, C['text']>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `LATENCY HELP`
	 * O(1). Since 2.8.13. {@link https://redis.io/docs/latest/commands/latency-help/ | LATENCY HELP}
	 */
	latency(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Returns the cumulative distribution of latencies of a subset or all commands.
	 * `LATENCY HISTOGRAM [command …]`
	 * O(N) where N is the number of commands with latency information being retrieved. Since 7.0. {@link https://redis.io/docs/latest/commands/latency-histogram/ | LATENCY HISTOGRAM}
	 */
	latency(subcommand: 'HISTOGRAM', ...commands: Args[]): Result<C, Fields<C, Fields<C, C['integer'] | Fields<C, C['integer']>>>>;
	/**
	 * Returns timestamp-latency samples for an event.
	 * `LATENCY HISTORY event`
	 * O(1). Since 2.8.13. {@link https://redis.io/docs/latest/commands/latency-history/ | LATENCY HISTORY}
	 */
	latency(subcommand: 'HISTORY', event: Arg): Result<C, [C['integer'], C['integer']][]>;
	/**
	 * Returns the latest latency samples for all events.
	 * `LATENCY LATEST`
	 * O(1). Since 2.8.13. {@link https://redis.io/docs/latest/commands/latency-latest/ | LATENCY LATEST}
	 */
	latency(subcommand: 'LATEST'): Result<C, [C['text'], C['integer'], C['integer'], C['integer']][] | [C['text'], C['integer'], C['integer'], C['integer'], C['integer'], C['integer']][]>;
	/**
	 * Resets the latency data for one or more events.
	 * `LATENCY RESET [event …]`
	 * O(1). Since 2.8.13. {@link https://redis.io/docs/latest/commands/latency-reset/ | LATENCY RESET}
	 */
	latency(subcommand: 'RESET', ...events: Args[]): Result<C, C['integer']>;
	/**
	 * Finds the longest common substring.
	 * `LCS key1 key2 [LEN] [IDX] [MINMATCHLEN min-match-len] [WITHMATCHLEN]`
	 * O(N*M) where N and M are the lengths of s1 and s2, respectively. Since 7.0. {@link https://redis.io/docs/latest/commands/lcs/ | LCS}
	 */
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
	/**
	 * Returns an element from a list by its index.
	 * `LINDEX key index`
	 * O(N) where N is the number of elements to traverse to get to the element at index. This makes asking for the first or the last element of the list O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/lindex/ | LINDEX}
	 */
	lindex(key: Arg, index: Num): Result<C, C['text'] | null>;
	/**
	 * Inserts an element before or after another element in a list.
	 * `LINSERT key <BEFORE | AFTER> pivot element`
	 * O(N) where N is the number of elements to traverse before seeing the value pivot. This means that inserting somewhere on the left end on the list (head) can be considered O(1) and inserting somewhere on the right end (tail) is O(N). Since 2.2. {@link https://redis.io/docs/latest/commands/linsert/ | LINSERT}
	 */
	linsert(key: Arg, where: 'BEFORE' | 'AFTER', pivot: Arg, element: Arg): Result<C, C['integer']>;
	/**
	 * Returns the length of a list.
	 * `LLEN key`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/llen/ | LLEN}
	 */
	llen(key: Arg): Result<C, C['integer']>;
	/**
	 * Returns an element after popping it from one list and pushing it to another. Deletes the list if the last element was moved.
	 * `LMOVE source destination <LEFT | RIGHT> <LEFT | RIGHT>`
	 * O(1). Since 6.2. {@link https://redis.io/docs/latest/commands/lmove/ | LMOVE}
	 */
	lmove(source: Arg, destination: Arg, wherefrom: 'LEFT' | 'RIGHT', whereto: 'LEFT' | 'RIGHT'): Result<C, C['text'] | null>;
	/**
	 * Moves several elements from one list to another and returns them.
	 * `LMOVEM source destination <LEFT | RIGHT> <LEFT | RIGHT> [<COUNT count | EXACTLY count> <OBO | BULK>]`
	 * O(N), N being the number of elements moved. Since Redis 8.10. {@link https://redis.io/docs/latest/commands/lmovem/ | LMOVEM}
	 */
	lmovem(source: Arg, destination: Arg, wherefrom: 'LEFT' | 'RIGHT', whereto: 'LEFT' | 'RIGHT', ...options: ('COUNT' | 'EXACTLY' | 'OBO' | 'BULK' | OptionNum)[]): Result<C, C['text'][] | null>;
	/**
	 * Returns multiple elements from a list after removing them. Deletes the list if the last element was popped.
	 * `LMPOP numkeys key [key …] <LEFT | RIGHT> [COUNT count]`
	 * O(N+M) where N is the number of provided keys and M is the number of elements returned. Since 7.0. {@link https://redis.io/docs/latest/commands/lmpop/ | LMPOP}
	 */
	lmpop(
		numkeys: Num,
		keys: Args,
		where: 'LEFT' | 'RIGHT',
		...count: ('COUNT' | OptionNum)[]
	): Result<C, [key: C['text'], elements: C['text'][]] | null>;
	lmpop(numkeys: Num, ...args: Args[]): Result<C, [key: C['text'], elements: C['text'][]] | null>;
	/**
	 * Displays computer art and the server version.
	 * `LOLWUT [VERSION version]`
	 * Since 5.0. {@link https://redis.io/docs/latest/commands/lolwut/ | LOLWUT}
	 */
	lolwut(...options: ('VERSION' | OptionNum)[]): Result<C, C['text']>;
	/**
	 * Returns and removes one or more elements from the beginning of a list. Deletes the list if the last element was popped.
	 * `LPOP key [count]`
	 * O(N) where N is the number of elements returned. Since 1.0. {@link https://redis.io/docs/latest/commands/lpop/ | LPOP}
	 */
	lpop(key: Arg): Result<C, C['text'] | null>;
	lpop(key: Arg, count: Num): Result<C, C['text'][] | null>;
	/**
	 * Returns the index of matching elements in a list.
	 * `LPOS key element [RANK rank] [COUNT num-matches] [MAXLEN len]`
	 * O(N) where N is the number of elements in the list, for the average case. When searching for elements near the head or the tail of the list, or when the MAXLEN option is provided, the command may run in constant time. Since 6.0.6. {@link https://redis.io/docs/latest/commands/lpos/ | LPOS}
	 */
	lpos<const O extends readonly ('RANK' | 'COUNT' | 'MAXLEN' | OptionNum)[]>(
		key: Arg,
		element: Arg,
		...options: O
	): Result<C, Has<O, 'COUNT'> extends true ? C['integer'][] : C['integer'] | null>;
	/**
	 * Prepends one or more elements to a list. Creates the key if it doesn't exist.
	 * `LPUSH key element [element …]`
	 * O(1) for each element added, so O(N) to add N elements when the command is called with multiple arguments. Since 1.0. {@link https://redis.io/docs/latest/commands/lpush/ | LPUSH}
	 */
	lpush(key: Arg, ...elements: Args[]): Result<C, C['integer']>;
	/**
	 * Prepends one or more elements to a list only when the list exists.
	 * `LPUSHX key element [element …]`
	 * O(1) for each element added, so O(N) to add N elements when the command is called with multiple arguments. Since 2.2. {@link https://redis.io/docs/latest/commands/lpushx/ | LPUSHX}
	 */
	lpushx(key: Arg, ...elements: Args[]): Result<C, C['integer']>;
	/**
	 * Returns a range of elements from a list.
	 * `LRANGE key start stop`
	 * O(S+N) where S is the distance of start offset from HEAD for small lists, from nearest end (HEAD or TAIL) for large lists; and N is the number of elements in the specified range. Since 1.0. {@link https://redis.io/docs/latest/commands/lrange/ | LRANGE}
	 */
	lrange(key: Arg, start: Num, stop: Num): Result<C, C['text'][]>;
	/**
	 * Removes elements from a list. Deletes the list if the last element was removed.
	 * `LREM key count element`
	 * O(N+M) where N is the length of the list and M is the number of elements removed. Since 1.0. {@link https://redis.io/docs/latest/commands/lrem/ | LREM}
	 */
	lrem(key: Arg, count: Num, element: Arg): Result<C, C['integer']>;
	/**
	 * Sets the value of an element in a list by its index.
	 * `LSET key index element`
	 * O(N) where N is the length of the list. Setting either the first or the last element of the list is O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/lset/ | LSET}
	 */
	lset(key: Arg, index: Num, element: Arg): Result<C, 'OK'>;
	/**
	 * Removes elements from both ends of a list. Deletes the list if all elements were trimmed.
	 * `LTRIM key start stop`
	 * O(N) where N is the number of elements to be removed by the operation. Since 1.0. {@link https://redis.io/docs/latest/commands/ltrim/ | LTRIM}
	 */
	ltrim(key: Arg, start: Num, stop: Num): Result<C, 'OK'>;
	/**
	 * Outputs a memory problems report.
	 * `MEMORY DOCTOR`
	 * O(1). Since 4.0. {@link https://redis.io/docs/latest/commands/memory-doctor/ | MEMORY DOCTOR}
	 */
	memory(subcommand: 'DOCTOR'): Result<C, C['text']>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `MEMORY HELP`
	 * O(1). Since 4.0. {@link https://redis.io/docs/latest/commands/memory-help/ | MEMORY HELP}
	 */
	memory(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Returns the allocator statistics.
	 * `MEMORY MALLOC-STATS`
	 * Depends on how much memory is allocated, could be slow. Since 4.0. {@link https://redis.io/docs/latest/commands/memory-malloc-stats/ | MEMORY MALLOC-STATS}
	 */
	memory(subcommand: 'MALLOC-STATS'): Result<C, C['text']>;
	/**
	 * Asks the allocator to release memory.
	 * `MEMORY PURGE`
	 * Depends on how much memory is allocated, could be slow. Since 4.0. {@link https://redis.io/docs/latest/commands/memory-purge/ | MEMORY PURGE}
	 */
	memory(subcommand: 'PURGE'): Result<C, 'OK'>;
	/**
	 * Returns details about memory usage.
	 * `MEMORY STATS`
	 * O(1). Since 4.0. {@link https://redis.io/docs/latest/commands/memory-stats/ | MEMORY STATS}
	 */
	memory(subcommand: 'STATS'): Result<C, Fields<C, C['text'] | C['integer'] | number | Fields<C, C['integer']>>>;
	/**
	 * Estimates the memory usage of a key.
	 * `MEMORY USAGE key [SAMPLES count]`
	 * O(N) where N is the number of samples. Since 4.0. {@link https://redis.io/docs/latest/commands/memory-usage/ | MEMORY USAGE}
	 */
	memory(subcommand: 'USAGE', key: Arg, ...options: ('SAMPLES' | OptionNum)[]): Result<C, C['integer'] | null>;
	/**
	 * Atomically returns the string values of one or more keys.
	 * `MGET key [key …]`
	 * O(N) where N is the number of keys to retrieve. Since 1.0. {@link https://redis.io/docs/latest/commands/mget/ | MGET}
	 */
	mget(...keys: Args[]): Result<C, (C['text'] | null)[]>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `MODULE HELP`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/module-help/ | MODULE HELP}
	 */
	module(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Returns all loaded modules.
	 * `MODULE LIST`
	 * O(N) where N is the number of loaded modules. Since 4.0. {@link https://redis.io/docs/latest/commands/module-list/ | MODULE LIST}
	 */
	module(subcommand: 'LIST'): Result<C, Fields<C, C['text'] | C['integer'] | unknown[]>[]>;
	/**
	 * Loads a module.
	 * `MODULE LOAD path [arg …]`
	 * O(1). Since 4.0. {@link https://redis.io/docs/latest/commands/module-load/ | MODULE LOAD}
	 */
	module(subcommand: 'LOAD', path: Arg, ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Loads a module using extended parameters.
	 * `MODULE LOADEX path [CONFIG name value …] [ARGS args …]`
	 * O(1). Since 7.0. {@link https://redis.io/docs/latest/commands/module-loadex/ | MODULE LOADEX}
	 */
	module(subcommand: 'LOADEX', path: Arg, ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Unloads a module.
	 * `MODULE UNLOAD name`
	 * O(1). Since 4.0. {@link https://redis.io/docs/latest/commands/module-unload/ | MODULE UNLOAD}
	 */
	module(subcommand: 'UNLOAD', name: Arg): Result<C, 'OK'>;
	/**
	 * Moves a key to another database.
	 * `MOVE key db`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/move/ | MOVE}
	 */
	move(key: Arg, db: Num): Result<C, C['integer']>;
	/**
	 * Atomically creates or modifies the string values of one or more keys.
	 * `MSET key value [key value …]`
	 * O(N) where N is the number of keys to set. Since 1.0.1. {@link https://redis.io/docs/latest/commands/mset/ | MSET}
	 */
	mset(pairs: Pairs): Result<C, 'OK'>;
	mset(...keysAndValues: Args[]): Result<C, 'OK'>;
	/**
	 * Atomically creates or modifies the string values of one or more keys, and optionally set their expiration.
	 * `MSETEX numkeys key value [key value …] [NX | XX] [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | KEEPTTL]`
	 * O(N) where N is the number of keys to set. Since Valkey 9.1. {@link https://valkey.io/commands/msetex/ | MSETEX}
	 */
	msetex(
		numkeys: Num,
		keysAndValues: readonly Arg[],
		...options: ('NX' | 'XX' | 'EX' | 'PX' | 'EXAT' | 'PXAT' | 'KEEPTTL' | OptionNum)[]
	): Result<C, C['integer']>;
	msetex(numkeys: Num, ...args: Args[]): Result<C, C['integer']>;
	/**
	 * Atomically modifies the string values of one or more keys only when all keys don't exist.
	 * `MSETNX key value [key value …]`
	 * O(N) where N is the number of keys to set. Since 1.0.1. {@link https://redis.io/docs/latest/commands/msetnx/ | MSETNX}
	 */
	msetnx(pairs: Pairs): Result<C, C['integer']>;
	msetnx(...keysAndValues: Args[]): Result<C, C['integer']>;
	/**
	 * Returns the internal encoding of an object.
	 * `OBJECT ENCODING key`
	 * O(1). Since 2.2.3. {@link https://redis.io/docs/latest/commands/object-encoding/ | OBJECT ENCODING}
	 */
	object(subcommand: 'ENCODING', key: Arg): Result<C, C['text'] | null>;
	/**
	 * Returns the logarithmic access frequency counter of an object.
	 * `OBJECT FREQ key`
	 * O(1). Since 4.0. {@link https://redis.io/docs/latest/commands/object-freq/ | OBJECT FREQ}
	 */
	object(subcommand: 'FREQ', key: Arg): Result<C, C['integer'] | null>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `OBJECT HELP`
	 * O(1). Since 6.2. {@link https://redis.io/docs/latest/commands/object-help/ | OBJECT HELP}
	 */
	object(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Returns the time since the last access to an object.
	 * `OBJECT IDLETIME key`
	 * O(1). Since 2.2.3. {@link https://redis.io/docs/latest/commands/object-idletime/ | OBJECT IDLETIME}
	 */
	object(subcommand: 'IDLETIME', key: Arg): Result<C, C['integer'] | null>;
	/**
	 * Returns the reference count of a value of a key.
	 * `OBJECT REFCOUNT key`
	 * O(1). Since 2.2.3. {@link https://redis.io/docs/latest/commands/object-refcount/ | OBJECT REFCOUNT}
	 */
	object(subcommand: 'REFCOUNT', key: Arg): Result<C, C['integer'] | null>;
	/**
	 * Removes the expiration time of a key.
	 * `PERSIST key`
	 * O(1). Since 2.2. {@link https://redis.io/docs/latest/commands/persist/ | PERSIST}
	 */
	persist(key: Arg): Result<C, C['integer']>;
	/**
	 * Sets the expiration time of a key in milliseconds.
	 * `PEXPIRE key milliseconds [NX | XX | GT | LT]`
	 * O(1). Since 2.6. {@link https://redis.io/docs/latest/commands/pexpire/ | PEXPIRE}
	 */
	pexpire(key: Arg, milliseconds: Num, ...options: ('NX' | 'XX' | 'GT' | 'LT')[]): Result<C, C['integer']>;
	/**
	 * Sets the expiration time of a key to a Unix milliseconds timestamp.
	 * `PEXPIREAT key unix-time-milliseconds [NX | XX | GT | LT]`
	 * O(1). Since 2.6. {@link https://redis.io/docs/latest/commands/pexpireat/ | PEXPIREAT}
	 */
	pexpireat(key: Arg, unixTimeMilliseconds: Num, ...options: ('NX' | 'XX' | 'GT' | 'LT')[]): Result<C, C['integer']>;
	/**
	 * Returns the expiration time of a key as a Unix milliseconds timestamp.
	 * `PEXPIRETIME key`
	 * O(1). Since 7.0. {@link https://redis.io/docs/latest/commands/pexpiretime/ | PEXPIRETIME}
	 */
	pexpiretime(key: Arg): Result<C, C['integer']>;
	/**
	 * Adds elements to a HyperLogLog key. Creates the key if it doesn't exist.
	 * `PFADD key [element …]`
	 * O(1) to add every element. Since 2.8.9. {@link https://redis.io/docs/latest/commands/pfadd/ | PFADD}
	 */
	pfadd(key: Arg, ...elements: Args[]): Result<C, C['integer']>;
	/**
	 * Returns the approximated cardinality of the set(s) observed by the HyperLogLog key(s).
	 * `PFCOUNT key [key …]`
	 * O(1) with a very small average constant time when called with a single key. O(N) with N being the number of keys, and much bigger constant times, when called with multiple keys. Since 2.8.9. {@link https://redis.io/docs/latest/commands/pfcount/ | PFCOUNT}
	 */
	pfcount(...keys: Args[]): Result<C, C['integer']>;
	/**
	 * Internal commands for debugging HyperLogLog values.
	 * `PFDEBUG subcommand key`
	 * N/A. Since 2.8.9. {@link https://redis.io/docs/latest/commands/pfdebug/ | PFDEBUG}
	 */
	pfdebug(subcommand: Arg, key: Arg): Result<C, unknown>;
	/**
	 * Merges one or more HyperLogLog values into a single key.
	 * `PFMERGE destkey [sourcekey …]`
	 * O(N) to merge N HyperLogLogs, but with high constant times. Since 2.8.9. {@link https://redis.io/docs/latest/commands/pfmerge/ | PFMERGE}
	 */
	pfmerge(destkey: Arg, ...sourcekeys: Args[]): Result<C, 'OK'>;
	/**
	 * An internal command for testing HyperLogLog values.
	 * `PFSELFTEST`
	 * N/A. Since 2.8.9. {@link https://redis.io/docs/latest/commands/pfselftest/ | PFSELFTEST}
	 */
	pfselftest(): Result<C, 'OK'>;
	/**
	 * Returns the server's liveliness response.
	 * `PING [message]`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/ping/ | PING}
	 */
	ping(): Result<C, 'PONG'>;
	ping(message: Arg): Result<C, C['text']>;
	/**
	 * Sets both string value and expiration time in milliseconds of a key. The key is created if it doesn't exist.
	 * `PSETEX key milliseconds value`
	 * O(1). Since 2.6. {@link https://redis.io/docs/latest/commands/psetex/ | PSETEX}
	 * @deprecated Use `SET` with the `PX` argument.
	 */
	psetex(key: Arg, milliseconds: Num, value: Arg): Result<C, 'OK'>;
	/**
	 * Returns the expiration time in milliseconds of a key.
	 * `PTTL key`
	 * O(1). Since 2.6. {@link https://redis.io/docs/latest/commands/pttl/ | PTTL}
	 */
	pttl(key: Arg): Result<C, C['integer']>;
	/**
	 * Posts a message to a channel.
	 * `PUBLISH channel message`
	 * O(N+M) where N is the number of clients subscribed to the receiving channel and M is the total number of subscribed patterns (by any client). Since 2.0. {@link https://redis.io/docs/latest/commands/publish/ | PUBLISH}
	 */
	publish(channel: Arg, message: Arg): Result<C, C['integer']>;
	/**
	 * Returns the active channels.
	 * `PUBSUB CHANNELS [pattern]`
	 * O(N) where N is the number of active channels, and assuming constant time pattern matching (relatively short channels and patterns). Since 2.8. {@link https://redis.io/docs/latest/commands/pubsub-channels/ | PUBSUB CHANNELS}
	 */
	pubsub(subcommand: 'CHANNELS', pattern?: Arg): Result<C, C['text'][]>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `PUBSUB HELP`
	 * O(1). Since 6.2. {@link https://redis.io/docs/latest/commands/pubsub-help/ | PUBSUB HELP}
	 */
	pubsub(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Returns a count of unique pattern subscriptions.
	 * `PUBSUB NUMPAT`
	 * O(1). Since 2.8. {@link https://redis.io/docs/latest/commands/pubsub-numpat/ | PUBSUB NUMPAT}
	 */
	pubsub(subcommand: 'NUMPAT'): Result<C, C['integer']>;
	/**
	 * Returns a count of subscribers to channels.
	 * `PUBSUB NUMSUB [channel …]`
	 * O(N) for the NUMSUB subcommand, where N is the number of requested channels. Since 2.8. {@link https://redis.io/docs/latest/commands/pubsub-numsub/ | PUBSUB NUMSUB}
	 */
	pubsub(subcommand: 'NUMSUB', ...channels: Args[]): Result<C, Fields<C, C['integer']>>;
	/**
	 * Returns the active shard channels.
	 * `PUBSUB SHARDCHANNELS [pattern]`
	 * O(N) where N is the number of active shard channels, and assuming constant time pattern matching (relatively short shard channels). Since 7.0. {@link https://redis.io/docs/latest/commands/pubsub-shardchannels/ | PUBSUB SHARDCHANNELS}
	 */
	pubsub(subcommand: 'SHARDCHANNELS', pattern?: Arg): Result<C, C['text'][]>;
	/**
	 * Returns the count of subscribers of shard channels.
	 * `PUBSUB SHARDNUMSUB [shardchannel …]`
	 * O(N) for the SHARDNUMSUB subcommand, where N is the number of requested shard channels. Since 7.0. {@link https://redis.io/docs/latest/commands/pubsub-shardnumsub/ | PUBSUB SHARDNUMSUB}
	 */
	pubsub(subcommand: 'SHARDNUMSUB', ...shardchannels: Args[]): Result<C, Fields<C, C['integer']>>;
	/**
	 * Returns a random key name from the database.
	 * `RANDOMKEY`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/randomkey/ | RANDOMKEY}
	 */
	randomkey(): Result<C, C['text'] | null>;
	/**
	 * Renames a key and overwrites the destination.
	 * `RENAME key newkey`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/rename/ | RENAME}
	 */
	rename(key: Arg, newkey: Arg): Result<C, 'OK'>;
	/**
	 * Renames a key only when the target key name doesn't exist.
	 * `RENAMENX key newkey`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/renamenx/ | RENAMENX}
	 */
	renamenx(key: Arg, newkey: Arg): Result<C, C['integer']>;
	/**
	 * Configures a server as replica of another, or promotes it to a primary.
	 * `REPLICAOF <host port | NO ONE>`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/replicaof/ | REPLICAOF}
	 */
	replicaof(...args: Args[]): Result<C, 'OK'>;
	/**
	 * Creates a key from the serialized representation of a value.
	 * `RESTORE key ttl serialized-value [REPLACE] [ABSTTL] [IDLETIME seconds] [FREQ frequency]`
	 * O(1) to create the new key and additional O(N*M) to reconstruct the serialized value, where N is the number of objects composing the value and M their average size. For small string values the time complexity is thus O(1)+O(1*M) where M is small, so simply O(1). However for sorted set values the complexity is O(N*M*log(N)) because inserting values into sorted sets is O(log(N)). Since 2.6. {@link https://redis.io/docs/latest/commands/restore/ | RESTORE}
	 */
	restore(key: Arg, ttl: Num, serializedValue: Arg, ...options: ('REPLACE' | 'ABSTTL' | 'IDLETIME' | 'FREQ' | OptionNum)[]): Result<C, 'OK'>;
	/**
	 * An internal command for migrating keys in a cluster.
	 * `RESTORE-ASKING key ttl serialized-value [REPLACE] [ABSTTL] [IDLETIME seconds] [FREQ frequency]`
	 * O(1) to create the new key and additional O(N*M) to reconstruct the serialized value, where N is the number of objects composing the value and M their average size. For small string values the time complexity is thus O(1)+O(1*M) where M is small, so simply O(1). However for sorted set values the complexity is O(N*M*log(N)) because inserting values into sorted sets is O(log(N)). Since 3.0. {@link https://redis.io/docs/latest/commands/restore-asking/ | RESTORE-ASKING}
	 */
	restore_asking(key: Arg, ttl: Num, serializedValue: Arg, ...options: ('REPLACE' | 'ABSTTL' | 'IDLETIME' | 'FREQ' | OptionNum)[]): Result<C, 'OK'>;
	/**
	 * Returns the replication role.
	 * `ROLE`
	 * O(1). Since 2.8.12. {@link https://redis.io/docs/latest/commands/role/ | ROLE}
	 */
	role(): Result<C, unknown[]>;
	/**
	 * Returns and removes one or more elements from the end of a list. Deletes the list if the last element was popped.
	 * `RPOP key [count]`
	 * O(N) where N is the number of elements returned. Since 1.0. {@link https://redis.io/docs/latest/commands/rpop/ | RPOP}
	 */
	rpop(key: Arg): Result<C, C['text'] | null>;
	rpop(key: Arg, count: Num): Result<C, C['text'][] | null>;
	/**
	 * Returns the last element of a list after removing and pushing it to another list. Deletes the list if the last element was popped.
	 * `RPOPLPUSH source destination`
	 * O(1). Since 1.2. {@link https://redis.io/docs/latest/commands/rpoplpush/ | RPOPLPUSH}
	 * @deprecated Use `LMOVE` with the `RIGHT` and `LEFT` arguments.
	 */
	rpoplpush(source: Arg, destination: Arg): Result<C, C['text'] | null>;
	/**
	 * Appends one or more elements to a list. Creates the key if it doesn't exist.
	 * `RPUSH key element [element …]`
	 * O(1) for each element added, so O(N) to add N elements when the command is called with multiple arguments. Since 1.0. {@link https://redis.io/docs/latest/commands/rpush/ | RPUSH}
	 */
	rpush(key: Arg, ...elements: Args[]): Result<C, C['integer']>;
	/**
	 * Appends one or more elements to a list only when the list exists.
	 * `RPUSHX key element [element …]`
	 * O(1) for each element added, so O(N) to add N elements when the command is called with multiple arguments. Since 2.2. {@link https://redis.io/docs/latest/commands/rpushx/ | RPUSHX}
	 */
	rpushx(key: Arg, ...elements: Args[]): Result<C, C['integer']>;
	/**
	 * Adds one or more members to a set. Creates the key if it doesn't exist.
	 * `SADD key member [member …]`
	 * O(1) for each element added, so O(N) to add N elements when the command is called with multiple arguments. Since 1.0. {@link https://redis.io/docs/latest/commands/sadd/ | SADD}
	 */
	sadd(key: Arg, ...members: Args[]): Result<C, C['integer']>;
	/**
	 * Iterates over the key names in the database.
	 * `SCAN cursor [MATCH pattern] [COUNT count] [TYPE type]`
	 * O(1) for every call. O(N) for a complete iteration, including enough command calls for the cursor to return back to 0. N is the number of elements inside the collection. Since 2.8. {@link https://redis.io/docs/latest/commands/scan/ | SCAN}
	 */
	scan(cursor: Arg, ...options: KeyScanOptions): Result<C, [cursor: C['text'], keys: C['text'][]]>;
	/**
	 * Returns the number of members in a set.
	 * `SCARD key`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/scard/ | SCARD}
	 */
	scard(key: Arg): Result<C, C['integer']>;
	/**
	 * Determines whether server-side Lua scripts exist in the script cache.
	 * `SCRIPT EXISTS sha1 [sha1 …]`
	 * O(N) with N being the number of scripts to check (so checking a single script is an O(1) operation). Since 2.6. {@link https://redis.io/docs/latest/commands/script-exists/ | SCRIPT EXISTS}
	 */
	script(subcommand: 'EXISTS', ...sha1s: Args[]): Result<C, C['integer'][]>;
	/**
	 * Removes all server-side Lua scripts from the script cache.
	 * `SCRIPT FLUSH [ASYNC | SYNC]`
	 * O(N) with N being the number of scripts in cache. Since 2.6. {@link https://redis.io/docs/latest/commands/script-flush/ | SCRIPT FLUSH}
	 */
	script(subcommand: 'FLUSH', ...options: ('ASYNC' | 'SYNC')[]): Result<C, 'OK'>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `SCRIPT HELP`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/script-help/ | SCRIPT HELP}
	 */
	script(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Terminates a server-side Lua script during execution.
	 * `SCRIPT KILL`
	 * O(1). Since 2.6. {@link https://redis.io/docs/latest/commands/script-kill/ | SCRIPT KILL}
	 */
	script(subcommand: 'KILL'): Result<C, 'OK'>;
	/**
	 * Loads a server-side Lua script to the script cache.
	 * `SCRIPT LOAD script`
	 * O(N) with N being the length in bytes of the script body. Since 2.6. {@link https://redis.io/docs/latest/commands/script-load/ | SCRIPT LOAD}
	 */
	script(subcommand: 'LOAD', script: Arg): Result<C, C['text']>;
	/**
	 * Show server-side Lua script in the script cache.
	 * `SCRIPT SHOW sha1`
	 * O(1). Since Valkey 8.0. {@link https://valkey.io/commands/script-show/ | SCRIPT SHOW}
	 */
	script(subcommand: 'SHOW', sha1: Arg): Result<C, C['text']>;
	/**
	 * Returns the difference of multiple sets.
	 * `SDIFF key [key …]`
	 * O(N) where N is the total number of elements in all given sets. Since 1.0. {@link https://redis.io/docs/latest/commands/sdiff/ | SDIFF}
	 */
	sdiff(...keys: Args[]): Result<C, C['text'][]>;
	/**
	 * Counts the members that only the first of several sets has.
	 * `SDIFFCARD numkeys key [key …] [APPROX] [LIMIT limit]`
	 * O(N), N being the number of members in all sets. Since Redis 8.10. {@link https://redis.io/docs/latest/commands/sdiffcard/ | SDIFFCARD}
	 */
	sdiffcard(numkeys: Num, ...args: Args[]): Result<C, C['integer']>;
	/**
	 * Stores the difference of multiple sets in a key.
	 * `SDIFFSTORE destination key [key …]`
	 * O(N) where N is the total number of elements in all given sets. Since 1.0. {@link https://redis.io/docs/latest/commands/sdiffstore/ | SDIFFSTORE}
	 */
	sdiffstore(destination: Arg, ...keys: Args[]): Result<C, C['integer']>;
	/**
	 * Checks for a Sentinel quorum.
	 * `SENTINEL CKQUORUM primary-name`
	 * Since 2.8.4. {@link https://valkey.io/commands/sentinel-ckquorum/ | SENTINEL CKQUORUM}
	 */
	sentinel(subcommand: 'CKQUORUM', primaryName: Arg): Result<C, C['text']>;
	/**
	 * Configures Sentinel.
	 * `SENTINEL CONFIG <SET parameter value [SET parameter value …] | GET parameter [GET parameter …]>`
	 * O(N) when N is the number of configuration parameters provided. Since 6.2. {@link https://valkey.io/commands/sentinel-config/ | SENTINEL CONFIG}
	 */
	sentinel(subcommand: 'CONFIG', ...args: Args[]): Result<C, 'OK' | Fields<C, C['text']>>;
	/**
	 * Lists or updates the current configurable parameters of Sentinel.
	 * `SENTINEL DEBUG [parameter value …]`
	 * O(N) where N is the number of configurable parameters. Since 7.0. {@link https://valkey.io/commands/sentinel-debug/ | SENTINEL DEBUG}
	 */
	sentinel(subcommand: 'DEBUG', ...parametersAndValues: Args[]): Result<C, Fields<C, C['text']>>;
	/**
	 * Forces a Sentinel failover.
	 * `SENTINEL FAILOVER primary-name [COORDINATED]`
	 * Since 2.8.4. {@link https://valkey.io/commands/sentinel-failover/ | SENTINEL FAILOVER}
	 */
	sentinel(subcommand: 'FAILOVER', primaryName: Arg, ...options: ('COORDINATED')[]): Result<C, 'OK'>;
	/**
	 * Rewrites the Sentinel configuration file.
	 * `SENTINEL FLUSHCONFIG`
	 * O(1). Since 2.8.4. {@link https://valkey.io/commands/sentinel-flushconfig/ | SENTINEL FLUSHCONFIG}
	 */
	sentinel(subcommand: 'FLUSHCONFIG'): Result<C, 'OK'>;
	/**
	 * Returns the port and address of a primary instance.
	 * `SENTINEL GET-MASTER-ADDR-BY-NAME primary-name`
	 * O(1). Since 2.8.4. {@link https://valkey.io/commands/sentinel-get-master-addr-by-name/ | SENTINEL GET-MASTER-ADDR-BY-NAME}
	 * @deprecated Use `SENTINEL GET-PRIMARY-ADDR-BY-NAME`.
	 */
	sentinel(subcommand: 'GET-MASTER-ADDR-BY-NAME', primaryName: Arg): Result<C, [C['text'], C['text']] | null>;
	/**
	 * Returns the port and address of a primary instance.
	 * `SENTINEL GET-PRIMARY-ADDR-BY-NAME primary-name`
	 * O(1). Since Valkey 8.0. {@link https://valkey.io/commands/sentinel-get-primary-addr-by-name/ | SENTINEL GET-PRIMARY-ADDR-BY-NAME}
	 */
	sentinel(subcommand: 'GET-PRIMARY-ADDR-BY-NAME', primaryName: Arg): Result<C, [C['text'], C['text']] | null>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `SENTINEL HELP`
	 * O(1). Since 6.2. {@link https://valkey.io/commands/sentinel-help/ | SENTINEL HELP}
	 */
	sentinel(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Returns the cached `INFO` replies from the deployment's instances.
	 * `SENTINEL INFO-CACHE nodename [nodename …]`
	 * O(N) where N is the number of instances. Since 3.2. {@link https://valkey.io/commands/sentinel-info-cache/ | SENTINEL INFO-CACHE}
	 */
	sentinel(subcommand: 'INFO-CACHE', ...nodenames: Args[]): Result<C, C['text'] | null | unknown[]>;
	/**
	 * Determines whether a primary instance is down.
	 * `SENTINEL IS-MASTER-DOWN-BY-ADDR ip port current-epoch runid`
	 * O(1). Since 2.8.4. {@link https://valkey.io/commands/sentinel-is-master-down-by-addr/ | SENTINEL IS-MASTER-DOWN-BY-ADDR}
	 * @deprecated Use `SENTINEL IS-PRIMARY-DOWN-BY-ADDR`.
	 */
	sentinel(subcommand: 'IS-MASTER-DOWN-BY-ADDR', ip: Arg, port: Num, currentEpoch: Num, runid: Arg): Result<C, [C['integer'], C['text'], C['integer']]>;
	/**
	 * Determines whether a primary instance is down.
	 * `SENTINEL IS-PRIMARY-DOWN-BY-ADDR ip port current-epoch runid`
	 * O(1). Since Valkey 8.0. {@link https://valkey.io/commands/sentinel-is-primary-down-by-addr/ | SENTINEL IS-PRIMARY-DOWN-BY-ADDR}
	 */
	sentinel(subcommand: 'IS-PRIMARY-DOWN-BY-ADDR', ip: Arg, port: Num, currentEpoch: Num, runid: Arg): Result<C, [C['integer'], C['text'], C['integer']]>;
	/**
	 * Returns the state of a primary instance.
	 * `SENTINEL MASTER primary-name`
	 * O(1). Since 2.8.4. {@link https://valkey.io/commands/sentinel-master/ | SENTINEL MASTER}
	 * @deprecated Use `SENTINEL PRIMARY`.
	 */
	sentinel(subcommand: 'MASTER', primaryName: Arg): Result<C, Fields<C, C['text']>>;
	/**
	 * Returns a list of monitored primaries.
	 * `SENTINEL MASTERS`
	 * O(N) where N is the number of primaries. Since 2.8.4. {@link https://valkey.io/commands/sentinel-masters/ | SENTINEL MASTERS}
	 * @deprecated Use `SENTINEL PRIMARIES`.
	 */
	sentinel(subcommand: 'MASTERS'): Result<C, Fields<C, C['text']>[]>;
	/**
	 * Starts monitoring.
	 * `SENTINEL MONITOR name ip port quorum`
	 * O(1). Since 2.8.4. {@link https://valkey.io/commands/sentinel-monitor/ | SENTINEL MONITOR}
	 */
	sentinel(subcommand: 'MONITOR', name: Arg, ip: Arg, port: Num, quorum: Num): Result<C, 'OK'>;
	/**
	 * Returns the Sentinel instance ID.
	 * `SENTINEL MYID`
	 * O(1). Since 6.2. {@link https://valkey.io/commands/sentinel-myid/ | SENTINEL MYID}
	 */
	sentinel(subcommand: 'MYID'): Result<C, C['text']>;
	/**
	 * Returns information about pending scripts for Sentinel.
	 * `SENTINEL PENDING-SCRIPTS`
	 * Since 2.8.4. {@link https://valkey.io/commands/sentinel-pending-scripts/ | SENTINEL PENDING-SCRIPTS}
	 */
	sentinel(subcommand: 'PENDING-SCRIPTS'): Result<C, C['text'] | null | unknown[]>;
	/**
	 * Returns a list of monitored primaries.
	 * `SENTINEL PRIMARIES`
	 * O(N) where N is the number of primaries. Since Valkey 8.0. {@link https://valkey.io/commands/sentinel-primaries/ | SENTINEL PRIMARIES}
	 */
	sentinel(subcommand: 'PRIMARIES'): Result<C, Fields<C, C['text']>[]>;
	/**
	 * Returns the state of a primary instance.
	 * `SENTINEL PRIMARY primary-name`
	 * O(1). Since Valkey 8.0. {@link https://valkey.io/commands/sentinel-primary/ | SENTINEL PRIMARY}
	 */
	sentinel(subcommand: 'PRIMARY', primaryName: Arg): Result<C, Fields<C, C['text']>>;
	/**
	 * Stops monitoring.
	 * `SENTINEL REMOVE primary-name`
	 * O(1). Since 2.8.4. {@link https://valkey.io/commands/sentinel-remove/ | SENTINEL REMOVE}
	 */
	sentinel(subcommand: 'REMOVE', primaryName: Arg): Result<C, 'OK'>;
	/**
	 * Returns a list of the monitored replicas.
	 * `SENTINEL REPLICAS primary-name`
	 * O(N) where N is the number of replicas. Since 5.0. {@link https://valkey.io/commands/sentinel-replicas/ | SENTINEL REPLICAS}
	 */
	sentinel(subcommand: 'REPLICAS', primaryName: Arg): Result<C, Fields<C, C['text']>[]>;
	/**
	 * Resets primaries by name matching a pattern.
	 * `SENTINEL RESET pattern`
	 * O(N) where N is the number of monitored primaries. Since 2.8.4. {@link https://valkey.io/commands/sentinel-reset/ | SENTINEL RESET}
	 */
	sentinel(subcommand: 'RESET', pattern: Arg): Result<C, C['integer']>;
	/**
	 * Returns a list of Sentinel instances.
	 * `SENTINEL SENTINELS primary-name`
	 * O(N) where N is the number of Sentinels. Since 2.8.4. {@link https://valkey.io/commands/sentinel-sentinels/ | SENTINEL SENTINELS}
	 */
	sentinel(subcommand: 'SENTINELS', primaryName: Arg): Result<C, Fields<C, C['text']>[]>;
	/**
	 * Changes the configuration of a monitored primary.
	 * `SENTINEL SET primary-name option value [option value …]`
	 * O(1). Since 2.8.4. {@link https://valkey.io/commands/sentinel-set/ | SENTINEL SET}
	 */
	sentinel(subcommand: 'SET', primaryName: Arg, ...optionsAndValues: Args[]): Result<C, 'OK'>;
	/**
	 * Simulates failover scenarios.
	 * `SENTINEL SIMULATE-FAILURE [ |  |  …]`
	 * Since 3.2. {@link https://valkey.io/commands/sentinel-simulate-failure/ | SENTINEL SIMULATE-FAILURE}
	 */
	sentinel(subcommand: 'SIMULATE-FAILURE', ...modes: Nums[]): Result<C, 'OK' | C['text'][]>;
	/**
	 * Returns a list of the monitored replicas.
	 * `SENTINEL SLAVES primary-name`
	 * O(N) where N is the number of replicas. Since 2.8. {@link https://valkey.io/commands/sentinel-slaves/ | SENTINEL SLAVES}
	 * @deprecated Use `SENTINEL REPLICAS`.
	 */
	sentinel(subcommand: 'SLAVES', primaryName: Arg): Result<C, Fields<C, C['text']>[]>;
	/**
	 * Sets the string value of a key, ignoring its type. The key is created if it doesn't exist.
	 * `SET key value [NX | XX] [GET] [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | KEEPTTL]`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/set/ | SET}
	 */
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
	/**
	 * Sets or clears the bit at offset of the string value. Creates the key if it doesn't exist.
	 * `SETBIT key offset value`
	 * O(1). Since 2.2. {@link https://redis.io/docs/latest/commands/setbit/ | SETBIT}
	 */
	setbit(key: Arg, offset: Num, value: Num): Result<C, C['integer']>;
	/**
	 * Sets the string value and expiration time of a key. Creates the key if it doesn't exist.
	 * `SETEX key seconds value`
	 * O(1). Since 2.0. {@link https://redis.io/docs/latest/commands/setex/ | SETEX}
	 * @deprecated Use `SET` with the `EX` argument.
	 */
	setex(key: Arg, seconds: Num, value: Arg): Result<C, 'OK'>;
	/**
	 * Sets the string value of a key only when the key doesn't exist.
	 * `SETNX key value`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/setnx/ | SETNX}
	 * @deprecated Use `SET` with the `NX` argument.
	 */
	setnx(key: Arg, value: Arg): Result<C, C['integer']>;
	/**
	 * Overwrites a part of a string value with another by an offset. Creates the key if it doesn't exist.
	 * `SETRANGE key offset value`
	 * O(1), not counting the time taken to copy the new string in place. Usually, this string is very small so the amortized complexity is O(1). Otherwise, complexity is O(M) with M being the length of the value argument. Since 2.2. {@link https://redis.io/docs/latest/commands/setrange/ | SETRANGE}
	 */
	setrange(key: Arg, offset: Num, value: Arg): Result<C, C['integer']>;
	/**
	 * Returns the intersect of multiple sets.
	 * `SINTER key [key …]`
	 * O(N*M) worst case where N is the cardinality of the smallest set and M is the number of sets. Since 1.0. {@link https://redis.io/docs/latest/commands/sinter/ | SINTER}
	 */
	sinter(...keys: Args[]): Result<C, C['text'][]>;
	/**
	 * Returns the number of members of the intersect of multiple sets.
	 * `SINTERCARD numkeys key [key …] [LIMIT limit]`
	 * O(N*M) worst case where N is the cardinality of the smallest set and M is the number of sets. Since 7.0. {@link https://redis.io/docs/latest/commands/sintercard/ | SINTERCARD}
	 */
	sintercard(numkeys: Num, keys: readonly Arg[], ...limit: ('LIMIT' | OptionNum)[]): Result<C, C['integer']>;
	sintercard(numkeys: Num, ...args: Args[]): Result<C, C['integer']>;
	/**
	 * Stores the intersect of multiple sets in a key.
	 * `SINTERSTORE destination key [key …]`
	 * O(N*M) worst case where N is the cardinality of the smallest set and M is the number of sets. Since 1.0. {@link https://redis.io/docs/latest/commands/sinterstore/ | SINTERSTORE}
	 */
	sinterstore(destination: Arg, ...keys: Args[]): Result<C, C['integer']>;
	/**
	 * Determines whether a member belongs to a set.
	 * `SISMEMBER key member`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/sismember/ | SISMEMBER}
	 */
	sismember(key: Arg, member: Arg): Result<C, C['integer']>;
	/**
	 * Sets a server as a replica of another, or promotes it to being a primary.
	 * `SLAVEOF <host port | NO ONE>`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/slaveof/ | SLAVEOF}
	 * @deprecated Use `REPLICAOF`.
	 */
	slaveof(...args: Args[]): Result<C, 'OK'>;
	/**
	 * Returns the slow log's entries.
	 * `SLOWLOG GET [count]`
	 * O(N) where N is the number of entries returned. Since 2.2.12. {@link https://redis.io/docs/latest/commands/slowlog-get/ | SLOWLOG GET}
	 */
	slowlog(subcommand: 'GET', count?: Num): Result<C, [C['integer'], C['integer'], C['integer'], C['text'][], C['text'], C['text']][]>;
	/**
	 * Shows helpful text about the different subcommands.
	 * `SLOWLOG HELP`
	 * O(1). Since 6.2. {@link https://redis.io/docs/latest/commands/slowlog-help/ | SLOWLOG HELP}
	 */
	slowlog(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Returns the number of entries in the slow log.
	 * `SLOWLOG LEN`
	 * O(1). Since 2.2.12. {@link https://redis.io/docs/latest/commands/slowlog-len/ | SLOWLOG LEN}
	 */
	slowlog(subcommand: 'LEN'): Result<C, C['integer']>;
	/**
	 * Clears all entries from the slow log.
	 * `SLOWLOG RESET`
	 * O(N) where N is the number of entries in the slowlog. Since 2.2.12. {@link https://redis.io/docs/latest/commands/slowlog-reset/ | SLOWLOG RESET}
	 */
	slowlog(subcommand: 'RESET'): Result<C, 'OK'>;
	/**
	 * Returns all members of a set.
	 * `SMEMBERS key`
	 * O(N) where N is the set cardinality. Since 1.0. {@link https://redis.io/docs/latest/commands/smembers/ | SMEMBERS}
	 */
	smembers(key: Arg): Result<C, C['text'][]>;
	/**
	 * Determines whether multiple members belong to a set.
	 * `SMISMEMBER key member [member …]`
	 * O(N) where N is the number of elements being checked for membership. Since 6.2. {@link https://redis.io/docs/latest/commands/smismember/ | SMISMEMBER}
	 */
	smismember(key: Arg, ...members: Args[]): Result<C, C['integer'][]>;
	/**
	 * Moves a member from one set to another.
	 * `SMOVE source destination member`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/smove/ | SMOVE}
	 */
	smove(source: Arg, destination: Arg, member: Arg): Result<C, C['integer']>;
	/**
	 * Sorts the elements in a list, a set, or a sorted set, optionally storing the result.
	 * `SORT key [BY by-pattern] [LIMIT offset count] [GET get-pattern …] [ASC | DESC] [ALPHA] [STORE destination]`
	 * O(N+M*log(M)) where N is the number of elements in the list or set to sort, and M the number of returned elements. When the elements are not sorted, complexity is O(N). Since 1.0. {@link https://redis.io/docs/latest/commands/sort/ | SORT}
	 */
	sort(key: Arg, ...options: [...args: Args[], store: 'STORE', destination: Arg]): Result<C, C['integer']>;
	sort(key: Arg, ...options: ('ASC' | 'DESC' | 'ALPHA' | 'LIMIT' | OptionNum)[]): Result<C, C['text'][]>;
	sort(
		key: Arg,
		word: 'BY' | 'GET' | 'LIMIT' | 'ASC' | 'DESC' | 'ALPHA',
		...args: Args[]
	): Result<C, (C['text'] | null)[]>;
	/**
	 * Returns the sorted elements of a list, a set, or a sorted set.
	 * `SORT_RO key [BY by-pattern] [LIMIT offset count] [GET get-pattern …] [ASC | DESC] [ALPHA]`
	 * O(N+M*log(M)) where N is the number of elements in the list or set to sort, and M the number of returned elements. When the elements are not sorted, complexity is O(N). Since 7.0. {@link https://redis.io/docs/latest/commands/sort_ro/ | SORT_RO}
	 */
	sort_ro(key: Arg, ...options: ('ASC' | 'DESC' | 'ALPHA' | 'LIMIT' | OptionNum)[]): Result<C, C['text'][]>;
	sort_ro(
		key: Arg,
		word: 'BY' | 'GET' | 'LIMIT' | 'ASC' | 'DESC' | 'ALPHA',
		...args: Args[]
	): Result<C, (C['text'] | null)[]>;
	/**
	 * Returns one or more random members from a set after removing them. Deletes the set if the last member was popped.
	 * `SPOP key [count]`
	 * Without the count argument O(1), otherwise O(N) where N is the value of the passed count. Since 1.0. {@link https://redis.io/docs/latest/commands/spop/ | SPOP}
	 */
	spop(key: Arg): Result<C, C['text'] | null>;
	spop(key: Arg, count: Num): Result<C, C['text'][]>;
	/**
	 * Posts a message to a shard channel.
	 * `SPUBLISH shardchannel message`
	 * O(N) where N is the number of clients subscribed to the receiving shard channel. Since 7.0. {@link https://redis.io/docs/latest/commands/spublish/ | SPUBLISH}
	 */
	spublish(shardchannel: Arg, message: Arg): Result<C, C['integer']>;
	/**
	 * Gets one or multiple random members from a set.
	 * `SRANDMEMBER key [count]`
	 * Without the count argument O(1), otherwise O(N) where N is the absolute value of the passed count. Since 1.0. {@link https://redis.io/docs/latest/commands/srandmember/ | SRANDMEMBER}
	 */
	srandmember(key: Arg): Result<C, C['text'] | null>;
	srandmember(key: Arg, count: Num): Result<C, C['text'][]>;
	/**
	 * Removes one or more members from a set. Deletes the set if the last member was removed.
	 * `SREM key member [member …]`
	 * O(N) where N is the number of members to be removed. Since 1.0. {@link https://redis.io/docs/latest/commands/srem/ | SREM}
	 */
	srem(key: Arg, ...members: Args[]): Result<C, C['integer']>;
	/**
	 * Iterates over members of a set.
	 * `SSCAN key cursor [MATCH pattern] [COUNT count]`
	 * O(1) for every call. O(N) for a complete iteration, including enough command calls for the cursor to return back to 0. N is the number of elements inside the collection. Since 2.8. {@link https://redis.io/docs/latest/commands/sscan/ | SSCAN}
	 */
	sscan(key: Arg, cursor: Arg, ...options: ScanOptions): Result<C, [cursor: C['text'], members: C['text'][]]>;
	/**
	 * Returns the length of a string value.
	 * `STRLEN key`
	 * O(1). Since 2.2. {@link https://redis.io/docs/latest/commands/strlen/ | STRLEN}
	 */
	strlen(key: Arg): Result<C, C['integer']>;
	/**
	 * Returns a substring from a string value.
	 * `SUBSTR key start end`
	 * O(N) where N is the length of the returned string. The complexity is ultimately determined by the returned length, but because creating a substring from an existing string is very cheap, it can be considered O(1) for small strings. Since 1.0. {@link https://redis.io/docs/latest/commands/substr/ | SUBSTR}
	 * @deprecated Use `GETRANGE`.
	 */
	substr(key: Arg, start: Num, end: Num): Result<C, C['text']>;
	/**
	 * Returns the union of multiple sets.
	 * `SUNION key [key …]`
	 * O(N) where N is the total number of elements in all given sets. Since 1.0. {@link https://redis.io/docs/latest/commands/sunion/ | SUNION}
	 */
	sunion(...keys: Args[]): Result<C, C['text'][]>;
	/**
	 * Counts the members of the union of sets.
	 * `SUNIONCARD numkeys key [key …] [APPROX] [LIMIT limit]`
	 * O(N), N being the number of members in all sets. Since Redis 8.10. {@link https://redis.io/docs/latest/commands/sunioncard/ | SUNIONCARD}
	 */
	sunioncard(numkeys: Num, ...args: Args[]): Result<C, C['integer']>;
	/**
	 * Stores the union of multiple sets in a key.
	 * `SUNIONSTORE destination key [key …]`
	 * O(N) where N is the total number of elements in all given sets. Since 1.0. {@link https://redis.io/docs/latest/commands/sunionstore/ | SUNIONSTORE}
	 */
	sunionstore(destination: Arg, ...keys: Args[]): Result<C, C['integer']>;
	/**
	 * Swaps two databases.
	 * `SWAPDB index1 index2`
	 * O(N) where N is the count of clients watching or blocking on keys from both databases. Since 4.0. {@link https://redis.io/docs/latest/commands/swapdb/ | SWAPDB}
	 */
	swapdb(index1: Num, index2: Num): Result<C, 'OK'>;
	/**
	 * Calls a function of a JavaScript library.
	 * `TFCALL function numkeys [key …] [argument …]`
	 * Since Redis Stack 7.2. {@link https://redis.io/docs/latest/commands/tfcall/ | TFCALL}
	 * @deprecated Use `FUNCTION LOAD` and `FCALL`.
	 */
	tfcall(functionName: Arg, numkeys: Num, ...args: Args[]): Result<C, unknown>;
	/**
	 * Returns the server time.
	 * `TIME`
	 * O(1). Since 2.6. {@link https://redis.io/docs/latest/commands/time/ | TIME}
	 */
	time(): Result<C, C['text'][]>;
	/**
	 * Returns the number of existing keys out of those specified after updating the time they were last accessed.
	 * `TOUCH key [key …]`
	 * O(N) where N is the number of keys that will be touched. Since 3.2.1. {@link https://redis.io/docs/latest/commands/touch/ | TOUCH}
	 */
	touch(...keys: Args[]): Result<C, C['integer']>;
	/**
	 * Returns the expiration time in seconds of a key.
	 * `TTL key`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/ttl/ | TTL}
	 */
	ttl(key: Arg): Result<C, C['integer']>;
	/**
	 * Determines the type of value stored at a key.
	 * `TYPE key`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/type/ | TYPE}
	 */
	type(key: Arg): Result<C, string>;
	/**
	 * Asynchronously deletes one or more keys.
	 * `UNLINK key [key …]`
	 * O(1) for each key removed regardless of its size. Then the command does O(N) work in a different thread in order to reclaim memory, where N is the number of allocations the deleted objects where composed of. Since 4.0. {@link https://redis.io/docs/latest/commands/unlink/ | UNLINK}
	 */
	unlink(...keys: Args[]): Result<C, C['integer']>;
	/**
	 * Adds an element to a vector set, or gives it another vector.
	 * `VADD key [REDUCE dim] <FP32 vector | VALUES num value [value …]> element [CAS] [NOQUANT | Q8 | BIN] [EF exploration] [SETATTR attributes] [M links]`
	 * O(log(N)) for each element, N being the number of elements in the vector set. Since Redis 8.0. {@link https://redis.io/docs/latest/commands/vadd/ | VADD}
	 */
	vadd(key: Arg, form: 'FP32' | 'VALUES' | 'REDUCE', ...args: Args[]): Result<C, C['integer']>;
	/**
	 * Counts the elements of a vector set.
	 * `VCARD key`
	 * O(1). Since Redis 8.0. {@link https://redis.io/docs/latest/commands/vcard/ | VCARD}
	 */
	vcard(key: Arg): Result<C, C['integer']>;
	/**
	 * Tells how many dimensions the vectors of a set have.
	 * `VDIM key`
	 * O(1). Since Redis 8.0. {@link https://redis.io/docs/latest/commands/vdim/ | VDIM}
	 */
	vdim(key: Arg): Result<C, C['integer']>;
	/**
	 * Returns the vector of an element, as the server has kept it.
	 * `VEMB key element [RAW]`
	 * O(1). Since Redis 8.0. {@link https://redis.io/docs/latest/commands/vemb/ | VEMB}
	 */
	vemb(key: Arg, element: Arg): Result<C, number[] | null>;
	vemb(
		key: Arg,
		element: Arg,
		raw: 'RAW',
	): Result<C, [quantisation: string, bytes: C['text'], norm: number, range?: number] | null>;
	/**
	 * Returns the JSON attributes of an element.
	 * `VGETATTR key element`
	 * O(1). Since Redis 8.0. {@link https://redis.io/docs/latest/commands/vgetattr/ | VGETATTR}
	 */
	vgetattr(key: Arg, element: Arg): Result<C, C['text'] | null>;
	/**
	 * Returns facts about a vector set: quantisation, dimensions, size, graph.
	 * `VINFO key`
	 * O(1). Since Redis 8.0. {@link https://redis.io/docs/latest/commands/vinfo/ | VINFO}
	 */
	vinfo(key: Arg): Result<C, Fields<C, string | C['integer']> | null>;
	/**
	 * Tells whether an element is in a vector set.
	 * `VISMEMBER key element`
	 * O(1). Since Redis 8.0. {@link https://redis.io/docs/latest/commands/vismember/ | VISMEMBER}
	 */
	vismember(key: Arg, element: Arg): Result<C, C['integer']>;
	/**
	 * Returns the neighbours of an element, a list for each layer of the graph.
	 * `VLINKS key element [WITHSCORES]`
	 * O(1). Since Redis 8.0. {@link https://redis.io/docs/latest/commands/vlinks/ | VLINKS}
	 */
	vlinks(key: Arg, element: Arg): Result<C, C['text'][][] | null>;
	vlinks(key: Arg, element: Arg, withScores: 'WITHSCORES'): Result<C, Scored<C['text']>[][] | null>;
	/**
	 * Returns one or more elements of a vector set at random.
	 * `VRANDMEMBER key [count]`
	 * O(N), N being the absolute value of the count. Since Redis 8.0. {@link https://redis.io/docs/latest/commands/vrandmember/ | VRANDMEMBER}
	 */
	vrandmember(key: Arg): Result<C, C['text'] | null>;
	vrandmember(key: Arg, count: Num): Result<C, C['text'][]>;
	/**
	 * Returns elements of a vector set between two names, in byte order.
	 * `VRANGE key start end [count]`
	 * O(log(K)+M), K being the number of elements with the prefix of the start, M the number of elements returned. Since Redis 8.4. {@link https://redis.io/docs/latest/commands/vrange/ | VRANGE}
	 */
	vrange(key: Arg, start: Arg, end: Arg, count?: Num): Result<C, C['text'][]>;
	/**
	 * Removes an element from a vector set.
	 * `VREM key element`
	 * O(log(N)) for each element, N being the number of elements in the vector set. Since Redis 8.0. {@link https://redis.io/docs/latest/commands/vrem/ | VREM}
	 */
	vrem(key: Arg, element: Arg): Result<C, C['integer']>;
	/**
	 * Sets, or with an empty string removes, the JSON attributes of an element.
	 * `VSETATTR key element attributes`
	 * O(1). Since Redis 8.0. {@link https://redis.io/docs/latest/commands/vsetattr/ | VSETATTR}
	 */
	vsetattr(key: Arg, element: Arg, attributes: Arg): Result<C, C['integer']>;
	/**
	 * Returns the elements nearest to a vector or to an element.
	 * `VSIM key <ELE element | FP32 vector | VALUES num value [value …]> [WITHSCORES] [WITHATTRIBS] [COUNT count] [EPSILON delta] [EF exploration] [FILTER expression] [FILTER-EF effort] [TRUTH] [NOTHREAD]`
	 * O(log(N)), N being the number of elements in the vector set. Since Redis 8.0. {@link https://redis.io/docs/latest/commands/vsim/ | VSIM}
	 */
	vsim(
		key: Arg,
		form: 'ELE' | 'FP32' | 'VALUES',
		...args: [...args: Args[], withScores: 'WITHSCORES']
	): Result<C, Scored<C['text']>[]>;
	vsim(key: Arg, form: 'ELE' | 'FP32' | 'VALUES', ...args: Args[]): Result<C, C['text'][] | Scored<C['text']>[]>;
	/**
	 * Returns the number of messages that were successfully acknowledged by the consumer group member of a stream.
	 * `XACK key group id [id …]`
	 * O(1) for each message ID processed. Since 5.0. {@link https://redis.io/docs/latest/commands/xack/ | XACK}
	 */
	xack(key: Arg, group: Arg, ...ids: Args[]): Result<C, C['integer']>;
	/**
	 * Acknowledges entries for a consumer group and deletes them.
	 * `XACKDEL key group [KEEPREF | DELREF | ACKED] IDS numids id [id …]`
	 * O(1) for each entry. Since Redis 8.2. {@link https://redis.io/docs/latest/commands/xackdel/ | XACKDEL}
	 */
	xackdel(key: Arg, group: Arg, ...args: Args[]): Result<C, C['integer'][]>;
	/**
	 * Appends a new message to a stream. Creates the key if it doesn't exist.
	 * `XADD key [NOMKSTREAM] [<MAXLEN | MINID> [= | ~] threshold [LIMIT count]] <* | id> field value [field value …]`
	 * O(1) when adding a new entry, O(N) when trimming where N being the number of entries evicted. Since 5.0. {@link https://redis.io/docs/latest/commands/xadd/ | XADD}
	 */
	xadd(key: Arg, id: Arg, fields: Pairs): Result<C, C['text']>;
	xadd(key: Arg, noStream: 'NOMKSTREAM', ...args: XaddTail): Result<C, C['text'] | null>;
	xadd(key: Arg, trim: 'MAXLEN' | 'MINID', ...args: XaddTail): Result<C, C['text']>;
	xadd(key: Arg, option: 'KEEPREF' | 'DELREF' | 'ACKED' | 'IDMP' | 'IDMPAUTO', ...args: XaddTail): Result<C, C['text']>;
	xadd(key: Arg, id: Arg, ...fieldsAndValues: Args[]): Result<C, C['text']>;
	/**
	 * Changes, or acquires, ownership of messages in a consumer group, as if the messages were delivered to a consumer group member.
	 * `XAUTOCLAIM key group consumer min-idle-time start [COUNT count] [JUSTID]`
	 * O(1) if COUNT is small. Since 6.2. {@link https://redis.io/docs/latest/commands/xautoclaim/ | XAUTOCLAIM}
	 */
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
	/**
	 * Sets how long, and how many, idempotence tokens a stream remembers.
	 * `XCFGSET key [IDMP-DURATION seconds] [IDMP-MAXSIZE entries]`
	 * O(1). Since Redis 8.6. {@link https://redis.io/docs/latest/commands/xcfgset/ | XCFGSET}
	 */
	xcfgset(key: Arg, ...options: ('IDMP-DURATION' | 'IDMP-MAXSIZE' | OptionNum)[]): Result<C, 'OK'>;
	/**
	 * Changes, or acquires, ownership of a message in a consumer group, as if the message was delivered to a consumer group member.
	 * `XCLAIM key group consumer min-idle-time id [id …] [IDLE ms] [TIME unix-time-milliseconds] [RETRYCOUNT count] [FORCE] [JUSTID] [LASTID lastid]`
	 * O(log N) with N being the number of messages in the PEL of the consumer group. Since 5.0. {@link https://redis.io/docs/latest/commands/xclaim/ | XCLAIM}
	 */
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
	/**
	 * Returns the number of messages after removing them from a stream.
	 * `XDEL key id [id …]`
	 * O(1) for each single item to delete in the stream, regardless of the stream size. Since 5.0. {@link https://redis.io/docs/latest/commands/xdel/ | XDEL}
	 */
	xdel(key: Arg, ...ids: Args[]): Result<C, C['integer']>;
	/**
	 * Deletes entries of a stream, saying what becomes of references to them in consumer groups.
	 * `XDELEX key [KEEPREF | DELREF | ACKED] IDS numids id [id …]`
	 * O(1) for each entry. Since Redis 8.2. {@link https://redis.io/docs/latest/commands/xdelex/ | XDELEX}
	 */
	xdelex(key: Arg, ...args: Args[]): Result<C, C['integer'][]>;
	/**
	 * Creates a consumer group.
	 * `XGROUP CREATE key group <id | $> [MKSTREAM] [ENTRIESREAD entriesread]`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/xgroup-create/ | XGROUP CREATE}
	 */
	xgroup(
		subcommand: 'CREATE',
		key: Arg,
		group: Arg,
		id: Arg,
		...options: ('MKSTREAM' | 'ENTRIESREAD' | OptionNum)[]
	): Result<C, 'OK'>;
	/**
	 * Creates a consumer in a consumer group.
	 * `XGROUP CREATECONSUMER key group consumer`
	 * O(1). Since 6.2. {@link https://redis.io/docs/latest/commands/xgroup-createconsumer/ | XGROUP CREATECONSUMER}
	 */
	xgroup(subcommand: 'CREATECONSUMER', key: Arg, group: Arg, consumer: Arg): Result<C, C['integer']>;
	/**
	 * Deletes a consumer from a consumer group.
	 * `XGROUP DELCONSUMER key group consumer`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/xgroup-delconsumer/ | XGROUP DELCONSUMER}
	 */
	xgroup(subcommand: 'DELCONSUMER', key: Arg, group: Arg, consumer: Arg): Result<C, C['integer']>;
	/**
	 * Destroys a consumer group.
	 * `XGROUP DESTROY key group`
	 * O(N) where N is the number of entries in the group's pending entries list (PEL). Since 5.0. {@link https://redis.io/docs/latest/commands/xgroup-destroy/ | XGROUP DESTROY}
	 */
	xgroup(subcommand: 'DESTROY', key: Arg, group: Arg): Result<C, C['integer']>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `XGROUP HELP`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/xgroup-help/ | XGROUP HELP}
	 */
	xgroup(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Sets the last-delivered ID of a consumer group.
	 * `XGROUP SETID key group <id | $> [ENTRIESREAD entriesread]`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/xgroup-setid/ | XGROUP SETID}
	 */
	xgroup(
		subcommand: 'SETID',
		key: Arg,
		group: Arg,
		id: Arg,
		...options: ('ENTRIESREAD' | OptionNum)[]
	): Result<C, 'OK'>;
	/**
	 * Returns a list of the consumers in a consumer group.
	 * `XINFO CONSUMERS key group`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/xinfo-consumers/ | XINFO CONSUMERS}
	 */
	xinfo(subcommand: 'CONSUMERS', key: Arg, group: Arg): Result<C, Fields<C, C['text'] | C['integer'] | null>[]>;
	/**
	 * Returns a list of the consumer groups of a stream.
	 * `XINFO GROUPS key`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/xinfo-groups/ | XINFO GROUPS}
	 */
	xinfo(subcommand: 'GROUPS', key: Arg): Result<C, Fields<C, C['text'] | C['integer'] | null>[]>;
	/**
	 * Returns helpful text about the different subcommands.
	 * `XINFO HELP`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/xinfo-help/ | XINFO HELP}
	 */
	xinfo(subcommand: 'HELP'): Result<C, string[]>;
	/**
	 * Returns information about a stream.
	 * `XINFO STREAM key [FULL [COUNT count]]`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/xinfo-stream/ | XINFO STREAM}
	 */
	xinfo(subcommand: 'STREAM', key: Arg, ...options: ('FULL' | 'COUNT' | OptionNum)[]): Result<C, Fields<C, unknown>>;
	/**
	 * Returns the number of messages in a stream.
	 * `XLEN key`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/xlen/ | XLEN}
	 */
	xlen(key: Arg): Result<C, C['integer']>;
	/**
	 * Gives pending entries back to their consumer group, to be delivered again at once.
	 * `XNACK key group <SILENT | FAIL | FATAL> IDS numids id [id …] [RETRYCOUNT count] [FORCE]`
	 * O(1) for each entry. Since Redis 8.8. {@link https://redis.io/docs/latest/commands/xnack/ | XNACK}
	 */
	xnack(key: Arg, group: Arg, mode: 'SILENT' | 'FAIL' | 'FATAL', ids: 'IDS', numids: Num, ...args: Args[]): Result<C, C['integer']>;
	/**
	 * Returns the information and entries from a stream consumer group's pending entries list.
	 * `XPENDING key group [[IDLE min-idle-time] start end count [consumer]]`
	 * O(N) with N being the number of elements returned, so asking for a small fixed number of entries per call is O(1). O(M), where M is the total number of entries scanned when used with the IDLE filter. When the command returns just the summary and the list of consumers is small, it runs in O(1) time; otherwise, an additional O(N) time for iterating every consumer. Since 5.0. {@link https://redis.io/docs/latest/commands/xpending/ | XPENDING}
	 */
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
	/**
	 * Returns the messages from a stream within a range of IDs.
	 * `XRANGE key start end [COUNT count]`
	 * O(N) with N being the number of elements being returned. If N is constant (e.g. always asking for the first 10 elements with COUNT), you can consider it O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/xrange/ | XRANGE}
	 */
	xrange(key: Arg, start: Arg, end: Arg, ...count: ('COUNT' | OptionNum)[]): Result<C, StreamEntry<C>[]>;
	/**
	 * Returns the messages from a stream within a range of IDs in reverse order.
	 * `XREVRANGE key end start [COUNT count]`
	 * O(N) with N being the number of elements returned. If N is constant (e.g. always asking for the first 10 elements with COUNT), you can consider it O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/xrevrange/ | XREVRANGE}
	 */
	xrevrange(key: Arg, end: Arg, start: Arg, ...count: ('COUNT' | OptionNum)[]): Result<C, StreamEntry<C>[]>;
	/**
	 * An internal command for replicating stream values.
	 * `XSETID key last-id [ENTRIESADDED entries-added] [MAXDELETEDID max-deleted-id]`
	 * O(1). Since 5.0. {@link https://redis.io/docs/latest/commands/xsetid/ | XSETID}
	 */
	xsetid(key: Arg, lastId: Arg, ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Deletes messages from the beginning of a stream.
	 * `XTRIM key <MAXLEN | MINID> [= | ~] threshold [LIMIT count]`
	 * O(N), with N being the number of evicted entries. Constant times are very small however, since entries are organized in macro nodes containing multiple entries that can be released with a single deallocation. Since 5.0. {@link https://redis.io/docs/latest/commands/xtrim/ | XTRIM}
	 */
	xtrim(
		key: Arg,
		strategy: 'MAXLEN' | 'MINID',
		...threshold:
			| [threshold: Arg]
			| [accuracy: '=' | '~', threshold: Arg]
			| [accuracy: '~', threshold: Arg, limit: 'LIMIT', count: Num]
	): Result<C, C['integer']>;
	/**
	 * Adds one or more members to a sorted set, or updates their scores. Creates the key if it doesn't exist.
	 * `ZADD key [NX | XX] [GT | LT] [CH] [INCR] score member [score member …]`
	 * O(log(N)) for each item added, where N is the number of elements in the sorted set. Since 1.2. {@link https://redis.io/docs/latest/commands/zadd/ | ZADD}
	 */
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
	/**
	 * Returns the number of members in a sorted set.
	 * `ZCARD key`
	 * O(1). Since 1.2. {@link https://redis.io/docs/latest/commands/zcard/ | ZCARD}
	 */
	zcard(key: Arg): Result<C, C['integer']>;
	/**
	 * Returns the count of members in a sorted set that have scores within a range.
	 * `ZCOUNT key min max`
	 * O(log(N)) with N being the number of elements in the sorted set. Since 2.0. {@link https://redis.io/docs/latest/commands/zcount/ | ZCOUNT}
	 */
	zcount(key: Arg, min: Num, max: Num): Result<C, C['integer']>;
	/**
	 * Returns the difference between multiple sorted sets.
	 * `ZDIFF numkeys key [key …] [WITHSCORES]`
	 * O(L + (N-K)log(N)) worst case where L is the total number of elements in all the sets, N is the size of the first set, and K is the size of the result set. Since 6.2. {@link https://redis.io/docs/latest/commands/zdiff/ | ZDIFF}
	 */
	zdiff(numkeys: Num, ...args: [...keys: Args[], withScores: 'WITHSCORES']): Result<C, Scored<C['text']>[]>;
	zdiff(numkeys: Num, ...keys: Args[]): Result<C, C['text'][]>;
	/**
	 * Stores the difference of multiple sorted sets in a key.
	 * `ZDIFFSTORE destination numkeys key [key …]`
	 * O(L + (N-K)log(N)) worst case where L is the total number of elements in all the sets, N is the size of the first set, and K is the size of the result set. Since 6.2. {@link https://redis.io/docs/latest/commands/zdiffstore/ | ZDIFFSTORE}
	 */
	zdiffstore(destination: Arg, numkeys: Num, ...keys: Args[]): Result<C, C['integer']>;
	/**
	 * Increments the score of a member in a sorted set.
	 * `ZINCRBY key increment member`
	 * O(log(N)) where N is the number of elements in the sorted set. Since 1.2. {@link https://redis.io/docs/latest/commands/zincrby/ | ZINCRBY}
	 */
	zincrby(key: Arg, increment: Num, member: Arg): Result<C, number>;
	/**
	 * Returns the intersect of multiple sorted sets.
	 * `ZINTER numkeys key [key …] [WEIGHTS weight …] [AGGREGATE SUM | MIN | MAX] [WITHSCORES]`
	 * O(N*K)+O(M*log(M)) worst case with N being the smallest input sorted set, K being the number of input sorted sets and M being the number of elements in the resulting sorted set. Since 6.2. {@link https://redis.io/docs/latest/commands/zinter/ | ZINTER}
	 */
	zinter(numkeys: Num, ...args: [...keysAndOptions: Args[], withScores: 'WITHSCORES']): Result<C, Scored<C['text']>[]>;
	zinter(numkeys: Num, keys: readonly Arg[], ...options: AggregateOption[]): Result<C, C['text'][]>;
	zinter(numkeys: Num, ...keysAndOptions: Args[]): Result<C, C['text'][]>;
	/**
	 * Returns the number of members of the intersect of multiple sorted sets.
	 * `ZINTERCARD numkeys key [key …] [LIMIT limit]`
	 * O(N*K) worst case with N being the smallest input sorted set, K being the number of input sorted sets. Since 7.0. {@link https://redis.io/docs/latest/commands/zintercard/ | ZINTERCARD}
	 */
	zintercard(numkeys: Num, keys: readonly Arg[], ...limit: ('LIMIT' | OptionNum)[]): Result<C, C['integer']>;
	zintercard(numkeys: Num, ...args: Args[]): Result<C, C['integer']>;
	/**
	 * Stores the intersect of multiple sorted sets in a key.
	 * `ZINTERSTORE destination numkeys key [key …] [WEIGHTS weight …] [AGGREGATE SUM | MIN | MAX]`
	 * O(N*K)+O(M*log(M)) worst case with N being the smallest input sorted set, K being the number of input sorted sets and M being the number of elements in the resulting sorted set. Since 2.0. {@link https://redis.io/docs/latest/commands/zinterstore/ | ZINTERSTORE}
	 */
	zinterstore(
		destination: Arg,
		numkeys: Num,
		keys: readonly Arg[],
		...options: AggregateOption[]
	): Result<C, C['integer']>;
	zinterstore(destination: Arg, numkeys: Num, ...keysAndOptions: Args[]): Result<C, C['integer']>;
	/**
	 * Returns the number of members in a sorted set within a lexicographical range.
	 * `ZLEXCOUNT key min max`
	 * O(log(N)) with N being the number of elements in the sorted set. Since 2.8.9. {@link https://redis.io/docs/latest/commands/zlexcount/ | ZLEXCOUNT}
	 */
	zlexcount(key: Arg, min: Arg, max: Arg): Result<C, C['integer']>;
	/**
	 * Returns the highest- or lowest-scoring members from one or more sorted sets after removing them. Deletes the sorted set if the last member was popped.
	 * `ZMPOP numkeys key [key …] <MIN | MAX> [COUNT count]`
	 * O(K) + O(M*log(N)) where K is the number of provided keys, N being the number of elements in the sorted set, and M being the number of elements popped. Since 7.0. {@link https://redis.io/docs/latest/commands/zmpop/ | ZMPOP}
	 */
	zmpop(
		numkeys: Num,
		keys: Args,
		where: 'MIN' | 'MAX',
		...count: ('COUNT' | OptionNum)[]
	): Result<C, [key: C['text'], members: Scored<C['text']>[]] | null>;
	zmpop(numkeys: Num, ...args: Args[]): Result<C, [key: C['text'], members: Scored<C['text']>[]] | null>;
	/**
	 * Returns the score of one or more members in a sorted set.
	 * `ZMSCORE key member [member …]`
	 * O(N) where N is the number of members being requested. Since 6.2. {@link https://redis.io/docs/latest/commands/zmscore/ | ZMSCORE}
	 */
	zmscore(key: Arg, ...members: Args[]): Result<C, (number | null)[]>;
	/**
	 * Returns the highest-scoring members from a sorted set after removing them. Deletes the sorted set if the last member was popped.
	 * `ZPOPMAX key [count]`
	 * O(log(N)*M) with N being the number of elements in the sorted set, and M being the number of elements popped. Since 5.0. {@link https://redis.io/docs/latest/commands/zpopmax/ | ZPOPMAX}
	 */
	zpopmax(key: Arg, count?: Num): Result<C, Scored<C['text']>[]>;
	/**
	 * Returns the lowest-scoring members from a sorted set after removing them. Deletes the sorted set if the last member was popped.
	 * `ZPOPMIN key [count]`
	 * O(log(N)*M) with N being the number of elements in the sorted set, and M being the number of elements popped. Since 5.0. {@link https://redis.io/docs/latest/commands/zpopmin/ | ZPOPMIN}
	 */
	zpopmin(key: Arg, count?: Num): Result<C, Scored<C['text']>[]>;
	/**
	 * Returns one or more random members from a sorted set.
	 * `ZRANDMEMBER key [count [WITHSCORES]]`
	 * O(N) where N is the number of members returned. Since 6.2. {@link https://redis.io/docs/latest/commands/zrandmember/ | ZRANDMEMBER}
	 */
	zrandmember(key: Arg): Result<C, C['text'] | null>;
	zrandmember(key: Arg, count: Num): Result<C, C['text'][]>;
	zrandmember(key: Arg, count: Num, withScores: 'WITHSCORES'): Result<C, Scored<C['text']>[]>;
	/**
	 * Returns members in a sorted set within a range of indexes.
	 * `ZRANGE key start stop [BYSCORE | BYLEX] [REV] [LIMIT offset count] [WITHSCORES]`
	 * O(log(N)+M) with N being the number of elements in the sorted set and M the number of elements returned. Since 1.2. {@link https://redis.io/docs/latest/commands/zrange/ | ZRANGE}
	 */
	zrange<const O extends readonly ('BYSCORE' | 'BYLEX' | 'REV' | 'LIMIT' | 'WITHSCORES' | OptionNum)[]>(
		key: Arg,
		start: Arg,
		stop: Arg,
		...options: O
	): Result<C, Has<O, 'WITHSCORES'> extends true ? Scored<C['text']>[] : C['text'][]>;
	/**
	 * Returns members in a sorted set within a lexicographical range.
	 * `ZRANGEBYLEX key min max [LIMIT offset count]`
	 * O(log(N)+M) with N being the number of elements in the sorted set and M the number of elements being returned. If M is constant (e.g. always asking for the first 10 elements with LIMIT), you can consider it O(log(N)). Since 2.8.9. {@link https://redis.io/docs/latest/commands/zrangebylex/ | ZRANGEBYLEX}
	 * @deprecated Use `ZRANGE` with the `BYLEX` argument.
	 */
	zrangebylex(key: Arg, min: Arg, max: Arg, ...options: ('LIMIT' | OptionNum)[]): Result<C, C['text'][]>;
	/**
	 * Returns members in a sorted set within a range of scores.
	 * `ZRANGEBYSCORE key min max [WITHSCORES] [LIMIT offset count]`
	 * O(log(N)+M) with N being the number of elements in the sorted set and M the number of elements being returned. If M is constant (e.g. always asking for the first 10 elements with LIMIT), you can consider it O(log(N)). Since 1.0.5. {@link https://redis.io/docs/latest/commands/zrangebyscore/ | ZRANGEBYSCORE}
	 * @deprecated Use `ZRANGE` with the `BYSCORE` argument.
	 */
	zrangebyscore<const O extends readonly ('WITHSCORES' | 'LIMIT' | OptionNum)[]>(
		key: Arg,
		min: Num,
		max: Num,
		...options: O
	): Result<C, Has<O, 'WITHSCORES'> extends true ? Scored<C['text']>[] : C['text'][]>;
	/**
	 * Stores a range of members from sorted set in a key.
	 * `ZRANGESTORE dst src min max [BYSCORE | BYLEX] [REV] [LIMIT offset count]`
	 * O(log(N)+M) with N being the number of elements in the sorted set and M the number of elements stored into the destination key. Since 6.2. {@link https://redis.io/docs/latest/commands/zrangestore/ | ZRANGESTORE}
	 */
	zrangestore(dst: Arg, src: Arg, min: Arg, max: Arg, ...options: ('BYSCORE' | 'BYLEX' | 'REV' | 'LIMIT' | OptionNum)[]): Result<C, C['integer']>;
	/**
	 * Returns the index of a member in a sorted set ordered by ascending scores.
	 * `ZRANK key member [WITHSCORE]`
	 * O(log(N)). Since 2.0. {@link https://redis.io/docs/latest/commands/zrank/ | ZRANK}
	 */
	zrank(key: Arg, member: Arg): Result<C, C['integer'] | null>;
	zrank(key: Arg, member: Arg, withScore: 'WITHSCORE'): Result<C, [rank: C['integer'], score: number] | null>;
	/**
	 * Removes one or more members from a sorted set. Deletes the sorted set if all members were removed.
	 * `ZREM key member [member …]`
	 * O(M*log(N)) with N being the number of elements in the sorted set and M the number of elements to be removed. Since 1.2. {@link https://redis.io/docs/latest/commands/zrem/ | ZREM}
	 */
	zrem(key: Arg, ...members: Args[]): Result<C, C['integer']>;
	/**
	 * Removes members in a sorted set within a lexicographical range. Deletes the sorted set if all members were removed.
	 * `ZREMRANGEBYLEX key min max`
	 * O(log(N)+M) with N being the number of elements in the sorted set and M the number of elements removed by the operation. Since 2.8.9. {@link https://redis.io/docs/latest/commands/zremrangebylex/ | ZREMRANGEBYLEX}
	 */
	zremrangebylex(key: Arg, min: Arg, max: Arg): Result<C, C['integer']>;
	/**
	 * Removes members in a sorted set within a range of indexes. Deletes the sorted set if all members were removed.
	 * `ZREMRANGEBYRANK key start stop`
	 * O(log(N)+M) with N being the number of elements in the sorted set and M the number of elements removed by the operation. Since 2.0. {@link https://redis.io/docs/latest/commands/zremrangebyrank/ | ZREMRANGEBYRANK}
	 */
	zremrangebyrank(key: Arg, start: Num, stop: Num): Result<C, C['integer']>;
	/**
	 * Removes members in a sorted set within a range of scores. Deletes the sorted set if all members were removed.
	 * `ZREMRANGEBYSCORE key min max`
	 * O(log(N)+M) with N being the number of elements in the sorted set and M the number of elements removed by the operation. Since 1.2. {@link https://redis.io/docs/latest/commands/zremrangebyscore/ | ZREMRANGEBYSCORE}
	 */
	zremrangebyscore(key: Arg, min: Num, max: Num): Result<C, C['integer']>;
	/**
	 * Returns members in a sorted set within a range of indexes in reverse order.
	 * `ZREVRANGE key start stop [WITHSCORES]`
	 * O(log(N)+M) with N being the number of elements in the sorted set and M the number of elements returned. Since 1.2. {@link https://redis.io/docs/latest/commands/zrevrange/ | ZREVRANGE}
	 * @deprecated Use `ZRANGE` with the `REV` argument.
	 */
	zrevrange(key: Arg, start: Num, stop: Num): Result<C, C['text'][]>;
	zrevrange(key: Arg, start: Num, stop: Num, withScores: 'WITHSCORES'): Result<C, Scored<C['text']>[]>;
	/**
	 * Returns members in a sorted set within a lexicographical range in reverse order.
	 * `ZREVRANGEBYLEX key max min [LIMIT offset count]`
	 * O(log(N)+M) with N being the number of elements in the sorted set and M the number of elements being returned. If M is constant (e.g. always asking for the first 10 elements with LIMIT), you can consider it O(log(N)). Since 2.8.9. {@link https://redis.io/docs/latest/commands/zrevrangebylex/ | ZREVRANGEBYLEX}
	 * @deprecated Use `ZRANGE` with the `REV` and `BYLEX` arguments.
	 */
	zrevrangebylex(key: Arg, max: Arg, min: Arg, ...options: ('LIMIT' | OptionNum)[]): Result<C, C['text'][]>;
	/**
	 * Returns members in a sorted set within a range of scores in reverse order.
	 * `ZREVRANGEBYSCORE key max min [WITHSCORES] [LIMIT offset count]`
	 * O(log(N)+M) with N being the number of elements in the sorted set and M the number of elements being returned. If M is constant (e.g. always asking for the first 10 elements with LIMIT), you can consider it O(log(N)). Since 2.2. {@link https://redis.io/docs/latest/commands/zrevrangebyscore/ | ZREVRANGEBYSCORE}
	 * @deprecated Use `ZRANGE` with the `REV` and `BYSCORE` arguments.
	 */
	zrevrangebyscore<const O extends readonly ('WITHSCORES' | 'LIMIT' | OptionNum)[]>(
		key: Arg,
		max: Num,
		min: Num,
		...options: O
	): Result<C, Has<O, 'WITHSCORES'> extends true ? Scored<C['text']>[] : C['text'][]>;
	/**
	 * Returns the index of a member in a sorted set ordered by descending scores.
	 * `ZREVRANK key member [WITHSCORE]`
	 * O(log(N)). Since 2.0. {@link https://redis.io/docs/latest/commands/zrevrank/ | ZREVRANK}
	 */
	zrevrank(key: Arg, member: Arg): Result<C, C['integer'] | null>;
	zrevrank(key: Arg, member: Arg, withScore: 'WITHSCORE'): Result<C, [rank: C['integer'], score: number] | null>;
	/**
	 * Iterates over members and scores of a sorted set.
	 * `ZSCAN key cursor [MATCH pattern] [COUNT count]`
	 * O(1) for every call. O(N) for a complete iteration, including enough command calls for the cursor to return back to 0. N is the number of elements inside the collection. Since 2.8. {@link https://redis.io/docs/latest/commands/zscan/ | ZSCAN}
	 */
	zscan(key: Arg, cursor: Arg, ...options: ScanOptions): Result<C, [cursor: C['text'], members: Scored<C['text']>[]]>;
	/**
	 * Returns the score of a member in a sorted set.
	 * `ZSCORE key member`
	 * O(1). Since 1.2. {@link https://redis.io/docs/latest/commands/zscore/ | ZSCORE}
	 */
	zscore(key: Arg, member: Arg): Result<C, number | null>;
	/**
	 * Returns the union of multiple sorted sets.
	 * `ZUNION numkeys key [key …] [WEIGHTS weight …] [AGGREGATE SUM | MIN | MAX] [WITHSCORES]`
	 * O(N)+O(M*log(M)) with N being the sum of the sizes of the input sorted sets, and M being the number of elements in the resulting sorted set. Since 6.2. {@link https://redis.io/docs/latest/commands/zunion/ | ZUNION}
	 */
	zunion(numkeys: Num, ...args: [...keysAndOptions: Args[], withScores: 'WITHSCORES']): Result<C, Scored<C['text']>[]>;
	zunion(numkeys: Num, keys: readonly Arg[], ...options: AggregateOption[]): Result<C, C['text'][]>;
	zunion(numkeys: Num, ...keysAndOptions: Args[]): Result<C, C['text'][]>;
	/**
	 * Stores the union of multiple sorted sets in a key.
	 * `ZUNIONSTORE destination numkeys key [key …] [WEIGHTS weight …] [AGGREGATE SUM | MIN | MAX]`
	 * O(N)+O(M log(M)) with N being the sum of the sizes of the input sorted sets, and M being the number of elements in the resulting sorted set. Since 2.0. {@link https://redis.io/docs/latest/commands/zunionstore/ | ZUNIONSTORE}
	 */
	zunionstore(
		destination: Arg,
		numkeys: Num,
		keys: readonly Arg[],
		...options: AggregateOption[]
	): Result<C, C['integer']>;
	zunionstore(destination: Arg, numkeys: Num, ...keysAndOptions: Args[]): Result<C, C['integer']>;
	/** The `BF.` commands. */
	readonly bf: BfCommands<C>;
	/** The `CF.` commands. */
	readonly cf: CfCommands<C>;
	/** The `CMS.` commands. */
	readonly cms: CmsCommands<C>;
	/** The `FT.` commands. */
	readonly ft: FtCommands<C>;
	/** The `JSON.` commands. */
	readonly json: JsonCommands<C>;
	/** The `TDIGEST.` commands. */
	readonly tdigest: TdigestCommands<C>;
	/** The `TOPK.` commands. */
	readonly topk: TopkCommands<C>;
	/** The `TS.` commands. */
	readonly ts: TsCommands<C>;
}

/** Commands that may wait. A client runs them on connections of their own; between MULTI and EXEC they do not wait. */
export interface BlockingCommands<C extends Context> {
	/**
	 * Pops an element from a list, pushes it to another list and returns it. Blocks until an element is available otherwise. Deletes the list if the last element was moved.
	 * `BLMOVE source destination <LEFT | RIGHT> <LEFT | RIGHT> timeout`
	 * O(1). Since 6.2. {@link https://redis.io/docs/latest/commands/blmove/ | BLMOVE}
	 */
	blmove(source: Arg, destination: Arg, wherefrom: 'LEFT' | 'RIGHT', whereto: 'LEFT' | 'RIGHT', timeout: Num): Result<C, C['text'] | null>;
	/**
	 * Moves several elements from one list to another and returns them; waits until there are any.
	 * `BLMOVEM source destination <LEFT | RIGHT> <LEFT | RIGHT> timeout [<COUNT count | EXACTLY count> <OBO | BULK>]`
	 * O(N), N being the number of elements moved. Since Redis 8.10. {@link https://redis.io/docs/latest/commands/blmovem/ | BLMOVEM}
	 */
	blmovem(source: Arg, destination: Arg, wherefrom: 'LEFT' | 'RIGHT', whereto: 'LEFT' | 'RIGHT', timeout: Num, ...options: ('COUNT' | 'EXACTLY' | 'OBO' | 'BULK' | OptionNum)[]): Result<C, C['text'][] | null>;
	/**
	 * Pops the first element from one of multiple lists. Blocks until an element is available otherwise. Deletes the list if the last element was popped.
	 * `BLMPOP timeout numkeys key [key …] <LEFT | RIGHT> [COUNT count]`
	 * O(N+M) where N is the number of provided keys and M is the number of elements returned. Since 7.0. {@link https://redis.io/docs/latest/commands/blmpop/ | BLMPOP}
	 */
	blmpop(
		timeout: Num,
		numkeys: Num,
		keys: Args,
		where: 'LEFT' | 'RIGHT',
		...count: ('COUNT' | OptionNum)[]
	): Result<C, [key: C['text'], elements: C['text'][]] | null>;
	blmpop(timeout: Num, numkeys: Num, ...args: Args[]): Result<C, [key: C['text'], elements: C['text'][]] | null>;
	/**
	 * Removes and returns the first element in a list. Blocks until an element is available otherwise. Deletes the list if the last element was popped.
	 * `BLPOP key [key …] timeout`
	 * O(N) where N is the number of provided keys. Since 2.0. {@link https://redis.io/docs/latest/commands/blpop/ | BLPOP}
	 */
	blpop(...args: [...keys: Args[], timeout: Num]): Result<C, [key: C['text'], element: C['text']] | null>;
	/**
	 * Removes and returns the last element in a list. Blocks until an element is available otherwise. Deletes the list if the last element was popped.
	 * `BRPOP key [key …] timeout`
	 * O(N) where N is the number of provided keys. Since 2.0. {@link https://redis.io/docs/latest/commands/brpop/ | BRPOP}
	 */
	brpop(...args: [...keys: Args[], timeout: Num]): Result<C, [key: C['text'], element: C['text']] | null>;
	/**
	 * Pops an element from a list, pushes it to another list and returns it. Blocks until an element is available otherwise. Deletes the list if the last element was popped.
	 * `BRPOPLPUSH source destination timeout`
	 * O(1). Since 2.2. {@link https://redis.io/docs/latest/commands/brpoplpush/ | BRPOPLPUSH}
	 * @deprecated Use `BLMOVE` with the `RIGHT` and `LEFT` arguments.
	 */
	brpoplpush(source: Arg, destination: Arg, timeout: Num): Result<C, C['text'] | null>;
	/**
	 * Removes and returns a member by score from one or more sorted sets. Blocks until a member is available otherwise. Deletes the sorted set if the last element was popped.
	 * `BZMPOP timeout numkeys key [key …] <MIN | MAX> [COUNT count]`
	 * O(K) + O(M*log(N)) where K is the number of provided keys, N being the number of elements in the sorted set, and M being the number of elements popped. Since 7.0. {@link https://redis.io/docs/latest/commands/bzmpop/ | BZMPOP}
	 */
	bzmpop(
		timeout: Num,
		numkeys: Num,
		keys: Args,
		where: 'MIN' | 'MAX',
		...count: ('COUNT' | OptionNum)[]
	): Result<C, [key: C['text'], members: Scored<C['text']>[]] | null>;
	bzmpop(timeout: Num, numkeys: Num, ...args: Args[]): Result<C, [key: C['text'], members: Scored<C['text']>[]] | null>;
	/**
	 * Removes and returns the member with the highest score from one or more sorted sets. Blocks until a member is available otherwise. Deletes the sorted set if the last element was popped.
	 * `BZPOPMAX key [key …] timeout`
	 * O(log(N)) with N being the number of elements in the sorted set. Since 5.0. {@link https://redis.io/docs/latest/commands/bzpopmax/ | BZPOPMAX}
	 */
	bzpopmax(
		...args: [...keys: Args[], timeout: Num]
	): Result<C, [key: C['text'], member: C['text'], score: number] | null>;
	/**
	 * Removes and returns the member with the lowest score from one or more sorted sets. Blocks until a member is available otherwise. Deletes the sorted set if the last element was popped.
	 * `BZPOPMIN key [key …] timeout`
	 * O(log(N)) with N being the number of elements in the sorted set. Since 5.0. {@link https://redis.io/docs/latest/commands/bzpopmin/ | BZPOPMIN}
	 */
	bzpopmin(
		...args: [...keys: Args[], timeout: Num]
	): Result<C, [key: C['text'], member: C['text'], score: number] | null>;
	/**
	 * Atomically transfers a key from one instance to another.
	 * `MIGRATE host port <key | > destination-db timeout [COPY] [REPLACE] [AUTH auth | AUTH2 username password] [KEYS keys …]`
	 * This command actually executes a DUMP+DEL in the source instance, and a RESTORE in the target instance. See the pages of these commands for time complexity. Also an O(N) data transfer between the two instances is performed. Since 2.6. {@link https://redis.io/docs/latest/commands/migrate/ | MIGRATE}
	 */
	migrate(host: Arg, port: Num, ...args: Args[]): Result<C, 'OK' | 'NOKEY'>;
	/**
	 * Calls a function of a JavaScript library that may go on in the background.
	 * `TFCALLASYNC function numkeys [key …] [argument …]`
	 * Since Redis Stack 7.2. {@link https://redis.io/docs/latest/commands/tfcallasync/ | TFCALLASYNC}
	 * @deprecated Use `FUNCTION LOAD` and `FCALL`.
	 */
	tfcallasync(functionName: Arg, numkeys: Num, ...args: Args[]): Result<C, unknown>;
	/**
	 * Deletes a JavaScript library.
	 * `TFUNCTION DELETE library`
	 * Since Redis Stack 7.2. {@link https://redis.io/docs/latest/commands/tfunction-delete/ | TFUNCTION DELETE}
	 * @deprecated Use `FUNCTION LOAD` and `FCALL`.
	 */
	tfunction(subcommand: 'DELETE', library: Arg): Result<C, 'OK'>;
	/**
	 * Lists JavaScript libraries.
	 * `TFUNCTION LIST [WITHCODE] [VERBOSE | v | vv | vvv] [LIBRARY name]`
	 * Since Redis Stack 7.2. {@link https://redis.io/docs/latest/commands/tfunction-list/ | TFUNCTION LIST}
	 * @deprecated Use `FUNCTION LOAD` and `FCALL`.
	 */
	tfunction(subcommand: 'LIST', ...args: Args[]): Result<C, Fields<C, unknown>[]>;
	/**
	 * Loads a JavaScript library.
	 * `TFUNCTION LOAD [REPLACE] [CONFIG config] code`
	 * Since Redis Stack 7.2. {@link https://redis.io/docs/latest/commands/tfunction-load/ | TFUNCTION LOAD}
	 * @deprecated Use `FUNCTION LOAD` and `FCALL`.
	 */
	tfunction(subcommand: 'LOAD', ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Returns messages from multiple streams with IDs greater than the ones requested. Blocks until a message is available otherwise.
	 * `XREAD [COUNT count] [BLOCK milliseconds] STREAMS key [key …] id [id …]`
	 * O(N) for each stream, N being the number of entries returned. Since 5.0. {@link https://redis.io/docs/latest/commands/xread/ | XREAD}
	 */
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
	/**
	 * Returns new or historical messages from a stream for a consumer in a group. Blocks until a message is available otherwise.
	 * `XREADGROUP GROUP group consumer [COUNT count] [BLOCK milliseconds] [NOACK] STREAMS key [key …] id [id …]`
	 * For each stream mentioned: O(M) with M being the number of elements returned. If M is constant (e.g. always asking for the first 10 elements with COUNT), you can consider it O(1). On the other side when XREADGROUP blocks, XADD will pay the O(N) time in order to serve the N clients blocked on the stream getting new data. Since 5.0. {@link https://redis.io/docs/latest/commands/xreadgroup/ | XREADGROUP}
	 */
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
}

/** Commands that a server refuses between MULTI and EXEC. */
export interface UnqueuedCommands<C extends Context> {
	/**
	 * Synchronously saves the database(s) to disk.
	 * `SAVE`
	 * O(N) where N is the total number of keys in all databases. Since 1.0. {@link https://redis.io/docs/latest/commands/save/ | SAVE}
	 */
	save(): Result<C, 'OK'>;
	/**
	 * Synchronously saves the database(s) to disk and shuts down the server.
	 * `SHUTDOWN [NOSAVE | SAVE] [NOW] [FORCE] [ABORT]`
	 * O(N) when saving, where N is the total number of keys in all databases when saving data, otherwise O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/shutdown/ | SHUTDOWN}
	 */
	shutdown(...options: ('NOSAVE' | 'SAVE' | 'NOW' | 'FORCE' | 'ABORT')[]): Result<C, 'OK' | undefined>;
}

/** Commands about the connection's own writes: a lease has them, and MULTI. */
export interface AcknowledgeCommands<C extends Context> {
	/**
	 * Blocks until the asynchronous replication of all preceding write commands sent by the connection is completed.
	 * `WAIT numreplicas timeout`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/wait/ | WAIT}
	 */
	wait(numreplicas: Num, timeout: Num): Result<C, C['integer']>;
	/**
	 * Blocks until all of the preceding write commands sent by the connection are written to the append-only file of the primary and/or replicas.
	 * `WAITAOF numlocal numreplicas timeout`
	 * O(1). Since 7.2. {@link https://redis.io/docs/latest/commands/waitaof/ | WAITAOF}
	 */
	waitaof(numlocal: Num, numreplicas: Num, timeout: Num): Result<C, C['integer'][]>;
}

/** Commands that change the session of their connection: only a lease has them. */
export interface SessionCommands<C extends Context> {
	/**
	 * Signals that a cluster client is following an -ASK redirect.
	 * `ASKING`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/asking/ | ASKING}
	 */
	asking(): Result<C, 'OK'>;
	/**
	 * Instructs the server whether to track the keys in the next request.
	 * `CLIENT CACHING <YES | NO>`
	 * O(1). Since 6.0. {@link https://redis.io/docs/latest/commands/client-caching/ | CLIENT CACHING}
	 */
	client(subcommand: 'CACHING', mode: 'YES' | 'NO'): Result<C, 'OK'>;
	/**
	 * A client claims its capability.
	 * `CLIENT CAPA capability [capability …]`
	 * O(1). Since Valkey 8.0. {@link https://valkey.io/commands/client-capa/ | CLIENT CAPA}
	 */
	client(subcommand: 'CAPA', ...capabilities: Args[]): Result<C, 'OK'>;
	/**
	 * Marks this client as an import source when the server is in import mode.
	 * `CLIENT IMPORT-SOURCE <ON | OFF>`
	 * O(1). Since Valkey 8.1. {@link https://valkey.io/commands/client-import-source/ | CLIENT IMPORT-SOURCE}
	 */
	client(subcommand: 'IMPORT-SOURCE', enabled: 'ON' | 'OFF'): Result<C, 'OK'>;
	/**
	 * Sets the client eviction mode of the connection.
	 * `CLIENT NO-EVICT <ON | OFF>`
	 * O(1). Since 7.0. {@link https://redis.io/docs/latest/commands/client-no-evict/ | CLIENT NO-EVICT}
	 */
	client(subcommand: 'NO-EVICT', enabled: 'ON' | 'OFF'): Result<C, 'OK'>;
	/**
	 * Controls whether commands sent by the client affect the LRU/LFU of accessed keys.
	 * `CLIENT NO-TOUCH <ON | OFF>`
	 * O(1). Since 7.2. {@link https://redis.io/docs/latest/commands/client-no-touch/ | CLIENT NO-TOUCH}
	 */
	client(subcommand: 'NO-TOUCH', enabled: 'ON' | 'OFF'): Result<C, 'OK'>;
	/**
	 * Instructs the server whether to reply to commands.
	 * `CLIENT REPLY <ON | OFF | SKIP>`
	 * O(1). Since 3.2. {@link https://redis.io/docs/latest/commands/client-reply/ | CLIENT REPLY}
	 */
	client(subcommand: 'REPLY', action: 'ON' | 'OFF' | 'SKIP'): Result<C, 'OK'>;
	/**
	 * Sets information specific to the client or connection.
	 * `CLIENT SETINFO <LIB-NAME libname | LIB-VER libver>`
	 * O(1). Since 7.2. {@link https://redis.io/docs/latest/commands/client-setinfo/ | CLIENT SETINFO}
	 */
	client(subcommand: 'SETINFO', ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Sets the connection name.
	 * `CLIENT SETNAME connection-name`
	 * O(1). Since 2.6.9. {@link https://redis.io/docs/latest/commands/client-setname/ | CLIENT SETNAME}
	 */
	client(subcommand: 'SETNAME', connectionName: Arg): Result<C, 'OK'>;
	/**
	 * Controls server-assisted client-side caching for the connection.
	 * `CLIENT TRACKING <ON | OFF> [REDIRECT client-id] [PREFIX prefix …] [BCAST] [OPTIN] [OPTOUT] [NOLOOP]`
	 * O(1). Some options may introduce additional complexity. Since 6.0. {@link https://redis.io/docs/latest/commands/client-tracking/ | CLIENT TRACKING}
	 */
	client(subcommand: 'TRACKING', status: 'ON' | 'OFF', ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Discards a transaction.
	 * `DISCARD`
	 * O(N), when N is the number of queued commands. Since 2.0. {@link https://redis.io/docs/latest/commands/discard/ | DISCARD}
	 */
	discard(): Result<C, 'OK'>;
	/**
	 * Forgets one prepared list of fields.
	 * `HIMPORT DISCARD fieldset`
	 * O(N), N being the number of lists that the connection has prepared. Since Redis 8.10. {@link https://redis.io/docs/latest/commands/himport-discard/ | HIMPORT DISCARD}
	 */
	himport(subcommand: 'DISCARD', fieldset: Arg): Result<C, C['integer']>;
	/**
	 * Forgets every prepared list of fields of this connection.
	 * `HIMPORT DISCARDALL`
	 * O(N), N being the number of lists that the connection has prepared. Since Redis 8.10. {@link https://redis.io/docs/latest/commands/himport-discardall/ | HIMPORT DISCARDALL}
	 */
	himport(subcommand: 'DISCARDALL'): Result<C, C['integer']>;
	/**
	 * Gives a name to a list of fields, for this connection.
	 * `HIMPORT PREPARE fieldset field [field …]`
	 * O(N*log(N)), N being the number of fields. Since Redis 8.10. {@link https://redis.io/docs/latest/commands/himport-prepare/ | HIMPORT PREPARE}
	 */
	himport(subcommand: 'PREPARE', fieldset: Arg, ...fields: Args[]): Result<C, 'OK'>;
	/**
	 * Creates a hash from a prepared list of fields and the values for them.
	 * `HIMPORT SET key fieldset value [value …]`
	 * O(N), N being the number of fields in the list. Since Redis 8.10. {@link https://redis.io/docs/latest/commands/himport-set/ | HIMPORT SET}
	 */
	himport(subcommand: 'SET', key: Arg, fieldset: Arg, ...values: Args[]): Result<C, 'OK'>;
	/**
	 * Listens for all requests received by the server in real-time.
	 * `MONITOR`
	 * Since 1.0. {@link https://redis.io/docs/latest/commands/monitor/ | MONITOR}
	 */
	monitor(): Result<C, 'OK'>;
	/**
	 * Listens for messages published to channels that match one or more patterns.
	 * `PSUBSCRIBE pattern [pattern …]`
	 * O(N) where N is the number of patterns to subscribe to. Since 2.0. {@link https://redis.io/docs/latest/commands/psubscribe/ | PSUBSCRIBE}
	 */
	psubscribe(...patterns: Args[]): Result<C, C['integer']>;
	/**
	 * Stops listening to messages published to channels that match one or more patterns.
	 * `PUNSUBSCRIBE [pattern …]`
	 * O(N) where N is the number of patterns to unsubscribe. Since 2.0. {@link https://redis.io/docs/latest/commands/punsubscribe/ | PUNSUBSCRIBE}
	 */
	punsubscribe(...patterns: Args[]): Result<C, C['integer']>;
	/**
	 * Enables read-only queries for a connection to a Valkey replica node.
	 * `READONLY`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/readonly/ | READONLY}
	 */
	readonly(): Result<C, 'OK'>;
	/**
	 * Enables read-write queries for a connection to a Valkey replica node.
	 * `READWRITE`
	 * O(1). Since 3.0. {@link https://redis.io/docs/latest/commands/readwrite/ | READWRITE}
	 */
	readwrite(): Result<C, 'OK'>;
	/**
	 * Sets the debug mode of server-side Lua scripts.
	 * `SCRIPT DEBUG <YES | SYNC | NO>`
	 * O(1). Since 3.2. {@link https://redis.io/docs/latest/commands/script-debug/ | SCRIPT DEBUG}
	 */
	script(subcommand: 'DEBUG', mode: 'YES' | 'SYNC' | 'NO'): Result<C, 'OK'>;
	/**
	 * Changes the selected database.
	 * `SELECT index`
	 * O(1). Since 1.0. {@link https://redis.io/docs/latest/commands/select/ | SELECT}
	 */
	select(index: Num): Result<C, 'OK'>;
	/**
	 * Listens for messages published to shard channels.
	 * `SSUBSCRIBE shardchannel [shardchannel …]`
	 * O(N) where N is the number of shard channels to subscribe to. Since 7.0. {@link https://redis.io/docs/latest/commands/ssubscribe/ | SSUBSCRIBE}
	 */
	ssubscribe(...shardchannels: Args[]): Result<C, C['integer']>;
	/**
	 * Listens for messages published to channels.
	 * `SUBSCRIBE channel [channel …]`
	 * O(N) where N is the number of channels to subscribe to. Since 2.0. {@link https://redis.io/docs/latest/commands/subscribe/ | SUBSCRIBE}
	 */
	subscribe(...channels: Args[]): Result<C, C['integer']>;
	/**
	 * Stops listening to messages posted to shard channels.
	 * `SUNSUBSCRIBE [shardchannel …]`
	 * O(N) where N is the number of shard channels to unsubscribe. Since 7.0. {@link https://redis.io/docs/latest/commands/sunsubscribe/ | SUNSUBSCRIBE}
	 */
	sunsubscribe(...shardchannels: Args[]): Result<C, C['integer']>;
	/**
	 * Stops listening to messages posted to channels.
	 * `UNSUBSCRIBE [channel …]`
	 * O(N) where N is the number of channels to unsubscribe. Since 2.0. {@link https://redis.io/docs/latest/commands/unsubscribe/ | UNSUBSCRIBE}
	 */
	unsubscribe(...channels: Args[]): Result<C, C['integer']>;
	/**
	 * Forgets about watched keys of a transaction.
	 * `UNWATCH`
	 * O(1). Since 2.2. {@link https://redis.io/docs/latest/commands/unwatch/ | UNWATCH}
	 */
	unwatch(): Result<C, 'OK'>;
	/**
	 * Monitors changes to keys to determine the execution of a transaction.
	 * `WATCH key [key …]`
	 * O(1) for every key. Since 2.2. {@link https://redis.io/docs/latest/commands/watch/ | WATCH}
	 */
	watch(...keys: Args[]): Result<C, 'OK'>;
}

/** The `BF.` commands. */
export interface BfCommands<C extends Context> {
	/**
	 * Adds an item to a Bloom filter.
	 * `BF.ADD key item`
	 * O(K), K being the number of hash functions. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/bf.add/ | BF.ADD}
	 */
	add(key: Arg, item: Arg): Result<C, C['integer']>;
	/**
	 * Counts the items added to a Bloom filter.
	 * `BF.CARD key`
	 * O(1). Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/bf.card/ | BF.CARD}
	 */
	card(key: Arg): Result<C, C['integer']>;
	/**
	 * Tells whether an item may be in a Bloom filter.
	 * `BF.EXISTS key item`
	 * O(K), K being the number of hash functions. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/bf.exists/ | BF.EXISTS}
	 */
	exists(key: Arg, item: Arg): Result<C, C['integer']>;
	/**
	 * Returns facts about a Bloom filter.
	 * `BF.INFO key [CAPACITY | SIZE | FILTERS | ITEMS | EXPANSION]`
	 * O(1). Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/bf.info/ | BF.INFO}
	 */
	info(key: Arg, ...options: ('CAPACITY' | 'SIZE' | 'FILTERS' | 'ITEMS' | 'EXPANSION')[]): Result<C, Fields<C, C['integer']> | C['integer'][]>;
	/**
	 * Adds items to a Bloom filter, creating it with settings.
	 * `BF.INSERT key [CAPACITY capacity] [ERROR error] [EXPANSION expansion] [NOCREATE] [NONSCALING] ITEMS item [item …]`
	 * O(K*N), K being the number of hash functions and N the number of items. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/bf.insert/ | BF.INSERT}
	 */
	insert(key: Arg, ...args: Args[]): Result<C, C['integer'][]>;
	/**
	 * Restores a part of a Bloom filter.
	 * `BF.LOADCHUNK key iterator data`
	 * O(N), N being the capacity. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/bf.loadchunk/ | BF.LOADCHUNK}
	 */
	loadchunk(key: Arg, iterator: Num, data: Arg): Result<C, 'OK'>;
	/**
	 * Adds items to a Bloom filter.
	 * `BF.MADD key item [item …]`
	 * O(K*N), K being the number of hash functions and N the number of items. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/bf.madd/ | BF.MADD}
	 */
	madd(key: Arg, ...items: Args[]): Result<C, C['integer'][]>;
	/**
	 * Tells which items may be in a Bloom filter.
	 * `BF.MEXISTS key item [item …]`
	 * O(K*N), K being the number of hash functions and N the number of items. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/bf.mexists/ | BF.MEXISTS}
	 */
	mexists(key: Arg, ...items: Args[]): Result<C, C['integer'][]>;
	/**
	 * Creates a Bloom filter.
	 * `BF.RESERVE key error-rate capacity [EXPANSION expansion] [NONSCALING]`
	 * O(1). Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/bf.reserve/ | BF.RESERVE}
	 */
	reserve(key: Arg, errorRate: Num, capacity: Num, ...options: ('EXPANSION' | 'NONSCALING' | OptionNum)[]): Result<C, 'OK'>;
	/**
	 * Saves a Bloom filter part by part.
	 * `BF.SCANDUMP key iterator`
	 * O(N), N being the capacity. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/bf.scandump/ | BF.SCANDUMP}
	 */
	scandump(key: Arg, iterator: Num): Result<C, [C['integer'], C['text']]>;
}

/** The `CF.` commands. */
export interface CfCommands<C extends Context> {
	/**
	 * Adds an item to a cuckoo filter.
	 * `CF.ADD key item`
	 * O(K+I), K being the number of sub-filters and I the iterations at most. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/cf.add/ | CF.ADD}
	 */
	add(key: Arg, item: Arg): Result<C, C['integer']>;
	/**
	 * Adds an item to a cuckoo filter if it is not there.
	 * `CF.ADDNX key item`
	 * O(K+I), K being the number of sub-filters and I the iterations at most. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/cf.addnx/ | CF.ADDNX}
	 */
	addnx(key: Arg, item: Arg): Result<C, C['integer']>;
	/**
	 * Estimates how often an item is in a cuckoo filter.
	 * `CF.COUNT key item`
	 * O(K), K being the number of sub-filters. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/cf.count/ | CF.COUNT}
	 */
	count(key: Arg, item: Arg): Result<C, C['integer']>;
	/**
	 * Deletes an item from a cuckoo filter, once.
	 * `CF.DEL key item`
	 * O(K), K being the number of sub-filters. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/cf.del/ | CF.DEL}
	 */
	del(key: Arg, item: Arg): Result<C, C['integer']>;
	/**
	 * Tells whether an item may be in a cuckoo filter.
	 * `CF.EXISTS key item`
	 * O(K), K being the number of sub-filters. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/cf.exists/ | CF.EXISTS}
	 */
	exists(key: Arg, item: Arg): Result<C, C['integer']>;
	/**
	 * Returns facts about a cuckoo filter.
	 * `CF.INFO key`
	 * O(1). Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/cf.info/ | CF.INFO}
	 */
	info(key: Arg): Result<C, Fields<C, C['integer']>>;
	/**
	 * Adds items to a cuckoo filter, creating it with settings.
	 * `CF.INSERT key [CAPACITY capacity] [NOCREATE] ITEMS item [item …]`
	 * O(N*(K+I)), N being the number of items, K that of the sub-filters, I the iterations at most. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/cf.insert/ | CF.INSERT}
	 */
	insert(key: Arg, ...args: Args[]): Result<C, C['integer'][]>;
	/**
	 * Adds those items to a cuckoo filter that are not there.
	 * `CF.INSERTNX key [CAPACITY capacity] [NOCREATE] ITEMS item [item …]`
	 * O(N*(K+I)), N being the number of items, K that of the sub-filters, I the iterations at most. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/cf.insertnx/ | CF.INSERTNX}
	 */
	insertnx(key: Arg, ...args: Args[]): Result<C, C['integer'][]>;
	/**
	 * Restores a part of a cuckoo filter.
	 * `CF.LOADCHUNK key iterator data`
	 * O(N), N being the capacity. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/cf.loadchunk/ | CF.LOADCHUNK}
	 */
	loadchunk(key: Arg, iterator: Num, data: Arg): Result<C, 'OK'>;
	/**
	 * Tells which items may be in a cuckoo filter.
	 * `CF.MEXISTS key item [item …]`
	 * O(K*N), K being the number of sub-filters and N the number of items. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/cf.mexists/ | CF.MEXISTS}
	 */
	mexists(key: Arg, ...items: Args[]): Result<C, C['integer'][]>;
	/**
	 * Creates a cuckoo filter.
	 * `CF.RESERVE key capacity [BUCKETSIZE size] [MAXITERATIONS iterations] [EXPANSION expansion]`
	 * O(1). Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/cf.reserve/ | CF.RESERVE}
	 */
	reserve(key: Arg, capacity: Num, ...options: ('BUCKETSIZE' | 'MAXITERATIONS' | 'EXPANSION' | OptionNum)[]): Result<C, 'OK'>;
	/**
	 * Saves a cuckoo filter part by part.
	 * `CF.SCANDUMP key iterator`
	 * O(N), N being the capacity. Since RedisBloom 1.0. {@link https://redis.io/docs/latest/commands/cf.scandump/ | CF.SCANDUMP}
	 */
	scandump(key: Arg, iterator: Num): Result<C, [C['integer'], C['text']]>;
}

/** The `CMS.` commands. */
export interface CmsCommands<C extends Context> {
	/**
	 * Counts items up in a count-min sketch.
	 * `CMS.INCRBY key item increment [item increment …]`
	 * O(N), N being the number of items. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/cms.incrby/ | CMS.INCRBY}
	 */
	incrby(key: Arg, ...itemsAndIncrements: Args[]): Result<C, C['integer'][]>;
	/**
	 * Returns facts about a count-min sketch.
	 * `CMS.INFO key`
	 * O(1). Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/cms.info/ | CMS.INFO}
	 */
	info(key: Arg): Result<C, Fields<C, C['integer']>>;
	/**
	 * Creates a count-min sketch by its dimensions.
	 * `CMS.INITBYDIM key width depth`
	 * O(1). Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/cms.initbydim/ | CMS.INITBYDIM}
	 */
	initbydim(key: Arg, width: Num, depth: Num): Result<C, 'OK'>;
	/**
	 * Creates a count-min sketch by the error it may have.
	 * `CMS.INITBYPROB key error probability`
	 * O(1). Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/cms.initbyprob/ | CMS.INITBYPROB}
	 */
	initbyprob(key: Arg, error: Num, probability: Num): Result<C, 'OK'>;
	/**
	 * Merges count-min sketches into one.
	 * `CMS.MERGE destination numkeys source [source …] [WEIGHTS weight [weight …]]`
	 * O(N), N being the number of sketches. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/cms.merge/ | CMS.MERGE}
	 */
	merge(destination: Arg, numkeys: Num, ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Estimates how often items were counted.
	 * `CMS.QUERY key item [item …]`
	 * O(N), N being the number of items. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/cms.query/ | CMS.QUERY}
	 */
	query(key: Arg, ...items: Args[]): Result<C, C['integer'][]>;
}

/** The `FT.` commands. */
export interface FtCommands<C extends Context> {
	/**
	 * Runs a query and transforms its results: groups, sums, sorts.
	 * `FT.AGGREGATE index query [argument …]`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.aggregate/ | FT.AGGREGATE}
	 */
	aggregate(index: Arg, query: Arg, ...args: Args[]): Result<C, unknown>;
	/**
	 * Gives an index another name.
	 * `FT.ALIASADD alias index`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.aliasadd/ | FT.ALIASADD}
	 */
	aliasadd(alias: Arg, index: Arg): Result<C, 'OK'>;
	/**
	 * Takes a name away from an index.
	 * `FT.ALIASDEL alias`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.aliasdel/ | FT.ALIASDEL}
	 */
	aliasdel(alias: Arg): Result<C, 'OK'>;
	/**
	 * Lists the other names of an index.
	 * `FT.ALIASLIST index`
	 * O(N), N being the number of other names. Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.aliaslist/ | FT.ALIASLIST}
	 */
	aliaslist(index: Arg): Result<C, C['text'][]>;
	/**
	 * Gives an index a name that another one may have had.
	 * `FT.ALIASUPDATE alias index`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.aliasupdate/ | FT.ALIASUPDATE}
	 */
	aliasupdate(alias: Arg, index: Arg): Result<C, 'OK'>;
	/**
	 * Adds a field to an index.
	 * `FT.ALTER index [SKIPINITIALSCAN] SCHEMA ADD field [field …]`
	 * O(N), N being the number of keys in the database. Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.alter/ | FT.ALTER}
	 */
	alter(index: Arg, ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Returns settings of the search module.
	 * `FT.CONFIG GET option`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.config-get/ | FT.CONFIG GET}
	 * @deprecated Use `CONFIG GET` and `CONFIG SET` since Redis 8.0.
	 */
	config(subcommand: 'GET', option: Arg): Result<C, unknown>;
	/**
	 * Changes a setting of the search module.
	 * `FT.CONFIG SET option value`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.config-set/ | FT.CONFIG SET}
	 * @deprecated Use `CONFIG GET` and `CONFIG SET` since Redis 8.0.
	 */
	config(subcommand: 'SET', option: Arg, value: Arg): Result<C, 'OK'>;
	/**
	 * Creates an index.
	 * `FT.CREATE index [argument …]`
	 * O(K), K being the number of fields; O(N), N being the number of keys in the database, where they are scanned. Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.create/ | FT.CREATE}
	 */
	create(index: Arg, ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Closes a cursor.
	 * `FT.CURSOR DEL index cursor`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.cursor-del/ | FT.CURSOR DEL}
	 */
	cursor(subcommand: 'DEL', index: Arg, cursor: Num): Result<C, 'OK'>;
	/**
	 * Reads on from a cursor.
	 * `FT.CURSOR READ index cursor [COUNT count]`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.cursor-read/ | FT.CURSOR READ}
	 */
	cursor(subcommand: 'READ', index: Arg, cursor: Num, ...options: ('COUNT' | OptionNum)[]): Result<C, unknown>;
	/**
	 * Adds words to a dictionary.
	 * `FT.DICTADD dictionary term [term …]`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.dictadd/ | FT.DICTADD}
	 */
	dictadd(dictionary: Arg, ...terms: Args[]): Result<C, C['integer']>;
	/**
	 * Removes words from a dictionary.
	 * `FT.DICTDEL dictionary term [term …]`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.dictdel/ | FT.DICTDEL}
	 */
	dictdel(dictionary: Arg, ...terms: Args[]): Result<C, C['integer']>;
	/**
	 * Lists the words of a dictionary.
	 * `FT.DICTDUMP dictionary`
	 * O(N), N being the number of words in the dictionary. Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.dictdump/ | FT.DICTDUMP}
	 */
	dictdump(dictionary: Arg): Result<C, C['text'][]>;
	/**
	 * Deletes an index, with DD its documents, too.
	 * `FT.DROPINDEX index [DD]`
	 * O(1); with DD O(N), N being the number of keys in the database. Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.dropindex/ | FT.DROPINDEX}
	 */
	dropindex(index: Arg, ...options: ('DD')[]): Result<C, 'OK'>;
	/**
	 * Tells how a query would be executed.
	 * `FT.EXPLAIN index query [DIALECT dialect]`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.explain/ | FT.EXPLAIN}
	 */
	explain(index: Arg, query: Arg, ...options: ('DIALECT' | OptionNum)[]): Result<C, C['text']>;
	/**
	 * Tells how a query would be executed, in lines.
	 * `FT.EXPLAINCLI index query [DIALECT dialect]`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.explaincli/ | FT.EXPLAINCLI}
	 */
	explaincli(index: Arg, query: Arg, ...options: ('DIALECT' | OptionNum)[]): Result<C, C['text'][]>;
	/**
	 * Runs a search by text and one by vector and fuses their results.
	 * `FT.HYBRID index argument [argument …]`
	 * O(N), N being the number of results. Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.hybrid/ | FT.HYBRID}
	 */
	hybrid(index: Arg, ...args: Args[]): Result<C, unknown>;
	/**
	 * Returns facts about an index.
	 * `FT.INFO index`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.info/ | FT.INFO}
	 */
	info(index: Arg): Result<C, Fields<C, unknown>>;
	/**
	 * Runs a query and tells where its time went.
	 * `FT.PROFILE index <SEARCH | AGGREGATE | HYBRID> [LIMITED] QUERY query [argument …]`
	 * O(N), N being the number of results. Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.profile/ | FT.PROFILE}
	 */
	profile(index: Arg, kind: 'SEARCH' | 'AGGREGATE' | 'HYBRID', ...args: Args[]): Result<C, unknown>;
	/**
	 * Runs a query on an index.
	 * `FT.SEARCH index query [argument …]`
	 * O(N), N being the number of results. Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.search/ | FT.SEARCH}
	 */
	search(index: Arg, query: Arg, ...args: Args[]): Result<C, unknown>;
	/**
	 * Suggests spellings for the words of a query.
	 * `FT.SPELLCHECK index query [argument …]`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.spellcheck/ | FT.SPELLCHECK}
	 */
	spellcheck(index: Arg, query: Arg, ...args: Args[]): Result<C, unknown>;
	/**
	 * Adds a suggestion for completion.
	 * `FT.SUGADD key string score [INCR] [PAYLOAD payload]`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.sugadd/ | FT.SUGADD}
	 */
	sugadd(key: Arg, string: Arg, score: Num, ...args: Args[]): Result<C, C['integer']>;
	/**
	 * Deletes a suggestion.
	 * `FT.SUGDEL key string`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.sugdel/ | FT.SUGDEL}
	 */
	sugdel(key: Arg, string: Arg): Result<C, C['integer']>;
	/**
	 * Completes a prefix.
	 * `FT.SUGGET key prefix [FUZZY] [WITHSCORES] [WITHPAYLOADS] [MAX max]`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.sugget/ | FT.SUGGET}
	 */
	sugget(key: Arg, prefix: Arg, ...options: ('FUZZY' | 'WITHSCORES' | 'WITHPAYLOADS' | 'MAX' | OptionNum)[]): Result<C, (C['text'] | number | null)[] | null>;
	/**
	 * Counts the suggestions of a dictionary.
	 * `FT.SUGLEN key`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.suglen/ | FT.SUGLEN}
	 */
	suglen(key: Arg): Result<C, C['integer']>;
	/**
	 * Lists the synonyms of an index.
	 * `FT.SYNDUMP index`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.syndump/ | FT.SYNDUMP}
	 */
	syndump(index: Arg): Result<C, Fields<C, C['text'][]>>;
	/**
	 * Adds words to a group of synonyms.
	 * `FT.SYNUPDATE index group [SKIPINITIALSCAN] term [term …]`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.synupdate/ | FT.SYNUPDATE}
	 */
	synupdate(index: Arg, group: Arg, ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Lists the values of a tag field.
	 * `FT.TAGVALS index field`
	 * O(N), N being the number of values. Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft.tagvals/ | FT.TAGVALS}
	 */
	tagvals(index: Arg, field: Arg): Result<C, C['text'][]>;
	/**
	 * Lists the names of all indexes.
	 * `FT._LIST`
	 * O(1). Since RediSearch 1.0. {@link https://redis.io/docs/latest/commands/ft._list/ | FT._LIST}
	 */
	_list(): Result<C, C['text'][]>;
}

/** The `JSON.` commands. */
export interface JsonCommands<C extends Context> {
	/**
	 * Appends values to arrays of a JSON document.
	 * `JSON.ARRAPPEND key path value [value …]`
	 * O(1) where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.arrappend/ | JSON.ARRAPPEND}
	 */
	arrappend(key: Arg, path: Arg, ...values: Args[]): Result<C, C['integer'] | null | (C['integer'] | null)[]>;
	/**
	 * Finds a value in arrays of a JSON document.
	 * `JSON.ARRINDEX key path value [start] [stop]`
	 * O(N), N being the size of the array, where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.arrindex/ | JSON.ARRINDEX}
	 */
	arrindex(key: Arg, path: Arg, value: Arg, ...options: (OptionNum)[]): Result<C, C['integer'] | null | (C['integer'] | null)[]>;
	/**
	 * Inserts values into arrays of a JSON document.
	 * `JSON.ARRINSERT key path index value [value …]`
	 * O(N), N being the size of the array, where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.arrinsert/ | JSON.ARRINSERT}
	 */
	arrinsert(key: Arg, path: Arg, index: Num, ...values: Args[]): Result<C, C['integer'] | null | (C['integer'] | null)[]>;
	/**
	 * Returns the length of arrays of a JSON document.
	 * `JSON.ARRLEN key [path]`
	 * O(1) where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.arrlen/ | JSON.ARRLEN}
	 */
	arrlen(key: Arg, path?: Arg): Result<C, C['integer'] | null | (C['integer'] | null)[]>;
	/**
	 * Removes an element from arrays of a JSON document and returns it.
	 * `JSON.ARRPOP key [path] [index]`
	 * O(1) for the last element and O(N) for another, N being the size of the array, where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.arrpop/ | JSON.ARRPOP}
	 */
	arrpop(key: Arg, ...args: Args[]): Result<C, C['text'] | null | (C['text'] | null)[]>;
	/**
	 * Trims arrays of a JSON document to a range.
	 * `JSON.ARRTRIM key path start stop`
	 * O(N), N being the size of the array, where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.arrtrim/ | JSON.ARRTRIM}
	 */
	arrtrim(key: Arg, path: Arg, start: Num, stop: Num): Result<C, C['integer'] | null | (C['integer'] | null)[]>;
	/**
	 * Empties arrays and objects of a JSON document and sets numbers to 0.
	 * `JSON.CLEAR key [path]`
	 * O(N), N being the size of the value, where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.clear/ | JSON.CLEAR}
	 */
	clear(key: Arg, path?: Arg): Result<C, C['integer']>;
	/**
	 * Tells how many bytes a JSON value takes.
	 * `JSON.DEBUG MEMORY key [path]`
	 * O(N), N being the size of the value, where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.debug-memory/ | JSON.DEBUG MEMORY}
	 */
	debug(subcommand: 'MEMORY', key: Arg, path?: Arg): Result<C, C['integer'] | C['integer'][]>;
	/**
	 * Deletes values of a JSON document.
	 * `JSON.DEL key [path]`
	 * O(N), N being the size of the value, where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.del/ | JSON.DEL}
	 */
	del(key: Arg, path?: Arg): Result<C, C['integer']>;
	/**
	 * Deletes values of a JSON document, as JSON.DEL does.
	 * `JSON.FORGET key [path]`
	 * O(N), N being the size of the value, where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.forget/ | JSON.FORGET}
	 */
	forget(key: Arg, path?: Arg): Result<C, C['integer']>;
	/**
	 * Returns values of a JSON document, as JSON text.
	 * `JSON.GET key [INDENT indent] [NEWLINE newline] [SPACE space] [path …]`
	 * O(N), N being the size of the value, where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.get/ | JSON.GET}
	 */
	get(key: Arg, ...args: Args[]): Result<C, C['text'] | null>;
	/**
	 * Merges a JSON value into a document.
	 * `JSON.MERGE key path value`
	 * O(M+N), M being the size of what was there and N that of the new value, once for each value that the path names. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.merge/ | JSON.MERGE}
	 */
	merge(key: Arg, path: Arg, value: Arg): Result<C, 'OK'>;
	/**
	 * Returns the values at one path of several JSON documents.
	 * `JSON.MGET key [key …] path`
	 * O(M*N), M being the number of keys and N the size of the value; the sum of the sizes of the documents where the path names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.mget/ | JSON.MGET}
	 */
	mget(...args: [...keys: Args[], path: Arg]): Result<C, (C['text'] | null)[]>;
	/**
	 * Sets values of several JSON documents.
	 * `JSON.MSET key path value [key path value …]`
	 * O(K*(M+N)), K being the number of keys, M the size of what was there and N that of the new value. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.mset/ | JSON.MSET}
	 */
	mset(...keysPathsAndValues: Args[]): Result<C, 'OK'>;
	/**
	 * Adds to numbers of a JSON document.
	 * `JSON.NUMINCRBY key path value`
	 * O(1) where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.numincrby/ | JSON.NUMINCRBY}
	 */
	numincrby(key: Arg, path: Arg, value: Num): Result<C, (number | null)[] | null>;
	/**
	 * Multiplies numbers of a JSON document.
	 * `JSON.NUMMULTBY key path value`
	 * O(1) where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.nummultby/ | JSON.NUMMULTBY}
	 */
	nummultby(key: Arg, path: Arg, value: Num): Result<C, (number | null)[] | null>;
	/**
	 * Returns the names in objects of a JSON document.
	 * `JSON.OBJKEYS key [path]`
	 * O(N), N being the number of names, where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.objkeys/ | JSON.OBJKEYS}
	 */
	objkeys(key: Arg, path?: Arg): Result<C, C['text'][] | (C['text'][] | null)[] | null>;
	/**
	 * Counts the names in objects of a JSON document.
	 * `JSON.OBJLEN key [path]`
	 * O(1) where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.objlen/ | JSON.OBJLEN}
	 */
	objlen(key: Arg, path?: Arg): Result<C, C['integer'] | null | (C['integer'] | null)[]>;
	/**
	 * Returns a JSON document in values of the protocol.
	 * `JSON.RESP key [path]`
	 * O(N), N being the size of the value, where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.resp/ | JSON.RESP}
	 */
	resp(key: Arg, path?: Arg): Result<C, unknown>;
	/**
	 * Sets a value of a JSON document.
	 * `JSON.SET key path value [NX | XX] [FPHA type]`
	 * O(M+N), M being the size of what was there and N that of the new value, once for each value that the path names. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.set/ | JSON.SET}
	 */
	set(key: Arg, path: Arg, value: Arg, condition?: 'NX' | 'XX'): Result<C, 'OK' | null>;
	set(
		key: Arg,
		path: Arg,
		value: Arg,
		...options: [fpha: 'FPHA', type: Arg] | [condition: 'NX' | 'XX', fpha: 'FPHA', type: Arg]
	): Result<C, 'OK' | null>;
	/**
	 * Appends to strings of a JSON document.
	 * `JSON.STRAPPEND key [path] value`
	 * O(1) where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.strappend/ | JSON.STRAPPEND}
	 */
	strappend(key: Arg, ...args: Args[]): Result<C, C['integer'] | null | (C['integer'] | null)[]>;
	/**
	 * Returns the length of strings of a JSON document.
	 * `JSON.STRLEN key [path]`
	 * O(1) where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.strlen/ | JSON.STRLEN}
	 */
	strlen(key: Arg, path?: Arg): Result<C, C['integer'] | null | (C['integer'] | null)[]>;
	/**
	 * Inverts booleans of a JSON document.
	 * `JSON.TOGGLE key path`
	 * O(1) where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.toggle/ | JSON.TOGGLE}
	 */
	toggle(key: Arg, path: Arg): Result<C, C['text'] | C['integer'] | null | (C['integer'] | null)[]>;
	/**
	 * Tells the types of values of a JSON document.
	 * `JSON.TYPE key [path]`
	 * O(1) where the path names one value; O(N), N being the size of the document, where it names several. Since RedisJSON 1.0. {@link https://redis.io/docs/latest/commands/json.type/ | JSON.TYPE}
	 */
	type(key: Arg, path?: Arg): Result<C, (C['text'] | null)[] | null>;
}

/** The `TDIGEST.` commands. */
export interface TdigestCommands<C extends Context> {
	/**
	 * Adds observations to a t-digest.
	 * `TDIGEST.ADD key value [value …]`
	 * O(N), N being the number of observations. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/tdigest.add/ | TDIGEST.ADD}
	 */
	add(key: Arg, ...values: Nums[]): Result<C, 'OK'>;
	/**
	 * Estimates the values at ranks.
	 * `TDIGEST.BYRANK key rank [rank …]`
	 * O(N), N being the number of arguments. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/tdigest.byrank/ | TDIGEST.BYRANK}
	 */
	byrank(key: Arg, ...ranks: Nums[]): Result<C, number[]>;
	/**
	 * Estimates the values at ranks from the top.
	 * `TDIGEST.BYREVRANK key rank [rank …]`
	 * O(N), N being the number of arguments. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/tdigest.byrevrank/ | TDIGEST.BYREVRANK}
	 */
	byrevrank(key: Arg, ...ranks: Nums[]): Result<C, number[]>;
	/**
	 * Estimates which fraction of the observations is not above a value.
	 * `TDIGEST.CDF key value [value …]`
	 * O(1). Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/tdigest.cdf/ | TDIGEST.CDF}
	 */
	cdf(key: Arg, ...values: Nums[]): Result<C, number[]>;
	/**
	 * Creates a t-digest.
	 * `TDIGEST.CREATE key [COMPRESSION compression]`
	 * O(1). Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/tdigest.create/ | TDIGEST.CREATE}
	 */
	create(key: Arg, ...options: ('COMPRESSION' | OptionNum)[]): Result<C, 'OK'>;
	/**
	 * Returns facts about a t-digest.
	 * `TDIGEST.INFO key`
	 * O(1). Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/tdigest.info/ | TDIGEST.INFO}
	 */
	info(key: Arg): Result<C, Fields<C, C['integer'] | number>>;
	/**
	 * Returns the greatest observation.
	 * `TDIGEST.MAX key`
	 * O(1). Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/tdigest.max/ | TDIGEST.MAX}
	 */
	max(key: Arg): Result<C, number>;
	/**
	 * Merges t-digests into one.
	 * `TDIGEST.MERGE destination numkeys source [source …] [COMPRESSION compression] [OVERRIDE]`
	 * O(N*K), N being the number of centroids and K the number of digests. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/tdigest.merge/ | TDIGEST.MERGE}
	 */
	merge(destination: Arg, numkeys: Num, ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Returns the least observation.
	 * `TDIGEST.MIN key`
	 * O(1). Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/tdigest.min/ | TDIGEST.MIN}
	 */
	min(key: Arg): Result<C, number>;
	/**
	 * Estimates the values at quantiles.
	 * `TDIGEST.QUANTILE key quantile [quantile …]`
	 * O(N), N being the number of arguments. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/tdigest.quantile/ | TDIGEST.QUANTILE}
	 */
	quantile(key: Arg, ...quantiles: Nums[]): Result<C, number[]>;
	/**
	 * Estimates how many observations are below values.
	 * `TDIGEST.RANK key value [value …]`
	 * O(N), N being the number of arguments. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/tdigest.rank/ | TDIGEST.RANK}
	 */
	rank(key: Arg, ...values: Nums[]): Result<C, C['integer'][]>;
	/**
	 * Empties a t-digest.
	 * `TDIGEST.RESET key`
	 * O(1). Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/tdigest.reset/ | TDIGEST.RESET}
	 */
	reset(key: Arg): Result<C, 'OK'>;
	/**
	 * Estimates how many observations are above values.
	 * `TDIGEST.REVRANK key value [value …]`
	 * O(N), N being the number of arguments. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/tdigest.revrank/ | TDIGEST.REVRANK}
	 */
	revrank(key: Arg, ...values: Nums[]): Result<C, C['integer'][]>;
	/**
	 * Estimates the mean of the observations between two quantiles.
	 * `TDIGEST.TRIMMED_MEAN key low high`
	 * O(N), N being the number of centroids. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/tdigest.trimmed_mean/ | TDIGEST.TRIMMED_MEAN}
	 */
	trimmed_mean(key: Arg, low: Num, high: Num): Result<C, number>;
}

/** The `TOPK.` commands. */
export interface TopkCommands<C extends Context> {
	/**
	 * Counts items; returns those that were pushed off the list.
	 * `TOPK.ADD key item [item …]`
	 * O(N*K), N being the number of items and K the depth. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/topk.add/ | TOPK.ADD}
	 */
	add(key: Arg, ...items: Args[]): Result<C, (C['text'] | null)[]>;
	/**
	 * Estimates how often items were counted.
	 * `TOPK.COUNT key item [item …]`
	 * O(N), N being the number of items. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/topk.count/ | TOPK.COUNT}
	 */
	count(key: Arg, ...items: Args[]): Result<C, C['integer'][]>;
	/**
	 * Counts items by more than one; returns those that were pushed off the list.
	 * `TOPK.INCRBY key item increment [item increment …]`
	 * O(N*K*I), N being the number of items, K the depth, I the increment. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/topk.incrby/ | TOPK.INCRBY}
	 */
	incrby(key: Arg, ...itemsAndIncrements: Args[]): Result<C, (C['text'] | null)[]>;
	/**
	 * Returns facts about a top-k list.
	 * `TOPK.INFO key`
	 * O(1). Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/topk.info/ | TOPK.INFO}
	 */
	info(key: Arg): Result<C, Fields<C, C['integer'] | number>>;
	/**
	 * Returns the most frequent items.
	 * `TOPK.LIST key [WITHCOUNT]`
	 * O(K*log(K)), K being the length of the list. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/topk.list/ | TOPK.LIST}
	 */
	list(key: Arg, ...options: ('WITHCOUNT')[]): Result<C, (C['text'] | null)[] | (C['text'] | C['integer'])[]>;
	/**
	 * Tells which items are on the list.
	 * `TOPK.QUERY key item [item …]`
	 * O(N), N being the number of items. Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/topk.query/ | TOPK.QUERY}
	 */
	query(key: Arg, ...items: Args[]): Result<C, C['integer'][]>;
	/**
	 * Creates a top-k list.
	 * `TOPK.RESERVE key topk [width depth decay]`
	 * O(1). Since RedisBloom 2.0. {@link https://redis.io/docs/latest/commands/topk.reserve/ | TOPK.RESERVE}
	 */
	reserve(key: Arg, topk: Num, width?: Num): Result<C, 'OK'>;
}

/** The `TS.` commands. */
export interface TsCommands<C extends Context> {
	/**
	 * Appends a sample to a time series; returns its timestamp.
	 * `TS.ADD key timestamp value [RETENTION milliseconds] [ENCODING encoding] [CHUNK_SIZE bytes] [DUPLICATE_POLICY policy] [ON_DUPLICATE policy] [IGNORE difference value] [LABELS label value [label value …]]`
	 * O(M), M being the number of compaction rules. Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.add/ | TS.ADD}
	 */
	add(key: Arg, timestamp: Arg, value: Num, ...args: Args[]): Result<C, C['integer']>;
	/**
	 * Changes the settings of a time series.
	 * `TS.ALTER key [RETENTION milliseconds] [CHUNK_SIZE bytes] [DUPLICATE_POLICY policy] [IGNORE difference value] [LABELS label value [label value …]]`
	 * O(N), N being the number of labels that change. Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.alter/ | TS.ALTER}
	 */
	alter(key: Arg, ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Creates a time series.
	 * `TS.CREATE key [RETENTION milliseconds] [ENCODING encoding] [CHUNK_SIZE bytes] [DUPLICATE_POLICY policy] [IGNORE difference value] [LABELS label value [label value …]]`
	 * O(1). Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.create/ | TS.CREATE}
	 */
	create(key: Arg, ...args: Args[]): Result<C, 'OK'>;
	/**
	 * Makes one time series feed another with aggregates.
	 * `TS.CREATERULE source destination AGGREGATION aggregator duration [align]`
	 * O(1). Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.createrule/ | TS.CREATERULE}
	 */
	createrule(source: Arg, destination: Arg, aggregation: 'AGGREGATION', aggregator: Arg, duration: Num, align?: Num): Result<C, 'OK'>;
	/**
	 * Appends the last value less a number.
	 * `TS.DECRBY key value [TIMESTAMP timestamp] [RETENTION milliseconds] [UNCOMPRESSED] [CHUNK_SIZE bytes] [LABELS label value [label value …]]`
	 * O(M), M being the number of compaction rules. Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.decrby/ | TS.DECRBY}
	 */
	decrby(key: Arg, value: Num, ...args: Args[]): Result<C, C['integer']>;
	/**
	 * Deletes the samples between two times.
	 * `TS.DEL key from to`
	 * O(N), N being the number of samples deleted. Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.del/ | TS.DEL}
	 */
	del(key: Arg, from: Num, to: Num): Result<C, C['integer']>;
	/**
	 * Ends what TS.CREATERULE began.
	 * `TS.DELETERULE source destination`
	 * O(1). Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.deleterule/ | TS.DELETERULE}
	 */
	deleterule(source: Arg, destination: Arg): Result<C, 'OK'>;
	/**
	 * Returns the last sample.
	 * `TS.GET key [LATEST]`
	 * O(1). Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.get/ | TS.GET}
	 */
	get(key: Arg, ...options: ('LATEST')[]): Result<C, [C['integer'], number] | []>;
	/**
	 * Appends the last value plus a number.
	 * `TS.INCRBY key value [TIMESTAMP timestamp] [RETENTION milliseconds] [UNCOMPRESSED] [CHUNK_SIZE bytes] [LABELS label value [label value …]]`
	 * O(M), M being the number of compaction rules. Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.incrby/ | TS.INCRBY}
	 */
	incrby(key: Arg, value: Num, ...args: Args[]): Result<C, C['integer']>;
	/**
	 * Returns facts about a time series.
	 * `TS.INFO key [DEBUG]`
	 * O(1). Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.info/ | TS.INFO}
	 */
	info(key: Arg, ...options: ('DEBUG')[]): Result<C, Fields<C, unknown>>;
	/**
	 * Appends samples to several time series.
	 * `TS.MADD key timestamp value [key timestamp value …]`
	 * O(N*M), N being the number of series and M that of the compaction rules. Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.madd/ | TS.MADD}
	 */
	madd(...keysTimestampsAndValues: Args[]): Result<C, unknown[]>;
	/**
	 * Returns the last sample of every time series that passes a filter.
	 * `TS.MGET [LATEST] [WITHLABELS | SELECTED_LABELS label [label …]] FILTER filter [filter …]`
	 * O(N), N being the number of series that pass the filters. Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.mget/ | TS.MGET}
	 */
	mget(...args: Args[]): Result<C, unknown>;
	/**
	 * Queries a range of every time series that passes a filter.
	 * `TS.MRANGE from to [argument …]`
	 * O(N/M+K), N being the number of samples, M that of a chunk, K that of the range. Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.mrange/ | TS.MRANGE}
	 */
	mrange(from: Arg, to: Arg, ...args: Args[]): Result<C, unknown>;
	/**
	 * Queries a range of every time series that passes a filter, backwards.
	 * `TS.MREVRANGE from to [argument …]`
	 * O(N/M+K), N being the number of samples, M that of a chunk, K that of the range. Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.mrevrange/ | TS.MREVRANGE}
	 */
	mrevrange(from: Arg, to: Arg, ...args: Args[]): Result<C, unknown>;
	/**
	 * Queries a range of several time series and groups it by timestamp.
	 * `TS.NRANGE numkeys key [key …] from to [argument …]`
	 * O(N/M+K) for each series, N being the number of its samples, M that of a chunk, K that of the range. Since Redis 8.10. {@link https://redis.io/docs/latest/commands/ts.nrange/ | TS.NRANGE}
	 */
	nrange(numkeys: Num, ...args: Args[]): Result<C, [C['integer'], number[]][]>;
	/**
	 * Queries a range of several time series backwards and groups it by timestamp.
	 * `TS.NREVRANGE numkeys key [key …] from to [argument …]`
	 * O(N/M+K) for each series, N being the number of its samples, M that of a chunk, K that of the range. Since Redis 8.10. {@link https://redis.io/docs/latest/commands/ts.nrevrange/ | TS.NREVRANGE}
	 */
	nrevrange(numkeys: Num, ...args: Args[]): Result<C, [C['integer'], number[]][]>;
	/**
	 * Lists the time series that pass a filter.
	 * `TS.QUERYINDEX filter [filter …]`
	 * O(N), N being the number of series that pass the filters. Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.queryindex/ | TS.QUERYINDEX}
	 */
	queryindex(...filters: Args[]): Result<C, C['text'][]>;
	/**
	 * Lists the labels, or the values of a label, of time series.
	 * `TS.QUERYLABELS <LABELS | VALUES label> [FILTER filter [filter …]]`
	 * O(N), N being the number of series that pass the filters. Since Redis 8.10. {@link https://redis.io/docs/latest/commands/ts.querylabels/ | TS.QUERYLABELS}
	 */
	querylabels(...args: Args[]): Result<C, C['text'][]>;
	/**
	 * Queries a range of a time series.
	 * `TS.RANGE key from to [argument …]`
	 * O(N/M+K), N being the number of samples, M that of a chunk, K that of the range. Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.range/ | TS.RANGE}
	 */
	range(key: Arg, from: Arg, to: Arg, ...args: Args[]): Result<C, [C['integer'], number][]>;
	/**
	 * Reads samples from a time on; with BLOCK waits until there are enough.
	 * `TS.READ key timestamp [BLOCK milliseconds min-count] [MAX_COUNT max-count]`
	 * O(log(N)+K), N being the number of samples in the series, K the number returned. Since Redis 8.10. {@link https://redis.io/docs/latest/commands/ts.read/ | TS.READ}
	 */
	read(key: Arg, timestamp: Arg, ...options: ('BLOCK' | 'MAX_COUNT' | OptionNum)[]): Result<C, [C['integer'], number][]>;
	/**
	 * Queries a range of a time series, backwards.
	 * `TS.REVRANGE key from to [argument …]`
	 * O(N/M+K), N being the number of samples, M that of a chunk, K that of the range. Since RedisTimeSeries 1.0. {@link https://redis.io/docs/latest/commands/ts.revrange/ | TS.REVRANGE}
	 */
	revrange(key: Arg, from: Arg, to: Arg, ...args: Args[]): Result<C, [C['integer'], number][]>;
}
