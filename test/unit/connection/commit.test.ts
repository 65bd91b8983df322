import { expect } from 'chai';
import { Command } from '../../../src/commands/command.ts';
import { lookup } from '../../../src/commands/spec.ts';
import { type Asked, ask } from '../../support/connection/asked.ts';
import { destroyConnections, readyConnection, type TestConnection } from '../../support/connection/connections.ts';
import { frame, turn } from '../../support/connection/memory-wire.ts';

describe('bytes and slot', () => {
	afterEach(destroyConnections);
	let opened: TestConnection;
	beforeEach(async () => {
		opened = await readyConnection();
	});

	/** As a lane does it: what throws is the command's own failure. */
	function execute(...all: Asked[]): void {
		for (const each of all) {
			try {
				opened.connection.execute(each.command);
			} catch (error) {
				each.command.fail(error);
			}
		}
	}
	const bulk = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;

	it('of the commands of one turn leave in one write', async () => {
		const all = Array.from({ length: 100 }, (_, index) => ask('GET', `key:${index}`));
		execute(...all);
		expect(opened.wire.writes).deep.equal([]);
		await turn();
		expect(opened.wire.writes).deep.equal([all.map((_, index) => frame('GET', `key:${index}`)).join('')]);
		opened.wire.say(all.map((_, index) => bulk(`value:${index}`)).join(''));
		expect(all.map((each) => each.outcome)).deep.equal(all.map((_, index) => `resolved value:${index}`));
	});

	it('of several turns leave in a write each', async () => {
		for (const key of ['a', 'b']) {
			execute(ask('GET', key));
			await turn();
		}
		expect(opened.wire.writes).deep.equal([frame('GET', 'a'), frame('GET', 'b')]);
	});

	it('leave before the turn is over where a batch is large', () => {
		const value = 'x'.repeat(1000);
		for (let i = 0; i < 200; i++) execute(ask('SET', 'k', value));
		expect(opened.wire.sent.length).greaterThan(64 * 1024);
		expect(opened.wire.sent.length).lessThan(200 * 1040);
	});

	const unsendable: Record<string, unknown> = {
		null: null,
		undefined: undefined,
		'a boolean': true,
		NaN: Number.NaN,
		'an object': { toString: () => 'x' },
		'an object whose toString throws': {
			toString() {
				throw new Error('toString was asked');
			},
		},
		'an object that pretends to be a Buffer': Object.create(Buffer.prototype),
		'an array in an array': ['x'],
		'a symbol': Symbol('x'),
		'a function': () => 'x',
		'a Date': new Date(),
		'a proxy that throws at every touch': new Proxy(
			{},
			{
				get() {
					throw new Error('touched');
				},
				getPrototypeOf() {
					throw new Error('touched');
				},
			},
		),
	};
	for (const [name, value] of Object.entries(unsendable)) {
		it(`are not there for ${name}, and the commands around it are right`, async () => {
			const before = ask('SET', 'a', '1');
			const bad = ask('SET', 'b', 'long enough to matter', value);
			const badFirst = ask('MSET', value, 'x');
			const after = ask('GET', 'c');
			execute(before, bad, badFirst, after);
			for (const each of [bad, badFirst]) expect(each.error).instanceof(TypeError);
			expect(opened.connection.pending).equal(2);
			await turn();
			expect(opened.wire.sent).equal(frame('SET', 'a', '1') + frame('GET', 'c'));
			opened.wire.say(`+OK\r\n${bulk('three')}`);
			expect([before.outcome, after.outcome]).deep.equal(['resolved OK', 'resolved three']);
		});
	}

	it('are not there for a command that is given up in its own turn', async () => {
		const all = ['a', 'b', 'c', 'd'].map((key) => ask('GET', key));
		execute(...all);
		expect(all[0]?.giveUp()).equal(false);
		expect(all[2]?.giveUp()).equal(false);
		await turn();
		expect(opened.wire.sent).equal(frame('GET', 'b') + frame('GET', 'd'));
		opened.wire.say(bulk('B') + bulk('D'));
		expect(all.map((each) => each.outcome.split(' ', 2).join(' '))).deep.equal([
			'rejected Error:',
			'resolved B',
			'rejected Error:',
			'resolved D',
		]);
	});

	it('of large Buffers are right around a command that is given up in its own turn', async () => {
		const big = Buffer.alloc(10_000, 'x');
		const [first, given, last] = [ask('SET', 'a', big), ask('SET', 'b', big), ask('SET', 'c', 'small', big)];
		execute(first, given, last);
		given.giveUp();
		await turn();
		expect(opened.wire.sent).equal(frame('SET', 'a', big) + frame('SET', 'c', 'small', big));
	});

	it('leave nothing when all of a turn is given up', async () => {
		const all = [ask('GET', 'a'), ask('GET', 'b')];
		execute(...all);
		for (const each of all) each.giveUp();
		await turn();
		expect(opened.wire.writes).deep.equal([]);
		execute(ask('GET', 'c'));
		await turn();
		expect(opened.wire.writes).deep.equal([frame('GET', 'c')]);
	});

	it('stay together when part of a turn has left early and a command of the rest is given up', async () => {
		const value = 'x'.repeat(40_000);
		const early = [ask('SET', 'a', value), ask('SET', 'b', value)];
		const rest = [ask('GET', 'c'), ask('GET', 'd')];
		execute(...early, ...rest);
		expect(opened.wire.commands).lengthOf(2);
		expect(early[0]?.giveUp()).equal(true);
		expect(rest[0]?.giveUp()).equal(false);
		await turn();
		expect(opened.wire.lines.map((line) => line.slice(0, 5))).deep.equal(['SET a', 'SET b', 'GET d']);
		opened.wire.say(`+first\r\n+second\r\n${bulk('D')}`);
		expect(early[1]?.outcome).equal('resolved second');
		expect(rest[1]?.outcome).equal('resolved D');
	});

	const throwing = new Error('the transport is broken');
	for (const [name, argument] of [
		['text', 'v'],
		['a large Buffer', Buffer.alloc(8192)],
	] as const) {
		it(`that cannot be written end the connection: ${name}`, async () => {
			opened.wire.refuseWith = throwing;
			const set = ask('SET', 'k', argument);
			execute(set);
			await turn();
			expect(opened.connection.state).equal('closed');
			const { cause, unanswered, written } = opened.owner.end;
			expect(cause).equal(throwing);
			expect(unanswered).deep.equal([set.command]);
			// Nobody knows how much of it is on the wire.
			expect(written).equal(1);
		});
	}

	it('are lost together when a Buffer is detached between the call and the write', async () => {
		const bytes = new Uint8Array(5000);
		const before = ask('GET', 'a');
		const set = ask('SET', 'k', bytes);
		execute(before, set);
		structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
		await turn();
		expect(opened.connection.state).equal('closed');
		expect(opened.owner.end.unanswered).deep.equal([before.command, set.command]);
		expect(opened.wire.sent).not.include('$5000');
	});

	it('are those of the call when a neighbour is given up and a Buffer was detached meanwhile', async () => {
		const bytes = new Uint8Array(5000);
		const given = ask('GET', 'a');
		const set = ask('SET', 'k', bytes);
		execute(given, set);
		structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
		given.giveUp();
		await turn();
		// Rather no connection than an empty value.
		expect(opened.wire.sent).not.include(frame('SET', 'k', ''));
	});

	it('count in bytes, whatever the text', async () => {
		const texts = ['é', '€', '😀', '\ud800', 'a\udc00b', '\r\n$3\r\nfoo', '\0', ''.padEnd(5000, '😀')];
		execute(...texts.map((text) => ask('SET', text, text)));
		await turn();
		expect(opened.wire.sent).equal(texts.map((text) => frame('SET', Buffer.from(text), Buffer.from(text))).join(''));
	});

	it('are made of arguments that are read once', async () => {
		const spec = lookup('SET');
		if (spec === undefined) throw new Error('no SET');
		let reads = 0;
		const args = new Proxy(['k', 'v'], {
			get(target, key, receiver) {
				if (key === '1') reads++;
				return Reflect.get(target, key, receiver) as unknown;
			},
		});
		const set = new Command(
			spec,
			args,
			ask('SET').command.view,
			() => {},
			() => {},
		);
		opened.connection.execute(set);
		await turn();
		expect(reads).equal(1);
		expect(opened.wire.sent).equal(frame('SET', 'k', 'v'));
	});
});
