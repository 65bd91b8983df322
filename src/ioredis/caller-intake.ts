/** What comes unasked on a caller's connection: messages, confirmations, lines of MONITOR, each where it can be one. */
import type { Entry } from '../commands/command.ts';
import { Intake } from '../connection/intake.ts';
import type { RespValue } from '../protocol/types.ts';
import { Command } from './command.ts';
import { isMessage, isSubscribing, isUnsubscribing } from './subscription.ts';

/** What it asks of the subscriber. */
export interface IntakeHost {
	/** RESP2, and something is subscribed: messages come where replies do. */
	readonly restricted: boolean;
	/** How messages are wanted. */
	pushMode(): 'string' | 'buffer';
	/** A confirmation for `command`. True when it was the last one due. */
	confirmed(command: Command, items: RespValue[]): boolean;
}

const isConfirmation = (items: RespValue[]): boolean =>
	isSubscribing(String(items[0])) || isUnsubscribing(String(items[0]));
/** The command in front, if it waits for confirmations. */
const waiting = (head: Entry | undefined): Command | undefined =>
	head instanceof Command && head.remaining > 0 ? head : undefined;

export class CallerIntake extends Intake {
	readonly #host: IntakeHost;
	/** The session was changed so that more than replies may come. */
	isOpen = false;

	constructor(host: IntakeHost) {
		super();
		this.#host = host;
		// As ioredis does: an open connection keeps the process alive.
		this.keepsAlive = true;
	}

	override modeOf(head: Entry | undefined): 'string' | 'buffer' {
		if (head === undefined || head.mode === 'skip' || this.#host.restricted) return this.#host.pushMode();
		return head.mode;
	}

	override take(value: RespValue, head: Entry | undefined): RespValue[] | undefined {
		if (!this.isOpen) return undefined;
		if (Array.isArray(value)) {
			const ours =
				waiting(head) !== undefined
					? isConfirmation(value) || isMessage(value)
					: this.#host.restricted && isMessage(value);
			return ours ? value : undefined;
		}
		return this.monitoring && typeof value === 'string' ? ['monitor', value] : undefined;
	}

	override confirm(items: RespValue[], head: Entry | undefined): boolean | undefined {
		const command = waiting(head);
		if (command === undefined || command.verb.lower !== String(items[0])) return undefined;
		return this.#host.confirmed(command, items);
	}
}
