import { expect } from 'chai';
import { Asked, ask, plainView } from '../../support/connection/asked.ts';
import { destroyConnections, readyConnection, type TestConnection } from '../../support/connection/connections.ts';
import { turn } from '../../support/connection/memory-wire.ts';

describe('one slot, one reply', () => {
	let opened: TestConnection;
	beforeEach(async () => {
		opened = await readyConnection();
	});
	afterEach(destroyConnections);

	const bulk = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
	async function send(...all: Asked[]): Promise<void> {
		for (const each of all) opened.connection.execute(each.command);
		await turn();
	}

	it('settles each command as its reply is parsed, not with the batch', async () => {
		const [first, second] = [ask('GET', 'a'), ask('GET', 'b')];
		await send(first, second);
		opened.wire.say(`${bulk('A')}$1\r`);
		expect([first.outcome, second.outcome]).deep.equal(['resolved A', 'pending']);
		opened.wire.say('\nB\r\n');
		expect(second.outcome).equal('resolved B');
	});

	it('keeps the slot of a command that was given up after the write: 1000 others get their own', async () => {
		const all = Array.from({ length: 1500 }, (_, index) => ask('GET', `key:${index}`));
		await send(...all);
		const given = all.filter((_, index) => index % 3 === 0);
		for (const each of given) expect(each.giveUp()).equal(true);
		opened.wire.say(all.map((_, index) => bulk(`key:${index}`)).join(''));
		for (const [index, each] of all.entries()) {
			expect(each.outcome).equal(index % 3 === 0 ? 'rejected Error: given up' : `resolved key:${index}`);
		}
		expect(opened.connection.pending).equal(0);
		expect(opened.connection.state).equal('ready');
	});

	it('keeps the slot when a command is given up in the middle of its reply', async () => {
		const [given, next] = [ask('GET', 'a'), ask('GET', 'b')];
		await send(given, next);
		opened.wire.say('$10\r\n01234');
		expect(given.giveUp()).equal(true);
		opened.wire.say(`56789\r\n${bulk('B')}`);
		expect([given.outcome, next.outcome]).deep.equal(['rejected Error: given up', 'resolved B']);
	});

	it('keeps nothing of a command that was given up but the place', async () => {
		const given = ask('SET', 'k', 'a'.repeat(1000));
		await send(given, ask('GET', 'b'));
		given.giveUp();
		expect(given.command.args).deep.equal([]);
		expect(given.command.mode).equal('skip');
		expect(opened.connection.pending).equal(2);
	});

	it('swallows an error reply, a nil and a nested reply for a tombstone', async () => {
		const given = ['a', 'b', 'c'].map((key) => ask('GET', key));
		const last = ask('GET', 'd');
		await send(...given, last);
		for (const each of given) each.giveUp();
		opened.wire.say(`-ERR no\r\n_\r\n*2\r\n*1\r\n:1\r\n$-1\r\n${bulk('D')}`);
		expect(last.outcome).equal('resolved D');
	});

	it('gives a command up once: what comes later changes nothing', async () => {
		const given = ask('GET', 'a');
		await send(given);
		given.giveUp(new Error('first'));
		given.giveUp(new Error('second'));
		opened.wire.say(bulk('A'));
		opened.connection.destroy();
		expect(given.settlements).lengthOf(1);
		expect(given.outcome).equal('rejected Error: first');
	});

	it('rejects one command where a transform throws, and the stream stays aligned', async () => {
		const fault = new Error('the transform is wrong');
		const throwing = {
			...plainView,
			plain: false,
			shape: () => {
				throw fault;
			},
		};
		const [first, bad, last] = [ask('GET', 'a'), new Asked('HGETALL', ['h'], throwing), ask('GET', 'b')];
		await send(first, bad, last);
		opened.wire.say(`${bulk('A')}%1\r\n+f\r\n+v\r\n${bulk('B')}`);
		expect(bad.error).equal(fault);
		expect([first.outcome, last.outcome]).deep.equal(['resolved A', 'resolved B']);
		expect(opened.connection.state).equal('ready');
	});

	it('asks the head of the queue how a reply is to be decoded', async () => {
		const bytes = new Asked('GET', ['a'], { ...plainView, mode: 'buffer' });
		const text = ask('GET', 'a');
		const given = ask('GET', 'a');
		await send(bytes, given, text);
		given.giveUp();
		opened.wire.say(Buffer.from(bulk('é') + bulk('é') + bulk('é')));
		expect(bytes.settlements[0]?.[1]).deep.equal(Buffer.from('é'));
		expect(text.outcome).equal('resolved é');
	});

	it('gives an error reply the name of its command', async () => {
		const get = ask('get', 'a');
		await send(get);
		opened.wire.say('-WRONGTYPE no\r\n');
		expect(get.error).include({ name: 'ReplyError', code: 'WRONGTYPE', command: 'GET' });
	});

	it('lets a push disturb nothing, between replies and within one', async () => {
		const all = [ask('GET', 'a'), ask('LRANGE', 'l', 0, -1), ask('GET', 'b')];
		await send(...all);
		const push = '>2\r\n$10\r\ninvalidate\r\n*1\r\n$1\r\nk\r\n';
		opened.wire.say(`${push}${bulk('A')}${push}*2\r\n${push}$1\r\nx\r\n$1\r\ny\r\n${push}${bulk('B')}`);
		expect(all.map((each) => each.outcome)).deep.equal(['resolved A', 'resolved x,y', 'resolved B']);
		expect(opened.owner.pushes).lengthOf(4);
	});

	for (const [name, bytes] of Object.entries({
		'a reply': '+OK\r\n',
		'an error': '-ERR max idle\r\n',
		'half a reply': '$5\r\nab',
	})) {
		it(`dies of ${name} while it is idle`, () => {
			opened.wire.say(bytes);
			if (name === 'half a reply') opened.wire.say('cde\r\n');
			expect(opened.connection.state).equal('closed');
			const { cause, unanswered } = opened.owner.end;
			expect(cause).include({ name: 'ProtocolError', code: 'PROTOCOL' });
			if (name === 'an error') expect(cause?.cause).property('message', 'ERR max idle');
			expect(unanswered).deep.equal([]);
			expect(opened.wire.destroyed).equal(true);
		});
	}

	it('dies of one reply too many behind those that are due, which count', async () => {
		const get = ask('GET', 'a');
		await send(get);
		opened.wire.say(`${bulk('A')}+EXTRA\r\n`);
		expect(get.outcome).equal('resolved A');
		expect(opened.connection.state).equal('closed');
	});

	it('dies of a reply that comes while its commands are not yet written, and gives it to none of them', () => {
		const get = ask('GET', 'a');
		opened.connection.execute(get.command);
		opened.wire.say('+EXTRA\r\n');
		expect(get.outcome).equal('pending');
		expect(opened.connection.state).equal('closed');
		const { unanswered, written } = opened.owner.end;
		expect(unanswered).deep.equal([get.command]);
		expect(written).equal(0);
	});

	it('dies of bytes that are not RESP with the commands that were due', async () => {
		const [first, second] = [ask('GET', 'a'), ask('GET', 'b')];
		await send(first, second);
		opened.wire.say(`${bulk('A')}!not a length\r\n`);
		expect(first.outcome).equal('resolved A');
		expect(opened.owner.end.cause).include({ name: 'ProtocolError', code: 'PROTOCOL' });
		expect(opened.owner.end.unanswered).deep.equal([second.command]);
	});

	it('keeps the process while a reply is due to somebody, and only then', async () => {
		expect(opened.wire.held).equal(false);
		const [given, get] = [ask('GET', 'a'), ask('GET', 'b')];
		await send(given, get);
		expect(opened.wire.held).equal(true);
		opened.wire.say(bulk('A'));
		expect(opened.wire.held).equal(true);
		get.giveUp();
		expect(opened.wire.held).equal(false);
		const later = ask('GET', 'c');
		await send(later);
		expect(opened.wire.held).equal(true);
		opened.wire.say(bulk('B') + bulk('C'));
		expect(later.outcome).equal('resolved C');
		expect(opened.wire.held).equal(false);
	});

	it('drains: answers what is due, to the last, and ends', async () => {
		const all = [ask('GET', 'a'), ask('GET', 'b')];
		await send(...all);
		opened.connection.drain();
		opened.connection.drain();
		opened.wire.say(bulk('A'));
		expect(opened.connection.state).equal('draining');
		opened.wire.say(bulk('B'));
		expect(opened.connection.state).equal('closed');
		expect(all.map((each) => each.outcome)).deep.equal(['resolved A', 'resolved B']);
		expect(opened.owner.end).deep.include({ cause: undefined, unanswered: [] });
	});

	it('drains also what was not written when it was told to', async () => {
		const get = ask('GET', 'a');
		opened.connection.execute(get.command);
		opened.connection.drain();
		await turn();
		expect(opened.wire.lines).include('GET a');
		opened.wire.say(bulk('A'));
		expect(get.outcome).equal('resolved A');
		expect(opened.connection.state).equal('closed');
	});
});
