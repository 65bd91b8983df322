/** D20, what concerns the pool: an instance that was frozen finds dead sockets in its pool, and its first use of it succeeds. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { build } from 'esbuild';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { useServer } from '../../support/server.ts';
import { untilConnected } from './support/server-clients.ts';
import { until } from './support/until.ts';

describe('a process that was frozen', () => {
	const server = useServer();
	let folder: string;
	let instance: ChildProcess;

	before(async function () {
		this.timeout(30_000);
		folder = await mkdtemp(join(tmpdir(), 'respool-thaw-'));
		const entry = new URL('support/thaw.child.ts', import.meta.url).pathname;
		const outfile = join(folder, 'thaw.mjs');
		await build({ entryPoints: [entry], bundle: true, outfile, format: 'esm', platform: 'node', target: 'node20' });
	});
	after(() => rm(folder, { recursive: true, force: true }));
	beforeEach(() => server().cli('FLUSHALL'));
	afterEach(() => instance.kill('SIGKILL'));

	async function start(url: string, validateAfterIdle: number): Promise<void> {
		instance = fork(join(folder, 'thaw.mjs'), [url, String(validateAfterIdle)]);
		const [message] = (await once(instance, 'message')) as [{ value: unknown }];
		expect(message).deep.equal({ value: 'up' });
	}

	async function run(task: string): Promise<unknown> {
		const answer = once(instance, 'message');
		instance.send(task);
		const [message] = (await answer) as [{ value?: unknown; error?: string }];
		if (message.error !== undefined) throw new Error(message.error);
		return message.value;
	}

	/** Stopped means stopped: the state of the process is asked for, not hoped for. */
	async function freeze(): Promise<void> {
		instance.kill('SIGSTOP');
		await until('it is stopped', async () => {
			if (process.platform !== 'linux') return true;
			return / T /.test(await readFile(`/proc/${instance.pid}/stat`, 'latin1'));
		});
	}

	const tasks = [
		['lease', 1],
		['transaction', [1]],
		['leases', [1, 2, 3]],
	] as const;

	for (const [task, result] of tasks) {
		it(`and whose connections were closed meanwhile does its ${task} all the same`, async () => {
			await start(server().url, 1000);
			await run('warm');
			await freeze();
			await server().cli('CLIENT', 'KILL', 'TYPE', 'normal');
			await untilConnected(server(), 0);
			// Thawed by the very message that is its next request.
			const value = run(task);
			instance.kill('SIGCONT');
			const results = await value;
			expect(Array.isArray(results) ? results.sort() : results).deep.equal(result);
			expect(await run('stats')).deep.include({ errors: [], busy: 0, waiting: 0 });
		});

		it(`and whose connections were forgotten on the way does its ${task} all the same`, async function () {
			this.timeout(20_000);
			const proxy = await FaultProxy.start({ target: server() });
			try {
				await start(proxy.url, 0);
				await run('warm');
				await freeze();
				proxy.blackHole('existing');
				const value = run(task);
				instance.kill('SIGCONT');
				const results = await value;
				expect(Array.isArray(results) ? results.sort() : results).deep.equal(result);
				expect(await run('stats')).deep.include({ errors: [], busy: 0, waiting: 0 });
			} finally {
				await proxy.stop();
			}
		});
	}
});

describe('validateAfterIdle', () => {
	const server = useServer();
	const make = useClients();
	const pings = async (): Promise<number> =>
		Number(/cmdstat_ping:calls=(\d+)/.exec(await server().cli('INFO', 'commandstats'))?.[1] ?? 0);

	it('asks only connections that were idle for longer, and only leases’', async () => {
		const redis = make({ url: server().url, pool: { validateAfterIdle: 0 } });
		await redis.use((lease) => lease.get('k'));
		await until('it is idle', () => redis.stats().lanes.exclusive.idle === 1);
		const before = await pings();
		await redis.use((lease) => lease.get('k'));
		expect(await pings()).equal(before + 1);
		await redis.blpop('none', 0.01);
		await redis.blpop('none', 0.01);
		expect(await pings()).equal(before + 1);
		const trusting = make({ url: server().url, pool: { validateAfterIdle: 60_000 } });
		for (let i = 0; i < 10; i++) await trusting.use((lease) => lease.get('k'));
		expect(await pings()).equal(before + 1);
		expect(redis.stats().lanes.exclusive).include({ created: 1, acquired: 2 });
	});
});
