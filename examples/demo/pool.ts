/** Blocking commands, and transactions that watch, get connections of their own; plain commands do not notice. */
import type { Client } from '../../src/index.ts';
import { count, twoDigits } from './report.ts';
import { type Section, seen } from './section.ts';

const CONSUMERS = 50;
const GETS = 5000;
const ACCOUNTS = ['ann', 'bob', 'cid', 'dot'].map((name) => `account:${name}`);
const TRANSFERS = 40;

export const pool: Section = {
	title: 'Dedicated connections',
	async run({ redis }) {
		await redis.set('k', 'v');
		await latency(redis);
		const alone = await latency(redis);

		let served = 0;
		const waiting = consumers(redis).map(async (consumer) => {
			await consumer;
			served++;
		});
		await untilBlocked(redis);
		const beside = await latency(redis);
		seen('consumers that were served too early', served, 0);
		await redis.lpush(
			'jobs',
			Array.from({ length: CONSUMERS / 2 }, (_, job) => `job ${job}`),
		);
		await redis.xadd('feed', '*', { text: 'to everybody' });
		await Promise.all(waiting);

		const { conflicts, total } = await transfers(redis);
		return [
			[
				'Blocked consumers',
				`${CONSUMERS} on one client, in BLPOP and XREAD, all served: ${seen('served', served, CONSUMERS)}`,
			],
			['GET p99 without them', `${twoDigits(alone)} ms, ${count(GETS)} GETs one after the other`],
			['GET p99 meanwhile', `${twoDigits(beside)} ms, on the same client`],
			[
				'WATCH transfers',
				`${TRANSFERS} at once between ${ACCOUNTS.length} accounts, ${conflicts} conflicts tried again`,
			],
			['Money before and after', `400, ${seen('the sum of all accounts', total, 400)}`],
		];
	},
};

/** Half of them wait for a job each, half for the same entry of a stream. */
function consumers(redis: Client): Promise<unknown>[] {
	return Array.from({ length: CONSUMERS }, (_, index) =>
		index % 2 === 0 ? redis.blpop('jobs', 0) : redis.xread('BLOCK', 0, 'STREAMS', 'feed', '$'),
	);
}

/** The server itself says that they are there. */
async function untilBlocked(redis: Client): Promise<void> {
	for (let tries = 0; tries < 1000; tries++) {
		const blocked = Number(/^blocked_clients:(\d+)/m.exec(await redis.info('clients'))?.[1]);
		if (blocked >= CONSUMERS) return;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	throw new Error(`The server does not say that ${CONSUMERS} clients are blocked`);
}

/** The 99th percentile in milliseconds. */
async function latency(redis: Client): Promise<number> {
	const times: number[] = [];
	for (let i = 0; i < GETS; i++) {
		const began = performance.now();
		await redis.get('k');
		times.push(performance.now() - began);
	}
	return times.sort((a, b) => a - b)[Math.ceil(GETS * 0.99) - 1] ?? Number.NaN;
}

/** Money moves from one account to the next, never below zero; whoever finds that a balance has changed begins anew. */
async function transfers(redis: Client): Promise<{ conflicts: number; total: number }> {
	await redis.mset(Object.fromEntries(ACCOUNTS.map((account) => [account, 100])));
	let attempts = 0;
	await Promise.all(
		Array.from({ length: TRANSFERS }, (_, index) => {
			const from = ACCOUNTS[index % ACCOUNTS.length] as string;
			const to = ACCOUNTS[(index + 1) % ACCOUNTS.length] as string;
			return redis.transaction({ watch: [from, to], retries: 100 }, async (tx) => {
				attempts++;
				const amount = Math.min(1 + (index % 7), Number(await tx.get(from)));
				return tx.multi().decrby(from, amount).incrby(to, amount);
			});
		}),
	);
	const balances = await redis.mget(ACCOUNTS);
	return { conflicts: attempts - TRANSFERS, total: balances.reduce((sum, balance) => sum + Number(balance), 0) };
}
