/** What a command would do to the session of its connection. */
import type { CommandSpec, SessionKind } from './descriptor.ts';
import { resolveSpec } from './lookup.ts';

/** The effect, and what to use instead: "SELECT is not for the shared connection: " + hint. */
export interface SessionEffect {
	readonly kind: SessionKind;
	readonly hint: string;
}

const none: SessionEffect = { kind: 'none', hint: '' };

/** The effect of this call; subcommands count, so `CLIENT SETNAME` is `lease` and `CLIENT LIST` is `none`. */
export function sessionOf(spec: CommandSpec, args: readonly unknown[]): SessionEffect {
	const command = resolveSpec(spec, args);
	return command.session === 'none' ? none : { kind: command.session, hint: command.hint };
}
