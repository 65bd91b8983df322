/** §1.2: overloads and addresses. Nothing is connected here: what counts is `options`. */
import { expect } from 'chai';
import type { Case, Kit } from '../kit.ts';

/** The options that `new Redis(...args)` has, the named ones of them. */
function optionsOf(kit: Kit, args: unknown[], ...names: string[]): Record<string, unknown> {
	const lazy = typeof args.at(-1) === 'object' && args.at(-1) !== null ? args : [...args, { lazyConnect: true }];
	const { options } = kit.made(new kit.Redis(...lazy));
	return Object.fromEntries(names.filter((name) => name in options).map((name) => [name, options[name]]));
}

const lazyConnect = true;

const addresses: readonly [id: string, args: unknown[], expected: Record<string, unknown>][] = [
	['1.2/port', [6380], { port: 6380, host: 'localhost' }],
	['1.2/port-host', [6380, '10.0.0.1'], { port: 6380, host: '10.0.0.1' }],
	['1.2/port-options', [6380, { lazyConnect, host: 'h' }], { port: 6380, host: 'h' }],
	['1.2/port-host-options', [6380, 'h', { lazyConnect, db: 2 }], { port: 6380, host: 'h', db: 2 }],
	['1.2/options', [{ lazyConnect, host: 'h', port: 7 }], { port: 7, host: 'h' }],
	['1.2/path', ['/tmp/x.sock', { lazyConnect }], { path: '/tmp/x.sock' }],
	['1.2/path-options', ['/tmp/x.sock', { lazyConnect, db: 2 }], { path: '/tmp/x.sock', db: 2 }],
	['1.2/path-query', ['/tmp/x.sock?db=2', { lazyConnect }], { path: '/tmp/x.sock', db: 2 }],
	['1.2/null-skipped', [null, undefined, { lazyConnect, port: 9 }], { port: 9 }],
	['1.2/first-wins', ['redis://h:1', { lazyConnect, port: 2 }], { port: 1, host: 'h' }],
	['1.2/string-port', [{ lazyConnect, port: '6381', db: '3' }], { port: 6381, db: 3 }],
	['1.2/url', ['redis://u:p@h:6380/4'], { host: 'h', port: 6380, username: 'u', password: 'p', db: 4 }],
	['1.2/url-password', ['redis://:pw@h'], { host: 'h', port: 6379, username: '', password: 'pw' }],
	['1.2/url-encoded', ['redis://a%40b:c%2Fd@h'], { username: 'a@b', password: 'c/d' }],
	['1.2/url-tls', ['rediss://h'], { host: 'h', tls: true }],
	['1.2/url-relative', ['//h:1/2'], { host: 'h', port: 1, db: 2 }],
	['1.2/url-host-port', ['h:7777'], { host: 'h', port: 7777 }],
	['1.2/url-port', ['6380'], { port: 6380, host: 'localhost' }],
	['1.2/url-ipv6', ['redis://[::1]:6380'], { host: '::1', port: 6380 }],
	[
		'1.2/url-query',
		['redis://h?family=6&connectionName=me&maxRetriesPerRequest=null&tls=true'],
		{
			family: 6,
			connectionName: 'me',
			maxRetriesPerRequest: 'null',
			tls: 'true',
		},
	],
];

export const constructorCases: readonly Case[] = [
	{
		ids: ['1.2/no-args', '1.2/overloads', ...addresses.map(([id]) => id)],
		title: 'port, host, path, URL and options, in every order',
		run(kit) {
			for (const [id, args, expected] of addresses) {
				expect(optionsOf(kit, args, ...Object.keys(expected)), id).to.deep.equal(expected);
			}
			expect(kit.Redis.defaultOptions).to.include({ port: 6379, host: 'localhost' });
		},
	},
	{
		ids: ['1.2/invalid-argument'],
		title: 'another type of argument throws',
		run(kit) {
			expect(() => new kit.Redis(true)).to.throw(Error, 'Invalid argument true');
			expect(() => new kit.Redis(() => {})).to.throw(Error, /^Invalid argument /);
		},
	},
	{
		ids: ['1.2/shared-options'],
		title: "options are a new object; what is nested in it is the caller's",
		run(kit) {
			const nested = { rejectUnauthorized: false };
			const given = { lazyConnect, tls: nested };
			const redis = kit.made(new kit.Redis(given));
			expect(redis.options).not.to.equal(given);
			expect(redis.options['tls']).to.equal(nested);
			redis.options['connectionName'] = 'later';
			expect(redis.options['connectionName']).to.equal('later');
		},
	},
	{
		ids: ['1.2/resp3-needs-protocol-3'],
		title: 'replyMapping "resp3" needs protocol 3',
		run(kit) {
			expect(() => new kit.Redis({ lazyConnect, protocol: 2, replyMapping: 'resp3' })).to.throw(
				'The "resp3" replyMapping is only supported with protocol 3',
			);
		},
	},
	{
		ids: ['1.2/tls-profile'],
		title: 'a TLS profile brings its certificate, under the keys of the user',
		run(kit) {
			for (const tls of ['RedisCloudFixed', { profile: 'RedisCloudFlexible' }]) {
				const { options } = kit.made(new kit.Redis({ lazyConnect, tls }));
				expect(options['tls']).to.have.property('ca').that.contains('BEGIN CERTIFICATE');
			}
			const { options } = kit.made(new kit.Redis({ lazyConnect, tls: { profile: 'RedisCloudFixed', ca: 'mine' } }));
			expect(options['tls']).to.deep.equal({ ca: 'mine' });
		},
		differs: {
			told: 'TLS profile',
			run(kit) {
				expect(() => new kit.Redis({ lazyConnect, tls: 'RedisCloudFixed' })).to.throw(/profile/i);
			},
		},
	},
	{
		ids: ['0/ipv6-host'],
		title: 'an IPv6 host beside a port',
		run(kit) {
			expect(() => new kit.Redis(6379, '::1', { lazyConnect })).to.throw('Invalid URL');
		},
		differs: {
			told: '::1',
			run(kit) {
				expect(kit.made(new kit.Redis(6379, '::1', { lazyConnect })).options).to.include({ host: '::1', port: 6379 });
			},
		},
	},
	{
		ids: ['1.2/addresses-work'],
		title: 'every kind of address connects',
		async run(kit) {
			const server = await kit.otherServer({ unixSocket: true });
			const { port } = server;
			const all: unknown[][] = [
				[port],
				[port, '127.0.0.1'],
				[String(port)],
				[`redis://127.0.0.1:${port}/1`],
				[`127.0.0.1:${port}`],
				[server.path],
				[{ path: server.path, port: 1 }],
				[`${server.path}?db=2`],
			];
			for (const args of all) {
				const redis = kit.made(new kit.Redis(...args));
				expect(await redis.ping(), String(args[0])).to.equal('PONG');
				redis.disconnect();
			}
		},
	},
];
