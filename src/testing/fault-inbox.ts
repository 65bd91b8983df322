/** What a scripted server's connection has received: bytes, the commands in them, and how far a script has consumed both. */
import { ByteLog } from './byte-log.ts';
import { CommandReader, type ReceivedCommand } from './command-reader.ts';
import { Condition } from './condition.ts';
import { ClientGoneError } from './testing-errors.ts';

/** The receiving half of a connection. */
export class FaultInbox {
	/** Every command received so far, unless recording is off. */
	readonly commands: ReceivedCommand[] = [];
	readonly #label: string;
	readonly #record: boolean;
	readonly #log: ByteLog = new ByteLog();
	readonly #reader: CommandReader = new CommandReader(this.#log);
	readonly #condition: Condition = new Condition();
	readonly #unread: ReceivedCommand[] = [];
	#cursor = 0;
	#ended = false;

	/** `label` names the connection in messages. */
	constructor(label: string, record: boolean) {
		this.#label = label;
		this.#record = record;
	}

	/** The client will send no more: FIN, or the connection is gone. */
	get ended(): boolean {
		return this.#ended;
	}

	/** How many bytes have come. */
	get length(): number {
		return this.#log.end;
	}

	/** The bytes that are kept: all, unless recording is off. */
	get bytes(): Buffer {
		return this.#log.slice(this.#log.start, this.#log.end);
	}

	/** What is not RESP about the bytes, once something is not. */
	get broken(): string | undefined {
		return this.#reader.broken;
	}

	/** Takes bytes in. */
	receive(chunk: Uint8Array): void {
		this.#log.append(chunk);
		for (let next = this.#reader.next(); next !== undefined; next = this.#reader.next()) {
			this.#unread.push(next);
			if (this.#record) this.commands.push(next);
		}
		this.#condition.notify();
	}

	/** Notes that no more will come. */
	end(): void {
		this.#ended = true;
		this.#condition.notify();
	}

	/** The next command that was not consumed, consuming it; `undefined` when none is there yet. */
	shift(): ReceivedCommand | undefined {
		const next = this.#unread.shift();
		if (next === undefined) return undefined;
		this.#cursor = next.end;
		if (!this.#record) this.#log.discard(next.end);
		return next;
	}

	/** Waits for the next command that was not consumed, and leaves it. */
	peek(timeout: number): Promise<ReceivedCommand> {
		return this.#condition.until(
			() => {
				const next = this.#unread[0];
				if (next !== undefined) return next;
				if (this.broken !== undefined) throw new Error(`${this.#label}: the client sent no RESP: ${this.broken}`);
				return this.#mustGoOn('a command was expected');
			},
			timeout,
			() => `${this.#label} expected a command, has received ${this.#summary()}`,
		);
	}

	/** Waits for `count` bytes that were not consumed, and consumes them with the commands that lie in them. */
	take(count: number, timeout: number): Promise<Buffer> {
		return this.#condition.until(
			() => {
				const to = this.#cursor + count;
				if (this.#log.end < to) return this.#mustGoOn(`${count} bytes were expected`);
				const bytes = this.#log.slice(this.#cursor, to);
				this.#cursor = to;
				while ((this.#unread[0]?.start ?? to) < to) this.#unread.shift();
				return bytes;
			},
			timeout,
			() => `${this.#label} expected ${count} bytes, has ${this.#log.end - this.#cursor}`,
		);
	}

	/** Waits for the `count`-th command of a name, the past included; consumes nothing. */
	find(name: string, count: number, timeout: number): Promise<ReceivedCommand> {
		const wanted = name.toUpperCase();
		return this.#condition.until(
			() => this.commands.filter((each) => each.name === wanted)[count - 1] ?? this.#mustGoOn(`${wanted} was expected`),
			timeout,
			() => `${this.#label} did not receive ${count} × ${wanted}, but ${this.#summary()}`,
		);
	}

	/** Waits for the end. */
	async untilEnd(timeout: number): Promise<void> {
		await this.#condition.until(
			() => this.#ended || undefined,
			timeout,
			() => `${this.#label}: the client did not hang up`,
		);
	}

	#mustGoOn(expectation: string): undefined {
		if (this.#ended) throw new ClientGoneError(`${this.#label}: the client hung up while ${expectation}`);
	}

	#summary(): string {
		const names = this.commands.slice(-20).map((each) => each.name);
		return names.length === 0
			? `${this.length} bytes and no command`
			: `${names.join(' ')} (last of ${this.commands.length})`;
	}
}
