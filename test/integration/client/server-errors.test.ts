/**
 * What servers refuse, provoked on real ones: each refusal has the server's word as its code and names its command, and the connection
 * on which it came goes on.
 */
import { mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import {
	AuthError,
	type Client,
	ConnectionLostError,
	createClient,
	defineLibrary,
	defineScript,
	PipelineError,
	RedisError,
	ReplyError,
	TransactionError,
} from '../../../src/index.ts';
import { freePort } from '../../../src/testing/free-port.ts';
import { FaultServer, type RedisServer, resp } from '../../../src/testing/index.ts';
import type { StartRedisOptions } from '../../../src/testing/start-redis.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer, hasFeaturesOf, testServer } from '../../support/server.ts';
import { needs } from '../../support/skip.ts';

const START = 60_000;
/** Every refusal is to be seen. */
const noRetry = { retry: 'never' } as const;
const write = defineScript({ lua: "return redis.call('SET', KEYS[1], 'x')", keys: 1 });

interface Expected {
	readonly code: string;
	readonly command: string;
}

/** The call is refused so. */
async function refused(call: Promise<unknown>, expected: Expected): Promise<ReplyError> {
	const error = await rejection(call, ReplyError);
	expect(error).include({ name: 'ReplyError', ...expected });
	expect(error).instanceOf(RedisError).instanceOf(Error);
	if (expected.code !== 'ERR') expect(error.message.startsWith(`${expected.code} `)).equal(true);
	expect(error.message).not.match(/[\r\n]/);
	return error;
}

/** Asks until it is refused; resolves with the refusal. For what takes a server a moment. */
async function untilRefused(ask: () => Promise<unknown>): Promise<ReplyError> {
	for (;;) {
		try {
			await ask();
		} catch (error) {
			if (error instanceof ReplyError) return error;
			throw error;
		}
	}
}

/** Asks until it is not refused; resolves with the reply. */
async function untilAnswered(ask: () => Promise<unknown>): Promise<unknown> {
	for (;;) {
		try {
			return await ask();
		} catch (error) {
			if (!(error instanceof ReplyError)) throw error;
		}
	}
}

eachServer('refusals of a server', ({ suite, server }) => {
	let redis: Client;
	/** Of the connection that every test has at its beginning, and at its end. */
	let id: unknown;
	const has7 = (): boolean => hasFeaturesOf(server(), '7.0');
	const another = (options: StartRedisOptions): Promise<RedisServer> =>
		testServer(suite === undefined ? options : { suite, ...options });
	const configure = (name: string, value: string | number): Promise<string> =>
		server().cli('CONFIG', 'SET', name, value);

	beforeEach(async () => {
		redis = createClient(server().url, noRetry);
		await redis.flushall();
		id = await redis.client('ID');
	});
	afterEach(async () => {
		expect(await redis.client('ID')).equal(id);
		await redis.close();
	});

	describe('of the moment', () => {
		const simple: Record<string, { setup?: unknown[][]; call: [string, ...unknown[]]; command?: string }> = {
			WRONGTYPE: { setup: [['LPUSH', 'k', 'x']], call: ['GET', 'k'] },
			NOSCRIPT: { call: ['EVALSHA', 'f'.repeat(40), 0] },
			BUSYKEY: { setup: [['SET', 'k', 'x']], call: ['RESTORE', 'k', 0, '\x00\x01x\x09\x00'] },
			BUSYGROUP: {
				setup: [['XGROUP', 'CREATE', 's', 'g', '$', 'MKSTREAM']],
				call: ['XGROUP', 'CREATE', 's', 'g', '$'],
				command: 'XGROUP CREATE',
			},
			NOGROUP: { call: ['XREADGROUP', 'GROUP', 'g', 'c', 'STREAMS', 's', '>'] },
			NOTBUSY: { call: ['SCRIPT', 'KILL'], command: 'SCRIPT KILL' },
			'ERR value is not an integer': { setup: [['SET', 'k', 'x']], call: ['INCR', 'k'] },
			'ERR syntax error': { call: ['SET', 'k', 'v', 'NONSENSE'] },
			'ERR wrong number of arguments': { call: ['GET'] },
			'ERR unknown command': { call: ['NOSUCH.COMMAND', 'x'] },
		};
		for (const [text, { setup = [], call, command = call[0] }] of Object.entries(simple)) {
			it(text, async () => {
				for (const [name, ...args] of setup) await redis.call(String(name), ...(args as string[]));
				const [name, ...args] = call as [string, ...string[]];
				const [code = ''] = text.split(' ');
				const error = await refused(redis.call(name, ...args), { code, command });
				expect(error.message.toLowerCase()).contain(text.toLowerCase());
				// By position, where it is one of several.
				const results = (
					await rejection(
						redis
							.pipeline()
							.ping()
							.call(name, ...args)
							.ping()
							.exec(),
						PipelineError,
					)
				).results;
				expect(results.map(({ status }) => status)).deep.equal(['fulfilled', 'rejected', 'fulfilled']);
				expect(results[1]).property('reason').include({ name: 'ReplyError', code, command });
			});
		}

		it('inside EXEC, by position', async () => {
			const block = redis.multi().set('k', 'x').lpush('k', 'y').get('k');
			const error = await rejection(block.exec(), PipelineError);
			expect(error.results[1]).property('reason').include({ name: 'ReplyError', code: 'WRONGTYPE', command: 'LPUSH' });
			expect(error.results[2]).deep.equal({ status: 'fulfilled', value: 'x' });
			expect(error.cause).include({ code: 'WRONGTYPE' });
		});

		it('EXECABORT, naming what was at fault', async () => {
			const block = redis.multi().set('k', 1).call('INCR').call('NOSUCH.COMMAND').incr('k');
			const error = await rejection(block.exec(), TransactionError);
			expect(error).include({ name: 'TransactionError', code: 'TRANSACTION', atomic: true, maybeExecuted: false });
			expect(error.cause).instanceOf(ReplyError).include({ name: 'ReplyError', code: 'EXECABORT', command: 'EXEC' });
			expect(error.message).match(/#1 INCR: ERR wrong number of arguments.*#2 NOSUCH\.COMMAND: ERR unknown command/);
			const codes = error.results.map((each) => (each.status === 'rejected' ? each.reason.code : each.status));
			expect(codes).deep.equal(['EXECABORT', 'ERR', 'ERR', 'EXECABORT']);
			expect(await redis.exists('k')).equal(0);
		});
	});

	describe('OOM', () => {
		const library = defineLibrary({
			name: 'oom',
			code: "redis.register_function('put', function(keys) return redis.call('SET', keys[1], 'x') end)",
			functions: { put: { keys: 1 } },
		});
		beforeEach(async () => {
			await redis.run(write, ['a'], []);
			if (has7()) {
				await redis.function('FLUSH');
				await redis.library(library).put(['a'], []);
			}
			await configure('maxmemory-policy', 'noeviction');
			await configure('maxmemory', 1);
		});
		afterEach(() => configure('maxmemory', 0));

		it('for commands, until there is memory again', async () => {
			await refused(redis.set('k', 'v'), { code: 'OOM', command: 'SET' });
			await refused(redis.buffers.hset('h', { a: 1 }), { code: 'OOM', command: 'HSET' });
			expect(await redis.get('a')).equal('x');
			await configure('maxmemory', 0);
			expect(await redis.set('k', 'v')).equal('OK');
		});

		it('for MULTI blocks, of which nothing runs', async () => {
			const error = await rejection(redis.multi().del('a').set('k', 'v').exec(), TransactionError);
			expect(error.cause).include({ code: 'EXECABORT' });
			expect(error.results[1]).property('reason').include({ code: 'OOM', command: 'SET' });
			expect(await redis.exists('a')).equal(1);
		});

		it('for scripts', async () => {
			const error = await rejection(redis.run(write, ['k'], []), ReplyError);
			expect(error.command).equal('EVALSHA');
			expect(error.message).match(/OOM command not allowed/);
			// Before 7.0 it was the text of another error.
			expect(error.code).equal(has7() ? 'OOM' : 'ERR');
		});

		it('for functions', async function () {
			needs(this, server(), '7.0');
			await refused(redis.library(library).put(['k'], []), { code: 'OOM', command: 'FCALL' });
			await redis.function('FLUSH');
			await refused(redis.library(library).put(['k'], []), { code: 'OOM', command: 'FUNCTION LOAD' });
			await configure('maxmemory', 0);
			expect(await redis.library(library).put(['k'], [])).equal('OK');
		});
	});

	it('NOREPLICAS', async () => {
		await configure('min-replicas-to-write', 1);
		try {
			await refused(redis.set('k', 'v'), { code: 'NOREPLICAS', command: 'SET' });
		} finally {
			await configure('min-replicas-to-write', 0);
		}
		expect(await redis.set('k', 'v')).equal('OK');
	});

	it('READONLY and MASTERDOWN of a replica', async function () {
		this.timeout(START);
		await redis.set('k', 'v');
		await using replica = await another({ replicaOf: { port: server().port } });
		const there = createClient(replica.url, noRetry);
		try {
			const own = await there.client('ID');
			await refused(there.set('k', 'x'), { code: 'READONLY', command: 'SET' });
			await refused(there.call('hset', 'h', 'a', 1), { code: 'READONLY', command: 'HSET' });
			const block = await rejection(there.multi().get('k').set('k', 'x').exec(), TransactionError);
			expect(block.results[1]).property('reason').include({ code: 'READONLY', command: 'SET' });
			expect((await rejection(there.run(write, ['k'], []), ReplyError)).message).match(/READONLY/);
			expect(await there.get('k')).equal('v');

			await replica.cli('CONFIG', 'SET', 'replica-serve-stale-data', 'no');
			await replica.cli('REPLICAOF', '127.0.0.1', await freePort());
			await refused(there.get('k'), { code: 'MASTERDOWN', command: 'GET' });
			await replica.cli('REPLICAOF', 'NO', 'ONE');
			expect(await there.get('k')).equal('v');
			expect(await there.set('k', 'x')).equal('OK');
			expect(await there.client('ID')).equal(own);
		} finally {
			await there.close();
		}
	});

	describe('of a user', () => {
		let alice: Client;
		beforeEach(async () => {
			await server().cli('ACL', 'SETUSER', 'alice', 'reset', 'on', '>secret', '~app:*', '+@all', '-incr', '-multi');
			alice = createClient({
				port: server().port,
				host: server().host,
				username: 'alice',
				password: 'secret',
				...noRetry,
			});
		});
		afterEach(async () => {
			await alice.close();
			await server().cli('ACL', 'DELUSER', 'alice');
		});

		it('NOPERM, for commands and for keys, as the rules stand', async () => {
			const own = await alice.client('ID');
			await refused(alice.incr('app:n'), { code: 'NOPERM', command: 'INCR' });
			await refused(alice.get('other'), { code: 'NOPERM', command: 'GET' });
			expect(await alice.set('app:k', 'v')).equal('OK');
			await server().cli('ACL', 'SETUSER', 'alice', '-get', '+incr');
			await refused(alice.get('app:k'), { code: 'NOPERM', command: 'GET' });
			expect(await alice.incr('app:n')).equal(1);
			expect(await alice.client('ID')).equal(own);
		});

		it('NOPERM for MULTI, where the commands run one by one', async () => {
			const error = await rejection(alice.multi().set('app:k', 'v').get('other').exec(), TransactionError);
			expect(error).include({ atomic: false, maybeExecuted: true });
			expect(error.cause).instanceOf(ReplyError).include({ code: 'NOPERM', command: 'MULTI' });
			expect(error.results[0]).deep.equal({ status: 'fulfilled', value: 'OK' });
			expect(error.results[1]).property('reason').include({ code: 'NOPERM', command: 'GET' });
			expect(await alice.get('app:k')).equal('v');
		});

		it('who is deleted is put out, and comes in again when there is such a user', async () => {
			await alice.set('app:k', 'v');
			const gone = new Promise((resolve) => alice.once('close', resolve));
			await server().cli('ACL', 'DELUSER', 'alice');
			await gone;
			const error = await rejection(alice.get('app:k'), AuthError);
			expect(error.cause).instanceOf(ReplyError).include({ name: 'ReplyError', code: 'WRONGPASS' });
			expect(String(error.message) + String((error.cause as Error).message)).not.contain('secret');
			await server().cli('ACL', 'SETUSER', 'alice', 'reset', 'on', '>secret', '~app:*', '+@all');
			expect(await alice.get('app:k')).equal('v');
		});
	});

	it('NOAUTH, when there is a password and none was given', async function () {
		this.timeout(START);
		await using locked = await another({ password: 'open sesame' });
		const stranger = createClient({ host: locked.host, port: locked.port, ...noRetry });
		const error = await rejection(stranger.get('k'), AuthError);
		expect(error.cause).instanceOf(ReplyError).include({ name: 'ReplyError', code: 'NOAUTH' });
		expect((await rejection(stranger.connect(), AuthError)).cause).include({ code: 'NOAUTH' });
		await stranger.close();
		const friend = createClient(locked.url, noRetry);
		expect(await friend.get('k')).equal(null);
		await friend.close();
	});

	describe('BUSY', () => {
		const library = defineLibrary({
			name: 'busy',
			code: "redis.register_function('spin', function() while true do end end)\nredis.register_function('ready', function() return 1 end)",
			functions: { spin: { keys: 0 }, ready: { keys: 0 } },
		});
		let spinner: Client;
		beforeEach(async () => {
			await configure('lua-time-limit', 1);
			spinner = createClient(server().url, noRetry);
			await spinner.connect();
		});
		afterEach(() => spinner.close());

		it('while a script runs, until SCRIPT KILL', async () => {
			const own = await spinner.client('ID');
			const spinning = rejection(spinner.eval('while true do end', 0), ReplyError);
			const busy = await untilRefused(() => redis.get('k'));
			expect(busy).include({ name: 'ReplyError', code: 'BUSY', command: 'GET' });
			await refused(redis.set('k', 'v'), { code: 'BUSY', command: 'SET' });
			const block = await rejection(redis.multi().set('k', 'v').exec(), TransactionError);
			expect(block.results[0]).property('reason').property('code').oneOf(['BUSY', 'EXECABORT']);
			expect(await redis.script('KILL')).equal('OK');
			const killed = await spinning;
			expect(killed).include({ name: 'ReplyError', code: 'ERR', command: 'EVAL' });
			expect(killed.message).match(/SCRIPT KILL/);
			expect(await untilAnswered(() => redis.get('k'))).equal(null);
			expect(await spinner.client('ID')).equal(own);
		});

		it('while a function runs, until FUNCTION KILL', async function () {
			needs(this, server(), '7.0');
			const own = await spinner.client('ID');
			await spinner.library(library).ready([], []);
			const spinning = rejection(spinner.library(library).spin([], []), ReplyError);
			const busy = await untilRefused(() => redis.get('k'));
			expect(busy).include({ name: 'ReplyError', code: 'BUSY', command: 'GET' });
			await refused(redis.script('KILL'), { code: 'BUSY', command: 'SCRIPT KILL' });
			expect(await redis.function('KILL')).equal('OK');
			const killed = await spinning;
			expect(killed).include({ name: 'ReplyError', code: 'ERR', command: 'FCALL' });
			// Some name the other command.
			expect(killed.message).match(/(?:SCRIPT|FUNCTION) KILL/);
			expect(await untilAnswered(() => redis.get('k'))).equal(null);
			expect(await spinner.client('ID')).equal(own);
		});

		it('and UNKILLABLE once it has written, until the server is killed', async function () {
			this.timeout(START);
			await using doomed = await another({ config: { 'lua-time-limit': 1 } });
			const [writer, asker] = [createClient(doomed.url, noRetry), createClient(doomed.url, noRetry)];
			await Promise.all([writer.connect(), asker.connect()]);
			const spinning = rejection(writer.eval("redis.call('SET', 'k', 1) while true do end", 0), ConnectionLostError);
			expect(await untilRefused(() => asker.get('k'))).include({ code: 'BUSY' });
			await refused(asker.script('KILL'), { code: 'UNKILLABLE', command: 'SCRIPT KILL' });
			await refused(asker.get('k'), { code: 'BUSY', command: 'GET' });
			await doomed.kill('SIGKILL');
			expect(await spinning).include({ written: true, maybeExecuted: true });
			writer.destroy();
			asker.destroy();
		});
	});

	it('LOADING, until the data are there', async function () {
		this.timeout(START);
		await using slow = await another({ config: { rdbcompression: 'no' } });
		const there = createClient(slow.url, noRetry);
		try {
			const own = await there.client('ID');
			// A server that loads looks at its clients every two megabytes.
			const size = 2.5 * 1024 * 1024;
			for (let i = 0; i < 6; i++) await there.set(`k${i}`, 'x'.repeat(size));
			// Microseconds for each key: it takes a second, and less where it can be told to hurry.
			await slow.cli('CONFIG', 'SET', 'key-load-delay', 200_000);
			const reloaded = slow.cli('DEBUG', 'RELOAD');
			const loading = await untilRefused(() => there.get('k0'));
			expect(loading).include({ name: 'ReplyError', code: 'LOADING', command: 'GET' });
			await refused(there.set('k0', 'y'), { code: 'LOADING', command: 'SET' });
			if (has7()) await there.call('CONFIG', 'SET', 'key-load-delay', 0);
			await reloaded;
			expect(await untilAnswered(() => there.strlen('k5'))).equal(size);
			expect(await there.client('ID')).equal(own);
		} finally {
			await there.close();
		}
	});

	it('MISCONF, while snapshots cannot be written', async function () {
		this.timeout(START);
		await using unsaved = await another({
			config: { dbfilename: 'taken', save: '3600 1000000', 'stop-writes-on-bgsave-error': 'yes' },
		});
		// A folder of that name: the snapshot cannot be put in its place.
		const taken = join(unsaved.dir, 'taken');
		await mkdir(taken);
		const there = createClient(unsaved.url, noRetry);
		const saved = async (): Promise<string | undefined> => {
			await there.bgsave();
			for (;;) {
				const info = await there.info('persistence');
				if (info.includes('rdb_bgsave_in_progress:0')) return /rdb_last_bgsave_status:(\w+)/.exec(info)?.[1];
			}
		};
		try {
			const own = await there.client('ID');
			expect(await there.set('k', 'v')).equal('OK');
			expect(await saved()).equal('err');
			await refused(there.set('k', 'x'), { code: 'MISCONF', command: 'SET' });
			expect(await there.get('k')).equal('v');
			await rmdir(taken);
			expect(await saved()).equal('ok');
			expect(await there.set('k', 'x')).equal('OK');
			expect(await there.client('ID')).equal(own);
		} finally {
			await there.close();
		}
	});

	it('CLUSTERDOWN and CROSSSLOT of a node', async function () {
		this.timeout(START);
		await using node = await another({ config: { 'cluster-enabled': 'yes' } });
		const there = createClient(node.url, noRetry);
		try {
			const own = await there.client('ID');
			await refused(there.get('a'), { code: 'CLUSTERDOWN', command: 'GET' });
			await there.call(
				'CLUSTER',
				'ADDSLOTS',
				Array.from({ length: 16384 }, (_, slot) => slot),
			);
			await refused(there.mget('a', 'b'), { code: 'CROSSSLOT', command: 'MGET' });
			expect(await there.ping()).equal('PONG');
			expect(await there.client('ID')).equal(own);
		} finally {
			await there.close();
		}
	});
});

describe('refusals that no server of the matrix can be made to give', () => {
	const words = [
		'NOAUTH Authentication required.',
		'TRYAGAIN Multiple keys request during rehashing of slot',
		'ASK 1 h:2',
	];
	for (const message of words) {
		it(message, async () => {
			await using server = await FaultServer.start({
				onCommand([name], connection) {
					if (String(name) !== 'GET') return undefined;
					connection.reply(resp.error(message));
					return '';
				},
			});
			const redis = createClient(server.url, noRetry);
			const id = await redis.client('ID');
			await refused(redis.get('k'), { code: message.split(' ', 1)[0] as string, command: 'GET' });
			expect(await redis.client('ID')).equal(id);
			await redis.close();
		});
	}
});
