/** Libraries of functions on real servers. Redis 6.0 has none: there the server's own word is what the caller gets. */
import { expect } from 'chai';
import { type Client, createClient, defineLibrary, ReplyError } from '../../../src/index.ts';
import { commandCalls } from '../../support/command-stats.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer, hasFeaturesOf, testServer, useServer } from '../../support/server.ts';
import { needs } from '../../support/skip.ts';

const bank = defineLibrary({
	name: 'bank',
	code: `
redis.register_function('deposit', function(keys, args)
  return redis.call('INCRBY', keys[1], args[1])
end)
redis.register_function{
  function_name = 'balance',
  callback = function(keys, args) return redis.call('GET', keys[1]) end,
  flags = { 'no-writes' }
}
redis.register_function('echo', function(keys, args) return { keys, args } end)
redis.register_function('fail', function(keys, args) return redis.call('INCRBY', keys[1], 'x') end)
redis.register_function{
  function_name = 'total',
  callback = function(keys, args)
    local total = 0
    for _, key in ipairs(keys) do total = total + (redis.call('GET', key) or 0) end
    return total
  end,
  flags = { 'no-writes' }
}`,
	functions: {
		deposit: { keys: 1 },
		balance: { keys: 1, readonly: true },
		echo: {},
		fail: { keys: 1 },
		total: { readonly: true },
	},
});

eachServer('a library of functions', ({ server }) => {
	let redis: Client;
	before(function () {
		// Redis 6.0: see the last test of this file.
		needs(this, server(), '7.0');
	});
	beforeEach(async () => {
		redis = createClient(server().url);
		await redis.flushall();
		await redis.function('FLUSH');
		await server().cli('CONFIG', 'RESETSTAT');
	});
	afterEach(() => redis.close());

	it('is loaded by the first call and by no other', async () => {
		const { deposit, balance, total } = redis.library(bank);
		expect(await deposit(['a'], [5])).equal(5);
		expect(await deposit(['a'], [2n])).equal(7);
		expect(await balance(['a'], [])).equal('7');
		expect(await total(['a', 'none', 'a'], [])).equal(14);
		const calls = await commandCalls(server());
		expect(calls).include({ 'function|load': 1, fcall_ro: 2 });
		// Servers differ in whether they count the FCALL that found nothing.
		expect(calls['fcall']).within(2, 3);
		expect(calls['incrby']).equal(2);
	});

	it('is loaded once for a hundred callers at the same time, each of whom runs once', async () => {
		const { deposit } = redis.library(bank);
		const buffers = redis.buffers.library(bank);
		const calls = Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? deposit : buffers.deposit)<number>(['n'], [1]));
		expect((await Promise.all(calls)).sort((a, b) => a - b)).deep.equal(Array.from({ length: 100 }, (_, i) => i + 1));
		expect(await redis.get('n')).equal('100');
		expect(await commandCalls(server())).include({ 'function|load': 1, incrby: 100 });
	});

	it('comes back after FUNCTION FLUSH, and when an older version lacks the function', async () => {
		const { deposit } = redis.library(bank);
		expect(await deposit(['a'], [1])).equal(1);
		await redis.function('FLUSH');
		expect(await deposit(['a'], [1])).equal(2);
		const older = "#!lua name=bank\nredis.register_function('echo', function() return 'old' end)";
		await redis.function('LOAD', 'REPLACE', older);
		expect(await redis.library(bank).echo([], [])).equal('old');
		expect(await deposit(['a'], [1])).equal(3);
		expect(await redis.library(bank).echo([], [])).deep.equal([[], []]);
	});

	it('tells a failing function as the server does', async () => {
		const { deposit, fail, echo } = redis.library(bank);
		await echo([], []);
		await redis.set('text', 'x');
		await server().cli('CONFIG', 'RESETSTAT');
		const error = await rejection(fail(['text'], []), ReplyError);
		expect(error).include({ name: 'ReplyError', code: 'ERR', command: 'FCALL' });
		await redis.lpush('list', 'x');
		expect(await rejection(deposit(['list'], [1]), ReplyError)).include({ code: 'WRONGTYPE', command: 'FCALL' });
		expect((await commandCalls(server()))['function|load']).equal(undefined);
	});

	it('gives bytes as they are in a view with Buffers', async () => {
		const bytes = Buffer.from([0, 0xff, 0x0d, 0x0a, 0x80]);
		const reply = await redis.buffers.library(bank).echo<Buffer[][]>([Buffer.from('k')], [bytes, 'é']);
		expect(reply).deep.equal([[Buffer.from('k')], [bytes, Buffer.from('é')]]);
	});

	it('runs with a prefix before its keys', async () => {
		const prefixed = createClient(server().url, { keyPrefix: 'p:' });
		await prefixed.library(bank).deposit(['a'], [3]);
		expect(await redis.get('p:a')).equal('3');
		await prefixed.close();
	});

	it('of which the server cannot make sense is refused with its reason, each time', async () => {
		const broken = defineLibrary({ name: 'broken', code: 'this is no Lua', functions: { nothing: {} } });
		for (let i = 0; i < 2; i++) {
			const error = await rejection(redis.library(broken).nothing([], []), ReplyError);
			expect(error).include({ code: 'ERR', command: 'FUNCTION LOAD' });
			expect(error.message).match(/compiling/);
		}
		const empty = defineLibrary({ name: 'empty', code: 'local x = 1', functions: { nothing: {} } });
		expect((await rejection(redis.library(empty).nothing([], []), ReplyError)).message).match(
			/No functions registered/,
		);
		expect(await redis.ping()).equal('PONG');
	});

	it('that does not register what it says is loaded once for each call, and says so', async () => {
		const code = "redis.register_function('one', function() return 1 end)";
		const lacking = defineLibrary({ name: 'lacking', code, functions: { one: {}, two: {} } });
		expect(await redis.library(lacking).one([], [])).equal(1);
		const error = await rejection(redis.library(lacking).two([], []), ReplyError);
		expect(error.message).equal('ERR Function not found');
		expect((await commandCalls(server()))['function|load']).equal(2);
	});

	it('does not take a function away from another library', async () => {
		const code = "redis.register_function('mine', function() return 'a' end)";
		const [a, b] = ['a', 'b'].map((name) => defineLibrary({ name, code, functions: { mine: {}, other: {} } }));
		if (a === undefined || b === undefined) throw new Error('two libraries');
		await redis.library(a).mine([], []);
		expect(await redis.library(b).mine([], [])).equal('a');
		const error = await rejection(redis.library(b).other([], []), ReplyError);
		expect(error).include({ command: 'FUNCTION LOAD' });
		expect(error.message).match(/already exists/);
	});

	it('tells when a function that writes was declared read-only', async () => {
		const wrong = defineLibrary({ ...bank, functions: { deposit: { keys: 1, readonly: true } } });
		const error = await rejection(redis.library(wrong).deposit(['a'], [1]), ReplyError);
		expect(error).include({ code: 'ERR', command: 'FCALL_RO' });
		expect(error.message).match(/write flag using \*_ro/);
		expect(await redis.exists('a')).equal(0);
	});

	it('that was loaded by one client is there for another', async () => {
		await redis.library(bank).deposit(['a'], [1]);
		const other = createClient(server().url, { protocol: 2 });
		expect(await other.library(bank).total(['a'], [])).equal(1);
		await other.close();
		expect((await commandCalls(server()))['function|load']).equal(1);
	});
});

