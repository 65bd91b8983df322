/**
 * The first words on a connection, and the verdict on them.
 *
 *   hello ──OK──▶ (SELECT) ──OK──▶ accepted
 *     │ no RESP3 here                ▲
 *     └─▶ quiet ─▶ AUTH, SELECT ─OK──┘          any refusal ──▶ refused
 *
 * HELLO (or AUTH) is always the first command: Redis loses the error reply of an AUTH that has anything pending before it. Which
 * protocol is spoken is decided by the reply to our own HELLO and by nothing else.
 */

import type { Entry, Executable } from '../commands/command.ts';
import { ProtocolError, type RedisError, type ReplyError, ServerUnavailableError } from '../core/errors.ts';
import type { WriteBatch } from '../protocol/encoder.ts';
import { type Mode, RespMap, type RespValue } from '../protocol/types.ts';
import { ProtocolUnsupportedError } from './fatal.ts';
import { libraryName, libraryVersion } from './library.ts';
import { isNoResp3, isUnwelcome, refusalOf, withoutSecrets } from './refusal.ts';
import type { ServerInfo } from './server-info.ts';
import type { ConnectionSettings, Credentials } from './settings.ts';

/** What a handshake needs of its connection. */
export interface HandshakeHost {
	/** Queues an entry behind those before it. */
	enqueue(entry: Entry): void;
	/** Waiting commands that may go along; read-only ones when `readsOnly`. They leave the waiting queue. */
	riders(readsOnly: boolean): Executable[];
	/** The handshake wants {@link Handshake.quiet} once every reply has come. */
	accepted(info: ServerInfo): void;
	/** The endpoint's server speaks RESP2 only. */
	downgraded(): void;
	/** `riders` were not answered for the caller: they go back to the head of the queue. */
	returned(riders: Executable[]): void;
	refused(error: RedisError): void;
}

/** One word of the handshake, answered synchronously: the verdict must stand before the next reply is looked at. */
class Step implements Entry {
	readonly mode: Mode = 'string';
	readonly allowance = 0;
	readonly words: readonly string[];
	readonly heads: string[] = [];
	readonly #args: readonly string[];
	readonly #done: (value: RespValue) => void;
	readonly #failed: (error: ReplyError) => void;

	constructor(
		word: string,
		args: readonly string[],
		done: (value: RespValue) => void,
		failed: (error: ReplyError) => void,
	) {
		this.words = [word];
		this.#args = args;
		this.#done = done;
		this.#failed = failed;
	}

	encode(batch: WriteBatch): void {
		batch.append(this, this.#args);
	}

	reply(value: RespValue): boolean {
		this.#done(value);
		return true;
	}

	refuse(error: ReplyError): boolean {
		this.#failed(error);
		return true;
	}
}

/** A command that went along before the verdict: its reply counts only if that was good. */
export class Rider implements Entry {
	readonly command: Executable;
	readonly #handshake: Handshake;

	constructor(command: Executable, handshake: Handshake) {
		this.command = command;
		this.#handshake = handshake;
	}

	/** Its answer counts, or will: from the verdict on it is a command like any other. */
	get isHeard(): boolean {
		return this.#handshake.isAccepted;
	}

	get mode(): Mode {
		return this.command.mode;
	}

	get allowance(): number {
		return this.command.allowance;
	}

	encode(batch: WriteBatch): void {
		this.command.encode(batch);
	}

	reply(value: RespValue): boolean {
		return this.#handshake.isAccepted ? this.command.reply(value) : this.#handshake.putAside(this.command);
	}

	refuse(error: ReplyError): boolean {
		return this.#handshake.isAccepted ? this.command.refuse(error) : this.#handshake.putAside(this.command);
	}
}

const ignore = (): void => {};

export class Handshake {
	readonly #host: HandshakeHost;
	readonly #settings: ConnectionSettings;
	readonly #credentials: Credentials | undefined;
	#verdict: 'open' | 'downgrade' | 'accepted' | 'refused' = 'open';
	#unproven = 0;
	#protocol: 2 | 3 = 3;
	#hello: Map<RespValue, RespValue> = new Map();
	#clientId: number | undefined;
	#aside: Executable[] = [];

	constructor(host: HandshakeHost, settings: ConnectionSettings, credentials: Credentials | undefined) {
		this.#host = host;
		this.#settings = settings;
		this.#credentials = credentials;
	}

	get isAccepted(): boolean {
		return this.#verdict === 'accepted';
	}

