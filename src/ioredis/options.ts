/** Options of `new Redis(...)`: names, defaults and merging as in ioredis 6, and the few that are ours. */
import type { ConnectionOptions } from 'node:tls';
import type { AbstractConnector } from './abstract-connector.ts';
import { NotInThisReleaseError } from './errors.ts';
import { parseURL } from './parse-url.ts';
import type { ScriptDefinition } from './script-definition.ts';

/** How replies look: as under RESP2, or with the types of RESP3. */
export type ReplyMapping = 'legacy' | 'resp3';

/** A function that is told the number of the attempt, from 1, and gives the delay in milliseconds; anything else than a number ends it. */
// biome-ignore lint/suspicious/noConfusingVoidType: ioredis's users write functions that return nothing
export type RetryStrategy = (times: number) => number | undefined | null | void;

/** `1` and `true` reconnect and reject, `2` reconnects and sends the command again. */
export type ReconnectOnError = (error: Error) => boolean | 1 | 2;

/** Addresses that nodes tell, by what reaches them. */
export type NatMap =
	| Record<string, { host: string; port: number }>
	| ((key: string) => { host: string; port: number } | null);

export interface CommonRedisOptions {
	/** Makes the sockets. Blocking commands then go over the one connection. */
	Connector?: (new (options: unknown) => AbstractConnector) | undefined;
	/** Milliseconds a command may take, from the call on; `Error("Command timed out")`. Default: no limit. */
	commandTimeout?: number | undefined;
	/** Milliseconds after which a blocking command that blocks for ever resolves with `null`. Default: off. */
	blockingTimeout?: number | undefined;
	/** Milliseconds that a blocking command gets beyond its own timeout, where `blockingTimeout` is on. Default 100. */
	blockingTimeoutGrace?: number | undefined;
	/** Milliseconds without data, while replies are owed, until the socket is destroyed. Default: off. */
	socketTimeout?: number | undefined;
	/** Milliseconds of silence before the kernel probes the peer. Default 30000. */
	keepAlive?: number | undefined;
	/** Default `true`. */
	noDelay?: boolean | undefined;
	/** CLIENT SETNAME. Default `null`. */
	connectionName?: string | undefined;
	/** No CLIENT SETINFO. Default `false`. */
	disableClientInfo?: boolean | undefined;
	/** Put in brackets behind the library's name in CLIENT LIST. */
	clientInfoTag?: string | undefined;
	username?: string | undefined;
	password?: string | undefined;
	/** Database. Default 0. */
	db?: number | undefined;
	/** Subscribes again after a reconnect. Default `true`. */
	autoResubscribe?: boolean | undefined;
	/**
	 * Commands whose replies were lost are sent again after a reconnect. Default `true`, as in ioredis: an INCR may then run twice. `'safe'`
	 * sends again only what was never written and what may run twice without harm (reads, unconditional writes); the others reject with `AbortError`.
	 */
	autoResendUnfulfilledCommands?: boolean | 'safe' | undefined;
	reconnectOnError?: ReconnectOnError | null | undefined;
	/** Sends READONLY. Default `false`. */
	readOnly?: boolean | undefined;
	/** Integers and doubles as text. Default `false`. */
	stringNumbers?: boolean | undefined;
	/** Milliseconds for the socket to open. Default 10000. */
	connectTimeout?: number | undefined;
	/** Every how many reconnects waiting commands are rejected; `null` for never. Default 20. */
	maxRetriesPerRequest?: number | null | undefined;
	/** Longest wait, in milliseconds, for a server that loads its data. Default 10000. */
	maxLoadingRetryTime?: number | undefined;
	/** Accepted: the commands of one turn always leave in one write. */
	enableAutoPipelining?: boolean | undefined;
	autoPipeliningIgnoredCommands?: string[] | undefined;
	/** Commands wait while there is no connection. Default `true`. */
	enableOfflineQueue?: boolean | undefined;
	/** Waits until the server has loaded its data. Default `true`. */
	enableReadyCheck?: boolean | undefined;
	/** Connects with the first command. Default `false`. */
	lazyConnect?: boolean | undefined;
	/** Default: `2 ** (times - 1) * 50` up to 5000, and up to 199 at random. */
	retryStrategy?: RetryStrategy | null | undefined;
	scripts?: Record<string, ScriptDefinition> | undefined;
	keyPrefix?: string | undefined;
	showFriendlyErrorStack?: boolean | undefined;
	/** Default 3; a server that speaks RESP2 only gets RESP2. */
	protocol?: 2 | 3 | undefined;
	/** Default `"legacy"`. */
	replyMapping?: ReplyMapping | undefined;
	/** Only of the connection that `monitor()` makes. */
	monitor?: boolean | undefined;
	/** Accepted and not used: HIMPORT is sent as it is called. */
	himportFieldsets?: readonly HimportFieldset[] | undefined;
	/** Accepted and not used, as in ioredis. */
	offlineQueue?: boolean | undefined;
	commandQueue?: boolean | undefined;
	/** Blocking commands get connections of their own, so that nothing waits behind them. Default `true`. Not in ioredis. */
	dedicatedBlocking?: boolean | undefined;
	/** Most connections for blocking commands at a time; more of them wait. Default 256. Not in ioredis. */
	maxBlocking?: number | undefined;
}

