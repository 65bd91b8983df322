/** An instance of a function: a process with a client in it, that can be frozen and thawed as a platform does it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { ClientOptions } from '../../../../src/index.ts';
import { until } from '../../pool/support/until.ts';

/** What it was told instead of a reply. */
export interface Told {
	readonly name: string;
	readonly message: string;
	readonly code?: string;
	readonly maybeExecuted?: boolean;
}

export interface Answer {
	readonly value?: unknown;
	readonly error?: Told;
}

export class Instance {
	readonly #child: ChildProcess;

	private constructor(child: ChildProcess) {
		this.#child = child;
	}

	static async start(program: string, options: ClientOptions): Promise<Instance> {
		const child = fork(program, [JSON.stringify(options)]);
		await once(child, 'message');
		return new Instance(child);
	}

	/** Runs one command in it. Sent to a frozen one it is the first that it hears of when it is thawed. */
	async run(name: string, ...args: string[]): Promise<Answer> {
		const answer = once(this.#child, 'message');
		this.#child.send([name, ...args]);
		return ((await answer) as [Answer])[0];
	}

	/** Stopped means stopped: the state of the process is asked for, not hoped for. */
	async freeze(): Promise<void> {
		this.#child.kill('SIGSTOP');
		await until('it is stopped', async () => {
			if (process.platform !== 'linux') return true;
			return / T /.test(await readFile(`/proc/${this.#child.pid}/stat`, 'latin1'));
		});
	}

	thaw(): void {
		this.#child.kill('SIGCONT');
	}

	kill(): void {
		this.#child.kill('SIGKILL');
	}
}

/** Has the surrounding `describe` build the program once and end, after each test, what the result has started. */
export function useInstances(): (options: ClientOptions) => Promise<Instance> {
	let folder = '';
	const instances: Instance[] = [];
	before(async function () {
		this.timeout(30_000);
		folder = await mkdtemp(join(tmpdir(), 'respool-instance-'));
		const entry = new URL('instance.child.ts', import.meta.url).pathname;
		const outfile = join(folder, 'instance.mjs');
		await build({ entryPoints: [entry], bundle: true, outfile, format: 'esm', platform: 'node', target: 'node20' });
	});
	afterEach(() => {
		for (const each of instances.splice(0)) each.kill();
	});
	after(() => rm(folder, { recursive: true, force: true }));
	return async (options) => {
		const instance = await Instance.start(join(folder, 'instance.mjs'), options);
		instances.push(instance);
		return instance;
	};
}
