/** Golden transcripts: what servers answer to conversations that clients get wrong. */
import { connect } from 'node:net';
import { expect } from 'chai';
import { Endpoint } from '../../src/connection/index.ts';
import { ProtocolError } from '../../src/index.ts';
import type { RedisServer } from '../../src/testing/index.ts';
import { untilBlocked } from '../integration/pool/support/server-clients.ts';
import { ask } from '../support/connection/asked.ts';
import { RecordingOwner, settingsOf } from '../support/connection/connections.ts';
import { Talk } from '../support/connection/talk.ts';
import { eachServer, hasFeaturesOf, testServer } from '../support/server.ts';
import { needs, skip } from '../support/skip.ts';

const ok = 'reply "OK"';
const pong = 'reply "PONG"';
const queued = 'reply "QUEUED"';
const nil = 'reply null';
const execAbort = 'error EXECABORT Transaction discarded because of previous errors.';
const GET_TOO_LONG = Buffer.from('*2\r\n$3\r\nGET\r\n$5\r\nab');

/** Errors are compared as far as the expectation goes: their texts grow. */
function expectLines(lines: readonly string[], expected: readonly string[]): void {
	const shown = lines.map((line, index) => {
		const wanted = expected[index] ?? '';
		return wanted.startsWith('error ') && line.startsWith(wanted) ? wanted : line;
	});
	expect(shown).deep.equal(expected);
}

interface Row {
	readonly say: ReadonlyArray<string | Uint8Array>;
	readonly expected: readonly string[] | ((server: RedisServer) => readonly string[]);
	/** Spoken after HELLO 3. */
	readonly resp3?: true;
	/** On the server that wants a password. */
	readonly password?: true;
	/** Everything is refused in the end, a sentinel too. */
	readonly shut?: true;
	/** Since this version of Redis. */
	readonly since?: string;
	/** The server hangs up behind it. */
	readonly closes?: (server: RedisServer) => boolean;
}

const isValkey = ({ kind }: RedisServer): boolean => kind === 'valkey';
const rows: Record<string, Row> = {
	'PING, AUTH bad, PING: Redis 8 drops the refusal': {
		say: ['PING', 'AUTH ann bad', 'PING'],
		expected: (server) =>
			!isValkey(server) && hasFeaturesOf(server, '8.0') ? [pong, pong] : [pong, 'error WRONGPASS ', pong],
	},
	'HELLO 3 AUTH bad, CLIENT SETNAME, PING: first of all, it is refused with everything behind it': {
		say: ['HELLO 3 AUTH default bad', 'CLIENT SETNAME n', 'PING'],
		expected: ['error WRONGPASS ', 'error NOAUTH ', 'error NOAUTH '],
		password: true,
		shut: true,
	},
	'WATCH, DISCARD: no end of the watch': {
		say: ['WATCH k', 'DISCARD'],
		expected: [ok, 'error ERR DISCARD without MULTI'],
	},
	'BLPOP with a timeout, PING': { say: ['BLPOP q 0.05', 'PING'], expected: [nil, pong] },
	'MULTI, BLPOP, EXEC: does not block': {
		say: ['MULTI', 'BLPOP nokey 0', 'EXEC'],
		expected: [ok, queued, 'reply [null]'],
	},
	'MULTI, an unknown command, SET, EXEC': {
		say: ['MULTI', 'NOSUCH', 'SET k v', 'EXEC'],
		expected: [ok, 'error ERR unknown command ', queued, execAbort],
	},
	'MULTI, WATCH, EXEC': {
		say: ['MULTI', 'WATCH k', 'EXEC'],
		expected: (server) =>
			isValkey(server)
				? [ok, "error ERR Command 'watch' not allowed inside a transaction", execAbort]
				: [ok, 'error ERR WATCH inside MULTI is not allowed', 'reply []'],
	},
	'MULTI, SUBSCRIBE, SET, EXEC under RESP3: the confirmation is an element': {
		say: ['MULTI', 'SUBSCRIBE c9', 'SET k v', 'EXEC'],
		expected: [ok, queued, queued, 'reply [["subscribe", "c9", 1], "OK"]'],
		resp3: true,
	},
	'SUBSCRIBE, GET, PING under RESP2': {
		say: ['SUBSCRIBE c', 'GET k', 'PING', 'UNSUBSCRIBE c'],
		expected: [
			'reply ["subscribe", "c", 1]',
			"error ERR Can't execute 'get': only ",
			'reply ["pong", ""]',
			'reply ["unsubscribe", "c", 0]',
		],
	},
	'CLIENT REPLY OFF, PING, CLIENT REPLY ON, PING': {
		say: ['CLIENT REPLY OFF', 'PING', 'CLIENT REPLY ON', 'PING'],
		expected: [ok, pong],
	},
	'CLIENT REPLY SKIP, PING, ECHO': { say: ['CLIENT REPLY SKIP', 'PING', 'ECHO x'], expected: ['reply "x"'] },
	'SELECT, SETNAME, MULTI, RESET, GET with a password: logged out': {
		say: ['AUTH secret', 'SELECT 2', 'CLIENT SETNAME n', 'MULTI', 'RESET', 'GET k', 'AUTH secret'],
		expected: [ok, ok, ok, ok, 'reply "RESET"', 'error NOAUTH ', ok],
		password: true,
		since: '6.2',
	},
	'a length with leading zeros': {
		say: [Buffer.from('*1\r\n$0004\r\nPING\r\n')],
		expected: ['error ERR Protocol error: invalid bulk length'],
		closes: () => true,
	},
	'a GET that is shorter than it says, PING: Redis answers three commands': {
		say: [GET_TOO_LONG, 'PING'],
		expected: (server) =>
			isValkey(server)
				? ['error ERR Protocol error: invalid CRLF in request']
				: [nil, 'error ERR unknown command ', pong],
		closes: isValkey,
	},
};

