/** Types of subscriptions, iterators and raw subscriptions on a lease, checked by `tsc --noEmit`; nothing of this runs. */
import {
	type ChannelMessage,
	type Client,
	type Gap,
	type KeyspaceEvent,
	type Lease,
	type MonitorLine,
	parseKeyspaceEvent,
	type Subscription,
} from '../../src/index.ts';
import { expectType } from './expect-type.ts';

declare const redis: Client;
declare const lease: Lease;

/** Strings, or Buffers in a view with Buffers. */
export async function listeners(): Promise<void> {
	const sub = await redis.subscribe(['a', Buffer.from('b')], (message, channel) => {
		expectType<string>()(message);
		expectType<string>()(channel);
	});
	expectType<Subscription>()(sub);
	await redis.psubscribe('p*', async (message, channel, pattern) => {
		expectType<string>()(message);
		expectType<string>()(channel);
		expectType<string>()(pattern);
	});
	await redis.buffers.ssubscribe('s', (message) => expectType<Buffer>()(message), {
		keepAlive: false,
		overflow: 'error',
	});
	// @ts-expect-error no such policy
	await redis.subscribe('a', () => {}, { overflow: 'drop' });
	// @ts-expect-error a listener is needed
	await redis.subscribe('a');
	await using scoped = sub;
	expectType<boolean>()(scoped.active);
}

/** Iterators. */
export async function iterators(): Promise<void> {
	for await (const item of redis.messages('a', {
		buffer: 10,
		overflow: 'drop-newest',
		signal: AbortSignal.timeout(1),
	})) {
		expectType<ChannelMessage<string>>()(item);
	}
	for await (const { message } of redis.buffers.messages(['a'], { pattern: true })) expectType<Buffer>()(message);
	for await (const line of redis.monitor()) expectType<MonitorLine<string>>()(line);
	for await (const { args, command } of redis.buffers.monitor()) {
		expectType<Buffer[]>()(args);
		expectType<string>()(command);
	}
}

/** Raw on a lease, absent in builders and on the client under the names that are no API. */
export async function raw(): Promise<void> {
	expectType<number>()(await lease.subscribe('a', 'b'));
	expectType<number>()(await lease.punsubscribe());
	expectType<'OK'>()(await lease.monitor());
	lease.onPush((items) => expectType<unknown[]>()(items)).onPush(undefined);
	// @ts-expect-error a subscription is taken back by itself
	void redis.unsubscribe('a');
	// @ts-expect-error not in a pipeline
	void redis.pipeline().subscribe('a');
	// @ts-expect-error not in a block
	void redis.multi().monitor();
}

/** Events and what they carry. */
export function events(): void {
	redis.on('gap', (gap) => expectType<Gap>()(gap));
	redis.on('invalidate', (keys) => expectType<readonly string[] | null>()(keys));
	expectType<KeyspaceEvent | undefined>()(parseKeyspaceEvent('set', '__keyspace@0__:k'));
	expectType<number>()(redis.stats().lanes.subscriber.delivered);
}
