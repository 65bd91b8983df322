/** Measures what other clients feel while something runs: their PINGs, timed in a process of their own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PingSummary } from './ping-process.ts';

const script = fileURLToPath(new URL('./ping-process.ts', import.meta.url));

export class PingProbe implements AsyncDisposable {
	readonly #child: ChildProcess;

	private constructor(child: ChildProcess) {
		this.#child = child;
	}

	/** Starts the process and resolves when its client is connected. */
	static async start(url: string): Promise<PingProbe> {
		const probe = new PingProbe(fork(script, [url], { execArgv: ['--import', import.meta.resolve('tsx')] }));
		await probe.#answer();
		return probe;
	}

	/** Runs `work` and gives its result beside the PINGs of that time. */
	async during<T>(work: () => Promise<T>): Promise<{ result: T; milliseconds: number; pings: PingSummary }> {
		this.#child.send('start');
		const began = performance.now();
		const [outcome] = await Promise.allSettled([work()]);
		const milliseconds = performance.now() - began;
		this.#child.send('stop');
		const pings = (await this.#answer()) as PingSummary;
		if (outcome.status === 'rejected') throw outcome.reason;
		return { result: outcome.value, milliseconds, pings };
	}

	async [Symbol.asyncDispose](): Promise<void> {
		if (this.#child.exitCode !== null) return;
		const exit = once(this.#child, 'exit');
		this.#child.disconnect();
		await exit;
	}

	/** The next message. @throws Error when the process ends instead */
	async #answer(): Promise<unknown> {
		const ended = new AbortController();
		const exit = once(this.#child, 'exit', { signal: ended.signal }).then(([code]) => {
			throw new Error(`The process that sends PINGs ended with ${code}`);
		});
		try {
			const [message] = (await Promise.race([once(this.#child, 'message', { signal: ended.signal }), exit])) as [
				unknown,
			];
			return message;
		} finally {
			ended.abort();
		}
	}
}
