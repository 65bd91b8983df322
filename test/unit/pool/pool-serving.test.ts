import { expect } from 'chai';
import { AbortError, QueueFullError } from '../../../src/core/errors.ts';
import { type Request, TrialPool } from '../../support/pool/trial-pool.ts';
import { settle } from '../../support/pool/virtual-clock.ts';

const idsOf = (requests: readonly Request[]): Array<number | undefined> => requests.map(({ held }) => held?.value.id);

describe('a pool hands out', () => {
	it('nothing before it is asked, and dials for whoever asks', async () => {
		const trial = new TrialPool({ min: 2 });
		await trial.clock.pass(1000);
		expect(trial.dialled).equal(0);
		const request = trial.ask();
		expect(trial.dialled).equal(2);
		await trial.dialOk();
		expect(request.held?.value.id).equal(1);
	});

	it('the one used last, so that the others can grow old', async () => {
		const trial = new TrialPool({ max: 3 });
		const [a, b, c] = await trial.getMany(3);
		b?.release();
		await trial.clock.pass(1);
		c?.release();
		await trial.clock.pass(1);
		a?.release();
		const order = await trial.getMany(3);
		expect(order.map(({ value }) => value.id)).deep.equal([1, 3, 2]);
	});

	it('what is idle at once: no promise of the pool in between', async () => {
		const trial = new TrialPool();
		(await trial.get()).release();
		const request = trial.ask();
		expect(trial.pool.stats()).include({ busy: 1, waiting: 0, creating: 0 });
		await settle();
		expect(request.held?.value.id).equal(1);
	});

	it('what comes first, a return or a dial, to whoever waits longest', async () => {
		const trial = new TrialPool({ max: 2 });
		const held = await trial.get();
		const requests = [trial.ask(), trial.ask(), trial.ask()];
		expect(trial.dials).lengthOf(1);
		held.release();
		await settle();
		expect(idsOf(requests)).deep.equal([1, undefined, undefined]);
		await trial.dialOk();
		expect(idsOf(requests)).deep.equal([1, 2, undefined]);
		requests[1]?.held?.release();
		await settle();
		expect(idsOf(requests)).deep.equal([1, 2, 2]);
	});

	it('a returned one to a waiter for whom another one is being checked', async () => {
		const trial = new TrialPool({ max: 2, validateAfterIdle: 100 });
		const [a, b] = await trial.getMany(2);
		a?.release();
		await trial.clock.pass(101);
		const request = trial.ask();
		expect(trial.checks).lengthOf(1);
		b?.release();
		await settle();
		expect(request.held?.value.id).equal(2);
		await trial.checkSays(true);
		expect(trial.pool.stats()).include({ idle: 1, busy: 1 });
	});

	it('nothing past somebody who waits', async () => {
		const trial = new TrialPool({ max: 1 });
		const held = await trial.get();
		const first = trial.ask();
		held.release();
		// The first has it, even though nobody was told yet.
		const second = trial.ask();
		await settle();
		expect(idsOf([first, second])).deep.equal([1, undefined]);
	});

	it('to 1000 who wait, in their order, and each once', async () => {
		const trial = new TrialPool({ max: 10 });
		const held = await trial.getMany(10);
		const order: number[] = [];
		const requests = Array.from({ length: 1000 }, (_, i) => {
			const request = trial.ask();
			request.promise.then(
				() => order.push(i),
				() => order.push(-1),
			);
			return request;
		});
		expect(trial.pool.stats()).include({ waiting: 1000, busy: 10, total: 10 });
		for (const one of held) one.release();
		for (let served = 0; served < 1000; ) {
			await settle();
			const next = requests.filter((request) => request.held?.released === false);
			served += next.length;
			for (const { held: mine } of next) mine?.release();
		}
		expect(order).deep.equal(Array.from({ length: 1000 }, (_, i) => i));
		expect(requests.every(({ settlements }) => settlements === 1)).equal(true);
		expect(trial.dialled).equal(10);
		expect(trial.pool.stats()).include({ acquired: 1010, released: 1010, idle: 10, waiting: 0 });
	});
});

