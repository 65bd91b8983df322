import { expect } from 'chai';
import { ClosedError, ConnectionLostError, ServerUnavailableError } from '../../../src/index.ts';
import { type Asked, ask } from '../../support/connection/asked.ts';
import { gets, laneWith, readyLane, type TestLane, welcome } from '../../support/connection/lanes.ts';
import { turn } from '../../support/connection/memory-wire.ts';
import { VirtualClock } from '../../support/connection/virtual-clock.ts';

const bulk = (text: string): string => `$${text.length}\r\n${text}\r\n`;
const outcomes = (all: readonly Asked[]): string[] => all.map((each) => each.outcome);

/** A promise as text, now. */
class Watched {
	state = 'pending';
	constructor(promise: Promise<unknown>) {
		promise.then(
			() => {
				this.state = 'resolved';
			},
			(error: Error) => {
				this.state = `rejected ${error.name}`;
			},
		);
	}
}

describe('the end of a shared lane', () => {
	const lanes: TestLane[] = [];
	const keep = <T extends TestLane>(opened: T): T => {
		lanes.push(opened);
		return opened;
	};
	afterEach(() => {
		for (const each of lanes.splice(0)) each.lane.destroy();
	});

	it('comes at once where nothing was ever dialled', async () => {
		const { lane, wires } = keep(laneWith());
		await lane.close(5000);
		expect(wires).lengthOf(0);
	});

	it('waits for what is in flight, and for the socket', async () => {
		const opened = keep(await readyLane());
		const all = opened.send(...gets('a', 'b'));
		const closed = new Watched(opened.lane.close(5000));
		await turn();
		expect(closed.state).equal('pending');
		opened.wires[0]?.say(bulk('A') + bulk('B'));
		expect(outcomes(all)).deep.equal(['resolved A', 'resolved B']);
		// The socket tells of its end in a turn of its own.
		expect(closed.state).equal('pending');
		await turn();
		expect(closed.state).equal('resolved');
		expect(opened.wires[0]?.closed).equal(true);
	});

	it('may be asked for twice: what is in flight is answered all the same', async () => {
		const opened = keep(await readyLane());
		const [incr] = opened.send(ask('INCR', 'n'));
		await turn();
		const closed = [new Watched(opened.lane.close(5000)), new Watched(opened.lane.close(5000))];
		await turn();
		opened.wires[0]?.say(':1\r\n');
		await turn();
		expect(incr?.outcome).equal('resolved 1');
		expect(closed.map((each) => each.state)).deep.equal(['resolved', 'resolved']);
		await opened.lane.close(5000);
	});

	it('takes no more commands, but serves those that wait for a connection', async () => {
		const opened = keep(laneWith());
		const connected = new Watched(opened.lane.connect());
		const [before] = opened.send(ask('SET', 'a', 1));
		const closed = new Watched(opened.lane.close(5000));
		const [after] = opened.send(...gets('b'));
		expect(after?.error).instanceof(ClosedError);
		await turn();
		welcome(opened).say('+OK\r\n');
		await turn();
		expect(before?.outcome).equal('resolved OK');
		expect([connected.state, closed.state]).deep.equal(['resolved', 'resolved']);
	});

	it('is not put off by commands that were given up', async () => {
		const opened = keep(await readyLane());
		const [get] = opened.send(...gets('a'));
		await turn();
		const closed = new Watched(opened.lane.close(5000));
		get?.giveUp();
		await turn();
		expect(closed.state).equal('resolved');
	});

	it('is not put off by commands that were given up before it was asked for', async () => {
		const opened = keep(await readyLane());
		const [get] = opened.send(...gets('a'));
		await turn();
		get?.giveUp();
		const closed = new Watched(opened.lane.close(5000));
		await turn();
		expect(closed.state).equal('resolved');
		expect(opened.wires[0]?.closed).equal(true);
	});

	it('ends a dial that nobody waits for any more', async () => {
		const opened = keep(laneWith());
		const [get] = opened.send(...gets('a'));
		await turn();
		get?.giveUp();
		const closed = new Watched(opened.lane.close(5000));
		await turn();
		expect(closed.state).equal('resolved');
		expect(opened.wires[0]?.destroyed).equal(true);
	});

	it('outlives a socket that dies meanwhile: reads are sent again, writes are in doubt', async () => {
		const opened = keep(await readyLane());
		const [get, incr] = opened.send(ask('GET', 'a'), ask('INCR', 'n'));
		await turn();
		const closed = new Watched(opened.lane.close(5000));
		opened.wires[0]?.emit('error', new Error('ECONNRESET'));
		expect(incr?.error).instanceof(ConnectionLostError);
		await turn();
		expect(closed.state).equal('pending');
		welcome(opened).say(bulk('A'));
		await turn();
		expect(get?.outcome).equal('resolved A');
		expect(closed.state).equal('resolved');
	});

	it('comes also when that second dial fails', async () => {
		const opened = keep(await readyLane());
		const [get] = opened.send(...gets('a'));
		await turn();
		const closed = new Watched(opened.lane.close(5000));
		opened.wires[0]?.emit('error', new Error('ECONNRESET'));
		await turn();
		opened.wires[1]?.emit('error', new Error('ECONNREFUSED'));
		await turn();
		// It was written once: nobody can say that it did not run.
		expect(get?.error).instanceof(ConnectionLostError).include({ written: true, maybeExecuted: true });
		expect(get?.error.cause).instanceof(ServerUnavailableError);
		expect(closed.state).equal('resolved');
	});

	it('comes when its time is up: the rest hears that nobody knows', async () => {
		const opened = keep(await readyLane());
		const [incr] = opened.send(ask('INCR', 'n'));
		await turn();
		const clock = new VirtualClock().install();
		let closed: Watched;
		try {
			closed = new Watched(opened.lane.close(300));
			clock.advance(299);
			expect(incr?.outcome).equal('pending');
			clock.advance(1);
		} finally {
			clock.restore();
		}
		expect(incr?.error).instanceof(ClosedError).include({ written: true, maybeExecuted: true });
		await turn();
		expect(closed.state).equal('resolved');
	});

	it('may be hurried: the shorter of two times counts', async () => {
		const opened = keep(await readyLane());
		const [incr] = opened.send(ask('INCR', 'n'));
		await turn();
		const clock = new VirtualClock().install();
		const all: Watched[] = [];
		try {
			all.push(new Watched(opened.lane.close(60_000)), new Watched(opened.lane.close(100)));
			clock.advance(100);
			// The socket tells of its end.
			for (let i = 0; i < 3; i++) await new Promise<void>((resolve) => process.nextTick(resolve));
			expect(clock.timers(true)).equal(0);
		} finally {
			clock.restore();
		}
		await turn();
		expect(incr?.error).instanceof(ClosedError);
		expect(all.map((each) => each.state)).deep.equal(['resolved', 'resolved']);
	});

	describe('by destroy', () => {
		it('rejects what was written and what was not, and says which', async () => {
			const opened = keep(await readyLane());
			const [written] = opened.send(ask('INCR', 'a'));
			await turn();
			const [batched] = opened.send(ask('INCR', 'b'));
			opened.lane.destroy();
			expect(written?.error).instanceof(ClosedError).include({ written: true, maybeExecuted: true });
			expect(batched?.error).instanceof(ClosedError).include({ written: false, maybeExecuted: false });
			await turn();
			expect(opened.wires[0]?.lines).deep.equal(['INCR a']);
			expect(opened.wires[0]?.destroyed).equal(true);
		});

		for (const when of ['dial', 'handshake'] as const) {
			it(`in the middle of a ${when} rejects everybody`, async () => {
				const opened = keep(laneWith(when === 'dial' ? { credentials: () => new Promise(() => {}) } : {}));
				const connected = new Watched(opened.lane.connect());
				const all = opened.send(...gets('a'), ask('INCR', 'b'));
				const closed = new Watched(opened.lane.close(5000));
				await turn();
				opened.lane.destroy();
				await turn();
				const written = when === 'handshake';
				for (const each of all) expect(each.error).instanceof(ClosedError).include({ written, maybeExecuted: written });
				expect([connected.state, closed.state]).deep.equal(['rejected ClosedError', 'resolved']);
				expect(opened.heard).deep.equal([]);
			});
		}

		it('ends a close that waits, and may come twice', async () => {
			const opened = keep(await readyLane());
			const [get] = opened.send(...gets('a'));
			await turn();
			const closed = new Watched(opened.lane.close(5000));
			opened.lane.destroy();
			opened.lane.destroy();
			await turn();
			expect(get?.error).instanceof(ClosedError);
			expect(closed.state).equal('resolved');
			await opened.lane.close(5000);
		});

		it('lets nothing come after it', async () => {
			const opened = keep(await readyLane());
			opened.send(...gets('a'));
			await turn();
			opened.lane.destroy();
			const heard = [...opened.heard];
			opened.wires[0]?.emit('data', Buffer.from(bulk('A')));
			opened.wires[0]?.emit('error', new Error('late'));
			await turn();
			expect(opened.heard.slice(heard.length)).deep.equal([]);
			expect(opened.wires).lengthOf(1);
		});
	});
});
