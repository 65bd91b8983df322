/** Types of the command methods, checked by `tsc --noEmit`; nothing of this runs. */
import type { Scored } from '../../src/commands/shape.ts';
import type { Context, Message, PromiseContext, StreamEntry } from '../../src/commands/signature.ts';
import type { ClientCommands, LeaseCommands, MultiCommands, PipelineCommands } from '../../src/commands/surfaces.ts';
import { expectType } from './expect-type.ts';

declare const redis: ClientCommands<PromiseContext>;
declare const buffers: ClientCommands<PromiseContext<Buffer>>;
declare const bigints: ClientCommands<PromiseContext<string, bigint>>;
declare const pairs: ClientCommands<PromiseContext<string, number, [string, string][]>>;
declare const lease: LeaseCommands<PromiseContext>;
declare const text: string;

/** Every line is a value of the type that stands before it. */
export async function replies(): Promise<void> {
	const fields: Record<string, string> = await redis.hgetall('h');
	const fieldPairs: [Buffer, Buffer][] = await buffers.hgetall('h');
	const value: string | null = await redis.get('k');
	const bytes: Buffer | null = await buffers.get('k');
	const count: number = await redis.incr('k');
	const big: bigint = await bigints.incr('k');
	const score: number | null = await bigints.zscore('z', 'm');
	const list: (string | null)[] = await redis.mget(['a', 'b'], 'c');
	const entries: StreamEntry<PromiseContext>[] = await redis.xrange('s', '-', '+');
	const message: Message | undefined = entries[0]?.message;
	const messagePairs: [string, string][] | undefined = (await pairs.xrange('s', '-', '+'))[0]?.message;
	const messageBytes: [Buffer, Buffer][] | undefined = (await buffers.xrange('s', '-', '+'))[0]?.message;
	const popped: [key: string, element: string] | null = await redis.blpop('a', 'b', 0);
	void [fields, fieldPairs, value, bytes, count, big, score, list, message, messagePairs, messageBytes, popped];
}

/** The reply of SET depends on its words. */
export async function set(): Promise<void> {
	expectType<'OK'>()(await redis.set('k', 'v'));
	expectType<'OK'>()(await redis.set('k', 'v', 'EX', 60));
	expectType<string | null>()(await redis.set('k', 'v', 'GET'));
	expectType<string | null>()(await redis.set('k', 'v', 'NX', 'GET'));
	expectType<Buffer | null>()(await buffers.set('k', 'v', 'EX', 60, 'GET'));
	expectType<'OK' | null>()(await redis.set('k', 'v', 'NX'));
	expectType<'OK' | null>()(await redis.set('k', 'v', 'PX', 100, 'XX'));
	expectType<'OK' | null>()(await redis.set('k', 'v', 'IFEQ', text));
	expectType<string | null>()(await redis.set('k', 'v', 'IFEQ', text, 'GET'));
	// @ts-expect-error no such word
	void redis.set('k', 'v', 'NXX');
	// @ts-expect-error a boolean cannot be sent
	void redis.set('k', true);
	// @ts-expect-error nor can null
	void redis.set('k', null);
	// @ts-expect-error a value is missing
	void redis.set('k');
}

/** Sorted sets give members, or members with scores. */
export async function sortedSets(): Promise<void> {
	expectType<string[]>()(await redis.zrange('z', 0, -1));
	expectType<Scored<string>[]>()(await redis.zrange('z', 0, -1, 'REV', 'WITHSCORES'));
	expectType<Scored<Buffer>[]>()(await buffers.zrange('z', '(1', 5, 'BYSCORE', 'LIMIT', 0, 5, 'WITHSCORES'));
	expectType<Scored<string>[]>()(await redis.zpopmin('z'));
	expectType<string[]>()(await redis.zunion(2, 'a', 'b'));
	expectType<Scored<string>[]>()(await redis.zunion(2, 'a', 'b', 'WITHSCORES'));
	expectType<Scored<string>[]>()(await redis.zunion(2, ['a', 'b'], 'WEIGHTS', 1, 2, 'WITHSCORES'));
	expectType<number>()(await redis.zadd('z', 1, 'a', 2, 'b'));
	expectType<number>()(await redis.zadd('z', 'NX', 'CH', 1, 'a'));
	expectType<number | null>()(await redis.zadd('z', 'NX', 'INCR', 1, 'a'));
	expectType<number>()(await redis.zadd('z', [1, 'a', 2, 'b']));
	expectType<[rank: number, score: number] | null>()(await redis.zrank('z', 'a', 'WITHSCORE'));
	// @ts-expect-error no such word
	void redis.zadd('z', 'NXX', 1, 'a');
	// @ts-expect-error no such word
	void redis.zrange('z', 0, -1, 'WITHSCORE');
	// @ts-expect-error the end is missing
	void redis.zrange('z', 0);
}

