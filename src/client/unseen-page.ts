/** Entries that a consumer has got and not handed out, all of one moment. What has waited here for long may be somebody else's by now. */
import type { Delivery } from './consumer-entry.ts';

/** How long an entry may wait before the server is asked whether it is still ours: this part of `claimIdle`, and no longer than that. */
const PART = 0.1;
const LONGEST = 1000;

export class UnseenPage {
	/** How long an entry may have waited when it is handed out unasked, in milliseconds; 0 where nobody claims. */
	readonly longestWait: number;
	#entries: Delivery[] = [];
	/** Since when they are idle, as far as we know. */
	#since = 0;
	/** They were just looked up: the next one goes out, however long that took. */
	#checked = false;

	constructor(claimIdle: number) {
		this.longestWait = Math.ceil(Math.min(claimIdle * PART, LONGEST));
	}

	get entries(): readonly Delivery[] {
		return this.#entries;
	}

	/** Entries as they were delivered, at `since` or later. */
	put(entries: Delivery[], since: number): void {
		this.#entries = entries;
		this.#since = since;
		this.#checked = false;
	}

	/** Those that were looked up and are ours, idle since `since` or later. */
	keep(entries: Delivery[], since: number): void {
		this.put(entries, since);
		this.#checked = entries.length > 0;
	}

	/** The next one, unless it has to be looked up before. */
	take(): Delivery | undefined {
		if (this.#isOld) return undefined;
		this.#checked = false;
		return this.#entries.shift();
	}

	clear(): void {
		this.put([], 0);
	}

	get #isOld(): boolean {
		return this.longestWait > 0 && !this.#checked && performance.now() - this.#since > this.longestWait;
	}
}
