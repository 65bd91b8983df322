/** Promises that count how often they are settled: `resolve` and `reject` of one promise may be called once in all. */

export interface Audit {
	/** Stacks of the calls that came too many. */
	readonly repeated: readonly string[];
	/** Promises made so far. */
	readonly made: number;
	/** Puts the real one back. */
	restore(): void;
}

/** From now on `new Promise` counts. Async functions have promises of their own, which cannot settle twice. */
export function auditPromises(): Audit {
	const Real = globalThis.Promise;
	const repeated: string[] = [];
	let made = 0;
	class AuditedPromise<T> extends Real<T> {
		// What `then` makes are ordinary ones.
		static override get [Symbol.species](): PromiseConstructor {
			return Real;
		}

		constructor(executor: (resolve: (value: T | PromiseLike<T>) => void, reject: (reason?: unknown) => void) => void) {
			made++;
			let calls = 0;
			const counted =
				<A>(settle: (argument: A) => void) =>
				(argument: A): void => {
					if (++calls > 1) repeated.push(new Error('settled again').stack ?? '');
					settle(argument);
				};
			super((resolve, reject) => executor(counted(resolve), counted(reject)));
		}
	}
	// A race settles as often as it has runners.
	const statics = { race: Real.race.bind(Real), any: Real.any.bind(Real) };
	globalThis.Promise = Object.assign(AuditedPromise, statics) as PromiseConstructor;
	return {
		repeated,
		get made() {
			return made;
		},
		restore: () => {
			globalThis.Promise = Real;
		},
	};
}
