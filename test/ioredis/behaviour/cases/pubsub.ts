/** §1.5 and §1.10: subscriptions, their events, and scan streams. */
import { expect } from 'chai';
import type { Case } from '../kit.ts';
import type { ScanStream } from '../loose-types.ts';

const collected = async (stream: ScanStream): Promise<unknown[]> => {
	const pages: unknown[] = [];
	for await (const page of stream) pages.push(...(page as unknown[]));
	return pages;
};

export const pubsubCases: readonly Case[] = [
	{
		ids: ['1.10/subscribe-counts', '1.10/subscribe', '1.10/unsubscribe'],
		title: 'the subscribe family answers counts; callbacks and arrays',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			expect(await redis.subscribe('a', 'b')).to.equal(2);
			expect(await redis.subscribe(['c'])).to.equal(3);
			expect(await redis.psubscribe('p*')).to.equal(4);
			expect(await redis.ssubscribe('s')).to.equal(1);
			expect(await redis.sunsubscribe('s')).to.equal(0);
			expect(await redis.unsubscribe('a')).to.equal(3);
			expect(await redis.unsubscribe(['b', 'c'])).to.equal(1);
			expect(await redis.punsubscribe()).to.equal(0);
			expect(
				await new Promise((resolve) => void redis.subscribe('d', (_: unknown, count: unknown) => resolve(count))),
			).to.equal(1);
			expect(await redis.unsubscribe()).to.equal(0);
		},
	},
	{
		ids: ['1.5/message', '1.5/pmessage', '1.5/smessage', '1.5/message-buffers', '1.5/message-order'],
		title: 'message, pmessage and smessage, each followed by its Buffer twin',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			const events: unknown[][] = [];
			for (const name of ['message', 'messageBuffer', 'pmessage', 'pmessageBuffer', 'smessage', 'smessageBuffer']) {
				redis.on(name, (...args: unknown[]) => events.push([name, ...args]));
			}
			await redis.subscribe('ch');
			await redis.ssubscribe('sh');
			await kit.server.call('PUBLISH', 'ch', 'one');
			await kit.until(() => events.length === 2);
			await redis.psubscribe('c*');
			await kit.server.call('SPUBLISH', 'sh', 'two');
			await kit.until(() => events.length === 4);
			await kit.server.call('PUBLISH', 'cx', Buffer.from([0xff]));
			await kit.until(() => events.length === 6);
			expect(events).to.deep.equal([
				['message', 'ch', 'one'],
				['messageBuffer', Buffer.from('ch'), Buffer.from('one')],
				['smessage', 'sh', 'two'],
				['smessageBuffer', Buffer.from('sh'), Buffer.from('two')],
				['pmessage', 'c*', 'cx', '\ufffd'],
				['pmessageBuffer', 'c*', Buffer.from('cx'), Buffer.from([0xff])],
			]);
		},
	},
	{
		ids: ['1.10/key-prefix-channels'],
		title: 'keyPrefix: on shard channels, which are keys; not on other channels and patterns',
		async run(kit) {
			const redis = await kit.ready({ keyPrefix: 'p:' });
			await redis.subscribe('ch');
			await redis.ssubscribe('sh');
			await redis.psubscribe('x*');
			expect(await kit.server.cli('PUBSUB', 'CHANNELS')).to.equal('ch');
			expect(await kit.server.cli('PUBSUB', 'SHARDCHANNELS')).to.equal('p:sh');
			const heard = kit.record(redis, 'message');
			expect(await (await kit.ready({ keyPrefix: 'p:' })).publish('ch', 'x')).to.equal(1);
			await kit.until(() => heard.length > 0);
			expect(heard[0]).to.equal('message ch');
		},
	},
	{
		ids: ['1.10/resp3-subscriber'],
		title: 'RESP3: a subscriber runs ordinary commands, RESP2 only the few',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			await redis.subscribe('ch');
			const reply = await redis.set('k', 'v').then(String, (error: Error) => error.message);
			expect(reply).to.equal(kit.resp2 ? 'Connection in subscriber mode, only subscriber commands may be used' : 'OK');
			const quitted = redis.quit();
			expect(await quitted).to.equal('OK');
		},
	},
	{
		ids: ['1.10/subscribe-offline'],
		title: 'a subscription before the connection is there',
		async run(kit) {
			const redis = kit.redis({ lazyConnect: true });
			const heard = kit.record(redis, 'message');
			expect(await redis.subscribe('ch')).to.equal(1);
			await kit.server.call('PUBLISH', 'ch', 'x');
			await kit.until(() => heard.length === 1);
		},
	},
	{
		ids: ['1.10/unsubscribe-overlapping'],
		title: "unsubscribing while unsubscribing, in every combination, takes no other command's reply",
		mappings: 'each',
		async run(kit) {
			const combinations = [[], ['a'], ['never'], ['a', 'b']];
			for (const unsubscribe of ['unsubscribe', 'punsubscribe', 'sunsubscribe'] as const) {
				for (const channels of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
					for (const second of combinations) {
						const redis = await kit.ready();
						const subscribe = unsubscribe.replace('un', '') as 'subscribe';
						await redis[subscribe](...channels);
						const counts = [redis[unsubscribe](), redis[unsubscribe](...second), redis[unsubscribe]()];
						expect(await Promise.all(counts)).to.deep.equal([0, 0, 0]);
						const echoes = [redis.echo('one'), redis[unsubscribe](), redis.echo('two')];
						expect(await Promise.all(echoes)).to.deep.equal(['one', 0, 'two']);
						redis.disconnect();
					}
				}
			}
		},
	},
	{
		ids: ['1.10/publish-order'],
		title: 'a thousand messages, in order',
		async run(kit) {
			const redis = await kit.ready();
			const publisher = await kit.ready();
			const heard: string[] = [];
			redis.on('message', (_channel, message) => heard.push(message as string));
			await redis.subscribe('ch');
			for (let i = 0; i < 1000; i++) void publisher.publish('ch', i);
			await kit.until(() => heard.length === 1000);
			expect(heard).to.deep.equal(Array.from({ length: 1000 }, (_, i) => String(i)));
		},
	},
	{
		ids: ['1.4/scan-stream', '1.4/scan-stream-options'],
		title: 'scanStream and its kin: pages of keys, members, pairs',
		mappings: 'each',
		async run(kit) {
			const redis = await kit.ready();
			const names = Array.from({ length: 300 }, (_, i) => `k${i}`);
			await redis.mset(names.flatMap((name) => [name, '1']));
			await redis.hset('h', { f: '1', g: '2' });
			await redis.sadd('s', 'a', 'b');
			await redis.zadd('z', 1, 'm', 2.5, 'n');
			expect(new Set(await collected(redis.scanStream({ match: 'k*', count: 50 })))).to.deep.equal(new Set(names));
			expect(await collected(redis.scanStream({ type: 'hash' }))).to.deep.equal(['h']);
			expect((await collected(redis.scanBufferStream({ match: 'k1' })))[0]).to.deep.equal(Buffer.from('k1'));
			expect((await collected(redis.sscanStream('s'))).sort()).to.deep.equal(['a', 'b']);
			expect(await collected(redis.hscanStream('h', { match: 'f' }))).to.deep.equal(['f', '1']);
			expect(await collected(redis.zscanStream('z', { match: 'n' }))).to.deep.equal(['n', '2.5']);
			expect(await collected(redis.hscanBufferStream('h', { match: 'g' }))).to.deep.equal([
				Buffer.from('g'),
				Buffer.from('2'),
			]);
			expect(await collected(redis.sscanBufferStream('s', { match: 'a' }))).to.deep.equal([Buffer.from('a')]);
			expect(await collected(redis.zscanBufferStream('z', { match: 'm' }))).to.deep.equal([
				Buffer.from('m'),
				Buffer.from('1'),
			]);
		},
	},
	{
		ids: ['1.4/scan-stream-no-values', '1.4/scan-stream-close', '1.4/scan-stream-error', '1.4/scan-stream-class'],
		title: 'scan streams: NOVALUES, close(), errors, the class',
		async run(kit) {
			const seen: string[] = [];
			const server = await kit.fault({
				onCommand: (args) => {
					const line = args.map(String).join(' ');
					if (/^[hs]?scan/i.test(line)) seen.push(line.toLowerCase());
					if (/^hscan/i.test(line)) return '*2\r\n$1\r\n0\r\n*1\r\n$1\r\nf\r\n';
					if (/^scan/i.test(line)) return '*2\r\n$1\r\n7\r\n*0\r\n';
					return /^sscan/i.test(line) ? '-ERR no scan\r\n' : undefined;
				},
			});
			const redis = kit.redis({ port: server.port });
			expect(await collected(redis.hscanStream('h', { noValues: true }))).to.deep.equal(['f']);
			expect(seen).to.deep.equal(['hscan h 0 novalues']);
			const stream = redis.scanStream({ count: 10, match: 'a*' });
			expect(stream).to.be.instanceOf(kit.exports.ScanStream);
			const pages: unknown[] = [];
			stream.on('data', (page) => {
				pages.push(page);
				if (pages.length === 3) stream.close();
			});
			await kit.once(stream, 'end');
			expect(pages).to.deep.equal(Array.from({ length: pages.length }, () => []));
			expect(seen.slice(1, 3)).to.deep.equal(['scan 0 match a* count 10', 'scan 7 match a* count 10']);
			const [error] = await kit.once(redis.sscanStream('s').resume(), 'error');
			expect((error as Error).message).to.equal('ERR no scan');
		},
	},
	{
		ids: ['1.1/class-scan-stream'],
		title: 'new ScanStream({ redis, command })',
		async run(kit) {
			const redis = await kit.ready();
			await redis.set('k', 'v');
			const { ScanStream } = kit.exports;
			expect(
				await collected(new ScanStream({ objectMode: true, redis, command: 'scan', match: 'k' }) as ScanStream),
			).to.deep.equal(['k']);
		},
	},
];
