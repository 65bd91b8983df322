/** Opens a byte stream to a server. No RESP here. */
import * as dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import * as net from 'node:net';
import type { Duplex } from 'node:stream';
import * as tls from 'node:tls';
import { closedBy } from './dial-errors.ts';
import type { ConnectionSettings } from './settings.ts';

/** What a transport tells. */
export interface TransportListener {
	/** The peer was reached: of TLS, before its own handshake. */
	reached(): void;
	readonly received: (chunk: Buffer) => void;
	/** The stream took what it had refused. */
	drained(): void;
	/** It is over, and why. May come more than once, with what follows from the first. */
	ended(cause: Error): void;
	/** The stream has emitted `close`. */
	gone(): void;
}

export interface Transport {
	readonly stream: Duplex;
	listen(listener: TransportListener): void;
	/** Calls back once when bytes may be written: at once where the stream is open already. Errors come as the stream's own event. */
	whenOpen(callback: () => void): void;
	/** Whether a pending read keeps the process alive. */
	hold(held: boolean): void;
}

/** Remembers a TLS session per endpoint, so that a new dial resumes it in one round trip less. */
export interface TlsMemory {
	session: Buffer | undefined;
}

/** A server that speaks TLS answers sooner than this. Milliseconds. */
const TLS_SILENCE = 2000;

export function openTransport(settings: ConnectionSettings, memory: TlsMemory): Transport {
	if (settings.connect !== undefined) return wrap(checked(settings.connect(settings.address)), 'connect');
	const target = settings.address.path === undefined ? tcpTarget(settings) : { path: settings.address.path };
	if (settings.tls === undefined) return wrap(net.connect(target), 'connect');
	const host = settings.address.host;
	const socket = tls.connect({
		...target,
		// An IP address is no server name; node refuses it.
		...(settings.address.path === undefined && net.isIP(host) === 0 ? { servername: host } : {}),
		...(memory.session === undefined ? {} : { session: memory.session }),
		...settings.tls,
	});
	socket.on('session', (session: Buffer) => {
		memory.session = session;
	});
	expectAnswer(socket);
	return wrap(socket, 'secureConnect');
}

/** A plain Redis port does not answer the first words of TLS: it waits for the rest of what it takes for a command. */
function expectAnswer(socket: tls.TLSSocket): void {
	socket.once('connect', () => {
		const message = `connected, but nobody answers the TLS handshake within ${TLS_SILENCE} ms: is it a port without TLS?`;
		const timer = setTimeout(() => socket.destroy(new Error(message)), TLS_SILENCE).unref();
		socket.once('secureConnect', () => clearTimeout(timer));
		socket.once('close', () => clearTimeout(timer));
	});
}

function tcpTarget(settings: ConnectionSettings): net.TcpNetConnectOpts {
	const { host, port } = settings.address;
	return {
		host,
		port,
		noDelay: settings.noDelay,
		keepAlive: settings.keepAlive > 0,
		keepAliveInitialDelay: settings.keepAlive,
		// Every address is tried, those of one family too: node does so only where it is not told the family.
		autoSelectFamily: true,
		...(settings.family === 0 && settings.lookup === undefined ? {} : { lookup: lookupOf(settings) }),
		...(settings.localAddress === undefined ? {} : { localAddress: settings.localAddress }),
	};
}

/** The addresses of one family, or of both, asked for on each dial. */
function lookupOf({ family, lookup = dns.lookup as LookupFunction }: ConnectionSettings): LookupFunction {
	return (host, options, done) => lookup(host, { ...options, ...(family === 0 ? {} : { family }) }, done);
}

/** @throws TypeError for what is no stream: an async function is the natural mistake */
function checked(given: unknown): Duplex {
	const { on, write, destroy, then } = Object(given) as Record<string, unknown>;
	if ([on, write, destroy].every((method) => typeof method === 'function')) return given as Duplex;
	// Its own failure, if it is a promise, is nobody's any more.
	if (typeof then === 'function') Promise.resolve(given).catch(() => {});
	throw new TypeError('Option connect must return a Duplex stream, at once: one that is still connecting will do');
}

function wrap(stream: Duplex, openEvent: 'connect' | 'secureConnect'): Transport {
	// A given Duplex need not be a socket: `connecting` and `ref` are looked for, not assumed.
	const socket = stream as Duplex & { connecting?: boolean; ref?: () => unknown; unref?: () => unknown };
	const opening = openEvent === 'secureConnect' || socket.connecting === true;
	return {
		stream,
		listen(listener) {
			stream.once('connect', () => listener.reached());
			stream.on('data', listener.received);
			// Stays for ever: an error of a socket that we have given up must not end the process.
			stream.on('error', (error: Error) => listener.ended(error));
			stream.on('end', () => listener.ended(closedBy('The server closed the connection')));
			stream.on('drain', () => listener.drained());
			stream.on('close', () => {
				listener.ended(closedBy('The socket was closed'));
				listener.gone();
			});
		},
		whenOpen(callback) {
			if (opening) stream.once(openEvent, callback);
			else process.nextTick(callback);
		},
		hold(held) {
			if (held) socket.ref?.();
			else socket.unref?.();
		},
	};
}
