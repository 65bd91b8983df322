/** What a user may say, and what it comes to: one table of defaults, one `resolve`, and no optional field below it. */
import type { LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';
import {
	type Address,
	type ConnectionSettings,
	type Credentials,
	defaultPacing,
	type Pacing,
	type TlsOptions,
} from '../connection/index.ts';
import type { LaneSettings, SharedLaneSettings, SubscriberSettings } from '../pool/index.ts';
import { type ParsedUrl, parseUrl } from './url.ts';
import { isRetryPolicy, type RetryPolicy } from './view.ts';

/** Options of {@link createClient}. Times are milliseconds. */
export interface ClientOptions {
	/** Connection string; other options win over what it says. */
	url?: string;
	/** @default 'localhost' */
	host?: string;
	/** @default 6379 */
	port?: number;
	/** Unix socket; wins over host and port. */
	path?: string;
	/** @default the server's default user */
	username?: string;
	password?: string;
	/** Asked on each dial, in place of username and password. */
	credentials?: () => Promise<Credentials> | Credentials;
	/** Database index. @default 0 */
	database?: number;
	/** Name of the connection in CLIENT LIST: printable ASCII without spaces. */
	name?: string;
	/** Put before every key that is sent; replies keep it. */
	keyPrefix?: string;
	/** TLS with node's own defaults (`true`), or options for `tls.connect`. */
	tls?: boolean | TlsOptions;
	/** @default 0 (both) */
	family?: 0 | 4 | 6;
	lookup?: LookupFunction;
	localAddress?: string;
	/** @default true */
	noDelay?: boolean;
	/** Silence before the kernel probes the peer; 0 is off. @default 20000 */
	keepAlive?: number;
	/** Replaces the transport: tunnels, other runtimes. */
	connect?: (address: Address) => Duplex;
	/** `auto` asks for RESP3 and takes RESP2 where the server has no RESP3. @default 'auto' */
	protocol?: 'auto' | 2 | 3;
	/** DNS, TCP, TLS and handshake together. @default 5000 */
	connectTimeout?: number;
	/**
	 * How long a command may stay unwritten, waiting for a connection or for room. Then it rejects, with the last dial error as cause.
	 * `'fail-fast'`: where there is no connection it fails at once. @default 5000
	 */
	maxWait?: number | 'fail-fast';
	/** From the call to the reply, for everything that does not block by its own words; the error names the phase. @default none */
	commandTimeout?: number;
	/**
	 * Silence while a reply is due, after which a second connection finds out whether the peer is gone (the first one is given up) or only
	 * slow (it is waited for). @default 10000
	 */
	responseTimeout?: number;
	/** Silence after which a connection is given up whatever else is known. @default 60000 */
	stallTimeout?: number;
	/** Silence, or a jump of the clock, after which the shared connection is not trusted with a write before it has said something. @default 30000 */
	staleAfter?: number;
	/** How long it has for that before another one is dialled beside it. @default 300 */
	probeTimeout?: number;
	/**
	 * Milliseconds before dial number `attempt` after a failure, or `false`: then everything that waits is rejected, and the next command
	 * dials. @default within 0–250 at first, then full jitter from 500 doubling to 5000
	 */
	reconnect?: (attempt: number, cause: Error) => number | false;
	/** @default 'reads' */
	retry?: RetryPolicy;
	/** Commands that may wait while there is no connection. @default 10000 */
	maxQueue?: number;
	/** Bytes of arguments that may wait while there is no connection. @default 16 MiB */
	maxQueueBytes?: number;
	/** Commands without a reply while connected, before more are refused. @default 1000000 */
	maxInFlight?: number;
	/** Bytes of arguments that may wait for a congested socket. @default 64 MiB */
	maxPendingBytes?: number;
	/** Dedicated connections. */
	pool?: PoolOptions;
	/** Gets the reply of a blocking command that came when its caller had gone, so that nothing is lost. */
	onOrphan?: (reply: unknown, command: { readonly name: string; readonly args: readonly unknown[] }) => void;
}

/** Dedicated connections: leases, WATCH transactions, blocking commands. Times are milliseconds. */
export interface PoolOptions {
	/** Connections for leases that are kept once the first was used. @default 0 */
	min?: number;
	/** Connections for leases and WATCH transactions. @default 10 */
	max?: number;
	/** Connections for blocking commands. @default 64 */
	maxBlocking?: number;
	/** All connections together, the shared one included. @default the sum of the lanes + 4 */
	maxConnections?: number;
	/** Waiters of each lane. @default 1000 */
	maxWaiting?: number;
	/** How long a lease is waited for. A blocking command waits without limit unless it has a signal or timeout. @default 5000 */
	acquireTimeout?: number;
	/** @default 60000 */
	idleTimeout?: number;
	/** Each connection's own is up to a tenth shorter; retirement drains, never kills. @default 3600000 */
	maxLifetime?: number;
	/** A lease held for longer is revoked and its connection destroyed; 0 is off. @default 0 */
	maxLeaseTime?: number;
	/** A connection idle for longer is asked with PING before a lease gets it. @default 1000 */
	validateAfterIdle?: number;
	/** Dials at the same time, of each lane; one after a failure. @default 2 */
	maxConcurrentDials?: number;
	/** A lease held for longer is reported as `leak`, with the stack of its acquire; 0 is off. @default 0 */
	leakThreshold?: number;
	/** `als` tells a lease that waits inside `use()` for another one, by AsyncLocalStorage. @default 'off' */
	deadlockDetection?: 'off' | 'als';
}

/** Complete and validated. */
export interface ClientSettings {
	readonly connection: ConnectionSettings;
	readonly pacing: Pacing;
	readonly retry: RetryPolicy;
	readonly commandTimeout: number | undefined;
	readonly lane: SharedLaneSettings;
	readonly keyPrefix: string;
	readonly pool: PoolSettings;
	readonly onOrphan: ClientOptions['onOrphan'] | undefined;
}

export interface PoolSettings {
	readonly exclusive: LaneSettings;
	readonly blocking: LaneSettings;
	readonly subscriber: SubscriberSettings;
	readonly maxConnections: number;
	readonly deadlockDetection: 'off' | 'als';
}

const defaults = {
	host: 'localhost',
	port: 6379,
	database: 0,
	keyPrefix: '',
	tls: false,
	family: 0,
	noDelay: true,
	keepAlive: 20_000,
	protocol: 'auto',
	connectTimeout: 5000,
	maxWait: 5000,
	responseTimeout: 10_000,
	stallTimeout: 60_000,
	staleAfter: 30_000,
	probeTimeout: 300,
	retry: 'reads',
	maxQueue: 10_000,
	maxQueueBytes: 16 * 1024 * 1024,
	maxInFlight: 1_000_000,
	maxPendingBytes: 64 * 1024 * 1024,
} as const satisfies ClientOptions;

const poolDefaults = {
	min: 0,
	max: 10,
	maxBlocking: 64,
	maxWaiting: 1000,
	acquireTimeout: 5000,
	idleTimeout: 60_000,
	maxLifetime: 3_600_000,
	maxLeaseTime: 0,
	validateAfterIdle: 1000,
	maxConcurrentDials: 2,
	leakThreshold: 0,
	deadlockDetection: 'off',
} as const satisfies PoolOptions;

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const filled: Check = (value) => typeof value === 'string' && value !== '';
const callable: Check = (value) => typeof value === 'function';
const flag: Check = (value) => typeof value === 'boolean';
const oneOf =
	(...values: unknown[]): Check =>
	(value) =>
		values.includes(value);
const whole =
	(min: number, max: number): Check =>
	(value) =>
		Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
/** Node's timers hold no more than this. */
const milliseconds = (min: number): Check => whole(min, 2 ** 31 - 1);

/** What each option must be, in the words of its error. */
const checks: { readonly [K in keyof Required<ClientOptions>]: readonly [check: Check, expected: string] } = {
	url: [filled, 'a connection URL'],
	host: [filled, 'a host name or address'],
	port: [whole(1, 65_535), 'a whole number from 1 to 65535'],
	path: [filled, 'the path of a unix socket'],
	username: [text, 'a string'],
	password: [text, 'a string'],
	credentials: [callable, 'a function'],
	database: [whole(0, 2 ** 31 - 1), 'a whole number from 0'],
	name: [(value) => typeof value === 'string' && /^[!-~]+$/.test(value), 'printable ASCII without spaces'],
	keyPrefix: [text, 'a string'],
	tls: [
		(value) => typeof value === 'boolean' || (typeof value === 'object' && value !== null),
		'a boolean or TLS options',
	],
	family: [oneOf(0, 4, 6), '0, 4 or 6'],
	lookup: [callable, 'a function'],
	localAddress: [filled, 'an address'],
	noDelay: [flag, 'a boolean'],
	keepAlive: [milliseconds(0), 'milliseconds from 0'],
	connect: [callable, 'a function'],
	protocol: [oneOf('auto', 2, 3), "'auto', 2 or 3"],
	connectTimeout: [milliseconds(1), 'milliseconds from 1'],
	maxWait: [
		(value) => value === 'fail-fast' || value === Number.POSITIVE_INFINITY || milliseconds(1)(value),
		"milliseconds from 1, Infinity or 'fail-fast'",
	],
	commandTimeout: [milliseconds(1), 'milliseconds from 1'],
	responseTimeout: [milliseconds(1), 'milliseconds from 1'],
	stallTimeout: [milliseconds(1), 'milliseconds from 1'],
	staleAfter: [milliseconds(1), 'milliseconds from 1'],
	probeTimeout: [milliseconds(1), 'milliseconds from 1'],
	reconnect: [callable, 'a function'],
	retry: [isRetryPolicy, "'reads', 'idempotent', 'never' or a function"],
	maxQueue: [whole(0, 2 ** 31 - 1), 'a whole number from 0'],
	maxQueueBytes: [whole(0, Number.MAX_SAFE_INTEGER), 'bytes from 0'],
	maxInFlight: [whole(1, 2 ** 31 - 1), 'a whole number from 1'],
	maxPendingBytes: [whole(0, Number.MAX_SAFE_INTEGER), 'bytes from 0'],
	pool: [(value) => typeof value === 'object' && value !== null, 'an object'],
	onOrphan: [callable, 'a function'],
};

const count: readonly [Check, string] = [whole(0, 2 ** 31 - 1), 'a whole number from 0'];
const atLeastOne: readonly [Check, string] = [whole(1, 2 ** 31 - 1), 'a whole number from 1'];
const duration: readonly [Check, string] = [milliseconds(0), 'milliseconds from 0'];

const poolChecks: { readonly [K in keyof Required<PoolOptions>]: readonly [check: Check, expected: string] } = {
	min: count,
	max: atLeastOne,
	maxBlocking: atLeastOne,
	maxConnections: [whole(2, 2 ** 31 - 1), 'a whole number from 2'],
	maxWaiting: count,
	acquireTimeout: duration,
	idleTimeout: duration,
	maxLifetime: duration,
	maxLeaseTime: duration,
	validateAfterIdle: duration,
	maxConcurrentDials: atLeastOne,
	leakThreshold: duration,
	deadlockDetection: [oneOf('off', 'als'), "'off' or 'als'"],
};

/**
 * Completes and validates options.
 *
 * @throws TypeError naming the option; values are not repeated, for they may be secrets.
 */
export function resolveOptions(given: ClientOptions): ClientSettings {
	const fromUrl = given.url === undefined ? {} : optionsOf(given.url);
	const options: ClientOptions = { ...fromUrl };
	for (const [key, value] of Object.entries(given)) {
		if (!Object.hasOwn(checks, key)) throw new TypeError(`Unknown option ${key}`);
		if (value !== undefined) Object.assign(options, { [key]: value });
	}
	for (const [key, value] of Object.entries(options)) {
		const [check, expected] = checks[key as keyof ClientOptions];
		if (!check(value)) throw new TypeError(`Option ${key} must be ${expected}`);
	}
	if (options.credentials !== undefined && (given.username !== undefined || given.password !== undefined)) {
		throw new TypeError('Option credentials stands in place of username and password');
	}
	const all = { ...defaults, ...options };
	const pool = resolvePool(options.pool ?? {});
	return {
		connection: {
			address: { host: all.host, port: all.port, ...(options.path === undefined ? {} : { path: options.path }) },
			connect: options.connect,
			tls: all.tls === true ? {} : all.tls === false ? undefined : all.tls,
			credentials: credentialsOf(options),
			database: all.database,
			name: options.name,
			protocol: all.protocol,
			connectTimeout: all.connectTimeout,
			keepAlive: all.keepAlive,
			noDelay: all.noDelay,
			family: all.family,
			lookup: options.lookup,
			localAddress: options.localAddress,
			responseTimeout: all.responseTimeout,
			stallTimeout: all.stallTimeout,
			staleAfter: all.staleAfter,
		},
		pacing: { ...defaultPacing, policy: options.reconnect },
		retry: all.retry,
		commandTimeout: options.commandTimeout,
		lane: {
			maxWait: all.maxWait === 'fail-fast' ? 0 : all.maxWait,
			staleAfter: all.staleAfter,
			probeTimeout: all.probeTimeout,
			maxLifetime: pool.exclusive.maxLifetime,
			maxQueue: all.maxQueue,
			maxQueueBytes: all.maxQueueBytes,
			maxInFlight: all.maxInFlight,
			maxPendingBytes: all.maxPendingBytes,
		},
		keyPrefix: all.keyPrefix,
		pool,
		onOrphan: options.onOrphan,
	};
}

function resolvePool(given: PoolOptions): PoolSettings {
	const options: PoolOptions = {};
	for (const [key, value] of Object.entries(given)) {
		if (!Object.hasOwn(poolChecks, key)) throw new TypeError(`Unknown option pool.${key}`);
		const [check, expected] = poolChecks[key as keyof PoolOptions];
		if (value !== undefined && !check(value)) throw new TypeError(`Option pool.${key} must be ${expected}`);
		if (value !== undefined) Object.assign(options, { [key]: value });
	}
	const { max, min, maxBlocking, deadlockDetection, ...common } = { ...poolDefaults, ...options };
	if (min > max) throw new TypeError('Option pool.min must not be more than pool.max');
	return {
		// A blocked connection is no leak, and what it waits for has no bound of ours.
		exclusive: { ...common, min, max },
		blocking: {
			...common,
			min: 0,
			max: maxBlocking,
			maxLeaseTime: 0,
			leakThreshold: 0,
			validateAfterIdle: Number.POSITIVE_INFINITY,
		},
		subscriber: { idleTimeout: common.idleTimeout },
		maxConnections: options.maxConnections ?? max + maxBlocking + 4,
		deadlockDetection,
	};
}

function credentialsOf(options: ClientOptions): (() => Promise<Credentials> | Credentials) | undefined {
	if (options.credentials !== undefined) return options.credentials;
	const { username, password } = options;
	if (password === undefined) {
		if (username !== undefined) throw new TypeError('Option username needs a password');
		return undefined;
	}
	return () => ({ username, password });
}

function optionsOf(url: string): ClientOptions {
	if (typeof url !== 'string') throw new TypeError('Option url must be a connection URL');
	const { options: extra, ...address }: ParsedUrl = parseUrl(url);
	const options: ClientOptions = { ...address };
	for (const [key, value] of Object.entries(extra)) {
		if (Object.hasOwn(checks, key) && key !== 'url') Object.assign(options, { [key]: value });
		else process.emitWarning(`The connection URL has a parameter that respool does not know: ${key}`, 'RespoolWarning');
	}
	return options;
}
