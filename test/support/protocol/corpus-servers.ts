/**
 * What real servers sent, byte for byte (RESP2 unless told): recorded from Redis 6.0.16, 7.0.15 and 8.0.2 and Valkey 9.1.2.
 * Each is what a connection read after the commands in its name.
 */
import { bytes, type Exchange, exchange, map } from './corpus-types.ts';
import type { Delivery } from './deliveries.ts';

const ok: Delivery = ['reply', 'OK'];
const queued: Delivery = ['reply', 'QUEUED'];
const pong: Delivery = ['reply', 'PONG'];
const subscription = (kind: string, channel: string | null, count: number): Delivery => [
	'push',
	[bytes(kind), channel === null ? null : bytes(channel), count],
];
const authError =
	'ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?';
const contextError =
	"ERR Can't execute 'get': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context";
const execAbort = 'EXECABORT Transaction discarded because of previous errors.';
const doctor =
	'I\'m sorry, Dave, I can\'t do that. Latency monitoring is disabled in this Valkey instance. You may use "CONFIG SET latency-monitor-threshold <milliseconds>." in order to enable it.\n';

export const servers: readonly Exchange[] = [
	exchange('PING, AUTH bad, PING', `+PONG\r\n-${authError}\r\n+PONG\r\n`, pong, ['error', authError], pong),
	exchange(
		'HELLO 3 AUTH default bad, CLIENT SETNAME, PING',
		'-WRONGPASS invalid username-password pair or user is disabled.\r\n-NOAUTH Authentication required.\r\n-NOAUTH Authentication required.\r\n',
		['error', 'WRONGPASS invalid username-password pair or user is disabled.'],
		['error', 'NOAUTH Authentication required.'],
		['error', 'NOAUTH Authentication required.'],
	),
	exchange('WATCH, DISCARD', '+OK\r\n-ERR DISCARD without MULTI\r\n', ok, ['error', 'ERR DISCARD without MULTI']),
	exchange('MULTI, SET, EXEC of a watched key', '+OK\r\n+QUEUED\r\n*-1\r\n', ok, queued, ['reply', null]),
	exchange('MULTI, SET, EXEC of a watched key, RESP3', '+OK\r\n+QUEUED\r\n_\r\n', ok, queued, ['reply', null]),
	exchange('CLIENT UNBLOCK id ERROR', '-UNBLOCKED client unblocked via CLIENT UNBLOCK\r\n', [
		'error',
		'UNBLOCKED client unblocked via CLIENT UNBLOCK',
	]),
	exchange('BLPOP q 0.1, PING', '*-1\r\n+PONG\r\n', ['reply', null], pong),
	exchange('MULTI, BLPOP nokey 0, EXEC', '+OK\r\n+QUEUED\r\n*1\r\n*-1\r\n', ok, queued, ['reply', [null]]),
	exchange(
		'MULTI, NOSUCH, SET, EXEC',
		`+OK\r\n-ERR unknown command 'NOSUCH', with args beginning with: \r\n+QUEUED\r\n-${execAbort}\r\n`,
		ok,
		['error', "ERR unknown command 'NOSUCH', with args beginning with: "],
		queued,
		['error', execAbort],
	),
	exchange(
		'MULTI, WATCH k, EXEC [Redis]',
		'+OK\r\n-ERR WATCH inside MULTI is not allowed\r\n*0\r\n',
		ok,
		['error', 'ERR WATCH inside MULTI is not allowed'],
		['reply', []],
	),
	exchange(
		'MULTI, WATCH k, EXEC [Valkey]',
		`+OK\r\n-ERR Command 'watch' not allowed inside a transaction\r\n-${execAbort}\r\n`,
		ok,
		['error', "ERR Command 'watch' not allowed inside a transaction"],
		['error', execAbort],
	),
	exchange(
		'SUBSCRIBE c1 c2, PING, UNSUBSCRIBE, UNSUBSCRIBE, PING, RESP3',
		'>3\r\n$9\r\nsubscribe\r\n$2\r\nc1\r\n:1\r\n>3\r\n$9\r\nsubscribe\r\n$2\r\nc2\r\n:2\r\n+PONG\r\n' +
			'>3\r\n$11\r\nunsubscribe\r\n$2\r\nc2\r\n:1\r\n>3\r\n$11\r\nunsubscribe\r\n$2\r\nc1\r\n:0\r\n' +
			'>3\r\n$11\r\nunsubscribe\r\n_\r\n:0\r\n+PONG\r\n',
		subscription('subscribe', 'c1', 1),
		subscription('subscribe', 'c2', 2),
		pong,
		subscription('unsubscribe', 'c2', 1),
		subscription('unsubscribe', 'c1', 0),
		subscription('unsubscribe', null, 0),
		pong,
	),
	exchange(
		'MULTI, SUBSCRIBE c9, SET, EXEC, RESP3',
		'+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n>3\r\n$9\r\nsubscribe\r\n$2\r\nc9\r\n:1\r\n+OK\r\n',
		ok,
		queued,
		queued,
		['reply', [[bytes('subscribe'), bytes('c9'), 1], 'OK']],
	),
	exchange(
		'MULTI, SUBSCRIBE c9, SET, EXEC',
		'+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n*3\r\n$9\r\nsubscribe\r\n$2\r\nc9\r\n:1\r\n+OK\r\n',
		ok,
		queued,
		queued,
		['reply', [[bytes('subscribe'), bytes('c9'), 1], 'OK']],
	),
	// The server counts commands, not confirmations: UNSUBSCRIBE of two channels shifts the rest of EXEC's array out of it.
	exchange(
		'MULTI, UNSUBSCRIBE (of two), PSUBSCRIBE, GET, EXEC, RESP3',
		'+OK\r\n+QUEUED\r\n+QUEUED\r\n+QUEUED\r\n*3\r\n>3\r\n$11\r\nunsubscribe\r\n$1\r\na\r\n:1\r\n' +
			'>3\r\n$11\r\nunsubscribe\r\n$1\r\nb\r\n:0\r\n>3\r\n$10\r\npsubscribe\r\n$2\r\np*\r\n:1\r\n$1\r\n1\r\n',
		ok,
		queued,
		queued,
		queued,
		[
			'reply',
			[
				[bytes('unsubscribe'), bytes('a'), 1],
				[bytes('unsubscribe'), bytes('b'), 0],
				[bytes('psubscribe'), bytes('p*'), 1],
			],
		],
		['reply', bytes('1')],
	),
	exchange(
		'MULTI, PUBLISH to itself, GET, EXEC, RESP3 [Redis 6, 7]',
		'+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n>3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$2\r\nhi\r\n:1\r\n$1\r\n1\r\n',
		ok,
		queued,
		queued,
		['push', [bytes('message'), bytes('news'), bytes('hi')]],
		['reply', [1, bytes('1')]],
	),
	exchange(
		'MULTI, PUBLISH to itself, GET, EXEC, RESP3 [Redis 8, Valkey 9]',
		'+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n:1\r\n$1\r\n1\r\n>3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$2\r\nhi\r\n',
		ok,
		queued,
		queued,
		['reply', [1, bytes('1')]],
		['push', [bytes('message'), bytes('news'), bytes('hi')]],
	),
	exchange(
		'EVAL that publishes to its own connection, RESP3 [Redis 6]',
		'>3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$1\r\nx\r\n:7\r\n',
		['push', [bytes('message'), bytes('news'), bytes('x')]],
		['reply', 7],
	),
	exchange(
		'MULTI, GET, SET, EXEC of a tracked key, RESP3 [Redis 6]',
		'+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n$1\r\n1\r\n>2\r\n$10\r\ninvalidate\r\n*1\r\n$1\r\na\r\n+OK\r\n+OK\r\n',
		ok,
		queued,
		queued,
		['push', [bytes('invalidate'), [bytes('a')]]],
		['reply', [bytes('1'), 'OK']],
		ok,
	),
	exchange(
		'SUBSCRIBE c, GET, PING',
		`*3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n-${contextError}\r\n*2\r\n$4\r\npong\r\n$0\r\n\r\n`,
		['reply', [bytes('subscribe'), bytes('c'), 1]],
		['error', contextError],
		['reply', [bytes('pong'), bytes('')]],
	),
	exchange('CLIENT REPLY OFF, PING, CLIENT REPLY ON, PING', '+OK\r\n+PONG\r\n', ok, pong),
	exchange('CLIENT REPLY SKIP, PING, ECHO x', '$1\r\nx\r\n', ['reply', bytes('x')]),
	exchange(
		'AUTH, SELECT 2, CLIENT SETNAME, MULTI, RESET, GET',
		'+OK\r\n+OK\r\n+OK\r\n+OK\r\n+RESET\r\n-NOAUTH Authentication required.\r\n',
		ok,
		ok,
		ok,
		ok,
		['reply', 'RESET'],
		['error', 'NOAUTH Authentication required.'],
	),
	exchange(
		'GET with a value cut short, PING [Redis]',
		"$-1\r\n-ERR unknown command 'NG', with args beginning with: \r\n",
		['reply', null],
		['error', "ERR unknown command 'NG', with args beginning with: "],
	),
	exchange('a command with the length $0004', '-ERR Protocol error: invalid bulk length\r\n', [
		'error',
		'ERR Protocol error: invalid bulk length',
	]),
	exchange(
		'HELLO 3 [Redis 8]',
		'%7\r\n$6\r\nserver\r\n$5\r\nredis\r\n$7\r\nversion\r\n$5\r\n8.0.2\r\n$5\r\nproto\r\n:3\r\n$2\r\nid\r\n:24\r\n$4\r\nmode\r\n' +
			'$10\r\nstandalone\r\n$4\r\nrole\r\n$6\r\nmaster\r\n$7\r\nmodules\r\n*1\r\n%4\r\n$4\r\nname\r\n$9\r\nvectorset\r\n' +
			'$3\r\nver\r\n:1\r\n$4\r\npath\r\n$0\r\n\r\n$4\r\nargs\r\n*0\r\n',
		[
			'reply',
			map(...['server', 'redis', 'version', '8.0.2'].map(bytes), bytes('proto'), 3, bytes('id'), 24, ...hello()),
		],
	),
	exchange(
		'DEBUG PROTOCOL of every kind, RESP3',
		'$11\r\nHello World\r\n:12345\r\n,3.141\r\n_\r\n*3\r\n:0\r\n:1\r\n:2\r\n~3\r\n:0\r\n:1\r\n:2\r\n%3\r\n:0\r\n#f\r\n:1\r\n#t\r\n:2\r\n#f\r\n' +
			'|1\r\n$14\r\nkey-popularity\r\n*2\r\n$7\r\nkey:123\r\n:90\r\n$39\r\nSome real reply following the attribute\r\n' +
			'$40\r\nSome real reply following the push reply\r\n>2\r\n$16\r\nserver-cpu-usage\r\n:42\r\n' +
			'=29\r\ntxt:This is a verbatim\nstring\r\n#t\r\n#f\r\n(1234567999999999999999999999999999999\r\n',
		['reply', bytes('Hello World')],
		['reply', 12345],
		['reply', Number('3.141')],
		['reply', null],
		['reply', [0, 1, 2]],
		['reply', [0, 1, 2]],
		['reply', map(0, false, 1, true, 2, false)],
		['reply', bytes('Some real reply following the attribute')],
		['reply', bytes('Some real reply following the push reply')],
		['push', [bytes('server-cpu-usage'), 42]],
		['reply', bytes('This is a verbatim\nstring')],
		['reply', true],
		['reply', false],
		['reply', 1234567999999999999999999999999999999n],
	),
	exchange(
		'HGETALL, ZRANGE WITHSCORES, SMEMBERS, XREAD, LATENCY DOCTOR, RESP3',
		'%2\r\n$1\r\nf\r\n$1\r\nv\r\n$1\r\ng\r\n$1\r\nw\r\n*3\r\n*2\r\n$1\r\nc\r\n,-inf\r\n*2\r\n$1\r\na\r\n,1.5\r\n*2\r\n$1\r\nb\r\n,inf\r\n' +
			'~1\r\n$1\r\nx\r\n%1\r\n$1\r\nx\r\n*1\r\n*2\r\n$3\r\n1-1\r\n*2\r\n$1\r\na\r\n$1\r\nb\r\n' +
			`=${doctor.length + 4}\r\ntxt:${doctor}\r\n`,
		['reply', map(...['f', 'v', 'g', 'w'].map(bytes))],
		[
			'reply',
			[
				[bytes('c'), Number.NEGATIVE_INFINITY],
				[bytes('a'), 1.5],
				[bytes('b'), Number.POSITIVE_INFINITY],
			],
		],
		['reply', [bytes('x')]],
		['reply', map(bytes('x'), [[bytes('1-1'), [bytes('a'), bytes('b')]]])],
		['reply', bytes(doctor)],
	),
	exchange(
		'INCR to 2^63-1, DECR to -2^63',
		':9223372036854775807\r\n:9223372036854775806\r\n+OK\r\n:-9223372036854775808\r\n',
		['reply', 9223372036854775807n],
		['reply', 9223372036854775806n],
		ok,
		['reply', -9223372036854775808n],
	),
];

function hello(): Array<Buffer | ReturnType<typeof map>[]> {
	const words = ['mode', 'standalone', 'role', 'master', 'modules'].map(bytes);
	return [
		...words,
		[map(bytes('name'), bytes('vectorset'), bytes('ver'), 1, bytes('path'), bytes(''), bytes('args'), [])],
	];
}
