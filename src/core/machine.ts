/** State machines as data: a table of legal steps, and a guard that makes any other step a bug instead of a surprise. */

export type Transitions<State extends string> = { readonly [S in State]: readonly State[] };

/** Returns `next`, or throws when the table has no such step. */
export function step<State extends string>(table: Transitions<State>, from: State, next: State): State {
	if (!table[from].includes(next)) throw new Error(`Illegal step from ${from} to ${next}`);
	return next;
}
