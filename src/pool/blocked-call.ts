/**
 * One blocking command, and how it is given up without losing what it may have taken.
 *
 *   new ──start──▶ blocked ──reply──▶ settled
 *                     │ given up
 *                     ▼
 *                 unblocking ──reply: nothing taken──▶ the caller sees its error
 *                     │  └────reply: data────────────▶ the orphan listener gets it, the caller its error (maybeExecuted)
 *                     └─ no reply in time, or not allowed ─▶ connection destroyed, maybeExecuted
 *
 * Destroying at once would lose items: the server may have handed one over a moment before.
 */
import { Command, type Pending, type ReplyView } from '../commands/command.ts';
import type { CommandSpec } from '../commands/descriptor.ts';
import { NOT_WRITTEN, type Outcome, type Phase } from '../core/errors.ts';
import type { DedicatedConnection } from './dedicated-connection.ts';

/** What a blocked call needs of its node. */
export interface Unblocker {
	/** Sends CLIENT UNBLOCK over another connection; calls back with whether the server says that it did. `undefined`: it refused. */
	unblock(clientId: number, done: (unblocked: boolean | undefined) => void): void;
	/** A reply that came when its caller had gone. */
	orphan(reply: unknown, spec: CommandSpec, args: readonly unknown[]): void;
}

/** How long the server may take to let go of a blocked client. */
const UNBLOCK_TIMEOUT = 500;
/** UNBLOCK may overtake the command that it is meant for: it is then sent again. */
const UNBLOCK_AGAIN = 20;

export class BlockedCall implements Pending {
	readonly name: string;
	deadline = 0;
	readonly #spec: CommandSpec;
	readonly #args: readonly unknown[];
	readonly #command: Command;
	readonly #unblocker: Unblocker;
	readonly #ended: (fit: boolean) => void;
	#resolve: ((value: unknown) => void) | undefined;
	#reject: ((error: unknown) => void) | undefined;
	#dedicated: DedicatedConnection | undefined = undefined;
	#farewell: ((outcome: Outcome) => unknown) | undefined = undefined;
	#timers: NodeJS.Timeout[] = [];
	/** UNBLOCKs that the server has not answered: one that comes late must not meet the next user of the connection. */
	#unblocking = 0;
	#outcome: Outcome | undefined = undefined;

	/** `ended` is called once, when the connection is free of this call: `fit` false when it had to be destroyed. */
	constructor(
		spec: CommandSpec,
		args: readonly unknown[],
		view: ReplyView,
		unblocker: Unblocker,
		ended: (fit: boolean) => void,
		resolve: (value: unknown) => void,
		reject: (error: unknown) => void,
	) {
		this.name = spec.name;
		this.#spec = spec;
		this.#args = args;
		this.#unblocker = unblocker;
		this.#ended = ended;
		this.#resolve = resolve;
		this.#reject = reject;
		this.#command = new Command(
			spec,
			args,
			view,
			(value) => this.#answered(value),
			(error) => this.#failed(error),
		);
	}

	get settled(): boolean {
		return this.#resolve === undefined || this.#farewell !== undefined;
	}

	get phase(): Phase {
		return this.#dedicated === undefined ? 'acquire' : 'reply';
	}

	start(dedicated: DedicatedConnection): void {
		if (this.settled) return;
		this.#dedicated = dedicated;
		dedicated.execute(this.#command);
	}

	/** Rejects before it was started. */
	refuse(error: unknown): void {
		const reject = this.#reject;
		this.#let();
		reject?.(error);
		this.#ended(true);
	}

	giveUp(error: (outcome: Outcome) => unknown): void {
		if (this.settled) return;
		const dedicated = this.#dedicated;
		if (dedicated === undefined) return this.refuse(error(NOT_WRITTEN));
		this.#farewell = error;
		const { holder } = this.#command;
		// In its own turn it can still be taken back unsent.
		if (holder !== undefined && dedicated.connection.takeBack(this.#command)) {
			return this.#leave(NOT_WRITTEN, true);
		}
		const clientId = dedicated.connection.info?.clientId;
		if (clientId === undefined) return this.#destroy();
		this.#timers.push(setTimeout(() => this.#destroy(), UNBLOCK_TIMEOUT));
		this.#unblock(clientId);
	}

	#unblock(clientId: number): void {
		this.#unblocking++;
		this.#unblocker.unblock(clientId, (unblocked) => {
			this.#unblocking--;
			if (this.#resolve === undefined) return;
			if (this.#outcome !== undefined) this.#leaveWhenQuiet();
			else if (unblocked === undefined) this.#destroy();
			else if (!unblocked) this.#timers.push(setTimeout(() => this.#unblock(clientId), UNBLOCK_AGAIN));
		});
	}

	#answered(value: unknown): void {
		if (this.#farewell === undefined) {
			const resolve = this.#resolve;
			this.#let();
			this.#ended(true);
			return resolve?.(value);
		}
		const taken = value !== null;
		if (taken) this.#unblocker.orphan(value, this.#spec, this.#args);
		this.#outcome = { written: true, maybeExecuted: taken };
		this.#leaveWhenQuiet();
	}

	#failed(error: unknown): void {
		const fit = this.#dedicated?.alive === true;
		if (this.#farewell !== undefined) {
			// An error of the server took nothing; a lost connection may have.
			const { maybeExecuted = false } = error as Partial<Outcome>;
			this.#outcome = { written: true, maybeExecuted };
			return fit ? this.#leaveWhenQuiet() : this.#leave(this.#outcome, false);
		}
		const reject = this.#reject;
		this.#let();
		this.#ended(fit);
		reject?.(error);
	}

	/** What became of the command is known; the caller hears of it when no UNBLOCK is under way any more. */
	#leaveWhenQuiet(): void {
		if (this.#unblocking === 0 && this.#outcome !== undefined) this.#leave(this.#outcome, true);
	}

	/** The server does not let go: the socket is closed, and what it may have sent meanwhile is lost. */
	#destroy(): void {
		if (this.#resolve === undefined) return;
		this.#leave(this.#outcome ?? { written: true, maybeExecuted: true }, false);
		void this.#dedicated?.destroy(new Error('A blocking command was given up and the server did not let go'));
	}

	#leave(outcome: Outcome, fit: boolean): void {
		const reject = this.#reject;
		const farewell = this.#farewell;
		this.#let();
		this.#ended(fit);
		reject?.(farewell?.(outcome));
	}

	#let(): void {
		this.#resolve = undefined;
		this.#reject = undefined;
		for (const timer of this.#timers) clearTimeout(timer);
	}
}
