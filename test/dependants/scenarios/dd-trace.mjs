/** dd-trace with an agent of the scenario's own: spans arrive there, replies are what they were. */
import { createServer } from 'node:http';
import { assert, host, port, require, saw, until } from './stage.mjs';

const { unpack } = require('msgpackr');
const spans = [];
const agent = createServer((request, response) => {
	const parts = [];
	request.on('data', (part) => parts.push(part));
	request.on('end', () => {
		if (request.url?.startsWith('/v0.4/traces')) spans.push(...unpack(Buffer.concat(parts)).flat());
		response.setHeader('content-type', 'application/json');
		response.end(request.url === '/info' ? '{"endpoints":["/v0.4/traces"]}' : '{"rate_by_service":{}}');
	});
});
await new Promise((resolve) => agent.listen(0, '127.0.0.1', resolve));
const { port: agentPort } = agent.address();
process.env.DD_INSTRUMENTATION_TELEMETRY_ENABLED = 'false';
process.env.DD_REMOTE_CONFIGURATION_ENABLED = 'false';
process.env.DD_TRACE_STARTUP_LOGS = 'false';
process.env.DD_TRACE_DNS_ENABLED = 'false';
process.env.DD_TRACE_NET_ENABLED = 'false';
const tracer = require('dd-trace').init({
	url: `http://127.0.0.1:${agentPort}`,
	flushInterval: 50,
	service: 'scenario',
});

const Redis = require('ioredis');
const redis = new Redis(port, host, { connectionName: 'traced' });
// What waits for a connection is traced twice by stock ioredis.
await until(() => redis.status === 'ready', 'ready');
await tracer.trace('root', async () => {
	saw('set', await redis.set('k', 'v'));
	saw('get', await redis.get('k'));
	saw('getBuffer', String(await redis.getBuffer('k')));
	saw('error', await redis.incr('k').catch((error) => `${error.name}: ${error.message}`));
	saw('hash', [await redis.hset('h', { a: 1 }), await redis.hgetall('h')]);
	saw('pipeline', await redis.pipeline().set('p', 1).incr('p').exec());
	saw('multi', await redis.multi().get('k').exec());
	redis.defineCommand('two', { lua: 'return 2', numberOfKeys: 0 });
	saw('script', await redis.two());
	saw('many', (await Promise.all(Array.from({ length: 50 }, (_, i) => redis.echo(`m${i}`)))).length);
});
const own = () =>
	spans.filter(({ name, resource }) => name === 'redis.command' && !/^(?:hello|info|client|quit)$/.test(resource));
await until(() => spans.some(({ name }) => name === 'root'), 'the spans');
await until(() => own().length >= 62, 'all the spans', 5000).catch(() => {});
const root = spans.find(({ name }) => name === 'root');
assert.deepEqual(
	own()
		.filter((span) => String(span.trace_id) !== String(root.trace_id))
		.map(({ resource }) => resource),
	[],
);
saw(
	'resources',
	own()
		.map(({ resource }) => resource)
		.filter((resource) => resource !== 'echo'),
);
saw('echoes', own().filter(({ resource }) => resource === 'echo').length);
const first = own().find(({ resource }) => resource === 'set');
saw('tags', {
	raw: first.meta['redis.raw_command'],
	component: first.meta.component,
	host: first.meta['out.host'],
	kind: first.meta['span.kind'],
	type: first.type,
});
saw('failed', own().find(({ resource }) => resource === 'incr').error);
await redis.quit();
agent.closeAllConnections();
agent.close();
saw('end');
// The tracer keeps timers of its own.
process.exit(0);
