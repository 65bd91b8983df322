/** Starting a throwaway server: find a program, choose ports, write the configuration, run, wait until it answers. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ReplyError } from '../core/errors.ts';
import { createCertificates, type TestCertificates } from './certificates.ts';
import { freePort } from './free-port.ts';
import { askAsDefault, RedisServer } from './redis-server.ts';
import { aclText, type ConfigValue, configText, type ReplicationSource, type ServerSettings } from './server-config.ts';
import { type Launch, ServerProcess } from './server-process.ts';
import { findServer, type ServerProgram } from './server-programs.ts';
import { ServerStartError } from './testing-errors.ts';

/** Options of {@link startRedis}. */
export interface StartRedisOptions {
	/** The program: a path, or a name on PATH. Default: searched for, see {@link startRedis}. */
	readonly binary?: string;
	/** Take the server of this suite from the cache folder: `bookworm`, `trixie`, `sid`, `bullseye`. Default: whichever is there. */
	readonly suite?: 'bookworm' | 'trixie' | 'sid' | 'bullseye' | (string & {});
	/** More of the command line, as it stands: `['--appendonly', 'yes']`. Default: none. */
	readonly args?: readonly string[];
	/** Directives of `redis.conf`, values as they stand there: `{ 'rename-command': ['HELLO ""', 'CLIENT ""'] }`. Default: none. */
	readonly config?: Readonly<Record<string, ConfigValue>>;
	/** Port of 127.0.0.1. Default: a free one. */
	readonly port?: number;
	/** Tell the path of a unix socket. Default: false. */
	readonly unixSocket?: boolean;
	/** Listen with TLS on a second port, with certificates made on the spot by `openssl`. Default: false. */
	readonly tls?: boolean;
	/** Password of the default user. Default: none. */
	readonly password?: string;
	/** Users, as an ACL file has them: `alice on >secret ~app:* +@read`. Default: none. */
	readonly acl?: readonly string[];
	/** A server to replicate from; ready means that the first synchronisation is over. Default: none. */
	readonly replicaOf?: ReplicationSource;
	/** Milliseconds until the server must be ready. Default: 10000, in Docker 60000. */
	readonly startTimeout?: number;
}

/** How often another free port is tried when somebody else was faster. */
const PORT_ATTEMPTS = 8;
const POLL = 10;

/**
 * Starts a Redis or Valkey server on 127.0.0.1 in a folder of its own, without persistence, and resolves when it answers.
 *
 * The program is the first that answers `--version` of: the variable `RESPOOL_REDIS_SERVER`; `redis-server`, `valkey-server` on PATH;
 * one in the project's cache folder (`RESPOOL_CACHE`, or `.cache/servers` at or above the working directory); Docker, with the images
 * that `docker-compose.yml` names. It ends with this process, whatever ends this process, and does not keep it alive.
 *
 * @throws ServerNotFoundError when there is none. @throws ServerStartError when it does not get ready.
 */
export async function startRedis(options: StartRedisOptions = {}): Promise<RedisServer> {
	const { binary, suite } = options;
	const program = await findServer({
		...(binary === undefined ? {} : { binary }),
		...(suite === undefined ? {} : { suite }),
	});
	const dir = await mkdtemp(join(tmpdir(), 'respool-'));
	try {
		return await startIn(dir, program, options);
	} catch (error) {
		await rm(dir, { recursive: true, force: true });
		throw error;
	}
}

async function startIn(dir: string, program: ServerProgram, options: StartRedisOptions): Promise<RedisServer> {
	const certificates = options.tls === true ? await createCertificates(dir) : undefined;
	const timeout = options.startTimeout ?? (program.image === undefined ? 10_000 : 60_000);
	const attempts = options.port === undefined ? PORT_ATTEMPTS : 1;
	for (let attempt = 1; ; attempt++) {
		const settings = await prepare(dir, program, options, certificates);
		const args = [join(dir, 'redis.conf'), ...(options.args ?? [])];
		const relaunch = (): Promise<ServerProcess> => launch(settings, args, timeout);
		try {
			const process = await relaunch();
			return new RedisServer({ settings, process, args, showPath: options.unixSocket === true, relaunch });
		} catch (error) {
			if (attempt >= attempts || !isPortTaken(error)) throw error;
			// The next attempt is judged by its own words.
			await rm(join(dir, 'server.log'), { force: true });
		}
	}
}

