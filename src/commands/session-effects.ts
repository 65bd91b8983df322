/** What a call would do to the session of its connection, for the ledger. */
import type { CommandSpec, SessionEffectKind } from './descriptor.ts';
import { resolveSpec } from './lookup.ts';
import { wordOf } from './words.ts';

/** Whether the session is another one after it, or may be. */
export function changesSession(effect: SessionEffectKind): boolean {
	return effect !== '' && effect !== 'wait';
}

export function effectOf(spec: CommandSpec, args: readonly unknown[]): SessionEffectKind {
	return resolveSpec(spec, args).effect;
}

/** What CLIENT REPLY is told: `on`, `off` or `skip`; `undefined` for what the server will refuse. */
export function replyMode(args: readonly unknown[]): 'on' | 'off' | 'skip' | undefined {
	// With any other number of arguments it is an error, which is answered.
	const mode = args.length === 2 ? wordOf(args[1]).toLowerCase() : '';
	return mode === 'on' || mode === 'off' || mode === 'skip' ? mode : undefined;
}
