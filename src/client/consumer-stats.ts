/** What a consumer says of itself. */
import type { StreamProgress } from './consumer-group.ts';

/** Gauges and counters of a consumer. */
export interface ConsumerStats {
	/** Entries that the group has delivered to nobody, all streams together; `null` where the server cannot tell, and while a group is not there. */
	readonly lag: number | null;
	/** Of each stream whose group is there, by its name. */
	readonly streams: Readonly<Record<string, StreamProgress>>;
	/** Entries handed out and not acknowledged. */
	readonly inHand: number;
	/** Entries read and not yet handed out. */
	readonly waiting: number;
	/** Entries handed out, those that came again included. */
	readonly handedOut: number;
	readonly acknowledged: number;
	/** Entries that came from the own pending ones: from an earlier life, or read and lost with a connection. */
	readonly resumed: number;
	/** Entries taken over because they were idle. */
	readonly claimed: number;
	/** Entries that were deleted from the stream while they were pending: acknowledged without being handed out. */
	readonly deleted: number;
	/** Entries that waited here until somebody else took them over: not handed out. */
	readonly passedOver: number;
	/** Entries given back at the end. */
	readonly givenBack: number;
	/** How often the server could not be used, or its connection was lost. */
	readonly interruptions: number;
	/** The last failure of that kind that was met. */
	readonly lastError: unknown;
}
