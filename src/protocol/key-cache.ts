/**
 * Field names of maps, which come again in every reply of their kind. A name met twice is kept as the string that V8 itself uses for
 * property names, so that making an object of the map need not look it up by its characters again.
 */
const SLOTS = 512;
const LONGEST = 32;

export class KeyCache {
	readonly #texts: string[] = new Array<string>(SLOTS).fill('');
	readonly #interned: boolean[] = new Array<boolean>(SLOTS).fill(false);

	/** The cached string for these bytes, or `undefined`: then {@link put} may be told what they are. */
	get(bytes: Buffer, start: number, stop: number): string | undefined {
		const slot = slotOf(bytes, start, stop);
		const text = this.#texts[slot] as string;
		const length = stop - start;
		if (text.length !== length) return undefined;
		for (let i = 0; i < length; i++) if (text.charCodeAt(i) !== bytes[start + i]) return undefined;
		if (this.#interned[slot] === true) return text;
		const name = propertyName(text);
		this.#texts[slot] = name;
		this.#interned[slot] = true;
		return name;
	}

	put(bytes: Buffer, start: number, stop: number, text: string): void {
		// Characters beyond ASCII have more bytes than one: they could never be compared byte by byte.
		if (text.length !== stop - start || text.length > LONGEST) return;
		const slot = slotOf(bytes, start, stop);
		this.#texts[slot] = text;
		this.#interned[slot] = false;
	}
}

function slotOf(bytes: Buffer, start: number, stop: number): number {
	const length = stop - start;
	const first = bytes[start] as number;
	const middle = bytes[start + (length >> 1)] as number;
	const last = bytes[stop - 1] as number;
	return (length * 61 + first * 31 + middle * 17 + last * 7) & (SLOTS - 1);
}

/** The same text as the engine's own copy of it: what enumerating a property gives. */
function propertyName(text: string): string {
	for (const name in { [text]: 0 }) return name;
	return text;
}
