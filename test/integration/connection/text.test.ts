/** Arguments are framed in the bytes that are written: no text can be longer than it says, and none can be a command. */
import { expect } from 'chai';
import type { Client } from '../../../src/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { asyncTrials } from '../../support/connection/trials.ts';
import type { Chance } from '../../support/protocol/seeds.ts';
import { eachServer } from '../../support/server.ts';

/** UTF-16 units of every kind, at lengths around those where an encoder may change its way. */
function textOf(chance: Chance): string {
	const length = chance.pick([0, 1, 2, 3, 31, 32, 33, 100, 1023, 1024, 1025, 4095, 4096, 4097]) + chance.below(3);
	const kind = chance.below(5);
	const units: number[] = [];
	while (units.length < length) {
		switch (kind === 4 ? chance.below(4) : kind) {
			case 0:
				units.push(chance.below(128));
				break;
			case 1:
				units.push(chance.below(0x10000));
				break;
			case 2:
				// Surrogates: pairs, the wrong way round, alone.
				units.push(0xd800 + chance.below(0x800));
				break;
			default:
				units.push(...[...'\r\n$*:+-_%~>'].map((sign) => sign.charCodeAt(0)));
		}
	}
	return String.fromCharCode(...units.slice(0, length));
}

eachServer('text', ({ server }) => {
	const client = useClients();

	for (const protocol of [2, 3] as const) {
		it(`of any UTF-16 is what Buffer.from makes of it: STRLEN and ECHO agree, RESP${protocol}`, async function () {
			this.timeout(60_000);
			const redis = client({ url: server().url, protocol });
			await asyncTrials(15, async (chance) => {
				await redis.flushall();
				const texts = Array.from({ length: 40 }, () => textOf(chance));
				const checks = texts.map(async (text, index) => {
					const bytes = Buffer.from(text);
					const key = `k${index}`;
					const [, length, echo, stored, named] = await Promise.all([
						redis.set(key, text),
						redis.strlen(key),
						redis.buffers.echo(text),
						redis.get(key),
						redis.set(text, key).then(() => redis.get(text)),
					]);
					expect(length).equal(bytes.length);
					expect(bytes.equals(echo)).equal(true);
					expect(stored).equal(bytes.toString());
					// A text is a key like any other; the same bytes may have been written since by another.
					expect(named).match(/^k\d+$/);
				});
				await Promise.all(checks);
				const keys = new Set([
					...texts.map((text) => Buffer.from(text).toString('latin1')),
					...texts.map((_, index) => `k${index}`),
				]);
				expect(await redis.dbsize()).equal(keys.size);
			});
		});
	}

	it('in several arguments of one command keeps each apart', async () => {
		const redis = client({ url: server().url });
		await asyncTrials(10, async (chance) => {
			await redis.del('list');
			const texts = Array.from({ length: 1 + chance.below(30) }, () => textOf(chance));
			await redis.rpush('list', ...texts);
			expect(await redis.lrange('list', 0, -1)).deep.equal(texts.map((text) => Buffer.from(text).toString()));
		});
	});

	describe('that looks like a command', () => {
		const payloads: Record<string, string> = {
			'a frame': '*1\r\n$8\r\nFLUSHALL\r\n',
			'the end of its own frame and another': '\r\n*1\r\n$8\r\nFLUSHALL\r\n',
			'a length and a frame': '$3\r\nfoo\r\n*1\r\n$8\r\nFLUSHALL\r\n',
			'an inline command': '\r\nFLUSHALL\r\n',
			'a frame behind a letter of two bytes': 'é\r\n*1\r\n$8\r\nFLUSHALL\r\n',
			'a frame behind a letter of three bytes': '€€€€\r\n*1\r\n$8\r\nFLUSHALL\r\n',
			'a frame behind a lone surrogate': '\ud800\r\n*1\r\n$8\r\nFLUSHALL\r\n',
			'a frame behind many letters': `${'é'.repeat(40)}\r\n*1\r\n$8\r\nFLUSHALL\r\n`,
			'a frame in letters that lose their upper half': [...'\r\n*1\r\n$8\r\nFLUSHALL\r\n']
				.map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0x100))
				.join(''),
			'a frame behind a null byte': '\0\r\n*1\r\n$8\r\nFLUSHALL\r\n',
		};
		let redis: Client;
		beforeEach(async () => {
			redis = client({ url: server().url });
			await redis.flushall();
			await redis.set('witness', 'here');
			await server().call('CONFIG', 'RESETSTAT');
		});
		afterEach(async () => {
			expect(await redis.get('witness')).equal('here');
			expect(await server().cli('INFO', 'commandstats')).not.match(/flushall/i);
		});

		for (const [name, payload] of Object.entries(payloads)) {
			it(`is a value, a key, a name and a field, and no command: ${name}`, async () => {
				const text = Buffer.from(payload).toString();
				const replies = await Promise.all([
					redis.echo(payload),
					redis.set(payload, payload),
					redis.get(payload),
					redis.hset('h', payload, payload),
					redis.hgetall('h'),
					redis.echo(payload.repeat(500)),
					redis.call(payload).catch((error: unknown) => error),
					redis.call('ECHO', Buffer.from(payload)),
					redis.echo('after'),
				]);
				expect(replies[0]).equal(text);
				expect(replies[2]).equal(text);
				expect(replies[4]).deep.equal(Object.assign(Object.create(null), { [text]: text }));
				expect(replies[5]).equal(Buffer.from(payload.repeat(500)).toString());
				expect(replies[6]).instanceof(Error).property('name').oneOf(['ReplyError', 'TypeError']);
				expect(replies.at(-2)).equal(text);
				expect(replies.at(-1)).equal('after');
			});

			it(`is a password, a user, a name or a prefix, and no command: ${name}`, async () => {
				const login = client({ url: server().url, username: payload, password: payload });
				const error = await login.connect().then(
					() => undefined,
					(reason: Error) => reason,
				);
				expect(error).property('name', 'AuthError');
				expect(() => client({ url: server().url, name: payload })).throw(TypeError);
				const prefixed = client({ url: server().url, keyPrefix: payload });
				await prefixed.set('k', 'v');
				expect(await redis.get(`${payload}k`)).equal('v');
			});
		}
	});
});
