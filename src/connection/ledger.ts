/**
 * What the commands sent over a connection have done to its session.
 *
 * An effect is noted when its command is sent and taken back only by the reply that proves it: a session is clean when that is known,
 * not when it is hoped.
 */
export class Ledger {
	/** The database this connection was opened for, and the one it is in. */
	readonly homeDatabase: number;
	database: number;
	/** Inside MULTI, or perhaps so. */
	multi = false;
	/** Keys are watched, or perhaps so. */
	watch = false;
	/** Channels subscribed in whatever family. */
	subscriptions = 0;
	/** READONLY was sent to a cluster node. */
	readonly = false;
	/** Something that no single command takes back: name, tracking, reply mode, eviction flags, MONITOR, AUTH, HELLO, an unknown command. */
	tainted = false;

	constructor(database: number) {
		this.homeDatabase = database;
		this.database = database;
	}

	get clean(): boolean {
		return (
			!this.multi &&
			!this.watch &&
			!this.readonly &&
			!this.tainted &&
			this.subscriptions === 0 &&
			this.database === this.homeDatabase
		);
	}
}
