/** Transfers between accounts that get in each other's way: money is moved, never made or lost. */
import { expect } from 'chai';
import { type Client, WatchConflictError } from '../../../src/index.ts';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { Chance } from '../../support/protocol/seeds.ts';
import { eachServer, useServer } from '../../support/server.ts';

const ACCOUNTS = 4;
const EACH = 1000;
const accounts = Array.from({ length: ACCOUNTS }, (_, i) => `acct:${i}`);

async function total(redis: Client): Promise<number> {
	return (await redis.mget(accounts)).reduce((sum, each) => sum + Number(each), 0);
}

/** Moves money where there is some; by the count of its own, which is part of the block. Returns whether it did. */
async function transfer(redis: Client, chance: Chance, retries: number): Promise<boolean> {
	const from = chance.pick(accounts);
	const to = chance.pick(accounts.filter((each) => each !== from));
	const amount = 1 + chance.below(EACH);
	const results = await redis.transaction({ watch: [from, to], retries }, async (tx) => {
		const have = Number(await tx.get(from));
		if (have < amount) return null;
		const has = Number(await tx.get(to));
		// Not INCRBY: only what was read may be written.
		return tx
			.multi()
			.set(from, have - amount)
			.set(to, has + amount)
			.incr('transfers');
	});
	return results !== null;
}

eachServer('fifty contending transfers', ({ server }) => {
	const make = useClients();
	let redis: Client;

	beforeEach(async () => {
		redis = make({ url: server().url, pool: { max: 10 } });
		await redis.flushall();
		await redis.mset(Object.fromEntries(accounts.map((each) => [each, EACH])));
	});

	it('conserve the total, and each runs once', async function () {
		this.timeout(30_000);
		const done = await Promise.all(
			Array.from({ length: 50 }, async (_, i) => {
				const chance = new Chance(i);
				let moved = 0;
				for (let n = 0; n < 5; n++) if (await transfer(redis, chance, 1000)) moved++;
				return moved;
			}),
		);
		expect(await total(redis)).equal(ACCOUNTS * EACH);
		const moved = done.reduce((sum, each) => sum + each, 0);
		expect(moved).greaterThan(100);
		expect(Number(await redis.get('transfers'))).equal(moved);
		expect(redis.stats().lanes.exclusive).include({ busy: 0, waiting: 0, closed: 0 });
		expect(redis.stats().lanes.exclusive.total).at.most(10);
	});

	it('conserve the total where some give up', async () => {
		const outcomes = await Promise.allSettled(
			Array.from({ length: 200 }, (_, i) => transfer(redis, new Chance(i), i % 3)),
		);
		const refused = outcomes.filter((each) => each.status === 'rejected');
		for (const { reason } of refused) expect(reason).instanceof(WatchConflictError);
		const moved = outcomes.filter((each) => each.status === 'fulfilled' && each.value).length;
		expect(refused).lengthOf.greaterThan(0);
		expect(await total(redis)).equal(ACCOUNTS * EACH);
		expect(Number(await redis.get('transfers'))).equal(moved);
	});

	it('conserve the total among clients, and with scripts that do the same', async () => {
		const other = make({ url: server().url });
		const script = `local have = tonumber(redis.call('GET', KEYS[1]))
			if have < tonumber(ARGV[1]) then return 0 end
			redis.call('DECRBY', KEYS[1], ARGV[1]) redis.call('INCRBY', KEYS[2], ARGV[1]) return 1`;
		await Promise.all([
			...Array.from({ length: 25 }, (_, i) => transfer(redis, new Chance(i), 1000)),
			...Array.from({ length: 25 }, (_, i) => transfer(other, new Chance(100 + i), 1000)),
			...Array.from({ length: 25 }, (_, i) =>
				redis.eval(script, 2, accounts[i % 4] ?? '', accounts[(i + 1) % 4] ?? '', 3),
			),
		]);
		expect(await total(redis)).equal(ACCOUNTS * EACH);
	});
});

describe('transfers over connections that are cut', () => {
	const server = useServer();
	const make = useClients();

	it('conserve the total; whoever was told that nothing ran was told the truth', async function () {
		this.timeout(60_000);
		const admin = make({ url: server().url });
		await admin.flushall();
		await admin.mset(Object.fromEntries(accounts.map((each) => [each, EACH])));
		const proxy = await FaultProxy.start({ target: server() });
		const redis = make({ url: proxy.url, pool: { max: 4 }, reconnect: () => 0 });
		const chance = new Chance(5);
		let moved = 0;
		let doubtful = 0;
		for (let i = 0; i < 150; i++) {
			// In the middle of WATCH, of a read, of MULTI … EXEC, or of its reply.
			if (i % 2 === 0) proxy.cutAfter(chance.below(400), { direction: chance.pick(['toServer', 'toClient']) });
			const outcome = await transfer(redis, chance, 1000).catch((error: { maybeExecuted?: boolean }) => error);
			if (outcome === true) moved++;
			else if (typeof outcome === 'object' && outcome.maybeExecuted !== false) doubtful++;
			proxy.heal();
		}
		const counted = Number(await admin.get('transfers'));
		expect(await total(admin)).equal(ACCOUNTS * EACH);
		expect(counted).within(moved, moved + doubtful);
		expect(doubtful).greaterThan(0);
		expect(redis.stats().lanes.exclusive).include({ busy: 0, waiting: 0 });
		redis.destroy();
		await proxy.stop();
	});
});
