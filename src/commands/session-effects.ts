/** Which commands change what of a session, for the ledger of a dedicated connection. Whatever is not told apart here taints it. */
import { type CommandSpec, Flag } from './descriptor.ts';
import { resolveSpec } from './lookup.ts';
import { wordOf } from './words.ts';

export type SessionEffectKind =
	| 'none'
	| 'multi'
	| 'exec'
	| 'discard'
	| 'watch'
	| 'unwatch'
	| 'select'
	| 'readonly'
	| 'readwrite'
	| 'asking'
	| 'reply'
	| 'taint';

const told: Readonly<Record<string, SessionEffectKind>> = {
	MULTI: 'multi',
	EXEC: 'exec',
	DISCARD: 'discard',
	WATCH: 'watch',
	UNWATCH: 'unwatch',
	SELECT: 'select',
	READONLY: 'readonly',
	READWRITE: 'readwrite',
	ASKING: 'asking',
	'CLIENT REPLY': 'reply',
	// They wait for the session's own writes and leave it as it was.
	WAIT: 'none',
	WAITAOF: 'none',
};

export function effectOf(spec: CommandSpec, args: readonly unknown[]): SessionEffectKind {
	const command = resolveSpec(spec, args);
	if ((command.flags & Flag.unknown) !== 0) return 'taint';
	if (command.session === 'none') return 'none';
	return told[command.name] ?? 'taint';
}

/** What CLIENT REPLY is told: `on`, `off` or `skip`; `undefined` for what the server will refuse. */
export function replyMode(args: readonly unknown[]): 'on' | 'off' | 'skip' | undefined {
	const mode = wordOf(args[1]).toLowerCase();
	return mode === 'on' || mode === 'off' || mode === 'skip' ? mode : undefined;
}
