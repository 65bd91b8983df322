import { ensureServer } from '../../scripts/servers.ts';
import { ServerNotFoundError, startRedis } from '../../src/testing/index.ts';

export interface Server {
	readonly host: string;
	readonly port: number;
	stop(): Promise<void>;
}

/** A server of our own on a free port, without persistence; fetched when the machine has none. */
export async function startServer(): Promise<Server> {
	try {
		return await startRedis();
	} catch (error) {
		if (!(error instanceof ServerNotFoundError)) throw error;
		const { serverPath } = await ensureServer();
		return await startRedis({ binary: serverPath });
	}
}