/** For types. */
export interface HimportFieldset {
	readonly name: string | Buffer;
	readonly fields: readonly (string | Buffer)[];
}

export interface StandaloneConnectionOptions {
	/** Milliseconds that a socket gets to close in peace. Default 2000. */
	disconnectTimeout?: number | undefined;
	/** Default 6379. */
	port?: number | undefined;
	/** Default `"localhost"`. */
	host?: string | undefined;
	/** 4, 6, or 0 for either. Default 0. */
	family?: number | undefined;
	/** A unix socket; wins over host and port. */
	path?: string | undefined;
	/** What `tls.connect` takes. */
	tls?: ConnectionOptions | undefined;
}

/** For types: Sentinel comes in a later release. */
export interface SentinelAddress {
	host: string;
	port: number;
	family?: number;
}

interface SlaveAddress {
	port: string;
	ip: string;
	prio?: number | undefined;
}

interface NamedSlave {
	port: string;
	ip: string;
	flags?: string | undefined;
}

type PreferredSlaves = ((slaves: NamedSlave[]) => NamedSlave | null) | SlaveAddress[] | SlaveAddress;

/** For types: Sentinel comes in a later release. */
export interface SentinelConnectionOptions
	extends Pick<CommonRedisOptions, 'connectTimeout' | 'protocol' | 'replyMapping'>,
		Pick<StandaloneConnectionOptions, 'disconnectTimeout' | 'family' | 'path' | 'tls'> {
	sentinels?: Array<Partial<SentinelAddress>> | undefined;
	name?: string | undefined;
	role?: 'master' | 'slave' | undefined;
	sentinelUsername?: string | undefined;
	sentinelPassword?: string | undefined;
	sentinelTLS?: ConnectionOptions | undefined;
	sentinelRetryStrategy?: RetryStrategy | undefined;
	sentinelReconnectStrategy?: RetryStrategy | undefined;
	sentinelCommandTimeout?: number | undefined;
	sentinelMaxConnections?: number | undefined;
	enableTLSForSentinelMode?: boolean | undefined;
	updateSentinels?: boolean | undefined;
	natMap?: NatMap | undefined;
	preferredSlaves?: PreferredSlaves | undefined;
	failoverDetector?: boolean | undefined;
}

export interface RedisOptions extends CommonRedisOptions, StandaloneConnectionOptions, SentinelConnectionOptions {}

/** `redis.options`: the merged options, mutable. */
export type ResolvedOptions = RedisOptions & { [Key in Always]: NonNullable<RedisOptions[Key]> };

/** Options that have a value whatever is given. */
type Always =
	| 'port'
	| 'host'
	| 'family'
	| 'db'
	| 'connectTimeout'
	| 'disconnectTimeout'
	| 'keepAlive'
	| 'maxLoadingRetryTime'
	| 'protocol'
	| 'replyMapping'
	| 'blockingTimeoutGrace';

