/** A connection for one holder at a time: what the pools of a node are made of. */
import type { Command, Executable } from '../commands/command.ts';
import { type Connection, type ConnectionOwner, type Endpoint, Spare } from '../connection/index.ts';
import { ClosedError, ConnectionLostError, NOT_WRITTEN } from '../core/errors.ts';
import type { RespValue } from '../protocol/types.ts';

/** Called once when a connection that was up has ended by itself or by us. */
export type Ended = (connection: DedicatedConnection) => void;

/** What it needs of its lane. */
export interface DedicatedSurroundings {
	readonly endpoint: Endpoint;
	/** Somebody waits for the dial. */
	readonly held: boolean;
	/** Room for a second connection while this one is in doubt. */
	reserveSpare(): boolean;
	unreserve(): void;
}

export class DedicatedConnection implements ConnectionOwner {
	readonly #connection: Connection;
	readonly #ended: Ended;
	#opened: { resolve(connection: DedicatedConnection): void; reject(error: unknown): void } | undefined;
	#closing: ClosedError | undefined = undefined;
	readonly #surroundings: DedicatedSurroundings;
	#spare: Spare | undefined = undefined;
	#whenQuiet: Array<() => void> = [];
	/** RESP3 pushes that answer nothing. */
	onPush: ((items: RespValue[]) => void) | undefined = undefined;

	private constructor(
		surroundings: DedicatedSurroundings,
		ended: Ended,
		resolve: (connection: DedicatedConnection) => void,
		reject: (error: unknown) => void,
	) {
		const { endpoint, held } = surroundings;
		this.#surroundings = surroundings;
		this.#ended = ended;
		this.#opened = { resolve, reject: (cause) => reject(endpoint.dialError(cause as Error | undefined)) };
		this.#connection = endpoint.dial(this, held);
	}

	/** Dials. Rejects with the dial's error. `begun` gets the connection at once, so that the dial can be held or ended. */
	static open(
		surroundings: DedicatedSurroundings,
		ended: Ended,
		begun: (connection: DedicatedConnection) => void,
	): Promise<DedicatedConnection> {
		return new Promise((resolve, reject) => begun(new DedicatedConnection(surroundings, ended, resolve, reject)));
	}

	get connection(): Connection {
		return this.#connection;
	}

	get alive(): boolean {
		return this.#connection.state === 'ready';
	}

	/** Milliseconds since it said something; `undefined` while an answer is due. */
	get idle(): number | undefined {
		return this.#connection.pending > 0 ? undefined : this.#connection.silence;
	}

	/** Whether it belongs to nobody: then it is asked for a sign of life now and then. */
	rest(resting: boolean): void {
		this.#connection.rest(resting);
	}

	execute(command: Executable): void {
		if (!this.alive) {
			const outcome = NOT_WRITTEN;
			return command.fail(this.#closing ?? new ConnectionLostError('The connection of the lease was lost', outcome));
		}
		try {
			this.#connection.execute(command);
		} catch (error) {
			command.fail(error);
		}
	}

	/** Writes a command that the server was told not to answer; it resolves with `undefined`. Returns whether it was written. */
	tell(command: Command): boolean {
		if (!this.alive) {
			this.execute(command);
			return false;
		}
		try {
			this.#connection.tell(command);
			command.told();
			return true;
		} catch (error) {
			command.fail(error);
			return false;
		}
	}

	/** Calls back once nothing is in flight, because it was answered or because the connection ended. */
	whenQuiet(callback: () => void): void {
		if (this.#connection.pending === 0) callback();
		else this.#whenQuiet.push(callback);
	}

	/** Ends it now; what it owes rejects with `cause`'s message and what is known of each command. Resolves when the socket is gone. */
	destroy(cause?: Error): Promise<void> {
		if (cause instanceof ClosedError) this.#closing = cause;
		this.#connection.destroy(cause);
		return new Promise((resolve) => this.#connection.whenGone(resolve));
	}

	// ConnectionOwner

	riders(): Executable[] {
		return [];
	}

	returned(): void {}

	drained(): void {}

	quiet(): void {
		for (const callback of this.#whenQuiet.splice(0)) callback();
	}

	ready(): void {
		this.#opened?.resolve(this);
		this.#opened = undefined;
		this.#connection.rest(true);
		// An idle one does not keep the process alive; while it owes an answer the connection sees to it.
		this.#connection.hold(false);
	}

	pushed(_connection: Connection, items: RespValue[]): void {
		this.onPush?.(items);
	}

	/** It lives: nobody needs to find out. */
	heard(): void {
		if (this.#spare !== undefined) this.#dropSpare();
	}

	/** A second connection finds out whether this one is dead. */
	doubted(connection: Connection): void {
		const { endpoint, reserveSpare, unreserve } = this.#surroundings;
		if (this.#spare !== undefined || !reserveSpare()) return;
		this.#spare = new Spare(endpoint, connection.held, connection, (verdict) => {
			this.#dropSpare();
			const other = verdict === 'answers' ? 'a new connection answers' : 'no new connection can be made';
			if (verdict !== 'stalled') connection.condemn(`it is silent, and ${other}`);
		});
		this.#spare.connection.whenGone(unreserve);
	}

	#dropSpare(): void {
		const spare = this.#spare;
		this.#spare = undefined;
		spare?.destroy();
	}

	ended(_connection: Connection, cause: Error | undefined, unanswered: Executable[], written: number): void {
		for (let i = 0; i < unanswered.length; i++) {
			const outcome = { written: i < written, maybeExecuted: i < written };
			const error =
				this.#closing === undefined
					? new ConnectionLostError('The connection was lost before the reply came', outcome, { cause })
					: new ClosedError(this.#closing.message, outcome);
			unanswered[i]?.fail(error);
		}
		this.#dropSpare();
		this.quiet();
		if (this.#opened !== undefined) {
			this.#opened.reject(cause);
			this.#opened = undefined;
		} else this.#ended(this);
	}
}
