/** A command on a connection whose session is kept account of. */
import type { ReplyError } from '../core/errors.ts';
import type { WriteBatch } from '../protocol/encoder.ts';
import type { RespValue } from '../protocol/types.ts';
import { Command, type ReplyView } from './command.ts';
import type { CommandSpec, SessionEffectKind } from './descriptor.ts';
import { changesSession, effectOf } from './session-effects.ts';
import { numberOf } from './words.ts';

/** Who keeps the account. */
export interface SessionAccount {
	sent(effect: SessionEffectKind): void;
	answered(effect: SessionEffectKind, value: unknown, database: number): void;
	refused(effect: SessionEffectKind, code: string): void;
}

export class SessionCommand extends Command {
	readonly #account: SessionAccount;
	readonly #effect: SessionEffectKind;
	readonly #database: number;

	constructor(
		spec: CommandSpec,
		args: readonly unknown[],
		view: ReplyView,
		resolve: (value: unknown) => void,
		reject: (error: unknown) => void,
		account: SessionAccount,
	) {
		super(spec, args, view, resolve, reject);
		this.#account = account;
		this.#effect = effectOf(spec, args);
		this.#database = this.#effect === 'select' ? numberOf(args[0]) : Number.NaN;
	}

	override encode(batch: WriteBatch): void {
		super.encode(batch);
		this.#account.sent(this.#effect);
	}

	/** The account hears of the answer even where nobody else waits for it. */
	override reply(value: RespValue): boolean {
		this.#account.answered(this.#effect, value, this.#database);
		return super.reply(value);
	}

	override refuse(error: ReplyError): boolean {
		this.#account.refused(this.#effect, error.code);
		return super.refuse(error);
	}

	/** Whatever it was to change, no answer says whether it did. Behind EXEC and DISCARD no MULTI is open, even where they were refused. */
	override told(): void {
		if (this.#effect === 'exec' || this.#effect === 'discard')
			this.#account.answered(this.#effect, undefined, Number.NaN);
		if (this.#effect !== 'reply' && changesSession(this.#effect)) this.#account.sent('taint');
		super.told();
	}
}
