import { expect } from 'chai';
import { ReplyError, ServerUnavailableError, TimeoutError } from '../../../src/index.ts';
import { Asked, ask, plainView } from '../../support/connection/asked.ts';
import { gets, laneWith, type TestLane, welcome } from '../../support/connection/lanes.ts';
import type { MemoryWire } from '../../support/connection/memory-wire.ts';
import { ticks, VirtualClock } from '../../support/connection/virtual-clock.ts';

const bulk = (text: string): string => `$${text.length}\r\n${text}\r\n`;
const outcomes = (all: readonly Asked[]): string[] => all.map((each) => each.outcome);

describe('commands that wait', () => {
	let clock: VirtualClock;
	let opened: TestLane;
	beforeEach(() => {
		clock = new VirtualClock().install();
	});
	afterEach(() => {
		clock.restore();
		opened.lane.destroy();
	});
	const wire = (at: number): MemoryWire => opened.wires.at(at) as MemoryWire;

	async function ready(changes: Parameters<typeof laneWith>[0] = {}): Promise<void> {
		opened = laneWith({ connectTimeout: 60_000, responseTimeout: 1e6, stallTimeout: 1e7, staleAfter: 1e7, ...changes });
		const connected = opened.lane.connect();
		await ticks();
		welcome(opened);
		await connected;
	}

	describe('for a connection', () => {
		it('do so for maxWait, each from its own call on', async () => {
			await ready({ maxWait: 1000 });
			wire(0).emit('error', new Error('ECONNRESET'));
			const [first] = opened.send(...gets('a'));
			clock.advance(600);
			const [second] = opened.send(...gets('b'));
			clock.advance(399);
			expect(outcomes([first, second] as Asked[])).deep.equal(['pending', 'pending']);
			clock.advance(50);
			expect(first?.error).instanceof(TimeoutError).include({ phase: 'connect', written: false, maybeExecuted: false });
			expect(second?.outcome).equal('pending');
			clock.advance(600);
			expect(second?.error).instanceof(TimeoutError);
			expect(opened.lane.stats().waiting).equal(0);
		});

		it('hear why there is none', async () => {
			await ready({ maxWait: 1000, pacing: () => 100 });
			wire(0).emit('error', new Error('ECONNRESET'));
			const [get] = opened.send(ask('SET', 'a', '1'));
			wire(1).emit('error', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
			expect(get?.outcome).equal('pending');
			clock.advance(1100);
			expect(get?.error).instanceof(ServerUnavailableError);
			expect(get?.error.cause).property('code', 'ECONNREFUSED');
			expect(get?.error.message).match(/within 1000 ms.*ECONNREFUSED/);
		});

		it('wait for ever where maxWait is Infinity', async () => {
			await ready({ maxWait: Number.POSITIVE_INFINITY });
			wire(0).emit('error', new Error('ECONNRESET'));
			const [get] = opened.send(...gets('a'));
			clock.advance(50_000);
			expect(get?.outcome).equal('pending');
			expect(clock.timers(true)).equal(1);
		});

		it('fail at once in fail-fast, also those that were lost with the last one', async () => {
			await ready({ maxWait: 0, pacing: () => 100 });
			const [lost] = opened.send(...gets('a'));
			await ticks();
			wire(0).emit('error', new Error('ECONNRESET'));
			expect(lost?.outcome).match(/^rejected/);
			const [next] = opened.send(...gets('b'));
			expect(next?.outcome).match(/^rejected/);
			clock.advance(150);
			await ticks();
			welcome(opened);
			const [after] = opened.send(...gets('c'));
			await ticks();
			wire(1).say(bulk('C'));
			expect(after?.outcome).equal('resolved C');
		});

		it('are sent in order when there is one again', async () => {
			await ready({ maxWait: 10_000, pacing: () => 100 });
			wire(0).emit('error', new Error('ECONNRESET'));
			const all = opened.send(...['a', 'b', 'c'].map((key) => ask('SET', key, '1')));
			wire(1).emit('error', new Error('ECONNREFUSED'));
			all.push(...opened.send(ask('SET', 'd', '1')));
			clock.advance(150);
			await ticks();
			// They ride along with the handshake.
			expect(wire(-1).lines.slice(-4)).deep.equal(['SET a 1', 'SET b 1', 'SET c 1', 'SET d 1']);
			welcome(opened);
			await ticks();
			wire(-1).say('+OK\r\n'.repeat(4));
			expect(new Set(outcomes(all))).deep.equal(new Set(['resolved OK']));
		});
	});

	it('for room in a congested socket do so for maxWait', async () => {
		await ready({ maxWait: 1000, highWaterMark: 10 });
		wire(0).block();
		opened.send(ask('SET', 'a', 'x'.repeat(2_000_000)), ask('SET', 'b', 'x'.repeat(2_000_000)));
		await ticks();
		const [late] = opened.send(ask('SET', 'c', '1'));
		expect(late?.outcome).equal('pending');
		clock.advance(1100);
		expect(late?.error).instanceof(TimeoutError).include({ phase: 'queue', written: false, maybeExecuted: false });
	});

	describe('because the server refused them for now', () => {
		for (const code of ['BUSY', 'LOADING', 'MASTERDOWN']) {
			it(`with ${code} are sent again, in order, before what came later`, async () => {
				await ready({ maxWait: 5000 });
				const all = opened.send(ask('SET', 'a', '1'), ...gets('b'));
				await ticks();
				wire(0).say(`-${code} x\r\n-${code} x\r\n`);
				all.push(...opened.send(ask('SET', 'c', '1')));
				await ticks();
				expect(wire(0).lines).deep.equal(['SET a 1', 'GET b']);
				expect(outcomes(all)).deep.equal(['pending', 'pending', 'pending']);
				clock.advance(101);
				await ticks();
				expect(wire(0).lines.slice(2)).deep.equal(['SET a 1', 'GET b', 'SET c 1']);
				wire(0).say(`+OK\r\n${bulk('B')}+OK\r\n`);
				expect(outcomes(all)).deep.equal(['resolved OK', 'resolved B', 'resolved OK']);
			});
		}

		it('hear the refusal when it lasts for longer than maxWait', async () => {
			await ready({ maxWait: 1000 });
			const [set] = opened.send(ask('SET', 'a', '1'));
			for (let answered = 0, i = 0; i < 40 && set?.outcome === 'pending'; i++) {
				await ticks();
				for (; wire(0).lines.length > answered; answered++) wire(0).say('-BUSY x\r\n');
				clock.advance(150);
			}
			expect(set?.error).instanceof(ReplyError).include({ code: 'BUSY', command: 'SET' });
		});

		it('hear it at once where the policy says never, and where it proves nothing', async () => {
			await ready();
			const never = new Asked('SET', ['a', '1'], { ...plainView, mayResend: () => false });
			const script = ask('EVAL', 'return 1', '0');
			opened.send(never, script);
			await ticks();
			wire(0).say('-BUSY x\r\n-LOADING x\r\n');
			expect(never.error).include({ code: 'BUSY' });
			expect(script.error).include({ code: 'LOADING' });
		});

		it('can be given up meanwhile, and nothing is left of them', async () => {
			await ready();
			const all = opened.send(ask('SET', 'a', '1'), ask('SET', 'b', '1'));
			await ticks();
			wire(0).say('-BUSY x\r\n-BUSY x\r\n');
			all[0]?.giveUp();
			clock.advance(101);
			await ticks();
			expect(wire(0).lines.slice(2)).deep.equal(['SET b 1']);
			wire(0).say('+OK\r\n');
			expect(all[1]?.outcome).equal('resolved OK');
			expect(opened.lane.idle).equal(true);
		});

		it('with READONLY go to a new connection, whose address is asked for again', async () => {
			await ready();
			const [set] = opened.send(ask('SET', 'a', '1'));
			await ticks();
			wire(0).say("-READONLY You can't write against a read only replica.\r\n");
			await ticks();
			expect(opened.wires).lengthOf(2);
			welcome(opened);
			await ticks();
			expect(wire(0).destroyed).equal(true);
			expect(wire(1).lines).deep.equal(['SET a 1']);
			wire(1).say('+OK\r\n');
			expect(set?.outcome).equal('resolved OK');
		});

		it('do not outlive the client', async () => {
			await ready();
			const [set] = opened.send(ask('SET', 'a', '1'));
			await ticks();
			wire(0).say('-BUSY x\r\n');
			opened.lane.destroy();
			expect(set?.outcome).match(/^rejected/);
			expect(clock.timers(true)).equal(0);
		});
	});
});
