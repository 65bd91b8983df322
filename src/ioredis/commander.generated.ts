// Written by scripts/commands/generate.ts; do not edit. Summaries and complexities of commands that Valkey has are Valkey's:
// Copyright (c) 2024-present, Valkey contributors, BSD 3-clause licence.
import type { Anything, NodeCallback } from './callback.ts';

/** A callback in the manner of Node. */
export type Callback<T = Anything> = NodeCallback<T>;

export type RedisKey = string | Buffer;
export type RedisValue = string | Buffer | number;
/** Arrays are flattened by one level. */
export type RedisArgument = RedisValue | readonly RedisValue[];

/** What a method returns, by who has it. */
export interface ResultTypes<Result, Context> {
	default: Promise<Result>;
	pipeline: ChainableCommander<Context extends { mapping: 'resp3' } ? 'resp3' : 'resp2'>;
}

/** Who has the methods: a client or a pipeline, and how replies look. */
export interface ClientContext {
	type: keyof ResultTypes<unknown, unknown>;
	mapping?: 'resp2' | 'resp3';
}

/** What a method of a `Context` returns for a reply `T`. */
export type Result<T, Context extends ClientContext> = ResultTypes<T, Context>[Context['type']];

/** A reply that looks different under `replyMapping: "resp3"`. */
export type Mapped<Legacy, Resp3, Context> = Context extends { mapping: 'resp3' } ? Resp3 : Legacy;

/** Elements that VSIM found: under `resp3` a map when they come with more. */
export type Similar<O extends readonly unknown[], T> =
	Extract<O[number], 'WITHATTRIBS'> extends never
		? Extract<O[number], 'WITHSCORES'> extends never
			? T[]
			: Record<string, number>
		: Record<string, Extract<O[number], 'WITHSCORES'> extends never ? T | null : [score: number, attributes: T | null]>;

/** Places that ARGREP found, and what stands there. */
export type Found<O extends readonly unknown[], T> = 'WITHVALUES' extends O[number]
	? [index: number, value: T][]
	: number[];

