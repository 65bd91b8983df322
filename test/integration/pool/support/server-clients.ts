/** A client's connections as the server sees them, asked over a connection that is not among them. */
import type { RedisServer } from '../../../../src/testing/index.ts';
import { until } from './until.ts';

/** A line of CLIENT LIST. */
export type ServerClient = Readonly<Record<string, string>>;

export function parseClients(list: string): ServerClient[] {
	const lines = list.split('\n').filter((line) => line !== '');
	return lines.map((line) => {
		const pairs = line.split(' ').map((pair) => {
			const at = pair.indexOf('=');
			return [pair.slice(0, at), pair.slice(at + 1)] as const;
		});
		return Object.fromEntries(pairs);
	});
}

/** Everybody who is connected over TCP. The one who asks comes over the unix socket, in a container over TCP. */
export async function serverClients(server: RedisServer): Promise<ServerClient[]> {
	const clients = parseClients(await server.cli('CLIENT', 'LIST'));
	return clients.filter((client) => !client['flags']?.includes('U') && client['cmd'] !== 'client|list');
}

const isBlocked = (client: ServerClient): boolean => client['flags']?.includes('b') === true;

/** Those who wait in a blocking command. */
export async function blockedClients(server: RedisServer): Promise<ServerClient[]> {
	return (await serverClients(server)).filter(isBlocked);
}

/** Resolves when exactly `count` connections wait in a blocking command. */
export async function untilBlocked(server: RedisServer, count: number): Promise<void> {
	await until(`${count} blocked clients`, async () => (await blockedClients(server)).length === count);
}

/** Resolves when exactly `count` are connected. */
export async function untilConnected(server: RedisServer, count: number): Promise<void> {
	await until(`${count} connected clients`, async () => (await serverClients(server)).length === count);
}

/** What differs between two connections of equal session. */
const PERSONAL = new Set([
	'id',
	'addr',
	'laddr',
	'fd',
	'age',
	'idle',
	'cmd',
	'events',
	'qbuf',
	'qbuf-free',
	'argv-mem',
	'rbs',
	'rbp',
	'obl',
	'oll',
	'omem',
	'tot-mem',
	'tot-net-in',
	'tot-net-out',
	'tot-cmds',
	'io-thread',
	'read-events',
	'avg-pipeline-len-sum',
	'avg-pipeline-len-cnt',
]);

/** The session of a connection, without what two equal sessions differ in. */
export async function sessionAt(server: RedisServer, id: number): Promise<ServerClient> {
	const client = (await serverClients(server)).find((each) => each['id'] === String(id));
	if (client === undefined) throw new Error(`Nobody with id ${id} is connected`);
	const session = Object.entries(client).filter(([name]) => !PERSONAL.has(name));
	// Valkey says 0 for ever after a first WATCH or MULTI; whether one is open is in the flags.
	const inMulti = client['flags']?.includes('x') === true;
	return Object.fromEntries(session.map(([name, value]) => [name, name === 'multi' && !inMulti ? '-1' : value]));
}
