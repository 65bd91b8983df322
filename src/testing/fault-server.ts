/**
 * A server in this process that misbehaves on demand: scripted byte by byte, or answering commands as a function says.
 *
 *   listening ──refuse()──▶ refusing ──accept()──▶ listening
 *       └──stop()──▶ stopped ◀──stop()──┘
 */
import type { Socket } from 'node:net';
import type { ReceivedCommand } from './command-reader.ts';
import { Condition } from './condition.ts';
import { type CommandHandler, FaultConnection, type FaultHost, type WaitOptions } from './fault-connection.ts';
import type { Script } from './fault-script.ts';
import { Listener } from './listener.ts';
import type { Protocol } from './reply-encoder.ts';
import { ClientGoneError } from './testing-errors.ts';

/** Options of {@link FaultServer.start}. */
export interface FaultServerOptions {
	/** What each connection does, or a function that chooses by the connection's index. Default: none, commands are served. */
	readonly script?: Script | ((index: number) => Script | undefined);
	/** Answers commands of connections whose script is over. Default: the handshake is answered, other commands are unknown. */
	readonly onCommand?: CommandHandler;
	/** Protocols that HELLO accepts; `[2]` answers NOPROTO to 3, `[]` does not know HELLO. Default: `[2, 3]`. */
	readonly protocols?: readonly Protocol[];
	/** Milliseconds that waits and expectations last at most. Default: 5000. */
	readonly timeout?: number;
	/** Keep all that is received. Switch off where millions of commands would pile up. Default: true. */
	readonly record?: boolean;
	/** Port of 127.0.0.1. Default: a free one. */
	readonly port?: number;
}

/** A scripted RESP server on 127.0.0.1. */
export class FaultServer implements AsyncDisposable {
	/** Where it listens. */
	readonly host: string = '127.0.0.1';
	/** Every connection that was accepted, in order, closed ones too. */
	readonly connections: FaultConnection[] = [];
	/** Answers commands; may be replaced at any time. */
	onCommand: CommandHandler | undefined;

	readonly #script: FaultServerOptions['script'];
	readonly #options: Required<Pick<FaultServerOptions, 'protocols' | 'timeout' | 'record'>>;
	readonly #listener: Listener;
	readonly #condition: Condition = new Condition();
	readonly #scripts: Array<Promise<void>> = [];
	readonly #failures: Error[] = [];

	private constructor(options: FaultServerOptions, listener: Listener) {
		const { script, onCommand, protocols = [2, 3], timeout = 5000, record = true } = options;
		this.#script = script;
		this.onCommand = onCommand;
		this.#options = { protocols, timeout, record };
		this.#listener = listener;
	}

	/** Starts listening. */
	static async start(options: FaultServerOptions = {}): Promise<FaultServer> {
		const listener = new Listener();
		const server = new FaultServer(options, listener);
		await listener.listen((socket) => server.#accept(socket), options.port ?? 0);
		return server;
	}

	/** The port, the same through {@link refuse} and {@link accept}. */
	get port(): number {
		return this.#listener.port;
	}

	/** `redis://127.0.0.1:port`. */
	get url(): string {
		return `redis://${this.host}:${this.port}`;
	}

	/** Every command of every connection, connection by connection. */
	get commands(): ReceivedCommand[] {
		return this.connections.flatMap((each) => each.commands);
	}

	/** What went wrong in scripts and handlers so far: mismatches and errors, not clients that went away. */
	get failures(): readonly Error[] {
		return this.#failures;
	}

	/** Resolves with the `index`-th connection (from 0) as soon as it is there. */
	connection(
		index: number,
		{ timeout = this.#options.timeout }: Pick<WaitOptions, 'timeout'> = {},
	): Promise<FaultConnection> {
		return this.#condition.until(
			() => this.connections[index],
			timeout,
			() => `connection ${index} did not come, ${this.connections.length} did`,
		);
	}

	/** Resolves with the `count`-th command of that name (any case) received on any connection, the past included. */
	received(name: string, { count = 1, timeout = this.#options.timeout }: WaitOptions = {}): Promise<ReceivedCommand> {
		const wanted = name.toUpperCase();
		return this.#condition.until(
			() => this.commands.filter((each) => each.name === wanted)[count - 1],
			timeout,
			() => `${count} × ${wanted} did not come, but ${this.commands.map((each) => each.name).join(' ') || 'nothing'}`,
		);
	}

	/** Resolves when every script begun so far is over; rejects with the first failure, a client that went away included. */
	async scriptsDone(): Promise<void> {
		await Promise.all(this.#scripts);
	}

	/** Stops listening: new connections are refused, present ones stay. */
	refuse(): Promise<void> {
		return this.#listener.close();
	}

	/** Listens again, on the same port. */
	accept(): Promise<void> {
		return this.#listener.reopen();
	}

	/**
	 * Resets what is open and stops listening.
	 * @throws the failure of a script or handler, an `AggregateError` of several.
	 */
	async stop(): Promise<void> {
		await this.close();
		if (this.#failures.length === 1) throw this.#failures[0];
		if (this.#failures.length > 1) {
			throw new AggregateError(this.#failures, this.#failures.map((each) => each.message).join('\n'));
		}
	}

	/** As {@link stop}, without looking at failures. */
	async close(): Promise<void> {
		await this.#listener.close();
		for (const each of this.connections) if (each.open) each.reset();
		await Promise.all(this.connections.map((each) => each.closed));
	}

	/** As {@link stop}. */
	[Symbol.asyncDispose](): Promise<void> {
		return this.stop();
	}

	#accept(socket: Socket): void {
		const index = this.connections.length;
		const connection = new FaultConnection(socket, index, this.#host());
		this.connections.push(connection);
		const script = typeof this.#script === 'function' ? this.#script(index) : this.#script;
		const run = this.#run(connection, script ?? []);
		run.catch(() => {});
		this.#scripts.push(run);
		this.#condition.notify();
	}

	async #run(connection: FaultConnection, script: Script): Promise<void> {
		try {
			for (const each of script) await each(connection);
			connection.serve();
		} catch (error) {
			if (!(error instanceof ClientGoneError)) this.#failures.push(error as Error);
			if (connection.open) connection.reset();
			throw error;
		}
	}

	#host(): FaultHost {
		const server = this;
		return {
			...this.#options,
			get onCommand() {
				return server.onCommand;
			},
			changed: () => server.#condition.notify(),
			failed: (error) => void server.#failures.push(error),
		};
	}
}
