/** Every type of RESP2 and RESP3 on the wire, with what mode `buffer` makes of it. */
import { ReplyError, RespMap, type RespValue } from '../../../src/protocol/index.ts';
import type { Delivery } from './deliveries.ts';

export interface Exchange {
	readonly name: string;
	readonly wire: Buffer;
	/** As mode `buffer` gives it. */
	readonly gives: readonly Delivery[];
}

/** A bulk string's value in mode `buffer`. */
export const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
/** A nested error. */
export const failure = (message: string): ReplyError => new ReplyError(message);
/** A map's value. */
export const map = (...flat: RespValue[]): RespMap => new RespMap(flat);

/** Text of the wire is UTF-8. */
export const exchange = (name: string, wire: string | Buffer, ...gives: Delivery[]): Exchange => ({
	name,
	wire: Buffer.from(wire as string),
	gives,
});
const reply = (name: string, wire: string | Buffer, value: RespValue): Exchange =>
	exchange(name, wire, ['reply', value]);
const bulk = (name: string, value: string | Buffer): Exchange => {
	const body = Buffer.from(value as string);
	return reply(name, Buffer.concat([bytes(`$${body.length}\r\n`), body, bytes('\r\n')]), body);
};

export const scalars: readonly Exchange[] = [
	reply('simple string', '+PONG\r\n', 'PONG'),
	reply('simple string OK', '+OK\r\n', 'OK'),
	reply('simple string that begins as OK does', '+OKAY\r\n', 'OKAY'),
	reply('simple string of one letter of OK', '+O\r\n', 'O'),
	reply('simple string, empty', '+\r\n', ''),
	reply('simple string beyond ASCII', '+né €\r\n', 'né €'),
	reply('simple string with a tab and type bytes', '+a\t$-1:*\r\n', 'a\t$-1:*'),
	reply('simple string of 200 characters', `+${'long '.repeat(40)}\r\n`, 'long '.repeat(40)),
	exchange('error', '-WRONGTYPE Operation against a key\r\n', ['error', 'WRONGTYPE Operation against a key']),
	exchange('error, empty', '-\r\n', ['error', '']),
	exchange('error beyond ASCII', '-ERR naïve\r\n', ['error', 'ERR naïve']),
	exchange('error of 2000 characters', `-ERR ${'x'.repeat(2000)}\r\n`, ['error', `ERR ${'x'.repeat(2000)}`]),
	reply('integer', ':1000\r\n', 1000),
	reply('integer zero', ':0\r\n', 0),
	reply('integer minus zero', ':-0\r\n', 0),
	reply('integer, negative', ':-42\r\n', -42),
	reply('integer with plus', ':+42\r\n', 42),
	reply('integer with leading zeros', ':0007\r\n', 7),
	reply('integer of nine digits', ':123456789\r\n', 123456789),
	reply('integer of ten digits', ':1234567890\r\n', 1234567890),
	reply('integer 2^53-1', ':9007199254740991\r\n', Number.MAX_SAFE_INTEGER),
	reply('integer 1-2^53', ':-9007199254740991\r\n', Number.MIN_SAFE_INTEGER),
	reply('integer 2^53', ':9007199254740992\r\n', 9007199254740992n),
	reply('integer 2^53+1', ':9007199254740993\r\n', 9007199254740993n),
	reply('integer -2^53-1', ':-9007199254740993\r\n', -9007199254740993n),
	reply('integer with plus beyond 2^53', ':+9007199254740993\r\n', 9007199254740993n),
	reply('integer 2^63-1', ':9223372036854775807\r\n', 9223372036854775807n),
	reply('integer -2^63', ':-9223372036854775808\r\n', -9223372036854775808n),
	bulk('bulk string', 'hello'),
	bulk('bulk string, empty', ''),
	bulk('bulk string with line ends', 'a\r\nb\r\n'),
	bulk('bulk string that looks like a reply', '$3\r\nabc\r\n'),
	bulk('bulk string of NULs', '\0\0\0'),
	bulk('bulk string beyond ASCII', 'äß€𝄞 naïve'),
	bulk('bulk string with a byte order mark', '\ufeffx'),
	bulk('bulk string that is no UTF-8', Buffer.from([0xff, 0xc3, 0x28, 0x80, 0xe2, 0x82, 0xf0, 0x9f])),
	bulk('bulk string of all bytes', Buffer.from(Array.from({ length: 256 }, (_, i) => i))),
	bulk('bulk string of 191 characters', 'x'.repeat(191)),
	bulk('bulk string of 257 characters', 'y'.repeat(257)),
	bulk('bulk string of 1100 characters', 'window '.repeat(157)),
	bulk('bulk string of 1100 bytes beyond ASCII', 'é'.repeat(550)),
	reply('null bulk string', '$-1\r\n', null),
	reply('null array', '*-1\r\n', null),
	reply('null', '_\r\n', null),
	reply('true', '#t\r\n', true),
	reply('false', '#f\r\n', false),
	reply('double', ',-3.25\r\n', -3.25),
	reply('double without fraction', ',10\r\n', 10),
	reply('double without digits behind the point', ',1.\r\n', 1),
	reply('double without digits before the point', ',.5\r\n', 0.5),
	reply('double with exponent', ',-1.5e-10\r\n', -1.5e-10),
	reply('double with large exponent', ',1.7976931348623157E+308\r\n', Number.MAX_VALUE),
	reply('double, smallest', ',5e-324\r\n', Number.MIN_VALUE),
	reply('double, 17 digits', ',0.10000000000000001\r\n', 0.1),
	reply('double minus zero', ',-0\r\n', -0),
	reply('double inf', ',inf\r\n', Number.POSITIVE_INFINITY),
	reply('double -inf', ',-inf\r\n', Number.NEGATIVE_INFINITY),
	reply('double nan', ',nan\r\n', Number.NaN),
	reply('big number', '(3492890328409238509324850943850943825024385\r\n', 3492890328409238509324850943850943825024385n),
	reply('big number, negative', '(-349289032840923850932485094385\r\n', -349289032840923850932485094385n),
	reply('big number with plus', '(+12\r\n', 12n),
	reply('big number that is small', '(7\r\n', 7n),
	exchange('bulk error', '!21\r\nSYNTAX invalid syntax\r\n', ['error', 'SYNTAX invalid syntax']),
	exchange('bulk error with line ends', '!9\r\nERR a\r\nbc\r\n', ['error', 'ERR a\r\nbc']),
	exchange('bulk error, empty', '!0\r\n\r\n', ['error', '']),
	exchange('bulk error beyond ASCII', '!8\r\nERR né!\r\n', ['error', 'ERR né!']),
	reply('verbatim string', '=15\r\ntxt:Some string\r\n', bytes('Some string')),
	reply('verbatim string, markdown', '=8\r\nmkd:# é\r\n', bytes('# é')),
	reply('verbatim string, empty', '=4\r\ntxt:\r\n', bytes('')),
	reply('verbatim string with line ends and colons', '=9\r\ntxt::\r\n:x\r\n', bytes(':\r\n:x')),
	reply('verbatim string of 300 characters', `=304\r\ntxt:${'v'.repeat(300)}\r\n`, bytes('v'.repeat(300))),
	reply('streamed string', '$?\r\n;4\r\nHell\r\n;5\r\no wor\r\n;1\r\nd\r\n;0\r\n', bytes('Hello word')),
	reply('streamed string, empty', '$?\r\n;0\r\n', bytes('')),
	reply(
		'streamed string cut within a character',
		Buffer.concat([
			bytes('$?\r\n;2\r\n'),
			Buffer.from([0x61, 0xe2]),
			bytes('\r\n;2\r\n'),
			Buffer.from([0x82, 0xac]),
			bytes('\r\n;0\r\n'),
		]),
		bytes('a€'),
	),
	reply('streamed string with line ends', '$?\r\n;2\r\n\r\n\r\n;3\r\n;0\r\r\n;0\r\n', bytes('\r\n;0\r')),
];

