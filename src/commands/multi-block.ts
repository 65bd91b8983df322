/**
 * MULTI, the commands, EXEC: one frame, one place in the queue, one outcome.
 *
 *   replies:  MULTI's ─ one QUEUED (or refusal) for each command ─ EXEC's
 *
 * Where MULTI itself is refused (an ACL user without +multi) the server runs the commands one by one: their replies are then real, and
 * the outcome says so.
 */
import { type Outcome, type Phase, ProtocolError, ReplyError } from '../core/errors.ts';
import { measure, type WriteBatch } from '../protocol/encoder.ts';
import type { Mode, RespValue } from '../protocol/types.ts';
import type { Executable, Holder, Pending, ReplyView } from './command.ts';
import type { CommandSpec } from './descriptor.ts';
import { lookup } from './lookup.ts';
import type { CommandList } from './pipeline-run.ts';
import { changesNothing } from './retry.ts';
import type { SessionAccount } from './session-command.ts';
import { changesSession, effectOf } from './session-effects.ts';

/** How a block ended, when its connection lived to tell. */
export type BlockOutcome =
	| { readonly kind: 'executed'; readonly results: unknown[]; readonly failed: ReadonlySet<number> }
	/** A watched key had changed. */
	| { readonly kind: 'conflict' }
	/** Commands were refused when they were queued, so none ran. */
	| { readonly kind: 'aborted'; readonly error: ReplyError; readonly refusals: ReadonlyMap<number, ReplyError> }
	/** MULTI was refused: the commands ran alone, and these are their replies. */
	| {
			readonly kind: 'scattered';
			readonly error: ReplyError;
			readonly results: unknown[];
			readonly failed: ReadonlySet<number>;
	  };

const NO_ARGUMENTS: readonly unknown[] = [];

export class MultiBlock implements Executable, Pending {
	readonly name: string = 'MULTI';
	readonly follows = false;
	readonly mayRide = false;
	/** What may block does not, inside MULTI. */
	readonly allowance = 0;
	attempts = 0;
	deadline = 0;
	since = 0;
	holder: Holder | undefined = undefined;
	readonly #list: CommandList;
	readonly #view: ReplyView;
	readonly #results: unknown[];
	readonly #failed: Set<number> = new Set();
	readonly #refusals: Map<number, ReplyError> = new Map();
	#multiError: ReplyError | undefined = undefined;
	/** Its end says that none of its commands ran. */
	#ranNothing = false;
	#next = -1;
	#done: ((outcome: BlockOutcome) => void) | undefined;
	#reject: ((error: unknown) => void) | undefined;
	readonly #account: SessionAccount | undefined;

	constructor(
		list: CommandList,
		view: ReplyView,
		done: (outcome: BlockOutcome) => void,
		reject: (error: unknown) => void,
		account?: SessionAccount,
	) {
		this.#list = list;
		this.#view = view;
		this.#results = new Array<unknown>(list.specs.length);
		this.#done = done;
		this.#reject = reject;
		this.#account = account;
	}

	get settled(): boolean {
		return this.#done === undefined;
	}

	get phase(): Phase {
		return this.holder?.phase ?? 'queue';
	}

	get mode(): Mode {
		return this.settled ? 'skip' : this.#view.mode;
	}

	get mayWait(): boolean {
		return this.#view.retries;
	}

	get mayChange(): boolean {
		return !this.#ranNothing && !this.#list.specs.every(changesNothing);
	}

	measure(): number {
		let bytes = 0;
		for (const args of this.#list.args) bytes += measure(args);
		return bytes;
	}

	mayResend(): boolean {
		return false;
	}

	unsend(): boolean {
		return true;
	}

	giveUp(error: (outcome: Outcome) => unknown): void {
		if (this.settled) return;
		const written = this.holder?.release(this) ?? false;
		this.fail(error({ written, maybeExecuted: written }));
	}

	encode(batch: WriteBatch): void {
		const { specs, args } = this.#list;
		batch.append(lookup('MULTI') as CommandSpec, NO_ARGUMENTS);
		for (let i = 0; i < specs.length; i++) batch.append(specs[i] as CommandSpec, args[i] as readonly unknown[]);
		batch.append(lookup('EXEC') as CommandSpec, NO_ARGUMENTS);
		if (this.#account === undefined) return;
		this.#account.sent('multi');
		// What a command inside does to the session takes effect with EXEC, and nobody follows it that far.
		if (specs.some((spec, i) => changesSession(effectOf(spec, args[i] as readonly unknown[]))))
			this.#account.sent('taint');
	}

	reply(value: RespValue): boolean {
		const index = this.#next++;
		if (index === this.#list.specs.length) {
			this.#account?.answered('exec', value, Number.NaN);
			this.#executed(value);
			return true;
		}
		if (index >= 0 && this.#multiError !== undefined) this.#put(index, value);
		return false;
	}

	refuse(error: ReplyError): boolean {
		const index = this.#next++;
		if (index === this.#list.specs.length) {
			this.#account?.refused('exec', error.code);
			this.#execRefused(error);
			return true;
		}
		if (index === -1) {
			error.command = 'MULTI';
			this.#multiError = error;
			return false;
		}
		error.command = (this.#list.specs[index] as CommandSpec).name;
		this.#refusals.set(index, error);
		this.#results[index] = error;
		this.#failed.add(index);
		return false;
	}

	fail(error: unknown): void {
		const reject = this.#reject;
		this.#let();
		reject?.(error);
	}

	#executed(value: RespValue): void {
		if (this.#multiError !== undefined) {
			// Inside a raw MULTI ours was refused as nested, and this EXEC ran whatever was queued: our commands are the last of it.
			const own = Array.isArray(value) ? value.slice(-this.#list.specs.length) : [];
			for (let i = 0; i < own.length; i++) this.#put(i, own[i]);
			return this.#finish({ kind: 'scattered', error: this.#multiError, results: this.#results, failed: this.#failed });
		}
		this.#ranNothing = value === null;
		if (value === null) return this.#finish({ kind: 'conflict' });
		if (!Array.isArray(value) || value.length !== this.#list.specs.length) {
			// A tombstone's reply is not built; anything else here is no answer to our EXEC.
			return this.fail(new ProtocolError('EXEC was answered with something else than one reply for each command'));
		}
		for (let i = 0; i < value.length; i++) this.#put(i, value[i]);
		this.#finish({ kind: 'executed', results: this.#results, failed: this.#failed });
	}

	#execRefused(error: ReplyError): void {
		error.command = 'EXEC';
		const refused = this.#multiError;
		if (refused !== undefined) {
			this.#finish({ kind: 'scattered', error: refused, results: this.#results, failed: this.#failed });
			return;
		}
		this.#ranNothing = true;
		this.#finish({ kind: 'aborted', error, refusals: this.#refusals });
	}

	#put(index: number, value: RespValue): void {
		const spec = this.#list.specs[index] as CommandSpec;
		if (value instanceof ReplyError) {
			value.command = spec.name;
			this.#results[index] = value;
			this.#failed.add(index);
			return;
		}
		try {
			this.#results[index] = this.#view.shape(spec, this.#list.args[index] as readonly unknown[], value);
		} catch (error) {
			this.#results[index] = error;
			this.#failed.add(index);
		}
	}

	#finish(outcome: BlockOutcome): void {
		const done = this.#done;
		this.#let();
		done?.(outcome);
	}

	#let(): void {
		this.#done = undefined;
		this.#reject = undefined;
		this.holder = undefined;
	}
}
