/**
 * A connection of the blocking lane that one iteration keeps for all its reads.
 *
 *   none ──read──▶ leased ──lost, or no answer in time──▶ none
 *     ▲               └──end()──▶ given up: CLIENT UNBLOCK, the reply is read ──▶ given back
 */

import type { Pending, ReplyView } from '../commands/command.ts';
import type { CommandSpec } from '../commands/descriptor.ts';
import { isBlocking } from '../commands/spec.ts';
import { AbortError, NOT_WRITTEN, type Outcome, ReplyError } from '../core/errors.ts';
import type { LeasedConnection } from '../pool/index.ts';
import type { ClientCore } from './core.ts';

/** A server that is this late with a reply that is due is taken for gone. */
const GRACE = 10_000;
/** The same when somebody waits for the end. */
const END_TIMEOUT = 500;

export class ReadingConnection {
	readonly #core: ClientCore;
	readonly #label: string;
	readonly #late: (reply: unknown) => void;
	readonly #wait: AbortController = new AbortController();
	/** The last read was given up, and nobody knows what it took. */
	inDoubt = false;
	/** How often its connection was found lost before a read. */
	replaced = 0;
	#leased: LeasedConnection | undefined = undefined;
	#cameLate = false;
	#reading: { readonly pending: Pending; readonly blocking: boolean } | undefined = undefined;

	/** `late` gets what a blocking read took when it had been given up. */
	constructor(core: ClientCore, label: string, late: (reply: unknown) => void) {
		this.#core = core;
		this.#label = label;
		this.#late = late;
	}

	/** One read; `block` is how long it may wait at the server, 0 for ever, `undefined` not at all. */
	async read(
		spec: CommandSpec,
		args: readonly unknown[],
		view: ReplyView,
		block: number | undefined,
	): Promise<unknown> {
		const leased = await this.#connection();
		// It may have been granted and given up in one turn.
		if (this.#wait.signal.aborted) throw new AbortError(NOT_WRITTEN);
		let timer: NodeJS.Timeout | undefined;
		try {
			return await new Promise((resolve, reject) => {
				const call = leased.command(spec, args, view, resolve, reject);
				this.#reading = { pending: call, blocking: isBlocking(spec, args) };
				if (block !== 0) timer = setTimeout(() => this.#destroy(leased), (block ?? 0) + GRACE);
				leased.start(call);
			});
		} catch (error) {
			this.inDoubt = this.#wait.signal.aborted && !this.#cameLate && mayHaveRun(error);
			// An error reply leaves the connection as it was.
			if (!(error instanceof ReplyError)) this.#drop(leased);
			throw error;
		} finally {
			clearTimeout(timer);
			this.#reading = undefined;
		}
	}

	/** Gives up what is waited for. A read that does not block is waited for: it is over soon, or its connection is. */
	interrupt(): void {
		this.#wait.abort();
		const [reading, leased] = [this.#reading, this.#leased];
		if (reading?.blocking === true) reading.pending.giveUp((outcome) => new AbortError(outcome));
		else if (reading !== undefined && leased !== undefined) {
			setTimeout(() => {
				if (this.#reading === reading) this.#destroy(leased);
			}, END_TIMEOUT).unref();
		}
	}

	/** Gives the connection back. */
	async release(): Promise<void> {
		const leased = this.#leased;
		this.#leased = undefined;
		await leased?.release();
	}

	async #connection(): Promise<LeasedConnection> {
		if (this.#leased !== undefined && !this.#leased.dedicated.alive) {
			// Between two reads: no answer was lost with it.
			this.replaced++;
			this.#drop(this.#leased);
		}
		this.#leased ??= await this.#core.router.leaseBlocking(
			{ signal: this.#wait.signal, label: this.#label },
			(reply) => {
				this.#cameLate = true;
				this.#late(reply);
			},
		);
		return this.#leased;
	}

	#drop(leased: LeasedConnection): void {
		if (this.#leased === leased) this.#leased = undefined;
		void leased.release();
	}

	#destroy(leased: LeasedConnection): void {
		void leased.dedicated.destroy(new Error('The server did not answer a read in time'));
	}
}

function mayHaveRun(error: unknown): boolean {
	return (error as Partial<Outcome>).maybeExecuted === true;
}
