import { expect } from 'chai';
import {
	AbortError,
	type Client,
	defineLibrary,
	type Library,
	type LibraryFunctions,
	ReplyError,
	TimeoutError,
} from '../../../src/index.ts';
import { type ReplyValue, resp } from '../../../src/testing/index.ts';
import { turn } from '../../support/connection/memory-wire.ts';
import { type Answer, type MemoryClient, memoryClient } from '../../support/memory-client.ts';
import { rejection } from '../../support/rejection.ts';

const body = "redis.register_function('add', function(keys, args) return 1 end)";
const notFound = resp.error('ERR Function not found');
const define = (options: object): Library => defineLibrary(options as Parameters<typeof defineLibrary>[0]) as Library;

describe('defineLibrary', () => {
	const functions = { add: { keys: 1 } };

	it('puts the first line before code that has none', () => {
		const { code, name } = defineLibrary({ name: 'lib_1', code: `\n${body}`, functions });
		expect(name).equal('lib_1');
		expect(code).equal(`#!lua name=lib_1\n\n${body}`);
	});

	const asItIs: Record<string, string> = {
		'as it should be': '#!lua name=lib',
		'with a carriage return': '#!lua name=lib\r',
		'in other letters': '#!LUA NAME=lib',
		'in quotes': '#!lua name="lib"',
		'with more than the name': '#!lua  version=1 \t name=lib ',
		'of another engine': '#!wasm name=lib',
	};
	for (const [how, line] of Object.entries(asItIs)) {
		it(`leaves a first line ${how}`, () => {
			expect(defineLibrary({ name: 'lib', code: `${line}\n${body}`, functions }).code).equal(`${line}\n${body}`);
		});
	}

	it('moves the first line to the beginning, where the server wants it', () => {
		const code = `\uFEFF\n\t#!lua name=lib\n${body}`;
		expect(defineLibrary({ name: 'lib', code, functions }).code).equal(`#!lua name=lib\n${body}`);
	});

	it('keeps the functions with their defaults, and lets nobody change them', () => {
		const lib = defineLibrary({ name: 'lib', code: body, functions: { add: {}, all: { keys: 0, readonly: true } } });
		expect({ ...lib.functions }).deep.equal({
			add: { keys: undefined, readonly: false },
			all: { keys: 0, readonly: true },
		});
		expect([lib, lib.functions, lib.functions.add].map(Object.isFrozen)).deep.equal([true, true, true]);
	});

	it('takes names that are members of every object', () => {
		const functions = JSON.parse('{"__proto__":{"keys":0},"constructor":{},"toString":{}}') as LibraryFunctions;
		const lib = defineLibrary({ name: 'lib', code: body, functions });
		expect(Object.keys(lib.functions)).deep.equal(['__proto__', 'constructor', 'toString']);
	});

	const refused: Record<string, [options: object, message: RegExp]> = {
		'no name': [{ code: body, functions }, /^name must be/],
		'an empty name': [{ name: '', code: body, functions }, /^name must be/],
		'a name with a hyphen': [{ name: 'my-lib', code: body, functions }, /^name must be/],
		'a name with a line break': [{ name: 'lib\n', code: body, functions }, /^name must be/],
		'a name beyond ASCII': [{ name: 'bücher', code: body, functions }, /^name must be/],
		'no code': [{ name: 'lib', functions }, /^code must be/],
		'empty code': [{ name: 'lib', code: ' \n', functions }, /^code must be/],
		'code as bytes': [{ name: 'lib', code: Buffer.from(body), functions }, /^code must be/],
		'another library': [
			{ name: 'lib', code: `#!lua name=other\n${body}`, functions },
			/names the library other, not lib/,
		],
		'two libraries': [{ name: 'lib', code: `#!lua name=lib name=b\n`, functions }, /names the library lib, b, not lib/],
		'a longer name': [{ name: 'lib', code: `#!lua name=lib2\n${body}`, functions }, /names the library lib2/],
		'another case': [{ name: 'lib', code: `#!lua name=Lib\n${body}`, functions }, /names the library Lib/],
		'a first line without a name': [{ name: 'lib', code: `#!lua\n${body}`, functions }, /must name the library/],
		'a name inside another word': [{ name: 'lib', code: `#!lua nickname=lib\n`, functions }, /must name the library/],
		'no functions': [{ name: 'lib', code: body }, /^functions must be/],
		'functions that are none': [{ name: 'lib', code: body, functions: {} }, /^functions must be/],
		'null for functions': [{ name: 'lib', code: body, functions: null }, /^functions must be/],
		'a function with a dot': [{ name: 'lib', code: body, functions: { 'a.b': {} } }, /"a\.b" is no name/],
		'a function without a name': [{ name: 'lib', code: body, functions: { '': {} } }, /"" is no name/],
		'a function named then': [{ name: 'lib', code: body, functions: JSON.parse('{"then":{}}') }, /named then/],
		'a function that is a number': [
			{ name: 'lib', code: body, functions: { add: 1 } },
			/functions\.add must be an object/,
		],
		'a function that is null': [
			{ name: 'lib', code: body, functions: { add: null } },
			/functions\.add must be an object/,
		],
		'a misspelt field': [{ name: 'lib', code: body, functions: { add: { readOnly: true } } }, /unknown field readOnly/],
		'half a key': [{ name: 'lib', code: body, functions: { add: { keys: 0.5 } } }, /keys must be a whole number/],
		'fewer keys than none': [
			{ name: 'lib', code: body, functions: { add: { keys: -1 } } },
			/keys must be a whole number/,
		],
		'keys as text': [{ name: 'lib', code: body, functions: { add: { keys: '1' } } }, /keys must be a whole number/],
		'readonly as a number': [{ name: 'lib', code: body, functions: { add: { readonly: 1 } } }, /readonly must be/],
	};
	for (const [what, [options, message]] of Object.entries(refused)) {
		it(`refuses ${what}`, () => {
			expect(() => define(options)).throw(TypeError, message);
		});
	}
});

