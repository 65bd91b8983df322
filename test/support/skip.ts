/** Tests that cannot be run here say why. */
import type { Context } from 'mocha';
import type { RedisServer } from '../../src/testing/redis-server.ts';
import { hasFeaturesOf } from './server.ts';

/** Skips the running test, or all tests of a hook, and prints why. */
export function skip(context: Context, why: string): never {
	console.log(`      skipped: ${why}`);
	return context.skip();
}

/** Skips where the server has not what came with this version of Redis. */
export function needs(context: Context, server: RedisServer, version: string): void {
	if (!hasFeaturesOf(server, version))
		skip(context, `${server.kind} ${server.version} has not what came with Redis ${version}`);
}
