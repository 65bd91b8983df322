import type { RedisServer } from '../../src/testing/redis-server.ts';

/** How often a server has run each command since CONFIG RESETSTAT: `{ get: 2, 'function|load': 1 }`, those of INFO and CONFIG left out. */
export async function commandCalls(server: RedisServer): Promise<Record<string, number>> {
	const info = await server.cli('INFO', 'commandstats');
	const calls = [...info.matchAll(/^cmdstat_([^:\r\n]+):calls=(\d+)/gm)]
		.map(([, name = '', count]): [string, number] => [name, Number(count)])
		.filter(([name, count]) => count > 0 && !/^(?:info|config|hello|client|select|replconf|ping)(?:$|\|)/.test(name));
	return Object.fromEntries(calls);
}
