import type { LookupFunction } from 'node:net';
import { expect } from 'chai';
import { type ConnectionSettings, Endpoint } from '../../../src/connection/index.ts';
import { AuthError, MaxClientsError, ServerUnavailableError } from '../../../src/index.ts';
import { RecordingOwner, settingsOf } from '../../support/connection/connections.ts';
import { MemoryWire, turn, WELCOME } from '../../support/connection/memory-wire.ts';

/** An endpoint whose dials go to wires of this test. */
function endpointWith(changes: Partial<ConnectionSettings> = {}): { endpoint: Endpoint; wires: MemoryWire[] } {
	const wires: MemoryWire[] = [];
	const connect = (): MemoryWire => {
		const wire = new MemoryWire();
		wires.push(wire);
		return wire;
	};
	return { endpoint: new Endpoint(settingsOf({ connect, ...changes }), undefined), wires };
}

describe('Endpoint', () => {
	const connections: Array<{ destroy(): void }> = [];
	afterEach(() => {
		for (const each of connections.splice(0)) each.destroy();
	});
	const dial = (endpoint: Endpoint, owner = new RecordingOwner()) => {
		const connection = endpoint.dial(owner);
		connections.push(connection);
		return { connection, owner };
	};

	it('gives every connection an id of its own, in order', () => {
		const { endpoint } = endpointWith();
		expect([1, 2, 3].map(() => dial(endpoint).connection.id)).deep.equal([1, 2, 3]);
	});

	it('tells the owner nothing before the dial has returned, not even what is wrong from the start', async () => {
		for (const changes of [
			{
				connect: () => {
					throw new Error('no tunnel');
				},
			},
			{
				credentials: () => {
					throw new Error('no vault');
				},
			},
			{ connect: () => undefined as unknown as MemoryWire },
		]) {
			const { endpoint } = endpointWith(changes);
			const { owner, connection } = dial(endpoint);
			expect(owner.events).deep.equal([]);
			await turn();
			expect(owner.events).deep.equal(['ended']);
			expect(connection.state).equal('closed');
		}
	});

	it('asks for credentials on each dial, and for the address too', async () => {
		let asked = 0;
		const { endpoint, wires } = endpointWith({
			credentials: async () => ({ username: 'ann', password: `secret ${++asked}` }),
		});
		for (let i = 0; i < 2; i++) {
			dial(endpoint);
			await turn();
		}
		expect(wires.map((wire) => wire.lines[0])).deep.equal(['HELLO 3 AUTH ann secret 1', 'HELLO 3 AUTH ann secret 2']);
	});

	for (const given of [
		// A forgotten `return` must not end in a session of the default user.
		undefined,
		null,
		{},
		'secret',
		5,
		{ password: undefined },
		{ password: 5 },
		{ username: 5, password: 'p' },
		[],
	]) {
		it(`refuses credentials that are none: ${JSON.stringify(given)}`, async () => {
			const { endpoint, wires } = endpointWith({ credentials: (async () => given) as never });
			const { owner } = dial(endpoint);
			await turn();
			const { cause } = owner.end;
			expect(cause).instanceof(AuthError);
			expect(cause?.cause).instanceof(TypeError);
			expect(wires).deep.equal([]);
		});
	}

	it('opens nothing for a connection that was destroyed while credentials were asked for', async () => {
		let give = (_: { password: string }): void => {};
		const { endpoint, wires } = endpointWith({
			credentials: () =>
				new Promise((resolve) => {
					give = resolve;
				}),
		});
		const { connection, owner } = dial(endpoint);
		await turn();
		connection.destroy();
		give({ password: 'late' });
		await turn();
		expect(wires).deep.equal([]);
		expect(owner.ends).lengthOf(1);
		let gone = false;
		connection.whenGone(() => {
			gone = true;
		});
		expect(gone).equal(true);
	});

	it('remembers that the server speaks RESP2 only: the next connection asks no more', async () => {
		const { endpoint, wires } = endpointWith();
		dial(endpoint);
		await turn();
		wires[0]?.say('-NOPROTO unsupported protocol version\r\n+OK\r\n+OK\r\n');
		await turn();
		dial(endpoint);
		await turn();
		expect(wires[0]?.lines[0]).equal('HELLO 3');
		expect(wires[1]?.lines[0]).equal('PING');
	});

	it('remembers nothing of a dial that failed otherwise', async () => {
		const { endpoint, wires } = endpointWith();
		for (const words of ['-WRONGPASS x\r\n', '-LOADING x\r\n', 'garbage\r\n', '']) {
			const { connection } = dial(endpoint);
			await turn();
			const wire = wires.at(-1) as MemoryWire;
			if (words === '') wire.fin();
			else wire.say(words);
			expect(connection.state).equal('closed');
			expect(wire.lines[0]).equal('HELLO 3');
		}
	});

	it('lets nothing of an old socket reach a new connection', async () => {
		const { endpoint, wires } = endpointWith();
		const owner = new RecordingOwner();
		const { connection: first } = dial(endpoint, owner);
		await turn();
		first.destroy();
		const { connection: second } = dial(endpoint, owner);
		await turn();
		wires[0]?.emit('data', Buffer.from(WELCOME));
		wires[0]?.emit('error', new Error('old'));
		expect(second.state).equal('handshaking');
		wires[1]?.say(WELCOME);
		wires[0]?.emit('close');
		expect(second.state).equal('ready');
		expect(owner.events).deep.equal(['ended', 'ready']);
	});

	describe('reports a failed dial', () => {
		const { endpoint } = endpointWith({ address: { host: 'db.example', port: 7000 } });

		it('as it is when it is one of ours', () => {
			for (const error of [new AuthError('a'), new MaxClientsError('b'), new ServerUnavailableError('c')])
				expect(endpoint.dialError(error)).equal(error);
		});

		it('as unavailable, with the address and the cause, when it is a fault of the system', () => {
			const cause = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:7000'), { code: 'ECONNREFUSED' });
			const error = endpoint.dialError(cause);
			expect(error).instanceof(ServerUnavailableError);
			expect(error).include({ code: 'UNAVAILABLE', cause });
			expect(error.message).equal('Cannot connect to db.example:7000: connect ECONNREFUSED 10.0.0.1:7000');
		});

		it('with something to read when there is one failure for each address', () => {
			const causes = ['::1', '127.0.0.1'].map((address) => new Error(`connect ECONNREFUSED ${address}:7000`));
			const cause = Object.assign(new AggregateError(causes), { code: 'ECONNREFUSED' });
			const error = endpoint.dialError(cause);
			expect(error.cause).equal(cause);
			expect(error.message).match(/ECONNREFUSED/);
		});

		it('with the path of a unix socket', () => {
			const unix = endpointWith({ address: { host: 'localhost', port: 6379, path: '/run/redis.sock' } }).endpoint;
			expect(unix.dialError(new Error('connect ENOENT')).message).include('/run/redis.sock');
		});
	});

	it('hands lookup, family and the local address to the system', async () => {
		const asked: unknown[] = [];
		const lookup: LookupFunction = (host, options, callback) => {
			asked.push([host, options.family]);
			callback(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), '', 0);
		};
		const endpoint = new Endpoint(
			settingsOf({ address: { host: 'no.such.host', port: 1 }, lookup, family: 6 }),
			undefined,
		);
		const { owner, connection } = dial(endpoint);
		await new Promise<void>((resolve) => connection.whenGone(resolve));
		expect(asked).deep.equal([['no.such.host', 6]]);
		expect(owner.end.cause).include({ code: 'ENOTFOUND' });
	});
});
