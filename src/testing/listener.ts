/** A TCP listener on 127.0.0.1 that can stop listening and come back on the same port. */
import { createServer, type Server, type Socket } from 'node:net';

/** Shared by the scripted server and the proxy. */
export class Listener {
	#server: Server | undefined = undefined;
	#onSocket: (socket: Socket) => void = () => {};
	#port = 0;

	/** The port of the first {@link listen}, 0 before. */
	get port(): number {
		return this.#port;
	}

	/** Starts listening; port 0 picks a free one. Sockets are half-open and get a listener for errors from whoever takes them. */
	async listen(onSocket: (socket: Socket) => void, port: number): Promise<void> {
		this.#onSocket = onSocket;
		this.#server = await open(onSocket, port);
		const address = this.#server.address();
		if (typeof address === 'object' && address !== null) this.#port = address.port;
	}

	/** Listens again after {@link close}; nothing when it does already. */
	async reopen(): Promise<void> {
		this.#server ??= await open(this.#onSocket, this.#port);
	}

	/** Stops listening. Accepted sockets live on. Resolves when new connections are refused. */
	async close(): Promise<void> {
		const server = this.#server;
		this.#server = undefined;
		// The callback of close() waits for accepted sockets, the listening handle is closed at once.
		server?.close();
	}
}

function open(onSocket: (socket: Socket) => void, port: number): Promise<Server> {
	return new Promise((resolve, reject) => {
		const server = createServer({ allowHalfOpen: true }, onSocket);
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			server.off('error', reject);
			resolve(server);
		});
	});
}
