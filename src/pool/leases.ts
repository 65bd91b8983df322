/** The resources that a pool has made and not ended, and which of them are lent out. A lease costs no more than a count here. */
import type { Resource } from './held.ts';
import type { HolderReport, Owner } from './pool-options.ts';

export class Leases<T> {
	/** How many are out. */
	size = 0;
	readonly #living: Set<Resource<T>> = new Set();
	/** Milliseconds since a lent resource was last used; `undefined` while it is in use. */
	readonly #idleFor: (value: T) => number | undefined;

	constructor(idleFor: (value: T) => number | undefined) {
		this.#idleFor = idleFor;
	}

	/** One was made. */
	add(resource: Resource<T>): void {
		this.#living.add(resource);
	}

	/** One that is not lent out is being ended. */
	remove(resource: Resource<T>): void {
		this.#living.delete(resource);
	}

	/** Those that are lent out. */
	list(): Resource<T>[] {
		return [...this.#living].filter(({ lent }) => lent);
	}

	report(resource: Resource<T>, now: number): HolderReport {
		return resource.report(now, this.#idleFor(resource.value), this.size);
	}

	/** Who holds what, the longest first. */
	holders(now: number): HolderReport[] {
		return this.list()
			.map((resource) => this.report(resource, now))
			.sort((a, b) => b.age - a.age);
	}

	/** Whose they are; `undefined` where one is nobody's, which most pools' leases are: nothing is looked through for them. */
	owners(): Owner[] | undefined {
		const owners: Owner[] = [];
		for (const { lent, owner } of this.#living) {
			if (!lent) continue;
			if (owner === undefined) return undefined;
			owners.push(owner);
		}
		return owners;
	}

	/** Takes all back. */
	revoke(): void {
		for (const resource of this.list()) if (resource.lent) resource.revoke('closed');
	}
}
