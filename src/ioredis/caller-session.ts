/**
 * What the caller has made of his session: he is in the database of his last SELECT from when he says it, and logged in, or named, from
 * when the server agrees. A new connection is brought there again.
 */
import type { Command } from './command.ts';
import type { LaneHost } from './lane-host.ts';

export class CallerSession {
	readonly #host: LaneHost;
	/** The database that the caller believes to be in. */
	database: number;
	/** What CLIENT SETNAME was told last, where the caller said it himself. */
	name: string | undefined = undefined;
	/** A replica of a cluster may answer: by option, or since the caller said READONLY on this connection. */
	readsReplica = false;

	constructor(host: LaneHost) {
		this.#host = host;
		this.database = host.options.db;
	}

	/** There is a new connection. */
	begin(): void {
		this.readsReplica = this.#host.options.readOnly === true;
	}

	/** A SELECT was issued: its database, if it names one, is the caller's from now on. */
	intend(command: Command): number | undefined {
		const text = String(command.args[0]);
		if (!/^\d+$/.test(text)) return undefined;
		this.database = Number(text);
		return this.database;
	}

	/** A SELECT was handed over: the connection is there, unless it is refused. */
	selected(command: Command, database: number | undefined): void {
		const { condition } = this.#host;
		const before = condition.select;
		if (database === undefined || database === before) return;
		condition.select = database;
		this.#host.emit('select', database);
		command.afterwards((answered) => {
			if (answered || condition.select !== database) return;
			condition.select = before;
			this.database = before;
		});
	}

	/** AUTH, or HELLO, is about to be sent. */
	noteLogin(command: Command): void {
		const words = command.args.map(String);
		const at = words.findIndex((word) => word.toLowerCase() === 'auth');
		const login = command.verb.lower === 'auth' ? words : at < 0 ? [] : words.slice(at + 1, at + 3);
		const auth = login.length > 1 ? ([login[0], login[1]] as [string, string]) : login[0];
		if (auth === undefined) return;
		command.afterwards((answered) => {
			if (answered) this.#host.condition.auth = auth;
		});
	}

	/** A command of CLIENT is about to be sent. */
	noteName(command: Command): void {
		if (String(command.args[0]).toLowerCase() !== 'setname') return;
		const name = String(command.args[1] ?? '');
		command.afterwards((answered) => {
			if (answered) this.name = name;
		});
	}

	/** READONLY, or READWRITE, is about to be sent. */
	noteReads(command: Command): void {
		const readsReplica = command.verb.lower === 'readonly';
		command.afterwards((answered) => {
			if (answered) this.readsReplica = readsReplica;
		});
	}
}
