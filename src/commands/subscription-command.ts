/**
 * An (un)subscribe: one place in the queue, settled by its last confirmation, or by an error in its place.
 *
 *   sent ──one confirmation for each channel──▶ settled       sent ──error, or QUEUED inside MULTI──▶ settled
 */
import type { RespValue } from '../protocol/types.ts';
import type { ReplyView } from './command.ts';
import type { CommandSpec } from './descriptor.ts';
import { type SessionAccount, SessionCommand } from './session-command.ts';

export class SubscriptionCommand extends SessionCommand {
	readonly #kind: string;
	/** Confirmations due; of an unsubscribe without arguments nobody knows how many. */
	#due: number | undefined;

	constructor(
		spec: CommandSpec,
		args: readonly unknown[],
		view: ReplyView,
		resolve: (value: unknown) => void,
		reject: (error: unknown) => void,
		account: SessionAccount,
	) {
		super(spec, args, view, resolve, reject, account);
		this.#kind = spec.name.toLowerCase();
		this.#due = args.length === 0 ? undefined : args.length;
	}

	/** Counted also where nobody waits any more: the place in the queue is still its own. */
	confirm(kind: string, count: RespValue, none: boolean): boolean | undefined {
		if (kind !== this.#kind) return undefined;
		if (this.#due === undefined ? !none : --this.#due > 0) return false;
		return this.reply(count);
	}
}
