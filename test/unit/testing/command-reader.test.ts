import { expect } from 'chai';
import fc from 'fast-check';
import { ByteLog } from '../../../src/testing/byte-log.ts';
import { CommandReader, type ReceivedCommand } from '../../../src/testing/command-reader.ts';
import { encodeReply } from '../../../src/testing/reply-encoder.ts';

describe('CommandReader', () => {
	it('reads a command with its offsets', () => {
		const { commands } = read(['*2\r\n$3\r\nget\r\n$1\r\na\r\n*1\r\n$4\r\nPING\r\n']);
		expect(commands).to.deep.equal([
			{ name: 'GET', args: [Buffer.from('get'), Buffer.from('a')], start: 0, end: 20 },
			{ name: 'PING', args: [Buffer.from('PING')], start: 20, end: 34 },
		]);
	});

	it('reads the same commands however the bytes are split', () => {
		const argument = fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes));
		const named = fc.tuple(fc.constantFrom('GET', 'set'), fc.array(argument, { maxLength: 4 }));
		fc.assert(
			fc.property(fc.array(named, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 9 }), (list, size) => {
				const wire = Buffer.concat(list.map(([name, args]) => encodeReply([name, ...args])));
				const pieces: Buffer[] = [];
				for (let at = 0; at < wire.length; at += size) pieces.push(wire.subarray(at, at + size));
				const { commands, broken } = read(pieces);
				expect(broken).to.equal(undefined);
				expect(commands.map(({ args }) => args)).to.deep.equal(
					list.map(([name, args]) => [Buffer.from(name), ...args]),
				);
			}),
		);
	});

	it('reads inline commands, and passes over empty ones', () => {
		const { commands } = read(['\r\nPING\r\n*0\r\n  get  a \n']);
		expect(commands.map(({ args }) => args.map(String))).to.deep.equal([['PING'], ['get', 'a']]);
	});

	it('takes empty arguments', () => {
		expect(read(['*2\r\n$4\r\nECHO\r\n$0\r\n\r\n']).commands[0]?.args[1]).to.deep.equal(Buffer.alloc(0));
	});

	for (const [what, bytes] of [
		['a length that is no number', '*x\r\n'],
		['an argument that is no bulk string', '*1\r\n:1\r\n'],
		['a negative bulk length', '*1\r\n$-1\r\n'],
		['a bulk string that is longer than it says', '*1\r\n$1\r\nab\r\n'],
		['a header without carriage return', '*1\n'],
	] as const) {
		it(`stops at ${what}`, () => {
			const { commands, broken } = read(['*1\r\n$4\r\nPING\r\n', bytes, '*1\r\n$4\r\nPING\r\n']);
			expect(commands).to.have.length(1);
			expect(broken).to.be.a('string');
		});
	}

	it('reads an argument that comes in many pieces', () => {
		const log = new ByteLog();
		const reader = new CommandReader(log);
		const size = 1 << 24;
		log.append(Buffer.from(`*1\r\n$${size}\r\n`));
		const piece = Buffer.alloc(1 << 16);
		for (let sent = 0; sent < size; sent += piece.length) {
			log.append(piece);
			expect(reader.next()).to.equal(undefined);
		}
		log.append(Buffer.from('\r\n'));
		expect(reader.next()?.args[0]).to.have.length(size);
	});
});

describe('ByteLog', () => {
	it('keeps offsets through growth and discarding', () => {
		const log = new ByteLog();
		const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, index) => index & 255));
		for (let at = 0; at < bytes.length; at += 777) {
			log.append(bytes.subarray(at, at + 777));
			log.discard(log.end - 1000);
			expect(log.slice(log.end - 10, log.end)).to.deep.equal(bytes.subarray(log.end - 10, log.end));
		}
		expect(log.end).to.equal(bytes.length);
		expect(log.start).to.be.greaterThan(10_000);
		expect(log.at(log.end - 1)).to.equal(bytes.at(-1));
		expect(log.at(log.end)).to.equal(undefined);
	});

	it('finds line feeds from an offset on', () => {
		const log = new ByteLog();
		log.append(Buffer.from('a\nb\n'));
		expect([log.lineFeed(0), log.lineFeed(2), log.lineFeed(4)]).to.deep.equal([1, 3, -1]);
	});
});

function read(pieces: ReadonlyArray<string | Buffer>): {
	commands: ReceivedCommand[];
	broken: string | undefined;
} {
	const log = new ByteLog();
	const reader = new CommandReader(log);
	const commands: ReceivedCommand[] = [];
	for (const piece of pieces) {
		log.append(Buffer.from(piece));
		for (let next = reader.next(); next !== undefined; next = reader.next()) commands.push(next);
	}
	return { commands, broken: reader.broken };
}
