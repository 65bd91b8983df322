import type { Connect } from './client.ts';
import { connectGlide } from './glide.ts';
import { ioredis } from './ioredis.ts';
import { nodeRedis } from './node-redis.ts';
import { connectRaw } from './raw.ts';
import { connectRawStrings } from './raw-strings.ts';
import { respool } from './respool.ts';

export type ClientName =
	| 'raw'
	| 'raw strings'
	| 'respool'
	| 'respool call'
	| 'facade'
	| 'node-redis fast'
	| 'node-redis'
	| 'ioredis'
	| 'ioredis auto'
	| 'iovalkey'
	| 'glide';

/** Every client that can be put under load, by the name that results carry. */
export const clients: Readonly<Record<ClientName, Connect>> = {
	raw: connectRaw,
	'raw strings': connectRawStrings,
	respool: respool('methods'),
	'respool call': respool('call'),
	facade: ioredis('facade', false),
	'node-redis fast': nodeRedis('fast'),
	'node-redis': nodeRedis('default'),
	ioredis: ioredis('ioredis', false),
	'ioredis auto': ioredis('ioredis', true),
	iovalkey: ioredis('iovalkey', false),
	glide: connectGlide,
};
