/** Watches over something pending: a signal or a timeout of its view gives it up. */
import { Command, type Pending, type ReplyView } from '../commands/command.ts';
import type { CommandSpec } from '../commands/descriptor.ts';
import { AbortError } from '../core/errors.ts';
import { abort, type ClientCore } from './core.ts';
import type { View } from './view.ts';

type Settle = (value: unknown) => void;

/**
 * Makes something pending, hands it to `submit`, and answers for it. `make` gets the two ways in which it ends.
 */
export function guarded<Value, Kind extends Pending = Pending>(
	core: ClientCore,
	view: View,
	make: (resolve: (value: Value) => void, reject: Settle) => Kind,
	submit: (pending: Kind) => void,
): Promise<Value> {
	const { signal, timeout } = view;
	if (signal?.aborted) {
		return Promise.reject(new AbortError({ written: false, maybeExecuted: false }, { cause: signal.reason }));
	}
	return new Promise<Value>((resolve, reject) => {
		let pending: Kind;
		if (signal === undefined) pending = make(resolve, reject);
		else {
			const onAbort = (): void => abort(pending, signal.reason);
			// The listener leaves with the answer, so that a long-lived signal does not collect one for each command.
			const leaving =
				<T>(settle: (value: T) => void) =>
				(value: T): void => {
					signal.removeEventListener('abort', onAbort);
					settle(value);
				};
			pending = make(leaving(resolve), leaving(reject));
			signal.addEventListener('abort', onAbort, { once: true });
		}
		if (timeout !== undefined) core.limit(pending, timeout);
		submit(pending);
	});
}

/** A command without peculiarities, made and sent on its own. */
export function plainCommand(
	target: { execute(command: Command): void },
	spec: CommandSpec,
	args: readonly unknown[],
	view: ReplyView,
	resolve: (value: unknown) => void,
	reject: (error: unknown) => void,
): { pending: Pending; send(): void } {
	const command = new Command(spec, args, view, resolve, reject);
	return { pending: command, send: () => target.execute(command) };
}
