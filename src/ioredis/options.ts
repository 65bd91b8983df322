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
export type ReconnectOnError = (error: Error) => boolean | 0 | 1 | 2;

export interface CommonRedisOptions {
	/** Milliseconds a command may take, from the call on; `Error("Command timed out")`. Default: no limit. */
	commandTimeout?: number;
	/** Milliseconds after which a blocking command that blocks for ever resolves with `null`. Default: off. */
	blockingTimeout?: number;
	/** Milliseconds that a blocking command gets beyond its own timeout, where `blockingTimeout` is on. Default 100. */
	blockingTimeoutGrace?: number;
	/** Milliseconds without data, while replies are owed, until the socket is destroyed. Default: off. */
	socketTimeout?: number;
	/** Milliseconds of silence before the kernel probes the peer. Default 30000. */
	keepAlive?: number;
	/** Default `true`. */
	noDelay?: boolean;
	/** CLIENT SETNAME. Default `null`. */
	connectionName?: string | null;
	/** No CLIENT SETINFO. Default `false`. */
	disableClientInfo?: boolean;
	/** Put in brackets behind the library's name in CLIENT LIST. */
	clientInfoTag?: string | undefined;
	username?: string | null;
	password?: string | null;
	/** Database. Default 0. */
	db?: number;
	/** Subscribes again after a reconnect. Default `true`. */
	autoResubscribe?: boolean;
	/**
	 * Commands whose replies were lost are sent again after a reconnect. Default `true`, as in ioredis: an INCR may then run twice. `'safe'`
	 * sends again only what was never written and what may run twice without harm (reads, unconditional writes); the others reject with `AbortError`.
	 */
	autoResendUnfulfilledCommands?: boolean | 'safe';
	reconnectOnError?: ReconnectOnError | null;
	/** Sends READONLY. Default `false`. */
	readOnly?: boolean;
	/** Integers and doubles as text. Default `false`. */
	stringNumbers?: boolean;
	/** Milliseconds for the socket to open. Default 10000. */
	connectTimeout?: number;
	/** Every how many reconnects waiting commands are rejected; `null` for never. Default 20. */
	maxRetriesPerRequest?: number | null;
	/** Longest wait, in milliseconds, for a server that loads its data. Default 10000. */
	maxLoadingRetryTime?: number;
	/** Accepted: the commands of one turn always leave in one write. */
	enableAutoPipelining?: boolean;
	autoPipeliningIgnoredCommands?: string[];
	/** Commands wait while there is no connection. Default `true`. */
	enableOfflineQueue?: boolean;
	/** Waits until the server has loaded its data. Default `true`. */
	enableReadyCheck?: boolean;
	/** Connects with the first command. Default `false`. */
	lazyConnect?: boolean;
	/** Default: `2 ** (times - 1) * 50` up to 5000, and up to 199 at random. */
	retryStrategy?: RetryStrategy | null;
	scripts?: Record<string, ScriptDefinition>;
	keyPrefix?: string | Buffer;
	showFriendlyErrorStack?: boolean;
	/** Default 3; a server that speaks RESP2 only gets RESP2. */
	protocol?: 2 | 3;
	/** Default `"legacy"`. */
	replyMapping?: ReplyMapping;
	/** Only of the connection that `monitor()` makes. */
	monitor?: boolean;
	/** Accepted and not used: HIMPORT is sent as it is called. */
	himportFieldsets?: readonly HimportFieldset[] | undefined;
	/** Accepted and not used, as in ioredis. */
	offlineQueue?: boolean;
	commandQueue?: boolean;
	/** Blocking commands get connections of their own, so that nothing waits behind them. Default `true`. Not in ioredis. */
	dedicatedBlocking?: boolean;
	/** Most connections for blocking commands at a time; more of them wait. Default 256. Not in ioredis. */
	maxBlocking?: number;
}

/** For types. */
export interface HimportFieldset {
	readonly name: string;
	readonly fields: readonly string[];
}

export interface StandaloneConnectionOptions {
	/** Milliseconds that a socket gets to close in peace. Default 2000. */
	disconnectTimeout?: number;
	/** Default 6379. */
	port?: number;
	/** Default `"localhost"`. */
	host?: string;
	/** 4, 6, or 0 for either. Default 0. */
	family?: number;
	/** A unix socket; wins over host and port. */
	path?: string;
	/** What `tls.connect` takes; `true` for TLS as it comes. */
	tls?: ConnectionOptions | boolean;
}

/** For types: Sentinel comes in a later release. */
export interface SentinelAddress {
	host?: string;
	port?: number;
	family?: number;
}

/** For types: Sentinel comes in a later release. */
export interface SentinelConnectionOptions {
	sentinels?: Array<Partial<SentinelAddress>> | null;
	name?: string | null;
	role?: 'master' | 'slave';
	sentinelUsername?: string;
	sentinelPassword?: string;
	sentinelTLS?: ConnectionOptions;
	sentinelRetryStrategy?: RetryStrategy;
	sentinelReconnectStrategy?: RetryStrategy;
	sentinelCommandTimeout?: number;
	sentinelMaxConnections?: number;
	enableTLSForSentinelMode?: boolean;
	updateSentinels?: boolean;
	natMap?: unknown;
	preferredSlaves?: unknown;
	failoverDetector?: boolean;
}

export interface RedisOptions extends CommonRedisOptions, StandaloneConnectionOptions, SentinelConnectionOptions {
	/** Makes the sockets. Blocking commands then go over the one connection. */
	Connector?: new (
		options: RedisOptions,
	) => AbstractConnector;
}

/** `redis.options`: the merged options, mutable. */
export type ResolvedOptions = RedisOptions &
	Required<
		Pick<
			RedisOptions,
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
			| 'blockingTimeoutGrace'
		>
	>;

export const defaultOptions: ResolvedOptions = {
	port: 6379,
	host: 'localhost',
	family: 0,
	connectTimeout: 10000,
	disconnectTimeout: 2000,
	retryStrategy: (times) => Math.min(2 ** (times - 1) * 50, 5000) + Math.floor(Math.random() * 200),
	keepAlive: 30000,
	noDelay: true,
	connectionName: null,
	disableClientInfo: false,
	clientInfoTag: undefined,
	sentinels: null,
	name: null,
	role: 'master',
	sentinelRetryStrategy: (times) => Math.min(times * 10, 1000),
	sentinelReconnectStrategy: () => 60000,
	natMap: null,
	enableTLSForSentinelMode: false,
	updateSentinels: true,
	failoverDetector: false,
	username: null,
	password: null,
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
