import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { ClosedError } from '../../../src/core/errors.ts';
import type { PoolEvent } from '../../../src/pool/pool-options.ts';
import { type Thing, TrialPool } from '../../support/pool/trial-pool.ts';
import { settle } from '../../support/pool/virtual-clock.ts';

/** Whether a promise has resolved by now. */
function watched(promise: Promise<void>): { done: boolean } {
	const state = { done: false };
	void promise.then(() => {
		state.done = true;
	});
	return state;
}

describe('closing a pool', () => {
	it('refuses those who wait and come, waits for those who hold, and resolves when all are gone', async () => {
		const trial = new TrialPool({ max: 2 });
		const [a, b] = await trial.getMany(2);
		trial.endsAtOnce = false;
		a?.release();
		const waiting = trial.ask({ timeout: 100 });
		const more = trial.ask({ timeout: 100 });
		const closed = watched(trial.pool.close(1000));
		const late = trial.ask();
		await settle();
		expect(waiting.held, 'it came before').not.equal(undefined);
		for (const { error } of [more, late])
			expect(error).instanceOf(ClosedError).include({ written: false, maybeExecuted: false });
		waiting.held?.release();
		b?.release();
		expect(trial.ends.map(({ reason }) => reason)).deep.equal(['closed', 'closed']);
		await trial.endNext();
		expect(closed.done).equal(false);
		await trial.endNext();
		expect(closed.done).equal(true);
		expect(trial.clock.size).equal(0);
		expect(trial.reserved).equal(0);
	});

	it('destroys at the deadline what is still held, and tells its holders', async () => {
		const trial = new TrialPool({ max: 3 });
		const all = await trial.getMany(3);
		const told: number[] = [];
		for (const held of all) {
			held.onRevoked = () => {
				told.push(held.value.id);
				if (held.value.id === 1) throw new Error('its affair');
			};
		}
		all[1]?.release();
		const closed = watched(trial.pool.close(100));
		await trial.clock.pass(99);
		expect([told, closed.done]).deep.equal([[], false]);
		await trial.clock.pass(1);
		expect(told).deep.equal([1, 3]);
		expect(closed.done).equal(true);
		expect(trial.pool.stats()).include({ total: 0, busy: 0, released: 3 });
	});

	it('aborts its dials; one that lands all the same is closed', async () => {
		const trial = new TrialPool({ max: 2 });
		trial.ask();
		trial.ask();
		const closed = watched(trial.pool.close(100));
		expect(trial.signal?.aborted).equal(true);
		expect(trial.held).equal(false);
		await trial.dialFails();
		expect(closed.done).equal(false);
		await trial.dialOk();
		expect(closed.done).equal(true);
		expect(trial.reasons).deep.equal(['closed']);
		expect(trial.pool.stats()).include({ dialFailures: 0 });
	});

	it('stops the back-off', async () => {
		const trial = new TrialPool();
		const request = trial.ask();
		await trial.dialFails();
		await trial.pool.close(100);
		await settle();
		expect(request.error).property('code', 'CLOSED');
		expect(trial.clock.size).equal(0);
	});

	it('can be asked for more than once: the earliest deadline counts, and all are answered', async () => {
		const trial = new TrialPool();
		await trial.get();
		const first = watched(trial.pool.close(1000));
		const second = watched(trial.pool.close(10));
		await trial.clock.pass(10);
		expect([first.done, second.done]).deep.equal([true, true]);
		expect(trial.clock.size).equal(0);
		await trial.pool.close(10);
	});

	it('at once takes what is held', async () => {
		const trial = new TrialPool();
		const held = await trial.get();
		trial.pool.destroy();
		expect(held.released).equal(true);
		await settle();
		expect(trial.pool.stats()).include({ total: 0 });
		await trial.clock.pass(1);
		expect(trial.clock.size).equal(0);
	});
});

