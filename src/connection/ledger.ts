/**
 * What the commands sent over a connection have done to its session.
 *
 * An effect is noted when its command is sent and taken back only by the reply that proves it: a session is clean when that is known,
 * not when it is hoped.
 */
import type { SessionEffectKind } from '../commands/descriptor.ts';
import { changesSession } from '../commands/session-effects.ts';

export class Ledger {
	/** The database this connection was opened for, and the one it is in. */
	readonly homeDatabase: number;
	database: number;
	/** Inside MULTI, or perhaps so. */
	multi = false;
	/** Keys are watched, or perhaps so. */
	watch = false;
	/** READONLY was sent to a cluster node. */
	readonly = false;
	/** ASKING was sent: the command after it may run in a slot that is being imported. */
	asking = false;
	/** The server was told not to reply. */
	silent = false;
	/** Something that no cheap command takes back: name, tracking, eviction flags, an unknown command. */
	tainted = false;

	constructor(database: number) {
		this.homeDatabase = database;
		this.database = database;
	}

	get clean(): boolean {
		return !this.tainted && this.#remedies().length === 0;
	}

	/** The commands that make it clean again, `undefined` where only a new connection does. */
	remedies(): string[][] | undefined {
		return this.tainted || this.silent ? undefined : this.#remedies();
	}

	/** A command with this effect is being sent. */
	sent(effect: SessionEffectKind): void {
		if (effect === 'multi') this.multi = true;
		else if (effect === 'watch') this.watch = true;
		else if (effect === 'readonly') this.readonly = true;
		else if (effect === 'asking') this.asking = true;
		else if (effect === 'taint' || effect === 'subscribe' || effect === 'monitor') this.tainted = true;
	}

	/** It was answered, not with an error. `database` is what SELECT asked for. */
	answered(effect: SessionEffectKind, value: unknown, database: number): void {
		if (value === 'QUEUED') {
			// It takes effect with EXEC, if that comes, and nobody follows it that far.
			if (changesSession(effect)) this.tainted = true;
			return;
		}
		// The server forgets it with the command that follows, whatever that is. MULTI keeps it, and what takes MULTI back does not.
		if (effect !== 'multi') this.asking = effect === 'asking';
		if (effect === 'exec' || effect === 'discard') {
			this.multi = false;
			this.watch = false;
		} else if (effect === 'unwatch') this.watch = false;
		// Noted when it was sent, but the answer to an earlier command may have taken the note back meanwhile.
		else if (effect === 'multi') this.multi = true;
		else if (effect === 'watch') this.watch = true;
		else if (effect === 'readonly') this.readonly = true;
		else if (effect === 'select') this.#selected(database);
		else if (effect === 'readwrite') this.readonly = false;
	}

	/** It was answered with an error: only EXEC's own refusal is known to end anything. */
	refused(effect: SessionEffectKind, code: string): void {
		if (effect === 'exec' && code === 'EXECABORT') {
			this.multi = false;
			this.watch = false;
		}
	}

	#selected(database: number): void {
		if (Number.isInteger(database)) this.database = database;
		else this.tainted = true;
	}

	#remedies(): string[][] {
		const remedies: string[][] = [];
		// DISCARD forgets the watched keys, too.
		if (this.multi) remedies.push(['DISCARD']);
		else if (this.watch) remedies.push(['UNWATCH']);
		if (this.database !== this.homeDatabase) remedies.push(['SELECT', String(this.homeDatabase)]);
		if (this.readonly) remedies.push(['READWRITE']);
		// Any command makes the server forget it, and each of these is one.
		if (this.asking && remedies.length === 0) remedies.push(['PING']);
		return remedies;
	}
}
