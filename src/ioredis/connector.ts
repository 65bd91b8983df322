/** Where sockets come from. `redis.connector` is one of these. */
import * as net from 'node:net';
import * as tls from 'node:tls';
import { AbstractConnector, type ErrorEmitter, type NetStream } from './abstract-connector.ts';
import { connectionClosed, NotInThisReleaseError } from './errors.ts';
import type { ResolvedOptions } from './options.ts';

/** One server at an address. */
export class StandaloneConnector extends AbstractConnector {
	readonly #options: ResolvedOptions;

	constructor(options: ResolvedOptions) {
		super(options.disconnectTimeout);
		this.#options = options;
	}

	connect(_emitter: ErrorEmitter): Promise<NetStream> {
		this.connecting = true;
		return new Promise((resolve, reject) => {
			process.nextTick(() => {
				if (!this.connecting) return reject(connectionClosed());
				try {
					this.stream = open(this.#options);
				} catch (error) {
					return reject(error);
				}
				this.stream.once('error', (error: Error) => {
					this.firstError = error;
				});
				resolve(this.stream);
			});
		});
	}
}

function open(options: ResolvedOptions): NetStream {
	const { path, host, port, family } = options;
	const place = typeof path === 'string' && path !== '' ? { path } : { host, port, ...(family ? { family } : {}) };
	if (!options.tls) return net.connect(place as net.NetConnectOpts);
	const given = typeof options.tls === 'object' ? options.tls : {};
	return tls.connect({ ...place, ...given });
}

/** Sentinel comes in a later release: there for `instanceof` and types. */
export class SentinelConnector extends AbstractConnector {
	constructor(_options?: unknown) {
		super(0);
		throw new NotInThisReleaseError('SentinelConnector');
	}

	connect(): Promise<NetStream> {
		return Promise.reject(new NotInThisReleaseError('SentinelConnector'));
	}
}

/** Sentinel comes in a later release: there for `instanceof` and types. */
export class SentinelIterator {
	constructor(_list?: unknown) {
		throw new NotInThisReleaseError('SentinelIterator');
	}
}
