/** What options come to: one table of defaults, one `resolve`, and no optional field below it. */
import { type ConnectionSettings, type Credentials, defaultPacing, type Pacing } from '../connection/index.ts';
import type { LaneSettings, SharedLaneSettings, SubscriberSettings } from '../pool/index.ts';
import { checks, poolChecks } from './option-checks.ts';
import type { ClientOptions, PoolOptions } from './options.ts';
import { type ParsedUrl, parseUrl } from './url.ts';
import type { RetryPolicy } from './view.ts';

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
	const pool = resolvePool(options.pool ?? {}, all.probeTimeout);
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

function resolvePool(given: PoolOptions, probeTimeout: number): PoolSettings {
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
		subscriber: { idleTimeout: common.idleTimeout, probeTimeout },
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
