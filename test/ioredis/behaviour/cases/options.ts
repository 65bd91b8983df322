/** §1.3: options of the connection. */
import { expect } from 'chai';
import { step } from '../../../../src/testing/fault-script.ts';
import type { Case, Kit } from '../kit.ts';
import { defaults } from './defaults.ts';

async function nameAfterLoss(kit: Kit): Promise<unknown> {
	const redis = await kit.ready({ connectionName: 'one' });
	await redis.client('SETNAME', 'two');
	redis.disconnect(true);
	await kit.once(redis, 'ready');
	return redis.client('GETNAME');
}

export const optionCases: readonly Case[] = [
	{
		ids: Object.keys(defaults).map((name) => `1.3/default/${name}`),
		title: 'every option has its default',
		run(kit) {
			const { options } = kit.made(new kit.Redis({ lazyConnect: true }));
			for (const [name, value] of Object.entries(defaults)) {
				if (name === 'lazyConnect') continue;
				expect(options[name], name).to.deep.equal(value);
			}
			expect(kit.Redis.defaultOptions['lazyConnect']).to.equal(false);
		},
	},
	{
		ids: ['1.3/retryStrategy-default'],
		title: 'the default retryStrategy: 50 ms, doubled, at most 5 s, and up to 199 ms more',
		run(kit) {
			const { options } = kit.made(new kit.Redis({ lazyConnect: true }));
			const retry = options['retryStrategy'] as (times: number) => number;
			for (const [times, least] of [
				[1, 50],
				[2, 100],
				[3, 200],
				[7, 3200],
				[8, 5000],
				[50, 5000],
			] as const) {
				for (let round = 0; round < 20; round++) expect(retry(times)).to.be.within(least, least + 199);
			}
		},
	},
	{
		ids: ['1.3/host', '1.3/port', '1.3/family', '1.3/path'],
		title: 'host, port and family; path wins over both',
		async run(kit) {
			const server = await kit.otherServer({ unixSocket: true });
			for (const options of [
				{ port: server.port, host: 'localhost', family: 4 },
				{ port: 1, path: server.path },
			]) {
				expect(await kit.redis(options).ping()).to.equal('PONG');
			}
			// Nothing listens on ::1.
			const wrong = kit.redis({ port: server.port, host: 'localhost', family: 6, retryStrategy: null });
			expect((await kit.once(wrong, 'error'))[0]).to.be.instanceOf(Error);
		},
	},
	{
		ids: ['1.3/tls', '1.2/url-tls-works'],
		title: 'tls: options of tls.connect, and rediss://',
		async run(kit) {
			const server = await kit.otherServer({ tls: true });
			const ca = (server.tls as unknown as { ca: unknown }).ca;
			const tls = { ca, servername: 'localhost' };
			expect(await kit.redis({ port: server.tlsPort, tls }).ping()).to.equal('PONG');
			const byUrl = kit.made(new kit.Redis(server.tlsUrl, { tls: { rejectUnauthorized: false } }));
			expect(await byUrl.ping()).to.equal('PONG');
			const distrusting = kit.redis({ port: server.tlsPort, tls: {}, retryStrategy: null });
			expect((await kit.once(distrusting, 'error'))[0]).to.be.instanceOf(Error);
		},
	},
	{
		ids: ['1.3/Connector', '2b/new Redis{Connector}'],
		title: "a Connector of one's own",
		async run(kit) {
			const { connect } = await import('node:net');
			const made: unknown[] = [];
			class Mine extends (kit.exports.AbstractConnector as new (
				timeout: number,
			) => { stream?: unknown; connecting?: boolean }) {
				constructor(options: Record<string, unknown>) {
					super(100);
					made.push(options['port']);
				}
				connect(): Promise<unknown> {
					this.connecting = true;
					this.stream = connect(kit.server.port, '127.0.0.1');
					return Promise.resolve(this.stream);
				}
			}
			const redis = kit.redis({ port: 1, Connector: Mine });
			expect(await redis.ping()).to.equal('PONG');
			expect(made).to.deep.equal([1]);
			expect(redis.connector).to.be.instanceOf(Mine);
			redis.disconnect();
			await kit.once(redis, 'end');
		},
	},
	{
		ids: ['1.3/connectTimeout'],
		title: 'connectTimeout: connect ETIMEDOUT',
		async run(kit) {
			// A server that accepts and says nothing: for TLS the connection is not made before it has.
			const server = await kit.fault({ script: [step.silence()] });
			const redis = kit.redis({ port: server.port, tls: {}, connectTimeout: 30, retryStrategy: null });
			const [error] = await kit.once(redis, 'error');
			expect(error).to.include({
				message: 'connect ETIMEDOUT',
				code: 'ETIMEDOUT',
				errorno: 'ETIMEDOUT',
				syscall: 'connect',
			});
			await kit.until(() => redis.status === 'end');
		},
	},
	{
		ids: ['1.3/disconnectTimeout'],
		title: 'disconnectTimeout: destroys a socket that does not close',
		async run(kit) {
			const proxy = await kit.proxy();
			const ended: number[] = [];
			const ends: Promise<unknown>[] = [];
			// The default is 2000: alike, they would end in the order in which they were told to.
			for (const disconnectTimeout of [400, 20]) {
				const redis = await kit.ready({ port: proxy.port, disconnectTimeout });
				proxy.blackHole();
				ends.push(kit.once(redis, 'end').then(() => ended.push(disconnectTimeout)));
				redis.disconnect();
			}
			await Promise.all(ends);
			expect(ended).to.deep.equal([20, 400]);
		},
	},
	{
		ids: ['1.3/keepAlive', '1.3/noDelay'],
		title: 'keepAlive and noDelay are set on the socket',
		async run(kit) {
			const { Socket } = await import('node:net');
			const calls: [string, unknown[]][] = [];
			const { setKeepAlive, setNoDelay } = Socket.prototype;
			Socket.prototype.setKeepAlive = function (...args) {
				calls.push(['keepAlive', args]);
				return setKeepAlive.apply(this, args);
			};
			Socket.prototype.setNoDelay = function (...args) {
				calls.push(['noDelay', args]);
				return setNoDelay.apply(this, args);
			};
			kit.later(() => Object.assign(Socket.prototype, { setKeepAlive, setNoDelay }));
			for (const [options, wanted] of [
				[{}, { noDelay: [true], keepAlive: [true, 30_000] }],
				[{ keepAlive: 1234 }, { noDelay: [true], keepAlive: [true, 1234] }],
				[{ keepAlive: 0, noDelay: false }, { keepAlive: [true, 0] }],
			] as const) {
				calls.length = 0;
				await kit.ready(options);
				expect(Object.fromEntries(calls), JSON.stringify(options)).to.deep.equal(wanted);
				expect(calls).to.have.lengthOf(Object.keys(wanted).length);
			}
		},
	},
	{
		ids: ['1.3/db', '1.5/select'],
		title: 'db is selected before ready; select events',
		async run(kit) {
			const redis = kit.redis({ db: 3 });
			const events = kit.record(redis, 'select', 'ready');
			await kit.once(redis, 'ready');
			await redis.set('k', 'three');
			await redis.select(0);
			expect(await redis.get('k')).to.equal(null);
			await redis.select('3');
			expect(await redis.get('k')).to.equal('three');
			expect(events).to.deep.equal(['ready', 'select 0', 'select 3']);
			expect(redis.condition['select']).to.equal(3);
		},
	},
	{
		ids: ['1.3/connectionName'],
		title: 'a name given by CLIENT SETNAME, after a loss',
		run: async (kit) => expect(await nameAfterLoss(kit)).to.equal('one'),
		differs: {
			told: 'SETNAME',
			run: async (kit) => expect(await nameAfterLoss(kit)).to.equal('two'),
		},
	},
	{
		ids: ['1.3/connectionName'],
		title: 'connectionName',
		async run(kit) {
			expect(await (await kit.ready({ connectionName: 'me' })).client('GETNAME')).to.equal('me');
		},
	},
	{
		ids: ['1.3/lazyConnect', '1.5/wait'],
		title: 'lazyConnect: a wait event, and a connection at the first command',
		async run(kit) {
			const redis = kit.redis({ lazyConnect: true });
			expect(redis.status).to.equal('wait');
			await kit.once(redis, 'wait');
			expect(await redis.ping()).to.equal('PONG');
			expect(redis.status).to.equal('ready');
		},
	},
	{
		ids: ['1.3/enableOfflineQueue', '1.11/offline-queue-error'],
		title: 'enableOfflineQueue: false rejects what cannot be written',
		async run(kit) {
			const redis = kit.redis({ enableOfflineQueue: false });
			expect((await kit.failure(redis.get('k'))).message).to.equal(
				"Stream isn't writeable and enableOfflineQueue options is false",
			);
			await kit.once(redis, 'ready');
			expect(await redis.get('k')).to.equal(null);
		},
	},
	{
		ids: ['1.3/keyPrefix', '1.10/key-prefix'],
		title: 'keyPrefix: on keys, not on patterns, channels or replies',
		async run(kit) {
			const plain = await kit.ready();
			for (const keyPrefix of ['p:', Buffer.from('p:')]) {
				await plain.flushall();
				const redis = await kit.ready({ keyPrefix });
				await redis.set('a', '1');
				await redis.mset('b', '2', 'c', '3');
				await redis.call('SET', 'd', '4');
				await redis.setBuffer(Buffer.from('e'), '5');
				await redis.eval('return redis.call("set", KEYS[1], ARGV[1])', 1, 'f', 'arg');
				await redis.zadd('z', 1, 'm');
				await redis.zunionstore('zu', 1, 'z');
				await redis.xadd('s', '1-1', 'f', 'v');
				const expected = ['a', 'b', 'c', 'd', 'e', 'f', 'z', 'zu', 's'].map((key) => `p:${key}`).sort();
				expect(((await plain.keys('*')) as string[]).sort()).to.deep.equal(expected);
				expect(await redis.mget('a', 'b')).to.deep.equal(['1', '2']);
				expect(await redis.keys('a')).to.deep.equal([]);
				expect(await redis.keys('p:a')).to.deep.equal(['p:a']);
				expect(await redis.pipeline().get('a').exists('b', 'c').exec()).to.deep.equal([
					[null, '1'],
					[null, 2],
				]);
				await redis.rpush('l', '1');
				await plain.set('p:w_1', '5');
				expect(await redis.sort('l', 'BY', 'w_*', 'GET', 'w_*')).to.deep.equal(['5']);
				expect(await redis.call('SORT_RO', 'l', 'BY', 'w_*', 'GET', '#', 'GET', 'w_*')).to.deep.equal(['1', '5']);
				expect(await redis.sort_ro('l', 'get', 'w_*')).to.deep.equal(['5']);
				expect(await plain.get('p:f')).to.equal('arg');
				expect(await redis.xread('COUNT', 1, 'STREAMS', 's', '0')).to.have.nested.property('[0][0]', 'p:s');
			}
		},
	},
	{
		ids: ['1.10/key-prefix-modules'],
		title: 'keyPrefix: not on commands of modules and others that ioredis does not know',
		run(kit) {
			const names = [
				'JSON.SET',
				'json.mget',
				'BF.ADD',
				'TS.ADD',
				'CMS.MERGE',
				'TDIGEST.MERGE',
				'TFCALL',
				'DELIFEQ',
				'FT.SEARCH',
			];
			for (const name of names) {
				const command = new kit.Command(name, ['k', '1', 'v'], { keyPrefix: 'p:' });
				expect(command.args, name).to.deep.equal(['k', '1', 'v']);
				expect(command.getKeys(), name).to.deep.equal([]);
			}
		},
	},
	{
		ids: ['1.3/stringNumbers'],
		title: 'stringNumbers: integers and doubles as text',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready({ stringNumbers: true });
			expect(await redis.incr('n')).to.equal('1');
			await redis.set('big', '9223372036854775806');
			expect(await redis.incr('big')).to.equal('9223372036854775807');
			await redis.zadd('z', 1.5, 'm');
			expect(await redis.zscore('z', 'm')).to.equal('1.5');
			const plain = await kit.ready();
			expect(await plain.incr('n')).to.equal(2);
		},
	},
	{
		ids: ['1.3/showFriendlyErrorStack'],
		title: 'showFriendlyErrorStack: the stack of the caller',
		async run(kit) {
			const redis = await kit.ready({ showFriendlyErrorStack: true });
			await redis.set('k', 'v');
			const error = await kit.failure(
				(function theCaller() {
					return redis.incr('k');
				})(),
			);
			expect(error.stack).to.contain('theCaller');
			expect(error.stack).to.match(/^ReplyError: ERR value is not an integer/);
		},
	},
	{
		ids: ['1.3/scripts'],
		title: 'scripts: defined from the start',
		async run(kit) {
			const redis = await kit.ready({
				scripts: { echo1: { lua: 'return {KEYS[1],ARGV[1]}', numberOfKeys: 1, readOnly: true } },
			});
			const { echo1 } = redis as unknown as Record<'echo1', (...args: unknown[]) => Promise<unknown>>;
			expect(await echo1.call(redis, 'k', 'a')).to.deep.equal(['k', 'a']);
		},
	},
	{
		ids: ['1.3/himportFieldsets', '1.3/queue-booleans'],
		title: 'options that mean nothing to a constructor or to this server do no harm',
		async run(kit) {
			const redis = await kit.ready({ offlineQueue: true, commandQueue: true, himportFieldsets: undefined, madeUp: 1 });
			expect(await redis.ping()).to.equal('PONG');
			expect(redis.options).to.include({ madeUp: 1 });
		},
	},
];
