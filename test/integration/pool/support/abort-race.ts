/** D7's race: items are pushed while their consumers go away. Each item is delivered, still there, or reported as an orphan: nothing else. */
import { expect } from 'chai';
import { AbortError, type Client, createClient } from '../../../../src/index.ts';
import { Chance } from '../../../support/protocol/seeds.ts';
import { turns } from './until.ts';

export interface AbortRace {
	readonly url: string;
	readonly protocol: 2 | 3;
	/** Items that are pushed, and consumers that are aborted around that moment. */
	readonly iterations: number;
	readonly seed: number;
}

/** How the race ended. */
export interface AbortRaceEnd {
	readonly delivered: number;
	readonly left: number;
	readonly orphans: number;
	/** Aborts that found the item taken; without some of them the race has not been run. */
	readonly closed: number;
}

const WORKERS = 32;

export async function abortRace({ url, protocol, iterations, seed }: AbortRace): Promise<AbortRaceEnd> {
	const delivered: string[] = [];
	const orphans: string[] = [];
	const pushed: string[] = [];
	const doubts: AbortError[] = [];
	const onOrphan = (reply: unknown): void => void orphans.push((reply as [string, string])[1]);
	const redis = createClient({ url, protocol, onOrphan });
	const admin = createClient({ url });
	try {
		await admin.flushall();
		const share = Math.ceil(iterations / WORKERS);
		const workers = Array.from({ length: WORKERS }, (_, worker) =>
			compete(redis, admin, `q${worker}`, share, new Chance(seed + worker), pushed, delivered, doubts),
		);
		await Promise.all(workers);
		const keys = Array.from({ length: WORKERS }, (_, worker) => `q${worker}`);
		const left = (await Promise.all(keys.map((key) => admin.lrange(key, 0, -1)))).flat();
		await turns();
		const { blocking } = redis.stats().lanes;
		expect(blocking).include({ busy: 0, waiting: 0 });
		expect(redis.stats().orphans).equal(orphans.length);
		// As lists, not as sums: an item that came twice does not make up for one that was lost.
		// The error of the one who went says so, and of nobody else.
		expect(doubts).lengthOf(orphans.length + blocking.closed);
		expect([...delivered, ...left, ...orphans].sort()).deep.equal(pushed.sort());
		return { delivered: delivered.length, left: left.length, orphans: orphans.length, closed: blocking.closed };
	} finally {
		redis.destroy();
		admin.destroy();
	}
}

async function compete(
	redis: Client,
	admin: Client,
	key: string,
	times: number,
	chance: Chance,
	pushed: string[],
	delivered: string[],
	doubts: AbortError[],
): Promise<void> {
	for (let i = 0; i < times; i++) {
		const given = new AbortController();
		const consumer = redis.with({ signal: given.signal }).blpop(key, 0);
		const popped = consumer.then(
			(reply) => {
				if (reply === null) throw new Error('BLPOP without a timeout was answered with nothing');
				delivered.push(String(reply[1]));
			},
			(error: unknown) => {
				if (!(error instanceof AbortError)) throw error;
				if (error.maybeExecuted && !error.written) throw new Error('Executed, and never written?');
				if (error.maybeExecuted) doubts.push(error);
			},
		);
		const item = `${key}:${i}`;
		const push = async (): Promise<unknown> => {
			pushed.push(item);
			return admin.rpush(key, item);
		};
		await turns(chance.below(4));
		// The abort overtakes the item, goes along with it, or comes after it.
		let done: Promise<unknown>;
		switch (chance.below(4)) {
			case 0:
				given.abort();
				done = push();
				break;
			case 1:
				done = push();
				given.abort();
				break;
			case 2:
				done = push();
				await Promise.resolve();
				given.abort();
				break;
			default:
				done = push();
				await turns(1);
				given.abort();
		}
		await done;
		await popped;
	}
}
