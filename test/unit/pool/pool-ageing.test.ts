import { expect } from 'chai';
import { QueueFullError } from '../../../src/core/errors.ts';
import { TrialPool } from '../../support/pool/trial-pool.ts';
import { settle } from '../../support/pool/virtual-clock.ts';

describe('the lifetime of a resource', () => {
	it('is up to a tenth shorter, each its own', async () => {
		const trial = new TrialPool({ max: 5, maxLifetime: 1000 });
		const chances = [0, 0.5, 0.999, 0.25, 0.75];
		trial.clock.chance = () => chances.shift() ?? 0;
		for (const held of await trial.getMany(5)) held.release();
		const ends: number[] = [];
		for (let ms = 1; ms <= 1000; ms++) {
			await trial.clock.pass(1);
			while (ends.length < trial.reasons.length) ends.push(ms);
		}
		expect(ends).deep.equal([901, 925, 950, 975, 1000]);
		expect(new Set(trial.reasons)).deep.equal(new Set(['lifetime']));
	});

	it('ends on the shelf by timer, on the minute, whatever the timer was set for', async () => {
		const trial = new TrialPool({ max: 3, idleTimeout: 60_000, maxLifetime: 70_000 });
		trial.clock.chance = () => 0;
		const old = await trial.get();
		await trial.clock.pass(60_000);
		const young = await trial.get();
		young.release();
		old.release();
		await trial.clock.pass(9_999);
		expect(trial.reasons).deep.equal([]);
		await trial.clock.pass(1);
		expect(trial.reasons).deep.equal(['lifetime']);
		expect(trial.pool.stats()).include({ idle: 1 });
	});

	it('is not cut short for whoever holds it: it ends on return', async () => {
		const trial = new TrialPool({ maxLifetime: 1000 });
		const held = await trial.get();
		await trial.clock.pass(10_000);
		expect(trial.reasons).deep.equal([]);
		expect(held.released).equal(false);
		held.release();
		expect(trial.reasons).deep.equal(['lifetime']);
	});

	it('is looked at when it is borrowed: a clock that jumped finds no timer run', async () => {
		const trial = new TrialPool({ max: 1, maxLifetime: 1000 });
		(await trial.get()).release();
		trial.clock.jump(1001);
		const request = trial.ask();
		await settle();
		expect(trial.reasons).deep.equal(['lifetime']);
		await trial.dialOk();
		expect(request.held?.value.id).equal(2);
	});

	it('of none has no end and no timer', async () => {
		const trial = new TrialPool({ maxLifetime: 0, idleTimeout: 0 });
		(await trial.get()).release();
		expect(trial.clock.size).equal(0);
		await trial.clock.pass(1e12);
		expect(trial.pool.stats()).include({ idle: 1 });
	});
});

