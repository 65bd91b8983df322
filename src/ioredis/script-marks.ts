/** Which scripts the server of a connection is known to have, by their digests. */
export class ScriptMarks {
	readonly #known: Set<string> = new Set();

	has(sha: string): boolean {
		return this.#known.has(sha);
	}

	add(sha: string): void {
		this.#known.add(sha);
	}

	delete(sha: string): void {
		this.#known.delete(sha);
	}

	clear(): void {
		this.#known.clear();
	}
}
