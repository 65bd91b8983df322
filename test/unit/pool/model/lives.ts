/** What the model keeps of the things in the pool and of those who ask for them. */
import type { Held } from '../../../../src/pool/held.ts';
import type { CloseReason, Owner } from '../../../../src/pool/pool-options.ts';
import type { Answer } from '../../../support/pool/trial-pool.ts';

/** What is pooled, and what the model believes of it. */
export class Life {
	readonly id: number;
	readonly epoch: number;
	readonly bornAt: number;
	state: 'idle' | 'checking' | 'busy' | 'closing' | 'gone' = 'idle';
	alive = true;
	idleSince: number;
	lentAt = 0;
	/** Whose it is. */
	ask: Ask | undefined = undefined;
	/** What the last check said. */
	verdict = false;
	/** Given back to be closed, and why. */
	condemned: CloseReason | undefined = undefined;
	reason: CloseReason | undefined = undefined;
	/** The end in progress. */
	end: Answer<void> | undefined = undefined;
	check: Answer<boolean> | undefined = undefined;
	/** Leak reports of this lease. */
	leaks = 0;

	constructor(id: number, epoch: number, now: number) {
		this.id = id;
		this.epoch = epoch;
		this.bornAt = now;
		this.idleSince = now;
	}
}

export interface Dial {
	readonly answer: Answer<Life>;
	readonly epoch: number;
}

/** An acquire. */
export interface Ask {
	readonly id: number;
	readonly at: number;
	/** Number of the step in which it came. */
	readonly step: number;
	/** When it has waited for long enough. */
	readonly deadline: number | undefined;
	readonly signal: AbortSignal | undefined;
	/** Its signal had fired before it asked. */
	readonly stillborn: boolean;
	readonly label: string | undefined;
	readonly owner: Owner | undefined;
	held: Held<Life> | undefined;
	settled: boolean;
	revoked: number;
}

/** What the fake endpoint says. */
export class Refusal extends Error {
	readonly fatal: boolean;
	constructor(id: number, fatal: boolean) {
		super(`dial error ${id}${fatal ? ', fatal' : ''}`);
		this.fatal = fatal;
	}
}

/** Thrown by hooks that should not. */
export class HookError extends Error {}
