/** A process that consumes, as its parent sees it: running ──end()──▶ ended, or ──die()──▶ dead. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What a consumer tells. */
export type Notice = Passed | End;

interface Passed {
	readonly kind: 'got' | 'acknowledged';
	readonly id: string;
	readonly time: number;
}

interface End {
	readonly kind: 'end';
	readonly interruptions: number;
	readonly resumed: number;
}

/** Its name in the group, and the protocol that it speaks. */
export type Who = readonly [name: string, protocol: '2' | '3' | 'auto'];

export class ConsumerProcess {
	readonly who: Who;
	/** Ids that were handed out to it and are not acknowledged, as far as it has told. */
	readonly inHand: Set<string> = new Set();
	/** How many were handed out to it. */
	got = 0;
	end: End | undefined = undefined;
	/** It was killed. */
	dead = false;
	/** It ended by itself, badly. */
	failed = false;
	readonly #child: ChildProcess;

	constructor(url: string, who: Who, hear: (notice: Notice, from: ConsumerProcess) => void) {
		this.who = who;
		const file = join(import.meta.dirname, 'consume.child.ts');
		this.#child = fork(file, [url, ...who], { execArgv: ['--import', 'tsx'] });
		this.#child.on('exit', (code) => {
			if (code !== 0 && !this.dead) this.failed = true;
		});
		this.#child.on('message', (message) => {
			const notice = message as Notice;
			if (notice.kind === 'end') this.end = notice;
			else if (notice.kind === 'got') {
				this.got++;
				this.inHand.add(notice.id);
			} else this.inHand.delete(notice.id);
			hear(notice, this);
		});
	}

	get name(): string {
		return this.who[0];
	}

	/** Asks it to end the loop. */
	finish(): void {
		this.#child.send('end');
	}

	/** Resolves when it is gone and everything that it told was heard. */
	async die(): Promise<void> {
		this.dead = true;
		if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
		const gone = once(this.#child, 'close');
		this.#child.kill('SIGKILL');
		await gone;
	}
}
