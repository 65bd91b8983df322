import { expect } from 'chai';
import type { ConnectionState } from '../../../src/connection/index.ts';
import { openTransport } from '../../../src/connection/transport.ts';
import { ask } from '../../support/connection/asked.ts';
import {
	destroyConnections,
	handshakingConnection,
	newConnection,
	openingConnection,
	readyConnection,
	STATES,
	settingsOf,
	type TestConnection,
} from '../../support/connection/connections.ts';
import { MemoryWire, turn, WELCOME } from '../../support/connection/memory-wire.ts';
import { VirtualClock } from '../../support/connection/virtual-clock.ts';

const TIMEOUT = 30_000;

/** A connection in each state. */
const into: Record<ConnectionState, () => TestConnection | Promise<TestConnection>> = {
	new: () => newConnection(),
	connecting: () => openingConnection(),
	handshaking: () => handshakingConnection(),
	ready: () => readyConnection(),
	draining: async () => {
		const opened = await readyConnection();
		opened.connection.execute(ask('GET', 'k').command);
		opened.connection.drain();
		return opened;
	},
	closed: async () => {
		const opened = await readyConnection();
		opened.connection.destroy();
		return opened;
	},
};

type Stimulus = (opened: TestConnection, clock: VirtualClock) => void;
const stimuli: Record<string, Stimulus> = {
	'destroy()': ({ connection }) => connection.destroy(),
	'drain()': ({ connection }) => connection.drain(),
	'the socket opens': ({ wire }) => wire.open(),
	'the server hangs up': ({ wire }) => wire.fin(),
	'the socket fails': ({ wire }) => wire.emit('error', new Error('ECONNRESET')),
	'the socket is closed': ({ wire }) => wire.emit('close'),
	'bytes that are not RESP': ({ wire }) => wire.say('HTTP/1.1 400 Bad Request\r\n'),
	'the answers to the first words': ({ wire }) => wire.say(WELCOME),
	'a refusal': ({ wire }) => wire.say('-NOPERM no\r\n'),
	'a push': ({ wire }) => wire.say('>2\r\n$10\r\ninvalidate\r\n_\r\n'),
	'the end of the connect timeout': (_, clock) => clock.advance(TIMEOUT + 1),
};

const closes = (...from: ConnectionState[]): Partial<Record<ConnectionState, ConnectionState>> =>
	Object.fromEntries(from.map((state) => [state, 'closed']));
/** Where a stimulus leads from each state. What is not named stays as it is. */
const expected: Record<keyof typeof stimuli, Partial<Record<ConnectionState, ConnectionState>>> = {
	'destroy()': closes(...STATES),
	'drain()': { ...closes('new', 'connecting', 'handshaking', 'ready'), draining: 'draining' },
	'the socket opens': { connecting: 'handshaking' },
	'the server hangs up': closes('connecting', 'handshaking', 'ready', 'draining'),
	'the socket fails': closes('connecting', 'handshaking', 'ready', 'draining'),
	'the socket is closed': closes('connecting', 'handshaking', 'ready', 'draining'),
	'bytes that are not RESP': closes('connecting', 'handshaking', 'ready', 'draining'),
	// Three replies: to one command that is drained, and two that nobody waits for.
	'the answers to the first words': { handshaking: 'ready', ...closes('connecting', 'ready', 'draining') },
	'a refusal': closes('connecting', 'handshaking', 'ready', 'draining'),
	'a push': {},
	'the end of the connect timeout': closes('new', 'connecting', 'handshaking'),
};

/** The architecture's own words. */
const legal: Record<ConnectionState, readonly ConnectionState[]> = {
	new: ['connecting', 'closed'],
	connecting: ['handshaking', 'closed'],
	handshaking: ['ready', 'draining', 'closed'],
	ready: ['draining', 'closed'],
	draining: ['closed'],
	closed: [],
};

