/** A process with one pool of things that cost nothing to make, and holders that do nothing with them: what is left is the pool. P8. */
import { performance } from 'node:perf_hooks';
import Denque from 'denque';
import type { Clock } from '../../src/core/clock.ts';
import type { Held } from '../../src/pool/held.ts';
import type { Pool } from '../../src/pool/pool.ts';
import { serve } from './serve.ts';

/** `floor` is the least that can be called a pool: no creation, no time, no errors, nothing counted. */
export type PoolName = 'respool' | 'generic-pool' | 'floor';

export interface PoolJob {
	readonly pool: PoolName;
	readonly dist: string;
	readonly max: number;
	/** Milliseconds an acquire waits at most; 0 is for ever, which is generic-pool's default. */
	readonly acquireTimeout: number;
}

export interface PoolRequest {
	/** How many acquire, use and release, each in a loop of its own. */
	readonly workers: number;
	/** Milliseconds before the clock starts, and on it. */
	readonly warm: number;
	readonly timed: number;
}

export interface PoolResult {
	readonly leases: number;
	/** User and system CPU, collector threads included. */
	readonly cpuNanoseconds: number;
	readonly wallNanoseconds: number;
	/** Most who waited at a time. */
	readonly waiting: number;
}

interface Thing {
	lent: boolean;
}

/** A loop of one worker: it holds for one turn of the microtask queue. Resolves with its number of leases. */
type Work = (goesOn: () => boolean) => Promise<number>;

interface Opened {
	readonly work: Work;
	waiting(): number;
	close(): Promise<unknown>;
}

let wrong = 0;

function take(thing: Thing): void {
	if (thing.lent) wrong++;
	thing.lent = true;
}

function leave(thing: Thing): void {
	if (!thing.lent) wrong++;
	thing.lent = false;
}

async function openRespool({ dist, max, acquireTimeout }: PoolJob): Promise<Opened> {
	const { Pool: Made } = (await import(new URL('pool/pool.js', dist).href)) as { Pool: typeof Pool };
	const { realClock } = (await import(new URL('core/clock.js', dist).href)) as { realClock: Clock };
	// The settings of a lane of leases, as docs and options have them.
	const pool = new Made<Thing>({
		settings: {
			min: 0,
			max,
			maxWaiting: 1000,
			acquireTimeout,
			idleTimeout: 60_000,
			maxLifetime: 3_600_000,
			validateAfterIdle: 1000,
			maxConcurrentDials: 2,
			maxLeaseTime: 0,
			leakThreshold: 0,
			backoff: { first: 250, base: 500, most: 5000 },
		},
		hooks: {
			create: () => Promise.resolve({ lent: false }),
			destroy: () => Promise.resolve(),
			isAlive: () => true,
			validate: () => Promise.resolve(true),
			isFatal: () => false,
			reserve: () => true,
			unreserve: () => undefined,
			idleFor: () => 0,
			hold: () => undefined,
			event: () => undefined,
			traces: () => false,
		},
		clock: realClock,
	});
	const work: Work = async (goesOn) => {
		let leases = 0;
		while (goesOn()) {
			const held: Held<Thing> = await pool.acquire();
			take(held.value);
			await Promise.resolve();
			leave(held.value);
			held.release();
			leases++;
		}
		return leases;
	};
	return { work, waiting: () => pool.stats().waiting, close: () => pool.close(0) };
}

async function openGeneric({ max, acquireTimeout }: PoolJob): Promise<Opened> {
	const { createPool } = await import('generic-pool');
	const factory = { create: () => Promise.resolve({ lent: false }), destroy: () => Promise.resolve() };
	// With a time-out, all of ours that it has: last in first out, a bound of waiters, idle ones that go after a minute.
	const same = {
		acquireTimeoutMillis: acquireTimeout,
		maxWaitingClients: 1000,
		fifo: false,
		idleTimeoutMillis: 60_000,
		evictionRunIntervalMillis: 10_000,
	};
	const pool = createPool<Thing>(factory, acquireTimeout > 0 ? { max, ...same } : { max });
	const work: Work = async (goesOn) => {
		let leases = 0;
		while (goesOn()) {
			const thing = await pool.acquire();
			take(thing);
			await Promise.resolve();
			leave(thing);
			// Its promise is of no interest to a user, and not waiting for it is in its favour. It rejects for what is not on loan only.
			pool.release(thing).catch(() => wrong++);
			leases++;
		}
		return leases;
	};
	return { work, waiting: () => pool.pending, close: () => pool.drain().then(() => pool.clear()) };
}

function openFloor({ max }: PoolJob): Promise<Opened> {
	const idle: Thing[] = Array.from({ length: max }, () => ({ lent: false }));
	const queue = new Denque<(thing: Thing) => void>();
	const acquire = (): Promise<Thing> => {
		const thing = idle.pop();
		return thing === undefined ? new Promise((resolve) => queue.push(resolve)) : Promise.resolve(thing);
	};
	const release = (thing: Thing): void => {
		const next = queue.shift();
		if (next === undefined) idle.push(thing);
		else next(thing);
	};
	const work: Work = async (goesOn) => {
		let leases = 0;
		while (goesOn()) {
			const thing = await acquire();
			take(thing);
			await Promise.resolve();
			leave(thing);
			release(thing);
			leases++;
		}
		return leases;
	};
	return Promise.resolve({ work, waiting: () => queue.length, close: () => Promise.resolve() });
}

const pools = { respool: openRespool, 'generic-pool': openGeneric, floor: openFloor };

serve<PoolJob, PoolRequest, PoolResult>(async (job) => {
	const { work, waiting, close } = await pools[job.pool](job);

	/** All workers for so long; the clock is read once in many leases. */
	const spin = async (workers: number, milliseconds: number): Promise<{ leases: number; most: number }> => {
		const end = performance.now() + milliseconds;
		let left = 0;
		let most = 0;
		let over = false;
		const goesOn = (): boolean => {
			if (left-- > 0) return !over;
			left = 200;
			over = over || performance.now() >= end;
			if (workers > 1) most = Math.max(most, waiting());
			return !over;
		};
		const leases = await Promise.all(Array.from({ length: workers }, () => work(goesOn)));
		// First come, first served: nobody has a turn more than another, but for the one who asked when the time was up.
		if (Math.max(...leases) - Math.min(...leases) > 2) throw new Error('void: some were served before others');
		return { leases: leases.reduce((sum, count) => sum + count, 0), most };
	};

	const run = async ({ workers, warm, timed }: PoolRequest): Promise<PoolResult> => {
		if (warm > 0) await spin(workers, warm);
		const cpuBefore = process.cpuUsage();
		const began = performance.now();
		const { leases, most } = await spin(workers, timed);
		const wall = (performance.now() - began) * 1e6;
		const cpu = process.cpuUsage(cpuBefore);
		if (wrong > 0) throw new Error(`void: ${wrong} leases of what was lent already`);
		if (workers > job.max && most < (workers - job.max) / 2) throw new Error(`void: only ${most} waited`);
		return {
			leases,
			cpuNanoseconds: ((cpu.user + cpu.system) * 1000) / leases,
			wallNanoseconds: wall / leases,
			waiting: most,
		};
	};
	return { run, close };
});
