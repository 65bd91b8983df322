/** A client whose server is a function: no network, every command that it sends on record. */
import { type Client, type ClientOptions, createClient } from '../../src/index.ts';
import { encodeReply, type ReplyValue } from '../../src/testing/index.ts';
import { MemoryWire, WELCOME } from './connection/memory-wire.ts';

/** What the server says to a command, `undefined` for nothing (the test says it itself, later). */
export type Answer = (words: readonly string[]) => ReplyValue | undefined;

export interface MemoryClient {
	readonly client: Client;
	readonly wire: MemoryWire;
	/** Commands behind the handshake, as text. */
	readonly lines: () => string[];
	/** A reply to a command that got none. */
	readonly say: (value: ReplyValue) => void;
}

/** Opens a client whose handshake is behind it. */
export async function memoryClient(answer: Answer, options: ClientOptions = {}): Promise<MemoryClient> {
	const wire = new MemoryWire();
	const client = createClient({ connect: () => wire, ...options });
	const ready = client.connect();
	wire.onWrite = () => {
		wire.onWrite = undefined;
		setImmediate(() => wire.say(WELCOME));
	};
	await ready;
	wire.forget();
	let answered = 0;
	const say = (value: ReplyValue): void => wire.say(encodeReply(value));
	wire.onWrite = () => {
		const replies: Buffer[] = [];
		for (; answered < wire.commands.length; answered++) {
			const reply = answer(wire.commands[answered] as readonly string[]);
			if (reply !== undefined) replies.push(encodeReply(reply));
		}
		// As from a network: in a turn of its own.
		if (replies.length > 0) setImmediate(() => wire.say(Buffer.concat(replies)));
	};
	return { client, wire, lines: () => wire.lines, say };
}
