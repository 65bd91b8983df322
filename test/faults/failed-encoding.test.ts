/** D3: what cannot be sent fails by itself, before a byte of it is sent; everything around it is right. */
import { expect } from 'chai';
import type { Client } from '../../src/index.ts';
import { FaultServer } from '../../src/testing/index.ts';
import { useClients } from '../support/connection/clients.ts';
import { asyncTrials } from '../support/connection/trials.ts';
import type { Chance } from '../support/protocol/seeds.ts';
import { rejection } from '../support/rejection.ts';
import { useServer } from '../support/server.ts';

const fault = new Error('thrown by the caller');
const raise = (): never => {
	throw fault;
};
const throwing = {
	getter: Object.defineProperty({}, 'f', { enumerable: true, get: raise }),
	iterator: Object.assign([1], { [Symbol.iterator]: raise }),
	toString: { toString: raise, valueOf: raise, [Symbol.toPrimitive]: raise },
	proxy: new Proxy({}, { get: raise, getPrototypeOf: raise, ownKeys: raise, has: raise }),
	map: Object.assign(new Map([['a', 1]]), { [Symbol.iterator]: raise, entries: raise }),
	'array with a getter': Object.defineProperty(['a', 'b'], '1', { enumerable: true, get: raise }),
};

const unsendable: Record<string, unknown> = {
	null: null,
	undefined: undefined,
	true: true,
	false: false,
	NaN: Number.NaN,
	symbol: Symbol('s'),
	function: raise,
	object: { a: 1 },
	date: new Date(0),
	set: new Set(['a']),
	promise: Promise.resolve('a'),
	'array of arrays': [['a']],
	'array with null': ['a', null],
	'array with a hole': Object.assign(new Array<unknown>(2), { 1: 'a' }),
	'other bytes': new Uint16Array([1]),
	'a view': new DataView(new ArrayBuffer(4)),
	'an ArrayBuffer': new ArrayBuffer(4),
	'a boxed string': Object('a'),
	'a false Buffer': Object.create(Buffer.prototype),
	...Object.fromEntries(Object.entries(throwing).map(([name, value]) => [`throwing ${name}`, value])),
};

type Calls = Client & Record<'get' | 'set' | 'mget' | 'hset' | 'mset', (...args: unknown[]) => Promise<unknown>>;

describe('an argument that cannot be sent', () => {
	let server: FaultServer;
	const client = useClients();
	before(async () => {
		server = await FaultServer.start({ onCommand: (args) => (String(args[0]) === 'ECHO' ? echo(args[1]) : undefined) });
	});
	after(() => server.stop());
	const echo = (bytes: Buffer | undefined): Buffer =>
		Buffer.concat([Buffer.from(`$${bytes?.length}\r\n`), bytes ?? Buffer.alloc(0), Buffer.from('\r\n')]);
	const clean = (error: Error): void => {
		if (error !== fault) expect(error).instanceof(TypeError);
	};

	for (const [name, value] of Object.entries(unsendable)) {
		it(`rejects before anything is sent, in every method, and is not thrown: ${name}`, async () => {
			const count = server.commands.length;
			const redis = client({ url: server.url }) as Calls;
			const calls: Array<() => Promise<unknown>> = [
				() => redis.get(value),
				() => redis.set('key', value),
				() => redis.mget('a', value, 'b'),
				() => redis.call('SET', 'key', value as string),
				() => redis.call('NO.SUCH', value as string),
				// A plain object is fields and values to HSET.
				() => redis.hset('h', 'f', name === 'object' ? null : value),
				() => redis.with({ timeout: 1000 }).call('SET', 'key', value as string),
			];
			for (const call of calls) clean(await rejection(call()));
			expect(server.commands).lengthOf(count);
			// Not even a connection was made for them.
			expect(redis.state).equal('idle');
			expect(await redis.echo('next')).equal('next');
			for (const call of calls) clean(await rejection(call()));
			expect(await redis.echo('next')).equal('next');
			redis.destroy();
		});
	}

	it('rejects at the end of a hundred thousand that can be sent, and those alone are sent next', async () => {
		const redis = client({ url: server.url });
		server.onCommand = (args) =>
			String(args[0]) === 'MGET' ? `:${args.length - 1}\r\n` : String(args[0]) === 'ECHO' ? echo(args[1]) : undefined;
		const many = Array.from({ length: 100_000 }, (_, index) => `key:${index}`);
		const all = await Promise.allSettled([
			redis.echo('before'),
			redis.mget([...many, null as unknown as string]),
			redis.mget(many),
			redis.echo('after'),
		]);
		expect(all.map((each) => (each.status === 'fulfilled' ? each.value : (each.reason as Error).name))).deep.equal([
			'before',
			'TypeError',
			100_000,
			'after',
		]);
	});

	it('names no value in its error, only what it is', async () => {
		const redis = client({ url: server.url, keyPrefix: 'p:' }) as Calls;
		for (const value of [{ password: 'hunter2' }, [['hunter2']], Symbol('hunter2')]) {
			const error = await rejection(redis.set('k', value), TypeError);
			expect(error.message)
				.match(/argument/i)
				.and.not.include('hunter2');
		}
	});

	it('rejects under a key prefix too', async () => {
		const redis = client({ url: server.url, keyPrefix: 'p:' }) as Calls;
		for (const [name, value] of Object.entries(unsendable)) {
			const outcome = await redis.get(value).then(
				() => 'sent',
				(error: Error) => error,
			);
			expect(outcome, name).not.equal('sent');
			clean(outcome as Error);
		}
	});

	it('is also an empty name, a name that is no text, and a name outside ASCII', async () => {
		const redis = client({ url: server.url });
		for (const name of ['', null, undefined, 5, {}, 'gét', 'G\ud800'])
			await rejection(redis.call(name as string, 'k'), TypeError);
		expect(await redis.echo('next')).equal('next');
	});
});

