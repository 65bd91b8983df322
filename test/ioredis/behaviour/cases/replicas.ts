/** The caller's session on connections of blocking commands: READONLY on a replica of a cluster, databases, names. */
import { expect } from 'chai';
import { freePort } from '../../../../src/testing/free-port.ts';
import type { RedisServer } from '../../../../src/testing/redis-server.ts';
import type { Case, Kit } from '../kit.ts';
import type { Redis } from '../loose-types.ts';

/** A replica in a cluster of two, which redirects whoever has not said READONLY. */
async function clusterReplica(kit: Kit): Promise<RedisServer> {
	const node = async (): Promise<{ server: RedisServer; bus: number }> => {
		const bus = await freePort();
		const config = { 'cluster-enabled': 'yes', 'cluster-port': bus };
		return { server: await kit.otherServer({ config }), bus };
	};
	const primary = await node();
	const { server: replica } = await node();
	await primary.server.call('CLUSTER', 'ADDSLOTSRANGE', 0, 16383);
	await replica.call('CLUSTER', 'MEET', '127.0.0.1', primary.server.port, primary.bus);
	const id = String(await primary.server.call('CLUSTER', 'MYID'));
	const knows = async (): Promise<boolean> => String(await replica.call('CLUSTER', 'NODES')).includes(id);
	await kit.until(knows, 'the other node');
	await replica.call('CLUSTER', 'REPLICATE', id);
	const follows = async (): Promise<boolean> =>
		/cluster_state:ok/.test(String(await replica.call('CLUSTER', 'INFO'))) &&
		/master_link_status:up/.test(String(await replica.call('INFO', 'replication')));
	await kit.until(follows, 'the replication');
	return replica;
}

/** What a reading command gets, without and with BLOCK. */
async function read(redis: Redis): Promise<string[]> {
	const ways = [[], ['BLOCK', 5]];
	const replies: string[] = [];
	for (const way of ways) {
		const reply = await redis.xread(...way, 'STREAMS', 's', '0').catch((error: Error) => error.message.split(' ')[0]);
		replies.push(String(reply));
	}
	return replies;
}

const ANSWERED = ['null', 'null'];
const REDIRECTED = ['MOVED', 'MOVED'];

export const replicaCases: readonly Case[] = [
	{
		ids: ['1.3/readOnly', '1.4/blocking-readonly'],
		title: 'readOnly, readonly() and readwrite() count for blocking commands, too',
		mappings: 'each',
		async run(kit) {
			const { port } = await clusterReplica(kit);
			const byOption = await kit.ready({ port, readOnly: true });
			expect(await read(byOption)).to.deep.equal(ANSWERED);
			expect(await byOption.readwrite()).to.equal('OK');
			expect(await read(byOption)).to.deep.equal(REDIRECTED);
			const byHand = await kit.ready({ port });
			expect(await read(byHand)).to.deep.equal(REDIRECTED);
			expect(await byHand.readonly()).to.equal('OK');
			expect(await read(byHand)).to.deep.equal(ANSWERED);
			// A new connection begins with what the options say.
			for (const redis of [byOption, byHand]) {
				redis.disconnect(true);
				await kit.once(redis, 'ready');
			}
			expect(await read(byOption)).to.deep.equal(ANSWERED);
			expect(await read(byHand)).to.deep.equal(REDIRECTED);
		},
	},
	{
		ids: ['1.4/blocking-readonly'],
		title: 'READONLY on a server that is no cluster harms no blocking command',
		async run(kit) {
			const redis = await kit.ready({ readOnly: true });
			expect((await kit.failure(redis.readonly())).message).to.match(/cluster support disabled/);
			await redis.rpush('l', 'a', 'b');
			expect(await redis.blpop('l', 1)).to.deep.equal(['l', 'a']);
			expect(await redis.blpop('l', 1)).to.deep.equal(['l', 'b']);
		},
	},
	{
		ids: ['1.4/blocking-database'],
		title: 'a blocking command stays in the database that it was issued in, also when it is sent again',
		async run(kit) {
			const proxy = await kit.proxy();
			const redis = await kit.ready({ port: proxy.port });
			await redis.rpush('l', 'zero');
			void redis.set('k', 'v');
			const popped = redis.blpop('l', 1);
			void redis.select(3);
			expect(await popped).to.deep.equal(['l', 'zero']);
			await redis.select(0);
			const waiting = redis.blpop('l', 5);
			const selected = redis.select(3);
			await kit.cutBlocked(proxy);
			await kit.server.call('RPUSH', 'l', 'again');
			expect(await waiting).to.deep.equal(['l', 'again']);
			expect(await selected).to.equal('OK');
			expect(redis.condition['select']).to.equal(3);
		},
	},
];
