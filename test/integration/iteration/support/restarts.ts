/** Three processes consume, one produces, and the server is killed and started again. Who got what, and what was in flight at a kill. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { type Client, createClient } from '../../../../src/index.ts';
import { Condition } from '../../../../src/testing/condition.ts';
import { FaultProxy, type RedisServer } from '../../../../src/testing/index.ts';
import { Chance } from '../../../support/protocol/seeds.ts';
import { ConsumerProcess, type Notice, type Who } from './consumer-process.ts';
import { killServer, type Way } from './server-kill.ts';

interface Handled {
	/** Each time that it was handed out. */
	readonly got: { readonly time: number; readonly by: ConsumerProcess }[];
	acknowledged: number;
}

interface Kill {
	readonly from: number;
	readonly to: number;
	/** A consumer that was killed with it. */
	readonly died: ConsumerProcess | undefined;
}

export interface RestartsEnd {
	readonly entries: number;
	readonly inHandAtKills: number;
	readonly interruptions: number;
	/** Entries that the server had delivered when it was killed, and nobody had got. */
	readonly lost: number;
	/** Entries found again among the pending ones, by the processes that saw the end. */
	readonly resumed: number;
	/** The same, by those that were there from the beginning. */
	readonly resumedByTheOld: number;
	/** Handed out twice, to a process and to the one that took its name when it was killed. */
	readonly duplicates: number;
	/** Handed out twice, otherwise. */
	readonly duplicatesOfTheLiving: number;
}

const CONSUMERS: readonly Who[] = [
	['ann', '2'],
	['bob', '3'],
	['cid', 'auto'],
];
const WAYS: readonly Way[] = ['held back', 'cut', 'in one breath'];
/** A hang guard. */
const GUARD = 60_000;
/** Entries that each process gets between two kills: more than were lost on the way to it. */
const ROUND = 20;
/** Entries that each process has in hand at a kill, or more. */
const IN_HAND = 3;

