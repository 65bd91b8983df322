/** What comes over a connection: replies go to the entry at the head, messages to the intake, and what nobody waits for ends it. */
import { Command, type Entry } from '../commands/command.ts';
import type { RedisError } from '../core/errors.ts';
import { Decoder } from '../protocol/decoder.ts';
import type { RespValue } from '../protocol/types.ts';
import type { DialWatch } from './dial-watch.ts';
import type { InFlight } from './in-flight.ts';
import { type Intake, unexpected } from './intake.ts';
import type { Owner } from './owner.ts';
import type { ServerInfo } from './server-info.ts';

/** A connection, as far as what comes over it has to do with it. */
export interface Receiver {
	readonly id: number;
	readonly info: ServerInfo | undefined;
	readonly intake: Intake | undefined;
	/** It cannot go on. */
	fail(cause: Error): void;
}

export interface ReceptionSetting<C extends Receiver> {
	readonly connection: C;
	readonly owner: Owner<C>;
	readonly inFlight: InFlight;
	readonly watch: DialWatch | undefined;
	/** Why the handshake was refused, if it was. */
	refusal(): RedisError | undefined;
}

/** The decoder of a connection. */
export function receptionOf<C extends Receiver>(setting: ReceptionSetting<C>): Decoder {
	const { connection, owner, inFlight, watch, refusal } = setting;
	/** A confirmation goes to the (un)subscribe that it answers; what answers nothing, to the owner. */
	const pushed = (items: RespValue[]): void => {
		const head = inFlight.head;
		const last = connection.intake?.confirm(items, head);
		if (last === true) inFlight.shift(head as Entry);
		else if (last === undefined) owner.pushed(connection, items);
	};
	return new Decoder({
		onReply: (value) => {
			const head = inFlight.head;
			const items = connection.intake?.take(value, head, connection.info?.protocol);
			if (items !== undefined) pushed(items);
			else if (head === undefined) connection.fail(unexpected('a reply that no command waits for'));
			else if (head.reply(value)) inFlight.shift(head);
		},
		onError: (error) => {
			const head = inFlight.head;
			if (error.code === 'READONLY') watch?.demoted(connection.id, connection.info?.role);
			if (head === undefined) return connection.fail(unexpected('an error that no command waits for', error));
			const refused = error.code === 'NOAUTH' && head instanceof Command ? refusal() : undefined;
			if (refused !== undefined) {
				// A rider of a handshake that found the door shut: it hears the same as everybody who waits.
				(head as Command).fail(refused);
				inFlight.shift(head);
			} else if (inFlight.offer(head, error, owner)) inFlight.shift(head);
			else if (head.refuse(error)) inFlight.shift(head);
		},
		onPush: pushed,
		mode: (push) => {
			const head = push ? undefined : inFlight.head;
			return connection.intake === undefined
				? (head?.mode ?? (push ? 'string' : 'skip'))
				: connection.intake.modeOf(head);
		},
	});
}
