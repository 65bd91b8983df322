/** @fastify/redis: a client of the plugin's own, one that is given, namespaces, the end. */
import { host, port, require, saw, until } from './stage.mjs';

const Fastify = require('fastify');
const plugin = require('@fastify/redis');
const Redis = require('ioredis');

const app = Fastify();
app.register(plugin, { host, port });
app.get('/', async (_request, reply) => {
	await reply.server.redis.set('k', 'v');
	return { value: await reply.server.redis.get('k'), pipeline: await reply.server.redis.pipeline().get('k').exec() };
});
app.get('/callback', (_request, reply) => {
	app.redis.get('k', (error, value) => reply.send(error ?? { value }));
});
saw('by promise', (await app.inject('/')).json());
saw('by callback', (await app.inject('/callback')).json());
const { redis } = app;
saw('status', redis.status);
await app.close();
await until(() => redis.status === 'end', 'the end');

const second = Fastify();
const client = new Redis(port, host, { lazyConnect: true });
second.register(plugin, { client, closeClient: true });
second.register(plugin, { url: `redis://${host}:${port}/1`, namespace: 'one' });
second.register(plugin, { host, port, db: 2, namespace: 'two' });
await second.ready();
await second.redis.one.set('k', 'db 1');
await second.redis.two.set('k', 'db 2');
saw('namespaces', [await second.redis.one.get('k'), await second.redis.two.get('k'), await client.get('k')]);
await second.close();
await until(() => client.status === 'end', 'the end of the given client');

saw('end');
