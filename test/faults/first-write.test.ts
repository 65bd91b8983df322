/** What leaves with the first write, and how many round trips stand before the first answer. */
import { expect } from 'chai';
import { type Client, ServerUnavailableError } from '../../src/index.ts';
import { type CommandHandler, FaultServer } from '../../src/testing/index.ts';
import { useClients } from '../support/connection/clients.ts';
import { rejection } from '../support/rejection.ts';

const bulk = (text: string): string => `$${text.length}\r\n${text}\r\n`;
/** Opened by a command that has come. */
class Gate {
	open: () => void = () => {};
	readonly opened: Promise<void> = new Promise((resolve) => {
		this.open = resolve;
	});
}

describe('the first write', () => {
	const client = useClients();
	let server: FaultServer;
	afterEach(() => server.stop());

	/**
	 * A server that answers nothing before `wanted` has come. If the client waits for an answer first, both wait, and the test fails.
	 */
	async function startSilentUntil(wanted: string, after: readonly string[] = []): Promise<void> {
		const gate = new Gate();
		const answered = new Set<string>();
		const handler: CommandHandler = async (args, connection) => {
			const name = String(args[0]);
			answered.add(name);
			if (!after.includes(name)) {
				if (connection.commands.some((each) => each.name === wanted)) gate.open();
				else if (connection.commands.length > 0) void connection.waitFor(wanted).then(gate.open, () => {});
				await gate.opened;
			}
			return answerOf(args);
		};
		server = await FaultServer.start({ onCommand: handler });
	}
	function answerOf(args: readonly Buffer[]): string | undefined {
		const name = String(args[0]);
		if (name === 'GET') return bulk(`value of ${String(args[1])}`);
		return name === 'SET' || name === 'INCR' ? '+OK\r\n' : undefined;
	}

	const oneTrip: Record<string, Parameters<typeof client>[0]> = {
		'nothing set': {},
		'a password': { password: 'p' },
		'a user, a name and a database': { username: 'u', password: 'p', name: 'n', database: 3 },
		'a database': { database: 3 },
		RESP2: { protocol: 2 },
		'RESP2, a password and a database': { protocol: 2, password: 'p', database: 3 },
	};
	for (const [name, options] of Object.entries(oneTrip)) {
		it(`takes the first GET along: one round trip, with ${name}`, async () => {
			await startSilentUntil('GET');
			const redis = client({ url: server.url, ...options });
			expect(await redis.get('k')).equal('value of k');
			expect(server.connections).lengthOf(1);
		});
	}

	it('takes the first SET along where there is nothing to prove', async () => {
		await startSilentUntil('SET');
		const redis = client({ url: server.url });
		expect(await redis.set('k', 'v')).equal('OK');
	});

	it('takes no SET along before the password is proven, and then waits for nothing else: two round trips', async () => {
		// HELLO is answered at once, CLIENT SETINFO only when SET has come.
		await startSilentUntil('SET', ['HELLO']);
		const redis = client({ url: server.url, password: 'p' });
		expect(await redis.set('k', 'v')).equal('OK');
		const names = server.commands.map((each) => each.name);
		expect(names).deep.equal(['HELLO', 'CLIENT', 'CLIENT', 'SET']);
	});

	it('begins with HELLO and is one write', async () => {
		const writes: string[] = [];
		server = await FaultServer.start({ onCommand: answerOf });
		const { createConnection } = await import('node:net');
		const redis = client({
			username: 'u',
			password: 'p',
			database: 2,
			connect: () => {
				const socket = createConnection(server.port, server.host);
				const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
				socket.write = (...args: unknown[]) => {
					writes.push(String(args[0]));
					return write(...args);
				};
				return socket;
			},
		});
		await Promise.all([redis.get('a'), redis.get('b')]);
		expect(writes).lengthOf(1);
		expect(writes[0]).match(/^\*5\r\n\$5\r\nHELLO\r\n/);
	});

	it('takes only reads along, up to the first other command, and keeps the order of all', async () => {
		const held = new Gate();
		server = await FaultServer.start({
			onCommand: async (args) => {
				if (String(args[0]) === 'HELLO') await held.opened;
				return answerOf(args);
			},
		});
		const redis = client({ url: server.url, password: 'p' });
		const all = [redis.get('a'), redis.get('b'), redis.set('c', 1), redis.get('d'), redis.incr('e')];
		const connection = await server.connection(0);
		await connection.waitFor('GET', { count: 2 });
		const first = connection.commands.map((each) => each.args.join(' '));
		expect(first.slice(3)).deep.equal(['GET a', 'GET b']);
		held.open();
		await Promise.all(all);
		const lines = connection.commands.map((each) => each.args.join(' '));
		expect(lines.slice(3)).deep.equal(['GET a', 'GET b', 'SET c 1', 'GET d', 'INCR e']);
	});

	for (const command of [
		['EVAL', 'return 1', '0'],
		['EVALSHA_RO', 'x', '0'],
		['FCALL', 'f', '0'],
		['NO.SUCH.COMMAND'],
		['SET', 'k', 'v', 'GET'],
		['GETDEL', 'k'],
		['PUBLISH', 'c', 'm'],
		['FLUSHALL'],
	] as const) {
		it(`takes no ${command[0]} along: it is no plain read`, async () => {
			const held = new Gate();
			server = await FaultServer.start({
				onCommand: async (args) => {
					if (String(args[0]) === 'HELLO') {
						// Whatever came with it is here.
						await new Promise((resolve) => setImmediate(resolve));
						await held.opened;
					}
					return String(args[0]) === command[0] ? '+OK\r\n' : undefined;
				},
			});
			const redis = client({ url: server.url, password: 'p' });
			const done = redis.call(...(command as unknown as [string, ...string[]]));
			const connection = await server.connection(0);
			await connection.waitFor('CLIENT', { count: 2 });
			expect(connection.commands.map((each) => each.name)).deep.equal(['HELLO', 'CLIENT', 'CLIENT']);
			held.open();
			await done;
		});
	}

	it('shows nobody a reply from before the verdict', async () => {
		const events: string[] = [];
		const selected = new Gate();
		server = await FaultServer.start({
			onCommand: async (args) => {
				if (String(args[0]) === 'SELECT') await selected.opened;
				return answerOf(args);
			},
		});
		const redis = client({ url: server.url, database: 3 });
		const get = redis.get('k').then(() => void events.push('GET'));
		const ready = redis.connect().then(() => void events.push('connect'));
		await server.received('GET');
		events.push('SELECT');
		selected.open();
		await Promise.all([get, ready]);
		expect(events[0]).equal('SELECT');
		expect(events).lengthOf(3);
	});

	it('takes reads back when the verdict is bad, and tells them why', async () => {
		server = await FaultServer.start({
			onCommand: (args) => (String(args[0]) === 'SELECT' ? '-ERR DB index is out of range\r\n' : answerOf(args)),
		});
		const redis = client({ url: server.url, database: 99 });
		const errors = await Promise.all([redis.get('k'), redis.set('k', 'v')].map((each) => rejection(each)));
		for (const error of errors) {
			expect(error).instanceof(ServerUnavailableError).property('message').include('SELECT 99');
			expect(error.cause).property('message', 'ERR DB index is out of range');
		}
		expect(server.commands.filter((each) => each.name === 'SET')).deep.equal([]);
	});

	it('reads nothing twice, and nothing in the wrong order, when HELLO is not known', async () => {
		server = await FaultServer.start({
			protocols: [],
			onCommand: (args) => answerOf(args),
		});
		const redis = client({ url: server.url }) as Client;
		const all = await Promise.all([redis.incr('a'), redis.get('b'), redis.incr('c')]);
		expect(all).deep.equal(['OK', 'value of b', 'OK']);
		const names = server.commands.map((each) => each.name);
		expect(names.filter((each) => each === 'INCR' || each === 'GET')).deep.equal(['INCR', 'GET', 'INCR']);
	});
});
