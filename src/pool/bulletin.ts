/** What happened in a pool and was not told yet: its listener hears of it when the state is whole again, since it may come back. */
import type { PoolEvent, PoolHooks } from './pool-options.ts';

const IDLE = { kind: 'idle' } as const;
const QUIET = { kind: 'quiet' } as const;

export class Bulletin<T> {
	/** A resource became idle; nothing is used any more. Most leases end with both: they wait in no queue. */
	#idle = false;
	#quiet = false;
	/** There is something to tell. */
	#news = false;
	readonly #hooks: PoolHooks<T>;
	readonly #untold: PoolEvent<T>[] = [];

	constructor(hooks: PoolHooks<T>) {
		this.#hooks = hooks;
	}

	/** Whether leases are told of: nothing is made for nobody. */
	get traces(): boolean {
		const hooks = this.#hooks;
		return hooks.traces === undefined || hooks.traces();
	}

	add(event: PoolEvent<T>): void {
		this.#untold.push(event);
		this.#news = true;
	}

	/** A resource became idle. */
	idle(): void {
		this.#idle = true;
		this.#news = true;
	}

	/** Nothing is used any more. */
	quiet(): void {
		this.#quiet = true;
		this.#news = true;
	}

	/** Tells all. A listener that comes back hears what happened first before what he causes. */
	tell(): void {
		if (this.#news) this.#tell();
	}

	#tell(): void {
		const hooks = this.#hooks;
		if (this.#untold.length > 0) {
			for (let event = this.#untold.shift(); event !== undefined; event = this.#untold.shift()) hooks.event(event);
		}
		if (this.#idle) {
			this.#idle = false;
			hooks.event(IDLE);
		}
		if (this.#quiet) {
			this.#quiet = false;
			hooks.event(QUIET);
		}
		this.#news = this.#untold.length > 0 || this.#idle || this.#quiet;
	}
}
