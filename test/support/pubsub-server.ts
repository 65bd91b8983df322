/** What a fault server needs to pass for one that has pub/sub. */
import { type FaultConnection, type FaultServerOptions, resp } from '../../src/testing/index.ts';

/** Answers (un)subscribes as servers do, one confirmation for each channel, and GET with its key. */
export function answerer(): NonNullable<FaultServerOptions['onCommand']> {
	const counts = new WeakMap<FaultConnection, Set<string>>();
	return (args, connection) => {
		const [name = '', ...channels] = args.map(String);
		const subscribed = counts.get(connection) ?? new Set<string>();
		counts.set(connection, subscribed);
		const kind = name.toLowerCase();
		if (kind === 'get') {
			connection.reply(channels[0] ?? null);
			return '';
		}
		if (!kind.endsWith('subscribe')) return undefined;
		for (const channel of channels) {
			const key = `${kind.replace('un', '')} ${channel}`;
			if (kind.includes('un')) subscribed.delete(key);
			else subscribed.add(key);
			connection.reply(resp.push(kind, channel, subscribed.size));
		}
		return '';
	};
}

export const publish = (connection: FaultConnection, channel: string, message: string): void =>
	connection.reply(resp.push('message', channel, message));
