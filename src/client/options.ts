/** What a user may say. What each of them must be stands in `option-checks.ts`, what they come to in `settings.ts`. */
import type { LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Address, Credentials, TlsOptions } from '../connection/index.ts';
import type { RetryPolicy } from './view.ts';

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
