/** Which ioredis every package gets. */
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { assert, host, port, require, saw } from './stage.mjs';

const wanted = process.env.WANTED_IOREDIS;
const expected = realpathSync(require.resolve('ioredis'));
for (const name of ['bullmq', 'bullmq5', 'bull', '@fastify/redis', 'graphql-redis-subscriptions']) {
	const theirs = createRequire(require.resolve(name)).resolve('ioredis');
	assert.equal(realpathSync(theirs), expected, name);
}
let folder = dirname(expected);
while (!folder.endsWith(`${sep}ioredis`)) folder = dirname(folder);
const described = require(`${folder}/package.json`);
assert.equal(described.name, wanted);
assert.match(described.version, /^6\./);

const Redis = require('ioredis');
const imported = await import('ioredis');
assert.equal(imported.default, Redis);
assert.equal(Redis.default, Redis);
assert.equal(require('ioredis/built/utils').CONNECTION_CLOSED_ERROR_MSG, 'Connection is closed.');
assert.equal(require('ioredis/built/Redis').default, Redis);
assert.equal(require('ioredis/built/Command').default, Redis.Command);
const redis = new Redis(port, host);
saw('ping', await redis.ping());
saw('quit', await redis.quit());
