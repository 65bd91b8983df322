/** What `stats()` says. */
import type { DedicatedLaneStats, SharedLaneStats, SubscriberStats } from '../pool/index.ts';

export interface ClientStats {
	/** Gauges of the moment and counters since the client was made, for each kind of connection. Times are milliseconds. */
	readonly lanes: {
		readonly shared: SharedLaneStats;
		readonly exclusive: DedicatedLaneStats;
		readonly blocking: DedicatedLaneStats;
		readonly subscriber: SubscriberStats;
	};
	/** Replies of blocking commands that came when their caller had gone. */
	readonly orphans: number;
	/** Leases that were reported as leaks, or collected as garbage without release. */
	readonly leaks: number;
}
