/** The (un)subscribes that a subscriber lane sends: topics of one kind, some hundred in each. */
import type { ReplyView } from '../commands/command.ts';
import { type CommandSpec, lookup } from '../commands/spec.ts';
import { SubscriptionCommand } from '../commands/subscription-command.ts';
import type { Connection } from '../connection/index.ts';
import type { Topic, TopicKind } from './topics.ts';

/** The commands of each kind. */
export const topicWords: Readonly<Record<TopicKind, { readonly subscribe: string; readonly unsubscribe: string }>> = {
	channel: { subscribe: 'SUBSCRIBE', unsubscribe: 'UNSUBSCRIBE' },
	pattern: { subscribe: 'PSUBSCRIBE', unsubscribe: 'PUNSUBSCRIBE' },
	shard: { subscribe: 'SSUBSCRIBE', unsubscribe: 'SUNSUBSCRIBE' },
};
const KINDS = Object.keys(topicWords) as TopicKind[];
/** Names in one command: a restore of many must not be one giant line. */
const BATCH = 500;

/** What fits into one command each: of one kind, and not too many. */
export function batchesOf(topics: readonly Topic[]): Topic[][] {
	return KINDS.flatMap((kind) => {
		const all = topics.filter((topic) => topic.kind === kind);
		return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) => all.slice(i * BATCH, (i + 1) * BATCH));
	});
}

/** The kind of topic that a confirmation of this word ends. */
export function endedKind(word: string): TopicKind | undefined {
	return KINDS.find((kind) => topicWords[kind].unsubscribe.toLowerCase() === word);
}

/** Sends the (un)subscribe of one batch. */
export function sendNames(
	connection: Connection,
	what: 'subscribe' | 'unsubscribe',
	topics: readonly Topic[],
	view: ReplyView,
	done: () => void,
	failed: (error: unknown) => void,
): void {
	const asMessages: ReplyView = {
		...view,
		// Under RESP2 a message may come in the place of the confirmation.
		get mode() {
			return connection.intake?.mode ?? 'string';
		},
	};
	const spec = lookup(topicWords[(topics[0] as Topic).kind][what]) as CommandSpec;
	const names = topics.map(({ name }) => name);
	connection.execute(new SubscriptionCommand(spec, names, asMessages, done, failed, connection.ledger));
}
