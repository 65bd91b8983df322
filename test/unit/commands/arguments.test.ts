import { expect } from 'chai';
import {
	blockMs,
	isBlocking,
	keyIndexes,
	patternIndexes,
	redact,
	retryOf,
	secretIndexes,
	sessionOf,
	slotIndexes,
	specOf,
	worseOf,
} from '../../../src/commands/spec.ts';

/** A line as a call: `GET k`. */
function call(line: string): [spec: ReturnType<typeof specOf>, args: string[]] {
	const [name = '', ...args] = line.split(' ').map((word) => (word === '""' ? '' : word));
	return [specOf(name, args), args];
}

/** What a function makes of many lines. */
const each = <T>(lines: Record<string, T>, what: (...call: [ReturnType<typeof specOf>, string[]]) => T): void => {
	for (const [line, expected] of Object.entries(lines)) expect(what(...call(line)), line).to.deep.equal(expected);
};

describe('keyIndexes', () => {
	const keys = (line: string): string[] => {
		const [spec, args] = call(line);
		return keyIndexes(spec, args).map((index) => args[index] ?? '');
	};

	it('finds keys in every form', () => {
		const expected: Record<string, string[]> = {
			PING: [],
			'GET a': ['a'],
			'MGET a b c': ['a', 'b', 'c'],
			'MSET a 1 b 2': ['a', 'b'],
			'MSETEX 2 a 1 b 2 EX 5': ['a', 'b'],
			'BLPOP a b 0': ['a', 'b'],
			'BITOP AND d a b': ['d', 'a', 'b'],
			'RENAME a b': ['a', 'b'],
			'EVAL script 2 a b c': ['a', 'b'],
			'EVAL script 0 a': [],
			'FCALL f 1 a b': ['a'],
			'ZUNIONSTORE d 2 a b WEIGHTS 1 2': ['d', 'a', 'b'],
			'ZDIFF 2 a b WITHSCORES': ['a', 'b'],
			'LMPOP 2 a b LEFT': ['a', 'b'],
			'BLMPOP 0 2 a b LEFT': ['a', 'b'],
			'XREAD COUNT 5 STREAMS a b 0 0': ['a', 'b'],
			'XREAD streams streams 0': ['streams'],
			'XREADGROUP GROUP STREAMS STREAMS COUNT 1 STREAMS a >': ['a'],
			'XGROUP CREATE a g $': ['a'],
			'OBJECT ENCODING a': ['a'],
			'MEMORY USAGE a': ['a'],
			'SORT a BY w* GET # GET store STORE b LIMIT 0 5': ['a', 'b'],
			'SORT a STORE b STORE c': ['a', 'c'],
			'SORT a BY STORE': ['a'],
			'SORT_RO a BY b': ['a'],
			'GEORADIUS a 1 2 3 km STORE b': ['a', 'b'],
			'GEORADIUSBYMEMBER a m 3 km STOREDIST b': ['a', 'b'],
			'GEOSEARCHSTORE a b FROMMEMBER m BYRADIUS 5 m': ['a', 'b'],
			'MIGRATE h 1 a 0 5': ['a'],
			'MIGRATE h 1 "" 0 5 COPY AUTH KEYS KEYS a b': ['a', 'b'],
			'MIGRATE h 1 "" 0 5 AUTH2 KEYS KEYS KEYS a': ['a'],
			'JSON.MGET a b $': ['a', 'b'],
			'JSON.MSET a $ 1 b $ 2': ['a', 'b'],
			'TS.MADD a 1 2 b 3 4': ['a', 'b'],
			'TS.CREATERULE a b AGGREGATION avg 5': ['a', 'b'],
			'CMS.MERGE d 2 a b WEIGHTS 1 2': ['d', 'a', 'b'],
			'TFCALL lib.f 1 a b': ['a'],
			'FT.SEARCH index *': [],
			'HIMPORT SET a f v': ['a'],
			'NO.SUCH a b': [],
		};
		for (const [line, found] of Object.entries(expected)) expect(keys(line), line).to.deep.equal(found);
	});

	it('does not stumble over calls that the server will refuse', () => {
		for (const line of [
			'EVAL',
			'EVAL s',
			'EVAL s x a',
			'EVAL s -1 a',
			'ZUNIONSTORE d',
			'XREAD STREAMS',
			'SORT',
			'MIGRATE h',
			'XREAD',
		]) {
			expect(() => keys(line), line).not.to.throw();
		}
		expect(keys('EVAL s 5 a b')).to.deep.equal(['a', 'b']);
	});

	it('reads words from Buffers, and keys that are Buffers stay where they are', () => {
		const args = [Buffer.from('streams'), Buffer.from('a'), '0'];
		expect(keyIndexes(specOf('XREAD', args), args)).to.deep.equal([1]);
	});

	it('keeps shard channels apart: they pick the slot and are no keys', () => {
		const [spec, args] = call('SPUBLISH ch hello');
		expect(keyIndexes(spec, args)).to.deep.equal([]);
		expect(slotIndexes(spec, args)).to.deep.equal([0]);
		expect(slotIndexes(...call('GET a'))).to.deep.equal([0]);
	});

	it('finds the patterns of SORT, which are expanded to keys', () => {
		each(
			{ 'SORT a BY w_* GET # GET o_*->f': [2, 6], 'SORT a BY nosort': [], 'SORT_RO a GET o_*': [2], 'GET a': [] },
			patternIndexes,
		);
	});
});

