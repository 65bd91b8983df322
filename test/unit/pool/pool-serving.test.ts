import { expect } from 'chai';
import { AbortError, QueueFullError } from '../../../src/core/errors.ts';
import { Waiter, Waiters } from '../../../src/pool/waiters.ts';
import { type Request, TrialPool } from '../../support/pool/trial-pool.ts';
import { settle, VirtualClock } from '../../support/pool/virtual-clock.ts';

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
		expect(refused.error)
			.instanceOf(QueueFullError)
			.property('message')
			.match(/^2 acquires/);
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

	it('goes with all the others of one signal, 10 000 of them, and leaves the rest in their order', async () => {
		const trial = new TrialPool({ max: 1, maxWaiting: 1e6 });
		const held = await trial.get();
		const controller = new AbortController();
		const gone: Request[] = [];
		const rest: Request[] = [];
		const limit = Error.stackTraceLimit;
		Error.stackTraceLimit = 0;
		for (let i = 0; i < 10_000; i++) {
			gone.push(trial.ask({ signal: controller.signal }));
			if (i % 1000 === 0) rest.push(trial.ask());
		}
		controller.abort();
		Error.stackTraceLimit = limit;
		await settle();
		expect(gone.every(({ error }) => error instanceof AbortError)).equal(true);
		expect(trial.pool.stats()).include({ waiting: 10, aborts: 10_000 });
		held.release();
		for (const [i, request] of rest.entries()) {
			await settle();
			expect(rest.filter((each) => each.held !== undefined)).lengthOf(i + 1);
			request.held?.release();
		}
	});
});

describe('the queue of a pool', () => {
	const queueOf = (clock: VirtualClock = new VirtualClock()): Waiters<number> =>
		new Waiters<number>(clock, { aborted: () => undefined, late: () => undefined, left: () => undefined });
	const waiter = (since = 0, timeout = 0): Waiter<number> => {
		const one = new Waiter<number>(since, timeout, {});
		void one.answer().catch(() => undefined);
		return one;
	};
	/** Microseconds for one of so many that come and go. */
	const comeAndGo = (queue: Waiters<number>, count: number): number => {
		const began = performance.now();
		for (let i = 0; i < count; i++) {
			const one = waiter();
			queue.push(one);
			queue.refuse(one, undefined);
		}
		return ((performance.now() - began) * 1000) / count;
	};

	it('removes as fast when 100 000 wait, and after they did', () => {
		const queue = queueOf();
		comeAndGo(queue, 10_000);
		const before = Math.min(comeAndGo(queue, 10_000), comeAndGo(queue, 10_000));
		const all = Array.from({ length: 100_000 }, () => waiter());
		for (const one of all) queue.push(one);
		const last = waiter();
		queue.push(last);
		const began = performance.now();
		for (const one of all) queue.refuse(one, undefined);
		const during = ((performance.now() - began) * 1000) / all.length;
		expect(queue.length).equal(1);
		expect(queue.list()).deep.equal([last]);
		const after = Math.min(comeAndGo(queue, 10_000), comeAndGo(queue, 10_000));
		// A removal that walks or allocates 100 000 places takes hundreds of microseconds, one that does not less than one.
		expect(during, 'while they wait').below(Math.max(1, before) * 30);
		expect(after, 'after they waited').below(Math.max(1, before) * 30);
		expect(queue.shift()).equal(last);
		expect(queue.shift()).equal(undefined);
	});

	it('has one timer for all, which finds each when his time is up, whatever the others wait for', () => {
		const clock = new VirtualClock();
		const late: number[] = [];
		const queue = new Waiters<number>(clock, {
			aborted: () => undefined,
			late: (timeout) => late.push(timeout),
			left: () => undefined,
		});
		const timeouts = [500, 30, 0, 500, 70, 40, 500, 30, 0];
		for (const timeout of timeouts) queue.push(waiter(clock.now(), timeout));
		for (const [ms, expected] of [
			[29, []],
			[1, [30, 30]],
			[10, [30, 30, 40]],
			[30, [30, 30, 40, 70]],
			[429, [30, 30, 40, 70]],
			[1, [30, 30, 40, 70, 500, 500, 500]],
		] as const) {
			expect(clock.size).equal(1);
			clock.turn(ms);
			expect(late).deep.equal(expected);
		}
		// Those without a limit need none.
		expect([queue.length, clock.size]).deep.equal([2, 0]);
	});

	it('has a timer for one who comes while the error of another is made', () => {
		const clock = new VirtualClock();
		const late: number[] = [];
		const queue: Waiters<number> = new Waiters<number>(clock, {
			aborted: () => undefined,
			late: () => {
				if (late.push(clock.now()) === 1) queue.push(waiter(clock.now(), 50));
			},
			left: () => undefined,
		});
		const began = clock.now();
		queue.push(waiter(began, 50));
		clock.turn(50);
		clock.turn(50);
		expect(late).deep.equal([began + 50, began + 100]);
		expect([queue.length, clock.size]).deep.equal([0, 0]);
	});

	it('is left alone by one whose signal cannot be listened to', async () => {
		const trial = new TrialPool({ max: 1 });
		const held = await trial.get();
		const foreign = { aborted: false, reason: undefined } as unknown as AbortSignal;
		expect(() => trial.pool.acquire({ signal: foreign })).throw(TypeError);
		expect(trial.pool.stats()).include({ waiting: 0, busy: 1 });
		held.release();
		expect(trial.pool.stats()).include({ idle: 1, busy: 0 });
		expect((await trial.get()).value).equal(held.value);
	});

	it('holds the process from the first who waits to the last', async () => {
		const trial = new TrialPool({ max: 1 });
		const held = await trial.get();
		const first = trial.ask();
		expect(trial.held, 'though all there can be are lent').equal(true);
		const second = trial.ask();
		held.release();
		await settle();
		expect(trial.held).equal(true);
		first.held?.release();
		await settle();
		expect([trial.held, second.held === undefined]).deep.equal([false, false]);
	});

	it('sets no timer for one who comes while it is set, and it holds the process only while somebody needs it', () => {
		const clock = new VirtualClock();
		const queue = queueOf(clock);
		for (let i = 0; i < 1000; i++) {
			queue.push(waiter(clock.now(), 5000));
			expect([clock.size, clock.held]).deep.equal([1, 1]);
			if (i % 2 === 0) queue.shift();
			else queue.refuse(queue.list()[0] as Waiter<number>, undefined);
			expect([clock.size, clock.held]).deep.equal([1, 0]);
			clock.turn(1);
		}
		expect(clock.recent).lengthOf(1);
		clock.turn(5000);
		expect(clock.size).equal(0);
	});

	it('keeps few marks: most of what it holds is alive, whoever gives up', () => {
		const queue = queueOf();
		const all = Array.from({ length: 1000 }, () => waiter());
		for (const one of all) queue.push(one);
		const odd = all.filter((_, i) => i % 2 === 1);
		const newest = all.filter((_, i) => i % 2 === 0).reverse();
		for (const one of [...odd, ...newest.slice(0, 400)]) queue.refuse(one, undefined);
		expect(queue.length).equal(100);
		const rest = newest.slice(400).reverse();
		expect(queue.list()).deep.equal(rest);
		for (const one of rest) {
			const next = queue.shift();
			expect(next).equal(one);
			next?.grant(1);
		}
		expect(queue.length).equal(0);
		// Twice is once.
		queue.refuse(all[0] as Waiter<number>, undefined);
		expect(queue.length).equal(0);
	});
});
