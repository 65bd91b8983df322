/** A client whose server is a function: no network, every command that it sends on record. */
import { type Client, type ClientOptions, createClient } from '../../src/index.ts';
import { encodeReply, type ReplyValue, resp } from '../../src/testing/index.ts';
import { MemoryWire } from './connection/memory-wire.ts';

/** What the server says to a command, `undefined` for nothing (the test says it itself, later). */
export type Answer = (words: readonly string[]) => ReplyValue | undefined;

export interface MemoryClient {
	readonly client: Client;
	/** One for each connection, the shared one first. */
	readonly wires: readonly MemoryWire[];
	/** Commands in the order in which they were sent on any connection, without those of the handshakes. */
	readonly commands: ReadonlyArray<readonly string[]>;
	/** The same as text. */
	readonly lines: () => string[];
	/** A reply on the shared connection, to a command that got none. */
	readonly say: (value: ReplyValue) => void;
}

const hello: ReplyValue = new Map<string, ReplyValue>([
	['server', 'redis'],
	['version', '7.4.0'],
	['proto', 3],
	['id', 7],
	['mode', 'standalone'],
	['role', 'master'],
	['modules', []],
]);
const handshake: Readonly<Record<string, ReplyValue>> = { HELLO: hello, CLIENT: resp.simple('OK') };

/** Opens a client whose shared connection has its handshake behind it. */
export async function memoryClient(answer: Answer, options: ClientOptions = {}): Promise<MemoryClient> {
	const wires: MemoryWire[] = [];
	const commands: Array<readonly string[]> = [];
	const answerTo = (words: readonly string[]): ReplyValue | undefined => {
		const own = handshake[words[0] ?? ''];
		if (own === undefined) commands.push(words);
		return own ?? answer(words);
	};
	const connect = (): MemoryWire => {
		const wire = new MemoryWire();
		let answered = 0;
		wire.onWrite = () => {
			const replies: Buffer[] = [];
			for (; answered < wire.commands.length; answered++) {
				const reply = answerTo(wire.commands[answered] as readonly string[]);
				if (reply !== undefined) replies.push(encodeReply(reply));
			}
			// As from a network: in a turn of its own.
			if (replies.length > 0) setImmediate(() => wire.say(Buffer.concat(replies)));
		};
		wires.push(wire);
		return wire;
	};
	const client = createClient({ connect, ...options });
	await client.connect();
	for (const wire of wires) wire.writes.length = 0;
	return {
		client,
		wires,
		commands,
		lines: () => commands.map((words) => words.join(' ')),
		say: (value) => wires[0]?.say(encodeReply(value)),
	};
}
