/** D16: which protocol is spoken is decided by the reply to our own HELLO, and by nothing else. */
import { inspect } from 'node:util';
import { expect } from 'chai';
import {
	AuthError,
	type Client,
	ConnectionLostError,
	MaxClientsError,
	ServerUnavailableError,
	TimeoutError,
} from '../../src/index.ts';
import { type CommandHandler, FaultServer } from '../../src/testing/index.ts';
import { useClients } from '../support/connection/clients.ts';
import { rejection } from '../support/rejection.ts';

/** `fallback`: RESP2, and everything works. Else the class of the error, and what its cause says. */
type Refusal = readonly [kind: abstract new (...args: never[]) => Error, cause: RegExp];
type Verdict = 'resp3' | 'fallback' | Refusal;

interface Row {
	/** What the server says to HELLO; `undefined` is the right answer, a function does something else. */
	readonly hello: string | undefined | CommandHandler;
	readonly verdict: Verdict;
	/** With credentials, where that differs. */
	readonly withCredentials?: Verdict;
}

const rows: Record<string, Row> = {
	'the map of RESP3': { hello: undefined, verdict: 'resp3' },
	'unknown command (Redis before 6)': {
		hello: '-ERR unknown command `HELLO`, with args beginning with: `3`, `AUTH`, `ann`, `hunter2`, \r\n',
		verdict: 'fallback',
	},
	'unknown command (renamed away)': {
		hello: "-ERR unknown command 'HELLO', with args beginning with: '3' 'AUTH' 'ann' 'hunter2' \r\n",
		verdict: 'fallback',
	},
	'unsupported command (a proxy)': { hello: '-ERR unsupported command HELLO\r\n', verdict: 'fallback' },
	'command is not supported (another proxy)': { hello: '-ERR Command HELLO not supported\r\n', verdict: 'fallback' },
	NOPROTO: { hello: '-NOPROTO unsupported protocol version\r\n', verdict: 'fallback' },
	NOAUTH: {
		hello:
			'-NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO <proto> AUTH <user> <pass> option can be used\r\n',
		verdict: [AuthError, /^NOAUTH/],
		// A proxy that does not read HELLO's AUTH.
		withCredentials: 'fallback',
	},
	WRONGPASS: {
		hello: '-WRONGPASS invalid username-password pair or user is disabled.\r\n',
		verdict: [AuthError, /^WRONGPASS/],
	},
	NOPERM: {
		hello: "-NOPERM User ann has no permissions to run the 'hello' command\r\n",
		verdict: [AuthError, /^NOPERM/],
	},
	LOADING: {
		hello: '-LOADING Redis is loading the dataset in memory\r\n',
		verdict: [ServerUnavailableError, /^LOADING/],
	},
	'an error that says NOPROTO only in its text': {
		hello: '-ERR the script said NOPROTO and unknown protocol\r\n',
		verdict: [ServerUnavailableError, /NOPROTO/],
	},
	'max clients': {
		hello: (_, connection) => {
			connection.send('-ERR max number of clients reached\r\n');
			connection.end();
			return '';
		},
		verdict: [MaxClientsError, /max number of clients/],
	},
	'protected mode': {
		hello: (_, connection) => {
			connection.send('-DENIED Redis is running in protected mode because protected mode is enabled\r\n');
			connection.end();
			return '';
		},
		verdict: [ServerUnavailableError, /^DENIED/],
	},
	'bytes that are not RESP': {
		hello: 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n',
		verdict: [ServerUnavailableError, /unknown type/i],
	},
	'+OK, which is no answer to it': { hello: '+OK\r\n', verdict: [ServerUnavailableError, /./] },
	'a number': { hello: ':1\r\n', verdict: [ServerUnavailableError, /./] },
	'its own words': {
		hello: (args) => `*${args.length}\r\n${args.map((each) => `$${each.length}\r\n${String(each)}\r\n`).join('')}`,
		verdict: [ServerUnavailableError, /./],
	},
	'the end of the connection': {
		hello: (_, connection) => {
			connection.end();
			return '';
		},
		verdict: [ServerUnavailableError, /closed/],
	},
	'a reset': {
		hello: (_, connection) => {
			connection.reset();
			return '';
		},
		verdict: [ServerUnavailableError, /ECONNRESET|closed/],
	},
	silence: {
		hello: (_, connection) => {
			connection.silence();
			return '';
		},
		verdict: [ServerUnavailableError, /200 ms/],
	},
};

const PASSWORD = 'hunter2';

