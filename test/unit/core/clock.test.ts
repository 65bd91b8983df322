/** The real clock: its beat goes on while the process can run timers, and stands still while it cannot. */
import { expect } from 'chai';
import { realClock } from '../../../src/core/clock.ts';

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

	it('starts anew for whoever asks after a pause', async () => {
		const pause = (): Promise<void> => new Promise((resolve) => void realClock.after(250, resolve, true));
		await pause();
		const before = realClock.beat();
		expect(realClock.beat()).equal(before);
		await pause();
		expect(realClock.beat()).not.equal(before);
	});
});
