import { type ChildProcess, fork } from 'node:child_process';
import type { Incoming, Outgoing } from '../children/serve.ts';

/** A forked process that runs one compiled script of `bench/children/`. */
export class Child<Job, Request, Result> {
	readonly #process: ChildProcess;
	readonly #name: string;
	#settle: { resolve(result: Result | undefined): void; reject(error: Error): void } | undefined;

	private constructor(script: string, name: string, execArgv: string[]) {
		this.#name = name;
		this.#process = fork(script, [], {
			execArgv,
			serialization: 'advanced',
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		});
		this.#process.on('message', (message) => {
			const answer = message as Outgoing<Result>;
			const settle = this.#settle;
			this.#settle = undefined;
			if ('error' in answer) settle?.reject(new Error(`${name}: ${answer.error}`));
			else settle?.resolve('result' in answer ? answer.result : undefined);
		});
		this.#process.on('error', (error) => this.#settle?.reject(error));
		this.#process.on('exit', (code, signal) => {
			this.#settle?.reject(new Error(`${this.#name}: left with ${signal ?? code}`));
		});
	}

	/** Starts the process, hands it its job and waits until it is ready. */
	static async start<Job, Request, Result>(
		script: string,
		name: string,
		job: Job,
		execArgv: string[] = [],
	): Promise<Child<Job, Request, Result>> {
		const child = new Child<Job, Request, Result>(script, name, execArgv);
		try {
			await child.#ask({ job });
		} catch (error) {
			child.#process.kill('SIGKILL');
			throw error;
		}
		return child;
	}

	async run(request: Request): Promise<Result> {
		return (await this.#ask({ request })) as Result;
	}

	async stop(): Promise<void> {
		if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
		const left = new Promise<void>((resolve) => this.#process.once('exit', () => resolve()));
		const late = setTimeout(() => this.#process.kill('SIGKILL'), 2000);
		if (this.#process.connected) this.#process.send({ leave: true } satisfies Incoming<Job, Request>);
		await left;
		clearTimeout(late);
	}

	#ask(message: Incoming<Job, Request>): Promise<Result | undefined> {
		return new Promise((resolve, reject) => {
			// A client that hangs is a finding, not a reason to wait for ever.
			const hung = setTimeout(() => {
				this.#process.kill('SIGKILL');
				reject(new Error(`${this.#name}: no answer within 60 s`));
			}, 60_000);
			const end = (): void => {
				clearTimeout(hung);
				this.#settle = undefined;
			};
			this.#settle = {
				resolve(result) {
					end();
					resolve(result);
				},
				reject(error) {
					end();
					reject(error);
				},
			};
			this.#process.send(message);
		});
	}
}
