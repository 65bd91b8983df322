import { inspect } from 'node:util';
import { expect } from 'chai';
import type { ClientOptions } from '../../../src/client/options.ts';
import { resolveOptions } from '../../../src/client/settings.ts';
import { createClient } from '../../../src/index.ts';

const SECRET = 'hunter2';

/** Good and bad values of each option. */
const table: Record<keyof ClientOptions, { good: unknown[]; bad: unknown[] }> = {
	url: { good: ['redis://h'], bad: ['', 'h', 5, null, {}] },
	host: { good: ['h', '::1', '10.0.0.1'], bad: ['', 5, null, {}] },
	port: { good: [1, 6379, 65_535], bad: [0, -1, 65_536, 1.5, Number.NaN, '6379', null, 6379n] },
	path: { good: ['/tmp/x', '\0abstract'], bad: ['', 5, null] },
	username: { good: ['u', ''], bad: [5, null, {}] },
	password: { good: ['p', '', '😀'], bad: [5, null, {}, Buffer.from('p')] },
	credentials: { good: [() => ({ password: 'p' })], bad: ['p', {}, null] },
	database: { good: [0, 15, 1000], bad: [-1, 1.5, '1', Number.NaN, Number.POSITIVE_INFINITY, null] },
	name: { good: ['w', 'a:b-c_1'], bad: ['', 'a b', 'a\nb', 'ä', 5, null] },
	keyPrefix: { good: ['', 'app:', 'ä'], bad: [5, null, Buffer.from('a')] },
	tls: { good: [true, false, {}, { ca: 'x' }], bad: ['yes', 1, null] },
	family: { good: [0, 4, 6], bad: [5, '4', null] },
	lookup: { good: [() => {}], bad: ['dns', null, {}] },
	localAddress: { good: ['127.0.0.1'], bad: ['', 5, null] },
	noDelay: { good: [true, false], bad: [1, 'yes', null] },
	keepAlive: { good: [0, 1, 20_000], bad: [-1, 1.5, Number.NaN, true, 2 ** 31, null] },
	connect: { good: [() => {}], bad: ['tcp', null, {}] },
	protocol: { good: ['auto', 2, 3], bad: [1, 4, '3', 'resp3', null] },
	connectTimeout: { good: [1, 5000, 2 ** 31 - 1], bad: [0, -1, 2 ** 31, Number.POSITIVE_INFINITY, '5', null] },
	maxWait: { good: [1, 5000, Number.POSITIVE_INFINITY, 'fail-fast'], bad: [0, -1, 1.5, Number.NaN, 'never', null] },
	commandTimeout: { good: [1, 5000], bad: [0, -1, 1.5, Number.POSITIVE_INFINITY, null] },
	responseTimeout: { good: [1, 5000], bad: [0, -1, 1.5, Number.POSITIVE_INFINITY, null] },
	stallTimeout: { good: [1, 5000], bad: [0, -1, 1.5, Number.POSITIVE_INFINITY, null] },
	staleAfter: { good: [1, 5000], bad: [0, -1, 1.5, Number.POSITIVE_INFINITY, null] },
	probeTimeout: { good: [1, 5000], bad: [0, -1, 1.5, Number.POSITIVE_INFINITY, null] },
	reconnect: { good: [() => 100], bad: [100, false, null, {}] },
	retry: { good: ['reads', 'idempotent', 'never', () => true], bad: ['always', true, null, {}] },
	maxQueue: { good: [0, 1, 1e6], bad: [-1, 1.5, Number.NaN, '1', null] },
	maxQueueBytes: { good: [0, 1, 2 ** 40], bad: [-1, 1.5, Number.NaN, '1', null] },
	maxInFlight: { good: [1, 1e6], bad: [0, -1, 1.5, Number.NaN, null] },
	maxPendingBytes: { good: [0, 1, 2 ** 40], bad: [-1, 1.5, Number.NaN, null] },
	pool: { good: [{}, { max: 1 }], bad: [5, null, 'x', { max: -1 }, { mix: 1 }] },
	onOrphan: { good: [() => {}], bad: ['x', null, {}] },
};
/** What an option needs beside it. */
const company: Partial<Record<keyof ClientOptions, ClientOptions>> = { username: { password: 'p' } };

