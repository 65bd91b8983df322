/** A server for examples: found on this machine, else Debian's package. */
import { ensureServer } from '../../scripts/servers.ts';
import { type RedisServer, ServerNotFoundError, ServerStartError, startRedis } from '../../src/testing/index.ts';

/** There is no server to show anything on. The message lists what was tried. */
export class NoServerError extends Error {
	constructor(tried: readonly string[], advice: string, options?: ErrorOptions) {
		super(`No server for the demo. Tried:\n${tried.map((each) => `  - ${each}`).join('\n')}\n${advice}`, options);
		this.name = 'NoServerError';
	}
}

/** Starts the first server that this machine has, else Debian's package. @throws NoServerError */
export async function startServer(): Promise<RedisServer> {
	try {
		return await startRedis();
	} catch (error) {
		if (error instanceof ServerStartError)
			throw new NoServerError([error.message], 'See the log above.', { cause: error });
		if (!(error instanceof ServerNotFoundError)) throw error;
		return fetchServer(error);
	}
}

async function fetchServer(missing: ServerNotFoundError): Promise<RedisServer> {
	console.error('No server on this machine; fetching one (a few megabytes, once) …');
	try {
		const { serverPath } = await ensureServer();
		return await startRedis({ binary: serverPath });
	} catch (error) {
		const fetching = `npm run servers: ${error instanceof Error ? error.message : String(error)}`;
		const advice =
			'Install one (apt install redis-server), or set RESPOOL_REDIS_SERVER to the path of a redis-server or\n' +
			'valkey-server, or set RESPOOL_DEMO_URL to the address of one that runs.';
		throw new NoServerError([...missing.tried, fetching], advice, { cause: error });
	}
}
