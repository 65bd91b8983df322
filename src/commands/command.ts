/** One command on its way: what it is, who waits for it, and how its reply is to be read. */
import type { Expiring } from '../core/deadlines.ts';
import type { Outcome, Phase, ReplyError } from '../core/errors.ts';
import { measure, type WriteBatch } from '../protocol/encoder.ts';
import type { Mode, RespValue } from '../protocol/types.ts';
import { allowanceOf } from './blocking.ts';
import { type CommandSpec, Flag } from './descriptor.ts';
import { succeededByEnd } from './no-reply.ts';
import { changesNothing } from './retry.ts';

/** Something that takes one place in a connection's queue and a fixed number of replies, in order. */
export interface Entry {
	/** How the next reply is to be decoded. */
	readonly mode: Mode;
	/** Milliseconds that the server may take for the next reply by the command's own words (`BLPOP k 5`), beyond what any reply may take. */
	readonly allowance: number;
	/** Commits the whole frame, or throws a `TypeError` and commits nothing. */
	encode(batch: WriteBatch): void;
	/** Takes the next reply; true when it was the last one. Never throws. */
	reply(value: RespValue): boolean;
	/** As {@link reply}, for a top-level error. */
	refuse(error: ReplyError): boolean;
	/**
	 * Takes a confirmation of an (un)subscribe, `count` the subscriptions left in all and `none` that none of its kind is left. `undefined`
	 * when it is not about this entry, true when it was the last one due.
	 */
	confirm?(kind: string, count: RespValue, none: boolean): boolean | undefined;
}

/** What a lane carries: an entry that somebody waits for. */
export interface Executable extends Entry {
	readonly settled: boolean;
	/** It belongs to something whose beginning was let in already, so no bound keeps it out. */
	readonly follows: boolean;
	/** One read: it may go along with a handshake, its reply withheld until the verdict. */
	readonly mayRide: boolean;
	/** It may change something, or may have: false of what only reads, and of what is known to have run in no part. */
	readonly mayChange: boolean;
	/** How often it was handed to `socket.write` on connections that were lost. */
	attempts: number;
	/** Since when it waits to be written; milliseconds of {@link monotonic}. */
	since: number;
	holder: Holder | undefined;
	/** Bytes of its arguments. Throws a `TypeError` for what cannot be sent. */
	measure(): number;
	/** It was written and its reply is lost: may it be sent once more? */
	mayResend(cause: unknown): boolean;
	/** It was not written when its connection was lost: may it still be sent? */
	readonly mayWait: boolean;
	/** It was encoded, but its bytes were not written and never will be. Returns whether it still wants to be sent. */
	unsend(): boolean;
	/** Rejects, once. */
	fail(error: unknown): void;
}

/** What can be given up: by a signal, or when its time is over. */
export interface Pending extends Expiring {
	readonly name: string;
	readonly phase: Phase;
	/** Takes it out of wherever it is held, and rejects with what `error` makes of what is known of it. */
	giveUp(error: (outcome: Outcome) => unknown): void;
}

/** How a caller wants replies. Shared by all commands of one client view. */
export interface ReplyView {
	/** Bulk strings as `string` or as `Buffer`. */
	readonly mode: 'string' | 'buffer';
	/** Commands without a reply shape get the value as it comes. */
	readonly plain: boolean;
	/** Turns the generic value into the command's natural one. */
	shape(spec: CommandSpec, args: readonly unknown[], value: RespValue): unknown;
	/** Whether a command may be sent again after its reply was lost, or after `cause`, a refusal, proved that it did not run. */
	mayResend(command: Command, cause: unknown): boolean;
	/** Commands may be sent on another connection than the one that they were handed to. */
	readonly retries: boolean;
}

/** Whoever holds a command that is not settled: a waiting queue or a connection. */
export interface Holder {
	/**
	 * Gives the command up. Not written: it is taken out. Written: its reply will be dropped when it comes.
	 * Returns whether it was written. Does not settle it.
	 */
	release(command: Executable): boolean;
	/** Where a command that it holds is, for the error that says so. */
	readonly phase: Phase;
}

const NONE: readonly never[] = [];

/**
 * waiting ──▶ held by a connection ──reply──▶ settled
 *     └────────────── given up ─────────────────┘   (in flight, the object stays as a tombstone: no arguments, no promise)
 */
export class Command implements Executable, Pending {
	readonly spec: CommandSpec;
	args: readonly unknown[];
	readonly view: ReplyView;
	holder: Holder | undefined = undefined;
	attempts = 0;
	deadline = 0;
	since = 0;
	#resolve: ((value: unknown) => void) | undefined;
	#reject: ((error: unknown) => void) | undefined;

	constructor(
		spec: CommandSpec,
		args: readonly unknown[],
		view: ReplyView,
		resolve: (value: unknown) => void,
		reject: (error: unknown) => void,
	) {
		this.spec = spec;
		this.args = args;
		this.view = view;
		this.#resolve = resolve;
		this.#reject = reject;
	}

	get settled(): boolean {
		return this.#resolve === undefined;
	}

	get mode(): Mode {
		return this.#resolve === undefined ? 'skip' : this.view.mode;
	}

	get follows(): boolean {
		return false;
	}

	get allowance(): number {
		return allowanceOf(this.spec, this.args);
	}

	get mayWait(): boolean {
		return this.view.retries;
	}

	get name(): string {
		return this.spec.name;
	}

	get phase(): Phase {
		return this.holder?.phase ?? 'queue';
	}

	get mayRide(): boolean {
		// A script, or what a module does, is no plain read whatever it says of itself.
		return (this.spec.flags & (Flag.readonly | Flag.opaque)) === Flag.readonly;
	}

	get mayChange(): boolean {
		return !changesNothing(this.spec);
	}

	measure(): number {
		return measure(this.args, this.spec);
	}

	mayResend(cause: unknown): boolean {
		return this.view.mayResend(this, cause);
	}

	unsend(): boolean {
		return true;
	}

	giveUp(error: (outcome: Outcome) => unknown): void {
		if (this.settled) return;
		const written = (this.holder?.release(this) ?? false) || this.attempts > 0;
		this.fail(error({ written, maybeExecuted: written }));
	}

	encode(batch: WriteBatch): void {
		batch.append(this.spec, this.args);
	}

	reply(value: RespValue): boolean {
		const resolve = this.#resolve;
		if (resolve === undefined) return true;
		if (this.spec.shape === '' && this.view.plain) {
			this.#let();
			resolve(value);
			return true;
		}
		let shaped: unknown;
		try {
			shaped = this.view.shape(this.spec, this.args, value);
		} catch (error) {
			// The stream is aligned whatever a transform does: only this caller hears of it.
			this.fail(error);
			return true;
		}
		this.#let();
		resolve(shaped);
		return true;
	}

	/** It was written, and no reply comes: the server was told to leave it out, or ends the connection instead. */
	told(): void {
		const resolve = this.#resolve;
		this.#let();
		resolve?.(undefined);
	}

	refuse(error: ReplyError): boolean {
		error.command = this.spec.name;
		this.fail(error);
		return true;
	}

	fail(error: unknown): void {
		const reject = this.#reject;
		if (reject === undefined) return;
		if (succeededByEnd(this.spec, error)) return this.told();
		this.#let();
		reject(error);
	}

	#let(): void {
		this.#resolve = undefined;
		this.#reject = undefined;
		this.holder = undefined;
		this.args = NONE;
	}
}