	start(protocol: 'auto' | 2 | 3): void {
		if (protocol === 2) return this.#startResp2();
		const { name } = this.#settings;
		const args = ['3'];
		if (this.#credentials !== undefined)
			args.push('AUTH', this.#credentials.username ?? 'default', this.#credentials.password);
		if (name !== undefined) args.push('SETNAME', name);
		this.#prove(
			'HELLO',
			args,
			(value) => this.#welcomed(value),
			(error) => this.#helloRefused(error, protocol),
		);
		this.#select();
		this.#introduce();
		this.#ride();
	}

	/** Every reply of a refused HELLO has come: nothing is pending before the AUTH of the second try. */
	quiet(): void {
		if (this.#verdict !== 'downgrade') return;
		this.#verdict = 'open';
		this.#unproven = 0;
		const riders = this.#aside;
		this.#aside = [];
		this.#host.returned(riders);
		this.#startResp2();
	}

	/** Always true: the entry is done with. */
	putAside(rider: Executable): boolean {
		// No connection holds it until it is queued again.
		rider.holder = undefined;
		this.#aside.push(rider);
		return true;
	}

	/** Riders whose replies were withheld, for when the connection ends first. */
	takeAside(): Executable[] {
		const riders = this.#aside;
		this.#aside = [];
		return riders;
	}

	#startResp2(): void {
		this.#protocol = 2;
		const { name } = this.#settings;
		if (this.#credentials !== undefined) {
			const { username, password } = this.#credentials;
			const args = username === undefined || username === 'default' ? [password] : [username, password];
			this.#prove('AUTH', args, ignore, (error) => this.#refuse(error, 'AUTH'));
		}
		// PING only asks whether the server wants a password: a user who may not PING is none the worse.
		if (this.#settings.database === 0) this.#prove('PING', [], ignore, (error) => this.#unwelcome(error));
		this.#select();
		if (name !== undefined) this.#ask('CLIENT', ['SETNAME', name], ignore);
		// The verdict waits for the answer, whatever it is: whoever gets the connection may need to know its number.
		const identify = (value: RespValue): void => {
			if (typeof value === 'number') this.#clientId = value;
		};
		this.#prove('CLIENT', ['ID'], identify, ignore);
		this.#introduce();
		this.#ride();
	}

	#select(): void {
		const { database } = this.#settings;
		if (database === 0) return;
		this.#prove('SELECT', [String(database)], ignore, (error) => this.#refuse(error, `SELECT ${database}`));
	}

	#introduce(): void {
		this.#ask('CLIENT', ['SETINFO', 'LIB-NAME', libraryName], ignore);
		this.#ask('CLIENT', ['SETINFO', 'LIB-VER', libraryVersion], ignore);
	}

	#ride(): void {
		const withheld = this.#credentials !== undefined || this.#settings.database !== 0;
		for (const command of this.#host.riders(withheld))
			this.#host.enqueue(withheld ? new Rider(command, this) : command);
	}

	/** A step that the verdict waits for. */
	#prove(word: string, args: string[], done: (value: RespValue) => void, failed: (error: ReplyError) => void): void {
		this.#unproven++;
		const settle = (): void => {
			if (--this.#unproven > 0 || this.#verdict !== 'open') return;
			this.#verdict = 'accepted';
			this.#host.accepted(this.#info());
		};
		this.#host.enqueue(
			new Step(
				word,
				args,
				(value) => {
					if (this.#verdict !== 'open') return;
					done(value);
					settle();
				},
				(error) => {
					if (this.#verdict !== 'open') return;
					failed(error);
					settle();
				},
			),
		);
	}

	/** A step whose failure does not matter. */
	#ask(word: string, args: string[], done: (value: RespValue) => void): void {
		this.#host.enqueue(new Step(word, args, done, ignore));
	}

	#welcomed(value: RespValue): void {
		const flat = value instanceof RespMap ? value.flat : Array.isArray(value) ? value : [];
		this.#hello = new RespMap(flat).toMap();
		const protocol = this.#hello.get('proto');
		if (protocol !== 2 && protocol !== 3) {
			const cause = new ProtocolError('The answer to HELLO names no protocol');
			const message = 'HELLO was answered with something that no Redis or Valkey says';
			return this.#fail(new ServerUnavailableError(message, { cause }));
		}
		this.#protocol = protocol;
		const id = this.#hello.get('id');
		if (typeof id === 'number') this.#clientId = id;
	}

	#helloRefused(error: ReplyError, protocol: 'auto' | 3): void {
		if (!isNoResp3(error, this.#credentials !== undefined)) return this.#refuse(error, 'HELLO');
		if (protocol === 3) {
			const message = 'The server does not speak RESP3; set protocol to 2 or leave it at auto';
			return this.#fail(new ProtocolUnsupportedError(message, { cause: withoutSecrets(error, this.#credentials) }));
		}
		this.#verdict = 'downgrade';
		this.#host.downgraded();
	}

	/** An answer to PING: only some errors say that we are not wanted. */
	#unwelcome(error: ReplyError): void {
		if (isUnwelcome(error)) this.#refuse(error, 'PING');
	}

	#refuse(error: ReplyError, what: string): void {
		this.#fail(refusalOf(error, what, this.#credentials));
	}

	#fail(error: RedisError): void {
		this.#verdict = 'refused';
		this.#host.refused(error);
	}

	#info(): ServerInfo {
		const text = (key: string): string | undefined => {
			const value = this.#hello.get(key);
			return typeof value === 'string' ? value : undefined;
		};
		return {
			protocol: this.#protocol,
			clientId: this.#clientId,
			version: text('version'),
			role: text('role'),
			mode: text('mode'),
		};
	}
}
