/** What an endpoint hears of the connections that it has begun. Nobody else needs to know: an owner hears more. */
export interface DialWatch {
	/** Somebody waits for one that has not begun, or nobody does any more. */
	held(): void;
	/** Its handshake was accepted. */
	succeeded(connection: object): void;
	/** It ended by itself: before it was ready (`lived` is undefined), or `lived` milliseconds after that. */
	failed(connection: object, cause: Error | undefined, lived: number | undefined): void;
	/** Its owner ended it. */
	dropped(connection: object): void;
	/** A connection that should be to a primary was told that it is to a replica. `role`: what the server said of itself, if it did. */
	demoted(id: number, role: string | undefined): void;
}