/** The server keeps what it has confirmed: `appendfsync always`. */
export async function restarts(server: RedisServer, kills: number): Promise<RestartsEnd> {
	const chance = new Chance(kills);
	const handled = new Map<string, Handled>();
	const heard = new Condition();
	const hear = (notice: Notice, by: ConsumerProcess): void => {
		if (notice.kind !== 'end') {
			const entry = handled.get(notice.id) ?? { got: [], acknowledged: Number.POSITIVE_INFINITY };
			handled.set(notice.id, entry);
			if (notice.kind === 'got') entry.got.push({ time: notice.time, by });
			else entry.acknowledged = Math.min(entry.acknowledged, notice.time);
		}
		heard.notify();
	};
	const proxy = await FaultProxy.start({ target: server });
	const consumers = CONSUMERS.map((who) => new ConsumerProcess(proxy.url, who, hear));
	const untilAll = (what: string, probe: (each: ConsumerProcess) => boolean): Promise<unknown> =>
		heard.until(
			() => {
				for (const each of consumers) if (each.failed) throw new Error(`${each.name} has failed`);
				return consumers.every(probe) || undefined;
			},
			GUARD,
			() => `${what}: ${consumers.map(({ name, got, inHand }) => `${name} got ${got}, has ${inHand.size}`)}`,
		);
	const more = async (): Promise<void> => {
		const before = new Map(consumers.map((each) => [each, each.got]));
		const isBusy = (each: ConsumerProcess): boolean =>
			each.got >= (before.get(each) as number) + ROUND && each.inHand.size >= IN_HAND;
		await untilAll('each gets entries and has some in hand', isBusy);
	};
	const redis = createClient(server.url);
	const admin = createClient(server.url);
	const producer = produce(redis);
	try {
		const dead: Kill[] = [];
		let lost = 0;
		for (let kill = 0; kill < kills; kill++) {
			await more();
			const from = Date.now();
			// Where the acknowledgements of the victim still reach the server, it may have nothing in flight.
			const place = kill % 6 === 2 ? CONSUMERS.length - 1 : -1;
			const died = consumers[place];
			const setting = { server, proxy, admin, known: (id: string) => handled.has(id), guard: GUARD };
			const way = WAYS[kill % WAYS.length] as Way;
			// An answer with an entry is longer than that.
			const unheard = await killServer(setting, way, 1 + chance.below(50), async () => died?.die());
			lost += unheard.filter((id) => !handled.has(id)).length;
			dead.push({ from, to: Date.now(), died });
			if (died !== undefined) consumers[place] = new ConsumerProcess(proxy.url, died.who, hear);
		}
		await more();
		const confirmed = await producer.stop();
		await untilDone(admin);
		for (const each of consumers) each.finish();
		await untilAll('the consumers end', ({ end }) => end !== undefined);
		const inStream = (await admin.xrange('work', '-', '+')).map(({ id }) => id);
		// The server lost none of them, nor did the consumers.
		expect(new Set(inStream)).to.include.all.keys(confirmed);
		expect([...handled.keys()].sort()).deep.equal([...inStream].sort());
		const twice = [...handled.values()].filter(({ got: times }) => times.length > 1);
		// Whatever was handed out twice was in flight at a kill.
		for (const entry of twice) expect(dead.filter((kill) => wasInFlight(entry, kill))).not.deep.equal([]);
		const died = twice.filter((entry) => ofTheDead(entry, dead));
		const [group, ...others] = await admin.xinfo('GROUPS', 'work');
		expect([group?.['pending'], others]).deep.equal([0, []]);
		const resumed = (of: readonly ConsumerProcess[]): number =>
			of.reduce((sum, { end }) => sum + (end?.resumed ?? 0), 0);
		return {
			entries: inStream.length,
			inHandAtKills: [...handled.values()].filter((entry) => dead.some((kill) => wasInFlight(entry, kill))).length,
			interruptions: consumers.reduce((sum, { end }) => sum + (end?.interruptions ?? 0), 0),
			lost,
			resumed: resumed(consumers),
			resumedByTheOld: resumed(consumers.slice(0, -1)),
			duplicates: died.length,
			duplicatesOfTheLiving: twice.length - died.length,
		};
	} finally {
		redis.destroy();
		admin.destroy();
		await producer.stop();
		await Promise.all(consumers.map((each) => each.die()));
		await proxy.stop();
	}
}

function wasInFlight({ got, acknowledged }: Handled, { from, to }: Kill): boolean {
	return (got[0]?.time as number) <= to && acknowledged >= from;
}

/** It was handed out again because the process that had it was killed, each time. */
function ofTheDead({ got }: Handled, dead: readonly Kill[]): boolean {
	return got
		.slice(0, -1)
		.every(({ time, by }, i) =>
			dead.some(
				({ died, to }) => died === by && time <= to && by !== got[i + 1]?.by && by.name === got[i + 1]?.by.name,
			),
		);
}

/** Adds entries until it is stopped; gives those that the server has confirmed. */
function produce(redis: Client): { stop(): Promise<string[]> } {
	const confirmed: string[] = [];
	let stopped = false;
	const running = (async () => {
		for (let n = 0; !stopped; n++) {
			try {
				confirmed.push((await redis.xadd('work', '*', { n })) as string);
			} catch {
				// It may be there, or not: the server says so in the end.
				await pause(10);
			}
			await pause(1);
		}
	})();
	return {
		async stop() {
			stopped = true;
			await running;
			return confirmed;
		},
	};
}

/** Nothing is left to deliver, and nothing pending. */
async function untilDone(admin: Client): Promise<void> {
	const end = performance.now() + GUARD;
	for (;;) {
		const [group] = await admin.xinfo('GROUPS', 'work');
		const [last] = await admin.xrevrange('work', '+', '-', 'COUNT', 1);
		if (group?.['pending'] === 0 && group['last-delivered-id'] === last?.id) return;
		if (performance.now() > end) throw new Error(`Entries are left: ${JSON.stringify(group)}`);
		await pause(20);
	}
}