describe('isBlocking', () => {
	it('depends on the arguments', () => {
		each(
			{
				'BLPOP a 0': true,
				'BLMOVEM a b LEFT LEFT 1': true,
				'XREAD STREAMS a 0': false,
				'XREAD COUNT 5 BLOCK 0 STREAMS a 0': true,
				'XREAD STREAMS BLOCK 0': false,
				'XREADGROUP GROUP BLOCK BLOCK STREAMS a >': false,
				'XREADGROUP GROUP g c BLOCK 5 STREAMS a >': true,
				'TS.READ BLOCK 0': false,
				'TS.READ t 0 BLOCK 100 1': true,
				'MIGRATE h 1 a 0 5': true,
				'TFCALLASYNC l.f 0': true,
				'WAIT 1 0': false,
				'GET a': false,
			},
			isBlocking,
		);
	});

	it('tells the server-side timeout in milliseconds', () => {
		each(
			{
				'BLPOP a b 0.5': 500,
				'BLPOP a 0': 0,
				'BLMPOP 2 1 a LEFT': 2000,
				'BLMOVE a b LEFT LEFT 3': 3000,
				'BLMOVEM a b LEFT LEFT 4 COUNT 5 BULK': 4000,
				'XREAD BLOCK 250 STREAMS a 0': 250,
				'XREAD STREAMS a 0': -1,
				'MIGRATE h 1 a 0 900': 900,
				'WAIT 1 100': 100,
				'WAITAOF 0 0 200': 200,
				'TFCALLASYNC l.f 0': 0,
				'BLPOP a x': 0,
				'GET a': -1,
			},
			blockMs,
		);
	});
});

describe('retryOf', () => {
	it('looks at the arguments', () => {
		each(
			{
				'GET a': 'read',
				'SET a b': 'last-wins',
				'SET a b EX 5': 'last-wins',
				'SET a b nx': 'conditional',
				'SET a b GET': 'conditional',
				'SET a b IFEQ c': 'conditional',
				'SET NX GET': 'last-wins',
				'EXPIRE a 5': 'last-wins',
				'EXPIRE a 5 NX': 'conditional',
				'GETEX a': 'read',
				'GETEX a EX 5': 'last-wins',
				'ZADD a 1 m': 'last-wins',
				'ZADD a NX 1 m': 'conditional',
				'ZADD a NX INCR 1 m': 'accumulating',
				'INCR a': 'accumulating',
				'LPUSH a b': 'accumulating',
				'DEL a': 'last-wins',
				'COPY a b': 'conditional',
				'COPY a b REPLACE': 'last-wins',
				'RESTORE a 0 x': 'conditional',
				'RESTORE a 0 x REPLACE': 'last-wins',
				'SORT a': 'read',
				'SORT a STORE b': 'last-wins',
				'SORT a STORE a': 'accumulating',
				'BITFIELD a GET u8 0': 'read',
				'BITFIELD a INCRBY u8 0 1': 'accumulating',
				'BITFIELD a SET u8 0 1 INCRBY u8 0 1': 'accumulating',
				'ZUNIONSTORE d 2 a b': 'last-wins',
				'ZUNIONSTORE d 2 d b': 'accumulating',
				'BITOP XOR d d a': 'accumulating',
				'SUNIONSTORE d d a': 'last-wins',
				'XADD s * f v': 'accumulating',
				'XADD s IDMP p 1 * f v': 'last-wins',
				'FUNCTION LOAD code': 'conditional',
				'FUNCTION LOAD REPLACE code': 'last-wins',
				'EVAL s 0': 'never',
				'EVAL_RO s 0': 'read',
				'FCALL f 0': 'never',
				'CONFIG GET x': 'read',
				'CONFIG SET x y': 'never',
				'CLIENT LIST': 'read',
				'NO.SUCH': 'never',
				PING: 'read',
			},
			retryOf,
		);
	});

	it('knows the worse of two', () => {
		expect(worseOf('read', 'last-wins')).to.equal('last-wins');
		expect(worseOf('never', 'accumulating')).to.equal('never');
		expect(worseOf('accumulating', 'conditional')).to.equal('accumulating');
	});
});

