/** What the connection layer is told, complete: defaults and validation live in `client/settings.ts`. */
import type { LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TlsOptions as NodeTlsOptions, SecureContextOptions } from 'node:tls';

/** Where a server is. `path` is a unix socket and wins over host and port. */
export interface Address {
	readonly host: string;
	readonly port: number;
	readonly path?: string;
}

/** Who we are to the server. Without `username` the default user is meant. */
export interface Credentials {
	readonly username?: string | undefined;
	readonly password: string;
	/** Milliseconds since 1970: connections made with them are replaced before that. */
	readonly expiresAt?: number | undefined;
}

/** What `tls.connect` takes beside the address. */
export type TlsOptions = SecureContextOptions & {
	servername?: string;
	rejectUnauthorized?: boolean;
	checkServerIdentity?: NonNullable<import('node:tls').ConnectionOptions['checkServerIdentity']>;
	ALPNProtocols?: NodeTlsOptions['ALPNProtocols'];
};

export interface ConnectionSettings {
	readonly address: Address;
	/** Replaces the transport: tunnels, other runtimes. The stream may still be connecting. */
	readonly connect: ((address: Address) => Duplex) | undefined;
	readonly tls: TlsOptions | undefined;
	/** Asked on each dial. */
	readonly credentials: (() => Promise<Credentials> | Credentials) | undefined;
	readonly database: number;
	readonly name: string | undefined;
	readonly protocol: 'auto' | 2 | 3;
	/** Milliseconds for DNS, TCP, TLS and handshake together. */
	readonly connectTimeout: number;
	/** Milliseconds of silence before the kernel probes the peer; 0 is off. */
	readonly keepAlive: number;
	readonly noDelay: boolean;
	readonly family: 0 | 4 | 6;
	readonly lookup: LookupFunction | undefined;
	readonly localAddress: string | undefined;
	/** Milliseconds without a byte while a reply is due, after which the connection is in doubt. */
	readonly responseTimeout: number;
	/** Milliseconds of silence after which it is given up, whatever else is known. */
	readonly stallTimeout: number;
	/** Milliseconds without a byte after which an idle connection is asked whether it lives. */
	readonly staleAfter: number;
	/** For the ioredis facade: no handshake, since its caller owns the session; and an open connection keeps the process alive. Default false. */
	readonly bare?: boolean;
	/** Doubles of RESP3 as the text that the server sent. Default false. */
	readonly doublesAsText?: boolean;
}
