/**
 * Mocha's spec reporter, and three things beside it: it tells the parent process the counts, it ends the run when its time
 * budget is spent, and it names what keeps the process alive when the process does not end by itself.
 */
import type { ChildProcess } from 'node:child_process';
import { Server, Socket } from 'node:net';
import Mocha from 'mocha';

/** What the reporter sends to `scripts/test.ts`. */
export interface Progress {
	passed: number;
	failed: number;
	skipped: number;
	/** Tests that the time budget left no room for, by file; present only when the budget ran out. */
	leftOut?: Record<string, number>;
	/** The last test is over; the process should end now. */
	ended?: boolean;
	/** What still keeps the process alive; present only when it did not end in time. */
	leaks?: string[];
}

const { EVENT_RUN_BEGIN, EVENT_RUN_END, EVENT_TEST_BEGIN, EVENT_TEST_END, EVENT_TEST_FAIL, EVENT_TEST_PENDING } =
	Mocha.Runner.constants;
/** How long the process may live on after the last test. */
const graceMs = 15_000;
const budgetMs = Number(process.env['RESPOOL_TEST_BUDGET'] ?? 0) * 1000;

export default class Reporter extends Mocha.reporters.Spec {
	readonly #runner: Mocha.Runner;
	/** Tests begun or skipped. */
	readonly #seen: Set<Mocha.Test> = new Set();
	#spent = false;

	constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
		super(runner, options);
		this.#runner = runner;
		runner.once(EVENT_RUN_BEGIN, () => this.#limit());
		runner.on(EVENT_TEST_BEGIN, (test) => this.#seen.add(test));
		runner.on(EVENT_TEST_PENDING, (test) => this.#seen.add(test));
		runner.on(EVENT_TEST_END, () => this.#tell());
		runner.on(EVENT_TEST_FAIL, () => this.#tell());
		runner.once(EVENT_RUN_END, () => this.#finish());
	}

	#tell(more: Partial<Progress> = {}): void {
		const { passes, failures, pending } = this.stats;
		process.send?.({ passed: passes, failed: failures, skipped: pending, ...more } satisfies Progress);
	}

	#limit(): void {
		if (!(budgetMs > 0)) return;
		setTimeout(() => {
			this.#spent = true;
			this.#runner.abort();
		}, budgetMs).unref();
	}

	#finish(): void {
		this.#tell({ ended: true, ...(this.#spent ? { leftOut: this.#leftOut() } : {}) });
		// Not referenced: it fires only if something else keeps the process alive.
		setTimeout(() => {
			this.#tell({ leaks: aliveBecauseOf() });
			process.exit(1);
		}, graceMs).unref();
	}

	#leftOut(): Record<string, number> {
		const counts: Record<string, number> = {};
		this.#runner.suite.eachTest((test: Mocha.Test) => {
			if (this.#seen.has(test) || !this.#runner.grepTotal(test.parent as Mocha.Suite)) return;
			const file = test.file ?? 'unknown file';
			counts[file] = (counts[file] ?? 0) + 1;
		});
		return counts;
	}
}

/** The handles that keep the process alive, one line each. */
function aliveBecauseOf(): string[] {
	const internal = process as unknown as { _getActiveHandles(): unknown[]; _getActiveRequests(): unknown[] };
	const handles = internal._getActiveHandles().filter((handle) => !isStandardStream(handle));
	const kinds = process.getActiveResourcesInfo().filter((kind) => !/^(TTYWrap|PipeWrap|ProcessWrap|TCP)/.test(kind));
	return [...handles.map(describe), ...kinds].sort();
}

function isStandardStream(handle: unknown): boolean {
	const streams: unknown[] = [process.stdin, process.stdout, process.stderr];
	return streams.includes(handle) || (handle as { constructor: { name: string } }).constructor.name === 'Pipe';
}

function describe(handle: unknown): string {
	if (handle instanceof Server) return `server listening on ${JSON.stringify(handle.address())}`;
	if (handle instanceof Socket) {
		const { localAddress, localPort, remoteAddress, remotePort } = handle;
		return `socket ${localAddress ?? '?'}:${localPort ?? '?'} -> ${remoteAddress ?? '?'}:${remotePort ?? '?'}`;
	}
	const { pid, spawnargs } = handle as Partial<ChildProcess>;
	if (pid !== undefined) return `child process ${pid}: ${spawnargs?.join(' ') ?? ''}`;
	return (handle as { constructor: { name: string } }).constructor.name;
}
