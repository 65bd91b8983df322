/** What a connection tells whoever dialled it. */
import type { Command, Executable } from '../commands/command.ts';
import type { ReplyError } from '../core/errors.ts';
import type { RespValue } from '../protocol/types.ts';

/** What the owner of a connection hears from it. Calls are synchronous; none may throw. */
export interface Owner<C> {
	/** Takes waiting commands that may go along with the handshake out of the queue, from its head on. */
	riders(readsOnly: boolean): Executable[];
	/** Gives riders back, in order: they belong at the head of the queue. */
	returned(riders: Executable[]): void;
	ready(connection: C): void;
	/** Nothing is in flight any more; `beat` when all that was in flight was a sign of life. */
	quiet(connection: C, beat: boolean): void;
	/** The socket took what it had refused: its `congested` is over. */
	drained(connection: C): void;
	/** A RESP3 push that answers nothing. */
	pushed(connection: C, items: RespValue[]): void;
	/** Bytes came. */
	heard?(connection: C): void;
	/**
	 * Nothing came for `responseTimeout` while a reply is due: is the peer gone, or slow? Who knows that it is gone calls
	 * its `condemn`; who has no such method takes it for gone.
	 */
	doubted?(connection: C): void;
	/** The server answered a command with an error. True: the owner will send it again. `behind` tells what is in flight after it. */
	refused?(command: Command, error: ReplyError, behind: () => readonly Executable[]): boolean;
	/** The end, once. `unanswered` in the order of the queue; the first `written` of them were handed to `socket.write`. */
	ended(connection: C, cause: Error | undefined, unanswered: Executable[], written: number): void;
}
