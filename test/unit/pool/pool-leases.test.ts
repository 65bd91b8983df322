import { expect } from 'chai';
import { PoolDeadlockError, PoolTimeoutError } from '../../../src/core/errors.ts';
import type { Owner } from '../../../src/pool/pool-options.ts';
import { TrialPool } from '../../support/pool/trial-pool.ts';
import { settle } from '../../support/pool/virtual-clock.ts';

const inside = (parent: Owner | undefined): Owner => ({ parent });

describe('a lease', () => {
	it('ends once, however often it is ended', async () => {
		const trial = new TrialPool();
		const held = await trial.get();
		let told = 0;
		held.onRevoked = () => told++;
		held.release();
		held.release();
		held.discard();
		held.revoke();
		expect(trial.pool.stats()).include({ released: 1, idle: 1, total: 1 });
		const again = await trial.get();
		held.discard();
		expect(told).equal(0);
		expect(again.released, 'the next lease of the same resource').equal(false);
	});

	it('tells its own holder that it is revoked, not the one before, nor for the one before', async () => {
		const trial = new TrialPool();
		const told: string[] = [];
		const first = await trial.get();
		first.onRevoked = () => told.push('first, while it was lent');
		first.release();
		first.onRevoked = () => told.push('first, afterwards');
		const second = await trial.get();
		first.onRevoked = () => told.push('first, too late');
		expect(second.value).equal(first.value);
		second.revoke();
		expect(told).deep.equal([]);
		const third = await trial.get();
		third.onRevoked = () => told.push('third');
		third.revoke();
		expect(told).deep.equal(['third']);
	});

	it('that is discarded takes its resource along: it counts until it is gone', async () => {
		const trial = new TrialPool({ max: 1 });
		trial.endsAtOnce = false;
		const held = await trial.get();
		const request = trial.ask();
		held.discard();
		await settle();
		expect(trial.ends[0]).include({ reason: 'broken' });
		expect(trial.pool.stats()).include({ closing: 1, total: 1, waiting: 1 });
		expect(trial.dials, 'its place is taken').lengthOf(0);
		await trial.endNext();
		await trial.dialOk();
		expect(request.held?.value.id).equal(2);
	});

	it('of a dead resource is not kept on return', async () => {
		const trial = new TrialPool();
		const held = await trial.get();
		held.value.alive = false;
		trial.pool.lost(held.value);
		expect(held.released, 'its holder finds out by itself').equal(false);
		held.release();
		expect(trial.reasons).deep.equal(['dead']);
	});

	it('is told of in order: what it waited, how long it was held', async () => {
		const trial = new TrialPool({ max: 1 });
		const held = await trial.get();
		trial.ask();
		await trial.clock.pass(30);
		held.discard();
		await settle();
		await trial.dialOk();
		expect(trial.events.map(({ kind }) => kind)).deep.equal([
			'created',
			'acquired',
			'released',
			'closed',
			'created',
			'acquired',
		]);
		expect(trial.of('released')[0]).include({ held: 30 });
		expect(trial.of('acquired')[1]).include({ waited: 30 });
		expect(trial.pool.stats()).include({ waitTime: 30, longestWait: 30, created: 2, closed: 1 });
	});

	it('that is the last one out makes the pool quiet, once', async () => {
		const trial = new TrialPool();
		const [a, b] = await trial.getMany(2);
		a?.release();
		expect(trial.of('quiet')).lengthOf(0);
		const request = trial.ask();
		b?.release();
		await settle();
		request.held?.release();
		expect(trial.of('quiet')).lengthOf(1);
		trial.pool.evict();
		trial.pool.reset();
		trial.pool.wake();
		await settle();
		expect(trial.of('quiet')).lengthOf(1);
	});
});

