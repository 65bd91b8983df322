/** What the demo is made of. */
import { isDeepStrictEqual } from 'node:util';
import type { Stage } from './stage.ts';

/** A line of the printout. */
export type Row = readonly [label: string, value: string];

/** One chapter of the demo. */
export interface Section {
	readonly title: string;
	/** Does its work on the stage and says what came of it. Throws when that is not as it should be. */
	run(stage: Stage): Promise<readonly Row[]>;
}

/** Gives the value back when it is the expected one. @throws Error when it is not: the demo claims nothing that it has not seen */
export function seen<T>(what: string, actual: T, expected: unknown): T {
	// Replies have null prototypes; a copy compares by content.
	if (isDeepStrictEqual(structuredClone(actual), structuredClone(expected))) return actual;
	throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}
