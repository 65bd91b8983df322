/**
 * A work queue: jobs in a stream, three workers in processes of their own, one of which is killed in the middle of a job. Another one takes
 * that job over as soon as it has been idle for `CLAIM_IDLE`, and every job is done.
 *
 *     npx tsx examples/work-queue.ts [jobs]
 *
 * Starts a server of its own, as the demo does.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Client, type ClientOptions, createClient } from '../src/index.ts';
import { startServer } from './demo/server.ts';
import type { Instructions, Progress } from './work-queue/worker.ts';

const WORKERS = ['ann', 'bob', 'cid'];
const VICTIM = 'bob';
/** Milliseconds; far more than a job takes. */
const CLAIM_IDLE = 500;

/** What became of the jobs. */
export interface QueueReport {
	/** Jobs done, by worker. */
	readonly done: Readonly<Record<string, number>>;
	/** Every job that was done, once for each time. */
	readonly jobs: readonly string[];
	/** The job that the killed worker had in hand. */
	readonly orphan: string;
	/** Who did it, and how often it had been handed out by then. */
	readonly rescuer: string;
	readonly deliveries: number;
	/** Whether the group has delivered everything, and how much of that it has not had acknowledged. */
	readonly allDelivered: boolean;
	readonly pending: number;
}

const script = fileURLToPath(new URL('./work-queue/worker.ts', import.meta.url));

/** Has `jobs` jobs done by three workers on the server of `options`. Uses the key `jobs`. */
export async function runQueue(options: ClientOptions, jobs: number): Promise<QueueReport> {
	const redis = createClient(options);
	const done: Progress[] = [];
	let orphan = '';
	const crew = WORKERS.map((name) => {
		const child = fork(script, [], { execArgv: ['--import', import.meta.resolve('tsx')] });
		const hangsAfter = name === VICTIM ? 3 : jobs;
		child.send({ name, options, claimIdle: CLAIM_IDLE, hangsAfter } satisfies Instructions);
		return child;
	});
	try {
		await redis.del('jobs');
		const exits = crew.map((child) => {
			child.on('message', (progress: Progress) => {
				if (progress.did === 'done' && done.push(progress) === jobs) for (const each of crew) dismiss(each);
				if (progress.did === 'hang') {
					orphan = progress.job;
					child.kill('SIGKILL');
				}
			});
			return exitOf(child);
		});
		await Promise.race([untilBlocked(redis, WORKERS.length), Promise.all(exits)]);
		for (let n = 0; n < jobs; n++) await redis.xadd('jobs', '*', { name: `job ${n}` });
		await Promise.all(exits);
		return await report(redis, done, orphan);
	} finally {
		for (const child of crew) child.kill('SIGKILL');
		await redis.close();
	}
}

function dismiss(worker: ChildProcess): void {
	if (worker.connected && !worker.killed) worker.send('end');
}

/** Resolves when the worker has ended as it should, or was killed. */
function exitOf(worker: ChildProcess): Promise<void> {
	return new Promise((resolve, reject) => {
		worker.on('error', reject);
		worker.on('exit', (code, signal) => {
			if (code === 0 || signal === 'SIGKILL') resolve();
			else reject(new Error(`A worker ended with ${code ?? signal}`));
		});
	});
}

/** All workers are there and wait: none of them does the work alone. */
async function untilBlocked(redis: Client, count: number): Promise<void> {
	for (let tries = 0; tries < 3000; tries++) {
		if (Number(/^blocked_clients:(\d+)/m.exec(await redis.info('clients'))?.[1]) >= count) return;
		await pause(10);
	}
	throw new Error(`The server does not say that ${count} clients are blocked`);
}

async function report(redis: Client, done: readonly Progress[], orphan: string): Promise<QueueReport> {
	const rescue = done.find(({ job }) => job === orphan);
	const [group] = await redis.xinfo('GROUPS', 'jobs');
	const [last] = await redis.xrevrange('jobs', '+', '-', 'COUNT', 1);
	return {
		done: Object.fromEntries(WORKERS.map((name) => [name, done.filter(({ worker }) => worker === name).length])),
		jobs: done.map(({ job }) => job),
		orphan,
		rescuer: rescue?.worker ?? 'nobody',
		deliveries: rescue?.deliveries ?? 0,
		allDelivered: group?.['last-delivered-id'] === last?.id,
		pending: Number(group?.['pending']),
	};
}

async function main(jobs: number): Promise<void> {
	await using server = await startServer();
	const queue = await runQueue({ url: server.url }, jobs);
	const each = Object.entries(queue.done).map(([worker, count]) => `${worker} ${count}`);
	console.log(`${queue.jobs.length} jobs done, ${new Set(queue.jobs).size} different ones: ${each.join(', ')}`);
	console.log(`${VICTIM} was killed in the middle of ${queue.orphan}`);
	console.log(`${queue.rescuer} did it, as delivery ${queue.deliveries}`);
	console.log(`Left in the group: ${queue.pending} pending${queue.allDelivered ? '' : ', and some not delivered'}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	await main(Number(process.argv[2] ?? 300));
}
