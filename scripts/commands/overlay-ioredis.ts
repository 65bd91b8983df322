/**
 * What ioredis makes of command names, by hand: the facade has to agree with it name by name, whatever the servers say. Names are written
 * as the servers write them.
 */
import { names } from './overlay.ts';

const lastArgument = 'BLPOP BRPOP BRPOPLPUSH BLMOVE BLMOVEM BZPOPMIN BZPOPMAX';
const firstArgument = 'BZMPOP BLMPOP';
const blockOption = 'XREAD XREADGROUP';
const enter = 'SUBSCRIBE PSUBSCRIBE SSUBSCRIBE';
const exit = 'UNSUBSCRIBE PUNSUBSCRIBE SUNSUBSCRIBE';

/** The sets that ioredis publishes as `Command.FLAGS`. */
export const flags: Readonly<Record<string, string>> = {
	VALID_IN_SUBSCRIBER_MODE: 'SUBSCRIBE PSUBSCRIBE UNSUBSCRIBE PUNSUBSCRIBE SSUBSCRIBE SUNSUBSCRIBE PING QUIT',
	VALID_IN_MONITOR_MODE: 'MONITOR AUTH',
	ENTER_SUBSCRIBER_MODE: enter,
	EXIT_SUBSCRIBER_MODE: exit,
	WILL_DISCONNECT: 'QUIT',
	HANDSHAKE_COMMANDS: 'AUTH HELLO SELECT CLIENT READONLY INFO',
	IGNORE_RECONNECT_ON_ERROR: 'CLIENT',
	BLOCKING_COMMANDS: `${lastArgument} ${firstArgument} ${blockOption}`,
	LAST_ARG_TIMEOUT_COMMANDS: lastArgument,
	FIRST_ARG_TIMEOUT_COMMANDS: firstArgument,
	BLOCK_OPTION_COMMANDS: blockOption,
};

/** Names that the facade's connection treats apart, besides those that the column `effect` tells; by the name of the treatment. */
export const kinds: Readonly<Record<string, string>> = {
	quit: 'QUIT',
	auth: 'AUTH HELLO',
	client: 'CLIENT',
	script: 'SCRIPT',
	reads: 'READONLY READWRITE',
};

/** The effects on a session that the facade's connection treats apart; others it passes on. */
export const kindOfEffect: Readonly<Record<string, string>> = {
	select: 'select',
	multi: 'multi',
	exec: 'ending',
	discard: 'ending',
	watch: 'watch',
	unwatch: 'unwatch',
	subscribe: 'subscribe',
	monitor: 'monitor',
};

/** Names without a dot that ioredis does not have, and in which it sees no keys: of Valkey, and of the triggers of old. */
export const foreign: readonly string[] = names('CLUSTERSCAN COMMANDLOG DELIFEQ TFCALL TFCALLASYNC TFUNCTION');

/** Internal commands of Redis 8, which ioredis has and which no server lists. */
export const unlisted: readonly string[] = names('TRIMSLOTS XIDMPRECORD');

/** What ioredis does to arguments: a transformer of `transformers.ts`, and the commands. */
export const argumentTransformers: Readonly<Record<string, string>> = {
	pairsAlone: 'MSET MSETNX',
	pairsAfterKey: 'HSET HMSET',
};

/** The same for replies. */
export const replyTransformers: Readonly<Record<string, string>> = {
	hgetall: 'HGETALL',
	streams: 'XREAD XREADGROUP',
	flatPairs: `
		HRANDFIELD VSIM ZDIFF ZINTER ZPOPMAX ZPOPMIN ZRANDMEMBER ZRANGE ZRANGEBYSCORE ZREVRANGE ZREVRANGEBYSCORE ZUNION`,
};
