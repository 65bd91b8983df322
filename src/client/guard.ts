/** Watches over something pending: a signal or a timeout of its view gives it up. */
import { Command, type Pending, type ReplyView } from '../commands/command.ts';
import type { CommandSpec } from '../commands/descriptor.ts';
import { AbortError, NOT_WRITTEN } from '../core/errors.ts';
import { abort, type ClientCore } from './core.ts';
import type { View } from './view.ts';

/** What waits under each signal: one listener for all of it, that leaves with the last. */
const watched = new WeakMap<AbortSignal, { readonly pending: Set<Pending>; readonly onAbort: () => void }>();

function watch(signal: AbortSignal, pending: Pending): void {
	let entry = watched.get(signal);
	if (entry === undefined) {
		const all = new Set<Pending>();
		const onAbort = (): void => {
			watched.delete(signal);
			for (const each of all) abort(each, signal.reason);
		};
		entry = { pending: all, onAbort };
		watched.set(signal, entry);
		signal.addEventListener('abort', onAbort, { once: true });
	}
	entry.pending.add(pending);
}

function unwatch(signal: AbortSignal, pending: Pending): void {
	const entry = watched.get(signal);
	if (entry === undefined || !entry.pending.delete(pending) || entry.pending.size > 0) return;
	watched.delete(signal);
	signal.removeEventListener('abort', entry.onAbort);
}

/**
 * Makes something pending, hands it to `submit`, and answers for it. `make` gets the two ways in which it ends. What blocks by its own
 * words is bounded by the timeout of its view only, not by that of the client: it says `blocking`.
 */
export function guarded<Value, Kind extends Pending = Pending>(
	core: ClientCore,
	view: View,
	make: (resolve: (value: Value) => void, reject: (error: unknown) => void) => Kind,
	submit: (pending: Kind) => void,
	blocking = false,
): Promise<Value> {
	const { signal } = view;
	const timeout = blocking ? view.timeout : view.commandTimeout;
	if (signal?.aborted) {
		return Promise.reject(new AbortError(NOT_WRITTEN, { cause: signal.reason }));
	}
	return new Promise<Value>((resolve, reject) => {
		if (signal === undefined) {
			const pending = make(resolve, reject);
			if (timeout !== undefined) core.limit(pending, timeout);
			return submit(pending);
		}
		const leaving =
			<T>(settle: (value: T) => void) =>
			(value: T): void => {
				unwatch(signal, pending);
				settle(value);
			};
		const pending: Kind = make(leaving(resolve), leaving(reject));
		watch(signal, pending);
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