const plain = '*3\r\n$1\r\na\r\n:1\r\n_\r\n';
const plainValue = [bytes('a'), 1, null];

export const aggregates: readonly Exchange[] = [
	reply('array', '*2\r\n$5\r\nhello\r\n$5\r\nworld\r\n', [bytes('hello'), bytes('world')]),
	reply('array, empty', '*0\r\n', []),
	reply('array of empties', '*4\r\n*0\r\n%0\r\n~0\r\n$0\r\n\r\n', [[], map(), [], bytes('')]),
	reply('array with nulls', '*4\r\n$-1\r\n*-1\r\n_\r\n$1\r\na\r\n', [null, null, null, bytes('a')]),
	reply('array with errors', '*3\r\n-ERR one\r\n!7\r\nERR two\r\n:3\r\n', [failure('ERR one'), failure('ERR two'), 3]),
	reply(
		'array of all scalars',
		'*9\r\n+OK\r\n:1\r\n:-9007199254740993\r\n$1\r\nb\r\n,1.5\r\n#t\r\n(9\r\n=5\r\ntxt:v\r\n_\r\n',
		['OK', 1, -9007199254740993n, bytes('b'), 1.5, true, 9n, bytes('v'), null],
	),
	reply('nested arrays', `*2\r\n*2\r\n${plain}${plain}*1\r\n*1\r\n*1\r\n${plain}`, [
		[plainValue, plainValue],
		[[[plainValue]]],
	]),
	reply(
		'array of 300',
		`*300\r\n${'$3\r\nabc\r\n:12\r\n'.repeat(150)}`,
		Array(150)
			.fill([bytes('abc'), 12])
			.flat(),
	),
	reply('array of 5000', `*5000\r\n${'#t\r\n'.repeat(5000)}`, Array(5000).fill(true)),
	reply('array of strings beyond ASCII among others', `*200\r\n${'$2\r\né\r\n$13\r\nabcdefghijklm\r\n'.repeat(100)}`, [
		...Array(100)
			.fill([bytes('é'), bytes('abcdefghijklm')])
			.flat(),
	]),
	reply('set', '~3\r\n$1\r\na\r\n:1\r\n#f\r\n', [bytes('a'), 1, false]),
	reply('set, empty', '~0\r\n', []),
	reply('map', '%2\r\n+first\r\n:1\r\n$6\r\nsecond\r\n:2\r\n', map('first', 1, bytes('second'), 2)),
	reply('map, empty', '%0\r\n', map()),
	reply('map with a key twice', '%2\r\n$1\r\na\r\n:1\r\n$1\r\na\r\n:2\r\n', map(bytes('a'), 1, bytes('a'), 2)),
	reply(
		'map with keys of every sort',
		`%6\r\n:1\r\n:2\r\n_\r\n_\r\n#t\r\n*0\r\n${plain}%1\r\n:1\r\n${plain}-ERR k\r\n-ERR v\r\n%0\r\n~1\r\n:1\r\n`,
		map(1, 2, null, null, true, [], plainValue, map(1, plainValue), failure('ERR k'), failure('ERR v'), map(), [1]),
	),
	reply('streamed array', '*?\r\n:1\r\n$1\r\nb\r\n*1\r\n:3\r\n.\r\n', [1, bytes('b'), [3]]),
	reply('streamed array, empty', '*?\r\n.\r\n', []),
	reply('streamed set', '~?\r\n:1\r\n:2\r\n.\r\n', [1, 2]),
	reply('streamed map', '%?\r\n+a\r\n:1\r\n+b\r\n:2\r\n.\r\n', map('a', 1, 'b', 2)),
	reply('streamed map, empty', '%?\r\n.\r\n', map()),
	reply(
		'streamed within streamed',
		'*?\r\n*?\r\n$?\r\n;2\r\nab\r\n;0\r\n.\r\n%?\r\n+k\r\n~?\r\n.\r\n.\r\n:9\r\n.\r\n',
		[[bytes('ab')], map('k', []), 9],
	),
	reply('streamed strings in an array', '*3\r\n$?\r\n;1\r\na\r\n;0\r\n$?\r\n;0\r\n$1\r\nc\r\n', [
		bytes('a'),
		bytes(''),
		bytes('c'),
	]),
	reply(
		'streamed string as key and value',
		'%1\r\n$?\r\n;1\r\nk\r\n;0\r\n$?\r\n;1\r\nv\r\n;0\r\n',
		map(bytes('k'), bytes('v')),
	),
	reply('as deep as allowed', `${'*1\r\n'.repeat(128)}:1\r\n`, deep(128)),
];

