/** Replies of XREAD and XREADGROUP, by the stream as it was asked for: servers give names back with the prefix, views as text or as bytes. */

import type { CommandSpec } from '../commands/descriptor.ts';
import { keyIndexes } from '../commands/spec.ts';
import { prefixed } from './arguments.ts';

/** One entry as its reply shape has it. */
export interface ReadEntry {
	readonly id: string | Buffer;
	/** `null` where the entry was deleted while it was pending. */
	readonly message: unknown;
}

/** The arguments with the keys as they are sent, and a reader of the reply. */
export interface StreamQuestion {
	readonly args: readonly unknown[];
	/** Entries by position of the stream, those without any left out. */
	answer(reply: unknown): Map<number, ReadEntry[]>;
}

export function streamQuestion(spec: CommandSpec, args: readonly unknown[], keyPrefix: string): StreamQuestion {
	const sent = keyPrefix === '' ? args : prefixed(spec, args, keyPrefix);
	const indexes = keyIndexes(spec, sent).sort((a, b) => a - b);
	const places = new Map(indexes.map((index, place) => [latin1(sent[index]), place]));
	const texts = new Map(indexes.map((index, place) => [Buffer.from(latin1(sent[index]), 'latin1').toString(), place]));
	return {
		args: sent,
		answer(reply) {
			const found = new Map<number, ReadEntry[]>();
			if (reply === null) return found;
			const rows: Iterable<[unknown, unknown]> = Array.isArray(reply) ? reply : Object.entries(reply as object);
			for (const [name, entries] of rows) {
				const place = typeof name === 'string' ? texts.get(name) : places.get(latin1(name));
				if (place !== undefined && (entries as ReadEntry[]).length > 0) found.set(place, entries as ReadEntry[]);
			}
			return found;
		},
	};
}

/** The bytes of a name, one character each. */
function latin1(name: unknown): string {
	const bytes = name instanceof Uint8Array ? Buffer.from(name) : Buffer.from(String(name));
	return bytes.toString('latin1');
}