/** Add the methods of your scripts here: `declare module 'respool/ioredis' { interface RedisCommander<Context> { … } }`. */
export interface RedisCommander<Context extends ClientContext = { type: 'default' }> {
	/** Lists the ACL categories, or the commands inside a category. {@link https://redis.io/docs/latest/commands/acl-cat/} */
	acl(subcommand: 'CAT', callback?: Callback<string[]>): Result<string[], Context>;
	acl(subcommand: 'CAT', category: RedisValue, callback?: Callback<string[]>): Result<string[], Context>;
	/** Deletes ACL users, and terminates their connections. {@link https://redis.io/docs/latest/commands/acl-deluser/} */
	acl(subcommand: 'DELUSER', ...args: [...usernames: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	acl(subcommand: 'DELUSER', ...usernames: RedisArgument[]): Result<number, Context>;
	/** Simulates the execution of a command by a user, without executing the command. {@link https://redis.io/docs/latest/commands/acl-dryrun/} */
	acl(subcommand: 'DRYRUN', username: RedisValue, command: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<string>]): Result<string, Context>;
	acl(subcommand: 'DRYRUN', username: RedisValue, command: RedisValue, ...args: RedisArgument[]): Result<string, Context>;
	/** Generates a pseudorandom, secure password that can be used to identify ACL users. {@link https://redis.io/docs/latest/commands/acl-genpass/} */
	acl(subcommand: 'GENPASS', callback?: Callback<string>): Result<string, Context>;
	acl(subcommand: 'GENPASS', bits: number | string, callback?: Callback<string>): Result<string, Context>;
	/** Lists the ACL rules of a user. {@link https://redis.io/docs/latest/commands/acl-getuser/} */
	acl(subcommand: 'GETUSER', username: RedisValue, callback?: Callback<string[] | null>): Result<string[] | null, Context>;
	/** Returns helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/acl-help/} */
	acl(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Dumps the effective rules in ACL file format. {@link https://redis.io/docs/latest/commands/acl-list/} */
	acl(subcommand: 'LIST', callback?: Callback<string[]>): Result<string[], Context>;
	/** Reloads the rules from the configured ACL file. {@link https://redis.io/docs/latest/commands/acl-load/} */
	acl(subcommand: 'LOAD', callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Lists recent security events generated due to ACL rules. {@link https://redis.io/docs/latest/commands/acl-log/} */
	acl(subcommand: 'LOG', ...args: [...options: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	acl(subcommand: 'LOG', ...options: RedisArgument[]): Result<unknown, Context>;
	/** Saves the effective ACL rules in the configured ACL file. {@link https://redis.io/docs/latest/commands/acl-save/} */
	acl(subcommand: 'SAVE', callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Creates and modifies an ACL user and its rules. {@link https://redis.io/docs/latest/commands/acl-setuser/} */
	acl(subcommand: 'SETUSER', username: RedisValue, ...args: [...rules: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	acl(subcommand: 'SETUSER', username: RedisValue, ...rules: RedisArgument[]): Result<'OK', Context>;
	/** Lists all ACL users. {@link https://redis.io/docs/latest/commands/acl-users/} */
	acl(subcommand: 'USERS', callback?: Callback<string[]>): Result<string[], Context>;
	/** Returns the authenticated username of the current connection. {@link https://redis.io/docs/latest/commands/acl-whoami/} */
	acl(subcommand: 'WHOAMI', callback?: Callback<string>): Result<string, Context>;
	acl(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	acl(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	aclBuffer(subcommand: 'CAT', callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	aclBuffer(subcommand: 'CAT', category: RedisValue, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	aclBuffer(subcommand: 'DELUSER', ...args: [...usernames: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	aclBuffer(subcommand: 'DELUSER', ...usernames: RedisArgument[]): Result<number, Context>;
	aclBuffer(subcommand: 'DRYRUN', username: RedisValue, command: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<Buffer>]): Result<Buffer, Context>;
	aclBuffer(subcommand: 'DRYRUN', username: RedisValue, command: RedisValue, ...args: RedisArgument[]): Result<Buffer, Context>;
	aclBuffer(subcommand: 'GENPASS', callback?: Callback<Buffer>): Result<Buffer, Context>;
	aclBuffer(subcommand: 'GENPASS', bits: number | string, callback?: Callback<Buffer>): Result<Buffer, Context>;
	aclBuffer(subcommand: 'GETUSER', username: RedisValue, callback?: Callback<Buffer[] | null>): Result<Buffer[] | null, Context>;
	aclBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	aclBuffer(subcommand: 'LIST', callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	aclBuffer(subcommand: 'LOAD', callback?: Callback<'OK'>): Result<'OK', Context>;
	aclBuffer(subcommand: 'LOG', ...args: [...options: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	aclBuffer(subcommand: 'LOG', ...options: RedisArgument[]): Result<unknown, Context>;
	aclBuffer(subcommand: 'SAVE', callback?: Callback<'OK'>): Result<'OK', Context>;
	aclBuffer(subcommand: 'SETUSER', username: RedisValue, ...args: [...rules: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	aclBuffer(subcommand: 'SETUSER', username: RedisValue, ...rules: RedisArgument[]): Result<'OK', Context>;
	aclBuffer(subcommand: 'USERS', callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	aclBuffer(subcommand: 'WHOAMI', callback?: Callback<Buffer>): Result<Buffer, Context>;
	aclBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	aclBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Appends a string to the value of a key. Creates the key if it doesn't exist. {@link https://redis.io/docs/latest/commands/append/} */
	append(key: RedisValue, value: RedisValue, callback?: Callback<number>): Result<number, Context>;
	appendBuffer(key: RedisValue, value: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Counts the places of an array that hold a value. {@link https://redis.io/docs/latest/commands/arcount/} */
	arcount(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	arcountBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Empties places of an array. {@link https://redis.io/docs/latest/commands/ardel/} */
	ardel(key: RedisValue, ...args: [...indexes: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	ardel(key: RedisValue, ...indexes: RedisArgument[]): Result<number, Context>;
	ardelBuffer(key: RedisValue, ...args: [...indexes: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	ardelBuffer(key: RedisValue, ...indexes: RedisArgument[]): Result<number, Context>;
	/** Empties ranges of an array. {@link https://redis.io/docs/latest/commands/ardelrange/} */
	ardelrange(key: RedisValue, ...args: [...startsAndEnds: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	ardelrange(key: RedisValue, ...startsAndEnds: RedisArgument[]): Result<number, Context>;
	ardelrangeBuffer(key: RedisValue, ...args: [...startsAndEnds: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	ardelrangeBuffer(key: RedisValue, ...startsAndEnds: RedisArgument[]): Result<number, Context>;
	/** Returns the value at an index of an array. {@link https://redis.io/docs/latest/commands/arget/} */
	arget(key: RedisValue, index: number | string, callback?: Callback<string | null>): Result<string | null, Context>;
	argetBuffer(key: RedisValue, index: number | string, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	/** Returns the values in a range of an array, empty places as null. {@link https://redis.io/docs/latest/commands/argetrange/} */
	argetrange(key: RedisValue, start: number | string, end: number | string, callback?: Callback<(string | null)[]>): Result<(string | null)[], Context>;
	argetrangeBuffer(key: RedisValue, start: number | string, end: number | string, callback?: Callback<(Buffer | null)[]>): Result<(Buffer | null)[], Context>;
	/** Searches a range of an array for values by text, and returns their indexes. {@link https://redis.io/docs/latest/commands/argrep/} */
	argrep(key: RedisKey, start: number | string, end: number | string, predicate: 'EXACT' | 'MATCH' | 'GLOB' | 'RE', value: RedisValue, callback?: Callback<number[]>): Result<number[], Context>;
	argrep<const O extends readonly RedisArgument[]>(key: RedisKey, start: number | string, end: number | string, predicate: 'EXACT' | 'MATCH' | 'GLOB' | 'RE', value: RedisValue, ...args: [...args: O, callback: Callback<Found<O, string>>]): Result<Found<O, string>, Context>;
	argrep<const O extends readonly RedisArgument[]>(key: RedisKey, start: number | string, end: number | string, predicate: 'EXACT' | 'MATCH' | 'GLOB' | 'RE', value: RedisValue, ...args: O): Result<Found<O, string>, Context>;
	argrepBuffer(key: RedisKey, start: number | string, end: number | string, predicate: 'EXACT' | 'MATCH' | 'GLOB' | 'RE', value: RedisValue, callback?: Callback<number[]>): Result<number[], Context>;
	argrepBuffer<const O extends readonly RedisArgument[]>(key: RedisKey, start: number | string, end: number | string, predicate: 'EXACT' | 'MATCH' | 'GLOB' | 'RE', value: RedisValue, ...args: [...args: O, callback: Callback<Found<O, Buffer>>]): Result<Found<O, Buffer>, Context>;
	argrepBuffer<const O extends readonly RedisArgument[]>(key: RedisKey, start: number | string, end: number | string, predicate: 'EXACT' | 'MATCH' | 'GLOB' | 'RE', value: RedisValue, ...args: O): Result<Found<O, Buffer>, Context>;
	/** Returns facts about an array: length, count, memory layout. {@link https://redis.io/docs/latest/commands/arinfo/} */
	arinfo(key: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<(string | number)[]>]): Result<(string | number)[], Context>;
	arinfo(key: RedisValue, ...options: RedisArgument[]): Result<(string | number)[], Context>;
	arinfoBuffer(key: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<(Buffer | number)[]>]): Result<(Buffer | number)[], Context>;
	arinfoBuffer(key: RedisValue, ...options: RedisArgument[]): Result<(Buffer | number)[], Context>;
	/** Inserts values at the cursor of an array and moves the cursor on; returns the last index used. {@link https://redis.io/docs/latest/commands/arinsert/} */
	arinsert(key: RedisValue, ...args: [...values: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	arinsert(key: RedisValue, ...values: RedisArgument[]): Result<number, Context>;
	arinsertBuffer(key: RedisValue, ...args: [...values: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	arinsertBuffer(key: RedisValue, ...values: RedisArgument[]): Result<number, Context>;
	/** Returns the values inserted last. {@link https://redis.io/docs/latest/commands/arlastitems/} */
	arlastitems(key: RedisValue, count: number | string, ...args: [...options: RedisArgument[], callback: Callback<(string | null)[]>]): Result<(string | null)[], Context>;
	arlastitems(key: RedisValue, count: number | string, ...options: RedisArgument[]): Result<(string | null)[], Context>;
	arlastitemsBuffer(key: RedisValue, count: number | string, ...args: [...options: RedisArgument[], callback: Callback<(Buffer | null)[]>]): Result<(Buffer | null)[], Context>;
	arlastitemsBuffer(key: RedisValue, count: number | string, ...options: RedisArgument[]): Result<(Buffer | null)[], Context>;
	/** Returns the highest index in use plus one. {@link https://redis.io/docs/latest/commands/arlen/} */
	arlen(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	arlenBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns the values at several indexes of an array. {@link https://redis.io/docs/latest/commands/armget/} */
	armget(key: RedisValue, ...args: [...indexes: RedisArgument[], callback: Callback<(string | null)[]>]): Result<(string | null)[], Context>;
	armget(key: RedisValue, ...indexes: RedisArgument[]): Result<(string | null)[], Context>;
	armgetBuffer(key: RedisValue, ...args: [...indexes: RedisArgument[], callback: Callback<(Buffer | null)[]>]): Result<(Buffer | null)[], Context>;
	armgetBuffer(key: RedisValue, ...indexes: RedisArgument[]): Result<(Buffer | null)[], Context>;
	/** Sets the values at several indexes of an array; returns how many places were empty before. {@link https://redis.io/docs/latest/commands/armset/} */
	armset(key: RedisValue, ...args: [...indexesAndValues: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	armset(key: RedisValue, ...indexesAndValues: RedisArgument[]): Result<number, Context>;
	armsetBuffer(key: RedisValue, ...args: [...indexesAndValues: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	armsetBuffer(key: RedisValue, ...indexesAndValues: RedisArgument[]): Result<number, Context>;
	/** Returns the index that the next insertion will use; null when there is none left. {@link https://redis.io/docs/latest/commands/arnext/} */
	arnext(key: RedisValue, callback?: Callback<number | null>): Result<number | null, Context>;
	arnextBuffer(key: RedisValue, callback?: Callback<number | null>): Result<number | null, Context>;
	/** Reduces a range of an array to one number. {@link https://redis.io/docs/latest/commands/arop/} */
	arop(key: RedisKey, start: number | string, end: number | string, operation: 'SUM' | 'MIN' | 'MAX', callback?: Callback<string | null>): Result<string | null, Context>;
	arop(key: RedisKey, start: number | string, end: number | string, operation: 'AND' | 'OR' | 'XOR', callback?: Callback<number | null>): Result<number | null, Context>;
	arop(key: RedisKey, start: number | string, end: number | string, operation: 'USED', callback?: Callback<number>): Result<number, Context>;
	arop(key: RedisKey, start: number | string, end: number | string, operation: 'MATCH', value: RedisValue, callback?: Callback<number>): Result<number, Context>;
	aropBuffer(key: RedisKey, start: number | string, end: number | string, operation: 'SUM' | 'MIN' | 'MAX', callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	aropBuffer(key: RedisKey, start: number | string, end: number | string, operation: 'AND' | 'OR' | 'XOR', callback?: Callback<number | null>): Result<number | null, Context>;
	aropBuffer(key: RedisKey, start: number | string, end: number | string, operation: 'USED', callback?: Callback<number>): Result<number, Context>;
	aropBuffer(key: RedisKey, start: number | string, end: number | string, operation: 'MATCH', value: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Inserts values into an array used as a ring of a given size; returns the last index used. {@link https://redis.io/docs/latest/commands/arring/} */
	arring(key: RedisValue, size: number | string, ...args: [...values: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	arring(key: RedisValue, size: number | string, ...values: RedisArgument[]): Result<number, Context>;
	arringBuffer(key: RedisValue, size: number | string, ...args: [...values: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	arringBuffer(key: RedisValue, size: number | string, ...values: RedisArgument[]): Result<number, Context>;
	/** Returns the values in a range of an array with their indexes, empty places left out. {@link https://redis.io/docs/latest/commands/arscan/} */
	arscan(key: RedisValue, start: number | string, end: number | string, ...args: [...options: RedisArgument[], callback: Callback<[number, string][]>]): Result<[number, string][], Context>;
	arscan(key: RedisValue, start: number | string, end: number | string, ...options: RedisArgument[]): Result<[number, string][], Context>;
	arscanBuffer(key: RedisValue, start: number | string, end: number | string, ...args: [...options: RedisArgument[], callback: Callback<[number, Buffer][]>]): Result<[number, Buffer][], Context>;
	arscanBuffer(key: RedisValue, start: number | string, end: number | string, ...options: RedisArgument[]): Result<[number, Buffer][], Context>;
	/** Moves the cursor of an array, where the next insertion goes. {@link https://redis.io/docs/latest/commands/arseek/} */
	arseek(key: RedisValue, index: number | string, callback?: Callback<number>): Result<number, Context>;
	arseekBuffer(key: RedisValue, index: number | string, callback?: Callback<number>): Result<number, Context>;
	/** Sets neighbouring values from an index on; returns how many places were empty before. {@link https://redis.io/docs/latest/commands/arset/} */
	arset(key: RedisValue, index: number | string, ...args: [...values: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	arset(key: RedisValue, index: number | string, ...values: RedisArgument[]): Result<number, Context>;
	arsetBuffer(key: RedisValue, index: number | string, ...args: [...values: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	arsetBuffer(key: RedisValue, index: number | string, ...values: RedisArgument[]): Result<number, Context>;
	/** Signals that a cluster client is following an -ASK redirect. {@link https://redis.io/docs/latest/commands/asking/} */
	asking(callback?: Callback<'OK'>): Result<'OK', Context>;
	askingBuffer(callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Authenticates the connection. {@link https://redis.io/docs/latest/commands/auth/} */
	auth(...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	auth(...args: RedisArgument[]): Result<'OK', Context>;
	authBuffer(...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	authBuffer(...args: RedisArgument[]): Result<'OK', Context>;
	/** Gives up the backup that is under way. {@link https://redis.io/docs/latest/commands/backup-abort/} */
	backup(subcommand: 'ABORT', callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Removes the files of a sealed backup. {@link https://redis.io/docs/latest/commands/backup-cleanup/} */
	backup(subcommand: 'CLEANUP', callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Returns help about the subcommands of BACKUP. {@link https://redis.io/docs/latest/commands/backup-help/} */
	backup(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Lists the files of the backup that are complete so far. {@link https://redis.io/docs/latest/commands/backup-list/} */
	backup(subcommand: 'LIST', callback?: Callback<string[]>): Result<string[], Context>;
	/** Freezes the files of the backup. {@link https://redis.io/docs/latest/commands/backup-seal/} */
	backup(subcommand: 'SEAL', callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Starts a backup into the configured directory. {@link https://redis.io/docs/latest/commands/backup-start/} */
	backup(subcommand: 'START', callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Tells the state of the backup. {@link https://redis.io/docs/latest/commands/backup-status/} */
	backup(subcommand: 'STATUS', callback?: Callback<Mapped<string[], Record<string, string>, Context>>): Result<Mapped<string[], Record<string, string>, Context>, Context>;
	backup(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	backup(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	backupBuffer(subcommand: 'ABORT', callback?: Callback<'OK'>): Result<'OK', Context>;
	backupBuffer(subcommand: 'CLEANUP', callback?: Callback<'OK'>): Result<'OK', Context>;
	backupBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	backupBuffer(subcommand: 'LIST', callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	backupBuffer(subcommand: 'SEAL', callback?: Callback<'OK'>): Result<'OK', Context>;
	backupBuffer(subcommand: 'START', callback?: Callback<'OK'>): Result<'OK', Context>;
	backupBuffer(subcommand: 'STATUS', callback?: Callback<Mapped<Buffer[], Record<string, Buffer>, Context>>): Result<Mapped<Buffer[], Record<string, Buffer>, Context>, Context>;
	backupBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	backupBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Asynchronously rewrites the append-only file to disk. {@link https://redis.io/docs/latest/commands/bgrewriteaof/} */
	bgrewriteaof(callback?: Callback<string>): Result<string, Context>;
	bgrewriteaofBuffer(callback?: Callback<Buffer>): Result<Buffer, Context>;
	/** Asynchronously saves the database(s) to disk. {@link https://redis.io/docs/latest/commands/bgsave/} */
	bgsave(...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	bgsave(...options: RedisArgument[]): Result<'OK', Context>;
	bgsaveBuffer(...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	bgsaveBuffer(...options: RedisArgument[]): Result<'OK', Context>;
	/** Counts the number of set bits (population counting) in a string. {@link https://redis.io/docs/latest/commands/bitcount/} */
	bitcount(key: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	bitcount(key: RedisValue, ...options: RedisArgument[]): Result<number, Context>;
	bitcountBuffer(key: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	bitcountBuffer(key: RedisValue, ...options: RedisArgument[]): Result<number, Context>;
	/** Performs arbitrary bitfield integer operations on strings. {@link https://redis.io/docs/latest/commands/bitfield/} */
	bitfield(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<(number | null)[]>]): Result<(number | null)[], Context>;
	bitfield(key: RedisValue, ...args: RedisArgument[]): Result<(number | null)[], Context>;
	bitfieldBuffer(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<(number | null)[]>]): Result<(number | null)[], Context>;
	bitfieldBuffer(key: RedisValue, ...args: RedisArgument[]): Result<(number | null)[], Context>;
	/** Performs arbitrary read-only bitfield integer operations on strings. {@link https://redis.io/docs/latest/commands/bitfield_ro/} */
	bitfield_ro(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	bitfield_ro(key: RedisValue, ...args: RedisArgument[]): Result<unknown[], Context>;
	bitfield_roBuffer(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	bitfield_roBuffer(key: RedisValue, ...args: RedisArgument[]): Result<unknown[], Context>;
	/** Performs bitwise operations on multiple strings, and stores the result. {@link https://redis.io/docs/latest/commands/bitop/} */
	bitop(operation: string, destkey: RedisValue, ...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	bitop(operation: string, destkey: RedisValue, ...keys: RedisArgument[]): Result<number, Context>;
	bitopBuffer(operation: string, destkey: RedisValue, ...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	bitopBuffer(operation: string, destkey: RedisValue, ...keys: RedisArgument[]): Result<number, Context>;
	/** Finds the first set (1) or clear (0) bit in a string. {@link https://redis.io/docs/latest/commands/bitpos/} */
	bitpos(key: RedisValue, bit: number | string, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	bitpos(key: RedisValue, bit: number | string, ...options: RedisArgument[]): Result<number, Context>;
	bitposBuffer(key: RedisValue, bit: number | string, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	bitposBuffer(key: RedisValue, bit: number | string, ...options: RedisArgument[]): Result<number, Context>;
	/** Pops an element from a list, pushes it to another list and returns it. Blocks until an element is available otherwise. Deletes the list if the last element was moved. {@link https://redis.io/docs/latest/commands/blmove/} */
	blmove(source: RedisValue, destination: RedisValue, wherefrom: string, whereto: string, timeout: number | string, callback?: Callback<string | null>): Result<string | null, Context>;
	blmoveBuffer(source: RedisValue, destination: RedisValue, wherefrom: string, whereto: string, timeout: number | string, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	/** Moves several elements from one list to another and returns them; waits until there are any. {@link https://redis.io/docs/latest/commands/blmovem/} */
	blmovem(source: RedisValue, destination: RedisValue, wherefrom: string, whereto: string, timeout: number | string, ...args: [...options: RedisArgument[], callback: Callback<string[] | null>]): Result<string[] | null, Context>;
	blmovem(source: RedisValue, destination: RedisValue, wherefrom: string, whereto: string, timeout: number | string, ...options: RedisArgument[]): Result<string[] | null, Context>;
	blmovemBuffer(source: RedisValue, destination: RedisValue, wherefrom: string, whereto: string, timeout: number | string, ...args: [...options: RedisArgument[], callback: Callback<Buffer[] | null>]): Result<Buffer[] | null, Context>;
	blmovemBuffer(source: RedisValue, destination: RedisValue, wherefrom: string, whereto: string, timeout: number | string, ...options: RedisArgument[]): Result<Buffer[] | null, Context>;
	/** Pops the first element from one of multiple lists. Blocks until an element is available otherwise. Deletes the list if the last element was popped. {@link https://redis.io/docs/latest/commands/blmpop/} */
	blmpop(timeout: number | string, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<[string, string[]] | null>]): Result<[string, string[]] | null, Context>;
	blmpop(timeout: number | string, numkeys: number | string, ...args: RedisArgument[]): Result<[string, string[]] | null, Context>;
	blmpopBuffer(timeout: number | string, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<[Buffer, Buffer[]] | null>]): Result<[Buffer, Buffer[]] | null, Context>;
	blmpopBuffer(timeout: number | string, numkeys: number | string, ...args: RedisArgument[]): Result<[Buffer, Buffer[]] | null, Context>;
	/** Removes and returns the first element in a list. Blocks until an element is available otherwise. Deletes the list if the last element was popped. {@link https://redis.io/docs/latest/commands/blpop/} */
	blpop(...args: [...args: RedisArgument[], callback: Callback<[string, string] | null>]): Result<[string, string] | null, Context>;
	blpop(...args: RedisArgument[]): Result<[string, string] | null, Context>;
	blpopBuffer(...args: [...args: RedisArgument[], callback: Callback<[Buffer, Buffer] | null>]): Result<[Buffer, Buffer] | null, Context>;
	blpopBuffer(...args: RedisArgument[]): Result<[Buffer, Buffer] | null, Context>;
	/** Removes and returns the last element in a list. Blocks until an element is available otherwise. Deletes the list if the last element was popped. {@link https://redis.io/docs/latest/commands/brpop/} */
	brpop(...args: [...args: RedisArgument[], callback: Callback<[string, string] | null>]): Result<[string, string] | null, Context>;
	brpop(...args: RedisArgument[]): Result<[string, string] | null, Context>;
	brpopBuffer(...args: [...args: RedisArgument[], callback: Callback<[Buffer, Buffer] | null>]): Result<[Buffer, Buffer] | null, Context>;
	brpopBuffer(...args: RedisArgument[]): Result<[Buffer, Buffer] | null, Context>;
	/** Pops an element from a list, pushes it to another list and returns it. Blocks until an element is available otherwise. Deletes the list if the last element was popped. {@link https://redis.io/docs/latest/commands/brpoplpush/} */
	brpoplpush(source: RedisValue, destination: RedisValue, timeout: number | string, callback?: Callback<string | null>): Result<string | null, Context>;
	brpoplpushBuffer(source: RedisValue, destination: RedisValue, timeout: number | string, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	/** Removes and returns a member by score from one or more sorted sets. Blocks until a member is available otherwise. Deletes the sorted set if the last element was popped. {@link https://redis.io/docs/latest/commands/bzmpop/} */
	bzmpop(...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	bzmpop(...args: RedisArgument[]): Result<unknown, Context>;
	bzmpopBuffer(...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	bzmpopBuffer(...args: RedisArgument[]): Result<unknown, Context>;
	/** Removes and returns the member with the highest score from one or more sorted sets. Blocks until a member is available otherwise. Deletes the sorted set if the last element was popped. {@link https://redis.io/docs/latest/commands/bzpopmax/} */
	bzpopmax(...args: [...args: RedisArgument[], callback: Callback<Mapped<[key: string, member: string, score: string] | null, [key: string, member: string, score: number] | null, Context>>]): Result<Mapped<[key: string, member: string, score: string] | null, [key: string, member: string, score: number] | null, Context>, Context>;
	bzpopmax(...args: RedisArgument[]): Result<Mapped<[key: string, member: string, score: string] | null, [key: string, member: string, score: number] | null, Context>, Context>;
	bzpopmaxBuffer(...args: [...args: RedisArgument[], callback: Callback<Mapped<[key: Buffer, member: Buffer, score: Buffer] | null, [key: Buffer, member: Buffer, score: number] | null, Context>>]): Result<Mapped<[key: Buffer, member: Buffer, score: Buffer] | null, [key: Buffer, member: Buffer, score: number] | null, Context>, Context>;
	bzpopmaxBuffer(...args: RedisArgument[]): Result<Mapped<[key: Buffer, member: Buffer, score: Buffer] | null, [key: Buffer, member: Buffer, score: number] | null, Context>, Context>;
	/** Removes and returns the member with the lowest score from one or more sorted sets. Blocks until a member is available otherwise. Deletes the sorted set if the last element was popped. {@link https://redis.io/docs/latest/commands/bzpopmin/} */
	bzpopmin(...args: [...args: RedisArgument[], callback: Callback<Mapped<[key: string, member: string, score: string] | null, [key: string, member: string, score: number] | null, Context>>]): Result<Mapped<[key: string, member: string, score: string] | null, [key: string, member: string, score: number] | null, Context>, Context>;
	bzpopmin(...args: RedisArgument[]): Result<Mapped<[key: string, member: string, score: string] | null, [key: string, member: string, score: number] | null, Context>, Context>;
	bzpopminBuffer(...args: [...args: RedisArgument[], callback: Callback<Mapped<[key: Buffer, member: Buffer, score: Buffer] | null, [key: Buffer, member: Buffer, score: number] | null, Context>>]): Result<Mapped<[key: Buffer, member: Buffer, score: Buffer] | null, [key: Buffer, member: Buffer, score: number] | null, Context>, Context>;
	bzpopminBuffer(...args: RedisArgument[]): Result<Mapped<[key: Buffer, member: Buffer, score: Buffer] | null, [key: Buffer, member: Buffer, score: number] | null, Context>, Context>;
	/** Instructs the server whether to track the keys in the next request. {@link https://redis.io/docs/latest/commands/client-caching/} */
	client(subcommand: 'CACHING', mode: string, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** A client claims its capability. {@link https://redis.io/docs/latest/commands/client-capa/} */
	client(subcommand: 'CAPA', ...args: [...capabilities: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	client(subcommand: 'CAPA', ...capabilities: RedisArgument[]): Result<'OK', Context>;
	/** Returns the name of the connection. {@link https://redis.io/docs/latest/commands/client-getname/} */
	client(subcommand: 'GETNAME', callback?: Callback<string | null>): Result<string | null, Context>;
	/** Returns the client ID to which the connection's tracking notifications are redirected. {@link https://redis.io/docs/latest/commands/client-getredir/} */
	client(subcommand: 'GETREDIR', callback?: Callback<number>): Result<number, Context>;
	/** Returns helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/client-help/} */
	client(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Returns the unique client ID of the connection. {@link https://redis.io/docs/latest/commands/client-id/} */
	client(subcommand: 'ID', callback?: Callback<number>): Result<number, Context>;
	/** Marks this client as an import source when the server is in import mode. {@link https://redis.io/docs/latest/commands/client-import-source/} */
	client(subcommand: 'IMPORT-SOURCE', enabled: string, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Returns information about the connection. {@link https://redis.io/docs/latest/commands/client-info/} */
	client(subcommand: 'INFO', callback?: Callback<string>): Result<string, Context>;
	/** Terminates open connections. {@link https://redis.io/docs/latest/commands/client-kill/} */
	client(subcommand: 'KILL', ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	client(subcommand: 'KILL', ...args: RedisArgument[]): Result<unknown, Context>;
	/** Lists open connections. {@link https://redis.io/docs/latest/commands/client-list/} */
	client(subcommand: 'LIST', ...args: [...options: RedisArgument[], callback: Callback<string>]): Result<string, Context>;
	client(subcommand: 'LIST', ...options: RedisArgument[]): Result<string, Context>;
	/** Sets the client eviction mode of the connection. {@link https://redis.io/docs/latest/commands/client-no-evict/} */
	client(subcommand: 'NO-EVICT', enabled: string, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Controls whether commands sent by the client affect the LRU/LFU of accessed keys. {@link https://redis.io/docs/latest/commands/client-no-touch/} */
	client(subcommand: 'NO-TOUCH', enabled: string, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Suspends commands processing. {@link https://redis.io/docs/latest/commands/client-pause/} */
	client(subcommand: 'PAUSE', timeout: number | string, ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	client(subcommand: 'PAUSE', timeout: number | string, ...options: RedisArgument[]): Result<'OK', Context>;
	/** Instructs the server whether to reply to commands. {@link https://redis.io/docs/latest/commands/client-reply/} */
	client(subcommand: 'REPLY', action: string, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Sets information specific to the client or connection. {@link https://redis.io/docs/latest/commands/client-setinfo/} */
	client(subcommand: 'SETINFO', ...args: [...args: RedisArgument[], callback: Callback<string>]): Result<string, Context>;
	client(subcommand: 'SETINFO', ...args: RedisArgument[]): Result<string, Context>;
	/** Sets the connection name. {@link https://redis.io/docs/latest/commands/client-setname/} */
	client(subcommand: 'SETNAME', connectionName: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Controls server-assisted client-side caching for the connection. {@link https://redis.io/docs/latest/commands/client-tracking/} */
	client(subcommand: 'TRACKING', status: string, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	client(subcommand: 'TRACKING', status: string, ...args: RedisArgument[]): Result<'OK', Context>;
	/** Returns information about server-assisted client-side caching for the connection. {@link https://redis.io/docs/latest/commands/client-trackinginfo/} */
	client(subcommand: 'TRACKINGINFO', callback?: Callback<string>): Result<string, Context>;
	/** Unblocks a client blocked by a blocking command from a different connection. {@link https://redis.io/docs/latest/commands/client-unblock/} */
	client(subcommand: 'UNBLOCK', clientId: number | string, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	client(subcommand: 'UNBLOCK', clientId: number | string, ...options: RedisArgument[]): Result<number, Context>;
	/** Resumes processing commands from paused clients. {@link https://redis.io/docs/latest/commands/client-unpause/} */
	client(subcommand: 'UNPAUSE', callback?: Callback<'OK'>): Result<'OK', Context>;
	client(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	client(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	clientBuffer(subcommand: 'CACHING', mode: string, callback?: Callback<'OK'>): Result<'OK', Context>;
	clientBuffer(subcommand: 'CAPA', ...args: [...capabilities: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	clientBuffer(subcommand: 'CAPA', ...capabilities: RedisArgument[]): Result<'OK', Context>;
	clientBuffer(subcommand: 'GETNAME', callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	clientBuffer(subcommand: 'GETREDIR', callback?: Callback<number>): Result<number, Context>;
	clientBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	clientBuffer(subcommand: 'ID', callback?: Callback<number>): Result<number, Context>;
	clientBuffer(subcommand: 'IMPORT-SOURCE', enabled: string, callback?: Callback<'OK'>): Result<'OK', Context>;
	clientBuffer(subcommand: 'INFO', callback?: Callback<Buffer>): Result<Buffer, Context>;
	clientBuffer(subcommand: 'KILL', ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	clientBuffer(subcommand: 'KILL', ...args: RedisArgument[]): Result<unknown, Context>;
	clientBuffer(subcommand: 'LIST', ...args: [...options: RedisArgument[], callback: Callback<Buffer>]): Result<Buffer, Context>;
	clientBuffer(subcommand: 'LIST', ...options: RedisArgument[]): Result<Buffer, Context>;
	clientBuffer(subcommand: 'NO-EVICT', enabled: string, callback?: Callback<'OK'>): Result<'OK', Context>;
	clientBuffer(subcommand: 'NO-TOUCH', enabled: string, callback?: Callback<'OK'>): Result<'OK', Context>;
	clientBuffer(subcommand: 'PAUSE', timeout: number | string, ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	clientBuffer(subcommand: 'PAUSE', timeout: number | string, ...options: RedisArgument[]): Result<'OK', Context>;
	clientBuffer(subcommand: 'REPLY', action: string, callback?: Callback<'OK'>): Result<'OK', Context>;
	clientBuffer(subcommand: 'SETINFO', ...args: [...args: RedisArgument[], callback: Callback<Buffer>]): Result<Buffer, Context>;
	clientBuffer(subcommand: 'SETINFO', ...args: RedisArgument[]): Result<Buffer, Context>;
	clientBuffer(subcommand: 'SETNAME', connectionName: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	clientBuffer(subcommand: 'TRACKING', status: string, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	clientBuffer(subcommand: 'TRACKING', status: string, ...args: RedisArgument[]): Result<'OK', Context>;
	clientBuffer(subcommand: 'TRACKINGINFO', callback?: Callback<Buffer>): Result<Buffer, Context>;
	clientBuffer(subcommand: 'UNBLOCK', clientId: number | string, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	clientBuffer(subcommand: 'UNBLOCK', clientId: number | string, ...options: RedisArgument[]): Result<number, Context>;
	clientBuffer(subcommand: 'UNPAUSE', callback?: Callback<'OK'>): Result<'OK', Context>;
	clientBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	clientBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Iterates over the keys in the cluster. {@link https://redis.io/docs/latest/commands/clusterscan/} */
	clusterscan(cursor: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<[string, string[]]>]): Result<[string, string[]], Context>;
	clusterscan(cursor: RedisValue, ...args: RedisArgument[]): Result<[string, string[]], Context>;
	clusterscanBuffer(cursor: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<[Buffer, Buffer[]]>]): Result<[Buffer, Buffer[]], Context>;
	clusterscanBuffer(cursor: RedisValue, ...args: RedisArgument[]): Result<[Buffer, Buffer[]], Context>;
	/** Assigns new hash slots to a node. {@link https://redis.io/docs/latest/commands/cluster-addslots/} */
	cluster(subcommand: 'ADDSLOTS', ...args: [...slots: RedisArgument[], callback: Callback<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]>]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	cluster(subcommand: 'ADDSLOTS', ...slots: RedisArgument[]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	/** Assigns new hash slot ranges to a node. {@link https://redis.io/docs/latest/commands/cluster-addslotsrange/} */
	cluster(subcommand: 'ADDSLOTSRANGE', ...args: [...startSlotsAndEndSlots: RedisArgument[], callback: Callback<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]>]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	cluster(subcommand: 'ADDSLOTSRANGE', ...startSlotsAndEndSlots: RedisArgument[]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	/** Advances the cluster config epoch. {@link https://redis.io/docs/latest/commands/cluster-bumpepoch/} */
	cluster(subcommand: 'BUMPEPOCH', callback?: Callback<'BUMPED' | 'STILL'>): Result<'BUMPED' | 'STILL', Context>;
	/** Cancel all current ongoing slot migration operations. {@link https://redis.io/docs/latest/commands/cluster-cancelslotmigrations/} */
	cluster(subcommand: 'CANCELSLOTMIGRATIONS', callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Returns the number of active failure reports for a node. No new reports are created once the node is marked as failed. {@link https://redis.io/docs/latest/commands/cluster-count-failure-reports/} */
	cluster(subcommand: 'COUNT-FAILURE-REPORTS', nodeId: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns the number of keys in a hash slot. {@link https://redis.io/docs/latest/commands/cluster-countkeysinslot/} */
	cluster(subcommand: 'COUNTKEYSINSLOT', slot: number | string, callback?: Callback<number>): Result<number, Context>;
	/** Sets hash slots as unbound for a node. {@link https://redis.io/docs/latest/commands/cluster-delslots/} */
	cluster(subcommand: 'DELSLOTS', ...args: [...slots: RedisArgument[], callback: Callback<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]>]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	cluster(subcommand: 'DELSLOTS', ...slots: RedisArgument[]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	/** Sets hash slot ranges as unbound for a node. {@link https://redis.io/docs/latest/commands/cluster-delslotsrange/} */
	cluster(subcommand: 'DELSLOTSRANGE', ...args: [...startSlotsAndEndSlots: RedisArgument[], callback: Callback<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]>]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	cluster(subcommand: 'DELSLOTSRANGE', ...startSlotsAndEndSlots: RedisArgument[]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	/** Forces a replica to perform a manual failover of its primary. {@link https://redis.io/docs/latest/commands/cluster-failover/} */
	cluster(subcommand: 'FAILOVER', ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	cluster(subcommand: 'FAILOVER', ...options: RedisArgument[]): Result<'OK', Context>;
	/** Removes all keys from the target slot. {@link https://redis.io/docs/latest/commands/cluster-flushslot/} */
	cluster(subcommand: 'FLUSHSLOT', slot: number | string, ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	cluster(subcommand: 'FLUSHSLOT', slot: number | string, ...options: RedisArgument[]): Result<'OK', Context>;
	/** Deletes all slots information from a node. {@link https://redis.io/docs/latest/commands/cluster-flushslots/} */
	cluster(subcommand: 'FLUSHSLOTS', callback?: Callback<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]>): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	/** Removes a node from the nodes table. {@link https://redis.io/docs/latest/commands/cluster-forget/} */
	cluster(subcommand: 'FORGET', nodeId: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Returns the key names in a hash slot. {@link https://redis.io/docs/latest/commands/cluster-getkeysinslot/} */
	cluster(subcommand: 'GETKEYSINSLOT', slot: number | string, count: number | string, callback?: Callback<string[]>): Result<string[], Context>;
	/** Gets the status of ongoing and recently finished slot import and export operations. {@link https://redis.io/docs/latest/commands/cluster-getslotmigrations/} */
	cluster(subcommand: 'GETSLOTMIGRATIONS', callback?: Callback<unknown>): Result<unknown, Context>;
	/** Returns helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/cluster-help/} */
	cluster(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Returns information about the state of a node. {@link https://redis.io/docs/latest/commands/cluster-info/} */
	cluster(subcommand: 'INFO', callback?: Callback<string>): Result<string, Context>;
	/** Returns the hash slot for a key. {@link https://redis.io/docs/latest/commands/cluster-keyslot/} */
	cluster(subcommand: 'KEYSLOT', key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns a list of all TCP links to and from peer nodes. {@link https://redis.io/docs/latest/commands/cluster-links/} */
	cluster(subcommand: 'LINKS', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	/** Forces a node to handshake with another node. {@link https://redis.io/docs/latest/commands/cluster-meet/} */
	cluster(subcommand: 'MEET', ip: RedisValue, port: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	cluster(subcommand: 'MEET', ip: RedisValue, port: number | string, clusterBusPort: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Migrate the given slots from this node to the specified nodes. {@link https://redis.io/docs/latest/commands/cluster-migrateslots/} */
	cluster(subcommand: 'MIGRATESLOTS', ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	cluster(subcommand: 'MIGRATESLOTS', ...args: RedisArgument[]): Result<'OK', Context>;
	/** Moves slots to this node, tells how a move goes on, or cancels it. {@link https://redis.io/docs/latest/commands/cluster-migration/} */
	cluster(subcommand: 'MIGRATION', ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	cluster(subcommand: 'MIGRATION', ...args: RedisArgument[]): Result<unknown, Context>;
	/** Returns the ID of a node. {@link https://redis.io/docs/latest/commands/cluster-myid/} */
	cluster(subcommand: 'MYID', callback?: Callback<string>): Result<string, Context>;
	/** Returns the shard ID of a node. {@link https://redis.io/docs/latest/commands/cluster-myshardid/} */
	cluster(subcommand: 'MYSHARDID', callback?: Callback<string>): Result<string, Context>;
	/** Returns the cluster configuration for a node. {@link https://redis.io/docs/latest/commands/cluster-nodes/} */
	cluster(subcommand: 'NODES', callback?: Callback<string>): Result<string, Context>;
	/** Lists the replica nodes of a primary node. {@link https://redis.io/docs/latest/commands/cluster-replicas/} */
	cluster(subcommand: 'REPLICAS', nodeId: RedisValue, callback?: Callback<string[]>): Result<string[], Context>;
	/** Configures a node as replica of a primary node or detaches a replica from its primary. {@link https://redis.io/docs/latest/commands/cluster-replicate/} */
	cluster(subcommand: 'REPLICATE', nodeId: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Resets a node. {@link https://redis.io/docs/latest/commands/cluster-reset/} */
	cluster(subcommand: 'RESET', ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	cluster(subcommand: 'RESET', ...options: RedisArgument[]): Result<'OK', Context>;
	/** Forces a node to save the cluster configuration to disk. {@link https://redis.io/docs/latest/commands/cluster-saveconfig/} */
	cluster(subcommand: 'SAVECONFIG', callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Sets the configuration epoch for a new node. {@link https://redis.io/docs/latest/commands/cluster-set-config-epoch/} */
	cluster(subcommand: 'SET-CONFIG-EPOCH', configEpoch: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Binds a hash slot to a node. {@link https://redis.io/docs/latest/commands/cluster-setslot/} */
	cluster(subcommand: 'SETSLOT', slot: number | string, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	cluster(subcommand: 'SETSLOT', slot: number | string, ...args: RedisArgument[]): Result<'OK', Context>;
	/** Returns the mapping of cluster slots to shards. {@link https://redis.io/docs/latest/commands/cluster-shards/} */
	cluster(subcommand: 'SHARDS', callback?: Callback<unknown>): Result<unknown, Context>;
	/** Lists the replica nodes of a primary node. {@link https://redis.io/docs/latest/commands/cluster-slaves/} */
	cluster(subcommand: 'SLAVES', nodeId: RedisValue, callback?: Callback<string[]>): Result<string[], Context>;
	/** Return an array of slot usage statistics for slots assigned to the current node. {@link https://redis.io/docs/latest/commands/cluster-slot-stats/} */
	cluster(subcommand: 'SLOT-STATS', ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	cluster(subcommand: 'SLOT-STATS', ...args: RedisArgument[]): Result<unknown, Context>;
	/** Returns the mapping of cluster slots to nodes. {@link https://redis.io/docs/latest/commands/cluster-slots/} */
	cluster(subcommand: 'SLOTS', callback?: Callback<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]>): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	/** A container for internal slot migration commands. {@link https://redis.io/docs/latest/commands/cluster-syncslots/} */
	cluster(subcommand: 'SYNCSLOTS', ...args: [...args: RedisArgument[], callback: Callback<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]>]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	cluster(subcommand: 'SYNCSLOTS', ...args: RedisArgument[]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	cluster(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	cluster(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	clusterBuffer(subcommand: 'ADDSLOTS', ...args: [...slots: RedisArgument[], callback: Callback<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]>]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	clusterBuffer(subcommand: 'ADDSLOTS', ...slots: RedisArgument[]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	clusterBuffer(subcommand: 'ADDSLOTSRANGE', ...args: [...startSlotsAndEndSlots: RedisArgument[], callback: Callback<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]>]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	clusterBuffer(subcommand: 'ADDSLOTSRANGE', ...startSlotsAndEndSlots: RedisArgument[]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	clusterBuffer(subcommand: 'BUMPEPOCH', callback?: Callback<'BUMPED' | 'STILL'>): Result<'BUMPED' | 'STILL', Context>;
	clusterBuffer(subcommand: 'CANCELSLOTMIGRATIONS', callback?: Callback<'OK'>): Result<'OK', Context>;
	clusterBuffer(subcommand: 'COUNT-FAILURE-REPORTS', nodeId: RedisValue, callback?: Callback<number>): Result<number, Context>;
	clusterBuffer(subcommand: 'COUNTKEYSINSLOT', slot: number | string, callback?: Callback<number>): Result<number, Context>;
	clusterBuffer(subcommand: 'DELSLOTS', ...args: [...slots: RedisArgument[], callback: Callback<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]>]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	clusterBuffer(subcommand: 'DELSLOTS', ...slots: RedisArgument[]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	clusterBuffer(subcommand: 'DELSLOTSRANGE', ...args: [...startSlotsAndEndSlots: RedisArgument[], callback: Callback<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]>]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	clusterBuffer(subcommand: 'DELSLOTSRANGE', ...startSlotsAndEndSlots: RedisArgument[]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	clusterBuffer(subcommand: 'FAILOVER', ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	clusterBuffer(subcommand: 'FAILOVER', ...options: RedisArgument[]): Result<'OK', Context>;
	clusterBuffer(subcommand: 'FLUSHSLOT', slot: number | string, ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	clusterBuffer(subcommand: 'FLUSHSLOT', slot: number | string, ...options: RedisArgument[]): Result<'OK', Context>;
	clusterBuffer(subcommand: 'FLUSHSLOTS', callback?: Callback<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]>): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	clusterBuffer(subcommand: 'FORGET', nodeId: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	clusterBuffer(subcommand: 'GETKEYSINSLOT', slot: number | string, count: number | string, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	clusterBuffer(subcommand: 'GETSLOTMIGRATIONS', callback?: Callback<unknown>): Result<unknown, Context>;
	clusterBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	clusterBuffer(subcommand: 'INFO', callback?: Callback<Buffer>): Result<Buffer, Context>;
	clusterBuffer(subcommand: 'KEYSLOT', key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	clusterBuffer(subcommand: 'LINKS', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	clusterBuffer(subcommand: 'MEET', ip: RedisValue, port: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	clusterBuffer(subcommand: 'MEET', ip: RedisValue, port: number | string, clusterBusPort: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	clusterBuffer(subcommand: 'MIGRATESLOTS', ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	clusterBuffer(subcommand: 'MIGRATESLOTS', ...args: RedisArgument[]): Result<'OK', Context>;
	clusterBuffer(subcommand: 'MIGRATION', ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	clusterBuffer(subcommand: 'MIGRATION', ...args: RedisArgument[]): Result<unknown, Context>;
	clusterBuffer(subcommand: 'MYID', callback?: Callback<Buffer>): Result<Buffer, Context>;
	clusterBuffer(subcommand: 'MYSHARDID', callback?: Callback<Buffer>): Result<Buffer, Context>;
	clusterBuffer(subcommand: 'NODES', callback?: Callback<Buffer>): Result<Buffer, Context>;
	clusterBuffer(subcommand: 'REPLICAS', nodeId: RedisValue, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	clusterBuffer(subcommand: 'REPLICATE', nodeId: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	clusterBuffer(subcommand: 'RESET', ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	clusterBuffer(subcommand: 'RESET', ...options: RedisArgument[]): Result<'OK', Context>;
	clusterBuffer(subcommand: 'SAVECONFIG', callback?: Callback<'OK'>): Result<'OK', Context>;
	clusterBuffer(subcommand: 'SET-CONFIG-EPOCH', configEpoch: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	clusterBuffer(subcommand: 'SETSLOT', slot: number | string, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	clusterBuffer(subcommand: 'SETSLOT', slot: number | string, ...args: RedisArgument[]): Result<'OK', Context>;
	clusterBuffer(subcommand: 'SHARDS', callback?: Callback<unknown>): Result<unknown, Context>;
	clusterBuffer(subcommand: 'SLAVES', nodeId: RedisValue, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	clusterBuffer(subcommand: 'SLOT-STATS', ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	clusterBuffer(subcommand: 'SLOT-STATS', ...args: RedisArgument[]): Result<unknown, Context>;
	clusterBuffer(subcommand: 'SLOTS', callback?: Callback<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]>): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	clusterBuffer(subcommand: 'SYNCSLOTS', ...args: [...args: RedisArgument[], callback: Callback<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]>]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	clusterBuffer(subcommand: 'SYNCSLOTS', ...args: RedisArgument[]): Result<[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][], Context>;
	clusterBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	clusterBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Returns detailed information about all commands. {@link https://redis.io/docs/latest/commands/command/} */
	command(...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	command(...args: RedisArgument[]): Result<unknown[], Context>;
	commandBuffer(...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	commandBuffer(...args: RedisArgument[]): Result<unknown[], Context>;
	/** Returns the specified command log's entries. {@link https://redis.io/docs/latest/commands/commandlog-get/} */
	commandlog(subcommand: 'GET', count: number | string, type: string, callback?: Callback<[number, number, number, string[], string, string][]>): Result<[number, number, number, string[], string, string][], Context>;
	/** Shows helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/commandlog-help/} */
	commandlog(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Returns the number of entries in the specified type of command log. {@link https://redis.io/docs/latest/commands/commandlog-len/} */
	commandlog(subcommand: 'LEN', type: string, callback?: Callback<number>): Result<number, Context>;
	/** Clears all entries from the specified type of command log. {@link https://redis.io/docs/latest/commands/commandlog-reset/} */
	commandlog(subcommand: 'RESET', type: string, callback?: Callback<'OK'>): Result<'OK', Context>;
	commandlog(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	commandlog(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	commandlogBuffer(subcommand: 'GET', count: number | string, type: string, callback?: Callback<[number, number, number, Buffer[], Buffer, Buffer][]>): Result<[number, number, number, Buffer[], Buffer, Buffer][], Context>;
	commandlogBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	commandlogBuffer(subcommand: 'LEN', type: string, callback?: Callback<number>): Result<number, Context>;
	commandlogBuffer(subcommand: 'RESET', type: string, callback?: Callback<'OK'>): Result<'OK', Context>;
	commandlogBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	commandlogBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Returns the effective values of configuration parameters. {@link https://redis.io/docs/latest/commands/config-get/} */
	config(subcommand: 'GET', ...args: [...parameters: RedisArgument[], callback: Callback<Mapped<string[], Record<string, string>, Context>>]): Result<Mapped<string[], Record<string, string>, Context>, Context>;
	config(subcommand: 'GET', ...parameters: RedisArgument[]): Result<Mapped<string[], Record<string, string>, Context>, Context>;
	/** Returns helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/config-help/} */
	config(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Resets the server's statistics. {@link https://redis.io/docs/latest/commands/config-resetstat/} */
	config(subcommand: 'RESETSTAT', callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Persists the effective configuration to file. {@link https://redis.io/docs/latest/commands/config-rewrite/} */
	config(subcommand: 'REWRITE', callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Sets configuration parameters in-flight. {@link https://redis.io/docs/latest/commands/config-set/} */
	config(subcommand: 'SET', ...args: [...parametersAndValues: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	config(subcommand: 'SET', ...parametersAndValues: RedisArgument[]): Result<'OK', Context>;
	config(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	config(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	configBuffer(subcommand: 'GET', ...args: [...parameters: RedisArgument[], callback: Callback<Mapped<Buffer[], Record<string, Buffer>, Context>>]): Result<Mapped<Buffer[], Record<string, Buffer>, Context>, Context>;
	configBuffer(subcommand: 'GET', ...parameters: RedisArgument[]): Result<Mapped<Buffer[], Record<string, Buffer>, Context>, Context>;
	configBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	configBuffer(subcommand: 'RESETSTAT', callback?: Callback<'OK'>): Result<'OK', Context>;
	configBuffer(subcommand: 'REWRITE', callback?: Callback<'OK'>): Result<'OK', Context>;
	configBuffer(subcommand: 'SET', ...args: [...parametersAndValues: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	configBuffer(subcommand: 'SET', ...parametersAndValues: RedisArgument[]): Result<'OK', Context>;
	configBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	configBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Copies the value of a key to a new key. {@link https://redis.io/docs/latest/commands/copy/} */
	copy(source: RedisValue, destination: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	copy(source: RedisValue, destination: RedisValue, ...options: RedisArgument[]): Result<number, Context>;
	copyBuffer(source: RedisValue, destination: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	copyBuffer(source: RedisValue, destination: RedisValue, ...options: RedisArgument[]): Result<number, Context>;
	/** Returns the number of keys in the database. {@link https://redis.io/docs/latest/commands/dbsize/} */
	dbsize(callback?: Callback<number>): Result<number, Context>;
	dbsizeBuffer(callback?: Callback<number>): Result<number, Context>;
	/** A container for debugging commands. {@link https://redis.io/docs/latest/commands/debug/} */
	debug(...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	debug(...args: RedisArgument[]): Result<unknown, Context>;
	debugBuffer(...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	debugBuffer(...args: RedisArgument[]): Result<unknown, Context>;
	/** Decrements the integer value of a key by one. Uses 0 as initial value if the key doesn't exist. {@link https://redis.io/docs/latest/commands/decr/} */
	decr(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	decrBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Decrements the integer value of a key by a number. Uses 0 as initial value if the key doesn't exist. {@link https://redis.io/docs/latest/commands/decrby/} */
	decrby(key: RedisValue, decrement: number | string, callback?: Callback<number>): Result<number, Context>;
	decrbyBuffer(key: RedisValue, decrement: number | string, callback?: Callback<number>): Result<number, Context>;
	/** Deletes one or more keys. {@link https://redis.io/docs/latest/commands/del/} */
	del(...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	del(...keys: RedisArgument[]): Result<number, Context>;
	delBuffer(...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	delBuffer(...keys: RedisArgument[]): Result<number, Context>;
	/** Deletes a key if its value, or the digest of its value, is or is not as given. {@link https://redis.io/docs/latest/commands/delex/} */
	delex(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	delex(key: RedisValue, ...args: RedisArgument[]): Result<number, Context>;
	delexBuffer(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	delexBuffer(key: RedisValue, ...args: RedisArgument[]): Result<number, Context>;
	/** Delete key if value matches string. {@link https://redis.io/docs/latest/commands/delifeq/} */
	delifeq(key: RedisValue, value: RedisValue, callback?: Callback<number>): Result<number, Context>;
	delifeqBuffer(key: RedisValue, value: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns the XXH3 digest of a string value, as hexadecimal digits. {@link https://redis.io/docs/latest/commands/digest/} */
	digest(key: RedisValue, callback?: Callback<string | null>): Result<string | null, Context>;
	digestBuffer(key: RedisValue, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	/** Discards a transaction. {@link https://redis.io/docs/latest/commands/discard/} */
	discard(callback?: Callback<'OK'>): Result<'OK', Context>;
	discardBuffer(callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Returns a serialized representation of the value stored at a key. {@link https://redis.io/docs/latest/commands/dump/} */
	dump(key: RedisValue, callback?: Callback<string>): Result<string, Context>;
	dumpBuffer(key: RedisValue, callback?: Callback<Buffer>): Result<Buffer, Context>;
	/** Returns the given string. {@link https://redis.io/docs/latest/commands/echo/} */
	echo(message: RedisValue, callback?: Callback<string>): Result<string, Context>;
	echoBuffer(message: RedisValue, callback?: Callback<Buffer>): Result<Buffer, Context>;
	/** Executes a server-side Lua script. {@link https://redis.io/docs/latest/commands/eval/} */
	eval(script: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	eval(script: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	evalBuffer(script: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	evalBuffer(script: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Executes a server-side Lua script by SHA1 digest. {@link https://redis.io/docs/latest/commands/evalsha/} */
	evalsha(sha1: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	evalsha(sha1: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	evalshaBuffer(sha1: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	evalshaBuffer(sha1: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Executes a read-only server-side Lua script by SHA1 digest. {@link https://redis.io/docs/latest/commands/evalsha_ro/} */
	evalsha_ro(sha1: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	evalsha_ro(sha1: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	evalsha_roBuffer(sha1: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	evalsha_roBuffer(sha1: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Executes a read-only server-side Lua script. {@link https://redis.io/docs/latest/commands/eval_ro/} */
	eval_ro(script: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	eval_ro(script: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	eval_roBuffer(script: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	eval_roBuffer(script: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Determines whether one or more keys exist. {@link https://redis.io/docs/latest/commands/exists/} */
	exists(...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	exists(...keys: RedisArgument[]): Result<number, Context>;
	existsBuffer(...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	existsBuffer(...keys: RedisArgument[]): Result<number, Context>;
	/** Sets the expiration time of a key in seconds. {@link https://redis.io/docs/latest/commands/expire/} */
	expire(key: RedisValue, seconds: number | string, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	expire(key: RedisValue, seconds: number | string, ...options: RedisArgument[]): Result<number, Context>;
	expireBuffer(key: RedisValue, seconds: number | string, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	expireBuffer(key: RedisValue, seconds: number | string, ...options: RedisArgument[]): Result<number, Context>;
	/** Sets the expiration time of a key to a Unix timestamp. {@link https://redis.io/docs/latest/commands/expireat/} */
	expireat(key: RedisValue, unixTimeSeconds: number | string, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	expireat(key: RedisValue, unixTimeSeconds: number | string, ...options: RedisArgument[]): Result<number, Context>;
	expireatBuffer(key: RedisValue, unixTimeSeconds: number | string, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	expireatBuffer(key: RedisValue, unixTimeSeconds: number | string, ...options: RedisArgument[]): Result<number, Context>;
	/** Returns the expiration time of a key as a Unix timestamp. {@link https://redis.io/docs/latest/commands/expiretime/} */
	expiretime(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	expiretimeBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Starts a coordinated failover from a server to one of its replicas. {@link https://redis.io/docs/latest/commands/failover/} */
	failover(...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	failover(...args: RedisArgument[]): Result<'OK', Context>;
	failoverBuffer(...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	failoverBuffer(...args: RedisArgument[]): Result<'OK', Context>;
	/** Invokes a function. {@link https://redis.io/docs/latest/commands/fcall/} */
	fcall(functionName: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	fcall(functionName: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	fcallBuffer(functionName: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	fcallBuffer(functionName: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Invokes a read-only function. {@link https://redis.io/docs/latest/commands/fcall_ro/} */
	fcall_ro(functionName: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	fcall_ro(functionName: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	fcall_roBuffer(functionName: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	fcall_roBuffer(functionName: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Removes all keys from all databases. {@link https://redis.io/docs/latest/commands/flushall/} */
	flushall(...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	flushall(...options: RedisArgument[]): Result<'OK', Context>;
	flushallBuffer(...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	flushallBuffer(...options: RedisArgument[]): Result<'OK', Context>;
	/** Removes all keys from the current database. {@link https://redis.io/docs/latest/commands/flushdb/} */
	flushdb(...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	flushdb(...options: RedisArgument[]): Result<'OK', Context>;
	flushdbBuffer(...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	flushdbBuffer(...options: RedisArgument[]): Result<'OK', Context>;
	/** Deletes a library and its functions. {@link https://redis.io/docs/latest/commands/function-delete/} */
	function(subcommand: 'DELETE', libraryName: RedisValue, callback?: Callback<string>): Result<string, Context>;
	/** Dumps all libraries into a serialized binary payload. {@link https://redis.io/docs/latest/commands/function-dump/} */
	function(subcommand: 'DUMP', callback?: Callback<string>): Result<string, Context>;
	/** Deletes all libraries and functions. {@link https://redis.io/docs/latest/commands/function-flush/} */
	function(subcommand: 'FLUSH', ...args: [...options: RedisArgument[], callback: Callback<string>]): Result<string, Context>;
	function(subcommand: 'FLUSH', ...options: RedisArgument[]): Result<string, Context>;
	/** Returns helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/function-help/} */
	function(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Terminates a function during execution. {@link https://redis.io/docs/latest/commands/function-kill/} */
	function(subcommand: 'KILL', callback?: Callback<string>): Result<string, Context>;
	/** Returns information about all libraries. {@link https://redis.io/docs/latest/commands/function-list/} */
	function(subcommand: 'LIST', ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	function(subcommand: 'LIST', ...args: RedisArgument[]): Result<unknown[], Context>;
	/** Creates a library. {@link https://redis.io/docs/latest/commands/function-load/} */
	function(subcommand: 'LOAD', ...args: [...args: RedisArgument[], callback: Callback<string>]): Result<string, Context>;
	function(subcommand: 'LOAD', ...args: RedisArgument[]): Result<string, Context>;
	/** Restores all libraries from a payload. {@link https://redis.io/docs/latest/commands/function-restore/} */
	function(subcommand: 'RESTORE', serializedValue: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<string>]): Result<string, Context>;
	function(subcommand: 'RESTORE', serializedValue: RedisValue, ...options: RedisArgument[]): Result<string, Context>;
	/** Returns information about a function during execution. {@link https://redis.io/docs/latest/commands/function-stats/} */
	function(subcommand: 'STATS', callback?: Callback<Mapped<unknown[], Record<string, unknown>, Context>>): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	function(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	function(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	functionBuffer(subcommand: 'DELETE', libraryName: RedisValue, callback?: Callback<Buffer>): Result<Buffer, Context>;
	functionBuffer(subcommand: 'DUMP', callback?: Callback<Buffer>): Result<Buffer, Context>;
	functionBuffer(subcommand: 'FLUSH', ...args: [...options: RedisArgument[], callback: Callback<Buffer>]): Result<Buffer, Context>;
	functionBuffer(subcommand: 'FLUSH', ...options: RedisArgument[]): Result<Buffer, Context>;
	functionBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	functionBuffer(subcommand: 'KILL', callback?: Callback<Buffer>): Result<Buffer, Context>;
	functionBuffer(subcommand: 'LIST', ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	functionBuffer(subcommand: 'LIST', ...args: RedisArgument[]): Result<unknown[], Context>;
	functionBuffer(subcommand: 'LOAD', ...args: [...args: RedisArgument[], callback: Callback<Buffer>]): Result<Buffer, Context>;
	functionBuffer(subcommand: 'LOAD', ...args: RedisArgument[]): Result<Buffer, Context>;
	functionBuffer(subcommand: 'RESTORE', serializedValue: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<Buffer>]): Result<Buffer, Context>;
	functionBuffer(subcommand: 'RESTORE', serializedValue: RedisValue, ...options: RedisArgument[]): Result<Buffer, Context>;
	functionBuffer(subcommand: 'STATS', callback?: Callback<Mapped<unknown[], Record<string, unknown>, Context>>): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	functionBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	functionBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Adds one or more members to a geospatial index. The key is created if it doesn't exist. {@link https://redis.io/docs/latest/commands/geoadd/} */
	geoadd(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	geoadd(key: RedisValue, ...args: RedisArgument[]): Result<number, Context>;
	geoaddBuffer(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	geoaddBuffer(key: RedisValue, ...args: RedisArgument[]): Result<number, Context>;
	/** Returns the distance between two members of a geospatial index. {@link https://redis.io/docs/latest/commands/geodist/} */
	geodist(key: RedisKey, member1: RedisValue, member2: RedisValue, callback?: Callback<string | null>): Result<string | null, Context>;
	geodist(key: RedisKey, member1: RedisValue, member2: RedisValue, unit: string, callback?: Callback<string | null>): Result<string | null, Context>;
	geodistBuffer(key: RedisKey, member1: RedisValue, member2: RedisValue, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	geodistBuffer(key: RedisKey, member1: RedisValue, member2: RedisValue, unit: string, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	/** Returns members from a geospatial index as geohash strings. {@link https://redis.io/docs/latest/commands/geohash/} */
	geohash(key: RedisValue, ...args: [...members: RedisArgument[], callback: Callback<string[]>]): Result<string[], Context>;
	geohash(key: RedisValue, ...members: RedisArgument[]): Result<string[], Context>;
	geohashBuffer(key: RedisValue, ...args: [...members: RedisArgument[], callback: Callback<Buffer[]>]): Result<Buffer[], Context>;
	geohashBuffer(key: RedisValue, ...members: RedisArgument[]): Result<Buffer[], Context>;
	/** Returns the longitude and latitude of members from a geospatial index. {@link https://redis.io/docs/latest/commands/geopos/} */
	geopos(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<Mapped<([longitude: string, latitude: string] | null)[], ([longitude: number, latitude: number] | null)[], Context>>]): Result<Mapped<([longitude: string, latitude: string] | null)[], ([longitude: number, latitude: number] | null)[], Context>, Context>;
	geopos(key: RedisKey, ...args: RedisArgument[]): Result<Mapped<([longitude: string, latitude: string] | null)[], ([longitude: number, latitude: number] | null)[], Context>, Context>;
	geoposBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<Mapped<([longitude: Buffer, latitude: Buffer] | null)[], ([longitude: number, latitude: number] | null)[], Context>>]): Result<Mapped<([longitude: Buffer, latitude: Buffer] | null)[], ([longitude: number, latitude: number] | null)[], Context>, Context>;
	geoposBuffer(key: RedisKey, ...args: RedisArgument[]): Result<Mapped<([longitude: Buffer, latitude: Buffer] | null)[], ([longitude: number, latitude: number] | null)[], Context>, Context>;
	/** Queries a geospatial index for members within a distance from a coordinate, optionally stores the result. {@link https://redis.io/docs/latest/commands/georadius/} */
	georadius(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	georadius(key: RedisKey, ...args: RedisArgument[]): Result<unknown[], Context>;
	georadiusBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	georadiusBuffer(key: RedisKey, ...args: RedisArgument[]): Result<unknown[], Context>;
	/** Queries a geospatial index for members within a distance from a member, optionally stores the result. {@link https://redis.io/docs/latest/commands/georadiusbymember/} */
	georadiusbymember(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	georadiusbymember(key: RedisKey, ...args: RedisArgument[]): Result<unknown[], Context>;
	georadiusbymemberBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	georadiusbymemberBuffer(key: RedisKey, ...args: RedisArgument[]): Result<unknown[], Context>;
	/** Returns members from a geospatial index that are within a distance from a member. {@link https://redis.io/docs/latest/commands/georadiusbymember_ro/} */
	georadiusbymember_ro(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	georadiusbymember_ro(key: RedisKey, ...args: RedisArgument[]): Result<unknown, Context>;
	georadiusbymember_roBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	georadiusbymember_roBuffer(key: RedisKey, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Returns members from a geospatial index that are within a distance from a coordinate. {@link https://redis.io/docs/latest/commands/georadius_ro/} */
	georadius_ro(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	georadius_ro(key: RedisKey, ...args: RedisArgument[]): Result<unknown, Context>;
	georadius_roBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	georadius_roBuffer(key: RedisKey, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Queries a geospatial index for members inside an area of a box, circle, or a polygon. {@link https://redis.io/docs/latest/commands/geosearch/} */
	geosearch(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	geosearch(key: RedisKey, ...args: RedisArgument[]): Result<unknown[], Context>;
	geosearchBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	geosearchBuffer(key: RedisKey, ...args: RedisArgument[]): Result<unknown[], Context>;
	/** Queries a geospatial index for members inside an area of a box, a circle, or a polygon, optionally stores the result. {@link https://redis.io/docs/latest/commands/geosearchstore/} */
	geosearchstore(destination: RedisValue, source: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	geosearchstore(destination: RedisValue, source: RedisValue, ...args: RedisArgument[]): Result<number, Context>;
	geosearchstoreBuffer(destination: RedisValue, source: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	geosearchstoreBuffer(destination: RedisValue, source: RedisValue, ...args: RedisArgument[]): Result<number, Context>;
	/** Returns the string value of a key. {@link https://redis.io/docs/latest/commands/get/} */
	get(key: RedisValue, callback?: Callback<string | null>): Result<string | null, Context>;
	getBuffer(key: RedisValue, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	/** Returns a bit value by offset. {@link https://redis.io/docs/latest/commands/getbit/} */
	getbit(key: RedisValue, offset: number | string, callback?: Callback<number>): Result<number, Context>;
	getbitBuffer(key: RedisValue, offset: number | string, callback?: Callback<number>): Result<number, Context>;
	/** Returns the string value of a key after deleting the key. {@link https://redis.io/docs/latest/commands/getdel/} */
	getdel(key: RedisValue, callback?: Callback<string | null>): Result<string | null, Context>;
	getdelBuffer(key: RedisValue, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	/** Returns the string value of a key after setting its expiration time. {@link https://redis.io/docs/latest/commands/getex/} */
	getex(key: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<string | null>]): Result<string | null, Context>;
	getex(key: RedisValue, ...options: RedisArgument[]): Result<string | null, Context>;
	getexBuffer(key: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<Buffer | null>]): Result<Buffer | null, Context>;
	getexBuffer(key: RedisValue, ...options: RedisArgument[]): Result<Buffer | null, Context>;
	/** Returns a substring of the string stored at a key. {@link https://redis.io/docs/latest/commands/getrange/} */
	getrange(key: RedisValue, start: number | string, end: number | string, callback?: Callback<string>): Result<string, Context>;
	getrangeBuffer(key: RedisValue, start: number | string, end: number | string, callback?: Callback<Buffer>): Result<Buffer, Context>;
	/** Returns the previous string value of a key after setting it to a new value. {@link https://redis.io/docs/latest/commands/getset/} */
	getset(key: RedisValue, value: RedisValue, callback?: Callback<string | null>): Result<string | null, Context>;
	getsetBuffer(key: RedisValue, value: RedisValue, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	/** Deletes one or more fields and their values from a hash. Deletes the hash if no fields remain. {@link https://redis.io/docs/latest/commands/hdel/} */
	hdel(key: RedisValue, ...args: [...fields: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	hdel(key: RedisValue, ...fields: RedisArgument[]): Result<number, Context>;
	hdelBuffer(key: RedisValue, ...args: [...fields: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	hdelBuffer(key: RedisValue, ...fields: RedisArgument[]): Result<number, Context>;
	/** Handshakes with the server. {@link https://redis.io/docs/latest/commands/hello/} */
	hello(...args: [...args: RedisArgument[], callback: Callback<Mapped<unknown[], Record<string, unknown>, Context>>]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	hello(...args: RedisArgument[]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	helloBuffer(...args: [...args: RedisArgument[], callback: Callback<Mapped<unknown[], Record<string, unknown>, Context>>]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	helloBuffer(...args: RedisArgument[]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	/** Determines whether a field exists in a hash. {@link https://redis.io/docs/latest/commands/hexists/} */
	hexists(key: RedisValue, field: RedisValue, callback?: Callback<number>): Result<number, Context>;
	hexistsBuffer(key: RedisValue, field: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Sets expiry time on hash fields. {@link https://redis.io/docs/latest/commands/hexpire/} */
	hexpire(key: RedisValue, seconds: number | string, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hexpire(key: RedisValue, seconds: number | string, ...args: RedisArgument[]): Result<number[], Context>;
	hexpireBuffer(key: RedisValue, seconds: number | string, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hexpireBuffer(key: RedisValue, seconds: number | string, ...args: RedisArgument[]): Result<number[], Context>;
	/** Sets expiry time on hash fields. {@link https://redis.io/docs/latest/commands/hexpireat/} */
	hexpireat(key: RedisValue, unixTimeSeconds: number | string, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hexpireat(key: RedisValue, unixTimeSeconds: number | string, ...args: RedisArgument[]): Result<number[], Context>;
	hexpireatBuffer(key: RedisValue, unixTimeSeconds: number | string, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hexpireatBuffer(key: RedisValue, unixTimeSeconds: number | string, ...args: RedisArgument[]): Result<number[], Context>;
	/** Returns Unix timestamps in seconds since the epoch at which the given key's field(s) will expire. {@link https://redis.io/docs/latest/commands/hexpiretime/} */
	hexpiretime(key: RedisValue, fieldsWord: string, numfields: number | string, ...args: [...fields: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hexpiretime(key: RedisValue, fieldsWord: string, numfields: number | string, ...fields: RedisArgument[]): Result<number[], Context>;
	hexpiretimeBuffer(key: RedisValue, fieldsWord: string, numfields: number | string, ...args: [...fields: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hexpiretimeBuffer(key: RedisValue, fieldsWord: string, numfields: number | string, ...fields: RedisArgument[]): Result<number[], Context>;
	/** Returns the value of a field in a hash. {@link https://redis.io/docs/latest/commands/hget/} */
	hget(key: RedisValue, field: RedisValue, callback?: Callback<string | null>): Result<string | null, Context>;
	hgetBuffer(key: RedisValue, field: RedisValue, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	/** Returns all fields and values in a hash. {@link https://redis.io/docs/latest/commands/hgetall/} */
	hgetall(key: RedisKey, callback?: Callback<Record<string, string>>): Result<Record<string, string>, Context>;
	hgetallBuffer(key: RedisKey, callback?: Callback<Record<string, Buffer>>): Result<Record<string, Buffer>, Context>;
	/** Returns the values of one or more fields and deletes them from a hash. {@link https://redis.io/docs/latest/commands/hgetdel/} */
	hgetdel(key: RedisValue, fieldsWord: string, numfields: number | string, ...args: [...fields: RedisArgument[], callback: Callback<(string | null)[]>]): Result<(string | null)[], Context>;
	hgetdel(key: RedisValue, fieldsWord: string, numfields: number | string, ...fields: RedisArgument[]): Result<(string | null)[], Context>;
	hgetdelBuffer(key: RedisValue, fieldsWord: string, numfields: number | string, ...args: [...fields: RedisArgument[], callback: Callback<(Buffer | null)[]>]): Result<(Buffer | null)[], Context>;
	hgetdelBuffer(key: RedisValue, fieldsWord: string, numfields: number | string, ...fields: RedisArgument[]): Result<(Buffer | null)[], Context>;
	/** Gets the value of one or more fields of a given hash key, and optionally sets their expiration time or time-to-live (TTL). {@link https://redis.io/docs/latest/commands/hgetex/} */
	hgetex(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<(string | null)[]>]): Result<(string | null)[], Context>;
	hgetex(key: RedisValue, ...args: RedisArgument[]): Result<(string | null)[], Context>;
	hgetexBuffer(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<(Buffer | null)[]>]): Result<(Buffer | null)[], Context>;
	hgetexBuffer(key: RedisValue, ...args: RedisArgument[]): Result<(Buffer | null)[], Context>;
	/** Forgets one prepared list of fields. {@link https://redis.io/docs/latest/commands/himport-discard/} */
	himport(subcommand: 'DISCARD', fieldset: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Forgets every prepared list of fields of this connection. {@link https://redis.io/docs/latest/commands/himport-discardall/} */
	himport(subcommand: 'DISCARDALL', callback?: Callback<number>): Result<number, Context>;
	/** Gives a name to a list of fields, for this connection. {@link https://redis.io/docs/latest/commands/himport-prepare/} */
	himport(subcommand: 'PREPARE', fieldset: RedisValue, ...args: [...fields: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	himport(subcommand: 'PREPARE', fieldset: RedisValue, ...fields: RedisArgument[]): Result<'OK', Context>;
	/** Creates a hash from a prepared list of fields and the values for them. {@link https://redis.io/docs/latest/commands/himport-set/} */
	himport(subcommand: 'SET', key: RedisValue, fieldset: RedisValue, ...args: [...values: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	himport(subcommand: 'SET', key: RedisValue, fieldset: RedisValue, ...values: RedisArgument[]): Result<'OK', Context>;
	himport(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	himport(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	himportBuffer(subcommand: 'DISCARD', fieldset: RedisValue, callback?: Callback<number>): Result<number, Context>;
	himportBuffer(subcommand: 'DISCARDALL', callback?: Callback<number>): Result<number, Context>;
	himportBuffer(subcommand: 'PREPARE', fieldset: RedisValue, ...args: [...fields: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	himportBuffer(subcommand: 'PREPARE', fieldset: RedisValue, ...fields: RedisArgument[]): Result<'OK', Context>;
	himportBuffer(subcommand: 'SET', key: RedisValue, fieldset: RedisValue, ...args: [...values: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	himportBuffer(subcommand: 'SET', key: RedisValue, fieldset: RedisValue, ...values: RedisArgument[]): Result<'OK', Context>;
	himportBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	himportBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Increments the integer value of a field in a hash by a number. Uses 0 as initial value if the field doesn't exist. {@link https://redis.io/docs/latest/commands/hincrby/} */
	hincrby(key: RedisValue, field: RedisValue, increment: number | string, callback?: Callback<number>): Result<number, Context>;
	hincrbyBuffer(key: RedisValue, field: RedisValue, increment: number | string, callback?: Callback<number>): Result<number, Context>;
	/** Increments the floating point value of a field by a number. Uses 0 as initial value if the field doesn't exist. {@link https://redis.io/docs/latest/commands/hincrbyfloat/} */
	hincrbyfloat(key: RedisValue, field: RedisValue, increment: number | string, callback?: Callback<string>): Result<string, Context>;
	hincrbyfloatBuffer(key: RedisValue, field: RedisValue, increment: number | string, callback?: Callback<Buffer>): Result<Buffer, Context>;
	/** Returns all fields in a hash. {@link https://redis.io/docs/latest/commands/hkeys/} */
	hkeys(key: RedisValue, callback?: Callback<string[]>): Result<string[], Context>;
	hkeysBuffer(key: RedisValue, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	/** Returns the number of fields in a hash. {@link https://redis.io/docs/latest/commands/hlen/} */
	hlen(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	hlenBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns the values of all fields in a hash. {@link https://redis.io/docs/latest/commands/hmget/} */
	hmget(key: RedisValue, ...args: [...fields: RedisArgument[], callback: Callback<(string | null)[]>]): Result<(string | null)[], Context>;
	hmget(key: RedisValue, ...fields: RedisArgument[]): Result<(string | null)[], Context>;
	hmgetBuffer(key: RedisValue, ...args: [...fields: RedisArgument[], callback: Callback<(Buffer | null)[]>]): Result<(Buffer | null)[], Context>;
	hmgetBuffer(key: RedisValue, ...fields: RedisArgument[]): Result<(Buffer | null)[], Context>;
	/** Sets the values of multiple fields. {@link https://redis.io/docs/latest/commands/hmset/} */
	hmset(key: RedisKey, object: object, callback?: Callback<'OK'>): Result<'OK', Context>;
	hmset(key: RedisKey, map: Map<RedisValue, RedisValue>, callback?: Callback<'OK'>): Result<'OK', Context>;
	hmset(key: RedisKey, ...args: [...data: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	hmset(key: RedisKey, ...data: RedisArgument[]): Result<'OK', Context>;
	hmsetBuffer(key: RedisKey, object: object, callback?: Callback<'OK'>): Result<'OK', Context>;
	hmsetBuffer(key: RedisKey, map: Map<RedisValue, RedisValue>, callback?: Callback<'OK'>): Result<'OK', Context>;
	hmsetBuffer(key: RedisKey, ...args: [...data: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	hmsetBuffer(key: RedisKey, ...data: RedisArgument[]): Result<'OK', Context>;
	/** Returns the hot keys found so far, with the circumstances of the search. {@link https://redis.io/docs/latest/commands/hotkeys-get/} */
	hotkeys(subcommand: 'GET', callback?: Callback<Mapped<unknown[], Record<string, unknown>, Context>>): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	/** Returns help about the subcommands of HOTKEYS. {@link https://redis.io/docs/latest/commands/hotkeys-help/} */
	hotkeys(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Throws away what the last search for hot keys has found. {@link https://redis.io/docs/latest/commands/hotkeys-reset/} */
	hotkeys(subcommand: 'RESET', callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Starts a search for hot keys. {@link https://redis.io/docs/latest/commands/hotkeys-start/} */
	hotkeys(subcommand: 'START', metrics: string, count: number | string, ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	hotkeys(subcommand: 'START', metrics: string, count: number | string, ...options: RedisArgument[]): Result<'OK', Context>;
	/** Stops the search for hot keys; what it found stays. {@link https://redis.io/docs/latest/commands/hotkeys-stop/} */
	hotkeys(subcommand: 'STOP', callback?: Callback<'OK' | null>): Result<'OK' | null, Context>;
	hotkeys(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	hotkeys(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	hotkeysBuffer(subcommand: 'GET', callback?: Callback<Mapped<unknown[], Record<string, unknown>, Context>>): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	hotkeysBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	hotkeysBuffer(subcommand: 'RESET', callback?: Callback<'OK'>): Result<'OK', Context>;
	hotkeysBuffer(subcommand: 'START', metrics: string, count: number | string, ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	hotkeysBuffer(subcommand: 'START', metrics: string, count: number | string, ...options: RedisArgument[]): Result<'OK', Context>;
	hotkeysBuffer(subcommand: 'STOP', callback?: Callback<'OK' | null>): Result<'OK' | null, Context>;
	hotkeysBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	hotkeysBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Remove the existing expiration on a hash key's field(s). {@link https://redis.io/docs/latest/commands/hpersist/} */
	hpersist(key: RedisValue, fieldsWord: string, numfields: number | string, ...args: [...fields: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hpersist(key: RedisValue, fieldsWord: string, numfields: number | string, ...fields: RedisArgument[]): Result<number[], Context>;
	hpersistBuffer(key: RedisValue, fieldsWord: string, numfields: number | string, ...args: [...fields: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hpersistBuffer(key: RedisValue, fieldsWord: string, numfields: number | string, ...fields: RedisArgument[]): Result<number[], Context>;
	/** Sets expiry time on hash object. {@link https://redis.io/docs/latest/commands/hpexpire/} */
	hpexpire(key: RedisValue, milliseconds: number | string, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hpexpire(key: RedisValue, milliseconds: number | string, ...args: RedisArgument[]): Result<number[], Context>;
	hpexpireBuffer(key: RedisValue, milliseconds: number | string, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hpexpireBuffer(key: RedisValue, milliseconds: number | string, ...args: RedisArgument[]): Result<number[], Context>;
	/** Sets expiration time on hash field. {@link https://redis.io/docs/latest/commands/hpexpireat/} */
	hpexpireat(key: RedisValue, unixTimeMilliseconds: number | string, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hpexpireat(key: RedisValue, unixTimeMilliseconds: number | string, ...args: RedisArgument[]): Result<number[], Context>;
	hpexpireatBuffer(key: RedisValue, unixTimeMilliseconds: number | string, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hpexpireatBuffer(key: RedisValue, unixTimeMilliseconds: number | string, ...args: RedisArgument[]): Result<number[], Context>;
	/** Returns the Unix timestamp in milliseconds since Unix epoch at which the given key's field(s) will expire. {@link https://redis.io/docs/latest/commands/hpexpiretime/} */
	hpexpiretime(key: RedisValue, fieldsWord: string, numfields: number | string, ...args: [...fields: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hpexpiretime(key: RedisValue, fieldsWord: string, numfields: number | string, ...fields: RedisArgument[]): Result<number[], Context>;
	hpexpiretimeBuffer(key: RedisValue, fieldsWord: string, numfields: number | string, ...args: [...fields: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hpexpiretimeBuffer(key: RedisValue, fieldsWord: string, numfields: number | string, ...fields: RedisArgument[]): Result<number[], Context>;
	/** Returns the remaining time to live in milliseconds of a hash key's field(s) that have an associated expiration. {@link https://redis.io/docs/latest/commands/hpttl/} */
	hpttl(key: RedisValue, fieldsWord: string, numfields: number | string, ...args: [...fields: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hpttl(key: RedisValue, fieldsWord: string, numfields: number | string, ...fields: RedisArgument[]): Result<number[], Context>;
	hpttlBuffer(key: RedisValue, fieldsWord: string, numfields: number | string, ...args: [...fields: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	hpttlBuffer(key: RedisValue, fieldsWord: string, numfields: number | string, ...fields: RedisArgument[]): Result<number[], Context>;
	/** Returns one or more random fields from a hash. {@link https://redis.io/docs/latest/commands/hrandfield/} */
	hrandfield(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<string | unknown[] | null>]): Result<string | unknown[] | null, Context>;
	hrandfield(key: RedisKey, ...args: RedisArgument[]): Result<string | unknown[] | null, Context>;
	hrandfieldBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<Buffer | unknown[] | null>]): Result<Buffer | unknown[] | null, Context>;
	hrandfieldBuffer(key: RedisKey, ...args: RedisArgument[]): Result<Buffer | unknown[] | null, Context>;
	/** Iterates over fields and values of a hash. {@link https://redis.io/docs/latest/commands/hscan/} */
	hscan(key: RedisKey, cursor: number | string, ...args: [...args: RedisArgument[], callback: Callback<[cursor: string, elements: string[]]>]): Result<[cursor: string, elements: string[]], Context>;
	hscan(key: RedisKey, cursor: number | string, ...args: RedisArgument[]): Result<[cursor: string, elements: string[]], Context>;
	hscanBuffer(key: RedisKey, cursor: number | string, ...args: [...args: RedisArgument[], callback: Callback<[cursor: Buffer, elements: Buffer[]]>]): Result<[cursor: Buffer, elements: Buffer[]], Context>;
	hscanBuffer(key: RedisKey, cursor: number | string, ...args: RedisArgument[]): Result<[cursor: Buffer, elements: Buffer[]], Context>;
	/** Creates or modifies the value of a field in a hash. {@link https://redis.io/docs/latest/commands/hset/} */
	hset(key: RedisKey, object: object, callback?: Callback<number>): Result<number, Context>;
	hset(key: RedisKey, map: Map<RedisValue, RedisValue>, callback?: Callback<number>): Result<number, Context>;
	hset(key: RedisKey, ...args: [...data: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	hset(key: RedisKey, ...data: RedisArgument[]): Result<number, Context>;
	hsetBuffer(key: RedisKey, object: object, callback?: Callback<number>): Result<number, Context>;
	hsetBuffer(key: RedisKey, map: Map<RedisValue, RedisValue>, callback?: Callback<number>): Result<number, Context>;
	hsetBuffer(key: RedisKey, ...args: [...data: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	hsetBuffer(key: RedisKey, ...data: RedisArgument[]): Result<number, Context>;
	/** Sets the value of one or more fields of a given hash key, and optionally sets their expiration time. {@link https://redis.io/docs/latest/commands/hsetex/} */
	hsetex(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	hsetex(key: RedisValue, ...args: RedisArgument[]): Result<number, Context>;
	hsetexBuffer(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	hsetexBuffer(key: RedisValue, ...args: RedisArgument[]): Result<number, Context>;
	/** Sets the value of a field in a hash only when the field doesn't exist. {@link https://redis.io/docs/latest/commands/hsetnx/} */
	hsetnx(key: RedisValue, field: RedisValue, value: RedisValue, callback?: Callback<number>): Result<number, Context>;
	hsetnxBuffer(key: RedisValue, field: RedisValue, value: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns the length of the value of a field. {@link https://redis.io/docs/latest/commands/hstrlen/} */
	hstrlen(key: RedisValue, field: RedisValue, callback?: Callback<number>): Result<number, Context>;
	hstrlenBuffer(key: RedisValue, field: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns the remaining time to live (in seconds) of a hash key's field(s) that have an associated expiration. {@link https://redis.io/docs/latest/commands/httl/} */
	httl(key: RedisValue, fieldsWord: string, numfields: number | string, ...args: [...fields: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	httl(key: RedisValue, fieldsWord: string, numfields: number | string, ...fields: RedisArgument[]): Result<number[], Context>;
	httlBuffer(key: RedisValue, fieldsWord: string, numfields: number | string, ...args: [...fields: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	httlBuffer(key: RedisValue, fieldsWord: string, numfields: number | string, ...fields: RedisArgument[]): Result<number[], Context>;
	/** Returns all values in a hash. {@link https://redis.io/docs/latest/commands/hvals/} */
	hvals(key: RedisValue, callback?: Callback<string[]>): Result<string[], Context>;
	hvalsBuffer(key: RedisValue, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	/** Increments the integer value of a key by one. Uses 0 as initial value if the key doesn't exist. {@link https://redis.io/docs/latest/commands/incr/} */
	incr(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	incrBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Increments the integer value of a key by a number. Uses 0 as initial value if the key doesn't exist. {@link https://redis.io/docs/latest/commands/incrby/} */
	incrby(key: RedisValue, increment: number | string, callback?: Callback<number>): Result<number, Context>;
	incrbyBuffer(key: RedisValue, increment: number | string, callback?: Callback<number>): Result<number, Context>;
	/** Increments the floating point value of a key by a number. Uses 0 as initial value if the key doesn't exist. {@link https://redis.io/docs/latest/commands/incrbyfloat/} */
	incrbyfloat(key: RedisValue, increment: number | string, callback?: Callback<string>): Result<string, Context>;
	incrbyfloatBuffer(key: RedisValue, increment: number | string, callback?: Callback<Buffer>): Result<Buffer, Context>;
	/** Increments a number within bounds and sets its expiration; returns the new value and the increment applied. {@link https://redis.io/docs/latest/commands/increx/} */
	increx(key: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<Mapped<[value: number, increment: number] | [value: string, increment: string], [value: number, increment: number], Context>>]): Result<Mapped<[value: number, increment: number] | [value: string, increment: string], [value: number, increment: number], Context>, Context>;
	increx(key: RedisValue, ...options: RedisArgument[]): Result<Mapped<[value: number, increment: number] | [value: string, increment: string], [value: number, increment: number], Context>, Context>;
	increxBuffer(key: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<Mapped<[value: number, increment: number] | [value: Buffer, increment: Buffer], [value: number, increment: number], Context>>]): Result<Mapped<[value: number, increment: number] | [value: Buffer, increment: Buffer], [value: number, increment: number], Context>, Context>;
	increxBuffer(key: RedisValue, ...options: RedisArgument[]): Result<Mapped<[value: number, increment: number] | [value: Buffer, increment: Buffer], [value: number, increment: number], Context>, Context>;
	/** Returns information and statistics about the server. {@link https://redis.io/docs/latest/commands/info/} */
	info(...args: [...sections: RedisArgument[], callback: Callback<string>]): Result<string, Context>;
	info(...sections: RedisArgument[]): Result<string, Context>;
	infoBuffer(...args: [...sections: RedisArgument[], callback: Callback<Buffer>]): Result<Buffer, Context>;
	infoBuffer(...sections: RedisArgument[]): Result<Buffer, Context>;
	/** Returns all key names that match a pattern. {@link https://redis.io/docs/latest/commands/keys/} */
	keys(pattern: RedisValue, callback?: Callback<string[]>): Result<string[], Context>;
	keysBuffer(pattern: RedisValue, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	/** Returns the Unix timestamp of the last successful save to disk. {@link https://redis.io/docs/latest/commands/lastsave/} */
	lastsave(callback?: Callback<number>): Result<number, Context>;
	lastsaveBuffer(callback?: Callback<number>): Result<number, Context>;
	/** Returns a human-readable latency analysis report. {@link https://redis.io/docs/latest/commands/latency-doctor/} */
	latency(subcommand: 'DOCTOR', callback?: Callback<string>): Result<string, Context>;
	/** Returns a latency graph for an event. {@link https://redis.io/docs/latest/commands/latency-graph/} */
	latency(subcommand: 'GRAPH', event: RedisValue, callback?: Callback<string>): Result<string, Context>;
	/** Returns helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/latency-help/} */
	latency(subcommand: 'HELP', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	/** Returns the cumulative distribution of latencies of a subset or all commands. {@link https://redis.io/docs/latest/commands/latency-histogram/} */
	latency(subcommand: 'HISTOGRAM', ...args: [...commands: RedisArgument[], callback: Callback<Mapped<unknown[], Record<string, unknown>, Context>>]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	latency(subcommand: 'HISTOGRAM', ...commands: RedisArgument[]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	/** Returns timestamp-latency samples for an event. {@link https://redis.io/docs/latest/commands/latency-history/} */
	latency(subcommand: 'HISTORY', event: RedisValue, callback?: Callback<unknown[]>): Result<unknown[], Context>;
	/** Returns the latest latency samples for all events. {@link https://redis.io/docs/latest/commands/latency-latest/} */
	latency(subcommand: 'LATEST', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	/** Resets the latency data for one or more events. {@link https://redis.io/docs/latest/commands/latency-reset/} */
	latency(subcommand: 'RESET', ...args: [...events: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	latency(subcommand: 'RESET', ...events: RedisArgument[]): Result<number, Context>;
	latency(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	latency(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	latencyBuffer(subcommand: 'DOCTOR', callback?: Callback<Buffer>): Result<Buffer, Context>;
	latencyBuffer(subcommand: 'GRAPH', event: RedisValue, callback?: Callback<Buffer>): Result<Buffer, Context>;
	latencyBuffer(subcommand: 'HELP', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	latencyBuffer(subcommand: 'HISTOGRAM', ...args: [...commands: RedisArgument[], callback: Callback<Mapped<unknown[], Record<string, unknown>, Context>>]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	latencyBuffer(subcommand: 'HISTOGRAM', ...commands: RedisArgument[]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	latencyBuffer(subcommand: 'HISTORY', event: RedisValue, callback?: Callback<unknown[]>): Result<unknown[], Context>;
	latencyBuffer(subcommand: 'LATEST', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	latencyBuffer(subcommand: 'RESET', ...args: [...events: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	latencyBuffer(subcommand: 'RESET', ...events: RedisArgument[]): Result<number, Context>;
	latencyBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	latencyBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Finds the longest common substring. {@link https://redis.io/docs/latest/commands/lcs/} */
	lcs(key1: RedisKey, key2: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	lcs(key1: RedisKey, key2: RedisKey, ...args: RedisArgument[]): Result<unknown, Context>;
	lcsBuffer(key1: RedisKey, key2: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	lcsBuffer(key1: RedisKey, key2: RedisKey, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Returns an element from a list by its index. {@link https://redis.io/docs/latest/commands/lindex/} */
	lindex(key: RedisValue, index: number | string, callback?: Callback<string | null>): Result<string | null, Context>;
	lindexBuffer(key: RedisValue, index: number | string, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	/** Inserts an element before or after another element in a list. {@link https://redis.io/docs/latest/commands/linsert/} */
	linsert(key: RedisValue, where: string, pivot: RedisValue, element: RedisValue, callback?: Callback<number>): Result<number, Context>;
	linsertBuffer(key: RedisValue, where: string, pivot: RedisValue, element: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns the length of a list. {@link https://redis.io/docs/latest/commands/llen/} */
	llen(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	llenBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns an element after popping it from one list and pushing it to another. Deletes the list if the last element was moved. {@link https://redis.io/docs/latest/commands/lmove/} */
	lmove(source: RedisValue, destination: RedisValue, wherefrom: string, whereto: string, callback?: Callback<string>): Result<string, Context>;
	lmoveBuffer(source: RedisValue, destination: RedisValue, wherefrom: string, whereto: string, callback?: Callback<Buffer>): Result<Buffer, Context>;
	/** Moves several elements from one list to another and returns them. {@link https://redis.io/docs/latest/commands/lmovem/} */
	lmovem(source: RedisValue, destination: RedisValue, wherefrom: string, whereto: string, ...args: [...options: RedisArgument[], callback: Callback<string[] | null>]): Result<string[] | null, Context>;
	lmovem(source: RedisValue, destination: RedisValue, wherefrom: string, whereto: string, ...options: RedisArgument[]): Result<string[] | null, Context>;
	lmovemBuffer(source: RedisValue, destination: RedisValue, wherefrom: string, whereto: string, ...args: [...options: RedisArgument[], callback: Callback<Buffer[] | null>]): Result<Buffer[] | null, Context>;
	lmovemBuffer(source: RedisValue, destination: RedisValue, wherefrom: string, whereto: string, ...options: RedisArgument[]): Result<Buffer[] | null, Context>;
	/** Returns multiple elements from a list after removing them. Deletes the list if the last element was popped. {@link https://redis.io/docs/latest/commands/lmpop/} */
	lmpop(numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<[string, string[]] | null>]): Result<[string, string[]] | null, Context>;
	lmpop(numkeys: number | string, ...args: RedisArgument[]): Result<[string, string[]] | null, Context>;
	lmpopBuffer(numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<[Buffer, Buffer[]] | null>]): Result<[Buffer, Buffer[]] | null, Context>;
	lmpopBuffer(numkeys: number | string, ...args: RedisArgument[]): Result<[Buffer, Buffer[]] | null, Context>;
	/** Displays computer art and the server version. {@link https://redis.io/docs/latest/commands/lolwut/} */
	lolwut(...args: [...options: RedisArgument[], callback: Callback<string>]): Result<string, Context>;
	lolwut(...options: RedisArgument[]): Result<string, Context>;
	lolwutBuffer(...args: [...options: RedisArgument[], callback: Callback<Buffer>]): Result<Buffer, Context>;
	lolwutBuffer(...options: RedisArgument[]): Result<Buffer, Context>;
	/** Returns and removes one or more elements from the beginning of a list. Deletes the list if the last element was popped. {@link https://redis.io/docs/latest/commands/lpop/} */
	lpop(key: RedisKey, callback?: Callback<string | null>): Result<string | null, Context>;
	lpop(key: RedisKey, count: number | string, callback?: Callback<string[] | null>): Result<string[] | null, Context>;
	lpopBuffer(key: RedisKey, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	lpopBuffer(key: RedisKey, count: number | string, callback?: Callback<Buffer[] | null>): Result<Buffer[] | null, Context>;
	/** Returns the index of matching elements in a list. {@link https://redis.io/docs/latest/commands/lpos/} */
	lpos(key: RedisKey, element: RedisValue, callback?: Callback<number | null>): Result<number | null, Context>;
	lpos(key: RedisKey, element: RedisValue, countWord: 'COUNT', count: number | string, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	lpos(key: RedisKey, element: RedisValue, countWord: 'COUNT', count: number | string, ...args: RedisArgument[]): Result<number[], Context>;
	lpos(key: RedisKey, element: RedisValue, word: 'RANK' | 'MAXLEN', amount: number | string, callback?: Callback<number | null>): Result<number | null, Context>;
	lpos(key: RedisKey, element: RedisValue, word: 'RANK' | 'MAXLEN', amount: number | string, countWord: 'COUNT', count: number | string, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	lpos(key: RedisKey, element: RedisValue, word: 'RANK' | 'MAXLEN', amount: number | string, countWord: 'COUNT', count: number | string, ...args: RedisArgument[]): Result<number[], Context>;
	lpos(key: RedisKey, element: RedisValue, word1: 'RANK' | 'MAXLEN', amount1: number | string, word2: 'RANK' | 'MAXLEN', amount2: number | string, callback?: Callback<number | null>): Result<number | null, Context>;
	lpos(key: RedisKey, element: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<number | number[] | null>]): Result<number | number[] | null, Context>;
	lpos(key: RedisKey, element: RedisValue, ...args: RedisArgument[]): Result<number | number[] | null, Context>;
	lposBuffer(key: RedisKey, element: RedisValue, callback?: Callback<number | null>): Result<number | null, Context>;
	lposBuffer(key: RedisKey, element: RedisValue, countWord: 'COUNT', count: number | string, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	lposBuffer(key: RedisKey, element: RedisValue, countWord: 'COUNT', count: number | string, ...args: RedisArgument[]): Result<number[], Context>;
	lposBuffer(key: RedisKey, element: RedisValue, word: 'RANK' | 'MAXLEN', amount: number | string, callback?: Callback<number | null>): Result<number | null, Context>;
	lposBuffer(key: RedisKey, element: RedisValue, word: 'RANK' | 'MAXLEN', amount: number | string, countWord: 'COUNT', count: number | string, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	lposBuffer(key: RedisKey, element: RedisValue, word: 'RANK' | 'MAXLEN', amount: number | string, countWord: 'COUNT', count: number | string, ...args: RedisArgument[]): Result<number[], Context>;
	lposBuffer(key: RedisKey, element: RedisValue, word1: 'RANK' | 'MAXLEN', amount1: number | string, word2: 'RANK' | 'MAXLEN', amount2: number | string, callback?: Callback<number | null>): Result<number | null, Context>;
	lposBuffer(key: RedisKey, element: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<number | number[] | null>]): Result<number | number[] | null, Context>;
	lposBuffer(key: RedisKey, element: RedisValue, ...args: RedisArgument[]): Result<number | number[] | null, Context>;
	/** Prepends one or more elements to a list. Creates the key if it doesn't exist. {@link https://redis.io/docs/latest/commands/lpush/} */
	lpush(key: RedisValue, ...args: [...elements: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	lpush(key: RedisValue, ...elements: RedisArgument[]): Result<number, Context>;
	lpushBuffer(key: RedisValue, ...args: [...elements: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	lpushBuffer(key: RedisValue, ...elements: RedisArgument[]): Result<number, Context>;
	/** Prepends one or more elements to a list only when the list exists. {@link https://redis.io/docs/latest/commands/lpushx/} */
	lpushx(key: RedisValue, ...args: [...elements: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	lpushx(key: RedisValue, ...elements: RedisArgument[]): Result<number, Context>;
	lpushxBuffer(key: RedisValue, ...args: [...elements: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	lpushxBuffer(key: RedisValue, ...elements: RedisArgument[]): Result<number, Context>;
	/** Returns a range of elements from a list. {@link https://redis.io/docs/latest/commands/lrange/} */
	lrange(key: RedisValue, start: number | string, stop: number | string, callback?: Callback<string[]>): Result<string[], Context>;
	lrangeBuffer(key: RedisValue, start: number | string, stop: number | string, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	/** Removes elements from a list. Deletes the list if the last element was removed. {@link https://redis.io/docs/latest/commands/lrem/} */
	lrem(key: RedisValue, count: number | string, element: RedisValue, callback?: Callback<number>): Result<number, Context>;
	lremBuffer(key: RedisValue, count: number | string, element: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Sets the value of an element in a list by its index. {@link https://redis.io/docs/latest/commands/lset/} */
	lset(key: RedisValue, index: number | string, element: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	lsetBuffer(key: RedisValue, index: number | string, element: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Removes elements from both ends of a list. Deletes the list if all elements were trimmed. {@link https://redis.io/docs/latest/commands/ltrim/} */
	ltrim(key: RedisValue, start: number | string, stop: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	ltrimBuffer(key: RedisValue, start: number | string, stop: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Outputs a memory problems report. {@link https://redis.io/docs/latest/commands/memory-doctor/} */
	memory(subcommand: 'DOCTOR', callback?: Callback<string>): Result<string, Context>;
	/** Returns helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/memory-help/} */
	memory(subcommand: 'HELP', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	/** Returns the allocator statistics. {@link https://redis.io/docs/latest/commands/memory-malloc-stats/} */
	memory(subcommand: 'MALLOC-STATS', callback?: Callback<string>): Result<string, Context>;
	/** Asks the allocator to release memory. {@link https://redis.io/docs/latest/commands/memory-purge/} */
	memory(subcommand: 'PURGE', callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Returns details about memory usage. {@link https://redis.io/docs/latest/commands/memory-stats/} */
	memory(subcommand: 'STATS', callback?: Callback<Mapped<unknown[], Record<string, unknown>, Context>>): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	/** Estimates the memory usage of a key. {@link https://redis.io/docs/latest/commands/memory-usage/} */
	memory(subcommand: 'USAGE', key: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<number | null>]): Result<number | null, Context>;
	memory(subcommand: 'USAGE', key: RedisValue, ...options: RedisArgument[]): Result<number | null, Context>;
	memory(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	memory(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	memoryBuffer(subcommand: 'DOCTOR', callback?: Callback<Buffer>): Result<Buffer, Context>;
	memoryBuffer(subcommand: 'HELP', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	memoryBuffer(subcommand: 'MALLOC-STATS', callback?: Callback<Buffer>): Result<Buffer, Context>;
	memoryBuffer(subcommand: 'PURGE', callback?: Callback<'OK'>): Result<'OK', Context>;
	memoryBuffer(subcommand: 'STATS', callback?: Callback<Mapped<unknown[], Record<string, unknown>, Context>>): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	memoryBuffer(subcommand: 'USAGE', key: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<number | null>]): Result<number | null, Context>;
	memoryBuffer(subcommand: 'USAGE', key: RedisValue, ...options: RedisArgument[]): Result<number | null, Context>;
	memoryBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	memoryBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Atomically returns the string values of one or more keys. {@link https://redis.io/docs/latest/commands/mget/} */
	mget(...args: [...keys: RedisArgument[], callback: Callback<(string | null)[]>]): Result<(string | null)[], Context>;
	mget(...keys: RedisArgument[]): Result<(string | null)[], Context>;
	mgetBuffer(...args: [...keys: RedisArgument[], callback: Callback<(Buffer | null)[]>]): Result<(Buffer | null)[], Context>;
	mgetBuffer(...keys: RedisArgument[]): Result<(Buffer | null)[], Context>;
	/** Atomically transfers a key from one instance to another. {@link https://redis.io/docs/latest/commands/migrate/} */
	migrate(host: RedisValue, port: number | string, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	migrate(host: RedisValue, port: number | string, ...args: RedisArgument[]): Result<'OK', Context>;
	migrateBuffer(host: RedisValue, port: number | string, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	migrateBuffer(host: RedisValue, port: number | string, ...args: RedisArgument[]): Result<'OK', Context>;
	/** Returns helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/module-help/} */
	module(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Returns all loaded modules. {@link https://redis.io/docs/latest/commands/module-list/} */
	module(subcommand: 'LIST', callback?: Callback<unknown>): Result<unknown, Context>;
	/** Loads a module. {@link https://redis.io/docs/latest/commands/module-load/} */
	module(subcommand: 'LOAD', path: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	module(subcommand: 'LOAD', path: RedisValue, ...args: RedisArgument[]): Result<'OK', Context>;
	/** Loads a module using extended parameters. {@link https://redis.io/docs/latest/commands/module-loadex/} */
	module(subcommand: 'LOADEX', path: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	module(subcommand: 'LOADEX', path: RedisValue, ...args: RedisArgument[]): Result<'OK', Context>;
	/** Unloads a module. {@link https://redis.io/docs/latest/commands/module-unload/} */
	module(subcommand: 'UNLOAD', name: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	module(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	module(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	moduleBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	moduleBuffer(subcommand: 'LIST', callback?: Callback<unknown>): Result<unknown, Context>;
	moduleBuffer(subcommand: 'LOAD', path: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	moduleBuffer(subcommand: 'LOAD', path: RedisValue, ...args: RedisArgument[]): Result<'OK', Context>;
	moduleBuffer(subcommand: 'LOADEX', path: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	moduleBuffer(subcommand: 'LOADEX', path: RedisValue, ...args: RedisArgument[]): Result<'OK', Context>;
	moduleBuffer(subcommand: 'UNLOAD', name: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	moduleBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	moduleBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Moves a key to another database. {@link https://redis.io/docs/latest/commands/move/} */
	move(key: RedisValue, db: number | string, callback?: Callback<number>): Result<number, Context>;
	moveBuffer(key: RedisValue, db: number | string, callback?: Callback<number>): Result<number, Context>;
	/** Atomically creates or modifies the string values of one or more keys. {@link https://redis.io/docs/latest/commands/mset/} */
	mset(object: object, callback?: Callback<'OK'>): Result<'OK', Context>;
	mset(map: Map<RedisValue, RedisValue>, callback?: Callback<'OK'>): Result<'OK', Context>;
	mset(...args: [...data: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	mset(...data: RedisArgument[]): Result<'OK', Context>;
	msetBuffer(object: object, callback?: Callback<'OK'>): Result<'OK', Context>;
	msetBuffer(map: Map<RedisValue, RedisValue>, callback?: Callback<'OK'>): Result<'OK', Context>;
	msetBuffer(...args: [...data: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	msetBuffer(...data: RedisArgument[]): Result<'OK', Context>;
	/** Atomically creates or modifies the string values of one or more keys, and optionally set their expiration. {@link https://redis.io/docs/latest/commands/msetex/} */
	msetex(numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	msetex(numkeys: number | string, ...args: RedisArgument[]): Result<number, Context>;
	msetexBuffer(numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	msetexBuffer(numkeys: number | string, ...args: RedisArgument[]): Result<number, Context>;
	/** Atomically modifies the string values of one or more keys only when all keys don't exist. {@link https://redis.io/docs/latest/commands/msetnx/} */
	msetnx(object: object, callback?: Callback<'OK'>): Result<'OK', Context>;
	msetnx(map: Map<RedisValue, RedisValue>, callback?: Callback<'OK'>): Result<'OK', Context>;
	msetnx(...args: [...data: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	msetnx(...data: RedisArgument[]): Result<number, Context>;
	msetnxBuffer(object: object, callback?: Callback<'OK'>): Result<'OK', Context>;
	msetnxBuffer(map: Map<RedisValue, RedisValue>, callback?: Callback<'OK'>): Result<'OK', Context>;
	msetnxBuffer(...args: [...data: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	msetnxBuffer(...data: RedisArgument[]): Result<number, Context>;
	/** Returns the internal encoding of an object. {@link https://redis.io/docs/latest/commands/object-encoding/} */
	object(subcommand: 'ENCODING', key: RedisValue, callback?: Callback<string | null>): Result<string | null, Context>;
	/** Returns the logarithmic access frequency counter of an object. {@link https://redis.io/docs/latest/commands/object-freq/} */
	object(subcommand: 'FREQ', key: RedisValue, callback?: Callback<number | null>): Result<number | null, Context>;
	/** Returns helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/object-help/} */
	object(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Returns the time since the last access to an object. {@link https://redis.io/docs/latest/commands/object-idletime/} */
	object(subcommand: 'IDLETIME', key: RedisValue, callback?: Callback<number | null>): Result<number | null, Context>;
	/** Returns the reference count of a value of a key. {@link https://redis.io/docs/latest/commands/object-refcount/} */
	object(subcommand: 'REFCOUNT', key: RedisValue, callback?: Callback<number | null>): Result<number | null, Context>;
	object(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	object(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	objectBuffer(subcommand: 'ENCODING', key: RedisValue, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	objectBuffer(subcommand: 'FREQ', key: RedisValue, callback?: Callback<number | null>): Result<number | null, Context>;
	objectBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	objectBuffer(subcommand: 'IDLETIME', key: RedisValue, callback?: Callback<number | null>): Result<number | null, Context>;
	objectBuffer(subcommand: 'REFCOUNT', key: RedisValue, callback?: Callback<number | null>): Result<number | null, Context>;
	objectBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	objectBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Removes the expiration time of a key. {@link https://redis.io/docs/latest/commands/persist/} */
	persist(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	persistBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Sets the expiration time of a key in milliseconds. {@link https://redis.io/docs/latest/commands/pexpire/} */
	pexpire(key: RedisValue, milliseconds: number | string, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	pexpire(key: RedisValue, milliseconds: number | string, ...options: RedisArgument[]): Result<number, Context>;
	pexpireBuffer(key: RedisValue, milliseconds: number | string, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	pexpireBuffer(key: RedisValue, milliseconds: number | string, ...options: RedisArgument[]): Result<number, Context>;
	/** Sets the expiration time of a key to a Unix milliseconds timestamp. {@link https://redis.io/docs/latest/commands/pexpireat/} */
	pexpireat(key: RedisValue, unixTimeMilliseconds: number | string, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	pexpireat(key: RedisValue, unixTimeMilliseconds: number | string, ...options: RedisArgument[]): Result<number, Context>;
	pexpireatBuffer(key: RedisValue, unixTimeMilliseconds: number | string, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	pexpireatBuffer(key: RedisValue, unixTimeMilliseconds: number | string, ...options: RedisArgument[]): Result<number, Context>;
	/** Returns the expiration time of a key as a Unix milliseconds timestamp. {@link https://redis.io/docs/latest/commands/pexpiretime/} */
	pexpiretime(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	pexpiretimeBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Adds elements to a HyperLogLog key. Creates the key if it doesn't exist. {@link https://redis.io/docs/latest/commands/pfadd/} */
	pfadd(key: RedisValue, ...args: [...elements: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	pfadd(key: RedisValue, ...elements: RedisArgument[]): Result<number, Context>;
	pfaddBuffer(key: RedisValue, ...args: [...elements: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	pfaddBuffer(key: RedisValue, ...elements: RedisArgument[]): Result<number, Context>;
	/** Returns the approximated cardinality of the set(s) observed by the HyperLogLog key(s). {@link https://redis.io/docs/latest/commands/pfcount/} */
	pfcount(...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	pfcount(...keys: RedisArgument[]): Result<number, Context>;
	pfcountBuffer(...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	pfcountBuffer(...keys: RedisArgument[]): Result<number, Context>;
	/** Internal commands for debugging HyperLogLog values. {@link https://redis.io/docs/latest/commands/pfdebug/} */
	pfdebug(subcommand: RedisValue, key: RedisValue, callback?: Callback<unknown>): Result<unknown, Context>;
	pfdebugBuffer(subcommand: RedisValue, key: RedisValue, callback?: Callback<unknown>): Result<unknown, Context>;
	/** Merges one or more HyperLogLog values into a single key. {@link https://redis.io/docs/latest/commands/pfmerge/} */
	pfmerge(destkey: RedisValue, ...args: [...sourcekeys: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	pfmerge(destkey: RedisValue, ...sourcekeys: RedisArgument[]): Result<'OK', Context>;
	pfmergeBuffer(destkey: RedisValue, ...args: [...sourcekeys: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	pfmergeBuffer(destkey: RedisValue, ...sourcekeys: RedisArgument[]): Result<'OK', Context>;
	/** An internal command for testing HyperLogLog values. {@link https://redis.io/docs/latest/commands/pfselftest/} */
	pfselftest(callback?: Callback<'OK'>): Result<'OK', Context>;
	pfselftestBuffer(callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Returns the server's liveliness response. {@link https://redis.io/docs/latest/commands/ping/} */
	ping(callback?: Callback<'PONG'>): Result<'PONG', Context>;
	ping(message: RedisValue, callback?: Callback<string>): Result<string, Context>;
	pingBuffer(callback?: Callback<'PONG'>): Result<'PONG', Context>;
	pingBuffer(message: RedisValue, callback?: Callback<Buffer>): Result<Buffer, Context>;
	/** Sets both string value and expiration time in milliseconds of a key. The key is created if it doesn't exist. {@link https://redis.io/docs/latest/commands/psetex/} */
	psetex(key: RedisValue, milliseconds: number | string, value: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	psetexBuffer(key: RedisValue, milliseconds: number | string, value: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Listens for messages published to channels that match one or more patterns. {@link https://redis.io/docs/latest/commands/psubscribe/} */
	psubscribe(...args: [...channels: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	psubscribe(...channels: RedisArgument[]): Result<unknown, Context>;
	psubscribeBuffer(...args: [...channels: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	psubscribeBuffer(...channels: RedisArgument[]): Result<unknown, Context>;
	/** An internal command used in replication. {@link https://redis.io/docs/latest/commands/psync/} */
	psync(replicationid: RedisValue, offset: number | string, callback?: Callback<unknown>): Result<unknown, Context>;
	psyncBuffer(replicationid: RedisValue, offset: number | string, callback?: Callback<unknown>): Result<unknown, Context>;
	/** Returns the expiration time in milliseconds of a key. {@link https://redis.io/docs/latest/commands/pttl/} */
	pttl(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	pttlBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Posts a message to a channel. {@link https://redis.io/docs/latest/commands/publish/} */
	publish(channel: RedisValue, message: RedisValue, callback?: Callback<number>): Result<number, Context>;
	publishBuffer(channel: RedisValue, message: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns the active channels. {@link https://redis.io/docs/latest/commands/pubsub-channels/} */
	pubsub(subcommand: 'CHANNELS', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	pubsub(subcommand: 'CHANNELS', pattern: RedisValue, callback?: Callback<unknown[]>): Result<unknown[], Context>;
	/** Returns helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/pubsub-help/} */
	pubsub(subcommand: 'HELP', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	/** Returns a count of unique pattern subscriptions. {@link https://redis.io/docs/latest/commands/pubsub-numpat/} */
	pubsub(subcommand: 'NUMPAT', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	/** Returns a count of subscribers to channels. {@link https://redis.io/docs/latest/commands/pubsub-numsub/} */
	pubsub(subcommand: 'NUMSUB', ...args: [...channels: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	pubsub(subcommand: 'NUMSUB', ...channels: RedisArgument[]): Result<unknown[], Context>;
	/** Returns the active shard channels. {@link https://redis.io/docs/latest/commands/pubsub-shardchannels/} */
	pubsub(subcommand: 'SHARDCHANNELS', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	pubsub(subcommand: 'SHARDCHANNELS', pattern: RedisValue, callback?: Callback<unknown[]>): Result<unknown[], Context>;
	/** Returns the count of subscribers of shard channels. {@link https://redis.io/docs/latest/commands/pubsub-shardnumsub/} */
	pubsub(subcommand: 'SHARDNUMSUB', ...args: [...shardchannels: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	pubsub(subcommand: 'SHARDNUMSUB', ...shardchannels: RedisArgument[]): Result<unknown[], Context>;
	pubsub(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	pubsub(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	pubsubBuffer(subcommand: 'CHANNELS', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	pubsubBuffer(subcommand: 'CHANNELS', pattern: RedisValue, callback?: Callback<unknown[]>): Result<unknown[], Context>;
	pubsubBuffer(subcommand: 'HELP', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	pubsubBuffer(subcommand: 'NUMPAT', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	pubsubBuffer(subcommand: 'NUMSUB', ...args: [...channels: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	pubsubBuffer(subcommand: 'NUMSUB', ...channels: RedisArgument[]): Result<unknown[], Context>;
	pubsubBuffer(subcommand: 'SHARDCHANNELS', callback?: Callback<unknown[]>): Result<unknown[], Context>;
	pubsubBuffer(subcommand: 'SHARDCHANNELS', pattern: RedisValue, callback?: Callback<unknown[]>): Result<unknown[], Context>;
	pubsubBuffer(subcommand: 'SHARDNUMSUB', ...args: [...shardchannels: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	pubsubBuffer(subcommand: 'SHARDNUMSUB', ...shardchannels: RedisArgument[]): Result<unknown[], Context>;
	pubsubBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	pubsubBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Stops listening to messages published to channels that match one or more patterns. {@link https://redis.io/docs/latest/commands/punsubscribe/} */
	punsubscribe(...args: [...channels: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	punsubscribe(...channels: RedisArgument[]): Result<unknown, Context>;
	punsubscribeBuffer(...args: [...channels: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	punsubscribeBuffer(...channels: RedisArgument[]): Result<unknown, Context>;
	/** Closes the connection. {@link https://redis.io/docs/latest/commands/quit/} */
	quit(...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	quit(...args: RedisArgument[]): Result<'OK', Context>;
	quitBuffer(...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	quitBuffer(...args: RedisArgument[]): Result<'OK', Context>;
	/** Returns a random key name from the database. {@link https://redis.io/docs/latest/commands/randomkey/} */
	randomkey(callback?: Callback<string | null>): Result<string | null, Context>;
	randomkeyBuffer(callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	/** Enables read-only queries for a connection to a Valkey replica node. {@link https://redis.io/docs/latest/commands/readonly/} */
	readonly(callback?: Callback<'OK'>): Result<'OK', Context>;
	readonlyBuffer(callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Enables read-write queries for a connection to a Valkey replica node. {@link https://redis.io/docs/latest/commands/readwrite/} */
	readwrite(callback?: Callback<'OK'>): Result<'OK', Context>;
	readwriteBuffer(callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Renames a key and overwrites the destination. {@link https://redis.io/docs/latest/commands/rename/} */
	rename(key: RedisValue, newkey: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	renameBuffer(key: RedisValue, newkey: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Renames a key only when the target key name doesn't exist. {@link https://redis.io/docs/latest/commands/renamenx/} */
	renamenx(key: RedisValue, newkey: RedisValue, callback?: Callback<number>): Result<number, Context>;
	renamenxBuffer(key: RedisValue, newkey: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** An internal command for configuring the replication stream. {@link https://redis.io/docs/latest/commands/replconf/} */
	replconf(...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	replconf(...args: RedisArgument[]): Result<unknown, Context>;
	replconfBuffer(...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	replconfBuffer(...args: RedisArgument[]): Result<unknown, Context>;
	/** Configures a server as replica of another, or promotes it to a primary. {@link https://redis.io/docs/latest/commands/replicaof/} */
	replicaof(...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	replicaof(...args: RedisArgument[]): Result<'OK', Context>;
	replicaofBuffer(...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	replicaofBuffer(...args: RedisArgument[]): Result<'OK', Context>;
	/** Resets the connection. {@link https://redis.io/docs/latest/commands/reset/} */
	reset(callback?: Callback<'OK'>): Result<'OK', Context>;
	resetBuffer(callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Creates a key from the serialized representation of a value. {@link https://redis.io/docs/latest/commands/restore/} */
	restore(key: RedisValue, ttl: number | string, serializedValue: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	restore(key: RedisValue, ttl: number | string, serializedValue: RedisValue, ...options: RedisArgument[]): Result<'OK', Context>;
	restoreBuffer(key: RedisValue, ttl: number | string, serializedValue: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	restoreBuffer(key: RedisValue, ttl: number | string, serializedValue: RedisValue, ...options: RedisArgument[]): Result<'OK', Context>;
	/** An internal command for migrating keys in a cluster. {@link https://redis.io/docs/latest/commands/restore-asking/} */
	'restore-asking'(key: RedisValue, ttl: number | string, serializedValue: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	'restore-asking'(key: RedisValue, ttl: number | string, serializedValue: RedisValue, ...options: RedisArgument[]): Result<'OK', Context>;
	'restore-askingBuffer'(key: RedisValue, ttl: number | string, serializedValue: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	'restore-askingBuffer'(key: RedisValue, ttl: number | string, serializedValue: RedisValue, ...options: RedisArgument[]): Result<'OK', Context>;
	/** Returns the replication role. {@link https://redis.io/docs/latest/commands/role/} */
	role(callback?: Callback<unknown[]>): Result<unknown[], Context>;
	roleBuffer(callback?: Callback<unknown[]>): Result<unknown[], Context>;
	/** Returns and removes one or more elements from the end of a list. Deletes the list if the last element was popped. {@link https://redis.io/docs/latest/commands/rpop/} */
	rpop(key: RedisKey, callback?: Callback<string | null>): Result<string | null, Context>;
	rpop(key: RedisKey, count: number | string, callback?: Callback<string[] | null>): Result<string[] | null, Context>;
	rpopBuffer(key: RedisKey, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	rpopBuffer(key: RedisKey, count: number | string, callback?: Callback<Buffer[] | null>): Result<Buffer[] | null, Context>;
	/** Returns the last element of a list after removing and pushing it to another list. Deletes the list if the last element was popped. {@link https://redis.io/docs/latest/commands/rpoplpush/} */
	rpoplpush(source: RedisValue, destination: RedisValue, callback?: Callback<string>): Result<string, Context>;
	rpoplpushBuffer(source: RedisValue, destination: RedisValue, callback?: Callback<Buffer>): Result<Buffer, Context>;
	/** Appends one or more elements to a list. Creates the key if it doesn't exist. {@link https://redis.io/docs/latest/commands/rpush/} */
	rpush(key: RedisValue, ...args: [...elements: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	rpush(key: RedisValue, ...elements: RedisArgument[]): Result<number, Context>;
	rpushBuffer(key: RedisValue, ...args: [...elements: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	rpushBuffer(key: RedisValue, ...elements: RedisArgument[]): Result<number, Context>;
	/** Appends one or more elements to a list only when the list exists. {@link https://redis.io/docs/latest/commands/rpushx/} */
	rpushx(key: RedisValue, ...args: [...elements: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	rpushx(key: RedisValue, ...elements: RedisArgument[]): Result<number, Context>;
	rpushxBuffer(key: RedisValue, ...args: [...elements: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	rpushxBuffer(key: RedisValue, ...elements: RedisArgument[]): Result<number, Context>;
	/** Adds one or more members to a set. Creates the key if it doesn't exist. {@link https://redis.io/docs/latest/commands/sadd/} */
	sadd(key: RedisValue, ...args: [...members: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	sadd(key: RedisValue, ...members: RedisArgument[]): Result<number, Context>;
	saddBuffer(key: RedisValue, ...args: [...members: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	saddBuffer(key: RedisValue, ...members: RedisArgument[]): Result<number, Context>;
	/** Synchronously saves the database(s) to disk. {@link https://redis.io/docs/latest/commands/save/} */
	save(callback?: Callback<'OK'>): Result<'OK', Context>;
	saveBuffer(callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Iterates over the key names in the database. {@link https://redis.io/docs/latest/commands/scan/} */
	scan(cursor: number | string, ...args: [...args: RedisArgument[], callback: Callback<[cursor: string, elements: string[]]>]): Result<[cursor: string, elements: string[]], Context>;
	scan(cursor: number | string, ...args: RedisArgument[]): Result<[cursor: string, elements: string[]], Context>;
	scanBuffer(cursor: number | string, ...args: [...args: RedisArgument[], callback: Callback<[cursor: Buffer, elements: Buffer[]]>]): Result<[cursor: Buffer, elements: Buffer[]], Context>;
	scanBuffer(cursor: number | string, ...args: RedisArgument[]): Result<[cursor: Buffer, elements: Buffer[]], Context>;
	/** Returns the number of members in a set. {@link https://redis.io/docs/latest/commands/scard/} */
	scard(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	scardBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Sets the debug mode of server-side Lua scripts. {@link https://redis.io/docs/latest/commands/script-debug/} */
	script(subcommand: 'DEBUG', mode: string, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Determines whether server-side Lua scripts exist in the script cache. {@link https://redis.io/docs/latest/commands/script-exists/} */
	script(subcommand: 'EXISTS', ...args: [...sha1s: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	script(subcommand: 'EXISTS', ...sha1s: RedisArgument[]): Result<number[], Context>;
	/** Removes all server-side Lua scripts from the script cache. {@link https://redis.io/docs/latest/commands/script-flush/} */
	script(subcommand: 'FLUSH', ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	script(subcommand: 'FLUSH', ...options: RedisArgument[]): Result<'OK', Context>;
	/** Returns helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/script-help/} */
	script(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Terminates a server-side Lua script during execution. {@link https://redis.io/docs/latest/commands/script-kill/} */
	script(subcommand: 'KILL', callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Loads a server-side Lua script to the script cache. {@link https://redis.io/docs/latest/commands/script-load/} */
	script(subcommand: 'LOAD', script: RedisValue, callback?: Callback<string>): Result<string, Context>;
	/** Show server-side Lua script in the script cache. {@link https://redis.io/docs/latest/commands/script-show/} */
	script(subcommand: 'SHOW', sha1: RedisValue, callback?: Callback<string>): Result<string, Context>;
	script(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	script(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	scriptBuffer(subcommand: 'DEBUG', mode: string, callback?: Callback<'OK'>): Result<'OK', Context>;
	scriptBuffer(subcommand: 'EXISTS', ...args: [...sha1s: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	scriptBuffer(subcommand: 'EXISTS', ...sha1s: RedisArgument[]): Result<number[], Context>;
	scriptBuffer(subcommand: 'FLUSH', ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	scriptBuffer(subcommand: 'FLUSH', ...options: RedisArgument[]): Result<'OK', Context>;
	scriptBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	scriptBuffer(subcommand: 'KILL', callback?: Callback<'OK'>): Result<'OK', Context>;
	scriptBuffer(subcommand: 'LOAD', script: RedisValue, callback?: Callback<Buffer>): Result<Buffer, Context>;
	scriptBuffer(subcommand: 'SHOW', sha1: RedisValue, callback?: Callback<Buffer>): Result<Buffer, Context>;
	scriptBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	scriptBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Returns the difference of multiple sets. {@link https://redis.io/docs/latest/commands/sdiff/} */
	sdiff(...args: [...keys: RedisArgument[], callback: Callback<string[]>]): Result<string[], Context>;
	sdiff(...keys: RedisArgument[]): Result<string[], Context>;
	sdiffBuffer(...args: [...keys: RedisArgument[], callback: Callback<Buffer[]>]): Result<Buffer[], Context>;
	sdiffBuffer(...keys: RedisArgument[]): Result<Buffer[], Context>;
	/** Counts the members that only the first of several sets has. {@link https://redis.io/docs/latest/commands/sdiffcard/} */
	sdiffcard(numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	sdiffcard(numkeys: number | string, ...args: RedisArgument[]): Result<number, Context>;
	sdiffcardBuffer(numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	sdiffcardBuffer(numkeys: number | string, ...args: RedisArgument[]): Result<number, Context>;
	/** Stores the difference of multiple sets in a key. {@link https://redis.io/docs/latest/commands/sdiffstore/} */
	sdiffstore(destination: RedisValue, ...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	sdiffstore(destination: RedisValue, ...keys: RedisArgument[]): Result<number, Context>;
	sdiffstoreBuffer(destination: RedisValue, ...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	sdiffstoreBuffer(destination: RedisValue, ...keys: RedisArgument[]): Result<number, Context>;
	/** Changes the selected database. {@link https://redis.io/docs/latest/commands/select/} */
	select(index: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	selectBuffer(index: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Checks for a Sentinel quorum. {@link https://redis.io/docs/latest/commands/sentinel-ckquorum/} */
	sentinel(subcommand: 'CKQUORUM', primaryName: RedisValue, callback?: Callback<string>): Result<string, Context>;
	/** Configures Sentinel. {@link https://redis.io/docs/latest/commands/sentinel-config/} */
	sentinel(subcommand: 'CONFIG', ...args: [...args: RedisArgument[], callback: Callback<Mapped<unknown[], Record<string, unknown>, Context>>]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	sentinel(subcommand: 'CONFIG', ...args: RedisArgument[]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	/** Lists or updates the current configurable parameters of Sentinel. {@link https://redis.io/docs/latest/commands/sentinel-debug/} */
	sentinel(subcommand: 'DEBUG', ...args: [...parametersAndValues: RedisArgument[], callback: Callback<Mapped<string[], Record<string, string>, Context>>]): Result<Mapped<string[], Record<string, string>, Context>, Context>;
	sentinel(subcommand: 'DEBUG', ...parametersAndValues: RedisArgument[]): Result<Mapped<string[], Record<string, string>, Context>, Context>;
	/** Forces a Sentinel failover. {@link https://redis.io/docs/latest/commands/sentinel-failover/} */
	sentinel(subcommand: 'FAILOVER', primaryName: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	sentinel(subcommand: 'FAILOVER', primaryName: RedisValue, ...options: RedisArgument[]): Result<'OK', Context>;
	/** Rewrites the Sentinel configuration file. {@link https://redis.io/docs/latest/commands/sentinel-flushconfig/} */
	sentinel(subcommand: 'FLUSHCONFIG', callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Returns the port and address of a primary instance. {@link https://redis.io/docs/latest/commands/sentinel-get-master-addr-by-name/} */
	sentinel(subcommand: 'GET-MASTER-ADDR-BY-NAME', primaryName: RedisValue, callback?: Callback<[string, string] | null>): Result<[string, string] | null, Context>;
	/** Returns the port and address of a primary instance. {@link https://redis.io/docs/latest/commands/sentinel-get-primary-addr-by-name/} */
	sentinel(subcommand: 'GET-PRIMARY-ADDR-BY-NAME', primaryName: RedisValue, callback?: Callback<[string, string] | null>): Result<[string, string] | null, Context>;
	/** Returns helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/sentinel-help/} */
	sentinel(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Returns the cached `INFO` replies from the deployment's instances. {@link https://redis.io/docs/latest/commands/sentinel-info-cache/} */
	sentinel(subcommand: 'INFO-CACHE', ...args: [...nodenames: RedisArgument[], callback: Callback<string | null | unknown[]>]): Result<string | null | unknown[], Context>;
	sentinel(subcommand: 'INFO-CACHE', ...nodenames: RedisArgument[]): Result<string | null | unknown[], Context>;
	/** Determines whether a primary instance is down. {@link https://redis.io/docs/latest/commands/sentinel-is-master-down-by-addr/} */
	sentinel(subcommand: 'IS-MASTER-DOWN-BY-ADDR', ip: RedisValue, port: number | string, currentEpoch: number | string, runid: RedisValue, callback?: Callback<[number, string, number]>): Result<[number, string, number], Context>;
	/** Determines whether a primary instance is down. {@link https://redis.io/docs/latest/commands/sentinel-is-primary-down-by-addr/} */
	sentinel(subcommand: 'IS-PRIMARY-DOWN-BY-ADDR', ip: RedisValue, port: number | string, currentEpoch: number | string, runid: RedisValue, callback?: Callback<[number, string, number]>): Result<[number, string, number], Context>;
	/** Returns the state of a primary instance. {@link https://redis.io/docs/latest/commands/sentinel-master/} */
	sentinel(subcommand: 'MASTER', primaryName: RedisValue, callback?: Callback<Mapped<string[], Record<string, string>, Context>>): Result<Mapped<string[], Record<string, string>, Context>, Context>;
	/** Returns a list of monitored primaries. {@link https://redis.io/docs/latest/commands/sentinel-masters/} */
	sentinel(subcommand: 'MASTERS', callback?: Callback<unknown>): Result<unknown, Context>;
	/** Starts monitoring. {@link https://redis.io/docs/latest/commands/sentinel-monitor/} */
	sentinel(subcommand: 'MONITOR', name: RedisValue, ip: RedisValue, port: number | string, quorum: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Returns the Sentinel instance ID. {@link https://redis.io/docs/latest/commands/sentinel-myid/} */
	sentinel(subcommand: 'MYID', callback?: Callback<string>): Result<string, Context>;
	/** Returns information about pending scripts for Sentinel. {@link https://redis.io/docs/latest/commands/sentinel-pending-scripts/} */
	sentinel(subcommand: 'PENDING-SCRIPTS', callback?: Callback<string | null | unknown[]>): Result<string | null | unknown[], Context>;
	/** Returns a list of monitored primaries. {@link https://redis.io/docs/latest/commands/sentinel-primaries/} */
	sentinel(subcommand: 'PRIMARIES', callback?: Callback<unknown>): Result<unknown, Context>;
	/** Returns the state of a primary instance. {@link https://redis.io/docs/latest/commands/sentinel-primary/} */
	sentinel(subcommand: 'PRIMARY', primaryName: RedisValue, callback?: Callback<Mapped<string[], Record<string, string>, Context>>): Result<Mapped<string[], Record<string, string>, Context>, Context>;
	/** Stops monitoring. {@link https://redis.io/docs/latest/commands/sentinel-remove/} */
	sentinel(subcommand: 'REMOVE', primaryName: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Returns a list of the monitored replicas. {@link https://redis.io/docs/latest/commands/sentinel-replicas/} */
	sentinel(subcommand: 'REPLICAS', primaryName: RedisValue, callback?: Callback<unknown>): Result<unknown, Context>;
	/** Resets primaries by name matching a pattern. {@link https://redis.io/docs/latest/commands/sentinel-reset/} */
	sentinel(subcommand: 'RESET', pattern: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns a list of Sentinel instances. {@link https://redis.io/docs/latest/commands/sentinel-sentinels/} */
	sentinel(subcommand: 'SENTINELS', primaryName: RedisValue, callback?: Callback<unknown>): Result<unknown, Context>;
	/** Changes the configuration of a monitored primary. {@link https://redis.io/docs/latest/commands/sentinel-set/} */
	sentinel(subcommand: 'SET', primaryName: RedisValue, ...args: [...optionsAndValues: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	sentinel(subcommand: 'SET', primaryName: RedisValue, ...optionsAndValues: RedisArgument[]): Result<'OK', Context>;
	/** Simulates failover scenarios. {@link https://redis.io/docs/latest/commands/sentinel-simulate-failure/} */
	sentinel(subcommand: 'SIMULATE-FAILURE', ...args: [...modes: RedisArgument[], callback: Callback<'OK' | string[]>]): Result<'OK' | string[], Context>;
	sentinel(subcommand: 'SIMULATE-FAILURE', ...modes: RedisArgument[]): Result<'OK' | string[], Context>;
	/** Returns a list of the monitored replicas. {@link https://redis.io/docs/latest/commands/sentinel-slaves/} */
	sentinel(subcommand: 'SLAVES', primaryName: RedisValue, callback?: Callback<unknown>): Result<unknown, Context>;
	sentinel(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	sentinel(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	sentinelBuffer(subcommand: 'CKQUORUM', primaryName: RedisValue, callback?: Callback<Buffer>): Result<Buffer, Context>;
	sentinelBuffer(subcommand: 'CONFIG', ...args: [...args: RedisArgument[], callback: Callback<Mapped<unknown[], Record<string, unknown>, Context>>]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	sentinelBuffer(subcommand: 'CONFIG', ...args: RedisArgument[]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	sentinelBuffer(subcommand: 'DEBUG', ...args: [...parametersAndValues: RedisArgument[], callback: Callback<Mapped<Buffer[], Record<string, Buffer>, Context>>]): Result<Mapped<Buffer[], Record<string, Buffer>, Context>, Context>;
	sentinelBuffer(subcommand: 'DEBUG', ...parametersAndValues: RedisArgument[]): Result<Mapped<Buffer[], Record<string, Buffer>, Context>, Context>;
	sentinelBuffer(subcommand: 'FAILOVER', primaryName: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	sentinelBuffer(subcommand: 'FAILOVER', primaryName: RedisValue, ...options: RedisArgument[]): Result<'OK', Context>;
	sentinelBuffer(subcommand: 'FLUSHCONFIG', callback?: Callback<'OK'>): Result<'OK', Context>;
	sentinelBuffer(subcommand: 'GET-MASTER-ADDR-BY-NAME', primaryName: RedisValue, callback?: Callback<[Buffer, Buffer] | null>): Result<[Buffer, Buffer] | null, Context>;
	sentinelBuffer(subcommand: 'GET-PRIMARY-ADDR-BY-NAME', primaryName: RedisValue, callback?: Callback<[Buffer, Buffer] | null>): Result<[Buffer, Buffer] | null, Context>;
	sentinelBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	sentinelBuffer(subcommand: 'INFO-CACHE', ...args: [...nodenames: RedisArgument[], callback: Callback<Buffer | null | unknown[]>]): Result<Buffer | null | unknown[], Context>;
	sentinelBuffer(subcommand: 'INFO-CACHE', ...nodenames: RedisArgument[]): Result<Buffer | null | unknown[], Context>;
	sentinelBuffer(subcommand: 'IS-MASTER-DOWN-BY-ADDR', ip: RedisValue, port: number | string, currentEpoch: number | string, runid: RedisValue, callback?: Callback<[number, Buffer, number]>): Result<[number, Buffer, number], Context>;
	sentinelBuffer(subcommand: 'IS-PRIMARY-DOWN-BY-ADDR', ip: RedisValue, port: number | string, currentEpoch: number | string, runid: RedisValue, callback?: Callback<[number, Buffer, number]>): Result<[number, Buffer, number], Context>;
	sentinelBuffer(subcommand: 'MASTER', primaryName: RedisValue, callback?: Callback<Mapped<Buffer[], Record<string, Buffer>, Context>>): Result<Mapped<Buffer[], Record<string, Buffer>, Context>, Context>;
	sentinelBuffer(subcommand: 'MASTERS', callback?: Callback<unknown>): Result<unknown, Context>;
	sentinelBuffer(subcommand: 'MONITOR', name: RedisValue, ip: RedisValue, port: number | string, quorum: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	sentinelBuffer(subcommand: 'MYID', callback?: Callback<Buffer>): Result<Buffer, Context>;
	sentinelBuffer(subcommand: 'PENDING-SCRIPTS', callback?: Callback<Buffer | null | unknown[]>): Result<Buffer | null | unknown[], Context>;
	sentinelBuffer(subcommand: 'PRIMARIES', callback?: Callback<unknown>): Result<unknown, Context>;
	sentinelBuffer(subcommand: 'PRIMARY', primaryName: RedisValue, callback?: Callback<Mapped<Buffer[], Record<string, Buffer>, Context>>): Result<Mapped<Buffer[], Record<string, Buffer>, Context>, Context>;
	sentinelBuffer(subcommand: 'REMOVE', primaryName: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	sentinelBuffer(subcommand: 'REPLICAS', primaryName: RedisValue, callback?: Callback<unknown>): Result<unknown, Context>;
	sentinelBuffer(subcommand: 'RESET', pattern: RedisValue, callback?: Callback<number>): Result<number, Context>;
	sentinelBuffer(subcommand: 'SENTINELS', primaryName: RedisValue, callback?: Callback<unknown>): Result<unknown, Context>;
	sentinelBuffer(subcommand: 'SET', primaryName: RedisValue, ...args: [...optionsAndValues: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	sentinelBuffer(subcommand: 'SET', primaryName: RedisValue, ...optionsAndValues: RedisArgument[]): Result<'OK', Context>;
	sentinelBuffer(subcommand: 'SIMULATE-FAILURE', ...args: [...modes: RedisArgument[], callback: Callback<'OK' | Buffer[]>]): Result<'OK' | Buffer[], Context>;
	sentinelBuffer(subcommand: 'SIMULATE-FAILURE', ...modes: RedisArgument[]): Result<'OK' | Buffer[], Context>;
	sentinelBuffer(subcommand: 'SLAVES', primaryName: RedisValue, callback?: Callback<unknown>): Result<unknown, Context>;
	sentinelBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	sentinelBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Sets the string value of a key, ignoring its type. The key is created if it doesn't exist. {@link https://redis.io/docs/latest/commands/set/} */
	set(key: RedisKey, value: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	set(key: RedisKey, value: RedisValue, unit: 'EX' | 'PX' | 'EXAT' | 'PXAT', time: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	set(key: RedisKey, value: RedisValue, keepTtl: 'KEEPTTL', callback?: Callback<'OK'>): Result<'OK', Context>;
	set(key: RedisKey, value: RedisValue, condition: 'NX' | 'XX', callback?: Callback<'OK' | null>): Result<'OK' | null, Context>;
	set(key: RedisKey, value: RedisValue, unit: 'EX' | 'PX' | 'EXAT' | 'PXAT', time: number | string, condition: 'NX' | 'XX', callback?: Callback<'OK' | null>): Result<'OK' | null, Context>;
	set(key: RedisKey, value: RedisValue, condition: 'NX' | 'XX', unit: 'EX' | 'PX' | 'EXAT' | 'PXAT', time: number | string, callback?: Callback<'OK' | null>): Result<'OK' | null, Context>;
	set(key: RedisKey, value: RedisValue, keepTtl: 'KEEPTTL', condition: 'NX' | 'XX', callback?: Callback<'OK' | null>): Result<'OK' | null, Context>;
	set(key: RedisKey, value: RedisValue, ...args: [...args: RedisArgument[], get: 'GET', callback: Callback<string | null>]): Result<string | null, Context>;
	set(key: RedisKey, value: RedisValue, ...args: [...args: RedisArgument[], get: 'GET']): Result<string | null, Context>;
	set(key: RedisKey, value: RedisValue, condition: 'IFEQ' | 'IFNE' | 'IFDEQ' | 'IFDNE', comparison: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	set(key: RedisKey, value: RedisValue, unit: 'EX' | 'PX' | 'EXAT' | 'PXAT', time: number | string, condition: 'IFEQ' | 'IFNE' | 'IFDEQ' | 'IFDNE', comparison: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	set(key: RedisKey, value: RedisValue, keepTtl: 'KEEPTTL', condition: 'IFEQ' | 'IFNE' | 'IFDEQ' | 'IFDNE', comparison: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	set(key: RedisKey, value: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<'OK' | string | null>]): Result<'OK' | string | null, Context>;
	set(key: RedisKey, value: RedisValue, ...args: RedisArgument[]): Result<'OK' | string | null, Context>;
	setBuffer(key: RedisKey, value: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	setBuffer(key: RedisKey, value: RedisValue, unit: 'EX' | 'PX' | 'EXAT' | 'PXAT', time: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	setBuffer(key: RedisKey, value: RedisValue, keepTtl: 'KEEPTTL', callback?: Callback<'OK'>): Result<'OK', Context>;
	setBuffer(key: RedisKey, value: RedisValue, condition: 'NX' | 'XX', callback?: Callback<'OK' | null>): Result<'OK' | null, Context>;
	setBuffer(key: RedisKey, value: RedisValue, unit: 'EX' | 'PX' | 'EXAT' | 'PXAT', time: number | string, condition: 'NX' | 'XX', callback?: Callback<'OK' | null>): Result<'OK' | null, Context>;
	setBuffer(key: RedisKey, value: RedisValue, condition: 'NX' | 'XX', unit: 'EX' | 'PX' | 'EXAT' | 'PXAT', time: number | string, callback?: Callback<'OK' | null>): Result<'OK' | null, Context>;
	setBuffer(key: RedisKey, value: RedisValue, keepTtl: 'KEEPTTL', condition: 'NX' | 'XX', callback?: Callback<'OK' | null>): Result<'OK' | null, Context>;
	setBuffer(key: RedisKey, value: RedisValue, ...args: [...args: RedisArgument[], get: 'GET', callback: Callback<Buffer | null>]): Result<Buffer | null, Context>;
	setBuffer(key: RedisKey, value: RedisValue, ...args: [...args: RedisArgument[], get: 'GET']): Result<Buffer | null, Context>;
	setBuffer(key: RedisKey, value: RedisValue, condition: 'IFEQ' | 'IFNE' | 'IFDEQ' | 'IFDNE', comparison: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	setBuffer(key: RedisKey, value: RedisValue, unit: 'EX' | 'PX' | 'EXAT' | 'PXAT', time: number | string, condition: 'IFEQ' | 'IFNE' | 'IFDEQ' | 'IFDNE', comparison: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	setBuffer(key: RedisKey, value: RedisValue, keepTtl: 'KEEPTTL', condition: 'IFEQ' | 'IFNE' | 'IFDEQ' | 'IFDNE', comparison: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	setBuffer(key: RedisKey, value: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<'OK' | Buffer | null>]): Result<'OK' | Buffer | null, Context>;
	setBuffer(key: RedisKey, value: RedisValue, ...args: RedisArgument[]): Result<'OK' | Buffer | null, Context>;
	/** Sets or clears the bit at offset of the string value. Creates the key if it doesn't exist. {@link https://redis.io/docs/latest/commands/setbit/} */
	setbit(key: RedisValue, offset: number | string, value: number | string, callback?: Callback<number>): Result<number, Context>;
	setbitBuffer(key: RedisValue, offset: number | string, value: number | string, callback?: Callback<number>): Result<number, Context>;
	/** Sets the string value and expiration time of a key. Creates the key if it doesn't exist. {@link https://redis.io/docs/latest/commands/setex/} */
	setex(key: RedisValue, seconds: number | string, value: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	setexBuffer(key: RedisValue, seconds: number | string, value: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Sets the string value of a key only when the key doesn't exist. {@link https://redis.io/docs/latest/commands/setnx/} */
	setnx(key: RedisValue, value: RedisValue, callback?: Callback<number>): Result<number, Context>;
	setnxBuffer(key: RedisValue, value: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Overwrites a part of a string value with another by an offset. Creates the key if it doesn't exist. {@link https://redis.io/docs/latest/commands/setrange/} */
	setrange(key: RedisValue, offset: number | string, value: RedisValue, callback?: Callback<number>): Result<number, Context>;
	setrangeBuffer(key: RedisValue, offset: number | string, value: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Synchronously saves the database(s) to disk and shuts down the server. {@link https://redis.io/docs/latest/commands/shutdown/} */
	shutdown(...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	shutdown(...options: RedisArgument[]): Result<'OK', Context>;
	shutdownBuffer(...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	shutdownBuffer(...options: RedisArgument[]): Result<'OK', Context>;
	/** Returns the intersect of multiple sets. {@link https://redis.io/docs/latest/commands/sinter/} */
	sinter(...args: [...keys: RedisArgument[], callback: Callback<string[]>]): Result<string[], Context>;
	sinter(...keys: RedisArgument[]): Result<string[], Context>;
	sinterBuffer(...args: [...keys: RedisArgument[], callback: Callback<Buffer[]>]): Result<Buffer[], Context>;
	sinterBuffer(...keys: RedisArgument[]): Result<Buffer[], Context>;
	/** Returns the number of members of the intersect of multiple sets. {@link https://redis.io/docs/latest/commands/sintercard/} */
	sintercard(numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	sintercard(numkeys: number | string, ...args: RedisArgument[]): Result<number, Context>;
	sintercardBuffer(numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	sintercardBuffer(numkeys: number | string, ...args: RedisArgument[]): Result<number, Context>;
	/** Stores the intersect of multiple sets in a key. {@link https://redis.io/docs/latest/commands/sinterstore/} */
	sinterstore(destination: RedisValue, ...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	sinterstore(destination: RedisValue, ...keys: RedisArgument[]): Result<number, Context>;
	sinterstoreBuffer(destination: RedisValue, ...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	sinterstoreBuffer(destination: RedisValue, ...keys: RedisArgument[]): Result<number, Context>;
	/** Determines whether a member belongs to a set. {@link https://redis.io/docs/latest/commands/sismember/} */
	sismember(key: RedisValue, member: RedisValue, callback?: Callback<number>): Result<number, Context>;
	sismemberBuffer(key: RedisValue, member: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Sets a server as a replica of another, or promotes it to being a primary. {@link https://redis.io/docs/latest/commands/slaveof/} */
	slaveof(...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	slaveof(...args: RedisArgument[]): Result<'OK', Context>;
	slaveofBuffer(...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	slaveofBuffer(...args: RedisArgument[]): Result<'OK', Context>;
	/** Returns the slow log's entries. {@link https://redis.io/docs/latest/commands/slowlog-get/} */
	slowlog(subcommand: 'GET', callback?: Callback<[number, number, number, string[], string, string][]>): Result<[number, number, number, string[], string, string][], Context>;
	slowlog(subcommand: 'GET', count: number | string, callback?: Callback<[number, number, number, string[], string, string][]>): Result<[number, number, number, string[], string, string][], Context>;
	/** Shows helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/slowlog-help/} */
	slowlog(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Returns the number of entries in the slow log. {@link https://redis.io/docs/latest/commands/slowlog-len/} */
	slowlog(subcommand: 'LEN', callback?: Callback<number>): Result<number, Context>;
	/** Clears all entries from the slow log. {@link https://redis.io/docs/latest/commands/slowlog-reset/} */
	slowlog(subcommand: 'RESET', callback?: Callback<'OK'>): Result<'OK', Context>;
	slowlog(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	slowlog(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	slowlogBuffer(subcommand: 'GET', callback?: Callback<[number, number, number, Buffer[], Buffer, Buffer][]>): Result<[number, number, number, Buffer[], Buffer, Buffer][], Context>;
	slowlogBuffer(subcommand: 'GET', count: number | string, callback?: Callback<[number, number, number, Buffer[], Buffer, Buffer][]>): Result<[number, number, number, Buffer[], Buffer, Buffer][], Context>;
	slowlogBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	slowlogBuffer(subcommand: 'LEN', callback?: Callback<number>): Result<number, Context>;
	slowlogBuffer(subcommand: 'RESET', callback?: Callback<'OK'>): Result<'OK', Context>;
	slowlogBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	slowlogBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Returns all members of a set. {@link https://redis.io/docs/latest/commands/smembers/} */
	smembers(key: RedisValue, callback?: Callback<string[]>): Result<string[], Context>;
	smembersBuffer(key: RedisValue, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	/** Determines whether multiple members belong to a set. {@link https://redis.io/docs/latest/commands/smismember/} */
	smismember(key: RedisValue, ...args: [...members: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	smismember(key: RedisValue, ...members: RedisArgument[]): Result<number[], Context>;
	smismemberBuffer(key: RedisValue, ...args: [...members: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	smismemberBuffer(key: RedisValue, ...members: RedisArgument[]): Result<number[], Context>;
	/** Moves a member from one set to another. {@link https://redis.io/docs/latest/commands/smove/} */
	smove(source: RedisValue, destination: RedisValue, member: RedisValue, callback?: Callback<number>): Result<number, Context>;
	smoveBuffer(source: RedisValue, destination: RedisValue, member: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Sorts the elements in a list, a set, or a sorted set, optionally storing the result. {@link https://redis.io/docs/latest/commands/sort/} */
	sort(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<number | unknown[]>]): Result<number | unknown[], Context>;
	sort(key: RedisKey, ...args: RedisArgument[]): Result<number | unknown[], Context>;
	sortBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<number | unknown[]>]): Result<number | unknown[], Context>;
	sortBuffer(key: RedisKey, ...args: RedisArgument[]): Result<number | unknown[], Context>;
	/** Returns the sorted elements of a list, a set, or a sorted set. {@link https://redis.io/docs/latest/commands/sort_ro/} */
	sort_ro(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<string[]>]): Result<string[], Context>;
	sort_ro(key: RedisValue, ...args: RedisArgument[]): Result<string[], Context>;
	sort_roBuffer(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<Buffer[]>]): Result<Buffer[], Context>;
	sort_roBuffer(key: RedisValue, ...args: RedisArgument[]): Result<Buffer[], Context>;
	/** Returns one or more random members from a set after removing them. Deletes the set if the last member was popped. {@link https://redis.io/docs/latest/commands/spop/} */
	spop(key: RedisKey, callback?: Callback<string | null>): Result<string | null, Context>;
	spop(key: RedisKey, count: number | string, callback?: Callback<string[]>): Result<string[], Context>;
	spopBuffer(key: RedisKey, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	spopBuffer(key: RedisKey, count: number | string, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	/** Posts a message to a shard channel. {@link https://redis.io/docs/latest/commands/spublish/} */
	spublish(shardchannel: RedisValue, message: RedisValue, callback?: Callback<number>): Result<number, Context>;
	spublishBuffer(shardchannel: RedisValue, message: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Gets one or multiple random members from a set. {@link https://redis.io/docs/latest/commands/srandmember/} */
	srandmember(key: RedisKey, callback?: Callback<string | null>): Result<string | null, Context>;
	srandmember(key: RedisKey, count: number | string, callback?: Callback<string[]>): Result<string[], Context>;
	srandmemberBuffer(key: RedisKey, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	srandmemberBuffer(key: RedisKey, count: number | string, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	/** Removes one or more members from a set. Deletes the set if the last member was removed. {@link https://redis.io/docs/latest/commands/srem/} */
	srem(key: RedisValue, ...args: [...members: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	srem(key: RedisValue, ...members: RedisArgument[]): Result<number, Context>;
	sremBuffer(key: RedisValue, ...args: [...members: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	sremBuffer(key: RedisValue, ...members: RedisArgument[]): Result<number, Context>;
	/** Iterates over members of a set. {@link https://redis.io/docs/latest/commands/sscan/} */
	sscan(key: RedisKey, cursor: number | string, ...args: [...args: RedisArgument[], callback: Callback<[cursor: string, elements: string[]]>]): Result<[cursor: string, elements: string[]], Context>;
	sscan(key: RedisKey, cursor: number | string, ...args: RedisArgument[]): Result<[cursor: string, elements: string[]], Context>;
	sscanBuffer(key: RedisKey, cursor: number | string, ...args: [...args: RedisArgument[], callback: Callback<[cursor: Buffer, elements: Buffer[]]>]): Result<[cursor: Buffer, elements: Buffer[]], Context>;
	sscanBuffer(key: RedisKey, cursor: number | string, ...args: RedisArgument[]): Result<[cursor: Buffer, elements: Buffer[]], Context>;
	/** Listens for messages published to shard channels. {@link https://redis.io/docs/latest/commands/ssubscribe/} */
	ssubscribe(...args: [...channels: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	ssubscribe(...channels: RedisArgument[]): Result<unknown, Context>;
	ssubscribeBuffer(...args: [...channels: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	ssubscribeBuffer(...channels: RedisArgument[]): Result<unknown, Context>;
	/** Returns the length of a string value. {@link https://redis.io/docs/latest/commands/strlen/} */
	strlen(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	strlenBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Listens for messages published to channels. {@link https://redis.io/docs/latest/commands/subscribe/} */
	subscribe(...args: [...channels: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	subscribe(...channels: RedisArgument[]): Result<unknown, Context>;
	subscribeBuffer(...args: [...channels: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	subscribeBuffer(...channels: RedisArgument[]): Result<unknown, Context>;
	/** Returns a substring from a string value. {@link https://redis.io/docs/latest/commands/substr/} */
	substr(key: RedisValue, start: number | string, end: number | string, callback?: Callback<string>): Result<string, Context>;
	substrBuffer(key: RedisValue, start: number | string, end: number | string, callback?: Callback<Buffer>): Result<Buffer, Context>;
	/** Returns the union of multiple sets. {@link https://redis.io/docs/latest/commands/sunion/} */
	sunion(...args: [...keys: RedisArgument[], callback: Callback<string[]>]): Result<string[], Context>;
	sunion(...keys: RedisArgument[]): Result<string[], Context>;
	sunionBuffer(...args: [...keys: RedisArgument[], callback: Callback<Buffer[]>]): Result<Buffer[], Context>;
	sunionBuffer(...keys: RedisArgument[]): Result<Buffer[], Context>;
	/** Counts the members of the union of sets. {@link https://redis.io/docs/latest/commands/sunioncard/} */
	sunioncard(numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	sunioncard(numkeys: number | string, ...args: RedisArgument[]): Result<number, Context>;
	sunioncardBuffer(numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	sunioncardBuffer(numkeys: number | string, ...args: RedisArgument[]): Result<number, Context>;
	/** Stores the union of multiple sets in a key. {@link https://redis.io/docs/latest/commands/sunionstore/} */
	sunionstore(destination: RedisValue, ...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	sunionstore(destination: RedisValue, ...keys: RedisArgument[]): Result<number, Context>;
	sunionstoreBuffer(destination: RedisValue, ...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	sunionstoreBuffer(destination: RedisValue, ...keys: RedisArgument[]): Result<number, Context>;
	/** Stops listening to messages posted to shard channels. {@link https://redis.io/docs/latest/commands/sunsubscribe/} */
	sunsubscribe(...args: [...channels: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	sunsubscribe(...channels: RedisArgument[]): Result<unknown, Context>;
	sunsubscribeBuffer(...args: [...channels: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	sunsubscribeBuffer(...channels: RedisArgument[]): Result<unknown, Context>;
	/** Swaps two databases. {@link https://redis.io/docs/latest/commands/swapdb/} */
	swapdb(index1: number | string, index2: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	swapdbBuffer(index1: number | string, index2: number | string, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** An internal command used in replication. {@link https://redis.io/docs/latest/commands/sync/} */
	sync(callback?: Callback<unknown>): Result<unknown, Context>;
	syncBuffer(callback?: Callback<unknown>): Result<unknown, Context>;
	/** Calls a function of a JavaScript library. {@link https://redis.io/docs/latest/commands/tfcall/} */
	tfcall(functionName: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	tfcall(functionName: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	tfcallBuffer(functionName: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	tfcallBuffer(functionName: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Calls a function of a JavaScript library that may go on in the background. {@link https://redis.io/docs/latest/commands/tfcallasync/} */
	tfcallasync(functionName: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	tfcallasync(functionName: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	tfcallasyncBuffer(functionName: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	tfcallasyncBuffer(functionName: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Deletes a JavaScript library. {@link https://redis.io/docs/latest/commands/tfunction-delete/} */
	tfunction(subcommand: 'DELETE', library: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Lists JavaScript libraries. {@link https://redis.io/docs/latest/commands/tfunction-list/} */
	tfunction(subcommand: 'LIST', ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	tfunction(subcommand: 'LIST', ...args: RedisArgument[]): Result<unknown, Context>;
	/** Loads a JavaScript library. {@link https://redis.io/docs/latest/commands/tfunction-load/} */
	tfunction(subcommand: 'LOAD', ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	tfunction(subcommand: 'LOAD', ...args: RedisArgument[]): Result<'OK', Context>;
	tfunction(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	tfunction(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	tfunctionBuffer(subcommand: 'DELETE', library: RedisValue, callback?: Callback<'OK'>): Result<'OK', Context>;
	tfunctionBuffer(subcommand: 'LIST', ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	tfunctionBuffer(subcommand: 'LIST', ...args: RedisArgument[]): Result<unknown, Context>;
	tfunctionBuffer(subcommand: 'LOAD', ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	tfunctionBuffer(subcommand: 'LOAD', ...args: RedisArgument[]): Result<'OK', Context>;
	tfunctionBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	tfunctionBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Returns the server time. {@link https://redis.io/docs/latest/commands/time/} */
	time(callback?: Callback<number[]>): Result<number[], Context>;
	timeBuffer(callback?: Callback<number[]>): Result<number[], Context>;
	/** Returns the number of existing keys out of those specified after updating the time they were last accessed. {@link https://redis.io/docs/latest/commands/touch/} */
	touch(...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	touch(...keys: RedisArgument[]): Result<number, Context>;
	touchBuffer(...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	touchBuffer(...keys: RedisArgument[]): Result<number, Context>;
	/** Returns the expiration time in seconds of a key. {@link https://redis.io/docs/latest/commands/ttl/} */
	ttl(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	ttlBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Determines the type of value stored at a key. {@link https://redis.io/docs/latest/commands/type/} */
	type(key: RedisValue, callback?: Callback<string>): Result<string, Context>;
	typeBuffer(key: RedisValue, callback?: Callback<string>): Result<string, Context>;
	/** Asynchronously deletes one or more keys. {@link https://redis.io/docs/latest/commands/unlink/} */
	unlink(...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	unlink(...keys: RedisArgument[]): Result<number, Context>;
	unlinkBuffer(...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	unlinkBuffer(...keys: RedisArgument[]): Result<number, Context>;
	/** Stops listening to messages posted to channels. {@link https://redis.io/docs/latest/commands/unsubscribe/} */
	unsubscribe(...args: [...channels: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	unsubscribe(...channels: RedisArgument[]): Result<unknown, Context>;
	unsubscribeBuffer(...args: [...channels: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	unsubscribeBuffer(...channels: RedisArgument[]): Result<unknown, Context>;
	/** Forgets about watched keys of a transaction. {@link https://redis.io/docs/latest/commands/unwatch/} */
	unwatch(callback?: Callback<'OK'>): Result<'OK', Context>;
	unwatchBuffer(callback?: Callback<'OK'>): Result<'OK', Context>;
	/** Adds an element to a vector set, or gives it another vector. {@link https://redis.io/docs/latest/commands/vadd/} */
	vadd(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<Mapped<number, boolean, Context>>]): Result<Mapped<number, boolean, Context>, Context>;
	vadd(key: RedisValue, ...args: RedisArgument[]): Result<Mapped<number, boolean, Context>, Context>;
	vaddBuffer(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<Mapped<number, boolean, Context>>]): Result<Mapped<number, boolean, Context>, Context>;
	vaddBuffer(key: RedisValue, ...args: RedisArgument[]): Result<Mapped<number, boolean, Context>, Context>;
	/** Counts the elements of a vector set. {@link https://redis.io/docs/latest/commands/vcard/} */
	vcard(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	vcardBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Tells how many dimensions the vectors of a set have. {@link https://redis.io/docs/latest/commands/vdim/} */
	vdim(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	vdimBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns the vector of an element, as the server has kept it. {@link https://redis.io/docs/latest/commands/vemb/} */
	vemb(key: RedisValue, element: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<Mapped<string[] | null, number[] | null, Context>>]): Result<Mapped<string[] | null, number[] | null, Context>, Context>;
	vemb(key: RedisValue, element: RedisValue, ...options: RedisArgument[]): Result<Mapped<string[] | null, number[] | null, Context>, Context>;
	vembBuffer(key: RedisValue, element: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<Mapped<Buffer[] | null, number[] | null, Context>>]): Result<Mapped<Buffer[] | null, number[] | null, Context>, Context>;
	vembBuffer(key: RedisValue, element: RedisValue, ...options: RedisArgument[]): Result<Mapped<Buffer[] | null, number[] | null, Context>, Context>;
	/** Returns the JSON attributes of an element. {@link https://redis.io/docs/latest/commands/vgetattr/} */
	vgetattr(key: RedisValue, element: RedisValue, callback?: Callback<string | null>): Result<string | null, Context>;
	vgetattrBuffer(key: RedisValue, element: RedisValue, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	/** Returns facts about a vector set: quantisation, dimensions, size, graph. {@link https://redis.io/docs/latest/commands/vinfo/} */
	vinfo(key: RedisValue, callback?: Callback<Mapped<(string | number)[] | null, Record<string, string | number> | null, Context>>): Result<Mapped<(string | number)[] | null, Record<string, string | number> | null, Context>, Context>;
	vinfoBuffer(key: RedisValue, callback?: Callback<Mapped<(Buffer | number)[] | null, Record<string, Buffer | number> | null, Context>>): Result<Mapped<(Buffer | number)[] | null, Record<string, Buffer | number> | null, Context>, Context>;
	/** Tells whether an element is in a vector set. {@link https://redis.io/docs/latest/commands/vismember/} */
	vismember(key: RedisValue, element: RedisValue, callback?: Callback<Mapped<number, boolean, Context>>): Result<Mapped<number, boolean, Context>, Context>;
	vismemberBuffer(key: RedisValue, element: RedisValue, callback?: Callback<Mapped<number, boolean, Context>>): Result<Mapped<number, boolean, Context>, Context>;
	/** Returns the neighbours of an element, a list for each layer of the graph. {@link https://redis.io/docs/latest/commands/vlinks/} */
	vlinks(key: RedisValue, element: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<string[][] | null>]): Result<string[][] | null, Context>;
	vlinks(key: RedisValue, element: RedisValue, ...options: RedisArgument[]): Result<string[][] | null, Context>;
	vlinksBuffer(key: RedisValue, element: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<Buffer[][] | null>]): Result<Buffer[][] | null, Context>;
	vlinksBuffer(key: RedisValue, element: RedisValue, ...options: RedisArgument[]): Result<Buffer[][] | null, Context>;
	/** Returns one or more elements of a vector set at random. {@link https://redis.io/docs/latest/commands/vrandmember/} */
	vrandmember(key: RedisKey, callback?: Callback<string | null>): Result<string | null, Context>;
	vrandmember(key: RedisKey, count: number | string, callback?: Callback<string[]>): Result<string[], Context>;
	vrandmemberBuffer(key: RedisKey, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	vrandmemberBuffer(key: RedisKey, count: number | string, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	/** Returns elements of a vector set between two names, in byte order. {@link https://redis.io/docs/latest/commands/vrange/} */
	vrange(key: RedisValue, start: RedisValue, end: RedisValue, callback?: Callback<string[]>): Result<string[], Context>;
	vrange(key: RedisValue, start: RedisValue, end: RedisValue, count: number | string, callback?: Callback<string[]>): Result<string[], Context>;
	vrangeBuffer(key: RedisValue, start: RedisValue, end: RedisValue, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	vrangeBuffer(key: RedisValue, start: RedisValue, end: RedisValue, count: number | string, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	/** Removes an element from a vector set. {@link https://redis.io/docs/latest/commands/vrem/} */
	vrem(key: RedisValue, element: RedisValue, callback?: Callback<Mapped<number, boolean, Context>>): Result<Mapped<number, boolean, Context>, Context>;
	vremBuffer(key: RedisValue, element: RedisValue, callback?: Callback<Mapped<number, boolean, Context>>): Result<Mapped<number, boolean, Context>, Context>;
	/** Sets, or with an empty string removes, the JSON attributes of an element. {@link https://redis.io/docs/latest/commands/vsetattr/} */
	vsetattr(key: RedisValue, element: RedisValue, attributes: RedisValue, callback?: Callback<Mapped<number, boolean, Context>>): Result<Mapped<number, boolean, Context>, Context>;
	vsetattrBuffer(key: RedisValue, element: RedisValue, attributes: RedisValue, callback?: Callback<Mapped<number, boolean, Context>>): Result<Mapped<number, boolean, Context>, Context>;
	/** Returns the elements nearest to a vector or to an element. {@link https://redis.io/docs/latest/commands/vsim/} */
	vsim<const O extends readonly RedisArgument[]>(key: RedisKey, ...args: [...args: O, callback: Callback<Mapped<string[], Similar<O, string>, Context>>]): Result<Mapped<string[], Similar<O, string>, Context>, Context>;
	vsim<const O extends readonly RedisArgument[]>(key: RedisKey, ...args: O): Result<Mapped<string[], Similar<O, string>, Context>, Context>;
	vsimBuffer<const O extends readonly RedisArgument[]>(key: RedisKey, ...args: [...args: O, callback: Callback<Mapped<Buffer[], Similar<O, Buffer>, Context>>]): Result<Mapped<Buffer[], Similar<O, Buffer>, Context>, Context>;
	vsimBuffer<const O extends readonly RedisArgument[]>(key: RedisKey, ...args: O): Result<Mapped<Buffer[], Similar<O, Buffer>, Context>, Context>;
	/** Blocks until the asynchronous replication of all preceding write commands sent by the connection is completed. {@link https://redis.io/docs/latest/commands/wait/} */
	wait(numreplicas: number | string, timeout: number | string, callback?: Callback<number>): Result<number, Context>;
	waitBuffer(numreplicas: number | string, timeout: number | string, callback?: Callback<number>): Result<number, Context>;
	/** Blocks until all of the preceding write commands sent by the connection are written to the append-only file of the primary and/or replicas. {@link https://redis.io/docs/latest/commands/waitaof/} */
	waitaof(numlocal: number | string, numreplicas: number | string, timeout: number | string, callback?: Callback<number[]>): Result<number[], Context>;
	waitaofBuffer(numlocal: number | string, numreplicas: number | string, timeout: number | string, callback?: Callback<number[]>): Result<number[], Context>;
	/** Monitors changes to keys to determine the execution of a transaction. {@link https://redis.io/docs/latest/commands/watch/} */
	watch(...args: [...keys: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	watch(...keys: RedisArgument[]): Result<'OK', Context>;
	watchBuffer(...args: [...keys: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	watchBuffer(...keys: RedisArgument[]): Result<'OK', Context>;
	/** Returns the number of messages that were successfully acknowledged by the consumer group member of a stream. {@link https://redis.io/docs/latest/commands/xack/} */
	xack(key: RedisValue, group: RedisValue, ...args: [...ids: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	xack(key: RedisValue, group: RedisValue, ...ids: RedisArgument[]): Result<number, Context>;
	xackBuffer(key: RedisValue, group: RedisValue, ...args: [...ids: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	xackBuffer(key: RedisValue, group: RedisValue, ...ids: RedisArgument[]): Result<number, Context>;
	/** Acknowledges entries for a consumer group and deletes them. {@link https://redis.io/docs/latest/commands/xackdel/} */
	xackdel(key: RedisValue, group: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	xackdel(key: RedisValue, group: RedisValue, ...args: RedisArgument[]): Result<number[], Context>;
	xackdelBuffer(key: RedisValue, group: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	xackdelBuffer(key: RedisValue, group: RedisValue, ...args: RedisArgument[]): Result<number[], Context>;
	/** Appends a new message to a stream. Creates the key if it doesn't exist. {@link https://redis.io/docs/latest/commands/xadd/} */
	xadd(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<string | null>]): Result<string | null, Context>;
	xadd(key: RedisKey, ...args: RedisArgument[]): Result<string | null, Context>;
	xaddBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<Buffer | null>]): Result<Buffer | null, Context>;
	xaddBuffer(key: RedisKey, ...args: RedisArgument[]): Result<Buffer | null, Context>;
	/** Changes, or acquires, ownership of messages in a consumer group, as if the messages were delivered to a consumer group member. {@link https://redis.io/docs/latest/commands/xautoclaim/} */
	xautoclaim(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	xautoclaim(key: RedisKey, ...args: RedisArgument[]): Result<unknown[], Context>;
	xautoclaimBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	xautoclaimBuffer(key: RedisKey, ...args: RedisArgument[]): Result<unknown[], Context>;
	/** Sets how long, and how many, idempotence tokens a stream remembers. {@link https://redis.io/docs/latest/commands/xcfgset/} */
	xcfgset(key: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	xcfgset(key: RedisValue, ...options: RedisArgument[]): Result<'OK', Context>;
	xcfgsetBuffer(key: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	xcfgsetBuffer(key: RedisValue, ...options: RedisArgument[]): Result<'OK', Context>;
	/** Changes, or acquires, ownership of a message in a consumer group, as if the message was delivered to a consumer group member. {@link https://redis.io/docs/latest/commands/xclaim/} */
	xclaim(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	xclaim(key: RedisKey, ...args: RedisArgument[]): Result<unknown[], Context>;
	xclaimBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	xclaimBuffer(key: RedisKey, ...args: RedisArgument[]): Result<unknown[], Context>;
	/** Returns the number of messages after removing them from a stream. {@link https://redis.io/docs/latest/commands/xdel/} */
	xdel(key: RedisValue, ...args: [...ids: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	xdel(key: RedisValue, ...ids: RedisArgument[]): Result<number, Context>;
	xdelBuffer(key: RedisValue, ...args: [...ids: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	xdelBuffer(key: RedisValue, ...ids: RedisArgument[]): Result<number, Context>;
	/** Deletes entries of a stream, saying what becomes of references to them in consumer groups. {@link https://redis.io/docs/latest/commands/xdelex/} */
	xdelex(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	xdelex(key: RedisValue, ...args: RedisArgument[]): Result<number[], Context>;
	xdelexBuffer(key: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<number[]>]): Result<number[], Context>;
	xdelexBuffer(key: RedisValue, ...args: RedisArgument[]): Result<number[], Context>;
	/** Creates a consumer group. {@link https://redis.io/docs/latest/commands/xgroup-create/} */
	xgroup(subcommand: 'CREATE', key: RedisValue, group: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	xgroup(subcommand: 'CREATE', key: RedisValue, group: RedisValue, ...args: RedisArgument[]): Result<'OK', Context>;
	/** Creates a consumer in a consumer group. {@link https://redis.io/docs/latest/commands/xgroup-createconsumer/} */
	xgroup(subcommand: 'CREATECONSUMER', key: RedisValue, group: RedisValue, consumer: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Deletes a consumer from a consumer group. {@link https://redis.io/docs/latest/commands/xgroup-delconsumer/} */
	xgroup(subcommand: 'DELCONSUMER', key: RedisValue, group: RedisValue, consumer: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Destroys a consumer group. {@link https://redis.io/docs/latest/commands/xgroup-destroy/} */
	xgroup(subcommand: 'DESTROY', key: RedisValue, group: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/xgroup-help/} */
	xgroup(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Sets the last-delivered ID of a consumer group. {@link https://redis.io/docs/latest/commands/xgroup-setid/} */
	xgroup(subcommand: 'SETID', key: RedisValue, group: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	xgroup(subcommand: 'SETID', key: RedisValue, group: RedisValue, ...args: RedisArgument[]): Result<'OK', Context>;
	xgroup(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	xgroup(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	xgroupBuffer(subcommand: 'CREATE', key: RedisValue, group: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	xgroupBuffer(subcommand: 'CREATE', key: RedisValue, group: RedisValue, ...args: RedisArgument[]): Result<'OK', Context>;
	xgroupBuffer(subcommand: 'CREATECONSUMER', key: RedisValue, group: RedisValue, consumer: RedisValue, callback?: Callback<number>): Result<number, Context>;
	xgroupBuffer(subcommand: 'DELCONSUMER', key: RedisValue, group: RedisValue, consumer: RedisValue, callback?: Callback<number>): Result<number, Context>;
	xgroupBuffer(subcommand: 'DESTROY', key: RedisValue, group: RedisValue, callback?: Callback<number>): Result<number, Context>;
	xgroupBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	xgroupBuffer(subcommand: 'SETID', key: RedisValue, group: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	xgroupBuffer(subcommand: 'SETID', key: RedisValue, group: RedisValue, ...args: RedisArgument[]): Result<'OK', Context>;
	xgroupBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	xgroupBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Returns a list of the consumers in a consumer group. {@link https://redis.io/docs/latest/commands/xinfo-consumers/} */
	xinfo(subcommand: 'CONSUMERS', key: RedisValue, group: RedisValue, callback?: Callback<unknown>): Result<unknown, Context>;
	/** Returns a list of the consumer groups of a stream. {@link https://redis.io/docs/latest/commands/xinfo-groups/} */
	xinfo(subcommand: 'GROUPS', key: RedisValue, callback?: Callback<unknown>): Result<unknown, Context>;
	/** Returns helpful text about the different subcommands. {@link https://redis.io/docs/latest/commands/xinfo-help/} */
	xinfo(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	/** Returns information about a stream. {@link https://redis.io/docs/latest/commands/xinfo-stream/} */
	xinfo(subcommand: 'STREAM', key: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<Mapped<unknown[], Record<string, unknown>, Context>>]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	xinfo(subcommand: 'STREAM', key: RedisValue, ...options: RedisArgument[]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	xinfo(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	xinfo(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	xinfoBuffer(subcommand: 'CONSUMERS', key: RedisValue, group: RedisValue, callback?: Callback<unknown>): Result<unknown, Context>;
	xinfoBuffer(subcommand: 'GROUPS', key: RedisValue, callback?: Callback<unknown>): Result<unknown, Context>;
	xinfoBuffer(subcommand: 'HELP', callback?: Callback<string[]>): Result<string[], Context>;
	xinfoBuffer(subcommand: 'STREAM', key: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<Mapped<unknown[], Record<string, unknown>, Context>>]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	xinfoBuffer(subcommand: 'STREAM', key: RedisValue, ...options: RedisArgument[]): Result<Mapped<unknown[], Record<string, unknown>, Context>, Context>;
	xinfoBuffer(subcommand: string, ...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	xinfoBuffer(subcommand: string, ...args: RedisArgument[]): Result<unknown, Context>;
	/** Returns the number of messages in a stream. {@link https://redis.io/docs/latest/commands/xlen/} */
	xlen(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	xlenBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Gives pending entries back to their consumer group, to be delivered again at once. {@link https://redis.io/docs/latest/commands/xnack/} */
	xnack(key: RedisValue, group: RedisValue, mode: string, ids: string, numids: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	xnack(key: RedisValue, group: RedisValue, mode: string, ids: string, numids: number | string, ...args: RedisArgument[]): Result<number, Context>;
	xnackBuffer(key: RedisValue, group: RedisValue, mode: string, ids: string, numids: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	xnackBuffer(key: RedisValue, group: RedisValue, mode: string, ids: string, numids: number | string, ...args: RedisArgument[]): Result<number, Context>;
	/** Returns the information and entries from a stream consumer group's pending entries list. {@link https://redis.io/docs/latest/commands/xpending/} */
	xpending(key: RedisKey, group: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	xpending(key: RedisKey, group: RedisValue, ...args: RedisArgument[]): Result<unknown[], Context>;
	xpendingBuffer(key: RedisKey, group: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<unknown[]>]): Result<unknown[], Context>;
	xpendingBuffer(key: RedisKey, group: RedisValue, ...args: RedisArgument[]): Result<unknown[], Context>;
	/** Returns the messages from a stream within a range of IDs. {@link https://redis.io/docs/latest/commands/xrange/} */
	xrange(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<[id: string, fields: string[]][]>]): Result<[id: string, fields: string[]][], Context>;
	xrange(key: RedisKey, ...args: RedisArgument[]): Result<[id: string, fields: string[]][], Context>;
	xrangeBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<[id: Buffer, fields: Buffer[]][]>]): Result<[id: Buffer, fields: Buffer[]][], Context>;
	xrangeBuffer(key: RedisKey, ...args: RedisArgument[]): Result<[id: Buffer, fields: Buffer[]][], Context>;
	/** Returns messages from multiple streams with IDs greater than the ones requested. Blocks until a message is available otherwise. {@link https://redis.io/docs/latest/commands/xread/} */
	xread(...args: [...args: RedisArgument[], callback: Callback<Mapped<[key: string, items: [id: string, fields: string[]][]][] | null, Record<string, [id: string, fields: string[]][]> | null, Context>>]): Result<Mapped<[key: string, items: [id: string, fields: string[]][]][] | null, Record<string, [id: string, fields: string[]][]> | null, Context>, Context>;
	xread(...args: RedisArgument[]): Result<Mapped<[key: string, items: [id: string, fields: string[]][]][] | null, Record<string, [id: string, fields: string[]][]> | null, Context>, Context>;
	xreadBuffer(...args: [...args: RedisArgument[], callback: Callback<Mapped<[key: Buffer, items: [id: Buffer, fields: Buffer[]][]][] | null, Record<string, [id: Buffer, fields: Buffer[]][]> | null, Context>>]): Result<Mapped<[key: Buffer, items: [id: Buffer, fields: Buffer[]][]][] | null, Record<string, [id: Buffer, fields: Buffer[]][]> | null, Context>, Context>;
	xreadBuffer(...args: RedisArgument[]): Result<Mapped<[key: Buffer, items: [id: Buffer, fields: Buffer[]][]][] | null, Record<string, [id: Buffer, fields: Buffer[]][]> | null, Context>, Context>;
	/** Returns new or historical messages from a stream for a consumer in a group. Blocks until a message is available otherwise. {@link https://redis.io/docs/latest/commands/xreadgroup/} */
	xreadgroup(...args: [...args: RedisArgument[], callback: Callback<Mapped<[key: string, items: [id: string, fields: string[] | null][]][] | null, Record<string, [id: string, fields: string[] | null][]> | null, Context>>]): Result<Mapped<[key: string, items: [id: string, fields: string[] | null][]][] | null, Record<string, [id: string, fields: string[] | null][]> | null, Context>, Context>;
	xreadgroup(...args: RedisArgument[]): Result<Mapped<[key: string, items: [id: string, fields: string[] | null][]][] | null, Record<string, [id: string, fields: string[] | null][]> | null, Context>, Context>;
	xreadgroupBuffer(...args: [...args: RedisArgument[], callback: Callback<Mapped<[key: Buffer, items: [id: Buffer, fields: Buffer[] | null][]][] | null, Record<string, [id: Buffer, fields: Buffer[] | null][]> | null, Context>>]): Result<Mapped<[key: Buffer, items: [id: Buffer, fields: Buffer[] | null][]][] | null, Record<string, [id: Buffer, fields: Buffer[] | null][]> | null, Context>, Context>;
	xreadgroupBuffer(...args: RedisArgument[]): Result<Mapped<[key: Buffer, items: [id: Buffer, fields: Buffer[] | null][]][] | null, Record<string, [id: Buffer, fields: Buffer[] | null][]> | null, Context>, Context>;
	/** Returns the messages from a stream within a range of IDs in reverse order. {@link https://redis.io/docs/latest/commands/xrevrange/} */
	xrevrange(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<[id: string, fields: string[]][]>]): Result<[id: string, fields: string[]][], Context>;
	xrevrange(key: RedisKey, ...args: RedisArgument[]): Result<[id: string, fields: string[]][], Context>;
	xrevrangeBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<[id: Buffer, fields: Buffer[]][]>]): Result<[id: Buffer, fields: Buffer[]][], Context>;
	xrevrangeBuffer(key: RedisKey, ...args: RedisArgument[]): Result<[id: Buffer, fields: Buffer[]][], Context>;
	/** An internal command for replicating stream values. {@link https://redis.io/docs/latest/commands/xsetid/} */
	xsetid(key: RedisValue, lastId: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	xsetid(key: RedisValue, lastId: RedisValue, ...args: RedisArgument[]): Result<'OK', Context>;
	xsetidBuffer(key: RedisValue, lastId: RedisValue, ...args: [...args: RedisArgument[], callback: Callback<'OK'>]): Result<'OK', Context>;
	xsetidBuffer(key: RedisValue, lastId: RedisValue, ...args: RedisArgument[]): Result<'OK', Context>;
	/** Deletes messages from the beginning of a stream. {@link https://redis.io/docs/latest/commands/xtrim/} */
	xtrim(key: RedisValue, strategy: string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	xtrim(key: RedisValue, strategy: string, ...args: RedisArgument[]): Result<number, Context>;
	xtrimBuffer(key: RedisValue, strategy: string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	xtrimBuffer(key: RedisValue, strategy: string, ...args: RedisArgument[]): Result<number, Context>;
	/** Adds one or more members to a sorted set, or updates their scores. Creates the key if it doesn't exist. {@link https://redis.io/docs/latest/commands/zadd/} */
	zadd(key: RedisKey, score: number, member: RedisValue, ...args: [...data: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zadd(key: RedisKey, score: number, member: RedisValue, ...data: RedisArgument[]): Result<number, Context>;
	zadd(key: RedisKey, ...args: [...options: ('GT' | 'LT' | 'CH')[], incr: 'INCR', score: RedisValue, member: RedisValue, callback: Callback<Mapped<string, number, Context>>]): Result<Mapped<string, number, Context>, Context>;
	zadd(key: RedisKey, ...args: [...options: ('GT' | 'LT' | 'CH')[], incr: 'INCR', score: RedisValue, member: RedisValue]): Result<Mapped<string, number, Context>, Context>;
	zadd(key: RedisKey, ...args: [...options: ('NX' | 'XX' | 'GT' | 'LT' | 'CH')[], incr: 'INCR', score: RedisValue, member: RedisValue, callback: Callback<Mapped<string | null, number | null, Context>>]): Result<Mapped<string | null, number | null, Context>, Context>;
	zadd(key: RedisKey, ...args: [...options: ('NX' | 'XX' | 'GT' | 'LT' | 'CH')[], incr: 'INCR', score: RedisValue, member: RedisValue]): Result<Mapped<string | null, number | null, Context>, Context>;
	zadd(key: RedisKey, ...args: [...data: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zadd(key: RedisKey, ...data: RedisArgument[]): Result<number, Context>;
	zaddBuffer(key: RedisKey, score: number, member: RedisValue, ...args: [...data: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zaddBuffer(key: RedisKey, score: number, member: RedisValue, ...data: RedisArgument[]): Result<number, Context>;
	zaddBuffer(key: RedisKey, ...args: [...options: ('GT' | 'LT' | 'CH')[], incr: 'INCR', score: RedisValue, member: RedisValue, callback: Callback<Mapped<Buffer, number, Context>>]): Result<Mapped<Buffer, number, Context>, Context>;
	zaddBuffer(key: RedisKey, ...args: [...options: ('GT' | 'LT' | 'CH')[], incr: 'INCR', score: RedisValue, member: RedisValue]): Result<Mapped<Buffer, number, Context>, Context>;
	zaddBuffer(key: RedisKey, ...args: [...options: ('NX' | 'XX' | 'GT' | 'LT' | 'CH')[], incr: 'INCR', score: RedisValue, member: RedisValue, callback: Callback<Mapped<Buffer | null, number | null, Context>>]): Result<Mapped<Buffer | null, number | null, Context>, Context>;
	zaddBuffer(key: RedisKey, ...args: [...options: ('NX' | 'XX' | 'GT' | 'LT' | 'CH')[], incr: 'INCR', score: RedisValue, member: RedisValue]): Result<Mapped<Buffer | null, number | null, Context>, Context>;
	zaddBuffer(key: RedisKey, ...args: [...data: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zaddBuffer(key: RedisKey, ...data: RedisArgument[]): Result<number, Context>;
	/** Returns the number of members in a sorted set. {@link https://redis.io/docs/latest/commands/zcard/} */
	zcard(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	zcardBuffer(key: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns the count of members in a sorted set that have scores within a range. {@link https://redis.io/docs/latest/commands/zcount/} */
	zcount(key: RedisValue, min: number | string, max: number | string, callback?: Callback<number>): Result<number, Context>;
	zcountBuffer(key: RedisValue, min: number | string, max: number | string, callback?: Callback<number>): Result<number, Context>;
	/** Returns the difference between multiple sorted sets. {@link https://redis.io/docs/latest/commands/zdiff/} */
	zdiff(...args: [...args: RedisArgument[], withScores: 'WITHSCORES', callback: Callback<Mapped<string[], [member: string, score: number][], Context>>]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zdiff(...args: [...args: RedisArgument[], withScores: 'WITHSCORES']): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zdiff(...args: [...args: RedisArgument[], callback: Callback<string[]>]): Result<string[], Context>;
	zdiff(...args: RedisArgument[]): Result<string[], Context>;
	zdiffBuffer(...args: [...args: RedisArgument[], withScores: 'WITHSCORES', callback: Callback<Mapped<Buffer[], [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zdiffBuffer(...args: [...args: RedisArgument[], withScores: 'WITHSCORES']): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zdiffBuffer(...args: [...args: RedisArgument[], callback: Callback<Buffer[]>]): Result<Buffer[], Context>;
	zdiffBuffer(...args: RedisArgument[]): Result<Buffer[], Context>;
	/** Stores the difference of multiple sorted sets in a key. {@link https://redis.io/docs/latest/commands/zdiffstore/} */
	zdiffstore(destination: RedisValue, numkeys: number | string, ...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zdiffstore(destination: RedisValue, numkeys: number | string, ...keys: RedisArgument[]): Result<number, Context>;
	zdiffstoreBuffer(destination: RedisValue, numkeys: number | string, ...args: [...keys: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zdiffstoreBuffer(destination: RedisValue, numkeys: number | string, ...keys: RedisArgument[]): Result<number, Context>;
	/** Increments the score of a member in a sorted set. {@link https://redis.io/docs/latest/commands/zincrby/} */
	zincrby(key: RedisValue, increment: number | string, member: RedisValue, callback?: Callback<Mapped<string, number, Context>>): Result<Mapped<string, number, Context>, Context>;
	zincrbyBuffer(key: RedisValue, increment: number | string, member: RedisValue, callback?: Callback<Mapped<Buffer, number, Context>>): Result<Mapped<Buffer, number, Context>, Context>;
	/** Returns the intersect of multiple sorted sets. {@link https://redis.io/docs/latest/commands/zinter/} */
	zinter(...args: [...args: RedisArgument[], withScores: 'WITHSCORES', callback: Callback<Mapped<string[], [member: string, score: number][], Context>>]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zinter(...args: [...args: RedisArgument[], withScores: 'WITHSCORES']): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zinter(...args: [...args: RedisArgument[], callback: Callback<string[]>]): Result<string[], Context>;
	zinter(...args: RedisArgument[]): Result<string[], Context>;
	zinterBuffer(...args: [...args: RedisArgument[], withScores: 'WITHSCORES', callback: Callback<Mapped<Buffer[], [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zinterBuffer(...args: [...args: RedisArgument[], withScores: 'WITHSCORES']): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zinterBuffer(...args: [...args: RedisArgument[], callback: Callback<Buffer[]>]): Result<Buffer[], Context>;
	zinterBuffer(...args: RedisArgument[]): Result<Buffer[], Context>;
	/** Returns the number of members of the intersect of multiple sorted sets. {@link https://redis.io/docs/latest/commands/zintercard/} */
	zintercard(numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zintercard(numkeys: number | string, ...args: RedisArgument[]): Result<number, Context>;
	zintercardBuffer(numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zintercardBuffer(numkeys: number | string, ...args: RedisArgument[]): Result<number, Context>;
	/** Stores the intersect of multiple sorted sets in a key. {@link https://redis.io/docs/latest/commands/zinterstore/} */
	zinterstore(destination: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zinterstore(destination: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<number, Context>;
	zinterstoreBuffer(destination: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zinterstoreBuffer(destination: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<number, Context>;
	/** Returns the number of members in a sorted set within a lexicographical range. {@link https://redis.io/docs/latest/commands/zlexcount/} */
	zlexcount(key: RedisValue, min: RedisValue, max: RedisValue, callback?: Callback<number>): Result<number, Context>;
	zlexcountBuffer(key: RedisValue, min: RedisValue, max: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Returns the highest- or lowest-scoring members from one or more sorted sets after removing them. Deletes the sorted set if the last member was popped. {@link https://redis.io/docs/latest/commands/zmpop/} */
	zmpop(...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	zmpop(...args: RedisArgument[]): Result<unknown, Context>;
	zmpopBuffer(...args: [...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	zmpopBuffer(...args: RedisArgument[]): Result<unknown, Context>;
	/** Returns the score of one or more members in a sorted set. {@link https://redis.io/docs/latest/commands/zmscore/} */
	zmscore(key: RedisValue, ...args: [...members: RedisArgument[], callback: Callback<Mapped<(string | null)[], (number | null)[], Context>>]): Result<Mapped<(string | null)[], (number | null)[], Context>, Context>;
	zmscore(key: RedisValue, ...members: RedisArgument[]): Result<Mapped<(string | null)[], (number | null)[], Context>, Context>;
	zmscoreBuffer(key: RedisValue, ...args: [...members: RedisArgument[], callback: Callback<Mapped<(Buffer | null)[], (number | null)[], Context>>]): Result<Mapped<(Buffer | null)[], (number | null)[], Context>, Context>;
	zmscoreBuffer(key: RedisValue, ...members: RedisArgument[]): Result<Mapped<(Buffer | null)[], (number | null)[], Context>, Context>;
	/** Returns the highest-scoring members from a sorted set after removing them. Deletes the sorted set if the last member was popped. {@link https://redis.io/docs/latest/commands/zpopmax/} */
	zpopmax(key: RedisKey, callback?: Callback<Mapped<string[], [member: string, score: number] | [], Context>>): Result<Mapped<string[], [member: string, score: number] | [], Context>, Context>;
	zpopmax(key: RedisKey, count: number | string, callback?: Callback<Mapped<string[], [member: string, score: number][], Context>>): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zpopmaxBuffer(key: RedisKey, callback?: Callback<Mapped<Buffer[], [member: Buffer, score: number] | [], Context>>): Result<Mapped<Buffer[], [member: Buffer, score: number] | [], Context>, Context>;
	zpopmaxBuffer(key: RedisKey, count: number | string, callback?: Callback<Mapped<Buffer[], [member: Buffer, score: number][], Context>>): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	/** Returns the lowest-scoring members from a sorted set after removing them. Deletes the sorted set if the last member was popped. {@link https://redis.io/docs/latest/commands/zpopmin/} */
	zpopmin(key: RedisKey, callback?: Callback<Mapped<string[], [member: string, score: number] | [], Context>>): Result<Mapped<string[], [member: string, score: number] | [], Context>, Context>;
	zpopmin(key: RedisKey, count: number | string, callback?: Callback<Mapped<string[], [member: string, score: number][], Context>>): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zpopminBuffer(key: RedisKey, callback?: Callback<Mapped<Buffer[], [member: Buffer, score: number] | [], Context>>): Result<Mapped<Buffer[], [member: Buffer, score: number] | [], Context>, Context>;
	zpopminBuffer(key: RedisKey, count: number | string, callback?: Callback<Mapped<Buffer[], [member: Buffer, score: number][], Context>>): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	/** Returns one or more random members from a sorted set. {@link https://redis.io/docs/latest/commands/zrandmember/} */
	zrandmember(key: RedisKey, callback?: Callback<string | null>): Result<string | null, Context>;
	zrandmember(key: RedisKey, count: number | string, callback?: Callback<string[]>): Result<string[], Context>;
	zrandmember(key: RedisKey, count: number | string, withScores: 'WITHSCORES', callback?: Callback<Mapped<string[], [member: string, score: number][], Context>>): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrandmemberBuffer(key: RedisKey, callback?: Callback<Buffer | null>): Result<Buffer | null, Context>;
	zrandmemberBuffer(key: RedisKey, count: number | string, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	zrandmemberBuffer(key: RedisKey, count: number | string, withScores: 'WITHSCORES', callback?: Callback<Mapped<Buffer[], [member: Buffer, score: number][], Context>>): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	/** Returns members in a sorted set within a range of indexes. {@link https://redis.io/docs/latest/commands/zrange/} */
	zrange(key: RedisKey, start: RedisValue, stop: RedisValue, callback?: Callback<string[]>): Result<string[], Context>;
	zrange(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES', callback: Callback<Mapped<string[], [member: string, score: number][], Context>>]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrange(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES']): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrange(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: [...args: RedisArgument[], callback: Callback<Mapped<string[], [member: string, score: number][], Context>>]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrange(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: RedisArgument[]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrange(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...options: ('BYSCORE' | 'BYLEX' | 'REV')[], callback: Callback<string[]>]): Result<string[], Context>;
	zrange(key: RedisKey, start: RedisValue, stop: RedisValue, ...options: ('BYSCORE' | 'BYLEX' | 'REV')[]): Result<string[], Context>;
	zrange(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...options: ('BYSCORE' | 'BYLEX' | 'REV')[], limit: 'LIMIT', offset: number | string, amount: number | string, callback: Callback<string[]>]): Result<string[], Context>;
	zrange(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...options: ('BYSCORE' | 'BYLEX' | 'REV')[], limit: 'LIMIT', offset: number | string, amount: number | string]): Result<string[], Context>;
	zrange(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<Mapped<string[], string[] | [member: string, score: number][], Context>>]): Result<Mapped<string[], string[] | [member: string, score: number][], Context>, Context>;
	zrange(key: RedisKey, ...args: RedisArgument[]): Result<Mapped<string[], string[] | [member: string, score: number][], Context>, Context>;
	zrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	zrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES', callback: Callback<Mapped<Buffer[], [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES']): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: [...args: RedisArgument[], callback: Callback<Mapped<Buffer[], [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: RedisArgument[]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...options: ('BYSCORE' | 'BYLEX' | 'REV')[], callback: Callback<Buffer[]>]): Result<Buffer[], Context>;
	zrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, ...options: ('BYSCORE' | 'BYLEX' | 'REV')[]): Result<Buffer[], Context>;
	zrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...options: ('BYSCORE' | 'BYLEX' | 'REV')[], limit: 'LIMIT', offset: number | string, amount: number | string, callback: Callback<Buffer[]>]): Result<Buffer[], Context>;
	zrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...options: ('BYSCORE' | 'BYLEX' | 'REV')[], limit: 'LIMIT', offset: number | string, amount: number | string]): Result<Buffer[], Context>;
	zrangeBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<Mapped<Buffer[], Buffer[] | [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], Buffer[] | [member: Buffer, score: number][], Context>, Context>;
	zrangeBuffer(key: RedisKey, ...args: RedisArgument[]): Result<Mapped<Buffer[], Buffer[] | [member: Buffer, score: number][], Context>, Context>;
	/** Returns members in a sorted set within a lexicographical range. {@link https://redis.io/docs/latest/commands/zrangebylex/} */
	zrangebylex(key: RedisValue, min: RedisValue, max: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<string[]>]): Result<string[], Context>;
	zrangebylex(key: RedisValue, min: RedisValue, max: RedisValue, ...options: RedisArgument[]): Result<string[], Context>;
	zrangebylexBuffer(key: RedisValue, min: RedisValue, max: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<Buffer[]>]): Result<Buffer[], Context>;
	zrangebylexBuffer(key: RedisValue, min: RedisValue, max: RedisValue, ...options: RedisArgument[]): Result<Buffer[], Context>;
	/** Returns members in a sorted set within a range of scores. {@link https://redis.io/docs/latest/commands/zrangebyscore/} */
	zrangebyscore(key: RedisKey, start: RedisValue, stop: RedisValue, callback?: Callback<string[]>): Result<string[], Context>;
	zrangebyscore(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES', callback: Callback<Mapped<string[], [member: string, score: number][], Context>>]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrangebyscore(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES']): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrangebyscore(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: [...args: RedisArgument[], callback: Callback<Mapped<string[], [member: string, score: number][], Context>>]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrangebyscore(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: RedisArgument[]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrangebyscore(key: RedisKey, start: RedisValue, stop: RedisValue, limit: 'LIMIT', offset: number | string, amount: number | string, callback?: Callback<string[]>): Result<string[], Context>;
	zrangebyscore(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<Mapped<string[], string[] | [member: string, score: number][], Context>>]): Result<Mapped<string[], string[] | [member: string, score: number][], Context>, Context>;
	zrangebyscore(key: RedisKey, ...args: RedisArgument[]): Result<Mapped<string[], string[] | [member: string, score: number][], Context>, Context>;
	zrangebyscoreBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	zrangebyscoreBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES', callback: Callback<Mapped<Buffer[], [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrangebyscoreBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES']): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrangebyscoreBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: [...args: RedisArgument[], callback: Callback<Mapped<Buffer[], [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrangebyscoreBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: RedisArgument[]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrangebyscoreBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, limit: 'LIMIT', offset: number | string, amount: number | string, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	zrangebyscoreBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<Mapped<Buffer[], Buffer[] | [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], Buffer[] | [member: Buffer, score: number][], Context>, Context>;
	zrangebyscoreBuffer(key: RedisKey, ...args: RedisArgument[]): Result<Mapped<Buffer[], Buffer[] | [member: Buffer, score: number][], Context>, Context>;
	/** Stores a range of members from sorted set in a key. {@link https://redis.io/docs/latest/commands/zrangestore/} */
	zrangestore(dst: RedisValue, src: RedisValue, min: RedisValue, max: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zrangestore(dst: RedisValue, src: RedisValue, min: RedisValue, max: RedisValue, ...options: RedisArgument[]): Result<number, Context>;
	zrangestoreBuffer(dst: RedisValue, src: RedisValue, min: RedisValue, max: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zrangestoreBuffer(dst: RedisValue, src: RedisValue, min: RedisValue, max: RedisValue, ...options: RedisArgument[]): Result<number, Context>;
	/** Returns the index of a member in a sorted set ordered by ascending scores. {@link https://redis.io/docs/latest/commands/zrank/} */
	zrank(key: RedisKey, member: RedisValue, callback?: Callback<number | null>): Result<number | null, Context>;
	zrank(key: RedisKey, member: RedisValue, withScore: 'WITHSCORE', callback?: Callback<Mapped<[rank: number, score: string] | null, [rank: number, score: number] | null, Context>>): Result<Mapped<[rank: number, score: string] | null, [rank: number, score: number] | null, Context>, Context>;
	zrankBuffer(key: RedisKey, member: RedisValue, callback?: Callback<number | null>): Result<number | null, Context>;
	zrankBuffer(key: RedisKey, member: RedisValue, withScore: 'WITHSCORE', callback?: Callback<Mapped<[rank: number, score: Buffer] | null, [rank: number, score: number] | null, Context>>): Result<Mapped<[rank: number, score: Buffer] | null, [rank: number, score: number] | null, Context>, Context>;
	/** Removes one or more members from a sorted set. Deletes the sorted set if all members were removed. {@link https://redis.io/docs/latest/commands/zrem/} */
	zrem(key: RedisValue, ...args: [...members: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zrem(key: RedisValue, ...members: RedisArgument[]): Result<number, Context>;
	zremBuffer(key: RedisValue, ...args: [...members: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zremBuffer(key: RedisValue, ...members: RedisArgument[]): Result<number, Context>;
	/** Removes members in a sorted set within a lexicographical range. Deletes the sorted set if all members were removed. {@link https://redis.io/docs/latest/commands/zremrangebylex/} */
	zremrangebylex(key: RedisValue, min: RedisValue, max: RedisValue, callback?: Callback<number>): Result<number, Context>;
	zremrangebylexBuffer(key: RedisValue, min: RedisValue, max: RedisValue, callback?: Callback<number>): Result<number, Context>;
	/** Removes members in a sorted set within a range of indexes. Deletes the sorted set if all members were removed. {@link https://redis.io/docs/latest/commands/zremrangebyrank/} */
	zremrangebyrank(key: RedisValue, start: number | string, stop: number | string, callback?: Callback<number>): Result<number, Context>;
	zremrangebyrankBuffer(key: RedisValue, start: number | string, stop: number | string, callback?: Callback<number>): Result<number, Context>;
	/** Removes members in a sorted set within a range of scores. Deletes the sorted set if all members were removed. {@link https://redis.io/docs/latest/commands/zremrangebyscore/} */
	zremrangebyscore(key: RedisValue, min: number | string, max: number | string, callback?: Callback<number>): Result<number, Context>;
	zremrangebyscoreBuffer(key: RedisValue, min: number | string, max: number | string, callback?: Callback<number>): Result<number, Context>;
	/** Returns members in a sorted set within a range of indexes in reverse order. {@link https://redis.io/docs/latest/commands/zrevrange/} */
	zrevrange(key: RedisKey, start: RedisValue, stop: RedisValue, callback?: Callback<string[]>): Result<string[], Context>;
	zrevrange(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES', callback: Callback<Mapped<string[], [member: string, score: number][], Context>>]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrevrange(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES']): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrevrange(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: [...args: RedisArgument[], callback: Callback<Mapped<string[], [member: string, score: number][], Context>>]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrevrange(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: RedisArgument[]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrevrange(key: RedisKey, start: RedisValue, stop: RedisValue, limit: 'LIMIT', offset: number | string, amount: number | string, callback?: Callback<string[]>): Result<string[], Context>;
	zrevrange(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<Mapped<string[], string[] | [member: string, score: number][], Context>>]): Result<Mapped<string[], string[] | [member: string, score: number][], Context>, Context>;
	zrevrange(key: RedisKey, ...args: RedisArgument[]): Result<Mapped<string[], string[] | [member: string, score: number][], Context>, Context>;
	zrevrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	zrevrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES', callback: Callback<Mapped<Buffer[], [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrevrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES']): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrevrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: [...args: RedisArgument[], callback: Callback<Mapped<Buffer[], [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrevrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: RedisArgument[]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrevrangeBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, limit: 'LIMIT', offset: number | string, amount: number | string, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	zrevrangeBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<Mapped<Buffer[], Buffer[] | [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], Buffer[] | [member: Buffer, score: number][], Context>, Context>;
	zrevrangeBuffer(key: RedisKey, ...args: RedisArgument[]): Result<Mapped<Buffer[], Buffer[] | [member: Buffer, score: number][], Context>, Context>;
	/** Returns members in a sorted set within a lexicographical range in reverse order. {@link https://redis.io/docs/latest/commands/zrevrangebylex/} */
	zrevrangebylex(key: RedisValue, max: RedisValue, min: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<string[]>]): Result<string[], Context>;
	zrevrangebylex(key: RedisValue, max: RedisValue, min: RedisValue, ...options: RedisArgument[]): Result<string[], Context>;
	zrevrangebylexBuffer(key: RedisValue, max: RedisValue, min: RedisValue, ...args: [...options: RedisArgument[], callback: Callback<Buffer[]>]): Result<Buffer[], Context>;
	zrevrangebylexBuffer(key: RedisValue, max: RedisValue, min: RedisValue, ...options: RedisArgument[]): Result<Buffer[], Context>;
	/** Returns members in a sorted set within a range of scores in reverse order. {@link https://redis.io/docs/latest/commands/zrevrangebyscore/} */
	zrevrangebyscore(key: RedisKey, start: RedisValue, stop: RedisValue, callback?: Callback<string[]>): Result<string[], Context>;
	zrevrangebyscore(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES', callback: Callback<Mapped<string[], [member: string, score: number][], Context>>]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrevrangebyscore(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES']): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrevrangebyscore(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: [...args: RedisArgument[], callback: Callback<Mapped<string[], [member: string, score: number][], Context>>]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrevrangebyscore(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: RedisArgument[]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zrevrangebyscore(key: RedisKey, start: RedisValue, stop: RedisValue, limit: 'LIMIT', offset: number | string, amount: number | string, callback?: Callback<string[]>): Result<string[], Context>;
	zrevrangebyscore(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<Mapped<string[], string[] | [member: string, score: number][], Context>>]): Result<Mapped<string[], string[] | [member: string, score: number][], Context>, Context>;
	zrevrangebyscore(key: RedisKey, ...args: RedisArgument[]): Result<Mapped<string[], string[] | [member: string, score: number][], Context>, Context>;
	zrevrangebyscoreBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	zrevrangebyscoreBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES', callback: Callback<Mapped<Buffer[], [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrevrangebyscoreBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, ...args: [...args: RedisArgument[], withScores: 'WITHSCORES']): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrevrangebyscoreBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: [...args: RedisArgument[], callback: Callback<Mapped<Buffer[], [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrevrangebyscoreBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, withScores: 'WITHSCORES', ...args: RedisArgument[]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zrevrangebyscoreBuffer(key: RedisKey, start: RedisValue, stop: RedisValue, limit: 'LIMIT', offset: number | string, amount: number | string, callback?: Callback<Buffer[]>): Result<Buffer[], Context>;
	zrevrangebyscoreBuffer(key: RedisKey, ...args: [...args: RedisArgument[], callback: Callback<Mapped<Buffer[], Buffer[] | [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], Buffer[] | [member: Buffer, score: number][], Context>, Context>;
	zrevrangebyscoreBuffer(key: RedisKey, ...args: RedisArgument[]): Result<Mapped<Buffer[], Buffer[] | [member: Buffer, score: number][], Context>, Context>;
	/** Returns the index of a member in a sorted set ordered by descending scores. {@link https://redis.io/docs/latest/commands/zrevrank/} */
	zrevrank(key: RedisKey, member: RedisValue, callback?: Callback<number | null>): Result<number | null, Context>;
	zrevrank(key: RedisKey, member: RedisValue, withScore: 'WITHSCORE', callback?: Callback<Mapped<[rank: number, score: string] | null, [rank: number, score: number] | null, Context>>): Result<Mapped<[rank: number, score: string] | null, [rank: number, score: number] | null, Context>, Context>;
	zrevrankBuffer(key: RedisKey, member: RedisValue, callback?: Callback<number | null>): Result<number | null, Context>;
	zrevrankBuffer(key: RedisKey, member: RedisValue, withScore: 'WITHSCORE', callback?: Callback<Mapped<[rank: number, score: Buffer] | null, [rank: number, score: number] | null, Context>>): Result<Mapped<[rank: number, score: Buffer] | null, [rank: number, score: number] | null, Context>, Context>;
	/** Iterates over members and scores of a sorted set. {@link https://redis.io/docs/latest/commands/zscan/} */
	zscan(key: RedisKey, cursor: number | string, ...args: [...args: RedisArgument[], callback: Callback<[cursor: string, elements: string[]]>]): Result<[cursor: string, elements: string[]], Context>;
	zscan(key: RedisKey, cursor: number | string, ...args: RedisArgument[]): Result<[cursor: string, elements: string[]], Context>;
	zscanBuffer(key: RedisKey, cursor: number | string, ...args: [...args: RedisArgument[], callback: Callback<[cursor: Buffer, elements: Buffer[]]>]): Result<[cursor: Buffer, elements: Buffer[]], Context>;
	zscanBuffer(key: RedisKey, cursor: number | string, ...args: RedisArgument[]): Result<[cursor: Buffer, elements: Buffer[]], Context>;
	/** Returns the score of a member in a sorted set. {@link https://redis.io/docs/latest/commands/zscore/} */
	zscore(key: RedisValue, member: RedisValue, callback?: Callback<Mapped<string | null, number | null, Context>>): Result<Mapped<string | null, number | null, Context>, Context>;
	zscoreBuffer(key: RedisValue, member: RedisValue, callback?: Callback<Mapped<Buffer | null, number | null, Context>>): Result<Mapped<Buffer | null, number | null, Context>, Context>;
	/** Returns the union of multiple sorted sets. {@link https://redis.io/docs/latest/commands/zunion/} */
	zunion(...args: [...args: RedisArgument[], withScores: 'WITHSCORES', callback: Callback<Mapped<string[], [member: string, score: number][], Context>>]): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zunion(...args: [...args: RedisArgument[], withScores: 'WITHSCORES']): Result<Mapped<string[], [member: string, score: number][], Context>, Context>;
	zunion(...args: [...args: RedisArgument[], callback: Callback<string[]>]): Result<string[], Context>;
	zunion(...args: RedisArgument[]): Result<string[], Context>;
	zunionBuffer(...args: [...args: RedisArgument[], withScores: 'WITHSCORES', callback: Callback<Mapped<Buffer[], [member: Buffer, score: number][], Context>>]): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zunionBuffer(...args: [...args: RedisArgument[], withScores: 'WITHSCORES']): Result<Mapped<Buffer[], [member: Buffer, score: number][], Context>, Context>;
	zunionBuffer(...args: [...args: RedisArgument[], callback: Callback<Buffer[]>]): Result<Buffer[], Context>;
	zunionBuffer(...args: RedisArgument[]): Result<Buffer[], Context>;
	/** Stores the union of multiple sorted sets in a key. {@link https://redis.io/docs/latest/commands/zunionstore/} */
	zunionstore(destination: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zunionstore(destination: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<number, Context>;
	zunionstoreBuffer(destination: RedisValue, numkeys: number | string, ...args: [...args: RedisArgument[], callback: Callback<number>]): Result<number, Context>;
	zunionstoreBuffer(destination: RedisValue, numkeys: number | string, ...args: RedisArgument[]): Result<number, Context>;
	/** Ends a pipeline or a transaction: sends all; `null` where a watched key had changed. */
	exec(callback?: Callback<PipelineResults>): Promise<PipelineResults>;
	/** Any command, by name. */
	call(...args: [command: string, ...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	call(command: string, ...args: RedisArgument[]): Result<unknown, Context>;
	call(command: readonly RedisValue[], callback?: Callback<unknown>): Result<unknown, Context>;
	callBuffer(
		...args: [command: string, ...args: RedisArgument[], callback: Callback<unknown>]
	): Result<unknown, Context>;
	callBuffer(command: string, ...args: RedisArgument[]): Result<unknown, Context>;
	send_command(
		...args: [command: string, ...args: RedisArgument[], callback: Callback<unknown>]
	): Result<unknown, Context>;
	send_command(command: string, ...args: RedisArgument[]): Result<unknown, Context>;
}

/** Outcomes of a pipeline: `[null, result]` or `[error, undefined]`. */
export type PipelineResults = [error: Error | null, result: unknown][] | null;

/** A pipeline or a transaction: every command returns it. */
export interface ChainableCommander<Mapping extends 'resp2' | 'resp3' = 'resp2'>
	extends RedisCommander<{ type: 'pipeline'; mapping: Mapping }> {
	readonly length: number;
	execBuffer(callback?: Callback<PipelineResults>): Promise<PipelineResults>;
	multi(): this;
	addBatch(commands: ReadonlyArray<readonly unknown[]>): this;
}
