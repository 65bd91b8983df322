/** Types of libraries, scripts, and triggers and functions, checked by `tsc --noEmit`; nothing of this runs. */
import {
	type Client,
	createClient,
	defineLibrary,
	defineScript,
	type Library,
	type LibraryCalls,
	type TriggerLibrary,
	tfcall,
	tfcallAsync,
	tfunctionDelete,
	tfunctionList,
	tfunctionLoad,
} from '../../src/index.ts';
import { expectType } from './expect-type.ts';

declare const redis: Client;
declare const names: string[];

const counters = defineLibrary({
	name: 'counters',
	code: 'redis.register_function(…)',
	functions: { count: { keys: 0, readonly: true }, add: { keys: 1 }, move: { keys: 2 }, sum: {} },
});

/** A method for each function, with as many keys as it takes. */
export async function calls(): Promise<void> {
	const library = redis.library(counters);
	expectType<unknown>()(await library.count([], []));
	expectType<unknown>()(await library.add(['a'], [1, 2n, Buffer.from('x')]));
	expectType<unknown>()(await library.move([Buffer.from('a'), 'b'], []));
	expectType<unknown>()(await library.sum(names, names));
	// Counted before it is sent.
	const [from = '', to = ''] = names;
	void library.move([from, to], []);
	// @ts-expect-error one key too many
	void library.count(['a'], []);
	// @ts-expect-error a key is missing
	void library.move(['a'], []);
	// @ts-expect-error nobody knows how many these are
	void library.add(names, []);
	// @ts-expect-error no such function
	void library.subtract([], []);
	// @ts-expect-error a boolean cannot be sent
	void library.add(['a'], [true]);
	// @ts-expect-error arrays, not the arguments one by one
	void library.add('a', 1);
	// @ts-expect-error args are said even when there are none, as in run
	void library.count([]);
}

/** What functions answer is said where the library is defined, or where they are called. */
export async function replies(): Promise<void> {
	const declared = defineLibrary<{ count: number; fields: Record<string, string>; first: string | null }>({
		name: 'counters',
		code: 'redis.register_function(…)',
		functions: { count: { keys: 0 }, fields: { keys: 1, readonly: true }, first: {} },
	});
	const library = redis.library(declared);
	expectType<number>()(await library.count([], []));
	expectType<Record<string, string>>()(await library.fields(['h'], []));
	expectType<string | null>()(await library.first(names, []));
	expectType<bigint>()(await library.count<bigint>([], []));
	expectType<number>()(await redis.library(counters).add<number>(['a'], [1]));
	expectType<Buffer>()(await redis.buffers.library(counters).add<Buffer>(['a'], [1]));
	expectType<number>()(await redis.with({ timeout: 100 }).library(declared).count([], []));
	// @ts-expect-error what is declared is defined
	defineLibrary<{ count: number; other: number }>({ name: 'counters', code: '…', functions: { count: {} } });
}

/** Fields of a function are spelt right. */
export function definitions(): void {
	// @ts-expect-error no such field
	defineLibrary({ name: 'l', code: '…', functions: { f: { keys: 1, readOnly: true } } });
	// @ts-expect-error a number
	defineLibrary({ name: 'l', code: '…', functions: { f: { keys: '1' } } });
	// @ts-expect-error functions are named
	defineLibrary({ name: 'l', code: '…' });
	const some: Library = counters;
	void some;
}

/** A function of one's own may take any client, or a library's calls. */
async function passedOn(calls: LibraryCalls<typeof counters>): Promise<number> {
	return calls.add<number>(['a'], [1]);
}
void passedOn(createClient().library(counters));

/** Scripts answer what their definition says. */
export async function scripts(): Promise<void> {
	const script = defineScript<number>({ lua: 'return 1', keys: 1 });
	expectType<number>()(await redis.run(script, ['a'], []));
	expectType<unknown>()(await redis.run(defineScript({ lua: 'return 1' }), ['a'], [1]));
	expectType<['OK', number]>()(await redis.multi().set('a', 1).run(script, ['a'], []).exec());
	expectType<[number, string | null]>()(await redis.pipeline().run(script, ['a'], []).get('a').exec());
	// @ts-expect-error null cannot be sent
	void redis.run(script, [null], []);
}

/** Triggers and functions are functions on top of a client, of any view. */
export async function triggers(): Promise<void> {
	expectType<'OK'>()(await tfunctionLoad(redis, '#!js …', { replace: true, config: { last: 3 } }));
	expectType<'OK'>()(await tfunctionDelete(redis.buffers, 'lib'));
	expectType<TriggerLibrary[]>()(await tfunctionList(redis.buffers, { verbose: 2, withCode: true, library: 'lib' }));
	expectType<unknown>()(await tfcall(redis, 'lib.fn', ['k'], [1]));
	expectType<string>()(await tfcallAsync<string>(redis.with({ timeout: 100 }), 'lib.fn', names, []));
	expectType<unknown>()(await redis.use((lease) => tfcall(lease, 'lib.fn', [], [])));
	// @ts-expect-error there is no such level
	void tfunctionList(redis, { verbose: 4 });
	// @ts-expect-error a block cannot wait for it
	void tfcallAsync(redis.multi(), 'lib.fn', [], []);
	// @ts-expect-error no method: the client does not carry them
	void redis.tfcallAsync;
	// @ts-expect-error keys and args are arrays
	void tfcall(redis, 'lib.fn', 1, 'k');
}
