/** D5 and the permissive default user, on real servers: behind a failing HELLO, AUTH or SELECT no command takes effect. */
import { inspect } from 'node:util';
import { expect } from 'chai';
import { AuthError, type Client, type ClientOptions, ServerUnavailableError } from '../../src/index.ts';
import { FaultProxy, type RedisServer } from '../../src/testing/index.ts';
import { useClients } from '../support/connection/clients.ts';
import { rejection } from '../support/rejection.ts';
import { eachServer } from '../support/server.ts';

const RIGHT = 'right horse battery';
const WRONG = 'wrong staple';
/** Whoever does not prove who he is may do anything, which is the worst case; and there is another user. */
async function addUser(server: RedisServer): Promise<void> {
	// Users have channels from 7.0 on; before that the word is not known.
	const old = server.kind === 'redis' && Number.parseInt(server.version, 10) < 7;
	const all = ['~*', ...(old ? [] : ['&*']), '+@all'];
	await server.call('ACL', 'SETUSER', 'default', 'on', 'nopass', ...all);
	await server.call('ACL', 'SETUSER', 'ann', 'on', `>${RIGHT}`, ...all);
}

type Kind = abstract new (...args: never[]) => Error;

/** The whole of the first write: all that can be asked of a handshake. */
const everything: ClientOptions = { name: 'me', database: 2 };
const refusals: Record<string, [ClientOptions, Kind, code: RegExp]> = {
	'a wrong password': [{ username: 'ann', password: WRONG }, AuthError, /^WRONGPASS/],
	'a wrong password, with everything': [{ username: 'ann', password: WRONG, ...everything }, AuthError, /^WRONGPASS/],
	'a wrong password, RESP2': [{ username: 'ann', password: WRONG, protocol: 2 }, AuthError, /^WRONGPASS/],
	'an unknown user': [{ username: 'bob', password: RIGHT }, AuthError, /^WRONGPASS/],
	'a database out of range': [{ database: 99 }, ServerUnavailableError, /out of range/],
	'a database out of range, RESP2': [{ database: 99, protocol: 2 }, ServerUnavailableError, /out of range/],
	'a database out of range behind a right password': [
		{ username: 'ann', password: RIGHT, database: 99 },
		ServerUnavailableError,
		/out of range/,
	],
};
const withoutHello: Record<string, [ClientOptions, Kind, code: RegExp]> = {
	'a wrong password': [{ username: 'ann', password: WRONG, ...everything }, AuthError, /^WRONGPASS/],
	'a database out of range': [{ database: 99 }, ServerUnavailableError, /out of range/],
	'RESP3 demanded': [{ protocol: 3, username: 'ann', password: RIGHT }, ServerUnavailableError, /unknown command/],
};

/** Every way to be the first command. */
const firsts: Record<string, (redis: Client) => Promise<unknown>> = {
	SET: (redis) => redis.set('k', 'v'),
	INCR: (redis) => redis.incr('n'),
	GET: (redis) => redis.get('there'),
	LPUSH: (redis) => redis.lpush('l', 'x'),
	EVAL: (redis) => redis.call('EVAL', "return redis.call('SET', 'script', 1)", 0),
};

for (const [title, config, table] of [
	['behind a refused handshake', {}, refusals],
	['behind a refused handshake without HELLO', { 'rename-command': 'HELLO ""' }, withoutHello],
] as const) {
	eachServer(
		title,
		({ server }) => {
			const client = useClients();

			before(() => addUser(server()));
			beforeEach(async () => {
				await server().call('FLUSHALL');
				await server().call('SET', 'there', 'secret of the default user');
				await server().call('CONFIG', 'RESETSTAT');
			});

			/** What was run, reads included, by its name; of several connections. */
			async function calls(name: string): Promise<number> {
				const stats = await server().cli('INFO', 'commandstats');
				return Number(new RegExp(`cmdstat_${name}:calls=(\\d+)`, 'i').exec(stats)?.[1] ?? 0);
			}

			for (const [name, [options, kind, code]] of Object.entries(table)) {
				for (const [command, first] of Object.entries(firsts)) {
					it(`${name}: the first command, ${command}, takes no effect and hears why`, async () => {
						const proxy = await FaultProxy.start({ target: server() });
						const redis = client({ host: proxy.host, port: proxy.port, ...options });
						try {
							const error = await rejection(first(redis));
							expect(error).instanceof(kind);
							expect((error.cause as Error).message).match(code);
							const shown = inspect(error, { depth: null, showHidden: true });
							expect(shown).not.include(WRONG).and.not.include(RIGHT).and.not.include('secret of');
							// The socket is closed, from our side.
							await proxy.links[0]?.closed;
							expect(await server().cli('KEYS', '*')).equal('there');
							for (const each of ['set', 'incr', 'lpush', 'eval']) expect(await calls(each), each).equal(0);
							// A read may run for the wrong user; nobody is shown what it read.
							expect(proxy.stats().connections).equal(1);
						} finally {
							await proxy.stop();
						}
					});
				}

				it(`${name}: everybody who waits hears it, and the next command dials again`, async () => {
					const redis = client({ host: server().host, port: server().port, ...options });
					for (let round = 0; round < 2; round++) {
						const all = [redis.connect(), ...Object.values(firsts).map((first) => first(redis))];
						for (const error of await Promise.all(all.map((each) => rejection(each)))) expect(error).instanceof(kind);
					}
					expect(await server().cli('KEYS', '*')).equal('there');
				});
			}
		},
		{ config },
	);
}

eachServer(
	'a server without HELLO',
	({ server }) => {
		const client = useClients();
		const options: Record<string, ClientOptions> = {
			'nothing set': {},
			'a password': { username: 'ann', password: RIGHT },
			'a database': { database: 2 },
			'a password, a name and a database': { username: 'ann', password: RIGHT, name: 'me', database: 2 },
		};
		before(() => addUser(server()));

		for (const [name, given] of Object.entries(options)) {
			it(`runs everything once, in order, for the right user, with ${name}`, async () => {
				const database = String(given.database ?? 0);
				await server().call('FLUSHALL');
				const redis = client({ host: server().host, port: server().port, ...given });
				const replies = await Promise.all([
					redis.incr('n'),
					redis.get('n'),
					redis.incr('n'),
					redis.get('n'),
					redis.call('CLIENT', 'LIST') as Promise<string>,
				]);
				expect(replies.slice(0, 4)).deep.equal([1, '1', 2, '2']);
				const mine = String(replies[4])
					.split('\n')
					.find((line) => line.includes('cmd=client'));
				expect(mine).include(` db=${database} `);
				expect(mine).include(` user=${given.username ?? 'default'}`);
				if (given.name !== undefined) expect(mine).include(` name=${given.name} `);
				// One connection: nothing was dialled again for the second try.
				expect(String(await redis.call('CLIENT', 'LIST')).match(/^id=/gm)).lengthOf(1);
			});
		}
	},
	{ config: { 'rename-command': 'HELLO ""' } },
);
