/**
 * Replies written from command pages, for servers and modules that no package of the test matrix gives us: what RESP2 and RESP3 send
 * there, in a notation without lengths. `research/serverless.md` §2 for TFUNCTION LIST.
 */
import type { Golden } from '../../test/unit/commands/golden.ts';

/** A reply: a string is a bulk string, `+text` a simple one, arrays and maps as they are, numbers integers. */
type Reply = string | number | null | boolean | readonly Reply[] | Map<string, Reply> | { readonly double: string };

const double = (text: string): Reply => ({ double: text });
const map = (...entries: [string, Reply][]): Reply => new Map(entries);

function wire(reply: Reply): string {
	if (reply === null) return '_\r\n';
	if (typeof reply === 'boolean') return reply ? '#t\r\n' : '#f\r\n';
	if (typeof reply === 'number') return `:${reply}\r\n`;
	if (typeof reply === 'string')
		return reply.startsWith('+') ? `${reply}\r\n` : `$${Buffer.byteLength(reply)}\r\n${reply}\r\n`;
	if (reply instanceof Map)
		return `%${reply.size}\r\n${[...reply]
			.flat()
			.map((part) => wire(part as Reply))
			.join('')}`;
	if ('double' in reply) return `,${reply.double}\r\n`;
	return `*${reply.length}\r\n${reply.map(wire).join('')}`;
}

type Page = Omit<Golden, 'shape' | 'text' | 'bytes'>;

function page(line: string, resp2: Reply, resp3: Reply): Page {
	return { call: line.split(' '), from: 'page', resp2: wire(resp2).replaceAll('_\r\n', '$-1\r\n'), resp3: wire(resp3) };
}

const library = (wrap: (...entries: [string, Reply][]) => Reply, no: Reply): Reply => [
	wrap(
		['engine', 'js'],
		['api_version', '1.0'],
		['name', 'lib'],
		['user', 'default'],
		['configuration', null],
		['pending_jobs', 0],
		['functions', [wrap(['name', 'f'], ['flags', ['no-writes']], ['is_async', no], ['description', null])]],
		['cluster_functions', []],
		['keyspace_triggers', ['k']],
		['stream_triggers', []],
		['pending_async_calls', []],
	),
];
const flat = (...entries: [string, Reply][]): Reply => entries.flat();

export const pages: readonly Page[] = [
	page('BF.ADD b x', 1, true),
	page('BF.MADD b x y', [1, 0], [true, false]),
	page('BF.INFO b', ['Capacity', 100, 'Size', 240], map(['Capacity', 100], ['Size', 240])),
	page('BF.INFO b CAPACITY', [100], [100]),
	page(
		'TOPK.INFO t',
		flat(['k', 3], ['width', 8], ['depth', 7], ['decay', '0.9']),
		map(['k', 3], ['width', 8], ['depth', 7], ['decay', double('0.9')]),
	),
	page('TDIGEST.QUANTILE t 0.5 1', ['3', 'inf'], [double('3'), double('inf')]),
	page('TDIGEST.MIN t', 'nan', double('nan')),
	page('TS.GET t', [100, '+1.5'], [100, double('1.5')]),
	page('TS.GET t', [], []),
	page(
		'TS.RANGE t - +',
		[
			[100, '+1'],
			[200, '+2.5'],
		],
		[
			[100, double('1')],
			[200, double('2.5')],
		],
	),
	page('TS.NRANGE 2 {a}t {a}u - +', [[1000, ['+10', '+NaN']]], [[1000, [double('10'), double('nan')]]]),
	page('INCREX k BYFLOAT 0.5', ['1.5', '0.5'], [double('1.5'), double('0.5')]),
	page('INCREX k', [2, 1], [2, 1]),
	page(
		'ARGREP a - + MATCH x WITHVALUES',
		[
			[2, 'ax'],
			[4, 'bx'],
		],
		[
			[2, 'ax'],
			[4, 'bx'],
		],
	),
	page('ARINFO a', ['len', 3, 'count', 2], map(['len', 3], ['count', 2])),
	page(
		'ARINFO a FULL',
		['count', 3, 'dense-slices', 1, 'avg-dense-size', '16', 'avg-dense-fill', '0.1875'],
		map(['count', 3], ['dense-slices', 1], ['avg-dense-size', double('16')], ['avg-dense-fill', double('0.1875')]),
	),
	page('JSON.TYPE d $..a', ['integer', 'boolean'], [['integer', 'boolean']]),
	page('JSON.TYPE d .a', 'integer', ['integer']),
	page(
		'FT.SUGGET s hell FUZZY WITHSCORES',
		['hell', '2', 'hello', '0.5'],
		['hell', double('2'), 'hello', double('0.5')],
	),
	page('FT.SUGGET s hell WITHSCORES WITHPAYLOADS', ['hell', '2', null], ['hell', double('2'), null]),
	page('JSON.NUMINCRBY d .n 1', '3', [3]),
	page('JSON.NUMINCRBY d $..n 1', '[3,null,2.5]', [3, null, double('2.5')]),
	page(
		'VSIM v ELE a WITHSCORES WITHATTRIBS',
		['a', '1', '{"x":1}', 'b', '0.5', null],
		map(['a', [double('1'), '{"x":1}']], ['b', [double('0.5'), null]]),
	),
	page('VLINKS v a', [['b'], ['b', 'c']], [['b'], ['b', 'c']]),
	page(
		'VLINKS v a WITHSCORES',
		[
			['b', '0.5'],
			['b', '0.5', 'c', '0.25'],
		],
		[map(['b', double('0.5')]), map(['b', double('0.5')], ['c', double('0.25')])],
	),
	page(
		'XREADGROUP GROUP g c CLAIM 100 STREAMS s >',
		[
			[
				's',
				[
					['1-1', ['f', 'v'], 1500, 2],
					['1-2', ['f', 'w'], 0, 0],
				],
			],
		],
		map([
			's',
			[
				['1-1', ['f', 'v'], 1500, 2],
				['1-2', ['f', 'w'], 0, 0],
			],
		]),
	),
	page('XREADGROUP GROUP g c STREAMS s 0', [['s', [['1-1', null]]]], map(['s', [['1-1', null]]])),
	page(
		'HOTKEYS GET',
		flat(['tracking-active', 1], ['selected-slots', [5, [7, 9]]], ['by-cpu-time-us', ['x', 104, 'y', 98]]),
		[map(['tracking-active', 1], ['selected-slots', [5, [7, 9]]], ['by-cpu-time-us', ['x', 104, 'y', 98]])],
	),
	page('BACKUP STATUS', flat(['state', 'idle'], ['error', '']), map(['state', 'idle'], ['error', ''])),
	page('TFUNCTION LIST vv', library(flat, 0), library(map, false)),
];
