// Written by scripts/commands/generate.ts; do not edit.

/** Sets of names that ioredis publishes as `Command.FLAGS`. */
export const FLAGS: Readonly<Record<string, readonly string[]>> = {
	VALID_IN_SUBSCRIBER_MODE: ['subscribe', 'psubscribe', 'unsubscribe', 'punsubscribe', 'ssubscribe', 'sunsubscribe', 'ping', 'quit'],
	VALID_IN_MONITOR_MODE: ['monitor', 'auth'],
	ENTER_SUBSCRIBER_MODE: ['subscribe', 'psubscribe', 'ssubscribe'],
	EXIT_SUBSCRIBER_MODE: ['unsubscribe', 'punsubscribe', 'sunsubscribe'],
	WILL_DISCONNECT: ['quit'],
	HANDSHAKE_COMMANDS: ['auth', 'hello', 'select', 'client', 'readonly', 'info'],
	IGNORE_RECONNECT_ON_ERROR: ['client'],
	BLOCKING_COMMANDS: ['blpop', 'brpop', 'brpoplpush', 'blmove', 'blmovem', 'bzpopmin', 'bzpopmax', 'bzmpop', 'blmpop', 'xread', 'xreadgroup'],
	LAST_ARG_TIMEOUT_COMMANDS: ['blpop', 'brpop', 'brpoplpush', 'blmove', 'blmovem', 'bzpopmin', 'bzpopmax'],
	FIRST_ARG_TIMEOUT_COMMANDS: ['bzmpop', 'blmpop'],
	BLOCK_OPTION_COMMANDS: ['xread', 'xreadgroup'],
};

/** Names that a connection treats apart, and how. */
export const kinds = {
	discard: 'ending',
	exec: 'ending',
	monitor: 'monitor',
	multi: 'multi',
	psubscribe: 'subscribe',
	punsubscribe: 'subscribe',
	select: 'select',
	ssubscribe: 'subscribe',
	subscribe: 'subscribe',
	sunsubscribe: 'subscribe',
	unsubscribe: 'subscribe',
	unwatch: 'unwatch',
	watch: 'watch',
	quit: 'quit',
	auth: 'auth',
	hello: 'auth',
	client: 'client',
	script: 'script',
	readonly: 'reads',
	readwrite: 'reads',
} as const;

/** Names without a dot that ioredis does not have. */
export const foreign: readonly string[] = ['clusterscan', 'commandlog', 'delifeq', 'tfcall', 'tfcallasync', 'tfunction'];

/** Names that ioredis has and no server lists. */
export const unlisted: readonly string[] = ['trimslots', 'xidmprecord'];

/** The transformer of a command's arguments. */
export const argumentTransformers = {
	mset: 'pairsAlone',
	msetnx: 'pairsAlone',
	hset: 'pairsAfterKey',
	hmset: 'pairsAfterKey',
} as const;

/** The transformer of a command's reply. */
export const replyTransformers = {
	hgetall: 'hgetall',
	xread: 'streams',
	xreadgroup: 'streams',
	hrandfield: 'flatPairs',
	vsim: 'flatPairs',
	zdiff: 'flatPairs',
	zinter: 'flatPairs',
	zpopmax: 'flatPairs',
	zpopmin: 'flatPairs',
	zrandmember: 'flatPairs',
	zrange: 'flatPairs',
	zrangebyscore: 'flatPairs',
	zrevrange: 'flatPairs',
	zrevrangebyscore: 'flatPairs',
	zunion: 'flatPairs',
} as const;
