/** Commands on the wire: what they must look like, what a server reads, and what goes into them. */
import fc, { type Arbitrary } from 'fast-check';
import type { CommandArgument } from '../../../src/protocol/index.ts';
import { ByteLog } from '../../../src/testing/byte-log.ts';
import { CommandReader } from '../../../src/testing/command-reader.ts';

/** The bytes of an argument, as the documentation of encodeCommand has them. */
export function payload(argument: CommandArgument): Buffer {
	if (typeof argument === 'string') return Buffer.from(argument, 'utf8');
	if (argument instanceof Uint8Array) return Buffer.from(argument);
	if (argument === Number.POSITIVE_INFINITY) return Buffer.from('inf');
	if (argument === Number.NEGATIVE_INFINITY) return Buffer.from('-inf');
	return Buffer.from(argument.toString(10));
}

/** The one right way to write a command. */
export function frame(args: readonly CommandArgument[]): Buffer {
	const parts: Buffer[] = [Buffer.from(`*${args.length}\r\n`)];
	for (const bytes of args.map(payload)) parts.push(Buffer.from(`$${bytes.length}\r\n`), bytes, Buffer.from('\r\n'));
	return Buffer.concat(parts);
}

/** What a server makes of bytes: the arguments of each command. @throws Error unless they are whole commands */
export function commandsIn(bytes: Uint8Array): Buffer[][] {
	const log = new ByteLog();
	log.append(bytes);
	const reader = new CommandReader(log);
	const commands: Buffer[][] = [];
	for (let command = reader.next(); command !== undefined; command = reader.next()) commands.push(command.args);
	if (reader.broken !== undefined) throw new Error(`The server hangs up: ${reader.broken}`);
	if (reader.position !== log.end)
		throw new Error(`The server waits for more at ${reader.position} of ${log.end} bytes`);
	return commands;
}

/** A piece as a socket writes it. */
export const bytesOf = (part: string | Buffer, encoding: 'latin1' | 'utf8' = 'utf8'): Buffer =>
	typeof part === 'string' ? Buffer.from(part, encoding) : part;

/** Any UTF-16: lone surrogates, line ends, what looks like RESP, on both sides of each length that the encoder knows. */
export const texts: Arbitrary<string> = fc.oneof(
	fc.string({ maxLength: 50 }),
	fc.string({ unit: 'binary', maxLength: 50 }),
	fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
	fc.array(fc.integer({ min: 0xd7ff, max: 0xe000 }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
	fc.constantFrom(
		'',
		'\r\n',
		'\r\n$1\r\nx\r\n',
		'*1\r\n$4\r\nQUIT\r\n',
		'\0',
		'\x7f',
		'\x80',
		'\ufeff',
		'\ud800',
		'é\r\n*1',
	),
	fc
		.tuple(
			fc.constantFrom('a', '\x7f', '\x80', 'é', '€', '\ud83d', '\ude00', '😀', '\r\n'),
			fc.constantFrom(30, 31, 32, 33, 1022, 1023, 1024, 1025, 4094, 4095, 4096, 4097, 9000),
			fc.constantFrom('', 'é', '\udc00'),
		)
		.map(([unit, length, end]) => unit.repeat(length).slice(0, length) + end),
);

/** Bytes in every shape: Buffers, and views with an offset, or on shared memory. */
const binaries: Arbitrary<Uint8Array> = fc
	.tuple(fc.uint8Array({ maxLength: 60 }), fc.nat(9), fc.constantFrom('buffer', 'view', 'subclass', 'shared'))
	.map(([content, offset, kind]) => {
		const memory =
			kind === 'shared'
				? new SharedArrayBuffer(content.length + offset + 5)
				: new ArrayBuffer(content.length + offset + 5);
		const view = new Uint8Array(memory, offset, content.length);
		view.set(content);
		if (kind === 'buffer') return Buffer.from(memory, offset, content.length);
		return kind === 'subclass'
			? new (class extends Uint8Array {})(memory as ArrayBuffer, offset, content.length)
			: view;
	});

const numbers: Arbitrary<number> = fc.oneof(
	fc.double({ noNaN: true }),
	fc.maxSafeInteger(),
	fc.constantFrom(
		0,
		-0,
		1e21,
		1e-7,
		0.1,
		Number.POSITIVE_INFINITY,
		Number.NEGATIVE_INFINITY,
		Number.MAX_VALUE,
		Number.MIN_VALUE,
	),
);

/** Everything that a command takes. */
export const sendable: Arbitrary<CommandArgument> = fc.oneof({ weight: 4, arbitrary: texts }, numbers, fc.bigInt(), {
	weight: 2,
	arbitrary: binaries,
});

/** Notes that it was called, and throws. */
export const calls: string[] = [];
const trap = (name: string) => (): never => {
	calls.push(name);
	throw new Error(`${name} was called`);
};

const trapped = {
	toString: trap('toString'),
	valueOf: trap('valueOf'),
	toJSON: trap('toJSON'),
	[Symbol.toPrimitive]: trap('Symbol.toPrimitive'),
	[Symbol.iterator]: trap('Symbol.iterator'),
	get length(): number {
		return trap('length')();
	},
	get byteLength(): number {
		return trap('byteLength')();
	},
	get buffer(): ArrayBuffer {
		return trap('buffer')();
	},
	get constructor(): unknown {
		return trap('constructor')();
	},
	get [Symbol.toStringTag](): string {
		return trap('Symbol.toStringTag')();
	},
};
const traps = Object.fromEntries(
	Object.getOwnPropertyNames(Reflect).map((name) => [name, trap(`the trap ${name}`)]),
) as ProxyHandler<object>;

/** Nothing that a command takes, by name. */
export const unsendable: ReadonlyMap<string, unknown> = new Map<string, unknown>([
	['null', null],
	['undefined', undefined],
	['true', true],
	['false', false],
	['NaN', Number.NaN],
	['a symbol', Symbol('x')],
	['a function', (): void => {}],
	['an object', {}],
	['an object without prototype', Object.create(null)],
	['an array', ['a']],
	['an empty array', []],
	['a Date', new Date(0)],
	['a Map', new Map()],
	['a String', new String('x')],
	['a Number', new Number(1)],
	['a boxed bigint', Object(1n)],
	['a promise', Promise.resolve('x')],
	['an ArrayBuffer', new ArrayBuffer(3)],
	['a DataView', new DataView(new ArrayBuffer(3))],
	['a Uint8ClampedArray', new Uint8ClampedArray(3)],
	['an Int8Array', new Int8Array(3)],
	['a Uint16Array', new Uint16Array(3)],
	['a Float64Array', new Float64Array(3)],
	[
		'an object that looks like bytes',
		{ length: 3, byteLength: 3, 0: 1, 1: 2, 2: 3, buffer: new ArrayBuffer(3), byteOffset: 0 },
	],
	['an object with the prototype of Uint8Array', Object.create(Uint8Array.prototype)],
	['an object with the prototype of Buffer', Object.create(Buffer.prototype)],
	[
		'an object with the prototype of Buffer and lengths',
		Object.setPrototypeOf({ length: 5, byteLength: 5 }, Buffer.prototype),
	],
	['an object that throws whatever is done with it', trapped],
	['a function that throws', Object.defineProperties((): void => {}, Object.getOwnPropertyDescriptors(trapped))],
	['a Proxy that throws whatever is done with it', new Proxy({}, traps)],
	['a Proxy of a Buffer', new Proxy(Buffer.from('abc'), traps)],
	['a Proxy of a function', new Proxy(() => {}, traps)],
]);
