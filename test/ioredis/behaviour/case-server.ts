/** Servers that know what the cases use: Redis 7.0 or later, any Valkey. */
import type { RedisServer } from '../../../src/testing/redis-server.ts';
import type { StartRedisOptions } from '../../../src/testing/start-redis.ts';
import { hasFeaturesOf, testServer } from '../../support/server.ts';

/** Whether the machine's own server is older. Asked once, without options that such a one would not understand. */
let tooOld: Promise<boolean> | undefined;

async function isTooOld(): Promise<boolean> {
	const server = await testServer();
	await server.stop();
	return !hasFeaturesOf(server, '7.0');
}

/** Starts one for the caller, who stops it. */
export async function caseServer(options: StartRedisOptions = {}): Promise<RedisServer> {
	tooOld ??= isTooOld();
	return testServer((await tooOld) ? { ...options, suite: 'bookworm' } : options);
}
