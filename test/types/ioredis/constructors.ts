/** Clients made in every way, and what they have. */
import { readFileSync } from 'node:fs';
import {
	Cluster,
	type ClusterNode,
	type ClusterOptions,
	type CommonRedisOptions,
	Redis,
	type RedisOptions,
	type SentinelAddress,
	type SentinelConnectionOptions,
	type StandaloneConnectionOptions,
} from 'ioredis';

export const clients: Redis[] = [
	new Redis(),
	new Redis(6380),
	new Redis(6379, '192.168.1.1'),
	new Redis('/tmp/redis.sock'),
	new Redis({ port: 6379, host: '127.0.0.1', username: 'default', password: 'my-top-secret', db: 0 }),
	new Redis('redis://:authpassword@127.0.0.1:6380/4'),
	new Redis('redis://username:authpassword@127.0.0.1:6380/4'),
	new Redis('redis://localhost:6379', { maxRetriesPerRequest: null, enableReadyCheck: false }),
	new Redis(6379, { lazyConnect: true }),
	new Redis(6379, 'localhost', { keyPrefix: 'app:' }),
	Redis.createClient(),
];

const common: CommonRedisOptions = {
	retryStrategy(times) {
		return times > 10 ? null : Math.min(times * 50, 2000);
	},
	reconnectOnError(err) {
		const target = 'READONLY';
		return err.message.includes(target) ? 2 : false;
	},
	commandTimeout: 1000,
	blockingTimeout: 5000,
	socketTimeout: 30_000,
	keepAlive: 0,
	noDelay: true,
	connectionName: 'api',
	disableClientInfo: true,
	clientInfoTag: 'tag',
	db: 1,
	autoResubscribe: false,
	autoResendUnfulfilledCommands: false,
	readOnly: true,
	stringNumbers: true,
	connectTimeout: 500,
	monitor: false,
	maxRetriesPerRequest: 3,
	maxLoadingRetryTime: 1000,
	enableAutoPipelining: true,
	autoPipeliningIgnoredCommands: ['ping'],
	offlineQueue: true,
	commandQueue: true,
	enableOfflineQueue: true,
	enableReadyCheck: true,
	lazyConnect: true,
	scripts: { mycmd: { lua: 'return 1', numberOfKeys: 1, readOnly: true } },
	keyPrefix: 'x:',
	showFriendlyErrorStack: true,
	protocol: 3,
	replyMapping: 'legacy',
};
const standalone: StandaloneConnectionOptions = {
	host: 'localhost',
	port: 6379,
	family: 6,
	tls: { ca: readFileSync('cert.pem'), servername: 'x' },
	disconnectTimeout: 100,
};
const sentinelAddresses: Partial<SentinelAddress>[] = [{ host: 'localhost', port: 26379 }, { host: 'localhost' }];
const sentinel: SentinelConnectionOptions = {
	sentinels: sentinelAddresses,
	name: 'mymaster',
	role: 'slave',
	sentinelPassword: 'pw',
	sentinelRetryStrategy: (times) => Math.min(times * 10, 1000),
	preferredSlaves: [{ ip: '127.0.0.1', port: '31231', prio: 1 }],
	natMap: { '10.0.0.1:6379': { host: 'example.org', port: 30001 } },
	failoverDetector: true,
};
export const options: RedisOptions[] = [common, standalone, { ...common, ...standalone }, sentinel];
export const byOptions: Redis[] = options.map((each) => new Redis(each));

const nodes: ClusterNode[] = [{ port: 6380, host: '127.0.0.1' }, 'redis://127.0.0.1:6381', 6382];
const clusterOptions: ClusterOptions = {
	clusterRetryStrategy(times, reason) {
		return reason ? 100 : Math.min(100 + times * 2, 2000);
	},
	dnsLookup: (address, callback) => callback(null, address),
	scaleReads: (nodes: Redis[], command: { name: string }) => (command.name === 'get' ? nodes.slice(0, 1) : nodes),
	maxRedirections: 16,
	retryDelayOnFailover: 100,
	retryDelayOnClusterDown: 100,
	retryDelayOnTryAgain: 100,
	retryDelayOnMoved: 0,
	slotsRefreshTimeout: 1000,
	slotsRefreshInterval: 5000,
	enableOfflineQueue: true,
	enableReadyCheck: true,
	redisOptions: { password: 'pw', tls: {} },
	useSRVRecords: false,
	natMap: { '10.0.1.230:30001': { host: '203.0.113.73', port: 30001 } },
	enableAutoPipelining: true,
	autoPipeliningIgnoredCommands: ['cluster'],
	lazyConnect: true,
	keyPrefix: 'p:',
	shardedSubscribers: true,
};
export function cluster(): Cluster {
	const made = new Cluster(nodes, clusterOptions);
	const same: Cluster = new Redis.Cluster([{ host: 'h' }], { scaleReads: 'slave' });
	for (const node of made.nodes('master')) void node.flushdb();
	made.on('+node', (node: Redis) => node.options.host);
	return made ?? same;
}

export async function members(redis: Redis): Promise<void> {
	const status: string = redis.status;
	if (redis.status === 'ready' || redis.status === 'connecting') redis.disconnect();
	const host: string | undefined = redis.options.host;
	const prefix = redis.options.keyPrefix;
	const copy: Redis = redis.duplicate({ db: 2, maxRetriesPerRequest: null });
	await copy.connect();
	await copy.connect(() => {});
	copy.disconnect(true);
	const left: 'OK' = await redis.quit();
	redis.setMaxListeners(redis.getMaxListeners() + 1);
	const mode: 'normal' | 'subscriber' | 'monitor' = redis.mode;
	const queued: number = redis.autoPipelineQueueSize;
	const names: string[] = redis.getBuiltinCommands();
	redis.addBuiltinCommand('new.command');
	const { string, buffer } = redis.createBuiltinCommand('new.command');
	void [status, host, prefix, left, mode, queued, names, string, buffer];
	const monitor = await redis.monitor();
	monitor.on('monitor', (time: string, args: string[], source: string, database: string) => {
		console.log(time, args.join(' '), source, database);
	});
}

export function events(redis: Redis): void {
	redis
		.on('connect', () => console.log('connected'))
		.on('ready', () => console.log('ready'))
		.on('error', (error) => console.error(error.message))
		.on('close', () => {})
		.on('reconnecting', (delay: number) => delay)
		.on('end', () => {})
		.on('message', (channel, message) => console.log(`${channel}: ${message}`))
		.on('messageBuffer', (channel, message) => console.log(channel.length + message.length))
		.on('pmessage', (pattern, channel, message) => console.log(pattern, channel, message))
		.on('pmessageBuffer', (pattern, channel, message) => console.log(pattern, channel, message))
		.once('ready', () => {})
		.off('ready', () => {});
	redis.removeListener('error', () => {});
}
