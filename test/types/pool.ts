/** Types of leases, transactions, events and pool options, checked by `tsc --noEmit`; nothing of this runs. */
/* oxlint-disable typescript/await-thenable -- what must not be awaited is awaited here */
import {
	type Block,
	type Client,
	type ClientOptions,
	type ClientStats,
	createClient,
	type Lease,
	type LeaseOptions,
	PoolDeadlockError,
	type PoolHolder,
	type PoolOptions,
	PoolTimeoutError,
	type Transaction,
	type TransactionOptions,
} from '../../src/index.ts';
import { expectType } from './expect-type.ts';

declare const redis: Client;
declare const lease: Lease;
declare const maybe: boolean;

/** A lease has the commands that the client has not, and none that nobody has. */
export async function commands(): Promise<void> {
	expectType<'OK'>()(await lease.watch('a', 'b'));
	expectType<'OK'>()(await lease.unwatch());
	expectType<'OK'>()(await lease.select(3));
	expectType<number>()(await lease.wait(1, 100));
	expectType<string | null>()(await lease.get('k'));
	expectType<[key: string, element: string] | null>()(await lease.blpop('k', 0));
	expectType<unknown>()(await lease.call('ANY', 1, Buffer.from('x'), ['a', 2n]));
	expectType<string>()(await lease.client('INFO'));
	// @ts-expect-error on the client it is transaction()
	void redis.watch('a');
	// @ts-expect-error on the client it is the option `database`
	void redis.select(3);
	// @ts-expect-error it speaks of its own connection's writes
	void redis.wait(1, 100);
	// @ts-expect-error nor this
	void redis.waitaof(1, 0, 100);
	// @ts-expect-error inside multi() only
	void redis.discard();
	// @ts-expect-error executes only on a builder
	void redis.exec();
	// @ts-expect-error a lease has none either: multi() has it
	void lease.exec();
	// @ts-expect-error options only
	void lease.auth('user', 'pw');
	// @ts-expect-error options only
	void lease.hello(3);
	// @ts-expect-error nobody's
	void lease.reset();
	// @ts-expect-error a lease has no leases
	void lease.acquire();
	// @ts-expect-error nor uses
	void lease.use(() => 1);
	// @ts-expect-error nor an end of the client
	void lease.close();
	// @ts-expect-error a boolean cannot be sent
	void lease.watch(true);
}

/** Views of a lease decode as they say, builders of a lease give tuples. */
export async function views(): Promise<void> {
	expectType<Buffer | null>()(await lease.buffers.get('k'));
	expectType<bigint>()(await lease.with({ decode: { integer: 'bigint' } }).incr('k'));
	expectType<string | null>()(await lease.with({ timeout: 5, signal: AbortSignal.timeout(5) }).get('k'));
	expectType<Buffer | null>()(await redis.buffers.use((each) => each.get('k')));
	expectType<Buffer | null>()(await (await redis.buffers.acquire()).get('k'));
	expectType<['OK', string | null]>()(await lease.multi().set('k', 1).get('k').exec());
	expectType<[number, number]>()(await lease.pipeline().incr('k').incr('k').exec());
	expectType<Promise<void>>()(lease.release());
	expectType<Promise<void>>()(lease.quit());
	expectType<boolean>()(lease.released);
	// @ts-expect-error a state, not a setting
	lease.released = true;
	// @ts-expect-error no such decoding
	void lease.with({ decode: 'json' });
}

/** use() gives what its function gives. */
export async function uses(): Promise<void> {
	expectType<number>()(await redis.use(() => 1));
	expectType<number>()(await redis.use(async () => 1));
	expectType<string | null>()(await redis.use((each) => each.get('k')));
	expectType<void>()(await redis.use(() => {}));
	expectType<Lease>()(await redis.acquire());
	const options: LeaseOptions = { signal: AbortSignal.abort(), timeout: 500, label: 'worker' };
	void redis.use(() => 1, options);
	void redis.acquire(options);
	void redis.acquire({});
	// @ts-expect-error a function is missing
	void redis.use();
	// @ts-expect-error milliseconds
	void redis.acquire({ timeout: '500' });
	// @ts-expect-error no such option
	void redis.acquire({ lane: 'blocking' });
	// @ts-expect-error a text
	void redis.use(() => 1, { label: 1 });
	{
		await using held = await redis.acquire();
		expectType<Lease>()(held);
		using also = await redis.acquire();
		expectType<string | null>()(await also.get('k'));
	}
	// @ts-expect-error a promise of a lease is none
	using unawaited = redis.acquire();
	void unawaited;
}

