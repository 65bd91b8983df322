import { expect } from 'chai';
import {
	AuthError,
	ClosedError,
	ConnectionLostError,
	QueueFullError,
	ServerUnavailableError,
} from '../../../src/index.ts';
import { Asked, ask, plainView } from '../../support/connection/asked.ts';
import { gets, laneWith, readyLane, type TestLane, welcome } from '../../support/connection/lanes.ts';
import { turn } from '../../support/connection/memory-wire.ts';
import { rejection } from '../../support/rejection.ts';

const bulk = (text: string): string => `$${text.length}\r\n${text}\r\n`;
const outcomes = (all: readonly Asked[]): string[] => all.map((each) => each.outcome);

describe('SharedLane', () => {
	const lanes: TestLane[] = [];
	const keep = <T extends TestLane>(opened: T): T => {
		lanes.push(opened);
		return opened;
	};
	afterEach(() => {
		for (const each of lanes.splice(0)) each.lane.destroy();
	});

	it('dials when somebody wants something, and not before', async () => {
		const opened = keep(laneWith());
		await turn();
		expect(opened.wires).lengthOf(0);
		opened.send(...gets('a'));
		expect(opened.wires).lengthOf(1);
	});

	it('dials once for everybody', async () => {
		const opened = keep(laneWith());
		const connected = [opened.lane.connect(), opened.lane.connect()];
		opened.send(...gets('a', 'b'));
		await turn();
		welcome(opened);
		await Promise.all(connected);
		await opened.lane.connect();
		expect(opened.wires).lengthOf(1);
		expect(opened.heard).deep.equal(['connected 1']);
	});

	it('sends what waits in the order of the calls, also behind riders', async () => {
		const opened = keep(laneWith({ credentials: () => ({ password: 'p' }) }));
		const all = opened.send(ask('GET', 'a'), ask('SET', 'b', 1), ask('GET', 'c'), ask('INCR', 'd'));
		await turn();
		const [wire] = opened.wires;
		expect(wire?.lines.slice(3)).deep.equal(['GET a']);
		const done = opened.lane.connect();
		wire?.say(WELCOMED);
		await done;
		opened.send(...gets('e'));
		await turn();
		expect(wire?.lines.slice(3)).deep.equal(['GET a', 'SET b 1', 'GET c', 'INCR d', 'GET e']);
		wire?.say(`${bulk('A')}+OK\r\n${bulk('C')}:5\r\n`);
		expect(outcomes(all)).deep.equal(['resolved A', 'resolved OK', 'resolved C', 'resolved 5']);
	});

	it('rejects everything that waits with the reason of a failed dial, and dials again for the next command', async () => {
		const opened = keep(laneWith({ credentials: () => ({ password: 'p' }) }));
		const connected = opened.lane.connect();
		const all = opened.send(...gets('a', 'b'), ask('SET', 'c', 1));
		await turn();
		opened.wires[0]?.say('-WRONGPASS no\r\n');
		const error = await rejection(connected, AuthError);
		for (const each of all) expect(each.error).equal(error);
		expect(opened.heard).deep.equal(['dialFailed AuthError']);
		await turn();
		expect(opened.wires).lengthOf(1);
		const [next] = opened.send(...gets('d'));
		await turn();
		welcome(opened).say(bulk('D'));
		expect(next?.outcome).equal('resolved D');
		expect(opened.wires).lengthOf(2);
	});

	it('sends reads again on a new connection, first of all and in their order', async () => {
		const opened = keep(await readyLane());
		const written = opened.send(...gets('a', 'b', 'c'));
		await turn();
		opened.wires[0]?.say(bulk('A'));
		const unwritten = opened.send(ask('SET', 'd', 1), ask('INCR', 'e'));
		opened.wires[0]?.emit('error', new Error('ECONNRESET'));
		const later = opened.send(...gets('f'));
		await turn();
		expect(opened.wires).lengthOf(2);
		const wire = opened.wires[1];
		expect(wire?.lines.slice(3)).deep.equal(['GET b', 'GET c', 'SET d 1', 'INCR e', 'GET f']);
		welcome(opened).say(`${bulk('B')}${bulk('C')}+OK\r\n:1\r\n${bulk('F')}`);
		expect(outcomes([...written, ...unwritten, ...later])).deep.equal([
			'resolved A',
			'resolved B',
			'resolved C',
			'resolved OK',
			'resolved 1',
			'resolved F',
		]);
	});

	it('tells the truth about writes on a lost connection: answered, perhaps, not', async () => {
		const opened = keep(await readyLane());
		const [answered, perhaps] = opened.send(ask('INCR', 'a'), ask('INCR', 'b'));
		await turn();
		opened.wires[0]?.say(':1\r\n');
		const [not] = opened.send(ask('INCR', 'c'));
		const cause = new Error('ECONNRESET');
		opened.wires[0]?.emit('error', cause);
		expect(answered?.outcome).equal('resolved 1');
		expect(perhaps?.error).instanceof(ConnectionLostError);
		expect(perhaps?.error).include({ code: 'CONNECTION_LOST', written: true, maybeExecuted: true, cause });
		expect(not?.outcome).equal('pending');
		await turn();
		expect(opened.wires[1]?.lines.slice(3)).deep.equal(['INCR c']);
	});

	it('has a cause for a lost connection also where the server merely hung up', async () => {
		const opened = keep(await readyLane());
		const [incr] = opened.send(ask('INCR', 'a'));
		await turn();
		opened.wires[0]?.fin();
		expect(incr?.error).instanceof(ConnectionLostError);
		expect(incr?.error.cause).instanceof(Error);
	});

	it('gives a read up after its third connection', async () => {
		const opened = keep(await readyLane());
		const [get] = opened.send(...gets('a'));
		for (let i = 0; i < 3; i++) {
			await turn();
			if (i > 0) welcome(opened);
			expect(get?.outcome).equal('pending');
			opened.wires.at(-1)?.emit('error', new Error('ECONNRESET'));
		}
		expect(get?.error).instanceof(ConnectionLostError).include({ written: true, maybeExecuted: true });
		await turn();
		expect(opened.wires).lengthOf(3);
	});

	it('asks the command whether it may be sent again', async () => {
		const opened = keep(await readyLane());
		const never = new Asked('GET', ['a'], { ...plainView, mayResend: () => false });
		const always = new Asked('SET', ['b', 1], { ...plainView, mayResend: () => true });
		opened.send(never, always);
		await turn();
		opened.wires[0]?.emit('error', new Error('ECONNRESET'));
		expect(never.error).instanceof(ConnectionLostError);
		await turn();
		expect(opened.wires[1]?.lines.slice(3)).deep.equal(['SET b 1']);
	});

	it('does not forget that a command was written once when it is given up while it waits for a second time', async () => {
		const opened = keep(await readyLane());
		const set = new Asked('SET', ['a', 1], { ...plainView, mayResend: () => true });
		opened.send(set);
		await turn();
		opened.wires[0]?.emit('error', new Error('ECONNRESET'));
		expect(set.giveUp()).equal(true);
	});

	it('does not dial for nothing when an idle connection is lost', async () => {
		const opened = keep(await readyLane());
		opened.wires[0]?.fin();
		await turn();
		expect(opened.wires).lengthOf(1);
		expect(opened.heard).deep.equal(['connected 1', 'disconnected 1']);
		const [get] = opened.send(...gets('a'));
		await turn();
		welcome(opened).say(bulk('A'));
		expect(get?.outcome).equal('resolved A');
	});

	it('drops a connection that said something unasked, and no command gets it', async () => {
		const opened = keep(await readyLane());
		opened.wires[0]?.say('+OK\r\n');
		const [get] = opened.send(...gets('a'));
		await turn();
		welcome(opened).say(bulk('A'));
		expect(get?.outcome).equal('resolved A');
		expect(opened.heard).deep.equal(['connected 1', 'disconnected 1', 'connected 2']);
	});

	describe('the queue', () => {
		it('is bounded in commands, and says how full it is', async () => {
			const opened = keep(laneWith({ maxQueue: 2 }));
			const [, , third] = opened.send(...gets('a', 'b', 'c'));
			expect(third?.error)
				.instanceof(QueueFullError)
				.property('message')
				.match(/\b2 commands\b/);
			await turn();
			expect(opened.wires[0]?.lines.slice(3)).deep.equal(['GET a', 'GET b']);
		});

		it('is bounded in bytes', () => {
			const opened = keep(laneWith({ maxQueueBytes: 100 }));
			const [fits, tooMuch, small] = opened.send(
				ask('SET', 'k', 'x'.repeat(90)),
				ask('SET', 'k', 'x'.repeat(20)),
				ask('GET', 'k'),
			);
			expect([fits?.outcome, small?.outcome]).deep.equal(['pending', 'pending']);
			expect(tooMuch?.error).instanceof(QueueFullError);
		});

		it('is bounded only while there is no connection', async () => {
			const opened = keep(await readyLane({ maxQueue: 1, maxQueueBytes: 1 }));
			expect(outcomes(opened.send(...gets('a', 'b', 'c')))).deep.equal(['pending', 'pending', 'pending']);
		});

		it('gets its room back from commands that are given up', async () => {
			const opened = keep(laneWith({ maxQueue: 2, maxQueueBytes: 100, credentials: () => ({ password: 'p' }) }));
			for (let i = 0; i < 50; i++) {
				const [first, second] = opened.send(ask('SET', 'k', 'x'.repeat(60)), ask('SET', 'k', 'x'.repeat(30)));
				expect(outcomes([first, second] as Asked[])).deep.equal(['pending', 'pending']);
				for (const each of i % 2 === 0 ? [first, second] : [second, first]) expect(each?.giveUp()).equal(false);
			}
			const [last] = opened.send(ask('SET', 'k', 'last'));
			await turn();
			welcome(opened);
			await turn();
			expect(opened.wires[0]?.lines).deep.equal(['SET k last']);
			opened.wires[0]?.say('+OK\r\n');
			expect(last?.outcome).equal('resolved OK');
		});

		it('gets its room back from commands that were sent', async () => {
			const opened = keep(laneWith({ maxQueue: 2, maxQueueBytes: 100 }));
			for (let i = 0; i < 5; i++) {
				const [set] = opened.send(ask('SET', 'k', 'x'.repeat(90)));
				await turn();
				welcome(opened).say('+OK\r\n');
				expect(set?.outcome).equal('resolved OK');
				opened.wires.at(-1)?.fin();
			}
		});

		it('refuses what cannot be encoded at once, without a dial', () => {
			const opened = keep(laneWith());
			const [bad] = opened.send(ask('SET', 'k', null));
			expect(bad?.error).instanceof(TypeError);
			expect(opened.wires).lengthOf(0);
		});

		it('forgets a command that was given up before it was written', async () => {
			const opened = keep(laneWith({ credentials: () => ({ password: 'p' }) }));
			const all = opened.send(ask('SET', 'a', 1), ask('SET', 'b', 1), ask('SET', 'c', 1));
			expect(all[1]?.giveUp()).equal(false);
			await turn();
			welcome(opened);
			await turn();
			expect(opened.wires[0]?.lines).deep.equal(['SET a 1', 'SET c 1']);
		});

		it('holds the process only for those who wait', async () => {
			const opened = keep(laneWith());
			const [get] = opened.send(...gets('a'));
			expect(opened.wires[0]?.held).equal(true);
			get?.giveUp();
			expect(opened.wires[0]?.held).equal(false);
			opened.send(...gets('b'));
			expect(opened.wires[0]?.held).equal(true);
		});
	});

	it('names the phase that a command is in', async () => {
		const opened = keep(laneWith({ credentials: () => ({ password: 'p' }) }));
		const [set] = opened.send(ask('SET', 'a', 1));
		expect(set?.command.phase).equal('connect');
		await turn();
		welcome(opened);
		await turn();
		expect(set?.command.phase).equal('reply');
	});

	it('tells commands that rode with a handshake and were lost with it what is known of them', async () => {
		const opened = keep(laneWith());
		const connected = opened.lane.connect();
		const [get, incr] = opened.send(ask('GET', 'a'), ask('INCR', 'b'));
		await turn();
		opened.wires[0]?.emit('error', new Error('ECONNRESET'));
		await rejection(connected, ServerUnavailableError);
		expect(get?.error.name).oneOf(['ServerUnavailableError', 'ConnectionLostError']);
		// It was written: nobody knows.
		expect(incr?.error).instanceof(ConnectionLostError).include({ written: true, maybeExecuted: true });
	});

	it('refuses everything after its end', async () => {
		const opened = keep(await readyLane());
		opened.lane.destroy();
		const [get] = opened.send(...gets('a'));
		expect(get?.error).instanceof(ClosedError).include({ written: false, maybeExecuted: false });
		await rejection(opened.lane.connect(), ClosedError);
		expect(opened.wires).lengthOf(1);
	});
});

const WELCOMED = '%2\r\n$5\r\nproto\r\n:3\r\n$2\r\nid\r\n:7\r\n+OK\r\n+OK\r\n';
