/** Whoever takes room under a node's `maxConnections`. */
export interface Tenant {
	/** Room has become free, or may have. */
	wake(): void;
	/** How many wait here for a connection. */
	readonly waiting: number;
	/** Since when its longest idle connection is idle; `undefined` when none is. */
	idleSince(): number | undefined;
	/** Closes that one. */
	evict(): void;
}
