/** What a snapshot of one server's command metadata holds, and how it is read and written. */
import { readFileSync } from 'node:fs';

/** One argument of a command, as COMMAND DOCS draws it; presentation and prose are left out. */
export interface SnapshotArgument {
	readonly name: string;
	readonly type: string;
	readonly token?: string;
	readonly flags?: readonly string[];
	readonly arguments?: readonly SnapshotArgument[];
}

/** Where keys stand: `begin` finds the first argument to look at, `find` the keys from there on. */
export interface SnapshotKeys {
	readonly flags: readonly string[];
	readonly begin: { readonly index: number } | { readonly keyword: string; readonly from: number } | 'unknown';
	readonly find:
		| { readonly last: number; readonly step: number; readonly limit: number }
		| { readonly numkeys: number; readonly first: number; readonly step: number }
		| 'unknown';
}

/** One command or subcommand. */
export interface SnapshotCommand {
	readonly arity: number;
	readonly flags: readonly string[];
	readonly tips?: readonly string[];
	readonly keys?: readonly SnapshotKeys[];
	readonly since: string;
	readonly group: string;
	readonly deprecated?: string;
	readonly replacedBy?: string;
	/** Prose: only in the snapshot of a server whose metadata is under a BSD licence. */
	readonly summary?: string;
	readonly complexity?: string;
	readonly arguments?: readonly SnapshotArgument[];
}

/** Everything one server says about its commands. Names are upper case; `CLIENT LIST` for subcommands. */
export interface Snapshot {
	readonly server: string;
	readonly note: string;
	readonly commands: Readonly<Record<string, SnapshotCommand>>;
}

/** Reads a committed snapshot, `redis-8.0` for example. */
export function readSnapshot(name: string): Snapshot {
	return JSON.parse(readFileSync(new URL(`./snapshots/${name}.json`, import.meta.url), 'utf8')) as Snapshot;
}

/** One command a line, so that a new snapshot is a readable diff. */
export function formatSnapshot(snapshot: Snapshot): string {
	const names = Object.keys(snapshot.commands).sort();
	const lines = names.map((name) => `\t\t${JSON.stringify(name)}: ${JSON.stringify(snapshot.commands[name])}`);
	const head = `{\n\t"server": ${JSON.stringify(snapshot.server)},\n\t"note": ${JSON.stringify(snapshot.note)},\n`;
	return `${head}\t"commands": {\n${lines.join(',\n')}\n\t}\n}\n`;
}
