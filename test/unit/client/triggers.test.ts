import { expect } from 'chai';
import {
	ReplyError,
	type TfunctionListOptions,
	type TfunctionLoadOptions,
	tfcall,
	tfcallAsync,
	tfunctionDelete,
	tfunctionList,
	tfunctionLoad,
} from '../../../src/index.ts';
import { resp } from '../../../src/testing/index.ts';
import { type Answer, type MemoryClient, memoryClient } from '../../support/memory-client.ts';
import { rejection } from '../../support/rejection.ts';

const code = "#!js api_version=1.0 name=lib\nredis.registerFunction('test', () => 'PONG');";

describe('triggers and functions', () => {
	let opened: MemoryClient[] = [];
	async function open(answer: Answer = () => resp.simple('OK'), options = {}): Promise<MemoryClient> {
		const one = await memoryClient(answer, options);
		opened.push(one);
		return one;
	}
	afterEach(() => {
		for (const { client } of opened) client.destroy();
		opened = [];
	});

	const loads: Array<[options: TfunctionLoadOptions | undefined, words: string[]]> = [
		[undefined, []],
		[{}, []],
		[{ replace: false }, []],
		[{ replace: true }, ['REPLACE']],
		[{ config: { last_modified_field_name: 'at', n: 1 } }, ['CONFIG', '{"last_modified_field_name":"at","n":1}']],
		[{ config: '{"n": 1}', replace: true }, ['REPLACE', 'CONFIG', '{"n": 1}']],
		[{ config: {} }, ['CONFIG', '{}']],
	];
	for (const [options, words] of loads) {
		it(`TFUNCTION LOAD with ${JSON.stringify(options)}`, async () => {
			const { client, commands } = await open();
			expect(await tfunctionLoad(client, code, options)).equal('OK');
			expect(commands).deep.equal([['TFUNCTION', 'LOAD', ...words, code]]);
		});
	}

	const lists: Array<[options: TfunctionListOptions | undefined, words: string]> = [
		[undefined, ''],
		[{ verbose: false, withCode: false }, ''],
		[{ withCode: true }, ' WITHCODE'],
		[{ verbose: true }, ' VERBOSE'],
		[{ verbose: 1 }, ' v'],
		[{ verbose: 2 }, ' vv'],
		[{ verbose: 3, withCode: true, library: 'lib' }, ' WITHCODE vvv LIBRARY lib'],
		[{ library: 'verbose' }, ' LIBRARY verbose'],
	];
	for (const [options, words] of lists) {
		it(`TFUNCTION LIST with ${JSON.stringify(options)}`, async () => {
			const { client, lines } = await open(() => []);
			expect(await tfunctionList(client, options)).deep.equal([]);
			expect(lines()).deep.equal([`TFUNCTION LIST${words}`]);
		});
	}

	it('TFUNCTION DELETE, TFCALL and TFCALLASYNC', async () => {
		const { client, lines } = await open();
		await tfunctionDelete(client, 'lib');
		await tfcall(client, 'lib.test', [], []);
		await tfcall(client.buffers, 'lib.test', ['a', Buffer.from('b')], [1, 'x', 2n]);
		await tfcallAsync(client.with({ timeout: 5000 }), 'lib.test', ['a'], ['x']);
		expect(lines()).deep.equal([
			'TFUNCTION DELETE lib',
			'TFCALL lib.test 0',
			'TFCALL lib.test 2 a b 1 x 2',
			'TFCALLASYNC lib.test 1 a x',
		]);
	});

	it('TFCALLASYNC keeps nobody else waiting', async () => {
		const { client, wires } = await open(([name]) => (name === 'TFCALLASYNC' ? undefined : 'PONG'));
		const slow = tfcallAsync(client, 'lib.test', [], []);
		expect(await tfcall(client, 'lib.test', [], [])).equal('PONG');
		const own = wires.find((wire) => wire.lines.some((line) => line.startsWith('TFCALLASYNC')));
		expect(own).not.equal(wires[0]);
		own?.say('$4\r\nDONE\r\n');
		expect(await slow).equal('DONE');
	});

	it('TFUNCTION LOAD and DELETE, for which the module asks every shard, keep nobody else waiting either', async () => {
		const { client, wires } = await open(([name]) => (name === 'TFUNCTION' ? undefined : 'PONG'));
		const slow = [tfunctionLoad(client, code), tfunctionDelete(client, 'lib')];
		expect(await tfcall(client, 'lib.test', [], [])).equal('PONG');
		const own = wires.filter((wire) => wire.lines.some((line) => line.startsWith('TFUNCTION')));
		expect(own).not.include(wires[0]);
		for (const wire of own) wire.say('+OK\r\n');
		expect(await Promise.all(slow)).deep.equal(['OK', 'OK']);
	});

	it('have keys where FCALL has them', async () => {
		const { client, lines } = await open(undefined, { keyPrefix: 'p:' });
		await tfcall(client, 'a.b', ['a', 'b'], ['a']);
		await tfcallAsync(client, 'a.b', ['a'], ['b']);
		await tfunctionDelete(client, 'a');
		expect(lines()).deep.equal(['TFCALL a.b 2 p:a p:b a', 'TFCALLASYNC a.b 1 p:a b', 'TFUNCTION DELETE a']);
	});

	it('refuse what makes no sense before anything is sent', async () => {
		const { client, lines } = await open();
		const wrong = (value: unknown): never => value as never;
		const calls: Array<[promise: Promise<unknown>, message: RegExp]> = [
			[tfunctionLoad(client, ''), /^code must be/],
			[tfunctionLoad(client, wrong(undefined)), /^code must be/],
			[tfunctionLoad(client, code, { config: wrong([1]) }), /^config must be/],
			[tfunctionLoad(client, code, { config: wrong(null) }), /^config must be/],
			[tfunctionLoad(client, code, { config: wrong(1) }), /^config must be/],
			[tfunctionDelete(client, ''), /^name must be/],
			[tfunctionList(client, { verbose: wrong(4) }), /^verbose must be/],
			[tfunctionList(client, { verbose: wrong('vv') }), /^verbose must be/],
			[tfunctionList(client, { library: '' }), /^library must be/],
			[tfcall(client, '', [], []), /^name must be/],
			[tfcall(client, 'a.b', wrong(0), []), /arrays/],
			[tfcall(client, 'a.b', ['k'], wrong(undefined)), /arrays/],
			[tfcallAsync(client, 'a.b', wrong('k'), []), /arrays/],
			[tfcall(client, 'a.b', wrong([['k', 'l']]), []), /./],
			[tfcall(client, 'a.b', [], wrong([null])), /./],
		];
		for (const [promise, message] of calls) expect((await rejection(promise, TypeError)).message).match(message);
		expect(lines()).deep.equal([]);
	});

	it('tell where the server has no such command, keeping what it said', async () => {
		const said = "ERR unknown command 'TFCALL', with args beginning with: 'lib.test' '0' ";
		const { client } = await open(() => resp.error(said));
		const error = await rejection(tfcall(client, 'lib.test', [], []), ReplyError);
		expect(error).include({ name: 'ReplyError', code: 'ERR', command: 'TFCALL' });
		expect(error.message.startsWith(said)).equal(true);
		expect(error.message).match(/discontinued; use functions: defineLibrary, FUNCTION LOAD, FCALL/);
		expect(error.cause).instanceOf(ReplyError).include({ message: said, code: 'ERR', command: 'TFCALL' });
		expect(Object.keys(error)).not.include('cause');
	});
});
