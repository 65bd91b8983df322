/** The default import of a CommonJS project, and import = require(). */
import IORedis, { type Cluster, type RedisOptions } from 'ioredis';

import Required = require('ioredis');

const options: RedisOptions = { host: 'localhost' };
export const byDefault: IORedis = new IORedis(options);
export const byRequire = new Required.Redis(options);
export const cluster: Cluster = new IORedis.Cluster([]);
export const command = new Required.Command('get', ['k']);
export async function work(): Promise<string | null> {
	await byDefault.set('k', 'v');
	return byDefault.get('k');
}
