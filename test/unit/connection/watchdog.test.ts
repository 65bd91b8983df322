import { expect } from 'chai';
import { Watchdog } from '../../../src/connection/watchdog.ts';
import { VirtualClock } from '../../support/connection/virtual-clock.ts';

interface Watched {
	readonly dog: Watchdog;
	readonly host: { due: number; mayTake: number };
	/** `doubt 1000`, `condemn 5000`, `beat`, in order. */
	readonly heard: string[];
}

describe('Watchdog', () => {
	let clock: VirtualClock;
	beforeEach(() => {
		clock = new VirtualClock().install();
	});
	afterEach(() => clock.restore());

	function watched(): Watched {
		const host = { due: 0, mayTake: 0 };
		const heard: string[] = [];
		const dog: Watchdog = new Watchdog(
			{ responseTimeout: 1000, stallTimeout: 5000, staleAfter: 3000 },
			{
				pending: () => host.due,
				allowance: () => host.mayTake,
				doubt: (silence) => void heard.push(`doubt ${silence}`),
				condemn: (silence) => void heard.push(`condemn ${silence}`),
				beat: () => {
					heard.push('beat');
					host.due++;
					dog.due();
				},
			},
		);
		return { dog, host, heard };
	}

	it('sets no timer before a reply is due, and none that keeps the process alive', () => {
		const { dog, host } = watched();
		expect(clock.timers()).equal(0);
		host.due = 1;
		dog.due();
		expect(clock.timers()).equal(1);
		expect(clock.timers(true)).equal(0);
	});

	it('sets one timer for any number of commands', () => {
		const { dog, host } = watched();
		for (let i = 0; i < 10_000; i++) {
			host.due = 1;
			dog.due();
			dog.heard();
			host.due = 0;
		}
		expect(clock.timers()).equal(1);
		clock.advance(1001);
		expect(clock.timers()).equal(0);
	});

	it('doubts a silence of the response timeout, again and again, and condemns one of the stall timeout', () => {
		const { dog, host, heard } = watched();
		host.due = 1;
		dog.due();
		clock.advance(999);
		expect(heard).deep.equal([]);
		clock.advance(4001);
		expect(heard.map((each) => each.split(' ')[0])).deep.equal(['doubt', 'doubt', 'doubt', 'doubt', 'condemn']);
	});

	it('is content with bytes, whosever they are', () => {
		const { dog, host, heard } = watched();
		host.due = 3;
		dog.due();
		for (let i = 0; i < 20; i++) {
			clock.advance(900);
			dog.heard();
		}
		expect(heard).deep.equal([]);
		clock.advance(1001);
		expect(heard).lengthOf(1);
	});

	it('counts from when the reply fell due, not from the last bytes', () => {
		const { dog, host, heard } = watched();
		clock.advance(100_000);
		host.due = 1;
		dog.due();
		clock.advance(990);
		expect(heard).deep.equal([]);
	});

	it('gives a command the time that it has by its own words', () => {
		const { dog, host, heard } = watched();
		host.due = 1;
		host.mayTake = 20_000;
		dog.due();
		clock.advance(20_900);
		expect(heard).deep.equal([]);
		clock.advance(200);
		expect(heard).lengthOf(1);
		host.mayTake = Number.POSITIVE_INFINITY;
		clock.advance(1e6);
		expect(heard).lengthOf(1);
	});

	it('looks at the bytes that wait in the kernel before it says anything: a frozen process', () => {
		const { dog, host, heard } = watched();
		host.due = 1;
		dog.due();
		clock.jump(60_000);
		clock.runTimers();
		// The poll phase comes between the timer and the second immediate.
		dog.heard();
		host.due = 0;
		clock.runImmediates();
		expect(heard).deep.equal([]);
	});

	it('asks a resting connection for a sign of life, and a lent one never', () => {
		const { dog, host, heard } = watched();
		dog.rest(true);
		clock.advance(3000);
		expect(heard).deep.equal(['beat']);
		dog.heard();
		host.due = 0;
		clock.advance(3000);
		expect(heard).deep.equal(['beat', 'beat']);
		dog.heard();
		host.due = 0;
		dog.rest(false);
		clock.advance(100_000);
		expect(heard).deep.equal(['beat', 'beat']);
	});

	it('asks nothing while there is traffic', () => {
		const { dog, heard } = watched();
		dog.rest(true);
		for (let i = 0; i < 50; i++) {
			clock.advance(2000);
			dog.heard();
		}
		expect(heard).deep.equal([]);
	});

	it('leaves no timer when it is stopped', () => {
		const { dog, host } = watched();
		dog.rest(true);
		host.due = 1;
		dog.due();
		dog.stop();
		expect(clock.timers()).equal(0);
	});

	it('tells a silence by the clock that says more', () => {
		const { dog } = watched();
		clock.advance(500);
		expect(dog.silence).at.least(500);
		dog.heard();
		expect(dog.silence).below(500);
		const real = Date.now;
		try {
			// The monotonic clock of some machines stands still while they are suspended.
			Date.now = () => real() + 3_600_000;
			expect(dog.silence).at.least(3_500_000);
			Date.now = () => real() - 3_600_000;
			clock.advance(300);
			expect(dog.silence).equal(300);
		} finally {
			Date.now = real;
		}
	});
});