describe('whoever waits for a pool', () => {
	it('is refused when too many wait already; the counters say so', async () => {
		const trial = new TrialPool({ max: 1, maxWaiting: 2 });
		const held = await trial.get();
		trial.ask();
		trial.ask();
		const refused = trial.ask();
		await settle();
		expect(refused.error).instanceOf(QueueFullError).property('message').match(/^2 acquires/);
		expect(trial.pool.stats()).include({ waiting: 2, rejections: 1 });
		held.release();
		expect(trial.ask().error).equal(undefined);
		expect(trial.pool.stats()).include({ waiting: 2, rejections: 1 });
	});

	it('is counted only while alive: those who gave up leave room', async () => {
		const trial = new TrialPool({ max: 1, maxWaiting: 2 });
		await trial.get();
		const controller = new AbortController();
		trial.ask({ signal: controller.signal });
		trial.ask({ signal: controller.signal });
		controller.abort();
		trial.ask();
		const last = trial.ask();
		await settle();
		expect(last.error).equal(undefined);
		expect(trial.pool.stats()).include({ waiting: 2, aborts: 2 });
	});

	it('gives up by signal: the reason is the cause, nothing ran', async () => {
		const trial = new TrialPool({ max: 1 });
		const held = await trial.get();
		const controller = new AbortController();
		const request = trial.ask({ signal: controller.signal });
		const next = trial.ask();
		const reason = new Error('enough');
		controller.abort(reason);
		await settle();
		expect(request.error).instanceOf(AbortError).include({ cause: reason, written: false, maybeExecuted: false });
		held.release();
		await settle();
		expect(next.held?.value.id).equal(1);
		expect(request.settlements).equal(1);
	});

	it('is not let in with a signal that has fired', async () => {
		const trial = new TrialPool();
		const request = trial.ask({ signal: AbortSignal.abort('before') });
		await settle();
		expect(request.error).instanceOf(AbortError).property('cause', 'before');
		expect(trial.dialled).equal(0);
	});

	it('hears a signal that fires while what is idle is looked at', async () => {
		const controller = new AbortController();
		const trial = new TrialPool({}, { destroy: () => Promise.resolve(controller.abort('now')) });
		const held = await trial.get();
		held.release();
		held.value.alive = false;
		const request = trial.ask({ signal: controller.signal });
		await settle();
		expect(request.error).instanceOf(AbortError);
	});

	it('leaves no listener at a signal that outlives it', async () => {
		const controller = new AbortController();
		let listeners = 0;
		const { signal } = controller;
		const add = signal.addEventListener.bind(signal);
		const remove = signal.removeEventListener.bind(signal);
		signal.addEventListener = (...args: Parameters<typeof add>) => {
			listeners++;
			add(...args);
		};
		signal.removeEventListener = (...args: Parameters<typeof remove>) => {
			listeners--;
			remove(...args);
		};
		const trial = new TrialPool({ max: 1 });
		for (let i = 0; i < 5; i++) {
			const held = await trial.get({ signal });
			const request = trial.ask({ signal, timeout: 10 });
			held.release();
			await settle();
			const late = trial.ask({ signal, timeout: 10 });
			await trial.clock.pass(10);
			expect(late.error).property('code', 'POOL_TIMEOUT');
			request.held?.release();
		}
		expect(listeners).equal(0);
		expect(trial.clock.size).equal(0);
	});

	it('costs as little to remove when 100 000 do and did', async function () {
		this.timeout(60_000);
		const trial = new TrialPool({ max: 1, maxWaiting: 1e6 });
		const held = await trial.get();
		const rounds = 2000;
		/** Milliseconds for so many that come and go. */
		const comeAndGo = (): number => {
			const began = performance.now();
			for (let i = 0; i < rounds; i++) {
				const controller = new AbortController();
				trial.pool.acquire({ signal: controller.signal }).catch(() => undefined);
				controller.abort();
			}
			return performance.now() - began;
		};
		comeAndGo();
		const before = Math.min(comeAndGo(), comeAndGo());
		const controllers = Array.from({ length: 100_000 }, () => {
			const controller = new AbortController();
			trial.pool.acquire({ signal: controller.signal }).catch(() => undefined);
			return controller;
		});
		const last = trial.ask();
		expect(trial.pool.stats().waiting).equal(100_001);
		const began = performance.now();
		for (const controller of controllers) controller.abort();
		const took = performance.now() - began;
		expect(trial.pool.stats()).include({ waiting: 1, aborts: 106_000 });
		// Hang guards, not figures: a removal that walks the queue takes a thousand times as long.
		expect(took, '100 000 removals').below(Math.max(10, before) * (100_000 / rounds) * 10);
		expect(Math.min(comeAndGo(), comeAndGo()), 'removals after the spike').below(Math.max(10, before) * 8);
		held.release();
		await settle();
		expect(last.held?.value.id).equal(1);
	});
});
