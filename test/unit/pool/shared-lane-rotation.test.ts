import { expect } from 'chai';
import { ConnectionLostError } from '../../../src/index.ts';
import { type Asked, ask } from '../../support/connection/asked.ts';
import { gets, laneWith, type TestLane, welcome } from '../../support/connection/lanes.ts';
import type { MemoryWire } from '../../support/connection/memory-wire.ts';
import { VirtualClock } from '../../support/connection/virtual-clock.ts';

const LIFETIME = 100_000;
const outcomes = (all: readonly Asked[]): string[] => all.map((each) => each.outcome);
/** Next ticks run, which are real under the virtual clock. */
const ticks = (): Promise<void> => new Promise((resolve) => process.nextTick(() => process.nextTick(resolve)));

describe('the lifetime of a shared connection', () => {
	let clock: VirtualClock;
	const lanes: TestLane[] = [];

	beforeEach(() => {
		clock = new VirtualClock().install();
	});
	afterEach(() => {
		clock.restore();
		for (const { lane } of lanes.splice(0)) lane.destroy();
	});

	async function readyLane(changes: Parameters<typeof laneWith>[0] = {}): Promise<TestLane> {
		// Signs of life and the watchdog are not what this is about.
		const patient = { staleAfter: 1e9, responseTimeout: 1e9, stallTimeout: 1e9, connectTimeout: 1e9, maxWait: 1e9 };
		const opened = laneWith({ ...patient, maxLifetime: LIFETIME, ...changes });
		lanes.push(opened);
		const connected = opened.lane.connect();
		await ticks();
		welcome(opened);
		await connected;
		return opened;
	}
	const wire = ({ wires }: TestLane, at: number): MemoryWire => wires[at] as MemoryWire;
	/** Lets the lifetime pass: a new connection is dialled. */
	async function age(opened: TestLane): Promise<void> {
		const before = opened.wires.length;
		clock.advance(LIFETIME);
		await ticks();
		expect(opened.wires).lengthOf(before + 1);
	}

	it('ends between nine tenths of it and all of it, each at a time of its own', async () => {
		const ends: number[] = [];
		for (let i = 0; i < 20; i++) {
			const opened = await readyLane();
			const born = clock.now;
			clock.advance(LIFETIME * 0.9 - 1);
			expect(opened.wires).lengthOf(1);
			while (opened.wires.length < 2) clock.advance(LIFETIME / 100);
			ends.push(clock.now - born);
		}
		expect(Math.max(...ends)).most(LIFETIME * 1.01);
		expect(new Set(ends).size).least(3);
	});

	it('brings a new one, which has a lifetime too, and nobody notices', async () => {
		const opened = await readyLane();
		for (const turn of [1, 2, 3]) {
			const [before] = opened.send(ask('INCR', `before${turn}`));
			await ticks();
			wire(opened, turn - 1).say(':1\r\n');
			await age(opened);
			welcome(opened);
			await ticks();
			expect(wire(opened, turn - 1).destroyed).equal(true);
			const [after] = opened.send(ask('INCR', `after${turn}`));
			await ticks();
			expect(wire(opened, turn).lines).deep.equal([`INCR after${turn}`]);
			wire(opened, turn).say(':1\r\n');
			wire(opened, turn).forget();
			expect(outcomes([before, after] as Asked[])).deep.equal(['resolved 1', 'resolved 1']);
		}
		expect(opened.lane.stats()).include({ losses: 0, resent: 0, total: 1, waiting: 0 });
	});

	it('of 0 has no end', async () => {
		const opened = await readyLane({ maxLifetime: 0 });
		clock.advance(2 ** 31);
		await ticks();
		expect(opened.wires).lengthOf(1);
	});

	it('ends while commands are in flight, and none is lost or doubled, nor overtakes another', async () => {
		const opened = await readyLane();
		const [old] = opened.wires as [MemoryWire];
		const all = opened.send(ask('INCR', 'a'), ask('SET', 'b', 1), ...gets('c'));
		await ticks();
		await age(opened);
		// The new one is not up: the old one takes what comes.
		all.push(...opened.send(ask('INCR', 'd')));
		await ticks();
		expect(old.lines).deep.equal(['INCR a', 'SET b 1', 'GET c', 'INCR d']);
		const fresh = welcome(opened);
		all.push(...opened.send(ask('INCR', 'e'), ...gets('f')));
		await ticks();
		old.say(':1\r\n+OK\r\n');
		await ticks();
		// Something is still owed: what came last waits.
		expect(fresh.lines).deep.equal([]);
		old.say('$1\r\nC\r\n:4\r\n');
		await ticks();
		expect(old.destroyed).equal(true);
		expect(old.lines).deep.equal(['INCR a', 'SET b 1', 'GET c', 'INCR d']);
		expect(fresh.lines).deep.equal(['INCR e', 'GET f']);
		fresh.say(':5\r\n$1\r\nF\r\n');
		expect(outcomes(all)).deep.equal(['1', 'OK', 'C', '4', '5', 'F'].map((value) => `resolved ${value}`));
		expect(opened.lane.stats()).include({ losses: 0, resent: 0 });
	});

	it('ends while commands are in flight, and the old one breaks before it has answered: that is a loss', async () => {
		const opened = await readyLane();
		const [incr, get] = opened.send(ask('INCR', 'a'), ...gets('b'));
		await ticks();
		await age(opened);
		wire(opened, 0).emit('error', new Error('ECONNRESET'));
		expect(incr?.error).instanceof(ConnectionLostError).include({ written: true, maybeExecuted: true });
		const fresh = wire(opened, 1);
		welcome(opened);
		await ticks();
		expect(fresh.lines).deep.equal(['GET b']);
		fresh.say('$1\r\nB\r\n');
		expect(get?.outcome).equal('resolved B');
		expect(opened.wires).lengthOf(2);
	});

	it('ends later where there is no room for a second one beside it', async () => {
		let room = false;
		const opened = await readyLane({ hasRoom: () => room });
		clock.advance(LIFETIME * 2);
		await ticks();
		expect(opened.wires).lengthOf(1);
		room = true;
		clock.advance(2000);
		await ticks();
		expect(opened.wires).lengthOf(2);
		welcome(opened);
		await ticks();
		expect(wire(opened, 0).destroyed).equal(true);
	});

	it('ends later where the new one was given up because the old one fell silent, and spoke again', async () => {
		const opened = await readyLane({ staleAfter: 1000, probeTimeout: 100 });
		await age(opened);
		// The new one is still being made when somebody has to ask whether the old one lives.
		const [incr] = opened.send(ask('INCR', 'a'));
		await ticks();
		wire(opened, 0).say('+PONG\r\n');
		await ticks();
		wire(opened, 0).say(':1\r\n');
		expect(incr?.outcome).equal('resolved 1');
		clock.advance(5000);
		await ticks();
		welcome(opened);
		await ticks();
		expect(wire(opened, 0).destroyed).equal(true);
		const [next] = opened.send(ask('INCR', 'a'));
		await ticks();
		opened.wires.at(-1)?.say(':2\r\n');
		expect(next?.outcome).equal('resolved 2');
	});

	it('ends later where no other can be had', async () => {
		const opened = await readyLane();
		await age(opened);
		wire(opened, 1).emit('error', new Error('ECONNREFUSED'));
		await ticks();
		const [get] = opened.send(...gets('a'));
		await ticks();
		wire(opened, 0).say('$1\r\nA\r\n');
		expect(get?.outcome).equal('resolved A');
		// Not a lifetime later.
		clock.advance(1000);
		await ticks();
		expect(opened.wires).lengthOf(3);
	});

	it('does not keep a doubt from having a rival of its own', async () => {
		const opened = await readyLane({ staleAfter: 1000, probeTimeout: 100 });
		await age(opened);
		const [incr] = opened.send(ask('INCR', 'a'));
		await ticks();
		clock.advance(101);
		await ticks();
		expect(opened.wires).lengthOf(3);
		expect(wire(opened, 1).destroyed).equal(true);
		welcome(opened);
		await ticks();
		expect(wire(opened, 0).destroyed).equal(true);
		expect(wire(opened, 2).lines).deep.equal(['INCR a']);
		wire(opened, 2).say(':1\r\n');
		expect(incr?.outcome).equal('resolved 1');
	});
});