describe('options of a client', () => {
	for (const [name, { good, bad }] of Object.entries(table)) {
		it(`take ${name} as ${good.map((value) => inspect(value)).join(', ')}`, () => {
			for (const value of good) resolveOptions({ ...company[name as keyof ClientOptions], [name]: value });
		});
		for (const value of bad) {
			it(`refuse ${name} as ${inspect(value)} by its name`, () => {
				expect(() => resolveOptions({ [name]: value })).throw(TypeError, new RegExp(`\\b${name}\\b|URL`));
			});
		}
		it(`take ${name} as undefined for not given`, () => {
			expect(resolveOptions({ [name]: undefined })).deep.equal(resolveOptions({}));
		});
	}

	it('have the defaults of the documentation', () => {
		const { connection, lane, keyPrefix } = resolveOptions({});
		expect(connection).deep.equal({
			address: { host: 'localhost', port: 6379 },
			connect: undefined,
			tls: undefined,
			credentials: undefined,
			database: 0,
			name: undefined,
			protocol: 'auto',
			connectTimeout: 5000,
			keepAlive: 20_000,
			noDelay: true,
			family: 0,
			lookup: undefined,
			localAddress: undefined,
			responseTimeout: 10_000,
			stallTimeout: 60_000,
			staleAfter: 30_000,
		});
		expect(lane).include({ maxQueue: 10_000, maxQueueBytes: 16 * 1024 * 1024 });
		expect(lane).include({ maxWait: 5000, staleAfter: 30_000, probeTimeout: 300, maxLifetime: 3_600_000 });
		expect(keyPrefix).equal('');
	});

	it('are not mended in silence: an unknown one is an error', () => {
		expect(() => createClient({ hots: 'h' } as ClientOptions)).throw(TypeError, 'hots');
	});

	it('never repeat a value in an error: it may be a secret', () => {
		const attempts: ClientOptions[] = [
			{ password: { text: SECRET } as unknown as string },
			{ password: Buffer.from(SECRET) as unknown as string },
			{ username: SECRET },
			{ name: `${SECRET} x` },
			{ password: SECRET, port: 0 },
			{ password: SECRET, credentials: () => ({ password: SECRET }) },
		];
		for (const options of attempts) {
			try {
				resolveOptions(options);
				expect.fail('it was accepted');
			} catch (error) {
				expect(error).instanceof(TypeError);
				expect(inspect(error, { depth: null, showHidden: true })).not.include(SECRET);
			}
		}
	});

	it('are not for display: a client does not show its password', () => {
		const client = createClient({ password: SECRET, username: 'u' });
		const shown = inspect(client, { depth: null, showHidden: true }) + JSON.stringify(client) + String(client);
		expect(shown).not.include(SECRET);
	});

	it('mean a password without a user, or both; a user alone is an error', () => {
		expect(resolveOptions({ password: 'p' }).connection.credentials?.()).deep.equal({
			username: undefined,
			password: 'p',
		});
		expect(() => resolveOptions({ username: 'u' })).throw(TypeError, 'password');
		expect(() => resolveOptions({ credentials: () => ({ password: 'p' }), password: 'q' })).throw(TypeError);
	});

	it('are read once: what changes later changes nothing', () => {
		const options: ClientOptions = { host: 'a', database: 1 };
		const { connection } = resolveOptions(options);
		options.host = 'b';
		options.database = 2;
		expect(connection).property('database', 1);
		expect(connection.address).property('host', 'a');
	});

	it('are not changed by us', () => {
		const options = Object.freeze({ url: 'redis://h:1/2?name=x', host: 'a' });
		createClient(options);
		expect(options).deep.equal({ url: 'redis://h:1/2?name=x', host: 'a' });
	});
});
