import { expect } from 'chai';
import { ClosedError, QueueFullError } from '../../../src/index.ts';
import { type Asked, ask } from '../../support/connection/asked.ts';
import { gets, readyLane, type TestLane } from '../../support/connection/lanes.ts';
import { turn } from '../../support/connection/memory-wire.ts';

const LARGE = 'x'.repeat(300_000);
const bulk = (text: string): string => `$${text.length}\r\n${text}\r\n`;

describe('a shared lane whose server does not read', () => {
	const lanes: TestLane[] = [];
	afterEach(() => {
		for (const each of lanes.splice(0)) each.lane.destroy();
	});
	/** A lane with more in its socket than it takes, and what was sent to bring it there. */
	async function congested(changes: Parameters<typeof readyLane>[0] = {}): Promise<[TestLane, Asked[]]> {
		const opened = await readyLane(changes);
		lanes.push(opened);
		opened.wires[0]?.block();
		const sent: Asked[] = [];
		for (let i = 0; i < 8; i++) sent.push(...opened.send(ask('SET', `large${i}`, LARGE)));
		await turn();
		return [opened, sent];
	}
	const keys = ({ wires }: TestLane, index = 0): string[] =>
		(wires[index]?.commands ?? []).map((words) => words[1] as string);

	it('holds commands back, and sends them in order when the socket is empty', async () => {
		const [opened, sent] = await congested();
		const wire = opened.wires[0];
		const later = opened.send(...gets('a', 'b'));
		await turn();
		expect(keys(opened)).not.include('a');
		expect(later[0]?.command.phase).equal('queue');
		wire?.unblock();
		await turn();
		const last = opened.send(...gets('c'));
		await turn();
		expect(keys(opened)).deep.equal([...sent.map((_, index) => `large${index}`), 'a', 'b', 'c']);
		wire?.say(sent.map(() => '+OK\r\n').join('') + bulk('A') + bulk('B') + bulk('C'));
		expect([...later, ...last].map((each) => each.outcome)).deep.equal(['resolved A', 'resolved B', 'resolved C']);
	});

	it('reads on: answers are given while nothing can be written', async () => {
		const [opened, sent] = await congested();
		opened.wires[0]?.say('+OK\r\n');
		expect(sent[0]?.outcome).equal('resolved OK');
	});

	it('lets go of what is given up while it is held back', async () => {
		const [opened] = await congested();
		const [given, kept] = opened.send(...gets('given', 'kept'));
		expect(given?.giveUp()).equal(false);
		opened.wires[0]?.unblock();
		await turn();
		expect(keys(opened)).include('kept').and.not.include('given');
		expect(kept?.outcome).equal('pending');
	});

	it('bounds what is held back in bytes, and says so', async () => {
		const [opened] = await congested({ maxPendingBytes: 1000, maxQueueBytes: 1 });
		const all = opened.send(ask('SET', 'a', 'x'.repeat(900)), ask('SET', 'b', 'x'.repeat(200)), ask('SET', 'c', 'x'));
		expect(all[1]?.error).instanceof(QueueFullError).property('code', 'QUEUE_FULL');
		expect([all[0]?.outcome, all[2]?.outcome]).deep.equal(['pending', 'pending']);
	});

	it('has room again once that is sent', async () => {
		const [opened] = await congested({ maxPendingBytes: 1000, maxQueueBytes: 1 });
		for (let round = 0; round < 3; round++) {
			const [set] = opened.send(ask('SET', `k${round}`, 'x'.repeat(900)));
			opened.wires[0]?.unblock();
			await turn();
			expect(keys(opened)).include(`k${round}`);
			expect(set?.outcome).equal('pending');
			opened.wires[0]?.block();
			for (let i = 0; i < 8; i++) opened.send(ask('SET', 'large', LARGE));
			await turn();
		}
	});

	it('bounds commands without an answer', async () => {
		const opened = await readyLane({ maxInFlight: 10 });
		lanes.push(opened);
		const all = opened.send(...gets(...Array.from({ length: 12 }, (_, index) => String(index))));
		await turn();
		expect(all.slice(0, 10).map((each) => each.outcome)).deep.equal(Array(10).fill('pending'));
		for (const each of all.slice(10)) expect(each.error).instanceof(QueueFullError);
		opened.wires[0]?.say(bulk('x'));
		expect(opened.send(...gets('more'))[0]?.outcome).equal('pending');
	});

	it('takes what was held back to the next connection, in order', async () => {
		const [opened] = await congested();
		opened.send(ask('SET', 'a', 1), ask('GET', 'b'), ask('SET', 'c', 1));
		opened.wires[0]?.emit('error', new Error('ECONNRESET'));
		await turn();
		expect(opened.wires[0]?.lines).not.include('SET a 1');
		expect(opened.wires[1]?.lines.slice(-3)).deep.equal(['SET a 1', 'GET b', 'SET c 1']);
	});

	it('closes when all of it was sent and answered', async () => {
		const [opened, sent] = await congested();
		const [get] = opened.send(...gets('a'));
		const closed = opened.lane.close(5000);
		opened.wires[0]?.unblock();
		await turn();
		opened.wires[0]?.say(sent.map(() => '+OK\r\n').join('') + bulk('A'));
		expect(get?.outcome).equal('resolved A');
		await closed;
	});

	it('tells the truth when it is destroyed: written or not', async () => {
		const [opened, sent] = await congested();
		const [get] = opened.send(...gets('a'));
		opened.lane.destroy();
		expect(get?.error).instanceof(ClosedError).include({ written: false, maybeExecuted: false });
		expect(sent[0]?.error).instanceof(ClosedError).include({ written: true, maybeExecuted: true });
	});

	it('goes on where the stream has a higher bound of its own, and never says that it is empty', async () => {
		const [opened] = await congested({ highWaterMark: 64 << 20 });
		const [get] = opened.send(...gets('a'));
		opened.wires[0]?.unblock();
		await turn();
		expect(keys(opened)).include('a');
		expect(get?.outcome).equal('pending');
	});
});
