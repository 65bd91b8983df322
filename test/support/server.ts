/**
 * Real servers for tests. Nothing is skipped when there is none: Debian's packages are fetched, and when that fails the test fails.
 *
 * `RESPOOL_TEST_SERVERS` chooses what {@link eachServer} runs on: nothing, the one server that `startRedis` finds; `all`, every server of
 * the cache folder; `bookworm,sid`, these (fetched if need be).
 */
import { readdirSync } from 'node:fs';
import { ensureServer, SUITES, serversFolder } from '../../scripts/servers.ts';
import type { RedisServer } from '../../src/testing/redis-server.ts';
import { type StartRedisOptions, startRedis } from '../../src/testing/start-redis.ts';
import { ServerNotFoundError } from '../../src/testing/testing-errors.ts';

/** Fetching four packages of a few megabytes over a slow line. */
const FETCH_TIMEOUT = 300_000;
const START_TIMEOUT = 60_000;

/** Starts a server of its own for the caller, who stops it; fetches bookworm (or `options.suite`) when the machine has none. */
export async function testServer(options: StartRedisOptions = {}): Promise<RedisServer> {
	try {
		return await startRedis(options);
	} catch (error) {
		if (!(error instanceof ServerNotFoundError) || options.binary !== undefined) throw error;
		try {
			const { serverPath } = await ensureServer(options.suite ?? 'bookworm');
			const { suite, ...others } = options;
			return await startRedis({ ...others, binary: serverPath });
		} catch (fetchError) {
			throw new AggregateError(
				[error, fetchError],
				`${error.message}\n\nFetching one failed too: ${messageOf(fetchError)}`,
			);
		}
	}
}

/** Has the surrounding `describe` start a server before its first test and stop it after its last. The result gives it. */
export function useServer(options: StartRedisOptions = {}): () => RedisServer {
	let server: RedisServer | undefined;
	before(async function () {
		this.timeout(FETCH_TIMEOUT + START_TIMEOUT);
		server = await testServer(options);
	});
	after(async () => {
		await server?.stop();
	});
	return () => {
		if (server === undefined) throw new Error('The server is there only while tests run');
		return server;
	};
}

/** One server of the matrix, as {@link eachServer} passes it. */
export interface MatrixServer {
	/** The Debian suite, `undefined` for whatever `startRedis` finds. */
	readonly suite: string | undefined;
	/** The server, while tests run. */
	server(): RedisServer;
}

/** Defines a `describe` for each server of the matrix, with a server that is started before its tests and stopped after them. */
export function eachServer(title: string, define: (each: MatrixServer) => void, options: StartRedisOptions = {}): void {
	for (const suite of serverMatrix()) {
		describe(suite === undefined ? title : `${title} [${suite}]`, () => {
			const server = useServer(suite === undefined ? options : { ...options, suite });
			define({ suite, server });
		});
	}
}

/** The suites to run on, from `RESPOOL_TEST_SERVERS`; `[undefined]` means the one server that `startRedis` finds. */
export function serverMatrix(): ReadonlyArray<string | undefined> {
	const wanted = process.env['RESPOOL_TEST_SERVERS']?.trim() ?? '';
	if (wanted === '') return [undefined];
	if (wanted !== 'all') return wanted.split(/[\s,]+/).filter(Boolean);
	const present = new Set(folderNames());
	const suites = SUITES.filter((suite) => present.has(suite));
	if (suites.length === 0)
		throw new Error(`RESPOOL_TEST_SERVERS=all, and no server in ${serversFolder()}: npm run servers -- --all`);
	return suites;
}

/** Whether a server has what came with this version of Redis. Valkey has everything up to Redis 7.2 and nothing later. */
export function hasFeaturesOf(server: Pick<RedisServer, 'kind' | 'version'>, version: string): boolean {
	const number = (text: string): number => {
		const [major = 0, minor = 0] = text.split('.').map(Number);
		return major * 1000 + minor;
	};
	return number(server.kind === 'valkey' ? '7.2' : server.version) >= number(version);
}

function folderNames(): string[] {
	try {
		return readdirSync(serversFolder());
	} catch {
		return [];
	}
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
