/** The published packages under test, all at the versions that were read or are the newest for this Node. */
export const packages: Readonly<Record<string, string>> = {
	'@fastify/redis': '9.0.0',
	'@opentelemetry/api': '1.9.0',
	// 0.72 wants Node 22.
	'@opentelemetry/instrumentation-ioredis': '0.71.0',
	'@opentelemetry/sdk-trace-node': '2.12.0',
	'@socket.io/redis-adapter': '8.3.0',
	'@socket.io/redis-streams-adapter': '0.3.1',
	bull: '4.16.5',
	bullmq: '6.7.0',
	bullmq5: 'npm:bullmq@5.81.5',
	// 6 wants Node 22.
	'dd-trace': '5.132.0',
	fastify: '5.12.8',
	graphql: '16.11.0',
	'graphql-redis-subscriptions': '2.7.0',
	'graphql-subscriptions': '3.0.0',
	// Its peer is ioredis 5, whose files inside it requires.
	'ioredis-mock': '8.13.1',
	'rate-limiter-flexible': '11.4.0',
	'redis-semaphore': '5.8.0',
	redlock: '5.0.0-beta.2',
	'socket.io': '4.8.4',
	'socket.io-client': '4.8.4',
};

/** The control. */
export const stockVersion = '6.0.0';
