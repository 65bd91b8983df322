import { inspect } from 'node:util';
import { expect } from 'chai';
import { resolveOptions } from '../../../src/client/settings.ts';
import { createClient, type ParsedUrl, parseUrl } from '../../../src/index.ts';

type Address = Omit<ParsedUrl, 'options'>;

describe('parseUrl', () => {
	/** The table of `research/serverless.md`, and more of the same. What a URL does not name is absent. */
	const table: Record<string, Address & { options?: ParsedUrl['options'] }> = {
		'redis://': {},
		'//h': { host: 'h' },
		'//h:7': { host: 'h', port: 7 },
		'redis://h': { host: 'h' },
		'redis://h/': { host: 'h' },
		'redis://h:': { host: 'h' },
		'redis://:7000': { port: 7000 },
		'REDIS://H': { host: 'H' },
		'rediss://h:6380': { host: 'h', port: 6380, tls: true },
		'redis://:p%40ss@h': { host: 'h', password: 'p@ss' },
		'redis://u:p@[::1]:7000/3': { host: '::1', port: 7000, username: 'u', password: 'p', database: 3 },
		'redis://[fe80::1%25eth0]': { host: 'fe80::1%eth0' },
		'redis://u@h': { host: 'h', username: 'u' },
		'redis://u:@h': { host: 'h', username: 'u', password: '' },
		'redis://u:p:q@h': { host: 'h', username: 'u', password: 'p:q' },
		'redis://u:p@ss@h': { host: 'h', username: 'u', password: 'p@ss' },
		'redis://%C3%BC:%F0%9F%98%80@h': { host: 'h', username: 'ü', password: '😀' },
		'redis://:a%2Fb%3Fc%23d%25@h/1': { host: 'h', password: 'a/b?c#d%', database: 1 },
		'redis://:a+b@h': { host: 'h', password: 'a+b' },
		'redis://h/0': { host: 'h', database: 0 },
		'redis://h/15/': { host: 'h', database: 15 },
		'redis://h?db=2': { host: 'h', database: 2 },
		'redis://h/2?db=2': { host: 'h', database: 2 },
		'redis://h/2?database=2': { host: 'h', database: 2 },
		'redis://h/?db=2&password=bar': { host: 'h', password: 'bar', database: 2 },
		'redis://h?username=u&password=p%26q': { host: 'h', username: 'u', password: 'p&q' },
		'redis://h/1#fragment': { host: 'h', database: 1 },
		'redis://h?connectTimeout=500&max=2&foo=1': { host: 'h', options: { connectTimeout: 500, max: 2, foo: 1 } },
		'redis://h?noDelay=true&x=false&name=w1&y=': { host: 'h', options: { noDelay: true, x: false, name: 'w1', y: '' } },
		'unix:///tmp/r.sock?db=1': { path: '/tmp/r.sock', database: 1 },
		'unix:///tmp/r.sock': { path: '/tmp/r.sock' },
		'redis+unix:///tmp/r.sock': { path: '/tmp/r.sock' },
		'unix://u:p@/tmp/r.sock': { path: '/tmp/r.sock', username: 'u', password: 'p' },
		'unix:///tmp/with%20space/r.sock': { path: '/tmp/with space/r.sock' },
		'valkey://h': { host: 'h' },
		'valkeys://h': { host: 'h', tls: true },
	};
	for (const [url, expected] of Object.entries(table)) {
		it(`reads ${url}`, () => {
			expect(parseUrl(url)).deep.equal({ options: {}, ...expected });
		});
	}

	const secret = 'hunter2';
	const bad: Record<string, string> = {
		'another scheme': `http://:${secret}@h`,
		'no scheme and no slashes': `${secret}@h:6379`,
		'no text': '',
		'a port out of range': `redis://:${secret}@h:99999`,
		'port zero': `redis://:${secret}@h:0`,
		'a port that is no number': `redis://:${secret}@h:x`,
		'a database that is no number': `redis://:${secret}@h/x`,
		'a negative database': `redis://:${secret}@h/-1`,
		'a database with a fraction': `redis://:${secret}@h/1.5`,
		'a longer path': `redis://:${secret}@h/1/2`,
		'two databases that differ': `redis://:${secret}@h/1?db=2`,
		'bad percent encoding in the password': `redis://:%zz${secret}@h`,
		'bad percent encoding in the host': `redis://:${secret}@%zz`,
		'an open bracket': `redis://:${secret}@[::1`,
		'an unescaped slash in the password': `redis://:${secret}/x@h`,
		'an unescaped question mark in the password': `redis://:${secret}?x@h`,
		'an unescaped hash in the password': `redis://:${secret}#x@h`,
		'a database in the query that is no number': `redis://:${secret}@h?db=${secret}`,
		'a unix socket without a path': `unix://?password=${secret}`,
	};
	for (const [name, url] of Object.entries(bad)) {
		it(`refuses ${name} with a TypeError that does not repeat the password`, () => {
			for (const attempt of [() => parseUrl(url), () => createClient(url), () => createClient({ url })]) {
				let error: unknown;
				try {
					attempt();
				} catch (thrown) {
					error = thrown;
				}
				expect(error).instanceof(TypeError);
				expect(inspect(error, { depth: null, showHidden: true })).not.include(secret);
			}
		});
	}

	it('refuses what is no string', () => {
		for (const url of [5, null, {}, new URL('redis://h')]) {
			expect(() => createClient({ url: url as unknown as string })).throw(TypeError);
		}
	});

	it('takes no properties of Object for parameters', () => {
		const { options } = parseUrl('redis://h?__proto__=x&constructor=y');
		expect(Object.getPrototypeOf(options)).equal(Object.prototype);
		expect(Object.keys(options)).include('constructor');
	});
});

