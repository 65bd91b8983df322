/** What a user may say, and what it comes to: one table of defaults, one `resolve`, and no optional field below it. */
import type { LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Address, ConnectionSettings, Credentials, TlsOptions } from '../connection/index.ts';
import type { SharedLaneSettings } from '../pool/index.ts';
import { type ParsedUrl, parseUrl } from './url.ts';

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
	/** Commands that may wait while there is no connection. @default 10000 */
	maxQueue?: number;
	/** Bytes of arguments that may wait while there is no connection. @default 16 MiB */
	maxQueueBytes?: number;
	/** Commands without a reply while connected, before more are refused. @default 1000000 */
	maxInFlight?: number;
	/** Bytes of arguments that may wait for a congested socket. @default 64 MiB */
	maxPendingBytes?: number;
}

/** Complete and validated. */
export interface ClientSettings {
	readonly connection: ConnectionSettings;
	readonly lane: SharedLaneSettings;
	readonly keyPrefix: string;
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
	maxQueue: 10_000,
	maxQueueBytes: 16 * 1024 * 1024,
	maxInFlight: 1_000_000,
	maxPendingBytes: 64 * 1024 * 1024,
} as const satisfies ClientOptions;

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
	maxQueue: [whole(0, 2 ** 31 - 1), 'a whole number from 0'],
	maxQueueBytes: [whole(0, Number.MAX_SAFE_INTEGER), 'bytes from 0'],
	maxInFlight: [whole(1, 2 ** 31 - 1), 'a whole number from 1'],
	maxPendingBytes: [whole(0, Number.MAX_SAFE_INTEGER), 'bytes from 0'],
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
		},
		lane: {
			maxQueue: all.maxQueue,
			maxQueueBytes: all.maxQueueBytes,
			maxInFlight: all.maxInFlight,
			maxPendingBytes: all.maxPendingBytes,
		},
		keyPrefix: all.keyPrefix,
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
