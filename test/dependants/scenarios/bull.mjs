/** Bull 4: processing, delays, priorities, repeats, pausing, rate limits, events, stalled jobs, close. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { assert, host, once, port, require, saw, until } from './stage.mjs';

const Queue = require('bull');
const redis = { host, port };
const stalling = {
	redis,
	settings: { lockDuration: 600, lockRenewTime: 200, stalledInterval: 300, maxStalledCount: 2 },
};

if (process.argv[2] === 'victim') {
	const queue = new Queue('stalls', stalling);
	queue.process(() => new Promise(() => {}));
	queue.on('active', () => process.stdout.write('active\n'));
} else {
	{
		const queue = new Queue('plain', { redis });
		await queue.isReady();
		const events = [];
		for (const event of ['global:waiting', 'global:active', 'global:completed', 'global:failed', 'global:progress']) {
			queue.on(event, (id) => events.push(`${event} ${id}`));
		}
		// Bull does not tell when it has subscribed.
		const admin = new (require('ioredis'))(port, host);
		const subscribed = async () =>
			(await admin.pubsub('CHANNELS', 'bull:plain:*')).length + (await admin.pubsub('NUMPAT'));
		await until(async () => (await subscribed()) === 5, 'the subscriptions');
		await admin.quit();
		queue.process('double', async (job) => {
			await job.progress(50);
			await job.log('a line');
			return job.data.n * 2;
		});
		queue.process('fails', async () => {
			throw new Error('on purpose');
		});
		const job = await queue.add('double', { n: 21 }, { jobId: 'one' });
		saw('result', await job.finished());
		saw('logs', await queue.getJobLogs('one'));
		const failing = await queue.add('fails', {}, { jobId: 'two', attempts: 2, backoff: 20 });
		saw('failure', await failing.finished().catch((error) => error.message));
		saw('stored', (({ attemptsMade, failedReason }) => ({ attemptsMade, failedReason }))(await queue.getJob('two')));
		await until(() => events.includes('global:completed one'), 'the event');
		saw(
			'events of one',
			events.filter((line) => line.endsWith(' one')),
		);
		saw('counts', await queue.getJobCounts());
		await queue.close();
	}
	{
		const queue = new Queue('ordered', { redis });
		await queue.pause();
		await queue.add({ name: 'low' }, { priority: 10 });
		await queue.add({ name: 'high' }, { priority: 1 });
		await queue.add({ name: 'late' }, { delay: 150 });
		saw('paused', { paused: await queue.isPaused(), counts: await queue.getJobCounts() });
		const done = [];
		queue.process(async (job) => void done.push(job.data.name));
		assert.deepEqual(done, []);
		await queue.resume();
		await until(() => done.length === 3, 'the jobs');
		saw('order', done);
		await queue.empty();
		await queue.clean(0, 'completed');
		saw('cleaned', await queue.getCompletedCount());
		await queue.close();
	}
	{
		const queue = new Queue('limited', { redis, limiter: { max: 2, duration: 300 } });
		const times = [];
		queue.process(async () => void times.push(Date.now()));
		await Promise.all([1, 2, 3, 4].map((n) => queue.add({ n })));
		await until(() => times.length === 4, 'the limited jobs');
		assert.ok(times[2] - times[0] >= 250);
		await queue.close();
	}
	{
		const queue = new Queue('repeats', { redis });
		let runs = 0;
		queue.process(async () => void runs++);
		await queue.add({}, { repeat: { every: 100 } });
		await until(() => runs >= 3, 'the repetitions');
		const [{ key }] = await queue.getRepeatableJobs();
		await queue.removeRepeatableByKey(key);
		saw('repeatable', await queue.getRepeatableJobs());
		await queue.close();
	}
	{
		const Redis = require('ioredis');
		const made = {};
		const createClient = (type, options) => {
			const own = { ...options, ...(type === 'client' ? {} : { maxRetriesPerRequest: null, enableReadyCheck: false }) };
			made[type] = new Redis(port, host, own);
			return made[type];
		};
		const queue = new Queue('made', { createClient });
		queue.process(async (job) => job.data.n + 1);
		saw('made', await (await queue.add({ n: 1 })).finished());
		saw('types', Object.keys(made).sort());
		await queue.close();
		for (const client of Object.values(made)) client.disconnect();
		await until(() => Object.values(made).every(({ status }) => status === 'end'), 'the end of the clients');
	}
	{
		const victim = spawn(process.execPath, [fileURLToPath(import.meta.url), 'victim'], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const queue = new Queue('stalls', stalling);
		await queue.add({ n: 1 }, { jobId: 'unlucky' });
		await once(victim.stdout, 'data');
		victim.kill('SIGKILL');
		await once(victim, 'exit');
		const stalled = once(queue, 'global:stalled');
		queue.process(async () => 'done');
		const [job, result] = await once(queue, 'completed');
		saw('stalled', (await stalled)[0]);
		saw('completed', { id: job.id, result });
		await queue.close();
	}
	saw('end');
}
