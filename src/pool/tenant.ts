/** Who takes room under a node's `maxConnections`, and what the node gives him. */
import type { ReplyView } from '../commands/command.ts';
import type { Endpoint } from '../connection/index.ts';

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

/** What a tenant of its own connection shares with its node. */
export interface TenantSurroundings {
	readonly endpoint: Endpoint;
	/** How replies are read. */
	readonly view: ReplyView;
	/** Takes room for a connection under `maxConnections`, or a place among those that wait for it: then `wake` is called. */
	reserve(tenant: Tenant): boolean;
	/** Gives the room back. */
	unreserve(): void;
	/** Runs a dial outside the async context of whoever caused it. */
	detached<T>(action: () => T): T;
}