describe('a library of functions on a replica', () => {
	const master = useServer();
	it('answers what is read-only there, and cannot be loaded there', async function () {
		this.timeout(60_000);
		needs(this, master(), '7.0');
		await using replica = await testServer({ replicaOf: { port: master().port } });
		const [there, here] = [createClient(replica.url), createClient(master().url)];
		try {
			const early = await rejection(there.library(bank).balance(['a'], []), ReplyError);
			expect(early).include({ code: 'READONLY', command: 'FUNCTION LOAD' });
			await here.library(bank).deposit(['a'], [4]);
			await here.call('SET', 'done', 1);
			while ((await there.get('done')) === null);
			expect(await there.library(bank).balance(['a'], [])).equal('4');
			const late = await rejection(there.library(bank).deposit(['a'], [4]), ReplyError);
			expect(late).include({ code: 'READONLY', command: 'FCALL' });
		} finally {
			await Promise.all([there.close(), here.close()]);
		}
	});
});

eachServer('a library of functions under RESP2', ({ server }) => {
	it('is called, or refused with an unknown command where the server has no functions', async () => {
		const redis = createClient(server().url, { protocol: 2 });
		const reply = redis.library(bank).total<number>(['none'], []);
		if (hasFeaturesOf(server(), '7.0')) expect(await reply).equal(0);
		else {
			const error = await rejection(reply, ReplyError);
			expect(error).include({ code: 'ERR', command: 'FCALL_RO' });
			expect(error.message).match(/^ERR unknown command/);
		}
		expect(await redis.ping()).equal('PONG');
		await redis.close();
	});
});
