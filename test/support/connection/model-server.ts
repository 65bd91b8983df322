/** A server behind a {@link MemoryWire} that does what it is told step by step: take a command, answer it, deliver some of the bytes. */
import { encodeReply, type ReplyValue, resp } from '../../../src/testing/index.ts';
import type { Chance } from '../protocol/seeds.ts';
import type { MemoryWire } from './memory-wire.ts';

/** `modern` knows HELLO, `old` does not, `shut` refuses the credentials. */
export type ServerKind = 'modern' | 'old' | 'shut';

const HANDSHAKE = new Set(['HELLO', 'AUTH', 'SELECT', 'CLIENT', 'PING']);

export class ModelServer {
	readonly wire: MemoryWire;
	readonly kind: ServerKind;
	/** Ids of the writes that it has run, in order. */
	readonly ran: string[];
	#taken = 0;
	#out: Buffer = Buffer.alloc(0);

	constructor(wire: MemoryWire, kind: ServerKind, ran: string[]) {
		this.wire = wire;
		this.kind = kind;
		this.ran = ran;
	}

	/** Nothing to take, nothing to deliver. */
	get idle(): boolean {
		return this.#taken === this.wire.commands.length && this.#out.length === 0;
	}

	/** Takes up to `count` commands, which run now. */
	take(count: number): void {
		for (; count > 0 && this.#taken < this.wire.commands.length; count--) {
			const words = this.wire.commands[this.#taken++] as readonly string[];
			this.#out = Buffer.concat([this.#out, encodeReply(this.#answer(words), 3)]);
		}
	}

	/** Says something that answers nothing, where no reply is under way. */
	push(): void {
		if (this.#out.length === 0) this.wire.say('>2\r\n$10\r\ninvalidate\r\n*1\r\n$1\r\nk\r\n');
	}

	/** Some of the bytes that are due arrive. */
	deliver(chance: Chance): void {
		const length = chance.pick([this.#out.length, chance.below(this.#out.length + 1)]);
		const bytes = this.#out.subarray(0, length);
		this.#out = this.#out.subarray(length);
		if (length > 0) this.wire.say(bytes);
	}

	/** Everything is answered. */
	finish(): void {
		this.take(Number.POSITIVE_INFINITY);
		const bytes = this.#out;
		this.#out = Buffer.alloc(0);
		if (bytes.length > 0) this.wire.say(bytes);
	}

	/** Commands of users among what was written, by their last word, between the words of handshakes. */
	get written(): string[][] {
		const groups: string[][] = [[]];
		for (const words of this.wire.commands) {
			const group = groups.at(-1) as string[];
			if (!HANDSHAKE.has(words[0] as string)) group.push(words.at(-1) as string);
			else if (group.length > 0) groups.push([]);
		}
		return groups;
	}

	#answer(words: readonly string[]): ReplyValue {
		const [name, ...args] = words;
		const id = args.at(-1) ?? '';
		switch (name) {
			case 'HELLO':
				if (this.kind === 'old') return resp.error(`ERR unknown command 'HELLO', with args beginning with: '3'`);
				if (this.kind === 'shut') return resp.error('WRONGPASS invalid username-password pair');
				return new Map<string, ReplyValue>([
					['proto', 3],
					['id', 1],
				]);
			case 'CLIENT':
			case 'SELECT':
			case 'AUTH':
				return resp.simple('OK');
			case 'PING':
				return resp.simple('PONG');
			case 'GET':
				return id;
			default:
				this.ran.push(id);
				return id;
		}
	}
}
