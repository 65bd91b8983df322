/** The real clock is that of performance.now(). Its beat goes on while the process can run timers, and stands still while it cannot. */
import { mock } from 'node:test';
import { expect } from 'chai';
import { bareNow, realClock } from '../../../src/core/clock.ts';

describe('the beat of the clock', () => {
	it('is another one after 100 ms in which timers ran', async () => {
		const before = realClock.beat();
		await new Promise<void>((resolve) => void realClock.after(150, resolve, true));
		expect(realClock.beat()).not.equal(before);
	});

	it('stays where it is while the process is busy', () => {
		const before = realClock.beat();
		const end = realClock.now() + 250;
		while (realClock.now() < end);
		expect(realClock.beat()).equal(before);
	});

	it('goes on after a test that had timers of its own', async () => {
		await new Promise<void>((resolve) => void realClock.after(250, resolve, true));
		mock.timers.enable({ apis: ['setTimeout'] });
		const before = realClock.beat();
		mock.timers.reset();
		await new Promise<void>((resolve) => void realClock.after(150, resolve, true));
		expect(realClock.beat()).not.equal(before);
	});

	it('starts anew for whoever asks after a pause', async () => {
		const pause = (): Promise<void> => new Promise((resolve) => void realClock.after(250, resolve, true));
		await pause();
		const before = realClock.beat();
		expect(realClock.beat()).equal(before);
		await pause();
		expect(realClock.beat()).not.equal(before);
	});
});

type Performance = typeof globalThis.performance;

describe('the time of the clock', () => {
	const real = globalThis.performance;
	const withTiming = (get: () => number): Performance =>
		({ now: () => real.now(), nodeTiming: Object.defineProperty({}, 'duration', { get }) }) as unknown as Performance;

	it('is that of performance.now(), at any time', async () => {
		for (let round = 0; round < 20; round++) {
			const before = real.now();
			const time = realClock.now();
			expect(time).within(before, real.now());
			await new Promise((resolve) => setTimeout(resolve, 2));
		}
	});

	it('is read without a wrapper where Node has it so', () => {
		const now = (): number => real.now();
		expect(bareNow(withTiming(now))).equal(now);
		expect(bareNow(real)).equal(Object.getOwnPropertyDescriptor(real.nodeTiming, 'duration')?.get);
	});

	for (const [what, performance] of [
		['there is no such getter', { now: () => real.now() } as Performance],
		['there is nothing of the kind', { now: () => real.now(), nodeTiming: undefined } as unknown as Performance],
		[
			'it throws',
			withTiming(() => {
				throw new Error('not here');
			}),
		],
		['it is no getter', { now: () => real.now(), nodeTiming: { duration: real.now() } } as Performance],
		['it tells the time since something else', withTiming(() => real.now() - 1000)],
		[
			'it tells a moment that was written down',
			withTiming(
				(
					(time?: number) => () =>
						(time ??= real.now())
				)(),
			),
		],
		['it tells nothing', withTiming(() => Number.NaN)],
	] as const) {
		it(`is performance.now() where ${what}`, () => {
			const before = real.now();
			const now = bareNow(performance);
			expect(now()).within(before, real.now());
			expect(now()).within(before, real.now());
		});
	}
});
