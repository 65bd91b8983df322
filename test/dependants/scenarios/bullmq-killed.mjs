/** A worker that is killed with its job: another one finds the job stalled and does it. `argv[2]` names the package. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { host, once, port, saw } from './stage.mjs';

const [, , name, role] = process.argv;
const { Queue, QueueEvents, Worker } = await import(name);
const connection = { host, port };
const options = { connection, lockDuration: 600, stalledInterval: 300, maxStalledCount: 2 };

if (role === 'victim') {
	const worker = new Worker('stalls', () => new Promise(() => {}), options);
	worker.on('active', () => process.stdout.write('active\n'));
} else {
	const queue = new Queue('stalls', { connection });
	const events = new QueueEvents('stalls', { connection });
	await events.waitUntilReady();
	const victim = spawn(process.execPath, [fileURLToPath(import.meta.url), name, 'victim'], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	await queue.add('unlucky', { n: 1 }, { jobId: 'unlucky' });
	await once(victim.stdout, 'data');
	victim.kill('SIGKILL');
	await once(victim, 'exit');
	saw('active', await queue.getActiveCount());
	const stalled = once(events, 'stalled');
	const worker = new Worker('stalls', async (job) => `done ${job.name}`, options);
	const [job, result] = await once(worker, 'completed');
	saw('stalled', (await stalled)[0].jobId);
	saw('completed', { id: job.id, result, stalledCounter: job.stalledCounter });
	await worker.close();
	await events.close();
	await queue.close();
	saw('end');
}
