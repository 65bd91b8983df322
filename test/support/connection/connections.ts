/** A connection on a {@link MemoryWire}, with an owner that writes down what it hears. */
import type { Executable } from '../../../src/commands/command.ts';
import {
	Connection,
	type ConnectionOwner,
	type ConnectionSettings,
	type ConnectionState,
	type Credentials,
} from '../../../src/connection/index.ts';
import { openTransport } from '../../../src/connection/transport.ts';
import type { RespValue } from '../../../src/protocol/index.ts';
import { MemoryWire, turn, WELCOME } from './memory-wire.ts';

export function settingsOf(changes: Partial<ConnectionSettings> = {}): ConnectionSettings {
	return {
		address: { host: 'localhost', port: 6379 },
		connect: undefined,
		tls: undefined,
		credentials: undefined,
		database: 0,
		name: undefined,
		protocol: 'auto',
		connectTimeout: 30_000,
		keepAlive: 0,
		noDelay: true,
		family: 0,
		lookup: undefined,
		localAddress: undefined,
		responseTimeout: 60_000,
		stallTimeout: 120_000,
		staleAfter: 30_000,
		...changes,
	};
}

/** What an owner heard at the end of a connection. */
export interface End {
	readonly cause: Error | undefined;
	readonly unanswered: readonly Executable[];
	readonly written: number;
}

export class RecordingOwner implements ConnectionOwner {
	/** Commands that wait and may ride along. */
	waiting: Executable[] = [];
	readonly pushes: RespValue[][] = [];
	readonly ends: End[] = [];
	/** `ready`, `ended` and so on, in order. */
	readonly events: string[] = [];
	/** Called in `ready`, as a lane sends its queue then. */
	onReady: ((connection: Connection) => void) | undefined = undefined;
	onEnded: ((cause: Error | undefined) => void) | undefined = undefined;

	riders(readsOnly: boolean): Executable[] {
		const stop = readsOnly ? this.waiting.findIndex((each) => !each.mayRide) : -1;
		return this.waiting.splice(0, stop === -1 ? this.waiting.length : stop);
	}

	returned(riders: Executable[]): void {
		this.events.push('returned');
		this.waiting.unshift(...riders);
	}

	ready(connection: Connection): void {
		this.events.push('ready');
		this.onReady?.(connection);
	}

	quiet(): void {}

	drained(): void {
		this.events.push('drained');
	}

	pushed(_connection: Connection, items: RespValue[]): void {
		this.pushes.push(items);
	}

	ended(_connection: Connection, cause: Error | undefined, unanswered: Executable[], written: number): void {
		this.events.push('ended');
		this.ends.push({ cause, unanswered, written });
		this.onEnded?.(cause);
	}

	/** How the connection ended. */
	get end(): End {
		const [end] = this.ends;
		if (end === undefined || this.ends.length !== 1) throw new Error(`It ended ${this.ends.length} times`);
		return end;
	}
}

export interface TestConnection {
	readonly connection: Connection;
	readonly wire: MemoryWire;
	readonly owner: RecordingOwner;
	/** How often the server was found to speak RESP2 only. */
	downgrades: number;
}

export interface TestConnectionOptions extends Partial<ConnectionSettings> {
	/** What `Endpoint` got from `settings.credentials`. */
	readonly login?: Credentials;
	readonly waiting?: Executable[];
}

const made: Connection[] = [];

/** For `afterEach`: a connection that is not ready holds a timer. */
export function destroyConnections(): void {
	for (const each of made.splice(0)) each.destroy();
}

/** A connection that has no transport yet, as while credentials are asked for. */
export function newConnection(changes: Partial<ConnectionSettings> = {}): TestConnection {
	const owner = new RecordingOwner();
	const connection = new Connection(1, settingsOf(changes), owner);
	connection.begin();
	made.push(connection);
	return { connection, wire: new MemoryWire(), owner, downgrades: 0 };
}

/** A connection whose transport is opening; `wire.open()` opens it. */
export function openingConnection(options: TestConnectionOptions = {}): TestConnection {
	const { login, waiting = [], ...changes } = options;
	const wire = new MemoryWire(true);
	const owner = new RecordingOwner();
	owner.waiting = waiting;
	const settings = settingsOf({ ...changes, connect: () => wire });
	const connection = new Connection(1, settings, owner);
	connection.begin();
	made.push(connection);
	const opened: TestConnection = { connection, wire, owner, downgrades: 0 };
	connection.open(openTransport(settings, { session: undefined }), settings.protocol, login, () => {
		opened.downgrades++;
	});
	return opened;
}

/** A connection that has sent its first words and waits for the verdict. */
export function handshakingConnection(options: TestConnectionOptions = {}): TestConnection {
	const opened = openingConnection(options);
	opened.wire.open();
	return opened;
}

/** A connection that is ready and idle, on a RESP3 server. */
export async function readyConnection(options: TestConnectionOptions = {}): Promise<TestConnection> {
	const opened = handshakingConnection(options);
	opened.wire.say(WELCOME);
	await turn();
	if (opened.connection.state !== 'ready') throw new Error(`It is ${opened.connection.state}`);
	opened.wire.forget();
	return opened;
}

/** The life of a connection, by state. */
export const STATES: readonly ConnectionState[] = ['new', 'connecting', 'handshaking', 'ready', 'draining', 'closed'];
