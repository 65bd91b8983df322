/** The table of checks: what each option must be, and how its error says so. */
import type { ClientOptions, PoolOptions } from './options.ts';
import { isRetryPolicy } from './view.ts';

/** Whether a value will do. */
type Check = (value: unknown) => boolean;
type OptionCheck = readonly [check: Check, expected: string];

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
export const checks: { readonly [K in keyof Required<ClientOptions>]: OptionCheck } = {
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

const count: OptionCheck = [whole(0, 2 ** 31 - 1), 'a whole number from 0'];
const atLeastOne: OptionCheck = [whole(1, 2 ** 31 - 1), 'a whole number from 1'];
const duration: OptionCheck = [milliseconds(0), 'milliseconds from 0'];

/** The same of the option `pool`. */
export const poolChecks: { readonly [K in keyof Required<PoolOptions>]: OptionCheck } = {
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
