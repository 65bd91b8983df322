/** `messages()`: subscriptions as an async iterator. */
import type { RedisError } from '../core/errors.ts';
import type { Receiver, TopicKind, TopicName } from '../pool/index.ts';
import { backlogSettings, type Overflow } from './backlog.ts';
import { type ClientCore, closedError } from './core.ts';
import { Feed } from './feed.ts';
import { awaitSubscribed, channelNames, checkOptions, tellDropped } from './subscription.ts';
import type { View } from './view.ts';

/** What `messages` takes. */
export interface MessagesOptions {
	/** Ends the iteration at once, with {@link AbortError}: what waits is not given any more. */
	readonly signal?: AbortSignal;
	/** Messages that may wait to be read. @default 1000 */
	readonly buffer?: number;
	/** What happens to messages beyond that. `error` ends the iteration with {@link QueueFullError}. @default 'drop-oldest' */
	readonly overflow?: Overflow;
	/** The names are patterns: PSUBSCRIBE. @default false */
	readonly pattern?: boolean;
	/** The names are shard channels: SSUBSCRIBE. @default false */
	readonly shard?: boolean;
	/** `false` lets the process end while it iterates. @default true */
	readonly keepAlive?: boolean;
}

const known: ReadonlySet<string> = new Set([
	'signal',
	'buffer',
	'overflow',
	'pattern',
	'shard',
	'keepAlive',
] satisfies (keyof MessagesOptions)[]);

/** A message and where it came from. */
export interface ChannelMessage<T extends string | Buffer = string> {
	readonly channel: T;
	readonly message: T;
	/** The pattern that matched; only with `pattern: true`. */
	readonly pattern?: T;
}

/** Makes the iterator. @throws TypeError for arguments that make no sense */
export function messageFeed(
	core: ClientCore,
	view: View,
	channels: unknown,
	options: MessagesOptions = {},
): Feed<ChannelMessage<TopicName>> {
	checkOptions(options, known);
	const { pattern = false, shard = false, keepAlive = true, signal = view.signal } = options;
	if (signal !== undefined && !(signal instanceof AbortSignal)) throw new TypeError('signal must be an AbortSignal');
	if (pattern && shard) throw new TypeError('A shard channel has no patterns: pattern or shard, not both');
	for (const flag of [pattern, shard, keepAlive]) {
		if (typeof flag !== 'boolean') throw new TypeError('pattern, shard and keepAlive must be booleans');
	}
	const kind: TopicKind = pattern ? 'pattern' : shard ? 'shard' : 'channel';
	const names = channelNames(channels);
	const receiver: Receiver = {
		buffers: view.mode === 'buffer',
		keepAlive,
		get full() {
			return feed.full;
		},
		wantsTurn: () => feed.wantsTurn(),
		// Whoever reads has a context of his own.
		within: (handOver) => handOver(),
		take: (message, channel, matched) =>
			feed.push(matched === undefined ? { channel, message } : { channel, message, pattern: matched }),
		end: (given: RedisError | undefined) => {
			const error = given ?? (core.destroyed ? closedError() : undefined);
			if (error === undefined) feed.end();
			else feed.fail(error);
		},
	};
	const feed: Feed<ChannelMessage<TopicName>> = new Feed(
		{
			// Its own signal ends it; that of the view is the same.
			start: () => awaitSubscribed(core, view.derive({ signal: undefined }), kind, names, receiver),
			stop: () => core.router.unsubscribe(receiver),
			dropped: (count) => tellDropped(core, kind, names, count),
		},
		backlogSettings(options),
		signal,
	);
	return feed;
}
