/** The text of a server's configuration file. */
import type { TestCertificates } from './certificates.ts';
import type { ServerProgram } from './server-programs.ts';

/** A value of a directive as `redis.conf` has it; an array repeats the directive, the empty string is written as `""`. */
export type ConfigValue = string | number | readonly (string | number)[];

/** A server to replicate from. */
export interface ReplicationSource {
	/** Default: 127.0.0.1. */
	readonly host?: string;
	readonly port: number;
	/** Password of its default user. */
	readonly password?: string | undefined;
}

/** Everything that the file depends on. */
export interface ServerSettings {
	readonly program: ServerProgram;
	/** Working directory. */
	readonly dir: string;
	readonly port: number;
	/** Path of the unix socket. */
	readonly path: string;
	readonly tls: { readonly port: number; readonly certificates: TestCertificates } | undefined;
	readonly password: string | undefined;
	/** Path of a file with users. */
	readonly aclFile: string | undefined;
	readonly replicaOf: ReplicationSource | undefined;
	/** Written last, so that it wins. */
	readonly config: Readonly<Record<string, ConfigValue>>;
}

/**
 * Directives for a throwaway server: one address, no persistence, no waiting on shutdown or for replicas, DEBUG allowed.
 * {@link https://redis.io/docs/latest/operate/oss_and_stack/management/config-file/ | Redis configuration file}
 */
export function configText(settings: ServerSettings): string {
	const { program, dir, port, path, tls, password, aclFile, replicaOf } = settings;
	const inDocker = program.image !== undefined;
	const lines: Array<[string, ConfigValue]> = [
		['bind', inDocker ? '0.0.0.0' : '127.0.0.1'],
		['protected-mode', inDocker ? 'no' : 'yes'],
		['port', port],
		['unixsocket', quoted(path)],
		['unixsocketperm', 700],
		['dir', quoted(dir)],
		['daemonize', 'no'],
		['save', ''],
		['appendonly', 'no'],
		['repl-diskless-sync-delay', 0],
	];
	if (isAtLeast7(program)) lines.push(['shutdown-timeout', 0], ['enable-debug-command', inDocker ? 'yes' : 'local']);
	if (tls !== undefined) {
		const { caFile, server } = tls.certificates;
		lines.push(['tls-port', tls.port], ['tls-ca-cert-file', quoted(caFile)], ['tls-auth-clients', 'no']);
		lines.push(['tls-cert-file', quoted(server.certFile)], ['tls-key-file', quoted(server.keyFile)]);
	}
	// With a file of users, the default user's password stands there.
	if (aclFile !== undefined) lines.push(['aclfile', quoted(aclFile)]);
	else if (password !== undefined) lines.push(['requirepass', quoted(password)]);
	if (replicaOf !== undefined) {
		lines.push(['replicaof', `${replicaOf.host ?? '127.0.0.1'} ${replicaOf.port}`]);
		if (replicaOf.password !== undefined) lines.push(['masterauth', quoted(replicaOf.password)]);
	}
	lines.push(...Object.entries(settings.config));
	return lines.map(([name, value]) => directive(name, value)).join('');
}

/** The text of an ACL file. Lines may leave out the word `user`; a password adds the default user, allowed everything. */
export function aclText(program: ServerProgram, users: readonly string[], password: string | undefined): string {
	const lines = users.map((each) => (each.startsWith('user ') ? each : `user ${each}`));
	if (password !== undefined) {
		// Channels came with 6.2, and 7.0 allows none to a user unless told.
		lines.unshift(`user default on >${password} ~* ${isAtLeast7(program) ? '&* ' : ''}+@all`);
	}
	return `${lines.join('\n')}\n`;
}

/** Valkey begins where Redis 7.2 ended. */
function isAtLeast7({ kind, version }: ServerProgram): boolean {
	return kind === 'valkey' || Number.parseInt(version, 10) >= 7;
}

function directive(name: string, value: ConfigValue): string {
	const values = typeof value === 'object' ? value : [value];
	return values.map((each) => `${name} ${each === '' ? '""' : each}\n`).join('');
}

function quoted(text: string): string {
	return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
