/** What waits for a consumer who is slower than its source: bounded, with a policy for what has no room. */
import Denque from 'denque';

/** `drop-oldest` makes room, `drop-newest` keeps what waits, `error` ends the subscription. */
export type Overflow = 'drop-oldest' | 'drop-newest' | 'error';

/** Of {@link Backlog}, from what a user said. */
export interface BacklogSettings {
	readonly limit: number;
	readonly overflow: Overflow;
}

const DEFAULT_LIMIT = 1000;
const policies: readonly unknown[] = ['drop-oldest', 'drop-newest', 'error'] satisfies Overflow[];

/** @throws TypeError for a bound or a policy that is none */
export function backlogSettings(given: {
	buffer?: number | undefined;
	overflow?: Overflow | undefined;
}): BacklogSettings {
	const { buffer: limit = DEFAULT_LIMIT, overflow = 'drop-oldest' } = given;
	if (!Number.isInteger(limit) || limit < 1) throw new TypeError('buffer must be a whole number from 1');
	if (!policies.includes(overflow)) throw new TypeError(`overflow must be one of ${policies.join(', ')}`);
	return { limit, overflow };
}

export class Backlog<T> {
	readonly #settings: BacklogSettings;
	readonly #tellDropped: (count: number) => void;
	readonly #items: Denque<T> = new Denque<T>();
	/** Something was taken since it last asked for a turn: its consumer is at work. */
	#taken = true;
	/** All that there was no room for, told or not. */
	dropped = 0;
	#told = 0;
	#telling: NodeJS.Immediate | undefined = undefined;

	/** `tellDropped` is told once a turn of the event loop how many were dropped, and at the end. */
	constructor(settings: BacklogSettings, tellDropped: (count: number) => void) {
		this.#settings = settings;
		this.#tellDropped = tellDropped;
	}

	get length(): number {
		return this.#items.length;
	}

	get full(): boolean {
		return this.#items.length >= this.#settings.limit;
	}

	/** Whether a turn for promises may make room: not twice in a row for one who does not use it. */
	wantsTurn(): boolean {
		const wants = this.#taken;
		this.#taken = false;
		return wants;
	}

	/** False when there is no room, and the policy is to end. */
	push(item: T): boolean {
		if (!this.full) this.#items.push(item);
		else if (this.#settings.overflow === 'error') return false;
		else {
			if (this.#settings.overflow === 'drop-oldest') {
				this.#items.shift();
				this.#items.push(item);
			}
			// A turn of ticks would be one for each pause that somebody else asks for. The process stays for it, which waits for nothing.
			if (this.dropped++ === this.#told) this.#telling = setImmediate(() => this.#tell());
		}
		return true;
	}

	shift(): T | undefined {
		this.#taken = true;
		return this.#items.shift();
	}

	clear(): void {
		this.#items.clear();
	}

	/** Nothing comes any more: what was dropped is told now, before whatever follows the end. */
	finish(): void {
		if (this.dropped === this.#told) return;
		clearImmediate(this.#telling);
		this.#tell();
	}

	/** What the error says when the policy is to end. */
	get overflowText(): string {
		return `${this.#settings.limit} messages wait already, and overflow is 'error'`;
	}

	#tell(): void {
		const count = this.dropped - this.#told;
		this.#told = this.dropped;
		this.#tellDropped(count);
	}
}
