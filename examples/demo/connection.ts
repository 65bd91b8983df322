/** Who answers, and in which protocol. */
import { readFileSync } from 'node:fs';
import { type Client, ReplyError } from '../../src/index.ts';
import type { Section } from './section.ts';

export const connection: Section = {
	title: 'Connection',
	async run({ redis, place, server }) {
		const info = factsOf(await redis.info('server'));
		const [ping, protocol] = await Promise.all([redis.ping(), protocolOf(redis)]);
		const origin = server === undefined ? 'RESPOOL_DEMO_URL' : `started for this demo from ${server.origin}`;
		return [
			['Client', `respool ${version()} on Node ${process.version}`],
			['Server version', `${programOf(info)}, ${place}, ${origin}`],
			['Protocol', protocol],
			['PING', ping],
		];
	},
};

function version(): string {
	const file = new URL('../../package.json', import.meta.url);
	return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** `name:value` lines. */
function factsOf(info: string): ReadonlyMap<string, string> {
	return new Map([...info.matchAll(/^(\w+):(.*?)\r?$/gm)].map(([, name = '', value = '']) => [name, value]));
}

/** Valkey also says which Redis it stands in for. */
function programOf(info: ReadonlyMap<string, string>): string {
	const redis = `Redis ${info.get('redis_version') ?? 'of unknown version'}`;
	const valkey = info.get('valkey_version');
	return valkey === undefined ? redis : `Valkey ${valkey} (as ${redis})`;
}

/** What the server says about this connection, not what was asked for. */
async function protocolOf(redis: Client): Promise<string> {
	try {
		const resp = /\bresp=(\d)/.exec(await redis.client('INFO'))?.[1];
		if (resp !== undefined) return `RESP${resp} (CLIENT INFO: resp=${resp})`;
	} catch (error) {
		if (!(error instanceof ReplyError)) throw error;
	}
	// Before Redis 7.0 nothing tells; but only RESP3 has a type for maps.
	const map = await redis.call('EVAL', "redis.setresp(3); return { map = { a = 'b' } }", 0);
	return Array.isArray(map) ? 'RESP2 (a map came as a list)' : 'RESP3 (a map came as a map)';
}
