/** What a shared lane has been through: what its `stats()` tell beside the moment. */
import type { Connection } from '../connection/index.ts';
import type { SharedLaneStats } from './shared-lane-options.ts';

export class LaneRecord {
	dials = 0;
	losses = 0;
	resent = 0;
	lastDialError: unknown = undefined;
	lastError: unknown = undefined;

	/** A connection that was up is gone; without a cause it was ended by us. */
	lost(cause: Error | undefined): void {
		if (cause === undefined) return;
		this.losses++;
		this.lastError = cause;
	}

	/** Of the moment: a connection that is being dialled, or `up`, and how much waits. */
	stats(connection: Connection | undefined, up: Connection | undefined, waiting: number): SharedLaneStats {
		const inFlight = up?.pending ?? 0;
		const idle = inFlight === 0 && waiting === 0;
		return {
			total: connection === undefined ? 0 : 1,
			idle: up !== undefined && idle ? 1 : 0,
			busy: up !== undefined && !idle ? 1 : 0,
			creating: connection !== undefined && up === undefined ? 1 : 0,
			waiting,
			inFlight,
			dials: this.dials,
			losses: this.losses,
			resent: this.resent,
			lastDialError: this.lastDialError,
			lastError: this.lastError,
		};
	}
}
