/** Reports a lease that is out for long, and takes it back when it is out for too long. */
import type { Clock } from '../core/clock.ts';
import type { Held, Resource } from './held.ts';

export interface LeaseWatchSettings {
	/** 0 is off. */
	readonly maxLeaseTime: number;
	/** 0 is off. */
	readonly leakThreshold: number;
}

export function watchLease<T>(
	resource: Resource<T>,
	held: Held<T>,
	settings: LeaseWatchSettings,
	clock: Clock,
	report: () => void,
): void {
	const { maxLeaseTime, leakThreshold } = settings;
	let reported = leakThreshold === 0;
	const next = (): void => {
		const leakAt = reported ? Number.POSITIVE_INFINITY : leakThreshold;
		const endAt = maxLeaseTime === 0 ? Number.POSITIVE_INFINITY : maxLeaseTime;
		const age = clock.now() - resource.since;
		if (age >= leakAt) {
			reported = true;
			report();
			if (!held.released) next();
			return;
		}
		if (age >= endAt) return held.revoke();
		const left = Math.min(leakAt, endAt) - age;
		if (left !== Number.POSITIVE_INFINITY) resource.watch = clock.after(left, next, false);
	};
	next();
}
