/** §1.3: retries and timeouts. */
import { expect } from 'chai';
import type { Case, Kit } from '../kit.ts';
import type { Redis } from '../loose-types.ts';

/** A socket that says nothing while BLPOP waits on it is destroyed; BLPOP is sent again. */
async function destroyedUnderBlpop(kit: Kit, options: object, socketTimeout: number): Promise<void> {
	const redis = await kit.ready({ socketTimeout, ...options });
	const error = kit.once(redis, 'error');
	const popped = redis.blpop('other', 5);
	expect(((await error)[0] as Error).message).to.equal(
		`Socket timeout. Expecting data, but didn't receive any in ${socketTimeout}ms.`,
	);
	await kit.server.call('RPUSH', 'other', 'item');
	expect(await popped).to.deep.equal(['other', 'item']);
}

const states = ['wait', 'connecting', 'connect', 'ready', 'close', 'reconnecting', 'end'];

export const timeoutCases: readonly Case[] = [
	{
		ids: ['1.3/retryStrategy', '1.3/retryStrategy-times', '1.4/retry-attempts'],
		title: 'retryStrategy: counts from 1, starts anew after ready, ends with another type of answer',
		async run(kit) {
			const asked: number[] = [];
			const proxy = await kit.proxy();
			const redis = kit.redis({
				port: proxy.port,
				retryStrategy: (times: number) => {
					asked.push(times);
					return times >= 3 ? undefined : 1;
				},
			});
			await kit.once(redis, 'ready');
			proxy.kill();
			await kit.once(redis, 'ready');
			expect(redis.retryAttempts).to.equal(0);
			await proxy.refuse();
			proxy.kill();
			await kit.once(redis, 'end');
			expect(asked).to.deep.equal([1, 1, 2, 3]);
			expect((await kit.failure(redis.get('k'))).message).to.equal('Connection is closed.');
		},
	},
	{
		ids: ['1.3/retryStrategy-null'],
		title: 'retryStrategy: null ends at the first loss',
		async run(kit) {
			const proxy = await kit.proxy();
			const redis = await kit.ready({ port: proxy.port, retryStrategy: null });
			const events = kit.record(redis, ...states);
			proxy.kill('fin');
			await kit.once(redis, 'end');
			expect(events).to.deep.equal(['close', 'end']);
		},
	},
	{
		ids: ['1.3/maxRetriesPerRequest', '1.11/max-retries-error'],
		title: 'maxRetriesPerRequest: rejects what waits, after so many attempts',
		async run(kit) {
			const redis = kit.redis({ port: 1, maxRetriesPerRequest: 2 });
			const attempts = kit.record(redis, 'reconnecting');
			const error = await kit.failure(redis.get('k'));
			expect(error.name).to.equal('MaxRetriesPerRequestError');
			expect(error.message).to.equal(
				'Reached the max retries per request limit (which is 2). Refer to "maxRetriesPerRequest" option for details.',
			);
			await kit.until(() => attempts.length >= 3);
			expect(Object.getPrototypeOf(error.constructor).name).to.equal('AbortError');
			expect(redis.status).not.to.equal('end');
		},
	},
	{
		ids: ['1.3/maxRetriesPerRequest-zero', '1.3/maxRetriesPerRequest-null'],
		title: 'maxRetriesPerRequest: 0 at the first loss; null and negative never',
		async run(kit) {
			const now = kit.redis({ port: 1, maxRetriesPerRequest: 0 });
			expect((await kit.failure(now.get('k'))).message).to.match(/\(which is 0\)/);
			for (const never of [null, -1]) {
				const proxy = await kit.proxy();
				await proxy.refuse();
				const redis = kit.redis({ port: proxy.port, maxRetriesPerRequest: never, retryStrategy: () => 1 });
				const attempts = kit.record(redis, 'reconnecting');
				const got = redis.get('k');
				await kit.until(() => attempts.length >= 25);
				await proxy.accept();
				expect(await got).to.equal(null);
			}
		},
	},
	{
		ids: ['1.3/commandTimeout', '1.11/command-timed-out'],
		title: 'commandTimeout: Command timed out, and later replies stay in order',
		async run(kit) {
			const proxy = await kit.proxy();
			const redis = await kit.ready({ port: proxy.port, commandTimeout: 40 });
			await redis.set('a', '1');
			proxy.stall('toClient');
			expect((await kit.failure(redis.get('a'))).message).to.equal('Command timed out');
			proxy.resume();
			await redis.set('b', '2');
			expect(await redis.get('b')).to.equal('2');
		},
	},
	{
		ids: ['1.3/commandTimeout-offline'],
		title: 'commandTimeout counts while a command waits for a connection',
		async run(kit) {
			const redis = kit.redis({ port: 1, commandTimeout: 20, maxRetriesPerRequest: null });
			expect((await kit.failure(redis.get('a'))).message).to.equal('Command timed out');
		},
	},
	{
		ids: ['1.3/commandTimeout-blocking'],
		title: 'commandTimeout and blocking commands',
		async run(kit) {
			const redis = await kit.ready({ commandTimeout: 20 });
			expect((await kit.failure(redis.blpop('nothing', 1))).message).to.equal('Command timed out');
		},
	},
	{
		ids: ['1.3/blockingTimeout', '1.3/blockingTimeoutGrace'],
		title: "blockingTimeout: null at the end of a command's own time, or of this one when it has none",
		async run(kit) {
			const proxy = await kit.proxy();
			const over: number[] = [];
			const pops: Promise<unknown>[] = [];
			const clients: [number, Redis][] = [];
			for (const grace of [400, 10]) {
				clients.push([grace, await kit.ready({ port: proxy.port, blockingTimeout: 60, blockingTimeoutGrace: grace })]);
			}
			proxy.stall('toClient');
			// The default is 100: alike, they would give up in the order of the calls.
			for (const [grace, redis] of clients) {
				pops.push(redis.blpop('a', 0.02).then((reply) => over.push(reply === null ? grace : Number.NaN)));
			}
			await Promise.all(pops);
			expect(over).to.deep.equal([10, 400]);
			proxy.heal();
			proxy.resume();
			const other = await kit.ready({ blockingTimeout: 30 });
			expect(await other.blpop('a', 0)).to.equal(null);
			const third = await kit.ready({ blockingTimeout: 30 });
			expect(await third.xread('BLOCK', 0, 'STREAMS', 's', '$')).to.equal(null);
			const waiting = kit.redis({ port: 1, blockingTimeout: 30, maxRetriesPerRequest: null });
			expect(await waiting.blpop('a', 0)).to.equal(null);
		},
	},
	{
		ids: ['1.3/socketTimeout', '1.11/socket-timeout-error'],
		title: 'socketTimeout: a connection that owes a reply and says nothing is destroyed',
		async run(kit) {
			let asked = 0;
			const server = await kit.fault({
				onCommand: ([name]) => {
					if (String(name).toLowerCase() !== 'get') return undefined;
					return asked++ === 0 ? '' : '$1\r\nx\r\n';
				},
			});
			const redis = kit.redis({ port: server.port, socketTimeout: 40 });
			await kit.once(redis, 'ready');
			const error = kit.once(redis, 'error');
			expect(await redis.get('k')).to.equal('x');
			expect(((await error)[0] as Error).message).to.equal(
				"Socket timeout. Expecting data, but didn't receive any in 40ms.",
			);
		},
	},
	{
		ids: ['1.3/socketTimeout-blocking'],
		title: 'socketTimeout counts while a blocking command waits',
		run: (kit) => destroyedUnderBlpop(kit, {}, 40),
		differs: {
			told: '`socketTimeout` destroys the socket under a blocking command',
			async run(kit) {
				const redis = await kit.ready({ socketTimeout: 40 });
				const errors = kit.record(redis, 'error');
				const popped = redis.blpop('l', 5);
				await kit.until(async () => /blocked_clients:1/.test(await kit.server.cli('INFO', 'clients')));
				// Begun later and given more time, and over.
				await destroyedUnderBlpop(kit, { dedicatedBlocking: false }, 80);
				await kit.server.call('RPUSH', 'l', 'item');
				expect(await popped).to.deep.equal(['l', 'item']);
				expect(errors).to.deep.equal([]);
			},
		},
	},
];