describe('HELLO answered with', () => {
	const client = useClients();
	let server: FaultServer;
	afterEach(() => server.close());

	/** A server that has to be told who we are and which database before it answers as `ann` in 4. */
	async function start({ hello }: Row): Promise<void> {
		const session = new Map<number, { user: string; database: string }>();
		server = await FaultServer.start({
			onCommand: (args, connection) => {
				const of = session.get(connection.index) ?? { user: 'default', database: '0' };
				session.set(connection.index, of);
				const [name, ...rest] = args.map(String) as [string, ...string[]];
				if (name === 'HELLO') {
					if (typeof hello === 'function') return hello(args, connection);
					if (hello === undefined && rest[1] === 'AUTH') of.user = rest[2] as string;
					return hello;
				}
				if (name === 'AUTH') of.user = rest.length > 1 ? (rest[0] as string) : 'default';
				if (name === 'SELECT') of.database = rest[0] as string;
				return name === 'INCR' || name === 'GET' ? `+${of.user} in ${of.database}\r\n` : undefined;
			},
		});
	}

	for (const [name, row] of Object.entries(rows)) {
		for (const credentials of [false, true]) {
			for (const database of [0, 4]) {
				const verdict = (credentials ? row.withCredentials : undefined) ?? row.verdict;
				const what = typeof verdict === 'string' ? verdict : verdict[0].name;
				const options = [credentials ? 'credentials' : '', database > 0 ? 'a database' : ''].filter(Boolean);
				it(`${name}, ${options.length > 0 ? `with ${options.join(' and ')}` : 'plain'}: ${what}`, async () => {
					await start(row);
					const redis = client({
						url: server.url,
						connectTimeout: name === 'silence' ? 200 : 5000,
						database,
						...(credentials ? { username: 'ann', password: PASSWORD } : {}),
					});
					if (typeof verdict !== 'string') return refused(redis, verdict, options.length === 0);
					const expected = `${credentials ? 'ann' : 'default'} in ${database}`;
					const replies = await Promise.all([redis.get('a'), redis.call('INCR', 'n'), redis.get('b'), redis.connect()]);
					expect(replies.slice(0, 3)).deep.equal([expected, expected, expected]);
					const names = server.commands.map((each) => each.name);
					expect(names.filter((each) => each === 'INCR')).lengthOf(1);
					expect(names.filter((each) => each === 'HELLO')).lengthOf(1);
					expect(names.indexOf('HELLO')).equal(0);
					expect(names.filter((each) => each === 'AUTH')).lengthOf(verdict === 'fallback' && credentials ? 1 : 0);
					expect(server.connections).lengthOf(1);
					if (verdict === 'fallback') await staysDown(redis);
				});
			}
		}
	}

	/** `rode`: the first command went along unconditionally, and its own answer may be there. */
	async function refused(redis: Client, [kind, cause]: Refusal, rode: boolean): Promise<void> {
		const get = redis.get('a').catch((error: unknown) => error);
		const errors = await Promise.all([redis.connect(), redis.call('SET', 'a', 'b')].map((each) => rejection(each)));
		const [error] = errors as [Error];
		expect(error).instanceof(kind);
		expect(String(error.cause instanceof Error && error.cause.message)).match(cause);
		if (!rode) expect([await get, ...errors]).deep.equal([error, error, error]);
		// Refused at the door: proof that nothing ran.
		else if (/max number|DENIED/.test(String(cause))) expect(await get).equal(error);
		else if ((await get) instanceof ConnectionLostError)
			expect(await get).include({ written: true, maybeExecuted: true });
		else if ((await get) instanceof Error) expect(await get).equal(error);
		const shown = inspect(errors, { depth: null, showHidden: true });
		expect(shown).not.include(PASSWORD).and.not.include(Buffer.from(PASSWORD).toString('hex'));
		const connection = await server.connection(0);
		await connection.clientGone();
		expect(redis.state).equal('idle');
		// Nothing is tried again behind the back of the caller.
		expect(server.connections).lengthOf(1);
		expect(server.commands.filter((each) => each.name === 'AUTH')).deep.equal([]);
	}

	/** The next connection of the same client asks no more. */
	async function staysDown(redis: Client): Promise<void> {
		const [first] = server.connections;
		first?.end();
		await first?.closed;
		await redis.get('c');
		const names = server.connections[1]?.commands.map((each) => each.name);
		expect(names).include('GET').and.not.include('HELLO');
	}
});

describe('protocol 3 without a fallback', () => {
	const client = useClients();
	let server: FaultServer;
	afterEach(() => server.close());

	for (const protocols of [[2], []] as const) {
		it(`fails on a server with ${protocols.length === 0 ? 'no HELLO' : 'RESP2 only'}, and runs nothing`, async () => {
			server = await FaultServer.start({ protocols });
			const redis = client({ url: server.url, protocol: 3, password: PASSWORD });
			const errors = await Promise.all([redis.connect(), redis.call('SET', 'a', 'b')].map((each) => rejection(each)));
			for (const error of errors) expect(error).instanceof(ServerUnavailableError).property('message').match(/RESP3/);
			expect(server.commands.map((each) => each.name))
				.not.include('SET')
				.and.not.include('AUTH');
		});
	}
});

describe('protocol 2', () => {
	const client = useClients();
	let server: FaultServer;
	afterEach(() => server.close());

	it('never says HELLO, and believes AUTH and SELECT', async () => {
		server = await FaultServer.start({ onCommand: (args) => (String(args[0]) === 'GET' ? '$-1\r\n' : undefined) });
		const redis = client({ url: server.url, protocol: 2, username: 'ann', password: 'p', database: 2, name: 'n' });
		expect(await redis.get('a')).equal(null);
		const lines = server.commands.map((each) => each.args.join(' '));
		expect(lines.slice(0, 2)).deep.equal(['AUTH ann p', 'SELECT 2']);
		expect(lines).include('CLIENT SETNAME n');
	});

	it('finds a server that is silent to it as slow as any other', async () => {
		server = await FaultServer.start({ onCommand: () => '' });
		const redis = client({ url: server.url, protocol: 2, connectTimeout: 100 });
		const error = await rejection(redis.connect(), ServerUnavailableError);
		expect(error.cause).instanceof(TimeoutError).include({ phase: 'connect', written: false });
	});

	it('finds out about a password that is wanted from its PING', async () => {
		server = await FaultServer.start({
			onCommand: (args) => (/CLIENT/.test(String(args[0])) ? undefined : '-NOAUTH Authentication required.\r\n'),
		});
		const redis = client({ url: server.url, protocol: 2 });
		const errors = await Promise.all([redis.connect(), redis.get('a')].map((each) => rejection(each, AuthError)));
		expect(errors[0]?.cause).property('code', 'NOAUTH');
	});
});