/** Streams. */
export async function streams(): Promise<void> {
	expectType<string>()(await redis.xadd('s', '*', { field: 1 }));
	expectType<string>()(await redis.xadd('s', text, 'field', 'value'));
	expectType<string>()(await redis.xadd('s', 'MAXLEN', '~', 100, '*', { field: 'value' }));
	expectType<string | null>()(await redis.xadd('s', 'NOMKSTREAM', '*', 'field', 'value'));
	expectType<Record<string, StreamEntry<PromiseContext>[]> | null>()(await redis.xread('STREAMS', 's', '$'));
	expectType<Record<string, StreamEntry<PromiseContext>[]> | null>()(
		await redis.xread('COUNT', 5, 'BLOCK', 0, 'STREAMS', ['a', 'b'], ['0', '0']),
	);
	const read = await redis.xreadgroup('GROUP', 'g', 'c', 'COUNT', 5, 'NOACK', 'STREAMS', 's', '>');
	const message: Message | null | undefined = read?.['s']?.[0]?.message;
	const [, claimed] = await redis.xautoclaim('s', 'g', 'c', 0, '0', 'JUSTID');
	const ids: string[] = claimed;
	expectType<number>()(await redis.xtrim('s', 'MAXLEN', '~', 100, 'LIMIT', 10));
	void [message, ids];
	// @ts-expect-error BLOCK needs its milliseconds
	void redis.xread('BLOCK', 'STREAMS', 's', '$');
	// @ts-expect-error no such word
	void redis.xread('COUNTS', 5, 'STREAMS', 's', '$');
	// @ts-expect-error no such strategy
	void redis.xtrim('s', 'MAX', 100);
}

/** Other commands with words that matter. */
export async function words(): Promise<void> {
	expectType<string | null>()(await redis.lpop('l'));
	expectType<string[] | null>()(await redis.lpop('l', 2));
	expectType<number[]>()(await redis.lpos('l', 'x', 'COUNT', 0));
	expectType<number | null>()(await redis.lpos('l', 'x', 'RANK', 1));
	expectType<(number | null)[]>()(
		await redis.bitfield('k', 'OVERFLOW', 'SAT', 'INCRBY', 'u8', '#1', 5, 'GET', 'i16', 0),
	);
	expectType<number>()(await redis.sort('l', 'DESC', 'STORE', 'd'));
	expectType<string[]>()(await redis.sort('l', 'ALPHA', 'LIMIT', 0, 5));
	expectType<(string | null)[]>()(await redis.sort('l', 'BY', 'w_*', 'GET', 'o_*'));
	expectType<[field: string, value: string][]>()(await redis.hrandfield('h', 2, 'WITHVALUES'));
	expectType<string[]>()(await redis.geosearch('g', 'FROMMEMBER', 'm', 'BYRADIUS', 5, 'km', 'ASC'));
	expectType<[member: string, distance: number, position: [longitude: number, latitude: number]][]>()(
		await redis.geosearch('g', 'FROMLONLAT', 1, 2, 'BYRADIUS', 5, 'km', 'WITHDIST', 'WITHCOORD'),
	);
	expectType<[cursor: string, keys: string[]]>()(await redis.scan(0, 'COUNT', 100, 'MATCH', 'a*', 'TYPE', 'set'));
	expectType<Record<string, string>>()(await redis.config('GET', '*'));
	expectType<number>()(await redis.hset('h', { a: 1, b: 'x' }));
	expectType<number>()(await redis.hset('h', new Map([['a', 1]])));
	expectType<'OK'>()(await redis.mset({ a: 1 }));
	expectType<'OK'>()(await redis.mset('a', 1, 'b', 2));
	expectType<'OK' | null>()(await redis.json.set('k', '$', '{}', 'NX'));
	expectType<[number, number][]>()(await redis.ts.range('t', '-', '+'));
	// @ts-expect-error no such type of bits
	void redis.bitfield('k', 'GET', 'x8', 0);
	// @ts-expect-error no such word
	void redis.scan(0, 'COUNTS', 100);
	// @ts-expect-error no such side
	void redis.linsert('l', 'BESIDE', 'a', 'b');
	// @ts-expect-error no such subcommand
	void redis.config('GETS', '*');
	// @ts-expect-error a timeout is missing
	void redis.blmove('a', 'b', 'LEFT', 'RIGHT');
}

/** Names of api.md's table: absent means absent from the type. */
export function surfaces(pipeline: PipelineCommands<PromiseContext>, multi: MultiCommands<PromiseContext>): void {
	void lease.watch('k');
	void lease.unwatch();
	void lease.discard();
	void lease.select(1);
	void lease.wait(1, 100);
	void lease.client('SETNAME', 'me');
	void lease.client('LIST');
	void multi.wait(1, 100);
	// @ts-expect-error transactions are an API
	void redis.watch('k');
	// @ts-expect-error an option does it
	void redis.select(1);
	// @ts-expect-error it speaks of its own connection
	void redis.wait(1, 100);
	// @ts-expect-error an option does it
	void redis.client('SETNAME', 'me');
	// @ts-expect-error options do it
	void redis.auth;
	// @ts-expect-error options do it
	void lease.hello;
	// @ts-expect-error a builder executes itself
	void redis.exec;
	// @ts-expect-error a lease is released
	void lease.quit;
	// @ts-expect-error it would drop the protocol
	void lease.reset;
	// @ts-expect-error its fieldsets belong to a connection
	void redis.himport;
	// @ts-expect-error the API subscribes
	void redis.subscribe;
	// @ts-expect-error no place for it in a pipeline
	void pipeline.watch;
	// @ts-expect-error the server refuses it between MULTI and EXEC
	void multi.save;
}

/** A builder that adds each reply to a tuple: its context is one interface. */
interface TupleContext<R extends readonly unknown[]> extends Context {
	readonly text: string;
	readonly integer: number;
	readonly message: Message;
	readonly result: Builder<[...R, this['reply']]>;
}
type Builder<R extends readonly unknown[]> = PipelineCommands<TupleContext<R>> & { exec(): Promise<R> };

export async function builder(start: Builder<[]>): Promise<void> {
	const results = await start.set('a', 1).incr('a').get('a').set('a', 2, 'GET').zrange('z', 0, -1, 'WITHSCORES').exec();
	expectType<['OK', number, string | null, string | null, Scored<string>[]]>()(results);
}
