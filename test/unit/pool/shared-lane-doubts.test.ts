import { expect } from 'chai';
import { ConnectionLostError } from '../../../src/index.ts';
import { type Asked, ask } from '../../support/connection/asked.ts';
import { gets, laneWith, readyLane, type TestLane, welcome } from '../../support/connection/lanes.ts';
import type { MemoryWire } from '../../support/connection/memory-wire.ts';
import { WELCOME } from '../../support/connection/memory-wire.ts';
import { ticks, VirtualClock } from '../../support/connection/virtual-clock.ts';

const bulk = (text: string): string => `$${text.length}\r\n${text}\r\n`;
const outcomes = (all: readonly Asked[]): string[] => all.map((each) => each.outcome);

describe('a shared connection in doubt', () => {
	let clock: VirtualClock;
	let opened: TestLane;
	const settings = { staleAfter: 1000, probeTimeout: 100, responseTimeout: 2000, stallTimeout: 9000, maxWait: 60_000 };

	beforeEach(async () => {
		clock = new VirtualClock().install();
		opened = await readyLane(settings, ticks);
	});
	afterEach(() => {
		clock.restore();
		opened.lane.destroy();
	});

	const wire = (at: number): MemoryWire => {
		const found = opened.wires[at];
		if (found === undefined) throw new Error(`There was no dial ${at}`);
		return found;
	};
	/** The clock goes on while the process stands still: no timer runs. */
	const freeze = (ms: number): void => clock.jump(ms);

	describe('that was silent for long before it is used', () => {
		it('gets the reads that come first, and the rest when it has said something', async () => {
			freeze(1500);
			const all = opened.send(...gets('a', 'b'), ask('SET', 'c', '1'), ...gets('d'));
			await ticks();
			expect(wire(0).lines).deep.equal(['GET a', 'GET b']);
			wire(0).say(bulk('A'));
			await ticks();
			expect(wire(0).lines).deep.equal(['GET a', 'GET b', 'SET c 1', 'GET d']);
			wire(0).say(`${bulk('B')}+OK\r\n${bulk('D')}`);
			expect(outcomes(all)).deep.equal(['resolved A', 'resolved B', 'resolved OK', 'resolved D']);
			clock.advance(500);
			expect(opened.wires).lengthOf(1);
		});

		it('is asked before it is trusted with a write', async () => {
			freeze(1500);
			const [incr, get] = opened.send(ask('INCR', 'n'), ...gets('a'));
			await ticks();
			expect(wire(0).lines).deep.equal(['PING']);
			wire(0).say('+PONG\r\n');
			await ticks();
			expect(wire(0).lines).deep.equal(['PING', 'INCR n', 'GET a']);
			wire(0).say(`:1\r\n${bulk('A')}`);
			expect(outcomes([incr, get] as Asked[])).deep.equal(['resolved 1', 'resolved A']);
		});

		it('is replaced when it says nothing: the write goes out once, on the new one', async () => {
			freeze(1500);
			const all = opened.send(...gets('a'), ask('INCR', 'n'), ...gets('b'));
			await ticks();
			expect(wire(0).lines).deep.equal(['GET a']);
			clock.advance(100);
			await ticks();
			expect(opened.wires).lengthOf(2);
			expect(wire(0).destroyed).equal(false);
			welcome(opened);
			await ticks();
			// Destroyed before the first write left.
			expect(wire(0).destroyed).equal(true);
			expect(wire(0).lines).deep.equal(['GET a']);
			expect(wire(1).lines).deep.equal(['GET a', 'INCR n', 'GET b']);
			wire(1).say(`${bulk('A')}:1\r\n${bulk('B')}`);
			expect(outcomes(all)).deep.equal(['resolved A', 'resolved 1', 'resolved B']);
			expect(opened.heard).deep.equal(['connected 1', 'disconnected 1', 'connected 2']);
		});

		it('is kept when it speaks before the new one does', async () => {
			freeze(1500);
			const [incr] = opened.send(ask('INCR', 'n'));
			await ticks();
			clock.advance(150);
			await ticks();
			expect(opened.wires).lengthOf(2);
			wire(0).say('+PONG\r\n');
			await ticks();
			expect(wire(1).destroyed).equal(true);
			wire(0).say(':1\r\n');
			expect(incr?.outcome).equal('resolved 1');
			expect(opened.heard).deep.equal(['connected 1']);
		});

		it('is given up also when no other can be had', async () => {
			freeze(1500);
			const [get] = opened.send(...gets('a'));
			await ticks();
			clock.advance(150);
			await ticks();
			wire(1).emit('error', new Error('ECONNREFUSED'));
			await ticks();
			expect(wire(0).destroyed).equal(true);
			expect(opened.heard[1]).equal('disconnected 1');
			// The read waits for the next dial.
			expect(get?.outcome).equal('pending');
			welcome(opened).say(bulk('A'));
			await ticks();
			wire(2).say(bulk('A'));
			await ticks();
			expect(get?.outcome).equal('resolved A');
		});

		it('may die meanwhile: the new one takes its place as it comes', async () => {
			freeze(1500);
			const [get] = opened.send(...gets('a'));
			await ticks();
			clock.advance(150);
			await ticks();
			wire(0).emit('error', new Error('ECONNRESET'));
			welcome(opened);
			await ticks();
			wire(1).say(bulk('A'));
			expect(get?.outcome).equal('resolved A');
			expect(opened.wires).lengthOf(2);
		});

		it('loses nothing with a client that closes', async () => {
			freeze(1500);
			const [incr] = opened.send(ask('INCR', 'n'));
			const closed = opened.lane.close(60_000);
			await ticks();
			wire(0).say('+PONG\r\n');
			await ticks();
			wire(0).say(':1\r\n');
			await ticks();
			wire(0).emit('close');
			await closed;
			expect(incr?.outcome).equal('resolved 1');
		});

		it('is trusted when it was busy all the time', async () => {
			for (let i = 0; i < 5; i++) {
				clock.advance(900);
				const [set] = opened.send(ask('SET', 'k', i));
				await ticks();
				wire(0).say('+OK\r\n');
				expect(set?.outcome).equal('resolved OK');
			}
			expect(wire(0).lines.filter((line) => line === 'PING')).deep.equal([]);
		});
	});

	for (const [what, changes] of Object.entries({ plainly: {}, withheld: { database: 3 } })) {
		it(`is watched from the first command on, which rode along with the handshake: ${what}`, async () => {
			const first = laneWith({ ...settings, ...changes });
			try {
				const [get, set] = first.send(...gets('a'), ask('SET', 'b', '1'));
				await ticks();
				const [old] = first.wires as [MemoryWire];
				old.say(what === 'plainly' ? WELCOME : WELCOME.replace(/(\+OK\r\n\+OK\r\n)$/, '+OK\r\n$1'));
				await ticks();
				expect(first.heard).deep.equal(['connected 1']);
				clock.advance(2001);
				await ticks();
				expect(first.wires).lengthOf(2);
				first.wires[1]?.emit('error', new Error('ECONNREFUSED'));
				await ticks();
				expect(old.destroyed).equal(true);
				expect(set?.error).instanceof(ConnectionLostError).include({ written: true, maybeExecuted: true });
				expect(get?.outcome).equal('pending');
			} finally {
				first.lane.destroy();
			}
		});
	}

	describe('that owes a reply and is silent', () => {
		/** A write is under way, and nothing comes. */
		async function silent(): Promise<Asked> {
			const [incr] = opened.send(ask('INCR', 'n'));
			await ticks();
			clock.advance(2001);
			await ticks();
			expect(opened.wires).lengthOf(2);
			return incr as Asked;
		}

		it('is given up when the server answers another one; what came meanwhile was held back', async () => {
			const incr = await silent();
			const [set] = opened.send(ask('SET', 'k', '1'));
			await ticks();
			expect(wire(0).lines).deep.equal(['INCR n']);
			welcome(opened);
			await ticks();
			expect(wire(1).lines).deep.equal(['PING']);
			wire(1).say('+PONG\r\n');
			await ticks();
			expect(wire(1).lines).deep.equal(['PING', 'CLIENT LIST ID 7']);
			wire(1).say(bulk('id=7 flags=N age=3'));
			// What the silent one may have said meanwhile goes first.
			expect(wire(0).destroyed).equal(false);
			clock.runImmediates();
			await ticks();
			expect(incr.error).instanceof(ConnectionLostError).include({ written: true, maybeExecuted: true });
			expect(wire(0).destroyed).equal(true);
			expect(wire(1).lines).deep.equal(['PING', 'CLIENT LIST ID 7', 'SET k 1']);
			wire(1).say('+OK\r\n');
			expect(set?.outcome).equal('resolved OK');
		});

		for (const [what, answer] of Object.entries({
			'a script runs': ['-BUSY running\r\n'],
			'it is loading': ['-LOADING data\r\n'],
			'it holds our connection up itself': ['+PONG\r\n', bulk('id=7 flags=b age=3')],
		})) {
			it(`is waited for while the server says that ${what}`, async () => {
				const incr = await silent();
				const [set] = opened.send(ask('SET', 'k', '1'));
				welcome(opened);
				await ticks();
				for (const each of answer) {
					wire(1).say(each);
					await ticks();
				}
				expect(wire(0).destroyed).equal(false);
				expect(wire(1).destroyed).equal(true);
				expect(wire(0).lines).deep.equal(['INCR n', 'SET k 1']);
				wire(0).say(':1\r\n+OK\r\n');
				expect(outcomes([incr, set as Asked])).deep.equal(['resolved 1', 'resolved OK']);
			});
		}

		it('is waited for while the server is as silent to others, up to the stall timeout', async () => {
			const incr = await silent();
			clock.advance(6000);
			await ticks();
			expect(incr.outcome).equal('pending');
			clock.advance(1500);
			await ticks();
			expect(incr.error).instanceof(ConnectionLostError).include({ written: true, maybeExecuted: true });
			expect(wire(0).destroyed).equal(true);
		});

		it('is noticed by the next use, where the timers of a frozen process are late', async () => {
			const [incr] = opened.send(ask('INCR', 'n'));
			await ticks();
			freeze(5000);
			const [set] = opened.send(ask('SET', 'k', '1'));
			await ticks();
			expect(wire(0).lines).deep.equal(['INCR n']);
			expect(opened.wires).lengthOf(2);
			welcome(opened);
			await ticks();
			wire(1).emit('error', new Error('ECONNRESET'));
			expect(set?.outcome).equal('pending');
			wire(0).say(':1\r\n');
			await ticks();
			expect(incr?.outcome).equal('resolved 1');
			wire(0).say('+OK\r\n');
			expect(set?.outcome).equal('resolved OK');
		});

		it('is given up when no other can be had', async () => {
			const incr = await silent();
			wire(1).emit('error', new Error('ECONNREFUSED'));
			await ticks();
			expect(incr.error).instanceof(ConnectionLostError);
		});

		it('is trusted again as soon as it speaks', async () => {
			const incr = await silent();
			const [set] = opened.send(ask('SET', 'k', '1'));
			wire(0).say(':1\r\n');
			await ticks();
			expect(incr.outcome).equal('resolved 1');
			expect(wire(1).destroyed).equal(true);
			wire(0).say('+OK\r\n');
			expect(set?.outcome).equal('resolved OK');
		});
	});

	it('is asked for a sign of life when nobody uses it, and given up when there is none', async () => {
		clock.advance(1001);
		await ticks();
		expect(wire(0).lines).deep.equal(['PING']);
		wire(0).say('+PONG\r\n');
		await ticks();
		clock.advance(2001);
		await ticks();
		expect(wire(0).lines).deep.equal(['PING', 'PING']);
		clock.advance(2001);
		await ticks();
		welcome(opened);
		await ticks();
		wire(1).say('+PONG\r\n');
		await ticks();
		wire(1).say(bulk(''));
		clock.runImmediates();
		await ticks();
		expect(wire(0).destroyed).equal(true);
		expect(opened.heard).deep.equal(['connected 1', 'disconnected 1', 'connected 2']);
	});
});

