/**
 * A process with one subscriber of one channel. A script on the server publishes, so that nobody else works while messages are delivered:
 * what is measured is the one who receives them.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { peer } from '../clients/client.ts';
import { serve } from './serve.ts';

export type SubscriberName = 'respool' | 'respool messages()' | 'ioredis' | 'node-redis' | 'raw';

export interface PubsubJob {
	readonly subscriber: SubscriberName;
	readonly host: string;
	readonly port: number;
	readonly dist: string;
}

export interface PubsubRequest {
	readonly messages: number;
}

export interface PubsubResult {
	readonly messages: number;
	/** Microseconds of user and system CPU for each message. */
	readonly cpu: number;
	/** Messages a second, from the first to the last. */
	readonly perSecond: number;
}

const CHANNEL = 'bench:pubsub';
/** Ten digits that count, and ninety characters. */
const LENGTH = 100;
const SCRIPT = `local rest, heard = string.rep('x', ${LENGTH - 10}), 0
for i = 1, tonumber(ARGV[1]) do heard = heard + redis.call('PUBLISH', '${CHANNEL}', string.format('%010d', i) .. rest) end
return heard`;

type Listener = (message: string) => void;

const subscribers: Readonly<
	Record<Exclude<SubscriberName, 'raw'>, (job: PubsubJob, listener: Listener) => Promise<void>>
> = {
	async respool({ host, port, dist }, listener) {
		const { createClient } = await peer(new URL('index.js', dist).href);
		await createClient({ host, port }).subscribe(CHANNEL, listener);
	},
	async 'respool messages()'({ host, port, dist }, listener) {
		const { createClient } = await peer(new URL('index.js', dist).href);
		const feed = createClient({ host, port }).messages(CHANNEL);
		await feed.ready();
		void (async () => {
			for await (const { message } of feed) listener(message);
		})();
	},
	async ioredis({ host, port }, listener) {
		const { Redis } = await peer('ioredis');
		const redis = new Redis({ host, port });
		redis.on('message', (_channel: string, message: string) => listener(message));
		await redis.subscribe(CHANNEL);
	},
	async 'node-redis'({ host, port }, listener) {
		const { createClient } = await peer('redis');
		const redis = createClient({ socket: { host, port } });
		redis.on('error', (error: Error) => {
			throw error;
		});
		await redis.connect();
		await redis.subscribe(CHANNEL, listener);
	},
};

function encode(args: readonly string[]): string {
	return `*${args.length}\r\n${args.map((arg) => `$${Buffer.byteLength(arg)}\r\n${arg}\r\n`).join('')}`;
}

serve<PubsubJob, PubsubRequest, PubsubResult>(async (job) => {
	let expected = 0;
	let count = 0;
	let first = 0;
	let last: ((time: number) => void) | undefined;
	let fault: string | undefined;
	const listener: Listener = (message) => {
		if (count === 0) first = performance.now();
		count++;
		// Each one is looked at: its place in the order, and its length.
		if (message.length !== LENGTH || Number.parseInt(message, 10) !== count) fault ??= `message ${count} is ${message}`;
		if (count === expected) last?.(performance.now());
	};
	if (job.subscriber === 'raw') await rawSubscriber(job);
	else await subscribers[job.subscriber](job, listener);
	const publisher = connect({ host: job.host, port: job.port });
	await once(publisher, 'connect');

	/** The floor: bytes are counted and not looked at. */
	async function rawSubscriber({ host, port }: PubsubJob): Promise<void> {
		const frame = encode(['message', CHANNEL, 'x'.repeat(LENGTH)]).length;
		const socket = connect({ host, port });
		let bytes = 0;
		socket.write(encode(['SUBSCRIBE', CHANNEL]));
		await once(socket, 'data');
		socket.on('data', (chunk: Buffer) => {
			if (count === 0) first = performance.now();
			bytes += chunk.length;
			count += Math.floor(bytes / frame);
			bytes %= frame;
			if (count === expected) last?.(performance.now());
		});
	}

	return {
		async run({ messages }) {
			expected = messages;
			count = 0;
			const done = new Promise<number>((resolve) => {
				last = resolve;
			});
			const answered = once(publisher, 'data');
			const before = process.cpuUsage();
			publisher.write(encode(['EVAL', SCRIPT, '0', String(messages)]));
			const end = await done;
			const { user, system } = process.cpuUsage(before);
			const [heard] = (await answered) as [Buffer];
			if (fault !== undefined) throw new Error(`void: ${fault}`);
			if (String(heard) !== `:${messages}\r\n`) throw new Error(`void: the server says ${heard}, not ${messages}`);
			if (count !== messages) throw new Error(`void: ${count} of ${messages} messages`);
			return { messages, cpu: (user + system) / messages, perSecond: (messages / (end - first)) * 1000 };
		},
	};
});
