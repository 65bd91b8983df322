/** What makes sockets: extend it and pass the class as option `Connector` to make them in another way. */
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** Told of errors on the way to a socket. */
export type ErrorEmitter = (type: string, error: Error) => void;

/** A socket, possibly still connecting. */
export type NetStream = Socket | TLSSocket;

/** `redis.connector` is one of these. */
export abstract class AbstractConnector {
	firstError: Error | undefined = undefined;
	protected connecting = false;
	protected stream: NetStream | null = null;
	readonly #disconnectTimeout: number;

	constructor(disconnectTimeout: number) {
		this.#disconnectTimeout = disconnectTimeout;
	}

	/** Whether the server that answered INFO so is the right one. */
	check(_info: unknown): boolean {
		return true;
	}

	/** Ends the socket; destroys it when it does not close in time. */
	disconnect(): void {
		this.connecting = false;
		const { stream } = this;
		if (stream === null || stream === undefined) return;
		const timer = setTimeout(() => stream.destroy(), this.#disconnectTimeout);
		stream.once('close', () => clearTimeout(timer));
		stream.end();
	}

	abstract connect(emitter: ErrorEmitter): Promise<NetStream>;
}
