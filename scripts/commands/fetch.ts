/**
 * Takes a snapshot of a running server's command metadata:
 *
 *     tsx scripts/commands/fetch.ts redis-8.0 PORT [SENTINEL_PORT]
 *
 * The facts (names, arity, flags, key positions, syntax) are kept from every server. Prose (summary, complexity) is kept
 * only from Valkey, whose metadata is under the BSD licence; the texts of Redis 8 belong to Redis and are dropped here,
 * before anything reaches the disk. The optional sentinel adds the commands that a server has only in that mode.
 */
import { writeFileSync } from 'node:fs';
import { RawSocket } from './raw-socket.ts';
import { formatSnapshot, type SnapshotArgument, type SnapshotCommand, type SnapshotKeys } from './snapshot.ts';

type Json = Record<string, unknown>;
type Info = [
	name: string,
	arity: number,
	flags: string[],
	first: number,
	last: number,
	step: number,
	categories: string[],
	tips: string[],
	keys: Json[],
	subcommands: Info[],
];

const record = (value: unknown): Json => value as Json;

function argument(raw: Json): SnapshotArgument {
	const flags = raw['flags'] as string[] | undefined;
	const inner = raw['arguments'] as Json[] | undefined;
	return {
		name: String(raw['name']),
		type: String(raw['type']),
		...(raw['token'] !== undefined && { token: String(raw['token']) }),
		...(flags !== undefined && { flags }),
		...(inner !== undefined && { arguments: inner.map(argument) }),
	};
}

function keySpec(raw: Json): SnapshotKeys {
	const begin = record(raw['begin_search']);
	const find = record(raw['find_keys']);
	const at = record(begin['spec']);
	const how = record(find['spec']);
	const number = (from: Json, name: string): number => Number(from[name]);
	return {
		flags: raw['flags'] as string[],
		begin:
			begin['type'] === 'index'
				? { index: number(at, 'index') }
				: begin['type'] === 'keyword'
					? { keyword: String(at['keyword']), from: number(at, 'startfrom') }
					: 'unknown',
		find:
			find['type'] === 'range'
				? { last: number(how, 'lastkey'), step: number(how, 'keystep'), limit: number(how, 'limit') }
				: find['type'] === 'keynum'
					? { numkeys: number(how, 'keynumidx'), first: number(how, 'firstkey'), step: number(how, 'keystep') }
					: 'unknown',
	};
}

function command(info: Info, docs: Json, prose: boolean): SnapshotCommand {
	const [, arity, flags, , , , , tips, keys] = info;
	const args = docs['arguments'] as Json[] | undefined;
	const text = (name: string, field: string): Json =>
		docs[field] === undefined ? {} : { [name]: String(docs[field]) };
	return {
		arity,
		flags,
		...(tips.length > 0 && { tips }),
		...(keys.length > 0 && { keys: keys.map(keySpec) }),
		since: String(docs['since']),
		group: String(docs['group']),
		...text('deprecated', 'deprecated_since'),
		...text('replacedBy', 'replaced_by'),
		...(prose && text('summary', 'summary')),
		...(prose && text('complexity', 'complexity')),
		...(args !== undefined && { arguments: args.map(argument) }),
	};
}

async function read(port: number, into: Record<string, SnapshotCommand>): Promise<string> {
	const socket = await RawSocket.connect(port, 3);
	const hello = record(await socket.call(['HELLO', 3]));
	const info = String(await socket.call(['INFO', 'server']));
	const valkey = /valkey_version:(\S+)/.exec(info)?.[1];
	const infos = (await socket.call(['COMMAND'])) as Info[];
	const docs = record(await socket.call(['COMMAND', 'DOCS']));
	for (const info of infos) {
		const own = record(docs[info[0]]);
		into[info[0].toUpperCase()] ??= command(info, own, valkey !== undefined);
		const inner = record(own['subcommands'] ?? {});
		for (const sub of info[9]) {
			into[sub[0].replace('|', ' ').toUpperCase()] ??= command(sub, record(inner[sub[0]]), valkey !== undefined);
		}
	}
	socket.close();
	return valkey === undefined ? `Redis ${String(hello['version'])}` : `Valkey ${valkey}`;
}

const [name, ...ports] = process.argv.slice(2);
if (name === undefined || ports.length === 0) throw new Error('fetch.ts NAME PORT [SENTINEL_PORT]');
const commands: Record<string, SnapshotCommand> = {};
const servers: string[] = [];
for (const port of ports) servers.push(await read(Number(port), commands));
const server = servers[0] ?? '';
const note = server.startsWith('Valkey')
	? 'Taken by scripts/commands/fetch.ts. Valkey is under the BSD 3-clause licence; summary and complexity are its words.'
	: 'Taken by scripts/commands/fetch.ts. Facts only: the prose of this server is not kept.';
writeFileSync(new URL(`./snapshots/${name}.json`, import.meta.url), formatSnapshot({ server, note, commands }));
console.log(`${name}: ${server}, ${Object.keys(commands).length} commands`);