function deep(levels: number): RespValue {
	let value: RespValue = 1;
	for (let i = 0; i < levels; i++) value = [value];
	return value;
}

const popularity = '|1\r\n+key-popularity\r\n%2\r\n$1\r\na\r\n,0.19\r\n$1\r\nb\r\n,0.0063\r\n';
const message = '>3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$2\r\nhi\r\n';
const messageValue: Delivery = ['push', [bytes('message'), bytes('news'), bytes('hi')]];

export const outOfBand: readonly Exchange[] = [
	reply('attribute before a reply', `${popularity}*2\r\n:2039123\r\n:9543892\r\n`, [2039123, 9543892]),
	reply('attribute, empty', '|0\r\n:1\r\n', 1),
	reply('attributes in a row', `${popularity}${popularity}+OK\r\n`, 'OK'),
	reply('attribute of an element', '*3\r\n:1\r\n:2\r\n|1\r\n+ttl\r\n:3600\r\n:3\r\n', [1, 2, 3]),
	reply('attribute of the first and an empty element', `*2\r\n${popularity}*0\r\n|0\r\n$0\r\n\r\n`, [[], bytes('')]),
	reply(
		'attributes of keys and values',
		'%2\r\n|1\r\n+x\r\n:1\r\n+a\r\n|1\r\n+y\r\n*1\r\n:1\r\n:1\r\n+b\r\n|2\r\n+p\r\n:1\r\n+q\r\n_\r\n:2\r\n',
		map('a', 1, 'b', 2),
	),
	reply('attribute with an attribute inside', '|1\r\n|1\r\n+in\r\n:1\r\n+k\r\n|1\r\n+in\r\n:2\r\n+v\r\n:7\r\n', 7),
	reply('attribute in a streamed map', '%?\r\n+a\r\n|1\r\n+x\r\n:1\r\n:1\r\n.\r\n', map('a', 1)),
	reply('attribute with errors and strings', '|2\r\n+e\r\n-ERR no\r\n$1\r\ns\r\n$?\r\n;1\r\nz\r\n;0\r\n+OK\r\n', 'OK'),
	exchange('attribute before an error', `${popularity}-ERR no\r\n`, ['error', 'ERR no']),
	exchange('attribute before a push', `${popularity}${message}`, messageValue),
	exchange('push', message, messageValue),
	exchange('push of its kind alone', '>1\r\n+ping\r\n', ['push', ['ping']]),
	exchange('push with a null', '>2\r\n$10\r\ninvalidate\r\n_\r\n', ['push', [bytes('invalidate'), null]]),
	exchange('push with nested values', `>4\r\n+kind\r\n${plain}%1\r\n+a\r\n:1\r\n-ERR x\r\n`, [
		'push',
		['kind', plainValue, map('a', 1), failure('ERR x')],
	]),
	exchange('push with an attribute inside', '>2\r\n+kind\r\n|1\r\n+a\r\n:1\r\n:2\r\n', ['push', ['kind', 2]]),
	exchange(
		'pushes between replies',
		`+OK\r\n${message}:1\r\n${message}${message}-ERR a\r\n`,
		['reply', 'OK'],
		messageValue,
		['reply', 1],
		messageValue,
		messageValue,
		['error', 'ERR a'],
	),
	exchange(
		'subscriptions at top level',
		'>3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n>3\r\n$11\r\nunsubscribe\r\n_\r\n:0\r\n',
		['push', [bytes('subscribe'), bytes('c'), 1]],
		['push', [bytes('unsubscribe'), null, 0]],
	),
	...['subscribe', 'unsubscribe', 'psubscribe', 'punsubscribe', 'ssubscribe', 'sunsubscribe'].map((kind) =>
		reply(`nested ${kind} is an element`, `*2\r\n>3\r\n$${kind.length}\r\n${kind}\r\n$1\r\nc\r\n:1\r\n+OK\r\n`, [
			[bytes(kind), bytes('c'), 1],
			'OK',
		]),
	),
	reply('nested subscribe as a simple string is an element', '*1\r\n>2\r\n+subscribe\r\n:1\r\n', [['subscribe', 1]]),
	reply('nested subscribe in a map', '%1\r\n+k\r\n>2\r\n+subscribe\r\n:1\r\n', map('k', ['subscribe', 1])),
	...['message', 'pmessage', 'smessage', 'invalidate', 'Subscribe', 'subscribed', 'monitor', 'server-cpu-usage'].map(
		(kind) =>
			exchange(
				`nested ${kind} came in between`,
				`*2\r\n:1\r\n>2\r\n$${kind.length}\r\n${kind}\r\n$1\r\nx\r\n:2\r\n`,
				['push', [bytes(kind), bytes('x')]],
				['reply', [1, 2]],
			),
	),
	exchange('push before the first element', `*1\r\n${message}:2\r\n`, messageValue, ['reply', [2]]),
	exchange('push between key and value', `%1\r\n+a\r\n${message}:1\r\n`, messageValue, ['reply', map('a', 1)]),
	exchange('push before the end of a streamed map', `%?\r\n+a\r\n:1\r\n${message}.\r\n`, messageValue, [
		'reply',
		map('a', 1),
	]),
	exchange('push within a push', `>3\r\n+outer\r\n${message}:1\r\n:2\r\n`, messageValue, ['push', ['outer', 1, 2]]),
	exchange('push within an attribute', `|1\r\n+a\r\n${message}:1\r\n:2\r\n`, messageValue, ['reply', 2]),
	exchange('push between an attribute and its value', `*1\r\n|0\r\n${message}:1\r\n`, messageValue, ['reply', [1]]),
	exchange(
		'push of an odd kind',
		'*1\r\n>2\r\n:1\r\n:2\r\n>1\r\n_\r\n:3\r\n',
		['push', [1, 2]],
		['push', [null]],
		['reply', [3]],
	),
];

/** Everything, one after the other on one connection. */
export const all: readonly Exchange[] = [...scalars, ...aggregates, ...outOfBand];
