/**
 * Asks a connection that nothing came from for long whether it is there.
 *
 *   quiet ──interval──▶ something came meanwhile: once more
 *              └─────▶ PING ──answered──▶ quiet     PING ──no answer──▶ the connection is destroyed
 */
import { Command, type ReplyView } from '../commands/command.ts';
import { type CommandSpec, lookup } from '../commands/spec.ts';
import type { Connection } from '../connection/index.ts';
import { TimeoutError } from '../core/errors.ts';

export interface PulseSettings {
	/** Milliseconds without a message before the connection is asked, and how long it may take to answer. */
	readonly pulse: number;
	readonly pulseTimeout: number;
}

export class Pulse {
	readonly #connection: Connection;
	readonly #settings: PulseSettings;
	readonly #view: ReplyView;
	#timer: NodeJS.Timeout | undefined = undefined;
	/** Something came since it last looked. */
	heard = true;

	constructor(connection: Connection, settings: PulseSettings, view: ReplyView) {
		this.#connection = connection;
		this.#settings = settings;
		this.#view = view;
		this.#wait();
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	#wait(): void {
		this.#timer = setTimeout(() => {
			if (!this.heard) return this.#ask();
			this.heard = false;
			this.#wait();
		}, this.#settings.pulse).unref();
	}

	#ask(): void {
		const { pulseTimeout } = this.#settings;
		const message = `The subscriber connection did not answer PING within ${pulseTimeout} ms`;
		const late = new TimeoutError(message, 'reply', { written: true, maybeExecuted: true });
		this.#timer = setTimeout(() => this.#connection.destroy(late), pulseTimeout).unref();
		// An error is an answer, too.
		const answered = (): void => {
			clearTimeout(this.#timer);
			if (this.#connection.state === 'ready') this.#wait();
		};
		this.#connection.execute(new Command(lookup('PING') as CommandSpec, [], this.#view, answered, answered));
	}
}
