/**
 * How a connection becomes ready: the time it has for that, and the handshake with what rides along.
 *
 *   new ──begin──▶ timed ──greet──▶ greeting ──▶ accepted | refused          any ──stop──▶ over
 */
import type { Executable, Holder } from '../commands/command.ts';
import type { RedisError } from '../core/errors.ts';
import { Handshake } from './handshake.ts';
import type { Outbox } from './outbox.ts';
import type { Owner } from './owner.ts';
import type { ServerInfo } from './server-info.ts';
import type { ConnectionSettings, Credentials } from './settings.ts';

/** Whose commands may ride along. */
type Station = Pick<Owner<never>, 'riders' | 'returned'>;

/** What a connection does about it. */
export interface OpeningHost {
	accepted(info: ServerInfo): void;
	refused(error: RedisError): void;
	/** `connectTimeout` is over. */
	late(): void;
}

export class Opening {
	readonly #settings: ConnectionSettings;
	readonly #owner: Station;
	readonly #outbox: Outbox;
	readonly #host: OpeningHost;
	#timer: NodeJS.Timeout | undefined = undefined;
	#handshake: Handshake | undefined = undefined;

	constructor(settings: ConnectionSettings, owner: Station, outbox: Outbox, host: OpeningHost) {
		this.#settings = settings;
		this.#owner = owner;
		this.#outbox = outbox;
		this.#host = host;
	}

	/** From now on `connectTimeout` runs; `held` is whether the process waits for it. */
	begin(held: boolean): void {
		this.#timer = setTimeout(() => this.#host.late(), this.#settings.connectTimeout);
		if (!held) this.#timer.unref();
	}

	hold(held: boolean): void {
		if (held) this.#timer?.ref();
		else this.#timer?.unref();
	}

	/** The transport is open. `downgraded` is told when the server turns out to speak RESP2 only. What rides along is held by `holder`. */
	greet(protocol: 'auto' | 2 | 3, credentials: Credentials | undefined, downgraded: () => void, holder: Holder): void {
		this.#handshake = new Handshake(
			{
				enqueue: (entry) => this.#outbox.enqueue(entry),
				riders: (readsOnly) => {
					const riders = this.#owner.riders(readsOnly);
					for (const rider of riders) rider.holder = holder;
					return riders;
				},
				accepted: (info) => this.#host.accepted(info),
				downgraded,
				returned: (riders) => this.#owner.returned(riders),
				refused: (error) => this.#host.refused(error),
			},
			this.#settings,
			credentials,
		);
		this.#handshake.start(protocol);
		this.#outbox.flush();
	}

	/** All that was sent so far is answered. */
	quiet(): void {
		this.#handshake?.quiet();
	}

	/** It is over, one way or the other. */
	stop(): void {
		clearTimeout(this.#timer);
	}

	/** What rode along and whose answers were withheld. */
	takeAside(): Executable[] {
		return this.#handshake?.takeAside() ?? [];
	}
}