describe('idle resources', () => {
	it('go from the oldest, and no further than to the least number', async () => {
		const trial = new TrialPool({ min: 1, max: 4, idleTimeout: 1000 });
		const all = await trial.getMany(4);
		for (const held of all) {
			held.release();
			await trial.clock.pass(100);
		}
		await trial.clock.pass(600);
		expect(trial.of('closed').map(({ resource }) => resource.id)).deep.equal([1]);
		await trial.clock.pass(200);
		expect(trial.of('closed').map(({ resource }) => resource.id)).deep.equal([1, 2, 3]);
		await trial.clock.pass(100_000);
		expect(trial.pool.stats()).include({ total: 1, idle: 1 });
		expect(new Set(trial.reasons)).deep.equal(new Set(['idle']));
	});

	it('shrink on time although the least number was idle first', async () => {
		const trial = new TrialPool({ min: 1, max: 3, idleTimeout: 1000, maxLifetime: 3_600_000 });
		(await trial.get()).release();
		for (const held of await trial.getMany(3)) held.release();
		await trial.clock.pass(1001);
		expect(trial.pool.stats()).include({ total: 1, idle: 1 });
	});

	it('that are lent out count: the last one on the shelf goes when others are in use', async () => {
		const trial = new TrialPool({ min: 1, max: 2, idleTimeout: 1000 });
		const [a, b] = await trial.getMany(2);
		a?.release();
		await trial.clock.pass(1001);
		expect(trial.pool.stats()).include({ idle: 0, busy: 1 });
		expect(b?.released).equal(false);
	});

	it('do not keep the process alive', async () => {
		const trial = new TrialPool({ idleTimeout: 1000, maxLifetime: 5000, leakThreshold: 10, maxLeaseTime: 100 });
		const [a] = await trial.getMany(2);
		a?.release();
		expect(trial.clock.size).equal(2);
		expect(trial.clock.held).equal(0);
		expect(trial.held).equal(false);
	});

	it('are made up to the least number once the pool is used, a few at a time', async () => {
		const trial = new TrialPool({ min: 4, max: 6, maxConcurrentDials: 2 });
		(await trial.get()).release();
		while (trial.dials.length > 0) {
			expect(trial.dials.length).most(2);
			await trial.dialOk();
		}
		expect(trial.pool.stats()).include({ total: 4, idle: 4 });
		const [one] = await trial.getMany(4);
		one?.discard();
		await settle();
		expect(trial.dials, 'refill').lengthOf(1);
		await trial.dialOk();
		expect(trial.pool.stats()).include({ total: 4 });
	});

	it('are made up to the least number also where whoever used the pool first was turned away', async () => {
		const trial = new TrialPool({ min: 2, max: 4, maxWaiting: 0 });
		const request = trial.ask();
		await settle();
		expect(request.error).instanceOf(QueueFullError);
		trial.pool.wake();
		expect(trial.dials).lengthOf(2);
	});

	it('that die are made again up to the least number, at the pace of the back-off', async () => {
		const trial = new TrialPool({ min: 1, max: 2 });
		const held = await trial.get();
		held.release();
		trial.pool.lost(held.value);
		await settle();
		expect(trial.reasons).deep.equal(['dead']);
		await trial.dialFails();
		expect(trial.dials).lengthOf(0);
		expect(trial.clock.held, 'nobody waits').equal(0);
		await trial.clock.pass(50);
		await trial.dialOk();
		expect(trial.pool.stats()).include({ idle: 1 });
	});

	it('are made up to the least number while the old ones still close, where there is room', async () => {
		const trial = new TrialPool({ min: 2, max: 4, maxConcurrentDials: 4 });
		trial.ask();
		for (let i = 0; i < 2; i++) await trial.dialOk();
		trial.endsAtOnce = false;
		trial.pool.reset();
		expect(trial.pool.stats()).include({ closing: 1, busy: 1, creating: 1 });
	});

	it('that died in silence are not lent', async () => {
		const trial = new TrialPool();
		const [a, b] = await trial.getMany(2);
		a?.release();
		b?.release();
		if (b !== undefined) b.value.alive = false;
		expect((await trial.get()).value.id).equal(1);
		expect(trial.reasons).deep.equal(['dead']);
	});

	it('are evicted from the oldest, to make room for others', async () => {
		const trial = new TrialPool({ max: 2 });
		const [a, b] = await trial.getMany(2);
		expect(trial.pool.evict()).equal(false);
		b?.release();
		await trial.clock.pass(5);
		a?.release();
		expect(trial.pool.idleSince()).equal(1000);
		expect(trial.pool.evict()).equal(true);
		expect(trial.of('closed').map(({ resource, reason }) => [resource.id, reason])).deep.equal([[2, 'evicted']]);
		expect(trial.pool.idleSince()).equal(1005);
		await settle();
		expect(trial.reserved).equal(1);
	});
});

