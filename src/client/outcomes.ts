/** From what a pipeline or a block came to, to what its caller gets. */
import type { BlockOutcome } from '../commands/multi-block.ts';
import type { CommandSpec } from '../commands/spec.ts';
import { PipelineError, ReplyError, TransactionError, WatchConflictError } from '../core/errors.ts';

/** Outcomes by position. */
export function settledResults(
	results: readonly unknown[],
	failed: ReadonlySet<number>,
): Array<PromiseSettledResult<unknown>> {
	return results.map((result, index) =>
		failed.has(index) ? { status: 'rejected', reason: result } : { status: 'fulfilled', value: result },
	);
}

/** The results, or the error that carries them. @throws PipelineError */
export function resultsOrThrow(
	specs: readonly CommandSpec[],
	results: unknown[],
	failed: ReadonlySet<number>,
): unknown[] {
	if (failed.size === 0) return results;
	const [first = 0] = failed;
	const cause = results[first];
	const message = `${failed.size} of ${results.length} commands failed; the first is ${nameAt(specs, first)}: ${textOf(cause)}`;
	throw new PipelineError(message, settledResults(results, failed), { cause });
}

/** What a MULTI block gives its caller. @throws TransactionError, PipelineError, WatchConflictError */
export function blockResults(specs: readonly CommandSpec[], outcome: BlockOutcome): unknown[] {
	switch (outcome.kind) {
		case 'executed':
			return resultsOrThrow(specs, outcome.results, outcome.failed);
		case 'conflict':
			throw new WatchConflictError('A watched key changed before EXEC; nothing ran');
		case 'aborted': {
			const none = new ReplyError('EXECABORT Transaction discarded because of previous errors.');
			const results = specs.map((_, index) => outcome.refusals.get(index) ?? none);
			const faults = [...outcome.refusals].map(([index, error]) => `${nameAt(specs, index)}: ${error.message}`);
			const why = faults.length === 0 ? outcome.error.message : faults.slice(0, 3).join('; ');
			throw new TransactionError(`Nothing ran: ${why}`, true, settledResults(results, new Set(results.keys())), {
				cause: outcome.error,
			});
		}
		case 'scattered':
			throw new TransactionError(
				`The server refused MULTI, so the commands ran one by one: ${outcome.error.message}`,
				false,
				settledResults(outcome.results, outcome.failed),
				{ cause: outcome.error },
			);
	}
}

const nameAt = (specs: readonly CommandSpec[], index: number): string => `#${index} ${specs[index]?.name ?? ''}`;
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
