/** Everything at once over a network that breaks: every promise settles, and everybody was told the truth. */
import { expect } from 'chai';
import { type Client, createClient } from '../../../../src/index.ts';
import { FaultProxy, type RedisServer } from '../../../../src/testing/index.ts';
import { Chance } from '../../../support/protocol/seeds.ts';
import { blockedClients, serverClients } from './server-clients.ts';
import { turns, until } from './until.ts';

export interface Chaos {
	readonly server: RedisServer;
	readonly protocol: 2 | 3;
	/** How many things are done, by 16 workers at a time. */
	readonly operations: number;
	readonly seed: number;
}

interface Told {
	readonly maybeExecuted?: boolean;
	readonly name?: string;
}

/** What a client may be told when connections are lost, and nothing else. */
const truths = new Set([
	'AbortError',
	'ConnectionLostError',
	'LeaseReleasedError',
	'PipelineError',
	'PoolTimeoutError',
	'ServerUnavailableError',
	'TimeoutError',
	'WatchConflictError',
]);

const WORKERS = 16;
const NAME = 'storm';

class Ledger {
	/** Of INCRs: answered, and those that may have run or not. */
	counted = 0;
	doubtful = 0;
	readonly pushed: string[] = [];
	readonly delivered: string[] = [];
	readonly orphans: string[] = [];
	/** Takers that may have taken something: for each of them an orphan was reported, or something may be lost. */
	doubtfulTakers = 0;

	/** Waits for what adds `by` to the counter, where it is done. */
	async count(by: number, work: Promise<unknown>): Promise<void> {
		try {
			if ((await work) !== undefined) this.counted += by;
		} catch (error) {
			if (isDoubtful(error)) this.doubtful += by;
		}
	}

	async take(work: Promise<readonly [unknown, unknown] | null>): Promise<void> {
		try {
			const reply = await work;
			if (reply !== null) this.delivered.push(String(reply[1]));
		} catch (error) {
			if (isDoubtful(error)) this.doubtfulTakers++;
		}
	}
}

/** Checks the error on the way. */
function isDoubtful(error: unknown): boolean {
	const { name = '', maybeExecuted, results } = error as Told & { results?: PromiseSettledResult<unknown>[] };
	if (!truths.has(name)) throw error;
	if (results !== undefined) return results.some((each) => each.status === 'rejected' && isDoubtful(each.reason));
	return maybeExecuted === true;
}

export async function chaos({ server, protocol, operations, seed }: Chaos): Promise<void> {
	const chance = new Chance(seed);
	const proxy = await FaultProxy.start({ target: server });
	const ledger = new Ledger();
	const redis = createClient({
		url: proxy.url,
		name: NAME,
		protocol,
		pool: { max: 4, maxBlocking: 4, maxConnections: 7, acquireTimeout: 3000 },
		onOrphan: (reply) => void ledger.orphans.push((reply as [string, string])[1]),
	});
	redis.on('error', () => {});
	const admin = createClient({ url: server.url });
	try {
		await admin.flushall();
		await redis.ping();
		let done = 0;
		const workers = Array.from({ length: WORKERS }, async () => {
			while (done < operations) {
				done++;
				if (done % 10 === 0) await disturb(proxy, server, chance);
				await operate(redis, admin, ledger, chance);
			}
		});
		await Promise.all(workers);
		proxy.heal();
		await until('nothing is out', () => {
			const { exclusive, blocking } = redis.stats().lanes;
			return exclusive.busy + exclusive.waiting + blocking.busy + blocking.waiting === 0;
		});
		await until('nothing is blocked', async () => (await blockedClients(server)).length === 0);
		const count = Number(await admin.get('n'));
		expect(count).within(ledger.counted, ledger.counted + ledger.doubtful);
		const left = await admin.lrange('q', 0, -1);
		const known = [...ledger.delivered, ...ledger.orphans, ...left];
		// None twice, none that nobody pushed, and none lost but by those who said so.
		expect(new Set(known).size).equal(known.length);
		for (const item of known) expect(ledger.pushed).include(item);
		expect(ledger.pushed.length - known.length).within(0, ledger.doubtfulTakers - ledger.orphans.length);
		// Connections that were cut in the last moment may be found out only now.
		const answer = await until('it answers', () =>
			redis.use((lease) => lease.multi().ping().exec()).catch((error: unknown) => void isDoubtful(error)),
		);
		expect(answer).deep.equal(['PONG']);
		const { exclusive, blocking } = redis.stats().lanes;
		for (const lane of [exclusive, blocking]) {
			expect(lane.acquired).equal(lane.released);
			expect(lane.total).equal(lane.idle + lane.creating + lane.closing);
		}
	} finally {
		redis.destroy();
		admin.destroy();
		await proxy.stop();
	}
}

