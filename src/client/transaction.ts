/**
 * Optimistic transactions:  WATCH ─▶ the function reads ─▶ its block runs as one ─▶ results
 *                             ▲                                    │ a watched key changed
 *                             └──────────── again, after a while ──┘
 */

import type { BlockOutcome } from '../commands/multi-block.ts';
import { MultiBlock } from '../commands/multi-block.ts';
import { backoffDelay } from '../core/backoff.ts';
import { realClock } from '../core/clock.ts';
import { WatchConflictError } from '../core/errors.ts';
import type { LeasedConnection } from '../pool/index.ts';
import { Block, takeBlock } from './builder.ts';
import { attachCaller, Caller } from './caller.ts';
import type { ClientCore } from './core.ts';
import { guarded } from './guard.ts';
import { Lease, leaseExecutor } from './lease.ts';
import { blockResults } from './outcomes.ts';
import type { View } from './view.ts';

export interface TransactionOptions {
	/** Keys that must not change between the function's reads and its block. */
	readonly watch?: readonly (string | number | bigint | Uint8Array)[];
	/** How often a conflict runs the function again. @default 5 */
	readonly retries?: number;
	/** Gives up waiting, and what is running. */
	readonly signal?: AbortSignal;
	/** Names the holder in errors and reports. */
	readonly label?: string;
}

/** What the function of a transaction gets: commands on the watching connection, and `multi()` for the block to return. */
export class TransactionScope extends Caller {
	constructor(core: ClientCore, view: View, connection: LeasedConnection) {
		super(core, view, leaseExecutor(connection));
	}

	/** The commands to run as one. Returned, not executed: it has no `exec`. */
	multi(): Block {
		return new Block(this.core, this.view, this.executor);
	}
}
attachCaller(TransactionScope.prototype, 'lease');

/** Conflicts are over in the time of a round trip: short waits, longer when many contend. */
const CONFLICT_BACKOFF = { first: 2, base: 4, most: 100 };
const RETRIES = 5;

export async function runTransaction<T>(
	core: ClientCore,
	view: View,
	options: TransactionOptions,
	fn: (tx: TransactionScope) => T | Promise<T>,
): Promise<unknown> {
	const { watch = [], retries = RETRIES, signal, label = 'transaction' } = options;
	if (typeof fn !== 'function') throw new TypeError('transaction(options, fn) takes a function');
	if (!Array.isArray(watch)) throw new TypeError('watch must be an array of keys');
	if (!Number.isInteger(retries) || retries < 0) throw new TypeError('retries must be a whole number from 0');
	const ownView = signal === undefined ? view : view.derive({ signal });
	const owner = core.owner();
	const lease = await Lease.acquire(core, ownView, { label, ...(signal === undefined ? {} : { signal }) }, owner);
	try {
		const scope = new TransactionScope(core, ownView, lease.connection);
		for (let attempt = 1; ; attempt++) {
			if (watch.length > 0) await scope.call('WATCH', ...watch);
			const returned = await core.holding(owner, () => fn(scope));
			// A block that is not returned does not run; WATCH is taken back when the lease is.
			if (!(returned instanceof Block)) return returned;
			const { specs, args } = takeBlock(returned);
			const outcome = await guarded<BlockOutcome, MultiBlock>(
				core,
				ownView,
				(resolve, reject) => new MultiBlock({ specs, args }, ownView, resolve, reject, lease.connection.account),
				(block) => lease.connection.execute(block),
			);
			if (outcome.kind !== 'conflict') return blockResults(specs, outcome);
			if (attempt > retries) {
				throw new WatchConflictError(`A watched key changed before EXEC, ${attempt} times in a row; nothing ran`);
			}
			await new Promise((resolve) => setTimeout(resolve, backoffDelay(CONFLICT_BACKOFF, attempt, realClock)));
		}
	} finally {
		await lease.release();
	}
}
