import { expect } from 'chai';
import { DialError, TrialPool } from '../../support/pool/trial-pool.ts';
import { settle } from '../../support/pool/virtual-clock.ts';

const many = (trial: TrialPool, count: number, timeout = 0) =>
	Array.from({ length: count }, () => trial.ask({ timeout }));

describe('dials of a pool', () => {
	it('are a few at a time, and no more than are wanted', async () => {
		const trial = new TrialPool({ max: 10, maxConcurrentDials: 3 });
		const requests = many(trial, 5);
		expect(trial.dials).lengthOf(3);
		for (let i = 0; i < 5; i++) await trial.dialOk();
		expect(trial.mostDials).equal(3);
		expect(trial.dialled).equal(5);
		expect(requests.every(({ held }) => held !== undefined)).equal(true);
	});

	it('stop where returns serve the waiters: 50 who wait for 5 resources need no 50 dials', async () => {
		const trial = new TrialPool({ max: 50, maxConcurrentDials: 2 });
		const held = await trial.getMany(5);
		const requests = many(trial, 50);
		for (let left = 50; left > 0; ) {
			for (const one of held.splice(0)) one.release();
			await settle();
			for (const { held: mine } of requests) if (mine?.released === false) held.push(mine);
			left -= held.length;
		}
		expect(trial.dialled).equal(7);
	});

	it('go on when whoever wanted them gave up, and are kept', async () => {
		const trial = new TrialPool();
		const controller = new AbortController();
		const request = trial.ask({ signal: controller.signal });
		controller.abort();
		await settle();
		expect(request.error).property('code', 'ABORT_ERR');
		expect(trial.signal?.aborted).equal(false);
		await trial.dialOk();
		expect(trial.pool.stats()).include({ idle: 1, creating: 0, busy: 0 });
		expect(trial.of('idle')).lengthOf(1);
		expect((await trial.get()).value.id).equal(1);
		expect(trial.dialled).equal(1);
	});

	it('go to the next one who waits when the first gave up', async () => {
		const trial = new TrialPool({ max: 1 });
		const controller = new AbortController();
		const first = trial.ask({ signal: controller.signal });
		const second = trial.ask();
		controller.abort();
		await trial.dialOk();
		expect([first.held, second.held?.value.id]).deep.equal([undefined, 1]);
		expect(trial.dialled).equal(1);
	});

	it('keep the process alive while somebody waits for them, and only then', async () => {
		const trial = new TrialPool();
		const held = await trial.get();
		const request = trial.ask();
		expect(trial.held).equal(true);
		held.release();
		await settle();
		expect(request.held).not.equal(undefined);
		expect(trial.dials, 'the dial goes on').lengthOf(1);
		expect(trial.held).equal(false);
		const controller = new AbortController();
		trial.ask({ signal: controller.signal });
		expect(trial.held).equal(true);
		controller.abort();
		expect(trial.held).equal(false);
	});

	it('fail once, however many wait: one prober, jittered, further and further apart', async () => {
		const trial = new TrialPool({ max: 10, maxConcurrentDials: 1 });
		const chances = [0.5, 0.25, 0.9999, 0, 1 - 2 ** -53, 0.5];
		trial.clock.chance = () => chances[trial.dialled - 1] ?? 0.5;
		const requests = many(trial, 1000);
		const bounds = [100, 200, 400, 800, 1000, 1000];
		for (const [i, bound] of bounds.entries()) {
			expect(trial.dials, `dials at failure ${i + 1}`).lengthOf(1);
			await trial.dialFails();
			expect(trial.dials).lengthOf(0);
			const [timer] = trial.clock.timers;
			expect(trial.clock.size).equal(1);
			expect(timer).include({ delay: (chances[i] as number) * bound, keepsAlive: true });
			await trial.clock.pass(timer?.delay as number);
		}
		expect(trial.dialled).equal(bounds.length + 1);
		expect(trial.pool.stats()).include({ dialFailures: bounds.length, waiting: 1000 });
		expect(requests.every(({ settlements }) => settlements === 0)).equal(true);
	});

	it('are several again as soon as one succeeds', async () => {
		const trial = new TrialPool({ max: 10, maxConcurrentDials: 3 });
		many(trial, 10);
		await trial.dialFails();
		expect(trial.dials, 'those that were in progress').lengthOf(2);
		await trial.dialOk();
		expect(trial.dials).lengthOf(3);
		expect(trial.clock.size, 'nothing to wait for').equal(0);
		expect(trial.pool.stats().lastDialError).equal(undefined);
	});

	it('that fail together count as one step of the back-off timer', async () => {
		const trial = new TrialPool({ max: 4, maxConcurrentDials: 4 });
		many(trial, 4);
		for (let i = 0; i < 4; i++) await trial.dialFails();
		expect(trial.clock.size).equal(1);
		await trial.clock.pass(50);
		expect(trial.dials).lengthOf(1);
	});

	it('do not hurry when room under the shared bound comes back with the failure', async () => {
		const trial: TrialPool = new TrialPool(
			{ maxConcurrentDials: 1 },
			{ reserve: () => true, unreserve: () => trial.pool.wake() },
		);
		trial.ask();
		await trial.dialFails();
		trial.pool.wake();
		expect(trial.dialled).equal(1);
	});

	it('that failed are the cause when time runs out', async () => {
		const trial = new TrialPool({ acquireTimeout: 5000 });
		const requests = many(trial, 3, 1000);
		const causes = [new DialError('refused'), new DialError('unreachable')];
		await trial.dialFails(causes[0]);
		await trial.dialFails(causes[1]);
		await trial.clock.pass(1000);
		for (const { error } of requests) {
			expect(error).include({ code: 'POOL_TIMEOUT', cause: causes[1] });
			expect(error?.message).match(/^No connection within 1000 ms: .*; the last dial failed: unreachable$/);
		}
	});

	it('that fail for good refuse all who wait, and are not tried again until somebody asks', async () => {
		const trial = new TrialPool({ min: 1, max: 3, maxConcurrentDials: 1 });
		const requests = many(trial, 5);
		const fatal = new DialError('WRONGPASS', true);
		await trial.dialFails(fatal);
		expect(requests.map(({ error }) => error)).deep.equal(Array(5).fill(fatal));
		expect(trial.held).equal(false);
		expect(trial.of('quiet')).lengthOf(1);
		await trial.clock.pass(100_000);
		expect(trial.dialled).equal(1);
		expect(trial.clock.size).equal(0);
		const request = trial.ask();
		expect(trial.dialled, 'at once').equal(2);
		await trial.dialOk();
		expect(request.held?.value.id).equal(1);
	});

	it('that fail for good after one that failed for now leave no timer behind', async () => {
		const trial = new TrialPool();
		many(trial, 2);
		await trial.dialFails();
		await trial.dialFails(new DialError('WRONGPASS', true));
		expect(trial.clock.size).equal(0);
		trial.ask();
		expect(trial.dialled).equal(3);
	});

	it('that fail for good put the least number to sleep until somebody asks, who may be served at once', async () => {
		const trial = new TrialPool({ min: 2, max: 3, maxConcurrentDials: 1 });
		const held = await trial.get();
		await trial.dialFails(new DialError('WRONGPASS', true));
		held.release();
		await trial.clock.pass(10_000);
		expect(trial.dialled).equal(2);
		expect((await trial.get()).value.id).equal(1);
		expect(trial.dials, 'the refill').lengthOf(1);
	});

	it('keep holders working: those who hold something notice nothing', async () => {
		const trial = new TrialPool();
		const held = await trial.get();
		trial.ask();
		await trial.dialFails(new DialError('WRONGPASS', true));
		expect(held.released).equal(false);
		held.release();
		expect(trial.pool.stats()).include({ idle: 1 });
	});

	it('wait for room under the shared bound until they are woken, and give back what they took', async () => {
		const trial = new TrialPool();
		trial.room = 0;
		const request = trial.ask();
		expect(trial.dialled).equal(0);
		trial.pool.wake();
		expect(trial.dialled).equal(0);
		trial.room = 1;
		trial.pool.wake();
		await trial.dialFails();
		expect(trial.reserved).equal(0);
		await trial.clock.pass(100);
		await trial.dialOk();
		expect(trial.reserved).equal(1);
		trial.endsAtOnce = false;
		request.held?.discard();
		expect(trial.reserved, 'while it closes').equal(1);
		await trial.endNext();
		expect(trial.reserved).equal(0);
	});

	it('of an older epoch are closed when they land', async () => {
		const trial = new TrialPool({ max: 1 });
		const request = trial.ask();
		trial.pool.reset();
		await trial.dialOk();
		expect(request.held).equal(undefined);
		expect(trial.reasons).deep.equal(['epoch']);
		await trial.dialOk();
		expect(request.held?.value.id).equal(2);
	});
});

