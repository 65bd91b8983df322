/** Types of iterators, checked by `tsc --noEmit`; nothing of this runs. */
import {
	type Client,
	type ConsumedEntry,
	type ConsumeOptions,
	type Consumer,
	type ConsumerStats,
	createClient,
	type Lease,
	type ScanIterator,
	type TailEntry,
} from '../../src/index.ts';
import { expectType } from './expect-type.ts';

declare const redis: Client;
declare const lease: Lease;
declare const signal: AbortSignal;

type Fields = Record<string, string | string[]>;

/** Items as the view has them. */
export async function scans(): Promise<void> {
	for await (const key of redis.scanIterator({ match: 'a*', count: 10, type: 'hash', signal }))
		expectType<string>()(key);
	for await (const page of redis.scanIterator().pages()) expectType<string[]>()(page);
	for await (const key of redis.buffers.scanIterator()) expectType<Buffer>()(key);
	for await (const pair of redis.hscanIterator('h')) expectType<[field: string, value: string]>()(pair);
	for await (const field of redis.hscanIterator('h', { novalues: true })) expectType<string>()(field);
	for await (const pair of redis.buffers.hscanIterator('h')) expectType<[field: Buffer, value: Buffer]>()(pair);
	for await (const member of redis.sscanIterator(Buffer.from('s'))) expectType<string>()(member);
	for await (const { value, score } of redis.buffers.zscanIterator('z', { count: 5 })) {
		expectType<Buffer>()(value);
		expectType<number>()(score);
	}
	expectType<ScanIterator<string>>()(redis.scanIterator());
	expectType<IteratorReturnResult<undefined>>()(await redis.scanIterator().return());
	// @ts-expect-error no such option
	redis.scanIterator({ novalues: true });
	// @ts-expect-error of keys only
	redis.sscanIterator('s', { type: 'hash' });
	// @ts-expect-error a key is needed
	redis.zscanIterator();
	// @ts-expect-error not on a lease
	lease.scanIterator();
}

export async function consumers(): Promise<void> {
	const options: ConsumeOptions = { group: 'g', consumer: 'c', streams: ['s', Buffer.from('t')], create: '$' };
	const consumer = redis.consume({ ...options, count: 10, block: 5000, claimIdle: 60_000, signal });
	expectType<Consumer>()(consumer);
	for await (const entry of consumer) {
		expectType<ConsumedEntry<string, Fields>>()(entry);
		expectType<boolean>()(await entry.ack());
		expectType<number>()(entry.deliveries);
	}
	for await (const { stream, id, message } of redis.buffers.consume(options)) {
		expectType<Buffer>()(stream);
		expectType<Buffer>()(id);
		expectType<[Buffer, Buffer][]>()(message);
	}
	for await (const { message } of redis.with({ decode: { message: 'pairs' } }).consume(options)) {
		expectType<[string, string][]>()(message);
	}
	expectType<ConsumerStats>()(await consumer.stats());
	expectType<number | null>()((await consumer.stats()).lag);
	// @ts-expect-error a consumer has a name
	redis.consume({ group: 'g', streams: 's' });
	// @ts-expect-error false, or where to begin
	redis.consume({ ...options, create: true });
}

export async function tails(): Promise<void> {
	for await (const entry of redis.tail('s', { signal })) expectType<TailEntry<string, Fields>>()(entry);
	for await (const { id } of redis.buffers.tail(['a', 'b'], { from: { a: '0' } })) expectType<Buffer>()(id);
	await using tail = createClient().tail('s', { count: 5, block: 0, from: '$' });
	expectType<IteratorResult<TailEntry<string, Fields>, undefined>>()(await tail.next());
	// @ts-expect-error an id is text
	redis.tail('s', { from: 5 });
}
