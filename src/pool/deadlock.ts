/** Whether leases wait for one another in a circle. */
import type { Owner } from './pool-options.ts';
import type { Waiter } from './waiters.ts';

/**
 * Every holder is blocked by somebody who waits: who waits blocks those inside whose lease he asks for another one.
 *
 * @param holders of all resources there can be
 */
function isDeadlock(holders: Iterable<Owner>, waiting: Iterable<Owner | undefined>): boolean {
	const blocked = new Set<Owner>();
	for (const owner of waiting) {
		for (let outer = owner?.parent; outer !== undefined; outer = outer.parent) blocked.add(outer);
	}
	for (const owner of holders) if (!blocked.has(owner)) return false;
	return true;
}

/** Where leases wait for one another in a circle, the one who waits newest of those inside a lease: refusing him breaks it. */
export function newestInCircle<Grant>(
	holders: Iterable<Owner>,
	waiting: readonly Waiter<Grant>[],
): Waiter<Grant> | undefined {
	const owners = waiting.map(({ options }) => options.owner);
	return isDeadlock(holders, owners) ? waiting[owners.findLastIndex((owner) => owner !== undefined)] : undefined;
}
