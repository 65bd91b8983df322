/** OpenTelemetry's instrumentation, for require() or, with `argv[2]` "esm", for import: spans appear, replies are what they were. */
import { register } from 'node:module';
import { assert, host, port, require, saw } from './stage.mjs';

const { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } = require('@opentelemetry/sdk-trace-node');
const { IORedisInstrumentation } = require('@opentelemetry/instrumentation-ioredis');
const { registerInstrumentations } = require('@opentelemetry/instrumentation');
const { context, trace } = require('@opentelemetry/api');

if (process.argv[2] === 'esm') register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();
const hooked = [];
const text = (reply) => (Buffer.isBuffer(reply) ? String(reply) : Array.isArray(reply) ? reply.map(text) : reply);
registerInstrumentations({
	tracerProvider: provider,
	instrumentations: [
		new IORedisInstrumentation({
			requestHook: (span, { cmdName }) => span.setAttribute('asked', cmdName),
			responseHook: (_span, name, args, reply) => hooked.push([name, args.length, text(reply)]),
		}),
	],
});

const Redis = process.argv[2] === 'esm' ? (await import('ioredis')).default : require('ioredis');
const redis = new Redis(port, host, { lazyConnect: true });
const tracer = trace.getTracer('scenario');
const root = tracer.startSpan('root');
await context.with(trace.setSpan(context.active(), root), async () => {
	await redis.connect();
	saw('set', await redis.set('k', 'v'));
	saw('get', await redis.get('k'));
	saw('getBuffer', String(await redis.getBuffer('k')));
	saw('error', await redis.incr('k').catch((error) => `${error.name}: ${error.message}`));
	saw('hash', [await redis.hset('h', { a: 1 }), await redis.hgetall('h')]);
	saw('pipeline', await redis.pipeline().set('p', 1).incr('p').get('k').exec());
	saw('multi', await redis.multi().get('k').incr('p').exec());
	redis.defineCommand('two', { lua: 'return 2', numberOfKeys: 0 });
	saw('script', [await redis.two(), await redis.two()]);
	saw('callback', await new Promise((resolve) => redis.get('k', (...args) => resolve(args))));
	saw(
		'many',
		(await Promise.all(Array.from({ length: 100 }, (_, i) => redis.echo(`m${i}`)))).join() ===
			Array.from({ length: 100 }, (_, i) => `m${i}`).join(),
	);
	saw('blocking', await redis.blpop('none', 0.01));
});
root.end();
await redis.quit();
const spans = exporter.getFinishedSpans().filter(({ name }) => name !== 'root');
const { traceId } = root.spanContext();
assert.ok(
	spans.every(
		(span) =>
			span.spanContext().traceId === traceId ||
			span.name === 'quit' ||
			span.name === 'info' ||
			span.name === 'hello' ||
			span.name === 'client',
	),
);
const handshake = new Set(['hello', 'info', 'client', 'quit', 'connect', 'script']);
const own = spans.filter(({ name }) => !handshake.has(name));
saw(
	'connect span',
	spans.some(({ name }) => name === 'connect'),
);
saw(
	'names',
	own.map(({ name }) => name).filter((name) => name !== 'echo'),
);
saw('echoes', own.filter(({ name }) => name === 'echo').length);
const first = own.find(({ name }) => name === 'set');
const { 'server.port': _port, 'net.peer.port': _peerPort, ...attributes } = first.attributes;
saw('attributes', { attributes, kind: first.kind });
const failed = own.find(({ name }) => name === 'incr');
saw('failed span', failed.status);
saw('response hook', hooked.filter(([name]) => name === 'get' || name === 'hgetall').slice(0, 3));
saw('end');