describe('the states of a connection', () => {
	afterEach(destroyConnections);

	for (const state of STATES) {
		describe(state, () => {
			let clock: VirtualClock;
			beforeEach(() => {
				clock = new VirtualClock();
			});
			afterEach(() => clock.restore());

			for (const [name, stimulus] of Object.entries(stimuli)) {
				// Without a transport there is no socket to hear from.
				if (state === 'new' && !/\(\)$|timeout/.test(name)) continue;
				const next = expected[name]?.[state] ?? state;
				it(`${name}: ${next === state ? 'stays' : `becomes ${next}`}`, async () => {
					const needsClock = name.includes('timeout');
					if (needsClock) clock.install();
					let opened: TestConnection;
					try {
						// Under the virtual clock nothing here may wait for a turn.
						const made = needsClock ? atOnce(state) : into[state]();
						opened = made instanceof Promise ? await made : made;
					} catch (error) {
						clock.restore();
						throw error;
					}
					expect(opened.connection.state).equal(state);
					stimulus(opened, clock);
					clock.restore();
					// What is put off by a turn counts too.
					await turn();
					expect(opened.connection.state).equal(next);
					if (state !== next) expect(legal[state]).include(next);
					expect(opened.owner.ends).lengthOf(next === 'closed' ? 1 : 0);
				});
			}
		});
	}

	it('are gone through in order by a connection that lives a full life', async () => {
		const seen: ConnectionState[] = [];
		const { connection, wire, owner } = newConnection();
		seen.push(connection.state);
		const slow = new MemoryWire(true);
		connection.open(
			openTransport(settingsOf({ connect: () => slow }), { session: undefined }),
			'auto',
			undefined,
			() => {},
		);
		seen.push(connection.state);
		slow.open();
		seen.push(connection.state);
		slow.say(WELCOME);
		seen.push(connection.state);
		const get = ask('GET', 'k');
		connection.execute(get.command);
		await turn();
		connection.drain();
		seen.push(connection.state);
		slow.say('$1\r\nv\r\n');
		seen.push(connection.state);
		expect(seen).deep.equal(STATES);
		expect(get.outcome).equal('resolved v');
		expect(wire.sent).equal('');
		expect(owner.events).deep.equal(['ready', 'ended']);
	});

	it('have no way back from closed: nothing that an old socket does is heard', async () => {
		const { connection, wire, owner } = await readyConnection();
		const get = ask('GET', 'k');
		connection.execute(get.command);
		await turn();
		connection.destroy();
		const heard = owner.events.length;
		wire.emit('data', Buffer.from('$1\r\nv\r\n'));
		wire.emit('data', Buffer.from('>2\r\n$10\r\ninvalidate\r\n_\r\n'));
		wire.emit('connect');
		wire.emit('error', new Error('late'));
		wire.emit('end');
		wire.emit('close');
		connection.drain();
		connection.destroy();
		await turn();
		expect(connection.state).equal('closed');
		expect(owner.events).lengthOf(heard);
		expect(owner.pushes).deep.equal([]);
		expect(get.outcome).equal('pending');
	});

	it('tell the end once, with everything that is owed', async () => {
		const { connection, wire, owner } = await readyConnection();
		const written = [ask('GET', '1'), ask('GET', '2')];
		for (const each of written) connection.execute(each.command);
		await turn();
		const unwritten = ask('GET', '3');
		connection.execute(unwritten.command);
		wire.emit('error', new Error('boom'));
		const { cause, unanswered, written: count } = owner.end;
		expect(cause).property('message', 'boom');
		expect(unanswered).deep.equal([...written, unwritten].map((each) => each.command));
		expect(count).equal(2);
	});

	it('call back when the socket has gone, not before', async () => {
		const { connection, wire } = await readyConnection();
		const gone: string[] = [];
		connection.whenGone(() => gone.push('first'));
		connection.destroy();
		expect(gone).deep.equal([]);
		await turn();
		expect(wire.closed).equal(true);
		connection.whenGone(() => gone.push('late'));
		expect(gone).deep.equal(['first', 'late']);
	});
});

/** As {@link into}, for the states that can be had without waiting. */
function atOnce(state: ConnectionState): TestConnection {
	if (state === 'new' || state === 'connecting' || state === 'handshaking') return into[state]() as TestConnection;
	const opened = handshakingConnection();
	opened.wire.say(WELCOME);
	if (state === 'draining') opened.connection.execute(ask('GET', 'k').command);
	if (state === 'draining') opened.connection.drain();
	if (state === 'closed') opened.connection.destroy();
	return opened;
}