describe('library(lib)', () => {
	const lib = defineLibrary({
		name: 'lib',
		code: body,
		functions: { add: { keys: 1 }, total: { keys: 0, readonly: true }, some: {} },
	});
	const load = `FUNCTION LOAD REPLACE ${lib.code}`;
	let opened: MemoryClient[] = [];

	async function open(answer: Answer, options = {}): Promise<MemoryClient> {
		const one = await memoryClient(answer, options);
		opened.push(one);
		return one;
	}
	/** A server that has the function once it was loaded; `say` answers what has no answer here. */
	function forgetful(reply: ReplyValue = 1): Answer {
		let known = false;
		return ([name]) => {
			if (name === 'FUNCTION') known = true;
			return name === 'FUNCTION' ? 'lib' : known ? reply : notFound;
		};
	}
	afterEach(() => {
		for (const { client } of opened) client.destroy();
		opened = [];
	});

	it('calls by name: FCALL, and FCALL_RO what is readonly', async () => {
		const { client, lines } = await open(() => 1);
		const calls = client.library(lib);
		expect(await calls.add(['k'], [5, 'x'])).equal(1);
		await calls.total([], ['x']);
		await calls.some(['a', 'b'], []);
		await calls.some([], [1n, Buffer.from('b'), '']);
		expect(lines()).deep.equal(['FCALL add 1 k 5 x', 'FCALL_RO total 0 x', 'FCALL some 2 a b', 'FCALL some 0 1 b ']);
	});

	it('gives the same object for the same client and library, and another for a view', async () => {
		const { client } = await open(() => 1);
		expect(client.library(lib)).equal(client.library(lib));
		expect(client.buffers.library(lib)).equal(client.buffers.library(lib));
		expect(client.buffers.library(lib)).not.equal(client.library(lib));
		expect(Object.keys(client.library(lib))).deep.equal(['add', 'total', 'some']);
		expect('then' in client.library(lib)).equal(false);
	});

	it('prefixes keys and nothing else, on the second try too', async () => {
		const { client, lines } = await open(forgetful(), { keyPrefix: 'p:' });
		await client.library(lib).add(['add'], ['add']);
		expect(lines()).deep.equal(['FCALL add 1 p:add add', load, 'FCALL add 1 p:add add']);
	});

	it('takes more arguments than fit on the stack', async () => {
		const { client, commands } = await open(() => 1);
		await client.library(lib).some([], Array<string>(300_000).fill('x'));
		expect(commands[0]?.length).equal(300_003);
	});

	it('counts keys before anything is sent', async () => {
		const { client, lines } = await open(() => 1);
		const calls = client.library(lib) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
		const call = (name: string, ...args: unknown[]): Promise<unknown> =>
			(calls[name] as () => Promise<unknown>)(...(args as []));
		expect((await rejection(call('add', [], []), TypeError)).message).equal(
			'The function add takes 1 keys and was given 0',
		);
		expect((await rejection(call('total', ['a'], []), TypeError)).message).match(/takes 0 keys and was given 1/);
		expect((await rejection(call('some', 'a', []), TypeError)).message).match(/as arrays/);
		expect((await rejection(call('some'), TypeError)).message).match(/as arrays/);
		// An array among the keys would shift the count.
		await rejection(call('some', [['a', 'b']], []), TypeError);
		await rejection(call('some', [], [null]), TypeError);
		expect(lines()).deep.equal([]);
	});

	it('refuses what defineLibrary has not made', async () => {
		const { client } = await open(() => 1);
		expect(() => client.library({} as Library)).throw(TypeError, /defineLibrary/);
		expect(() => client.library(undefined as unknown as Library)).throw(TypeError, /defineLibrary/);
	});

	describe('where the function is not found', () => {
		it('loads the library and tries once more', async () => {
			const { client, lines } = await open(forgetful('done'));
			expect(await client.library(lib).add(['k'], [1])).equal('done');
			expect(await client.library(lib).add(['k'], [2])).equal('done');
			expect(lines()).deep.equal(['FCALL add 1 k 1', load, 'FCALL add 1 k 1', 'FCALL add 1 k 2']);
		});

		it('loads once for all who wait, views included', async () => {
			const { client, lines } = await open(forgetful());
			const views: Client[] = [
				client,
				client.with({ timeout: 5000 }),
				client.with({ signal: new AbortController().signal }),
			];
			const calls = views.flatMap((view) =>
				Array.from({ length: 10 }, (_, i) => view.library(lib).add<number>(['k'], [i])),
			);
			// The same source defined twice is the same library.
			const twin = defineLibrary({ name: 'lib', code: body, functions: { add: {} } });
			const buffers = client.buffers.library(twin).add<number>(['k'], []);
			expect(await Promise.all([...calls, buffers])).deep.equal(Array<number>(31).fill(1));
			expect(lines().filter((line) => line === load)).length(1);
			expect(lines()).length(63);
		});

		it('loads again when it is lost again', async () => {
			let known = false;
			const { client, lines } = await open(([name]) => {
				if (name === 'FUNCTION') known = true;
				return name === 'FUNCTION' ? 'lib' : known ? 1 : notFound;
			});
			for (let i = 0; i < 3; i++) {
				known = false;
				await client.library(lib).total([], []);
			}
			expect(lines().filter((line) => line === load)).length(3);
		});

		it('keeps the loads of two clients apart', async () => {
			const [a, b] = [await open(forgetful()), await open(forgetful())];
			await Promise.all([a.client.library(lib).add(['k'], []), b.client.library(lib).add(['k'], [])]);
			for (const { lines } of [a, b]) expect(lines()).deep.equal(['FCALL add 1 k', load, 'FCALL add 1 k']);
		});

		it('gives up when it is not found in the library either', async () => {
			const { client, lines } = await open(([name]) => (name === 'FUNCTION' ? 'lib' : notFound));
			const error = await rejection(client.library(lib).add(['k'], []), ReplyError);
			expect(error).include({ message: 'ERR Function not found', code: 'ERR', command: 'FCALL', name: 'ReplyError' });
			expect(lines()).deep.equal(['FCALL add 1 k', load, 'FCALL add 1 k']);
		});

		it('tells everybody why the library could not be loaded, and loads anew for the next', async () => {
			let answer: ReplyValue = resp.error('NOPERM this user has no permissions');
			const { client, lines } = await open(([name]) => (name === 'FUNCTION' ? answer : notFound));
			const calls = [client.library(lib).add(['k'], []), client.library(lib).total([], [])];
			for (const call of calls) {
				expect(await rejection(call, ReplyError)).include({ code: 'NOPERM', command: 'FUNCTION LOAD' });
			}
			answer = resp.error('ERR Error compiling function: @user_function:1: boom');
			expect((await rejection(client.library(lib).add(['k'], []), ReplyError)).message).match(/boom/);
			expect(lines().filter((line) => line === load)).length(2);
		});
	});

	describe('leaves other errors as they are', () => {
		const others = [
			'ERR Function not found.',
			'ERR function not found',
			'ERR Function not found script: add, on @user_function:1.',
			'Function not found',
			'ERR Library not found',
			'NOSCRIPT No matching script. Please use EVAL.',
			"ERR unknown command 'FCALL', with args beginning with: 'add' ",
			'ERR Can not execute a script with write flag using *_ro command.',
			'WRONGTYPE Operation against a key holding the wrong kind of value script: add, on @user_function:1.',
		];
		for (const message of others) {
			it(message, async () => {
				const { client, lines } = await open(() => resp.error(message));
				const error = await rejection(client.library(lib).add(['k'], []), ReplyError);
				expect(error.message).equal(message);
				expect(lines()).deep.equal(['FCALL add 1 k']);
			});
		}

		it('a text that says so is no error', async () => {
			const { client, lines } = await open(() => 'ERR Function not found');
			expect(await client.library(lib).add(['k'], [])).equal('ERR Function not found');
			expect(lines()).length(1);
		});
	});

	describe('while the library is being loaded', () => {
		/** Knows nothing and answers neither the load nor what comes behind it. */
		const stuck = (): Answer => {
			let loads = 0;
			return ([name]) => {
				if (name === 'FUNCTION') loads++;
				return loads > 0 ? undefined : notFound;
			};
		};
		async function untilLoading({ lines }: MemoryClient): Promise<void> {
			while (!lines().includes(load)) await turn();
		}

		it('a caller that gives up leaves the load to the others', async () => {
			const memory = await open(stuck());
			const { client, lines, say } = memory;
			const controller = new AbortController();
			const first = client.with({ signal: controller.signal }).library(lib).add(['k'], [1]);
			const second = client.library(lib).add(['k'], [2]);
			await untilLoading(memory);
			controller.abort(new Error('enough'));
			const error = await rejection(first, AbortError);
			expect(error).include({ written: false, maybeExecuted: false });
			expect(error.cause).include({ message: 'enough' });
			say('lib');
			while (lines().length < 4) await turn();
			say(7);
			expect(await second).equal(7);
			expect(lines()).deep.equal(['FCALL add 1 k 1', 'FCALL add 1 k 2', load, 'FCALL add 1 k 2']);
		});

		it('the time of a caller runs on', async () => {
			const memory = await open(stuck());
			const { client, lines } = memory;
			const error = await rejection(client.with({ timeout: 20 }).library(lib).add(['k'], []), TimeoutError);
			expect(error).include({ phase: 'queue', written: false, maybeExecuted: false });
			expect(error.message).equal('FCALL timed out (loading its library)');
			expect(lines()).deep.equal(['FCALL add 1 k', load]);
		});

		it('and what is left of it is for the second try', async () => {
			const { client, lines } = await open(([name]) =>
				name === 'FUNCTION' ? 'lib' : lines().length === 1 ? notFound : undefined,
			);
			const error = await rejection(client.with({ timeout: 100 }).library(lib).add(['k'], []), TimeoutError);
			expect(error).include({ phase: 'reply', maybeExecuted: true });
			expect(lines()).deep.equal(['FCALL add 1 k', load, 'FCALL add 1 k']);
		});

		it('nothing more is sent when nothing is left of it', async () => {
			const clock = performance.now;
			let now = clock.call(performance);
			performance.now = () => now;
			try {
				const { client, lines } = await open(([name]) => {
					now += 501;
					return name === 'FUNCTION' ? 'lib' : notFound;
				});
				const error = await rejection(client.with({ timeout: 1000 }).library(lib).add(['k'], []), TimeoutError);
				expect(error).include({ phase: 'queue', written: false, maybeExecuted: false });
				expect(lines()).deep.equal(['FCALL add 1 k', load]);
			} finally {
				performance.now = clock;
			}
		});

		it('a signal that was aborted in the same moment counts', async () => {
			const controller = new AbortController();
			const { client, lines, say } = await open(() => undefined);
			const call = client.with({ signal: controller.signal }).library(lib).add(['k'], []);
			while (lines().length < 1) await turn();
			say(notFound);
			controller.abort('late');
			const error = await rejection(call, AbortError);
			expect(error).include({ cause: 'late', written: false, maybeExecuted: false });
			await turn();
			expect(lines()).deep.equal(['FCALL add 1 k']);
		});

		it('the end of the client ends the wait', async () => {
			const memory = await open(stuck());
			const calls = [memory.client.library(lib).add(['k'], []), memory.client.library(lib).total([], [])];
			await untilLoading(memory);
			memory.client.destroy();
			for (const call of calls) expect(await rejection(call)).include({ code: 'CLOSED' });
		});

		it('no timer and no listener is left behind', async () => {
			const controller = new AbortController();
			const { signal } = controller;
			let listening = 0;
			const { addEventListener, removeEventListener } = signal;
			signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
				listening++;
				addEventListener.apply(signal, args);
			};
			signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
				listening--;
				removeEventListener.apply(signal, args);
			};
			const { client } = await open(forgetful());
			expect(
				await client
					.with({ signal, timeout: 2 ** 40 })
					.library(lib)
					.add(['k'], []),
			).equal(1);
			expect(listening).equal(0);
		});
	});
});
