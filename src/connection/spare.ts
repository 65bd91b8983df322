/**
 * A second connection beside one that is in doubt, or that is to be replaced.
 *
 *   dialling ──ready──▶ asking ──answers──▶ verdict ──adopt──▶ its new owner hears everything
 *       └────── silent, or refused ───────────▲ └──destroy──▶ gone
 */
import { Command, type Executable, type ReplyView } from '../commands/command.ts';
import { specOf } from '../commands/spec.ts';
import { ReplyError, ServerUnavailableError, TimeoutError } from '../core/errors.ts';
import type { RespValue } from '../protocol/types.ts';
import type { Connection, ConnectionOwner } from './connection.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * `answers`: the server speaks to the spare, and knows no reason why it should not speak to the other. `stalled`: it is there, and slow
 * or held up. `unreachable`: nothing can be had of it.
 */
export type Verdict = 'answers' | 'stalled' | 'unreachable';

const VIEW: ReplyView = {
	mode: 'string',
	plain: true,
	shape: (_spec, _args, value) => value,
	mayResend: () => false,
	retries: false,
};
/** What a server says that will answer later. */
const LATER: ReadonlySet<string> = new Set(['BUSY', 'LOADING', 'MASTERDOWN']);

export class Spare implements ConnectionOwner {
	readonly connection: Connection;
	readonly #suspect: Connection | undefined;
	#judge: ((verdict: Verdict) => void) | undefined;
	#owner: ConnectionOwner | undefined = undefined;
	#asked = false;
	#verdict: Verdict = 'answers';

	/**
	 * Dials. `judge` is called once. With `suspect` the server is also asked how it is, and whether it holds that connection up itself.
	 */
	constructor(endpoint: Endpoint, held: boolean, suspect: Connection | undefined, judge: (verdict: Verdict) => void) {
		this.#suspect = suspect;
		this.#judge = judge;
		this.connection = endpoint.dial(this, held);
	}

	/** It is up, and may be adopted. */
	get isReady(): boolean {
		return this.connection.state === 'ready';
	}

	/** Hands it over, up or not: `owner` hears `ready`, and everything after. */
	adopt(owner: ConnectionOwner): void {
		this.#judge = undefined;
		this.#owner = owner;
		if (this.isReady) owner.ready(this.connection);
	}

	/** It is not needed. */
	destroy(): void {
		this.#judge = undefined;
		this.connection.destroy();
	}

	// ConnectionOwner

	riders(readsOnly: boolean): Executable[] {
		return this.#owner?.riders(readsOnly) ?? [];
	}

	returned(riders: Executable[]): void {
		this.#owner?.returned(riders);
	}

	ready(connection: Connection): void {
		if (this.#owner !== undefined) return this.#owner.ready(connection);
		if (this.#suspect === undefined) return this.#tell('answers');
		this.#ask(
			connection,
			'PING',
			[],
			() => {},
			() => this.#askAgain(connection),
		);
	}

	/**
	 * Whether the server holds the other one up itself, and PING where that cannot be known. Asked second: a server that was slow, and is
	 * not any more, has by then written what it owes the other one, too.
	 */
	#askAgain(connection: Connection): void {
		const { clientId } = this.#suspect?.info ?? {};
		const tell = (): void => this.#tell(this.#verdict);
		if (this.#verdict === 'stalled') return tell();
		if (clientId === undefined) return this.#ask(connection, 'PING', [], () => {}, tell);
		const look = (value: unknown): void => {
			// Blocked by the server's own will: CLIENT PAUSE, or a command that takes its time in a thread.
			if (/ flags=\S*b/.test(String(value))) this.#verdict = 'stalled';
		};
		this.#ask(connection, 'CLIENT', ['LIST', 'ID', String(clientId)], look, tell);
	}

	quiet(connection: Connection, beat: boolean): void {
		this.#owner?.quiet(connection, beat);
	}

	drained(connection: Connection): void {
		this.#owner?.drained(connection);
	}

	pushed(connection: Connection, items: RespValue[]): void {
		this.#owner?.pushed(connection, items);
	}

	heard(connection: Connection): void {
		this.#owner?.heard?.(connection);
	}

	doubted(connection: Connection): void {
		if (this.#owner?.doubted !== undefined) this.#owner.doubted(connection);
		else connection.condemn('it did not answer');
	}

	refused(command: Command, error: ReplyError, behind: () => readonly Executable[]): boolean {
		return this.#owner?.refused?.(command, error, behind) === true;
	}

	ended(connection: Connection, cause: Error | undefined, unanswered: Executable[], written: number): void {
		if (this.#owner !== undefined) return this.#owner.ended(connection, cause, unanswered, written);
		this.#tell(this.#asked || isSilence(connection, cause) ? 'stalled' : 'unreachable');
	}

	/** `told` hears the reply, `then` that there was one. A loss is told by `ended`. */
	#ask(connection: Connection, name: string, args: string[], told: (value: unknown) => void, then: () => void): void {
		this.#asked = true;
		const answered = (value: unknown): void => {
			told(value);
			then();
		};
		const refused = (error: unknown): void => {
			if (!(error instanceof ReplyError)) return;
			if (LATER.has(error.code)) this.#verdict = 'stalled';
			then();
		};
		connection.execute(new Command(specOf(name, args), args, VIEW, answered, refused));
	}

	/** What the other one has said meanwhile, and waits in the kernel, goes first. */
	#tell(verdict: Verdict): void {
		const tell = (): void => {
			const judge = this.#judge;
			this.#judge = undefined;
			judge?.(verdict);
		};
		if (verdict === 'answers' && this.#suspect !== undefined) setImmediate(() => setImmediate(tell));
		else tell();
	}
}

/** The peer was reached and said nothing, or said that it will: no refusal. */
function isSilence(connection: Connection, cause: Error | undefined): boolean {
	if (!(cause instanceof ServerUnavailableError)) return false;
	if (cause.cause instanceof TimeoutError) return connection.reached;
	return cause.cause instanceof ReplyError && LATER.has(cause.cause.code);
}