eachServer('transcripts', ({ server, suite }) => {
	let locked: RedisServer;
	const talks: Talk[] = [];
	before(async () => {
		locked = await testServer({ password: 'secret', ...(suite === undefined ? {} : { suite }) });
		await server().call('ACL', 'SETUSER', 'ann', 'on', '>right', '~*', '+@all');
	});
	after(() => locked?.stop());
	beforeEach(() => server().call('FLUSHALL'));
	afterEach(() => {
		for (const each of talks.splice(0)) each.end();
	});
	async function talk(on: RedisServer = server()): Promise<Talk> {
		const opened = await Talk.open(on.port);
		talks.push(opened);
		return opened;
	}

	for (const [name, { say, expected, resp3, password, shut, since, closes }] of Object.entries(rows)) {
		it(name, async function () {
			if (since !== undefined) needs(this, server(), since);
			const conversation = await talk(password ? locked : server());
			if (resp3) {
				conversation.say('HELLO 3');
				await conversation.next(1);
			}
			conversation.say(...say);
			const wanted = typeof expected === 'function' ? expected(server()) : expected;
			const hear = (): Promise<string[]> => (shut ? conversation.next(wanted.length) : conversation.rest());
			expectLines(await (closes?.(server()) ? conversation.untilClosed() : hear()), wanted);
		});
	}

	it('SUBSCRIBE c1 c2, PING, UNSUBSCRIBE twice, PING under RESP3: pushes, one for each channel or one with null', async () => {
		const conversation = await talk();
		conversation.say('HELLO 3');
		await conversation.next(1);
		conversation.say('SUBSCRIBE c1 c2', 'PING', 'UNSUBSCRIBE', 'UNSUBSCRIBE', 'PING');
		const lines = await conversation.rest();
		expect(lines.slice(0, 3)).deep.equal(['push ["subscribe", "c1", 1]', 'push ["subscribe", "c2", 2]', pong]);
		// In whatever order the server has them.
		const left = lines.slice(3, 5).map((line) => /"(c\d)", (\d)/.exec(line)?.slice(1).join(' '));
		expect(['c1 1,c2 0', 'c2 1,c1 0']).include(left.join());
		expect(lines.slice(5)).deep.equal(['push ["unsubscribe", null, 0]', pong]);
	});

	it('WATCH, DISCARD, then MULTI, SET, EXEC while another one writes: the watch was still armed', async () => {
		const conversation = await talk();
		conversation.say('WATCH k', 'DISCARD');
		await conversation.next(2);
		await server().call('SET', 'k', 'other');
		conversation.say('MULTI', 'SET k mine', 'EXEC');
		expect(await conversation.rest()).deep.equal([ok, queued, nil]);
		expect(await server().cli('GET', 'k')).equal('other');
	});

	for (const [how, expected] of [
		['TIMEOUT', nil],
		['ERROR', 'error UNBLOCKED client unblocked via CLIENT UNBLOCK'],
	] as const) {
		it(`CLIENT UNBLOCK id ${how}`, async () => {
			const blocked = await talk();
			blocked.say('CLIENT ID');
			const [id] = await blocked.next(1);
			blocked.say('BLPOP q 0');
			await untilBlocked(server(), 1);
			expect(await server().call('CLIENT', 'UNBLOCK', (id as string).replace('reply ', ''), how)).equal(1);
			expectLines(await blocked.next(1), [expected]);
		});
	}

	it('BLPOP, PING: nothing is answered before the end of the wait', async () => {
		const conversation = await talk();
		conversation.say('BLPOP q 0', 'PING');
		await untilBlocked(server(), 1);
		expect(conversation.silent).equal(true);
		await server().call('RPUSH', 'q', 'x');
		expect(await conversation.next(2)).deep.equal(['reply ["q", "x"]', pong]);
	});

	describe('through a connection', () => {
		const RESP: Record<2 | 3, string> = { 2: 'RESP2', 3: 'RESP3' };
		/** Sends commands in one turn; how each was settled. */
		async function through(protocol: 2 | 3, commands: readonly string[]): Promise<[string[], RecordingOwner]> {
			const owner = new RecordingOwner();
			const ready = new Promise<void>((resolve, reject) => {
				owner.onReady = () => resolve();
				owner.onEnded = (cause) => reject(cause ?? new Error('It ended'));
			});
			const endpoint = new Endpoint(
				settingsOf({ address: { host: '127.0.0.1', port: server().port }, protocol }),
				undefined,
			);
			const connection = endpoint.dial(owner);
			await ready;
			const asked = commands.map((line) => ask(...(line.split(' ') as [string, ...string[]])));
			for (const each of asked) connection.execute(each.command);
			const last = ask('ECHO', 'end');
			connection.execute(last.command);
			await Promise.race([last.promise.catch(() => {}), new Promise<void>((resolve) => connection.whenGone(resolve))]);
			connection.destroy();
			return [[...asked, last].map((each) => each.outcome), owner];
		}

		for (const protocol of [2, 3] as const) {
			for (const name of ['WATCH, DISCARD', 'MULTI, BLPOP', 'MULTI, an unknown', 'MULTI, WATCH, EXEC']) {
				it(`every command has the reply that is its own, ${RESP[protocol]}: ${name}`, async () => {
					const [title, row] = Object.entries(rows).find(([key]) => key.startsWith(name)) as [string, Row];
					const expected = typeof row.expected === 'function' ? row.expected(server()) : row.expected;
					const [outcomes] = await through(protocol, row.say as string[]);
					expect(outcomes.at(-1), title).equal('resolved end');
					for (const [index, outcome] of outcomes.slice(0, -1).entries()) {
						const wanted = expected[index] as string;
						const text = wanted.slice(wanted.indexOf(' ') + 1);
						if (wanted.startsWith('error'))
							expect(outcome)
								.match(/^rejected ReplyError: /)
								.and.include(text);
						else expect(outcome).equal(`resolved ${/^\[(null)?\]$/.test(text) ? '' : String(JSON.parse(text))}`);
					}
				});
			}
		}

		it('a confirmation inside EXEC is an element, and what follows is aligned', async () => {
			const [outcomes] = await through(3, ['MULTI', 'SUBSCRIBE c9', 'SET k v', 'EXEC']);
			expect(outcomes.slice(3)).deep.equal(['resolved subscribe,c9,1,OK', 'resolved end']);
		});

		it('one reply too few leaves the last command without one: nobody is given what is not his', async function () {
			// Why AUTH and CLIENT REPLY are refused above: here the count is wrong, and only the end of the connection tells.
			if (isValkey(server()) || !hasFeaturesOf(server(), '8.0'))
				skip(this, 'only Redis from 8.0 on gives one reply too few');
			const conversation = await talk();
			conversation.say('PING', 'AUTH ann bad', 'ECHO mine');
			expect(await conversation.next(2)).deep.equal([pong, 'reply "mine"']);
		});

		it('one reply too many ends the connection', async function () {
			if (isValkey(server())) skip(this, 'Valkey ends the connection itself');
			const owner = new RecordingOwner();
			const ended = new Promise<Error | undefined>((resolve) => {
				owner.onEnded = resolve;
			});
			const socket = connect(server().port, '127.0.0.1');
			const endpoint = new Endpoint(settingsOf({ connect: () => socket }), undefined);
			owner.onReady = () =>
				setImmediate(() => socket.write(Buffer.concat([GET_TOO_LONG, Buffer.from('*1\r\n$4\r\nPING\r\n')])));
			endpoint.dial(owner);
			expect(await ended).instanceof(ProtocolError);
		});
	});
});
