/**
 * One entry of a stream in the hands of a consumer.
 *
 *   got ──handed out──▶ in hand ──ack()──▶ acknowledging ──XACK answered──▶ acknowledged
 *    └──the consumer ends──▶ given back     └── failed for good ──▶ in hand
 */

/** What `consume` yields. */
export interface ConsumedEntry<Text extends string | Buffer = string, Fields = Record<string, string | string[]>> {
	/** The stream, as the consumer was told it. */
	readonly stream: Text;
	readonly id: Text;
	readonly message: Fields;
	/** How often the entry has been handed to some consumer, this time included. */
	readonly deliveries: number;
	/**
	 * Tells the group that the entry is done with. Tries again as long as the consumer runs and the connection is what fails; a second call
	 * is the same as the first. Works after the end of the loop too.
	 *
	 * @returns `true` when this call did it, `false` when the entry was not pending any more: acknowledged by somebody who had taken it over
	 */
	ack(): Promise<boolean>;
}

/** Where an entry comes from and goes to. */
export interface Acknowledger {
	acknowledge(entry: Delivery): Promise<boolean>;
}

/** What a consumer keeps of an entry that it has handed out: not the message, which may be large. */
export interface Hand {
	/** Its acknowledgement is under way, or done. */
	acknowledging: boolean;
	/** When it was handed out, as `performance.now()`; 0 before. */
	since: number;
}

/** A stream of a consumer. */
export interface Origin {
	/** As entries say it. */
	readonly name: unknown;
	readonly place: number;
}

/** What tells entries of one consumer apart. */
export function markOf(place: number, id: unknown): string {
	return `${place}:${String(id)}`;
}

export class Delivery implements ConsumedEntry<string, unknown> {
	readonly stream: string;
	readonly id: string;
	readonly message: unknown;
	deliveries: number;
	/** Position of its stream among those of the consumer. */
	readonly #place: number;
	readonly #consumer: Acknowledger;
	readonly #hand: Hand = { acknowledging: false, since: 0 };
	#acknowledged: Promise<boolean> | undefined = undefined;

	constructor(consumer: Acknowledger, { name, place }: Origin, id: unknown, message: unknown) {
		this.#consumer = consumer;
		this.#place = place;
		// Buffers in a view that has Buffers; the public type says which.
		this.stream = name as string;
		this.id = id as string;
		this.message = message;
		this.deliveries = 1;
	}

	get place(): number {
		return this.#place;
	}

	/** What tells it from the others of its consumer. */
	get mark(): string {
		return markOf(this.#place, this.id);
	}

	get hand(): Hand {
		return this.#hand;
	}

	ack(): Promise<boolean> {
		this.#hand.acknowledging = true;
		this.#acknowledged ??= this.#consumer.acknowledge(this).catch((error: unknown) => {
			this.#acknowledged = undefined;
			this.#hand.acknowledging = false;
			throw error;
		});
		return this.#acknowledged;
	}
}