/** transaction() gives the results of the block that is returned, or what else is. */
export async function transactions(): Promise<void> {
	expectType<[number, string | null]>()(
		await redis.transaction({ watch: ['a'] }, async (tx) => tx.multi().decrby('a', 10).get('a')),
	);
	expectType<['OK']>()(await redis.transaction({ watch: ['a'] }, (tx) => tx.multi().set('a', 1)));
	expectType<[number] | null>()(
		await redis.transaction({ watch: ['a'], retries: 5 }, async (tx) => {
			const have = Number(await tx.get('a'));
			return have < 10 ? null : tx.multi().decrby('a', 10);
		}),
	);
	expectType<[number] | [Buffer | null, number]>()(
		await redis.buffers.transaction({ watch: [] }, (tx) =>
			maybe ? tx.multi().incr('a') : tx.multi().get('a').del('b'),
		),
	);
	// @ts-expect-error blocks of other results are other blocks
	const other: Block<['OK']> = await redis.use((each) => (each as unknown as Transaction).multi().incr('a'));
	void other;
	expectType<number>()(await redis.transaction({ watch: [] }, () => 7));
	expectType<void>()(await redis.transaction({ watch: [] }, async () => {}));
	expectType<unknown[]>()(await redis.transaction({ watch: [] }, (tx) => tx.multi()));
	const options: TransactionOptions = { watch: ['a', 1, 2n, Buffer.from('b')], retries: 0, label: 'x' };
	void redis.transaction(options, () => 1);
	await redis.transaction({ watch: ['a'] }, async (tx) => {
		expectType<Transaction>()(tx);
		expectType<string | null>()(await tx.get('a'));
		expectType<'OK'>()(await tx.watch('b'));
		const block = tx.multi().incr('a');
		expectType<Block<[number]>>()(block);
		// @ts-expect-error it is returned, not executed
		void block.exec();
		// @ts-expect-error and is no promise
		void block.then(() => {});
		// Awaiting it gives it back: that is what makes it safe to return.
		expectType<Block<[number]>>()(await block);
		// @ts-expect-error given back by the transaction itself
		void tx.release();
		return block;
	});
	// @ts-expect-error keys are an array
	void redis.transaction({ watch: 'a' }, () => 1);
	// @ts-expect-error a number
	void redis.transaction({ watch: [], retries: '5' }, () => 1);
	// @ts-expect-error a function is missing
	void redis.transaction({ watch: [] });
	// @ts-expect-error null cannot be watched
	void redis.transaction({ watch: [null] }, () => 1);
}

/** Awaiting a builder of pipeline() or multi() is a mistake that the compiler sees. */
export async function builders(): Promise<void> {
	// @ts-expect-error call exec()
	await redis.multi().get('k');
	// @ts-expect-error call exec()
	await lease.pipeline().get('k');
	expectType<[number]>()(await redis.multi().wait(1, 0).exec());
	// @ts-expect-error WAIT belongs to its own connection's writes
	void redis.pipeline().wait(1, 0);
	// @ts-expect-error a MULTI in a MULTI
	void redis.multi().multi();
	// @ts-expect-error session commands are not queued
	void redis.multi().watch('k');
	// @ts-expect-error nor these
	void lease.pipeline().select(1);
}

/** Events have the arguments that they come with. */
export function events(): void {
	redis.on('release', () => {});
	redis.on('leak', ({ label, age, idle, stack, count }) => {
		expectType<string | undefined>()(label);
		expectType<number>()(age);
		expectType<number | undefined>()(idle);
		expectType<string | undefined>()(stack);
		expectType<number>()(count);
	});
	redis.once('orphan', (reply, command) => {
		expectType<unknown>()(reply);
		expectType<string>()(command.name);
		expectType<readonly unknown[]>()(command.args);
	});
	expectType<Client>()(redis.off('release', () => {}));
	// @ts-expect-error no such event
	redis.on('released', () => {});
	// @ts-expect-error it comes with nothing
	redis.on('release', (lane: string) => void lane);
}

/** Options and what is told of the pool. */
export function options(error: unknown): void {
	const pool: PoolOptions = {
		min: 1,
		max: 10,
		maxBlocking: 64,
		maxConnections: 20,
		maxWaiting: 100,
		acquireTimeout: 5000,
		idleTimeout: 60_000,
		maxLifetime: 3_600_000,
		maxLeaseTime: 0,
		validateAfterIdle: 1000,
		maxConcurrentDials: 2,
		leakThreshold: 0,
		deadlockDetection: 'als',
	};
	const all: ClientOptions = { pool, onOrphan: (reply, { name, args }) => void [reply, name, args] };
	expectType<Client>()(createClient(all));
	expectType<Client>()(createClient('redis://h', { pool: { max: 2 } }));
	// @ts-expect-error no such option
	createClient({ pool: { maximum: 2 } });
	// @ts-expect-error a number
	createClient({ pool: { max: '2' } });
	// @ts-expect-error no such mode
	createClient({ pool: { deadlockDetection: 'on' } });
	expectType<{ readonly idleTimeoutMillis: number }>()(redis.options);
	const { lanes, orphans, leaks }: ClientStats = redis.stats();
	const { total, idle, busy, creating, waiting, lastDialError } = lanes.exclusive;
	expectType<number[]>()([total, idle, busy, creating, waiting, orphans, leaks, lanes.blocking.total]);
	expectType<unknown>()(lastDialError);
	// @ts-expect-error they are read, not set
	lanes.exclusive.total = 0;
	if (error instanceof PoolTimeoutError || error instanceof PoolDeadlockError) {
		expectType<readonly PoolHolder[]>()(error.holders);
		expectType<number>()(error.stats.busy);
	}
}
