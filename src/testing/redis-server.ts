/**
 * A throwaway server.
 *
 *   running ──kill(SIGKILL), a crash──▶ down ──restart()──▶ running
 *      └──────────────stop()─────────────┴──▶ stopped (its folder is gone)
 */
import { rm } from 'node:fs/promises';
import { ReplyError } from '../core/errors.ts';
import type { RespValue } from '../protocol/types.ts';
import { type AdminArgument, type AdminCommand, ask, textOf } from './admin-connection.ts';
import type { TestCertificates } from './certificates.ts';
import type { ServerSettings } from './server-config.ts';
import type { ProcessExit, ServerProcess } from './server-process.ts';
import type { ServerKind } from './server-programs.ts';
import { ServerStartError } from './testing-errors.ts';

/** What a {@link RedisServer} is made of. */
export interface RunningServer {
	readonly settings: ServerSettings;
	readonly process: ServerProcess;
	/** The command line without the program. */
	readonly args: readonly string[];
	/** Whether the path is reachable for clients: the caller asked for a unix socket. */
	readonly showPath: boolean;
	/** Starts it once more with the same settings and resolves when it is ready. */
	relaunch(): Promise<ServerProcess>;
}

const ADMIN_TIMEOUT = 10_000;

/** A real server on 127.0.0.1, started by {@link startRedis}. */
export class RedisServer implements AsyncDisposable {
	readonly host: string = '127.0.0.1';
	readonly port: number;
	/** `redis://127.0.0.1:port`, with the password if there is one. */
	readonly url: string;
	/** Path of the unix socket, when one was asked for. */
	readonly path: string | undefined;
	/** Port of the TLS listener, when one was asked for. */
	readonly tlsPort: number | undefined;
	/** `rediss://127.0.0.1:port` of the TLS listener. */
	readonly tlsUrl: string | undefined;
	/** Certificates of the TLS listener. */
	readonly tls: TestCertificates | undefined;
	/** Password of the default user. */
	readonly password: string | undefined;
	/** Such as `7.0.15`. */
	readonly version: string;
	readonly kind: ServerKind;
	/** Where the program was found, for people. */
	readonly origin: string;
	/** Its working directory, removed by {@link stop}. */
	readonly dir: string;
	/** The command line without the program. */
	readonly args: readonly string[];

	readonly #running: RunningServer;
	#process: ServerProcess;
	#stopping: Promise<void> | undefined = undefined;

	constructor(running: RunningServer) {
		const { settings } = running;
		this.#running = running;
		this.#process = running.process;
		this.port = settings.port;
		this.password = settings.password;
		this.path = running.showPath ? settings.path : undefined;
		this.tlsPort = settings.tls?.port;
		this.tls = settings.tls?.certificates;
		this.version = settings.program.version;
		this.kind = settings.program.kind;
		this.origin = settings.program.origin;
		this.dir = settings.dir;
		this.args = running.args;
		const login = settings.password === undefined ? '' : `:${encodeURIComponent(settings.password)}@`;
		this.url = `redis://${login}${this.host}:${this.port}`;
		this.tlsUrl = this.tlsPort === undefined ? undefined : `rediss://${login}${this.host}:${this.tlsPort}`;
	}

	/** Id of its process; in Docker, of Docker's client. Another one after {@link restart}. */
	get pid(): number {
		return this.#process.pid;
	}

	/** Its process has not ended. */
	get running(): boolean {
		return this.#process.running;
	}

	/** Resolves when the present process has ended. */
	get exited(): Promise<ProcessExit> {
		return this.#process.exited;
	}

	/**
	 * Sends a signal. Resolves when the process is gone if the signal ends it, else at once: `SIGSTOP` freezes the server, `SIGCONT` thaws it.
	 * @param signal Default `SIGKILL`: a crash.
	 */
	kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
		return this.#process.signal(signal);
	}

	/**
	 * Stops it if it runs and starts it again: same port, same settings, same folder, so that what it persisted is loaded.
	 * @throws ServerStartError also after {@link stop}.
	 */
	async restart(): Promise<void> {
		if (this.#stopping !== undefined) throw new ServerStartError('The server was stopped and its folder is gone', '');
		await this.#process.terminate();
		const before = this.#process;
		this.#process = await this.#running.relaunch();
		before.release();
	}

	/** Ends it with SIGTERM, after 5 seconds with SIGKILL, and removes its folder. More calls wait for the same end. */
	stop(): Promise<void> {
		this.#stopping ??= this.#stop();
		return this.#stopping;
	}

	/** The end of its log. @param lines Default 50. */
	logTail(lines = 50): string {
		return this.#process.logTail(lines);
	}

	/**
	 * Runs one command on a connection of its own, as the default user, and resolves with the reply as `redis-cli` prints it to a pipe:
	 * one line for each string or number, nothing for null.
	 * @throws ReplyError for an error reply.
	 */
	async cli(...args: readonly AdminArgument[]): Promise<string> {
		return textOf(await this.call(...args));
	}

	/**
	 * As {@link cli}, with the reply as the decoder yields it under RESP2.
	 * @throws ReplyError for an error reply.
	 */
	async call(...args: readonly AdminArgument[]): Promise<RespValue> {
		const [reply] = (await askAsDefault(this.#running.settings, [args], ADMIN_TIMEOUT)) as [RespValue];
		if (reply instanceof ReplyError) throw reply;
		return reply;
	}

	/** As {@link stop}. */
	[Symbol.asyncDispose](): Promise<void> {
		return this.stop();
	}

	async #stop(): Promise<void> {
		await this.#process.terminate();
		await rm(this.dir, { recursive: true, force: true });
		this.#process.release();
	}
}

/** Asks over the unix socket, which nobody else can have taken; in a container over TCP. Replies without that of AUTH. */
export async function askAsDefault(
	settings: ServerSettings,
	commands: readonly AdminCommand[],
	timeout: number,
): Promise<RespValue[]> {
	const { program, path, port, password } = settings;
	const address = program.image === undefined ? { path } : { host: '127.0.0.1', port };
	const login: readonly AdminCommand[] = password === undefined ? [] : [['AUTH', password]];
	return (await ask(address, [...login, ...commands], timeout)).slice(login.length);
}
