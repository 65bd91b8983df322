/**
 * Triggers and functions. No server of the matrix has the module: what one says is played here from transcripts (the syntax, replies and
 * errors of RedisGears 2, as its source has them); what servers without it say, they say themselves.
 */
import { expect } from 'chai';
import {
	type Client,
	createClient,
	ReplyError,
	tfcall,
	tfcallAsync,
	tfunctionDelete,
	tfunctionList,
	tfunctionLoad,
} from '../../../src/index.ts';
import { FaultServer, type ReplyValue, resp } from '../../../src/testing/index.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer } from '../../support/server.ts';

const code = "#!js api_version=1.0 name=lib\nredis.registerFunction('test', () => 'PONG');";
const ok = resp.simple('OK');

/** Statistics of a trigger, as level 1 and above tell them. */
const statistics: Array<[string, ReplyValue]> = [
	['name', 'consumer'],
	['num_trigger', 4],
	['num_success', 3],
	['num_failed', 1],
	['num_finished', 4],
	['last_error', 'boom'],
	['last_execution_time', 12],
	['total_execution_time', 48],
];
const stream: Array<[string, ReplyValue]> = [
	['name', 's'],
	['last_processed_time', 5],
	['last_lag', 0],
	['total_record_processed', 7],
	['pending_ids', ['1-1', '1-2']],
	['id_to_read_from', '1-2'],
	['last_error', 'None'],
];

/** What a stream trigger has instead of the statistics: `StreamTriggersInfoVerbose1` of the module's function_list_command.rs. */
const streamTrigger: Array<[string, ReplyValue]> = [
	['name', 'consumer'],
	['prefix', 's'],
	['window', 3],
	['trim', true],
	['description', resp.null()],
];

/** One library at a level of detail, its fields in the order of one version of the module, or in another. */
function libraryReply(level: number, withCode: boolean, reversed = false): ReplyValue {
	const item = (name: string, facts: ReplyValue): ReplyValue => (level === 0 ? name : facts);
	const streams: Array<[string, ReplyValue]> = level < 2 ? [] : [['streams', [resp.map(stream)]]];
	const fields: Array<[string, ReplyValue]> = [
		...(withCode ? ([['code', code]] as Array<[string, ReplyValue]>) : []),
		['engine', 'js'],
		['api_version', '1.0'],
		['name', 'lib'],
		['user', 'default'],
		['configuration', resp.null()],
		['pending_jobs', 0],
		[
			'functions',
			[
				item(
					'test',
					resp.map([
						['name', 'test'],
						['flags', ['no-writes', 'raw-arguments']],
						['is_async', true],
						['description', 'answers'],
					]),
				),
			],
		],
		['cluster_functions', ['remote']],
		['keyspace_triggers', [item('consumer', resp.map(statistics))]],
		['stream_triggers', [item('consumer', resp.map([...streamTrigger, ...streams]))]],
		['pending_async_calls', []],
	];
	return [resp.map(reversed ? fields.reverse() : fields)];
}

/** What the module answers, by command line. */
const transcript = new Map<string, ReplyValue>([
	[`TFUNCTION LOAD ${code}`, ok],
	[`TFUNCTION LOAD REPLACE CONFIG {"n":1} ${code}`, ok],
	['TFUNCTION DELETE lib', ok],
	['TFUNCTION LIST', libraryReply(0, false)],
	['TFUNCTION LIST LIBRARY none', []],
	['TFUNCTION LIST v LIBRARY lib', libraryReply(1, false)],
	['TFUNCTION LIST VERBOSE', libraryReply(1, false, true)],
	['TFUNCTION LIST WITHCODE vvv', libraryReply(3, true)],
	// What JavaScript values become.
	['TFCALL lib.text 0', 'PONG'],
	['TFCALL lib.status 0', resp.simple('FINE')],
	['TFCALL lib.bigint 0', 42],
	['TFCALL lib.number 0', resp.double(1.5)],
	['TFCALL lib.bool 0', true],
	['TFCALL lib.null 0', resp.null()],
	['TFCALL lib.array 0', ['a', 1, resp.null()]],
	['TFCALL lib.set 0', resp.set(['a'])],
	['TFCALL lib.object 0', resp.map([['a', resp.map([['b', 'c']])]])],
	['TFCALL lib.keys 2 a b x 1', ['a', 'b', 'x', '1']],
	['TFCALLASYNC lib.test 0', 'PONG'],
	['TFCALLASYNC lib.status 1 k', resp.simple('OK')],
]);