describe('a shared connection that is replaced', () => {
	let clock: VirtualClock;
	let opened: TestLane;
	/** Of the virtual clock: with the last tenth of their time the credentials are replaced. */
	const valid = 10_000;

	beforeEach(async () => {
		clock = new VirtualClock().install();
		let asked = 0;
		opened = laneWith({
			credentials: () => ({ password: 'p', expiresAt: ++asked === 1 ? Date.now() + valid : undefined }),
			// Nothing else happens in that time.
			responseTimeout: 60_000,
			stallTimeout: 120_000,
			staleAfter: 60_000,
		});
		const connected = opened.lane.connect();
		await dialled(1);
		welcome(opened);
		await connected;
	});
	afterEach(() => {
		clock.restore();
		opened.lane.destroy();
	});

	/** The credentials were given, and a dial begun with them: as many next ticks as that takes. */
	async function dialled(count: number): Promise<void> {
		for (let i = 0; i < 10 && opened.wires.length < count; i++) await ticks();
		expect(opened.wires).lengthOf(count);
	}

	/** A new connection is dialled, in time. */
	async function due(): Promise<void> {
		clock.advance(valid * 0.8);
		for (let i = 0; i < 10; i++) await ticks();
		expect(opened.wires).lengthOf(1);
		clock.advance(valid * 0.1);
		await dialled(2);
	}

	it('answers what it owes before the new one gets anything', async () => {
		const [old] = opened.wires as [MemoryWire];
		const [incr] = opened.send(ask('INCR', 'n'));
		await due();
		const [before] = opened.send(ask('SET', 'before', '1'));
		await ticks();
		expect(old.lines).deep.equal(['INCR n', 'SET before 1']);
		const fresh = welcome(opened);
		await ticks();
		const [after] = opened.send(ask('SET', 'after', '1'));
		await ticks();
		expect(fresh.lines).deep.equal([]);
		old.say(':1\r\n');
		await ticks();
		expect(fresh.lines).deep.equal([]);
		old.say('+OK\r\n');
		await ticks();
		expect(old.destroyed).equal(true);
		expect(fresh.lines).deep.equal(['SET after 1']);
		fresh.say('+OK\r\n');
		expect(outcomes([incr, before, after] as Asked[])).deep.equal(['resolved 1', 'resolved OK', 'resolved OK']);
	});

	it('stays where no other can be had', async () => {
		await due();
		opened.wires[1]?.emit('error', new Error('ECONNREFUSED'));
		await ticks();
		const [get] = opened.send(...gets('a'));
		await ticks();
		opened.wires[0]?.say(bulk('A'));
		expect(get?.outcome).equal('resolved A');
	});
});
