/**
 * Field names of maps, which come again in every reply of their kind. A name met twice is kept as the string that V8 itself uses for
 * property names, so that making an object of the map need not look it up by its characters again.
 *
 * Names are compared in words of four bytes from their end backwards. The last word may reach over the beginning of the name into the
 * line in front of it, `$` length CR LF, which is the same for all names of a length.
 */
const SLOTS = 512;
const LONGEST = 32;
const WORDS = LONGEST / 4;

export class KeyCache {
	readonly #texts: string[] = new Array<string>(SLOTS).fill('');
	readonly #interned: boolean[] = new Array<boolean>(SLOTS).fill(false);
	/** Of each slot: the words of its name, last one first. */
	readonly #words: Int32Array = new Int32Array(SLOTS * WORDS);

	/** The cached string for the name that ends at `stop` of the chunk, or `undefined`: then {@link put} may be told what it is. */
	get(view: DataView, start: number, stop: number): string | undefined {
		const length = stop - start;
		if (length > LONGEST || length === 0) return undefined;
		const slot = slotOf(view, length, stop);
		const text = this.#texts[slot] as string;
		if (text.length !== length) return undefined;
		const words = this.#words;
		for (let at = stop - 4, word = slot * WORDS; at > start - 4; at -= 4, word++) {
			if (view.getInt32(at, true) !== words[word]) return undefined;
		}
		if (this.#interned[slot] === true) return text;
		const name = propertyName(text);
		this.#texts[slot] = name;
		this.#interned[slot] = true;
		return name;
	}

	put(view: DataView, start: number, stop: number, text: string): void {
		const length = stop - start;
		// Characters beyond ASCII have more bytes than one: their names are as long as others in characters only.
		if (text.length !== length || length > LONGEST || length === 0) return;
		const slot = slotOf(view, length, stop);
		this.#texts[slot] = text;
		this.#interned[slot] = false;
		for (let at = stop - 4, word = slot * WORDS; at > start - 4; at -= 4, word++) {
			this.#words[word] = view.getInt32(at, true);
		}
	}
}

/** The line in front of a name has four bytes and more, so that the last four before `stop` are always there. */
function slotOf(view: DataView, length: number, stop: number): number {
	const hash = Math.imul(view.getInt32(stop - 4, true) + length, 0x9e3779b1) ^ view.getUint8(stop - length);
	return ((hash >>> 16) ^ hash) & (SLOTS - 1);
}

/** The same text as the engine's own copy of it: what enumerating a property gives. */
function propertyName(text: string): string {
	for (const name in { [text]: 0 }) return name;
	return text;
}
