/** Three processes consume, one produces, and the server is killed and started again. Who got what, and what was in hand at a kill. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { type Client, createClient } from '../../../../src/index.ts';
import { Condition } from '../../../../src/testing/condition.ts';
import type { RedisServer } from '../../../../src/testing/index.ts';

/** What a consumer tells. */
export type Notice =
	| { readonly kind: 'got' | 'acknowledged'; readonly id: string; readonly time: number }
	| { readonly kind: 'end'; readonly interruptions: number; readonly resumed: number };

interface Handled {
	readonly got: number[];
	acknowledged: number;
}

export interface RestartsEnd {
	readonly entries: number;
	readonly duplicates: number;
	readonly inHandAtKills: number;
	readonly interruptions: number;
	/** Entries whose delivery was lost with a connection. */
	readonly resumed: number;
}

/** Names, and the protocol of each. */
const CONSUMERS = [
	['ann', '2'],
	['bob', '3'],
	['cid', 'auto'],
] as const;
/** A hang guard. */
const GUARD = 60_000;
/** Entries that are handled between two kills. */
const ROUND = 60;

/** The server keeps what it has confirmed: `appendfsync always`. */
export async function restarts(server: RedisServer, kills: number): Promise<RestartsEnd> {
	const handled = new Map<string, Handled>();
	const ends: Extract<Notice, { kind: 'end' }>[] = [];
	let got = 0;
	const hear = (notice: Notice): void => {
		if (notice.kind === 'end') return void ends.push(notice);
		const entry = handled.get(notice.id) ?? { got: [], acknowledged: Number.POSITIVE_INFINITY };
		handled.set(notice.id, entry);
		if (notice.kind === 'got') {
			got++;
			entry.got.push(notice.time);
		} else entry.acknowledged = Math.min(entry.acknowledged, notice.time);
	};
	const heard = new Condition();
	const more = (): Promise<unknown> => {
		const enough = got + ROUND;
		return heard.until(
			() => got >= enough || undefined,
			GUARD,
			() => `${enough - got} entries are not handed out`,
		);
	};
	const children = CONSUMERS.map((who) =>
		startConsumer(server, who, (notice) => {
			hear(notice);
			heard.notify();
		}),
	);
	const redis = createClient(server.url);
	const admin = createClient(server.url);
	try {
		const producer = produce(redis);
		const dead: { readonly from: number; readonly to: number }[] = [];
		for (let kill = 0; kill < kills; kill++) {
			await more();
			const from = Date.now();
			await server.kill();
			await server.restart();
			dead.push({ from, to: Date.now() });
		}
		await more();
		const confirmed = await producer.stop();
		await untilDone(admin);
		for (const child of children) child.send('end');
		await heard.until(
			() => ends.length === CONSUMERS.length || undefined,
			GUARD,
			() => 'the consumers do not end',
		);
		const inStream = (await admin.xrange('work', '-', '+')).map(({ id }) => id);
		// The server lost none of them, nor did the consumers.
		expect(new Set(inStream)).to.include.all.keys(confirmed);
		expect([...handled.keys()].sort()).deep.equal([...inStream].sort());
		const inHand = [...handled].filter(([, { got: times, acknowledged }]) =>
			dead.some(({ from, to }) => (times[0] as number) <= to && acknowledged >= from),
		);
		const twice = [...handled].filter(([, { got: times }]) => times.length > 1).map(([id]) => id);
		expect(twice.filter((id) => !inHand.some(([each]) => each === id))).deep.equal([]);
		expect((await admin.xinfo('GROUPS', 'work')) as unknown[]).lengthOf(1);
		return {
			entries: inStream.length,
			duplicates: got - handled.size,
			inHandAtKills: inHand.length,
			interruptions: ends.reduce((sum, { interruptions }) => sum + interruptions, 0),
			resumed: ends.reduce((sum, { resumed }) => sum + resumed, 0),
		};
	} finally {
		for (const child of children) child.kill('SIGKILL');
		redis.destroy();
		admin.destroy();
	}
}

function startConsumer(server: RedisServer, who: readonly string[], hear: (notice: Notice) => void): ChildProcess {
	const file = join(import.meta.dirname, 'consume.child.ts');
	const child = fork(file, [server.url, ...who], { execArgv: ['--import', 'tsx'] });
	child.on('message', (notice) => hear(notice as Notice));
	return child;
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
