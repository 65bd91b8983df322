/** Reply shapes of streams. */
import { flatOf, identity, list, map, pairsOf, type Shape, type ShapeContext, textOf, when } from './shape.ts';

/** Fields of an entry as an object: a field that comes again becomes an array of its values. */
function messageObject(flat: readonly unknown[]): Record<string, unknown> {
	const message: Record<string, unknown> = Object.create(null);
	for (let i = 0; i < flat.length; i += 2) {
		const field = textOf(flat[i]);
		const value = flat[i + 1];
		const before = message[field];
		if (before === undefined) message[field] = value;
		else if (Array.isArray(before)) before.push(value);
		else message[field] = [before, value];
	}
	return message;
}

function messageOf(value: unknown, context: ShapeContext): unknown {
	const flat = flatOf(value);
	// An entry that was deleted while it was pending has no fields any more.
	if (flat === undefined) return null;
	const asPairs = context.buffers || context.message === 'pairs';
	return asPairs ? pairsOf(flat, identity, identity, context) : messageObject(flat);
}

/** `{ id, message }`; entries taken over by XREADGROUP … CLAIM also say `idle` (ms) and `deliveries`. */
export const entry: Shape = (value, context) => {
	if (!Array.isArray(value)) return value;
	const [id, fields, idle, deliveries] = value as unknown[];
	const message = messageOf(fields, context);
	return value.length > 2 ? { id, message, idle, deliveries } : { id, message };
};

export const entries: Shape = list(entry);

/** Entries that were claimed; servers before 7.0 put a null where one was deleted meanwhile. */
const claimed: Shape = (value, context) =>
	Array.isArray(value)
		? entries(
				value.filter((item) => item !== null),
				context,
			)
		: value;

export const xclaim: Shape = when('JUSTID', 5, identity, claimed);

const claimedOrIds: Shape = when('JUSTID', 5, identity, claimed);

/** `[cursor, entries or ids, deleted ids]`; servers before 7.0 do not say which were deleted. */
export const xautoclaim: Shape = (value, context) => {
	if (!Array.isArray(value)) return value;
	const [cursor, taken, deleted] = value as unknown[];
	return [cursor, claimedOrIds(taken, context), deleted ?? []];
};

/** Entries by stream name. A stream named twice comes twice on the wire: its entries are concatenated. */
export const xread: Shape = (value, context) => {
	const streams = streamPairs(value);
	if (streams === undefined) return value;
	const byName = new Map<string, [name: unknown, entries: unknown[]]>();
	for (const [name, items] of streams) {
		const shaped = entries(items, context) as unknown[];
		// latin1 keeps every byte apart, so that two names in Buffers are one only when they are equal.
		const key = Buffer.isBuffer(name) ? name.toString('latin1') : textOf(name);
		const known = byName.get(key);
		if (known === undefined) byName.set(key, [name, shaped]);
		else known[1].push(...shaped);
	}
	if (context.buffers) return [...byName.values()];
	const object: Record<string, unknown> = Object.create(null);
	for (const [name, [, items]] of byName) object[name] = items;
	return object;
};

/** RESP2 gives `[[name, entries], …]`, RESP3 a map. */
function streamPairs(value: unknown): [unknown, unknown][] | undefined {
	if (Array.isArray(value)) return value.every(Array.isArray) ? (value as [unknown, unknown][]) : undefined;
	const flat = flatOf(value);
	if (flat === undefined) return undefined;
	const streams: [unknown, unknown][] = [];
	for (let i = 0; i < flat.length; i += 2) streams.push([flat[i], flat[i + 1]]);
	return streams;
}

const consumer = map();
const group = map({ consumers: list(consumer) });

/** XINFO STREAM, with and without FULL. */
export const xinfoStream: Shape = map({
	'first-entry': entry,
	'last-entry': entry,
	entries,
	groups: list(group),
});
