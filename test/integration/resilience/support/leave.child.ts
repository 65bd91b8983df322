/** Programs whose end is the question: `leave.child.ts SCENARIO URL REFUSED_PORT`. Each prints what it was told, one JSON value a line. */
import { type Client, createClient } from '../../../../src/index.ts';

const [, , scenario = '', url = '', refused = ''] = process.argv;
const say = (value: unknown): void => console.log(JSON.stringify(value));
const failed = (error: Error): void => say(error.name);
const nowhere = { host: '127.0.0.1', port: Number(refused) };

/** Has the server close its connection. Nothing is pending meanwhile, so somebody else keeps the process. */
async function lose(redis: Client): Promise<void> {
	const keeper = setInterval(() => {}, 1000);
	const closed = new Promise<void>((resolve) => redis.once('close', () => resolve()));
	await redis.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'no').catch(() => {});
	await closed;
	await new Promise((resolve) => setImmediate(resolve));
	clearInterval(keeper);
}

const scenarios: Record<string, () => Promise<unknown>> = {
	/** The timers of the watchdog, of rotation and of the idle question are armed. */
	async 'idle with every timer armed'() {
		const redis = createClient({
			url,
			staleAfter: 60_000,
			responseTimeout: 50_000,
			stallTimeout: 90_000,
			commandTimeout: 40_000,
			pool: { idleTimeout: 60_000, maxLifetime: 100_000 },
		});
		await redis.get('k');
		await redis.use((lease) => lease.get('k'));
		await redis.blpop('none', 0.01);
		say('done');
	},
	async 'backing off, with nobody waiting'() {
		const redis = createClient({ url, reconnect: () => 60_000 });
		await redis.ping();
		await lose(redis);
		say(redis.state);
	},
	async 'backing off, while a command waits'() {
		const redis = createClient({ ...nowhere, maxWait: 700, reconnect: () => 60_000 });
		await redis.get('k').catch(failed);
	},
	async 'waiting in the queue of a client that was lost'() {
		const redis = createClient({ url, maxWait: 500, reconnect: () => 30_000 });
		await redis.ping();
		await lose(redis);
		// The first command that waits brings the dial forward.
		redis.incr('left').then(say, failed);
	},
	async 'probing a connection that was idle'() {
		const redis = createClient({ url, staleAfter: 50, probeTimeout: 200 });
		await redis.ping();
		await new Promise((resolve) => setTimeout(resolve, 120));
		redis.incr('probed').then(say, failed);
	},
	async 'waiting for a reply that is late'() {
		const redis = createClient({ url, responseTimeout: 100, stallTimeout: 60_000 });
		await redis.ping();
		void redis.call('CLIENT', 'PAUSE', '500').then(() => redis.incr('late').then(say, failed));
	},
	async 'waiting for a rest after a refusal'() {
		const redis = createClient({ url, maxWait: 400 });
		await redis.ping();
		await redis.call('REPLICAOF', '127.0.0.1', refused);
		redis.incr('refused').then(say, (error) => say(error.code));
	},
};

const run = scenarios[scenario];
if (run === undefined) throw new Error(`No such scenario: ${scenario}`);
await run();
