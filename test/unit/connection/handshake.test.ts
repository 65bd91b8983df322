import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { libraryName, libraryVersion } from '../../../src/connection/library.ts';
import { ask } from '../../support/connection/asked.ts';
import {
	destroyConnections,
	handshakingConnection,
	readyConnection,
	type TestConnectionOptions,
} from '../../support/connection/connections.ts';
import { turn, WELCOME } from '../../support/connection/memory-wire.ts';

const INTRODUCTION = [`CLIENT SETINFO LIB-NAME ${libraryName}`, `CLIENT SETINFO LIB-VER ${libraryVersion}`];
const login = { password: 'p w' };
const NO_HELLO = "-ERR unknown command 'HELLO', with args beginning with: '3' 'AUTH' 'default' 'p w'\r\n";

describe('the first words on a connection', () => {
	afterEach(destroyConnections);

	const words: Record<string, [options: TestConnectionOptions, words: string[]]> = {
		'nothing set': [{}, ['HELLO 3', ...INTRODUCTION]],
		'a name': [{ name: 'worker' }, ['HELLO 3 SETNAME worker', ...INTRODUCTION]],
		'a password': [{ login }, ['HELLO 3 AUTH default p w', ...INTRODUCTION]],
		'an empty password': [{ login: { password: '' } }, ['HELLO 3 AUTH default ', ...INTRODUCTION]],
		'a user': [{ login: { username: 'ann', password: 'p' } }, ['HELLO 3 AUTH ann p', ...INTRODUCTION]],
		'a database': [{ database: 4 }, ['HELLO 3', 'SELECT 4', ...INTRODUCTION]],
		everything: [
			{ login: { username: 'ann', password: 'p' }, name: 'n', database: 15, protocol: 3 },
			['HELLO 3 AUTH ann p SETNAME n', 'SELECT 15', ...INTRODUCTION],
		],
		'protocol 2': [{ protocol: 2 }, ['PING', 'CLIENT ID', ...INTRODUCTION]],
		'protocol 2 and a password': [{ protocol: 2, login }, ['AUTH p w', 'PING', 'CLIENT ID', ...INTRODUCTION]],
		'protocol 2 and everything': [
			{ protocol: 2, login: { username: 'ann', password: 'p' }, name: 'n', database: 1 },
			['AUTH ann p', 'SELECT 1', 'CLIENT SETNAME n', 'CLIENT ID', ...INTRODUCTION],
		],
	};
	for (const [name, [options, expected]] of Object.entries(words)) {
		it(`leave in one write: ${name}`, () => {
			const { wire } = handshakingConnection(options);
			expect(wire.lines).deep.equal(expected);
			expect(wire.writes).lengthOf(1);
		});
	}

	it('name the version of the package', () => {
		const file = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
		expect({ name: libraryName, version: libraryVersion }).include(
			(({ name, version }: { name: string; version: string }) => ({ name, version }))(JSON.parse(file)),
		);
	});

	it('are not spoken before the transport is open', async () => {
		const { connection, wire } = handshakingConnection();
		expect(connection.state).equal('handshaking');
		expect(wire.writes).lengthOf(1);
		wire.emit('connect');
		await turn();
		expect(wire.writes).lengthOf(1);
	});

	it('tell what the server is', async () => {
		const { connection } = await readyConnection();
		expect(connection.info).deep.equal({
			protocol: 3,
			clientId: 7,
			version: '7.4.0',
			role: 'master',
			mode: 'standalone',
		});
	});

	it('believe the server about the protocol it speaks', () => {
		for (const hello of ['%1\r\n$5\r\nproto\r\n:2\r\n', '*2\r\n$5\r\nproto\r\n:2\r\n']) {
			const { connection, wire } = handshakingConnection();
			wire.say(`${hello}+OK\r\n+OK\r\n`);
			expect(connection.info).include({ protocol: 2 });
		}
	});

	it('may go on while the introduction is refused: nobody else cares', async () => {
		const { connection, wire } = handshakingConnection();
		wire.say(`${WELCOME.slice(0, -10)}-ERR unknown subcommand\r\n-NOPERM no\r\n`);
		expect(connection.state).equal('ready');
		expect(connection.pending).equal(0);
	});

	it('are proven by SELECT where there is a database, not by HELLO alone', () => {
		const { connection, wire, owner } = handshakingConnection({ database: 3 });
		const [hello] = WELCOME.split('+OK');
		wire.say(hello as string);
		expect(connection.state).equal('handshaking');
		wire.say('+OK\r\n');
		expect(connection.state).equal('ready');
		expect(owner.events).deep.equal(['ready']);
	});

	for (const size of [1, 2, 7]) {
		it(`are understood in pieces of ${size}`, () => {
			const { connection, wire } = handshakingConnection({ database: 3 });
			const bytes = `${WELCOME}+OK\r\n`;
			for (let at = 0; at < bytes.length; at += size) wire.say(bytes.slice(at, at + size));
			expect(connection.state).equal('ready');
			expect(connection.pending).equal(0);
		});
	}

	describe('to a server without HELLO', () => {
		it('fall back to AUTH only when every reply of the first write has come', async () => {
			const opened = handshakingConnection({ login, name: 'n', database: 2 });
			const { connection, wire } = opened;
			expect(wire.lines).lengthOf(4);
			wire.say(NO_HELLO);
			await turn();
			wire.say('-NOAUTH Authentication required.\r\n');
			await turn();
			wire.say('-NOAUTH Authentication required.\r\n');
			await turn();
			// Redis drops the error reply of an AUTH that has anything pending before it.
			expect(wire.lines).lengthOf(4);
			expect(opened.downgrades).equal(1);
			wire.say('-NOAUTH Authentication required.\r\n');
			await turn();
			expect(wire.lines.slice(4)).deep.equal([
				'AUTH p w',
				'SELECT 2',
				'CLIENT SETNAME n',
				'CLIENT ID',
				...INTRODUCTION,
			]);
			wire.say('+OK\r\n');
			expect(connection.state).equal('handshaking');
			wire.say('+OK\r\n+OK\r\n:9\r\n+OK\r\n+OK\r\n');
			expect(connection.state).equal('ready');
			expect(connection.info).include({ protocol: 2 });
		});

		it('fail where the first try said WRONGPASS, without a second one', async () => {
			const opened = handshakingConnection({ login });
			opened.wire.say('-WRONGPASS invalid username-password pair or user is disabled.\r\n');
			await turn();
			expect(opened.connection.state).equal('closed');
			expect(opened.wire.lines).lengthOf(3);
			expect(opened.downgrades).equal(0);
			expect(opened.owner.end.cause).include({ name: 'AuthError', code: 'AUTH' });
		});

		it('go once: a refusal of AUTH is the end', async () => {
			const { connection, wire, owner } = handshakingConnection({ login });
			wire.say(`${NO_HELLO}-NOAUTH x\r\n-NOAUTH x\r\n`);
			await turn();
			wire.say("-ERR unknown command 'AUTH', with args beginning with: 'p w'\r\n");
			expect(connection.state).equal('closed');
			expect(owner.end.cause).include({ name: 'AuthError' });
		});

		for (const password of ['command', 'unknown', 'NO', 'ERR']) {
			it(`are told so whatever the password is: ${password}`, async () => {
				const said = password === 'NO' ? '-NOAUTH Authentication required.\r\n' : "-ERR unknown command 'HELLO'\r\n";
				const opened = handshakingConnection({ login: { password } });
				opened.wire.say(`${said}-NOAUTH x\r\n-NOAUTH x\r\n`);
				await turn();
				expect(opened.downgrades).equal(1);
			});
		}

		it('give the password to nobody who reads the error', async () => {
			const { wire, owner } = handshakingConnection({ login, protocol: 3 });
			wire.say(NO_HELLO);
			const { cause } = owner.end;
			expect(cause).include({ name: 'ServerUnavailableError', code: 'UNAVAILABLE' });
			expect(`${cause?.message} ${String(cause?.cause)} ${cause?.stack}`).not.include('p w');
		});
	});
});

