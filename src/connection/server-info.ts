/** What a server tells of itself in the handshake. */

/** What the server told of itself. */
export interface ServerInfo {
	readonly protocol: 2 | 3;
	/** CLIENT ID of the connection; undefined where the server would not say. */
	readonly clientId: number | undefined;
	/** Of HELLO; undefined under RESP2. */
	readonly version: string | undefined;
	readonly role: string | undefined;
	readonly mode: string | undefined;
}

/** What is known of a server that nobody has greeted. */
export const ungreeted: ServerInfo = {
	protocol: 2,
	clientId: undefined,
	version: undefined,
	role: undefined,
	mode: undefined,
};
