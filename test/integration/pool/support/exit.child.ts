/** Programs whose end is the question: `exit.child.ts URL SCENARIO`. Each prints what became of it, one JSON value a line. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type ClientOptions, createClient } from '../../../../src/index.ts';

const [, , url = '', scenario = ''] = process.argv;
const say = (value: unknown): void => console.log(JSON.stringify(value));
const told = (error: Error & { maybeExecuted?: boolean }): void => say([error.name, error.maybeExecuted ?? null]);
/** Still referenced when the process ends. */
const kept: unknown[] = [];

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;
/** Finalization callbacks run in a turn of their own. */
async function collect(): Promise<void> {
	for (let i = 0; i < 20; i++) {
		gc();
		await new Promise((resolve) => setImmediate(resolve));
	}
}

const client = (pool: ClientOptions['pool'] = {}) => {
	const redis = createClient({ url, pool, onOrphan: (reply) => say(['orphan', reply]) });
	redis.on('leak', ({ label, count }) => say(['leak', label ?? null, count]));
	kept.push(redis);
	return redis;
};

const scenarios: Record<string, () => Promise<unknown>> = {
	async idle() {
		const redis = client();
		await redis.use((lease) => lease.get('k'));
		await redis.blpop('none', 0.01);
		await redis.transaction({ watch: ['k'] }, (tx) => tx.multi().ping());
		say('done');
	},
	async min() {
		await client({ min: 3 }).use((lease) => lease.get('k'));
		say('done');
	},
	async held() {
		const redis = client({ maxLeaseTime: 600_000, leakThreshold: 500_000 });
		const lease = await redis.acquire();
		kept.push(lease);
		await lease.watch('k');
		say('done');
	},
	async dialling() {
		client()
			.acquire()
			.then(() => say('acquired'), told);
	},
	async waiting() {
		const redis = client({ max: 1, acquireTimeout: 300 });
		kept.push(await redis.acquire());
		redis.acquire().then(() => say('acquired'), told);
	},
	async unavailable() {
		// Nobody listens there.
		const redis = createClient({ host: '127.0.0.1', port: 1, pool: { acquireTimeout: 400 } });
		redis.acquire().then(() => say('acquired'), told);
	},
	async blocked() {
		client()
			.blpop('none', 0.4)
			.then((reply) => say(reply), told);
	},
	async blockedOnLease() {
		const lease = await client().acquire();
		kept.push(lease);
		lease.blpop('none', 0.4).then((reply) => say(reply), told);
	},
	async aborting() {
		const given = new AbortController();
		client().with({ signal: given.signal }).blpop('none', 0).catch(told);
		setTimeout(() => given.abort(), 100);
	},
	async releasing() {
		const lease = await client().acquire();
		await lease.watch('k');
		void lease.release().then(() => say('released'));
	},
	async conflict() {
		const redis = client();
		let calls = 0;
		const run = redis.transaction({ watch: ['k'] }, async (tx) => {
			if (++calls < 4) await redis.incr('k');
			return tx.multi().ping();
		});
		run.then((results) => say([calls, results]), told);
	},
	async closing() {
		const redis = client();
		kept.push(await redis.acquire());
		await redis.close({ timeout: 100 });
		say('closed');
	},

	/** A lease that nobody has any more. */
	async lost() {
		const redis = client({ max: 1 });
		await (async () => {
			const lease = await redis.acquire({ label: 'lost' });
			await lease.watch('k');
		})();
		await collect();
		say(redis.stats().leaks);
		const next = await redis.acquire({ timeout: 5000 });
		say(await next.multi().ping().exec());
		await next.release();
	},
	async lostMany() {
		const redis = client({ max: 2 });
		for (let i = 0; i < 10; i++) {
			await (async () => {
				kept.push((await redis.acquire({ timeout: 5000 })).released);
			})();
			await collect();
		}
		const { busy, created } = redis.stats().lanes.exclusive;
		say([redis.stats().leaks, busy, created]);
	},
	async returned() {
		const redis = client({ max: 1 });
		await (async () => {
			const lease = await redis.acquire();
			await lease.ping();
			await lease.release();
		})();
		await collect();
		say([redis.stats().leaks, redis.stats().lanes.exclusive.idle]);
	},
	/** Somebody has a view of it, a builder, or a reply to come. */
	async viewed() {
		const view = await (async () => (await client({ max: 1 }).acquire()).buffers)();
		await collect();
		say(await view.ping().then(String, told));
		await view.release();
	},
	async building() {
		const builders = await (async () => {
			const lease = await client({ max: 1 }).acquire();
			return [lease.pipeline(), lease.multi()] as const;
		})();
		await collect();
		for (const builder of builders) say(await builder.ping().exec().catch(told));
	},
	async pending() {
		const redis = client({ max: 1 });
		const reply = await (async () => [(await redis.acquire()).blpop('none', 0.4)])();
		await collect();
		say(await (reply[0] as Promise<unknown>).then((value) => value, told));
		await collect();
		say(redis.stats().leaks);
	},
	/** Listeners that heard what they waited for, or were taken off. */
	async listeners() {
		const redis = client();
		const refs: WeakRef<() => void>[] = [];
		const listener = (): (() => void) => {
			const big = new Array<number>(1000).fill(0);
			const each = (): void => void big.push(1);
			refs.push(new WeakRef(each));
			return each;
		};
		for (let i = 0; i < 50; i++) {
			redis.once('release', listener());
			const put = listener();
			redis.on('leak', put);
			redis.off('leak', put);
			await redis.ping();
			await new Promise((resolve) => setImmediate(resolve));
		}
		await collect();
		// The last ones may still stand in a register.
		say(refs.filter((ref) => ref.deref() !== undefined).length < 5);
	},
};

await scenarios[scenario]?.();