describe('commands that ride along', () => {
	afterEach(destroyConnections);
	const bulk = (text: string): string => `$${text.length}\r\n${text}\r\n`;
	/** Reads and writes, as they were called. */
	const called = () => [ask('GET', 'a'), ask('MGET', 'b', 'c'), ask('SET', 'd', 1), ask('GET', 'e')];
	const commandsOf = (asked: ReturnType<typeof called>) => asked.map((each) => each.command);

	it('are all in the first write where there are neither credentials nor a database', () => {
		const asked = called();
		const { wire } = handshakingConnection({ waiting: commandsOf(asked) });
		expect(wire.writes).lengthOf(1);
		expect(wire.lines.slice(3)).deep.equal(['GET a', 'MGET b c', 'SET d 1', 'GET e']);
		wire.say(`${WELCOME}${bulk('A')}*2\r\n+b\r\n+c\r\n+OK\r\n${bulk('E')}`);
		expect(asked.map((each) => each.outcome)).deep.equal(['resolved A', 'resolved b,c', 'resolved OK', 'resolved E']);
	});

	for (const [name, options] of Object.entries<TestConnectionOptions>({
		credentials: { login },
		'a database': { database: 1 },
		'credentials under RESP2': { login, protocol: 2 },
	})) {
		it(`are the reads up to the first other command where there are ${name}`, () => {
			const asked = called();
			const { wire, owner } = handshakingConnection({ ...options, waiting: commandsOf(asked) });
			expect(wire.lines.slice(-2)).deep.equal(['GET a', 'MGET b c']);
			expect(owner.waiting).deep.equal(commandsOf(asked).slice(2));
		});
	}

	it('hear nothing before SELECT has succeeded, and nothing of a wrong database', () => {
		const get = ask('GET', 'a');
		const { wire, connection, owner } = handshakingConnection({ database: 9, waiting: [get.command] });
		const [hello] = WELCOME.split('+OK');
		wire.say(`${hello}-ERR DB index is out of range\r\n+OK\r\n+OK\r\n${bulk('of database 0')}`);
		expect(connection.state).equal('closed');
		expect(get.outcome).equal('pending');
		// Given back, as if it had never been sent.
		expect([...owner.waiting, ...owner.end.unanswered]).deep.equal([get.command]);
		expect(owner.end.cause?.message).include('SELECT 9');
	});

	it('are sent again behind AUTH where HELLO is unknown, and hear only the second answer', async () => {
		const get = ask('GET', 'a');
		const { wire, owner } = handshakingConnection({ login, waiting: [get.command] });
		wire.say(`${NO_HELLO}-NOAUTH x\r\n-NOAUTH x\r\n${bulk('of the default user')}`);
		await turn();
		expect(get.outcome).equal('pending');
		expect(owner.events).deep.equal(['returned']);
		expect(wire.lines.slice(4)).deep.equal(['AUTH p w', 'PING', 'CLIENT ID', ...INTRODUCTION, 'GET a']);
		wire.say(`+OK\r\n+PONG\r\n:1\r\n+OK\r\n+OK\r\n${bulk('mine')}`);
		expect(get.outcome).equal('resolved mine');
	});

	it('are not sent again where they were not withheld: an INCR behind an unknown HELLO counts once', async () => {
		const incr = ask('INCR', 'n');
		const { wire } = handshakingConnection({ waiting: [incr.command] });
		wire.say("-ERR unknown command 'HELLO'\r\n+OK\r\n+OK\r\n:1\r\n");
		await turn();
		expect(incr.outcome).equal('resolved 1');
		wire.say('+PONG\r\n:1\r\n+OK\r\n+OK\r\n');
		await turn();
		expect(wire.lines.filter((line) => line.startsWith('INCR'))).lengthOf(1);
	});

	it('all hear why where the server wants a password, also behind one that was given up', () => {
		const asked = [ask('GET', 'a'), ask('INCR', 'n'), ask('SET', 'k', 'v')];
		const { connection, wire, owner } = handshakingConnection({ waiting: asked.map((each) => each.command) });
		asked[0]?.giveUp();
		wire.say('-NOAUTH HELLO must be called with the client already authenticated\r\n');
		for (let i = 0; i < 5; i++) wire.say('-NOAUTH Authentication required.\r\n');
		for (const each of asked.slice(1)) expect(each.error).include({ name: 'AuthError', code: 'AUTH' });
		expect(connection.state).equal('closed');
		expect(owner.end).deep.include({ unanswered: [] });
		expect(owner.end.cause).include({ name: 'AuthError' });
	});

	it('get their own answers where HELLO alone is refused', () => {
		const incr = ask('INCR', 'n');
		const { connection, wire, owner } = handshakingConnection({ waiting: [incr.command] });
		wire.say("-NOPERM User default has no permissions to run the 'hello' command\r\n+OK\r\n+OK\r\n");
		expect(incr.outcome).equal('pending');
		wire.say(':1\r\n');
		expect(incr.outcome).equal('resolved 1');
		expect(connection.state).equal('closed');
		expect(owner.end.cause).include({ name: 'AuthError' });
	});

	it('fail by themselves when they cannot be encoded', () => {
		const [bad, good] = [ask('GET', null), ask('GET', 'a')];
		const { connection, wire } = handshakingConnection({ waiting: [bad.command, good.command], login });
		expect(bad.error).instanceof(TypeError);
		wire.say(`${WELCOME}${bulk('A')}`);
		expect(connection.state).equal('ready');
		expect(good.outcome).equal('resolved A');
	});

	it('leave a tombstone when they are given up after the write', () => {
		const [given, next] = [ask('GET', 'a'), ask('GET', 'b')];
		const { connection, wire } = handshakingConnection({ waiting: [given.command, next.command], login });
		expect(given.giveUp()).equal(true);
		wire.say(`${WELCOME}${bulk('A')}`);
		expect(next.outcome).equal('pending');
		wire.say(bulk('B'));
		expect(next.outcome).equal('resolved B');
		expect(connection.pending).equal(0);
		expect(wire.held).equal(false);
	});

	it('do not come back when they are given up between the refused HELLO and the second try', async () => {
		const [given, next] = [ask('GET', 'a'), ask('GET', 'b')];
		const { wire } = handshakingConnection({ waiting: [given.command, next.command], login });
		wire.say(`${NO_HELLO}-NOAUTH x\r\n-NOAUTH x\r\n${bulk('A')}`);
		given.giveUp();
		wire.say(bulk('B'));
		await turn();
		expect(wire.lines.slice(5)).include('GET b').and.not.include('GET a');
	});

	it('and all else have one verdict: what waits in `ready` is not answered by leftovers of the handshake', async () => {
		const set = ask('SET', 'a', 'b');
		const { connection, wire, owner } = handshakingConnection({ login });
		owner.onReady = () => connection.execute(set.command);
		wire.say(`${WELCOME}+EXTRA\r\n`);
		expect(set.outcome).equal('pending');
		expect(connection.state).equal('closed');
		expect(owner.end.cause).include({ name: 'ProtocolError' });
		await turn();
		expect(wire.lines).not.include('SET a b');
	});
});
