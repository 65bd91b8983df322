/** The golden values of reply shapes: how they are kept, and how a value is written into JSON. */
import { readFileSync, writeFileSync } from 'node:fs';

/** One reply, as it came over the wire and as the client gives it. Wire bytes are kept one to a character. */
export interface Golden {
	readonly shape: string;
	/** The command and its arguments. */
	readonly call: readonly string[];
	/** Where it was seen; `page` for one written from a command page, for servers that no package gives us. */
	readonly from: string;
	readonly resp2: string;
	readonly resp3: string;
	/** Times and counts differ between the two recordings: under RESP2 digits are not compared. */
	readonly volatile?: true;
	/** The natural value, with strings. */
	readonly text: unknown;
	/** The natural value, with Buffers. */
	readonly bytes: unknown;
}

export const goldenFile: URL = new URL('./golden-shapes.json', import.meta.url);

export const readGolden = (): Golden[] => JSON.parse(readFileSync(goldenFile, 'utf8')) as Golden[];

export function writeGolden(goldens: readonly Golden[]): void {
	writeFileSync(goldenFile, `${JSON.stringify(goldens, undefined, '\t')}\n`);
}

/** A value as JSON has it: Buffers, bigints and numbers that JSON lacks are marked. */
export function toJson(value: unknown): unknown {
	if (Buffer.isBuffer(value)) return { $bytes: value.toString('latin1') };
	if (typeof value === 'bigint') return { $bigint: String(value) };
	if (typeof value === 'number') return Number.isFinite(value) ? value : { $number: String(value) };
	if (Array.isArray(value)) return value.map(toJson);
	if (typeof value !== 'object' || value === null) return value;
	const object: Record<string, unknown> = Object.create(null);
	for (const [name, item] of Object.entries(value)) object[name] = toJson(item);
	return object;
}