describe('a lease that is out for long', () => {
	/** A name to look for in stacks. */
	function theOneWhoForgets(trial: TrialPool) {
		return trial.ask({ label: 'forgotten' });
	}

	it('is reported once: who, since when, from where, how many are out', async () => {
		const trial = new TrialPool({ leakThreshold: 100 });
		const request = theOneWhoForgets(trial);
		await trial.dialOk();
		await trial.clock.pass(50);
		await trial.get({ label: 'other' });
		await trial.clock.pass(49);
		expect(trial.of('leak')).lengthOf(0);
		await trial.clock.pass(1);
		const [report] = trial.of('leak');
		expect(report?.leak).include({ label: 'forgotten', age: 100, idle: 0, count: 2 });
		expect(report?.leak.stack).contain('theOneWhoForgets');
		await trial.clock.pass(100_000);
		expect(trial.of('leak').map(({ leak }) => leak.label)).deep.equal(['forgotten', 'other']);
		request.held?.release();
		expect(trial.clock.size).equal(0);
	});

	it('is reported with the stack of its acquire also when it waited, and when it was there at once', async () => {
		const trial = new TrialPool({ max: 1, leakThreshold: 100 });
		const held = await trial.get();
		const waited = theOneWhoForgets(trial);
		held.release();
		await trial.clock.pass(100);
		expect(trial.of('leak')[0]?.leak.stack).contain('theOneWhoForgets');
		waited.held?.release();
		theOneWhoForgets(trial);
		await trial.clock.pass(100);
		expect(trial.of('leak')[1]?.leak.stack).contain('theOneWhoForgets');
	});

	it('is not reported when it came back in time, nor its successor too early', async () => {
		const trial = new TrialPool({ max: 1, leakThreshold: 100 });
		const held = await trial.get({ label: 'first' });
		trial.ask({ label: 'second' });
		await trial.clock.pass(99);
		held.release();
		await trial.clock.pass(99);
		expect(trial.of('leak')).lengthOf(0);
		await trial.clock.pass(1);
		expect(trial.of('leak').map(({ leak }) => leak.label)).deep.equal(['second']);
	});

	it('may be released by whoever hears of it, and its successor is watched on its own', async () => {
		const trial: TrialPool = new TrialPool(
			{ max: 1, leakThreshold: 100, maxLeaseTime: 1000 },
			{
				event: (event) => {
					trial.events.push(event);
					if (event.kind === 'leak') held?.release();
				},
			},
		);
		const held = await trial.get({ label: 'first' });
		const second = trial.ask({ label: 'second' });
		await trial.clock.pass(110);
		expect(second.held?.released).equal(false);
		second.held?.release();
		expect(trial.clock.size).equal(0);
		await trial.clock.pass(5000);
		expect(trial.of('leak').map(({ leak }) => leak.label)).deep.equal(['first']);
	});

	it('keeps no stack when nobody asked for reports', async () => {
		const trial = new TrialPool();
		await trial.get();
		expect(trial.pool.holders()[0]).include({ stack: undefined });
		expect(trial.clock.size).equal(0);
	});

	it('is revoked, its resource closed, its capacity given on; its holder is told', async () => {
		const trial = new TrialPool({ max: 1, maxLeaseTime: 100 });
		const held = await trial.get();
		let told = 0;
		held.onRevoked = () => told++;
		const request = trial.ask();
		await trial.clock.pass(99);
		expect(held.released).equal(false);
		await trial.clock.pass(1);
		expect([held.released, told]).deep.equal([true, 1]);
		expect(trial.reasons).deep.equal(['revoked']);
		await trial.dialOk();
		expect(request.held?.value.id).equal(2);
		held.release();
		expect(trial.pool.stats()).include({ released: 1, busy: 1 });
	});

	it('is revoked whatever its holder throws, and does not tell one who gave it back', async () => {
		const trial = new TrialPool({ maxLeaseTime: 100 });
		const [a, b] = await trial.getMany(2);
		let told = 0;
		for (const held of [a, b]) {
			if (held !== undefined)
				held.onRevoked = () => {
					told++;
					throw new Error('its affair');
				};
		}
		b?.release();
		await trial.clock.pass(100);
		expect(told).equal(1);
		expect(trial.pool.stats()).include({ busy: 0, idle: 1, total: 1 });
	});

	it('is reported, then revoked, each in its time', async () => {
		const trial = new TrialPool({ leakThreshold: 100, maxLeaseTime: 150 });
		const held = await trial.get();
		await trial.clock.pass(100);
		expect([trial.of('leak').length, held.released]).deep.equal([1, false]);
		await trial.clock.pass(50);
		expect(held.released).equal(true);
	});
});

