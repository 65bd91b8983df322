/** BullMQ: queues, workers, events, flows, rate limits, job schedulers, pausing, graceful close. `argv[2]` names the package. */
import { connect, createServer } from 'node:net';
import { assert, host, once, port, saw, until } from './stage.mjs';

const { Queue, Worker, QueueEvents, FlowProducer, UnrecoverableError, RateLimitError } = await import(process.argv[2]);
const { default: Redis } = await import('ioredis');
const connection = { host, port };
const quiet = (emitter) => emitter.on('error', (error) => console.error(error));

/** Queue, worker, events; options of one connection, as most do it. */
{
	const queue = quiet(new Queue('plain', { connection }));
	const events = quiet(new QueueEvents('plain', { connection }));
	await events.waitUntilReady();
	// They are heard from the first XREAD on, which comes after that.
	const admin = new Redis(port, host);
	await until(async () => /blocked_clients:[1-9]/.test(await admin.info('clients')), 'the XREAD');
	await admin.quit();
	const order = [];
	for (const event of ['added', 'active', 'completed', 'failed', 'progress', 'waiting']) {
		events.on(event, ({ jobId }) => order.push(`${event} ${jobId}`));
	}
	const worker = quiet(
		new Worker(
			'plain',
			async (job) => {
				if (job.name === 'fails') throw new Error('on purpose');
				if (job.name === 'never') throw new UnrecoverableError('for good');
				await job.updateProgress(50);
				await job.log('a line');
				return { doubled: job.data.n * 2, text: job.data.text };
			},
			{ connection, concurrency: 1 },
		),
	);
	await worker.waitUntilReady();
	const job = await queue.add('double', { n: 21, text: 'é😀' }, { jobId: 'one' });
	saw('result', await job.waitUntilFinished(events));
	saw('logs', await queue.getJobLogs('one'));
	const failing = await queue.add('fails', {}, { jobId: 'two', attempts: 2, backoff: { type: 'fixed', delay: 20 } });
	const reason = await failing.waitUntilFinished(events).catch((error) => error.message);
	saw('failure', reason);
	const hopeless = await queue.add('never', {}, { jobId: 'three', attempts: 5 });
	saw('unrecoverable', await hopeless.waitUntilFinished(events).catch((error) => error.message));
	const stored = await queue.getJob('two');
	saw('stored', { attempts: stored.attemptsMade, reason: stored.failedReason, state: await stored.getState() });
	await until(() => order.filter((line) => line === 'completed one').length === 1, 'the event');
	saw(
		'events of one',
		order.filter((line) => line.endsWith(' one')),
	);
	saw('counts', await queue.getJobCounts('completed', 'failed', 'waiting', 'active'));
	await stored.retry();
	await until(async () => (await queue.getJob('two')).attemptsMade === 3, 'the retry');
	saw(
		'bulk',
		(await queue.addBulk([1, 2, 3].map((n) => ({ name: 'double', data: { n } })))).map(({ id }) => typeof id),
	);
	await until(async () => (await queue.getCompletedCount()) === 4, 'the bulk');
	saw(
		'ranges',
		(await queue.getJobs(['completed'], 0, -1, true)).map(({ returnvalue }) => returnvalue.doubled),
	);
	await worker.close();
	await events.close();
	await queue.obliterate({ force: true });
	saw('obliterated', await queue.getJobCounts('completed', 'failed'));
	await queue.close();
}

/** Delayed and by priority, over a shared client. */
{
	const shared = new Redis(port, host, { maxRetriesPerRequest: null });
	const queue = quiet(new Queue('ordered', { connection: shared }));
	await queue.add('low', {}, { priority: 10 });
	await queue.add('high', {}, { priority: 1 });
	await queue.add('late', {}, { delay: 150 });
	const done = [];
	const worker = quiet(new Worker('ordered', async (job) => void done.push(job.name), { connection: shared }));
	await until(() => done.length === 3, 'the jobs');
	saw('order', done);
	await worker.close();
	await queue.close();
	saw('shared client', shared.status);
	await shared.quit();
}

/** Flows. */
{
	const flows = quiet(new FlowProducer({ connection }));
	const parents = quiet(
		new Worker('parents', async (job) => Object.values(await job.getChildrenValues()).sort(), { connection }),
	);
	const children = quiet(new Worker('children', async (job) => job.data.n * 10, { connection, concurrency: 3 }));
	const finished = once(parents, 'completed');
	const { job } = await flows.add({
		name: 'sum',
		queueName: 'parents',
		children: [1, 2, 3].map((n) => ({ name: 'part', queueName: 'children', data: { n } })),
	});
	const [completed, values] = await finished;
	assert.equal(completed.id, job.id);
	saw('children values', values);
	const tree = await flows.getFlow({ id: job.id, queueName: 'parents' });
	saw('tree', { parent: tree.job.name, children: tree.children.map((child) => child.job.data.n).sort() });
	await Promise.all([parents.close(), children.close(), flows.close()]);
}

