/** Where the demo plays: a server, and a client that is connected to it. */
import { randomUUID } from 'node:crypto';
import { type Client, type ClientOptions, createClient, parseUrl } from '../../src/index.ts';
import type { RedisServer } from '../../src/testing/index.ts';
import { NoServerError, startServer } from './server.ts';

const OR_OURS = 'Start a server there, or unset RESPOOL_DEMO_URL: the demo then starts one of its own.';

export interface Stage extends AsyncDisposable {
	/** Connected. Its keys have a prefix of their own and are removed when the demo ends. */
	readonly redis: Client;
	/** For sections that want a client of their own. */
	readonly options: ClientOptions;
	/** The server that was started for the demo; none when `RESPOOL_DEMO_URL` names one. */
	readonly server: RedisServer | undefined;
	/** Where the server is, for people; never a password. */
	readonly place: string;
}

/** Starts a server, or takes the one of `RESPOOL_DEMO_URL`, and connects. @throws NoServerError */
export async function openStage(): Promise<Stage> {
	const given = process.env['RESPOOL_DEMO_URL'];
	if (given !== undefined && given !== '') {
		return connected(given, undefined, placeOf(given));
	}
	const server = await startServer();
	try {
		return await connected(server.url, server, `127.0.0.1:${server.port}`);
	} catch (error) {
		await server.stop();
		throw error;
	}
}

/** Of a URL, what may be shown. */
function placeOf(url: string): string {
	try {
		const { host = 'localhost', port = 6379, path = `${host}:${port}` } = parseUrl(url);
		return path;
	} catch (error) {
		throw new NoServerError([`RESPOOL_DEMO_URL: ${String(error)}`], OR_OURS, { cause: error });
	}
}

async function connected(url: string, server: RedisServer | undefined, place: string): Promise<Stage> {
	const options: ClientOptions = { url, name: 'respool-demo', keyPrefix: `respool:demo:${randomUUID()}:` };
	const redis = createClient(options);
	try {
		await redis.connect();
	} catch (error) {
		redis.destroy();
		const where =
			server === undefined ? `RESPOOL_DEMO_URL, which names ${place}` : `the server just started on ${place}`;
		throw new NoServerError([`${where}: ${String(error)}`], OR_OURS, { cause: error });
	}
	const leave = async (): Promise<void> => {
		try {
			if (server === undefined) await removeKeys(redis, options.keyPrefix as string);
		} finally {
			await redis.close();
			await server?.stop();
		}
	};
	return { redis, options, server, place, [Symbol.asyncDispose]: leave };
}

/** Only where the server is not ours. */
async function removeKeys(redis: Client, prefix: string): Promise<void> {
	const plain = redis.duplicate({ keyPrefix: '' });
	try {
		let cursor = '0';
		do {
			const [next, keys] = await plain.scan(cursor, 'MATCH', `${prefix}*`, 'COUNT', 1000);
			if (keys.length > 0) await plain.unlink(keys);
			cursor = next;
		} while (cursor !== '0');
	} finally {
		await plain.close();
	}
}