/** ioredis has `null` in its defaults where its types know of nothing. */
const none = null as unknown as undefined;

export const defaultOptions: ResolvedOptions = {
	port: 6379,
	host: 'localhost',
	family: 0,
	connectTimeout: 10000,
	disconnectTimeout: 2000,
	retryStrategy: (times) => Math.min(2 ** (times - 1) * 50, 5000) + Math.floor(Math.random() * 200),
	keepAlive: 30000,
	noDelay: true,
	connectionName: none,
	disableClientInfo: false,
	clientInfoTag: undefined,
	sentinels: none,
	name: none,
	role: 'master',
	sentinelRetryStrategy: (times) => Math.min(times * 10, 1000),
	sentinelReconnectStrategy: () => 60000,
	natMap: none,
	enableTLSForSentinelMode: false,
	updateSentinels: true,
	failoverDetector: false,
	username: none,
	password: none,
	db: 0,
	enableOfflineQueue: true,
	enableReadyCheck: true,
	autoResubscribe: true,
	autoResendUnfulfilledCommands: true,
	lazyConnect: false,
	reconnectOnError: null,
	readOnly: false,
	stringNumbers: false,
	keyPrefix: '',
	protocol: 3,
	replyMapping: 'legacy',
	maxRetriesPerRequest: 20,
	maxLoadingRetryTime: 10000,
	enableAutoPipelining: false,
	autoPipeliningIgnoredCommands: [],
	sentinelMaxConnections: 10,
	blockingTimeoutGrace: 100,
	himportFieldsets: undefined,
	dedicatedBlocking: true,
	maxBlocking: 256,
};

/** Fills what is missing: what came first stays. */
function fill(target: Record<string, unknown>, source: object): void {
	for (const [key, value] of Object.entries(source)) if (target[key] === undefined) target[key] = value;
}

/** The options of a call of the constructor. @throws Error for an argument that is none */
export function parseOptions(args: readonly unknown[]): ResolvedOptions {
	const options: Record<string, unknown> = {};
	let tls = false;
	args.forEach((arg, index) => {
		if (arg === null || arg === undefined) return;
		if (typeof arg === 'object') fill(options, arg);
		else if (typeof arg === 'number') fill(options, { port: arg });
		else if (typeof arg === 'string') {
			// Behind a port it can only be a host: an IPv6 address is no URL.
			fill(options, index > 0 && options['port'] !== undefined && !arg.includes('/') ? { host: arg } : parseURL(arg));
			if (/^rediss:/i.test(arg)) tls = true;
		} else throw new Error(`Invalid argument ${String(arg)}`);
	});
	if (tls) fill(options, { tls: true });
	fill(options, defaultOptions);
	for (const key of ['port', 'db']) {
		if (typeof options[key] === 'string') options[key] = Number.parseInt(options[key], 10);
	}
	if (typeof options['host'] === 'string') options['host'] = options['host'].replace(/^\[(.*)\]$/, '$1');
	const resolved = options as unknown as ResolvedOptions;
	check(resolved);
	return resolved;
}

function check({ replyMapping, protocol, sentinels, tls, maxBlocking = 1 }: ResolvedOptions): void {
	if (!Number.isInteger(maxBlocking) || maxBlocking < 1)
		throw new TypeError('maxBlocking must be a whole number from 1');
	if (replyMapping === 'resp3' && protocol !== 3) {
		throw new Error('The "resp3" replyMapping is only supported with protocol 3');
	}
	if (Array.isArray(sentinels)) throw new NotInThisReleaseError('Sentinel (option "sentinels")');
	const profile = typeof tls === 'string' ? tls : (tls as { profile?: unknown } | undefined)?.profile;
	if (profile !== undefined && profile !== 'true') {
		throw new Error('TLS profiles are deprecated in ioredis and not here: pass the certificate authority as tls.ca');
	}
}