/** Every error of the module: sentences, and a code only where the first word is one. */
const errors: Record<string, string> = {
	'Unknown library lib': 'ERR',
	'Unknown function test': 'ERR',
	'Failed extracting function name': 'ERR',
	'Not enough arguments was given, expected at least 2 arguments, got 1 arguments.': 'ERR',
	'Err can not run a function that might perform writes on a replica or when the "avoid replication traffic" option is enabled':
		'ERR',
	'OOM can not run the function when out of memory': 'OOM',
	'The function is declared as async and was called while blocking was not allowed; note that you cannot invoke async functions from within Lua or MULTI, and you must use TFCALLASYNC instead.':
		'ERR',
	'Library lib already exists.': 'ERR',
	"Failed loading library: Error: 'boom'": 'ERR',
	'Failed to compile library: SyntaxError: Unexpected token': 'ERR',
	'Neither function nor other registrations were found.': 'ERR',
	'configuration must be a valid json object': 'ERR',
	'library does not exists': 'ERR',
	'Unknown argument user': 'ERR',
	"Unknown option 'libraryname'": 'ERR',
};

for (const protocol of [2, 3] as const) {
	describe(`triggers and functions under RESP${protocol}`, () => {
		let server: FaultServer;
		let redis: Client;
		let failure: string | undefined;

		before(async () => {
			server = await FaultServer.start({
				onCommand(args, connection) {
					const line = args.map(String).join(' ');
					const reply = failure !== undefined && line.startsWith('TF') ? resp.error(failure) : transcript.get(line);
					if (reply === undefined) return undefined;
					connection.reply(reply);
					return '';
				},
			});
			redis = createClient(server.url, { protocol });
		});
		after(async () => {
			await redis.close();
			await server.stop();
		});
		beforeEach(() => {
			failure = undefined;
		});

		it('load and delete libraries', async () => {
			expect(await tfunctionLoad(redis, code)).equal('OK');
			expect(await tfunctionLoad(redis, code, { replace: true, config: { n: 1 } })).equal('OK');
			expect(await tfunctionDelete(redis, 'lib')).equal('OK');
		});

		it('list libraries by name', async () => {
			expect(await tfunctionList(redis, { library: 'none' })).deep.equal([]);
			const [library, ...others] = await tfunctionList(redis);
			expect(others).deep.equal([]);
			expect({ ...library }).deep.equal({
				engine: 'js',
				api_version: '1.0',
				name: 'lib',
				user: 'default',
				configuration: null,
				pending_jobs: 0,
				functions: ['test'],
				cluster_functions: ['remote'],
				keyspace_triggers: ['consumer'],
				stream_triggers: ['consumer'],
				pending_async_calls: [],
			});
		});

		it('list what is known of functions and triggers, in whatever order it comes', async () => {
			const [library] = await tfunctionList(redis, { verbose: 1, library: 'lib' });
			const [other] = await tfunctionList(redis, { verbose: true });
			expect(other).deep.equal(library);
			expect(plain(library)).deep.include({
				functions: [{ name: 'test', flags: ['no-writes', 'raw-arguments'], is_async: 1, description: 'answers' }],
				keyspace_triggers: [Object.fromEntries(statistics)],
				stream_triggers: [{ name: 'consumer', prefix: 's', window: 3, trim: 1, description: null }],
			});
		});

		it('list streams and code, as text in a view with Buffers too', async () => {
			const views = [redis, redis.buffers, redis.with({ decode: { integer: 'bigint' } })];
			for (const view of views) {
				const [library] = await tfunctionList(view, { verbose: 3, withCode: true });
				expect(library?.code).equal(code);
				expect(plain(library?.stream_triggers)).deep.equal([
					{
						...{ name: 'consumer', prefix: 's', window: 3, trim: 1, description: null },
						streams: [Object.fromEntries(stream)],
					},
				]);
			}
		});

		it('call functions, whose values come as the protocol has them', async () => {
			const call = (name: string): Promise<unknown> => tfcall(redis, `lib.${name}`, [], []);
			expect(await call('text')).equal('PONG');
			expect(await call('status')).equal('FINE');
			expect(await call('bigint')).equal(42);
			expect(await call('null')).equal(null);
			expect(await call('array')).deep.equal(['a', 1, null]);
			expect(await call('set')).deep.equal(['a']);
			expect(await call('number')).equal(protocol === 3 ? 1.5 : '1.5');
			expect(await call('bool')).equal(protocol === 3 ? true : 1);
			expect(plain(await call('object'))).deep.equal(protocol === 3 ? { a: { b: 'c' } } : ['a', ['b', 'c']]);
			expect(await tfcall(redis, 'lib.keys', ['a', 'b'], ['x', 1])).deep.equal(['a', 'b', 'x', '1']);
			expect(await tfcall(redis.buffers, 'lib.text', [], [])).deep.equal(Buffer.from('PONG'));
		});

		it('call asynchronous functions', async () => {
			expect(await tfcallAsync(redis, 'lib.test', [], [])).equal('PONG');
			expect(await tfcallAsync(redis, 'lib.status', ['k'], [])).equal('OK');
		});

		it('send bytes as they are', async () => {
			const bytes = Buffer.from([0, 0xff, 0x0d, 0x0a]);
			transcript.set(`TFCALL lib.raw 1 ${String(bytes)} ${String(bytes)}`, bytes);
			expect(await tfcall(redis.buffers, 'lib.raw', [bytes], [bytes])).deep.equal(bytes);
			const { args } = server.commands.findLast(({ name }) => name === 'TFCALL') as { args: Buffer[] };
			expect(args.slice(2)).deep.equal([Buffer.from('1'), bytes, bytes]);
		});

		for (const [message, errorCode] of Object.entries(errors)) {
			it(`tell: ${message}`, async () => {
				failure = message;
				const calls: Record<string, Promise<unknown>> = {
					'TFUNCTION LOAD': tfunctionLoad(redis, code),
					'TFUNCTION DELETE': tfunctionDelete(redis, 'lib'),
					'TFUNCTION LIST': tfunctionList(redis),
					TFCALL: tfcall(redis, 'lib.test', [], []),
					TFCALLASYNC: tfcallAsync(redis, 'lib.test', [], []),
				};
				for (const [command, call] of Object.entries(calls)) {
					const error = await rejection(call, ReplyError);
					expect(error).include({ name: 'ReplyError', message, code: errorCode, command });
					expect(error.cause).equal(undefined);
				}
				failure = undefined;
				expect(await tfunctionDelete(redis, 'lib')).equal('OK');
			});
		}
	});
}

