/** Commands whose success has no reply: the server closes the connection instead. */
import { ConnectionLostError } from '../core/errors.ts';
import { type CommandSpec, Flag } from './descriptor.ts';

/** How the system says that the other side has closed; a connection that is told so politely gets the first of these, too. */
const closed: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE']);

/**
 * Whether a written SHUTDOWN has succeeded: the server ended the connection, and it was not we who gave it up. A network that breaks looks the
 * same from here.
 */
export function succeededByEnd(spec: CommandSpec, error: unknown): boolean {
	if ((spec.flags & Flag.noReply) === 0 || !(error instanceof ConnectionLostError) || !error.written) return false;
	return closed.has((error.cause as { readonly code?: unknown } | undefined)?.code);
}
