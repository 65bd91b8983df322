/**
 * What leaves over a connection: the bytes of a turn, until they are the socket's.
 *
 *   empty ──a command──▶ filling ──end of the turn, or too much──▶ empty          any ──close──▶ closed
 *                         │   ▲
 *                         └───┘ a command was taken back: what stays is encoded anew
 */
import type { Duplex } from 'node:stream';
import type { Entry } from '../commands/command.ts';
import { WriteBatch } from '../protocol/encoder.ts';
import { executableOf, type InFlight } from './in-flight.ts';

/** Bytes that may wait in the socket before the connection says that it is congested. */
const CONGESTED_ABOVE = 1024 * 1024;

/** What an outbox needs of its connection. */
export interface OutboxHost {
	congested: boolean;
	/** It cannot go on. */
	fail(cause: Error): void;
}

export class Outbox {
	/** What this turn has queued; each entry in it is among those in flight. */
	readonly batch: WriteBatch = new WriteBatch();
	/** Set once there is something to write to. */
	stream: Duplex | undefined = undefined;
	/** The batch holds commands that were taken back. */
	stale = false;
	/** {@link flush}, for the end of the turn. */
	readonly flushNow = (): void => this.flush();
	readonly #host: OutboxHost;
	readonly #inFlight: InFlight;
	#closed = false;
	readonly #writePart = (part: string | Buffer, encoding: 'latin1' | 'utf8'): void => {
		(this.stream as Duplex).write(part, encoding);
	};

	constructor(host: OutboxHost, inFlight: InFlight) {
		this.#host = host;
		this.#inFlight = inFlight;
	}

	/** Queues what belongs to the connection itself, or rides along with that. What cannot be encoded is the rider's own failure. */
	enqueue(entry: Entry): void {
		try {
			entry.encode(this.batch);
		} catch (error) {
			const command = executableOf(entry);
			if (command === undefined) this.#host.fail(error as Error);
			else command.fail(error);
			return;
		}
		this.#inFlight.push(entry);
		if (this.#inFlight.unflushed === 1) process.nextTick(this.flushNow);
	}

	/**
	 * Writes what will not be answered, now.
	 *
	 * @throws TypeError when it cannot be encoded; nothing was committed then.
	 */
	tell(entry: Entry): void {
		this.flush();
		entry.encode(this.batch);
		this.#write();
	}

	/** Hands what this turn has queued to the socket. */
	flush(): void {
		if (this.#closed) return;
		if (this.stale) this.#encodeAgain();
		if (this.#inFlight.unflushed === 0) return;
		this.#inFlight.unflushed = 0;
		this.#write();
	}

	/** Hands over the batch, whether or not anything in it will be answered. */
	#write(): void {
		const stream = this.stream as Duplex;
		const corked = this.batch.hasParts;
		try {
			if (corked) stream.cork();
			this.batch.take(this.#writePart);
			if (corked) stream.uncork();
			// A stream whose own bound is higher would never tell that it is over.
			this.#host.congested = stream.writableNeedDrain && stream.writableLength > CONGESTED_ABOVE;
		} catch (error) {
			// Part of it may be on the wire: nobody can tell what the server has seen.
			this.#host.fail(error as Error);
		}
	}

	/** Nothing is written any more. */
	close(): void {
		this.#closed = true;
		this.batch.clear();
	}

	/** Once for all that was taken back. */
	#encodeAgain(): void {
		this.stale = false;
		this.batch.clear();
		try {
			for (const entry of this.#inFlight.unwritten()) entry.encode(this.batch);
		} catch (error) {
			// It could be encoded before; a Buffer was taken away meanwhile.
			this.#host.fail(error as Error);
		}
	}
}
