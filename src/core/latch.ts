/** Something that happens once, and those who wait for it. */
export class Latch {
	#isOpen = false;
	#waiters: Array<() => void> = [];

	get isOpen(): boolean {
		return this.#isOpen;
	}

	/** It has happened. Tells those who wait, in order. */
	open(): void {
		this.#isOpen = true;
		for (const callback of this.#waiters.splice(0)) callback();
	}

	/** Calls back once it has happened: now, where it has. */
	whenOpen(callback: () => void): void {
		if (this.#isOpen) callback();
		else this.#waiters.push(callback);
	}
}
