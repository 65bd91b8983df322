/** Keyspace notifications: what their channels and messages mean. */

/** What happened to a key. */
export interface KeyspaceEvent {
	readonly database: number;
	readonly key: string;
	/** `set`, `del`, `expire`, `expired`, `evicted`, `lpush` … */
	readonly event: string;
}

const CHANNEL = /^__key(space|event)@(\d+)__:(.*)$/s;

/**
 * Reads a keyspace notification, of `__keyspace@0__:key` as of `__keyevent@0__:event`. `undefined` for any other message.
 *
 * The server sends them where its `notify-keyspace-events` says so.
 * {@link https://redis.io/docs/latest/develop/pubsub/keyspace-notifications/ | Keyspace notifications}
 *
 * @example
 * await redis.psubscribe('__keyevent@0__:*', (message, channel) => {
 * 	const change = parseKeyspaceEvent(message, channel);
 * 	if (change?.event === 'expired') forget(change.key);
 * });
 */
export function parseKeyspaceEvent(message: string, channel: string): KeyspaceEvent | undefined {
	const [, kind, database, rest] = CHANNEL.exec(channel) ?? [];
	if (kind === undefined || rest === undefined) return undefined;
	return kind === 'space'
		? { database: Number(database), key: rest, event: message }
		: { database: Number(database), key: message, event: rest };
}