describe('hooks of a pool that throw', () => {
	it('create: is a dial that failed', async () => {
		let broken = true;
		const trial: TrialPool = new TrialPool(
			{ max: 1 },
			{
				create: () => {
					if (broken) throw new Error('at once');
					return Promise.resolve({ id: 7, alive: true, idleFor: 0 });
				},
			},
		);
		const request = trial.ask();
		await settle();
		expect(trial.pool.stats()).include({ total: 0, waiting: 1, dialFailures: 1 });
		expect(trial.reserved).equal(0);
		broken = false;
		await trial.clock.pass(100);
		expect(request.held?.value.id).equal(7);
	});

	it('validate: is one that cannot be used', async () => {
		const trial = new TrialPool(
			{ validateAfterIdle: 10 },
			{
				validate: () => {
					throw new Error('at once');
				},
			},
		);
		(await trial.get()).release();
		await trial.clock.pass(11);
		const request = trial.ask();
		await settle();
		expect(trial.reasons).deep.equal(['invalid']);
		await trial.dialOk();
		expect(request.held?.value.id).equal(2);
	});

	it('destroy: is gone', async () => {
		const trial = new TrialPool(
			{ max: 1 },
			{
				destroy: () => {
					throw new Error('at once');
				},
			},
		);
		const held = await trial.get();
		held.discard();
		await settle();
		expect(trial.pool.stats()).include({ total: 0, closed: 1 });
		expect((await trial.get()).value.id).equal(2);
	});
});
