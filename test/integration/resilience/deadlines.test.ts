/** Deadlines say where a command was; bounds and ends hold while a server does not read. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { AbortError, ClosedError, QueueFullError, ReplyError, TimeoutError } from '../../../src/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { useServer } from '../../support/server.ts';
import { untilConnected } from '../pool/support/server-clients.ts';
import { until } from '../pool/support/until.ts';

describe('a server that does not read', () => {
	const server = useServer();
	const make = useClients();
	beforeEach(() => server().cli('FLUSHALL'));
	afterEach(() => server().kill('SIGCONT'));
	const large = 'x'.repeat(512 * 1024);

	it('leaves commands in the phases reply, write and queue, and each error says which', async function () {
		this.timeout(20_000);
		const redis = make({ url: server().url, commandTimeout: 400 });
		await redis.ping();
		await server().kill('SIGSTOP');
		const errors: TimeoutError[] = [];
		const all: Promise<unknown>[] = [];
		for (let i = 0; i < 40; i++) {
			all.push(redis.set(`k${i}`, large).catch((error: TimeoutError) => errors.push(error)));
			await pause(0);
		}
		await Promise.all(all);
		for (const error of errors) expect(error).instanceof(TimeoutError);
		const phases = new Set(errors.map(({ phase }) => phase));
		expect(phases).include('write').and.include('queue');
		for (const { phase, written, maybeExecuted } of errors) {
			expect([written, maybeExecuted]).deep.equal(phase === 'queue' ? [false, false] : [true, true]);
		}
		await server().kill('SIGCONT');
		expect(await until('it reads on', () => redis.ping().catch(() => undefined))).equal('PONG');
		// What was never written did not run.
		const unwritten = errors.filter(({ written }) => !written).length;
		expect(Number(await server().cli('DBSIZE'))).most(40 - unwritten);
	});

	it('is not written to without end: QueueFullError, and writable() when there is room', async function () {
		this.timeout(20_000);
		const redis = make({ url: server().url, maxPendingBytes: 4 * large.length, maxWait: 60_000 });
		await redis.ping();
		await server().kill('SIGSTOP');
		const settled: Promise<unknown>[] = [];
		let refused: unknown;
		for (let i = 0; i < 200 && refused === undefined; i++) {
			const set = redis.set(`k${i}`, large);
			settled.push(set.catch(() => {}));
			set.catch((error: unknown) => {
				refused = error;
			});
			await pause(0);
		}
		expect(refused).instanceof(QueueFullError);
		expect(redis.writableNeedDrain).equal(true);
		const writable = redis.writable();
		await server().kill('SIGCONT');
		await writable;
		expect(redis.writableNeedDrain).equal(false);
		expect(await redis.set('last', 'v')).equal('OK');
		await Promise.all(settled);
	});

	for (const [end, act] of [
		['close()', (redis: ReturnType<typeof make>) => redis.close({ timeout: 200 })],
		['destroy()', async (redis: ReturnType<typeof make>) => redis.destroy()],
		[
			'destroy() during close()',
			async (redis: ReturnType<typeof make>) => {
				const closed = redis.close({ timeout: 60_000 });
				redis.destroy();
				await closed;
			},
		],
	] as const) {
		it(`lets nobody wait for ever after ${end}`, async () => {
			const redis = make({ url: server().url });
			await redis.ping();
			await server().kill('SIGSTOP');
			const all = [redis.incr('n'), redis.get('k'), redis.multi().incr('n').exec(), redis.pipeline().get('k').exec()];
			const errors = Promise.all(all.map((each) => rejection(each)));
			await pause(0);
			await act(redis);
			for (const error of await errors)
				expect(['ClosedError', 'PipelineError', 'TransactionError']).include(error.name);
			expect(await rejection(redis.incr('n'), ClosedError)).include({ written: false, maybeExecuted: false });
			await redis.close();
		});
	}

	it('is drained by close(): what is owed is answered', async () => {
		const redis = make({ url: server().url });
		await redis.ping();
		await server().kill('SIGSTOP');
		const all = Promise.all([redis.incr('n'), redis.incr('n'), redis.get('n')]);
		await pause(0);
		const closed = redis.close({ timeout: 8000 });
		await server().kill('SIGCONT');
		expect(await all).deep.equal([1, 2, '2']);
		await closed;
		await untilConnected(server(), 0);
	});
});

describe('a deadline', () => {
	const server = useServer();
	const make = useClients();

	it('of a blocking command that waits for its lane says acquire, and it did not run', async () => {
		const redis = make({ url: server().url, pool: { maxBlocking: 1 } });
		const first = redis.blpop('q', 0);
		await until('it waits', async () => /flags=\S*b/.test(await server().cli('CLIENT', 'LIST')));
		const error = await rejection(redis.with({ timeout: 80 }).blpop('q', 0), TimeoutError);
		expect(error).include({ phase: 'acquire', written: false, maybeExecuted: false });
		await redis.rpush('q', 'x');
		expect(await first).deep.equal(['q', 'x']);
	});

	it('ends the wait for a server that refuses for now, and the command never runs', async () => {
		await server().cli('FLUSHALL');
		const redis = make({ url: server().url, maxWait: 60_000 });
		await redis.ping();
		await server().cli('REPLICAOF', '127.0.0.1', '1');
		try {
			expect(await rejection(redis.with({ timeout: 150 }).incr('n'), TimeoutError)).include({ maybeExecuted: false });
			const given = new AbortController();
			const aborted = rejection(redis.with({ signal: given.signal }).incr('n'), AbortError);
			await until('it was refused, and waits', () => redis.stats().lanes.shared.waiting === 1);
			given.abort();
			expect(await aborted).include({ maybeExecuted: false });
			expect(await rejection(redis.eval("return redis.call('INCR', 'n')", 1, 'n'), ReplyError))
				.property('code')
				.match(/READONLY|ERR/);
		} finally {
			await server().cli('REPLICAOF', 'NO', 'ONE');
		}
		await redis.ping();
		expect(await server().cli('EXISTS', 'n')).equal('0');
	});

	it('and all the others need one connection for three hundred reads at once', async () => {
		await untilConnected(server(), 0);
		const redis = make({ url: server().url, commandTimeout: 5000 });
		await Promise.all(Array.from({ length: 300 }, () => redis.get('k')));
		await untilConnected(server(), 1);
	});

	it('is kept by a name with several addresses: each is tried', async () => {
		const redis = make({
			host: 'redis.example',
			port: server().port,
			lookup: (_host, options, done) => {
				const all = ['127.0.0.7', '127.0.0.1'].map((address) => ({ address, family: 4 }));
				if (options.all === true) done(null, all);
				else done(null, '127.0.0.7', 4);
			},
		});
		expect(await redis.ping()).equal('PONG');
	});
});
