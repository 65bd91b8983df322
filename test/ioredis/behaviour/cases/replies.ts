/** §1.10: transformers, reply mapping, and the families of commands. */
import { expect } from 'chai';
import type { Case, Kit } from '../kit.ts';

/** Of GEOPOS: its nearest number is 15.087267458438873. */
const LONG_DOUBLE = '15.08726745843887329';

async function longDouble(kit: Kit): Promise<unknown> {
	const server = await kit.fault({
		onCommand: ([name]) => (String(name).toLowerCase() === 'get' ? `,${LONG_DOUBLE}\r\n` : undefined),
	});
	return (await kit.ready({ port: server.port, protocol: 3, replyMapping: 'resp3' })).get('k');
}

export const replyCases: readonly Case[] = [
	{
		ids: ['1.10/argument-transformers'],
		title: 'mset, msetnx, hset and hmset take objects and Maps',
		async run(kit) {
			const redis = await kit.ready();
			await redis.mset({ a: 1, b: '2' });
			await redis.mset(
				new Map<unknown, unknown>([
					['c', 3],
					['d', Buffer.from('4')],
				]),
			);
			expect(await redis.mget('a', 'b', 'c', 'd')).to.deep.equal(['1', '2', '3', '4']);
			expect(await redis.msetnx({ a: 9, e: 9 })).to.equal(0);
			expect(await redis.hset('h', { x: 1, y: 2 })).to.equal(2);
			expect(await redis.hset('h', new Map([['z', 3]]))).to.equal(1);
			expect(await redis.hset('h', 'w', 4, 'v', 5)).to.equal(2);
			expect(await redis.hmset('h', { x: 7 })).to.equal('OK');
			expect(await redis.hgetall('h')).to.deep.equal({ x: '7', y: '2', z: '3', w: '4', v: '5' });
		},
	},
	{
		ids: ['1.10/hgetall'],
		title: 'hgetall: an object, safe for __proto__, {} when there is none; keys are text in hgetallBuffer too',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			await redis.hset('h', '__proto__', 'p', 'constructor', 'c', 'a', '1');
			const reply = (await redis.hgetall('h')) as Record<string, string>;
			expect(Object.entries(reply)).to.have.deep.members([
				['__proto__', 'p'],
				['constructor', 'c'],
				['a', '1'],
			]);
			expect(Object.getPrototypeOf(reply)).to.be.oneOf([Object.prototype, null]);
			expect(await redis.hgetall('none')).to.deep.equal({});
			expect(((await redis.hgetallBuffer('h')) as Record<string, unknown>)['a']).to.deep.equal(Buffer.from('1'));
		},
	},
	{
		ids: ['0/call-hgetall'],
		title: 'call("hgetall") and call("HGETALL")',
		async run(kit) {
			const redis = await kit.ready();
			await redis.hset('h', 'a', '1');
			expect(await redis.call('hgetall', 'h')).to.deep.equal({ a: '1' });
			expect(await redis.call('HGETALL', 'h')).to.deep.equal(['a', '1']);
		},
		differs: {
			told: 'HGETALL',
			async run(kit) {
				const redis = await kit.ready();
				await redis.hset('h', 'a', '1');
				expect(await redis.call('hgetall', 'h')).to.deep.equal({ a: '1' });
				expect(await redis.call('HGETALL', 'h')).to.deep.equal({ a: '1' });
			},
		},
	},
	{
		ids: ['1.10/set-transformers', '1.10/transformer-context'],
		title: 'setArgumentTransformer and setReplyTransformer',
		mappings: 'each',
		async run(kit) {
			const { Command } = kit;
			const redis = await kit.ready();
			const contexts: unknown[] = [];
			Command.setArgumentTransformer('append', (args) => [args[0], `<${String(args[1])}>`]);
			Command.setReplyTransformer('strlen', (reply: unknown, context: unknown) => {
				contexts.push(context);
				return `length ${String(reply)}`;
			});
			kit.later(() => {
				Command.setArgumentTransformer('append', (args) => args);
				Command.setReplyTransformer('strlen', (reply) => reply);
			});
			await redis.append('k', 'a');
			expect(await redis.get('k')).to.equal('<a>');
			expect(await redis.strlen('k')).to.equal('length 3');
			expect(await redis.pipeline().strlen('k').exec()).to.deep.equal([[null, 'length 3']]);
			const { protocol } = kit.mapping.options;
			const replyMapping = kit.shape({ legacy: 'legacy', resp3: 'resp3' });
			expect(contexts[0]).to.deep.equal({ commandName: 'strlen', protocol, replyMapping });
		},
	},
	{
		ids: ['2/ioredis-mock', '1.10/registry'],
		title: 'the registry of transformers can be read, as ioredis-mock does',
		run(kit) {
			const { _transformer } = kit.Command as unknown as {
				_transformer: Record<'argument' | 'reply', Record<string, (value: unknown) => unknown>>;
			};
			expect(_transformer.argument['mset']?.([{ a: 1 }])).to.deep.equal(['a', 1]);
			expect(_transformer.reply['hgetall']?.(['a', '1'])).to.deep.equal({ a: '1' });
			expect(_transformer.argument).to.include.keys('mset', 'msetnx', 'hset', 'hmset');
		},
	},
	{
		ids: ['1.10/mapping-types', '1.3/protocol', '1.3/replyMapping'],
		title: 'every type of RESP3, in each mapping',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			const debug = (type: string): Promise<unknown> => redis.call('debug', 'protocol', type);
			await redis.zadd('z', 1.5, 'a', 2, 'b');
			await redis.hset('h', 'f', 'v');
			await redis.sadd('s', 'm');
			await redis.xadd('x', '1-1', 'f', 'v');
			const pairs = kit.shape<unknown>({
				legacy: ['a', '1.5', 'b', '2'],
				resp3: [
					['a', 1.5],
					['b', 2],
				],
			});
			expect(await redis.zrange('z', 0, -1, 'WITHSCORES')).to.deep.equal(pairs);
			expect(await redis.zrange('z', 0, -1)).to.deep.equal(['a', 'b']);
			expect(await redis.zscore('z', 'a')).to.equal(kit.shape<unknown>({ legacy: '1.5', resp3: 1.5 }));
			expect(await redis.smembers('s')).to.deep.equal(['m']);
			expect(await redis.config('GET', 'maxmemory')).to.deep.equal(
				kit.shape<unknown>({ legacy: ['maxmemory', '0'], resp3: { maxmemory: '0' } }),
			);
			expect(await redis.xread('STREAMS', 'x', '0')).to.deep.equal(
				kit.shape<unknown>({ legacy: [['x', [['1-1', ['f', 'v']]]]], resp3: { x: [['1-1', ['f', 'v']]] } }),
			);
			expect(await redis.xread('STREAMS', 'x', '9')).to.equal(null);
			expect(await debug('verbatim')).to.equal('This is a verbatim\nstring');
			expect(await debug('null')).to.equal(null);
			expect(await redis.call('info', 'server')).to.match(/^# Server/);
			await redis.set('k', 'v');
			expect(await redis.incrbyfloat('f', 1.5)).to.equal('1.5');
		},
	},
	{
		ids: ['1.10/pair-transformers'],
		title: 'the pairs of sorted sets and hashes are flat in the legacy mappings, nested under resp3',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			await redis.zadd('z', 1, 'a', 2.5, 'b');
			await redis.zadd('y', 1, 'a');
			await redis.hset('h', 'f', 'v');
			const flat = (...members: [string, number][]): unknown =>
				kit.shape<unknown>({ legacy: members.flatMap(([member, score]) => [member, String(score)]), resp3: members });
			expect(await redis.zrange('z', 0, -1, 'WITHSCORES')).to.deep.equal(flat(['a', 1], ['b', 2.5]));
			expect(await redis.zrevrange('z', 0, -1, 'WITHSCORES')).to.deep.equal(flat(['b', 2.5], ['a', 1]));
			expect(await redis.zrangebyscore('z', 2, 3, 'WITHSCORES')).to.deep.equal(flat(['b', 2.5]));
			expect(await redis.zrevrangebyscore('z', 3, 2, 'WITHSCORES')).to.deep.equal(flat(['b', 2.5]));
			expect(await redis.zdiff(2, 'z', 'y', 'WITHSCORES')).to.deep.equal(flat(['b', 2.5]));
			expect(await redis.zinter(2, 'z', 'y', 'WITHSCORES')).to.deep.equal(flat(['a', 2]));
			expect(await redis.zunion(2, 'z', 'y', 'WITHSCORES')).to.deep.equal(flat(['a', 2], ['b', 2.5]));
			expect(await redis.zrandmember('y', 1, 'WITHSCORES')).to.deep.equal(flat(['a', 1]));
			expect(await redis.hrandfield('h', 1, 'WITHVALUES')).to.deep.equal(
				kit.shape<unknown>({ legacy: ['f', 'v'], resp3: [['f', 'v']] }),
			);
			expect(await redis.zpopmax('z', 1)).to.deep.equal(flat(['b', 2.5]));
			expect(await redis.zpopmin('y')).to.deep.equal(kit.shape<unknown>({ legacy: ['a', '1'], resp3: ['a', 1] }));
			expect(await redis.xgroup('CREATE', 'x', 'g', '$', 'MKSTREAM')).to.equal('OK');
			await redis.xadd('x', '1-1', 'f', 'v');
			expect(await redis.xreadgroup('GROUP', 'g', 'c', 'STREAMS', 'x', '>')).to.deep.equal(
				kit.shape<unknown>({ legacy: [['x', [['1-1', ['f', 'v']]]]], resp3: { x: [['1-1', ['f', 'v']]] } }),
			);
		},
	},
	{
		ids: ['1.10/vsim'],
		title: 'vsim WITHSCORES',
		mappings: 'each',
		async run(kit) {
			const server = await kit.fault({
				onCommand: ([name], connection) => {
					if (String(name).toLowerCase() !== 'vsim') return undefined;
					return connection.protocol === 3 ? '%1\r\n$1\r\na\r\n,0.5\r\n' : '*2\r\n$1\r\na\r\n$3\r\n0.5\r\n';
				},
			});
			const redis = kit.redis({ port: server.port });
			expect(await redis.call('vsim', 'k', 'ELE', 'a', 'WITHSCORES')).to.deep.equal(
				kit.shape<unknown>({ legacy: ['a', '0.5'], resp3: { a: 0.5 } }),
			);
		},
	},
	{
		ids: ['1.10/wire-types'],
		title: 'types on the wire: big numbers, booleans, attributes, nested errors',
		mappings: 'each',
		async run(kit) {
			const wire: Record<string, string> = {
				big: '(123456789012345678901234567890\r\n',
				yes: '#t\r\n',
				no: '#f\r\n',
				double: ',1.25\r\n',
				infinite: ',inf\r\n',
				nan: ',nan\r\n',
				verbatim: '=8\r\ntxt:text\r\n',
				blob: '!9\r\nERR blobs\r\n',
				nested: '*2\r\n:1\r\n-ERR inside\r\n',
				map: '%2\r\n+a\r\n:1\r\n:2\r\n*1\r\n+b\r\n',
				set: '~2\r\n+a\r\n#t\r\n',
				none: '_\r\n',
			};
			const server = await kit.fault({
				onCommand: ([name, key]) => (String(name).toLowerCase() === 'get' ? wire[String(key)] : undefined),
			});
			const redis = kit.redis({ port: server.port });
			const resp3 = kit.mapping.options.replyMapping === 'resp3';
			if (!kit.resp2) {
				expect(await redis.get('big')).to.equal('123456789012345678901234567890');
				expect(await redis.get('yes')).to.equal(resp3 ? true : 1);
				expect(await redis.get('no')).to.equal(resp3 ? false : 0);
				expect(await redis.get('double')).to.equal(resp3 ? 1.25 : '1.25');
				expect(await redis.get('infinite')).to.equal(resp3 ? Infinity : 'inf');
				expect(await redis.get('verbatim')).to.equal('text');
				expect(await redis.get('map')).to.deep.equal(resp3 ? { a: 1, 2: ['b'] } : ['a', 1, 2, ['b']]);
				expect(await redis.get('set')).to.deep.equal(resp3 ? ['a', true] : ['a', 1]);
				expect(await redis.get('none')).to.equal(null);
				expect((await kit.failure(redis.get('blob'))).message).to.equal('ERR blobs');
			}
			const [one, error] = (await redis.get('nested')) as [number, Error];
			expect(one).to.equal(1);
			expect(error).to.be.instanceOf(Error);
			expect(error.message).to.equal('ERR inside');
		},
	},
	{
		ids: ['1.11/reply-error', '1.11/error-command'],
		title: "a server's error: ReplyError, with the command that it answers",
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			await redis.set('k', 'v');
			const error = await kit.failure(redis.incr('k'));
			expect(error).to.be.instanceOf(kit.exports.ReplyError);
			expect(error).to.include({ name: 'ReplyError', message: 'ERR value is not an integer or out of range' });
			expect(error['command']).to.deep.equal({ name: 'incr', args: ['k'] });
			expect(Object.keys(error)).to.include('command');
			expect(String(error)).to.equal('ReplyError: ERR value is not an integer or out of range');
			expect((await kit.failure(redis.lpush('k', 'x'))).message).to.match(/^WRONGTYPE /);
		},
	},
	{
		ids: ['0/auth-in-error'],
		title: 'the password in the error of AUTH',
		async run(kit) {
			const redis = await kit.ready();
			const error = await kit.failure(redis.auth('nobody', 'hunter2'));
			expect(JSON.stringify(error['command'])).to.contain('hunter2');
		},
		differs: {
			told: 'redacted',
			async run(kit) {
				const redis = await kit.ready();
				const error = await kit.failure(redis.auth('nobody', 'hunter2'));
				expect(JSON.stringify(error['command'])).not.to.contain('hunter2');
			},
		},
	},
	{
		ids: ['1.10/wire-types'],
		title: 'a double of 17 digits under resp3: off in the last one',
		run: async (kit) => expect(await longDouble(kit)).to.equal(15.087267458438872),
		differs: {
			told: 'Doubles of 17 digits',
			run: async (kit) => expect(await longDouble(kit)).to.equal(Number(LONG_DOUBLE)),
		},
	},
];
