/** One mocha process over some of the test files. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Progress } from './reporter.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Longer than the reporter's own watchdog: this one is for a process that is too busy to run it. */
const graceMs = 25_000;

export interface MochaOptions {
	/** Every server and protocol. */
	readonly all: boolean;
	/** Seconds after which it stops and says what was left out. */
	readonly budget: string | undefined;
	/** Mocha's own. */
	readonly passedOn: readonly string[];
}

export class MochaRun {
	/** The counts when it is over; a run that broke off or hung counts as one more failure. */
	readonly result: Promise<Progress>;
	readonly #child: ChildProcess;
	/** What it has printed; `undefined` once that goes to the terminal as it comes. */
	#held: string[] | undefined;

	/** Prints nothing before {@link show}. */
	constructor(files: readonly string[], { all, budget, passedOn }: MochaOptions) {
		const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
		const reporter = join(root, 'scripts/test/reporter.ts');
		const colour = process.stdout.isTTY ? ['--color'] : [];
		const args = [
			mocha,
			'--reporter',
			reporter,
			...(process.env['CI'] ? ['--forbid-only'] : []),
			...colour,
			...passedOn,
		];
		this.#held = [];
		this.#child = spawn(process.execPath, [...args, ...files], {
			cwd: root,
			stdio: ['inherit', 'pipe', 'pipe', 'ipc'],
			env: {
				...process.env,
				...(all ? { RESPOOL_MATRIX: 'all', RESPOOL_TEST_SERVERS: 'all' } : {}),
				...(budget ? { RESPOOL_TEST_BUDGET: budget } : {}),
			},
		});
		for (const stream of [this.#child.stdout, this.#child.stderr]) {
			stream?.setEncoding('utf8').on('data', (text: string) => this.#say(text));
		}
		this.result = this.#end();
	}

	/** Prints what it has said so far, and from now on as it comes. */
	show(): void {
		const held = this.#held ?? [];
		this.#held = undefined;
		for (const text of held) this.#say(text);
	}

	kill(): void {
		this.#child.kill('SIGKILL');
	}

	#say(text: string): void {
		if (this.#held === undefined) process.stdout.write(text);
		else this.#held.push(text);
	}

	#end(): Promise<Progress> {
		const child = this.#child;
		let progress: Progress = { passed: 0, failed: 0, skipped: 0 };
		return new Promise((done) => {
			child.on('message', (message) => {
				progress = { ...progress, ...(message as Progress) };
				if ((message as Progress).ended) setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
			});
			child.on('error', (error) => this.#say(`mocha did not start: ${error.message}\n`));
			child.on('close', (code, signal) => {
				if (progress.leaks) {
					this.#say('\nThe process did not end by itself after the last test. Kept alive by:\n');
					for (const leak of progress.leaks) this.#say(`  ${leak}\n`);
					progress.failed++;
				} else if (!progress.ended || signal || (code !== 0 && progress.failed === 0)) {
					const how = signal ? `was ended by ${signal}` : `ended with status ${code}`;
					this.#say(`\nThe test process ${how} ${progress.ended ? 'after' : 'before'} the last test was over.\n`);
					progress.failed++;
				}
				done(progress);
			});
		});
	}
}