describe('a resource that was idle for long', () => {
	const stale = async (): Promise<TrialPool> => {
		const trial = new TrialPool({ max: 2, validateAfterIdle: 100 });
		(await trial.get()).release();
		await trial.clock.pass(101);
		return trial;
	};

	it('is asked before it is lent, and one used just now is not', async () => {
		const trial = await stale();
		const request = trial.ask();
		await settle();
		expect([trial.checks.length, request.held]).deep.equal([1, undefined]);
		expect(trial.pool.stats()).include({ busy: 1, idle: 0, waiting: 1 });
		await trial.checkSays(true);
		request.held?.release();
		expect((await trial.get()).value.id).equal(1);
		expect(trial.checks).lengthOf(0);
	});

	it('is asked for one who waits, and no other is asked for him', async () => {
		const trial = new TrialPool({ max: 3, validateAfterIdle: 100 });
		for (const held of await trial.getMany(3)) held.release();
		await trial.clock.pass(101);
		trial.ask();
		trial.pool.wake();
		expect(trial.checks).lengthOf(1);
		trial.ask();
		expect(trial.checks).lengthOf(2);
		expect(trial.dials).lengthOf(0);
	});

	for (const how of ['says no', 'rejects'] as const) {
		it(`and ${how} is replaced`, async () => {
			const trial = await stale();
			const request = trial.ask();
			if (how === 'says no') await trial.checkSays(false);
			else await trial.checks.shift()?.answer.reject(new Error('unwell'));
			expect(trial.reasons).deep.equal(['invalid']);
			await trial.dialOk();
			expect(request.held?.value.id).equal(2);
		});
	}

	it('and found dead takes those along that are idle as long or longer: none of them costs the waiter a check of its own', async () => {
		const trial = new TrialPool({ max: 6, validateAfterIdle: 100 });
		const held = await trial.getMany(5);
		for (const each of held.slice(0, 3)) each.release();
		await trial.clock.pass(50);
		held[3]?.release();
		await trial.clock.pass(101);
		const request = trial.ask();
		expect(trial.checks.map(({ thing }) => thing.id)).deep.equal([4]);
		held[4]?.release();
		// The one who waits got what came back; the others are doubted all the same, and not what came back since.
		await settle();
		request.held?.release();
		await trial.checkSays(false);
		expect(trial.of('closed').map(({ resource, reason }) => [resource.id, reason])).deep.equal([
			[4, 'invalid'],
			[1, 'invalid'],
			[2, 'invalid'],
			[3, 'invalid'],
		]);
		expect((await trial.get()).value.id).equal(5);
		expect(trial.checks).lengthOf(0);
	});

	it('and found dead leaves those that were used later, and those that are being asked to their own answers', async () => {
		const trial = new TrialPool({ max: 4, validateAfterIdle: 100 });
		const held = await trial.getMany(4);
		for (const each of held) {
			each.release();
			await trial.clock.pass(10);
		}
		await trial.clock.pass(100);
		const requests = [trial.ask(), trial.ask(), trial.ask()];
		expect(
			trial.checks.map(({ thing }) => thing.id),
			'all at once',
		).deep.equal([4, 3, 2]);
		await trial.checks.splice(1, 1)[0]?.answer.resolve(false);
		expect(trial.of('closed').map(({ resource }) => resource.id)).deep.equal([3, 1]);
		expect(trial.dials, 'for the one who lost his').lengthOf(1);
		await trial.checkSays(true);
		await trial.checkSays(true);
		expect(requests.map((each) => each.held?.value.id)).deep.equal([4, 2, undefined]);
		await trial.dialOk();
		expect(requests[2]?.held?.value.id).equal(5);
	});

	it('is asked about nobody who holds it, and being asked is no use: it goes on being idle', async () => {
		const trial = await stale();
		const controller = new AbortController();
		const since = trial.pool.idleSince();
		trial.ask({ signal: controller.signal });
		controller.abort();
		await trial.checkSays(true);
		expect(trial.pool.idleSince()).equal(since);
		expect(trial.pool.stats()).include({ idle: 1, acquired: 1 });
		expect(trial.of('quiet')).lengthOf(2);
		expect(trial.of('idle')).lengthOf(2);
	});

	it('that came back within a beat of the clock is the freshest all the same', async () => {
		const trial = new TrialPool({ max: 3, validateAfterIdle: 100 }, { traces: () => false });
		trial.clock.stuck = 0;
		const first = await trial.get();
		await trial.clock.pass(20);
		const second = await trial.get();
		await trial.clock.pass(20);
		second.release();
		await trial.clock.pass(20);
		first.release();
		expect((await trial.get()).value.id, 'last in, first out').equal(1);
		expect((await trial.get()).value.id).equal(2);
		expect(trial.checks).lengthOf(0);
	});

	for (const waited of [false, true]) {
		const who = waited ? 'by one who had waited for it ' : '';
		it(`that was held ${who}while the process was frozen is asked, though it came back just now`, async () => {
			const trial = new TrialPool({ max: 1, validateAfterIdle: 100 }, { traces: () => false });
			trial.clock.stuck = 0;
			let held = await trial.get();
			if (waited) {
				const request = trial.ask();
				await trial.clock.pass(50);
				held.release();
				held = await request.promise;
			}
			await trial.clock.pass(5000);
			held.release();
			trial.ask();
			expect(trial.checks).lengthOf(1);
		});
	}

	it('that is awaited is lent by the clock, not by its beat', async () => {
		const trial = new TrialPool({ max: 1, acquireTimeout: 0 }, { traces: () => false });
		trial.clock.stuck = 0;
		const held = await trial.get();
		const request = trial.ask();
		await trial.clock.pass(5000);
		held.release();
		await settle();
		await trial.clock.pass(10);
		expect(request.held?.value.id).equal(1);
		expect(trial.pool.stats().longestWait).equal(5000);
		expect(trial.pool.holders()[0]?.age).equal(10);
	});

	it('keeps its place by its last use when nobody wanted it after all', async () => {
		const trial = new TrialPool({ max: 3, validateAfterIdle: 100 });
		const [a, b] = await trial.getMany(2);
		a?.release();
		await trial.clock.pass(200);
		const controller = new AbortController();
		trial.ask({ signal: controller.signal });
		controller.abort();
		b?.release();
		await trial.checkSays(true);
		expect((await trial.get()).value.id, 'the fresh one, unasked').equal(2);
		expect(trial.checks).lengthOf(0);
	});

	it('is ended when the pool was reset, or closed, while it was asked', async () => {
		const trial = await stale();
		trial.ask();
		trial.pool.reset();
		await trial.checkSays(true);
		expect(trial.reasons).deep.equal(['epoch']);
		await trial.dialOk();
		await trial.clock.pass(1);
		const other = await stale();
		const request = other.ask();
		const closed = other.pool.close(1000);
		await settle();
		expect(request.error).property('code', 'CLOSED');
		await other.checkSays(true);
		await closed;
		expect(other.reasons).deep.equal(['closed']);
	});
});

describe('a reset', () => {
	it('closes what is idle now, and what is lent when it comes back', async () => {
		const trial = new TrialPool({ max: 3 });
		const [a, b] = await trial.getMany(2);
		a?.release();
		trial.pool.reset();
		expect(trial.reasons).deep.equal(['epoch']);
		expect(b?.released).equal(false);
		const fresh = await trial.get();
		b?.release();
		fresh.release();
		await settle();
		expect(trial.reasons).deep.equal(['epoch', 'epoch']);
		expect(trial.pool.stats()).include({ epoch: 1, idle: 1, total: 1 });
	});
});
