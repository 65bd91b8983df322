import { expect } from 'chai';
import { Deadlines, type Expiring, monotonic } from '../../../src/core/deadlines.ts';
import { VirtualClock } from '../../support/connection/virtual-clock.ts';

class Entry implements Expiring {
	readonly name: string;
	settled = false;
	deadline = 0;
	constructor(name: string) {
		this.name = name;
	}
}

describe('Deadlines', () => {
	let clock: VirtualClock;
	let expired: string[];
	let deadlines: Deadlines<Entry>;

	beforeEach(() => {
		clock = new VirtualClock().install();
		expired = [];
		deadlines = new Deadlines((entry) => {
			entry.settled = true;
			expired.push(entry.name);
		});
	});
	afterEach(() => clock.restore());

	function add(name: string, timeout: number): Entry {
		const entry = new Entry(name);
		deadlines.add(entry, timeout);
		return entry;
	}

	it('never expires an entry early, and a coarse timer late at most', () => {
		add('a', 100);
		clock.advance(99);
		expect(expired).deep.equal([]);
		clock.advance(2);
		expect(expired).deep.equal(['a']);
	});

	it('expires entries of one timeout in the order in which they came', () => {
		for (const name of ['a', 'b', 'c']) add(name, 50);
		clock.advance(60);
		expect(expired).deep.equal(['a', 'b', 'c']);
	});

	it('expires the shorter of two timeouts first, whichever came first', () => {
		add('long', 500);
		add('short', 50);
		add('middle', 200);
		clock.advance(60);
		expect(expired).deep.equal(['short']);
		clock.advance(1000);
		expect(expired).deep.equal(['short', 'middle', 'long']);
	});

	it('leaves alone what settled in time', () => {
		const settled = add('settled', 50);
		add('late', 50);
		settled.settled = true;
		clock.advance(100);
		expect(expired).deep.equal(['late']);
	});

	it('uses one timer, however many entries and timeouts there are', () => {
		for (let i = 0; i < 1000; i++) add(`${i}`, 50 + (i % 10));
		expect(clock.timers()).equal(1);
	});

	it('keeps no process alive by itself', () => {
		add('a', 50);
		expect(clock.timers()).equal(1);
		expect(clock.timers(true)).equal(0);
	});

	it('lets reads go first: an entry whose reply is read in the same turn does not expire', () => {
		const entry = add('answered', 50);
		clock.jump(10_000);
		clock.runTimers();
		// The timer has run, as after a freeze; now the event loop polls, and the reply is there.
		entry.settled = true;
		clock.runImmediates();
		expect(expired).deep.equal([]);
	});

	it('expires nothing behind the moment at which the timer ran', () => {
		add('a', 50);
		clock.jump(60);
		clock.runTimers();
		// Comes between the timer and the sweep that it put off.
		add('b', 20);
		clock.runImmediates();
		expect(expired).deep.equal(['a']);
		clock.advance(30);
		expect(expired).deep.equal(['a', 'b']);
	});

	it('takes timeouts that are longer than a timer of Node can be', () => {
		const days = 24 * 3600 * 1000;
		add('far', 60 * days);
		clock.advance(59 * days);
		expect(expired).deep.equal([]);
		clock.advance(2 * days);
		expect(expired).deep.equal(['far']);
	});

	it('takes an entry that is added while another one expires', () => {
		deadlines = new Deadlines((entry) => {
			expired.push(entry.name);
			entry.settled = true;
			if (entry.name === 'a') add('again', 50);
		});
		add('a', 50);
		clock.advance(60);
		expect(expired).deep.equal(['a']);
		clock.advance(60);
		expect(expired).deep.equal(['a', 'again']);
	});

	it('forgets everything on clear, also between the timer and its sweep', () => {
		add('a', 50);
		deadlines.clear();
		expect(clock.timers()).equal(0);
		add('b', 50);
		clock.jump(100);
		clock.runTimers();
		deadlines.clear();
		clock.runImmediates();
		clock.advance(1000);
		expect(expired).deep.equal([]);
	});

	it('works on after clear', () => {
		add('a', 50);
		deadlines.clear();
		add('b', 50);
		clock.advance(60);
		expect(expired).deep.equal(['b']);
	});

	it('holds no settled entries but those behind an unsettled one', () => {
		const refs: Array<WeakRef<Entry>> = [];
		const fill = (): void => {
			for (let i = 0; i < 10_000; i++) {
				const entry = add(`${i}`, 60_000);
				entry.settled = true;
				if (i % 1000 === 0) refs.push(new WeakRef(entry));
			}
		};
		fill();
		const { gc } = globalThis as { gc?: () => void };
		// The last entry stays until the next one comes; without --expose-gc only the timer can be looked at.
		if (gc !== undefined) {
			gc();
			expect(refs.filter((each) => each.deref() !== undefined)).lengthOf.at.most(1);
		}
		clock.advance(61_000);
		expect(expired).deep.equal([]);
		expect(clock.timers()).equal(0);
	});
});

describe('monotonic', () => {
	it('is a whole number that does not step back', () => {
		let last = monotonic();
		for (let i = 0; i < 1000; i++) {
			const next = monotonic();
			expect(next).at.least(last);
			expect(Number.isInteger(next)).equal(true);
			last = next;
		}
	});
});