async function disturb(proxy: FaultProxy, server: RedisServer, chance: Chance): Promise<void> {
	const open = proxy.links.filter((link) => link.open);
	const link = chance.pick(open);
	switch (chance.below(6)) {
		case 0:
			link?.kill(chance.pick(['rst', 'fin']));
			break;
		case 1:
			link?.cutAfter(chance.below(60), { direction: chance.pick(['toServer', 'toClient']) });
			break;
		case 2:
			await killOne(server, chance);
			break;
		case 3:
			link?.stall();
			await turns(chance.below(20));
			link?.resume();
			break;
		case 4:
			proxy.split({ toClient: chance.pick([0, 1, 7]), toServer: chance.pick([0, 1, 7]) });
			break;
		default:
			proxy.delay(chance.pick([0, 0, 1, 3]));
	}
}

/** By the server, as an administrator would. */
async function killOne(server: RedisServer, chance: Chance): Promise<void> {
	const ours = (await serverClients(server)).filter((client) => client['name'] === NAME);
	const { id } = chance.pick(ours) ?? {};
	// Gone by now, perhaps.
	if (id !== undefined) await server.cli('CLIENT', 'KILL', 'ID', id).catch(() => {});
}

async function operate(redis: Client, admin: Client, ledger: Ledger, chance: Chance): Promise<void> {
	const given = new AbortController();
	const view = redis.with({ signal: given.signal });
	const later = async (): Promise<void> => {
		await turns(chance.below(30));
		given.abort();
	};

	switch (chance.below(8)) {
		case 0:
			return ledger.count(1, redis.incr('n'));
		case 1:
			return ledger.count(2, redis.multi().incr('n').incr('n').exec());
		case 2:
			return ledger.count(
				1,
				redis.use(async (lease) => {
					await lease.watch('k');
					if (chance.below(2) === 0) await lease.select(3).then(() => lease.select(0));
					return lease.incr('n');
				}),
			);
		case 3:
			// Only reads before the block: what is told is about the block.
			return ledger.count(
				1,
				redis.transaction({ watch: ['k'], retries: 3 }, async (tx) => {
					await tx.get('k');
					return tx.multi().set('k', chance.below(9)).incr('n');
				}),
			);
		case 4: {
			const item = `item ${ledger.pushed.length}`;
			ledger.pushed.push(item);
			await admin.rpush('q', item);
			return;
		}
		case 5: {
			const aborting = later();
			await ledger.take(view.blpop('q', 0));
			return aborting;
		}
		case 6: {
			const aborting = later();
			await ledger.take(redis.use((lease) => lease.with({ signal: given.signal }).blpop('q', 0)));
			return aborting;
		}
		default: {
			const lease = await redis.acquire({ signal: given.signal }).catch((error: unknown) => void isDoubtful(error));
			if (lease === undefined) return;
			const pending = ledger.count(1, lease.incr('n'));
			if (chance.below(2) === 0) await pending;
			await lease.release();
			return pending;
		}
	}
}
