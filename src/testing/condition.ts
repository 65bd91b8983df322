/** Waiting for something that other code brings about, with a guard against waiting for ever. */
import { WaitTimeoutError } from './testing-errors.ts';

/** Something that changes. Whoever changes it calls {@link notify}; whoever waits for a state of it calls {@link until}. */
export class Condition {
	readonly #checks = new Set<() => void>();

	/** Looks again on behalf of everyone who waits. */
	notify(): void {
		for (const check of [...this.#checks]) check();
	}

	/**
	 * Resolves with the first value other than `undefined` that `probe` returns: at once, or after a {@link notify}.
	 * Rejects with what `probe` throws, or with {@link WaitTimeoutError} after `timeout` milliseconds; `describe` says what was missing.
	 */
	until<T>(probe: () => T | undefined, timeout: number, describe: () => string): Promise<T> {
		return new Promise((resolve, reject) => {
			const settle = (then: () => void): void => {
				this.#checks.delete(check);
				clearTimeout(timer);
				then();
			};
			const check = (): void => {
				try {
					const value = probe();
					if (value !== undefined) settle(() => resolve(value));
				} catch (error) {
					settle(() => reject(error));
				}
			};
			const expire = (): void => settle(() => reject(new WaitTimeoutError(`${describe()} (waited ${timeout} ms)`)));
			const timer = setTimeout(expire, timeout);
			this.#checks.add(check);
			check();
		});
	}
}
