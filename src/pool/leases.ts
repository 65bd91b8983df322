/** The resources that a pool has made and not ended, and which of them are lent out. A lease costs no more than a count here. */
import type { Held, Resource } from './held.ts';
import type { AcquireOptions, HolderReport, Owner } from './pool-options.ts';

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

	/** Lends it. */
	begin(resource: Resource<T>, now: number, options: AcquireOptions, stack: string | undefined): Held<T> {
		this.size++;
		return resource.lend(now, options, stack);
	}

	/** It came back. */
	end(resource: Resource<T>, now: number): void {
		this.size--;
		resource.rest(now);
	}

	/** Those that are lent out. */
	list(): Resource<T>[] {
		return [...this.#living].filter(({ held }) => held !== undefined);
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
		for (const { held, owner } of this.#living) {
			if (held === undefined) continue;
			if (owner === undefined) return undefined;
			owners.push(owner);
		}
		return owners;
	}

	/** Takes all back. */
	revoke(): void {
		for (const { held } of this.list()) held?.revoke('closed');
	}
}
