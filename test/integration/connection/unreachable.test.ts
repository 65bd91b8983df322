/** A server that cannot be had: everybody hears why, soon, without a secret, and nothing stays behind. */
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect } from 'chai';
import {
	AuthError,
	type Client,
	type ClientOptions,
	createClient,
	MaxClientsError,
	RedisError,
	ServerUnavailableError,
	TimeoutError,
} from '../../../src/index.ts';
import { freePort } from '../../../src/testing/free-port.ts';
import type { RedisServer } from '../../../src/testing/index.ts';
import { runChild } from '../../support/connection/children.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { testServer } from '../../support/server.ts';

const SECRET = 'correct horse battery';
const WRONG = 'wrong staple';

interface Row {
	options(): ClientOptions;
	readonly kind: abstract new (...args: never[]) => Error;
	readonly code: string;
	/** The cause's code, or what its message says. */
	readonly cause: RegExp;
	/** It fails by the clock, not at once. */
	readonly slow?: true;
}

describe('a server that cannot be had', () => {
	const client = useClients();
	let plain: RedisServer;
	let secure: RedisServer;
	let full: RedisServer;
	let silent: Server;
	let outspoken: Server;
	let closedPort: number;
	const held: Client[] = [];

	before(async function () {
		this.timeout(120_000);
		[plain, secure, full] = await Promise.all([
			testServer({ password: SECRET }),
			testServer({ tls: true }),
			testServer({ config: { maxclients: 2 } }),
		]);
		silent = createServer(() => {});
		outspoken = createServer((socket) => void socket.on('error', () => {}).end('-ERR what?\r\n'));
		for (const each of [silent, outspoken]) await new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve));
		closedPort = await freePort();
	});
	after(async () => {
		for (const each of held.splice(0)) each.destroy();
		for (const each of [silent, outspoken]) each?.close();
		await Promise.all([plain, secure, full].map((each) => each?.stop()));
	});

	const at = (server: RedisServer): ClientOptions => ({ host: server.host, port: server.port });
	const portOf = (listening: Server): number => (listening.address() as { port: number }).port;
	const notFound: ClientOptions['lookup'] = (_host, _options, callback) =>
		callback(Object.assign(new Error('getaddrinfo ENOTFOUND no.such.host'), { code: 'ENOTFOUND' }), '', 0);

	const rows: Record<string, Row> = {
		'a wrong password': {
			options: () => ({ ...at(plain), password: WRONG }),
			kind: AuthError,
			code: 'AUTH',
			cause: /^WRONGPASS/,
		},
		'a wrong password under RESP2': {
			options: () => ({ ...at(plain), password: WRONG, protocol: 2 }),
			kind: AuthError,
			code: 'AUTH',
			cause: /^WRONGPASS/,
		},
		'a wrong user': {
			options: () => ({ ...at(plain), username: 'nobody', password: SECRET }),
			kind: AuthError,
			code: 'AUTH',
			cause: /^WRONGPASS/,
		},
		'no password where one is wanted': { options: () => at(plain), kind: AuthError, code: 'AUTH', cause: /^NOAUTH/ },
		'no password where one is wanted, under RESP2': {
			options: () => ({ ...at(plain), protocol: 2 }),
			kind: AuthError,
			code: 'AUTH',
			cause: /^NOAUTH/,
		},
		'credentials that fail': {
			options: () => ({
				...at(plain),
				credentials: async () => {
					throw new Error('the vault is sealed');
				},
			}),
			kind: AuthError,
			code: 'AUTH',
			cause: /vault is sealed/,
		},
		'a wrong port': {
			options: () => ({ host: '127.0.0.1', port: closedPort, password: SECRET }),
			kind: ServerUnavailableError,
			code: 'UNAVAILABLE',
			cause: /^ECONNREFUSED/,
		},
		'a wrong port on every address of a name': {
			options: () => ({ host: 'localhost', port: closedPort, password: SECRET }),
			kind: ServerUnavailableError,
			code: 'UNAVAILABLE',
			cause: /^ECONNREFUSED/,
		},
		'an unknown host': {
			options: () => ({ host: 'no.such.host', lookup: notFound, password: SECRET }),
			kind: ServerUnavailableError,
			code: 'UNAVAILABLE',
			cause: /^ENOTFOUND/,
		},
		'a unix socket that is not there': {
			options: () => ({ path: join(plain.dir, 'no.sock'), password: SECRET }),
			kind: ServerUnavailableError,
			code: 'UNAVAILABLE',
			cause: /^ENOENT/,
		},
		'TLS to a plain port': {
			// Redis waits for the end of what it takes for a line; there is nothing to hear.
			options: () => ({ ...at(plain), tls: true, password: SECRET, connectTimeout: 300 }),
			kind: ServerUnavailableError,
			code: 'UNAVAILABLE',
			cause: /^TIMEOUT/,
			slow: true,
		},
		'TLS to a server that answers in plain': {
			options: () => ({ host: '127.0.0.1', port: portOf(outspoken), tls: true, password: SECRET }),
			kind: ServerUnavailableError,
			code: 'UNAVAILABLE',
			cause: /^ERR_SSL_|^EPROTO/,
		},
		'plain to a TLS port': {
			options: () => ({ host: '127.0.0.1', port: secure.tlsPort as number, password: SECRET }),
			kind: ServerUnavailableError,
			code: 'UNAVAILABLE',
			cause: /^PROTOCOL|closed|ECONNRESET/,
		},
		'a certificate of an unknown authority': {
			options: () => ({ url: secure.tlsUrl as string, password: SECRET }),
			kind: ServerUnavailableError,
			code: 'UNAVAILABLE',
			cause: /^SELF_SIGNED_CERT_IN_CHAIN|^UNABLE_TO_|^DEPTH_ZERO/,
		},
		'a certificate for another name': {
			options: () => ({
				url: secure.tlsUrl as string,
				tls: { ca: secure.tls?.ca as string, servername: 'other.example' },
			}),
			kind: ServerUnavailableError,
			code: 'UNAVAILABLE',
			cause: /^ERR_TLS_CERT_ALTNAME_INVALID/,
		},
		'no room for another client': {
			options: () => at(full),
			kind: MaxClientsError,
			code: 'MAX_CLIENTS',
			cause: /max number of clients/,
		},
		'no room for another client, with a database': {
			options: () => ({ ...at(full), database: 1 }),
			kind: MaxClientsError,
			code: 'MAX_CLIENTS',
			cause: /max number of clients/,
		},
		'a silent server': {
			options: () => ({ host: '127.0.0.1', port: portOf(silent), connectTimeout: 300, password: SECRET }),
			kind: ServerUnavailableError,
			code: 'UNAVAILABLE',
			cause: /^TIMEOUT/,
			slow: true,
		},
		'a silent server behind TLS': {
			options: () => ({ host: '127.0.0.1', port: portOf(silent), connectTimeout: 300, tls: true }),
			kind: ServerUnavailableError,
			code: 'UNAVAILABLE',
			cause: /^TIMEOUT/,
			slow: true,
		},
		'a name that is never resolved': {
			options: () => ({ host: 'slow.host', lookup: () => {}, connectTimeout: 300 }),
			kind: ServerUnavailableError,
			code: 'UNAVAILABLE',
			cause: /^TIMEOUT/,
			slow: true,
		},
		'credentials that never come': {
			options: () => ({ ...at(plain), credentials: () => new Promise(() => {}), connectTimeout: 300 }),
			kind: ServerUnavailableError,
			code: 'UNAVAILABLE',
			cause: /^TIMEOUT/,
			slow: true,
		},
	};

	async function fillUp(): Promise<void> {
		while (held.length < 2) {
			const each = createClient(at(full));
			held.push(each);
			// Others may not fit any more: admin connections count too.
			await each.connect().catch(() => {});
		}
	}

	for (const [name, { options, kind, code, cause, slow }] of Object.entries(rows)) {
		it(`because of ${name}: connect() and the first commands reject alike`, async () => {
			if (kind === (MaxClientsError as unknown)) await fillUp();
			const redis = client(options());
			const events: unknown[] = [];
			redis.on('error', (error: unknown) => events.push(error));
			const start = performance.now();
			const all = [redis.get('k'), redis.connect(), redis.set('k', 'v'), redis.with({ timeout: 10_000 }).incr('n')];
			const errors = await Promise.all(all.map((each) => rejection(each)));
			for (const error of errors) {
				expect(error).instanceof(kind);
				expect(error).instanceof(RedisError).property('code', code);
				const { cause: why } = error as { cause?: Error & { code?: string } };
				expect(why).instanceof(Error);
				expect(
					[why?.code, why?.message].some((text) => text !== undefined && cause.test(text)),
					inspect(why),
				).equal(true);
				if (cause.source === '^TIMEOUT') expect(why).instanceof(TimeoutError).property('phase', 'connect');
			}
			// A hang guard; on a quiet machine it is some milliseconds.
			expect(performance.now() - start).lessThan(slow ? 3000 : 2000);
			// Nothing says a secret, however one looks at it.
			const shown = [...errors, ...errors.map((each) => each.stack), ...events].map((each) =>
				inspect(each, { depth: null, showHidden: true }),
			);
			for (const secret of [SECRET, WRONG]) {
				expect(shown.join('\n')).not.include(secret).and.not.include(Buffer.from(secret).toString('hex'));
			}
			// The next command tries again and fails alike; nothing waits meanwhile.
			expect(redis.state).equal('idle');
			expect(await rejection(redis.get('again'))).instanceof(kind);
			await redis.close();
		});
	}

	it('tells which address was tried, and each failure where there are several', async () => {
		const redis = client({ host: 'localhost', port: closedPort });
		const error = await rejection(redis.connect(), ServerUnavailableError);
		expect(error.message).include(`localhost:${closedPort}`);
		const { errors } = error.cause as { errors?: Error[] };
		for (const each of errors ?? []) expect(each).property('code', 'ECONNREFUSED');
	});

	it('tells that it is TLS that nobody answers', async () => {
		const redis = client({ ...at(plain), tls: true, connectTimeout: 300 });
		const error = await rejection(redis.connect(), ServerUnavailableError);
		expect(error.message).match(/TLS/);
	});

	it('tells it as an event too, and needs nobody to listen', async () => {
		const redis = client({ host: '127.0.0.1', port: closedPort });
		const heard = new Promise((resolve) => redis.once('error', resolve));
		const error = await rejection(redis.connect());
		expect(await heard).equal(error);
		await rejection(client({ host: '127.0.0.1', port: closedPort }).connect());
	});

	it('is had again once it is there: the next command dials', async function () {
		this.timeout(60_000);
		const port = await freePort();
		const redis = client({ host: '127.0.0.1', port });
		await rejection(redis.get('k'), ServerUnavailableError);
		const server = await testServer({ port });
		try {
			expect(await redis.set('k', 'v')).equal('OK');
		} finally {
			await server.stop();
		}
	});

	describe('lets the process end by itself', () => {
		const children: Record<string, () => object> = {
			'a wrong password': () => ({ ...at(plain), password: WRONG }),
			'a wrong port': () => ({ host: '127.0.0.1', port: closedPort }),
			'an unknown host': () => ({ host: 'no.such.host', lookup: 'ENOTFOUND' }),
			'TLS to a plain port': () => ({ ...at(plain), tls: true, connectTimeout: 300 }),
			// With a password no write goes along, so that everybody hears the same.
			'a silent server': () => ({ host: '127.0.0.1', port: portOf(silent), connectTimeout: 300, password: SECRET }),
		};
		const fixture = join(import.meta.dirname, 'fixtures', 'unreachable.ts');
		it(Object.keys(children).join(', '), async function () {
			this.timeout(60_000);
			const runs = Object.entries(children).map(async ([name, options]) => {
				const { code, signal, lines, stderr, at } = await runChild(fixture, [JSON.stringify(options())]);
				expect({ code, signal, stderr }, name).deep.equal({ code: 0, signal: null, stderr: '' });
				const [{ names, at: settled }] = lines as [{ names: string[]; at: number }];
				expect(names, name).deep.equal(
					names.map(() => (name === 'a wrong password' ? 'AuthError' : 'ServerUnavailableError')),
				);
				expect(at - settled, `${name}: milliseconds from the last answer to the end`).lessThan(2000);
			});
			await Promise.all(runs);
		});
	});
});
