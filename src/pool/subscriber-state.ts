/** What a subscriber lane tells: its gauges, gaps in the messages, and which refusals are for ever. */
import { ReplyError } from '../core/errors.ts';
import type { Topic } from './topics.ts';

/** Gauges of the moment; `delivered`, `dropped`, `gaps`, `dials` and `losses` only grow. */
export interface SubscriberStats {
	readonly total: number;
	readonly idle: number;
	readonly busy: number;
	readonly creating: number;
	/** 1 when it waits for room under `maxConnections`. */
	readonly waiting: number;
	/** Listeners and iterators. */
	readonly subscriptions: number;
	readonly channels: number;
	readonly patterns: number;
	readonly shardChannels: number;
	/** CLIENT ID of the connection, for `CLIENT TRACKING ON REDIRECT`. */
	readonly clientId: number | undefined;
	/** Messages handed over; one that two listeners got counts twice. */
	readonly delivered: number;
	/** Messages that a slow listener or iterator had no room for. */
	readonly dropped: number;
	/** How often `gap` was told. */
	readonly gaps: number;
	readonly dials: number;
	readonly losses: number;
	readonly lastError: unknown;
	readonly lastDialError: unknown;
}

/** Messages may have been missed. */
export interface Gap {
	/**
	 * `reconnect`: the connection was lost, and is restored. `unsubscribed`: the server ended the subscription (a slot moved away), and it
	 * is restored. `overflow`: a listener or iterator was too slow for its buffer.
	 */
	readonly reason: 'reconnect' | 'unsubscribed' | 'overflow';
	/** The channels, patterns and shard channels that it is about. */
	readonly channels: readonly string[];
	readonly patterns: readonly string[];
	readonly shardChannels: readonly string[];
	/** How many messages were dropped; `undefined` where nobody can know. */
	readonly dropped: number | undefined;
}

/** One gap for each reason for which these topics were not live; they are whole again. */
export function gapsOf(topics: readonly Topic[]): Gap[] {
	const reasons = [...new Set(topics.map(({ missed }) => missed))].filter((reason) => reason !== false);
	const gaps = reasons.map((reason) => {
		const names = (kind: Topic['kind']): string[] =>
			topics.filter((topic) => topic.missed === reason && topic.kind === kind).map(({ name }) => String(name));
		return {
			reason,
			channels: names('channel'),
			patterns: names('pattern'),
			shardChannels: names('shard'),
			dropped: undefined,
		};
	});
	for (const topic of topics) topic.missed = false;
	return gaps;
}

/** What a server says while it is busy with something else. */
const PASSING: ReadonlySet<string> = new Set(['BUSY', 'LOADING', 'MASTERDOWN', 'CLUSTERDOWN', 'TRYAGAIN', 'OOM']);

/** Whether asking the same once more would be answered the same. */
export function isPermanent(error: unknown): boolean {
	return error instanceof ReplyError && !PASSING.has(error.code);
}
