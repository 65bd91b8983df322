/** A stream of a consumer, and how far each of the ways to its entries has been gone. */
import type { Origin } from './consumer-entry.ts';
import { textOf } from './consumer-group.ts';
import type { View } from './view.ts';

export interface Source extends Origin {
	/** As the caller has it. */
	readonly key: unknown;
	/** Own pending entries are read behind this id; `undefined` when there are none left. */
	history: string | undefined;
	/** Idle entries are looked for from here on; `undefined` when that is done for now. */
	claimFrom: string | undefined;
	/** The last new entry seen, or what `$` was. */
	last: string | undefined;
}

/**
 * The streams that a caller names, from the beginning.
 *
 * @throws TypeError for one that is named twice
 */
export function sourcesOf(streams: unknown, mode: View['mode']): Source[] {
	const keys: readonly unknown[] = Array.isArray(streams) ? streams : [streams];
	if (new Set(keys.map(textOf)).size < keys.length) throw new TypeError('consume: a stream is named twice');
	return keys.map((key, place) => ({
		key,
		name: mode === 'buffer' ? Buffer.from(key instanceof Uint8Array ? key : String(key)) : textOf(key),
		place,
		history: '0',
		claimFrom: undefined,
		last: undefined,
	}));
}

/** What was got of it is lost: all of it is among the own pending entries. */
export function startOver(source: Source): void {
	source.history = '0';
	source.claimFrom = undefined;
}
