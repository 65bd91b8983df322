/** The commands of each surface, as types. Where a name stands on two of the parts (`client`), its overloads add up. */
import type {
	AcknowledgeCommands,
	BlockingCommands,
	PlainCommands,
	SessionCommands,
	UnqueuedCommands,
} from './commands.generated.ts';
import type { Context } from './signature.ts';

/** What a client offers; the API has `multi`, `quit`, `subscribe` … under their names. */
export interface ClientCommands<C extends Context> extends PlainCommands<C>, BlockingCommands<C>, UnqueuedCommands<C> {}

/** What a pipeline offers: the same as a client. */
export type PipelineCommands<C extends Context> = ClientCommands<C>;

/** What may stand between MULTI and EXEC. */
export interface MultiCommands<C extends Context>
	extends PlainCommands<C>,
		BlockingCommands<C>,
		AcknowledgeCommands<C> {}

/** What a lease offers: everything, the session of its connection included. */
export type LeaseCommands<C extends Context> = ClientCommands<C> & AcknowledgeCommands<C> & SessionCommands<C>;
