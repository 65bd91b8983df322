/**
 * A child process that never outlives this one.
 *
 *   running ──exit, for whatever reason──▶ exited ──release()──▶ forgotten
 *
 * Three guards: a handler of our own `exit`; a shell that reads a pipe from us, which ends when we are killed; and whoever calls
 * {@link terminate}. None of them keeps this process alive.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';

/** How a process ended. */
export interface ProcessExit {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
}

/** What to run. */
export interface Launch {
	readonly command: string;
	readonly args: readonly string[];
	/** Working directory, removed when this process dies before {@link ServerProcess.release}. */
	readonly dir: string;
	/** Receives standard output and standard error, appended. */
	readonly logFile: string;
	/** The container that the command runs, to which signals go. */
	readonly container: string | undefined;
}

/** Signals after which a server is gone. */
const FATAL: ReadonlySet<string> = new Set(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGABRT', 'SIGSEGV', 'SIGQUIT', 'SIGHUP']);

/** Milliseconds that a server may take to stop by itself. */
const GRACE = 5000;

/** Reads lines until the pipe ends, which means that our parent is gone, and cleans up: `gone` spares the process, `done` all of it. */
const WATCHDOG = `trap "" INT TERM HUP
pid=$1
while read -r line; do
	[ "$line" = done ] && exit
	pid=
done
if [ -n "$pid" ]; then
	[ -n "$3" ] && docker rm -f "$3"
	kill -9 "$pid"
fi
rm -rf "$2"`;

const live: Set<ServerProcess> = new Set();
let guarded = false;

/** A running server process. */
export class ServerProcess {
	/** Resolves when the process is gone. */
	readonly exited: Promise<ProcessExit>;
	readonly #launch: Launch;
	readonly #child: ChildProcess;
	readonly #watchdog: ChildProcess | undefined;
	#exit: ProcessExit | undefined = undefined;
	#failure: Error | undefined = undefined;

	/** Starts the process. That it could not be started shows in {@link exited} and {@link failure}. */
	constructor(launch: Launch) {
		this.#launch = launch;
		const log = openSync(launch.logFile, 'a');
		try {
			this.#child = spawn(launch.command, launch.args, { cwd: launch.dir, stdio: ['ignore', log, log] });
		} finally {
			closeSync(log);
		}
		this.#child.unref();
		this.#watchdog = this.#child.pid === undefined ? undefined : watch(this.#child.pid, launch);
		this.exited = new Promise((resolve) => {
			const done = (exit: ProcessExit): void => {
				this.#exit = exit;
				this.#tellWatchdog('gone');
				resolve(exit);
			};
			this.#child.once('exit', (code, signal) => done({ code, signal }));
			this.#child.once('error', (error) => {
				this.#failure = error;
				if (this.#child.pid === undefined) done({ code: null, signal: null });
			});
		});
		live.add(this);
		if (!guarded) process.on('exit', killAll);
		guarded = true;
	}

	/** Process id, -1 if it could not be started. */
	get pid(): number {
		return this.#child.pid ?? -1;
	}

	/** The process has not ended. */
	get running(): boolean {
		return this.#exit === undefined;
	}

	/** Why it could not be started. */
	get failure(): Error | undefined {
		return this.#failure;
	}

	/** Sends a signal; resolves when the process is gone if the signal ends it, else at once. */
	async signal(signal: NodeJS.Signals): Promise<void> {
		if (!this.running) return;
		this.#send(signal);
		if (FATAL.has(signal)) await this.#referenced(this.exited);
	}

	/** SIGTERM, and after 5 seconds SIGKILL. A process that was stopped by SIGSTOP is continued. */
	async terminate(): Promise<void> {
		if (!this.running) return;
		this.#send('SIGTERM');
		this.#send('SIGCONT');
		const timer = setTimeout(() => this.#send('SIGKILL'), GRACE);
		try {
			await this.#referenced(this.exited);
		} finally {
			clearTimeout(timer);
		}
	}

	/** The end of what it has written, at most so many lines. */
	logTail(lines: number): string {
		try {
			return readFileSync(this.#launch.logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
		} catch {
			return '';
		}
	}

	/** Forgets the process, which has ended: its folder is removed, or another process has taken it over. */
	release(): void {
		live.delete(this);
		this.#tellWatchdog('done');
		this.#watchdog?.stdin?.end();
	}

	/** For the `exit` handler, where nothing asynchronous happens any more. */
	killNow(): void {
		this.#watchdog?.kill('SIGKILL');
		this.#send('SIGKILL');
		rmSync(this.#launch.dir, { recursive: true, force: true });
	}

	#send(signal: NodeJS.Signals): void {
		const { container } = this.#launch;
		if (!this.running) return;
		if (container === undefined) {
			this.#child.kill(signal);
			return;
		}
		try {
			// The process that we started is only Docker's client; the server lies elsewhere.
			execFileSync('docker', ['kill', '--signal', signal.slice(3), container], { stdio: 'ignore' });
		} catch {
			// Docker refuses what has ended already, and its client will end with it.
			if (signal === 'SIGKILL') this.#child.kill(signal);
		}
	}

	/** Keeps this process alive while it waits for the child. */
	async #referenced<T>(promise: Promise<T>): Promise<T> {
		this.#child.ref();
		try {
			return await promise;
		} finally {
			this.#child.unref();
		}
	}

	#tellWatchdog(line: 'gone' | 'done'): void {
		const pipe = this.#watchdog?.stdin;
		if (pipe?.writable === true) pipe.write(`${line}\n`);
	}
}

function watch(pid: number, { dir, container }: Launch): ChildProcess {
	const args = ['-c', WATCHDOG, 'respool-watchdog', String(pid), dir, container ?? ''];
	const watchdog = spawn('/bin/sh', args, { stdio: ['pipe', 'ignore', 'ignore'] });
	// Without a shell (Windows) there is one guard less.
	watchdog.on('error', () => {});
	watchdog.stdin.on('error', () => {});
	(watchdog.stdin as Socket).unref();
	watchdog.unref();
	return watchdog;
}

function killAll(): void {
	for (const each of live) each.killNow();
}
