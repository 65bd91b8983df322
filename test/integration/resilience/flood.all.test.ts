/** A million commands to a server that does not answer stay within the bounds that were set; the rest is refused at once. */
import { fork } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { build } from 'esbuild';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { useServer } from '../../support/server.ts';

const MILLION = 1_000_000;
/** Of the heap, in MB: without bounds a million commands of 100 bytes take more than 400. */
const HEAP = 96;

/** Timers of this process that are set, and neither run nor cleared. */
class TimerCount {
	set = 0;
	most = 0;
	readonly #live: Set<NodeJS.Timeout> = new Set();
	readonly #real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

	constructor() {
		const { setTimeout: set, clearTimeout: clear } = this.#real;
		const counted = (callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): NodeJS.Timeout => {
			const timer = set(() => {
				this.#live.delete(timer);
				callback(...args);
			}, ms);
			this.set++;
			this.#live.add(timer);
			this.most = Math.max(this.most, this.live);
			return timer;
		};
		globalThis.setTimeout = Object.assign(counted, set) as typeof setTimeout;
		globalThis.clearTimeout = (timer) => {
			this.#live.delete(timer as NodeJS.Timeout);
			clear(timer);
		};
	}

	get live(): number {
		return this.#live.size;
	}

	stop(): void {
		Object.assign(globalThis, this.#real);
	}
}

interface Report {
	readonly refused: number;
	readonly told: Readonly<Record<string, number>>;
	readonly needsDrain: boolean;
	readonly peak: number;
	readonly waiting: number;
	readonly inFlight: number;
}

describe('a million commands', () => {
	const server = useServer();
	const make = useClients();
	let folder = '';
	before(async function () {
		this.timeout(30_000);
		folder = await mkdtemp(join(tmpdir(), 'respool-flood-'));
		const entry = new URL('support/flood.child.ts', import.meta.url).pathname;
		const outfile = join(folder, 'flood.mjs');
		await build({ entryPoints: [entry], bundle: true, outfile, format: 'esm', platform: 'node', target: 'node22' });
	});
	after(() => rm(folder, { recursive: true, force: true }));

	/** Runs the child; `act` does what it asks for. */
	async function flood(scenario: string, url: string, act: (what: string) => Promise<unknown>): Promise<Report> {
		const child = fork(join(folder, 'flood.mjs'), [scenario, url, String(MILLION)], {
			execArgv: [`--max-old-space-size=${HEAP}`],
			stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		});
		const [out, err]: [Buffer[], Buffer[]] = [[], []];
		child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
		child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
		child.on('message', (what: string) => void act(what).then(() => child.connected && child.send('done')));
		const code = await new Promise((resolve) => child.on('close', resolve));
		expect({ code, stderr: Buffer.concat(err).toString() }).deep.equal({ code: 0, stderr: '' });
		return JSON.parse(Buffer.concat(out).toString()) as Report;
	}

	it('to a server that stands still: the bounds hold, and what was let in is done when it goes on', async function () {
		this.timeout(180_000);
		await server().cli('FLUSHALL');
		const report = await flood('stalled', server().url, (what) =>
			server().kill(what === 'stall' ? 'SIGSTOP' : 'SIGCONT'),
		);
		const done = report.told['OK'] ?? 0;
		console.log(`      ${JSON.stringify(report)}`);
		expect(Object.keys(report.told).sort()).deep.equal(['OK', 'QueueFullError']);
		expect(done + report.refused).equal(MILLION);
		expect(done).within(1000, 60_000);
		expect(report.needsDrain).equal(true);
		expect(report.waiting + report.inFlight).most(20_000 + 1000);
		expect(report.peak).lessThan((HEAP / 2) * 1024 * 1024);
		expect(Number(await server().cli('DBSIZE'))).equal(done);
	});

	it('to a server that is away: the queue is bounded, and the rest is refused at once', async function () {
		this.timeout(180_000);
		const proxy = await FaultProxy.start({ target: server() });
		try {
			const report = await flood('away', proxy.url, async (what) => {
				if (what !== 'lose') return;
				await proxy.refuse();
				proxy.kill();
			});
			console.log(`      ${JSON.stringify(report)}`);
			expect(report.waiting).equal(5000);
			expect(report.told).deep.equal({ QueueFullError: MILLION - 5000 });
			expect(report.needsDrain).equal(true);
			expect(report.peak).lessThan((HEAP / 2) * 1024 * 1024);
		} finally {
			await proxy.stop();
		}
	});

	it('leave as many listeners and timers as there were before', async function () {
		this.timeout(180_000);
		// Unreferenced timers are in no list: whoever sets and clears one is watched, from the first one on.
		const timers = new TimerCount();
		let socket: Socket | undefined;
		const given = new AbortController();
		const redis = make({
			commandTimeout: 60_000,
			connect: () => {
				socket = connect(server().port, server().host);
				return socket;
			},
		});
		const views = [redis, redis.with({ timeout: 50_000 }), redis.with({ signal: given.signal })];
		const counts = (): unknown => ({
			socket: socket?.eventNames().map((name) => [String(name), socket?.listenerCount(name)]),
			process: process.eventNames().map((name) => [String(name), process.listenerCount(name)]),
			signal: getEventListeners(given.signal, 'abort').length,
		});
		const run = async (times: number): Promise<void> => {
			for (let i = 0; i < times; i++) {
				const view = views[i % views.length] as typeof redis;
				await Promise.all(Array.from({ length: 1000 }, () => view.get('k')));
			}
		};
		const live: number[] = [];
		let before: unknown;
		try {
			await run(3);
			before = counts();
			for (let i = 0; i < 10; i++) {
				live.push(timers.live);
				await run(MILLION / 10_000);
			}
			live.push(timers.live);
		} finally {
			timers.stop();
		}
		console.log(`      timers: ${timers.set} set, ${timers.most} at once, ${live.join(' ')} between the parts`);
		expect(counts()).deep.equal(before);
		// One for each kind of deadline, and one that watches over the connection: none of a command's own.
		expect(Math.max(...live) - Math.min(...live)).most(1);
		expect(live[0]).least(2);
		expect(timers.most).most(8);
		// One a round trip at most, of a thousand commands each.
		expect(timers.set).most(MILLION / 500);
	});
});