describe('a connection string among the options', () => {
	it('says where the server is, and defaults say the rest', () => {
		const { connection } = resolveOptions({ url: 'redis://' });
		expect(connection).include({ database: 0, tls: undefined, credentials: undefined, protocol: 'auto' });
		expect(connection.address).deep.equal({ host: 'localhost', port: 6379 });
	});

	it('gives way to options', () => {
		const { connection } = resolveOptions({
			url: 'rediss://u:p@h:1/2?connectTimeout=500',
			host: 'other',
			port: 9,
			database: 3,
			password: 'q',
			tls: false,
			connectTimeout: 700,
		});
		expect(connection.address).deep.equal({ host: 'other', port: 9 });
		expect(connection).include({ database: 3, tls: undefined, connectTimeout: 700 });
		expect(connection.credentials?.()).deep.equal({ username: 'u', password: 'q' });
	});

	it('may hold options, which are checked as such', () => {
		const { connection } = resolveOptions({ url: 'redis://h?connectTimeout=500&noDelay=false&protocol=2&name=w' });
		expect(connection).include({ connectTimeout: 500, noDelay: false, protocol: 2, name: 'w' });
		expect(() => resolveOptions({ url: 'redis://h?connectTimeout=soon' })).throw(TypeError, 'connectTimeout');
		expect(() => resolveOptions({ url: 'redis://h?lookup=x' })).throw(TypeError, 'lookup');
	});

	it('turns TLS on by its scheme', () => {
		expect(resolveOptions({ url: 'rediss://h' }).connection.tls).deep.equal({});
		expect(resolveOptions({ url: 'rediss://h', tls: { ca: 'x' } }).connection.tls).deep.equal({ ca: 'x' });
	});

	it('is warned of when it holds something unknown, by name only', async () => {
		const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
		resolveOptions({ url: 'redis://:hunter2@h?foo=hunter3' });
		const warning = await warned;
		expect(warning.name).equal('RespoolWarning');
		expect(warning.message)
			.include('foo')
			.and.not.match(/hunter/);
	});
});
