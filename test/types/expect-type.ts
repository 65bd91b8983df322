/** Exact types, checked by `tsc --noEmit`; nothing of this runs. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The type of the argument must be exactly this one. */
export declare function expectType<Expected>(): <Actual>(
	actual: Equal<Actual, Expected> extends true ? Actual : never,
) => void;