eachServer('triggers and functions where there are none', ({ server }) => {
	it('are refused with a hint', async () => {
		const redis = createClient(server().url);
		const id = await redis.client('ID');
		const calls: Array<[command: string, call: Promise<unknown>]> = [
			['TFUNCTION LOAD', tfunctionLoad(redis, code)],
			['TFUNCTION DELETE', tfunctionDelete(redis, 'lib')],
			['TFUNCTION LIST', tfunctionList(redis)],
			['TFCALL', tfcall(redis, 'lib.test', [], [])],
			['TFCALLASYNC', tfcallAsync(redis, 'lib.test', ['k'], ['x'])],
		];
		for (const [command, call] of calls) {
			const error = await rejection(call, ReplyError);
			expect(error).include({ name: 'ReplyError', code: 'ERR', command });
			expect(error.message).match(
				/^ERR unknown command [`']TF(?:UNCTION|CALL|CALLASYNC)['`], with args beginning with: /,
			);
			expect(error.message).match(/use functions: defineLibrary, FUNCTION LOAD, FCALL\)$/);
			expect(error.cause).instanceOf(ReplyError).include({ code: 'ERR', command });
			expect((error.cause as Error).message).not.contain('defineLibrary');
		}
		expect(await redis.client('ID')).equal(id);
		await redis.close();
	});
});

/** Objects with null prototype as ordinary ones, at any depth. */
function plain(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
