/**
 * The first words of a client on a fresh socket, all of them in one write: HELLO (or AUTH), SELECT, CLIENT SETNAME, READONLY, CLIENT SETINFO,
 * and INFO, which asks whether the server has loaded its data.
 *
 *   hello ──OK──▶ checking ──loaded──▶ done
 *     │ no RESP3       └─loading─▶ (waits, asks again)
 *     └──▶ the same again under RESP2          any refusal that counts ──▶ failed
 */

import { libraryName, libraryVersion } from '../connection/library.ts';
import { ReplyError } from '../core/errors.ts';
import { Command } from './command.ts';
import type { ResolvedOptions } from './options.ts';

/** How a connection is authenticated: password, or name and password. */
export type Auth = string | readonly [username: string, password: string] | null;

export interface GreetingHost {
	readonly options: ResolvedOptions;
	readonly protocol: 2 | 3;
	readonly auth: Auth;
	readonly database: number;
	/** The name that CLIENT SETNAME gives. */
	readonly connectionName: string | null | undefined;
	/** Sends at once, whatever the state. */
	tell(command: Command): void;
	/** Accepts the server's INFO. */
	check(info: Record<string, string>): boolean;
	downgraded(): void;
	warn(message: string): void;
	/** An error that does not end the connection. */
	complained(error: Error): void;
	done(): void;
	failed(error: Error): void;
}

const TEXT = { replyEncoding: 'utf8' } as const;
/** Refusals of a password by servers that want none. */
const NO_PASSWORD = /no password is set|without any password configured|wrong number of arguments for 'auth' command/;

export class Greeting {
	readonly #host: GreetingHost;
	#over = false;
	#stopped = false;
	#timer: NodeJS.Timeout | undefined = undefined;

	constructor(host: GreetingHost) {
		this.#host = host;
	}

	start(): void {
		this.#greet(this.#host.protocol);
	}

	/** The connection is gone. */
	stop(): void {
		this.#stopped = true;
		this.#over = true;
		clearTimeout(this.#timer);
	}

	#ask(name: string, args: unknown[], done: (value: unknown) => void, failed: (error: ReplyError) => void): void {
		const command = new Command(name, args, TEXT);
		command.resolve = (value) => {
			if (!this.#over) done(value);
		};
		command.reject = (error) => {
			if (!this.#over && error instanceof ReplyError) failed(error);
		};
		this.#host.tell(command);
	}

	#greet(protocol: 2 | 3): void {
		const { auth, options, database, connectionName } = this.#host;
		let stale = false;
		// What goes along with a HELLO that is refused is said once more.
		const current =
			<T>(act: (value: T) => void) =>
			(value: T): void => {
				if (!stale) act(value);
			};
		const ignore = (): void => {};
		const waiting = new Set(['auth']);
		const settle = (what: string): void => {
			if (!waiting.delete(what) || waiting.size > 0) return;
			this.#finish();
		};
		if (protocol === 3) {
			const login = auth === null ? [] : typeof auth === 'string' ? ['AUTH', 'default', auth] : ['AUTH', ...auth];
			this.#ask(
				'hello',
				['3', ...login],
				() => settle('auth'),
				(error) => {
					if (!noResp3(error)) return this.#refused(error, () => settle('auth'));
					stale = true;
					if (options.replyMapping === 'resp3') {
						this.#host.warn('[WARN] Redis server does not support RESP3: replyMapping "resp3" has no effect');
					}
					this.#host.downgraded();
					this.#greet(2);
				},
			);
		} else if (auth !== null) {
			const login = typeof auth === 'string' ? [auth] : [...auth];
			this.#ask(
				'auth',
				login,
				() => settle('auth'),
				(error) => this.#refused(error, () => settle('auth')),
			);
		} else waiting.delete('auth');
		if (database !== 0) {
			this.#ask(
				'select',
				[database],
				ignore,
				current((error) => this.#host.complained(error)),
			);
		}
		if (connectionName) this.#ask('client', ['SETNAME', connectionName], ignore, ignore);
		if (options.readOnly) this.#ask('readonly', [], ignore, ignore);
		if (!options.disableClientInfo) {
			const tag = options.clientInfoTag ? `${libraryName}(${options.clientInfoTag})` : libraryName;
			this.#ask('client', ['SETINFO', 'LIB-VER', libraryVersion], ignore, ignore);
			this.#ask('client', ['SETINFO', 'LIB-NAME', tag], ignore, ignore);
		}
		if (options.enableReadyCheck) {
			waiting.add('check');
			// Whoever authenticates by hand does so when he hears `connect`, and that must come first.
			process.nextTick(() => {
				if (!this.#over && !stale) this.#check(current, () => settle('check'));
			});
		} else if (waiting.size === 0) this.#finish();
	}

	#check(current: <T>(act: (value: T) => void) => (value: T) => void, ready: () => void): void {
		this.#ask(
			'info',
			[],
			current((text: unknown) => this.#informed(infoOf(String(text)), current, ready)),
			current((error: ReplyError) => {
				if (error.code !== 'NOPERM') return this.#fail(error);
				this.#host.warn(
					`Skipping the ready check because INFO command fails: "${error.message}". You can disable ready check with "enableReadyCheck". More: https://github.com/luin/ioredis/wiki/Disable-ready-check.`,
				);
				ready();
			}),
		);
	}

	#informed(
		info: Record<string, string>,
		current: <T>(act: (value: T) => void) => (value: T) => void,
		ready: () => void,
	): void {
		if (info['loading'] === undefined || info['loading'] === '0') {
			if (this.#host.check(info)) ready();
			return;
		}
		const eta = Number(info['loading_eta_seconds'] ?? 1) * 1000 || 1000;
		const { maxLoadingRetryTime } = this.#host.options;
		const wait = maxLoadingRetryTime && maxLoadingRetryTime < eta ? maxLoadingRetryTime : eta;
		this.#timer = setTimeout(() => this.#check(current, ready), wait);
	}

	#refused(error: ReplyError, goOn: () => void): void {
		if (!NO_PASSWORD.test(error.message)) return this.#fail(error);
		this.#host.warn(warningOf(error));
		goOn();
	}

	#finish(): void {
		if (this.#over) return;
		this.#over = true;
		// When the chunk with the last answer is done with.
		process.nextTick(() => {
			if (!this.#stopped) this.#host.done();
		});
	}

	#fail(error: Error): void {
		if (this.#over) return;
		this.stop();
		this.#host.failed(error);
	}
}

/** What ioredis says, where the server refuses a password because it wants none. */
function warningOf({ message }: Error): string {
	if (message.includes("wrong number of arguments for 'auth' command")) {
		return `[ERROR] The server returned "${message}": it does not know users`;
	}
	const whose = message.includes('default') ? "server's `default` user" : 'server';
	return `[WARN] This Redis ${whose} does not require a password, but a password was supplied`;
}

function noResp3(error: ReplyError): boolean {
	return (
		error.code === 'NOPROTO' ||
		/un(known|supported) command|command .*(not supported|not found|is disabled)/i.test(error.message)
	);
}

/** `key:value` lines as an object. */
function infoOf(text: string): Record<string, string> {
	const info: Record<string, string> = {};
	for (const line of text.split('\r\n')) {
		const colon = line.indexOf(':');
		if (colon > 0) info[line.slice(0, colon)] = line.slice(colon + 1);
	}
	return info;
}