describe('a pool that runs out of time', () => {
	it('says what it has, who holds it, and that all of it is idle', async () => {
		const trial = new TrialPool({ max: 2, acquireTimeout: 500, leakThreshold: 1e6 });
		const first = await trial.get({ label: 'import' });
		await trial.clock.pass(250);
		const second = await trial.get();
		first.value.idleFor = 40;
		second.value.idleFor = 1e9;
		const request = trial.ask({ label: 'inner' });
		await trial.clock.pass(499);
		expect(request.error).equal(undefined);
		await trial.clock.pass(1);
		const { error } = request;
		expect(error).instanceOf(PoolTimeoutError);
		expect(error?.message).equal(
			'No connection within 500 ms: total 2, idle 0, busy 2, creating 0, waiting 1; ' +
				'held by import (held 750 ms, idle 40 ms), unnamed (held 500 ms, idle 500 ms); ' +
				'all of them are idle: is a lease acquired inside another one?',
		);
		const { holders, stats, cause } = error as PoolTimeoutError;
		expect(holders.map(({ label, age, idle }) => ({ label, age, idle }))).deep.equal([
			{ label: 'import', age: 750, idle: 40 },
			{ label: undefined, age: 500, idle: 500 },
		]);
		expect(holders[0]?.stack).contain('pool-leases.test');
		expect(stats).include({ total: 2, busy: 2, waiting: 1, epoch: 0 });
		expect(cause).equal(undefined);
		expect(trial.pool.stats()).include({ timeouts: 1, waiting: 0 });
	});

	it('does not speak of a nested lease when one of them is at work', async () => {
		const trial = new TrialPool({ max: 2, acquireTimeout: 500 });
		const [a] = await trial.getMany(2);
		if (a !== undefined) a.value.idleFor = undefined;
		const request = trial.ask();
		await trial.clock.pass(500);
		expect(request.error?.message).match(/held by unnamed \(held 500 ms\), unnamed \(held 500 ms, idle 0 ms\)$/);
	});

	it('names ten holders at most, the longest first', async () => {
		const trial = new TrialPool({ max: 12, acquireTimeout: 10 });
		for (let i = 0; i < 12; i++) {
			await trial.get({ label: `h${i}` });
			await trial.clock.pass(1);
		}
		const request = trial.ask();
		await trial.clock.pass(10);
		const { message, holders } = request.error as PoolTimeoutError;
		expect(message.match(/h\d+/g)).deep.equal(Array.from({ length: 10 }, (_, i) => `h${i}`));
		expect(holders).lengthOf(12);
	});

	it('takes the time of the acquire before its own; 0 is none', async () => {
		const trial = new TrialPool({ max: 1, acquireTimeout: 50 });
		await trial.get();
		const [own, short, never] = [trial.ask(), trial.ask({ timeout: 10 }), trial.ask({ timeout: 0 })];
		await trial.clock.pass(10);
		expect(short?.error).property('code', 'POOL_TIMEOUT');
		await trial.clock.pass(40);
		expect(own?.error).property('code', 'POOL_TIMEOUT');
		await trial.clock.pass(1e9);
		expect(never?.settlements).equal(0);
	});

	it('does not give what comes later to who gave up, and keeps it', async () => {
		const trial = new TrialPool({ max: 1, acquireTimeout: 50 });
		const request = trial.ask();
		await trial.clock.pass(50);
		await trial.dialOk();
		expect(request).include({ settlements: 1, held: undefined });
		expect(trial.pool.stats()).include({ idle: 1 });
	});

	it('gives its capacity back with maxLeaseTime: two leases that leak, and the third comes', async () => {
		const trial = new TrialPool({ max: 2, acquireTimeout: 500, maxLeaseTime: 300 });
		await trial.getMany(2);
		const third = trial.ask();
		await trial.clock.pass(300);
		await trial.dialOk();
		expect(third.held?.value.id).equal(3);
	});
});

describe('leases inside leases', () => {
	it('are refused where everybody waits for one more: the newest of them', async () => {
		const trial = new TrialPool({ max: 2 });
		const [a, b] = [inside(undefined), inside(undefined)];
		const first = await trial.get({ owner: a, label: 'a' });
		await trial.get({ owner: b, label: 'b' });
		const innerA = trial.ask({ owner: inside(a) });
		await settle();
		expect(innerA.error).equal(undefined);
		const innerB = trial.ask({ owner: inside(b) });
		await settle();
		expect(innerB.error).instanceOf(PoolDeadlockError).property('code', 'POOL_DEADLOCK');
		expect(innerB.error?.message).match(
			/^Every connection is held by somebody who waits for another: .*held by a .*, b /,
		);
		expect((innerB.error as PoolDeadlockError).holders).lengthOf(2);
		expect(innerA.error).equal(undefined);
		first.release();
		await settle();
		expect(innerA.held?.value.id).equal(1);
	});

	it('are found through those in between', async () => {
		const trial = new TrialPool({ max: 1 });
		const outer = inside(undefined);
		await trial.get({ owner: outer });
		const request = trial.ask({ owner: inside(inside(outer)) });
		await settle();
		expect(request.error).property('code', 'POOL_DEADLOCK');
	});

	it('are found when a grant completes the circle', async () => {
		const trial = new TrialPool({ max: 2 });
		const [a, c] = [inside(undefined), inside(undefined)];
		await trial.get({ owner: a });
		const taker = trial.ask({ owner: c });
		const innerC = trial.ask({ owner: inside(c) });
		const innerA = trial.ask({ owner: inside(a) });
		await trial.dialOk();
		expect(taker.held?.value.id).equal(2);
		expect([innerC.error, innerA.error?.name]).deep.equal([undefined, 'PoolDeadlockError']);
	});

	it('are found when the shared bound has no room for more', async () => {
		const trial = new TrialPool({ max: 10 });
		trial.room = 1;
		const outer = inside(undefined);
		await trial.get({ owner: outer });
		const request = trial.ask({ owner: inside(outer) });
		await settle();
		expect(request.error).property('code', 'POOL_DEADLOCK');
	});

	it('are no deadlock while one holder is free to come back, or more can be made', async () => {
		const trial = new TrialPool({ max: 3 });
		const [a, b] = [inside(undefined), inside(undefined)];
		await trial.get({ owner: a });
		await trial.get({ owner: b });
		const innerA = trial.ask({ owner: inside(a) });
		const innerB = trial.ask({ owner: inside(b) });
		await settle();
		expect([innerA.error, innerB.error], 'a third is dialled').deep.equal([undefined, undefined]);
		await trial.dialOk();
		expect(innerA.held?.value.id).equal(3);
		expect(innerB.error, 'its inner one holds a resource and waits for nothing').equal(undefined);
		const nameless = new TrialPool({ max: 1 });
		await nameless.get();
		const request = nameless.ask({ owner: inside(a) });
		await settle();
		expect(request.error, 'a holder without an owner').equal(undefined);
	});
});