describe('sessionOf', () => {
	it('holds subcommands apart and names the right API', () => {
		const kinds = {
			'GET a': 'none',
			'CLIENT LIST': 'none',
			'client setname me': 'lease',
			'CLIENT REPLY OFF': 'lease',
			'CLIENT NO-EVICT ON': 'lease',
			'CLIENT NO-TOUCH ON': 'lease',
			'CLIENT CACHING YES': 'lease',
			'CLIENT TRACKING ON': 'lease',
			'SCRIPT DEBUG NO': 'lease',
			'SCRIPT LOAD x': 'none',
			MULTI: 'lease',
			'WATCH a': 'lease',
			'SELECT 1': 'lease',
			READONLY: 'lease',
			READWRITE: 'lease',
			ASKING: 'lease',
			'WAIT 1 0': 'lease',
			'SUBSCRIBE a': 'own',
			'SSUBSCRIBE a': 'own',
			MONITOR: 'own',
			SYNC: 'refused',
			'PSYNC a 1': 'refused',
			'REPLCONF a b': 'refused',
			'HELLO 3': 'refused',
			'AUTH a': 'refused',
			RESET: 'refused',
			'HIMPORT SET a f v': 'lease',
			'NO.SUCH': 'none',
		};
		each(kinds, (spec, args) => sessionOf(spec, args).kind);
		for (const [line, kind] of Object.entries(kinds)) {
			expect(sessionOf(...call(line)).hint !== '', line).to.equal(kind !== 'none');
		}
		expect(sessionOf(...call('WATCH a')).hint).to.include('transaction()');
		expect(sessionOf(...call('SELECT 1')).hint).to.include('"database"');
	});
});

describe('redact', () => {
	it('hides passwords and nothing else', () => {
		const shown = (line: string): string => redact(...call(line)).join(' ');
		expect(shown('AUTH user pw')).to.equal('(secret) (secret)');
		expect(shown('HELLO 3 AUTH user pw SETNAME me')).to.equal('3 AUTH (secret) (secret) SETNAME me');
		expect(shown('CONFIG SET requirepass pw maxmemory 1 masterauth pw')).to.equal(
			'SET requirepass (secret) maxmemory 1 masterauth (secret)',
		);
		expect(shown('CONFIG GET requirepass')).to.equal('GET requirepass');
		expect(shown('ACL SETUSER bob on >pw #0a ~k* +get')).to.equal('SETUSER bob on (secret) (secret) ~k* +get');
		expect(shown('MIGRATE h 1 k 0 5 AUTH pw')).to.equal('h 1 k 0 5 AUTH (secret)');
		expect(shown('MIGRATE h 1 k 0 5 AUTH2 user pw COPY')).to.equal('h 1 k 0 5 AUTH2 (secret) (secret) COPY');
		expect(shown('SENTINEL SET mine auth-pass pw quorum 2')).to.equal('SET mine auth-pass (secret) quorum 2');
		expect(shown('SET auth pass')).to.equal('auth pass');
		expect(secretIndexes(...call('GET a'))).to.deep.equal([]);
	});

	it('gives the same array when there is nothing to hide', () => {
		const args = ['a'];
		expect(redact(specOf('GET', args), args)).to.equal(args);
	});
});