describe('listeners of a pool that call back', () => {
	type Kind = PoolEvent<Thing>['kind'];

	/** A pool whose first event of a kind is answered by `act`. */
	function trialWith(kind: Kind, max: number, act: (trial: TrialPool) => void): TrialPool {
		let acted = false;
		const trial: TrialPool = new TrialPool(
			{ max },
			{
				event: (event) => {
					trial.events.push(event);
					if (event.kind !== kind || acted) return;
					acted = true;
					act(trial);
				},
			},
		);
		return trial;
	}

	it('have heard of all that happened before when they get an answer', async () => {
		const heard: number[] = [];
		const trial = trialWith('closed', 3, ({ pool, events }) => {
			heard.push(events.filter(({ kind }) => kind === 'closed').length);
			pool.wake();
			heard.push(events.filter(({ kind }) => kind === 'closed').length);
		});
		const held = [await trial.get(), await trial.get(), await trial.get()];
		for (const one of held) one.release();
		trial.pool.reset();
		expect(heard).deep.equal([1, 3]);
	});

	for (const kind of ['created', 'acquired', 'released', 'idle', 'quiet', 'closed'] as const) {
		it(`${kind}: an acquire there makes no more than there may be`, async () => {
			let inner: ReturnType<TrialPool['ask']> | undefined;
			const trial = trialWith(kind, 1, (pool) => {
				inner = pool.ask();
			});
			const held = await trial.get();
			if (kind === 'closed') held.discard();
			else held.release();
			expect(trial.pool.stats().total).equal(1);
			await settle();
			if (trial.dials.length > 0) await trial.dialOk();
			expect(trial.pool.stats()).include({ total: 1, waiting: 0 });
			expect(inner?.held).not.equal(undefined);
		});

		it(`${kind}: a close there is not over before all is gone`, async () => {
			let closed = { done: false };
			const trial = trialWith(kind, 1, (pool) => {
				pool.endsAtOnce = false;
				closed = watched(pool.pool.close(100));
			});
			const request = trial.ask();
			await trial.dialOk();
			if (kind === 'closed') request.held?.discard();
			else request.held?.release();
			await settle();
			if (kind === 'closed') return expect(closed.done).equal(true);
			expect(closed.done).equal(false);
			await trial.endNext();
			return expect(closed.done).equal(true);
		});
	}

	it('acquired: an abort there comes too late for who was served', async () => {
		const controller = new AbortController();
		const trial = trialWith('acquired', 1, () => controller.abort());
		const request = trial.ask({ signal: controller.signal });
		await trial.dialOk();
		expect(request).include({ settlements: 1, error: undefined });
		request.held?.release();
		expect((await trial.get()).value.id).equal(1);
	});

	it('create: what is released inside it goes to whoever waits', async () => {
		const trial: TrialPool = new TrialPool(
			{ max: 3 },
			{
				create: () => {
					if (trial.dialled === 2) void held[0]?.release();
					return plain();
				},
			},
		);
		const plain = (): Promise<Thing> => {
			trial.dialled++;
			return trial.dialled > 2
				? new Promise(() => undefined)
				: Promise.resolve({ id: trial.dialled, alive: true, idleFor: 0 });
		};
		const held = [await trial.pool.acquire(), await trial.pool.acquire()];
		const request = trial.ask();
		await settle();
		expect(request.held?.value.id).equal(1);
	});

	it('create: an acquire inside it does not pass those who wait', async () => {
		const inner: Array<ReturnType<TrialPool['ask']>> = [];
		const trial: TrialPool = new TrialPool(
			{ max: 2 },
			{
				create: () => {
					if (++trial.dialled === 1) return Promise.resolve({ id: 1, alive: true, idleFor: 0 });
					held?.release();
					inner.push(trial.ask());
					return new Promise(() => undefined);
				},
			},
		);
		const held = await trial.pool.acquire();
		const first = trial.ask();
		await settle();
		expect([first.held?.value.id, inner[0]?.held]).deep.equal([1, undefined]);
	});

	it('destroy: an acquire there, while a reset ends many, makes no more than there may be', async () => {
		let once = true;
		const trial: TrialPool = new TrialPool(
			{ max: 3 },
			{
				destroy: () => {
					if (once) trial.ask();
					once = false;
					return new Promise(() => undefined);
				},
			},
		);
		for (const one of await trial.getMany(3)) one.release();
		trial.pool.reset();
		await settle();
		expect(trial.pool.stats()).include({ total: 3, closing: 3, creating: 0 });
	});
});

describe('the process of a pool', () => {
	const script = (body: string): string => `
		import { Pool } from ${JSON.stringify(new URL('../../../src/pool/pool.ts', import.meta.url).href)};
		import { realClock } from ${JSON.stringify(new URL('../../../src/core/clock.ts', import.meta.url).href)};
		import { defaultBackoff } from ${JSON.stringify(new URL('../../../src/core/backoff.ts', import.meta.url).href)};
		let id = 0;
		const settings = { min: 0, max: 1, maxWaiting: 10, acquireTimeout: 50, idleTimeout: 3e5, maxLifetime: 3e6, validateAfterIdle: 1000,
			maxConcurrentDials: 1, maxLeaseTime: 3e5, leakThreshold: 2e5, backoff: { first: 3e5, base: 3e5, most: 3e5 } };
		let refuse = false;
		const hooks = { create: async () => { if (refuse) throw new Error('refused'); return ++id; }, destroy: async () => {}, isAlive: () => true,
			validate: async () => true, isFatal: () => false, reserve: () => true, unreserve() {}, idleFor: () => 0, hold() {}, event() {} };
		const pool = new Pool({ settings, hooks, clock: realClock });
		${body}
		console.log('end of script');
		process.on('exit', () => console.log('exit', JSON.stringify(pool.stats())));`;

	async function run(body: string): Promise<string> {
		const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script(body)], {
			cwd: fileURLToPath(new URL('../../..', import.meta.url)),
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		let out = '';
		child.stdout.on('data', (data) => {
			out += String(data);
		});
		const [code] = (await once(child, 'close')) as [number];
		expect(code).equal(0);
		return out;
	}

	it('ends when nothing is wanted, with resources idle and lent, and with a back-off that nobody waits for', async function () {
		this.timeout(30_000);
		const out = await run(`
			(await pool.acquire()).release();
			await pool.acquire();
			await pool.acquire().catch((error) => console.log(error.code));
			pool.reset();
			refuse = true;`);
		expect(out).match(/^POOL_TIMEOUT\nend of script\nexit .*"busy":1,/);
	});

	it('stays for whoever waits', async function () {
		this.timeout(30_000);
		const out = await run(`
			refuse = true;
			pool.acquire().catch((error) => console.log(error.code, error.cause.message));`);
		expect(out).match(/^end of script\nPOOL_TIMEOUT refused\nexit .*"waiting":0,/);
	});
});