describe('arguments of every kind in one turn', () => {
	const server = useServer();
	const client = useClients();

	/** An argument, and the bytes that the server must see; none when it cannot be sent. */
	function argument(chance: Chance): [value: unknown, bytes?: Buffer] {
		const text = (length: number): string =>
			Array.from({ length }, () =>
				chance.pick(['a', '\r', '\n', '$', '*', '\0', 'é', '€', '😀', '\ud800', '\udc00']),
			).join('');
		switch (chance.below(8)) {
			case 0:
				return [chance.pick(Object.values(unsendable))];
			case 1: {
				const number = chance.pick([0, -1, 1.5, 2 ** 53, -0, 1e21, 5e-324]);
				return [number, Buffer.from(String(number))];
			}
			case 2: {
				const big = BigInt(chance.below(2 ** 31)) ** 3n;
				return [big, Buffer.from(String(big))];
			}
			case 3: {
				const bytes = Buffer.from(Array.from({ length: chance.below(64) }, () => chance.below(256)));
				return [chance.pick([bytes, new Uint8Array(bytes)]), bytes];
			}
			case 4: {
				const bytes = Buffer.alloc(chance.pick([4095, 4096, 5000, 70_000]), chance.below(256));
				return [bytes, bytes];
			}
			case 5: {
				const long = text(chance.pick([1000, 4095, 4096, 5000, 40_000]));
				return [long, Buffer.from(long)];
			}
			default: {
				const short = text(chance.below(40));
				return [short, Buffer.from(short)];
			}
		}
	}

	it('reach the server byte by byte, or not at all', async function () {
		this.timeout(60_000);
		const redis = client({ url: server().url }).buffers;
		await asyncTrials(60, async (chance) => {
			const sent: Array<[bytes: Buffer | undefined, reply: Promise<unknown>]> = [];
			const given = new AbortController();
			for (let i = chance.below(60); i >= 0; i--) {
				const [value, bytes] = argument(chance);
				if (chance.below(5) === 0) {
					// In the same batch, and out of it before it leaves.
					redis
						.with({ signal: given.signal })
						.call('ECHO', value as string)
						.catch(() => {});
				}
				sent.push([bytes, redis.call('ECHO', value as string).catch((error: unknown) => error)]);
			}
			given.abort();
			for (const [bytes, pending] of sent) {
				const reply = await pending;
				if (bytes !== undefined) expect(bytes.equals(reply as Buffer), 'the echo').equal(true);
				else if (reply !== fault) expect(reply).instanceof(Error).property('name').oneOf(['TypeError', 'ReplyError']);
			}
			expect(String(await redis.call('PING'))).equal('PONG');
		});
		expect(Number(await redis.call('DBSIZE'))).equal(0);
	});
});
