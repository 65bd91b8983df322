/** transaction(): the function reads what is watched, its block runs as one, a conflict runs the function again. */
import { expect } from 'chai';
import {
	AbortError,
	type Client,
	ConnectionLostError,
	LeaseReleasedError,
	PipelineError,
	type Transaction,
	TransactionError,
	WatchConflictError,
} from '../../../src/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer } from '../../support/server.ts';
import { untilBlocked } from './support/server-clients.ts';
import { turns } from './support/until.ts';

for (const protocol of [2, 3] as const) {
	eachServer(`a transaction under RESP${protocol}`, ({ server }) => {
		const make = useClients();
		let admin: Client;
		let redis: Client;

		beforeEach(async () => {
			admin = make({ url: server().url });
			await admin.flushall();
			redis = make({ url: server().url, protocol, pool: { max: 2 } });
		});

		/** The pool is as it was: nothing out, nothing watched. */
		async function expectAtRest(): Promise<void> {
			expect(redis.stats().lanes.exclusive).include({ busy: 0, waiting: 0 });
			const lease = await redis.acquire();
			await admin.set('acct', 'changed by others');
			expect(await lease.multi().ping().exec()).deep.equal(['PONG']);
			await lease.release();
		}

		it('runs the block that is returned and gives its results', async () => {
			await redis.set('acct', 100);
			const results = await redis.transaction({ watch: ['acct'] }, async (tx) => {
				const have = Number(await tx.get('acct'));
				return tx.multi().decrby('acct', 10).get('acct').set('had', have);
			});
			expect(results).deep.equal([90, '90', 'OK']);
			expect(await redis.mget('acct', 'had')).deep.equal(['90', '100']);
			await expectAtRest();
		});

		it('runs a block whether its function is async or not, and shapes its replies', async () => {
			const block = (tx: Transaction) =>
				tx.multi().hset('h', { a: 1 }).hgetall('h').zadd('z', 1, 'm').zrange('z', 0, -1, 'WITHSCORES');
			const expected = [1, { a: '1' }, 1, [{ value: 'm', score: 1 }]];
			const [added, hash, ...rest] = await redis.transaction({ watch: [] }, block);
			expect([added, { ...hash }, ...rest]).deep.equal(expected);
			await redis.flushall();
			const again = await redis.transaction({ watch: ['h', 'z'] }, async (tx) => block(tx));
			expect([again[0], { ...again[1] }, again[2], again[3]]).deep.equal(expected);
			await expectAtRest();
		});

		it('gives what else is returned, and runs nothing', async () => {
			const thing = { any: 'thing' };
			expect(await redis.transaction({ watch: ['acct'] }, () => thing)).equal(thing);
			expect(await redis.transaction({ watch: ['acct'] }, async () => null)).equal(null);
			expect(await redis.transaction({ watch: ['acct'] }, (tx) => tx.get('acct'))).equal(null);
			const unreturned = await redis.transaction({ watch: ['acct'] }, (tx) => {
				tx.multi().set('k', 1);
				return 'no block';
			});
			expect(unreturned).equal('no block');
			expect(await redis.exists('k')).equal(0);
			await expectAtRest();
		});

		it('runs an empty block', async () => {
			expect(await redis.transaction({ watch: ['acct'] }, (tx) => tx.multi())).deep.equal([]);
			await expectAtRest();
		});

		it('runs its function again after a conflict, on the same connection, with fresh reads', async () => {
			await redis.set('acct', 1);
			const seen: unknown[] = [];
			const ids = new Set<unknown>();
			const results = await redis.transaction({ watch: ['acct'] }, async (tx) => {
				ids.add(await tx.call('CLIENT', 'ID'));
				const have = await tx.get('acct');
				seen.push(have);
				if (seen.length < 4) await admin.incr('acct');
				return tx.multi().set('result', have ?? '');
			});
			expect(results).deep.equal(['OK']);
			expect(seen).deep.equal(['1', '2', '3', '4']);
			expect(await redis.get('result')).equal('4');
			expect(ids.size).equal(1);
			await expectAtRest();
		});

		for (const retries of [0, 1, 5, undefined]) {
			it(`gives up after ${retries ?? 'the default of 5'} retries, and nothing has run`, async () => {
				let calls = 0;
				const options = retries === undefined ? { watch: ['acct'] } : { watch: ['acct'], retries };
				const run = redis.transaction(options, async (tx) => {
					calls++;
					await admin.incr('acct');
					return tx.multi().set('k', 1);
				});
				const error = await rejection(run, WatchConflictError);
				expect(error).include({ name: 'WatchConflictError', code: 'WATCH_CONFLICT' });
				expect(calls).equal((retries ?? 5) + 1);
				expect(await redis.exists('k')).equal(0);
				await expectAtRest();
			});
		}

		it('does not conflict with its own connection’s writes before the block, as the server has it', async () => {
			const results = await redis.transaction({ watch: ['acct'], retries: 0 }, async (tx) => {
				// A write of one’s own to a watched key is a change like any other.
				await tx.set('other', 1);
				return tx.multi().get('other');
			});
			expect(results).deep.equal(['1']);
			const own = redis.transaction({ watch: ['acct'], retries: 0 }, async (tx) => {
				await tx.set('acct', 1);
				return tx.multi().get('acct');
			});
			await rejection(own, WatchConflictError);
		});

		it('watches everything that is named, Buffers and numbers too, prefixed like other keys', async () => {
			const prefixed = make({ url: server().url, protocol, keyPrefix: 'p:' });
			for (const key of ['p:text', 'p:7', 'p:bytes']) {
				let calls = 0;
				await prefixed.transaction({ watch: ['text', 7, Buffer.from('bytes')] }, async (tx) => {
					if (++calls === 1) await admin.set(key, 1);
					return tx.multi().ping();
				});
				expect(calls).equal(2);
			}
		});

		it('rejects with what the block was refused for; nothing ran, and nothing is tried again', async () => {
			let calls = 0;
			const run = redis.transaction({ watch: ['acct'] }, (tx) => {
				calls++;
				return tx.multi().set('k', 1).call('NOSUCHCOMMAND');
			});
			expect(await rejection(run, TransactionError)).include({
				code: 'TRANSACTION',
				atomic: true,
				maybeExecuted: false,
			});
			expect(calls).equal(1);
			expect(await redis.exists('k')).equal(0);
			await expectAtRest();
		});

		it('rejects with what failed inside EXEC, by position; the others ran', async () => {
			await redis.set('text', 'x');
			const run = redis.transaction({ watch: ['acct'] }, (tx) => tx.multi().set('k', 1).lpush('text', 1).get('k'));
			const { results } = await rejection(run, PipelineError);
			expect(results.map(({ status }) => status)).deep.equal(['fulfilled', 'rejected', 'fulfilled']);
			expect(await redis.get('k')).equal('1');
			await expectAtRest();
		});

		it('has a scope that ends with it', async () => {
			let scope: Transaction | undefined;
			await redis.transaction({ watch: [] }, (tx) => {
				scope = tx;
			});
			await rejection(scope?.get('k') ?? Promise.resolve(), LeaseReleasedError);
		});

		it('is given up by its signal, wherever it is', async () => {
			const given = new AbortController();
			const reason = new Error('enough');
			const reading = redis.transaction({ watch: ['acct'], signal: given.signal }, (tx) => tx.blpop('none', 0));
			await untilBlocked(server(), 1);
			given.abort(reason);
			expect(await rejection(reading, AbortError)).include({ cause: reason });
			await rejection(
				redis.transaction({ watch: [], signal: given.signal }, () => expect.fail('was run')),
				AbortError,
			);
			const one = make({ url: server().url, protocol, pool: { max: 1 } });
			const lease = await one.acquire();
			const later = new AbortController();
			const waiting = one.transaction({ watch: [], signal: later.signal }, () => expect.fail('was run'));
			later.abort();
			expect(await rejection(waiting, AbortError)).include({ written: false });
			await lease.release();
			await expectAtRest();
		});

		it('gives up between conflicts, too', async () => {
			const given = new AbortController();
			let calls = 0;
			const run = redis.transaction({ watch: ['acct'], retries: 1_000_000, signal: given.signal }, async (tx) => {
				await admin.incr('acct');
				if (++calls === 3) given.abort();
				return tx.multi().ping();
			});
			await rejection(run, AbortError);
			expect(calls).equal(3);
			await expectAtRest();
		});

		for (const [at, name] of ['before its first read', 'before its block'].entries()) {
			it(`whose connection is lost ${name} says so, once, and what it knows`, async () => {
				let calls = 0;
				const run = redis.transaction({ watch: ['acct'] }, async (tx) => {
					calls++;
					const id = String(await tx.call('CLIENT', 'ID'));
					await server().cli('CLIENT', 'KILL', 'ID', id);
					await turns(5);
					if (at === 0) await tx.get('acct');
					return tx.multi().set('k', 1);
				});
				expect(await rejection(run, ConnectionLostError)).include({ maybeExecuted: false });
				expect(calls).equal(1);
				expect(await redis.exists('k')).equal(0);
				await expectAtRest();
			});
		}

		it('refuses options and functions that make no sense', async () => {
			for (const run of [
				() => redis.transaction({ watch: 'acct' as never }, () => 1),
				() => redis.transaction({ watch: [], retries: -1 }, () => 1),
				() => redis.transaction({ watch: [], retries: 0.5 }, () => 1),
				() => redis.transaction({ watch: [] }, undefined as never),
				() => redis.transaction({ watch: [null as never] }, () => 1),
				() => redis.transaction({ watch: [] }, () => redis.multi().ping() as never),
			]) {
				await rejection(run(), TypeError);
			}
			await expectAtRest();
		});
	});
}
