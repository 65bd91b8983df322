/**
 * Replies that ioredis types in its own way, where arguments do not decide: wider than what servers answer, or narrower. Code that
 * compiles with its types has to compile with those of the facade, so these are facts of ioredis 6, not of servers. By the reply under
 * legacy mapping, and under `resp3` where that is another; `T` is text.
 */
export type Typed = readonly [legacy: string, resp3?: string];

const slots =
	'[startSlotRange: number, endSlotRange: number, ...nodes: [host: string, port: number, nodeId: string, info: unknown[]][]][]';

const lists: readonly (
	| readonly [legacy: string, names: string]
	| readonly [legacy: string, resp3: string, names: string]
)[] = [
	["'OK'", 'BGSAVE MIGRATE RESET SHUTDOWN'],
	[
		'T',
		`ACL|DRYRUN BGREWRITEAOF CLIENT|INFO CLIENT|SETINFO CLIENT|TRACKINGINFO DUMP FUNCTION|DELETE FUNCTION|DUMP FUNCTION|FLUSH
		FUNCTION|KILL FUNCTION|LOAD FUNCTION|RESTORE LMOVE RPOPLPUSH`,
	],
	['T[]', 'GEOHASH'],
	['T[] | null', 'ACL|GETUSER'],
	['T[][] | null', 'VLINKS'],
	['(T | number)[]', 'ARINFO'],
	["'BUMPED' | 'STILL'", 'CLUSTER|BUMPEPOCH'],
	[
		slots,
		`CLUSTER|ADDSLOTS CLUSTER|ADDSLOTSRANGE CLUSTER|DELSLOTS CLUSTER|DELSLOTSRANGE CLUSTER|FLUSHSLOTS CLUSTER|SLOTS
		CLUSTER|SYNCSLOTS`,
	],
	['number | null', 'ARNEXT'],
	[
		'unknown[]',
		`BITFIELD_RO CLUSTER|LINKS FUNCTION|LIST LATENCY|HELP LATENCY|HISTORY LATENCY|LATEST MEMORY|HELP PUBSUB|CHANNELS PUBSUB|HELP
		PUBSUB|NUMPAT PUBSUB|NUMSUB PUBSUB|SHARDCHANNELS PUBSUB|SHARDNUMSUB`,
	],
	['T[]', 'Record<string, T>', 'CONFIG|GET'],
	['T[] | null', 'number[] | null', 'VEMB'],
	['(T | number)[] | null', 'Record<string, T | number> | null', 'VINFO'],
	['[value: number, increment: number] | [value: T, increment: T]', '[value: number, increment: number]', 'INCREX'],
];

/** The reply of a command, by its name. */
export const typed: ReadonlyMap<string, Typed> = new Map(
	lists.flatMap((list) => {
		const [reply, names] = list.length === 2 ? [[list[0]] as const, list[1]] : [[list[0], list[1]] as const, list[2]];
		return names
			.trim()
			.split(/\s+/)
			.map((name) => [name, reply] as const);
	}),
);
