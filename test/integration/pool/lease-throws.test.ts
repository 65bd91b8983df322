/** D10: a holder that fails at any step leaves the pool as it was, and its error comes out unchanged. */
import { expect } from 'chai';
import type { Client, Lease, Transaction } from '../../../src/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { eachServer } from '../../support/server.ts';
import { blockedClients, sessionAt, untilBlocked } from './support/server-clients.ts';

type Step = readonly [name: string, run: (lease: Lease) => Promise<unknown>];

/** What is done on a lease, step by step: WATCH, MULTI, queued commands, EXEC, and more after it. */
const steps: readonly Step[] = [
	['WATCH', (lease) => lease.watch('watched')],
	['a read', (lease) => lease.get('watched')],
	['MULTI', (lease) => lease.call('MULTI')],
	['a queued SET', (lease) => lease.set('a', 1)],
	['a queued INCR', (lease) => lease.incr('a')],
	['EXEC', (lease) => lease.call('EXEC')],
	['SELECT', (lease) => lease.select(3)],
	['WATCH again', (lease) => lease.watch('watched')],
	['a block', (lease) => lease.multi().set('b', 1).exec()],
	['a pipeline', (lease) => lease.pipeline().set('b', 1).get('b').exec()],
	['WAIT', (lease) => lease.wait(0, 1)],
	['BLPOP', (lease) => lease.blpop('none', 0.01)],
];

eachServer('a holder that throws', ({ server }) => {
	const make = useClients();
	let admin: Client;
	let redis: Client;

	beforeEach(async () => {
		admin = make({ url: server().url });
		await admin.flushall();
		redis = make({ url: server().url, pool: { max: 1 } });
	});

	async function expectAsNew(): Promise<void> {
		expect(redis.stats().lanes.exclusive).include({ busy: 0, waiting: 0 });
		const fresh = await make({ url: server().url }).acquire();
		const pristine = await sessionAt(server(), Number(await fresh.call('CLIENT', 'ID')));
		await redis.use(async (lease) => {
			expect(await sessionAt(server(), Number(await lease.call('CLIENT', 'ID')))).deep.equal(pristine);
			await admin.set('watched', String(Math.random()));
			expect(await lease.set('probe', 1)).equal('OK');
			expect(await lease.multi().get('probe').exec()).deep.equal(['1']);
		});
		expect(redis.stats().lanes.exclusive).include({ total: 1, idle: 1 });
	}

	async function rejects(promise: Promise<unknown>, thrown: unknown): Promise<void> {
		const outcome = await promise.then(
			(value) => ({ value }),
			(reason: unknown) => ({ reason }),
		);
		// The very same, whatever it is.
		expect(outcome).property('reason').equal(thrown);
	}

	for (const [at, [name]] of steps.entries()) {
		it(`in use() after ${name} leaves a connection as new`, async () => {
			const thrown = new Error('mine');
			await rejects(
				redis.use(async (lease) => {
					for (const [, run] of steps.slice(0, at + 1)) await run(lease);
					throw thrown;
				}),
				thrown,
			);
			await expectAsNew();
		});

		it(`in use() while ${name} is under way leaves a connection as new`, async () => {
			const thrown = new Error('mine');
			await rejects(
				redis.use(async (lease) => {
					for (const [, run] of steps.slice(0, at)) await run(lease);
					steps[at]?.[1](lease).catch(() => {});
					throw thrown;
				}),
				thrown,
			);
			await expectAsNew();
			expect(await blockedClients(server())).deep.equal([]);
		});
	}

	for (const thrown of [undefined, null, 'text', 0, { not: 'an error' }]) {
		it(`in use(): ${JSON.stringify(thrown)} comes out as it is`, async () => {
			await rejects(
				redis.use(async () => {
					throw thrown;
				}),
				thrown,
			);
			await expectAsNew();
		});
	}

	it('at once, and not in a promise, comes out the same way', async () => {
		const thrown = new Error('at once');
		await rejects(
			redis.use(() => {
				throw thrown;
			}),
			thrown,
		);
		await expectAsNew();
	});

	it('what the server said comes out as it is', async () => {
		let said: unknown;
		const outcome = await redis
			.use(async (lease) => {
				await lease.set('text', 'x');
				await lease.lpush('text', 1).catch((error: unknown) => {
					said = error;
				});
				throw said;
			})
			.catch((error: unknown) => error);
		expect(outcome).equal(said).include({ name: 'ReplyError', code: 'WRONGTYPE' });
		await expectAsNew();
	});

	const transactionSteps: readonly (readonly [string, (tx: Transaction) => Promise<unknown>])[] = [
		['WATCH', async () => {}],
		['a read', (tx) => tx.get('watched')],
		['a write of its own', (tx) => tx.set('own', 1)],
		['a raw MULTI', (tx) => tx.call('MULTI')],
		['a queued command', (tx) => tx.set('a', 1)],
		['building a block', async (tx) => void tx.multi().set('a', 1)],
	];
	for (const [at, [name]] of transactionSteps.entries()) {
		it(`in transaction() after ${name} unwatches, and nothing of the block has run`, async () => {
			const thrown = new Error('mine');
			let calls = 0;
			const run = redis.transaction({ watch: ['watched'] }, async (tx) => {
				calls++;
				for (const [, step] of transactionSteps.slice(0, at + 1)) await step(tx);
				throw thrown;
			});
			await rejects(run, thrown);
			expect(calls).equal(1);
			expect(await admin.exists('a')).equal(0);
			await expectAsNew();
		});
	}

	it('because of the signal of use() hears so on every command, and leaves a connection as new', async () => {
		const given = new AbortController();
		const reason = new Error('enough');
		const ended = redis.use(
			async (lease) => {
				await lease.watch('watched');
				await lease.call('MULTI');
				setImmediate(() => given.abort(reason));
				await new Promise((resolve) => given.signal.addEventListener('abort', resolve));
				await lease.set('a', 1);
			},
			{ signal: given.signal },
		);
		const error = await ended.catch((thrown: unknown) => thrown);
		expect(error).include({ name: 'AbortError', cause: reason, written: false, maybeExecuted: false });
		expect(await admin.exists('a')).equal(0);
		await expectAsNew();
	});

	it('because its blocking command was aborted by use() takes nothing', async () => {
		const given = new AbortController();
		const ended = redis
			.use((lease) => lease.blpop('q', 0), { signal: given.signal })
			.catch((thrown: unknown) => thrown);
		await untilBlocked(server(), 1);
		given.abort();
		expect(await ended).include({ name: 'AbortError', maybeExecuted: false });
		await admin.rpush('q', 'item');
		expect(await admin.llen('q')).equal(1);
		await expectAsNew();
		expect(redis.stats().lanes.exclusive).include({ created: 1 });
	});

	it('by the hundred does not use up the pool', async () => {
		const failing = Array.from({ length: 100 }, (_, i) =>
			redis
				.use(async (lease) => {
					// Alone some are refused: EXEC.
					await steps[i % steps.length]?.[1](lease).catch(() => {});
					throw new Error(`mine ${i}`);
				})
				.catch((error: Error) => error.message),
		);
		// Each hears its own.
		expect(await Promise.all(failing)).deep.equal(Array.from({ length: 100 }, (_, i) => `mine ${i}`));
		await expectAsNew();
	});
});
