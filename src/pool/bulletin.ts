/** What happened in a pool and was not told yet: its listener hears of it when the state is whole again, since it may come back. */
import Denque from 'denque';
import type { PoolEvent, PoolHooks } from './pool-options.ts';

const IDLE = Object.freeze({ kind: 'idle' });
const QUIET = Object.freeze({ kind: 'quiet' });

export class Bulletin<T> {
	readonly #hooks: PoolHooks<T>;
	readonly #untold: Denque<PoolEvent<T>> = new Denque<PoolEvent<T>>();

	constructor(hooks: PoolHooks<T>) {
		this.#hooks = hooks;
	}

	/** Whether leases are told of: nothing is made for nobody. */
	get traces(): boolean {
		const { traces } = this.#hooks;
		return traces === undefined || traces();
	}

	add(event: PoolEvent<T>): void {
		this.#untold.push(event);
	}

	/** A resource became idle. */
	idle(): void {
		this.#untold.push(IDLE);
	}

	/** Nothing is used any more. */
	quiet(): void {
		this.#untold.push(QUIET);
	}

	/** Tells all. A listener that comes back hears what happened first before what he causes. */
	tell(): void {
		for (let event = this.#untold.shift(); event !== undefined; event = this.#untold.shift()) this.#hooks.event(event);
	}
}