/** Rate limits: of the worker, and by hand. */
{
	const queue = quiet(new Queue('limited', { connection }));
	await queue.addBulk([1, 2, 3, 4].map((n) => ({ name: 'n', data: { n } })));
	const times = [];
	const worker = quiet(
		new Worker('limited', async () => void times.push(Date.now()), { connection, limiter: { max: 2, duration: 300 } }),
	);
	await until(() => times.length === 4, 'the limited jobs');
	assert.ok(times[2] - times[0] >= 250, `the third came after ${times[2] - times[0]} ms`);
	await worker.close();
	let tries = 0;
	await queue.add('again', {});
	const manual = quiet(
		new Worker(
			'limited',
			async () => {
				if (tries++ > 0) return;
				await manual.rateLimit(100);
				throw (Worker.RateLimitError ?? (() => new RateLimitError()))();
			},
			{ connection, limiter: { max: 1, duration: 500 } },
		),
	);
	await once(manual, 'completed');
	saw('limited by hand', tries);
	await manual.close();
	await queue.close();
}

/** Job schedulers. */
{
	const queue = quiet(new Queue('scheduled', { connection }));
	let runs = 0;
	const worker = quiet(new Worker('scheduled', async () => void runs++, { connection }));
	await queue.upsertJobScheduler('often', { every: 60 }, { name: 'tick', data: { a: 1 } });
	await queue.upsertJobScheduler('yearly', { pattern: '0 0 1 1 *' }, { name: 'year' });
	await until(() => runs >= 3, 'the ticks');
	saw('schedulers', (await queue.getJobSchedulers()).map(({ key }) => key).sort());
	saw('removed', await queue.removeJobScheduler('often'));
	saw(
		'left',
		(await queue.getJobSchedulers()).map(({ key }) => key),
	);
	await worker.close();
	await queue.close();
}

/** Pausing: the queue, and the worker. */
{
	const queue = quiet(new Queue('paused', { connection }));
	const done = [];
	const worker = quiet(new Worker('paused', async (job) => void done.push(job.name), { connection }));
	await worker.waitUntilReady();
	await queue.pause();
	saw('is paused', await queue.isPaused());
	await queue.add('waits', {});
	saw('paused', { done: [...done], waiting: await queue.getWaitingCount(), isPaused: await queue.isPaused() });
	await queue.resume();
	await until(() => done.length === 1, 'the job after the pause');
	await worker.pause();
	await queue.add('waits too', {});
	saw('worker paused', { paused: worker.isPaused(), done: [...done] });
	worker.resume();
	await until(() => done.length === 2, 'the second job');
	saw('resumed', done);
	await worker.close();
	await queue.close();
}

/** Graceful close: the job in hand is finished, the next one stays. */
{
	const queue = quiet(new Queue('closing', { connection }));
	let release;
	const held = new Promise((resolve) => {
		release = resolve;
	});
	const done = [];
	const worker = quiet(
		new Worker(
			'closing',
			async (job) => {
				await held;
				done.push(job.name);
			},
			{ connection },
		),
	);
	await queue.add('first', {});
	await once(worker, 'active');
	await queue.add('second', {});
	const closed = worker.close();
	release();
	await closed;
	saw('after close', { done, waiting: await queue.getWaitingCount(), active: await queue.getActiveCount() });
	await queue.close();
}

/** Connections that the server cuts: the worker goes on. */
{
	const admin = new Redis(port, host);
	const queue = new Queue('cut', { connection });
	const done = [];
	const worker = new Worker('cut', async (job) => void done.push(job.name), { connection });
	queue.on('error', () => {});
	worker.on('error', () => {});
	await queue.add('before', {});
	await until(() => done.length === 1, 'the first job');
	await admin.call('client', 'kill', 'type', 'normal', 'skipme', 'yes');
	await until(
		() =>
			queue.add('after', {}).then(
				() => true,
				() => false,
			),
		'the queue',
	);
	await until(() => done.includes('after'), 'the job after the cut');
	saw('after the cut', done[0]);
	await worker.close();
	await queue.close();
	await admin.quit();
}

/** A server that is away for a while: what was added meanwhile is done when it is back. */
{
	const sockets = new Set();
	const relay = createServer((socket) => {
		const upstream = connect(port, host);
		for (const each of [socket, upstream]) {
			sockets.add(each);
			each.on('error', () => {});
			each.on('close', () => {
				sockets.delete(each);
				for (const other of [socket, upstream]) other.destroy();
			});
		}
		socket.pipe(upstream).pipe(socket);
	});
	const listen = (at) => new Promise((resolve) => relay.listen(at, host, resolve));
	await listen(0);
	const through = { host, port: relay.address().port, retryStrategy: () => 50 };
	const queue = new Queue('away', { connection: through });
	const done = [];
	const worker = new Worker('away', async (job) => void done.push(job.name), { connection: through });
	for (const each of [queue, worker]) each.on('error', () => {});
	await queue.add('before', {});
	await until(() => done.length === 1, 'the job before');
	const admin = new Redis(port, host);
	await until(async () => /blocked_clients:[1-9]/.test(await admin.info('clients')), 'the worker to block');
	const closed = new Promise((resolve) => relay.close(resolve));
	for (const socket of sockets) socket.destroy();
	await closed;
	const added = queue.add('meanwhile', {});
	await new Promise((resolve) => setTimeout(resolve, 300));
	saw('while away', done);
	await listen(through.port);
	await added;
	await until(() => done.length === 2, 'the job of meanwhile');
	// It blocks anew, and is woken by what comes now.
	await until(async () => /blocked_clients:[1-9]/.test(await admin.info('clients')), 'the worker to block again');
	await queue.add('back', {});
	await until(() => done.length === 3, 'the job after', 3000);
	saw('back', done);
	await worker.close();
	await queue.close();
	await admin.quit();
	relay.close();
}
saw('end');