/** Chooses ports and writes the files. */
async function prepare(
	dir: string,
	program: ServerProgram,
	options: StartRedisOptions,
	certificates: TestCertificates | undefined,
): Promise<ServerSettings> {
	const { password, acl } = options;
	const aclFile = acl === undefined ? undefined : join(dir, 'users.acl');
	if (acl !== undefined && aclFile !== undefined) {
		await writeFile(aclFile, aclText(program, acl, password), { mode: 0o600 });
	}
	const settings: ServerSettings = {
		program,
		dir,
		port: options.port ?? (await freePort()),
		path: join(dir, 'redis.sock'),
		tls: certificates === undefined ? undefined : { port: await freePort(), certificates },
		password,
		aclFile,
		replicaOf: options.replicaOf,
		config: options.config ?? {},
	};
	await writeFile(join(dir, 'redis.conf'), configText(settings), { mode: 0o600 });
	return settings;
}

/** Runs the server and waits until it answers. */
async function launch(settings: ServerSettings, args: readonly string[], timeout: number): Promise<ServerProcess> {
	const process = new ServerProcess(launchOf(settings, args));
	try {
		const deadline = Date.now() + timeout;
		await untilReady(process, settings, deadline);
		if (settings.replicaOf !== undefined) await untilSynchronised(process, settings, deadline);
		return process;
	} catch (error) {
		await process.signal('SIGKILL');
		process.release();
		throw error;
	}
}

function launchOf({ program, dir, port, tls }: ServerSettings, args: readonly string[]): Launch {
	const place = { dir, logFile: join(dir, 'server.log') };
	if (program.image === undefined) return { ...place, command: program.command, args, container: undefined };
	const container = basename(dir);
	const ports = [port, ...(tls === undefined ? [] : [tls.port])];
	const options = ['--rm', '--name', container, '-v', `${dir}:${dir}`, '-w', dir];
	for (const each of ports) options.push('-p', `127.0.0.1:${each}:${each}`);
	// The files are readable for us alone.
	if (process.getuid !== undefined) options.push('--user', `${process.getuid()}:${process.getgid?.() ?? 0}`);
	return { ...place, command: 'docker', args: ['run', ...options, program.image, program.command, ...args], container };
}

/** Ready is a server that answers, were it with an error; only LOADING is not. */
async function untilReady(process: ServerProcess, settings: ServerSettings, deadline: number): Promise<void> {
	await poll(process, deadline, 'did not answer', async (left) => {
		const [reply] = await askAsDefault(settings, [['PING']], left);
		return !(reply instanceof ReplyError && reply.code === 'LOADING');
	});
}

async function untilSynchronised(process: ServerProcess, settings: ServerSettings, deadline: number): Promise<void> {
	await poll(process, deadline, 'did not synchronise with its master', async (left) => {
		const [reply] = await askAsDefault(settings, [['INFO', 'replication']], left);
		return /^master_link_status:up/m.test(String(reply));
	});
}

async function poll(
	process: ServerProcess,
	deadline: number,
	complaint: string,
	probe: (left: number) => Promise<boolean>,
): Promise<void> {
	let last: unknown;
	while (process.running && Date.now() < deadline) {
		try {
			if (await probe(Math.max(deadline - Date.now(), 1))) return;
		} catch (error) {
			last = error;
		}
		await Promise.race([process.exited, pause(POLL)]);
	}
	const log = process.logTail(30);
	if (process.failure !== undefined) {
		throw new ServerStartError('The server could not be started', log, { cause: process.failure });
	}
	if (process.running) throw new ServerStartError(`The server ${complaint} in time`, log, { cause: last });
	const { code, signal } = await process.exited;
	throw new ServerStartError(`The server ended with ${signal ?? `code ${code}`} before it was ready`, log);
}

function isPortTaken(error: unknown): boolean {
	return error instanceof ServerStartError && /address already in use|port is already allocated/i.test(error.log);
}
